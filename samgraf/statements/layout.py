"""What the layout says: fields of fact boxes, programme points, records of tables, lists under their heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samgraf.mentions import ProgrammeItem, lead_of
from samgraf.model import ACTORS, Block, Entity, Mention, Span, Statement
from samgraf.statements.context import Context, group_of

FIELDS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    # name of the field: (what its value names, predicate, whose end the value is, whose the page's thing is)
    "leader": (("Person", "leads", "subject", "@project"), ("Actor", "coordinatedBy", "object", "@project")),
    "owner": (("Actor", "ownedBy", "object", "@project"),),
    "member": (("Person", "memberOf", "subject", "@project"), ("Actor", "partner", "object", "@project")),
    "partner": (("Actor", "partner", "object", "@project"),),
    "participant": (
        ("Person", "memberOf", "subject", "@project"),
        ("Actor", "partner", "object", "@project"),
        ("Person", "participant", "subject", "@event"),
    ),
    "funding": (("Actor", "fundedBy", "object", "@page"),),
    "budget": (("Actor", "fundedBy", "object", "@project"),),
    "organiser": (("Actor", "organisedBy", "object", "@event"),),
    "contact": (("Person", "contact", "subject", "@page"),),
    "facilitator": (("Person", "facilitator", "subject", "@event"),),
    "speaker": (("Person", "speaker", "subject", "@event"),),
    "programme": (("Project", "partOf", "object", "@project"),),
    "group": (),
}
_SURE = 0.95


def layout_claims(context: Context) -> Iterator[Statement]:
    """The statements that the layout of a page makes."""
    for index, block in enumerate(context.blocks):
        if block.kind == "field":
            yield from _field(context, block)
        elif block.kind == "record":
            yield from _record(context, block)
        elif block.kind in ("item", "heading"):
            yield from _list_item(context, index, block)
    for item in context.found.programme:
        yield from _programme(context, item)


# Fields.


def _field(context: Context, block: Block) -> Iterator[Statement]:
    rule = f"field:{block.name}"
    values = Span(block.lines[0].start, block.lines[-1].end)
    # "Løyving frå Norges forskningsråd: 7 millionar": the label may name the body.
    scope = block.span if block.name in ("budget", "funding") else values
    named = [m for m in context.within(scope) if not m.refers or m.rule != "pointer"]
    for kind, predicate, end, other in FIELDS.get(block.name, ()):
        page = context.main(other)
        for mention in named:
            if group_of(mention.type) != kind and not (kind == "Actor" and group_of(mention.type) in ACTORS):
                continue
            if kind == "Actor" and _belongs_to_person(context, mention, block):
                continue
            entity = context.entities.of(mention)
            subject, object_ = (entity, page) if end == "subject" else (page, entity)
            line = next((li for li in block.lines if li.covers(mention.span)), values)
            found = context.state(subject, predicate, object_, line, block.span, rule, _SURE)
            yield from found
    if block.name == "venue":
        yield from _venue(context, block, named)


def _belongs_to_person(context: Context, body: Mention, block: Block) -> bool:
    """Whether a body in a list of people is somebody's employer and takes no part itself."""
    line = next((li for li in block.lines if li.covers(body.span)), block.span)
    return any(m.type == "Person" and m.span.end <= body.span.start for m in context.within(line))


def _venue(context: Context, block: Block, named: Sequence[Mention]) -> Iterator[Statement]:
    event = context.main("@event")
    venues = [context.entities.of(m) for m in named if m.type == "Venue"]
    places = [context.entities.of(m) for m in named if m.type == "Municipality"]
    line = block.lines[0]
    for venue in venues:
        yield from context.state(event, "heldAt", venue, line, block.span, "field:venue", _SURE)
        for place in places[:1]:
            yield from context.state(venue, "inMunicipality", place, line, block.span, "field:venue", 0.9)
    if not venues:
        for place in places[:1]:
            yield from context.state(event, "inMunicipality", place, line, block.span, "field:venue", 0.9)


