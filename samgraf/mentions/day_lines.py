"""Lines that say where and, behind it, when: "Solvik skule tysdag 4. juni 16.30"."""

from __future__ import annotations

import re
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.values import find_moments
from samgraf.model import Span


@cache
def _weekday() -> re.Pattern[str]:
    names = alternatives([name for several in rules("times")["weekdays"] for name in several])
    return re.compile(rf"(?i)[\s,.–-]*(?:(?<!\w)(?:{names}))?[\s,.–-]*(?:den)?[\s,.–-]*$")


def before_day(text: str, line: Span) -> Span:
    """What stands before the first day of a line, without its weekday; the line itself where it names no day."""
    days = (moment for moment in find_moments(text, line.start, line.end) if re.search(r"\D", moment.span.of(text)))
    day = next(days, None)
    before = _weekday().search(text, line.start, day.span.start) if day else None
    return Span(line.start, before.start()) if before and before.start() > line.start else line


def names_day(text: str, line: Span) -> bool:
    """Whether a line says behind a place when it is."""
    return before_day(text, line) != line
