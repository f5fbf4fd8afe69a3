"""The standard report on a one-mode network: its figures, and its actors by every measure, from one set of draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_array

from samgraf.analysis import rankings
from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.backbones import backbone
from samgraf.analysis.communities import communities
from samgraf.analysis.draws import Draws
from samgraf.analysis.measures import ONE_MODE, Measure, Ties, engine
from samgraf.analysis.projections import Array
from samgraf.analysis.results import Cell, Chance, Result, cell, chance, interval, missing, nothing, say, warnings
from samgraf.analysis.sectors import homophily

COLUMNS = ("figure", "value", "expected", "low", "high", "apart", "texts_low", "texts_high")
ACTOR_COLUMNS = ("measure", *rankings.COLUMNS)


@dataclass(frozen=True)
class Report:
    """What the standard report has."""

    network: Result
    """A row for each figure of the network as a whole, with what chance gives and what samples of the texts give."""
    actors: Result
    """A row for each actor by each measure, as `rank` has it."""


@dataclass(frozen=True)
class _Kept(Draws):
    """Draws that are drawn once, however many analyses ask for them."""

    _drawn: dict[str, list[csr_array]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _measured: dict[str, tuple[Array, Array]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def by_chance(self, of: Affiliations, two_mode: bool = False) -> Iterator[Array]:
        return self._once(f"chance {two_mode}", lambda: super(_Kept, self).by_chance(of, two_mode))

    def by_texts(self, of: Affiliations, two_mode: bool = False) -> Iterator[Array]:
        return self._once(f"texts {two_mode}", lambda: super(_Kept, self).by_texts(of, two_mode))

    def measured(self, of: Affiliations, measure: Measure) -> tuple[Array, Array]:
        if not self._measured:
            both = [
                [[each.values(ties) for each in ONE_MODE.values()] for ties in map(Ties, networks)]
                for networks in (self.by_chance(of), self.by_texts(of))
            ]
            chance, texts = (np.array(networks) for networks in both)
            for place, name in enumerate(ONE_MODE):
                self._measured[name] = chance[:, place], texts[:, place]
        return self._measured[next(name for name, each in ONE_MODE.items() if each is measure)]

    def _once(self, kind: str, draw: Callable[[], Iterator[Array]]) -> Iterator[Array]:
        if kind not in self._drawn:
            self._drawn[kind] = [csr_array(matrix) for matrix in draw()]
        for kept in self._drawn[kind]:
            yield kept.toarray()


def report(of: Affiliations, alpha: float = 0.05, draws: Draws | None = None) -> Report:
    """Size, components, communities, mixing of sectors, backbone and bridges of the one-mode network, and all measures.

    Every part is what the analysis of its name gives with the same draws. Raises UsageError as `backbone` does.
    """
    given = draws or Draws()
    drawn = _Kept(given.weight, given.count, given.seed, given.progress)
    told = {"alpha": alpha, **drawn.told(of)}
    network = drawn.network(of)
    if not (network > 0).any():
        return Report(nothing("report", COLUMNS, of, told), nothing("report", ACTOR_COLUMNS, of, told))
    ranked = {name: rankings.rank(of, name, drawn) for name in ONE_MODE}
    grouped, mixed, standing = communities(of, 1.0, drawn), homophily(of, drawn), backbone(of, alpha, "sdsm", drawn)
    shapes = _shape(network)
    by_chance, by_texts = ([_shape(each) for each in drawn_as(of)] for drawn_as in (drawn.by_chance, drawn.by_texts))
    rows = [_row("arenas", len(of.arenas))]
    for name, value in shapes.items():
        drawn_texts = interval([each[name] for each in by_texts]) if name != "actors" else None
        expected = chance("rewired", [each[name] for each in by_chance], value) if name != "actors" else None
        rows.append(_row(name, value if isinstance(value, int) else cell(value), expected, drawn_texts))
    rows.append(_row("communities", len(grouped.rows)))
    rows.append(_row("modularity", grouped.observed, grouped.chance))
    rows.append(_row("likeness of communities", None, None, grouped.interval))
    rows.append(_row("E-I index of sectors", mixed.observed, mixed.chance, mixed.interval))
    rows.append(_row(f"ties that stand out at {alpha:g}", len(standing.rows)))
    sentences = [each.sentence for each in (grouped, mixed, standing)]
    figures = Result(
        "report", COLUMNS, tuple(rows), " ".join(sentences), missing(of), documents=len(of.documents),
        statements=of.statements, warnings=warnings(of), parameters=told,
    )  # fmt: skip
    actors = Result(
        "report", ACTOR_COLUMNS, tuple((name, *row) for name, found in ranked.items() for row in found.rows),
        say("leaders", of, names=", ".join(f"{_first(of, found)} ({name})" for name, found in ranked.items())),
        missing(of), documents=len(of.documents), statements=of.statements, parameters=told,
    )  # fmt: skip
    return Report(figures, actors)


def _first(of: Affiliations, found: Result) -> str:
    """Who comes first in a ranking, or how many do."""
    first = [str(row[4]) for row in found.rows if row[0] == 1]
    return first[0] if len(first) == 1 else say("several_first", of, count=len(first))


def _shape(network: Array) -> dict[str, float]:
    """The figures of a network that need no sectors and no groups."""
    graph = engine(network)
    size, ties = graph.vcount(), graph.ecount()
    parts = sorted(graph.connected_components().sizes(), reverse=True)
    return {
        "actors": size,
        "ties": ties,
        "density": 2 * ties / (size * (size - 1)) if size > 1 else 0.0,
        "mean degree": 2 * ties / size,
        "actors without ties": sum(degree == 0 for degree in graph.degree()),
        "components of two or more": sum(part > 1 for part in parts),
        "actors in the largest": parts[0],
        "mean way between those joined": graph.average_path_length() if ties else float("nan"),
        "assortativity by degree": graph.assortativity_degree(directed=False),
        "transitivity": graph.transitivity_undirected(mode="zero"),
        "highest core": max(graph.coreness()),
        "bridges": len(graph.bridges()),
        "cutpoints": len(graph.articulation_points()),
    }


def _row(
    name: str, value: float | None, by_chance: Chance | None = None, texts: tuple[float, float] | None = None
) -> tuple[Cell, ...]:
    """A figure with what chance and samples of the texts give, as far as they give it."""
    by_texts = texts or (None, None)
    if by_chance is None or value is None:
        return (name, value, None, None, None, "", *by_texts)
    apart = ("above" if value > by_chance.mean else "below") if by_chance.tells(value) else ""
    return (name, value, by_chance.mean, by_chance.low, by_chance.high, apart, *by_texts)
