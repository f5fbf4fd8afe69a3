"""Records of tables that have come apart: cells one to a line, or lines that begin with a project's number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samgraf.model import Block, Span
from samgraf.text.layout import Layout
from samgraf.text.lines import SENTENCE_END, Line, make_block, next_filled

MOST_COLUMNS = 12
"""Columns of a table that has come apart; a longer row of column names is no table's head."""
_NUMBERED = re.compile(r"\d{6}[ \t]+(?=\D)")


def are_numbered(lines: Sequence[Line]) -> bool:
    """Whether lines begin with project numbers, more than one."""
    return sum(_NUMBERED.match(line.text) is not None for line in lines) >= 2


def record_table(lines: Sequence[Line], layout: Layout, at: int) -> tuple[list[Block], int]:
    """The records of a table whose cells stand one to a line, if its head stands here, and the line after them."""
    columns: list[str] = []
    here = at
    while len(columns) < MOST_COLUMNS and here < len(lines) and (name := layout.column(lines[here].text)):
        columns.append(name)
        here = next_filled(lines, here + 1)
    if len(columns) < 3 or "title" not in columns:
        return [], at
    records: list[Block] = []
    while True:
        cells: list[Line] = []
        end = here
        while len(cells) < len(columns) and end < len(lines):
            cells.append(lines[end])
            end = next_filled(lines, end + 1)
        if len(cells) < len(columns) or not _fits(columns, cells):
            return records, here
        named = tuple(zip(columns, (cell.span for cell in cells), strict=True))
        records.append(replace(make_block("record", cells), cells=named))
        here = end


def numbered_record(lines: Sequence[Line], at: int) -> tuple[list[Block], int]:
    """A line that begins with a project number, and what a broken line has left of it below."""
    if not (match := _NUMBERED.match(lines[at].text)):
        return [], at
    first = lines[at]
    rest = replace(first, span=Span(first.span.start + match.end(), first.span.end))
    taken, end = [rest], at + 1
    while len(taken) < 3 and (below := next_filled(lines, end)) < len(lines):
        line = lines[below]
        if _NUMBERED.match(line.text) or len(line.text) > 60 or SENTENCE_END.search(line.text):
            break
        if (
            below > end
            and next_filled(lines, below + 1) < len(lines)
            and not _NUMBERED.match(lines[next_filled(lines, below + 1)].text)
        ):
            break
        taken.append(line)
        end = below + 1
    number = ("number", Span(first.span.start, first.span.start + 6))
    return [replace(make_block("record", taken), cells=(number,), span=Span(first.span.start, taken[-1].span.end))], end


def _fits(columns: Sequence[str], cells: Sequence[Line]) -> bool:
    """Whether the cells can be a row of these columns: the sum is a number, and nothing else is a paragraph."""
    for column, cell in zip(columns, cells, strict=True):
        digits = bool(re.fullmatch(r"[\d .,]+(?:kr|kroner|,-)?", cell.text))
        if (column == "budget") != digits and column not in ("number", "year"):
            return False
        if len(cell.text) > 300:
            return False
    return True
