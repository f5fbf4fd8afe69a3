"""Grants on lines of their own: who gets the money, what for and how much, one below the other or behind a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from samgraf.mentions.grant_cells import GETTING, GIVEN, MONEY, TELLS_OF_GRANTS, TOWN_KIND, kind_of, sum_in, words
from samgraf.mentions.grant_terms import SAME_FORM, Grant, is_title, make_grant
from samgraf.mentions.overlaps import Placed
from samgraf.model import Block, Mention, Span

CELL = 160
"""Characters of a line that may be one cell of a grant on three lines."""
INTRODUCTIONS = 3
"""Blocks of prose above a line that may say that it is of a list of grants."""
_ASIDE = re.compile(r"\([^()\n]{2,40}\)")
_APPLIED = re.compile(
    rf"(?P<title>\S.{{2,160}}?)[.,;–-]?[ ]+(?:[A-ZÆØÅ][a-zæøå]+[ ])?(?i:{words('applicant')})[ ]?:[ ]*"
    r"(?P<owner>[^\n]{3,100}?)[.]?"
)
"""A grant that says who has asked for it: "Vekst i bygda. Søkjar: Solvik bygdelag"."""

_AT = re.compile(r",[ ][A-ZÆØÅ][\w-]+$")
_MORE = re.compile(r"[ ](?!Kommune|Herad)[A-ZÆØÅ][a-zæøå]+$")
"""Behind a municipality's name, more of a body's that is called after it: "Kvam *Næringshage*"."""


def lined_grants(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """The grants of a page that are told over two lines or three, or with their applicant behind a label."""
    yield from _stacked(text, blocks, bodies)
    yield from _paired(text, blocks, bodies)
    yield from _applied(text, blocks, bodies)
    yield from _tabled(text, blocks, bodies)


def body_of(text: str, cell: Span) -> Mention:
    """The body that a cell names and no register has."""
    name = GETTING.sub("", cell.of(text))
    return Mention("Organisation", Span(cell.start, cell.start + len(name)), name, "organisation:listed")


def _stacked(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """Grants on three lines each: who gets the money, what for and how much, or what for and who."""
    kinds = [kind_of(text, b.span, bodies) if _is_short(b) else "" for b in blocks]
    found: list[tuple[tuple[str, ...], Grant]] = []
    # "(Innlandet)", where a municipality lies, may stand on a line of its own.
    told = zip(kinds, (block.span for block in blocks), strict=True)
    lines = [(kind, span) for kind, span in told if not _ASIDE.fullmatch(span.of(text))]
    for at in range(len(lines) - 2):
        held = dict(("owner" if kind == "new" else kind, span) for kind, span in lines[at : at + 3])
        if set(held) != {"owner", "other", "sum"} or lines[at][0] == "sum":
            continue
        owner, title = held["owner"], held["other"]
        if is_title(title.of(text), priced=False) and not re.search(r"[.!?:]$", title.of(text)):
            whole = Span(lines[at][1].start, lines[at + 2][1].end)
            new = any(kind == "new" for kind, _ in lines[at : at + 3])
            owners = [body_of(text, owner)] if new else bodies.within(owner)
            found.append((tuple(held), make_grant(text, whole, title, owners, held["sum"])))
    # Where three lines may be read in two orders, the order of most is that of all; of equals the sum's place is last.
    orders = Counter(order for order, _ in found)
    chosen = max(orders, key=lambda each: (orders[each], each[-1] == "sum"), default=())
    grants = [grant for order, grant in found if order == chosen]
    apart = [g for i, g in enumerate(grants) if i == 0 or grants[i - 1].line.end <= g.line.start]
    yield from apart if len(apart) >= SAME_FORM else ()


def _applied(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """Grants that name their applicant behind a label."""
    for block in blocks:
        match = _APPLIED.fullmatch(text, block.span.start, block.span.end) if block.kind != "field" else None
        if match and is_title(match["title"], priced=True):
            owner = Span(*match.span("owner"))
            if at := _AT.search(match["owner"]):
                owner = Span(owner.start, owner.start + at.start())  # where it is
            known = [m for m in bodies.within(owner) if not (m.is_town and _MORE.match(text, m.span.end, owner.end))]
            yield make_grant(text, block.span, Span(*match.span("title")), known[:1] or [body_of(text, owner)], None)


_TABLED = re.compile(
    r"(?P<owner>[A-ZÆØÅ][^\n\d]{2,60}?)[ ](?P<sum>\d{1,3}(?:[ .]\d{3}){1,2})[ ](?P<title>[A-ZÆØÅ«][^\n]{3,160})"
)
"""A line of a table that has lost its columns, the sum in the middle: "Solvik kystlag 150 000 Rydding av fjæra"."""


def _tabled(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """Grants on a line each, in a table of who gets how much for what."""
    found: list[Grant] = []
    for line in (line for block in blocks for line in block.lines):
        match = _TABLED.fullmatch(text, line.start, line.end)
        if match and not re.search(r"[.!?]$|[ ]kr\b|kroner", match[0]) and is_title(match["title"], priced=True):
            owner = Span(*match.span("owner"))
            owners = [b for b in bodies.within(owner) if b.span.start == owner.start] or [body_of(text, owner)]
            found.append(make_grant(text, line, Span(*match.span("title")), owners[:1], Span(*match.span("sum"))))
    yield from found if len(found) > SAME_FORM else ()


def _paired(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """Grants on two lines each, who gets the money over what for, under words that tell of grants."""
    found: list[Grant] = []
    for at in range(len(blocks) - 1):
        above, below = blocks[at], blocks[at + 1]
        first = above.lines[0] if above.label and above.lines else above.span
        head = _without_sum(text, first)
        owners = [m for m in bodies.within(head) if len(m.span) + 10 >= len(head) and not _is_of_place(text, m, head)]
        if (
            not (owners and (_is_short(above) or _is_led(text, above)) and _is_short(below))
            or bodies.within(below.span)[:1] == owners
        ):
            continue
        title = below.span.of(text)
        if (
            kind_of(text, below.span, bodies) != "other"
            or re.search(r"[.!?:]$", title)
            or _without_sum(text, below.span) != below.span  # a line of its own
            or not is_title(title, priced=False)
        ):
            continue
        introduced = (
            found
            or first != above.span
            or any(TELLS_OF_GRANTS.search(b.span.of(text)) for b in blocks[max(0, at - INTRODUCTIONS) : at])
        )
        if introduced:
            money = sum_in(text, Span(head.end, first.end)) if head != first else None
            found.append(make_grant(text, Span(first.start, below.span.end), below.span, owners[:1], money))
    yield from found if len(found) > SAME_FORM or sum(grant.sum is not None for grant in found) >= SAME_FORM else ()


_WHERE = re.compile(rf"{TOWN_KIND}(?:[ ]\([^()\n]{{2,30}}\))?[ .,:–-]*")


def _is_of_place(text: str, body: Mention, head: Span) -> bool:
    """Whether a line names more than the place that it begins with: "*Gol* turlag"."""
    return body.is_town and (body.span.start > head.start or not _WHERE.fullmatch(text, body.span.end, head.end))


_SUM_LAST = re.compile(rf"[ ]?[:–(-]?[ ]?(?<![\d.,]){GIVEN}{MONEY}[).]{{0,2}}$")


def _without_sum(text: str, line: Span) -> Span:
    """A line without the sum at its end: "Solvik bygdelag (50 000 kroner)"."""
    money = _SUM_LAST.search(text, line.start, line.end)
    return Span(line.start, money.start()) if money and money.start() > line.start else line


def _is_led(text: str, block: Block) -> bool:
    """Whether a block is the first line of a list under words that tell of grants and end in a colon."""
    return block.label is not None and len(block.lines) == 1 and bool(TELLS_OF_GRANTS.search(block.label.of(text)))


def _is_short(block: Block) -> bool:
    return block.kind in ("paragraph", "item", "heading") and len(block.lines) == 1 and len(block.span) <= CELL
