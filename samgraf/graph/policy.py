"""What of a reading may be published: the people in it have a public part in what they are named for.

A text may name pupils, photographers and the audience; the graph does not. It holds no party memberships, and no
words with an e-mail address, a telephone number or a birth number in them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from samgraf.authorities import Authorities
from samgraf.model import Document, Entity, Fact, Reading, Statement
from samgraf.resources import packaged

MASK = "[…]"
PARTY = "political_party"
_Said = TypeVar("_Said", Statement, Fact)


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of what is published."""

    attendees: bool = False
    """Whether those become nodes who only attended."""


def publishable(reading: Reading, authorities: Authorities, policy: Policy) -> Reading:
    """The reading without what the policy keeps out of the graph."""
    statements = tuple(_covered(s) for s in reading.statements if _is_open(s) and not _is_membership(s, authorities))
    negated = tuple(_covered(s) for s in reading.negated if _is_open(s) and not _is_membership(s, authorities))
    facts = tuple(_covered(f) for f in reading.facts if _is_open(f))
    kept = {e.id for e in reading.entities if e.type != "Person" or _has_part(e, statements, policy)}
    return replace(
        reading,
        document=_document(reading.document),
        entities=tuple(_named(e) for e in reading.entities if e.id in kept),
        statements=tuple(s for s in statements if s.subject in kept and s.object in kept),
        negated=tuple(s for s in negated if s.subject in kept and s.object in kept),
        facts=tuple(f for f in facts if f.subject in kept),
    )


# Private details.


@cache
def _private() -> re.Pattern[str]:
    rules = tomllib.loads(packaged("rules", "privacy.toml").read_text(encoding="utf-8"))
    patterns = [pattern for kind in rules.values() for pattern in kind]
    # A flag in the middle of a pattern holds for its own group only.
    return re.compile("|".join(re.sub(r"^\(\?i\)(.*)$", r"(?i:\1)", pattern) for pattern in patterns))


def mask(text: str) -> str:
    """A text with e-mail addresses, telephone numbers and birth numbers covered.

    >>> mask("Ring 22 33 44 55")
    'Ring […]'
    """
    return _private().sub(MASK, text)


def _is_open(said: Statement | Fact) -> bool:
    """Whether the words that prove it hold no private detail: they are quoted as they stand, or not at all."""
    return _private().search(said.evidence.quote) is None


def _covered(said: _Said) -> _Said:
    """The same with private details of its sentence covered."""
    sentence = mask(said.evidence.sentence)
    return (
        said
        if sentence == said.evidence.sentence
        else replace(said, evidence=replace(said.evidence, sentence=sentence))
    )


def _named(entity: Entity) -> Entity:
    return replace(entity, name=mask(entity.name), surfaces=tuple(mask(form) for form in entity.surfaces))


def _document(document: Document) -> Document:
    described = {key: value if key == "url" else mask(value) for key, value in document.metadata.items()}
    return document if described == dict(document.metadata) else replace(document, metadata=described)


# Persons.


def _is_membership(statement: Statement, authorities: Authorities) -> bool:
    record = authorities.records.get(statement.object)
    return statement.predicate == "affiliatedWith" and record is not None and record.kind == PARTY


def _has_part(person: Entity, statements: tuple[Statement, ...], policy: Policy) -> bool:
    parts = {s.predicate for s in statements if s.subject == person.id}
    attended = {s.object.split("/")[0] for s in statements if s.subject == person.id and s.predicate == "participant"}
    if parts <= {"participant", "affiliatedWith"} and "participant" in parts and attended == {"event"}:
        return policy.attendees
    return bool(parts)
