"""What stands after a person's name and says who that is: "Guri Vestby, seniorforsker NIBR/OsloMet"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from samgraf.model import ACTORS, Block, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, is_caption
from samgraf.statements.layout import BY

LONGEST = 160
"""Characters of what is said of a person after the name."""
LINE = 200
"""Characters of a paragraph that may be a line of a list."""

_BEGIN = re.compile(r"(?:\s*(?:,|\(|\||/|[–—-](?=\s))|[ ]*\n[ ]*ved[ ])\s*")
_BELOW = re.compile(r"[ ]*\n[ ]*ved[ ][^\n]+")
"""The line under a name that says where: "ved NORCE"."""
_END = re.compile(
    r"[.;:!?»”]\s|\)|\n|\b(?:som|har|hadde|er|var|vil|skal|kan|fortel\w*|fortalde|fortalte|snakk\w*|held|holder|heldt|holdt|innle\w+"
    r"|presenter\w*|viser|viste|deler|delte|åpn\w+|opn\w+|ønsk\w+|møt\w+|fikk|fekk|får|kom|kjem|kommer|blir|vert|blei|ble|vart"
    r"|sier|seier|sa|mener|meiner|om|with|who|is|was|v/)\b"
)
_JOINS = re.compile(r"\s*(?:/|,|&|og|and)\s*")
_AT = re.compile(r"\b(?:i|in)[ ]$")


def description_claims(context: Context) -> Iterator[Statement]:
    """Where persons work, by what follows their names."""
    speakers = {speaker.span for item in context.found.programme for speaker in item.speakers}
    for part in context.parsed:
        if is_caption(part.span.of(context.text).split()):
            continue
        persons = [m for m in context.within(part.span) if m.type == "Person"]
        below = _BELOW.match(context.text, part.span.end, part.block.span.end)
        stop = below.end() if below else part.span.end
        for at, person in enumerate(persons):
            if person.refers and person.rule == "pronoun":
                continue
            limit = persons[at + 1].span.start if at + 1 < len(persons) else stop
            if said := _description(context.text, person.span.end, limit):
                yield from _employed(context, part.block, person, said, speakers)


def _description(text: str, start: int, limit: int) -> Span | None:
    """Where the words stand that follow a name and describe who bears it."""
    begin = _BEGIN.match(text, start, limit)
    if begin is None:
        return None
    end = _END.search(text, begin.end(), min(limit, begin.end() + LONGEST))
    return Span(begin.end(), end.start() if end else min(limit, begin.end() + LONGEST))


def _employed(context: Context, block: Block, person: Mention, said: Span, speakers: Set[Span]) -> Iterator[Statement]:
    text = context.text
    if said.of(text).startswith(("og ", "samt ")):
        return  # "Kari Moe, *og leder i KS, Ola Lie*"
    if set(said.of(text).casefold().split()) & (doubts("negations") | doubts("former") | doubts("origins")):
        return
    inside = context.within(said)
    roles = [m for m in inside if m.type == "Role"]
    bodies = [m for m in inside if group_of(m.type) in ACTORS]
    # A short paragraph that begins with the name is a line of a list that has lost its bullets, and one with who
    # gives the talk above it a line of a programme.
    listed = block.kind != "paragraph" or (
        len(block.span) <= LINE and (person.span.start == block.span.start or person.span in speakers)
    )
    for body in _first_of(text, bodies):
        by = BY.match(text, body.span.end, body.span.end + 20)
        if by and not any(parent.span.start == by.end() for parent in bodies):
            continue  # another speaks for the body; "NORCE Samfunn ved NORCE" is a part and its whole
        before = [role for role in roles if role.span.end <= body.span.start]
        rest = context.text[body.span.end : said.end]
        if before and (rest.isspace() or (rest == ", " and _is_titled(context, person))) and _goes_on(context, said):
            continue  # "Kari Moe, leder i KS Ola Lie", "rådmann Kari Moe, leder i KS, Ola": the office is of the next
        if not before and not (listed and _stands_alone(text, said, body)):
            continue
        if body.is_town and not (before and _AT.search(text, said.start, body.span.start)):
            continue
        yield from context.state(
            context.entities.of(person),
            "affiliatedWith",
            context.entities.of(body),
            Span(person.span.start, body.span.end),
            Span(person.span.start, said.end),
            "description:role" if before else "description:body",
            0.9 if before else 0.85,
            {"positionTitle": before[-1].text} if before else None,
        )


def _is_titled(context: Context, person: Mention) -> bool:
    """Whether an office stands right before a name."""
    near = context.within(Span(max(0, person.span.start - 60), person.span.start))
    return bool(near) and near[-1].type == "Role" and near[-1].span.end + 1 == person.span.start


def _goes_on(context: Context, said: Span) -> bool:
    """Whether a person's name stands where a description ends."""
    return any(m.type == "Person" and m.span.start == said.end for m in context.within(Span(said.end, said.end + 60)))


def _first_of(text: str, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """The first body, and those that follow it with no more than a slash, a comma or "og" between."""
    for at, body in enumerate(bodies):
        if at and not _JOINS.fullmatch(text[bodies[at - 1].span.end : body.span.start]):
            return
        yield body


def _stands_alone(text: str, said: Span, body: Mention) -> bool:
    """Whether the body begins what is said, perhaps after the name of its part or a preposition."""
    return not re.search(r"[a-zæøå]{3,}", text[said.start : body.span.start])
