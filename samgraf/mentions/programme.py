"""Programmes read line by line: which line is a talk's title, who gives it, who only opens or chairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from samgraf.mentions.chairs import chair_all
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.headed_talks import headed_talks
from samgraf.mentions.lined_programmes import lined_programme, programme_by_name
from samgraf.mentions.overlaps import Placed
from samgraf.mentions.programme_items import (
    ProgrammeItem,
    make_talk,
    named_panel,
    names_panel,
    names_programme,
    panel_kind,
    stands_alone,
)
from samgraf.mentions.programme_lines import ProgrammeLine, gathers_several, read_line
from samgraf.mentions.talk_titles import clean
from samgraf.mentions.titles_over_times import titles_over_times
from samgraf.mentions.untimed import (
    alternating_programme,
    announced_programme,
    ended_by_speakers,
    labelled_programme,
    named_programme,
)
from samgraf.model import BODIES, Block, Mention, Span
from samgraf.text.layout import plain_label

_BY = re.compile(r"(?:\sv ?[/.] ?|[.,?!»”\"] ?[Vv]ed )[\wæøå -]{0,50}$")
_LASTS = re.compile(r"\(\d{1,3} ?min")
"""How long a point of a programme lasts."""
_NAMED = frozenset({"speakers", "facilitators", "panel"})
STACKED = 2
"""Titles over speakers from which a row holds several talks."""


def read_programme(
    text: str, blocks: Sequence[Block], mentions: Sequence[Mention], *, untimed: bool
) -> Iterator[ProgrammeItem]:
    """The points of the programme that the blocks hold; persons and bodies must have been found.

    `untimed` says that the page is about an event, so that its lines may be a programme without times.
    """
    placed = Placed(mentions)
    rows = any(block.kind == "row" for block in blocks)
    labelled = labelled_programme(text, blocks, placed) if untimed and not rows else {}
    if untimed and not rows and not labelled:
        readers = (programme_by_name, alternating_programme, named_programme, lined_programme)
        points = next((told for read in readers if (told := read(text, blocks, placed))), [])
        if points:
            yield from points
            return
    talk: Mention | None = None
    announced = labelled or (announced_programme(text, blocks, placed) if untimed and not rows else {})
    announced = announced or (titles_over_times(text, blocks, placed) if rows else {})
    announced = announced or (headed_talks(text, blocks, placed) if untimed and not rows else {})
    ended = ended_by_speakers(text, blocks, placed) if untimed and not rows else frozenset()
    for index, block in enumerate(blocks):
        if index in announced:
            yield from announced[index]
            continue
        inside = placed.within(block.span)
        if _is_headed(text, block, inside):
            yield from _with_title_below(text, blocks, index, _read_block(text, index, block, inside))
        elif block.kind == "row":
            yield from _read_block(text, index, block, inside)
        elif not rows and (index in ended or _is_listed(text, blocks, block, inside)):
            listed = [_in_panel(point, talk) for point in _read_block(text, index, block, inside)]
            talk = next((point.title for point in listed if point.facilitators and not point.speakers), talk)
            talk = None if any(point.title not in (None, talk) for point in listed) else talk
            yield from listed or _body_speaks(text, index, block, inside)


def _in_panel(point: ProgrammeItem, talk: Mention | None) -> ProgrammeItem:
    """People listed under a point that only names who chairs it: they take part in it."""
    return replace(point, title=talk, panel=True) if talk and point.title is None and point.speakers else point


def _with_title_below(
    text: str, blocks: Sequence[Block], index: int, points: Iterator[ProgrammeItem]
) -> Iterator[ProgrammeItem]:
    """A heading that only names who speaks ("NIBR v/Guri Mette Vestby"), with the heading below as title."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    for point in points:
        if point.title is None and below and below.kind == "heading":
            title = clean(text, below.span)
            yield replace(point, title=make_talk(text, below, title, first=False)) if title else point
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
        yield ProgrammeItem(index, line, make_talk(text, block, title, first=False), speakers)


