"""Who comes first by a measure, and how sure that is."""

from __future__ import annotations

import numpy as np
from scipy.stats import rankdata

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.chance import standing_apart
from samgraf.analysis.draws import Draws
from samgraf.analysis.measures import find_measure
from samgraf.analysis.projections import Array
from samgraf.analysis.results import Result, cell, chance, figure, missing, nothing, say, verdict, warnings

APART: dict[int, str] = {1: "above", -1: "below", 0: ""}

COLUMNS = (
    "rank", "rank_low", "rank_high", "id", "label", "type", "sector", "value", "expected", "z", "apart", "arenas",
    "documents",
)  # fmt: skip


def rank(of: Affiliations, measure: str = "strength", draws: Draws | None = None) -> Result:
    """The actors by a measure of their place in the one-mode network.

    `rank_low` and `rank_high` hold the rank in 95 of 100 samples of the texts; of the values themselves no interval is
    given, as a sample tells of fewer texts. `expected` is the mean of networks in which each actor has as many arenas,
    and each arena as many actors; `apart` says who is above or below what these give.
    Raises UsageError, with the choices, for an unknown measure.
    """
    how, drawn = find_measure(measure), draws or Draws()
    told = {"measure": measure, **drawn.told(of)}
    network = drawn.network(of, how.two_mode)
    if not (drawn.network(of) > 0).any():
        return nothing("rank", COLUMNS, of, told)
    values = how.values(network)
    null, samples = drawn.measured(of, how)
    ranks = np.array([ranking(values, how.lowest_first) for values in samples])
    distance, apart = standing_apart(values, null)
    extreme = np.nanmin if how.lowest_first else np.nanmax
    first = float(extreme(values))
    by_chance = chance("rewired", [float(extreme(row)) for row in null if np.isfinite(row).any()], first)
    own = rankdata(_order(values, how.lowest_first), method="min")
    rows, names = [], list(of.actors)
    for place in np.lexsort((np.arange(len(own)), own)):
        if not np.isfinite(values[place]):
            continue
        actor = names[place]
        about, ties = of.actors[actor], of.of(actor)
        rows.append(
            (
                int(own[place]), *rank_interval(ranks[:, place]), actor, about.label, about.type, about.sector,
                figure(values[place]), cell(_mean(null[:, place])), figure(distance[place]), APART[int(apart[place])],
                len({tie.arena for tie in ties}), len({tie.document for tie in ties}),
            )
        )  # fmt: skip
    statistic = f"the {'lowest' if how.lowest_first else 'highest'} {measure}"
    sentences = [
        leader(of, measure, [(row[4], row[0], row[1], row[2]) for row in rows]),
        say("apart" if apart.any() else "none_apart", of, count=int((apart != 0).sum()), all=len(rows)),
        _capital(verdict(of, statistic, first, by_chance)),
    ]
    return Result(
        "rank", COLUMNS, tuple(rows), " ".join(sentences), missing(of), statistic, figure(first), by_chance, None,
        len(of.documents), of.statements, warnings(of, [row[-1] for row in rows]), told,
    )  # fmt: skip


def ranking(values: Array, lowest_first: bool = False) -> Array:
    """The rank of each value, the mean one for equals; what has none is last."""
    return np.asarray(rankdata(_order(values, lowest_first)), dtype=float)


def rank_interval(ranks: Array) -> tuple[int, int]:
    """The ranks between which 95 of 100 lie."""
    low, high = np.quantile(ranks, [0.025, 0.975])
    return int(np.floor(low)), int(np.ceil(high))


def leader(of: Affiliations, measure: str, rows: list[tuple[str, int, int, int]]) -> str:
    """Who comes first, in a sentence, from rows of label, rank and its interval."""
    first = [row for row in rows if row[1] == 1]
    if len(first) == len(rows) > 1:
        return say("no_order", of, measure=measure)
    if len(first) != 1:
        return say("tied_first", of, measure=measure, count=len(first))
    label, _, low, high = first[0]
    ranks = f"number {low}" if low == high else f"number {low} to {high}"
    return say("first", of, name=label, measure=measure, ranks=ranks)


def _order(values: Array, lowest_first: bool) -> Array:
    signed = values if lowest_first else -values
    return np.where(np.isfinite(signed), signed, np.inf)


def _mean(values: Array) -> float:
    finite = values[np.isfinite(values)]
    return float(finite.mean()) if len(finite) else float("nan")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
