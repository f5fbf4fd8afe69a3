"""Where each node stands: computed here once, so that the page opens at once and is the same for everyone.

Each component is laid out on its own by networkx (Fruchterman and Reingold 1991, doi:10.1002/spe.4380211102); then
the components are packed around the largest, which keeps its scale, and nodes that lie on each other pushed apart.
"""

from __future__ import annotations

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
_ITERATIONS = 120
_MANY = 500
_FEWER = 50
"""Steps for as many nodes as networkx draws one by one: what more of them move is not to be seen."""
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
    points = _drawn(ties, members)
    points -= points.mean()
    points *= np.exp(-0.5j * np.angle((points**2).sum()))
    points = _push_apart(points, radii)
    centred: Points = np.round(points - points.mean())
    return centred


def _drawn(ties: nx.Graph, members: list[str]) -> Points:
    """The members' positions as networkx draws them, at a scale that leaves more room where there are more."""
    component = nx.Graph()
    component.add_nodes_from(members)
    component.add_edges_from(sorted(ties.subgraph(members).edges()))
    steps = _ITERATIONS if len(members) < _MANY else _FEWER
    drawn = nx.spring_layout(component, seed=_SEED, iterations=steps, method="force")
    points: Points = np.array([complex(*drawn[node]) for node in members])
    index = {node: i for i, node in enumerate(members)}
    lengths = [abs(points[index[u]] - points[index[v]]) for u, v in component.edges()]
    room = max(1.0, len(members) ** 0.5 / 9)
    scaled: Points = points * (STEP * room / float(np.mean(lengths)))
    return scaled


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
