"""Measures of the place that each node has in a network of ties, from its matrix of weights.

igraph computes what has no short form in matrices. A measure that a node has no value of is not a number there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True)
class Ties:
    """A network as a symmetric matrix of weights, and as igraph has it, made once for all measures of it."""

    weights: Array

    @cached_property
    def graph(self) -> ig.Graph:
        """The same for igraph."""
        return engine(self.weights)

    @cached_property
    def tied(self) -> csr_array:
        """Who is tied to whom, as 1."""
        return csr_array((self.weights > 0).astype(float))


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, what a high value of it says, and whether the lowest comes first."""

    of: Callable[[Ties], Array]
    says: str
    lowest_first: bool = False
    two_mode: bool = False
    """Whether it is of the two-mode network: of a matrix of actors (rows) and arenas (columns)."""

    def values(self, weights: Array | Ties) -> Array:
        """The value of each row of a matrix of weights, symmetric for one mode; nothing for a matrix of nothing."""
        ties = weights if isinstance(weights, Ties) else Ties(weights)
        return np.round(self.of(ties), _DIGITS) if len(ties.weights) else np.zeros(0)


def measure(graph: nx.Graph, name: str) -> dict[str, float]:
    """A measure of every node of an undirected network, by the `weight` of its ties (1 where they have none).

    A measure of two modes is given for the actors: the nodes with `bipartite` 0, as `two_mode` makes them.
    Raises UsageError, with the choices, for an unknown measure, or for a network without the mode of each node.
    """
    found = find_measure(name)
    if found.two_mode:
        sides = dict(graph.nodes(data="bipartite"))
        if set(sides.values()) - {0, 1}:
            raise UsageError(f"{name} is of two-mode networks; give each node bipartite=0 (actors) or 1 (arenas)")
        actors, arenas = ([node for node in graph if sides[node] == side] for side in (0, 1))
        matrix = nx.to_numpy_array(graph, nodelist=actors + arenas)[: len(actors), len(actors) :]
        return dict(zip(actors, found.values(matrix).tolist(), strict=True))
    values = found.values(nx.to_numpy_array(graph)) if len(graph) else np.zeros(0)
    return dict(zip(graph, values.tolist(), strict=True))


def find_measure(name: str) -> Measure:
    """A measure by its name.

    Raises UsageError, with the choices, for another.
    """
    if name not in MEASURES:
        raise UsageError(f"there is no measure {name!r}; choose among {', '.join(MEASURES)}")
    return MEASURES[name]


def engine(weights: Array | Ties) -> ig.Graph:
    """A matrix of weights as an igraph network, its ties in the order of rows and columns."""
    if isinstance(weights, Ties):
        return weights.graph
    ties = np.argwhere(np.triu(weights, 1) > 0)
    graph = ig.Graph(n=len(weights), edges=ties.tolist())
    graph.es["weight"] = weights[ties[:, 0], ties[:, 1]].tolist()
    return graph


def _degree(ties: Ties) -> Array:
    return np.asarray(ties.tied.sum(axis=1), dtype=float)


def _strength(ties: Ties) -> Array:
    return np.asarray(ties.weights.sum(axis=1), dtype=float)


def _betweenness(ties: Ties) -> Array:
    """Freeman 1977, Sociometry 40, 35: the share of all pairs whose shortest ways lead over the node."""
    pairs = max((len(ties.weights) - 1) * (len(ties.weights) - 2) / 2, 1)
    return np.array(ties.graph.betweenness()) / pairs


def _closeness(ties: Ties) -> Array:
    """Freeman 1979, with the correction of Wasserman and Faust 1994, p. 201, for what cannot be reached."""
    graph = ties.graph
    parts = graph.connected_components()
    reached = np.array(parts.sizes(), dtype=float)[parts.membership] - 1.0
    # Within what a node reaches: those reached by the sum of the ways to them; of a node that reaches nothing, nothing.
    within = np.nan_to_num(np.array(graph.closeness(), dtype=float))
    return np.asarray(reached / max(len(ties.weights) - 1, 1) * within)


