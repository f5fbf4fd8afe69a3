"""What a page says as a whole: themes, and the attributes of what it names (dates, sums, times, roles, acronyms)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.dating import page_year
from samgraf.mentions.event_titles import week_before
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.values import find_moments, find_sums
from samgraf.model import ACTORS, Block, Entity, Fact, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.event_times import event_times
from samgraf.statements.meetings import meeting_claims
from samgraf.statements.own_grants import headline_facts
from samgraf.statements.prose import project_facts
from samgraf.statements.rounds import grant_facts
from samgraf.statements.shared_terms import shared_facts

LONGEST_ACRONYM = 12


def document_claims(context: Context) -> Iterator[Statement]:
    """The statements that rest on the page as a whole: what its project, its event and its talks are about."""
    yield from _place_in_title(context)
    yield from _programme_in_name(context)
    yield from _programme_above(context)
    yield from meeting_claims(context)
    yield from _whose_event(context)
    yield from _of_week(context)
    titles = {item.title.span: item.title for item in context.found.programme if item.title}
    main = context.main("@page")
    for mention in context.found.placed:
        if mention.type != "Theme":
            continue
        theme = context.entities.of(mention)
        talk = next((title for span, title in titles.items() if span.covers(mention.span)), None)
        if talk:
            yield from context.state(
                context.entities.of(talk), "about", theme, talk.span, talk.span, "theme:title", 0.85
            )
        elif _stands_out(context, mention.span):
            block = context.block_of(mention.span)
            sentence = block.span if block else mention.span
            yield from context.state(main, "about", theme, mention.span, sentence, "theme:page", 0.7)


def _of_week(context: Context) -> Iterator[Statement]:
    """ "Arendalsuka 2019 – Debatt 1: Hvem bygger byen?": the week of many events that the title begins with."""
    event = context.found.event
    at = event and next((b.span for b in context.blocks if b.kind == "heading" and b.span.covers(event.span)), None)
    week = week_before(context.text, at) if at else None
    if event is None or week is None or week.end != event.span.start:
        return
    for mention in context.within(week):
        if mention.type == "Event":
            whole = context.entities.of(mention)
            yield from context.state(context.main("@event"), "partOf", whole, week, week, "title:week", 0.9)


def _place_in_title(context: Context) -> Iterator[Statement]:
    """ "Samskapingskonferanse i Askim": the place that an event's title names after "i" or "på"."""
    event = context.found.event
    if event is None:
        return
    # A day between the name and its place ("Fagdag 3. mai i Skien") is of the title, and not of the name.
    heading = next((b.span for b in context.blocks if b.kind == "heading" and b.span.covers(event.span)), event.span)
    title = Span(event.span.start, heading.end)
    for mention in context.within(title):
        before, after = context.text[title.start : mention.span.start], context.text[mention.span.end : title.end]
        stands = _BEFORE_PLACE.search(before) or (mention.is_town and before.endswith(", ") and _DATED.match(after))
        if mention.type == "Municipality" and stands:
            place = context.entities.of(mention)
            yield from context.state(context.main("@event"), "inMunicipality", place, title, title, "title:place", 0.88)


_BEFORE_PLACE = re.compile(r"\b[ip]å?[ ]$")
_DATED = re.compile(r",?[ ]\(?(?:[a-zæøå]{3,5}dag[ ])?\d")
"""What stands behind the town in a title that says where and when: "Seminar om bumiljø, *Hamar 4. mai*"."""


def _programme_in_name(context: Context) -> Iterator[Statement]:
    """ "GNIST innovasjonsprosjekt": the programme by which a page's project is called."""
    project = context.found.project
    if project is None:
        return
    for mention in context.found.placed:
        if mention.type != "Project" or mention.refers or not project.text.startswith(mention.text):
            continue
        if re.match(r"(?:[ ]|-)[a-zæøå]*prosjekt", project.text[len(mention.text) :]):
            whole, title = context.entities.of(mention), project.span
            yield from context.state(context.main("@project"), "partOf", whole, title, title, "title:programme", 0.85)
            return


_PROGRAMME_LINE = re.compile(r"-[A-ZÆØÅ][a-zæøå]+(?:[ ][\wæøåÆØÅ,-]+){1,12}")
"""What spells out a programme behind its letters."""


