"""The lines of a page, their bullets, heading marks and emphasis taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from samgraf.model import Block, BlockKind, Span
from samgraf.text.flattened import row_starts
from samgraf.text.furniture import is_furniture
from samgraf.text.page import Page

LONGEST_LINE = 4000
"""Characters of the longest line that is read as one: work on a line may grow with its square."""

# A number before a month is a day and no bullet ("23. april", "12. - 13. juni").
_MARK = re.compile(
    r"(?P<hash>#{1,6}[ \t]+)"
    r"|(?P<bullet>(?:[•·▪◦‣*–—-]"
    r"|\d{1,2}[.)](?![ \t]+(?:(?:[-–&]|og|til)[ \t]*\d{1,2}\.[ \t]*)?"
    r"(?i:jan(?:uary?)?|feb(?:ruary?)?|mar(?:s|ch)?|apr(?:il)?|ma[ijy]|jun[ei]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?"
    r"|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)\b)"
    r"|[a-z]\))[ \t]+(?=\S))(?!\d{1,2}[.:]\d\d\b)(?!(?<=\b[012]\d\.[ ])[0-5][05][ \t]+[A-ZÆØÅ«“\"])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, its bullet, heading marks and emphasis taken off."""

    span: Span
    text: str
    indent: int
    bullet: bool = False
    hashes: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text


SENTENCE_END = re.compile(r"[.!?…][»”\"')]?$")


def next_filled(lines: Sequence[Line], at: int) -> int:
    """The first line from a place on that is not blank, or the number of lines."""
    while at < len(lines) and lines[at].blank:
        at += 1
    return at


def make_block(kind: BlockKind, lines: Sequence[Line], *, level: int = 0) -> Block:
    """A block of some lines."""
    spans = tuple(line.span for line in lines)
    return Block(kind, Span(spans[0].start, spans[-1].end), spans, level=level)


def find_lines(page: Page) -> list[Line]:
    """The lines of a page's body, trimmed; a line longer than any paragraph is cut at blanks."""
    found = []
    for match in re.finditer(r"[^\n]*\n?", page.text):
        if match.end() > page.body and match.group():
            for start, end in _pieces(page.text, match.start(), match.end()):
                found += [_line(page.text, *piece) for piece in _rows(page.text, start, end)]
    return [_blank(line) if is_furniture(line.text) else line for line in found]


def _blank(line: Line) -> Line:
    return replace(line, span=Span(line.span.start, line.span.start), text="")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_LINE:
        cut = text.rfind(" ", start + 1, start + LONGEST_LINE)
        cut = cut if cut > 0 else start + LONGEST_LINE
        yield start, cut
        start = cut
    yield start, end


def _rows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line, or the rows of a programme that have run together in it."""
    yield from pairwise((start, *(row for row in row_starts(text, start, end) if row > start), end))


def _line(text: str, start: int, end: int) -> Line:
    start, end = trim(text, start, end)
    indent = start - (text.rfind("\n", 0, start) + 1)
    bullet, hashes = False, 0
    while match := _MARK.match(text, start, end):
        hashes = hashes or len((match["hash"] or "").strip())
        bullet = bullet or match["bullet"] is not None
        start = match.end()
        if bullet:
            break
    for mark in ("**", "__"):
        if text.startswith(mark, start) and end - start > 4:
            start += 2
            end = end - 2 if text.startswith(mark, end - 2) else end
            hashes = hashes or (6 if not bullet else 0)
    start, end = trim(text, start, end)
    return Line(Span(start, end), text[start:end], indent, bullet, hashes)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of a stretch without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
