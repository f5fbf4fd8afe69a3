"""Where each node stands: computed here once, so that the page opens at once and is the same for everyone.

Each component is laid out on its own by forces; then the components are packed around the largest, which keeps its
scale, and nodes that lie on each other pushed apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappush, heapreplace
from itertools import count

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from samgraf.views.forces import Edges, Numbers, settled

# A point is a complex number: x + iy.
Points = NDArray[np.complex128]
Cells = Mapping[int, frozenset[int]]
"""Cells of a grid: for each row its columns."""

STEP = 78.0
"""The distance that one step in the network should have on paper."""
_GAP = 16.0
_NEARBY = 8.0
"""How far a node may be pushed before it is looked anew which are near each other."""
_CELL = STEP / 2
_ASPECT = 1.25  # The picture on a page is a little wider than high.


def place(network: nx.MultiDiGraph, radii: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """A position for every node, given the radius that each will be drawn with. Equal networks, equal positions."""
    ties = nx.Graph()
    ties.add_nodes_from(sorted(network))
    ties.add_edges_from(sorted({(min(u, v), max(u, v)) for u, v in network.edges() if u != v}))
    components = sorted((sorted(c) for c in nx.connected_components(ties)), key=lambda c: (-len(c), c[0]))
    tied = [_edges(ties, members) for members in components]
    drawn = [
        _component(edges, np.array([radii[node] for node in members]))
        for edges, members in zip(tied, components, strict=True)
    ]
    covered = [_cells(points, edges) for points, edges in zip(drawn, tied, strict=True)]
    # Beside all others in a row there is always room.
    reach = 1 + sum(2 * max(abs(x) for row in cells.values() for x in row) + 1 for cells in covered)
    placed: dict[str, tuple[int, int]] = {}
    taken: dict[int, int] = {}
    shapes: dict[object, _Shape] = {}
    for members, points, cells in zip(components, drawn, covered, strict=True):
        points += shapes.setdefault(frozenset(cells.items()), _Shape(cells, reach)).place(taken)
        placed |= {node: (round(p.real), round(p.imag)) for node, p in zip(members, points.tolist(), strict=True)}
    return placed


def place_beside(
    network: nx.MultiDiGraph, radii: Mapping[str, float], places: Mapping[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """Positions for all nodes where some have theirs: the others stand amid those they are tied to.

    What is tied to none of them is laid out by itself and put below.
    """
    ties = nx.Graph(network.edges())
    spots = {node: complex(*spot) for node, spot in places.items()}
    while found := {
        node: sum(near) / len(near)
        for node in sorted(set(ties) - set(spots))
        if (near := [spots[other] for other in sorted(ties[node]) if other in spots])
    }:
        spots |= found
    alone = network.subgraph(set(network) - set(spots))
    lowest = max((spot.imag for spot in spots.values()), default=0.0)
    apart = place(alone, radii)
    highest = min((y for _, y in apart.values()), default=0)
    spots |= {node: complex(x, y - highest + lowest + STEP) for node, (x, y) in apart.items()}
    order = sorted(network)
    if len(spots) == len(places) or not order:
        return dict(places)
    points = np.array([spots[node] for node in order], dtype=np.complex128)
    points = _push_apart(points, np.array([radii[node] for node in order]))
    return {node: (round(p.real), round(p.imag)) for node, p in zip(order, points.tolist(), strict=True)}


def _edges(ties: nx.Graph, members: list[str]) -> Edges:
    """The edges of a component by the numbers of its nodes."""
    number = {node: at for at, node in enumerate(members)}
    return tuple(sorted((at, number[other]) for node, at in number.items() for other in ties[node] if node < other))


# One component.


def _component(edges: Edges, radii: NDArray[np.float64]) -> Points:
    """The members' positions around their common centre, the long way across."""
    if len(radii) == 1:
        return np.zeros(1, dtype=np.complex128)
    points = _drawn(len(radii), edges)
    points -= points.mean()
    points *= np.exp(-0.5j * np.angle((points**2).sum()))
    points = _push_apart(points, radii)
    centred: Points = np.round(points - points.mean())
    return centred


def _drawn(nodes: int, edges: Edges) -> Points:
    """The members' positions where the forces leave them, at a scale that leaves more room where there are more."""
    x, y = settled(nodes, edges)
    points: Points = x.astype(np.float64) + 1j * y.astype(np.float64)
    one, other = np.array(edges).T
    length = float(np.abs(points[one] - points[other]).mean())
    room = max(1.0, nodes**0.5 / 9)
    scaled: Points = points * (STEP * room / length)
    return scaled


