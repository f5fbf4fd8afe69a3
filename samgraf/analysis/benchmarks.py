"""How long the measures of the standard report take, beside the same ones in plain networkx."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import process_time

import networkx as nx
import numpy as np

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.draws import Draws
from samgraf.analysis.groups import leiden, modularity
from samgraf.analysis.measures import MEASURES
from samgraf.analysis.projections import Array
from samgraf.analysis.results import Result, figure, missing, nothing, say
from samgraf.analysis.structure import disparity, frame

COLUMNS = ("measure", "seconds", "networkx_seconds", "times_faster", "largest_difference")
ROUNDS = 5
"""Runs of our own side, of which the quickest counts; networkx runs once, as each run takes seconds."""

Values = Array | float


def benchmark(of: Affiliations, draws: Draws | None = None) -> Result:
    """Each measure of the one-mode network by SamGraf and by networkx, in seconds of this process, and how they differ.

    Both begin with the network in the form they take it: a matrix, a networkx.Graph. Communities are Leiden's here and
    Louvain's there, and compared by modularity alone.
    """
    drawn = draws or Draws()
    told = drawn.told(of)
    network = drawn.network(of)
    if not (network > 0).any():
        return nothing("benchmark", COLUMNS, of, told)
    graph = nx.from_numpy_array(network)
    rows, ours, theirs = [], 0.0, 0.0
    for name, our, their in _pairs(network, graph, drawn.seed):
        found, quick = _timed(our, ROUNDS)
        other, slow = _timed(their, 1)
        ours, theirs = ours + quick, theirs + slow
        rows.append((name, _brief(quick), _brief(slow), round(slow / quick, 1), _difference(found, other)))
    times = round(theirs / ours, 1)
    rows.append(("all", _brief(ours), _brief(theirs), times, None))
    sentence = say("benchmark", of, times=times, ties=graph.number_of_edges())
    return Result(
        "benchmark", COLUMNS, tuple(rows), sentence, missing(of), "times faster", times, documents=len(of.documents),
        statements=of.statements, parameters=told,
    )  # fmt: skip


def _pairs(
    network: Array, graph: nx.Graph, seed: int
) -> Iterable[tuple[str, Callable[[], Values], Callable[[], Values]]]:
    """Each measure with what computes it here, and there."""
    for name, measure in MEASURES.items():
        yield name, lambda measure=measure: measure.values(network), lambda name=name: _listed(graph, _NETWORKX[name])
    yield "components", lambda: float(len(frame(network).components)), lambda: float(
        nx.number_connected_components(graph)
    )
    yield "bridges", lambda: float(len(frame(network).bridges)), lambda: float(sum(1 for _ in nx.bridges(graph)))
    yield "disparity", lambda: disparity(network), lambda: _disparity(graph)
    yield (
        "communities",
        lambda: modularity(network, leiden(network, 1.0, seed)),
        lambda: float(nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed))),
    )


def _timed(call: Callable[[], Values], rounds: int) -> tuple[Values, float]:
    """What a call gives, and the seconds of this process that the quickest of its runs took."""
    taken = []
    for _ in range(rounds):
        begin = process_time()
        found = call()
        taken.append(process_time() - begin)
    return found, max(min(taken), 1e-6)


def _difference(one: Values, other: Values) -> float:
    return figure(float(np.nanmax(np.abs(np.asarray(one) - np.asarray(other)))))


def _brief(seconds: float) -> float:
    return float(f"{seconds:.3g}")


# The same in networkx.


def _listed(graph: nx.Graph, measure: Callable[[nx.Graph], dict[int, float]]) -> Array:
    found = measure(graph)
    return np.array([found.get(node, 0.0) for node in graph], dtype=float)


def _degree(graph: nx.Graph) -> dict[int, float]:
    return dict(graph.degree())


def _strength(graph: nx.Graph) -> dict[int, float]:
    return dict(graph.degree(weight="weight"))


def _eigenvector(graph: nx.Graph) -> dict[int, float]:
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))
    found: dict[int, float] = nx.eigenvector_centrality(largest, max_iter=100_000, tol=1e-9, weight="weight")
    return found


def _pagerank(graph: nx.Graph) -> dict[int, float]:
    found: dict[int, float] = nx.pagerank(graph, tol=1e-10, max_iter=1000)
    return found


def _constraint(graph: nx.Graph) -> dict[int, float]:
    found: dict[int, float] = nx.constraint(graph, weight="weight")
    return found


def _effective_size(graph: nx.Graph) -> dict[int, float]:
    found: dict[int, float] = nx.effective_size(graph)
    return {node: 0.0 if np.isnan(value) else value for node, value in found.items()}


def _disparity(graph: nx.Graph) -> Array:
    """The lower α of each tie's two ends, as `structure.disparity` has it, an edge at a time."""
    found = np.ones((len(graph), len(graph)))
    degree, strength = dict(graph.degree()), dict(graph.degree(weight="weight"))
    for one, other, weight in graph.edges(data="weight"):
        likely = [(1 - weight / strength[end]) ** (degree[end] - 1) for end in (one, other) if degree[end] > 1]
        found[one, other] = found[other, one] = min(likely, default=1.0)
    return found


_NETWORKX: dict[str, Callable[[nx.Graph], dict[int, float]]] = {
    "degree": _degree,
    "strength": _strength,
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "eigenvector": _eigenvector,
    "pagerank": _pagerank,
    "core": nx.core_number,
    "constraint": _constraint,
    "effective-size": _effective_size,
}
