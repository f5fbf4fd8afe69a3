"""Which of the two written norms a sentence is in: Bokmål (`nb`) or Nynorsk (`nn`).

A sentence is the set of its words in small letters and of the last two to four letters of those words; names, as far
as a capital shows them, are left out. Each such feature that the training sentences have often enough carries a
weight: logistic regression, trained by plain gradient descent in a fixed order, stored as a table of whole numbers
(hundredths). The sum of the weights of a sentence, and the bias, is the log-odds of Nynorsk. No library is needed to
use it.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from samgraf.errors import SourceError

_WORD = re.compile(r"[^\W\d_]+")
SCALE = 100
ENOUGH = 4
"""Sentences that a feature must stand in to have a weight."""


def features(text: str) -> frozenset[str]:
    """The words of a text in small letters, and their last letters (`-ar`, `-ane`, `-lege`).

    Words with a capital are names more often than not and are left out, but for the first one; in a text where all
    have one, as a headline in capitals, none is.
    """
    words = _WORD.findall(text)
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


def train_identifier(
    sentences: Iterable[tuple[str, str]], *, passes: int = 12, rate: float = 0.25, decay: float = 1e-5, seed: int = 0
) -> Identifier:
    """Learn the weights from pairs of a sentence and its norm."""
    rows = [(sorted(features(text)), 1.0 if norm == "nn" else 0.0) for text, norm in sentences]
    counts = Counter(name for names, _ in rows for name in names)
    weights = {name: 0.0 for name, count in sorted(counts.items()) if count >= ENOUGH}
    known = [([name for name in names if name in weights], target) for names, target in rows]
    bias = 0.0
    chance = random.Random(seed)
    for number in range(passes):
        chance.shuffle(known)
        step = rate / (1 + number)
        for names, target in known:
            odds = bias + sum(weights[name] for name in names)
            error = target - 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            bias += step * error * 0.1
            for name in names:
                weights[name] += step * (error - decay * weights[name])
    stored = {name: round(weight * SCALE) for name, weight in weights.items()}
    return Identifier(round(bias * SCALE), {name: weight for name, weight in stored.items() if abs(weight) >= 5})


def accuracy(identifier: Identifier, sentences: Sequence[tuple[str, str]], shortest: int = 8) -> float:
    """The share of the sentences of `shortest` words or more whose norm is found."""
    long = [(text, norm) for text, norm in sentences if len(_WORD.findall(text)) >= shortest]
    return sum(identifier.norm(text) == norm for text, norm in long) / max(1, len(long))
