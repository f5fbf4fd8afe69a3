"""Programmes read line by line: which line is a talk's title, who gives it, who only opens or chairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from samgraf.mentions.values import alternatives, clock, role_pattern, rules
from samgraf.model import Block, Mention, Span
from samgraf.text.layout import load_layout, plain_label

TITLE_LENGTH = 260
PROSE_LENGTH = 240


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


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    """title, both (title and speakers), speakers, opening, facilitators, label, break or prose."""
    span: Span
    title: Span | None = None
    people: tuple[Mention, ...] = ()


def read_programme(
    text: str, blocks: Sequence[Block], mentions: Sequence[Mention]
) -> Iterator[ProgrammeItem]:
    """The points of the programme that the blocks hold; persons and bodies must have been found."""
    for index, block in enumerate(blocks):
        if block.kind == "row" or _is_listed(text, blocks, index) or _is_headed(text, block, mentions):
            yield from _read_block(text, index, block, [m for m in mentions if block.span.covers(m.span)])


def _is_listed(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is an item of a programme without times, or the presentation of a speaker."""
    block = blocks[index]
    if block.kind not in ("item", "paragraph") or any(other.kind == "row" for other in blocks):
        return False
    above = lead_of(blocks, index)
    label = plain_label(above.span.of(text).rstrip(":")) if above else ""
    sections = rules("titles")["talks"]["sections"]
    named = any(re.search(rf"(?<!\w){re.escape(word)}$|^{re.escape(word)}(?!\w)", label) for word in sections)
    return named and len(label) < 80


def lead_of(blocks: Sequence[Block], index: int) -> Block | None:
    """What introduces an item: the paragraph with a colon above its list, else its heading."""
    for above in range(index - 1, -1, -1):
        if blocks[above].kind == "item" and blocks[index].kind == "item":
            continue
        if blocks[above].kind in ("paragraph", "heading"):
            return blocks[above]
        break
    section = blocks[index].section
    return blocks[section] if section >= 0 else None


def _is_headed(text: str, block: Block, mentions: Sequence[Mention]) -> bool:
    """Whether a heading names a talk and its speaker ("Samskapende innovasjon v/ Lars Ueland Kobro")."""
    return block.kind == "heading" and bool(re.search(r"\bv/[ ]?", block.span.of(text))) and any(
        m.type == "Person" and block.span.covers(m.span) for m in mentions
    )


def _read_block(text: str, index: int, block: Block, mentions: Sequence[Mention]) -> Iterator[ProgrammeItem]:
    lines = [line for span in block.lines for line in _read_line(text, span, mentions)]
    items: list[ProgrammeItem] = []
    pending: ProgrammeItem | None = None
    panel = False
    for line in lines:
        if line.kind == "break" and pending is None:
            return
        if line.kind == "title" and pending and pending.title and _begins_with_body(line, mentions):
            continue
        if line.kind in ("title", "both") and line.title:
            title = _talk(text, block, line.title, first=not items)
            if pending and pending.title and line.kind == "title" and not pending.speakers and not _next_speaks(lines, line):
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
            pending = replace(base, facilitators=base.facilitators + line.people, span=Span(base.span.start, line.span.end))
        elif line.kind == "prose" and line.people and pending and not pending.speakers:
            pending = replace(pending, speakers=line.people, span=Span(pending.span.start, line.span.end))
        panel = panel or _names_panel(text, line.span)
    if pending:
        items.append(pending)
    for item in items:
        if item.speakers or item.facilitators or (item.title and any(i.inside == item.title for i in items)):
            yield replace(item, panel=panel and _names_panel(text, item.span))


def _begins_with_body(line: _Line, mentions: Sequence[Mention]) -> bool:
    return any(m.type in _BODIES and m.span.start == line.span.start for m in mentions)


def _next_speaks(lines: Sequence[_Line], line: _Line) -> bool:
    """Whether the line after this one names people without a title of their own."""
    after = lines[lines.index(line) + 1 : lines.index(line) + 2]
    return bool(after) and after[0].kind == "speakers"


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
        times = re.findall(r"\d{1,2}[.:]\d\d", block.label.of(text))
        attributes = dict(zip(("start", "end"), map(clock, times), strict=False))
    return Mention("Talk", title, re.sub(r"\s+", " ", title.of(text)), "programme:title", attributes=attributes)


