"""Groups of nodes that have more to do with each other than with the rest, for the colours of a picture."""

from __future__ import annotations

from collections import Counter

import networkx as nx

_SEED = 1


def communities(network: nx.MultiDiGraph) -> dict[str, int]:
    """The number of each node's community, the largest first; equal networks, equal numbers.

    Louvain's method (Blondel and others 2008, doi:10.1088/1742-5468/2008/10/P10008) on the network without directions,
    an edge as heavy as there are relations between its ends. What is tied to one other alone is of its community, and
    counted with it (Arenas and others 2007, doi:10.1088/1367-2630/9/6/176), which halves the work.
    """
    order = sorted(network)
    number = {node: at for at, node in enumerate(order)}
    weights = Counter(tuple(sorted((number[u], number[v]))) for u, v in network.edges())
    stems = _stems(weights)
    # Numbers, because a set of them has one order whatever the seed of hashes is.
    ties = nx.Graph()
    ties.add_nodes_from(at for at in range(len(order)) if at not in stems)
    for (one, other), weight in sorted(weights.items()):
        ends = stems.get(one, one), stems.get(other, other)
        ties.add_edge(*ends, weight=ties.get_edge_data(*ends, {"weight": 0})["weight"] + weight)
    groups = {frozenset(group) for group in nx.community.louvain_communities(ties, seed=_SEED)} if order else set()
    of = {member: group for group in groups for member in group}
    whole: dict[frozenset[int], list[int]] = {}
    for at in range(len(order)):
        whole.setdefault(of[stems.get(at, at)], []).append(at)
    ranked = sorted(whole.values(), key=lambda group: (-len(group), group))
    return {order[member]: at for at, group in enumerate(ranked) for member in group}


def _stems(pairs: Counter[tuple[int, ...]]) -> dict[int, int]:
    """What is tied to one other alone, and to which; of two that have but each other, the first is the stem."""
    near: dict[int, set[int]] = {}
    for one, other in pairs:
        if one != other:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    found: dict[int, int] = {}
    for node, others in sorted(near.items(), reverse=True):
        if len(others) == 1 and (stem := min(others)) not in found:
            found[node] = stem
    return found
