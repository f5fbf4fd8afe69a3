"""Programmes without times: titles over their speakers, or lines of a name and a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.overlaps import Placed
from samgraf.mentions.programme_items import ProgrammeItem, make_talk, names_panel, names_programme
from samgraf.mentions.programme_lines import PROSE_LENGTH, ProgrammeLine, read_line
from samgraf.mentions.talk_titles import TITLE_LENGTH, clean
from samgraf.model import Block, Mention, Span
from samgraf.text.layout import load_layout, plain_label

ALTERNATING = 3
"""Titles with people under them from which a page is a programme."""
_POST = re.compile(r"(?!.*\b(?:v/|v\.|ved[ ]))[^.:]{0,40}")
"""What somebody is, before the name."""
SESSIONS = 2
"""Headings over talks from which each is a session."""


def alternating_programme(text: str, blocks: Sequence[Block], placed: Placed) -> list[ProgrammeItem]:
    """A programme without times: titles, and under each the people who speak, on lines of their own.

    One title over a person may be anything; from `ALTERNATING` on they are talks.
    """
    found: list[ProgrammeItem] = []
    title: Block | None = None
    for index, block in enumerate(blocks):
        people = [m for m in placed.within(block.span) if m.type == "Person" and not m.refers]
        leads = bool(people) and people[0].span.start == block.span.start and len(block.span) <= PROSE_LENGTH
        panel = bool(people) and names_panel(text, block.span)
        if title and (leads or panel) and block.kind in ("heading", "paragraph", "item"):
            lines = [line for span in block.lines for line in read_line(text, span, placed.within(span))]
            if any(line.kind in ("both", "opening") for line in lines):
                title = None
                continue
            chairs = tuple(p for line in lines for p in line.facilitators)
            speakers = tuple(p for p in people if p not in chairs)
            where = clean(text, _without_number(text, title.span))
            if where and found and found[-1].title and found[-1].title.span == where:
                last = found.pop()
                speakers, chairs, panel = last.speakers + speakers, last.facilitators + chairs, last.panel
            if where:
                span = Span(where.start, block.span.end)
                talk = make_talk(text, title, where, first=False)
                found.append(ProgrammeItem(index, span, talk, speakers, chairs, panel))
        else:
            title = block if not people and _may_be_title(text, block, placed.within(block.span)) else None
    return found if len({item.title.span for item in found if item.title}) >= ALTERNATING else []


def announced_programme(text: str, blocks: Sequence[Block], placed: Placed) -> dict[int, list[ProgrammeItem]]:
    """The talks of a programme without times whose titles stand over lines "v/ Kari Moe, Skien kommune".

    By the blocks in which they are named. Where several headings stand over such talks, each is what its talks are
    parts of.
    """
    found: dict[int, list[ProgrammeItem]] = {}
    title: tuple[int, Mention] | None = None
    heading: tuple[int, Mention] | None = None
    for index, block in enumerate(blocks):
        if block.kind not in ("heading", "paragraph", "item"):
            title = heading = None
            continue
        for line in block.lines:
            named = placed.within(line)
            told = read_line(text, line, named)[-1]
            begins = told.people[0].span.start if told.people else 0
            led = _led_by().match(text, line.start, begins)
            if led and not _POST.fullmatch(text, led.end(), begins):
                led = None  # "Presentasjon av regionrådet v/ Kari Moe": a title
            if told.kind == "both" and not led and told.title and _SAID_BY.search(text, told.title.start, begins):
                talk = make_talk(text, block, told.title, first=False)
                found.setdefault(index, []).append(ProgrammeItem(index, line, talk, told.people))
                title = None
            elif told.people and led and (told.kind == "speakers" or led["kind"]):
                if title:
                    at, talk = title
                    inside = heading[1] if heading and heading != title else None
                    span = Span(talk.span.start, line.end)
                    found.setdefault(at, [])
                    found.setdefault(index, []).append(ProgrammeItem(index, span, talk, told.people, inside=inside))
                title = None
            elif told.kind == "title" and told.title and _may_be_talk(text, line, named):
                title = (index, make_talk(text, block, told.title, first=False))
                heading = title if block.kind == "heading" else heading
            elif told.kind != "prose" and told.people:
                title = None
    return _with_sessions(blocks, found)


def _may_be_talk(text: str, line: Span, named: Sequence[Mention]) -> bool:
    body = any(2 * len(m.span) > len(line) for m in named)
    return not body and not names_programme(plain_label(line.of(text)))


def _with_sessions(blocks: Sequence[Block], found: dict[int, list[ProgrammeItem]]) -> dict[int, list[ProgrammeItem]]:
    """The talks with the headings they are parts of, where there are several; one may be the page's own title."""
    items = [item for at in found for item in found[at]]
    sessions = {item.inside.span: item.inside for item in items if item.inside}
    if len(sessions) < SESSIONS:
        return {at: [replace(item, inside=None) for item in told] for at, told in found.items()}
    for session in sessions.values():
        at = next(index for index, block in enumerate(blocks) if block.span.covers(session.span))
        if all(item.title != session for item in items):
            found.setdefault(at, []).append(ProgrammeItem(at, session.span, session, ()))
    return found


