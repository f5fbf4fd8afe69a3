"""Fact boxes of several projects on one page: which fields are of which project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samgraf.mentions.titles import trimmed
from samgraf.model import Block, Mention, Span

_SHARED = frozenset({"title", "owner", "budget", "leader", "municipality"})
"""Fields that one project has once: where two boxes have the same, they are of two projects."""
_LEAD = re.compile(
    r"(?i)(?:\w{0,12}prosjekt|prosjekttittel|tittel|tiltak)[ ]?(?:\d{1,2})?[:.–-][ ]+(?=\S)|\d{1,2}[.)][ ]+(?=\S)"
)
LONGEST = 160
"""Characters of a project's name over its box."""


@dataclass(frozen=True, slots=True)
class Box:
    """One project's fields: the places of their blocks."""

    title: Mention
    fields: frozenset[int]
    span: Span


def find_boxes(text: str, blocks: Sequence[Block], names: Sequence[Mention]) -> list[Box]:
    """The boxes of a page that has more than one, each under its own project's name, which is none of a body."""
    bodies = {(name.span.start, name.text) for name in names if name.type != "Project"}
    found = [box for run in _runs(blocks) if (box := _box(text, blocks, run))]
    found = [box for box in found if (box.title.span.start, box.title.text) not in bodies]
    shared = Counter(name for box in found for name in {blocks[i].name for i in box.fields} & _SHARED)
    several = max(shared.values(), default=0) > 1 and len({box.title.text for box in found}) == len(found)
    return found if several else []


def _runs(blocks: Sequence[Block]) -> list[list[int]]:
    """The fields that stand together; a title begins a box of its own."""
    runs: list[list[int]] = []
    for index, block in enumerate(blocks):
        if block.kind != "field":
            continue
        follows = bool(runs) and runs[-1][-1] == index - 1
        seen = {blocks[i].name for i in runs[-1]} if follows else set()
        if not follows or (block.name == "title" and seen - {"number", "date"}):
            runs.append([])
        runs[-1].append(index)
    return [run for run in runs if {blocks[i].name for i in run} & _SHARED]


def _box(text: str, blocks: Sequence[Block], run: Sequence[int]) -> Box | None:
    titles = [blocks[i].lines[0] for i in run if blocks[i].name == "title"]
    above = blocks[run[0] - 1] if run[0] else None
    heading = blocks[blocks[run[0]].section] if blocks[run[0]].section >= 0 else None
    where = titles[0] if titles else None
    for block in (above, heading):
        if where is None and block and block.kind in ("heading", "item", "paragraph") and _is_name(text, block):
            where = block.lines[0]
    if where is None:
        return None
    if lead := _LEAD.match(text, where.start, where.end):
        where = Span(lead.end(), where.end)
    where = trimmed(text, where)
    title = Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "box:title")
    return Box(title, frozenset(run), Span(blocks[run[0]].span.start, blocks[run[-1]].span.end))


def _is_name(text: str, block: Block) -> bool:
    said = block.span.of(text)
    return 4 <= len(said) <= LONGEST and not re.search(r"[.:;!]$", said) and len(block.lines) == 1