def _programme_above(context: Context) -> Iterator[Statement]:
    """The programme that a line of its own above the title names: "SAMVIRKE-Samarbeid og velferd ⏎ Gode nabolag"."""
    project = context.found.project
    at = next((i for i, b in enumerate(context.blocks[:8]) if project and b.span.covers(project.span)), 0)
    if project is None or not at:
        return
    above = context.blocks[at - 1].span
    for mention in context.within(above):
        spelled = _PROGRAMME_LINE.fullmatch(context.text, mention.span.end, above.end)
        if mention.type == "Project" and mention.span.start == above.start and spelled:
            whole = context.entities.of(mention)
            yield from context.state(context.main("@project"), "partOf", whole, above, above, "title:programme", 0.85)


def _whose_event(context: Context) -> Iterator[Statement]:
    """ "Skien kommunes samskapingsdag", "KS sin årskonferanse": an event is held by the body whose it is called."""
    event = context.found.event
    if event is None:
        return
    for body in context.within(event.span)[:1]:
        whose = _whose().match(context.text, body.span.end, event.span.end)
        genitive = whose and (whose["of"] or context.text[body.span.end - 1] == "s")
        if group_of(body.type) in ACTORS and body.span.start == event.span.start and genitive:
            host, told = context.entities.of(body), event.span
            yield from context.state(context.main("@event"), "organisedBy", host, told, told, "title:whose", 0.88)


@cache
def _whose() -> re.Pattern[str]:
    heads = alternatives(rules("titles")["events"]["heads"])
    kinds = r"(?:[ ]kommune|[ ]fylkeskommune|[ ]herad)?"
    return re.compile(
        rf"{kinds}(?P<of>s|[ ]sin|[ ]sitt|[ ]si|´s|'s|’s)?[ ](?:[a-zæøå]+[ ]){{0,2}}[a-zæøå-]{{0,24}}(?:{heads})\b"
    )


def _stands_out(context: Context, span: Span) -> bool:
    """Whether a theme stands where a page says what it is about: its title, its headings, its opening."""
    opening = [b for b in context.blocks if b.kind in ("paragraph", "item")][:2]
    return any(b.span.covers(span) for b in context.blocks if b.kind == "heading") or any(
        b.span.covers(span) for b in opening
    )


def document_facts(context: Context) -> Iterator[Fact]:
    """The attributes that the page gives."""
    yield from _talk_times(context)
    yield from _acronyms(context)
    yield from _records(context)
    yield from grant_facts(context)
    yield from _fields(context)
    yield from project_facts(context)
    yield from event_times(context)
    yield from shared_facts(context)
    yield from headline_facts(context)


def _fields(context: Context) -> Iterator[Fact]:
    event, own = context.main("@event"), context.main("@project")
    for index, block in enumerate(context.blocks):
        if block.kind != "field":
            continue
        project = context.boxed(index) or own
        if block.name == "period" or (block.name == "date" and not event):
            yield from _period(context, project, block)
        elif block.name in ("start", "end_date"):
            yield from _first_moment(context, project, block.name.removesuffix("_date"), block)
        elif block.name == "budget" and project and not _NOT_OWN.search(block.span.of(context.text)):
            sums = list(find_sums(context.text, block.span.start, block.span.end, scaled=True))
            for _, amount in (sums or _bare_sums(context.text, block))[:1]:
                yield from context.fact(project, "budget", amount, block.span, block.span, "field:budget")
        elif block.name == "funding" and project:
            # "Finansiering ⏎ Totalbudsjett NOK 5.500.000": the sum has lost the break before it.
            for line in (li for li in block.lines if _WHOLE_SUM.match(li.of(context.text))):
                for _, amount in list(find_sums(context.text, line.start, line.end))[:1]:
                    yield from context.fact(project, "budget", amount, line, block.span, "field:budget")
        elif block.name == "status" and project:
            yield from context.fact(
                project, "status", block.lines[0].of(context.text), block.lines[0], block.span, "field:status"
            )
        elif block.name == "deadline":
            yield from _first_day(context, event or project, "deadline", block)
    when = context.found.time
    if event and when:
        yield from context.fact(event, "start", when.start, when.day, when.sentence, "event:time", 0.9)
        yield from context.fact(event, "end", when.end, when.until, when.sentence, "event:time", 0.9)


_WHOLE_SUM = re.compile(
    r"(?i)(?:totalbudsjett|total[ ]budget|samlet[ ]budsjett|samla[ ]budsjett)[ :]{0,2}(?=NOK|kr|\d)"
    r"|(?:NOK[ ]|kr\.?[ ])?\d[\d., ]{0,12}(?:mill(?:ion(?:er|ar))?\.?|MNOK|kr(?:oner)?)?(?:[ ]kr(?:oner)?)?\.?$"
)
_BARE = re.compile(r"\d{1,3}(?:[ .]\d{3}){1,3}(?:,-)?|\d{5,9}(?:,-)?")


