"""Sentences of the treebank as spaCy documents to train on and to measure against.

Training documents are runs of sentences that follow each other in a file. A share of them is added once more as real
pages have them: in capitals, in small letters, without the last full stop, and with names of the registers in place of
those that the newspapers of the treebank were full of.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

from samgraf.authorities import Authorities
from samgraf.training.treebank import Sentence, Word

LONGEST = 8
"""Sentences of a training document at most."""

BROKEN = 0.5
"""Share of the headlines that end in a line break; the others nothing shows to be one."""

SPOILED = {"capitals": 0.02, "small": 0.02, "endless": 0.05}
"""Shares of the training sentences that are added once more in another dress."""

LONGEST_NAME = 5
"""Words of the longest body whose name is put in another's place."""
_PLACES = frozenset({"Municipality", "County", "Project", "Programme"})
RENAMED = 0.15
"""Share of the sentences with names that are added once more with other names."""
INVENTED = 0.3
"""Share of the sentences with rare names that are added once more with names that nobody has."""
RARE = 3
"""Times that the word of a rare name stands in the sentences at most."""
_LEAST = 5
"""Letters of a word that is made anew at least: half of it must still tell what it names."""

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


def spoil(sentence: Sentence, how: str) -> Sentence:
    """The sentence in another dress: `capitals`, `small` letters, or `endless` (no full stop at the end).

    Words in capitals or small letters have no lemma: nothing is to be learnt of lemmas from them.
    """
    words = sentence.words
    if how == "capitals":
        words = tuple(replace(word, form=word.form.upper(), lemma="") for word in words)
    elif how == "small":
        words = tuple(replace(word, form=word.form.lower(), lemma="") for word in words)
    elif how == "endless" and len(words) > 1 and words[-1].form == "." and _is_leaf(words, len(words) - 1):
        words = words[:-1]
    return replace(sentence, words=words)


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Names to put in place of others, each a row of words."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    bodies: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]

    @classmethod
    def of(cls, authorities: Authorities) -> OtherNames:
        """The names of the registers, in a fixed order."""
        bodies = {tuple(record.name.split()) for record in authorities.records.values() if record.type not in _PLACES}
        towns = [r for r in authorities.records.values() if r.type == "Municipality" and not r.is_bound]
        places = {record.name for record in towns}
        return cls(
            tuple(sorted(authorities.given_names)),
            tuple(sorted(authorities.surnames)),
            tuple(sorted(name for name in bodies if len(name) <= LONGEST_NAME)),
            tuple(sorted(place for place in places if " " not in place)),
        )


def rename(sentence: Sentence, names: OtherNames, chance: random.Random) -> Sentence:
    """The sentence with other persons, bodies and places in the same roles; heads and functions stay as they are.

    A body with as many words as the new one has takes its name; a person's first word becomes a given name and the last
    a surname. A name in the genitive is kept, for no list tells how another would form it.
    """
    words = list(sentence.words)
    for start, end in name_spans(words):
        kind = words[start].name.removeprefix("B-")
        new = _new_name(kind, words[start:end], names, chance)
        for place, form in zip(range(start, end), new, strict=False):
            words[place] = replace(words[place], form=form, lemma="")
    return replace(sentence, words=tuple(words))


def _new_name(kind: str, old: Sequence[Word], names: OtherNames, chance: random.Random) -> Sequence[str]:
    if old[-1].form.endswith(("s", "'", "’")) or not old[0].form[0].isupper():
        return ()
    if kind == "PER":
        middle = [word.form for word in old[1:-1]]
        return (
            [chance.choice(names.given), *middle, chance.choice(names.family)]
            if len(old) > 1
            else [chance.choice(names.family)]
        )
    if kind == "ORG":
        fitting = [name for name in names.bodies if len(name) == len(old)]
        return chance.choice(fitting) if fitting else ()
    return [chance.choice(names.places)] if kind == "GPE_LOC" and len(old) == 1 else ()


class Inventor:
    """Makes names that no text has held: the first half of one, the second half of another of the same type.

    A word's ending, which tells a surname or a farm and carries the genitive, stays.
    """

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        counts: Counter[tuple[str, str]] = Counter()
        for sentence in sentences:
            counts.update((word.name[2:], word.form) for word in sentence.words if word.name != "O")
        self.rare = {key for key, count in counts.items() if count <= RARE and _is_divisible(key[1])}
        self.heads: dict[str, list[str]] = defaultdict(list)
        for kind, form in sorted(self.rare):
            self.heads[kind].append(form[: len(form) // 2])

    def has_rare(self, sentence: Sentence) -> bool:
        """Whether the sentence holds a name that can be made anew."""
        return any((word.name[2:], word.form) in self.rare for word in sentence.words)

    def invent(self, sentence: Sentence, chance: random.Random) -> Sentence:
        """The sentence with each word of a rare name made anew."""
        words = list(sentence.words)
        for place, word in enumerate(words):
            kind = word.name[2:]
            if (kind, word.form) in self.rare:
                form = chance.choice(self.heads[kind]) + word.form[len(word.form) // 2 :]
                words[place] = replace(word, form=form, lemma="")
        return replace(sentence, words=tuple(words))


def _is_divisible(form: str) -> bool:
    return len(form) >= _LEAST and form.isalpha() and form.istitle()


def name_spans(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where the names of a sentence stand: from the first word of each to the one after its last."""
    starts = [place for place, word in enumerate(words) if word.name.startswith("B-")]
    return [
        (at, next((p for p in range(at + 1, len(words)) if words[p].name[:2] != "I-"), len(words))) for at in starts
    ]


def _is_leaf(words: Sequence[Word], place: int) -> bool:
    return all(word.head != place for at, word in enumerate(words) if at != place) and words[place].head != place


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
    if names:
        named = [sentence for sentence in sentences if name_spans(sentence.words) and chance.random() < RENAMED]
        docs += [to_doc(vocab, [rename(sentence, names, chance)], spaced=False) for sentence in named]
        inventor = Inventor(sentences)
        rare = [sentence for sentence in sentences if inventor.has_rare(sentence) and chance.random() < INVENTED]
        docs += [to_doc(vocab, [inventor.invent(sentence, chance)], spaced=False) for sentence in rare]
    docs += plain_docs(vocab, spoiled(sentences, chance))
    chance.shuffle(docs)
    return docs


def spoiled(sentences: Sequence[Sentence], chance: random.Random) -> list[Sentence]:
    """A share of the sentences in each other dress."""
    return [spoil(one, how) for how, share in SPOILED.items() for one in sentences if chance.random() < share]


def single_docs(vocab: Vocab, sentences: Sequence[Sentence], seed: int) -> list[Doc]:
    """One document a sentence, with the spoiled ones: what labelled raw text, which comes so too, is mixed with."""
    return plain_docs(vocab, [*sentences, *spoiled(sentences, random.Random(seed))])


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
