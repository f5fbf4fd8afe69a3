"""What chance alone would give, and what other texts would: seeded draws."""

from __future__ import annotations

import random
from collections.abc import Iterator
from random import Random
from typing import TypeVar

import igraph as ig
import numpy as np
from numpy.typing import NDArray

from samgraf.analysis.projections import Array

Label = TypeVar("Label", str, int)
FIRST, NEXT = 10, 2
"""Trades for each actor before the first drawn network, and between one and the next."""


def rewired(matrix: Array, draws: int, seed: int) -> Iterator[Array]:
    """Matrices with as many arenas for each actor, and as many actors for each arena, as this one has.

    Curveball: two actors pool the arenas that only one of them is in, and deal them out anew (Strona et al. 2014,
    Nature Communications 5, 4114). How much the arena's part counts goes with it.
    """
    dice = Random(seed)
    rows = [{int(column): float(row[column]) for column in np.flatnonzero(row)} for row in matrix]
    actors = [number for number, row in enumerate(rows) if row]
    for draw in range(draws):
        for _ in range((NEXT if draw else FIRST) * len(actors) if len(actors) > 1 else 0):
            one, other = dice.sample(actors, 2)
            _trade(rows[one], rows[other], dice)
        found = np.zeros_like(matrix)
        for number, row in enumerate(rows):
            found[number, list(row)] = list(row.values())
        yield found


def _trade(one: dict[int, float], other: dict[int, float], dice: Random) -> None:
    own = [column for column in one if column not in other]
    others = [column for column in other if column not in one]
    if not own or not others:
        return
    pool = [(column, one.pop(column)) for column in own] + [(column, other.pop(column)) for column in others]
    dice.shuffle(pool)
    one.update(pool[: len(own)])
    other.update(pool[len(own) :])


def switched(weights: Array, draws: int, seed: int) -> Iterator[Array]:
    """Networks in which each node has as many ties as in this one, by switching the ends of two ties at a time.

    Maslov and Sneppen 2002, Science 296, 910, ten switches tried for each tie. Ties are 1, whatever they weigh.
    """
    ties = np.argwhere(np.triu(weights, 1) > 0)
    graph = ig.Graph(n=len(weights), edges=ties.tolist())
    ig.set_random_number_generator(Random(seed))
    try:
        for _ in range(draws):
            graph.rewire(n=10 * len(ties))
            yield np.array(graph.get_adjacency().data, dtype=float).reshape(len(weights), len(weights))
    finally:
        ig.set_random_number_generator(random)


def permuted(labels: list[Label], draws: int, seed: int) -> Iterator[list[Label]]:
    """The labels in other orders."""
    dice = Random(seed)
    for _ in range(draws):
        yield dice.sample(labels, len(labels))


def texts_drawn(count: int, draws: int, seed: int) -> Iterator[NDArray[np.bool_]]:
    """Which of so many texts are in samples of as many drawn with replacement: the bootstrap of Efron 1979."""
    dice = np.random.default_rng(seed)
    for _ in range(draws):
        yield np.bincount(dice.integers(0, count, count), minlength=count) > 0 if count else np.zeros(0, bool)


def standing_apart(observed: Array, null: Array) -> tuple[Array, NDArray[np.int8]]:
    """How far each value is from its mean by chance, in standard deviations, and who stands apart: 1 above, -1 below.

    null: a row for each draw. Apart is what lies further out than the furthest of all does in 95 of 100 draws, so that
    of many none is told apart by their number alone (Westfall and Young 1993). What is not a number is never apart.
    """
    if not null.size:
        return np.zeros(len(observed)), np.zeros(len(observed), np.int8)
    null = np.nan_to_num(null)
    values = np.nan_to_num(observed)
    mean, spread = null.mean(axis=0), null.std(axis=0)
    steady = spread < 1e-9  # what never varies cannot be far out
    scale = np.where(steady, 1.0, spread)
    distance = np.where(steady | np.isnan(observed), 0.0, (values - mean) / scale)
    furthest = np.abs(np.where(steady, 0.0, (null - mean) / scale)).max(axis=1)
    limit = np.quantile(furthest, 0.95)
    return distance, (np.sign(distance) * (np.abs(distance) > limit)).astype(np.int8)
