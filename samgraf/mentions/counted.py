"""Groups that a page tells by their number alone: "dei sju kommunane", where it names seven."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from samgraf.mentions.overlaps import Placed
from samgraf.mentions.values import alternatives, rules
from samgraf.model import Mention, Span


@dataclass(frozen=True, slots=True)
class Counted:
    """Words for a group, and who is in it."""

    span: Span
    members: tuple[Mention, ...]
    """One mention of each, from elsewhere on the page."""


@cache
def _group() -> re.Pattern[str]:
    numerals = alternatives(rules("names")["numerals"])
    return re.compile(
        rf"(?i)(?<![\w.,:/-])(?:(?:alle|de|dei|desse|disse)[ ]){{0,2}}(?P<number>\d{{1,2}}|{numerals})[ ](?:av[ ])?"
        r"(?:(?!og[ ])[a-zæøå-]+[ ])?(?P<kind>(?:fylkes)?kommun|(?:[a-zæøå]{2,20})kommun)(?:er|ar|ene|ane)(?!\w)"
        r"(?:[ ](?:i|på)[ ](?:regionen|fylket|området|samarbeidet|nettverket|prosjektet|distriktet|dalen)(?!\w))?"
    )


def find_counted(text: str, body: int, placed: Placed) -> Iterator[Counted]:
    """The groups of municipalities or counties whose number is that of all that the page names.

    Where names follow in the sentence, they tell who is in the group, and it is none of these.
    """
    named = {kind: _each(kind, placed) for kind in ("Municipality", "County")}
    for match in _group().finditer(text, body):
        kind = "County" if match["kind"].casefold() == "fylkeskommun" else "Municipality"
        number = match["number"].casefold()
        count = int(number) if number.isdecimal() else rules("names")["numerals"][number]
        if count < 2 or count != len(named[kind]):
            continue
        stop = _STOP.search(text, match.end())
        rest = Span(match.end(), stop.start() if stop else len(text))
        if not any(mention.type == kind for mention in placed.within(rest)):
            yield Counted(Span(*match.span()), named[kind])


_STOP = re.compile(r"[.!?]\s|\n")


def _each(kind: str, placed: Placed) -> tuple[Mention, ...]:
    """The first mention of each name of a kind."""
    first: dict[object, Mention] = {}
    for mention in placed:
        if mention.type == kind and not mention.refers:
            first.setdefault(mention.records or mention.text, mention)
    return tuple(first.values())
