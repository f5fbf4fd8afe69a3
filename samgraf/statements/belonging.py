"""Employers by how names stand together: "Nord universitets Kari Moe", "to fra KS er A og B", "NOVA/OsloMet"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from samgraf.model import ACTORS, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context

_JOINT = re.compile(r",[ ]|[ ](?:og|&|samt)[ ]|,[ ](?:og|samt)[ ]")
"""Between the people of a row."""
_GROUP = re.compile(r"-[a-zæøå]{4,30}(?:ar|er|ane|ene|arane|erne)[ ]\(")
"""Between a body and those in brackets: "NTNU-*professorane (*Kari Moe og Ola Lie)"."""
_SEVERAL = re.compile(
    r"(?i)(?:\b(?:to|tre|fire|fem|seks|sju|syv|åtte)[ ][a-zæøå-]{3,30}(?:e|ar|er|folk)|\b[a-zæøå]{4,30}(?:ne|ane))"
    r"[ ](?:ved|fra|frå|i|på|hos)[ ]$"
)
_ARE = re.compile(r"[ ](?:kommune[ ])?(?:er|var|blir|vert|blei|ble|vart)(?:[ ][a-zæøå]+){0,2}:?[ ]")
"""Before and behind the body of several: "*Tre forskarar ved* NORCE *er med:* Kari Moe, …"."""
_BEFORE = 60
"""Characters before a body in which it is told that several are of it."""


def belonging_claims(context: Context) -> Iterator[Statement]:
    """Who is of the body in the genitive right before the name, or of one that several are told to be of."""
    for block in context.blocks:
        named = [m for m in context.within(block.span) if m.type == "Person" or group_of(m.type) in ACTORS]
        for at, body in enumerate(named[:-1]):
            if body.type == "Person" or named[at + 1].type != "Person":
                continue
            row = _row(context.text, named[at + 1 :])
            if _owns(context.text, body, row):
                yield from _state(context, body, row)


def beside_claims(context: Context, stated: Sequence[Statement]) -> Iterator[Statement]:
    """Of "NOVA/OsloMet" behind a name, the second body too: the one is a part of the other, or both employ."""
    bodies = [m for m in context.found.placed if group_of(m.type) in ACTORS]
    for one, other in pairwise(bodies):
        if context.text[one.span.end : other.span.start] != "/":
            continue
        first, second = context.entities.of(one), context.entities.of(other)
        quoted = context.page.stored(one.span)
        for statement in stated:
            told = statement.predicate == "affiliatedWith" and first and statement.object == first.id
            if told and statement.evidence.span.covers(quoted):
                who = context.entities.by_id[statement.subject]
                whole = Span(one.span.start, other.span.end)
                yield from context.state(who, "affiliatedWith", second, whole, whole, "beside:employer", 0.85)


def _row(text: str, people: Sequence[Mention]) -> list[Mention]:
    """The people of a row, up to the first that nothing but a joint parts from the one before."""
    row = [people[0]]
    for person in people[1:]:
        if person.type != "Person" or not _JOINT.fullmatch(text, row[-1].span.end, person.span.start):
            break
        row.append(person)
    return row


def _owns(text: str, body: Mention, row: Sequence[Mention]) -> bool:
    """Whether what stands between a body and the row of people behind it makes them its own."""
    end, start = body.span.end, row[0].span.start
    if text[end:start] == "s ":
        return True  # the genitive
    if _GROUP.fullmatch(text, end, start):
        return text[row[-1].span.end : row[-1].span.end + 1] == ")"
    told = _SEVERAL.search(text, max(0, body.span.start - _BEFORE), body.span.start)
    return len(row) > 1 and told is not None and _ARE.fullmatch(text, end, start) is not None


def _state(context: Context, body: Mention, row: Sequence[Mention]) -> Iterator[Statement]:
    whole = Span(body.span.start, row[-1].span.end)
    for person in row:
        who, employer = context.entities.of(person), context.entities.of(body)
        yield from context.state(who, "affiliatedWith", employer, whole, whole, "belonging:body", 0.85)
