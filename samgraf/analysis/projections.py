"""Networks of affiliations: two-mode (actors and arenas) and one-mode (actors tied by the arenas they share)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from samgraf.analysis.affiliations import Affiliations, Tie
from samgraf.errors import UsageError

Array = NDArray[np.float64]

WEIGHTS = ("newman", "count", "hyperbolic")
"""How shared arenas make the weight of a tie.

count: their number, each as much as the looser of the two takes part.
newman: each divided by the other actors in it, so that a conference of fifty ties less than a project of three (Newman
2001, Physical Review E 64, 016132).
hyperbolic: the hyperbolic tangent of the count, as the tenth shared arena tells less than the second (Li et al. 2005,
Physica A 350, 643).
"""


@dataclass(frozen=True)
class Incidence:
    """Affiliations as a matrix, with actors and arenas in a fixed order, to draw documents from again and again."""

    affiliations: Affiliations

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """The rows."""
        return tuple(self.affiliations.actors)

    @cached_property
    def arenas(self) -> tuple[str, ...]:
        """The columns."""
        return tuple(self.affiliations.arenas)

    @cached_property
    def _places(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], Array]:
        of = self.affiliations
        rows = {actor: number for number, actor in enumerate(self.actors)}
        columns = {arena: number for number, arena in enumerate(self.arenas)}
        pages = {document: number for number, document in enumerate(of.documents)}
        places = [(rows[tie.actor], columns[tie.arena], pages[tie.document]) for tie in of.ties]
        numbers = np.array(places, dtype=np.int64).reshape(-1, 3)
        return numbers[:, 0], numbers[:, 1], numbers[:, 2], np.array([tie.weight for tie in of.ties], dtype=float)

    def matrix(self, documents: NDArray[np.bool_] | None = None) -> Array:
        """How much each actor takes part in each arena, by the strongest relation that the documents tell.

        documents: which of `affiliations.documents` to read; all unless given.
        """
        rows, columns, pages, weights = self._places
        kept = np.ones(len(pages), bool) if documents is None else documents[pages]
        found: Array = np.zeros((len(self.actors), len(self.arenas)))
        np.maximum.at(found, (rows[kept], columns[kept]), weights[kept])
        return found


def projected(matrix: Array, weight: str = "newman") -> Array:
    """The ties between the rows of a matrix by the columns they share, as a symmetric matrix with an empty diagonal.

    Raises UsageError, with the choices, for an unknown weight.
    """
    if weight not in WEIGHTS:
        raise UsageError(f"there is no weight {weight!r}; choose among {', '.join(WEIGHTS)}")
    shares: Array = np.ones(matrix.shape[1])
    if weight == "newman":
        shares = 1 / np.maximum((matrix > 0).sum(axis=0) - 1, 1)
    found: Array = np.zeros((matrix.shape[0], matrix.shape[0]))
    before = 0.0
    for level in np.unique(matrix[matrix > 0]):  # the sum of minima, a level at a time
        reached = csr_array((matrix >= level).astype(float))
        found += (level - before) * ((reached * shares) @ reached.T).toarray()
        before = float(level)
    np.fill_diagonal(found, 0.0)
    # Sums in another order differ in the last bits; what is equal must be so.
    found = np.round(found, 12)
    return np.tanh(found) if weight == "hyperbolic" else found


def two_mode(affiliations: Affiliations) -> nx.Graph:
    """The two-mode network: a node is an actor or an arena, a tie says that the actor takes part in the arena.

    Nodes have `bipartite` (0 for actors, 1 for arenas), `label`, and actors `type` and `sector`; ties have `weight`,
    the strongest relation's, `relations`, `documents` and `claims`, the statements they rest on.
    """
    graph = nx.Graph(level=affiliations.level)
    for actor, about in affiliations.actors.items():
        graph.add_node(actor, bipartite=0, label=about.label, type=about.type, sector=about.sector)
    for arena, label in affiliations.arenas.items():
        graph.add_node(arena, bipartite=1, label=label)
    for (actor, arena), ties in sorted(_pairs(affiliations).items()):
        graph.add_edge(
            actor,
            arena,
            weight=max(tie.weight for tie in ties),
            relations=tuple(sorted({tie.relation for tie in ties})),
            documents=tuple(sorted({tie.document for tie in ties})),
            claims=tuple(sorted({claim for tie in ties for claim in tie.claims})),
        )
    return graph


def one_mode(affiliations: Affiliations, weight: str = "newman") -> nx.Graph:
    """The one-mode network: a node is an actor, a tie says that the two take part in an arena together.

    That they know each other, or work together, is not said. Ties have `weight` (see `WEIGHTS`), `arenas` and the
    `documents` that tell of either's part in them. Actors who share no arena stand alone.
    Raises UsageError, with the choices, for an unknown weight.
    """
    incidence = Incidence(affiliations)
    matrix = incidence.matrix()
    weights = projected(matrix, weight)
    graph = nx.Graph(level=affiliations.level, weighted=weight)
    for actor, about in affiliations.actors.items():
        graph.add_node(actor, label=about.label, type=about.type, sector=about.sector)
    for one, other in np.argwhere(np.triu(weights) > 0):
        shared = np.flatnonzero((matrix[one] > 0) & (matrix[other] > 0))
        arenas = tuple(incidence.arenas[column] for column in shared)
        pair = incidence.actors[one], incidence.actors[other]
        documents = documents_behind(affiliations, pair, arenas)
        graph.add_edge(*pair, weight=float(weights[one, other]), arenas=arenas, documents=documents)
    return graph


def documents_behind(affiliations: Affiliations, actors: Collection[str], arenas: Collection[str]) -> tuple[str, ...]:
    """The documents that tell of a part of any of these actors in any of these arenas."""
    return tuple(sorted({tie.document for actor in actors for tie in affiliations.of(actor) if tie.arena in arenas}))


def _pairs(affiliations: Affiliations) -> dict[tuple[str, str], list[Tie]]:
    found: dict[tuple[str, str], list[Tie]] = {}
    for tie in affiliations.ties:
        found.setdefault((tie.actor, tie.arena), []).append(tie)
    return found
