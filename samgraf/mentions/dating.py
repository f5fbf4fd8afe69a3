"""When: the day and the hours of a page's event, and the year that days without one are of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samgraf.mentions.day_lines import names_day
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.near_days import LONGEST, field_hours, held_on, hours_below, last_day_told
from samgraf.mentions.told_hours import told_hours
from samgraf.mentions.values import DAY, Moment, find_clocks, find_moments, parse_day
from samgraf.mentions.weekdays import WRITTEN_YEAR, in_year, weekday_before
from samgraf.model import Block, Mention, Span
from samgraf.text import Page
from samgraf.text.clocks import DAY_LINE

_BYLINE = re.compile(
    r"(?i)\W{0,3}(?:publi|oppdatert|sist (?:endr|oppdat)|skrevet|skrive|tekst|foto|nyhet|nyhend|aktuelt|lagt ut)"
)
_DEADLINE = re.compile(
    r"(?i)(?:innen|innan|frist\w*|senest|seinast|\bfør\b|publisert|tilmeld\w*|påmeld\w*)\W*(?:\w+\W+){0,3}$"
    r"|\bfrist\w*(?:[ ]\w+){0,7}[ ]$"
)
_LAST = re.compile(
    r"(?i)\W*(?:er|var|blir|vert|som)\W+(?:siste|fristen|frist|påmeldingsfrist|høringsfrist|høyringsfrist)"
)
"""What stands after such a day: "3. mai er siste frist"."""
_NAMED_YEAR = re.compile(
    r"(?!(?:Norge|Noreg|Agenda|Horisont|Horizon|Visjon|Helse)[ ])"
    r"(?:\b[A-ZÆØÅ][\wæøå]{4,}|\b(?i:våren|sommeren|sommaren|høsten|hausten|vinteren))[ ](?P<year>(?:19|20)\d\d)\b"
)
_SIGNED = re.compile(r"(?m)^[A-ZÆØÅ][\w. -]{4,50}, [0-3]?\d\.[01]?\d\.(?P<year>(?:19|20)\d\d)$")
"""A line with the author and the day it was written."""
_CLOCK_LINE = re.compile(r"\s{1,3}(?:[Kk]l\.?\s?)?\d{1,2}[.:]\d\d[ ]?(?:[-–—][ ]?\d{1,2}[.:]\d\d)?(?=\s*\n)")
HOURS_REACH = 40
"""Characters after a day in which its hours stand."""
DAY_LENGTH = 60
"""Characters of a line that holds a day and its hours."""
OPENING = 8
"""Blocks in which a page tells when its event is, if it has no field for it."""


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event is, and where the page says so."""

    start: str
    """A date, a date and time, or a time of day where the day has no year."""
    end: str | None
    day: Span
    """Where its first day stands; the hours, where there is no whole day."""
    until: Span
    """Where its end stands."""
    sentence: Span


def page_year(page: Page) -> int | None:
    """The year that days without one are of, where the page makes it plain, else None: no year is guessed.

    It is the year of publication, of the address, of the title, or one that belongs to a name or a season
    ("Frivilligåret 2022", "våren 2007") if all such agree.
    """
    if page.document.published:
        return page.document.published.year
    if found := re.match(r"(?:19|20)\d\d", page.document.metadata.get("published", "")):
        return int(found.group())
    if found := re.search(r"[/_-]((?:19|20)\d\d)(?=[/_-]|$)", page.document.metadata.get("url", "")):
        return int(found[1])
    if found := re.search(r"\b((?:19|20)\d\d)\b", page.document.metadata.get("title", "")):
        return int(found[1])
    if found := _SIGNED.search(page.text, page.body, page.body + 400):
        return int(found["year"])
    named = {int(match["year"]) for match in _NAMED_YEAR.finditer(page.text, page.body)}
    return named.pop() if len(named) == 1 else _year_by_weekday(page) or _year_of_days(page)


WHOLE_DAY = 24
"""Characters before a year in which its day and month stand."""


def _year_of_days(page: Page) -> int | None:
    """The year of the whole days that a page names, where all are of one."""
    near = (
        Span(max(page.body, at.start() - WHOLE_DAY), at.end()) for at in WRITTEN_YEAR.finditer(page.text, page.body)
    )
    days = (moment.first for span in near for moment in find_moments(page.text, span.start, span.end))
    years = {int(day[:4]) for day in days if day and len(day) == DAY}
    return years.pop() if len(years) == 1 else None


