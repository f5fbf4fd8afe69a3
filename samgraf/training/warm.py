"""Runs begun from an earlier pipeline, on its vectors or on others.

Two tables of vectors of the same words differ by little more than a turn of the space. The weights that read the old
table are turned with it; what is left to learn takes a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.util import load_config

from samgraf.errors import SourceError
from samgraf.language import read_pipeline

SETTINGS: dict[str, dict[str, Any]] = {
    "syntax": {
        "training.max_steps": 1300,
        "training.eval_frequency": 650,
        "training.batcher.size.start": 700,
        "training.optimizer.learn_rate.initial_rate": 0.0005,
        "training.optimizer.learn_rate.total_steps": 1350,
        "training.optimizer.learn_rate.warmup_steps": 50,
    },
    "names": {
        "training.max_steps": 1900,
        "training.eval_frequency": 475,
        "training.batcher.size.start": 600,
        "training.optimizer.learn_rate.initial_rate": 0.0008,
        "training.optimizer.learn_rate.total_steps": 2000,
        "training.optimizer.learn_rate.warmup_steps": 50,
    },
}
"""What changes in a configuration where a run does not begin from nothing."""

SHARES = {"begun-names": 0.2, "taught": 0.3, "copies": 0.5}
"""What each run of names has in the mean of their weights, as far as it is there."""
ROUNDS = (3, 2)
"""How many runs of words and sentences go on from the first, and how many from the mean of these."""


def begin_from(earlier: Path, vectors: Path | None, config: Path, folder: Path) -> Path:
    """Write a configuration whose parts are those of an earlier pipeline, with its weights turned to the vectors.

    Raises SourceError where the pipeline lacks a part that the configuration has.
    """
    settings = load_config(config, interpolate=False)
    nlp = read_pipeline(str(earlier))
    lacking = [name for name in settings["components"] if name not in nlp.pipe_names]
    if lacking:
        raise SourceError(f"{earlier} has no {lacking[0]}; begin from a pipeline that `samgraf train` made")
    for name in [name for name in nlp.pipe_names if name not in settings["components"]]:
        nlp.remove_pipe(name)
    if vectors is not None:
        turn_to(nlp, spacy.load(vectors))
    begun = folder / f"begun-{config.stem}"
    nlp.to_disk(begun)
    settings["paths"]["vectors"] = str(begun) if len(nlp.vocab.vectors) else None
    settings["components"] = {name: {"source": str(begun)} for name in settings["components"]}
    settings.to_disk(begun / config.name)
    return begun / config.name


def turn_to(nlp: Language, other: Language) -> None:
    """Give a pipeline the vectors of another vocabulary, and turn the weights that read them if they are not its own.

    Raises SourceError where the tables share no words.
    """
    if np.array_equal(nlp.vocab.vectors.data, other.vocab.vectors.data):
        return
    turn = turn_between(nlp.vocab.vectors, other.vocab.vectors)
    for _, pipe in nlp.pipeline:
        part: Any = pipe
        for node in part.model.walk():
            if node.name == "static_vectors":
                node._dims["nM"] = other.vocab.vectors.shape[1]  # no public way to change a width that has weights
                node.set_param("W", np.ascontiguousarray(node.get_param("W") @ turn.T))
    nlp.vocab.vectors = other.vocab.vectors


def turn_between(old: Any, new: Any) -> NDArray[np.float32]:
    """The matrix that makes vectors of the old table from those of the new one, by least squares over shared words.

    Raises SourceError where the tables share no words.
    """
    shared: dict[int, int] = {}
    for key, place in sorted(new.key2row.items()):
        if key in old.key2row:
            shared.setdefault(place, old.key2row[key])
    if not shared:
        raise SourceError("the vectors and those of the earlier pipeline share no words; begin without it")
    rows = np.array(list(shared))
    weights = 1 / np.sqrt(rows + 10.0)[:, None]  # the first rows are those of the most frequent words
    answer = np.linalg.lstsq(new.data[rows] * weights, old.data[list(shared.values())] * weights, rcond=None)
    return np.asarray(answer[0], dtype=np.float32)


def mean(runs: Sequence[tuple[Language, float]]) -> Language:
    """One pipeline of several that went on from the same weights: the mean of their weights, each with its share.

    It holds what each has learnt better than any of them (Wortsman et al. 2022, arXiv:2203.05482).
    """
    total = sum(share for _, share in runs)
    nlp = runs[0][0]
    for name, pipe in nlp.pipeline:
        part: Any = pipe
        others: Any = [(share / total, other.get_pipe(name)) for other, share in runs]
        walks = [[(share, node) for node in other.model.walk()] for share, other in others]
        for node, *same in zip(part.model.walk(), *walks, strict=True):
            for key in (key for key in node.param_names if node.has_param(key)):
                node.set_param(key, sum(np.float32(share) * one.get_param(key) for share, one in same))
    return nlp
