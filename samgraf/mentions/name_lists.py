"""The lists by which a name is told to be a person's, a body's or a place's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from samgraf.authorities import Authorities, normalise
from samgraf.mentions.expressions import rules
from samgraf.mentions.roles import role_pattern
from samgraf.mentions.run_on import run_on_words


@cache
def _region() -> re.Pattern[str]:
    return re.compile(rules("names")["persons"]["region"])


@cache
def _behind_person() -> re.Pattern[str]:
    return re.compile(rf",?[ ](?:\(|fr[aå][ ]|(?:{role_pattern().pattern})(?!\w))")


def is_of(text: str, end: int) -> bool:
    """Whether whom somebody is of, or what they are, stands behind a name: "(KS)", "fra NORCE", ", leder"."""
    return _behind_person().match(text, end) is not None


@dataclass(frozen=True, slots=True)
class Names:
    """The name lists, in the form they are looked up."""

    given: frozenset[str]
    family: frozenset[str]
    endings: tuple[str, ...]
    excluded: frozenset[str]
    """Words that no name of a person begins or ends with, in lower case."""
    tails: frozenset[str]
    """Words that names of bodies and places end with, in lower case."""
    societies: tuple[str, ...]
    """How the names of societies end: "Solvik Skyttarlag"."""
    things: tuple[str, ...]
    """Endings of first words that are things in the definite form ("Frivilligprisen Vestland")."""
    counties: frozenset[str]
    """Normalised names of counties, which bodies of their region end with ("Frivillig Vestland")."""
    towns: frozenset[str]
    """Normalised names of municipalities, which bodies end with behind a genitive ("Innbyggernes Skien")."""

    @classmethod
    def of(cls, authorities: Authorities) -> Names:
        """The lists of the registers and the rules."""
        persons = rules("names")["persons"]
        return cls(
            frozenset(normalise(name) for name in authorities.given_names),
            frozenset(normalise(name) for name in authorities.surnames),
            tuple(persons["surname_endings"]),
            frozenset(word.casefold() for word in persons["not_names"])
            | frozenset(word.casefold() for word in run_on_words())
            | frozenset("abcdefghijklmnopqrstuvwxyzæøå")
            | frozenset(rules("languages")["nb"].split())
            | frozenset(rules("languages")["nn"].split()),
            frozenset(
                w.casefold() for w in (*rules("names")["organisations"]["tails"], *rules("titles")["venues"]["tails"])
            )
            - {"vel"},
            tuple(rules("names")["organisations"]["society_endings"]),
            tuple(persons["not_first_endings"]),
            frozenset(normalise(r.name) for r in authorities.records.values() if r.type == "County"),
            frozenset(
                normalise(r.name) for r in authorities.records.values() if r.type == "Municipality" and not r.is_bound
            ),
        )

    def is_given(self, word: str) -> bool:
        """Whether a word, or the first part of a double name, is a known given name."""
        key = normalise(word)
        return key in self.given or key.split("-")[0] in self.given

    def is_regional(self, name: str) -> bool:
        """Whether a name is a body's of a county and no person's: "Frivillig Vestland"."""
        first, *between, last = name.split()
        if between or self.is_given(first):
            return False
        return normalise(last) in self.counties or (first.endswith("nes") and normalise(last) in self.towns)

    def is_placed(self, first: str, last: str) -> bool:
        """Whether a name ends with where a body is and begins with no given name: "Knutepunkt Midt-Agder"."""
        town = normalise(last) in self.towns and not self.is_family(last)
        return not self.is_given(first) and (town or _region().fullmatch(last) is not None)

    def is_family(self, word: str) -> bool:
        """Whether a word is a known surname or ends as farm and father's names do."""
        key = normalise(word)
        return key in self.family or (len(key) > 4 and key.endswith(self.endings))
