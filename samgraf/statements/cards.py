"""Cards of people: a name on a line, below it what the person is, and below that where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from samgraf.model import ACTORS, Mention, Span, Statement
from samgraf.statements.context import Context, group_of

ROLE_LENGTH = 60
"""Characters of a line that says what somebody is."""
CARDS = 3
"""Cards from which a project's page shows who works in it."""

_Line = tuple[Span, Sequence[Mention]]


def card_claims(context: Context) -> Iterator[Statement]:
    """Where people of cards work, and that they are members of the page's project."""
    lines: list[_Line] = [
        (line, [m for m in context.within(line) if m.type != "Theme"])
        for block in context.blocks
        if block.kind != "row"
        for line in block.lines
    ]
    starts = [at for at, line in enumerate(lines) if _is_name(line)]
    cards = [lines[first:last] for first, last in pairwise([*starts, len(lines)])]
    found = [card for card in cards if len(card) > 1 and _is_role(context, card[1])]
    for card in found:
        person = context.entities.of(card[0][1][0])
        whole = Span(card[0][0].start, card[min(2, len(card) - 1)][0].end)
        if len(card) > 2 and (body := _body(card[2])):
            employer = context.entities.of(body)
            yield from context.state(person, "affiliatedWith", employer, whole, whole, "card:employer", 0.9)
        if len(found) >= CARDS and not context.found.event:
            project = context.main("@project")
            yield from context.state(person, "memberOf", project, whole, whole, "card:member", 0.8)


def _is_name(line: _Line) -> bool:
    span, mentions = line
    return len(mentions) == 1 and mentions[0].type == "Person" and len(span) - len(mentions[0].span) <= 1


def _is_role(context: Context, line: _Line) -> bool:
    span, mentions = line
    return (
        len(span) <= ROLE_LENGTH
        and all(m.type == "Role" for m in mentions)
        and (bool(mentions) or span.of(context.text).isupper())
    )


def _body(line: _Line) -> Mention | None:
    span, mentions = line
    bodies = [m for m in mentions if group_of(m.type) in ACTORS]
    return bodies[0] if bodies and 2 * len(bodies[0].span) > len(span) else None
