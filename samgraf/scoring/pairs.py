"""Which two of the things that a page names may stand in a relation, and where they stand nearest to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from samgraf.model import Entity, Mention, Span
from samgraf.scoring.tokens import Tokens
from samgraf.signatures import group_of, joins, properties
from samgraf.statements import Context

PREDICATES = tuple(p for p in properties() if p not in ("about", "mergedInto"))
"""What is scored: what a page is about comes from its themes, and mergers from the registers."""
NEXT = 10
"""Names behind a name that are paired with it …"""
LINES = 3
"""… within so many lines."""
HUBS = 3
"""Projects and events, of each the first named, that everything on the page is paired with."""
PLACES = 6
"""Mentions of a thing that are looked at for the nearest."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention by its words."""

    mention: Mention
    entity: Entity
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things, subject and object of what is asked, where they stand nearest to each other."""

    subject: Place
    object: Place
    predicates: tuple[str, ...]
    """The properties that may join them in this direction."""

    @property
    def forward(self) -> bool:
        """Whether the subject stands first."""
        return self.subject.mention.span <= self.object.mention.span

    @property
    def ends(self) -> tuple[Place, Place]:
        """The two in the order of the text."""
        return (self.subject, self.object) if self.forward else (self.object, self.subject)

    @property
    def span(self) -> Span:
        """From the beginning of the one to the end of the other, in the page's text."""
        one, other = self.ends
        return Span(one.mention.span.start, max(one.mention.span.end, other.mention.span.end))

    @property
    def things(self) -> frozenset[str]:
        """The ids of the two, whichever is the subject."""
        return frozenset((self.subject.entity.id, self.object.entity.id))


def find_places(context: Context, tokens: Tokens) -> list[Place]:
    """Where a page names what a scored property may join, in the order of the text."""
    places = []
    for mention in context.found.placed:
        entity = context.entities.of(mention)
        words = tokens.cover(mention.span)
        if entity and words and entity.type != "Theme":
            places.append(Place(mention, entity, *words))
    return places


def find_pairs(tokens: Tokens, places: Sequence[Place]) -> list[Pair]:
    """The pairs of a page: what stands near each other, and everything with the page's first projects and events.

    Their number grows with that of the names, not with its square.
    """
    nearest: dict[tuple[str, str], tuple[tuple[bool, int, int], Place, Place]] = {}
    for one, other in (*_near(tokens, places), *_with_hubs(places)):
        a, b = (one, other) if one.entity.id < other.entity.id else (other, one)
        key, distance = (a.entity.id, b.entity.id), _distance(tokens, one, other)
        if key not in nearest or distance < nearest[key][0]:
            nearest[key] = (distance, a, b)
    return [
        Pair(subject, object_, predicates)
        for _, a, b in nearest.values()
        for subject, object_ in ((a, b), (b, a))
        if (predicates := _joining(group_of(subject.entity.type), group_of(object_.entity.type)))
    ]


def _near(tokens: Tokens, places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    for at, one in enumerate(places):
        for other in islice(places, at + 1, at + 1 + NEXT):
            if tokens.lines[other.first] - tokens.lines[one.last] > LINES:
                break
            if other.entity.id != one.entity.id:
                yield one, other


def _with_hubs(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    by_entity: Mapping[str, list[Place]] = defaultdict(list)
    for place in places:
        by_entity[place.entity.id].append(place)
    hubs = [
        first.entity.id
        for kind in ("Project", "Event")
        for first in islice((where[0] for where in by_entity.values() if where[0].entity.type == kind), HUBS)
    ]
    for hub in hubs:
        for entity, where in by_entity.items():
            if entity != hub:
                yield from ((one, other) for one in by_entity[hub][:PLACES] for other in where[:PLACES])


def _distance(tokens: Tokens, one: Place, other: Place) -> tuple[bool, int, int]:
    """How far two places are from each other: another sentence, lines, words; one that stands later comes first."""
    between = max(other.first - one.last, one.first - other.last)
    apart = tokens.sentences[one.first] != tokens.sentences[other.first]
    return apart, abs(tokens.lines[one.first] - tokens.lines[other.first]), between


@cache
def _joining(subject: str, object_: str) -> tuple[str, ...]:
    return tuple(predicate for predicate in PREDICATES if joins(predicate, subject, object_))
