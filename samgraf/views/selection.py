"""Which part of the network a picture shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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

Key = tuple[str, str, str]
"""An edge: its ends and its predicate."""

_NO_ACTORS = {"Theme", "Venue", "MunicipalMerger"}
_PLACES = {"Municipality", "County"}


def select(network: nx.MultiDiGraph, view: str) -> nx.MultiDiGraph:
    """The part of a network that a view shows, as a network of its own; the given one is not changed.

    Raises UsageError for a name that is not in `VIEWS`.
    """
    return part(network, *chosen(network, view))


def chosen(network: nx.MultiDiGraph, view: str) -> tuple[set[str], set[Key]]:
    """The nodes and edges of a network that a view shows.

    Raises UsageError for a name that is not in `VIEWS`.
    """
    edges: set[Key] = set(network.edges(keys=True))
    if view == "all":
        return set(network), edges
    if view == "actors":
        actors = _of_type(network, lambda kind: kind not in _NO_ACTORS)
        return actors, {edge for edge in edges if actors.issuperset(edge[:2])}
    if view == "people":
        return _people(network, edges)
    if view == "organisations":
        bodies = _of_type(network, lambda kind: kind not in _NO_ACTORS | {"Person", "Talk"})
        return bodies, {edge for edge in edges if bodies.issuperset(edge[:2])}
    if view == "municipalities":
        places = _of_type(network, _PLACES.__contains__)
        ties = _touching(edges, places)
        return _with_ends(places, ties), ties
    raise UsageError(f"there is no view {view!r}; choose among {', '.join(VIEWS)}")


def _of_type(network: nx.MultiDiGraph, shown: Callable[[str | None], bool]) -> set[str]:
    return {node for node, kind in network.nodes(data="type") if shown(kind)}


def _touching(edges: Iterable[Key], nodes: set[str]) -> set[Key]:
    return {edge for edge in edges if edge[0] in nodes or edge[1] in nodes}


def _with_ends(nodes: set[str], edges: Iterable[Key]) -> set[str]:
    return nodes.union(*(edge[:2] for edge in edges))


def _people(network: nx.MultiDiGraph, edges: set[Key]) -> tuple[set[str], set[Key]]:
    """Persons with their edges; a talk or a unit that is met so brings what it is part of."""
    persons = _of_type(network, lambda kind: kind == "Person")
    own = _touching(edges, persons)
    met = _with_ends(persons, own)
    whole = {edge for edge in edges if edge[2] == "partOf" and edge[0] in met - persons}
    return _with_ends(met, whole), own | whole


def part(network: nx.MultiDiGraph, nodes: Iterable[str], edges: Iterable[Key]) -> nx.MultiDiGraph:
    """Some nodes and edges with all that is known of them, in sorted order whatever order the sets had."""
    found = nx.MultiDiGraph(**network.graph)
    found.add_nodes_from((node, dict(network.nodes[node])) for node in sorted(nodes))
    found.add_edges_from((u, v, key, dict(network.edges[u, v, key])) for u, v, key in sorted(set(edges)))
    return found


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
    return part(network, kept, network.subgraph(kept).edges(keys=True))
