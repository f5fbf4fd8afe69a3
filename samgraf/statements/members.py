"""Lists and tables of members: a body on each line, with who is there, how large it is or where to ask beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from samgraf.entities.surroundings import around
from samgraf.mentions.values import alternatives, rules
from samgraf.model import ACTORS, Block, Entity, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context

ROWS = 3
"""Lines in a row that begin with a body and tell of it, from which they are a list of bodies."""
ROW = 140
"""Characters of such a line."""
WORDS = 14
"""Letters of such a line that are of no name and no office: "kontaktperson"."""
UNKNOWN = 2
"""Short lines in a row inside such a list, of bodies that nothing knows."""
ABOVE = 4
"""Blocks above a list in which a sentence may say whose members they are."""
HEADS = 80
"""Characters of the heads of a table's columns."""
LEAD = 200
"""Characters of what stands right above a list, from which only its last sentence introduces it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of such a list: the bodies that it begins with, and who stands behind or below."""

    line: Span
    bodies: tuple[Mention, ...]
    people: tuple[Mention, ...]
    county: Mention | None = None
    """The county that heads its part of the list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of bodies, and what stands above it, the nearest first, or what begins its own line."""

    rows: tuple[Row, ...]
    above: tuple[Block, ...]
    lead: Span | None = None


def member_claims(context: Context) -> Iterator[Statement]:
    """Who takes part by a list of members, where its municipalities lie, and who works for which."""
    for listing in (*_listings(context), *_in_line(context)):
        whole = Span(listing.rows[0].line.start, listing.rows[-1].line.end)
        yield from _people(context, listing, whole)
        lead = listing.lead or _lead(context, listing)
        if lead is None:
            continue
        county = _county(context, lead)
        for row in listing.rows:
            above = context.entities.of(row.county) if row.county else county
            for body in row.bodies:
                member = context.entities.of(body)
                yield from _membership(context, lead, member, row.line, whole)
                if above and body.type == "Municipality":
                    yield from context.state(member, "locatedIn", above, row.line, whole, "members:county", 0.85)


def _membership(context: Context, lead: Span, member: Entity | None, line: Span, whole: Span) -> Iterator[Statement]:
    """That a body takes part in what its list is of: the project named above it, the page's, or the page's event."""
    named = [m for m in context.within(lead) if m.type == "Project" and not m.refers]
    event = context.main("@event")
    if event and not named and not _BELONGS.search(context.text, lead.start, lead.end):
        yield from context.state(member, "participant", event, line, whole, "members:participant", 0.75)
    elif member:
        project = context.entities.of(named[-1]) if named else context.shared_by(member)
        yield from context.state(project, "partner", member, line, whole, "members:partner", 0.85)


def _people(context: Context, listing: Listing, whole: Span) -> Iterator[Statement]:
    """ "Skien Kari Moe ⏎ Bamble Ola Lie": in a table of bodies and people each is of the body beside the name."""
    told = [row for row in listing.rows if row.people and len(row.bodies) == 1]
    if len(told) < ROWS:
        return
    for row in told:
        body = context.entities.of(row.bodies[0])
        for person in row.people:
            who = context.entities.of(person)
            yield from context.state(who, "affiliatedWith", body, row.line, whole, "members:employer", 0.85)


# Lists.


def _listings(context: Context) -> Iterator[Listing]:
    """The lists of a page; short lines that name nothing known may stand inside one."""
    rows: list[Row] = []
    county: Mention | None = None
    first = unknown = 0
    for index, block in enumerate(context.blocks):
        labelled = block.kind == "field" and block.name in _FIELDS
        listed = labelled or block.kind in _KINDS
        if rows and labelled:
            yield from _listing(context, rows, first)
            rows = []
        for line in block.lines if listed else (block.span,):
            named = [m for m in context.within(line) if m.type != "Theme"] if listed and len(line) <= ROW else []
            if row := _row(context, line, named):
                first = first if rows else index
                rows.append(replace(row, county=county))
                unknown = 0
            elif heads := group_head(context, line):
                first, county = first if rows else index, heads
            elif rows and named and all(m.type in _BELOW for m in named) and _is_short(context, line, named):
                people = tuple(m for m in named if m.type == "Person" and not m.refers)
                last = rows[-1]
                rows[-1] = replace(last, line=Span(last.line.start, line.end), people=last.people + people)
            elif not (rows and listed and (_is_figures(context.text, line) or unknown < UNKNOWN)) or named:
                yield from _listing(context, rows, first)
                rows, county = [], None
            elif not _is_figures(context.text, line):
                unknown = unknown + 1 if _may_be_name(context.text, line) else UNKNOWN
    yield from _listing(context, rows, first)


