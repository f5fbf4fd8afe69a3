"""Lines that begin with a time of day: the rows of programmes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from samgraf.text.lines import Line

LOOSE = 2
"""Rows with a blank line before more of their text from which blank lines end no row."""
COMPACT = 4
"""Lines with such a time from which they are a programme, a time with an end counting twice: "2010" alone is a year."""

DAY_LINE = re.compile(
    r"(?i)(?:program\w*\W+)?(?:dag \d\W+)?(?:(?P<weekday>[a-zæøå]{3,4}dag)\W+)?(?:den )?\d{1,2}\."
    r"(?(weekday)[^\n,]{1,20}|[ ]?[a-zæøå]{3,9}(?:[ ]\d{4})?)$"
)
"""A line that is a day and nothing more, as stands over a day's rows: "Dag 2: Torsdag 13. mai"."""
_GAPPED = r"(?:0\d|1\d|2[0-3])\.[ ][0-5][05](?=[ \t]*(?:[–-][ \t]*\d|[ \t][A-ZÆØÅ«“\"]|$))"
"""A time with a blank inside: "13. 30 Gode nabolag"."""
_TIME = rf"(?:(?:[01]?\d|2[0-4])[.:][0-5]\d|{_GAPPED})"
_HOUR = r"(?:(?:[01]\d|2[0-3])[0-5]\d(?!\d)|(?:1\d|2[0-4]|0?\d)(?![.:]?\d))"
_CLOCK = re.compile(
    r"(?:[•·▪◦‣*–—-][ \t]+|\|[ \t]*)?"
    # Whole hours are times after "kl." only ("Kl. 9-10: Åpning").
    r"(?:(?:[Kk]l\.?|[Kk]lokk(?:a|en)(?=[ ]\d\d?[ ]?[:–-][ ]))[ \t]*"
    rf"(?P<hours>(?:{_TIME}|{_HOUR})[ \t]*[-–—][ \t]*(?:{_TIME}(?!\d)|{_HOUR})|{_HOUR})"
    rf"|(?:[Kk]l\.?[ \t]*)?(?P<when>{_TIME}(?![.:]?\d)(?:[ \t]*(?:[-–—]|:(?=[ \t]))[ \t]*{_TIME}(?!\d))?))"
    r"[ \t]*"
    # A dash may cling to what follows it ("16.00 –Velkommen").
    r"(?:[:|–—-](?=\s|$)|(?<=[ \t])[–-](?=[A-ZÆØÅ]))?[ \t]*"
)
_COMPACT = re.compile(
    r"(?P<when>(?:0[6-9]|1\d|2[0-3])[0-5][05](?:[ ]?[-–][ ]?(?:0[6-9]|1\d|2[0-3])[0-5][05])?)(?P<hours>(?!))?"
    r":?(?:\s+|$)"
)
"""Times without a sign between hour and minute ("1310")."""


def find_times(lines: Sequence[Line]) -> list[re.Match[str] | None]:
    """The time that each line begins with, as a match whose `when` or `hours` it is."""
    clocks = [_CLOCK.match(line.text) for line in lines]
    compact = [_COMPACT.match(line.text) for line in lines]
    sure = sum(1 + bool(re.search(r"\d\s?[-–]", clock["when"])) for clock in compact if clock)
    if sure >= COMPACT and not any(clocks):
        return compact
    return clocks


def are_loose(lines: Sequence[Line], clocks: Sequence[re.Match[str] | None]) -> bool:
    """Whether rows of a programme hold blank lines between their own lines."""
    places = [at for at, match in enumerate(clocks) if match]
    inside = [lines[first + 1 : last] for first, last in pairwise(places)]
    loose = [row for row in inside if any(one.blank and not other.blank for one, other in pairwise(row[1:]))]
    return len(loose) >= LOOSE
