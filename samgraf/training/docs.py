"""Sentences of the treebank as spaCy documents to train on and to measure against.

Training documents are runs of sentences that follow each other in a file. A share of them is added once more as real
pages have them (`copies`, `inserts`), and with names in place of those that the newspapers of the treebank were full of
(`renaming`).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

from samgraf.training.copies import glued, name_spans, spoiled
from samgraf.training.inserts import inserted
from samgraf.training.renaming import INVENTED, RENAMED, Inventor, OtherNames, rename
from samgraf.training.treebank import Sentence, Word

LONGEST = 8
"""Sentences of a training document at most."""

BROKEN = 0.5
"""Share of the headlines that end in a line break; the others nothing shows to be one."""

NEWLINE = Word("\n", "\n", "_SP", (), 0, "dep", "O", False, "SPACE", "")


def runs(sentences: Iterable[Sentence], seed: int) -> Iterator[list[Sentence]]:
    """Runs of one to LONGEST sentences that stand next to each other in one file."""
    chance = random.Random(seed)
    run: list[Sentence] = []
    length = 1
    for sentence in sentences:
        if run and (len(run) >= length or sentence.source != run[-1].source or sentence.place != run[-1].place + 1):
            yield run
            run = []
        if not run:
            length = chance.randint(1, LONGEST) if chance.random() < 0.6 else 1
        run.append(sentence)
    if run:
        yield run


def to_doc(
    vocab: Vocab, sentences: Sequence[Sentence], lines: frozenset[int] = frozenset(), *, spaced: bool = True
) -> Doc:
    """One document of the sentences in their order; after those of `lines` stands a line break as a token.

    Without `spaced` the document says nothing of blanks, and spaCy trains on the treebank's own words. Where a
    sentence has no functions (an official one that NDT lacks) the document has none.
    """
    words: list[Word] = []
    starts: list[bool | int | None] = []
    for number, sentence in enumerate(sentences):
        base = len(words)
        for place, word in enumerate(sentence.words):
            words.append(replace(word, head=word.head + base))
            starts.append(place == 0)
        if number in lines:
            words.append(replace(NEWLINE, head=len(words) - 1))
            starts.append(False)
    parsed = all(word.dep for word in words)
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words] if spaced else None,
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words] if parsed else None,
        deps=[word.dep for word in words] if parsed else None,
        sent_starts=None if parsed else starts,
        ents=[word.name for word in words],
    )


def training_docs(vocab: Vocab, sentences: Sequence[Sentence], seed: int, names: OtherNames | None = None) -> list[Doc]:
    """The documents to train on, spoiled and renamed copies included, in a seeded order."""
    chance = random.Random(seed)
    docs = []
    for run in runs(sentences, seed):
        broken = {at for at, sentence in enumerate(run[:-1]) if sentence.heading and chance.random() < BROKEN}
        docs.append(to_doc(vocab, run, frozenset(broken), spaced=False))
    copies = spoiled(sentences, chance)
    if names:
        named = [sentence for sentence in sentences if name_spans(sentence.words) and chance.random() < RENAMED]
        copies += [rename(sentence, names, chance) for sentence in named]
        inventor = Inventor(sentences)
        rare = [sentence for sentence in sentences if inventor.has_rare(sentence) and chance.random() < INVENTED]
        copies += [inventor.invent(sentence, chance) for sentence in rare]
        copies += [*glued(sentences, chance), *inserted(sentences, chance)]
    docs += plain_docs(vocab, copies)
    chance.shuffle(docs)
    return docs


def single_docs(vocab: Vocab, sentences: Sequence[Sentence], seed: int) -> list[Doc]:
    """One document a sentence, with the spoiled ones: what labelled raw text, which comes so too, is mixed with."""
    chance = random.Random(seed)
    copies = [*spoiled(sentences, chance), *glued(sentences, chance), *inserted(sentences, chance)]
    return plain_docs(vocab, [*sentences, *copies])


def teaching_docs(vocab: Vocab, sentences: Sequence[Sentence], seed: int) -> list[Doc]:
    """The documents that teachers learn from: one a sentence, and those with invented names, in a seeded order."""
    chance = random.Random(seed)
    inventor = Inventor(sentences)
    rare = [sentence for sentence in sentences if inventor.has_rare(sentence) and chance.random() < 2 * INVENTED]
    docs = plain_docs(vocab, [*sentences, *(inventor.invent(sentence, chance) for sentence in rare)])
    chance.shuffle(docs)
    return docs


def plain_docs(vocab: Vocab, sentences: Iterable[Sentence]) -> list[Doc]:
    """One document a sentence, as it stands: what the official figures are measured on."""
    return [to_doc(vocab, [sentence], spaced=False) for sentence in sentences]
