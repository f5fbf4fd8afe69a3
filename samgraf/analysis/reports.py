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
from samgraf.analysis.measures import MEASURES, Measure, Ties, engine
from samgraf.analysis.projections import Array
from samgraf.analysis.results import Cell, Result, chance, figure, missing, nothing, say, warnings
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

    def by_chance(self, of: Affiliations) -> Iterator[Array]:
        return self._once("chance", lambda: super(_Kept, self).by_chance(of))

    def by_texts(self, of: Affiliations) -> Iterator[Array]:
        return self._once("texts", lambda: super(_Kept, self).by_texts(of))

    def measured(self, of: Affiliations, measure: Measure) -> tuple[Array, Array]:
        if not self._measured:
            both = [
                [[each.values(ties) for each in MEASURES.values()] for ties in map(Ties, networks)]
                for networks in (self.by_chance(of), self.by_texts(of))
            ]
            chance, texts = (np.array(networks) for networks in both)
            for place, name in enumerate(MEASURES):
                self._measured[name] = chance[:, place], texts[:, place]
        return self._measured[next(name for name, each in MEASURES.items() if each is measure)]

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
    ranked = {name: rankings.rank(of, name, drawn) for name in MEASURES}
    grouped, mixed, standing = communities(of, 1.0, drawn), homophily(of, drawn), backbone(of, alpha, "sdsm", drawn)
    shapes = _shape(network)
    by_chance, by_texts = ([_shape(each) for each in drawn_as(of)] for drawn_as in (drawn.by_chance, drawn.by_texts))
    rows: list[tuple[Cell, ...]] = [("arenas", len(of.arenas), *[None] * 3, "", None, None)]
    for name, value in shapes.items():
        expected = chance("rewired", [each[name] for each in by_chance], value)
        low, high = np.quantile([each[name] for each in by_texts], [0.025, 0.975])
        told_by_texts = (None, None) if name == "actors" else (figure(low), figure(high))
        if expected is None or name == "actors":
            rows.append((name, figure(value), None, None, None, "", *told_by_texts))
        else:
            apart = ("above" if value > expected.mean else "below") if expected.tells(value) else ""
            rows.append(
                (name, figure(value), expected.mean, expected.low, expected.high, apart, *told_by_texts)
            )  # fmt: skip
    rows.append(("communities", len(grouped.rows), *[None] * 3, "", None, None))
    rows += [_row("modularity", grouped, texts=False), _stability(grouped), _row("E-I index of sectors", mixed)]
    rows.append((f"ties that stand out at {alpha:g}", len(standing.rows), *[None] * 3, "", None, None))
    sentences = [each.sentence for each in (grouped, mixed, standing)]
    figures = Result(
        "report", COLUMNS, tuple(rows), " ".join(sentences), missing(of), documents=len(of.documents),
        statements=of.statements, warnings=warnings(of), parameters=told,
    )  # fmt: skip
    actors = Result(
        "report", ACTOR_COLUMNS, tuple((name, *row) for name, found in ranked.items() for row in found.rows),
        say("leaders", of, names=", ".join(f"{found.rows[0][4]} ({name})" for name, found in ranked.items())),
        missing(of), documents=len(of.documents), statements=of.statements, parameters=told,
    )  # fmt: skip
    return Report(figures, actors)


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
        "transitivity": graph.transitivity_undirected(mode="zero"),
        "highest core": max(graph.coreness()),
        "bridges": len(graph.bridges()),
        "cutpoints": len(graph.articulation_points()),
    }


def _row(name: str, found: Result, *, texts: bool = True) -> tuple[Cell, ...]:
    """The statistic of an analysis as a row."""
    by_texts = found.interval if texts and found.interval else (None, None)
    if found.chance is None or found.observed is None:
        return (name, found.observed, None, None, None, "", *by_texts)
    apart = "above" if found.observed > found.chance.mean else "below"
    told = apart if found.chance.tells(found.observed) else ""
    return (name, found.observed, found.chance.mean, found.chance.low, found.chance.high, told, *by_texts)


def _stability(grouped: Result) -> tuple[Cell, ...]:
    """How like the communities are to those of samples of the texts."""
    return ("likeness of communities", None, None, None, None, "", *(grouped.interval or (None, None)))
