"""Municipalities between a name and an office, where a list of those present has run together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.registers import Gazetteer
from samgraf.mentions.roles import role_pattern
from samgraf.model import Block, Mention
from samgraf.text.rolls import PEOPLE

LONGEST = 120
"""Characters of a line in such a table."""
ROWS = 3
"""Rows of a page in which a municipality stands before an office, from which it is no surname."""
_NAME = re.compile(r"(?<!\w)[A-ZÆØÅ][\w.-]{0,30}[ ](?:\w[ ])?[A-ZÆØÅ][\w.-]{0,30}[ ]$")
"""A given name and a surname before a place."""


@cache
def _office() -> re.Pattern[str]:
    offices = alternatives(rules("names")["roles"]["of_councils"])
    return re.compile(rf"[ ]*(?:$|(?i:{offices})(?!\w)|(?:{role_pattern().pattern})(?!\w))", re.M)


def towns_in_rolls(text: str, blocks: Sequence[Block], gazetteer: Gazetteer) -> list[Mention]:
    """The municipalities that lists of people have behind names: "Kari Moe *Skien* Medlem Ola Lie *Skien* Rådmann".

    Several rows of the page are made so: one municipality behind a name is a surname. In the other rows of such a
    page one of theirs is no surname either.
    """
    found = list(_behind_names(text, blocks, gazetteer))
    rows = Counter(mention.text for mention, ends in found if ends)
    told = [mention for mention, _ in found if mention.text in rows] if rows.total() >= ROWS else []
    told += _before_names(text, blocks, gazetteer)
    return [replace(mention, rule="register:roll") for mention in told]


_PLACE_AND_NAME = re.compile(
    r"[A-ZÆØÅ][\w-]{1,30}(?:[ ](?:kommune|herad))?(?:[ ](?:og[ ])?[A-ZÆØÅ][\w.-]{0,30}){2,5}"
    r"(?:(?:,|[ ]og|[ ]/)[ ][A-ZÆØÅ][\w-]{1,30}(?:[ ][A-ZÆØÅ][\w.-]{0,30}){1,4})?"
)
"""A line of a table that has lost its columns: "Skien Kari Moe, Ola Lie"."""


def _before_names(text: str, blocks: Sequence[Block], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The municipalities with which the lines of a table begin, each before somebody's name."""
    rows: list[Mention] = []
    for block in blocks:
        for line in block.lines if block.kind in ("heading", "paragraph", "item") else (block.span,):
            if len(line) < LONGEST and _PLACE_AND_NAME.fullmatch(text, line.start, line.end):
                named = next(
                    (m for m in gazetteer.find(text, line.start, line.end) if m.span.start == line.start), None
                )
                rows += [named] if named and named.type == "Municipality" else []
            elif len(line) >= LONGEST or not _PLACE.match(text, line.start, line.end):
                yield from rows if len({m.text for m in rows}) >= ROWS else ()
                rows = []
    yield from rows if len({m.text for m in rows}) >= ROWS else ()


_PLACE = re.compile(r"[A-ZÆØÅ][\w-]{1,30}(?:[ ][A-ZÆØÅ\[][\w.\]-]{0,30}){0,2}(?:[ ]kommune)?(?:$|[ ][\[|–-])")
"""A line of such a table without a name."""


def _behind_names(text: str, blocks: Sequence[Block], gazetteer: Gazetteer) -> Iterator[tuple[Mention, bool]]:
    """The places behind names, and whether a row ends there."""
    for block in blocks:
        if block.kind != "field" or block.name not in PEOPLE:
            continue
        for line in block.lines:
            for mention in gazetteer.find(text, line.start, line.end):
                before = text[max(line.start, mention.span.start - 40) : mention.span.start]
                if mention.is_town and _NAME.search(before):
                    yield mention, _office().match(text, mention.span.end, line.end) is not None
