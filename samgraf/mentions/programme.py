"""Programmes read line by line: which line is a talk's title, who gives it, who only opens or chairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from samgraf.mentions.overlaps import Placed
from samgraf.mentions.programme_lines import (
    BODIES,
    PROSE_LENGTH,
    TITLE_LENGTH,
    ProgrammeLine,
    clean,
    read_line,
)
from samgraf.mentions.values import alternatives, clock, rules
from samgraf.model import Block, Mention, Span
from samgraf.text.layout import load_layout, plain_label

_BY = re.compile(r"\sv ?[/.] ?[\wæøå -]{0,30}$")
SECTION_LENGTH = 80
_NAMED = frozenset({"speakers", "facilitators"})
STACKED = 2
"""Titles over speakers from which a row holds several talks."""
ALTERNATING = 3
"""Titles with people under them from which a page is a programme."""


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One point of a programme: a titled talk, or people who speak without a title."""

    block: int
    span: Span
    title: Mention | None
    speakers: tuple[Mention, ...]
    """Persons, and bodies where no person of theirs is named."""
    facilitators: tuple[Mention, ...] = ()
    panel: bool = False
    inside: Mention | None = None
    """The talk that this one is a part of."""


def read_programme(text: str, blocks: Sequence[Block], mentions: Sequence[Mention]) -> Iterator[ProgrammeItem]:
    """The points of the programme that the blocks hold; persons and bodies must have been found."""
    placed = Placed(mentions)
    rows = any(block.kind == "row" for block in blocks)
    alternating = [] if rows else (_alternating(text, blocks, placed) or _by_name(text, blocks, placed))
    yield from alternating
    for index, block in enumerate(blocks):
        inside = placed.within(block.span)
        if alternating:
            continue
        if _is_headed(text, block, inside):
            yield from _with_title_below(text, blocks, index, _read_block(text, index, block, inside))
        elif block.kind == "row":
            yield from _read_block(text, index, block, inside)
        elif not rows and _is_listed(text, blocks, block, inside):
            points = list(_read_block(text, index, block, inside))
            yield from points or _body_speaks(text, index, block, inside)


def _alternating(text: str, blocks: Sequence[Block], placed: Placed) -> list[ProgrammeItem]:
    """A programme without times: titles, and under each the people who speak, on lines of their own.

    One title over a person may be anything; from `ALTERNATING` on they are talks.
    """
    found: list[ProgrammeItem] = []
    title: Block | None = None
    for index, block in enumerate(blocks):
        people = [m for m in placed.within(block.span) if m.type == "Person" and not m.refers]
        leads = bool(people) and people[0].span.start == block.span.start and len(block.span) <= PROSE_LENGTH
        panel = bool(people) and _names_panel(text, block.span)
        if title and (leads or panel) and block.kind in ("heading", "paragraph", "item"):
            lines = [line for span in block.lines for line in read_line(text, span, placed.within(span))]
            if any(line.kind in ("both", "opening") for line in lines):
                title = None
                continue
            chairs = tuple(p for line in lines if line.kind == "facilitators" for p in line.people)
            speakers = tuple(p for p in people if p not in chairs)
            where = clean(text, title.span)
            if where and found and found[-1].title and found[-1].title.span == where:
                last = found.pop()
                speakers, chairs, panel = last.speakers + speakers, last.facilitators + chairs, last.panel
            if where:
                span = Span(where.start, block.span.end)
                talk = _talk(text, title, where, first=False)
                found.append(ProgrammeItem(index, span, talk, speakers, chairs, panel))
        else:
            title = block if _may_be_title(text, block, people) else None
    return found if len({item.title.span for item in found if item.title}) >= ALTERNATING else []


def _by_name(text: str, blocks: Sequence[Block], placed: Placed) -> list[ProgrammeItem]:
    """A programme without times whose lines are "Name (role): Title", with headings of its parts between them."""
    begins: list[int] = []
    for index, block in enumerate(blocks):
        lines = [line for span in block.lines for line in read_line(text, span, placed.within(span))]
        if block.kind in ("heading", "paragraph", "item") and any(
            line.kind == "both" and line.title and line.people and line.people[0].span.start < line.title.start
            for line in lines
        ):
            begins.append(index)
    if len(begins) < ALTERNATING:
        return []
    # What stands before the first of them belongs to the programme from its heading on.
    heads = [at for at in range(begins[0]) if _names_programme(plain_label(blocks[at].span.of(text)))]
    found: list[ProgrammeItem] = []
    session: Mention | None = None
    for index in range(heads[-1] + 1 if heads else begins[0], begins[-1] + 1):
        block = blocks[index]
        for line in (line for span in block.lines for line in read_line(text, span, placed.within(span))):
            if line.kind == "title" and line.title and block.kind == "heading":
                session = _talk(text, block, line.title, first=False)
                found.append(ProgrammeItem(index, line.span, session, ()))
            elif line.kind == "both" and line.title:
                found.append(_told_by_name(text, index, block, line, session))
            elif line.kind in ("speakers", "opening", "facilitators") and line.people:
                chairs = line.people if line.kind == "facilitators" else ()
                at = None if chairs or line.kind == "opening" else session
                found.append(ProgrammeItem(index, line.span, at, () if chairs else line.people, chairs))
    return found


