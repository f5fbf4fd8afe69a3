"""Cards of people: a name on a line, below it what the person is, and below that where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from samgraf.mentions.roles import role_pattern
from samgraf.model import ACTORS, Block, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.listings import find_listings
from samgraf.statements.patterns import word_class

ROLE_LENGTH = 60
"""Characters of a line that says what somebody is."""
CARDS = 3
"""Cards from which a project's page shows who works in it."""

_MAIL = re.compile(r"(?i)(?:send|vis)[ ](?:meg[ ])?(?:e-?post|melding|telefon(?:nummer)?)(?:[ ]til[ ][^\n]{1,60})?")
"""A line of a card that is a link and says nothing."""
_Line = tuple[Span, Sequence[Mention], Block]


def card_claims(context: Context) -> Iterator[Statement]:
    """Where people of cards work, and that they lead the page's project or are members of it."""
    lines: list[_Line] = [
        (line, [m for m in context.within(line) if m.type != "Theme"], block)
        for block in context.blocks
        if block.kind != "row"
        for line in _lines(context, block)
        if not _MAIL.fullmatch(line.of(context.text).strip())
    ]
    yield from _signed(context)
    starts = [at for at, line in enumerate(lines) if _is_name(context, line)]
    cards = [lines[first:last] for first, last in pairwise([*starts, len(lines)])]
    held = [card for card in cards if len(card) in (2, 3) and (body := _body(card[1])) and _fills(card, body)]
    listed = [m for listing in find_listings(context) for row in listing.rows for m in row.people] if held else []
    for card in held:
        if (body := _body(card[1])) and card[0][1][0] not in listed:
            person, employer = context.entities.of(card[0][1][0]), context.entities.of(body)
            whole = Span(card[0][0].start, card[1][0].end)
            yield from context.state(person, "affiliatedWith", employer, whole, whole, "card:body", 0.85)
    found = [card for card in cards if len(card) > 1 and _is_role(context, card[1])]
    for card in found:
        person = context.entities.of(card[0][1][0])
        whole = Span(card[0][0].start, card[min(2, len(card) - 1)][0].end)
        if body := _employer(card):
            employer = context.entities.of(body)
            yield from context.state(person, "affiliatedWith", employer, whole, whole, "card:employer", 0.9)
        led = next((m for m in card[1][1] if m.type == "Project"), None)
        if _says(context, card[1]) in word_class("leader"):
            only = len({m.text for m in context.found.placed if m.type == "Project" and not m.refers}) == 1
            project = context.entities.of(led) if led else context.main("@project") if only else None
            yield from context.state(person, "leads", project, whole, whole, "card:leader", 0.88)
        if len(found) >= CARDS and not context.found.event:
            project = context.main("@project")
            yield from context.state(person, "memberOf", project, whole, whole, "card:member", 0.8)


_DAY = re.compile(r"(?:19|20)\d\d[ ]$")


def _signed(context: Context) -> Iterator[Statement]:
    """Who signs as the project's leader, all in one line: "Solvik, 20. mai 2011 Kari Moe Prosjektleiar"."""
    text = context.text
    for block in context.blocks:
        for person in context.within(block.span) if block.kind in ("heading", "paragraph") else ():
            office = text[person.span.end : block.span.end].strip().casefold()
            dated = person.type == "Person" and _DAY.search(text, block.span.start, person.span.start)
            if dated and office in word_class("leader"):
                who, project = context.entities.of(person), context.main("@project")
                yield from context.state(who, "leads", project, block.span, block.span, "card:signed", 0.88)


def _lines(context: Context, block: Block) -> list[Span]:
    """A block's lines; a post that was taken for a label is of its line: "*Prosjektleiar* Gode grender"."""
    first, *others = block.lines or (block.span,)
    apart = context.text[block.label.end : first.start] if block.label else ":"
    return [Span(block.label.start, first.end) if block.label and apart == " " else first, *others]


def _says(context: Context, line: _Line) -> str:
    """What a line says that somebody is, without the project that it is in: "Prosjektleiar *Gode grender*"."""
    span, mentions, _ = line
    project = next((m.span for m in mentions if m.type == "Project"), None)
    return context.text[span.start : project.start if project else span.end].strip(" .,:").casefold()


def _employer(card: Sequence[_Line]) -> Mention | None:
    """The body of a card: on a line of its own below the role, or beside the role after a comma."""
    beside = [m for m in card[1][1] if group_of(m.type) in ACTORS]
    return beside[-1] if beside else _body(card[2]) if len(card) > 2 else None


_SIGN = re.compile(r"[ ]\((?i:s|sign?)\.?\)$")
"""What stands behind a name for a signature: "Kari Moe (s)", "Ola Lie (sign.)"."""


def _is_name(context: Context, line: _Line) -> bool:
    span, mentions, _ = line
    if len(mentions) != 1 or mentions[0].type != "Person":
        return False
    sign = _SIGN.search(context.text, mentions[0].span.end, span.end)
    return len(span) - len(mentions[0].span) - (len(sign.group()) if sign else 0) <= 1


def _is_role(context: Context, line: _Line) -> bool:
    """Whether a line says what somebody is and no more, or also where or in what ("Leder, Skien kommune")."""
    span, mentions, _ = line
    roles = [m for m in mentions if m.type == "Role"]
    rest = [m for m in mentions if m.type != "Role"]
    if len(rest) == 1 and rest[0].type == "Project":
        return _says(context, line) in word_class("leader") and rest[0].span.end + 1 >= span.end
    if rest:
        beside = len(rest) == 1 and group_of(rest[0].type) in ACTORS and rest[0].span.end + 1 >= span.end
        return beside and len(roles) == 1 and roles[0].span.start == span.start
    return len(span) <= ROLE_LENGTH and (bool(roles) or span.of(context.text).isupper())


def _fills(card: Sequence[_Line], body: Mention) -> bool:
    """Whether the line below a name is a body's and no more, and no label stands between them."""
    line, _, block = card[1]
    return len(line) - len(body.span) <= 1 and (block.kind != "field" or block is card[0][2])


def _body(line: _Line) -> Mention | None:
    span, mentions, _ = line
    bodies = [m for m in mentions if group_of(m.type) in ACTORS and not role_pattern().fullmatch(m.text)]
    return bodies[0] if bodies and 2 * len(bodies[0].span) > len(span) else None
