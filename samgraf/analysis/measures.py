"""Measures of the place that each node has in a network of ties, from its matrix of weights.

igraph computes what has no short form in matrices. A measure that a node has no value of is not a number there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import igraph as ig
import networkx as nx
import numpy as np
from scipy.linalg import eigh
from scipy.sparse import csr_array
from scipy.sparse.linalg import eigsh

from samgraf.analysis.projections import Array
from samgraf.errors import UsageError

_LARGE = 100
"""From so many nodes on most networks are thin enough for ways that skip what is not there."""
_DIGITS = 10
"""Decimals kept: engines add in orders of their own, and what is equal must be so."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, what a high value of it says, and whether the lowest comes first."""

    of: Callable[[Array], Array]
    says: str
    lowest_first: bool = False

    def values(self, weights: Array) -> Array:
        """The value of each row of a symmetric matrix of weights; nothing for a matrix of nothing."""
        return np.round(self.of(weights), _DIGITS) if len(weights) else np.zeros(0)


def measure(graph: nx.Graph, name: str) -> dict[str, float]:
    """A measure of every node of an undirected network, by the `weight` of its ties (1 where they have none).

    Raises UsageError, with the choices, for an unknown measure.
    """
    found = find_measure(name)
    values = found.values(nx.to_numpy_array(graph)) if len(graph) else np.zeros(0)
    return dict(zip(graph, values.tolist(), strict=True))


def find_measure(name: str) -> Measure:
    """A measure by its name.

    Raises UsageError, with the choices, for another.
    """
    if name not in MEASURES:
        raise UsageError(f"there is no measure {name!r}; choose among {', '.join(MEASURES)}")
    return MEASURES[name]


def engine(weights: Array) -> ig.Graph:
    """A matrix of weights as an igraph network, its ties in the order of rows and columns."""
    ties = np.argwhere(np.triu(weights, 1) > 0)
    graph = ig.Graph(n=len(weights), edges=ties.tolist())
    graph.es["weight"] = weights[ties[:, 0], ties[:, 1]].tolist()
    return graph


def _degree(weights: Array) -> Array:
    return np.asarray((weights > 0).sum(axis=1), dtype=float)


def _strength(weights: Array) -> Array:
    return np.asarray(weights.sum(axis=1), dtype=float)


def _betweenness(weights: Array) -> Array:
    """Freeman 1977, Sociometry 40, 35: the share of all pairs whose shortest ways lead over the node."""
    pairs = max((len(weights) - 1) * (len(weights) - 2) / 2, 1)
    return np.array(engine(weights).betweenness()) / pairs


def _closeness(weights: Array) -> Array:
    """Freeman 1979, with the correction of Wasserman and Faust 1994, p. 201, for what cannot be reached."""
    graph = engine(weights)
    parts = graph.connected_components()
    reached = np.array(parts.sizes(), dtype=float)[parts.membership] - 1.0
    # Within what a node reaches: those reached by the sum of the ways to them; of a node that reaches nothing, nothing.
    within = np.nan_to_num(np.array(graph.closeness(), dtype=float))
    return np.asarray(reached / max(len(weights) - 1, 1) * within)


def _eigenvector(weights: Array) -> Array:
    """Bonacich 1972, of length 1, in the largest component; 0 outside it, where it is not defined."""
    found = np.zeros(len(weights))
    part = np.array(max(engine(weights).connected_components(), key=len))
    if len(part) > 1:
        inside = weights[np.ix_(part, part)]
        found[part] = np.abs(_dominant(inside))
    return found


def _dominant(weights: Array) -> Array:
    """The eigenvector of the largest eigenvalue, by iteration (Lanczos, from a fixed start) where that is quicker."""
    last = len(weights) - 1
    if len(weights) < _LARGE:
        return np.asarray(eigh(weights, subset_by_index=[last, last])[1][:, 0])
    return np.asarray(eigsh(csr_array(weights), k=1, which="LA", v0=np.ones(len(weights)))[1][:, 0])


def _pagerank(weights: Array) -> Array:
    """Brin and Page 1998, with damping 0.85."""
    return np.array(engine(weights).pagerank(weights="weight"))


def _core(weights: Array) -> Array:
    """Seidman 1983, Social Networks 5, 269."""
    return np.array(engine(weights).coreness(), dtype=float)


def _constraint(weights: Array) -> Array:
    """Burt 1992, Structural Holes, equation 2.4; a node without ties has none."""
    return np.array(engine(weights).constraint(weights="weight"))


def _effective_size(weights: Array) -> Array:
    """Burt 1992 in the form of Borgatti 1997, Connections 20(1), 35: ties less mean ties among alters."""
    tied = csr_array((weights > 0).astype(float))
    degree = np.asarray(tied.sum(axis=1))
    among = np.asarray((tied @ tied).multiply(tied).sum(axis=1))
    return np.asarray(degree - np.divide(among, degree, out=np.zeros(len(weights)), where=degree > 0))


MEASURES: dict[str, Measure] = {
    "degree": Measure(_degree, "shares arenas with many others"),
    "strength": Measure(_strength, "shares many arenas, and closely"),
    "betweenness": Measure(_betweenness, "lies on the shortest ways between others"),
    "closeness": Measure(_closeness, "has short ways to all others"),
    "eigenvector": Measure(_eigenvector, "is tied to those who are themselves well tied"),
    "pagerank": Measure(_pagerank, "is tied to those who are themselves well tied, and to few others"),
    "core": Measure(_core, "is in a part where all have many ties to each other"),
    "constraint": Measure(_constraint, "has contacts who are not tied to each other (low values)", lowest_first=True),
    "effective-size": Measure(_effective_size, "has many contacts who are not tied to each other"),
}
"""The measures by name. Strength, eigenvector, PageRank and constraint go by weights, the others by ties alone."""