def _names_panel(text: str, span: Span) -> bool:
    words = alternatives(rules("titles")["talks"]["panels"])
    return re.search(rf"(?<!\w)(?:{words})", span.of(text), re.I) is not None


@cache
def _openings() -> re.Pattern[str]:
    words = alternatives(list(load_layout().openings))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)


def _read_line(text: str, span: Span, mentions: Sequence[Mention]) -> list[_Line]:
    """What one line of a programme is; a label and a title on one line are read apart."""
    line = span.of(text)
    people = tuple(m for m in mentions if m.type == "Person" and span.covers(m.span))
    bodies = tuple(m for m in mentions if m.type in _BODIES and span.covers(m.span))
    if load_layout().section(line) or re.match(r"(?:Rom|Sal|Room|Sted)\s*:", line):
        inner = re.match(r"[^:]{0,14}\d?\s?[A-Z]?:\s*", line)
        if not inner or inner.end() == len(line) or not load_layout().section(line[: inner.end()].rstrip(": ")):
            return [_Line("label", span)]
        return _read_line(text, Span(span.start + inner.end(), span.end), mentions)
    label = re.match(r"(?P<label>[\wæøå /-]{3,32}?)\s*:\s*", line)
    facilitators = alternatives(rules("titles")["talks"]["facilitators"])
    if chair := re.search(rf"(?<!\w)(?:{facilitators})(?:[ ][\w ]{{0,24}})?:?[ ]", line, re.I):
        at = span.start + chair.start()
        chairs = tuple(p for p in people if p.span.start >= at)
        if chairs:
            before = Span(span.start, at)
            rest = [] if not before.of(text).strip(" .,–-") else _read_line(text, _trimmed(text, before), mentions)
            return [*rest, _Line("facilitators", span, people=chairs)]
    if label and plain_label(label["label"]) in rules("titles")["talks"]["labels"]:
        if label.end() == len(line):
            return [_Line("label", span)]
        return _read_line(text, Span(span.start + label.end(), span.end), mentions)
    if not people:
        return [_without_people(text, span, bodies)]
    return [_with_people(text, span, people, bodies)]


_BODIES = frozenset({"Organisation", "Funder", "Municipality", "County"})


def _without_people(text: str, span: Span, bodies: tuple[Mention, ...]) -> _Line:
    line = span.of(text)
    plain = plain_label(line)
    first = re.split(r"[ ,.:/(&–-]", plain)[0]
    if plain in rules("titles")["talks"]["labels"]:
        return _Line("label", span)
    if bodies and bodies[0].span.start == span.start and _openings().search(line):
        return _Line("opening", span, people=bodies[:1])
    if _openings().match(line) and len(line) < 50:
        return _Line("opening", span)
    if first in load_layout().breaks and len(line) < 60:
        return _Line("break", span)
    if len(line) > PROSE_LENGTH or re.match(r"[a-zæøå(]", line):
        return _Line("prose", span)
    return _Line("title", span, _clean(text, span))


_MARK = re.compile(r"(?P<before>.*?)(?P<mark>(?:^|[\s.?!»”\"(,–-])(?:v/|v\.|v /|[Vv]ed|[Mm]ed|[Bb]y)\s*)$", re.S)
_DASH = re.compile(r"(?P<before>.*\S)\s*(?:\s[-–—]|[»”\"]\s*[-–—])\s*$", re.S)
_DOT = re.compile(r"(?P<before>.*[.?!…][»”\"]?)\s+$", re.S)


