"""The hours that a sentence gives an event whose day another names: "Konferansen varer fra kl. 16 til kl. 20"."""

from __future__ import annotations

import re
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.values import Moment, find_clocks
from samgraf.text import Page

_REACH = 60
"""Characters behind the verb in which both hours stand."""


def told_hours(page: Page, hours: Moment | None) -> Moment | None:
    """The hours of the page's event: those found beside its day, else the first that a sentence says it lasts.

    An hour of beginning found alone gets its end where the sentence has the same beginning.
    """
    if hours and hours.last:
        return hours
    for match in _lasts().finditer(page.text, page.body):
        stop = _STOP.search(page.text, match.end())
        end = min(match.end() + _REACH, stop.start() if stop else len(page.text))
        told = next((m for m in find_clocks(page.text, match.end(), end) if m.last), None)
        if told and (hours is None or hours.first == told.first):
            return told
    return hours


_STOP = re.compile(r"(?<!kl)[.!?]\s|\n")


@cache
def _lasts() -> re.Pattern[str]:
    events = [*rules("titles")["events"]["references"], "programmet", "dagen", "det", "den"]
    verbs = "varer|varar|vil vare|vil vara|foregår|føregår|går|finner sted|finn stad"
    return re.compile(rf"(?i)(?<![\w-])(?:(?:{alternatives(events)})[ ](?:{verbs})|tidspunktet[ ]er)(?!\w)")
