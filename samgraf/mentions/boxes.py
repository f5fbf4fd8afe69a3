"""Fact boxes of several projects on one page: which fields are of which project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samgraf.mentions.grant_cells import GIVEN, PRICED
from samgraf.mentions.titles import trimmed
from samgraf.model import Block, Mention, Span

_SHARED = frozenset({"title", "owner", "budget", "leader", "municipality"})
"""Fields that one project has once: where two boxes have the same, they are of two projects."""
_LEAD = re.compile(
    r"(?i)(?:\w{0,12}prosjekt|prosjekttittel|tittel|tiltak)[ ]?(?:\d{1,2})?[:.–-][ ]+(?=\S)|\d{1,2}[.)][ ]+(?=\S)"
)
_MONEY = re.compile(
    rf"(?:[ ][–—-]|[:,(])[ ](?:[a-zæøå]+[ ](?:på[ ]|med[ ])?)?{GIVEN}{PRICED}[)]?$|[ ][(]{GIVEN}{PRICED}[)]$"
)
"""Behind a title, what it gets: "Gode hus *– tilskot på 4,5 mill. kroner*"."""
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
    """The fields that stand together; a title begins a box of its own, or whoever stands before each title."""
    together: list[list[int]] = []
    for index, block in enumerate(blocks):
        if block.kind == "field":
            if not together or together[-1][-1] != index - 1:
                together.append([])
            together[-1].append(index)
    runs = [run for fields in together for run in _cut(blocks, fields)]
    return [run for run in runs if {blocks[i].name for i in run} & _SHARED]


def _cut(blocks: Sequence[Block], fields: Sequence[int]) -> list[list[int]]:
    """The boxes of fields without a break: "Søker: Solvik ⏎ Tiltak: Gode hus ⏎ Søker: Fjordvik ⏎ Tiltak: Trygg by"."""
    names = [blocks[i].name for i in fields]
    owned = names[0] == "owner" and names.count("owner") == names.count("title") > 1
    runs: list[list[int]] = [[]]
    for index in fields:
        seen = {blocks[i].name for i in runs[-1]}
        begins = "owner" in seen if owned else bool(seen - {"number", "date"})
        if blocks[index].name == ("owner" if owned else "title") and begins:
            runs.append([])
        runs[-1].append(index)
    return runs


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
    if money := _MONEY.search(text, where.start + 4, where.end):
        where = Span(where.start, money.start())
    where = trimmed(text, where)
    title = Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "box:title")
    return Box(title, frozenset(run), Span(blocks[run[0]].span.start, blocks[run[-1]].span.end))


def _is_name(text: str, block: Block) -> bool:
    said = block.span.of(text)
    return 4 <= len(said) <= LONGEST and not re.search(r"[.:;!]$", said) and len(block.lines) == 1
