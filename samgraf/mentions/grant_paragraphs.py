"""Grants that have a paragraph each: on a page of their own, below a heading, or told with who leads the project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from samgraf.mentions.grant_cells import MONEY, TELLS_OF_GRANTS, TOWN_KIND, words
from samgraf.mentions.grant_terms import (
    ASKED,
    GIVEN_OUT,
    PURPOSE,
    SAME_FORM,
    VERB,
    Grant,
    is_body,
    is_title,
    joined_owners,
    make_grant,
    purpose_in,
)
from samgraf.mentions.overlaps import Placed
from samgraf.mentions.titles import trimmed
from samgraf.model import Block, Span

LONGEST_HEADING = 120
"""Characters of a heading that may name who gets the money told of below it."""


def grants_of_paragraphs(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """The grants of a page that have a paragraph each."""
    yield from _under_headings(text, blocks, bodies)
    yield from _headless(text, blocks, bodies)
    yield from _led(text, blocks, bodies)


_PATH = re.compile(r"/(?:tildeling|tildelinger|tildelingar|gavetildelinger|gåvetildelingar)/[\w-]{3,}")
"""Where funds keep a page on each grant."""
_GETS = rf"{TOWN_KIND}[ ]{GIVEN_OUT}(?:har[ ]|er[ ])?(?:{words('gets')})[ ](?:\w+[ ]){{0,2}}?(?P<sum>{MONEY})"
_GETS_SUM = re.compile(rf"{_GETS}(?!\w)")


def own_grant(text: str, blocks: Sequence[Block], bodies: Placed, url: str) -> Grant | None:
    """The grant that a page of a fund's is about: its title, and in the first line below who gets how much."""
    top = [block.span for block in blocks if block.kind in ("heading", "paragraph")][:2]
    if len(top) < 2 or not _PATH.search(url.casefold()):
        return None
    title, line = trimmed(text, top[0]), top[1]
    owners = [body for body in bodies.within(line) if _GETS_SUM.match(text, body.span.end, line.end)][:1]
    named = bodies.within(title) and bodies.within(title)[0].span == title
    quoted = re.search(r"[«“”\"]", line.of(text))  # the line names what it is for itself
    if not owners or named or quoted or TELLS_OF_GRANTS.search(title.of(text)):
        return None
    gets = _GETS_SUM.match(text, owners[0].span.end, line.end)
    amount = Span(*gets.span("sum")) if gets else None
    return make_grant(text, line, title, joined_owners(text, bodies.within(line), owners[0]), amount)


_GETS_TO = re.compile(rf"{_GETS}(?:[ ]i[ ]\w+)?[ ](?:til|for)[ ](?P<to>å[ ])?(?=[a-zæøå])")
"""Behind a body at the beginning of a paragraph: that it gets money to do something, or for something."""


def _under_headings(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """A heading, and below it a body that gets money to do something: the heading is the name of what is paid for."""
    found: list[Grant] = []
    sure = False
    for heading, block in pairwise(blocks):
        if heading.kind != "heading" or block.kind not in ("paragraph", "item") or heading is blocks[0]:
            continue
        title = trimmed(text, heading.span)
        first = next(iter(bodies.within(block.span)), None)
        if first is None or first.span.start != block.span.start or bodies.within(title) or "?" in title.of(text):
            continue
        match = _GETS_TO.match(text, first.span.end, block.span.end)
        if match and not ASKED.search(text, first.span.end, match.end()) and is_title(title.of(text), priced=False):
            sure = sure or bool(match["to"])
            found.append(make_grant(text, block.span, title, [first], Span(*match.span("sum"))))
    yield from found if sure else ()


_GETS_FIRST = re.compile(
    rf"(?:(?:Har|Er|Blir|Vert|Ble|Blei|Vart)[ ])?(?i:{words('gets')})[ ](?:\w+[ ]){{0,3}}?(?P<sum>{MONEY})"
    rf"(?:[ ]i[ ]\w+)?[ ](?:til|for)[ ]{VERB}" + PURPOSE
)
"""How a paragraph begins under the name of who gets money: "*Får* 50 000 kroner til prosjektet Gode nabolag"."""


def _headless(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """The grants of paragraphs that only say what somebody gets: the heading above names who."""
    for heading, block in pairwise(blocks):
        match = _GETS_FIRST.match(text, block.span.start, block.span.end)
        if match is None or block.kind not in ("paragraph", "item") or len(heading.span) > LONGEST_HEADING:
            continue
        title = purpose_in(match)
        known = any(body.records and is_body(body.span, title) for body in bodies.within(title))
        if not known and is_title(title.of(text), priced=True):
            owners = [body for body in bodies.within(heading.span) if is_body(body.span, heading.span)]
            yield make_grant(text, block.span, title, owners[:1], Span(*match.span("sum")))


_LED = re.compile(
    r"(?P<title>[A-ZÆØÅ][^\n.«»]{6,160}?),[ ](?:som[ ])?"
    r"(?:ledes|leiast|blir ledet|(?:blir|vert) leia|ledet|leia|leidd)[ ]av[ ][A-ZÆØÅa-zæøå]"
)
"""A paragraph of a list of projects that says who leads each: "Retten til skogen, som ledes av professor Kari Moe"."""


def _led(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """Projects that have a paragraph each, which begins with their name and who leads them."""
    found: list[Grant] = []
    for block in blocks:
        match = _LED.match(text, block.span.start, block.span.end) if block.kind in ("paragraph", "item") else None
        if match is None or not is_title(match["title"], priced=False):
            continue
        title = Span(*match.span("title"))
        named = any(is_body(body.span, title) for body in bodies.within(title))
        of_one = re.search(r"(?i)\b(?:prosjektet|project)\b", text[title.end : block.span.end])
        if of_one and not named and not match["title"].casefold().endswith(("prosjektet", "prosjekt")):
            sums = re.search(rf"(?<!\w){MONEY}(?!\w)", text[title.end : block.span.end])
            money = Span(title.end + sums.start(), title.end + sums.end()) if sums else None
            found.append(make_grant(text, block.span, title, [], money))
    yield from found if len(found) >= SAME_FORM else ()
