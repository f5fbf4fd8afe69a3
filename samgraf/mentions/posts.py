"""What a post says of the name behind it: that it is a body's, and no person's ("dagleg leiar for Vossa Jazz")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from samgraf.mentions.expressions import alternatives, places_of, rules
from samgraf.mentions.roles import office_before, role_pattern
from samgraf.model import Span

POST = 60
"""Characters before a name in which a post in it stands."""


@lru_cache(maxsize=256)  # asked for each place where a name stands
def is_led(text: str, name: str) -> bool:
    """Whether a page tells of somebody's post in what has that name: "dagleg leiar for *Vossa Jazz*"."""
    return any(
        office_before("i|for|ved|hos").search(text, max(0, found.start - POST), found.start)
        for found in places_of(name, text)
    )


def is_worked_in(text: str, name: Span, line: Span) -> bool:
    """Whether a line tells right before a name that somebody has a post in it: "direktør i *Solvik Dynamics*"."""
    return office_before("i|hos|hjå").search(text, max(line.start, name.start - POST), name.start) is not None


_REACH = 120
"""Characters before a body in which an office and what it is for may stand."""


@cache
def _where() -> re.Pattern[str]:
    """Where an office may be held: "*i KS*", "*ved Nabolaget*", "*for plan- og miljøutvalget*"."""
    organisations = rules("names")["organisations"]
    general, last = alternatives(organisations["not_societies"]), alternatives(organisations["society_endings"])
    councils, countries = (alternatives(organisations[key]) for key in ("elected_councils", "not_employers"))
    ends = r"(?![\w-])"
    acronym = rf"(?!(?:{countries}|[IVX]+)\b)[A-ZÆØÅ]{{3,8}}"
    one, fields = rf"(?!(?i:{general}){ends})[A-ZÆØÅ][a-zæøå]{{3,20}}", r"\w{3,20}-(?:,[ ]\w{3,20}-)?[ ]og[ ]\w{3,20}"
    named = rf"{one}(?:{last})(?![\w-]|[ ][A-ZÆØÅ])|{fields}(?:{councils})"
    held = rf"(?<!for[ ])(?<!av[ ]){acronym}|(?<!ved[ ])(?<!hos[ ])(?<!hjå[ ])(?:{named})"
    return re.compile(rf"[ ](?:i|for|av|ved|hos|hjå)[ ](?P<name>{held}){ends}")


@cache
def _office_ends() -> re.Pattern[str]:
    return re.compile(rf"(?:{role_pattern().pattern})\Z")


def find_held(text: str, span: Span) -> Iterator[Span]:
    """Where the bodies of a line stand behind an office and a preposition ("direktør i KS", "leiar i Nabolaget")."""
    # To look for offices takes long, so that what stands behind them is looked for first.
    for match in _where().finditer(text, span.start, span.end):
        if _office_ends().search(text, max(span.start, match.start() - _REACH), match.start()):
            yield Span(*match.span("name"))
