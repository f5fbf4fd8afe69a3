"""Programmes without times whose lines each hold a title and, behind it, who speaks: "Trygge grender Kari Moe, KS"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samgraf.mentions.overlaps import Placed
from samgraf.mentions.programme_items import ProgrammeItem, make_talk, names_programme
from samgraf.mentions.programme_lines import PROSE_LENGTH, ProgrammeLine, read_line
from samgraf.mentions.talk_titles import clean
from samgraf.model import Block, Mention, Span
from samgraf.text.layout import plain_label

TALKS = 3
"""Lines of a title and who speaks from which what stands under the heading is a programme."""
_DAY = re.compile(r"dag (?:\d|ein|éin|en|én|to|tre)|(?:første|fyrste|andre) dag(?:en)?")
"""A heading that says which day of an event its lines are of."""
_LINES = frozenset({"heading", "paragraph", "item"})
_WITHIN = frozenset({"facilitator", "speaker"})
"""Fields that may stand inside a programme."""
_PREPOSITION = re.compile(
    r"(?:^|[ ,])(?:i|på|fra|frå|for|til|av|hos|ved|med|mot|om|og|mellom)[ ]"
    r"(?:(?:nye|gamle|heile|hele|oss|kommunen|kommunane|kommunene)[ ])?$"
)
"""What stands before a body that a title speaks of and that does not speak itself."""


def lined_programme(text: str, blocks: Sequence[Block], placed: Placed) -> list[ProgrammeItem]:
    """The points of such a programme, by the heading that begins it; none where too few of its lines are so."""
    begin = next((at for at, block in enumerate(blocks) if _begins(text, block)), None)
    if begin is None:
        return []
    found: list[ProgrammeItem] = []
    told = 0
    opening = False
    for index, block in enumerate(blocks[begin + 1 :], begin + 1):
        if block.kind not in _LINES:
            if block.name in _WITHIN:
                continue
            break
        for line in (one for span in block.lines for one in _read(text, span, placed.within(span))):
            if line.kind == "both" and line.title and len(line.span) <= PROSE_LENGTH:
                talk = make_talk(text, block, line.title, first=False)
                found.append(ProgrammeItem(index, line.span, talk, line.people))
                told += line.people[0].span.start >= line.title.end
            elif line.people and (line.kind == "opening" or (opening and line.kind == "speakers")):
                found.append(ProgrammeItem(index, line.span, None, line.people))
            elif line.kind == "facilitators":
                found.append(ProgrammeItem(index, line.span, None, (), line.people))
            opening = line.kind == "opening" and not line.people
    return found if told >= TALKS else []


def programme_by_name(text: str, blocks: Sequence[Block], placed: Placed) -> list[ProgrammeItem]:
    """A programme without times in which who speaks stands over the title, from the first pair to the last."""
    begin = next((at for at, block in enumerate(blocks) if _begins(text, block)), len(blocks))
    lines: list[tuple[int, ProgrammeLine]] = []
    for index, block in enumerate(blocks[begin + 1 :], begin + 1):
        read = [one for span in block.lines for one in read_line(text, span, placed.within(span))]
        if block.kind not in _LINES or any(line.kind not in ("speakers", "title") for line in read):
            break
        lines += [(index, line) for line in read]
    pairs = list(zip(lines[::2], lines[1::2], strict=False))
    if len(pairs) < TALKS or any(one.kind != "speakers" or other.kind != "title" for (_, one), (_, other) in pairs):
        return []
    return [
        ProgrammeItem(
            index,
            Span(one.span.start, other.span.end),
            make_talk(text, blocks[index], other.title, first=False),
            one.people,
        )
        for (_, one), (index, other) in pairs
        if other.title
    ]


def _begins(text: str, block: Block) -> bool:
    if block.kind not in _LINES or len(block.lines) != 1:
        return False
    label = plain_label(block.span.of(text))
    return bool(_DAY.fullmatch(label)) or names_programme(label)


def _read(text: str, span: Span, named: Sequence[Mention]) -> Iterator[ProgrammeLine]:
    """A line, and where it names no person the body at its end that speaks: "Svar fra oss *Solvik kommune*"."""
    for line in read_line(text, span, named):
        body = named[-1] if named and line.kind == "title" and named[-1].span.end == line.span.end else None
        title = clean(text, Span(line.span.start, body.span.start)) if body else None
        if body and title and _speaks(text, title, body):
            yield ProgrammeLine("both", line.span, title, (body,))
        else:
            yield line


def _speaks(text: str, title: Span, body: Mention) -> bool:
    """Whether a body stands behind a title as who speaks, and is not what the title is about."""
    before = text[title.start : body.span.start]
    whole = not body.is_town and body.type in ("Municipality", "County", "Organisation")
    plain = whole and len(title.of(text).split()) > 1 and not _PREPOSITION.search(before)
    return plain and title.of(text)[-1] not in ",–-&/"
