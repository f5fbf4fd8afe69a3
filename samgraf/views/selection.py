"""Which part of the network a picture shows."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from samgraf.errors import UsageError

VIEWS = {
    "all": "everything",
    "actors": "people, bodies, and the projects and events that join them: no themes, no venues",
    "people": "people, what they are tied to, and what that is part of",
}
"""The views by name, and what each shows."""

PAGE_VIEW = "actors"
"""The view that a page shows unless another is asked for: themes and venues tie everything to everything."""

_NO_ACTORS = {"Theme", "Venue", "MunicipalMerger"}


def select(network: nx.MultiDiGraph, view: str) -> nx.MultiDiGraph:
    """The part of a network that a view shows, as a network of its own; the given one is not changed.

    Raises UsageError for a name that is not in `VIEWS`.
    """
    if view == "all":
        edges: Iterable[tuple[str, str, str]] = network.edges(keys=True)
        return _part(network, network, edges)
    if view == "actors":
        actors = [node for node, kind in network.nodes(data="type") if kind not in _NO_ACTORS]
        return _part(network, actors, network.subgraph(actors).edges(keys=True))
    if view == "people":
        return _people(network)
    raise UsageError(f"there is no view {view!r}; choose among {', '.join(VIEWS)}")


def _people(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Persons with their edges; a talk or a unit that is met so brings what it is part of."""
    persons = {node for node, kind in network.nodes(data="type") if kind == "Person"}
    edges = [edge for edge in network.edges(keys=True) if persons & set(edge[:2])]
    met = persons.union(*(edge[:2] for edge in edges))
    whole = [edge for edge in network.edges(keys=True) if edge[2] == "partOf" and edge[0] in met - persons]
    return _part(network, met.union(*(edge[:2] for edge in whole)), [*edges, *whole])


def _part(network: nx.MultiDiGraph, nodes: Iterable[str], edges: Iterable[tuple[str, str, str]]) -> nx.MultiDiGraph:
    """Some nodes and edges with all that is known of them, in sorted order whatever order the sets had."""
    part = nx.MultiDiGraph(**network.graph)
    part.add_nodes_from((node, dict(network.nodes[node])) for node in sorted(nodes))
    part.add_edges_from((u, v, key, dict(network.edges[u, v, key])) for u, v, key in sorted(set(edges)))
    return part
