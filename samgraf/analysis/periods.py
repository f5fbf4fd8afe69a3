"""How the network changes over time: who enters, stays and leaves, the core, and communities from period to period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from random import Random

import numpy as np
from numpy.typing import NDArray

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.chance import texts_drawn
from samgraf.analysis.draws import Draws
from samgraf.analysis.groups import ABSENT, Groups, leiden, likeness, present
from samgraf.analysis.measures import find_measure
from samgraf.analysis.results import Result, cell, chance, interval, missing, nothing, say, verdict, warnings

Span = tuple[int, int]
COLUMNS = (
    "period", "actors", "entered", "stayed", "left", "ties", "core", "core_actors", "core_stayed", "arenas",
    "documents", "statements",
)  # fmt: skip
FLOW_COLUMNS = ("period", "community", "first", "next_period", "next_community", "next_first", "actors", "documents")


def growth(of: Affiliations, years: int = 5, cumulative: bool = False, draws: Draws | None = None) -> Result:
    """The actors, ties and core of each period of so many years, and who enters, stays and leaves.

    An actor stays that is in the period before too; `core` is the highest k of which there is a k-core (Seidman 1983),
    `core_stayed` who of it was in the core of the period before. With `cumulative` a period holds all before it too.
    The statistic, of the periods by themselves, is the share of actors that are in the next period; chance deals the
    years out among the projects and events anew, the interval is of samples of the texts. What has no year is left
    out, and counted in the sentence.
    Raises UsageError for periods of less than a year.
    """
    drawn = draws or Draws()
    told = {"years": years, "cumulative": cumulative, **drawn.told(of)}
    spans = periods(of, years, cumulative)
    if not spans:
        return nothing("growth", COLUMNS, of, told, "no_years")
    dated = of.with_ties(tie for tie in of.ties if tie.year is not None)
    rows: list[tuple[str | int, ...]] = []
    before: set[str] = set()
    core_before: set[str] = set()
    for span, part in spans.items():
        now, network = set(part.actors), drawn.network(part)
        cores = find_measure("core").values(network)
        highest = int(cores.max(initial=0))
        core = {actor for actor, value in zip(part.actors, cores, strict=True) if highest and value == highest}
        rows.append(
            (
                named(span), len(now), len(now - before), len(now & before), len(before - now),
                int((network > 0).sum()) // 2, highest, len(core), len(core & core_before), len(part.arenas),
                len(part.documents), part.statements,
            )
        )  # fmt: skip
        before, core_before = now, core
    observed = _Stays(dated, years).share()
    by_chance = chance("redated", list(_Stays(dated, years).by_chance(drawn)), observed)
    by_texts = interval(list(_Stays(dated, years).by_texts(drawn)))
    sentence = " ".join(
        [
            verdict(dated, "The share of actors that are in the next period too", observed, by_chance, by_texts),
            _dated(of, dated),
        ]
    )
    return Result(
        "growth", COLUMNS, tuple(rows), sentence, missing(of), "share that stays", cell(observed), by_chance, by_texts,
        len(dated.documents), dated.statements, warnings(dated, [int(row[-2]) for row in rows]), told,
    )  # fmt: skip


def flows(of: Affiliations, years: int = 5, cumulative: bool = False, draws: Draws | None = None) -> Result:
    """How many actors of each community are in which community of the next period.

    Communities are Leiden's of each period, of two actors or more, and named by their number and the actor tied most;
    an empty cell is for those in none. The statistic is the mean likeness (adjusted Rand index) of one period's
    communities to the next's on those who stay; chance deals their communities out anew.
    Raises UsageError for periods of less than a year.
    """
    drawn = draws or Draws()
    told = {"years": years, "cumulative": cumulative, **drawn.told(of)}
    stages = communities_over_time(of, drawn, years, cumulative)
    if not stages:
        return nothing("flows", FLOW_COLUMNS, of, told, "no_years")
    dated = of.with_ties(tie for tie in of.ties if tie.year is not None)
    rows: list[tuple[str | int | None, ...]] = []
    for one, other in pairwise(stages):
        for (here, there), actors in sorted(moves(one, other).items(), key=lambda item: _order(item[0])):
            read = {*one.documents, *other.documents}
            documents = {tie.document for actor in actors for tie in dated.of(actor)} & read
            before, after = _told(one, here), _told(other, there)
            rows.append((named(one.span), *before, named(other.span), *after, len(actors), len(documents)))
    pairs = list(pairwise(stages))
    observed = _alike([stayers(*pair) for pair in pairs])
    random = Random(drawn.seed)
    null = [_alike([_dealt(stayers(*pair), random) for pair in pairs]) for _ in range(drawn.count)]
    by_chance = chance("regrouped", null, observed)
    samples = []
    for number, kept in enumerate(texts_drawn(len(of.documents), drawn.count, drawn.seed), start=1):
        drawn.report(number, "with other texts")
        read = {document for document, is_in in zip(of.documents, kept, strict=True) if is_in}
        part = of.with_ties(tie for tie in of.ties if tie.document in read)
        # From the same year on, so that periods of a sample are those of all texts.
        drawn_stages = communities_over_time(part, drawn, years, cumulative, stages[0].span[0])
        samples.append(_alike([stayers(*pair) for pair in pairwise(drawn_stages)]))
    by_texts = interval(samples)
    sentence = " ".join(
        [
            verdict(dated, "The likeness of communities from period to period", observed, by_chance, by_texts),
            _dated(of, dated),
        ]
    )
    return Result(
        "flows", FLOW_COLUMNS, tuple(rows), sentence, missing(of), "likeness", cell(observed), by_chance, by_texts,
        len(dated.documents), dated.statements, warnings(dated, [int(str(row[-1])) for row in rows]), told,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """The communities of one period."""

    span: Span
    communities: tuple[tuple[str, ...], ...]
    """The actors of each community of two or more, the most tied first; the largest community first."""
    labels: Mapping[str, str]
    documents: tuple[str, ...]

    def place(self, actor: str) -> int | None:
        """The number of an actor's community from 0; None where it is in none."""
        return next((number for number, members in enumerate(self.communities) if actor in members), None)


