"""Which part of the network a picture shows."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from samgraf.errors import UsageError

VIEWS = {
    "all": "everything",
    "actors": "people, bodies, and the projects and events that join them: no themes, no venues",
    "people": "people, what they are tied to, and what that is part of",
    "organisations": "bodies, and the projects and events that join them",
    "municipalities": "municipalities and counties, and what they are tied to",
}
"""The views by name, and what each shows."""

PAGE_VIEW = "actors"
"""The view that a page shows unless another is asked for: themes and venues tie everything to everything."""

_NO_ACTORS = {"Theme", "Venue", "MunicipalMerger"}
_PLACES = {"Municipality", "County"}


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
    if view == "organisations":
        bodies = [node for node, kind in network.nodes(data="type") if kind not in _NO_ACTORS | {"Person", "Talk"}]
        return _part(network, bodies, network.subgraph(bodies).edges(keys=True))
    if view == "municipalities":
        places = {node for node, kind in network.nodes(data="type") if kind in _PLACES}
        ties = [edge for edge in network.edges(keys=True) if places & set(edge[:2])]
        return _part(network, places.union(*(edge[:2] for edge in ties)), ties)
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


def around(network: nx.MultiDiGraph, node: str, steps: int) -> nx.MultiDiGraph:
    """A node with all that is within some steps of it along edges, in either direction.

    Raises UsageError for a node that the network does not have.
    """
    if node not in network:
        raise UsageError(f"there is no {node} in the network; name it as id:project/medsam")
    near = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), node, cutoff=steps)
    return among(network, near)


def among(network: nx.MultiDiGraph, nodes: Iterable[str]) -> nx.MultiDiGraph:
    """Some nodes, those of them that the network has, with the edges between them."""
    kept = set(nodes) & set(network)
    return _part(network, kept, network.subgraph(kept).edges(keys=True))
