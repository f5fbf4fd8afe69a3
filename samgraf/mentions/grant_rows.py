"""Rows of grants: lines that stand in a list of who gets money, for what and how much, in their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samgraf.mentions.expressions import rules
from samgraf.mentions.grant_cells import GIVEN, MONEY, TELLS_OF_GRANTS, find_cells, sum_in, words
from samgraf.mentions.grant_lines import INTRODUCTIONS
from samgraf.mentions.grant_terms import ASKED
from samgraf.mentions.overlaps import Placed
from samgraf.model import Block, Mention, Span

LONGEST = 400
"""Characters of a line that may be a grant's."""
LEAD_IN = 3
"""Words before a quoted title in its cell, at the most: "Prosjektet på Solvik «Gode nabolag»"."""


_OF_PEOPLE = re.compile(r"(?i)\b(?:medlem\w*|[\w]*gruppa|[\w]*gruppen|styret)\b[^.]{0,60}:$")
"""What introduces those who sit in something."""
_OF_APPLICATIONS = re.compile(
    r"(?i)^(?![^\n]*\b(?:innvilg|godkjen|støtt|tildel|løyv|bevilg))[^\n]*\bsøkna(?:der|dar|dene|dane)[ ]?[:.]?$"
    r"|\b(?:venteliste|reserveliste|ikkj?e[ ]prioritert|nominert|kan[ ]få|vurderer[ ]søknader|eksempel[ ]på)\b"
    r"[^.\n]*$"
    r"|\b(?:mottatt|motteke|(?:fått|komm?et?|fekk|fikk) inn)[ ][^.\n]{0,40}\b(?:søkna|forslag|kandidat)\w*[^.\n]*$"
)
"""What introduces those who have asked, and not what came of it: "Kommunen har mottatt følgende *søknader:*"."""
_OF_SEVERAL = re.compile(
    rf"(?i)(?:{words('several')}|\d{{1,3}})[ ](?:[a-zæøå-]+[ ]){{0,2}}?[a-zæøå-]*(?:{words('receivers')})(?!\w)"
)
"""How a line begins on how many get money: "Fem lag og foreninger"."""
_TAIL = re.compile(rf"(?<![ .,])[ .,;:]{{0,3}}[(–—-]?[ ]?(?<![\d.,]){GIVEN}{MONEY}[).]{{0,2}}$")
_HEAD = re.compile(rf"(?P<sum>{MONEY})[ ]?(?:[:–—-]|til|går til|gjekk til|gikk til)[ ](?=\S)")
QUOTED = re.compile(r"[«“\"](?P<title>[^«»“”\"\n]{3,160})[»”\"]")


_NUMBERED = re.compile(r"\d{1,6}[ ]{1,4}(?=[A-ZÆØÅ][^\n]*\d$|[A-ZÆØÅ][^\n]*\d[ ]?(?:,-|kr\.?|kroner)$)")
"""The number of a row that ends with its sum: "*17* Solvik Gode nabolag 100 000"."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line in cells: each with its kind (`owner`, `other`, `sum`, `year`)."""

    line: Span
    cells: tuple[tuple[str, Span], ...]
    sum: Span | None
    under: Mention | None
    """The body whose heading it stands under."""


def find_row(text: str, blocks: Sequence[Block], index: int, bodies: Placed) -> Row | None:
    """A block as a line of a list of grants, or None where it is none."""
    block = blocks[index]
    line = Span(block.lines[0].start, block.lines[-1].end) if block.lines else block.span
    if len(line) > LONGEST or (block.kind != "item" and not re.search(r"\d", line.of(text))):
        return None
    if line.of(text).endswith(":") or _OF_SEVERAL.match(text, line.start, line.end):
        return None  # it introduces what follows
    under, told = _introduced(text, blocks, index, bodies)
    if not told:
        return None
    start, end = line.start, line.end
    if numbered := _NUMBERED.match(text, start, end):
        start = numbered.end()
    where: Span | None = None
    if tail := _TAIL.search(text, start, end):
        where, end = sum_in(text, Span(*tail.span())), tail.start()
    elif head := _HEAD.match(text, start, end):
        where, start = Span(*head.span("sum")), head.end()
    cells = list(find_cells(text, start, end, bodies))
    inner = next((cell for kind, cell in cells if kind == "sum"), None)
    where = where or (sum_in(text, inner) if inner else None)
    told_on = block.kind != "item" and re.search(r"[.!?]$", line.of(text)) is not None
    if block.kind != "item" and (where is None or (told_on and where.end + 2 < line.end)):
        return None  # a sentence of running text
    quoted = QUOTED.search(text, start, end)
    if quoted and where and not _goes_on(text, cells, quoted.start()):
        cells = _with_quoted(cells, quoted, bodies.within(line))
    kept = tuple((kind, cell) for kind, cell in cells if kind in ("owner", "new", "other"))
    return Row(line, kept, where, under) if kept else None


def _with_quoted(
    cells: list[tuple[str, Span]], quoted: re.Match[str], bodies: Sequence[Mention]
) -> list[tuple[str, Span]]:
    """The cells of a line that quotes what is paid for: the title, and the bodies beside it, unless it is of one."""
    if any(kind == "owner" and cell.overlaps(Span(*quoted.span())) for kind, cell in cells):
        return cells
    title = Span(*quoted.span("title"))
    heads = {body.span.start for body in bodies if body.span.end < title.start}
    free = [Span(cell.start, min(cell.end, title.start)) for _, cell in cells if cell.start in heads]
    free += [cell for kind, cell in cells if kind == "owner" and not cell.overlaps(title) and cell not in free]
    return sorted([*(("owner", cell) for cell in free), ("other", title)], key=lambda each: each[1])


def _goes_on(text: str, cells: Sequence[tuple[str, Span]], quoted: int) -> bool:
    """Whether a quotation is the end of a longer title: "Solvik har plass til alle, også «villstyringar»"."""
    for at, (kind, cell) in enumerate(cells):
        if kind == "other" and cell.start < quoted < cell.end:
            before = text[cell.start : quoted].split()
            if before[-1].casefold() in rules("grants")["kinds"]:
                return False
            begun = at > 0 and cells[at - 1][0] == "other" and text[cell.start - 2 : cell.start] == ", "
            return (len(before) > LEAD_IN and before[0][0].isupper()) or (begun and before[0][0].islower())
    return False


def _introduced(text: str, blocks: Sequence[Block], index: int, bodies: Placed) -> tuple[Mention | None, bool]:
    """The body whose heading a line stands under, and whether it is introduced as a line of a list of grants."""
    under: Mention | None = None
    seen = 0
    for block in reversed(blocks[max(0, index - 40) : index]):
        inside = [m for m in bodies.within(block.span) if len(m.span) + 10 >= len(block.span)]
        if inside and seen == 0 and block.kind in ("heading", "item"):
            under = under or inside[0]
            continue
        if block.kind not in ("paragraph", "heading") or _TAIL.search(text, block.span.start, block.span.end):
            continue
        said = block.span.of(text)
        last = re.split(r"(?<=[.!?])[ ]", said)[-1] if len(said) > 200 else said
        if seen == 0 and (ASKED.search(last) or _OF_PEOPLE.search(last) or _OF_APPLICATIONS.search(last)):
            return None, False
        if TELLS_OF_GRANTS.search(last) or (seen and TELLS_OF_GRANTS.search(said)):
            return under, True
        seen += 1
        if seen >= INTRODUCTIONS:
            break
    return under, False
