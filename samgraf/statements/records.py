"""What tables and lists say: each record of a table, and each item by what introduces its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from samgraf.mentions import lead_of
from samgraf.model import ACTORS, Block, Entity, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.rounds import GRANTING, programme_headings, round_claims
from samgraf.statements.stems import stem_claims


def record_claims(context: Context, block: Block) -> Iterator[Statement]:
    """What a record of a table says: who owns, pays and takes part in its project."""
    mentions = context.within(block.span)
    title = next((m for m in mentions if m.type == "Project"), None)
    project = context.entities.of(title) if title else None
    cells = dict(block.cells)
    for mention in mentions:
        if group_of(mention.type) not in ACTORS:
            continue
        entity = context.entities.of(mention)
        column = next(
            (name for name, cell in block.cells if cell.covers(mention.span)),
            _run_together(block, title, mention) if "title" not in cells else "",
        )
        quoted = cells.get(column, block.span)
        for predicate in _COLUMNS.get(column, ()):
            yield from context.state(
                project,
                predicate,
                entity,
                quoted,
                block.span,
                f"record:{column}",
                0.93 if predicate != "coordinatedBy" else 0.75,
            )
    yield from _owner_units(context, mentions)
    if not any(cell.covers(m.span) for name, cell in block.cells if name == "funding" for m in mentions):
        yield from round_claims(context, block.span, project)


def _run_together(block: Block, title: Mention | None, body: Mention) -> str:
    """The column of a body in a row whose cells have run together."""
    after = title is not None and body.span.start > title.span.start
    return "partner" if after and "partner" in block.name.split() else "owner"


_COLUMNS = {"owner": ("ownedBy", "coordinatedBy"), "partner": ("partner",), "funding": ("fundedBy",)}
"""What the columns of a table of grants say: who answers for a project also leads it, though less surely."""


def _owner_units(context: Context, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """ "Oslo kommune ⏎ Bymiljøetaten": a municipality and, with nothing between, a part of it."""
    bodies = [m for m in mentions if group_of(m.type) in ACTORS]
    for whole, part in pairwise(bodies):
        between = Span(whole.span.end, max(whole.span.end, part.span.start))
        if whole.type == "Municipality" and part.type == "Organisation" and not between.of(context.text).strip():
            both = Span(whole.span.start, part.span.end)
            yield from context.state(
                context.entities.of(part),
                "partOf",
                context.entities.of(whole),
                both,
                both,
                "record:unit",
                0.85,
            )


_PARTNERS = re.compile(
    r"(?i)\b(?:partnar\w*|partner\w*|deltak\w*|deltag\w*|deltar|deltek|med på|vart med|ble med|er (?:\w{2,10} )?med"
    r"|bak \w+ står|medlem\w*|i nettverket|står bak|samarbeid\w*)"
)
_COUNTED = re.compile(r"(?i)\b(?:de|dei|disse|desse)[ ](?:[\w-]+[ ])?kommun(?:ene|ane)[ ](?:er|var)?:?$")
"""What introduces the municipalities of a project: "De 13 kommunene er:"."""
_FORMERLY = re.compile(r"(?i)\((?:tidligere|tidlegare|tidl\.|før|nå|no)[ ]$")
"""What stands before another name of the body before it: "Universitetet i Solvik (*tidligere* Høgskolen i Solvik)"."""
_OTHER = re.compile(r"(?i)\b(?:senteret|foreningen|foreininga|instituttet|sentralen|klynga|klyngen)\b")
_SPEAKERS = re.compile(
    r"(?i)\b(?:fortalte|fortalde|innleder|innleiar|foredrag\w*|innlegg|innledere|presenter\w*|møter de)\b"
)
_ATTENDED = re.compile(r"(?i)\b(?:møtte|til stede|til stades|deltok|frammøtte)\b")
_PANEL = re.compile(r"(?i)panel\w*|fra venstre|frå venstre")


def list_claims(context: Context, index: int, block: Block) -> Iterator[Statement]:
    """What a list says of its items, by what introduces it."""
    lead = lead_of(context.blocks, block) if block.kind == "item" else None
    project = next((m for m in context.within(block.span) if m.type == "Project" and m.rule.startswith("list:")), None)
    if project:
        yield from _owned_item(context, block, project)
        return
    if lead is None:
        return
    stems = list(stem_claims(context, lead, block))
    yield from stems
    if stems:
        return
    told = lead.span.of(context.text).split(". ")[-1] if len(lead.span) > 200 else lead.span.of(context.text)
    mentions = context.within(block.span)
    people = [m for m in mentions if m.type == "Person" and not m.refers]
    bodies = [m for m in mentions if group_of(m.type) in ACTORS]
    in_programme = any(item.block == index for item in context.found.programme)
    covered = sum(len(m.span) for m in bodies) * 2 >= len(block.span)
    counted = _COUNTED.search(told) and any(m.type == "Municipality" for m in bodies) and context.main("@project")
    if not people and covered and (_PARTNERS.search(told) or counted) and not _OTHER.search(told):
        for mention in bodies if context.is_of_project() else ():
            if mention.type == "County" and len(bodies) > 1:
                continue  # "Sula, Møre og Romsdal": where the one before lies
            if _FORMERLY.search(context.text, block.span.start, mention.span.start):
                continue
            body = context.entities.of(mention)
            whole = context.shared_by(body) if body else None
            yield from context.state(whole, "partner", body, block.span, block.span, "list:partner", 0.85)
        yield from _at_event(context, bodies, block, "participant", 0.6)
    elif not people and covered and _SPEAKERS.search(told):
        yield from _at_event(context, bodies[:1], block, "speaker", 0.8)
    elif people and _ATTENDED.search(told):
        yield from _at_event(context, people[:1], block, "participant", 0.9)
    elif people and _PANEL.search(told) and not in_programme:
        yield from _panel(context, people[:1], block)
    elif people and _MEMBERS.search(told):
        yield from _of_own_body(context, people[:1], block)
    elif people and not bodies and (named := _all_of(context, lead)):
        employer = context.entities.of(named)
        for mention in people[:1]:
            who = context.entities.of(mention)
            yield from context.state(who, "affiliatedWith", employer, block.span, block.span, "list:employer", 0.85)


def _all_of(context: Context, lead: Block) -> Mention | None:
    """The body that what introduces a list names, where it is no more than that name: "NORCE:"."""
    named = [m for m in context.within(lead.span) if group_of(m.type) in ACTORS]
    alone = len(named) == 1 and not lead.span.of(context.text).replace(named[0].span.of(context.text), "").strip(" :")
    return named[0] if alone else None


_MEMBERS = re.compile(
    r"(?i)\b(?:sitter|sit|sitt|medlemm?[ea]r|medlemm?[ea]ne|består av|\w*styret?(?!\w)|styremedlemm?[ea]r"
    r"|representant\w*|utvalget|utvalet|med[ ]i|(?:satt|sett|sat)[ ](?:sammen|saman)|sammensatt|samansett?|bestått)\b"
)


def _of_own_body(context: Context, people: Sequence[Mention], block: Block) -> Iterator[Statement]:
    """Who sits in a council or board: the one named above the list, or the one the page is about."""
    lead = lead_of(context.blocks, block)
    named = [m for m in context.within(lead.span) if m.type == "Organisation"] if lead else []
    if not named:
        head = next((b for b in context.blocks if b.kind == "heading"), None)
        own = [m for m in context.within(head.span) if m.type == "Organisation"] if head else []
        told = head is not None and _MEMBERS.search(head.span.of(context.text))
        named = [m for m in own if head and (2 * len(m.span) >= len(head.span) or (told and len(own) == 1))]
    if not named and lead and _BOARD.fullmatch(lead.span.of(context.text).strip()):
        publisher = context.publisher()
        named = [publisher] if publisher and publisher.type not in ("Municipality", "County") else []
    for mention in people if named else ():
        who, body = context.entities.of(mention), context.entities.of(named[-1])
        yield from context.state(who, "affiliatedWith", body, block.span, block.span, "list:member", 0.85)


_BOARD = re.compile(
    r"(?i)(?:(?:vårt|nytt|det nye|det)[ ])?(?:(?:hoved|hovud|sentral|lands|fylkes|interims?)?styre(?:t|medlemm?[ea]r)?"
    r"|i[ ]styret[ ]sit(?:ter)?|styret[ ](?:er|består av)|medlemm?[ea]r[ ]i[ ]styret|styrets medlemmer)"
    r"(?:[ ](?:(?:for|i)[ ])?\d{4}(?:[ ]?[–/-][ ]?\d{2,4})?)?[ ]?:?"
)
"""What stands over those who sit in the board of whose page it is."""


def _at_event(
    context: Context, mentions: Sequence[Mention], block: Block, predicate: str, confidence: float
) -> Iterator[Statement]:
    event = context.main("@event")
    for mention in mentions:
        who = context.entities.of(mention)
        yield from context.state(who, predicate, event, block.span, block.span, f"list:{predicate}", confidence)


def _panel(context: Context, people: Sequence[Mention], block: Block) -> Iterator[Statement]:
    lead = lead_of(context.blocks, block)
    talks = [m for m in context.found.placed if m.type == "Talk" and m.span.end <= block.span.start]
    programmed = any(item.title and item.span.end <= block.span.start for item in context.found.programme)
    panel = panel_above(context, block, lead.span.of(context.text) if lead else "")
    target = panel or (context.entities.of(talks[-1]) if talks and not programmed else context.main("@event"))
    for mention in people:
        yield from context.state(
            context.entities.of(mention), "participant", target, block.span, block.span, "list:panel", 0.85
        )


def panel_above(context: Context, block: Block, said: str) -> Entity | None:
    """The panel in the programme above a list of its people: the one that what is said over the list speaks of.

    "I panelet når det er debatt om inkludering sitter:" below "Debatt, inkluderingstematikk".
    """
    before = [item for item in context.found.programme if item.title and item.span.end <= block.span.start]
    talked = [
        item
        for item in before
        if (item.panel or _TALKED.search(item.span.of(context.text)))
        and not (item.title and item.title.text.startswith("Panelet"))  # what the panel is to do, and no name
    ]
    kin = [item for item in talked if item.title and _stems(said) & _stems(item.title.text)]
    chosen = kin or [item for item in talked if item.panel] or ([] if _stems(said) else talked[-1:])
    return context.entities.of(chosen[-1].title) if chosen and chosen[-1].title else None


def _stems(said: str) -> set[str]:
    """The beginnings of the long words of what is said."""
    return {word[:_STEM] for word in re.findall(r"\w{7,}", said.casefold()) if not _TALKED.search(word)}


_STEM = 8
"""Letters by which two words are of one stem."""
_TALKED = re.compile(r"(?i)(?:samtale|debatt|ordskifte|panel(?!et)|rundebord)")


_WHERE = re.compile(r"[ ](?:i|på)[ ]$")


def _owned_item(context: Context, block: Block, project: Mention) -> Iterator[Statement]:
    entity = context.entities.of(project)
    named = context.within(block.span)
    bodies = {m.span.end for m in named if m.type in ("Organisation", "Funder")}
    for mention in named:
        where = _WHERE.search(context.text, block.span.start, mention.span.start)
        if where and where.start() in bodies:
            continue  # "Sanitetsforeninga i *Solvik*: Trygg by"
        if group_of(mention.type) in ACTORS:
            yield from context.state(
                entity, "ownedBy", context.entities.of(mention), block.span, block.span, "list:owner", 0.9
            )
    lead = lead_of(context.blocks, block)
    if lead and GRANTING.search(lead.span.of(context.text)):
        yield from round_claims(context, block.span, entity)
    above = programme_headings(context, block.span)
    whole = context.entities.of(above[0]) if above else context.main("@project")
    yield from context.state(entity, "partOf", whole, block.span, block.span, "list:part", 0.8)
    main = context.found.project
    of_programme = main is not None and bool(main.records)
    for mention in () if of_programme else context.within(block.span):
        if mention.type in ("Municipality", "County"):
            # Whose project is a part of it takes part in the whole.
            yield from context.state(
                whole,
                "partner",
                context.entities.of(mention),
                block.span,
                block.span,
                "list:owner-partner",
                0.7,
            )
