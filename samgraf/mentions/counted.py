"""Groups that a page tells by their number alone: "dei sju kommunane", where it names seven, "alle tre kjem"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.overlaps import Placed
from samgraf.model import Block, Mention, Span


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


@cache
def _all_of_them() -> re.Pattern[str]:
    numerals = alternatives(rules("names")["numerals"])
    verbs = alternatives([*rules("doubts")["finite"].split(), *rules("doubts")["comes"].split()])
    return re.compile(
        rf"(?<![\w-])(?:(?:[Aa]lle|[Dd]ei?)[ ](?P<number>{numerals})|(?P<two>[Bb]egge|[Bb]åe))(?=[ ](?:{verbs})(?!\w))"
    )


def find_counted_persons(text: str, blocks: Sequence[Block], placed: Placed) -> Iterator[Counted]:
    """The persons that "alle tre" or "begge" means: that many are named in the paragraphs just before.

    Who is named earlier counts where the page names no more than that number at all.
    """
    prose = [block for block in blocks if block.kind in ("paragraph", "item")]
    every = _each("Person", placed)
    for at, block in enumerate(prose):
        for match in _all_of_them().finditer(text, block.span.start, block.span.end):
            count = 2 if match["two"] else rules("names")["numerals"][match["number"].casefold()]
            begin = max(prose[max(0, at - 1)].span.start, match.start() - NEAR)
            group = _nearest(text, Span(begin, match.start()), placed, count)
            if group := group or (every if len(every) == count else ()):
                yield Counted(Span(*match.span()), group)


NEAR = 1200
"""Characters before such words in which the persons are named."""


def _nearest(text: str, before: Span, placed: Placed, count: int) -> tuple[Mention, ...]:
    """So many persons in the last sentences of a stretch, if these name just as many."""
    starts = [before.start, *(found.end() for found in _STOP.finditer(text, before.start, before.end))]
    groups = (_each("Person", Placed(placed.within(Span(start, before.end)))) for start in reversed(starts))
    group = next((group for group in groups if len(group) >= count), ())
    return group if len(group) == count else ()


_STOP = re.compile(r"[.!?]\s|\n")


def _each(kind: str, placed: Placed) -> tuple[Mention, ...]:
    """The first mention of each name of a kind."""
    first: dict[object, Mention] = {}
    for mention in placed:
        if mention.type == kind and not mention.refers:
            first.setdefault(mention.records or mention.text, mention)
    return tuple(first.values())