def _listing(context: Context, rows: Sequence[Row], first: int) -> Iterator[Listing]:
    block = context.blocks[first]
    if rows and block.kind == "field" and block.label and block.name == "partner":
        yield Listing(tuple(rows), (), block.label)
    elif len(rows) >= ROWS:
        yield Listing(tuple(rows), _above(context, first))


_FIELDS = frozenset({"partner", "participant"})
_BELOW = frozenset({"Person", "Role"})


def group_head(context: Context, line: Span) -> Mention | None:
    """The county that alone on a line heads municipalities: "Telemark: ⏎ Skien ⏎ Bamble"."""
    named = context.within(line)
    county = named[0] if len(named) == 1 and named[0].type == "County" else None
    alone = county and _GROUP.fullmatch(line.of(context.text).replace(county.span.of(context.text), "", 1))
    below = _LINE_BELOW.match(context.text, line.end)
    follows = context.within(Span(below.end(), below.end() + 40)) if below else []
    bare = county is not None and "kommune" not in county.span.of(context.text)
    first = bool(follows) and below is not None and follows[0].span.start == below.end()
    return county if bare and alone and first and follows[0].type == "Municipality" else None


_GROUP = re.compile(r"\W*(?:fylke)?\W*")
_LINE_BELOW = re.compile(r"\s+(?:[•·▪*–-][ \t]*|\|[ ]?)?")
_KINDS = frozenset({"heading", "paragraph", "item"})
_BEFORE = re.compile(r"(?:[•·▪*–-][ \t]*|\d{1,3}[.)]?[ \t]+|\|[ ]?)?")
"""What may stand before the first name of a row."""


def _row(context: Context, line: Span, named: Sequence[Mention]) -> Row | None:
    """A line as a row: bodies at its beginning, and behind them no more than people, offices, figures and links."""
    begin = _BEFORE.match(context.text, line.start, line.end)
    if not named or begin is None or named[0].span.start != begin.end() or group_of(named[0].type) not in ACTORS:
        return None
    if any(m.refers or m.type not in (*ACTORS, "Person", "Role") for m in named) or group_head(context, line):
        return None
    if context.text[line.end - 1] in ".!?:" or not _is_short(context, line, named):
        return None
    people = tuple(m for m in named if m.type == "Person")
    bodies = tuple(m for m in named if group_of(m.type) in ACTORS)
    return Row(line, bodies[:1] if people else _row_bodies(bodies), people)


def _is_short(context: Context, line: Span, named: Sequence[Mention]) -> bool:
    """Whether a line holds hardly more than the names in it, offices, figures and links."""
    inside = frozenset(at for m in named for at in range(m.span.start, m.span.end))
    left = "".join(" " if at in inside else char for at, char in enumerate(line.of(context.text), line.start))
    return len(re.findall(r"\w", _beside().sub(" ", left))) <= WORDS


def _is_figures(text: str, line: Span) -> bool:
    """Whether a line holds nothing but figures, links and their labels: "Tlf. 99 99 99 99"."""
    return not re.search(r"\w", _beside().sub(" ", line.of(text)))


def _row_bodies(bodies: Sequence[Mention]) -> tuple[Mention, ...]:
    """The bodies of a row; a county behind another is where that lies."""
    return tuple(m for m in bodies if m.type != "County" or m is bodies[0])


@cache
def _beside() -> re.Pattern[str]:
    words = alternatives(rules("layout")["members"]["beside"])
    return re.compile(rf"(?i)\[[^\]\n]*\]|\S+@\S+|(?:https?://|www\.)\S+|\b\S+\.(?:no|com|org)\b|\d|\b(?:{words})\b")


def _may_be_name(text: str, line: Span) -> bool:
    told = line.of(text)
    return len(told) <= HEADS // 2 and told[:1].isupper() and told[-1] not in ".:?!"


# What introduces them.


def _above(context: Context, first: int) -> tuple[Block, ...]:
    """What stands above a list without the heads of its columns, the nearest first, up to a heading."""
    found: list[Block] = []
    for block in reversed(context.blocks[max(0, first - ABOVE - 1) : first]):
        if not found and is_table_head(context.text, block.span):
            continue
        found.append(block)
        if block.kind == "heading":
            break
    return tuple(found[:ABOVE])


def is_table_head(text: str, line: Span) -> bool:
    """Whether a line is no more than the heads of a table's columns."""
    return len(line) <= HEADS and _heads().fullmatch(text, line.start, line.end) is not None