def _bare_sums(text: str, block: Block) -> list[tuple[Span, int]]:
    """The sum in figures alone that is all a field holds: "Tilskudd: 5 000 000"."""
    value = block.lines[0]
    whole = len(block.lines) == 1 and _BARE.fullmatch(value.of(text).strip())
    return list(find_sums(text, value.start, value.end, bare=True)) if whole else []


_NOT_OWN = re.compile(r"(?i)\b(?:inntil|innstilt|opptil|maks\w*|søkt|søker|søkjer|upp til|opp til|up to)\b")
"""Words with which a sum is a limit or a wish."""


def _talk_times(context: Context) -> Iterator[Fact]:
    for item in context.found.programme:
        if not item.title:
            continue
        block = context.blocks[item.block]
        for name in ("start", "end"):
            value = item.title.attributes.get(name)
            if value and block.label:
                yield from context.fact(
                    context.entities.of(item.title), name, value, block.label, block.span, "programme:time"
                )


def _acronyms(context: Context) -> Iterator[Fact]:
    for mention in context.found.placed:
        if mention.rule == "acronym:introduced":
            acronym = mention.span.of(context.text)
            if acronym == mention.text or len(acronym) > LONGEST_ACRONYM:
                continue  # the page's own name, named again, or a name in short ("Nærmiljøprosjektet")
            yield from context.fact(
                context.entities.of(mention), "acronym", acronym, mention.span, mention.span, mention.rule
            )


def _records(context: Context) -> Iterator[Fact]:
    """The sums of a table's records; "(x1000)" in the column's head is a thousand kroner."""
    thousands = bool(re.search(r"\(\s*x\s*1\s?000\s*\)|i (?:hele )?(?:1000|tusen)", context.text))
    for block in context.blocks:
        project = next((m for m in context.within(block.span) if m.type == "Project"), None)
        limit = _NOT_OWN.search(block.span.of(context.text))
        if block.kind == "item" and project and project.rule.startswith("list:") and not limit:
            for where, amount in list(find_sums(context.text, project.span.end, block.span.end, bare=True))[:1]:
                entity = context.entities.of(project)
                yield from context.fact(entity, "budget", amount, where, block.span, "list:budget")
        if block.kind != "record":
            continue
        cell = dict(block.cells).get("budget") or _trailing_number(context.text, block)
        if project and cell:
            amounts = re.sub(r"\D", "", cell.of(context.text))
            if amounts:
                value = int(amounts) * (1000 if thousands else 1)
                yield from context.fact(
                    context.entities.of(project), "budget", value, cell, block.span, "record:budget"
                )


def _trailing_number(text: str, block: Block) -> Span | None:
    line = block.lines[0]
    match = re.search(r"(?<=\s)\d{1,3}(?:[ .]\d{3})*\s*$", line.of(text))
    return Span(line.start + match.start(), line.start + match.start() + len(match.group().rstrip())) if match else None


def _period(context: Context, project: Entity | None, block: Block) -> Iterator[Fact]:
    values = Span(block.lines[0].start, block.lines[-1].end)
    moments = [m for m in find_moments(context.text, values.start, values.end) if m.first]
    if not moments:
        return
    yield from context.fact(project, "start", moments[0].first, moments[0].span, block.span, "field:period")
    last = moments[0].last or (moments[1].first if len(moments) > 1 else None)
    span = moments[0].span if moments[0].last else moments[-1].span
    yield from context.fact(project, "end", last, span, block.span, "field:period")


def _first_moment(context: Context, project: Entity | None, attribute: str, block: Block) -> Iterator[Fact]:
    for moment in find_moments(context.text, block.lines[0].start, block.lines[-1].end)[:1]:
        yield from context.fact(project, attribute, moment.first, moment.span, block.span, f"field:{attribute}")


def _first_day(context: Context, entity: Entity | None, attribute: str, block: Block) -> Iterator[Fact]:
    year = page_year(context.page)
    for moment in find_moments(context.text, block.lines[0].start, block.lines[-1].end):
        dated = moment.in_year(year) if year and not moment.first else moment
        if dated.first and len(dated.first) == 10:
            yield from context.fact(entity, attribute, dated.first, moment.span, block.span, f"field:{attribute}")
            return
