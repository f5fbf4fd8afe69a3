"""Sentences of the treebank as real pages would have them: in capitals, in small letters, cut short, run together."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from samgraf.training.treebank import Sentence, Word

SPOILED = {"capitals": 0.02, "small": 0.02, "endless": 0.05}
"""Shares of the training sentences that are added once more in another dress."""
GLUED = 0.05
"""Share of the sentences with names that are added once more with a name run together with the word beside it."""


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


def _is_leaf(words: Sequence[Word], place: int) -> bool:
    return all(word.head != place for at, word in enumerate(words) if at != place) and words[place].head != place


def glue(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence with the edge of a name and the word beside it written as one, as a lost line break leaves them.

    The second of the two begins with a capital. The one word is the name's, and stands where the word stood that others
    hang on; a sentence without such a pair stays as it is.
    """
    words = sentence.words
    pairs = [place for place in range(len(words) - 1) if _is_edge(words, place)]
    if not pairs:
        return sentence
    first = chance.choice(pairs)
    gone = first + 1 if _is_leaf(words, first + 1) else first
    stays = words[first if gone > first else first + 1]
    after = words[first + 1].form
    name = max(words[first].name, words[first + 1].name, key=lambda tag: tag != "O")
    one = replace(stays, form=words[first].form + after[0].upper() + after[1:], lemma="", name=name)
    whole = [one if word is stays else word for place, word in enumerate(words) if place != gone]
    return replace(sentence, words=tuple(replace(word, head=word.head - (word.head > gone)) for word in whole))


def _is_edge(words: Sequence[Word], place: int) -> bool:
    """Whether a name begins or ends between a word and the next, both are of letters, and one of them can go."""
    one, other = words[place], words[place + 1]
    if not (one.form.isalpha() and one.form[-1].islower() and other.form.isalpha()):
        return False
    begins = one.name == "O" and other.name.startswith("B-")
    ends = one.name != "O" and other.name == "O"
    return (begins or ends) and (_is_leaf(words, place) or _is_leaf(words, place + 1))


def name_spans(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where the names of a sentence stand: from the first word of each to the one after its last."""
    starts = [place for place, word in enumerate(words) if word.name.startswith("B-")]
    return [
        (at, next((p for p in range(at + 1, len(words)) if words[p].name[:2] != "I-"), len(words))) for at in starts
    ]


def spoiled(sentences: Sequence[Sentence], chance: random.Random) -> list[Sentence]:
    """A share of the sentences in each other dress."""
    return [spoil(one, how) for how, share in SPOILED.items() for one in sentences if chance.random() < share]


def glued(sentences: Sequence[Sentence], chance: random.Random) -> list[Sentence]:
    """A share of the sentences with names, each with one of them run together with its neighbour, where one can be."""
    named = [sentence for sentence in sentences if name_spans(sentence.words) and chance.random() < GLUED]
    return [one for sentence in named if (one := glue(sentence, chance)) is not sentence]
