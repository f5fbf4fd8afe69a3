"""Houses and rooms that a page says something is held at: fields' values, and names with a hall's or hotel's ending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samgraf.mentions.day_lines import before_day
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.titles import CAPITAL, named_in, title_matches, trimmed
from samgraf.mentions.values import find_clocks, find_moments
from samgraf.model import Block, Mention, Span


def find_venues(text: str, block: Block, municipalities: Sequence[Mention]) -> Iterator[Mention]:
    """The places a block says something is held at: the value of a field, or a name with a hall's or hotel's ending."""
    if block.kind == "field" and block.name == "venue":
        yield from _field_venue(text, before_day(text, block.lines[0]), municipalities)
        return
    if block.kind == "field" and block.name == "date" and block.label and _AND_PLACE.search(block.label.of(text)):
        line = block.lines[0]
        moments = (m for find in (find_moments, find_clocks) for m in find(text, line.start, line.end))
        place = trimmed(text, Span(max((m.span.end for m in moments), default=line.end), line.end))
        if len(place) >= SHORTEST_VENUE:
            yield from _field_venue(text, place, municipalities)
        return
    if block.kind == "row":
        return
    for rule, match in title_matches("venues", text, block.span):
        where = named_in(match)
        listed = rule == "venue:rooms"
        if rule in _PLACED and not any(m.span.start == match.end() for m in municipalities):
            continue
        if where and (end := re.search(r"\.\s", where.of(text))):
            where = Span(where.start, where.start + end.start())  # a capital after a stop begins a sentence
        for part in _listed_rooms(text, where) if where and listed else [where]:
            if part and not _is_online(part.of(text)):
                yield Mention("Venue", trimmed(text, part), trimmed(text, part).of(text), rule)


_PLACED = frozenset({"venue:told", "venue:definite", "venue:house-line"})
"""Patterns that end where a municipality must stand: "på *Banken* i Lillehammer"."""


def _listed_rooms(text: str, span: Span) -> list[Span]:
    """ "En glad gutt, April og Hulda": each room of a list."""
    rooms = re.finditer(rf"{CAPITAL}(?<![.,])(?:[ ](?!og[ ])[a-zæøå]+)*", span.of(text))
    return [Span(span.start + room.start(), span.start + room.end()) for room in rooms]


_AND_PLACE = re.compile(r"(?i)sted|stad")
SHORTEST_VENUE = 4
"""Characters behind a time that may name a place."""


def _field_venue(text: str, line: Span, municipalities: Sequence[Mention]) -> Iterator[Mention]:
    stop = re.search(r"(?:(?<!\s)\s+)?(?:\(|\||\.\s|\.$|;|(?<=\s)[-–]\s)", line.of(text))
    value = Span(line.start, line.start + stop.start()) if stop else line
    if at := _AT.match(text, value.start, value.end):
        value = Span(at.end(), value.end)
    parts = [Span(value.start + m.start(), value.start + m.end()) for m in re.finditer(r"[^,\s][^,]*", value.of(text))]
    # "Porsgrunn, Kafe Origo": the municipality says where the venue is and is not of its name.
    places = [p for p in parts if any(m.span.covers(trimmed(text, p)) for m in municipalities)]
    named = [p for p in parts if p not in places]
    if len(named) > 1:
        # "Solvik ungdomshus, Solvikvegen 70, 5258 Solvik": where the house stands is not of its name.
        named = [named[0], *(p for p in named[1:] if not _STREET.search(p.of(text)))]
    if not named or _is_online(named[0].of(text)):
        return
    where = trimmed(text, Span(parts[0].start if places[:1] != parts[:1] else named[0].start, named[-1].end))
    if len(where) >= 3:
        yield Mention("Venue", where, re.sub(r"\s+", " ", where.of(text)), "field:venue")


_AT = re.compile(r"(?:[Pp]å|[Ii]|[Vv]ed)[ ](?=[A-ZÆØÅ])")
"""What stands before the place in a field of day and place: "tysdag kl. 18 *på* Solvik skule"."""


def _is_online(place: str) -> bool:
    """Whether what stands where a place does is none: "Teams", "digitalt", a post box."""
    return re.match(rf"(?:{alternatives(rules('titles')['venues']['digital'])})\b", place, re.I) is not None


_STREET = re.compile(r"^\s*\d{4}\s|(?:gate|gata|gaten|vei|veien|veg|vegen|plass|torg|allé|brygge|svingen)\s+\d")
