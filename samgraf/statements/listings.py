"""Lists of bodies: lines that each begin with one, with who is there, how large it is or where to ask beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import ACTORS, Block, Mention, Span
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.text.layout import load_layout

LINES = frozenset({"heading", "paragraph", "item"})
"""Blocks whose lines may be of such a list."""
ROWS = 3
"""Lines in a row that begin with a body and tell of it, from which they are a list of bodies."""
ROW = 140
"""Characters of such a line."""
WORDS = 14
"""Letters of such a line that are of no name and no office: "kontaktperson"."""
UNKNOWN = 2
"""Short lines in a row inside such a list, of bodies that nothing knows."""
CARD = 3
"""Lines from one person to the next where a body below a name is that person's."""
ABOVE = 4
"""Blocks above a list in which a sentence may say whose members they are."""
NAME = 40
"""Characters of a line that may be a name that nothing knows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of such a list: the bodies that it begins with, and who stands behind or below."""

    line: Span
    bodies: tuple[Mention, ...]
    people: tuple[Mention, ...]
    county: Mention | None = None
    """The county that heads its part of the list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of bodies, and what stands above it, the nearest first, or what begins its own line."""

    rows: tuple[Row, ...]
    above: tuple[Block, ...]
    lead: Span | None = None


def find_listings(context: Context) -> Iterator[Listing]:
    """The lists of a page; short lines that name nothing known may stand inside one."""
    rows: list[Row] = []
    county: Mention | None = None
    first = unknown = 0
    since_person, headed = CARD, True
    for index, block in enumerate(context.blocks):
        labelled = block.kind == "field" and block.name in _FIELDS
        listed = labelled or block.kind in LINES
        if rows and labelled:
            yield from _listing(context, rows, first)
            rows = []
        for line in block.lines if listed else (block.span,):
            named = [m for m in context.within(line) if m.type != "Theme"] if listed and len(line) <= ROW else []
            of_person = bool(named) and _are_people(named) and named[0].span.start == line.start
            if row := _of_county(context, line, named) or _row(context, line, named):
                first, headed = (first, headed) if rows else (index, since_person >= CARD)
                rows.append(replace(row, county=row.county or county))
                unknown = 0
            elif len(named) == 1 and (heads := group_head(context, line)):
                first, county = first if rows else index, heads
            elif of_person and headed and not unknown and _have_people(rows) and is_short(context, line, named):
                rows[-1] = _with_people(rows[-1], line, named)
            elif not (rows and listed and _may_stand_inside(context, line, named, unknown)):
                yield from _listing(context, rows, first)
                rows, county = [], None
            elif not _is_figures(context.text, line):
                unknown = unknown + 1 if _may_be_name(context.text, line) else UNKNOWN
            since_person = 0 if of_person else since_person + 1
    yield from _listing(context, rows, first)


def _listing(context: Context, rows: Sequence[Row], first: int) -> Iterator[Listing]:
    if not rows:
        return
    block = context.blocks[first]
    if block.kind == "field" and block.label and block.name == "partner":
        yield Listing(tuple(rows), (), block.label)
    elif len(rows) >= ROWS or sum(len(row.bodies) for row in rows if row.county) >= ROWS:
        yield Listing(tuple(rows), _above(context, first))


_FIELDS = frozenset({"partner", "participant"})


def _have_people(rows: Sequence[Row]) -> bool:
    """Whether people stand below bodies so far: below the first of a list, and then below most of them."""
    return bool(rows) and 2 * sum(bool(row.people) for row in rows[:-1]) >= len(rows) - 1


def _with_people(row: Row, line: Span, named: Sequence[Mention]) -> Row:
    """A row with those who stand on the line below it."""
    people = tuple(m for m in named if m.type == "Person" and not m.refers)
    return replace(row, line=Span(row.line.start, line.end), people=row.people + people)


def _may_stand_inside(context: Context, line: Span, named: Sequence[Mention], unknown: int) -> bool:
    """Whether a list may go on after a line that is no row of it."""
    return _are_people(named) and (unknown < UNKNOWN or _is_figures(context.text, line))


def _are_people(named: Sequence[Mention]) -> bool:
    """Whether a line names nobody but people, if anything."""
    return all(m.type in ("Person", "Role") for m in named)


