"""A statistic of the one-mode network as the texts tell it, by chance, and with other texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.chance import Label, permuted, rewired, texts_drawn
from samgraf.analysis.measures import Measure
from samgraf.analysis.projections import WEIGHTS, Array, Incidence, projected
from samgraf.errors import UsageError
from samgraf.progress import Report

SEEDS = 2**63
"""How many seeds there are: what all engines take."""


@dataclass(frozen=True, slots=True)
class Draws:
    """How to project, and how often to draw."""

    weight: str = "newman"
    count: int = 200
    """Networks drawn by chance, and as many samples of the texts."""
    seed: int = 1
    progress: Report | None = None

    def __post_init__(self) -> None:
        if self.weight not in WEIGHTS:
            raise UsageError(f"there is no weight {self.weight!r}; choose among {', '.join(WEIGHTS)}")
        if self.count < 20:
            raise UsageError(f"{self.count} draws are too few to tell anything by; give 20 or more")
        if not 0 <= self.seed < SEEDS:
            raise UsageError(f"{self.seed} is no seed; give a whole number from 0 to {SEEDS - 1}")

    def network(self, of: Affiliations, two_mode: bool = False) -> Array:
        """The weights of the one-mode network, actors in the order of `of.actors`, or of the two-mode one."""
        return self._seen(Incidence(of).matrix(), two_mode)

    def by_chance(self, of: Affiliations, two_mode: bool = False) -> Iterator[Array]:
        """The same for networks in which each actor has as many arenas, and each arena as many actors."""
        for number, matrix in enumerate(rewired(Incidence(of).matrix(), self.count, self.seed), start=1):
            self.report(number, "by chance")
            yield self._seen(matrix, two_mode)

    def by_texts(self, of: Affiliations, two_mode: bool = False) -> Iterator[Array]:
        """The same for samples of the texts; who is in none of them has no ties."""
        incidence = Incidence(of)
        for number, drawn in enumerate(texts_drawn(len(of.documents), self.count, self.seed), start=1):
            self.report(number, "with other texts")
            yield self._seen(incidence.matrix(drawn), two_mode)

    def measured(self, of: Affiliations, measure: Measure) -> tuple[Array, Array]:
        """A measure's values in the networks by chance, and in those of samples of the texts: a row each."""
        by_chance = [measure.values(matrix) for matrix in self.by_chance(of, measure.two_mode)]
        by_texts = [measure.values(matrix) for matrix in self.by_texts(of, measure.two_mode)]
        return np.array(by_chance), np.array(by_texts)

    def permuted(self, labels: list[Label]) -> Iterator[list[Label]]:
        """The labels of actors or arenas dealt out by chance."""
        for number, dealt in enumerate(permuted(labels, self.count, self.seed), start=1):
            self.report(number, "by chance")
            yield dealt

    def report(self, number: int, what: str) -> None:
        """Tell how far the draws are."""
        if self.progress:
            self.progress(number, self.count, what)

    def _seen(self, matrix: Array, two_mode: bool) -> Array:
        return matrix if two_mode else projected(matrix, self.weight)

    def told(self, of: Affiliations) -> dict[str, object]:
        """The parameters, for a result."""
        return {"level": of.level, "weight": self.weight, "draws": self.count, "seed": self.seed}
