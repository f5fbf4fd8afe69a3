"""Members: who takes part by a list or table of bodies, by what introduces it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from samgraf.entities.surroundings import around
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.roles import role_pattern
from samgraf.model import ACTORS, Entity, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, words_of
from samgraf.statements.listings import LINES, ROW, ROWS, Listing, Row, find_listings, is_short
from samgraf.statements.whereabouts import says_where

LEAD = 200
"""Characters of what stands right above a list, from which only its last sentence introduces it."""


def member_claims(context: Context) -> Iterator[Statement]:
    """Who takes part by a list of members, where its municipalities lie, and who works for which."""
    yield from _by_name(context)
    for listing in (*find_listings(context), *_in_line(context)):
        whole = Span(listing.rows[0].line.start, listing.rows[-1].line.end)
        yield from _people(context, listing, whole)
        lead = listing.lead or _lead(context, listing)
        if lead is None:
            continue
        county = _county(context, lead)
        for row in listing.rows:
            above = context.entities.of(row.county) if row.county else county
            for body in row.bodies:
                if says_where(context, body, row.line):
                    continue
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
        project = project if named or context.is_of_project() else None
        yield from context.state(project, "partner", member, line, whole, "members:partner", 0.85)


def _people(context: Context, listing: Listing, whole: Span) -> Iterator[Statement]:
    """ "Skien Kari Moe ⏎ Bamble Ola Lie": in a table of bodies and people each is of the body beside the name."""
    told = [row for row in listing.rows if row.people and len(row.bodies) == 1]
    if len(told) < ROWS or 3 * len(told) < 2 * len(listing.rows):
        return  # a list of bodies and, below it, people with their own bodies
    for row in told:
        body = context.entities.of(row.bodies[0])
        for person in row.people:
            who = context.entities.of(person)
            yield from context.state(who, "affiliatedWith", body, row.line, whole, "members:employer", 0.85)


# What introduces them.


@cache
def _beside() -> re.Pattern[str]:
    """What stands between a name and where that person is from, in a list of people: a mark, an office or a party."""
    roles = rules("names")["roles"]
    office = rf"(?:{role_pattern().pattern}|(?i:{alternatives(roles['of_councils'])}))(?:[ ](?:i|for|ved|frå|fra))?"
    party = rf"(?:{alternatives(roles['parties'])})"
    return re.compile(rf"[ ]?(?:[-–—|:(]|\t)[ \t]?|,?[ ](?P<role>{office}|{party}),?[ ]|(?P<comma>,[ ])")


def _by_name(context: Context) -> Iterator[Statement]:
    """ "Kari Moe - Skien ⏎ Ola Lie - Bamble": in a list of people each is of the body behind the name.

    So it is with what somebody is between: "Kari Moe Medlem SKIEN KOMMUNE", "Ola Lie, ordfører Bamble".
    """
    lines = [
        (at, line) for at, b in enumerate(context.blocks) if b.kind in LINES for line in b.lines if len(line) <= ROW
    ]
    told = [(at, line, [m for m in context.within(line) if m.type != "Role"]) for at, line in lines]
    for several, run in groupby(told, lambda each: _is_by_name(context.text, *each[1:])):
        rows = list(run)
        lead = context.blocks[max(0, rows[0][0] - 1)].span.of(context.text)
        for _, line, (person, body, *_) in rows if several and len(rows) >= ROWS else ():
            comma = _beside().fullmatch(context.text, person.span.end, body.span.start)
            if comma and comma["comma"] and body.is_town and not _OF_EACH.search(lead):
                continue  # where somebody lives
            who, employer = context.entities.of(person), context.entities.of(body)
            yield from context.state(who, "affiliatedWith", employer, line, line, "members:employer", 0.85)


_OF_EACH = re.compile(
    r"(?i)(?<!\w)(?:(?:kvar|hver)[ ](?:av[ ])?(?:[a-zæøå]+[ ]){0,2}(?:\w*kommun|\w*bygd|by)\w*"
    r"|kommunane|kommunene|medlemskommun\w+|eigarkommun\w+|eierkommun\w+)(?!\w)"
)
"""Above a list of people and towns, what tells that each is of one of them: "ein representant frå *kvar* kommune"."""


def _is_by_name(text: str, line: Span, named: Sequence[Mention]) -> bool:
    """Whether all of a line is a person and, behind a dash, an office or the like, a body."""
    if [m.type == "Person" for m in named] != [True, False] or group_of(named[1].type) not in ACTORS:
        return False
    person, body = named
    between = _beside().fullmatch(text, person.span.end, body.span.start)
    if between is None or words_of(between["role"] or "") & doubts("former"):
        return False
    return person.span.start == line.start and not text[body.span.end : line.end].strip(" .)|")


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
        text = block.span.of(context.text) if block.kind in LINES else ""
        for colon in _COLON.finditer(text) if ": " in text else ():
            at = block.span.start + colon.start()
            lead = Span(around(context.text, Span(at, at), _ENDS).start, at)
            short = _introduction().fullmatch(context.text, lead.start, lead.end)
            told = short or _all_take_part().search(context.text, lead.start, lead.end)
            rest = Span(at + 2, around(context.text, Span(at + 2, at + 2), _ENDS).end)
            named = [m for m in context.within(rest) if group_of(m.type) in ACTORS]
            if told and named and not _NOT.search(context.text, lead.start, lead.end):
                people = any(m.type == "Person" for m in context.within(rest))
                if not people and is_short(context, rest, named):
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
    told = rf"(?:{alternatives(words['all'])})[ ](?:[\w-]+[ ]){{0,3}}(?:{alternatives(words['kinds'])})"
    they = r"[\w-]{0,30}(?:kommun|lag|organisasjon|partn\w{2,4}|institusjon)(?:ene|ane|a)"
    where = r"(?:[ ](?:i|frå|fra|på)[ ][\w-]+(?:[ ](?:og[ ])?[A-ZÆØÅ][\w-]+){0,3})?"
    return re.compile(rf"(?i)(?<![\w-])(?:{told}|{they}){where}[ ](?:{alternatives(words['takes_part'])})(?!\w)")


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
