"""How sectors mix: ties within and between them, and who stands between whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samgraf.analysis.projections import Array

Places = NDArray[np.int64]

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
"""The roles of Gould and Fernandez, each a broker b between a and c who are not tied.

coordinator: all three of one sector. consultant (itinerant): a and c of one, b of another. gatekeeper: b and c of one.
representative: a and b of one. liaison: three sectors. Where ties have no direction every pair counts both ways, and
gatekeeper and representative are equal.
"""


def membership(sectors: Sequence[str]) -> Array:
    """A row for each node and a column for each sector in sorted order, 1 where the node is of it."""
    names = sorted(set(sectors))
    return np.array([[float(own == name) for name in names] for own in sectors]).reshape(len(sectors), len(names))


def mixing(weights: Array, member: Array) -> Array:
    """The share of all ties, counted from both ends, that go from each sector (row) to each (column)."""
    sectors = member.argmax(axis=1) if member.size else np.zeros(len(member), dtype=np.int64)
    return shares_of(np.nonzero(weights > 0), sectors, member.shape[1])


def shares_of(ties: tuple[Places, ...], sectors: Places, count: int) -> Array:
    """The same of ties as pairs of nodes, each both ways, and of the number of each node's sector, of so many."""
    ones, others = ties
    found = np.bincount(sectors[ones] * count + sectors[others], minlength=count * count).reshape(count, count)
    return np.asarray(found / found.sum() if found.sum() else found, dtype=float)


def ei_index(shares: Array) -> float:
    """Ties out of sectors less ties within them, as a share of all: -1 all within, 1 all between.

    Krackhardt and Stern 1988, Social Psychology Quarterly 51(2), 123. Not a number where there is no tie.
    """
    total = shares.sum()
    return float((total - 2 * np.trace(shares)) / total) if total else float("nan")


def ei_by_sector(shares: Array) -> Array:
    """The E-I index of the ties of each sector; not a number for one without ties."""
    own, all_ = np.diag(shares), shares.sum(axis=1)
    return np.asarray(np.divide(all_ - 2 * own, all_, out=np.full(len(shares), np.nan), where=all_ > 0))


def assortativity(shares: Array) -> float:
    """How far ties keep to sectors beyond what their numbers of ties give: 1 wholly, 0 not.

    Newman 2003, Physical Review E 67, 026126, equation 2; shares that do not sum to 1, as rounded ones, are made to.
    Not a number where there is one sector or no tie.
    """
    shares = shares / (shares.sum() or 1.0)
    by_chance = float(shares.sum(axis=0) @ shares.sum(axis=1))
    if not shares.sum() or by_chance >= 1:
        return float("nan")
    return float((np.trace(shares) - by_chance) / (1 - by_chance))


@dataclass(frozen=True, slots=True)
class OpenWays:
    """All ways a → b → c of a network in which a is not tied to c."""

    size: int
    first: Places
    middle: Places
    last: Places

    def roles(self, sectors: Sequence[str] | NDArray[np.str_]) -> Array:
        """How often each node (row) has each of `ROLES` (column), with the nodes of these sectors."""
        names = np.unique(np.array(sectors), return_inverse=True)[1]
        one, two, three = names[self.first], names[self.middle], names[self.last]
        role = np.select(
            [(one == two) & (two == three), one == three, two == three, one == two], [0, 1, 2, 3], default=4
        )
        counts = np.bincount(self.middle * len(ROLES) + role, minlength=self.size * len(ROLES))
        return counts.reshape(self.size, len(ROLES)).astype(float)


def open_ways(weights: Array) -> OpenWays:
    """The open ways of a network; its matrix may be directed, from row to column."""
    tied = weights > 0
    found = [(np.zeros(0, np.int64),) * 3]
    for middle in range(len(tied)):
        into, out = np.flatnonzero(tied[:, middle]), np.flatnonzero(tied[middle])
        first, last = np.nonzero(~tied[np.ix_(into, out)] & (into[:, None] != out))
        found.append((into[first], np.full(len(first), middle), out[last]))
    return OpenWays(len(tied), *(np.concatenate(part) for part in zip(*found, strict=True)))


def brokerage(weights: Array, sectors: Sequence[str] | NDArray[np.str_]) -> Array:
    """How often each node (row) has each of `ROLES` (column).

    Gould and Fernandez 1989, Sociological Methodology 19, 89. The matrix may be directed: from row to column.
    """
    return open_ways(weights).roles(sectors)