def _told_by_name(text: str, index: int, block: Block, line: ProgrammeLine, session: Mention | None) -> ProgrammeItem:
    """One line of it; a title that only says what kind of talk it is ("Kommentar") is of the session."""
    assert line.title is not None
    if plain_label(line.title.of(text)) in rules("titles")["talks"]["labels"]:
        return ProgrammeItem(index, line.span, session, line.people)
    return ProgrammeItem(index, line.span, _talk(text, block, line.title, first=False), line.people, inside=session)


def _may_be_title(text: str, block: Block, people: Sequence[Mention]) -> bool:
    line = block.span.of(text)
    return (
        block.kind in ("heading", "paragraph")
        and not people
        and len(line) <= TITLE_LENGTH // 2
        and not re.search(r"[.:,;]$", line)
        and not load_layout().field(line, exact=True)
        and not _names_programme(plain_label(line))
    )


def _with_title_below(
    text: str, blocks: Sequence[Block], index: int, points: Iterator[ProgrammeItem]
) -> Iterator[ProgrammeItem]:
    """A heading that only names who speaks ("NIBR v/Guri Mette Vestby"), with the heading below as title."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    for point in points:
        if point.title is None and below and below.kind == "heading":
            title = clean(text, below.span)
            yield replace(point, title=_talk(text, below, title, first=False)) if title else point
        else:
            yield point


def _body_speaks(text: str, index: int, block: Block, mentions: Sequence[Mention]) -> Iterator[ProgrammeItem]:
    """ "KS gir innsikt i …" in a programme without times: the whole line, by the bodies it begins with."""
    line = block.lines[0]
    bodies = [m for m in mentions if m.type in BODIES]
    first = next((m for m in bodies if m.span.start == line.start), None)
    verb = re.search(rf"(?<=[ ])(?:{alternatives(rules('titles')['talks']['verbs'])})\b", line.of(text))
    if first is None or verb is None:
        return
    speakers = tuple(m for m in bodies if m.span.end <= line.start + verb.start())
    title = clean(text, line)
    if title and speakers:
        yield ProgrammeItem(index, line, _talk(text, block, title, first=False), speakers)


def _is_listed(text: str, blocks: Sequence[Block], block: Block, mentions: Sequence[Mention]) -> bool:
    """Whether a block is an item of a programme without times, or the presentation of a speaker."""
    if block.kind not in ("item", "paragraph"):
        return False
    if block.kind == "paragraph" and not any(m.type == "Person" and m.span.start == block.span.start for m in mentions):
        return False
    if block.kind == "item" and any(
        m.type == "Person" and _BY.search(text, max(block.span.start, m.span.start - 40), m.span.start)
        for m in mentions
    ):
        return True  # "Relasjonell velferd v/ Ottar Ness" is a talk wherever it is listed
    above = [lead_of(blocks, block), blocks[block.section] if block.section >= 0 else None]
    return any(_names_programme(plain_label(each.span.of(text).rstrip(":"))) for each in above if each)


def _names_programme(label: str) -> bool:
    """Whether a heading or the line above a list says that talks or speakers follow."""
    words = alternatives(rules("titles")["talks"]["sections"])
    return len(label) < SECTION_LENGTH and bool(re.search(rf"(?<!\w)(?:{words})$|^(?:{words})(?!\w)", label))


def lead_of(blocks: Sequence[Block], block: Block) -> Block | None:
    """What introduces a block: the paragraph or heading above it or above its list."""
    return blocks[block.lead] if block.lead >= 0 else None


def _is_headed(text: str, block: Block, mentions: Sequence[Mention]) -> bool:
    """Whether a heading names a talk and its speaker ("Samskapende innovasjon v/ Lars Ueland Kobro")."""
    return (
        block.kind == "heading"
        and bool(re.search(r"\bv/[ ]?", block.span.of(text)))
        and any(m.type == "Person" for m in mentions)
    )


def _read_block(text: str, index: int, block: Block, mentions: Sequence[Mention]) -> Iterator[ProgrammeItem]:
    lines = [line for span in block.lines for line in read_line(text, span, mentions)]
    if sum(one.kind == "title" and other.kind in _NAMED for one, other in pairwise(lines)) >= STACKED:
        yield from _stacked(text, index, block, lines)
        return
    items: list[ProgrammeItem] = []
    pending: ProgrammeItem | None = None
    panel = _names_panel(text, block.span)
    for line in lines:
        if line.kind == "break" and pending is None:
            return
        if line.kind == "title" and pending and pending.title and _begins_with_body(line, mentions):
            continue
        if line.kind in ("title", "both") and line.title:
            title = _talk(text, block, line.title, first=not items)
            if pending and pending.title and line.kind == "title" and not pending.speakers:
                continue  # a second line without people under a title is its description
            inside = _parent(items, pending)
            if pending:
                items.append(pending)
            pending = ProgrammeItem(index, line.span, title, line.people, inside=inside)
        elif line.kind in ("speakers", "opening"):
            base = pending or ProgrammeItem(index, line.span, None, ())
            if line.kind == "opening" and pending and pending.title:
                items.append(pending)
                base = ProgrammeItem(index, line.span, None, ())
            pending = replace(base, speakers=base.speakers + line.people, span=Span(base.span.start, line.span.end))
        elif line.kind == "facilitators":
            base = pending or ProgrammeItem(index, line.span, None, ())
            pending = replace(
                base, facilitators=base.facilitators + line.people, span=Span(base.span.start, line.span.end)
            )
        elif line.kind == "prose" and line.people and pending and not pending.speakers:
            pending = replace(pending, speakers=line.people, span=Span(pending.span.start, line.span.end))
    if pending:
        items.append(pending)
    for item in items:
        if item.speakers or item.facilitators or (item.title and any(i.inside == item.title for i in items)):
            # The label before a title may say that it is a panel.
            whole = Span(block.span.start, item.span.end) if len(items) == 1 else item.span
            yield replace(item, panel=panel and _names_panel(text, whole))


def _stacked(text: str, index: int, block: Block, lines: Sequence[ProgrammeLine]) -> Iterator[ProgrammeItem]:
    """A row of several talks: each title stands over its speakers, and a title over a title names the session."""
    session: Mention | None = None
    talk: ProgrammeItem | None = None
    ahead: Sequence[ProgrammeLine | None] = [*lines[1:], None]
    for at, (line, below) in enumerate(zip(lines, ahead, strict=True)):
        if line.kind in _NAMED and talk:
            span = Span(talk.span.start, line.span.end)
            chairs = line.people if line.kind == "facilitators" else ()
            speakers = () if chairs else line.people
            talk = replace(talk, speakers=talk.speakers + speakers, facilitators=talk.facilitators + chairs, span=span)
            continue
        if talk:
            yield talk
            talk = None
        if line.kind in ("title", "both") and line.title:
            title = _talk(text, block, line.title, first=at == 0)
            if line.kind == "both" or (below and below.kind in _NAMED):
                panel = _names_panel(text, line.span)
                talk = ProgrammeItem(index, line.span, title, line.people, inside=session, panel=panel)
            elif at == 0 or line.span.of(text).isupper():
                session = title
                yield ProgrammeItem(index, line.span, title, ())
        elif line.kind in ("speakers", "opening", "facilitators"):
            chairs = line.people if line.kind == "facilitators" else ()
            yield ProgrammeItem(index, line.span, None, () if chairs else line.people, chairs)
    if talk:
        yield talk


def _begins_with_body(line: ProgrammeLine, mentions: Sequence[Mention]) -> bool:
    return any(m.type in BODIES and m.span.start == line.span.start for m in mentions)


def _parent(items: Sequence[ProgrammeItem], pending: ProgrammeItem | None) -> Mention | None:
    """The title without speakers of its own that the following titles are parts of."""
    if pending and pending.title and not pending.speakers:
        return pending.title
    if pending and pending.inside:
        return pending.inside
    return None


def _talk(text: str, block: Block, title: Span, *, first: bool) -> Mention:
    attributes: dict[str, str] = {}
    if block.label and first:
        times = re.findall(r"\d{1,2}[.:]?\d\d|\d{1,2}", block.label.of(text))
        attributes = dict(zip(("start", "end"), map(clock, times), strict=False))
    return Mention("Talk", title, re.sub(r"\s+", " ", title.of(text)), "programme:title", attributes=attributes)


def _names_panel(text: str, span: Span) -> bool:
    words = alternatives(rules("titles")["talks"]["panels"])
    return re.search(rf"(?<!\w)(?:{words})", span.of(text), re.I) is not None