@cache
def _heads() -> re.Pattern[str]:
    """ "Kommune Folkehelsekoordinator", "Kommune | Innbyggere": the heads of a table's columns."""
    firsts = alternatives(rules("layout")["members"]["heads"])
    return re.compile(rf"(?i:{firsts})(?:[ \t|]+[\w()./-]+){{1,6}}[ |]*")


def _lead(context: Context, listing: Listing) -> Span | None:
    """What says that those of a list take part: what stands right above it, or a sentence a little further up."""
    for at, block in enumerate(listing.above):
        span, told = block.span, None
        if at == 0 or block.kind == "heading":
            last = context.text.rfind(". ", span.start, span.end) if len(span) > LEAD else -1
            span = Span(max(span.start, last + 2), span.end)
            told = _introduction().search(context.text, span.start, span.end)
        told = told or _all_take_part().search(context.text, block.span.start, block.span.end)
        sentence = around(context.text, Span(*told.span()), _ENDS) if told else span
        if told and not _NOT.search(context.text, max(span.start, sentence.start), sentence.end):
            return Span(max(block.span.start, sentence.start), min(block.span.end, sentence.end))
    return None


_ENDS = re.compile(r"[.!?]\s|\n")


def _in_line(context: Context) -> Iterator[Listing]:
    """ "Følgende kommuner i Telemark deltar: Skien, Bamble og Porsgrunn", "Medlemmer: KS, NTNU": in one sentence."""
    for block in context.blocks:
        text = block.span.of(context.text) if block.kind in _KINDS else ""
        for colon in _COLON.finditer(text) if ": " in text else ():
            at = block.span.start + colon.start()
            lead = Span(around(context.text, Span(at, at), _ENDS).start, at)
            short = _introduction().fullmatch(context.text, lead.start, lead.end)
            told = short or _all_take_part().search(context.text, lead.start, lead.end)
            rest = Span(at + 2, around(context.text, Span(at + 2, at + 2), _ENDS).end)
            named = [m for m in context.within(rest) if group_of(m.type) in ACTORS]
            if told and named and not _NOT.search(context.text, lead.start, lead.end):
                people = any(m.type == "Person" for m in context.within(rest))
                if not people and _is_short(context, rest, named):
                    yield Listing((Row(rest, tuple(named), ()),), (), lead)


_COLON = re.compile(r":[ ](?=\S)")


@cache
def _introduction() -> re.Pattern[str]:
    heads = alternatives(rules("layout")["members"]["introductions"])
    return re.compile(rf"(?i)(?<![\w-])(?:{heads})(?![\w-])")


@cache
def _all_take_part() -> re.Pattern[str]:
    """ "Alle de 22 kommunene i Solfjord er med", "Desse kommunane deltek": a sentence on all of a list."""
    words = rules("layout")["members"]
    return re.compile(
        rf"(?i)(?<![\w-])(?:(?:{alternatives(words['all'])})[ ](?:[\w-]+[ ]){{0,3}}(?:{alternatives(words['kinds'])})"
        rf"|[\w-]*(?:kommun|lag|organisasjon|partn\w{{2,4}}|institusjon)(?:ene|ane|a))"
        rf"(?:[ ](?:i|frå|fra|på)[ ][\w-]+(?:[ ](?:og[ ])?[A-ZÆØÅ][\w-]+){{0,3}})?[ ](?:{alternatives(words['takes_part'])})(?!\w)"
    )


_NOT = re.compile(r"(?i)(?<!\w)(?:ikke|ikkje|uten|utan|ingen|tidligere|tidlegare|søk\w+|inviter\w+|aktuelle)(?!\w)")
_BELONGS = re.compile(r"(?i)medlem|partn|samarbeid|nettverk|prosjekt")
"""Words of a list that is of what lasts, and not of who met."""


_OF_COUNTY = re.compile(r"(?i:kommun(?:er|ar|ene|ane)[ ](?:i|frå|fra)[ ])(?P<fylket>(?:heile?[ ])?fylket)?")


def _county(context: Context, lead: Span) -> Entity | None:
    """The county of which what introduces a list says the municipalities are."""
    counties = [m for m in context.found.placed if m.type == "County"]
    for told in _OF_COUNTY.finditer(context.text, lead.start, lead.end):
        if told["fylket"]:
            return context.entities.of(counties[0]) if len({m.text for m in counties}) == 1 else None
        if named := next((m for m in counties if m.span.start == told.end()), None):
            return context.entities.of(named)
    return None
