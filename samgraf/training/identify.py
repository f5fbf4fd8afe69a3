"""How the weights that tell Bokmål from Nynorsk are learnt, and how often they are right.

Logistic regression by plain gradient descent in a fixed order; the result is `samgraf.text.norms.Identifier`.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence

from samgraf.text.norms import SCALE, WORD, Identifier, features
from samgraf.training.treebank import Sentence

ENOUGH = 4
"""Sentences that a feature must stand in to have a weight."""


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
    long = [(text, norm) for text, norm in sentences if len(WORD.findall(text)) >= shortest]
    return sum(identifier.norm(text) == norm for text, norm in long) / max(1, len(long))


def pairs(sentences: Iterable[Sentence]) -> list[tuple[str, str]]:
    """Sentences as text with their norm."""
    return [(" ".join(sentence.forms), sentence.norm) for sentence in sentences]
