"""Rosters of bodies: lines that hold a name and no more, below the fact box of a project's page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from samgraf.model import ACTORS, Block, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context

BODIES = 3
"""Lines in a row from which bodies are a project's partners, with no word of what they are."""
_COUNTRY = re.compile(r",[ ][A-ZÆØÅ][\wæøå]+(?:[ ][A-ZÆØÅ][\wæøå]+)?")
"""What may stand behind a body's name: ", Denmark"."""

_Line = tuple[Span, Sequence[Mention]]


def roster_claims(context: Context) -> Iterator[Statement]:
    """The partners of a page's project, by a list without a heading: "Bodø kommune ⏎ Husbanken ⏎ NTNU"."""
    project = context.main("@project")
    if project is None or context.found.event or not _has_box(context.blocks):
        return
    for roster in _rosters(context):
        whole = Span(roster[0][0].start, roster[-1][0].end)
        for line, bodies in roster:
            for body in bodies:
                partner = context.entities.of(body)
                yield from context.state(project, "partner", partner, line, whole, "roster:partner", 0.85)


def _has_box(blocks: Sequence[Block]) -> bool:
    names = {block.name for block in blocks if block.kind == "field"}
    return len(names & {"leader", "period", "date", "funding", "owner", "number"}) > 1


def _rosters(context: Context) -> Iterator[Sequence[_Line]]:
    """Runs of lines that hold bodies and no more, which no field takes as its own."""
    lines = [
        (block.kind not in ("field", "row"), line, [m for m in context.within(line) if m.type != "Theme"])
        for block in context.blocks
        for line in block.lines
    ]
    for bare, group in groupby(lines, lambda each: each[0] and _is_bare(context.text, *each[1:])):
        run = [(line, bodies) for _, line, bodies in group]
        if bare and len(run) >= BODIES:
            yield run


def _is_bare(text: str, line: Span, bodies: Sequence[Mention]) -> bool:
    if not bodies or any(m.refers or group_of(m.type) not in ACTORS for m in bodies):
        return False
    between = Span(bodies[0].span.end, bodies[-1].span.start) if len(bodies) > 1 else None
    after = text[bodies[-1].span.end : line.end]
    return (
        bodies[0].span.start == line.start
        and (between is None or between.of(text).strip() == ",")
        and (not after.strip(" .") or bool(_COUNTRY.fullmatch(after)))
    )