def _year_by_weekday(page: Page) -> int | None:
    """The one year that the page names in which its day is on the weekday it names ("tirsdag 26. april")."""
    weekday = {name: number for number, names in enumerate(rules("times")["weekdays"]) for name in names}
    named = re.search(
        rf"(?i)\b(?P<weekday>{alternatives(list(weekday))})[ ,]+(?:den[ ])?(?P<day>\d{{1,2}}\.?[ ]?[a-zæøå]+)",
        page.text[page.body :],
    )
    if named is None:
        return None
    fitting = []
    for year in sorted({int(year) for year in WRITTEN_YEAR.findall(page.text)}):
        day = parse_day(f"{named['day']} {year}")
        if day and date.fromisoformat(day).weekday() == weekday[named["weekday"].casefold()]:
            fitting.append(year)
    return fitting[0] if len(fitting) == 1 else None


def event_time(page: Page, blocks: Sequence[Block], event: Mention) -> EventTime | None:
    """When the page's event is: by its date fields, its title, else the first day that the page's opening names."""
    fields = [b for b in blocks if b.kind == "field" and b.name == "date"]
    fields = fields or [
        b for b in blocks if b.kind == "field" and b.name == "venue" and names_day(page.text, b.lines[0])
    ]
    spans = [Span(b.lines[0].start, b.lines[-1].end) for b in fields]
    ends = any(b.kind == "field" and b.name == "end_date" for b in blocks)
    if (not spans or ends) and (told := _first_and_last(page, blocks)):
        return told
    if not spans:
        titled = [b.span for b in blocks if b.span.covers(event.span)][:1]
        opening = (span for span in _opening(page.text, blocks) if span not in titled)
        spans = [*titled, *held_on(page.text, page.body, event.text), *opening]
    alone = [] if fields else list(_lines_of_days(page.text, blocks))
    day = _first_day(page, spans) or _first_day(page, alone)
    spans = [*spans, *(span for span in alone if span not in spans)]
    if day is None and fields:
        # "Dato: Tidspunkt:" whose values are lost, "Tid: 10.00-15.00": the title may have the day, or the opening.
        titled = [b.span for b in blocks if b.kind != "field" and b.span.covers(event.span)]
        days = [*titled, *(span for span in _opening(page.text, blocks) if span not in titled)]
        day, spans = _first_day(page, days), [*spans, *days]
    if fields:
        own = _on_its_day(page, spans, day) if day else spans
        hours = field_hours(page.text, own) or hours_below(page.text, spans[0].end)
    else:
        named = [m for s in spans for m in find_moments(page.text, s.start, s.end)]
        near = [day, *(m for m in named if _is_day(m, day))] if day else [m for m in named if not m.first]
        hours = next((found for moment in near if (found := _hours_after(page.text, spans, moment))), None)
    if day and day.first:
        sentence = next(s for s in spans if s.covers(day.span))
        hours = hours or hours_below(page.text, sentence.end)
        hours = hours if fields or day.last else told_hours(page, hours)
        timed = hours if hours and not day.last else None
        if day.last is None and (until := _last_day(page, blocks, day) or last_day_told(page, day, event.text)):
            return EventTime(day.first, until.first, day.span, until.span, sentence)
        start = f"{day.first}T{timed.first}" if timed else day.first
        end = f"{day.first}T{timed.last}" if timed and timed.last else day.last
        return EventTime(start, end, day.span, timed.span if timed else day.span, sentence)
    if hours and hours.first:
        return EventTime(hours.first, hours.last, hours.span, hours.span, hours.span)
    return None


def _first_and_last(page: Page, blocks: Sequence[Block]) -> EventTime | None:
    """When an event begins and ends by a field for each: "Start: 3. mai 2023 kl. 18 ⏎ Slutt: 3. mai 2023 kl. 20"."""
    fields = {
        b.name: b.lines[0]
        for b in reversed(blocks)
        if b.kind == "field" and b.name in ("start", "date", "end_date") and not _is_of_enrolment(page.text, b)
    }
    if "end_date" in fields and "date" in fields:
        fields.setdefault("start", fields["date"])  # "Startdato: … Sluttdato: …"
    begins = _moment_in(page, fields["start"]) if "start" in fields else None
    if begins is None:
        return None
    ends = _moment_in(page, fields["end_date"]) if "end_date" in fields else None
    ends = ends if ends and ends[:DAY] >= begins[:DAY] else None
    until = fields["end_date"] if ends else fields["start"]
    return EventTime(begins, ends, fields["start"], until, fields["start"])


def _is_of_enrolment(text: str, field: Block) -> bool:
    """Whether a field tells until when one enrols: "Sluttdato for påmelding"."""
    return field.label is not None and _ENROLMENT.search(text, field.label.start, field.label.end) is not None


_ENROLMENT = re.compile(r"(?i)påmeld|tilmeld|frist|registrer|søkna")


def _moment_in(page: Page, line: Span) -> str | None:
    """The day that a line names, with its hour."""
    day = next(iter(_days(page, [line])), None)
    hours = find_clocks(page.text, day.span.end, line.end) if day else []
    return f"{day.first}T{hours[0].first}" if day and hours else day.first if day else None


