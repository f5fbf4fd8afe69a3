"""What a sentence that a list ends says of each item: "Konferansen er arrangert av: ⏎ • Skien kommune ⏎ • KS"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import ACTORS, Block, Entity, Mention, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.doubts import is_doubted

_SAID = {
    # what the stem asks for: (what the items name, predicate, whose end the item is), of an event and of a project
    "organiser": ((("Actor", "organisedBy", "object"),), ()),
    "together": ((("Actor", "organisedBy", "object"),), (("Actor", "partner", "object"),)),
    "funding": ((("Actor", "fundedBy", "object"),), (("Actor", "fundedBy", "object"),)),
    "leader": ((("Person", "facilitator", "subject"),), (("Actor", "coordinatedBy", "object"),)),
    "owner": ((), (("Actor", "ownedBy", "object"),)),
    "attended": ((("Person", "participant", "subject"), ("Actor", "participant", "subject")), ()),
    "contact": ((("Person", "contact", "subject"),), (("Person", "contact", "subject"),)),
}
LONGEST = 140
"""Characters of the sentence before a list."""


def stem_of(said: str) -> str:
    """What the end of a sentence before a list asks for, or an empty string.

    >>> stem_of("Konferansen er arrangert av:")
    'organiser'
    """
    last = re.split(r"(?<=\w[.!?])\s+", said.strip())[-1].rstrip(" :")
    if len(last) > LONGEST or is_doubted(last):
        return ""
    return next((kind for kind, pattern in _stems() if pattern.search(last)), "")


@cache
def _stems() -> tuple[tuple[str, re.Pattern[str]], ...]:
    parts = {
        "event": rf"(?:(?:{alternatives(rules('titles')['events']['references'])})|arrangementet|tilskipinga)",
        "project": rf"(?:{alternatives(rules('titles')['projects']['references'])}|satsing(?:en|a)|programmet)",
    }
    found = []
    for kind, patterns in rules("layout")["stems"].items():
        for pattern in patterns:
            for part, expression in parts.items():
                pattern = pattern.replace(f"<{part}>", expression)
            found.append((kind, re.compile(rf"(?i)(?<!\w){pattern}$")))
    return tuple(found)


def stem_claims(context: Context, lead: Block, block: Block) -> Iterator[Statement]:
    """What is said of one item by the sentence before its list."""
    said = lead.span.of(context.text)
    kind = stem_of(said) if said.rstrip().endswith(":") else ""
    whole = _told_of(context, lead) if kind else None
    if whole is None:
        return
    named = context.within(block.span)
    people = [m for m in named if m.type == "Person" and not m.refers]
    bodies = [m for m in named if group_of(m.type) in ACTORS]
    if people and people[0].span.start != block.span.start and bodies and kind != "contact":
        people = []
    alone = 2 * sum(len(m.span) for m in bodies) >= len(block.span)
    for what, predicate, end in _SAID[kind][whole.type == "Project"]:
        told: list[Mention] = people[:1] if what == "Person" else bodies if alone and not people else []
        for mention in told:
            item = context.entities.of(mention)
            subject, object_ = (item, whole) if end == "subject" else (whole, item)
            yield from context.state(subject, predicate, object_, block.span, block.span, f"stem:{predicate}", 0.88)


def _told_of(context: Context, lead: Block) -> Entity | None:
    """What the sentence before a list is of: the project or event that it names, else the page's own."""
    named = {
        entity.id: entity
        for m in context.within(lead.span)
        if m.type in ("Project", "Event") and (entity := context.entities.of(m))
    }
    if len(named) == 1:
        return next(iter(named.values()))
    return None if named else context.main("@page")
