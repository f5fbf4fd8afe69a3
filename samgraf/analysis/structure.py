"""The frame of a network: its parts, what holds them together, and the ties that stand out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samgraf.analysis.measures import engine
from samgraf.analysis.projections import Array


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds a network together, with nodes as rows of its matrix."""

    components: tuple[tuple[int, ...], ...]
    """The largest first."""
    bridges: tuple[tuple[int, int], ...]
    """Ties without which a component falls apart."""
    cutpoints: tuple[int, ...]
    """Nodes without which a component falls apart."""


def frame(weights: Array) -> Frame:
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

    The lower of the two ends' α of Serrano, Boguñá and Vespignani 2009, PNAS 106, 6483, equation 2:
    (1 - share)^(k - 1). Where both ends have one tie each, and where there is none, it is 1: nothing can be told.
    """
    degree = (weights > 0).sum(axis=1)[:, None]
    strength = weights.sum(axis=1)[:, None]
    shares = np.divide(weights, strength, out=np.zeros_like(weights), where=strength > 0)
    found = np.where((weights > 0) & (degree > 1), np.clip(1 - shares, 0, 1) ** np.maximum(degree - 1, 0), 1.0)
    return np.asarray(np.minimum(found, found.T))
