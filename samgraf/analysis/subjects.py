"""Which themes go together, and who carries a theme between communities."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.chance import standing_apart, texts_drawn
from samgraf.analysis.draws import Draws
from samgraf.analysis.groups import leiden
from samgraf.analysis.projections import Array, Incidence, documents_behind
from samgraf.analysis.rankings import APART
from samgraf.analysis.results import Result, cell, chance, figure, interval, missing, nothing, say, verdict, warnings
from samgraf.analysis.structure import chances_of, discoveries, shared_by_chance
from samgraf.errors import UsageError

COLUMNS = ("one", "one_label", "other", "other_label", "arenas", "expected", "alpha", "apart", "documents")
CARRIER_COLUMNS = (
    "theme", "theme_label", "id", "label", "community", "reached", "expected", "z", "apart", "arenas", "documents",
)  # fmt: skip
ALPHA = 0.05


def themes(of: Affiliations, draws: Draws | None = None) -> Result:
    """The pairs of themes that a project or event is about together, the clearest first.

    of: ties at the level of themes. `expected` and `alpha` are what the numbers of arenas of the two themes, and of
    themes in the arenas, give (the stochastic degree sequence model; the rate of false discoveries among all pairs is
    held). The statistic is the number of pairs at 0.05; chance keeps the same numbers.
    Raises UsageError for ties at another level.
    """
    drawn = draws or Draws()
    told = drawn.told(_of_themes(of))
    matrix = Incidence(of).matrix() > 0
    shared = matrix.astype(float) @ matrix.T.astype(float) if len(matrix) else np.zeros((0, 0))
    pairs = np.argwhere(np.triu(shared, 1) > 0)
    if not len(pairs):
        return nothing("themes", COLUMNS, of, told)
    taken = matrix.astype(float)
    likely, chances, names = discoveries(shared_by_chance(taken)), chances_of(taken), list(of.actors)
    rows = []
    for one, other in sorted(pairs.tolist(), key=lambda pair: (likely[tuple(pair)], -shared[tuple(pair)], pair)):
        both = [arena for arena, here in zip(of.arenas, matrix[one] & matrix[other], strict=True) if here]
        documents = documents_behind(of, (names[one], names[other]), both)
        rows.append(
            (
                names[one], of.actors[names[one]].label, names[other], of.actors[names[other]].label, len(both),
                figure(chances[one] @ chances[other]), figure(likely[one, other]),
                "above" if likely[one, other] < ALPHA else "", len(documents),
            )
        )  # fmt: skip
    observed = float(sum(row[7] == "above" for row in rows))
    plain = Draws("count", drawn.count, drawn.seed, drawn.progress)
    by_chance = chance("rewired", [_pairs(each) for each in plain.by_chance(of, two_mode=True)], observed)
    by_texts = interval([_pairs(each) for each in plain.by_texts(of, two_mode=True)])
    sentence = " ".join(
        [
            say("pairs_kept" if observed else "no_pairs_kept", of, count=int(observed), all=len(rows), alpha=ALPHA),
            verdict(of, "The number of them", observed, by_chance, by_texts),
        ]
    )
    return Result(
        "themes", COLUMNS, tuple(rows), sentence, missing(of), "number of pairs that stand out", figure(observed),
        by_chance, by_texts, len(of.documents), of.statements, warnings(of, [int(row[-1]) for row in rows]), told,
    )  # fmt: skip


def carriers(of: Affiliations, actors: Affiliations, draws: Draws | None = None) -> Result:
    """Who meets other communities than its own in projects and events on a theme, and how many.

    of: ties at the level of themes; actors: those of actors, whose communities are Leiden's. Chance deals out what the
    arenas are about anew; `apart` says who reaches more or fewer than that. The statistic is how many communities a
    theme of two arenas or more is met in, on average: low where themes keep to communities.
    Raises UsageError where the first ties are not of themes, or the second are.
    """
    drawn = draws or Draws()
    told = drawn.told(_of_themes(of)) | {"level": actors.level}
    if actors.level == of.level:
        raise UsageError("themes carry nothing between communities of themes; choose another --level")
    network = drawn.network(actors)
    spread = _Spread(of, actors, leiden(network, seed=drawn.seed) if (network > 0).any() else np.zeros(0, np.int64))
    if not spread.can:
        return nothing("carriers", CARRIER_COLUMNS, actors, told)
    reached = spread.reached(spread.about)
    places = np.argwhere(reached > 0)
    dealt = [spread.about[:, order] for order in drawn.permuted(list(range(len(spread.arenas))))]
    null = np.array([spread.reached(about)[places[:, 0], places[:, 1]] for about in dealt]).reshape(len(dealt), -1)
    distance, apart = standing_apart(reached[places[:, 0], places[:, 1]], null)
    rows = []
    order = sorted(range(len(places)), key=lambda at: (-apart[at], -reached[tuple(places[at])], -distance[at], at))
    for at in order:
        theme, place = (int(end) for end in places[at])
        names = list(of.actors)[theme], list(actors.actors)[place]
        arenas = spread.arenas_of(theme, place)
        documents = {*documents_behind(of, names[:1], arenas), *documents_behind(actors, names[1:], arenas)}
        rows.append(
            (
                names[0], of.actors[names[0]].label, names[1], actors.actors[names[1]].label,
                int(spread.groups[place]) + 1, int(reached[theme, place]), figure(null[:, at].mean()),
                figure(distance[at]), APART[int(apart[at])], len(arenas), len(documents),
            )
        )  # fmt: skip
    observed = spread.breadth(spread.about)
    by_chance = chance("dealt_themes", [spread.breadth(about) for about in dealt], observed)
    by_texts = interval(list(spread.by_texts(drawn)))
    count = int((apart != 0).sum())
    sentence = " ".join(
        [
            say("carried" if count else "none_carried", of, count=count, all=len(rows)),
            verdict(of, "The number of communities that a theme is met in", observed, by_chance, by_texts),
        ]
    )
    return Result(
        "carriers", CARRIER_COLUMNS, tuple(rows), sentence, missing(actors),
        "mean number of communities of a theme", cell(observed), by_chance, by_texts,
        len({*of.documents, *actors.documents}), of.statements + actors.statements,
        warnings(of, [int(row[-1]) for row in rows]), told,
    )  # fmt: skip


class _Spread:
    """Themes, actors and their communities, over the arenas that both are told of."""

    def __init__(self, of: Affiliations, actors: Affiliations, groups: NDArray[np.int64]) -> None:
        self.of, self.actors, self.groups = of, actors, groups
        self.arenas = [arena for arena in of.arenas if arena in actors.arenas]
        self._columns = (
            [list(of.arenas).index(arena) for arena in self.arenas],
            [list(actors.arenas).index(arena) for arena in self.arenas],
        )
        self.about, self.part = self._read(None)
        self.can = bool(len(groups) and self.arenas)

    def _read(self, read: set[str] | None) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        found = []
        for side, columns in zip((self.of, self.actors), self._columns, strict=True):
            kept = np.array([read is None or document in read for document in side.documents], bool)
            found.append(Incidence(side).matrix(kept)[:, columns] > 0)
        return found[0], found[1]

    def _there(self, part: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which communities (column) are in each arena (row)."""
        count = int(self.groups.max()) + 1
        member = np.eye(count, dtype=bool)[self.groups]
        return np.asarray(part.T.astype(float) @ member.astype(float) > 0)

    def reached(self, about: NDArray[np.bool_]) -> Array:
        """How many communities but its own each actor (column) meets in arenas on each theme (row)."""
        there = self._there(self.part).astype(float)
        found = np.zeros((len(about), len(self.part)))
        for theme, arenas in enumerate(about):
            met = self.part[:, arenas].astype(float) @ there[arenas] > 0
            # Who is in an arena is met there by its own community.
            found[theme] = np.maximum(met.sum(axis=1) - 1, 0)
        return found

    def breadth(self, about: NDArray[np.bool_], part: NDArray[np.bool_] | None = None) -> float:
        """In how many communities a theme of two arenas or more is met, on average; not a number without any."""
        there = self._there(self.part if part is None else part).astype(float)
        wide = about[about.sum(axis=1) > 1]
        return float(((wide.astype(float) @ there) > 0).sum(axis=1).mean()) if len(wide) else float("nan")

    def by_texts(self, draws: Draws) -> Iterable[float]:
        """The breadth in samples of the texts."""
        texts = sorted({*self.of.documents, *self.actors.documents})
        for number, kept in enumerate(texts_drawn(len(texts), draws.count, draws.seed), start=1):
            draws.report(number, "with other texts")
            yield self.breadth(*self._read({text for text, is_in in zip(texts, kept, strict=True) if is_in}))

    def arenas_of(self, theme: int, actor: int) -> list[str]:
        """The arenas on a theme that an actor takes part in."""
        here = self.about[theme] & self.part[actor]
        return [arena for arena, is_in in zip(self.arenas, here, strict=True) if is_in]


def _pairs(matrix: Array) -> float:
    """How many pairs stand out."""
    likely = discoveries(shared_by_chance(matrix)) if matrix.any() else np.ones_like(matrix)
    return float((np.triu(likely, 1)[np.triu_indices(len(likely), 1)] < ALPHA).sum()) if matrix.any() else 0.0


def _of_themes(of: Affiliations) -> Affiliations:
    if of.level != "theme":
        raise UsageError(f"these ties are of {of.level}; give those at the level of themes")
    return of
