"""Several pipelines that teach one: they label raw text, and what most of them agree on is learnt from.

Names are held back by those that the treebank does not hold. Sentences of raw text with a word that has no vector
show more of them; wide pipelines, too large and slow to ship, say which are names.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from samgraf.language import numpy_products

SETTINGS: dict[str, Any] = {
    "components.ner.model.tok2vec.encode.width": 192,
    "components.ner.model.tok2vec.embed.rows": [3000, 250, 2000, 1000],
    "training.dropout": 0.3,
    "training.max_steps": 1800,
    "training.optimizer.learn_rate.total_steps": 1900,
    "training.eval_frequency": 600,
    "training.batcher.size.start": 400,
}
"""What a teacher changes in the configuration of names."""

SENTENCES = 30_000
"""Sentences of raw text that are labelled."""
SHORTEST, LONGEST = 5, 45
"""Words of such a sentence."""
_END = frozenset(".?!")

Words = tuple[str, ...]
Names = frozenset[tuple[int, int, str]]


def sentences(words: Sequence[str]) -> Iterator[Words]:
    """A paragraph cut after each full stop, question or exclamation mark that a capital follows."""
    start = 0
    for place, word in enumerate(words):
        if word in _END and (place + 1 == len(words) or words[place + 1][0].isupper()):
            yield tuple(words[start : place + 1])
            start = place + 1
    if start < len(words):
        yield tuple(words[start:])


def names_shown(words: Sequence[str]) -> list[str]:
    """The words of a sentence, without its first, that begin with a capital; none where it has not the form of one."""
    if not (SHORTEST <= len(words) <= LONGEST and words[-1] in _END):
        return []
    return [word for word in words[1:] if len(word) > 2 and word.isalpha() and word.istitle()]


def choose(paragraphs: Iterable[Sequence[str]], vocab: Vocab, seed: int, count: int = SENTENCES) -> list[Words]:
    """Sentences that show a name, each once, in a seeded order: those with a name without a vector before others."""
    rare: set[Words] = set()
    other: set[Words] = set()
    for paragraph in paragraphs:
        for words in sentences(paragraph):
            shown = names_shown(words)
            if shown:
                (other if all(vocab.has_vector(name) for name in shown) else rare).add(words)
    chance = random.Random(seed)
    first, then = sorted(rare), sorted(other)
    chance.shuffle(first)
    chance.shuffle(then)
    return [*first, *then][:count]


def names_found(teacher: Language, texts: Sequence[Sequence[str]]) -> list[Names]:
    """The names that a teacher finds in each sentence, by their words."""
    docs = (Doc(teacher.vocab, words=list(words)) for words in texts)
    with numpy_products():
        return [frozenset((ent.start, ent.end, ent.label_) for ent in doc.ents) for doc in teacher.pipe(docs)]


def agreed(answers: Sequence[Names]) -> tuple[Names, frozenset[int]]:
    """The names that more than half of the teachers find in a sentence, and the words that only others call names."""
    votes = Counter(name for names in answers for name in names)
    sure = frozenset(name for name, count in votes.items() if count * 2 > len(answers))
    covered = {place for start, end, _ in sure for place in range(start, end)}
    claimed = {place for start, end, _ in votes for place in range(start, end)}
    return sure, frozenset(claimed - covered)


def taught(vocab: Vocab, texts: Sequence[Sequence[str]], answers: Sequence[Sequence[Names]]) -> list[Doc]:
    """Documents of the sentences in which most teachers find the same names; `answers` has a list a teacher.

    Of words that they do not agree on, nothing is to be learnt.
    """
    docs = []
    for words, votes in zip(texts, zip(*answers, strict=True), strict=True):
        names, unclear = agreed(votes)
        if names:
            doc = Doc(vocab, words=list(words))
            spans = [Span(doc, start, end, kind) for start, end, kind in sorted(names)]
            doc.set_ents(spans, missing=[Span(doc, place, place + 1) for place in sorted(unclear)], default="outside")
            docs.append(doc)
    return docs


def add_taught(train: Path, out: Path, docs: Sequence[Doc], vocab: Vocab, seed: int) -> None:
    """Write the documents of a training file and those that the teachers labelled, mixed, to another file."""
    mixed = [*DocBin().from_disk(train).get_docs(vocab), *docs]
    random.Random(seed).shuffle(mixed)
    DocBin(docs=mixed).to_disk(out)
