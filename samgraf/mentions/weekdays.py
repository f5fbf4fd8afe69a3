"""Days of a year by the day of the week that a text gives them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from samgraf.mentions.values import Moment, alternatives, rules

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NEAR_YEARS = 3
"""Years beside a page's in which one that it names may be that of a day."""
WHOLE = 10
"""Characters of a whole day."""


def in_year(text: str, moment: Moment, year: int) -> Moment:
    """A day in the page's year; in the one beside it, where that alone has the day on the weekday before it.

    A page of 2019 says "onsdag 22. januar" of the next year, and one on a year of its own of the autumn before.
    """
    told = (match.start() for match in re.finditer(rf"(?<!\d){re.escape(moment.span.of(text))}(?!\w)", text))
    before = (weekday_before().search(text, max(0, at - 16), at) for at in (moment.span.start, *told))
    weekday = next((found for found in before if found), None)
    dated = moment.in_year(year)
    if weekday is None or _falls_on(dated, weekday["weekday"]):
        return dated
    named = {y for found in _YEAR.findall(text) if 1 < abs((y := int(found)) - year) <= NEAR_YEARS}
    for years in ((year - 1, year + 1), sorted(named)):
        fitting = [other for y in years if _falls_on(other := moment.in_year(y), weekday["weekday"])]
        if len(fitting) == 1:
            return fitting[0]
    return dated


@cache
def weekday_before() -> re.Pattern[str]:
    """The day of the week that ends a stretch, before a day of a month."""
    names = [name for several in rules("times")["weekdays"] for name in several]
    return re.compile(rf"(?i)\b(?P<weekday>{alternatives(names)})[ ,]{{1,2}}(?:den[ ])?$")


def _falls_on(day: Moment, weekday: str) -> bool:
    names = rules("times")["weekdays"]
    return bool(
        day.first
        and len(day.first) == WHOLE
        and weekday.casefold() in names[date.fromisoformat(day.first or "").weekday()]
    )


def is_on_weekday(day: Moment, before: str) -> bool:
    """Whether a day falls on the weekday that stands before it; not, where none does."""
    told = weekday_before().search(before)
    return told is not None and _falls_on(day, told["weekday"])
