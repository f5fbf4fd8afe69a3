"""The ties that stand out, and what the network loses without one actor or one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.draws import Draws
from samgraf.analysis.measures import engine
from samgraf.analysis.projections import Array, Incidence, documents_behind
from samgraf.analysis.results import Result, chance, figure, missing, nothing, say, verdict, warnings
from samgraf.analysis.structure import discoveries, disparity, frame, joined, shared_by_chance, without
from samgraf.errors import UsageError

METHODS = ("sdsm", "disparity")
"""What a tie must stand out from.

sdsm: what the numbers of arenas of its two actors, and of actors in the arenas, would let them share (Neal et al.
2021), with the rate of false discoveries among all pairs held at alpha (Benjamini and Hochberg 1995).
disparity: a weight spread evenly over an actor's ties (Serrano et al. 2009), which takes no account of the arenas.
"""
COLUMNS = ("one", "one_label", "other", "other_label", "weight", "alpha", "kept", "bridge", "arenas", "documents")
LOSS_COLUMNS = ("kind", "id", "label", "joined", "components", "ties_lost")


def backbone(of: Affiliations, alpha: float = 0.05, method: str = "sdsm", draws: Draws | None = None) -> Result:
    """The ties of the one-mode network that stand out at a level of alpha, the clearest first.

    `alpha` of a tie is its likelihood (for sdsm, of all ties together), `kept` the share of samples of
    the texts in which it is as heavy as this, `bridge` whether a component of the whole network falls apart without it.
    Raises UsageError, with the choices, for an unknown method or an alpha that is not between 0 and 1.
    """
    drawn = draws or Draws()
    told = {"alpha": _level(alpha), "method": _method(method), **drawn.told(of)}
    network = drawn.network(of)
    tied = np.argwhere(np.triu(network) > 0)
    if not len(tied):
        return nothing("backbone", COLUMNS, of, told)
    ends = tied[:, 0], tied[:, 1]
    by_chance = None
    if method == "disparity":
        likely = disparity(network)[ends]
        counts = [float((disparity(matrix)[np.triu(matrix) > 0] < alpha).sum()) for matrix in drawn.by_chance(of)]
        by_chance = chance("rewired", counts, float((likely < alpha).sum()))
    else:
        likely = discoveries(shared_by_chance(Incidence(of).matrix()))[ends]
    kept = _as_heavy(network, drawn.by_texts(of))[ends]
    bridges, matrix, names = set(frame(network).bridges), Incidence(of).matrix() > 0, list(of.actors)
    rows = []
    for place in np.lexsort((tied[:, 1], tied[:, 0], -network[ends], likely)):
        if likely[place] >= alpha:
            continue
        one, other = (int(end) for end in tied[place])
        arenas = [arena for arena, shared in zip(of.arenas, matrix[one] & matrix[other], strict=True) if shared]
        documents = documents_behind(of, (names[one], names[other]), arenas)
        rows.append(
            (
                names[one], of.actors[names[one]].label, names[other], of.actors[names[other]].label,
                figure(network[one, other]), figure(likely[place]), figure(kept[place] / drawn.count),
                "yes" if (one, other) in bridges else "", len(arenas), len(documents),
            )
        )  # fmt: skip
    sentence = say("kept" if rows else "none_kept", of, count=len(rows), all=len(tied), alpha=alpha)
    if method == "disparity":
        sentence += " " + verdict(of, "The number of them", float(len(rows)), by_chance)
    return Result(
        "backbone", COLUMNS, tuple(rows), sentence, missing(of), "ties that stand out", float(len(rows)), by_chance,
        None, len(of.documents), of.statements, warnings(of, [int(row[-1]) for row in rows]), told,
    )  # fmt: skip


def robustness(of: Affiliations, draws: Draws | None = None) -> Result:
    """What the one-mode network loses without one actor, or without one text: those that matter most first.

    `joined` is the share of the pairs that some way joins in the whole network and still does; for an actor its own
    pairs are not counted. The statistic is the least of it; chance keeps how many arenas each actor has and how many
    actors each arena, and takes out the actor that matters most there.
    """
    drawn = draws or Draws()
    told = drawn.told(of)
    network = drawn.network(of)
    if not (network > 0).any():
        return nothing("robustness", LOSS_COLUMNS, of, told)
    whole, ties = frame(network), int((network > 0).sum()) // 2
    shares = dict(zip(whole.cutpoints, _still_joined(network, whole.cutpoints), strict=True))
    rows: list[tuple[str | float | int, ...]] = []
    for place, (actor, about) in enumerate(of.actors.items()):
        left = without(network, place)
        lost = ties - int((left > 0).sum()) // 2
        share = shares.get(place, 1.0)
        rows.append(("actor", actor, about.label, figure(share), len(frame(left).components), lost))
    rows += _without_texts(of, network)
    rows.sort(key=lambda row: (row[3], -int(row[5]), row[1]))
    least = min(float(row[3]) for row in rows if row[0] == "actor")
    by_chance = chance("rewired", [_frailest(matrix) for matrix in drawn.by_chance(of)], least)
    name = rows[0][2]
    sentence = " ".join(
        [
            say("frail", of, name=name, joined=f"{float(rows[0][3]):.1%}"),
            verdict(of, "The share of pairs still joined without the actor that matters most", least, by_chance),
        ]
    )
    return Result(
        "robustness", LOSS_COLUMNS, tuple(rows), sentence, missing(of), "least joined", figure(least), by_chance, None,
        len(of.documents), of.statements, warnings(of), told,
    )  # fmt: skip


def _without_texts(of: Affiliations, network: Array) -> Iterator[tuple[str | float | int, ...]]:
    """What is lost without each text: only arenas in which it alone tells of somebody's part lose ties."""
    whole, parts, pairs = engine(network), len(frame(network).components), joined(network)
    shared = np.asarray((taken := Incidence(of).matrix() > 0).astype(float) @ taken.T.astype(float))
    places = {name: place for place, name in enumerate(of.actors)}
    columns = {name: place for place, name in enumerate(of.arenas)}
    told: dict[tuple[str, str], set[str]] = {}
    for tie in of.ties:
        if tie.weight > 0:
            told.setdefault((tie.actor, tie.arena), set()).add(tie.document)
    alone: dict[str, list[tuple[int, int]]] = {}
    for (actor, arena), documents in told.items():
        if len(documents) == 1:
            alone.setdefault(min(documents), []).append((places[actor], columns[arena]))
    for document in of.documents:
        gone = _ties_gone(taken, shared, alone.get(document, []))
        share, count = 1.0, parts
        if gone:
            left = whole.copy()
            left.delete_edges(gone)
            components = left.connected_components()
            sizes = components.sizes()
            count, among = len(sizes), sum(size * (size - 1) for size in sizes)
            share = among / (len(network) * (len(network) - 1)) / pairs
        yield "text", document, document, figure(share), count, len(gone)


