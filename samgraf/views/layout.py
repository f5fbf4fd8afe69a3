"""Where each node stands: computed here once, so that the page opens at once and is the same for everyone.

Each component is laid out on its own by stress, so that the distance on paper follows the number of steps in the
network; then the components are packed around the largest, which keeps its scale.

Zheng, Pawar and Goodman (2018), Graph drawing by stochastic gradient descent, doi:10.1109/TVCG.2018.2859997.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

# A point is a complex number: x + iy.
Points = NDArray[np.complex128]
Cells = frozenset[int]

STEP = 78.0
"""The distance that one step in the network should have on paper."""
_SEED = 1
_SWEEPS = 24
_GAP = 16.0
_CELL = STEP / 2
_ASPECT = 1.25  # The picture on a page is a little wider than high.
_ROW = 1 << 20  # The cell (x, y) is the number x + y * _ROW, so that a shift of a set of cells is an addition.


def place(network: nx.MultiDiGraph, radii: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """A position for every node, given the radius that each will be drawn with. Equal networks, equal positions."""
    ties = nx.Graph()
    ties.add_nodes_from(sorted(network))
    ties.add_edges_from(sorted({(min(u, v), max(u, v)) for u, v in network.edges() if u != v}))
    components = sorted((sorted(c) for c in nx.connected_components(ties)), key=lambda c: (-len(c), c[0]))
    placed: dict[str, tuple[int, int]] = {}
    taken: set[int] = set()
    for members in components:
        points = _component(ties, members, np.array([radii[node] for node in members]))
        edges = [(members.index(u), members.index(v)) for u, v in ties.subgraph(members).edges()]
        points += _free_place(_cells(points, edges), taken)
        placed |= {node: (round(p.real), round(p.imag)) for node, p in zip(members, points.tolist(), strict=True)}
    return placed


# One component.


def _component(ties: nx.Graph, members: list[str], radii: NDArray[np.float64]) -> Points:
    """The members' positions around their common centre, the long way across."""
    if len(members) == 1:
        return np.zeros(1, dtype=np.complex128)
    points = _relax(_lengths(ties, members)) * STEP
    points -= points.mean()
    points *= np.exp(-0.5j * np.angle((points**2).sum()))
    points = _push_apart(points, radii)
    centred: Points = np.round(points - points.mean())
    return centred


def _lengths(ties: nx.Graph, members: list[str]) -> NDArray[np.float64]:
    """How far apart every two members should be: the shortest way between them, in steps.

    A step is longer the more ties its two ends have, so that a hub has room around it and the crowded middle of a
    network is drawn at a larger scale than its edges.
    """
    # Most nodes hang on one other, and every way to them goes through it: the search is among the others only.
    core = [node for node in members if ties.degree(node) > 1] or members[:1]
    index = {node: i for i, node in enumerate(core)}
    lengths = np.full((len(core), len(core)), np.inf)
    np.fill_diagonal(lengths, 0)
    for u, v in ties.subgraph(core).edges():
        lengths[index[u], index[v]] = lengths[index[v], index[u]] = _step(ties, u, v)
    for through in range(len(core)):  # Floyd and Warshall
        np.minimum(lengths, lengths[:, through, None] + lengths[through], out=lengths)
    held = [node if node in index else next(iter(ties[node])) for node in members]
    hold = np.array([index[node] for node in held])
    out = np.array([0.0 if node == by else _step(ties, node, by) for node, by in zip(members, held, strict=True)])
    whole: NDArray[np.float64] = lengths[hold[:, None], hold] + out[:, None] + out
    np.fill_diagonal(whole, 0)
    return whole


def _step(ties: nx.Graph, u: str, v: str) -> float:
    return math.sqrt((ties.degree(u) + ties.degree(v)) / 3)


def _relax(lengths: NDArray[np.float64]) -> Points:
    """Positions whose distances come near the lengths, by moving two points at a time towards or from each other.

    All disjoint pairs of a round of a tournament move at once; a sweep is a whole tournament in a new drawing of
    lots. The strides shrink from sweep to sweep, far pairs yielding to near ones.
    """
    size = len(lengths)
    lots = np.random.default_rng(_SEED)
    points: Points = (lots.random(size) + 1j * lots.random(size)) * lengths.max()
    for stride in np.geomspace(lengths.max() ** 2, 0.05, _SWEEPS):
        for one, other in _tournament(lots.permutation(size)):
            wanted = lengths[one, other]
            apart = points[one] - points[other]
            distance = np.maximum(np.abs(apart), 1e-9)
            move = np.minimum(1.0, stride / wanted**2) * (distance - wanted) / (2 * distance) * apart
            points[one] -= move
            points[other] += move
    return points


def _tournament(players: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rounds of pairs in which everyone meets everyone once (the circle method); one sits out if they are odd."""
    odd = len(players) % 2
    circle = np.concatenate([[-1], players]) if odd else players
    half = len(circle) // 2
    for _ in range(len(circle) - 1):
        yield circle[odd:half], circle[::-1][odd:half]
        circle = np.concatenate([circle[:1], circle[-1:], circle[1:-1]])


def _push_apart(points: Points, radii: NDArray[np.float64]) -> Points:
    """Positions moved a little until no node lies on another."""
    room = radii[:, None] + radii[None, :] + _GAP
    np.fill_diagonal(room, 0)
    for _ in range(40):
        apart = points[:, None] - points[None, :]
        distance = np.abs(apart)
        close = distance < room
        if not close.any():
            break
        one, other = np.nonzero(close)
        gap = distance[one, other]
        # Points on the same spot have no direction apart: each gets one of its own by its number.
        away = np.where(gap > 1e-6, apart[one, other] / np.maximum(gap, 1e-6), np.exp(2.4j * (one - other)))
        np.add.at(points, one, away * (room[one, other] - gap) * 0.3)
    return points


# All components on one page.


def _cells(points: Points, edges: list[tuple[int, int]]) -> Cells:
    """The cells of a grid that a component covers: around its nodes and along its edges."""
    spots = list(points.tolist())
    for one, other in edges:
        count = int(abs(points[one] - points[other]) / _CELL) + 2
        spots += np.linspace(points[one], points[other], count).tolist()
    covered = {(round(p.real / _CELL), round(p.imag / _CELL)) for p in spots}
    return frozenset(x + dx + (y + dy) * _ROW for x, y in covered for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _free_place(cells: Cells, taken: set[int]) -> complex:
    """The shift nearest to the middle that puts the cells where none is taken; takes them."""
    for x, y in _around():
        shift = x + y * _ROW
        if not any(cell + shift in taken for cell in cells):
            taken.update(cell + shift for cell in cells)
            return complex(x, y) * _CELL
    raise AssertionError("the plane is unbounded")


def _around() -> Iterator[tuple[int, int]]:
    """The cells of the plane from the middle outwards, in rings that are wider than high."""
    inner = 0
    while True:
        outer = inner + 16
        wide = int(outer * _ASPECT)
        ring = [
            (x * x / _ASPECT**2 + y * y, y, x)
            for x in range(-wide, wide + 1)
            for y in range(-outer, outer + 1)
            if inner * inner <= x * x / _ASPECT**2 + y * y < outer * outer
        ]
        yield from ((x, y) for _, y, x in sorted(ring))
        inner = outer
