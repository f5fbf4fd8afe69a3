"""Days, times of day, periods and sums of money in a stretch of text."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import Span

LANGUAGES = ["nb", "nn", "da", "en"]
MAX_NUMBER = 10**12
HOURS = 24
"""The hours of a day: a smaller number before a stop may be one."""
LONG = 30
"""Years between the two of a period at most, where the last has two figures."""


YEAR, MONTH, DAY = (len(part) for part in ("2022", "2022-05", "2022-05-17"))
"""Characters of a year, a month and a day, as moments hold them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or as much of it as the text gives, with the span it stands at.

    `first` and `last` are ISO strings: a date, a date and time, a month, a year, or a time of day alone. `last`
    is None where the text names one moment. `yearless` holds day and month where no year stands.
    """

    span: Span
    first: str | None
    last: str | None = None
    yearless: tuple[str, str | None] | None = None

    def in_year(self, year: int) -> Moment:
        """The same moment with a year that another part of the text gives."""
        if not self.yearless:
            return self
        first, last = self.yearless
        day = parse_day(f"{first} {year}")
        until = parse_day(f"{last} {year}") if last else None
        return Moment(self.span, day, until)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    times = rules("times")
    month = alternatives(times["months"])
    season = alternatives(times["seasons"])
    clock = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
    hour = r"(?:[01]?\d|2[0-4])"
    digits = r"(?:[01]\d|2[0-3])[0-5]\d"
    day = r"[0-3]?\d"
    dash = r"[ ]?(?:-|–|—|og|til|&|and|to)[ ]?"
    weekday = alternatives([name for names in times["weekdays"] for name in names])
    return {
        "day": re.compile(
            rf"\b(?:(?P<d1>{day})\.?(?:[ ]?(?P<m1>{month})\.?)?(?:[ ](?P<y1>(?:19|20)\d\d))?{dash}"
            rf"(?:(?:{weekday})[ ](?:den[ ])?)?)?"
            rf"(?P<d2>{day})\.?[ ]?(?P<m2>{month})\b\.?(?:,?[ ](?P<y2>(?:19|20)\d\d)\b)?",
            re.I,
        ),
        "english": re.compile(rf"\b(?P<m2>{month})[ ](?P<d2>{day})(?:st|nd|rd|th)?,?[ ](?P<y2>(?:19|20)\d\d)\b", re.I),
        # 31.10–01.11.2012; without a year only where it can be no hours.
        "span": re.compile(
            r"(?<![\d./])(?P<d1>[0-3]?\d)\.[ ]?(?P<m1>0?[1-9]|1[0-2])\.?[ ]?[-–—][ ]?"
            r"(?P<d2>[0-3]?\d)\.[ ]?(?P<m2>0?[1-9]|1[0-2])"
            r"(?:\.?[ ]?(?P<y2>(?:19|20)\d\d))?(?!\.?\d)"
        ),
        # 08.01.2019, and 8/1-2019.
        "numeric": re.compile(
            r"(?<![\d./])(?P<d>[0-3]?\d)(?:(?P<slash>/)|\.[ ]?)(?P<m>[01]?\d)(?(slash)[-–/ ]|\.[ ]?)"
            r"(?P<y>(?:19|20)?\d\d)(?!\d|:\d)"
        ),
        # "søndag 04.12", "tysdag 5/12", where no end of hours follows.
        "weekly": re.compile(
            r"(?<=dag[ ])(?<!\w)(?P<d>[0-3]?\d)(?:\.[ ]?|/)(?P<m>0?[1-9]|1[0-2])\.?(?![.:]?\d|[ ]?[-–—/][ ]?\d)",
            re.I,
        ),
        # 2014–20; with a hyphen it may be a month.
        "years": re.compile(
            r"(?<![\d/.-])(?P<y1>(?:19|20)\d\d)[ ]?(?:–|-(?=1[3-9]|[2-9]))[ ]?(?P<y2>\d\d)(?![\d/–-]|[.:]\d)"
        ),
        "iso": re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b"),
        "month": re.compile(rf"\b(?P<m>{month})\b\.?[ ](?P<y>(?:19|20)\d\d)\b", re.I),
        "season": re.compile(rf"\b(?:{season})[ ](?P<y>(?:19|20)\d\d)\b", re.I),
        "year": re.compile(r"(?<![\d/.])(?<![^\d]-)(?P<y>(?:19|20)\d\d)(?![\d/]|[.:]\d)"),
        # 09.00–15.00, and 0900 or whole hours where "kl." stands before them.
        "clock": re.compile(
            rf"(?<![\d.])(?:kl\.?[ ]?)?(?P<t1>{clock})(?:{dash}(?:kl\.?[ ]?)?(?P<t2>{clock}))?(?![\d.]*\d)"
            rf"|\b(?:kl\.?|klokk(?:a|en))[ ]?(?P<f1>{digits})(?:{dash}(?:kl\.?[ ]?)?(?P<f2>{digits}))?(?!\d)"
            rf"|\b(?:kl\.?|klokk(?:a|en))[ ]?(?P<g1>{hour}){dash}(?:kl\.?[ ]?)?(?P<g2>{clock})"
            rf"|\b(?:kl\.?|klokk(?:a|en))[ ]?(?P<h1>{hour})"
            rf"(?:(?:[ ]?[-–—][ ]?|[ ]til[ ](?:(?:kl\.?|klokk(?:a|en))[ ]?)?)(?P<h2>{hour}))?"
            r"(?![.:]?\d|[ ]?[-–—/][ ]?\d)",
            re.I,
        ),
        "money": re.compile(
            r"(?:(?P<before>NOK|kr\.?|kroner)[ ]{0,12})?"
            r"(?:(?<![\d.,])(?P<number>\d{1,3}(?:[ .]\d{3})+|\d{1,9}(?:[.,]\d{1,3})?)"
            rf"|(?<![\w-])(?P<word>{alternatives(list(times['numerals']))})(?=[ ](?:mill|tusen)))"
            rf"(?:[ ]?(?P<scale>{alternatives(list(times['multipliers']))})\b\.?)?"
            r"(?:[ ]?(?:norske[ ])?(?P<after>kroner|kr|NOK)\b|(?P<dash>,-)(?!\d))?",
            re.I,
        ),
    }


def find_moments(text: str, start: int = 0, end: int | None = None) -> list[Moment]:
    """The days, months, seasons and years named in `text[start:end]`, in order, none inside another."""
    end = len(text) if end is None else end
    found: list[Moment] = []
    taken: list[Span] = []
    for kind in ("day", "english", "span", "numeric", "weekly", "iso", "month", "season", "years", "year"):
        for match in _patterns()[kind].finditer(text, start, end):
            span = Span(match.start(), match.end())
            if any(span.overlaps(other) for other in taken):
                continue
            moment = _moment(kind, match, span)
            if moment:
                taken.append(span)
                found.append(moment)
    return sorted(found, key=lambda moment: moment.span)


def _moment(kind: str, match: re.Match[str], span: Span) -> Moment | None:
    if kind == "span" and not match["y2"] and max(int(match["d1"]), int(match["d2"])) < HOURS:
        return None
    if kind in ("day", "english", "span"):
        return _named_day(match, span)
    if kind == "weekly":
        return Moment(span, None, yearless=(f"{match['d']} {_month(int(match['m']))}", None))
    if kind == "years":
        last = match["y1"][:2] + match["y2"]
        if _NUMBERED.search(match.string, max(0, match.start() - 12), match.start()):
            return None
        return Moment(span, match["y1"], last) if 0 < int(last) - int(match["y1"]) <= LONG else None
    year = match["y"]
    if kind in ("year", "season"):
        return Moment(span, year)
    if kind == "month":
        day = parse_day(f"1 {match['m']} {year}")
        return Moment(span, day[:7]) if day else None
    day = parse_day(f"{match['d']}.{match['m']}.{year}")
    return Moment(span, day) if day else None


_NUMBERED = re.compile(r"(?i)(?:sak|nr\.?|nummer|forskrift|rapport|notat)[ ]$")
"""Before a number that looks like two years: "sak 2019-23"."""


def _month(number: int) -> str:
    name: str = rules("times")["months"][number - 1]
    return name


def _named_day(match: re.Match[str], span: Span) -> Moment | None:
    parts = match.groupdict()
    last = f"{parts['d2']} {parts['m2']}"
    first = f"{parts['d1']} {parts.get('m1') or parts['m2']}" if parts.get("d1") else None
    year = parts["y2"]
    if not year:
        return Moment(span, None, yearless=(first or last, last if first else None))
    until = parse_day(f"{last} {year}")
    if not until:
        return None
    if not first:
        return Moment(span, until)
    return Moment(span, parse_day(f"{first} {parts.get('y1') or year}"), until)


@cache
def parse_day(text: str) -> str | None:
    """The ISO date of a day written out in one of the four languages ("8 mars 2013", "08.01.19"), else None."""
    # Month names that the library does not know by all their short forms.
    text = re.sub(r"\bfebr\b", "feb", text, flags=re.I)
    if (numeric := re.fullmatch(r"\d{1,2}\.(\d{1,2})\.\d+", text)) and int(numeric[1]) > 12:
        return None
    import dateparser  # costs a quarter of a second to import, and most pages of a rebuild need no new day

    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "PREFER_DATES_FROM": "past"}
    with warnings.catch_warnings():
        # The library still parses without a year on its way to the right answer, which Python warns of.
        warnings.simplefilter("ignore", DeprecationWarning)
        parsed: datetime | None = dateparser.parse(text, languages=LANGUAGES, settings=settings)
    return parsed.date().isoformat() if parsed else None


def find_clocks(text: str, start: int = 0, end: int | None = None) -> list[Moment]:
    """The times of day named in `text[start:end]`: `first` and `last` as HH:MM."""
    end = len(text) if end is None else end
    days = [moment.span for moment in find_moments(text, start, end)]
    found = []
    for match in _patterns()["clock"].finditer(text, start, end):
        span = Span(match.start(), match.end())
        # "kl 1500-1900": the last hour looks like a year.
        if match["f1"] or not any(span.overlaps(day) for day in days):
            first = match["t1"] or match["f1"] or match["g1"] or match["h1"]
            last = match["t2"] or match["f2"] or match["g2"] or match["h2"]
            found.append(Moment(span, clock(first), clock(last) if last else None))
    return found


def clock(text: str) -> str:
    """A time of day as HH:MM.

    >>> clock("9.30")
    '09:30'
    """
    if text.isdecimal() and len(text) > 2:
        text = f"{text[:-2]}:{text[-2:]}"
    hours, _, minutes = text.replace(".", ":").partition(":")
    return f"{int(hours):02d}:{minutes.strip() or '00'}"


def find_sums(
    text: str, start: int = 0, end: int | None = None, *, bare: bool = False, scaled: bool = False
) -> Iterator[tuple[Span, int]]:
    """The sums of money in `text[start:end]`, in kroner.

    `bare` takes numbers of four digits and more without a currency too, but no years: a column of sums has none.
    `scaled` takes millions of nothing else, where money is spoken of: "ei ramme på 7,6 millionar".
    """
    end = len(text) if end is None else end
    for match in _patterns()["money"].finditer(text, start, end):
        amount = _amount(match)
        named = match["before"] or match["after"] or match["dash"]
        millions = scaled and match["scale"] and not _COUNTED.match(text, match.end(), end)
        counted = bare and amount is not None and amount >= 1000 and not _PLAIN_YEAR.fullmatch(match.group().strip())
        if amount is not None and (named or millions or counted):
            yield Span(match.start(), match.end()), amount


_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r"(?i)[ ](?!(?:i|over|til|fra|frå|av|for|og|som|på|per|fordelt|årleg|årlig)\b)[a-zæøå]")
"""Behind millions: what they are of."""


def _amount(match: re.Match[str]) -> int | None:
    scale: int = rules("times")["multipliers"].get((match["scale"] or "").casefold(), 1)
    if match["word"]:
        return round(float(rules("times")["numerals"][match["word"].casefold()]) * scale)
    number = match["number"]
    if scale == 1 or re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", number):
        number = re.sub(r"[ .](?=\d{3})", "", number)
    value = round(float(number.replace(" ", "").replace(",", ".")) * scale)
    return value if 0 < value <= MAX_NUMBER else None


def iso(day: date) -> str:
    """A date as text."""
    return day.isoformat()