Move = tuple[int | None, int | None]


def communities_over_time(
    of: Affiliations, draws: Draws, years: int, cumulative: bool, first: int | None = None
) -> list[Stage]:
    """The communities of each period, as `periods` has them."""
    stages = []
    for span, part in periods(of, years, cumulative, first).items():
        network, names = draws.network(part), list(part.actors)
        found = present(network, leiden(network, seed=draws.seed)) if len(network) else np.zeros(0, np.int64)
        strength = network.sum(axis=1) if len(network) else np.zeros(0)
        groups: dict[int, list[int]] = {}
        for place in sorted(range(len(names)), key=lambda at: (-strength[at], names[at])):
            if found[place] != ABSENT:
                groups.setdefault(int(found[place]), []).append(place)
        ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
        members = tuple(tuple(names[place] for place in group) for _, group in ordered if len(group) > 1)
        stages.append(Stage(span, members, {name: part.actors[name].label for name in names}, part.documents))
    return stages


def moves(one: Stage, other: Stage) -> dict[Move, list[str]]:
    """Who is in which community of two periods; who is in none of either is left out."""
    found: dict[Move, list[str]] = {}
    for actor in sorted(set(one.labels) | set(other.labels)):
        move = one.place(actor), other.place(actor)
        if move != (None, None):
            found.setdefault(move, []).append(actor)
    return found


def stayers(one: Stage, other: Stage) -> tuple[Groups, Groups]:
    """The communities, in each of two periods, of those who are in one in both."""
    both = [
        (here, there, len(actors))
        for (here, there), actors in moves(one, other).items()
        if here is not None and there is not None
    ]
    counts = [count for _, _, count in both]
    return (
        np.repeat(np.array([here for here, _, _ in both], dtype=np.int64), counts),
        np.repeat(np.array([there for _, there, _ in both], dtype=np.int64), counts),
    )


