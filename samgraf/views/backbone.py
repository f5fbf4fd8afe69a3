"""The ties of a network that stand out most, for a picture of one that is too large to be seen whole."""

from __future__ import annotations

from collections import Counter

import networkx as nx
import numpy as np

from samgraf.disparity import by_even_spread
from samgraf.views.selection import Key


def backbone(network: nx.MultiDiGraph, most: int) -> set[Key]:
    """The edges whose ties stand out most from the other ties of one of their ends, as many as join `most` nodes.

    A tie is as heavy as it has sentences, in either direction. In most networks of texts few ties or none pass a level
    of significance, so they are taken in their order: by the disparity filter, then the heaviest, then those of the
    nodes with most ties.
    """
    weights: Counter[tuple[str, str]] = Counter()
    for subject, object_, proofs in network.edges(data="proofs"):
        if subject != object_:
            weights[min(subject, object_), max(subject, object_)] += max(1, len(proofs or ()))
    kept: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for pair in _clearest(weights):
        kept.update(pair)
        if len(kept) > most:
            break
        pairs.add(pair)
    return {edge for edge in network.edges(keys=True) if (min(edge[:2]), max(edge[:2])) in pairs}


def _clearest(weights: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    pairs = sorted(weights)
    number = {node: at for at, node in enumerate(sorted({node for pair in pairs for node in pair}))}
    ends = np.array([[number[node] for node in pair] for pair in pairs], dtype=np.int64).reshape(-1, 2)
    weight = np.array([weights[pair] for pair in pairs], dtype=np.float64)
    ties = np.bincount(ends.ravel(), minlength=len(number)).astype(np.float64)
    strength = np.bincount(ends.ravel(), np.repeat(weight, 2), len(number)).astype(np.float64)
    likely = by_even_spread(weight[:, None], strength[ends], ties[ends]).min(axis=1)
    # Rounded, so that the last digit of a power, which processors disagree on, orders nothing.
    order = np.lexsort((-ties[ends].sum(axis=1), -weight, likely.round(9)))
    return [pairs[at] for at in order.tolist()]