def _is_listed(text: str, blocks: Sequence[Block], block: Block, mentions: Sequence[Mention]) -> bool:
    """Whether a block is an item of a programme without times, or the presentation of a speaker."""
    if block.kind not in ("item", "paragraph"):
        return False
    if block.kind == "paragraph" and not any(m.type == "Person" and m.span.start == block.span.start for m in mentions):
        return False
    if block.kind == "item" and any(
        m.type == "Person" and _BY.search(text, max(block.span.start, m.span.start - 60), m.span.start)
        for m in mentions
    ):
        return True  # "Relasjonell velferd v/ Ottar Ness" is a talk wherever it is listed
    if block.kind == "item" and _LASTS.search(block.span.of(text)):
        return True
    above = [lead_of(blocks, block), blocks[block.section] if block.section >= 0 else None]
    return any(names_programme(plain_label(each.span.of(text).rstrip(":"))) for each in above if each)


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
    lines = _with_titles_below(text, [line for span in block.lines for line in read_line(text, span, mentions)])
    if sum(one.kind == "title" and other.kind in _NAMED for one, other in pairwise(lines)) >= STACKED:
        yield from _stacked(text, index, block, lines)
        return
    items: list[ProgrammeItem] = []
    pending: ProgrammeItem | None = None
    panel = names_panel(text, block.span)
    of_several = False
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        if line.kind == "break" and pending is None:
            return
        if line.kind == "title" and of_several:
            continue
        of_several = of_several or gathers_several(text, line)
        if line.kind == "title" and pending and pending.title and _begins_with_body(line, mentions):
            continue
        if line.kind in ("title", "both") and line.title:
            title = make_talk(text, block, line.title, first=not items)
            apart = (
                pending and below and below.kind == "speakers" and _is_apart(text, pending.span, line.span, mentions)
            )
            if pending and pending.title and line.kind == "title" and not pending.speakers and not apart:
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
            alone = at == 0 or not lines[at - 1].span.overlaps(line.span)
            if alone and chair_all(text, line.span):
                items.append(ProgrammeItem(index, line.span, None, (), line.people))
                continue
            above = pending if pending and pending.span.start < line.span.start else None
            if above and above.speakers and not above.panel and (kind := panel_kind(text, line.span)):
                items.append(above)
                title = make_talk(text, block, kind, first=False)
                pending = ProgrammeItem(index, line.span, title, (), inside=_parent(items, above), panel=True)
            base = pending or ProgrammeItem(index, line.span, None, ())
            pending = replace(
                base, facilitators=base.facilitators + line.people, span=Span(base.span.start, line.span.end)
            )
        elif line.kind == "panel":
            pending = pending or ProgrammeItem(index, line.span, None, ())
            if pending.speakers:
                items.append(pending)  # who opens a conversation speaks, and those who talk take part
            span = Span(pending.span.start, line.span.end)
            pending = replace(pending, speakers=line.people, span=span, panel=True)
        elif line.kind == "prose" and line.people and pending and not pending.speakers:
            pending = replace(pending, speakers=line.people, span=Span(pending.span.start, line.span.end))
    if pending:
        items.append(pending)
    for item in items:
        told = item.speakers or item.facilitators or (item.title and any(i.inside == item.title for i in items))
        if told or (len(items) == 1 and stands_alone(text, block, item)):
            # The label before a title may say that it is a panel.
            whole = Span(block.span.start, item.span.end) if len(items) == 1 else item.span
            yield named_panel(text, block, replace(item, panel=item.panel or (panel and names_panel(text, whole))))


def _is_apart(text: str, above: Span, line: Span, mentions: Sequence[Mention]) -> bool:
    """Whether a blank line parts a title from the one above it, and it names no body that the people are of."""
    bodies = any(m.type in BODIES and line.covers(m.span) for m in mentions)
    return not bodies and _BLANK.search(text, above.end, line.start) is not None


_BLANK = re.compile(r"\n[ \t]*\n")
_TITLED = re.compile(r"(?i)(?:tema|tittel|titel|emne)[ ]?:\s*$")
"""What says that a title follows."""


def _with_titles_below(text: str, lines: list[ProgrammeLine]) -> list[ProgrammeLine]:
    """Speakers and the title that the line below gives theirs ("Kari Moe, Skien kommune", "Tema: Tillit"), as one line.

    Where such a title stands over the first of the speakers, each is of those below it.
    """
    told = [line.kind == "title" and _TITLED.search(text[: line.span.start][-12:]) is not None for line in lines]
    named = [line.kind == "speakers" for line in lines]
    if not any(named) or any(told[: named.index(True)]):
        return lines
    kept: list[ProgrammeLine] = []
    for line, titled in zip(lines, told, strict=True):
        if titled and kept and kept[-1].kind == "speakers":
            span = Span(kept[-1].span.start, line.span.end)
            kept[-1] = replace(kept[-1], kind="both", span=span, title=line.title)
        else:
            kept.append(line)
    return kept


def _stacked(text: str, index: int, block: Block, lines: Sequence[ProgrammeLine]) -> Iterator[ProgrammeItem]:
    """A row of several talks: each title stands over its speakers, and a title over a title names the session."""
    session: Mention | None = None
    talk: ProgrammeItem | None = None
    ahead: Sequence[ProgrammeLine | None] = [*lines[1:], None]
    for at, (line, below) in enumerate(zip(lines, ahead, strict=True)):
        if line.kind in _NAMED and talk:
            span = Span(talk.span.start, line.span.end)
            talk = replace(
                talk,
                speakers=talk.speakers + line.speakers,
                facilitators=talk.facilitators + line.facilitators,
                span=span,
                panel=talk.panel or line.kind == "panel",
            )
            continue
        if talk:
            yield talk
            talk = None
        if line.kind in ("title", "both") and line.title:
            title = make_talk(text, block, line.title, first=not any(above.title for above in lines[:at]))
            if line.kind == "both" or (below and below.kind in _NAMED):
                panel = names_panel(text, line.span)
                talk = ProgrammeItem(index, line.span, title, line.people, inside=session, panel=panel)
            elif at == 0 or line.span.of(text).isupper():
                session = title
                yield ProgrammeItem(index, line.span, title, ())
        elif line.kind in ("speakers", "opening", "facilitators", "panel"):
            yield ProgrammeItem(index, line.span, None, line.speakers, line.facilitators, line.kind == "panel")
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
