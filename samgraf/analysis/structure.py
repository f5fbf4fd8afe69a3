"""The frame of a network: its parts, what holds them together, and the ties that stand out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import false_discovery_control

from samgraf.analysis.measures import Ties, engine
from samgraf.analysis.projections import Array
from samgraf.disparity import by_even_spread


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds a network together, with nodes as rows of its matrix."""

    components: tuple[tuple[int, ...], ...]
    """The largest first."""
    bridges: tuple[tuple[int, int], ...]
    """Ties without which a component falls apart."""
    cutpoints: tuple[int, ...]
    """Nodes without which a component falls apart."""


def frame(weights: Array | Ties) -> Frame:
    """The components, bridges and cutpoints of a network."""
    graph = engine(weights)
    parts = sorted((tuple(sorted(part)) for part in graph.connected_components()), key=lambda part: (-len(part), part))
    bridges = sorted((graph.es[tie].source, graph.es[tie].target) for tie in graph.bridges())
    return Frame(tuple(parts), tuple(bridges), tuple(sorted(graph.articulation_points())))


def joined(weights: Array) -> float:
    """The share of all pairs of nodes that some way joins; 1 where there are no pairs."""
    size = len(weights)
    if size <= 1:
        return 1.0
    return sum(len(part) * (len(part) - 1) for part in engine(weights).connected_components()) / (size * (size - 1))


def without(weights: Array, node: int) -> Array:
    """The matrix with the ties of a node taken out, the node itself too."""
    return np.delete(np.delete(weights, node, axis=0), node, axis=1)


def disparity(weights: Array) -> NDArray[np.float64]:
    """How likely each tie would be as heavy as it is were its ends' weight spread evenly by chance over their ties.

    The lower of the two ends' α of the disparity filter. Where both ends have one tie each, and where there is none,
    it is 1: nothing can be told.
    """
    ties = (weights > 0).sum(axis=1)[:, None].astype(np.float64)
    found = np.where(weights > 0, by_even_spread(weights, weights.sum(axis=1)[:, None], ties), 1.0)
    return np.asarray(np.minimum(found, found.T))


def shared_by_chance(matrix: Array) -> Array:
    """How likely each two rows would share as many columns as they do, or more, by their and the columns' sums alone.

    The stochastic degree sequence model of Neal, Domagalski and Sagan 2021, Scientific Reports 11, 23929, by the
    exact distribution of a sum of independent chances; who shares nothing has 1.
    """
    taken = (matrix > 0).astype(float)
    chances = chances_of(taken)
    shared: Array = taken @ taken.T
    np.fill_diagonal(shared, 0.0)
    found: Array = np.ones_like(shared)
    ones, others = np.nonzero(np.triu(shared))
    wanted = shared[ones, others].astype(int)
    if not len(wanted):
        return found
    so_far = np.zeros((len(ones), int(wanted.max())))  # chances of sharing 0, 1, … of the columns met so far
    so_far[:, 0] = 1.0
    for column in range(matrix.shape[1]):
        both = (chances[ones, column] * chances[others, column])[:, None]
        so_far[:, 1:] = so_far[:, 1:] * (1 - both) + so_far[:, :-1] * both
        so_far[:, :1] *= 1 - both
    fewer = np.where(np.arange(so_far.shape[1]) < wanted[:, None], so_far, 0.0).sum(axis=1)
    found[ones, others] = found[others, ones] = np.clip(1 - fewer, 0.0, 1.0)
    return found


def discoveries(likely: Array) -> Array:
    """The likelihoods of all pairs, tied or not, with the rate of false discoveries held.

    Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289.
    """
    found = np.ones_like(likely)
    pairs = np.triu_indices(len(likely), 1)
    found[pairs] = false_discovery_control(likely[pairs])
    return np.minimum(found, found.T)


def chances_of(taken: Array, rounds: int = 2000) -> Array:
    """For each cell of a matrix of 0 and 1 its chance of 1 when only the sums of rows and columns are given.

    The bipartite configuration model of Saracco et al. 2015, Scientific Reports 5, 10595: of all such, the one that
    assumes least.
    """
    rows, columns = taken.sum(axis=1), taken.sum(axis=0)
    size = max(np.sqrt(taken.sum()), 1.0)
    x, y = rows / size, columns / size
    for _ in range(rounds):
        before = x
        x = rows / np.maximum((y / (1 + np.outer(x, y))).sum(axis=1), 1e-300)
        y = columns / np.maximum((x[:, None] / (1 + np.outer(x, y))).sum(axis=0), 1e-300)
        if np.allclose(x, before, rtol=1e-10):
            break
    product = np.outer(x, y)
    return np.asarray(product / (1 + product))
