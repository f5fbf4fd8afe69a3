"""New boards: "Styreleiar: Kari Moe ⏎ Nestleiar: Ola Lie ⏎ …" on the page of the body whose board it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import Mention, Span, Statement
from samgraf.statements.context import Context

ROW = 120
"""Characters behind a post in which those who have it stand."""
MEMBERS = 3
"""Posts with a name behind them from which a page tells of a board."""
OPENING = 4
"""Blocks at the top of a page in which the body stands whose page it is."""
_JOINT = re.compile(r"[ ]?:\s{0,2}|[ ][–-][ ]|(?P<below>[ ]?\n)")
_PROPOSED = re.compile(r"(?i)(?<!\w)(?:foresl|føresl|forslag|framlegg|innstill|tilrå)")
"""In a heading, that those below it are only proposed: "*Valnemnda foreslår*"."""
_ROW = re.compile(r",[ ]|[ ](?:og|&)[ ]")
"""Between those who have one post: "Styremedlemmer: Kari Moe *og* Ola Lie"."""


def board_claims(context: Context) -> Iterator[Statement]:
    """That the people of a board are of the body that its page names first and most."""
    seated = [(role, person) for role in context.found.placed for person in _seated(context, role)]
    if len({person.text for _, person in seated}) < MEMBERS:
        return
    host, own = context.main("@host"), _own_body(context) or _publisher(context)
    own_or_host = host or (context.entities.of(own) if own else None)
    for role, person in seated:
        over = _headed(context, role)
        body = context.entities.of(over) if over else own_or_host
        quoted = Span(role.span.start, person.span.end)
        yield from context.state(
            context.entities.of(person),
            "affiliatedWith",
            body,
            quoted,
            quoted,
            "board:seat",
            0.85,
            {"positionTitle": role.text},
        )


def _headed(context: Context, role: Mention) -> Mention | None:
    """The one council or society that the heading over a post names: "Ungdomsrådet 2024 ⏎ Leiar: Kari Moe"."""
    heading = context.heading_over(context.block_of(role.span))
    if heading is None or _PROPOSED.search(heading.span.of(context.text)):
        return None
    named = [m for m in context.within(heading.span) if m.type == "Organisation"]
    return named[0] if len(named) == 1 else None


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(rules('names')['roles']['of_boards'])})", re.I)


def _seated(context: Context, role: Mention) -> list[Mention]:
    """Who stands behind a post in a board and its colon, or below it where no name stands above it."""
    joint = _JOINT.match(context.text, role.span.end) if role.type == "Role" and _posts().fullmatch(role.text) else None
    if joint is None or (joint["below"] and not _is_alone(context, role)):
        return []
    people: list[Mention] = []
    for mention in context.within(Span(joint.end(), joint.end() + ROW)):
        between = context.text[people[-1].span.end if people else joint.end() : mention.span.start]
        if mention.type != "Person" or not (_ROW.fullmatch(between) if people else not between):
            break
        people.append(mention)
    return people


def _is_alone(context: Context, role: Mention) -> bool:
    """Whether a post is all of its line, and no name stands in the line above that it may be of."""
    before = context.text[: role.span.start]
    above = context.within(Span(max(0, len(before.rstrip()) - 60), len(before.rstrip())))
    return before[-1:] in ("", "\n") and not (above and above[-1].type == "Person")


def _publisher(context: Context) -> Mention | None:
    """The society that publishes the page."""
    publisher = context.publisher()
    return publisher if publisher and publisher.type == "Organisation" else None


def _own_body(context: Context) -> Mention | None:
    """The body that a page names before all others, if none is named more often."""
    named = [m for m in context.found.placed if m.type == "Organisation"]
    first = next((m for m in named if not m.refers), None)
    if first and not any(block.span.covers(first.span) for block in context.blocks[:OPENING]):
        return None  # a society that is thanked or given a prize further down
    often = Counter(entity.id for m in named if (entity := context.entities.of(m)))
    own = context.entities.of(first) if first else None
    return first if own and often[own.id] == max(often.values()) else None
