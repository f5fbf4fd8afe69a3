"""Who leads a conversation or the day, by a line of a programme: "Ordstyrer: Kari Moe", "Kari Moe leder samtalen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from samgraf.mentions.conversations import LED
from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import Mention, Span

_LEADS = re.compile(
    r"(?:(?![ ](?:at|når|mens|medan|hvis|dersom|fordi|men|om|før)[ ])[^.:!?\n]){0,80}?"
    r"[ ](?:leder|leier|leiar|styrer|modererer|modererar|vil lede|vil leie|skal lede|skal leie)[ ]"
    r"(?:(?:den|dei|de)[ ])?"
    r"(?:(?:panel|plenums)?(?:samtalen|debatten|diskusjonen)|panelet|ordskiftet|sesjonen|økta|økten|bolken)(?!\w)"
)
"""What follows the name of who leads a conversation, in the same clause."""
_JOINT = re.compile(r",|[ ]og[ ]")
_BY = re.compile(r"(?i)(?:^|[ ])(?:v[ ]?[/.]|ved|av)[ ]*$")


def find_chairs(text: str, span: Span, people: Sequence[Mention]) -> tuple[Span, tuple[Mention, ...]] | None:
    """Who chairs by a line, and what stands before the words that say so; None where nobody does."""
    line = span.of(text)
    if chair := LED.search(line) or _words().search(line):
        at = span.start + chair.start()
        chairs = tuple(person for person in people if person.span.start >= at)
        return (Span(span.start, at), chairs) if chairs else None
    if people and people[0].span.start == span.start and (led := _LEADS.match(text, people[0].span.end, span.end)):
        chairs = tuple(person for person in people if person.span.end <= led.end())
        between = (text[one.span.end : other.span.start] for one, other in pairwise(chairs))
        return (Span(span.start, span.start), chairs) if all(map(_JOINT.search, between)) else None
    return None


def speak_too(before: str) -> bool:
    """Whether who chairs also opens: "*Velkommen ved* ordstyrer Kari Moe"."""
    return _BY.search(before) is not None


def chair_all(text: str, span: Span) -> bool:
    """Whether who chairs by a line chairs the whole event: "Møteleder for hele dagen: Kari Moe"."""
    return _of_all().search(text, span.start, span.end) is not None


@cache
def _of_all() -> re.Pattern[str]:
    talks = rules("titles")["talks"]
    throughout, whole = alternatives(talks["throughout"]), alternatives(talks["whole"])
    of_day, hosts = alternatives(talks["of_day"]), alternatives(talks["hosts"])
    through = rf"(?:{throughout})[ ](?:(?:hele|heile|tre|to|de|dei)[ ])?(?:{whole})"
    return re.compile(rf"(?i)(?<!\w)(?:{through}|{of_day}|(?:{hosts})\w{{0,2}})(?!\w)")


@cache
def _words() -> re.Pattern[str]:
    facilitators = alternatives(rules("titles")["talks"]["facilitators"])
    return re.compile(rf"(?<!\w)(?:{facilitators})(?:[ ][\w ]{{0,24}})?[:;]?[ ]", re.I)
