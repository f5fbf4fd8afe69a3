"""Identifiers that a text may give of persons and bodies: how they are written, and what two of them tell.

Persons have ORCID and Cristin, bodies organisation numbers and ROR, both Wikidata.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from samgraf.model import Fact, Span
from samgraf.resources import packaged

KINDS = ("cristin", "orcid")
"""The attributes that identify a person."""
LINKS = (*KINDS, "ror", "wikidata")
"""The attributes whose value is an IRI."""
EVERY = (*LINKS, "organisationNumber")
"""The attributes that identify a person or a body."""
_REGISTERED = {"organisation_number": "organisationNumber", "ror": "ror", "wikidata": "wikidata"}
"""What registers call those of bodies."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier where it stands in a text."""

    kind: str
    iri: str
    """What it is called in the graph; of an organisation number the number."""
    span: Span
    of: frozenset[str]
    """The types of what it may be of."""
    touching: bool
    """Whether it counts only beside the name or as the name's link."""


def find_identifiers(text: str, stretch: Span) -> Iterator[Identifier]:
    """The well-formed identifiers in a stretch of a text, in its order, each place once."""
    said = stretch.of(text).casefold()
    found = {
        match.start("number"): Identifier(kind, form.iri.format(number), Span(*match.span()), form.of, form.touching)
        for kind, form in _forms().items()
        if any(word in said for word in form.words)
        for pattern in form.patterns
        for match in pattern.finditer(text, stretch.start, stretch.end)
        if (number := _plain(kind, match["number"])) and _CHECKS.get(kind, bool)(number)
    }
    yield from (found[at] for at in sorted(found))


def _plain(kind: str, number: str) -> str:
    bare = "".join(number.split())
    return bare.lower() if kind == "ror" else bare.upper()


def is_orcid(number: str) -> bool:
    """Whether the last character is the check that the others give (ISO 7064, mod 11-2).

    >>> is_orcid("0000-0002-1825-0097"), is_orcid("0000-0002-1825-0098")
    (True, False)
    """
    characters = number.replace("-", "").upper()
    total = 0
    for digit in characters[:-1]:
        total = (total + int(digit)) * 2
    return characters[-1] == "0123456789X"[(12 - total % 11) % 11]


def is_organisation_number(number: str) -> bool:
    """Whether the last digit is the check that the others give (mod 11, as Enhetsregisteret has it).

    >>> is_organisation_number("974760673"), is_organisation_number("974760674")
    (True, False)
    """
    total = sum(int(digit) * weight for digit, weight in zip(number, (3, 2, 7, 6, 5, 4, 3, 2), strict=False))
    return str((11 - total % 11) % 11) == number[-1]


_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""The 32 signs of Crockford's notation."""


def is_ror(number: str) -> bool:
    """Whether the last two digits are the check that the others give (ISO 7064, mod 97-10).

    >>> is_ror("01xtthb56"), is_ror("01xtthb57")
    (True, False)
    """
    total = 0
    for letter in number[:-2]:
        total = total * 32 + _LETTERS.index(letter)
    return f"{98 - total * 100 % 97:02}" == number[-2:]


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "orcid": is_orcid,
    "organisationNumber": is_organisation_number,
    "ror": is_ror,
}


def identifiers_of(facts: Iterable[Fact], kinds: Iterable[str] = EVERY) -> dict[str, set[tuple[str, str]]]:
    """Entity id → its identifiers, each with its kind."""
    found: dict[str, set[tuple[str, str]]] = {}
    wanted = frozenset(kinds)
    for fact in facts:
        if fact.attribute in wanted:
            found.setdefault(fact.subject, set()).add((fact.attribute, str(fact.value)))
    return found


def registered(identifiers: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """A register's identifiers as those of texts are, each with its kind.

    >>> registered([("ror", "05xg72x27"), ("homepage", "https://www.ntnu.no")])
    {('ror', 'https://ror.org/05xg72x27')}
    """
    known = ((_REGISTERED[kind], number) for kind, number in identifiers if kind in _REGISTERED)
    return {(kind, _forms()[kind].iri.format(number)) for kind, number in known}


def are_one(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool | None:
    """What the identifiers of two things tell: they share one, they have other ones of a kind, or nothing (None)."""
    ours, theirs = set(one), set(other)
    if ours & theirs:
        return True
    return False if {kind for kind, _ in ours} & {kind for kind, _ in theirs} else None


@dataclass(frozen=True, slots=True)
class _Form:
    """How a kind of identifier is written."""

    iri: str
    words: tuple[str, ...]
    """In small letters; where none of them stands, no pattern needs to be tried."""
    patterns: tuple[re.Pattern[str], ...]
    of: frozenset[str]
    touching: bool


@cache
def _forms() -> Mapping[str, _Form]:
    rules = tomllib.loads(packaged("rules", "identifiers.toml").read_text(encoding="utf-8"))
    return {
        kind: _Form(
            rule["iri"],
            tuple(rule["words"]),
            tuple(map(re.compile, rule["patterns"])),
            frozenset(rule["of"]),
            rule.get("touching", False),
        )
        for kind, rule in rules.items()
    }


def owners() -> tuple[frozenset[str], ...]:
    """The types of what identifiers are of, each set once."""
    return tuple(dict.fromkeys(form.of for form in _forms().values()))
