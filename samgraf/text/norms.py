"""Which of the two written norms a text is in: Bokmål (`nb`) or Nynorsk (`nn`).

A text is the set of its words in small letters and of the last two to four letters of those words; names, as far as a
capital shows them, are left out. Each feature that the training sentences had often enough carries a weight in
hundredths (logistic regression, `samgraf.training.identify`). The sum of the weights of a text, and the bias, is the
log-odds of Nynorsk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from samgraf.errors import SourceError
from samgraf.resources import packaged

TABLE = "language.tsv"
"""The table of the weights in the folder of the pipeline it was trained with."""

WORD = re.compile(r"[^\W\d_]+")
"""A word: letters and nothing else."""
SCALE = 100
"""Weights are whole numbers: hundredths of log-odds."""


def features(text: str) -> frozenset[str]:
    """The words of a text in small letters, and their last letters (`-ar`, `-ane`, `-lege`).

    Words with a capital are names more often than not and are left out, but for the first one; in a text where all
    have one, as a headline in capitals, none is.
    """
    words = WORD.findall(text)
    names = any(word[0].islower() for word in words)
    found = set()
    for place, word in enumerate(words):
        if names and place and not word[0].islower():
            continue
        word = word.lower()
        found.add(word)
        found.update("-" + word[-length:] for length in (2, 3, 4) if len(word) > length + 1)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Identifier:
    """The weights of the features in hundredths of log-odds, above zero for Nynorsk."""

    bias: int
    weights: Mapping[str, int]

    def odds(self, text: str) -> float:
        """The log-odds that the text is Nynorsk; near zero where it does not show."""
        return (self.bias + sum(self.weights.get(feature, 0) for feature in features(text))) / SCALE

    def norm(self, text: str) -> str:
        """`nn` or `nb`, whichever is likelier; `nb` where nothing shows."""
        return "nn" if self.odds(text) > 0 else "nb"

    def save(self, path: Path) -> None:
        """Write the table: the bias first, then a feature and its weight a line, in the order of the letters."""
        lines = [f"\t{self.bias}", *(f"{name}\t{self.weights[name]}" for name in sorted(self.weights))]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Identifier:
        """Read a table that `save` wrote.

        Raises SourceError where it is missing or a line is not a feature and a number.
        """
        try:
            rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
            table = {name: int(weight) for name, weight in rows}
        except (OSError, ValueError) as error:
            raise SourceError(f"{path} is not a table of language weights; train it again") from error
        return cls(table.pop("", 0), table)


@cache
def load_identifier() -> Identifier:
    """The weights that SamGraf ships: those of its pipeline, kept with the rules, which read without a pipeline too."""
    return Identifier.load(packaged("rules", "norms.tsv"))