def _eigenvector(ties: Ties) -> Array:
    """Bonacich 1972, of length 1, in the largest component; 0 outside it, where it is not defined."""
    found = np.zeros(len(ties.weights))
    part = np.array(max(ties.graph.connected_components(), key=len))
    if len(part) > 1:
        inside = ties.weights[np.ix_(part, part)]
        found[part] = np.abs(_dominant(inside))
    return found


def _dominant(weights: Array) -> Array:
    """The eigenvector of the largest eigenvalue, by iteration (Lanczos, from a fixed start) where that is quicker."""
    last = len(weights) - 1
    if len(weights) < _LARGE:
        return np.asarray(eigh(weights, subset_by_index=[last, last])[1][:, 0])
    return np.asarray(eigsh(csr_array(weights), k=1, which="LA", v0=np.ones(len(weights)))[1][:, 0])


def _pagerank(ties: Ties) -> Array:
    """Brin and Page 1998, with damping 0.85."""
    return np.array(ties.graph.pagerank(weights="weight"))


def _core(ties: Ties) -> Array:
    """Seidman 1983, Social Networks 5, 269."""
    return np.array(ties.graph.coreness(), dtype=float)


def _constraint(ties: Ties) -> Array:
    """Burt 1992, Structural Holes, equation 2.4; a node without ties has none."""
    return np.array(ties.graph.constraint(weights="weight"))


def _effective_size(ties: Ties) -> Array:
    """Burt 1992 in the form of Borgatti 1997, Connections 20(1), 35: ties less mean ties among alters."""
    degree = np.asarray(ties.tied.sum(axis=1))
    among = np.asarray((ties.tied @ ties.tied).multiply(ties.tied).sum(axis=1))
    return np.asarray(degree - np.divide(among, degree, out=np.zeros(len(degree)), where=degree > 0))


def _two_modes(weights: Array) -> ig.Graph:
    """A matrix of actors and arenas as an igraph network, the actors first."""
    actors, arenas = np.nonzero(weights > 0)
    ties = np.stack([actors, arenas + len(weights)], axis=1)
    return ig.Graph(n=sum(weights.shape), edges=ties.tolist())


def _two_mode_degree(ties: Ties) -> Array:
    """Borgatti and Everett 1997, Social Networks 19, 243: the share of the arenas."""
    return np.asarray((ties.weights > 0).sum(axis=1) / max(ties.weights.shape[1], 1), dtype=float)


def _two_mode_closeness(ties: Ties) -> Array:
    """Borgatti and Everett 1997: the least sum of ways that there can be (1 to arenas, 2 to actors), over the sum.

    With the correction of Wasserman and Faust for what cannot be reached: over those that can, times their share.
    """
    actors, arenas = ties.weights.shape
    ways = np.array(_two_modes(ties.weights).distances(source=range(actors)), dtype=float).reshape(
        actors, actors + arenas
    )
    reached = np.isfinite(ways).sum(axis=1) - 1.0
    total = np.where(np.isfinite(ways), ways, 0.0).sum(axis=1)
    least = arenas + 2.0 * (actors - 1)
    share = reached / max(actors + arenas - 1, 1)
    return np.asarray(share * np.divide(least, total, out=np.zeros(actors), where=total > 0))


def _two_mode_betweenness(ties: Ties) -> Array:
    """Borgatti and Everett 1997: as a share of the most that an actor among so many actors and arenas can have."""
    actors, arenas = ties.weights.shape
    if not arenas:
        return np.zeros(actors)
    s, t = divmod(actors - 1, arenas)
    most = (arenas**2 * (s + 1) ** 2 + arenas * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
    return np.asarray(
        np.array(_two_modes(ties.weights).betweenness(vertices=range(actors))) / max(most, 1), dtype=float
    )


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
    "two-mode-degree": Measure(_two_mode_degree, "is in many of the arenas", two_mode=True),
    "two-mode-closeness": Measure(_two_mode_closeness, "has short ways by arenas to all others", two_mode=True),
    "two-mode-betweenness": Measure(_two_mode_betweenness, "joins arenas that few others join", two_mode=True),
}
"""The measures by name. Strength, eigenvector, PageRank and constraint go by weights, the others by ties alone."""
ONE_MODE = {name: each for name, each in MEASURES.items() if not each.two_mode}
"""Those of the one-mode network."""
