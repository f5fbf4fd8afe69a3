"""How long the measures of the standard report take, beside the same ones in plain networkx."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from time import process_time

import networkx as nx
import numpy as np

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.draws import Draws
from samgraf.analysis.groups import leiden, modularity
from samgraf.analysis.measures import ONE_MODE, Ties
from samgraf.analysis.mixing import ei_index, shares_of
from samgraf.analysis.projections import Array
from samgraf.analysis.results import Cell, Result, figure, missing, nothing, say
from samgraf.analysis.structure import Frame, disparity, frame

COLUMNS = ("measure", "seconds", "networkx_seconds", "times_faster", "largest_difference")
Values = Array | float


def benchmark(of: Affiliations, draws: Draws | None = None) -> Result:
    """Each measure of the one-mode network by SamGraf and by networkx, in seconds of this process, and how they differ.

    Both begin with the network in the form they take it: a matrix, a networkx.Graph, and stop where they stop of
    themselves. Communities are Leiden's here and Louvain's there, and compared by modularity alone.
    """
    drawn = draws or Draws()
    told = drawn.told(of)
    network = drawn.network(of)
    if not (network > 0).any():
        return nothing("benchmark", COLUMNS, of, told)
    graph = nx.from_numpy_array(network)
    nx.set_node_attributes(graph, {n: about.sector for n, about in enumerate(of.actors.values())}, "sector")
    rows: list[tuple[Cell, ...]] = []
    ours = theirs = 0.0
    for name, our, their in _pairs(network, graph, drawn):
        found, quick = _timed(our)
        other, slow = _timed(their)
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
    network: Array, graph: nx.Graph, draws: Draws
) -> Iterator[tuple[str, Callable[[], Values], Callable[[], Values]]]:
    """Each measure with what computes it here, and there."""
    ties, seed = Ties(network), draws.seed
    sectors = [graph.nodes[node]["sector"] for node in graph]
    yield "form", lambda: float(ties.graph.ecount()), lambda: float(graph.number_of_edges())
    for name, measure in ONE_MODE.items():
        yield name, partial(measure.values, ties), partial(_listed, graph, _NETWORKX[name])
    yield "frame", lambda: _framed(frame(ties)), lambda: _frame(graph)
    yield "disparity", lambda: disparity(network), lambda: _disparity(graph)
    yield "communities", lambda: modularity(ties, leiden(ties, 1.0, seed)), lambda: _louvain(graph, seed)
    yield "E-I index by chance", lambda: _ei(network, sectors, draws), lambda: _ei_there(graph, sectors, draws)


def _timed(call: Callable[[], Values]) -> tuple[Values, float]:
    """What a call gives, and the seconds of this process that it took."""
    begin = process_time()
    found = call()
    return found, max(process_time() - begin, 1e-6)


def _framed(found: Frame) -> Array:
    return np.array([len(found.components), len(found.bridges), len(found.cutpoints)], dtype=float)


def _ei(network: Array, sectors: list[str], draws: Draws) -> Array:
    """The E-I index of the network with sectors dealt out by chance, again and again."""
    ends, names = np.nonzero(network > 0), sorted(set(sectors))
    numbers = {name: number for number, name in enumerate(names)}
    dealt = (np.array([numbers[name] for name in labels]) for labels in draws.permuted(sectors))
    return np.array([ei_index(shares_of(ends, labels, len(names))) for labels in dealt])


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
    found: dict[int, float] = nx.eigenvector_centrality(largest, max_iter=100_000, weight="weight")
    return found


def _pagerank(graph: nx.Graph) -> dict[int, float]:
    found: dict[int, float] = nx.pagerank(graph)
    return found


def _constraint(graph: nx.Graph) -> dict[int, float]:
    found: dict[int, float] = nx.constraint(graph, weight="weight")
    return found


def _effective_size(graph: nx.Graph) -> dict[int, float]:
    found: dict[int, float] = nx.effective_size(graph)
    return {node: 0.0 if np.isnan(value) else value for node, value in found.items()}


def _frame(graph: nx.Graph) -> Array:
    parts, bridges = nx.number_connected_components(graph), sum(1 for _ in nx.bridges(graph))
    return np.array([parts, bridges, sum(1 for _ in nx.articulation_points(graph))], dtype=float)


def _louvain(graph: nx.Graph, seed: int) -> float:
    return float(nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed)))


def _ei_there(graph: nx.Graph, sectors: list[str], draws: Draws) -> Array:
    found = []
    for labels in draws.permuted(sectors):
        nx.set_node_attributes(graph, dict(zip(graph, labels, strict=True)), "sector")
        found.append(ei_index(nx.attribute_mixing_matrix(graph, "sector")))
    return np.array(found)


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
