"""Where things lie, by the layout: bodies with their municipality on a line, municipalities under their county."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from samgraf.mentions import lead_of
from samgraf.model import Block, Entity, Mention, Span, Statement
from samgraf.statements.context import Context
from samgraf.statements.items import item_kind

_BETWEEN = re.compile(r"\s{0,3}[,(|–-]\s{0,3}")
_WHOLES = frozenset({"University", "Municipality", "County"})
_REST = re.compile(r"[\s|).;]{0,4}")


def place_claims(context: Context) -> Iterator[Statement]:
    """Which municipality a listed body lies in, and which county the municipalities of a list."""
    county: Entity | None = None
    listed = False  # whether the county is told by a line that no heading is, of the list right below it
    for block in context.blocks:
        named = _county(context, block)
        placed = any(m.type == "Municipality" for m in context.within(block.span))
        if named or (block.kind == "heading" and not placed) or (listed and block.kind != "item"):
            county, listed = named, block.kind != "heading" and block.span.of(context.text).endswith(":")
        for line in block.lines:
            mentions = [m for m in context.within(line) if m.type != "Theme"]
            yield from _line(context, block, line, mentions)
            yield from _cells(context, block, line, mentions)
            yield from _districts(context, block, mentions)
            if county and not named:
                for mention in mentions:
                    if mention.type == "Municipality":
                        place = context.entities.of(mention)
                        yield from context.state(
                            place, "locatedIn", county, mention.span, block.span, "list:county", 0.9
                        )
        yield from _introduced(context, block)
    for above, block in pairwise(context.blocks):
        yield from _bracketed(context, above, block)
    yield from _of_round(context)
    yield from _named_so(context)


_LISTED = re.compile(
    r"(?i)\b(?:kommun(?:er|ar|ene|ane)|prosjekt(?:er|a|ene)|tiltak(?:a|ene))\b[^.:\n]{0,40}\b(?:i|fra|frå)[ ]$"
)
_COLON = re.compile(r"[^.:\n]{0,60}:")
_IN_THE_COUNTY = re.compile(r"(?i)\bkommun(?:er|ar|ene|ane)\b[^.:\n]{0,20}\bi fylket\b[^.:\n]{0,30}:")


def _introduced(context: Context, block: Block) -> Iterator[Statement]:
    """ "Sju kommunar i fylket: Askøy, Os og Fedje", "Disse prosjektene i Nordland får støtte:" above a list."""
    for county, colon in _introductions(context, block):
        items = [
            other.span for other in context.blocks if other.kind == "item" and lead_of(context.blocks, other) is block
        ]
        for span in (Span(colon, block.span.end), *items):
            for mention in context.within(span):
                if mention.type == "Municipality":
                    place = context.entities.of(mention)
                    yield from context.state(place, "locatedIn", county, mention.span, span, "list:county", 0.9)


def _introductions(context: Context, block: Block) -> Iterator[tuple[Entity | None, int]]:
    """The counties that a block announces places of, and where its colon ends; "i fylket" is named before or alone."""
    text = context.text
    counties = [m for m in context.within(block.span) if m.type == "County"]
    for named in counties:
        colon = _COLON.match(text, named.span.end, block.span.end)
        if colon and _LISTED.search(text, block.span.start, named.span.start):
            yield context.entities.of(named), colon.end()
    for announced in _IN_THE_COUNTY.finditer(text, block.span.start, block.span.end):
        before = [m for m in counties if m.span.end <= announced.start()]
        yield context.entities.of(before[-1]) if before else _only_county(context), announced.end()


def _bracketed(context: Context, above: Block, block: Block) -> Iterator[Statement]:
    """ "Gjesdal" and below it "(Rogaland)": a municipality alone on its line, its county in brackets on the next."""
    whole = Span(above.span.start, block.span.end)
    named = context.within(whole)
    if [m.type for m in named] != ["Municipality", "County"]:
        return
    place, county = named
    if place.span == above.span and f"({county.span.of(context.text)})" == block.span.of(context.text):
        one, other = context.entities.of(place), context.entities.of(county)
        yield from context.state(one, "locatedIn", other, block.span, whole, "list:county", 0.9)


_SEAT = re.compile(
    r"(?i)(?:(?:frivillig|frivillighe[it]+s|nærmiljø|bygde)sentral|senter|(?:idretts|kultur|musikk|nærings|innvandr[ae]r)råd"
    r"|bibliotek|museum|folkeakademi|forening|foreining|lag|klubb|bymisjon|park|hage|skol|skul|verkst[ae]d|torg|hus)"
    r"(?:et|en|a|n)?[ ](?:i|på)[ ]$"
)
"""Before the municipality in a body's name, that the body has its home there: "*Frivilligsentralen i* Tinn"."""


def _named_so(context: Context) -> Iterator[Statement]:
    """ "Frivilligsentralen i Tinn": a body that is called by where it is, and is no part of the municipality."""
    for body, place in pairwise(context.found.placed):
        if body.type not in ("Organisation", "Venue") or body.records or place.type != "Municipality":
            continue
        called = body.text.endswith(context.text[body.span.end : place.span.end])
        if called and place.is_town and _SEAT.search(context.text[body.span.start : place.span.start]):
            one, other = context.entities.of(body), context.entities.of(place)
            whole = Span(body.span.start, place.span.end)
            yield from context.state(one, "inMunicipality", other, whole, whole, "name:place", 0.85)


_OF_COUNTY = re.compile(
    r"(?i)\b(?:kommun(?:er|ar|ene|ane)|prosjekt(?:er|a|ene)?)[ ](?:i|frå|fra)[ ](?:heile?[ ])?(?P<county>fylket)?"
)


