"""When the events are that sentences name: "Bygdekonferansen i Skien vart arrangert 3. oktober 2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.dating import page_year
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.near_days import leads_to_day
from samgraf.mentions.values import DAY, YEAR, Moment, find_moments
from samgraf.mentions.weekdays import in_year, is_on_weekday
from samgraf.model import Entity, Fact, Mention, Span
from samgraf.statements.context import Context
from samgraf.statements.doubts import is_doubted

_REACH = 110
"""Characters behind an event in which its day stands."""


def event_times(context: Context) -> Iterator[Fact]:
    """The day that a sentence tells behind the name of an event, else the year in the name; none where two are told."""
    told: dict[str, list[tuple[Entity, Moment, Span]]] = {}
    for mention in context.found.placed:
        if mention.type != "Event" or (entity := context.entities.of(mention)) is None:
            continue
        if entity == context.main("@event") and (
            context.found.time or _is_of_another_year(mention.span.of(context.text), entity)
        ):
            continue  # the page tells it elsewhere, or looks back
        if moment := _day_behind(context, mention) or _named_year(context, mention):
            told.setdefault(entity.id, []).append((entity, moment, mention.span))
    for of_one in told.values():
        exact = max(len(moment.first or "") for _, moment, _ in of_one)
        days = [one for one in of_one if len(one[1].first or "") == exact]
        if len({moment.first for _, moment, _ in days}) > 1:
            continue
        entity, moment, name = days[0]
        whole = Span(min(name.start, moment.span.start), max(name.end, moment.span.end))
        yield from context.fact(entity, "start", moment.first, moment.span, whole, "event:told", 0.85)
        yield from context.fact(entity, "end", moment.last, moment.span, whole, "event:told", 0.85)


def _is_of_another_year(named: str, entity: Entity) -> bool:
    """Whether a page's event is named by a year that is not in its own name: "fjorårets" is another one."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", named))
    return bool(years) and not years <= set(re.findall(r"\d{4}", entity.name))


def _day_behind(context: Context, event: Mention) -> Moment | None:
    """The moment that stands behind an event with nothing between but where and that it is held."""
    text = context.text
    line = text.find("\n", event.span.end)
    end = min(event.span.end + _REACH, line if line >= 0 else len(text))
    before = text[max(0, event.span.start - _REACH) : event.span.start].split("\n")[-1]
    if not re.search(r"\d", text[event.span.end : end]) or _OTHER_DAY.search(before):
        return None
    named, begin = None, event.span.end
    for moment in find_moments(text, event.span.end, end)[:2]:
        led = text[begin : moment.span.start]
        if led == " " and len(moment.first or "") == YEAR and named is None:
            # A year right behind a name is of it: "«Opningskonferanse Solvik *2014*» den 14. februar 2014".
            named, begin = moment, moment.span.end
            continue
        lead = leads_to_day().fullmatch(led)
        if lead is None or _is_put_off(context, event.span):
            break
        if lead["held"] and not _is_held(text, event.span, lead["held"], moment.span.end):
            break
        if moment.first:
            # "Konferansen i 2019" may be an earlier one of several.
            return None if event.refers and len(moment.first) < DAY else moment
        return _of_page_year(context, moment)
    return named if named and _kinds().search(event.span.of(text)) else None


_BARE = re.compile(r",?[ ](?:som[ ])?(?:ble|blei|vart|blir|vert|er|var|skal|har|vil)")
_GOES_ON = re.compile(
    r"[ ]?(?:[.,;:)!–]|$|\n)|,?[ ](?:(?:kl|klokk\w+|i|på|ved|med|for|og|frå|fra|til|der|hos|hjå|under|digitalt)\b"
    r"|(?:arrangert|holdt|halden?|avholdt|gjennomført|feira|feiret)\b)"
)
"""Behind the day that an event "is" on: "er 3. oktober *i Florø*"; not "er 3. oktober *omtalt*"."""
_OF_EVENT = re.compile(r"(?i)(?<!\w)(?:om|for|til|før|etter|av|mot)[ ](?:årets[ ])?[«“\"]?$")


_OTHER_DAY = re.compile(r"(?i)(?<!\w)dagen[ ](?:før|etter)[ ](?:[a-zæøå]{3,30}[ ])?[«“\"]?$")
"""Before an event, what tells of another day: "*dagen før* konferansen, 3. oktober"."""


def _is_held(text: str, event: Span, held: str, end: int) -> bool:
    """Whether a verb says of an event itself that it is held: not "*påmeldinga til* konferansen er 3. oktober"."""
    if "som" not in held and _OF_EVENT.search(text, max(0, event.start - 20), event.start):
        return False
    return _BARE.fullmatch(held) is None or _GOES_ON.match(text, end) is not None


def _of_page_year(context: Context, moment: Moment) -> Moment | None:
    """A day without a year, where that of the page has it on the weekday before it."""
    year, before = page_year(context.page), context.text[max(0, moment.span.start - 16) : moment.span.start]
    dated = in_year(context.text, moment, year) if year else None
    return dated if dated and is_on_weekday(dated, before) else None


_YEAR_IN_NAME = re.compile(r"(?P<kind>[\wæøåÆØÅ-]{3,40})[ ](?P<year>(?:19|20)\d\d)$")


def _named_year(context: Context, event: Mention) -> Moment | None:
    """The year that an event is called by ("Kulturdagen 2023"), and not what it is about ("Seminar om Mål 2020")."""
    found = _YEAR_IN_NAME.search(context.text, event.span.start, event.span.end)
    if found is None or not _kinds().search(found["kind"]):
        return None
    return Moment(Span(*found.span("year")), found["year"])


@cache
def _kinds() -> re.Pattern[str]:
    words = rules("titles")["events"]
    heads = alternatives([*words["heads"], *words["compound"], *words["references"]])
    return re.compile(rf"(?i)(?:{heads})(?:en|a|et|ne)?$")


def _is_put_off(context: Context, at: Span) -> bool:
    """Whether the sentence takes back or only wishes what it says."""
    text = context.text
    begin = max(text.rfind(mark, 0, at.start) for mark in (". ", "\n")) + 1
    found = _END.search(text, at.end)
    end = found.end() if found else len(text)
    # Up to the day: what stands behind it tells of more than the event.
    told = text[begin : at.end + _REACH].split("\n")[0].split(". ")[0]
    asked = text[begin:end].endswith("?") or _PUT_OFF.search(text, at.end, end)
    return bool(asked) or is_doubted(told)


_END = re.compile(r"(?:(?:(?<!\d)|(?<=\d{4}))\.|[?!])(?=\s|$)|\n")
"""Where a sentence ends: not behind the day of a month."""
_PUT_OFF = re.compile(r"(?i)(?:ble|blei|vart|er|blir|vert)[ ](?:avlyst|utsatt|utsett|flytta|flyttet)(?!\w)")
