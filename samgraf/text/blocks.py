"""A page cut into blocks: headings, paragraphs, list items, fields of fact boxes, programme rows, table records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from samgraf.model import Block, Span
from samgraf.text.clocks import DAY_LINE, are_loose, find_times
from samgraf.text.colophons import split_colophons
from samgraf.text.fields import ITEM_LENGTH, FieldCutter
from samgraf.text.languages import detect_language
from samgraf.text.layout import Layout, load_layout, plain_label
from samgraf.text.lines import LONGEST_LINE, Line, find_lines, make_block, next_filled
from samgraf.text.page import Page
from samgraf.text.records import are_numbered, line_table, numbered_record, record_table

HEADING_LENGTH = 100
WRAPPED = 30
"""Characters of a line from which it may have been broken for want of room."""

_NAME_LINE = re.compile(r"[A-ZÆØÅ][\w-]+(?:[ ][A-ZÆØÅ][\w.-]*){1,4}(?:,|[ ]\()[ ]?\w.{1,100}$")
"""A person and, after a comma or in brackets, who that is."""
_PART = re.compile(r"(?:\d{1,2}|[A-Z]\d?)[ ]?[–.):-][ ]")
"""The number of one of several parallel sessions."""
_NUMBERED = re.compile(r"\d{1,2}\.\d(?:\.\d)?\.?[ ][A-ZÆØÅ](?![^.\n]*\.{3})[^\n.:;|]{2,80}(?<!\d)")
"""The heading of a report's section of the second or third order, which a line follows: "3.1 Gode nabolag"."""
_BULLETED = re.compile(r"[•·▪◦‣*–—-][ \t]")
_OPEN_END = re.compile(r"[ ](?:i|og|av|for|ved|på|til|med|fra|frå|mellom|samt|the|of|and|in|at)$")
"""Words after which something must follow: "Universitetet i ⏎ Sørøst-Norge"."""


def find_blocks(page: Page) -> tuple[Block, ...]:
    """The blocks of a page in the order of the text, with their languages; spans are offsets of `page.text`."""
    lines = list(split_colophons(find_lines(page), load_layout()))
    blocks = list(_with_address(_Cutter(page, lines, load_layout()).cut()))
    spoken = detect_language(page.text[page.body :])
    section = lead = -1
    placed: list[Block] = []
    cited = False
    for index, block in enumerate(blocks):
        heads = plain_label(block.span.of(page.text)) in load_layout().references
        cited = heads or (cited and block.kind in ("paragraph", "item"))
        if (cited and not heads) or _is_no_text(block.span.of(page.text)) or _is_trail(block.span.of(page.text)):
            block = replace(block, kind="reference")
        language = detect_language(block.span.of(page.text), likely=spoken)
        if block.kind == "heading":
            section = -1
        if block.kind != "item" or not placed or placed[-1].kind != "item":
            above = placed[-1].kind if placed else ""
            lead = index - 1 if above in ("paragraph", "heading") else section
        placed.append(replace(block, language=language, section=section, lead=lead))
        if block.kind == "item" and load_layout().field(block.span.of(page.text), exact=True):
            lead = index  # a label among the items ("• Samarbeidspartnere") leads those after it
        if block.kind == "heading":
            section = index
    return tuple(placed)


def lines_of(blocks: Iterable[Block]) -> Iterator[Span]:
    """All lines of some blocks; spans are offsets of the page's text."""
    for block in blocks:
        yield from block.lines


def _is_no_text(text: str) -> bool:
    """Whether a long stretch has hardly a blank, and so is data or a sign repeated."""
    return len(text) > _ENDLESS and text.count(" ") * _ENDLESS < len(text)


_TRAIL = re.compile(
    r"(?:Du er her:?[ ]?)?(?:Heim|Hjem|Forsiden?|Framsid[ae]|Startsid[ae]|Home)[ ]?[/>»›→►|\\][ ]?[^.!?\n]{2,150}"
)
"""The way from a site's front page down to a page: "Heim / Tenester / Prosjekt"."""


def _is_trail(text: str) -> bool:
    return _TRAIL.fullmatch(text) is not None


_ENDLESS = 1_000
"""Characters of a stretch in which a text has blanks."""