def _of_round(context: Context) -> Iterator[Statement]:
    """ "Ti av kommunane i Solfjord får tilskot": the county of the municipalities that a page's grants are to."""
    owners = [o for grant in context.found.grants for o in grant.owners if o.type == "Municipality"]
    county = _round_county(context, owners[0].span.start) if len(owners) > 1 else None
    whole = context.entities.of(county) if county else None
    for owner in owners if whole else ():
        place, span = context.entities.of(owner), owner.span
        yield from context.state(place, "locatedIn", whole, span, span, "round:county", 0.85)


def _round_county(context: Context, end: int) -> Mention | None:
    """The county that what stands above a list of grants says the municipalities or projects are of."""
    named = [m for m in context.found.placed if m.type == "County" and m.span.end <= end]
    only = len({m.text for m in named}) == 1
    for match in _OF_COUNTY.finditer(context.text, context.page.body, end):
        if match["county"] and only:
            return named[0]
        if told := next((m for m in named if m.span.start == match.end()), None):
            return told
    return None


def _only_county(context: Context) -> Entity | None:
    """The county of a page that names one alone."""
    named = {m.text: m for m in context.found.placed if m.type == "County"}
    return context.entities.of(next(iter(named.values()))) if len(named) == 1 else None


def _county(context: Context, heading: Block) -> Entity | None:
    """The county that a heading, or the line above a list, is of: "Solfjord", "Solfjord:", "Kommunar i Solfjord"."""
    named = [m for m in context.within(heading.span) if m.type == "County"]
    if len(named) != 1 or heading.kind not in ("heading", "paragraph", "item"):
        return None
    text = context.text
    before, after = text[heading.span.start : named[0].span.start], text[named[0].span.end : heading.span.end]
    whole = _BEFORE_COUNTY.fullmatch(before) and _AFTER_COUNTY.fullmatch(after)
    announced = heading.kind == "heading" or after.endswith(":") or not (before or after)
    return context.entities.of(named[0]) if whole and announced else None


_BEFORE_COUNTY = re.compile(r"(?i)(?:(?:[a-zæøå]{3,12}[ ])?[a-zæøå]{0,12}kommun(?:er|ar|ene|ane)[ ](?:i|fr[aå])[ ])?")
_AFTER_COUNTY = re.compile(r"(?:[ ]fylke)?:?")
"""What stands around the county in such a line."""


def _line(context: Context, block: Block, line: Span, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """ "Råde Frivilligsentral, Råde kommune": all of a line is a body and its municipality; or a body and its unit."""
    if len(mentions) != 2:
        return
    first, second = mentions
    text = context.text
    whole = (
        not text[line.start : first.span.start].strip(" |")
        and _BETWEEN.fullmatch(text[first.span.end : second.span.start])
        and _REST.fullmatch(text[second.span.end : line.end])
    )
    if not whole:
        return
    one, other = context.entities.of(first), context.entities.of(second)
    if _is_district(first) and second.type == "Municipality":
        yield from context.state(one, "partOf", other, line, block.span, "list:unit", 0.85)
    elif first.type == "Organisation" and second.type == "Municipality" and not _GOVERNOR.match(first.text):
        yield from context.state(one, "inMunicipality", other, line, block.span, "list:place", 0.85)
    elif item_kind(first) in _WHOLES and item_kind(second) == "Unit":
        yield from context.state(other, "partOf", one, line, block.span, "list:unit", 0.85)


def _cells(context: Context, block: Block, line: Span, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """ "| Gloppen | Vestland | Kari Moe |": a row of a table has a municipality and its county in cells."""
    text = context.text
    if "|" not in line.of(text):
        return
    alone = [
        m
        for m in mentions
        if _CELL_BEGINS.search(text[line.start : m.span.start]) and _CELL_ENDS.match(text[m.span.end : line.end])
    ]
    places, counties = ([m for m in alone if m.type == kind] for kind in ("Municipality", "County"))
    if len(places) == len(counties) == 1:
        place, county = context.entities.of(places[0]), context.entities.of(counties[0])
        yield from context.state(place, "locatedIn", county, line, block.span, "list:county", 0.9)


_CELL_BEGINS = re.compile(r"(?:^|\|)\s*$")
_CELL_ENDS = re.compile(r"\s*(?:$|\|)")


_GOVERNOR = re.compile(r"(?:Fylkesmannen|Statsforvalt\w+)[ ]i[ ]|\w*(?:departement|direktorat)(?:et)?$")
"""Bodies of the state, beside which a municipality is one more of a list."""
_VED_BYDELENE = re.compile(r"\s(?:ved|med|v/)\s(?:bydel(?:ene|ane|en)?\s)?")
_AND = re.compile(r",?\s(?:og\s)?(?:bydel\s)?")


def _districts(context: Context, block: Block, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """ "Oslo kommune ved bydelene Alna, Frogner og Stovner": the districts are parts of the municipality."""
    home: Mention | None = None
    for before, district in pairwise(mentions):
        between = context.text[before.span.end : district.span.start]
        if before.type == "Municipality":
            home = before if _VED_BYDELENE.fullmatch(between) else None
        elif not _AND.fullmatch(between):
            home = None
        if home and _is_district(district):
            part, whole = context.entities.of(district), context.entities.of(home)
            span = Span(home.span.start, district.span.end)
            yield from context.state(part, "partOf", whole, span, block.span, "list:unit", 0.85)
        else:
            home = None


def _is_district(mention: Mention) -> bool:
    return mention.text.startswith("Bydel ")
