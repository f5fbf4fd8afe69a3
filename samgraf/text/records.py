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
LONGEST_HEAD = 200
"""Characters of a line that names a table's columns."""
_CELLS = re.compile(r"[ ]?[|\t][ ]?|(?<! ) {2,}")
_CELL = re.compile(r"[^|\t\s](?:[^|\t ]|[ ](?![ |\t]|$))*")
_SUM = re.compile(r"(?<=[^\d\s][ ])\d{1,3}(?:[ .]\d{3}){0,3}(?:,-|[ ]kr\b\.?|[ ]kroner)?$")
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


def line_table(lines: Sequence[Line], layout: Layout, at: int) -> tuple[list[Block], int]:
    """The records of a table with a row on each line, if its head stands here, and the line after them.

    Cells are parted by bars, tabs or wide blanks; where a single blank is all that is left, only the sum is a cell.
    """
    columns = _columns(lines[at].text, layout)
    if "title" not in columns or not ({"owner", "budget"} & set(columns)):
        return [], at
    records: list[Block] = []
    here = at + 1
    while here < len(lines) and (lines[here].blank or not re.search(r"\w", lines[here].text)):
        here += 1
    while here < len(lines) and not lines[here].blank:
        record = _row(lines[here], columns)
        if record is None:
            break
        records.append(record)
        here += 1
    return (records, here) if len(records) > 1 else ([], at)


def _columns(head: str, layout: Layout) -> list[str]:
    """The kinds of columns that a line names and nothing else."""
    if len(head) > LONGEST_HEAD:
        return []
    if len(cells := [cell for cell in _CELLS.split(head) if cell.strip()]) > 1:
        kinds = [layout.column(cell) for cell in cells]
        return kinds if sum(map(bool, kinds)) >= 2 else []
    words, columns = head.split(), list[str]()
    while words and len(columns) <= MOST_COLUMNS:
        taken = next((n for n in range(min(4, len(words)), 0, -1) if layout.column(" ".join(words[:n]))), 0)
        if not taken:
            return []
        columns.append(layout.column(" ".join(words[:taken])))
        words = words[taken:]
    return columns


def _row(line: Line, columns: Sequence[str]) -> Block | None:
    """One row of a table: its cells, or only its sum where no more than blanks part them."""
    cells = [Span(line.span.start + m.start(), line.span.start + m.end()) for m in _CELL.finditer(line.text)]
    if len(cells) == len(columns):
        named = tuple((name, cell) for name, cell in zip(columns, cells, strict=True) if name)
        return replace(make_block("record", [line]), cells=named)
    tail = _SUM.search(line.text)
    if columns[-1] != "budget" or tail is None or len(line.text) > 400:
        return None
    sum_ = Span(line.span.start + tail.start(), line.span.end)
    return replace(make_block("record", [line]), cells=(("budget", sum_),), name=" ".join(columns))


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