def _push_apart(points: Points, radii: NDArray[np.float64]) -> Points:
    """Positions moved a little until no node lies on another."""
    searched = np.full_like(points, np.inf)
    for _ in range(40):
        if np.abs(points - searched).max() > _NEARBY:
            searched = points.copy()
            one, other = _neighbours(points, radii)
            room = radii[one] + radii[other] + _GAP
            least = np.square(room).astype(np.float32)
        x, y = points.real.astype(np.float32), points.imag.astype(np.float32)
        close = np.square(x[one] - x[other]) + np.square(y[one] - y[other]) < least
        if not close.any():
            break
        moved, fixed = one[close], other[close]
        apart = points[moved] - points[fixed]
        gap = np.abs(apart)
        # Points on the same spot have no direction apart: each gets one of its own by its number.
        away = np.where(gap > 1e-6, apart / np.maximum(gap, 1e-6), np.exp(2.4j * (moved - fixed)))
        np.add.at(points, moved, away * np.maximum(room[close] - gap, 0) * 0.3)
    return points


def _neighbours(points: Points, radii: NDArray[np.float64]) -> tuple[Numbers, Numbers]:
    """The pairs of points that may lie on each other before one of them has moved farther than `_NEARBY`."""
    # Half as much again as two can come nearer: rounding shall lose none.
    reach = (radii + _GAP / 2 + 1.5 * _NEARBY).astype(np.float32)
    order = np.argsort(points.real, kind="stable")
    across = points.real[order]
    # Of those farther to the right no more are looked at than can be near by how far right they are alone.
    ahead = np.searchsorted(across, across + 1.01 * (reach[order] + reach.max())) - np.arange(len(order)) - 1
    left = np.repeat(np.arange(len(order)), ahead)
    one, other = order[left], order[np.arange(len(left)) - np.repeat(np.cumsum(ahead) - ahead, ahead) + left + 1]
    x, y = points.real.astype(np.float32), points.imag.astype(np.float32)
    near = np.square(x[one] - x[other]) + np.square(y[one] - y[other]) < np.square(reach[one] + reach[other])
    one, other = np.concatenate((one[near], other[near])), np.concatenate((other[near], one[near]))
    ordered = np.lexsort((other, one))
    return one[ordered], other[ordered]


# All components on one page.


def _cells(points: Points, edges: Edges) -> Cells:
    """The cells of a grid that a component covers: around its nodes and along its edges."""
    spots = list(points.tolist())
    for one, other in edges:
        start, along = spots[one], spots[other] - spots[one]
        number = int(abs(along) / _CELL) + 1
        spots += [start + along * (step / number) for step in range(1, number)]
    covered: dict[int, set[int]] = defaultdict(set)
    for x, y in {(round(p.real / _CELL), round(p.imag / _CELL)) for p in spots}:
        for row in (y - 1, y, y + 1):
            covered[row].update((x - 1, x, x + 1))
    return {y: frozenset(row) for y, row in covered.items()}


def _nearest(free: int, reach: int) -> Iterator[int]:
    """The free places of a row nearest to its middle, which is the binary digit `reach`, on either side."""
    right = free >> reach
    yield (right & -right).bit_length() - 1
    if left := free & ((1 << reach) - 1):
        yield left.bit_length() - 1 - reach


def _outwards() -> Iterator[int]:
    """The rows outwards from the one beside the middle."""
    for row in count(1):
        yield from (-row, row)


@dataclass(slots=True)
class _Shape:
    """Components that cover the same cells, and where the next of them may go."""

    cells: Cells
    reach: int
    rows: Iterator[int] = field(default_factory=_outwards)
    ahead: int = 0
    """The row that is tried next."""
    nearest: list[tuple[float, int, int]] = field(default_factory=list)
    """A heap of the rows' nearest places: how far out, the row, the column. What is taken since may have blocked it, so
    that the row has none nearer."""

    def place(self, taken: dict[int, int]) -> complex:
        """The shift nearest to the middle that puts the cells where none is taken; takes them.

        taken: for each row a number whose binary digits are its cells, the middle one at 2 * reach: so all shifts of a
        component along a row are tried at once.
        """
        while True:
            while not self.nearest or self.ahead**2 <= self.nearest[0][0]:
                heappush(self.nearest, self._nearest_in(self.ahead, taken))
                self.ahead = next(self.rows)
            best = self.nearest[0]
            if (now := self._nearest_in(best[1], taken)) == best:
                break
            heapreplace(self.nearest, now)
        _, down, right = best
        for y, row in self.cells.items():
            taken[y + down] = taken.get(y + down, 0) | sum(1 << (x + right + 2 * self.reach) for x in row)
        return complex(right, down) * _CELL

    def _nearest_in(self, shift: int, taken: Mapping[int, int]) -> tuple[float, int, int]:
        blocked = 0
        for y, row in self.cells.items():
            if full := taken.get(y + shift):
                for x in row:
                    blocked |= full >> (x + self.reach)
        return min((x * x / _ASPECT**2 + shift * shift, shift, x) for x in _nearest(~blocked, self.reach))
