"""Where an event is, by the lines that say when and where: "Måndag 6. mars 2023, Operahuset Nordfjord"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samgraf.mentions.values import Moment, find_clocks, find_moments, parse_day
from samgraf.model import Block, Mention, Span, Statement
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, words_of

_TOP = 8
"""Blocks of a page's beginning, where a venue alone on a line is the event's."""
LINE = 120
"""Characters of a line that says when and where."""
LEFT = 25
"""Letters and figures of such a line besides the names and the time."""
DAY = 10
"""Characters of a whole day."""


def whereabouts_claims(context: Context) -> Iterator[Statement]:
    """The house and the town of a page's event, as lines of their own give them."""
    if context.found.event is None:
        return
    event = context.main("@event")
    for index, block in enumerate(context.blocks):
        named = context.within(block.span)
        venues = [mention for mention in named if mention.type == "Venue"]
        for mention in venues if venues and (index < _TOP or _is_dated(context, block)) else ():
            if (mention.rule in _WHERE or _says_where(context, block)) and not is_other_place(context, mention):
                venue = context.entities.of(mention)
                yield from context.state(event, "heldAt", venue, mention.span, block.span, "venue:dated", 0.85)
        towns = [mention for mention in named if mention.type == "Municipality"]
        if len(towns) == 1 and not venues and index < _TOP and _is_of_its_day(context, block, towns[0]):
            town = context.entities.of(towns[0])
            yield from context.state(event, "inMunicipality", town, towns[0].span, block.span, "place:dated", 0.85)


def is_other_place(context: Context, venue: Mention) -> bool:
    """Whether the sentence of a venue tells where the event is not, or was last year: "I fjor var me på *Solheim*"."""
    text, span = context.text, venue.span
    line = text.rfind("\n", 0, span.start) + 1
    before = text[line : span.start].replace("kl. ", "kl  ")  # no end of a sentence
    start = line + max(before.rfind(mark) for mark in _ENDS)
    end = min((at for mark in _ENDS if (at := text.find(mark, span.end)) >= 0), default=len(text))
    return bool(words_of(text[start + 1 : end]) & (doubts("elsewhere") | doubts("negations")))


_ENDS = (". ", "! ", "? ", "\n")
"""What parts a sentence from the next."""


def _is_of_its_day(context: Context, block: Block, town: Mention) -> bool:
    """Whether a line is no more than the event's day and a town, not a byline of another day or of a municipality."""
    time = context.found.time
    if time is None or not town.is_town or block.kind not in _LINES or len(block.span) > LINE:
        return False
    moments = find_moments(context.text, block.span.start, block.span.end)
    clocks = find_clocks(context.text, block.span.start, block.span.end)
    spans = [town.span, *(m.span for m in (*moments, *clocks))]
    left = re.findall(r"[^\W\d_]{2,}", _JOINING.sub("", without(context.text, block.span, spans)))
    return not left and any(_is_day(moment, time.start) for moment in moments)


def _is_day(moment: Moment, start: str) -> bool:
    """Whether a moment is the day an event begins."""
    year = re.match(r"(?:19|20)\d\d", start)
    day = parse_day(f"{moment.yearless[0]} {year[0]}") if moment.yearless and year else moment.first
    return day is not None and day[:DAY] == start[:DAY]


_LINES = frozenset({"paragraph", "item", "heading"})
_JOINING = re.compile(r"(?i)\b(?:kl|klokk[ae]n?|den|fr[aå]|til|i|på|og|[a-zæøå]{3,5}dag)\b")
"""What joins a day, its hours and a town."""
_WHERE = frozenset({"venue:dated", "venue:said", "venue:address-line"})
"""Rules that find a place by what makes it the event's."""


def _says_where(context: Context, block: Block) -> bool:
    """Whether a line of its own says when and where, or where: "Måndag 6. mars 2023, Operahuset Nordfjord"."""
    if block.kind not in _LINES or len(block.span) > LINE:
        return False
    start, end = block.span.start, block.span.end
    named = [m.span for m in context.within(block.span) if m.type in ("Venue", "Municipality", "Event")]
    moments = [m.span for m in (*find_moments(context.text, start, end), *find_clocks(context.text, start, end))]
    return len(re.findall(r"\w", without(context.text, block.span, [*named, *moments]))) <= LEFT


def _is_dated(context: Context, block: Block) -> bool:
    """Whether a line is one of a plan of days and places: "Torsdag 8. mai kl. 9: Solvik Hotell"."""
    if block.kind not in _LINES or len(block.span) > LINE:
        return False
    moments = find_moments(context.text, block.span.start, block.span.end)
    return any(moment.yearless or len(moment.first or "") >= DAY for moment in moments)


def without(text: str, line: Span, spans: Sequence[Span]) -> str:
    """The characters of a line that are in none of some spans."""
    return "".join(
        char for at, char in enumerate(line.of(text), line.start) if not any(s.start <= at < s.end for s in spans)
    )


_LIES_IN = re.compile(r"(?:[ ](?:i|på|fra|frå)[ ]|[ ]\()$")
_AUTHORITY = re.compile(r"[ ](?:fylkes)?kommune|[ ]herad")


def says_where(context: Context, place: Mention, line: Span) -> bool:
    """Whether a place in a list of partners tells where others are: "Herøy kommune i *Nordland*", "KS (*Oslo*)"."""
    if place.type not in ("Municipality", "County"):
        return False
    told = _LIES_IN.search(context.text, max(line.start, place.span.start - 4), place.span.start)
    return told is not None and _AUTHORITY.match(context.text, place.span.end) is None