def _ties_gone(taken: NDArray[np.bool_], shared: Array, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ties that are no more once some actors take no part in some arenas."""
    lost: Counter[tuple[int, int]] = Counter()
    for arena in sorted({column for _, column in cells}):
        left_out = {row for row, column in cells if column == arena}
        members = np.flatnonzero(taken[:, arena]).tolist()
        lost.update(pair for pair in combinations(members, 2) if left_out & set(pair))
    return sorted(pair for pair, arenas in lost.items() if arenas == int(shared[pair]))


def _as_heavy(network: Array, others: Iterable[Array]) -> Array:
    """In how many of other networks each tie is as heavy as in this one."""
    found = np.zeros_like(network)
    for other in others:
        found += other >= network - 1e-9
    return found


def _frailest(network: Array) -> float:
    cut = frame(network).cutpoints
    return min(_still_joined(network, cut), default=1.0)


def _still_joined(network: Array, nodes: Iterable[int]) -> Iterator[float]:
    """For each of these nodes the share of the joined pairs of all others that are joined without it."""
    graph = engine(network)
    parts = graph.connected_components()
    sizes = parts.sizes()
    before = sum(size * (size - 1) for size in sizes)
    for node in nodes:
        left = graph.copy()
        left.delete_vertices([node])
        others = before - 2 * (sizes[parts.membership[node]] - 1)
        after = sum(size * (size - 1) for size in left.connected_components().sizes())
        yield after / others if others else 1.0


def _level(alpha: float) -> float:
    if not 0 < alpha < 1:
        raise UsageError(f"alpha is {alpha:g}; give a number between 0 and 1, as 0.05")
    return alpha


def _method(method: str) -> str:
    if method not in METHODS:
        raise UsageError(f"there is no method {method!r}; choose among {', '.join(METHODS)}")
    return method
