"""Roles: what somebody is or does somewhere ("seniorforsker", "direktør for medborgerskap")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.overlaps import Taken
from samgraf.mentions.prefilter import Prefiltered
from samgraf.model import Mention, Span


@cache
def role_pattern() -> re.Pattern[str]:
    """Recognises a role: "seniorforsker", "assisterande fylkesplansjef", "direktør for medborgerskap"."""
    roles = rules("names")["roles"]
    joined = rf"(?:\w{{1,30}}-)?(?:{alternatives(roles['words'])})"
    word = rf"(?:{joined}|[\wæøåÆØÅ-]{{0,40}}(?:{alternatives(roles['endings'])}))"
    before = rf"(?:(?:{alternatives(roles['before'])})[ ](?:og[ ])?)"
    after = rf"(?:[ ](?:{alternatives(roles['after'])})(?![\w]))"
    shared = r"(?:[a-zæøå]{3,30}[ ]?-[ ](?:og|eller)[ ])?"  # "kommunal- og moderniseringsminister"
    verbs = rf"(?!(?i:{alternatives(roles['verbs'])})(?![\w-]))"
    return re.compile(rf"(?<![\w-]){verbs}(?i:{shared}{before}{{0,2}}{word}{after}?)(?![\w-])")


@cache
def office_before(prepositions: str) -> re.Pattern[str]:
    """Recognises, at the end of what stands before a name, an office and what it is held by ("direktør *i*")."""
    return re.compile(rf"(?:{role_pattern().pattern})[ ](?:{prepositions})[ ]$")


def holds_office(text: str, at: int) -> bool:
    """Whether a hyphen joins an office to a name at a place, and who holds it follows: "Skien-ordfører Kari Moe"."""
    offices = alternatives(rules("names")["roles"]["local"])
    return re.compile(rf"-(?:{offices})[ ](?=[A-ZÆØÅ])").match(text, at) is not None


def free_roles(text: str, lines: Iterable[Span], taken: Taken, bodies: Taken) -> list[Mention]:
    """The roles that lines name outside what is taken; of one that a body's name has run into, the role alone."""
    found = [role for line in lines for role in find_roles(text, line.start, line.end)]
    found = [_alone(role, bodies) if taken.overlaps(role.span) else role for role in found]
    return [role for role in found if not taken.overlaps(role.span)]


_SCOPE = re.compile(
    r"[ ](?:for|innen|i)[ ](?P<np>(?:(?!(?:i|ved|hos|på|som|har|er|ved)\b)[a-zæøå-]+,?[ ]?(?:og[ ])?){1,6})"
)
_WORK = re.compile(
    r"(?i)[ ]for[ ](?:arbeidet|oppdraget|evaluering(?:en|a)|undersøkels(?:en|a)|undersøkinga|studien|nettverket"
    r"|partn[ea]rskap(?:et|en)|samarbeidet|(?:styrings|arbeids|prosjekt|referanse)grupp(?:en|a))$"
)
"""Behind a role, the work that a page is about: "prosjektleder *for arbeidet*"."""


def find_roles(text: str, start: int, end: int) -> Iterator[Mention]:
    """The roles named in `text[start:end]`, with what they are for."""
    for _, match in prefiltered_roles().finditer(text, Span(start, end)):
        stop = match.end()
        scope = _SCOPE.match(text, stop, end)
        if scope and text[stop : stop + 4] == " for":
            stop = scope.start() + len(scope.group().rstrip(" ,"))
            stop = _without_conjunction(text, match.end(), stop)
        work = _WORK.search(text, match.start(), stop)
        span = Span(match.start(), work.start() if work else stop)
        yield Mention("Role", span, span.of(text), "role:word")


@cache
def prefiltered_roles() -> Prefiltered:
    """What roles are called, asked of lines that hold a word of theirs."""
    roles = rules("names")["roles"]
    return Prefiltered([("role:word", role_pattern(), [[*roles["words"], *roles["endings"]]])])


def _without_conjunction(text: str, start: int, end: int) -> int:
    while (word := re.search(r"[ ,]+(?:og|,)$", text[start:end])) is not None:
        end = start + word.start()
    return end


def _alone(role: Mention, bodies: Taken) -> Mention:
    """The role without the body's name that it took in: "NTNU-*professor*", "*leder* for utvalg for kultur"."""
    word = role.text.partition(" for ")[0] if bodies.overlaps(role.span) else role.text
    alone = word.rpartition("-")[2] or word
    end = role.span.start + len(word)
    return replace(role, span=Span(end - len(alone), end), text=alone)
