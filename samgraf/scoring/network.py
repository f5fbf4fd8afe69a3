"""The network that tells how likely each property joins a pair of things: one for all properties, of thinc's layers.

A hidden layer over the numbers, one over the vectors and the mean of embedded words (Joulin et al. 2017, doi
10.18653/v1/E17-2068) are read by two more, which all properties share: there is little gold of each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from thinc.api import (
    Dropout,
    Embed,
    Linear,
    Model,
    Ragged,
    Relu,
    chain,
    fix_random_seed,
    reduce_mean,
    residual,
    with_array,
)

from samgraf.scoring.features import BUCKETS, Features
from samgraf.scoring.pairs import PREDICATES
from samgraf.scoring.tokens import Floats

WIDTH = 64
HIDDEN = 128
DROPOUT = 0.3

Network = Model[Features, Floats]


def new_network(numbers: int, vectors: int, seed: int) -> Network:
    """A network to train, its weights as chance gives them; seeds all that draws by chance."""
    fix_random_seed(seed)
    network = build_network(numbers, vectors)
    for layer in network.layers:
        layer.initialize()
    return network


def build_network(numbers: int, vectors: int) -> Network:
    """A network for so many numbers and so wide vectors, without weights."""
    forgetting: Model[Any, Any] = Dropout(DROPOUT)
    embedded: Model[Any, Any] = with_array(Embed(WIDTH, BUCKETS, column=0))
    sides: list[Model[Any, Any]] = [
        chain(Relu(WIDTH, numbers), Dropout(DROPOUT)),
        chain(forgetting, Relu(WIDTH, vectors, dropout=DROPOUT)),
        chain(embedded, reduce_mean(), Dropout(DROPOUT)),
    ]
    hidden: Model[Any, Any] = Relu(HIDDEN, 3 * WIDTH, dropout=DROPOUT)
    joint: Model[Any, Any] = chain(hidden, residual(Relu(HIDDEN, HIDDEN)), Linear(len(PREDICATES), HIDDEN))
    return Model("pairs", _forward, layers=[*sides, joint])


def _forward(model: Network, features: Features, is_train: bool) -> tuple[Floats, Callable[[Floats], None]]:
    *sides, joint = model.layers
    parts = [
        side(part, is_train)
        for side, part in zip(sides, (features.numbers, features.vectors, ragged(features.words)), strict=True)
    ]
    scores, back = joint(np.hstack([found for found, _ in parts]), is_train)

    def backward(gradient: Floats) -> None:
        inner = np.split(back(gradient), len(parts), axis=1)
        for (_, side_back), part in zip(parts, inner, strict=True):
            side_back(np.ascontiguousarray(part))

    return scores, backward


def ragged(words: tuple[NDArray[np.uint64], ...]) -> Ragged:
    """The words of all pairs in one row, as thinc takes sequences of different lengths."""
    lengths: Any = np.array([len(each) for each in words], "i")
    row: Any = np.concatenate(words)
    return Ragged(row.reshape(-1, 1), lengths)


def shares(network: Network, features: Features) -> Floats:
    """How likely each property joins each pair, 0 to 1: pairs × properties."""
    return cast(Floats, expit(network.predict(features)))