def _with_people(text: str, span: Span, people: tuple[Mention, ...], bodies: tuple[Mention, ...]) -> _Line:
    line = span.of(text)
    start = _begin(text, span, people[0], bodies)
    before = text[span.start : start]
    speakers = people
    if not before.strip(" –-•«\"“"):
        after = _after_people(text, span, people, bodies)
        rest = text[after : span.end]
        if title := re.match(r"\s*(?::|[–-](?=\s[«“\"]))\s*(?P<title>[«“\"]?\w.{2,})", rest, re.S):
            where = Span(after + title.start("title"), span.end)
            if (where.of(text)[0] in "«“\"" or len(where.of(text).split()) >= 2) and not _openings().match(where.of(text)):
                return _Line("both", span, _clean(text, _first_sentence(text, where)), speakers)
        named = re.search(r"[«“]([^»”]{5,})[»”]", rest)
        if named and re.search(r"(?:foredrag|innlegg|tema|tittel|titel|med)\w*", rest[: named.start()]):
            return _Line("both", span, Span(after + named.start(1), after + named.end(1)), speakers)
        return _Line("opening" if _openings().search(rest) else "speakers", span, people=speakers)
    for pattern in (_MARK, _DASH, _DOT):
        match = pattern.match(before)
        if match and match["before"].strip():
            title = _without_body(text, _trimmed(text, Span(span.start, span.start + match.end("before"))), bodies)
            if title is None or _is_speaker_words(title.of(text)):
                return _Line("speakers", span, people=speakers)
            if _openings().match(title.of(text)) and len(title.of(text)) < 40:
                return _Line("opening", span, people=speakers)
            return _Line("both", span, _clean(text, title), speakers)
    if _openings().search(line):
        return _Line("opening", span, people=speakers)
    return _Line("prose", span, people=speakers)


def _begin(text: str, span: Span, person: Mention, bodies: tuple[Mention, ...]) -> int:
    """Where the words that name a speaker begin: with a role or an employer before the name."""
    start = person.span.start
    role = re.search(rf"(?:{role_pattern().pattern})\s*$", text[span.start : start])
    if role:
        start = span.start + role.start()
    for body in bodies:
        between = text[body.span.end : start]
        if body.span.end <= start and re.fullmatch(r"\s*(?:v/|v\.|ved|-|–|:)\s*", between):
            return body.span.start
    return start


def _after_people(text: str, span: Span, people: Sequence[Mention], bodies: Sequence[Mention]) -> int:
    """Where what is said of the people at the beginning of a line ends."""
    end = people[0].span.end
    for person in people[1:]:
        if len(text[end : person.span.start]) < 60 and ":" not in text[end : person.span.start]:
            end = person.span.end
    tail = re.match(r"\s*\([^()]*\)|(?:,[^:.\n]{0,80}?)(?=\s*(?::|$))", text[end : span.end])
    return end + tail.end() if tail else end


def _without_body(text: str, title: Span, bodies: Sequence[Mention]) -> Span | None:
    """The title without the body that stands between it and the speaker ("… kulturliv? Telemarksforsking v/")."""
    for body in bodies:
        if body.span.end == title.end:
            kept = _trimmed(text, Span(title.start, body.span.start))
            if not kept.of(text).strip(" -–•"):
                return None
            if re.search(r"[.?!»”\"–-]$", kept.of(text)):
                return kept
    return title


def _is_speaker_words(title: str) -> bool:
    """Whether the words before a name only say what kind of talk it is ("Samtale, med korte innlegg")."""
    labels = rules("titles")["talks"]["labels"]
    plain = plain_label(title)
    return plain in labels or re.split(r"[ ,.:]", plain)[0] in labels or bool(re.fullmatch(r"(?:ordet|fra|frå)\W*", title, re.I))


def _first_sentence(text: str, span: Span) -> Span:
    end = re.search(r"[.?!](?=\s+[A-ZÆØÅ])", span.of(text))
    return Span(span.start, span.start + end.end()) if end else span


def _clean(text: str, span: Span) -> Span | None:
    """A title without the quotation marks and stops around it, or nothing where nothing is left."""
    span = _trimmed(text, span, " \t\n•.,:;–—-«»“”\"'")
    # A closing mark that belongs to a title is kept: a question, or a quotation that does not begin it.
    while span.end < len(text) and text[span.end] in "?!" or (
        span.end < len(text) and text[span.end] == "»" and "«" in span.of(text)
    ):
        span = Span(span.start, span.end + 1)
    return span if len(span) >= 3 and len(span) <= TITLE_LENGTH else None


def _trimmed(text: str, span: Span, marks: str = " \t\n") -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return Span(start, end)
