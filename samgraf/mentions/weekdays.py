"""Days of a year by the day of the week that a text gives them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.values import DAY, Moment

WRITTEN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NEAR_YEARS = 3
"""Years beside a page's in which one that it names may be that of a day."""
REACH = 16
"""Characters before a day in which its weekday stands."""


def in_year(text: str, moment: Moment, year: int) -> Moment:
    """A day in the page's year; in the one beside it, where that alone has the day on the weekday before it.

    A page of 2019 says "onsdag 22. januar" of the next year, and one on a year of its own of the autumn before.
    """
    at, dated = moment.span.start, moment.in_year(year)
    here = weekday_before().search(text, max(0, at - REACH), at)
    weekday = here["weekday"] if here else _weekday_elsewhere(text, moment.span.of(text))
    if weekday is None or _falls_on(dated, weekday):
        return dated
    named = [y for y in _years_in(text) if 1 < abs(y - year) <= NEAR_YEARS]
    for years in ((year - 1, year + 1), named):
        fitting = [other for y in years if _falls_on(other := moment.in_year(y), weekday)]
        if len(fitting) == 1:
            return fitting[0]
    return dated


@lru_cache(256)
def _weekday_elsewhere(text: str, day: str) -> str | None:
    """The day of the week that a text gives a day of a month where it first gives it one; pages repeat their days."""
    told = (match.start() for match in re.finditer(rf"(?<!\d){re.escape(day)}(?!\w)", text))
    before = (weekday_before().search(text, max(0, at - REACH), at) for at in told)
    return next((found["weekday"] for found in before if found), None)


@lru_cache(8)
def _years_in(text: str) -> list[int]:
    return sorted({int(year) for year in WRITTEN_YEAR.findall(text)})


@cache
def weekday_before() -> re.Pattern[str]:
    """The day of the week that ends a stretch, before a day of a month."""
    names = [name for several in rules("times")["weekdays"] for name in several]
    return re.compile(rf"(?i)\b(?P<weekday>{alternatives(names)})[ ,]{{1,2}}(?:den[ ])?$")


def _falls_on(day: Moment, weekday: str) -> bool:
    names = rules("times")["weekdays"]
    return bool(
        day.first
        and len(day.first) == DAY
        and weekday.casefold() in names[date.fromisoformat(day.first or "").weekday()]
    )


def is_on_weekday(day: Moment, before: str) -> bool:
    """Whether a day falls on the weekday that stands before it; not, where none does."""
    told = weekday_before().search(before)
    return told is not None and _falls_on(day, told["weekday"])
