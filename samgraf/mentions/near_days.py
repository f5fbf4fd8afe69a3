"""What lines near an event's day tell of when it is: its hours on a line below, its last day where it is told again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.values import Moment, find_clocks, find_moments
from samgraf.model import Span
from samgraf.text import Page

_LINES = 3
"""Lines below a day in which its hours stand alone."""
_LABEL = re.compile(r"(?i)(?:tid|tidspunkt|klokkeslett|klokkeslag|klokka|klokken|når|time)[ ]?:?")
_HOURS = re.compile(
    r"(?i)(?P<label>(?:tid|tidspunkt|klokkeslett|klokkeslag|når|time)[ ]?:[ ]?)?(?P<kl>kl\.?[ ]?)?\d.{2,20}"
)
_ROWS = re.compile(r"(?i)(?:program|dagsorden|sakliste|agenda|tidsskjema)\w*[ ]?:?")
_APART = re.compile(
    r"(?i)(?:påmelding|registrering|telefontid|kontortid|[oå]pningstid|lunsj|lunch|middag|frukost|frokost|kaffe|formøte"
    r"|omvisi?ning|omvising|utstilling|konsert|(?:første|fyrste|andre|tredje)[ ](?:økt|bolk))"
)
"""What is on beside an event or is a part of it, and has hours of its own."""
_LEAST = 2
"""Hours that an event lasts at least, where nothing calls a line its hours: what is shorter is a programme's row."""
LONGEST = 7
"""Days that an event lasts at most."""
_REACH = 40
"""Characters in which both days of a stretch stand."""


_PLACE = r"(?:,?[ ](?:i|på|ved)[ ][A-ZÆØÅ][\w.-]{1,30}(?:[ ][A-ZÆØÅ][\w-]{1,30}){0,3}){0,2}"
_HELD = (
    r"(?:,?[ ](?:som[ ])?(?:(?:ble|blei|vart|blir|vert|er|var|skal|har|vil)(?:[ ](?:bli|verta?|vore|vært|blitt|vorte))?"
    r"(?:[ ](?:arrangert|arrangeres|arrangerast|holdt|halden?|haldne|holdes|haldast|avholdt|avholdes|gjennomført"
    r"|gjennomføres|gjennomførast|feira|feiret))?"
    r"|arrangeres|arrangerast|holdes|haldast|avholdes|gjennomføres|gjennomførast|gikk av stabelen|gjekk av stabelen"
    r"|går av stabelen|fant sted|finner sted|fann stad|finn stad))?"
)


@cache
def leads_to_day() -> re.Pattern[str]:
    """What may stand between an event and its day: where, and that it is held."""
    weekday = alternatives([name for several in rules("times")["weekdays"] for name in several])
    return re.compile(
        rf"[»”\"]?{_PLACE}(?P<held>{_HELD}){_PLACE}(?:,|[ ]–)?[ ](?:(?:den|i|på)[ ])?"
        rf"(?:(?i:{weekday}),?[ ](?:den[ ])?)?"
    )


def held_on(text: str, body: int, event: str) -> list[Span]:
    """Where a page says of its event, by its name or as "the conference", that it is held on a day."""
    called = alternatives(rules("titles")["events"]["references"])
    names = re.compile(rf"(?<![\w-])(?:{alternatives([event])}|(?i:{called}))(?=[ ])")
    found = []
    for name in names.finditer(text, body):
        line = text.find("\n", name.end())
        end = min(name.end() + _BEHIND, line if line >= 0 else len(text))
        day = next(iter(find_moments(text, name.end(), end)), None)
        between = text[name.end() : day.span.start] if day else ""
        if day and leads_to_day().fullmatch(between) and _VERB.search(between):
            found.append(Span(name.start(), end))
    return found


_BEHIND = 110
"""Characters behind an event in which its day stands, with its hours."""
_VERB = re.compile(r"[ ](?:holdes|haldast|blir|vert|er|arrangeres|arrangerast|går|finn|finner)(?!\w)")
"""That it is to be held, or is."""


def field_hours(text: str, spans: Sequence[Span]) -> Moment | None:
    """The hours that date fields give."""
    clocks = [c for s in spans for c in find_clocks(text, s.start, s.end)]
    hours = clocks[0] if clocks else None
    if hours and not hours.last and len(clocks) == 2 and not text[hours.span.end : clocks[1].span.start].strip():
        # "kl. 09:00 14:30": a lost dash.
        return Moment(Span(hours.span.start, clocks[1].span.end), hours.first, clocks[1].first)
    return hours


_OTHER = re.compile(
    r"(?i)(?:påmeld|frist|registr|søk|billett|utstilling|ferie|hotell|streik|konsert|stemmegiv"
    r"|(?<!\w)er[ ](?:open|åpen|opent|åpent)(?!\w)"
    r"|[ ]i[ ]fjor|(?<!\w)i[ ](?:fjor|\d{4})|forrige|førre|tidlegare|tidligere"
    r"|(?P<frame>(?<!\w)\w{0,30}festival|(?<!\w)\w{3,30}(?:uka|uken|veka|dagane|dagene)))"
    r"[^.\n]{0,40}$"
)
"""Before days on which one enrols for an event, or on which something else is, or was the year before."""


def hours_below(text: str, end: int) -> Moment | None:
    """The hours from and to that a line below the day's holds alone: "4. mai 2022 ⏎ Tid ⏎ Kl. 9.00 - 15.00"."""
    seen, labelled, at = 0, False, text.find("\n", end)
    while at >= 0 and seen < _LINES:
        begin, at = at + 1, text.find("\n", at + 1)
        line = text[begin : at if at >= 0 else len(text)].strip()
        if not line:
            continue
        if _ROWS.fullmatch(line) or _APART.match(line):
            return None
        if _LABEL.fullmatch(line):
            labelled = True
            continue
        if told := _HOURS.fullmatch(line):
            hours = next(iter(find_clocks(text, begin, at if at >= 0 else len(text))), None)
            alone = hours is not None and text[hours.span.end : at if at >= 0 else len(text)].strip(" .") == ""
            sure = labelled or told["label"] or (told["kl"] and hours and _lasts(hours) >= _LEAST)
            return hours if alone and hours and hours.last and sure else None
        seen, labelled = seen + 1, False
    return None


def _lasts(hours: Moment) -> int:
    return int((hours.last or hours.first or "")[:2]) - int((hours.first or "")[:2])


def last_day_told(page: Page, day: Moment, event: str) -> Moment | None:
    """The last day of an event, where the page tells of it elsewhere as a stretch of days: "21.–22. februar"."""
    first = date.fromisoformat(day.first or "")
    stretches = re.compile(
        rf"(?<![\d.,])0?{first.day}\.?(?:[ ][a-zæøå]{{3,9}})?[ ]?(?:[-–—]|og|til)[ ]?[0-3]?\d\.?[ ]?[a-zæøå]"
    )
    for found in stretches.finditer(page.text, page.body):
        told = next(iter(find_moments(page.text, found.start(), found.start() + _REACH)), None)
        dated = told.in_year(first.year) if told and not told.first else told
        other = _OTHER.search(page.text, max(0, found.start() - 2 * _REACH), found.start())
        if other and other["frame"] and other["frame"][:6].casefold() in event.casefold():
            other = None
        if dated and dated.first == day.first and dated.last and not other:
            last = date.fromisoformat(dated.last)
            if 0 < (last - first).days < LONGEST:
                return Moment(Span(found.start(), dated.span.end), dated.last)
    return None