@cache
def _led_by() -> re.Pattern[str]:
    """How a line begins that only says who gives the talk above it, and maybe what kind of talk it is."""
    kinds = alternatives([*rules("titles")["talks"]["labels"], "innledning", "innleiing", "orientering", "utgreiing"])
    return re.compile(rf"\W*(?:(?P<kind>(?i:{kinds}))[ ](?:v[ ]?[/.]|ved[ ]|av[ ])|[Vv] ?[/.]|Ved[ ])")


_SAID_BY = re.compile(r"[.?!…»”\"][ ]+(?:v ?/|Ved[ ])")
"""Between a title and who gives it, on one line: "Kven bestemmer? Ved Kari Moe, Skien kommune"."""


def ended_by_speakers(text: str, blocks: Sequence[Block], placed: Placed) -> frozenset[int]:
    """The items that are talks by their form: a title, a dash or "ved", and who speaks, where several are of it.

    "Gode nabolag – dagleg leiar i Solvik frivilligsentral Kari Moe", "Gode nabolag ved Kari Moe i KS"
    """
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if block.kind != "item" or len(block.lines) != 1:
            continue
        named = placed.within(block.span)
        line = read_line(text, block.lines[0], named)[-1]
        if line.kind != "both" or line.title is None or not line.people:
            continue
        after, between = line.people[-1].span.end, text[line.title.end : line.people[-1].span.start]
        dashed = _DASHED.match(between) and _OF_SPEAKER.fullmatch(text, after, block.span.end)
        given = _GIVEN_BY.match(between) and _OF_GIVER.fullmatch(text, after, block.span.end)
        inside = [m for m in named if line.title.covers(m.span)]
        if load_layout().field(line.title.of(text), exact=True):
            continue
        if (dashed or given) and " " in line.title.of(text) and _may_be_talk(text, line.title, inside):
            found.add(index)
    return frozenset(found) if len(found) >= SESSIONS else frozenset()


_DASHED = re.compile(r"\s[-–—]\s")
_BESIDE = r"[ ]\([^()\n]{2,60}\)|,[ ][^.!?:\n]{2,80}"
_OF_SPEAKER = re.compile(rf"(?:{_BESIDE})?[ .]*")
"""What may end such a line: "(NTNU)", ", leder i KS"."""
_GIVEN_BY = re.compile(r"[ ]ved[ ]")
_OF_GIVER = re.compile(rf"(?:{_BESIDE}|[ ](?:i|ved|fra|frå|hos|for)[ ][^.!?:\n]{{2,80}})?[ .]*")
"""What may end a line with "ved": " i KS" too."""


def labelled_programme(text: str, blocks: Sequence[Block], placed: Placed) -> dict[int, list[ProgrammeItem]]:
    """The talks whose titles have a label of their own, below who gives them or above: "Tema: Gode nabolag".

    By the blocks of their titles. One alone may be what the whole page is on.
    """
    found: dict[int, list[ProgrammeItem]] = {}
    used: set[int] = set()
    for index, block in enumerate(blocks):
        label = _LABELLED.match(text, block.span.start, block.span.end)
        title = clean(text, Span(label.end(), block.span.end)) if label else None
        given = (
            [near for near in (index - 1, index + 1) if near not in used and _names_givers(text, blocks, near, placed)]
            if title
            else []
        )
        if title and given:
            used.add(given[0])
            speakers = tuple(m for m in placed.within(blocks[given[0]].span) if m.type == "Person" and not m.refers)
            talk = make_talk(text, block, title, first=False)
            found[index] = [ProgrammeItem(index, block.span, talk, speakers)]
    return found if len(found) >= SESSIONS else {}


