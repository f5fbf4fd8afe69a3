"""Sentences with other names in the places of theirs: those of registers, and some that no text has held."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from samgraf.authorities import Authorities
from samgraf.training.copies import name_spans
from samgraf.training.treebank import Sentence, Word

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
