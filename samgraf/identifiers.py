"""Identifiers of persons that a text may give, ORCID and Cristin: how they are written, and what two of them tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from samgraf.model import Fact, Span
from samgraf.resources import packaged

KINDS = ("cristin", "orcid")
"""The attributes that identify a person."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier where it stands in a text."""

    kind: str
    iri: str
    span: Span


def find_identifiers(text: str, stretch: Span) -> Iterator[Identifier]:
    """The well-formed identifiers in a stretch of a text, in its order, each place once."""
    found = {
        match.start("number"): Identifier(kind, iri.format(match["number"].upper()), Span(*match.span()))
        for kind, (iri, patterns) in _rules().items()
        for pattern in patterns
        for match in pattern.finditer(text, stretch.start, stretch.end)
        if kind != "orcid" or is_orcid(match["number"])
    }
    yield from (found[at] for at in sorted(found))


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


def identifiers_of(facts: Iterable[Fact]) -> dict[str, set[tuple[str, str]]]:
    """Entity id → its identifiers, each with its kind."""
    found: dict[str, set[tuple[str, str]]] = {}
    for fact in facts:
        if fact.attribute in KINDS:
            found.setdefault(fact.subject, set()).add((fact.attribute, str(fact.value)))
    return found


def are_one(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool | None:
    """What the identifiers of two things tell: they share one, they have other ones of a kind, or nothing (None)."""
    ours, theirs = set(one), set(other)
    if ours & theirs:
        return True
    return False if {kind for kind, _ in ours} & {kind for kind, _ in theirs} else None


@cache
def _rules() -> Mapping[str, tuple[str, list[re.Pattern[str]]]]:
    rules = tomllib.loads(packaged("rules", "identifiers.toml").read_text(encoding="utf-8"))
    return {kind: (rules[kind]["iri"], [re.compile(pattern) for pattern in rules[kind]["patterns"]]) for kind in KINDS}
