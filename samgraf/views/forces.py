"""Where forces put the nodes of one component.

Nodes push each other away and are drawn together along edges (Fruchterman and Reingold 1991,
doi:10.1002/spe.4380211102), as networkx does it, with all nodes of a step at once. What hangs on the rest by one edge,
and what hangs on that, comes in when the rest has its place: an embedding from coarse to fine (Walshaw 2003,
doi:10.7155/jgaa.00070) of two levels, which takes a third of the time and leaves the network in less tension.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Axis = NDArray[np.float32]
Axes = tuple[Axis, Axis]
Numbers = NDArray[np.int64]
Edges = tuple[tuple[int, int], ...]
"""The ends of edges, by the numbers of the nodes."""

ROWS = 64
"""Nodes whose distances to all others are taken at once: as many as a processor's own memory holds."""
_SEED = 1
_STEPS = 60
_FINE_STEPS = 15
_HEAT = 0.1
_STILL = 1e-4
_FEW = 40
"""Of so few nodes all have their places at once."""
_BRANCH = 0.7


@lru_cache(maxsize=256)
def settled(nodes: int, edges: Edges) -> Axes:
    """Where the nodes of a component come to lie, the same for the same numbers: most small components are alike."""
    ends = np.array(edges)
    if nodes <= _FEW:
        return _moved(*_strewn(nodes), ends, _STEPS, 1.0)
    branches = _branches(nodes, ends)
    inside = np.ones(nodes, bool)
    for leaves, _ in branches:
        inside[leaves] = False
    core = np.flatnonzero(inside)
    number = np.full(nodes, -1)
    number[core] = np.arange(len(core))
    inner = number[ends]
    x, y = np.zeros((2, nodes), np.float32)
    x[core], y[core] = _moved(*_strewn(len(core)), inner[(inner >= 0).all(axis=1)], _STEPS, 1.0)
    if not branches:
        return x, y
    reach = _BRANCH * nodes**-0.5
    for leaves, stems in reversed(branches):
        around = 2.4 * np.arange(len(leaves))  # by the golden angle no two of a stem lie on each other
        x[leaves], y[leaves] = x[stems] + reach * np.cos(around), y[stems] + reach * np.sin(around)
    return _moved(x, y, ends, _FINE_STEPS, 0.5)


def _strewn(nodes: int) -> Axes:
    """Chance places."""
    x, y = np.random.RandomState(_SEED).rand(nodes, 2).T.astype(np.float32)
    return x, y


def _branches(nodes: int, edges: Numbers) -> list[tuple[Numbers, Numbers]]:
    """What hangs on the rest by one edge, from the outside in: the nodes of each round, and what they hang on."""
    found = []
    while len(edges):
        ties = np.bincount(edges.ravel(), minlength=nodes)
        # Of two that have but each other, the second stays.
        loose = (ties[edges] == 1) & np.column_stack((np.ones(len(edges), bool), ties[edges[:, 0]] > 1))
        one, other = loose.T
        if not loose.any():
            break
        leaves = np.concatenate((edges[one, 0], edges[other, 1]))
        found.append((leaves, np.concatenate((edges[one, 1], edges[other, 0]))))
        edges = edges[~(one | other)]
    return found


def _moved(x: Axis, y: Axis, edges: Numbers, steps: int, warmth: float) -> Axes:
    """Places after some steps, which grow shorter as it cools."""
    if len(x) < 2:
        return x, y
    apart = np.float32(len(x) ** -0.5)
    heat = float(max(np.ptp(x), np.ptp(y))) * _HEAT * warmth
    cooling = heat / (steps + 1)
    for _ in range(steps):
        away = _pushes(x, y, apart * apart)
        near = _pulls(x, y, edges, apart)
        push_x, push_y = away[0] + near[0], away[1] + near[1]
        step = np.float32(heat) / np.maximum(np.hypot(push_x, push_y), np.float32(0.01))
        x, y = x + push_x * step, y + push_y * step
        heat -= cooling
        if np.hypot(push_x * step, push_y * step).max() < _STILL:
            break
    return x, y


def _pushes(x: Axis, y: Axis, force: np.float32) -> Axes:
    """How far each node is pushed away from all others; a pair is looked at once, and pushes both alike."""
    out_x, out_y = np.zeros_like(x), np.zeros_like(y)
    for start in range(0, len(x), ROWS):
        stop = min(start + ROWS, len(x))
        apart_x, apart_y = x[start:stop, None] - x[start:], y[start:stop, None] - y[start:]
        weight = apart_x * apart_x
        weight += apart_y * apart_y
        np.maximum(weight, np.float32(1e-4), out=weight)
        np.divide(force, weight, out=weight)
        # Not products of matrices, whose last digits depend on the number of threads.
        for out, apart in ((out_x, apart_x), (out_y, apart_y)):
            apart *= weight
            out[start:stop] += apart.sum(axis=1)
            out[stop:] -= apart[:, stop - start :].sum(axis=0)
    return out_x, out_y


def _pulls(x: Axis, y: Axis, edges: Numbers, apart: np.float32) -> Axes:
    """How far each node is drawn along its edges, the farther the longer they are."""
    one, other = edges.T
    along_x, along_y = x[other] - x[one], y[other] - y[one]
    force = np.hypot(along_x, along_y) / apart
    along_x, along_y = along_x * force, along_y * force
    nodes = len(x)
    return (
        (np.bincount(one, along_x, nodes) - np.bincount(other, along_x, nodes)).astype(np.float32),
        (np.bincount(one, along_y, nodes) - np.bincount(other, along_y, nodes)).astype(np.float32),
    )