_LABELLED = re.compile(r"(?i:tema|tittel|titel|emne)[ ]?:[ ]+(?=\S)")


def _names_givers(text: str, blocks: Sequence[Block], at: int, placed: Placed) -> bool:
    """Whether a block is of who speaks: a field of speakers, or a line that begins with a name."""
    if not 0 <= at < len(blocks) or len(blocks[at].span) > PROSE_LENGTH:
        return False
    people = [m for m in placed.within(blocks[at].span) if m.type == "Person" and not m.refers]
    return bool(people) and (
        (blocks[at].kind == "field" and blocks[at].name == "speaker")
        or (blocks[at].kind in ("heading", "paragraph", "item") and people[0].span.start == blocks[at].span.start)
    )


def named_programme(text: str, blocks: Sequence[Block], placed: Placed) -> list[ProgrammeItem]:
    """A programme without times whose lines are "Name (role): Title", with headings of its parts between them."""
    begins: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind not in ("heading", "paragraph", "item") and block.name != "speaker":
            continue
        for line in (line for span in block.lines for line in read_line(text, span, placed.within(span))):
            if line.kind == "both" and line.title and line.people and line.people[0].span.start < line.title.start:
                begins.append(index)
    listed = bool(begins) and all(blocks[at].kind == "field" and blocks[at].name == "speaker" for at in begins)
    if len(begins) < (SESSIONS if listed else ALTERNATING):
        return []
    # What stands before the first of them belongs to the programme from its heading on.
    heads = [at for at in range(begins[0]) if names_programme(plain_label(blocks[at].span.of(text)))]
    found: list[ProgrammeItem] = []
    session: Mention | None = None
    for index in range(heads[-1] + 1 if heads else begins[0], begins[-1] + 1):
        block = blocks[index]
        for line in (line for span in block.lines for line in read_line(text, span, placed.within(span))):
            if line.kind == "title" and line.title and block.kind == "heading":
                session = make_talk(text, block, line.title, first=False)
                found.append(ProgrammeItem(index, line.span, session, ()))
            elif line.kind == "both" and line.title:
                found.append(_told_by_name(text, index, block, line, session))
            elif line.kind in ("speakers", "opening", "facilitators", "panel") and line.people:
                at, panel = session if line.kind in ("speakers", "panel") else None, line.kind == "panel"
                found.append(ProgrammeItem(index, line.span, at, line.speakers, line.facilitators, panel))
    return found


def _told_by_name(text: str, index: int, block: Block, line: ProgrammeLine, session: Mention | None) -> ProgrammeItem:
    """One line of it; a title that only says what kind of talk it is ("Kommentar") is of the session."""
    assert line.title is not None
    if plain_label(line.title.of(text)) in rules("titles")["talks"]["labels"]:
        return ProgrammeItem(index, line.span, session, line.people)
    return ProgrammeItem(index, line.span, make_talk(text, block, line.title, first=False), line.people, inside=session)


def _may_be_title(text: str, block: Block, named: Sequence[Mention]) -> bool:
    line = _without_number(text, block.span).of(text)
    if any(2 * len(m.span) > len(line) for m in named):
        return False  # a body's name, and no title
    return (
        block.kind in ("heading", "paragraph")
        and len(line) <= TITLE_LENGTH // 2
        and not re.search(r"[.:,;]$", line)
        and not load_layout().field(line, exact=True)
        and not names_programme(plain_label(line))
    )


def _without_number(text: str, line: Span) -> Span:
    """A title without which of several it is: "*Tema 2:* Gode nabolag"."""
    number = _NUMBER.match(text, line.start, line.end)
    return Span(number.end(), line.end) if number else line


_NUMBER = re.compile(
    r"(?i:tema|del|bolk|økt|innlegg|foredrag|føredrag|forelesning|førelesing)[ ]\d{1,2}[ ]?[:–-][ ]+(?=\S)"
)
