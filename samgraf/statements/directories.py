"""Directories of bodies: a name on a line, and below it who leads it or whom to ask there."""

from __future__ import annotations

from collections.abc import Iterator

from samgraf.mentions.roles import role_pattern
from samgraf.model import ACTORS, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.text.layout import load_layout

BELOW = 4
"""Lines below a body's name in which its people stand."""
LONGEST = 90
"""Characters of a line that only says who somebody is."""


def directory_claims(context: Context) -> Iterator[Statement]:
    """Who is of a body: "Solvik frivilligsentral ⏎ Daglig leder: Kari Nordmann"."""
    body: Mention | None = None
    since = 0
    for block in context.blocks:
        if block.kind == "row":
            body = None
            continue
        for line in block.lines:
            named = [m for m in context.within(line) if m.type not in ("Theme", "Role")]
            since += 1
            asked = block.kind != "field" or block.name == "contact"
            alone = len(named) == 1 and len(line) - len(named[0].span) <= 1
            if alone and group_of(named[0].type) in ACTORS and block.kind != "field":
                body, since = named[0], 0
                continue
            others = any(m.type != "Person" for m in named)
            if body is None or not asked or since > BELOW or len(line) > LONGEST or others:
                body = None
            elif len(named) == 1 and _is_of_it(context, Span((block.label or line).start, named[0].span.start)):
                who, employer = context.entities.of(named[0]), context.entities.of(body)
                whole = Span(body.span.start, line.end)
                yield from context.state(who, "affiliatedWith", employer, whole, whole, "list:directory", 0.85)


def _is_of_it(context: Context, before: Span) -> bool:
    """Whether a role, or the label of whom to ask, is all that stands before a name."""
    told = before.of(context.text).strip(" \t\n:–-*•")
    return bool(role_pattern().fullmatch(told)) or load_layout().field(told) == "contact"
