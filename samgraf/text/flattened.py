"""Programme rows that have lost their line breaks: "09.00 - 09.15 Åpning 09.15 - 10.00 Foredrag ved Kari Moe …"."""

from __future__ import annotations

import re
from itertools import pairwise

FEWEST = 3
"""Rows from which times in one line are a programme, and not the hours of an event or two."""

_CLOCK = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
_ROW = re.compile(
    rf"(?<![\w.,:/-])(?:[Kk]l\.?[ ])?(?P<first>{_CLOCK})(?:[ ]?[-–—][ ]?{_CLOCK})?:?[ ]+(?=[\"«“]?[A-ZÆØÅ])"
)
_LED = re.compile(
    r"(?i)(?:[-–—]|\b(?:kl\.?|klokk[ae]n?|fra|frå|til|og|mellom|innen|innan|før|etter|at|from|to|until))[ ]?$"
)
"""What stands before an hour that a sentence tells."""


def row_starts(text: str, start: int, end: int) -> list[int]:
    """Where the rows of a programme begin in a line that holds several, in order; none where it is no programme.

    The hours rise from row to row, and what follows each begins with a capital.
    """
    rows = [m for m in _ROW.finditer(text, start, end) if not _LED.search(text[max(start, m.start() - 10) : m.start()])]
    hours = [_minutes(match["first"]) for match in rows]
    rising = all(before <= after for before, after in pairwise(hours))
    return [match.start() for match in rows] if len(rows) >= FEWEST and rising else []


def _minutes(clock: str) -> int:
    hours, minutes = re.split("[.:]", clock)
    return int(hours) * 60 + int(minutes)