def periods(
    of: Affiliations, years: int, cumulative: bool = False, first: int | None = None
) -> dict[Span, Affiliations]:
    """The ties of each period, from the first year of any unless given; with `cumulative` of all before it too."""
    found = of.slices(years, first)
    if not cumulative:
        return found
    return {
        (begin, end): of.with_ties(tie for tie in of.ties if tie.year is not None and tie.year <= end)
        for begin, end in found
    }


def named(span: Span) -> str:
    """A period in words: its years."""
    return str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"


class _Stays:
    """Who is in which period, to deal the years of arenas out again and again."""

    def __init__(self, dated: Affiliations, years: int) -> None:
        # An arena has several years where it has none of its own and several texts tell of it.
        parts = sorted({(tie.arena, tie.year) for tie in dated.ties})
        number = {part: at for at, part in enumerate(parts)}
        row = {actor: at for at, actor in enumerate(dated.actors)}
        page = {document: at for at, document in enumerate(dated.documents)}
        first = min(year for _, year in parts if year is not None)
        self.periods = [((year or first) - first) // years for _, year in parts]
        self.actors = np.array([row[tie.actor] for tie in dated.ties])
        self.parts = np.array([number[tie.arena, tie.year] for tie in dated.ties])
        self.pages = np.array([page[tie.document] for tie in dated.ties])
        self.texts = len(dated.documents)

    def share(self, periods: list[int] | None = None, ties: NDArray[np.bool_] | None = None) -> float:
        """The share of actors of all periods but the last that are in the next; of pairs of periods that have any."""
        of_part = np.array(periods or self.periods)
        kept = np.ones(len(self.parts), bool) if ties is None else ties
        there: NDArray[np.bool_] = np.zeros((int(self.actors.max()) + 1, int(of_part.max()) + 1), bool)
        there[self.actors[kept], of_part[self.parts[kept]]] = True
        told: NDArray[np.bool_] = np.asarray(there.any(axis=0))
        before, after = there[:, :-1], there[:, 1:]
        both = told[:-1] & told[1:]
        all_ = int(before[:, both].sum())
        return float((before & after)[:, both].sum() / all_) if all_ else float("nan")

    def by_chance(self, draws: Draws) -> Iterator[float]:
        """The same with the years dealt out anew."""
        random = Random(draws.seed)
        for number in range(1, draws.count + 1):
            draws.report(number, "by chance")
            yield self.share(random.sample(self.periods, len(self.periods)))

    def by_texts(self, draws: Draws) -> Iterator[float]:
        """The same with samples of the texts."""
        for number, kept in enumerate(texts_drawn(self.texts, draws.count, draws.seed), start=1):
            draws.report(number, "with other texts")
            yield self.share(ties=kept[self.pages])


def _dated(of: Affiliations, dated: Affiliations) -> str:
    if not of.undated:
        return say("all_dated", of)
    return say("dated", of, dated=len(dated.documents), undated=of.undated, ties=len(of.ties))


def _alike(pairs: list[tuple[Groups, Groups]]) -> float:
    """The mean likeness of pairs of communities that have two or more actors in both; not a number where none has."""
    found = [likeness(one, other) for one, other in pairs if len(one) > 1]
    return float(np.mean(found)) if found else float("nan")


def _dealt(pair: tuple[Groups, Groups], random: Random) -> tuple[Groups, Groups]:
    return pair[0], np.array(random.sample(pair[1].tolist(), len(pair[1])), dtype=np.int64)


def _told(stage: Stage, number: int | None) -> tuple[int | None, str]:
    """A community as a row tells it: its number from 1, and the actor tied most."""
    if number is None:
        return None, ""
    return number + 1, stage.labels[stage.communities[number][0]]


def _order(move: Move) -> tuple[float, float]:
    """Those in none come last."""
    before, after = (inf if number is None else number for number in move)
    return before, after