# Programmes.


def _programme(context: Context, item: ProgrammeItem) -> Iterator[Statement]:
    event = context.main("@event") or _event_of_programme(context)
    title = context.entities.of(item.title) if item.title else None
    block = context.blocks[item.block]
    if title:
        whole = context.entities.of(item.inside) if item.inside else event
        assert item.title is not None
        yield from context.state(title, "partOf", whole, item.title.span, block.span, "programme:part", 0.95)
    target = title or event
    predicate = "participant" if item.panel else "speaker"
    for mention in item.speakers:
        speaker = context.entities.of(mention)
        yield from context.state(speaker, predicate, target, item.span, block.span, f"programme:{predicate}", 0.92)
    for mention in item.facilitators:
        chair = context.entities.of(mention)
        yield from context.state(chair, "facilitator", target, item.span, block.span, "programme:facilitator", 0.92)


def _event_of_programme(context: Context) -> Entity | None:
    events = [m for m in context.found.mentions if m.type == "Event" and not m.refers]
    return context.entities.of(events[0]) if events else None


# Records and lists.


def _record(context: Context, block: Block) -> Iterator[Statement]:
    mentions = context.within(block.span)
    project = next((context.entities.of(m) for m in mentions if m.type == "Project"), None)
    cells = dict(block.cells)
    for mention in mentions:
        if group_of(mention.type) not in ACTORS:
            continue
        entity = context.entities.of(mention)
        column = next((name for name, cell in block.cells if cell.covers(mention.span)), "owner" if "title" not in cells else "")
        quoted = cells.get(column, block.span)
        for predicate in _COLUMNS.get(column, ()):
            yield from context.state(project, predicate, entity, quoted, block.span, f"record:{column}", 0.93 if predicate != "coordinatedBy" else 0.75)
    yield from _owner_units(context, mentions)
    yield from _round(context, block, project)


_COLUMNS = {"owner": ("ownedBy", "coordinatedBy"), "partner": ("partner",), "funding": ("fundedBy",)}
"""What the columns of a table of grants say: who answers for a project also leads it, though less surely."""