_GOES_ON = re.compile(r"(?!(?:v|ved|med|av|fra|frå|by|with|og)\b)[a-zæøå]")
"""How a line begins that goes on with what the line above says, and does not tell who speaks."""


def _joined(lines: Sequence[Line]) -> list[Span]:
    """The lines of a programme row; one that goes on with the sentence above is one with it."""
    joined: list[Span] = []
    above = ""
    for line in lines:
        runs_on = _GOES_ON.match(line.text) and len(above) >= WRAPPED and not re.search(r"[.!?:|]$", above)
        if joined and not line.bullet and (runs_on or re.search(r"[ ](?:ved|v/|og|i|av|med|på|for|til)$", above)):
            joined[-1] = Span(joined[-1].start, line.span.end)
        else:
            joined.append(line.span)
        above = line.text
    return joined


NEAR = 3
"""Blocks within which an address is of what the page gives a time or a place for, or of the page's title."""
_BESIDE = frozenset({"date", "time", "deadline", "registration", "venue"})


def _with_address(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; an address beside a time or near the top is the place where no field names one, and elsewhere where
    somebody sits."""
    named = any(block.name == "venue" for block in blocks)
    beside = [at for at, block in enumerate(blocks) if block.kind == "field" and block.name in _BESIDE]
    for at, block in enumerate(blocks):
        if block.name != "address":
            yield block
        elif at < NEAR or any(abs(other - at) <= NEAR for other in beside):
            yield block if named else replace(block, name="venue")
        else:
            yield replace(block, name="seat")


class _Cutter:
    """Walks down the lines and takes, at each, the first kind of block that begins there."""

    def __init__(self, page: Page, lines: Sequence[Line], layout: Layout) -> None:
        self.page, self.lines, self.layout = page, lines, layout
        self.clocks = find_times(lines)
        # One line that begins with a time is a sentence; from two on they are a programme, and so is one of a list.
        timed_lines = [match for match in self.clocks if match]
        self.programme = len(timed_lines) >= 2 or any(_BULLETED.match(match.string) for match in timed_lines)
        # Where its rows hold blank lines, one says nothing of where the last row ends.
        self.loose = self.programme and are_loose(lines, self.clocks)
        self.numbered = are_numbered(lines)
        timed = [self.programme and match is not None for match in self.clocks]
        self.fields = FieldCutter(page.text, lines, layout, timed)
        self.listing = False

    def cut(self) -> list[Block]:
        """All blocks."""
        blocks: list[Block] = []
        at = 0
        while at < len(self.lines):
            if self.lines[at].blank:
                # A list without bullets ends where its lines do.
                self.listing = self.listing and bool(blocks) and (blocks[-1].kind != "item" or self._goes_on(at))
                at += 1
                continue
            found, at = self._block_at(at)
            blocks.extend(found)
            if found and found[-1].kind not in ("item", "row"):
                last = found[-1].span.of(self.page.text)
                self.listing = found[-1].kind in ("paragraph", "heading") and last.endswith(":")
        return blocks

    def _block_at(self, at: int) -> tuple[list[Block], int]:
        for cut in (self._table, self._row, self._numbered, self.fields.cut, self._heading, self._item):
            found, end = cut(at)
            if found:
                return found, end
        return self._paragraph(at)

    def _goes_on(self, at: int) -> bool:
        """Whether a list of names goes on after a blank line: "Ulla Moe, Nord" above it and below."""
        above, below = self.lines[at - 1], next_filled(self.lines, at)
        return (
            bool(_NAME_LINE.match(above.text))
            and below < len(self.lines)
            and bool(_NAME_LINE.match(self.lines[below].text))
            and not self.lines[below].text.endswith(".")
        )

    def _table(self, at: int) -> tuple[list[Block], int]:
        found, end = record_table(self.lines, self.layout, at)
        return (found, end) if found else line_table(self.lines, self.layout, at)

    def _numbered(self, at: int) -> tuple[list[Block], int]:
        return numbered_record(self.lines, at) if self.numbered else ([], at)

    # Programme rows.

    def _row(self, at: int) -> tuple[list[Block], int]:
        match = self.clocks[at] if self.programme else None
        if not match:
            return [], at
        first = self.lines[at]
        start = first.span.start
        told = "when" if match["when"] else "hours"
        label = Span(start + match.start(told), start + match.end(told))
        content = replace(first, span=Span(start + match.end(), first.span.end), text=first.text[match.end() :])
        taken = [] if content.blank else [content]
        end = at + 1
        if content.blank and first.text.endswith(("-", "–", "—")) and end < len(self.lines) and self._is_clock(end):
            # "08.00 - ⏎ 09.30": the hours stand on two lines.
            label, end = Span(label.start, self.lines[end].span.end), end + 1
        following = next((i for i in range(end, len(self.lines)) if self.clocks[i]), len(self.lines))
        for here in range(end, following):
            line = self.lines[here]
            if line.blank:
                continue
            if self._row_ends(first, taken, here, following):
                break
            taken.append(line)
            end = here + 1
        whole = Span(start, taken[-1].span.end if taken else first.span.end)
        lines = tuple(_joined(taken))
        return [Block("row", whole, lines, label=label, level=first.indent)], end

    def _is_clock(self, at: int) -> bool:
        """Whether a line is a time of day and nothing more."""
        clock = self.clocks[at]
        return clock is not None and clock.end() == len(self.lines[at].text)

    def _row_ends(self, first: Line, taken: Sequence[Line], here: int, following: int) -> bool:
        line, last = self.lines[here], following == len(self.lines)
        after_blank = self.lines[here - 1].blank
        deeper = line.indent > first.indent
        if line.hashes or DAY_LINE.match(line.text):
            return True
        if not last:
            return after_blank and not deeper and bool(self.layout.section(line.text))
        if len(taken) == 1 and plain_label(taken[0].text.rstrip(" |")) in self.layout.breaks:
            return True  # "15.00 Slutt": nothing more is told of it
        if not taken or (_PART.match(line.text) and len(line.text) <= ITEM_LENGTH):
            return False
        if self.loose and not self.fields.is_label(here):
            return len(line.text) > ITEM_LENGTH * 2
        return (after_blank and not deeper) or len(line.text) > ITEM_LENGTH * 2

    # Prose.

    def _heading(self, at: int) -> tuple[list[Block], int]:
        line = self.lines[at]
        if line.hashes:
            return [make_block("heading", [line], level=line.hashes)], at + 1
        text = line.text
        alone = at == 0 or self.lines[at - 1].blank or _NUMBERED.fullmatch(text)
        if (
            line.bullet
            or self.listing
            or not alone
            or len(text) > HEADING_LENGTH
            or re.search(r"[.:;,|]$|\s\|\s|\S\s{3,}\S", text)
            or _OPEN_END.search(text)
        ):
            return [], at
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        runs_on = below is not None and re.match(r"[a-zæøå]", below.text) and not below.bullet
        if runs_on or not re.match(r"[\W_]*[A-ZÆØÅÁ0-9]", text) or next_filled(self.lines, at + 1) >= len(self.lines):
            return [], at
        return [make_block("heading", [line], level=2)], at + 1

    def _item(self, at: int) -> tuple[list[Block], int]:
        line = self.lines[at]
        short = len(line.text) <= ITEM_LENGTH and not line.text.endswith(":")
        if not (line.bullet or (self.listing and short) or " | " in line.text):
            self.listing = False
            return [], at
        taken, end = [line], at + 1
        while line.bullet and end < len(self.lines):
            below = self.lines[end]
            if below.blank or below.bullet or below.hashes or below.indent <= line.indent or self.clocks[end]:
                break
            taken.append(below)
            end += 1
        return [make_block("item", taken, level=line.indent)], end

    def _paragraph(self, at: int) -> tuple[list[Block], int]:
        """A line, and the lines below it where a sentence runs on over a lost line break."""
        taken, end = [self.lines[at]], at + 1
        while end < len(self.lines):
            line = self.lines[end]
            runs_on = not re.search(r"[.!?:]$", taken[-1].text) and (
                re.match(r"[a-zæøå,]", line.text) or _OPEN_END.search(taken[-1].text)
            )
            long = line.span.end - taken[0].span.start > LONGEST_LINE
            timed = self.programme and self.clocks[end]  # "kl. 12 Gode nabolag" is a row, small letter or not
            if line.blank or line.bullet or line.hashes or not runs_on or long or timed:
                break
            taken.append(line)
            end += 1
        return [make_block("paragraph", taken)], end
