"""Houses that a page names: those that belong to its event, a hall with its house, and none with what stands before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samgraf.mentions.overlaps import Taken
from samgraf.model import Block, Mention, Span

_AT_HOUSE = re.compile(r"(?i)[ ](?:på|i|ved)[ ]$")


def before_house(text: str, event: Mention, venues: Sequence[Mention]) -> Mention:
    """The page's event where its title ends with a house, which is one beside it: "Fagdag på *Solvik kulturhus*"."""
    for venue in venues:
        ends = event.span.covers(venue.span) and not re.search(r"\w", text[venue.span.end : event.span.end])
        at = _AT_HOUSE.search(text, event.span.start, venue.span.start) if ends else None
        if at and at.start() > event.span.start:
            return replace(event, span=Span(event.span.start, at.start()))
    return event


def without_house(event: Mention, bodies: Sequence[Mention]) -> Mention:
    """An event without where it was, unless that is a town: "Fjordkonferansen *på Solheim*"."""
    placed = re.fullmatch(r"(?P<name>[A-ZÆØÅ][\w-]+)[ ]på[ ]\S+", event.text)
    if event.rule != "event:compound" or placed is None or any(event.span.covers(body.span) for body in bodies):
        return event
    span = Span(event.span.start, event.span.start + placed.end("name"))
    return replace(event, span=span, text=placed["name"])


def behind_body(venue: Mention, bodies: Sequence[Mention]) -> Mention:
    """A house without the body whose cell has run into it: "Skien eldreråd *Skien rådhus*"."""
    for body in bodies:
        inside = body.type == "Organisation" and body.span.start == venue.span.start
        if inside and venue.rule == "venue:tail" and body.span.end + _SHORTEST_HOUSE < venue.span.end:
            span = Span(body.span.end + 1, venue.span.end)
            return replace(venue, span=span, text=venue.text[len(body.span) + 1 :])
    return venue


_SHORTEST_HOUSE = 8
"""Letters of a house's name behind a body's: "Ås rådhus" has more than the kind alone."""


def with_houses(text: str, venues: Sequence[Mention]) -> list[Mention]:
    """The venues, a hall and the house behind it as one: "Kultursalen, Voss kulturhus"."""
    kept: list[Mention] = []
    for venue in sorted(venues, key=lambda m: m.span):
        hall = next((m for m in kept[-1:] if m.rule == "venue:hall"), None)
        if hall and text[hall.span.end : venue.span.start] == ", ":
            whole = Span(hall.span.start, venue.span.end)
            kept[-1] = replace(hall, span=whole, text=whole.of(text), rule="venue:hall-of-house")
        else:
            kept.append(venue)
    return kept


_TOP = 8
"""Blocks of a page's beginning, in which an address alone on a line is where the event is."""


def of_event(blocks: Sequence[Block], venues: Sequence[Mention], event: Mention | None) -> list[Mention]:
    """The venues without addresses that are of nothing held: of a page on no event, and further down than its top.

    A street says where an event is held only where no house is named: "på Kulturhuset *i Storgata 3*".
    """
    top = Taken(block.span for block in blocks[:_TOP]) if event else Taken(())
    kept = [m for m in venues if m.rule != "venue:address-line" or top.overlaps(m.span)]
    housed = event is None or any(m.rule != "venue:street" for m in kept)
    return [m for m in kept if m.rule not in _OF_EVENTS or (event and not (housed and m.rule == "venue:street"))]


_OF_EVENTS = frozenset(
    {
        "venue:street",
        "venue:said",
        "venue:school",
        "venue:school-first",
        "venue:church",
        "venue:small-hall",
        "venue:of-event",
        "venue:in-month",
        "venue:timed",
        "venue:owned",
        "venue:owned-turned",
    }
)
