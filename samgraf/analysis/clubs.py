"""Whether those of many ties are tied to each other: the rich club."""

from __future__ import annotations

import numpy as np

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.chance import switched
from samgraf.analysis.draws import Draws
from samgraf.analysis.projections import Array
from samgraf.analysis.results import Result, cell, chance, figure, interval, missing, nothing, say, verdict, warnings

COLUMNS = (
    "more_than",
    "actors",
    "ties",
    "density",
    "expected",
    "ratio",
    "low",
    "high",
    "expected_by_arenas",
    "documents",
)
CLUB = 0.9
"""The club of the statistic: actors of more ties than so great a share of all has."""


def rich_club(of: Affiliations, draws: Draws | None = None) -> Result:
    """How densely those of more than so many ties are tied to each other, for each number of ties that any has.

    Zhou and Mondragón 2004, IEEE Communications Letters 8, 180; `ratio` is to networks in which each actor has as many
    ties (Colizza et al. 2006, Nature Physics 2, 110), by switching the ends of ties. A great arena ties all that are in
    it, so `expected_by_arenas` gives what as many arenas for each actor and actors for each arena would.
    """
    drawn = draws or Draws()
    told = drawn.told(of)
    network = drawn.network(of)
    degree = (network > 0).sum(axis=1)
    levels = [int(level) for level in np.unique(degree) if (degree > level).sum() > 1]
    if not levels:
        return nothing("rich-club", COLUMNS, of, told)
    null, by_arenas = list[list[float]](), list[list[float]]()
    for number, other in enumerate(switched(network, drawn.count, drawn.seed), start=1):
        drawn.report(number, "by chance")
        null.append([density(other, level) for level in levels] + [top_density(other)])
    for other in drawn.by_chance(of):
        by_arenas.append([density(other, level) for level in levels] + [top_density(other)])
    drawn_densities = np.array(null)
    means, means_by_arenas = _mean(drawn_densities), _mean(np.array(by_arenas))
    low, high = np.quantile(np.nan_to_num(drawn_densities), [0.025, 0.975], axis=0)
    names, rows = list(of.actors), []
    for at, level in enumerate(levels):
        club = np.flatnonzero(degree > level)
        own = density(network, level)
        ties = int((network[np.ix_(club, club)] > 0).sum()) // 2
        documents = {tie.document for place in club for tie in of.of(names[place])}
        ratio = cell(own / means[at]) if means[at] > 0 else None
        rows.append(
            (
                level, len(club), ties, figure(own), cell(means[at]), ratio, figure(low[at]), figure(high[at]),
                cell(means_by_arenas[at]), len(documents),
            )
        )  # fmt: skip
    observed = top_density(network)
    by_chance = chance("switched", [row[-1] for row in null], observed)
    by_texts = interval([top_density(other) for other in drawn.by_texts(of)])
    wider = chance("rewired", [row[-1] for row in by_arenas], observed)
    sentence = verdict(of, "The density of ties among the tenth with most ties", observed, by_chance, by_texts)
    if wider:
        sentence += " " + say("club", of, verdict="can" if wider.tells(observed) else "cannot")
    return Result(
        "rich-club", COLUMNS, tuple(rows), sentence, missing(of), "density of the club", cell(observed), by_chance,
        by_texts, len(of.documents), of.statements, warnings(of, [int(row[-1]) for row in rows]), told,
    )  # fmt: skip


def density(network: Array, level: int) -> float:
    """The share of pairs of nodes with more than so many ties that are tied; not a number for fewer than two."""
    tied = network > 0
    club = np.flatnonzero(tied.sum(axis=1) > level)
    size = len(club)
    return float(tied[np.ix_(club, club)].sum() / (size * (size - 1))) if size > 1 else float("nan")


def top_density(network: Array) -> float:
    """The same for the nodes with more ties than nine tenths of those that have any."""
    degree = (network > 0).sum(axis=1)
    some = degree[degree > 0]
    return density(network, int(np.quantile(some, CLUB, method="lower"))) if len(some) else float("nan")


def _mean(values: Array) -> Array:
    """The mean of each column over the rows that have a value; not a number for a column without any."""
    told = np.isfinite(values)
    total = np.where(told, values, 0.0).sum(axis=0)
    return np.asarray(np.divide(total, told.sum(axis=0), out=np.full(values.shape[1], np.nan), where=told.any(axis=0)))