def group_head(context: Context, line: Span) -> Mention | None:
    """The county that alone on a line heads municipalities: "Telemark: ⏎ Skien ⏎ Bamble"."""
    named = context.within(line)
    county = named[0] if len(named) == 1 and named[0].type == "County" else None
    alone = county and _GROUP.fullmatch(line.of(context.text).replace(county.span.of(context.text), "", 1))
    below = _LINE_BELOW.match(context.text, line.end)
    follows = context.within(Span(below.end(), below.end() + 40)) if below else []
    bare = county is not None and "kommune" not in county.span.of(context.text)
    first = bool(follows) and below is not None and follows[0].span.start == below.end()
    return county if bare and alone and first and follows[0].type == "Municipality" else None


_GROUP = re.compile(r"\W*(?:fylke)?\W*")
_LINE_BELOW = re.compile(r"\s+(?:[•·▪*–-][ \t]*|\|[ ]?)?")
_BEFORE = re.compile(r"(?:[•·▪*–-][ \t]*|\d{1,3}[.)]?[ \t]+|\|[ ]?)?")
"""What may stand before the first name of a row."""


def _row(context: Context, line: Span, named: Sequence[Mention]) -> Row | None:
    """A line as a row: bodies at its beginning, and behind them no more than people, offices, figures and links."""
    begin = _BEFORE.match(context.text, line.start, line.end)
    if not named or begin is None or named[0].span.start != begin.end() or group_of(named[0].type) not in ACTORS:
        return None
    if any(m.refers or m.type not in (*ACTORS, "Person", "Role") for m in named) or group_head(context, line):
        return None
    if load_layout().is_table_head(line.of(context.text)):
        return None
    if context.text[line.end - 1] in ".!?:" or not is_short(context, line, named):
        return None
    people = tuple(m for m in named if m.type == "Person")
    bodies = tuple(m for m in named if group_of(m.type) in ACTORS)
    return Row(line, bodies[:1] if people else _row_bodies(bodies), people)


def _of_county(context: Context, line: Span, named: Sequence[Mention]) -> Row | None:
    """A line that heads municipalities with their county: "Telemark: Skien, Bamble og Siljan."."""
    begin = _BEFORE.match(context.text, line.start, line.end)
    county, *others = named or (None,)
    if begin is None or county is None or county.type != "County" or county.span.start != begin.end() or not others:
        return None
    colon = _HEADS.match(context.text, county.span.end, line.end)
    towns = colon is not None and all(m.type == "Municipality" for m in others)
    return Row(line, tuple(others), (), county) if towns and is_short(context, line, named) else None


_HEADS = re.compile(r"(?:[ ]fylke(?:skommune)?)?[ ]?(?::|[–-](?=[ ]))[ ]")
"""What stands between a county and its municipalities, in one line."""


def is_short(context: Context, line: Span, named: Sequence[Mention]) -> bool:
    """Whether a line holds hardly more than the names in it, offices, figures and links."""
    inside = frozenset(at for m in named for at in range(m.span.start, m.span.end))
    left = "".join(" " if at in inside else char for at, char in enumerate(line.of(context.text), line.start))
    return len(re.findall(r"\w", _beside().sub(" ", left))) <= WORDS


def _is_figures(text: str, line: Span) -> bool:
    """Whether a line holds nothing but figures, links and their labels: "Tlf. 99 99 99 99"."""
    return not re.search(r"\w", _beside().sub(" ", line.of(text)))


def _row_bodies(bodies: Sequence[Mention]) -> tuple[Mention, ...]:
    """The bodies of a row; a county behind another is where that lies."""
    return tuple(m for m in bodies if m.type != "County" or m is bodies[0])


@cache
def _beside() -> re.Pattern[str]:
    words = alternatives(rules("layout")["members"]["beside"])
    links = r"(?<!\S)(?:\S+@\S+|(?:https?://|www\.)\S+|\S{1,60}\.(?:no|com|org)\b)"
    return re.compile(rf"(?i)\[[^\]\n]{{0,40}}\]|{links}|\d|\b(?:{words})\b")


def _may_be_name(text: str, line: Span) -> bool:
    told = line.of(text)
    return len(told) <= NAME and told[:1].isupper() and told[-1] not in ".:?!"


def _above(context: Context, first: int) -> tuple[Block, ...]:
    """What stands above a list without the heads of its columns, the nearest first, up to a heading."""
    found: list[Block] = []
    for block in reversed(context.blocks[max(0, first - ABOVE - 1) : first]):
        if not found and load_layout().is_table_head(block.span.of(context.text)):
            continue
        found.append(block)
        if block.kind == "heading":
            break
    return tuple(found[:ABOVE])
