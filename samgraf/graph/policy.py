"""What of a reading may be published: the people in it have a public part in what they are named for.

A text may name pupils, photographers and the audience; the graph does not. It holds no party memberships, and no
words with an e-mail address, a telephone number or a birth number in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from samgraf.authorities import Authorities
from samgraf.model import Entity, Fact, Reading, Statement

PRIVATE = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|(?<!\d)(?:\+47[ ]?)?(?:\d{2}[ ]\d{2}[ ]\d{2}[ ]\d{2}|\d{3}[ ]\d{2}[ ]\d{3})(?!\d)"
    r"|(?<!\d)\d{11}(?!\d)"
)
"""E-mail addresses, Norwegian telephone numbers as they are grouped, and birth numbers."""

_Said = TypeVar("_Said", Statement, Fact)
MASK = "[…]"
PARTY = "political_party"


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of what is published."""

    attendees: bool = False
    """Whether those become nodes who only attended."""


def publishable(reading: Reading, authorities: Authorities, policy: Policy) -> Reading:
    """The reading without what the policy keeps out of the graph."""
    statements = tuple(_masked(s) for s in reading.statements if _is_open(s) and not _is_membership(s, authorities))
    negated = tuple(_masked(s) for s in reading.negated if _is_open(s) and not _is_membership(s, authorities))
    facts = tuple(_masked(f) for f in reading.facts if _is_open(f))
    kept = {e.id for e in reading.entities if e.type != "Person" or _has_part(e, statements, policy)}
    return replace(
        reading,
        entities=tuple(e for e in reading.entities if e.id in kept),
        statements=tuple(s for s in statements if s.subject in kept and s.object in kept),
        negated=tuple(s for s in negated if s.subject in kept and s.object in kept),
        facts=tuple(f for f in facts if f.subject in kept),
    )


def _is_membership(statement: Statement, authorities: Authorities) -> bool:
    record = authorities.records.get(statement.object)
    return statement.predicate == "affiliatedWith" and record is not None and record.kind == PARTY


def _is_open(said: Statement | Fact) -> bool:
    """Whether the words that prove it hold no private detail: they are quoted as they stand, or not at all."""
    return PRIVATE.search(said.evidence.quote) is None


def _masked(said: _Said) -> _Said:
    """The same with private details of its sentence covered."""
    sentence = PRIVATE.sub(MASK, said.evidence.sentence)
    return (
        said
        if sentence == said.evidence.sentence
        else replace(said, evidence=replace(said.evidence, sentence=sentence))
    )


def _has_part(person: Entity, statements: tuple[Statement, ...], policy: Policy) -> bool:
    parts = {s.predicate for s in statements if s.subject == person.id}
    attended = {s.object.split("/")[0] for s in statements if s.subject == person.id and s.predicate == "participant"}
    if parts <= {"participant", "affiliatedWith"} and "participant" in parts and attended == {"event"}:
        return policy.attendees
    return bool(parts)
