"""The years that an edge is of."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from samgraf.network import Proof


def years(
    network: nx.MultiDiGraph, subject: str, object_: str, proofs: Iterable[Proof]
) -> tuple[int, int] | tuple[None, None]:
    """The first and the last year of an edge: those of the event or project it is tied to, else of its sources.

    What no text dates has none.
    """
    for node in (subject, object_):
        if found := _lasting(network, node):
            return found
    published = sorted(int(proof.date[:4]) for proof in proofs if proof.date)
    return (published[0], published[-1]) if published else (None, None)


def _lasting(network: nx.MultiDiGraph, node: str) -> tuple[int, int] | None:
    """The years of a node that tells them, or, of a talk, of the event that it is part of."""
    about = network.nodes[node]
    bounds = [about[name] for name in ("since", "until") if about.get(name)]
    if bounds:
        return min(int(bound[:4]) for bound in bounds), max(int(bound[:4]) for bound in bounds)
    if about.get("type") != "Talk":
        return None
    wholes = sorted(whole for _, whole, key in network.out_edges(node, keys=True) if key == "partOf" and whole != node)
    return next((found for whole in wholes if (found := _lasting(network, whole))), None)
