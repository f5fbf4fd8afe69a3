"""What a page leaves unsaid since it is its own: who publishes an invitation holds the event, where nobody else does.

Asked last, of what nothing else on the page answers. On the gold each is right four times in five or more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samgraf.model import Entity, Statement
from samgraf.statements.context import Context
from samgraf.statements.whereabouts import is_other_place

_OTHERWISE = frozenset({"fundedBy", "partner", "heldAt"})
"""What tells of a publisher another part in the event than that of its organiser."""


def default_claims(context: Context, stated: Sequence[Statement]) -> Iterator[Statement]:
    """The organiser, the only venue and the own municipality of a page that does not tell them."""
    yield from _organiser(context, stated)
    yield from _only_venue(context, stated)
    yield from _own_municipality(context, stated)


def _organiser(context: Context, stated: Sequence[Statement]) -> Iterator[Statement]:
    """Who publishes a page on an event, and is named on it, where nobody is told to hold the event."""
    event, named = context.main("@event"), context.publisher()
    host = context.entities.of(named) if named else None
    if event is None or named is None or host is None or _has(stated, event, "organisedBy"):
        return
    if any(s.subject == event.id and s.object == host.id and s.predicate in _OTHERWISE for s in stated):
        return
    yield from context.state(event, "organisedBy", host, named.span, named.span, "publisher:organiser", 0.8)


def _only_venue(context: Context, stated: Sequence[Statement]) -> Iterator[Statement]:
    """The one venue that a page on an event names, where nothing else says where the event is held."""
    event = context.main("@event")
    if event is None or _has(stated, event, "heldAt"):
        return
    venues = {venue.id: m for m in context.found.placed if m.type == "Venue" and (venue := context.entities.of(m))}
    if len(venues) == 1 and not all(is_other_place(context, m) for m in context.found.placed if m.type == "Venue"):
        (mention,) = venues.values()
        venue = context.entities.of(mention)
        yield from context.state(event, "heldAt", venue, mention.span, mention.span, "venue:only", 0.8)


def _own_municipality(context: Context, stated: Sequence[Statement]) -> Iterator[Statement]:
    """The municipality on whose own pages a project is told of, where it is told no other part in it."""
    project, named = context.main("@project"), context.publisher()
    home = context.entities.of(named) if named else None
    if project is None or context.found.event or named is None or home is None or home.type != "Municipality":
        return
    if not any(s.subject == project.id and s.object == home.id for s in stated):
        yield from context.state(project, "inMunicipality", home, named.span, named.span, "publisher:place", 0.8)


def _has(stated: Sequence[Statement], entity: Entity, predicate: str) -> bool:
    return any(s.subject == entity.id and s.predicate == predicate for s in stated)
