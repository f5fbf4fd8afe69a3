"""English and Danish on Norwegian pages: titles in quotation marks, and sentences of their own (`inserts.toml`)."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from samgraf.training.treebank import Sentence, Word

INSERTED = 0.03
"""Share of the sentences that are added once more with a phrase in another language in them."""
FOREIGN = 0.02
"""Sentences in another language that are added, as a share of the sentences there are."""

MARKS = (("«", "»"), ("“", "”"), ('"', '"'), (":", ""), ("–", ""))
"""What stands before and after a phrase."""
_TITLED = 0.5
"""Share of the English phrases whose Words Begin with Capitals."""
_SMALL = frozenset({"a", "an", "and", "as", "for", "from", "in", "of", "on", "or", "the", "to", "under", "with", "how"})


HELD = 4
"""Each phrase of this many is kept from training, to measure with."""


@cache
def languages() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The lists of phrases, sentences and names of each language."""
    with Path(__file__).with_name("inserts.toml").open("rb") as file:
        return tomllib.load(file)


def inserted(sentences: Sequence[Sentence], chance: random.Random) -> list[Sentence]:
    """A share of the sentences, each with a phrase in another language, and sentences in another language alone."""
    mixed = [insert(sentence, chance) for sentence in sentences if chance.random() < INSERTED]
    return [*mixed, *(foreign(chance) for _ in range(round(FOREIGN * len(sentences))))]


def insert(sentence: Sentence, chance: random.Random, *, held: bool = False) -> Sentence:
    """The sentence with a phrase in another language at its end, before the full stop where it has one.

    What is left is for names: the words have no functions. The phrase is one to train with, or one of those `held`.
    """
    words = [replace(word, dep="") for word in sentence.words]
    place = len(words) - (words[-1].form in {".", "!", "?"})
    before, after = chance.choice(MARKS)
    phrase = [word for form in (before, *_phrase(chance, held), after) if form for word in [_word(form)]]
    return replace(sentence, words=(*words[:place], *phrase, *words[place:]))


def foreign(chance: random.Random) -> Sentence:
    """A sentence in another language, its names filled in."""
    lists = languages()[chance.choice(sorted(languages()))]
    words = [word for part in chance.choice(lists["sentences"]).split() for word in _filled(part, lists, chance)]
    return Sentence(tuple(words), "inserts", 0, "")


def _phrase(chance: random.Random, held: bool) -> list[str]:
    language = chance.choice(sorted(languages()))
    phrases = languages()[language]["phrases"]
    words = chance.choice([phrase for at, phrase in enumerate(phrases) if (at % HELD == 0) is held]).split()
    if language == "en" and chance.random() < _TITLED:
        return [word if word in _SMALL else word[0].upper() + word[1:] for word in words]
    return words


def _filled(part: str, lists: Mapping[str, Sequence[str]], chance: random.Random) -> Iterator[Word]:
    if part == "{person}":
        yield from _named([chance.choice(lists["given"]), chance.choice(lists["family"])], "PER")
    elif part == "{body}":
        yield from _named(chance.choice(lists["bodies"]).split(), "ORG")
    elif part == "{place}":
        yield _word(chance.choice(lists["places"]), "B-GPE_LOC")
    else:
        yield _word(part)


def _named(forms: Sequence[str], kind: str) -> Iterator[Word]:
    for place, form in enumerate(forms):
        yield _word(form, f"{'I' if place else 'B'}-{kind}")


def _word(form: str, name: str = "O") -> Word:
    return Word(form, "", "", (), 0, "", name)
