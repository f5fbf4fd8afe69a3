"""Communities: parts of a network with more ties within than chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import igraph as ig
import leidenalg
import numpy as np
from numpy.typing import NDArray

from samgraf.analysis.measures import Ties, engine
from samgraf.analysis.projections import Array

Groups = NDArray[np.int64]
"""The community of each node, the largest 0; of equals, the one with the first node comes first."""

ABSENT = -1
"""The community of a node that a sample has no ties of."""

RESOLUTIONS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""Where a scan looks: low finds few and large communities, high many and small ones."""


def leiden(weights: Array | Ties, resolution: float = 1.0, seed: int = 1) -> Groups:
    """The communities of a matrix of weights by the Leiden algorithm, run until it finds nothing better.

    Traag, Waltman and van Eck 2019, Scientific Reports 9, 5233; quality is modularity with a resolution (Reichardt and
    Bornholdt 2006). A node without ties is a community of its own.
    """
    graph = engine(weights)
    if not graph.ecount():
        return np.arange(graph.vcount())
    part = leidenalg.find_partition(
        graph,
        leidenalg.RBConfigurationVertexPartition,
        weights="weight",
        resolution_parameter=resolution,
        n_iterations=-1,
        seed=seed,
    )
    return _by_size(part.membership)


def _by_size(found: Iterable[int]) -> Groups:
    labels = list(found)
    sizes = Counter(labels)
    order = sorted(sizes, key=lambda label: (-sizes[label], labels.index(label)))
    return np.array([order.index(label) for label in labels], dtype=np.int64)


def modularity(weights: Array | Ties, groups: Groups) -> float:
    """The share of weight within communities less what chance gives (Newman and Girvan 2004); 0 without ties."""
    graph = engine(weights)
    if not graph.ecount():
        return 0.0
    return round(float(graph.modularity(groups.tolist(), weights="weight")), 10)


def likeness(one: Groups, other: Groups) -> float:
    """How alike two partitions are on the nodes that both have: 1 the same, 0 as chance would have it.

    The adjusted Rand index of Hubert and Arabie 1985; 1 for fewer than two nodes.
    """
    both = (one != ABSENT) & (other != ABSENT)
    one, other = one[both], other[both]
    if len(one) <= 1 or (one == other).all():
        return 1.0
    return float(ig.compare_communities(one.tolist(), other.tolist(), method="adjusted_rand"))


def present(weights: Array, groups: Groups) -> Groups:
    """The communities of the nodes that have ties; those without have none, and are `ABSENT`."""
    return np.where((weights > 0).any(axis=1), groups, ABSENT)


def kept_together(groups: Groups, others: Iterable[Groups]) -> Array:
    """For each community, the mean share of its pairs that are together in other partitions which have both.

    Not a number for a community no pair of which is in any.
    """
    size = int(groups.max(initial=-1)) + 1
    shares, met = np.zeros(size), np.zeros(size)
    for other in others:
        for group in range(size):
            inside = Counter(label for label in other[groups == group].tolist() if label != ABSENT)
            there = sum(inside.values())
            if there > 1:
                shares[group] += sum(count * (count - 1) for count in inside.values()) / (there * (there - 1))
                met[group] += 1
    return np.asarray(np.divide(shares, met, out=np.full(size, np.nan), where=met > 0))
