"""Learning from gold how likely a property joins two things of a page.

What the gold has as optional, or what follows from it, is neither right nor wrong and teaches nothing. The notes that
are kept unseen are not learnt from: on them is measured how often what is held likely is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from thinc.api import Adam

from samgraf.alignment import Object, align
from samgraf.errors import DataError
from samgraf.evaluate import implied, triple_of
from samgraf.extract import entity_object
from samgraf.language import numpy_products, one_thread
from samgraf.model import Document
from samgraf.progress import Report
from samgraf.reading import Reader
from samgraf.scoring import PREDICATES, Scorer
from samgraf.scoring.features import Features, describe
from samgraf.scoring.network import Network, new_network
from samgraf.scoring.pairs import Pair, find_pairs, find_places
from samgraf.scoring.scorer import DESCRIPTION, WEIGHTS
from samgraf.scoring.tokens import Tokens
from samgraf.statements import Context
from samgraf.training.folders import fresh_folder

NETWORKS = 3
"""Trained alike from other beginnings; the mean is a little better than one."""
EPOCHS = 8
BATCH = 256
SUMMED = 64
"""Pairs whose gradients count as one: thinc clips what a step adds up to."""
RATE = 0.002
DECAY = 0.01
"""Of the weights, a step: there are more of them than pairs to learn from."""
FORGOTTEN = 0.5
"""Share of a pair's words that are left out each time it is seen, so that none is relied upon."""
BANDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Bounds of the classes of likelihood in what is measured."""

Labels = NDArray[np.int8]
"""Pairs × properties: 1 where the gold says it, 0 where it says nothing, -1 where it is not asked."""
Judge = Callable[[Pair, str], bool | None]
"""Whether a property joins a pair; None where that is left open."""


@dataclass(frozen=True)
class Example:
    """A document with its pairs and what the gold says of them."""

    document: Document
    features: Features
    labels: Labels


def find_examples(
    reader: Reader, width: int, documents: Sequence[Document], gold: Mapping[str, Object], report: Report | None = None
) -> list[Example]:
    """The pairs of documents that have gold; those without a pair are left out.

    width: of the pipeline's vectors.
    """
    examples = []
    for count, document in enumerate(documents, start=1):
        found = example_of(reader, width, document, partial(_judge_by, gold[document.stem]))
        if found:
            examples.append(found)
        if report:
            report(count, len(documents), document.name)
    return examples


def example_of(reader: Reader, width: int, document: Document, judging: Callable[[Context], Judge]) -> Example | None:
    """The pairs of a document and what is said of them by who judges what was found in it; None without a pair.

    width: of the pipeline's vectors.
    """
    context = reader.look(document)
    tokens = Tokens.of(context, width)
    places = find_places(context, tokens)
    pairs = find_pairs(tokens, places)
    if not pairs:
        return None
    judge = judging(context)
    labels: Labels = np.full((len(pairs), len(PREDICATES)), -1, np.int8)
    for row, pair in zip(labels, pairs, strict=True):
        for predicate in pair.predicates:
            if (joined := judge(pair, predicate)) is not None:
                row[PREDICATES.index(predicate)] = joined
    return Example(document, describe(context, tokens, places, pairs), labels)


def _judge_by(gold: Object, context: Context) -> Judge:
    """What the gold of a document says of its pairs; nothing of what it has as optional, or what follows from it."""
    optional = gold.get("optional") or {}
    found = [entity_object(entity) for entity in context.entities.by_id.values()]
    mates = align([*gold["entities"], *optional.get("entities", [])], found)
    right = {triple_of(relation) for relation in gold["relations"]}
    open_ = {triple_of(relation) for relation in optional.get("relations", [])} | implied(right)

    def judge(pair: Pair, predicate: str) -> bool | None:
        triple = (mates.get(pair.subject.entity.id, ""), predicate, mates.get(pair.object.entity.id, ""))
        return None if triple in open_ else triple in right

    return judge


def learn_pairs(
    learnt: Sequence[Example], unseen: Sequence[Example], width: int, out: Path, seed: int = 0,
    report: Report | None = None, contrasts: Sequence[Example] = (),
) -> dict[str, object]:  # fmt: skip
    """Train a scorer on some documents, measure it on others, write its folder, and give what was measured.

    width: of the pipeline's vectors. contrasts: invented sentences to learn from besides.
    Raises DataError where there is nothing to learn from, SourceError where the folder cannot be written.
    """
    if not learnt:
        raise DataError("no text with gold names two things that a property joins; there is nothing to learn from")
    scorer = train_scorer(learnt, width, seed, report, contrasts)
    figures = {"contrasts": len(contrasts), **_figures(scorer, learnt, unseen)}
    with fresh_folder(out, "begin again", (WEIGHTS, DESCRIPTION)) as fresh:
        scorer.save(fresh, figures)
    return figures


def train_scorer(
    examples: Sequence[Example], width: int, seed: int = 0, report: Report | None = None,
    contrasts: Sequence[Example] = (),
) -> Scorer:  # fmt: skip
    """Networks that have learnt from some documents, and from invented sentences, which are none."""
    joined, networks = _joined([*examples, *contrasts]), []
    for count in range(NETWORKS):
        networks.append(_train(joined, seed + count))
        if report:
            report(count + 1, NETWORKS, "")
    known = frozenset(example.document.digest for example in examples)
    return Scorer(networks, examples[0].features.numbers.shape[1], width, known)


def _joined(examples: Sequence[Example]) -> tuple[Features, Labels]:
    features = [example.features for example in examples]
    joined = Features(
        np.vstack([each.numbers for each in features]),
        np.vstack([each.vectors for each in features]),
        tuple(words for each in features for words in each.words),
    )
    return joined, np.vstack([example.labels for example in examples])


def _train(learnt: tuple[Features, Labels], seed: int) -> Network:
    features, labels = learnt
    chance = np.random.RandomState(seed)
    with numpy_products(), one_thread():
        network = new_network(features.numbers.shape[1], features.vectors.shape[1], seed)
        optimizer = Adam(RATE, L2=DECAY, L2_is_weight_decay=True)
        batches = [batch for _ in range(EPOCHS) for batch in _batches(len(labels), chance)]
        for step, batch in enumerate(batches):
            optimizer.learn_rate = RATE * (1 - step / len(batches))
            scores, back = network.begin_update(_chosen(features, batch, chance))
            wanted = labels[batch]
            gradient = np.where(wanted < 0, 0, expit(scores) - wanted)
            back((gradient / SUMMED).astype("f"))
            network.finish_update(optimizer)
    return network


def _batches(size: int, chance: np.random.RandomState) -> Iterator[NDArray[np.intp]]:
    order = chance.permutation(size)
    return (order[at : at + BATCH] for at in range(0, size, BATCH))


def _chosen(features: Features, batch: NDArray[np.intp], chance: np.random.RandomState) -> Features:
    """The pairs of a batch, each with a part of its words."""
    words = (features.words[at] for at in batch)
    kept = tuple(each[chance.rand(len(each)) >= FORGOTTEN] for each in words)
    return Features(features.numbers[batch], features.vectors[batch], kept)


def _figures(scorer: Scorer, learnt: Sequence[Example], unseen: Sequence[Example]) -> dict[str, object]:
    judged = [each for example in unseen for each in _judged(scorer.score(example.features), example.labels)]
    bands = []
    for low, high in pairwise(BANDS):
        inside = [right for chance, right in judged if low <= chance < high or chance == high == 1]
        bands.append({"from": low, "to": high, "held": len(inside), "right": sum(inside)})
    return {
        "documents": len(learnt),
        "pairs": sum(len(example.labels) for example in learnt),
        "unseen": {"documents": len(unseen), "bands": bands},
    }


def _judged(chances: NDArray[np.float32], labels: Labels) -> list[tuple[float, bool]]:
    rows, columns = np.where(labels >= 0)
    return [(float(chances[r, c]), bool(labels[r, c])) for r, c in zip(rows, columns, strict=True)]
