"""Programmes whose titles stand over the times: "Gode nabolag", "10.15–11.00", "Kari Moe, KS", each on its line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.mentions.overlaps import Placed
from samgraf.mentions.programme_items import ProgrammeItem, make_talk, names_panel, names_programme
from samgraf.mentions.programme_lines import ProgrammeLine, read_line
from samgraf.mentions.talk_titles import clean
from samgraf.model import Block, Span
from samgraf.text.layout import plain_label

LEAST = 3
"""Titles over a time and who speaks from which a programme is so made."""
_NAMING = frozenset({"speakers", "facilitators", "panel", "opening"})
_SHORT = 140


def titles_over_times(text: str, blocks: Sequence[Block], placed: Placed) -> dict[int, list[ProgrammeItem]]:
    """The points of such a programme by the rows that hold their times; none where too few rows are so."""
    rows = [at for at, block in enumerate(blocks) if block.kind == "row" and _stands_alone(text, block)]
    titles = {at: title for at in rows if (title := _above(text, blocks, at, placed))}
    lines = {at: _below(text, blocks, at, titles, placed) for at in rows}
    told = [at for at in titles if lines[at] and all(line.kind in _NAMING for line in lines[at])]
    others = [at for at in rows if lines[at] and lines[at][0].kind in ("title", "both")]
    if len(told) < LEAST or len(others) > len(told) // LEAST:
        return {}
    return {at: list(_points(text, at, blocks[at], titles.get(at), lines[at])) for at in rows if at not in others}


def _stands_alone(text: str, block: Block) -> bool:
    """Whether a row's time has a line of its own under a line that is not empty."""
    if block.label is None or not block.lines or "\n" not in text[block.label.end : block.lines[0].start]:
        return False
    return not text[: block.label.start].endswith("\n\n")


def _above(text: str, blocks: Sequence[Block], at: int, placed: Placed) -> Span | None:
    """The line over a row's time, which an empty line parts from what stands before it, where it is a title."""
    label = blocks[at].label
    before = blocks[at - 1] if at else None
    if before is None or label is None or before.kind not in ("row", "heading", "paragraph") or not before.lines:
        return None
    line = before.lines[-1]
    apart = len(before.lines) > 1 or before.kind != "row"
    between = text[line.end : label.start]
    if not apart or between.count("\n") != 1 or len(line) > _SHORT or not _PARTED.search(text[: line.start][-4:]):
        return None
    read = read_line(text, line, placed.within(line))
    return line if [one.kind for one in read] in (["title"], ["opening"]) and not read[0].people else None


_PARTED = re.compile(r"\n[ \t]*\n[ \t]*$")


def _below(text: str, blocks: Sequence[Block], at: int, titles: dict[int, Span], placed: Placed) -> list[ProgrammeLine]:
    following = titles.get(at + 1)
    kept = [line for line in blocks[at].lines if line != following]
    return [one for line in kept for one in read_line(text, line, placed.within(line))]


def _points(
    text: str, at: int, block: Block, above: Span | None, lines: Sequence[ProgrammeLine]
) -> Sequence[ProgrammeItem]:
    if any(line.kind == "break" for line in lines[:1]) or not any(line.people for line in lines):
        return ()
    read = read_line(text, above, ())[0] if above else None
    where = clean(text, read.span) if read and read.kind == "title" else None
    named = where is not None and not names_programme(plain_label(where.of(text)))
    title = make_talk(text, block, where, first=True) if where and named else None
    panel = bool(above and names_panel(text, above)) or any(line.kind == "panel" for line in lines)
    speakers = tuple(person for line in lines for person in line.speakers)
    chairs = tuple(person for line in lines for person in line.facilitators)
    begin = above.start if above else block.span.start
    return (ProgrammeItem(at, Span(begin, lines[-1].span.end), title, speakers, chairs, panel),)
