"""What a page says as a whole: themes, and the attributes of what it names (dates, sums, times, roles, acronyms)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samgraf.mentions.values import find_clocks, find_moments, find_sums
from samgraf.model import Block, Entity, Fact, Span, Statement
from samgraf.statements.context import Context


def document_claims(context: Context) -> Iterator[Statement]:
    """The statements that rest on the page as a whole: what its project, its event and its talks are about."""
    yield from _place_in_title(context)
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
            block = next((b for b in context.blocks if b.span.covers(mention.span)), None)
            sentence = block.span if block else mention.span
            yield from context.state(main, "about", theme, mention.span, sentence, "theme:page", 0.7)


def _place_in_title(context: Context) -> Iterator[Statement]:
    """ "Samskapingskonferanse i Askim": the place that an event's title names after "i" or "på"."""
    event = context.found.event
    if event is None:
        return
    for mention in context.within(event.span):
        if mention.type == "Municipality" and re.search(
            r"\b[ip]å?[ ]$", context.text[event.span.start : mention.span.start]
        ):
            place = context.entities.of(mention)
            yield from context.state(
                context.main("@event"), "inMunicipality", place, event.span, event.span, "title:place", 0.88
            )


def _stands_out(context: Context, span: Span) -> bool:
    """Whether a theme stands where a page says what it is about: its title, its headings, its opening."""
    opening = [b for b in context.blocks if b.kind in ("paragraph", "item")][:2]
    return any(b.span.covers(span) for b in context.blocks if b.kind == "heading") or any(
        b.span.covers(span) for b in opening
    )


def document_facts(context: Context) -> Iterator[Fact]:
    """The attributes that the page gives."""
    event, project = context.main("@event"), context.main("@project")
    yield from _talk_times(context)
    yield from _acronyms(context)
    yield from _records(context)
    event_fields = [b for b in context.blocks if b.kind == "field" and b.name == "date"]
    for block in context.blocks:
        if block.kind != "field":
            continue
        if block.name == "period":
            yield from _period(context, project, block)
        elif block.name == "budget" and project:
            for _, amount in list(find_sums(context.text, block.span.start, block.span.end))[:1]:
                yield from context.fact(project, "budget", amount, block.span, block.span, "field:budget")
        elif block.name == "status" and project:
            yield from context.fact(
                project, "status", block.lines[0].of(context.text), block.lines[0], block.span, "field:status"
            )
        elif block.name == "deadline":
            yield from _first_day(context, event or project, "deadline", block)
    if event:
        yield from _event_time(context, event, event_fields)


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
            yield from context.fact(
                context.entities.of(mention), "acronym", acronym, mention.span, mention.span, mention.rule
            )


def _records(context: Context) -> Iterator[Fact]:
    """The sums of a table's records; "(x1000)" in the column's head is a thousand kroner."""
    thousands = bool(re.search(r"\(\s*x\s*1\s?000\s*\)|i (?:hele )?(?:1000|tusen)", context.text))
    for block in context.blocks:
        if block.kind != "record":
            continue
        project = next((m for m in context.within(block.span) if m.type == "Project"), None)
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


def _first_day(context: Context, entity: Entity | None, attribute: str, block: Block) -> Iterator[Fact]:
    for moment in find_moments(context.text, block.lines[0].start, block.lines[-1].end):
        dated = moment if moment.first else moment.in_year(_year(context) or 0) if _year(context) else moment
        if dated.first and len(dated.first) == 10:
            yield from context.fact(entity, attribute, dated.first, moment.span, block.span, f"field:{attribute}")
            return


def _year(context: Context) -> int | None:
    """The year that days without one are of: the page's, where its text, address or date gives one."""
    when = context.entities.when
    return when.year if when else None


def _event_time(context: Context, event: Entity, fields: list[Block]) -> Iterator[Fact]:
    """When the event is: the date fields, else the first day that the page's beginning names."""
    spans = [Span(b.lines[0].start, b.lines[-1].end) for b in fields]
    if not spans:
        opening = [b.span for b in context.blocks[:8] if b.kind in ("heading", "paragraph", "item")]
        spans = [span for span in opening if not _is_byline(span.of(context.text))]
    day = None
    for span in spans:
        for moment in find_moments(context.text, span.start, span.end):
            dated = moment
            if not moment.first and (year := _year(context)):
                dated = moment.in_year(year)
            if dated.first and len(dated.first) == 10 and not _is_deadline(context.text, moment.span):
                day = dated
                break
        if day:
            break
    hours = next((c for span in spans if fields for c in find_clocks(context.text, span.start, span.end)), None)
    clocked = hours.span if hours else None
    if day and day.first:
        sentence = next((s for s in spans if s.covers(day.span)), day.span)
        start = f"{day.first}T{hours.first}" if hours and not day.last else day.first
        end = f"{day.first}T{hours.last}" if hours and hours.last and not day.last else day.last
        yield from context.fact(event, "start", start, day.span, sentence, "event:date", 0.9)
        yield from context.fact(event, "end", end, clocked or day.span, sentence, "event:date", 0.9)
    elif hours and clocked:
        yield from context.fact(event, "start", hours.first, clocked, clocked, "event:clock", 0.8)
        yield from context.fact(event, "end", hours.last, clocked, clocked, "event:clock", 0.8)


def _is_byline(text: str) -> bool:
    return bool(re.match(r"(?i)publi|oppdatert|skrevet|skrive|tekst|foto", text))


def _is_deadline(text: str, span: Span) -> bool:
    return bool(
        re.search(
            r"(?i)(?:innen|innan|frist\w*|senest|før|publisert)\W*(?:\w+\W+){0,3}$",
            text[max(0, span.start - 40) : span.start],
        )
    )
