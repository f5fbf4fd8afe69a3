"""A sentence's items without the day and the hour in it: "konferansen *4. mai kl. 10* i Skien"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.mentions.values import MONTH, find_clocks, find_moments
from samgraf.model import Span
from samgraf.statements.items import Item

OF_EVENTS = frozenset({"organisedBy", "heldAt", "inMunicipality"})
"""What is said of an event, whatever day it is."""
_NUMBERED = re.compile(r"\d")
_LEADING = re.compile(r"(?i)(?:(?:mån|man|tirs|tys|ons|tors|fre|lau|lør|søn)dag|den|kl\.?|klokk[ae]n?|[-–—]|til)")
"""Words before a day or an hour that are of it: "*torsdag den* 4. mai", "*kl.* 10 *–* 14"."""


def without_moments(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items without when something is, where a sentence tells it by the day."""
    if not items:
        return items
    start, end = items[0].span.start, items[-1].span.end
    if not _NUMBERED.search(text, start, end):
        return items
    days = [m.span for m in find_moments(text, start, end) if m.yearless or len(m.first or "") > MONTH]
    if not days:
        return items
    spans = [*days, *(clock.span for clock in find_clocks(text, start, end))]
    kept: list[Item] = []
    for item in items:
        if _is_in(item.span, spans):
            while kept and not kept[-1].kind and _LEADING.fullmatch(kept[-1].text):
                kept.pop()
        else:
            kept.append(item)
    return kept


def _is_in(span: Span, spans: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in spans)