def _owner_units(context: Context, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """ "Oslo kommune ⏎ Bymiljøetaten": a municipality and, with nothing between, a part of it."""
    bodies = [m for m in mentions if group_of(m.type) in ACTORS]
    for whole, part in zip(bodies, bodies[1:], strict=False):
        between = Span(whole.span.end, max(whole.span.end, part.span.start))
        if whole.type == "Municipality" and part.type == "Organisation" and not between.of(context.text).strip():
            both = Span(whole.span.start, part.span.end)
            yield from context.state(context.entities.of(part), "partOf", context.entities.of(whole), both, both, "record:unit", 0.85)


def _round(context: Context, block: Block, project: Entity | None) -> Iterator[Statement]:
    """The fund and the programme that the page says all records of a round have their money from."""
    before = [m for m in context.found.mentions if m.span.end <= block.span.start]
    for mention in before:
        if mention.type in ("Funder", "Organisation") and not mention.refers and _grants(context, mention):
            sentence = _sentence_around(context, mention)
            yield from context.state(project, "fundedBy", context.entities.of(mention), sentence, sentence, "round:fund", 0.85)
            break
    for mention in before:
        if mention.type == "Project" and mention.records and not mention.refers:
            sentence = _sentence_around(context, mention)
            yield from context.state(project, "partOf", context.entities.of(mention), sentence, sentence, "round:programme", 0.85)
            break


_GRANTING = re.compile(
    r"\b(?:sier ja|seier ja|tildel\w*|deler ut|deler|løyv\w*|bevilg\w*|innvilg\w*|fordel\w*|gir støtte|gir|støtt\w*|fått|får|bidrar|bidreg|grants?|awards?)\b", re.I
)


def _grants(context: Context, funder: Mention) -> bool:
    """Whether the sentence of a body's name, or the next, says that it gives money."""
    sentence = _sentence_around(context, funder)
    return bool(_GRANTING.search(sentence.of(context.text)))


def _sentence_around(context: Context, mention: Mention) -> Span:
    block = next((b for b in context.blocks if b.span.covers(mention.span)), None)
    if block is None:
        return mention.span
    text = context.text
    start = max(text.rfind(mark, block.span.start, mention.span.start) for mark in (". ", "? ", "! "))
    end = min((e for mark in (". ", "? ", "! ") if (e := text.find(mark, mention.span.end, block.span.end)) >= 0), default=block.span.end - 1)
    return Span(start + 2 if start >= 0 else block.span.start, end + 1)


_PARTNERS = re.compile(r"(?i)\b(?:partnar\w*|partner\w*|deltak\w*|deltag\w*|deltar|deltek|med på|vart med|ble med|er med|bak \w+ står|medlem\w*|i nettverket|står bak|samarbeid\w*)")
_SPEAKERS = re.compile(r"(?i)\b(?:fortalte|fortalde|innleder|innleiar|foredrag\w*|innlegg|innledere|presenter\w*|møter de)\b")
_ATTENDED = re.compile(r"(?i)\b(?:møtte|til stede|til stades|deltok|frammøtte)\b")
_PANEL = re.compile(r"(?i)\bpanel\w*|fra venstre|frå venstre")


def _list_item(context: Context, index: int, block: Block) -> Iterator[Statement]:
    """What a list says of its items, by what introduces it."""
    lead = lead_of(context.blocks, index) if block.kind == "item" else None
    project = next((m for m in context.within(block.span) if m.type == "Project" and m.rule.startswith("list:")), None)
    if project:
        yield from _owned_item(context, block, project)
        return
    if lead is None or context.blocks.index(lead) > index:
        return
    told = lead.span.of(context.text).split(". ")[-1] if len(lead.span) > 200 else lead.span.of(context.text)
    mentions = context.within(block.span)
    people = [m for m in mentions if m.type == "Person" and not m.refers]
    bodies = [m for m in mentions if group_of(m.type) in ACTORS]
    in_programme = any(item.block == index for item in context.found.programme)
    if not people and bodies and _PARTNERS.search(told):
        for mention in bodies:
            yield from context.state(
                context.main("@project"), "partner", context.entities.of(mention), block.span, block.span, "list:partner", 0.85
            )
        for mention in bodies:
            yield from context.state(context.entities.of(mention), "participant", context.main("@event"), block.span, block.span, "list:participant", 0.6)
    elif not people and bodies and _SPEAKERS.search(told):
        for mention in bodies[:1]:
            yield from context.state(context.entities.of(mention), "speaker", context.main("@event"), block.span, block.span, "list:speaker", 0.8)
    elif people and _ATTENDED.search(told):
        for mention in people[:1]:
            yield from context.state(context.entities.of(mention), "participant", context.main("@event"), block.span, block.span, "list:participant", 0.9)
    elif people and _PANEL.search(told) and not in_programme:
        yield from _panel(context, people[:1], block)


def _panel(context: Context, people: Sequence[Mention], block: Block) -> Iterator[Statement]:
    before = [m for m in context.found.mentions if m.type == "Talk" and m.span.end <= block.span.start]
    target = context.entities.of(before[-1]) if before else context.main("@event")
    for mention in people:
        yield from context.state(context.entities.of(mention), "participant", target, block.span, block.span, "list:panel", 0.85)


def _owned_item(context: Context, block: Block, project: Mention) -> Iterator[Statement]:
    entity = context.entities.of(project)
    for mention in context.within(block.span):
        if group_of(mention.type) in ACTORS:
            yield from context.state(entity, "ownedBy", context.entities.of(mention), block.span, block.span, "list:owner", 0.9)
    yield from context.state(entity, "partOf", context.main("@project"), block.span, block.span, "list:part", 0.8)
