"""Groups of nodes that have more to do with each other than with the rest, for the colours of a picture."""

from __future__ import annotations

import networkx as nx

_SEED = 1


def communities(network: nx.MultiDiGraph) -> dict[str, int]:
    """The number of each node's community, the largest first; equal networks, equal numbers.

    Louvain's method (Blondel and others 2008, doi:10.1088/1742-5468/2008/10/P10008) on the network without directions,
    an edge as heavy as there are relations between its ends.
    """
    order = sorted(network)
    number = {node: at for at, node in enumerate(order)}
    # Numbers, because a set of them has one order whatever the seed of hashes is.
    ties = nx.Graph()
    ties.add_nodes_from(range(len(order)))
    for u, v in sorted((number[u], number[v]) for u, v in network.edges()):
        ties.add_edge(u, v, weight=ties.get_edge_data(u, v, {"weight": 0})["weight"] + 1)
    groups = nx.community.louvain_communities(ties, seed=_SEED) if order else []
    ranked = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
    return {order[member]: at for at, group in enumerate(ranked) for member in group}
