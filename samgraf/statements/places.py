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
_REST = re.compile(r"[\s).;]{0,4}")


def place_claims(context: Context) -> Iterator[Statement]:
    """Which municipality a listed body lies in, and which county the municipalities of a list."""
    county: Entity | None = None
    for block in context.blocks:
        named = _county(context, block)
        placed = any(m.type == "Municipality" for m in context.within(block.span))
        if named or (block.kind == "heading" and not placed):
            county = named
        for line in block.lines:
            mentions = [m for m in context.within(line) if m.type != "Theme"]
            yield from _line(context, block, line, mentions)
            if county and not named:
                for mention in mentions:
                    if mention.type == "Municipality":
                        place = context.entities.of(mention)
                        yield from context.state(
                            place, "locatedIn", county, mention.span, block.span, "list:county", 0.9
                        )
        yield from _introduced(context, block)
    for block, after in pairwise(context.blocks):
        yield from _aside(context, block, after)
    yield from _of_round(context)


_MUNICIPALITIES = re.compile(r"(?i)\bkommun(?:er|ar|ene|ane)\b[^.:\n]{0,40}\b(?:i|fra|frå)[ ]$")
_IN_THE_COUNTY = re.compile(r"(?i)\bkommun(?:er|ar|ene|ane)[ ]i[ ]fylket:[ ]")
_COLON = re.compile(r"[^.:\n]{0,30}:")


def _introduced(context: Context, block: Block) -> Iterator[Statement]:
    """ "Sju kommunar i fylket: Askøy, Os og Fedje", "Disse kommunene er med fra Nordland:" above a list."""
    text = context.text
    if told := _IN_THE_COUNTY.search(text, block.span.start, block.span.end):
        county = _only_county(context)
        for mention in context.within(Span(told.end(), block.span.end)) if county else ():
            if mention.type == "Municipality":
                place = context.entities.of(mention)
                yield from context.state(place, "locatedIn", county, mention.span, block.span, "list:county", 0.9)
    for named in context.within(block.span):
        before = _MUNICIPALITIES.search(text, block.span.start, named.span.start)
        colon = _COLON.match(text, named.span.end, block.span.end)
        if named.type != "County" or not before or not colon:
            continue
        items = [
            other.span for other in context.blocks if other.kind == "item" and lead_of(context.blocks, other) is block
        ]
        for span in (Span(colon.end(), block.span.end), *items):
            for mention in context.within(span):
                if mention.type == "Municipality":
                    place, county = context.entities.of(mention), context.entities.of(named)
                    yield from context.state(place, "locatedIn", county, mention.span, span, "list:county", 0.9)


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


def _aside(context: Context, block: Block, after: Block) -> Iterator[Statement]:
    """ "Dovre ⏎ (Innlandet)": a municipality, and on a line of its own its county in brackets."""
    first, second = context.within(block.span), context.within(after.span)
    if [m.type for m in first] == ["Municipality"] and [m.type for m in second] == ["County"]:
        alone = first[0].span == block.span and after.span.of(context.text).strip("( )") == second[0].span.of(
            context.text
        )
        if alone and after.span.of(context.text).startswith("("):
            place, county = context.entities.of(first[0]), context.entities.of(second[0])
            whole = Span(block.span.start, after.span.end)
            yield from context.state(place, "locatedIn", county, whole, whole, "list:county", 0.9)


def _only_county(context: Context) -> Entity | None:
    """The county of a page that names one alone."""
    named = {m.text: m for m in context.found.placed if m.type == "County"}
    return context.entities.of(next(iter(named.values()))) if len(named) == 1 else None


def _county(context: Context, heading: Block) -> Entity | None:
    """The county that a heading is the name of and no more."""
    named = [m for m in context.within(heading.span) if m.type == "County"]
    return context.entities.of(named[0]) if named and named[0].span == heading.span else None


def _line(context: Context, block: Block, line: Span, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """ "Råde Frivilligsentral, Råde kommune": all of a line is a body and its municipality; or a body and its unit."""
    if len(mentions) != 2:
        return
    first, second = mentions
    text = context.text
    whole = (
        first.span.start == line.start
        and _BETWEEN.fullmatch(text[first.span.end : second.span.start])
        and _REST.fullmatch(text[second.span.end : line.end])
    )
    if not whole:
        return
    one, other = context.entities.of(first), context.entities.of(second)
    if first.type == "Organisation" and second.type == "Municipality":
        yield from context.state(one, "inMunicipality", other, line, block.span, "list:place", 0.85)
    elif item_kind(first) in _WHOLES and item_kind(second) == "Unit":
        yield from context.state(other, "partOf", one, line, block.span, "list:unit", 0.85)