def _first_day(page: Page, spans: Sequence[Span]) -> Moment | None:
    """The first day that is told; one alone on a line is when that was written, if a later one has its hours."""
    days = list(_days(page, spans))
    if not days:
        return None
    line = next((s for s in spans if s.covers(days[0].span)), days[0].span)
    if line.of(page.text).strip() != days[0].span.of(page.text).strip():
        return days[0]
    timed = (
        day for day in days[1:] if (day.first or "") > (days[0].first or "") and _hours_after(page.text, spans, day)
    )
    return next(timed, days[0])


def _last_day(page: Page, blocks: Sequence[Block], first: Moment) -> Moment | None:
    """The last day over the rows of a programme ("Dag 2: Torsdag 13. mai"), where it is another than the first."""
    rows = [index for index, block in enumerate(blocks) if block.kind == "row"]
    heads = [block.span for block in blocks[: rows[-1]] if block.kind != "row"] if rows else []
    lines = [head for head in heads if DAY_LINE.match(head.of(page.text))]
    days = [day for day in _days(page, lines) if day.first and first.first and day.first > first.first]
    near = [day for day in days if (_date(day) - _date(first)).days < LONGEST]
    return max(near, key=_date, default=None)


def _on_its_day(page: Page, fields: Sequence[Span], day: Moment) -> list[Span]:
    """The fields that tell of no other day than the event's, as that of a further meeting does."""
    told: dict[Span, set[str | None]] = defaultdict(set)
    for field, moment in _dated(page, fields):
        told[field].add(moment.first)
    return [field for field in fields if field not in told or day.first in told[field]]


def _date(moment: Moment) -> date:
    return date.fromisoformat(moment.first or "")


def _is_day(moment: Moment, day: Moment) -> bool:
    """Whether another mention names the same day, perhaps without its year."""
    if moment.span == day.span or day.first is None or moment.last or day.last:
        return False
    return day.first in (moment.first, moment.in_year(int(day.first[:4])).first)


def _hours_after(text: str, spans: Sequence[Span], day: Moment) -> Moment | None:
    """The hours that follow a day in running text ("12. mai kl. 10.00-13.00"), on its line or alone on the next."""
    around = next((s for s in spans if s.covers(day.span)), day.span)
    if _DEADLINE.search(text[max(around.start, day.span.start - 40) : day.span.start]):
        return None
    until = min(around.end, day.span.end + HOURS_REACH)
    below = _CLOCK_LINE.match(text, around.end) if around.end - day.span.end < 3 else None
    clocks = find_clocks(text, day.span.end, below.end() if below else until)
    return clocks[0] if clocks else None


def _opening(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    under = False
    for block in blocks[:OPENING]:
        told = block.span.of(text)
        # "Publisert:" may stand on a line of its own above the day.
        byline = bool(_BYLINE.match(told) or _SIGNED.match(told) or re.fullmatch(r"\([\d./ -]+\)", told))
        if block.kind in ("heading", "paragraph", "item") and not byline and not under:
            yield block.span
        under = (
            byline and re.fullmatch(r"\W*(?:[\wæøå]+[ ]?){1,3}:?\W*", told) is not None and not re.search(r"\d", told)
        )


def _lines_of_days(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """The lines further down that hold a day and its hours, or the day of the week, and nothing else."""
    for block in blocks[OPENING:]:
        if block.kind not in ("heading", "paragraph", "item") or len(block.span) > DAY_LENGTH:
            continue
        span = block.span
        moments = find_moments(text, span.start, span.end)
        if moments and (find_clocks(text, moments[0].span.end, span.end) or _is_weekday(text, span, moments[0])):
            yield span


def _is_weekday(text: str, line: Span, day: Moment) -> bool:
    """Whether a line holds no more than a day of a year and which of the week it is: "mandag 20.03.23."."""
    before = weekday_before().fullmatch(text, line.start, day.span.start)
    return before is not None and day.first is not None and not text[day.span.end : line.end].strip(" .,")


def _days(page: Page, spans: Iterable[Span]) -> Iterator[Moment]:
    """The whole days in some stretches, the page's year given to those without one; no deadlines."""
    return (moment for _, moment in _dated(page, spans))


def _dated(page: Page, spans: Iterable[Span]) -> Iterator[tuple[Span, Moment]]:
    """The stretches, each with one of its days."""
    year = page_year(page)
    for span in spans:
        for moment in find_moments(page.text, span.start, span.end):
            dated = in_year(page.text, moment, year) if year and not moment.first else moment
            before = page.text[max(span.start, moment.span.start - 40) : moment.span.start]
            after = page.text[moment.span.end : moment.span.end + 40]
            if dated.first and len(dated.first) == DAY and not _DEADLINE.search(before) and not _LAST.match(after):
                yield span, dated
