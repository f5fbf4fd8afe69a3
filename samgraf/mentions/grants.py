"""Grants: lines that say who gets money, for what and how much, in any order ("Bø kommune – Gode hus – 90 000 kr")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from samgraf.mentions.grant_cells import (
    GIVEN,
    LEAD,
    MONEY,
    TELLS_OF_GRANTS,
    find_cells,
    sum_in,
    town_and_what,
    who_and_what,
    words,
)
from samgraf.mentions.grant_lines import INTRODUCTIONS, body_of, lined_grants
from samgraf.mentions.grant_sentences import told_grants
from samgraf.mentions.grant_terms import ASKED, SAME_FORM, Grant, is_title, make_grant
from samgraf.mentions.overlaps import Placed
from samgraf.mentions.titles import trimmed
from samgraf.mentions.values import rules
from samgraf.model import ACTORS, Block, Mention, Span

LONGEST = 400
"""Characters of a line that may be a grant's."""
LEAD_IN = 3
"""Words before a quoted title in its cell, at the most: "Prosjektet på Solvik «Gode nabolag»"."""


_OF_PEOPLE = re.compile(r"(?i)\b(?:medlem\w*|[\w]*gruppa|[\w]*gruppen|styret)\b[^.]{0,60}:$")
"""What introduces those who sit in something."""
_OF_SEVERAL = re.compile(
    rf"(?i)(?:{words('several')}|\d{{1,3}})[ ](?:[a-zæøå-]+[ ]){{0,2}}?[a-zæøå-]*(?:{words('receivers')})(?!\w)"
)
"""How a line begins on how many get money: "Fem lag og foreninger"."""
_TAIL = re.compile(rf"(?<![ .,])[ .,;:]{{0,3}}[(–—-]?[ ]?(?<![\d.,]){GIVEN}{MONEY}[).]{{0,2}}$")
_HEAD = re.compile(rf"(?P<sum>{MONEY})[ ]?(?:[:–—-]|til|går til|gjekk til|gikk til)[ ](?=\S)")
_QUOTED = re.compile(r"[«“\"](?P<title>[^«»“”\"\n]{3,160})[»”\"]")


_NUMBERED = re.compile(r"\d{1,6}[ ]{1,4}(?=[A-ZÆØÅ][^\n]*\d$|[A-ZÆØÅ][^\n]*\d[ ]?(?:,-|kr\.?|kroner)$)")
"""The number of a row that ends with its sum: "*17* Solvik Gode nabolag 100 000"."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line in cells: each with its kind (`owner`, `other`, `sum`, `year`)."""

    line: Span
    cells: tuple[tuple[str, Span], ...]
    sum: Span | None
    under: Mention | None
    """The body whose heading it stands under."""


def find_grants(text: str, blocks: Sequence[Block], names: Sequence[Mention], url: str = "") -> list[Grant]:
    """The grants of a page, in the order of the text; its address may say that it is on one."""
    placed = Placed(m for m in names if m.type == "Funder" or m.type in ACTORS)
    persons = Placed(m for m in names if m.type == "Person")
    found = [*told_grants(text, blocks, placed, url), *lined_grants(text, blocks, placed)]
    told = {grant.line for grant in found}
    rows: list[_Row] = []
    for index, block in enumerate(blocks):
        lined = block.kind in ("paragraph", "item", "heading") and block.span not in told
        row = _row(text, blocks, index, placed) if lined else None
        if row:
            rows.append(row)
        else:
            found += _of_rows(text, rows, placed)
            rows = []
    found += _of_rows(text, rows, placed)
    named = [grant for grant in found if not persons.within(grant.title.span)]
    return sorted(named, key=lambda grant: grant.title.span)


# Rows.


def _row(text: str, blocks: Sequence[Block], index: int, bodies: Placed) -> _Row | None:
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
    quoted = _QUOTED.search(text, start, end)
    if quoted and _goes_on(text, cells, quoted.start()):
        quoted = None
    if quoted and where and not any(kind == "owner" and cell.overlaps(Span(*quoted.span())) for kind, cell in cells):
        inside = Span(*quoted.span("title"))
        heads = {b.span.start for b in bodies.within(line) if b.span.end < inside.start}
        free = [Span(cell.start, min(cell.end, inside.start)) for _, cell in cells if cell.start in heads]
        free += [cell for kind, cell in cells if kind == "owner" and not cell.overlaps(inside) and cell not in free]
        cells = [("owner", cell) for cell in free]
        cells = sorted([*cells, ("other", inside)], key=lambda each: each[1])
    kept = tuple((kind, cell) for kind, cell in cells if kind in ("owner", "new", "other"))
    return _Row(line, kept, where, under) if kept else None


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
        if seen == 0 and (ASKED.search(last) or _OF_PEOPLE.search(last)):
            return None, False
        if TELLS_OF_GRANTS.search(last) or (seen and TELLS_OF_GRANTS.search(said)):
            return under, True
        seen += 1
        if seen >= INTRODUCTIONS:
            break
    return under, False


def _of_rows(text: str, rows: Sequence[_Row], bodies: Placed) -> Iterator[Grant]:
    """The grants of lines that stand together, which show each other what their cells hold."""
    rows = _with_columns(text, rows, bodies)
    if _only_titles(rows):
        for row in rows:
            title = Span(row.cells[0][1].start, row.cells[-1][1].end)
            if is_title(title.of(text), priced=False):
                yield make_grant(text, row.line, title, [], row.sum, bodies)
        return
    first = sum(_is_first(row) for row in rows)
    last = sum(_is_last(row) for row in rows)
    for row in rows:
        cells = _settled(row.cells)
        kinds = [kind for kind, _ in cells]
        if not {"owner", "new"} & set(kinds) and len(cells) > 1 and row.sum and not row.under:
            # A body that nothing shows, where the other lines have one.
            if (first >= SAME_FORM and first > last) or (len(cells) == 2 and _is_spent(text, row, cells[1][1])):
                cells[0] = ("new", cells[0][1])
            elif last >= SAME_FORM and len(cells[-1][1]) <= 60 and not text[cells[-1][1].start].islower():
                cells[-1] = ("new", cells[-1][1])
        elif kinds.count("owner") > 1 and "other" not in kinds and row.sum:
            at = 0 if _is_guess(cells[0][1], bodies) and not _is_guess(cells[-1][1], bodies) else -1
            cells[at] = ("other", cells[at][1])
        alone = not first and last > 0 and len(rows) > SAME_FORM and set(kinds) == {"other"}
        if grant := _read(text, row, cells, bodies, alone=alone):
            yield grant


def _is_guess(cell: Span, bodies: Placed) -> bool:
    """Whether no register has what a cell names: "Nettverk for bygg i tre"."""
    return not any(body.records for body in bodies.within(cell))


def _settled(cells: Sequence[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The cells; what looks like a body's name is one at an edge only, beside something else and no body."""
    kinds = [kind for kind, _ in cells]
    edges = [at for at in (0, len(cells) - 1) if kinds[at] == "new"] if "owner" not in kinds else []
    kept = edges[:1] if len(cells) > 1 else []
    return [("other" if kind == "new" and at not in kept else kind, cell) for at, (kind, cell) in enumerate(cells)]


def _is_spent(text: str, row: _Row, cell: Span) -> bool:
    """Whether a cell follows its line's sum and "til": what stands before the two is a body, seen or not."""
    before = text[max(row.line.start, cell.start - 30) : cell.start]
    return (
        row.sum is not None
        and row.sum.end <= cell.start
        and re.search(r"\b(?:til|for)[ ](?:\w+[ ]){0,2}$", before) is not None
    )


def _with_columns(text: str, rows: Sequence[_Row], bodies: Placed) -> Sequence[_Row]:
    """The rows of a table whose columns have run together, where most begin with a body, cut into who and what."""
    if _of_towns(text, rows, bodies):
        return [_by_town(text, row, bodies) for row in rows]
    whole = [row for row in rows if len(row.cells) == 1 and row.sum and not row.under]
    begun = [row for row in whole if any(b.span.start == row.cells[0][1].start for b in bodies.within(row.line))]
    # The head of the table may stand among them.
    if len(whole) <= SAME_FORM or len(whole) < len(rows) - 1 or 2 * len(begun) < len(whole):
        return rows
    return [replace(row, cells=who_and_what(text, row.cells[0][1], bodies)) for row in whole]


_MOST = 0.7
"""The share of a table's rows that begin with a municipality, from which its first column holds one."""


def _of_towns(text: str, rows: Sequence[_Row], bodies: Placed) -> bool:
    """Whether most rows of a table begin with a municipality and go on with what is paid for, with no mark between."""
    priced = [row for row in rows if row.sum and not row.under]
    begun = sum(town_and_what(text, row.line, bodies) is not None for row in priced)
    return begun > SAME_FORM and begun >= _MOST * len(priced)


def _by_town(text: str, row: _Row, bodies: Placed) -> _Row:
    """A row of such a table in its cells: who gets the money, and all that stands before the sum."""
    if row.sum is None:
        return row
    parts = town_and_what(text, row.line, bodies)
    if parts is None:  # "Solvikk", which no register has
        return replace(row, cells=who_and_what(text, Span(row.cells[0][1].start, row.sum.start - 1), bodies))
    town, what = parts
    return replace(row, cells=(("owner", town), ("other", trimmed(text, Span(what, row.sum.start)))))


def _only_titles(rows: Sequence[_Row]) -> bool:
    """Whether lines name what is paid for and what it gets, and none who gets it."""
    return len(rows) > SAME_FORM and all(
        row.sum and not row.under and all(kind == "other" for kind, _ in row.cells) for row in rows
    )


def _is_first(row: _Row) -> bool:
    return len(row.cells) > 1 and row.cells[0][0] == "owner"


def _is_last(row: _Row) -> bool:
    return len(row.cells) > 1 and row.cells[-1][0] == "owner" and row.cells[0][0] == "other"


_BESIDE = re.compile(r"(?:[ ]kommune|[ ]herad)?[ ]\((?P<bodies>[^()\n]{3,160})\)")


def _with_partners(text: str, row: _Row, cells: Sequence[tuple[str, Span]], bodies: Placed) -> Span | None:
    """Where partners stand in brackets behind who gets a grant: "Gode hus – Skien kommune *(KS, NTNU)*"."""
    for kind, cell in cells:
        beside = _BESIDE.match(text, cell.end, row.line.end) if kind == "owner" else None
        inside = bodies.within(Span(*beside.span("bodies"))) if beside else []
        if beside and inside and not any(body.is_town or body.type == "County" for body in inside):
            return Span(*beside.span("bodies"))
    return None


_ROW_GOES_ON = re.compile(r"[a-zæøå-]+(?:,[ ][a-zæøå-]+)*[ ](?:og|samt)[ ][a-zæøå]")


def _tells_of(first: str, then: str) -> bool:
    """Whether what follows a title in small letters tells of it, and goes on with no row of words in it.

    Such a row is "Kartlegging, *opprydding og registrering* av arkiv".
    """
    return then[:1].islower() and (" " in first or _ROW_GOES_ON.match(then) is None)


def _read(
    text: str, row: _Row, cells: Sequence[tuple[str, Span]], bodies: Placed, *, alone: bool = False
) -> Grant | None:
    """The grant of a line; `alone` where its title may stand there without who gets it."""
    shared = _with_partners(text, row, cells, bodies)
    apart = [(kind, cell) for kind, cell in cells if not shared or not shared.overlaps(cell)]
    if shared and len(apart) < len(cells):
        grant = _read(text, row, apart, bodies)
        return replace(grant, partners=(*grant.partners, *bodies.within(shared))) if grant else None
    shape = re.sub(r"(.)\1+", r"\1", "".join("o" if kind == "other" else "b" for kind, _ in cells))
    titles = [cell for kind, cell in cells if kind == "other"]
    if len(titles) > 1 and _is_spent(text, row, titles[-1]):
        titles = titles[
            -1:
        ]  # "Solvik IL, friidrett – 50 000 til ny bane": what stands before the sum tells of the body
    if len(titles) > 1 and is_title(titles[0].of(text), priced=False) and _tells_of(*(t.of(text) for t in titles[:2])):
        titles = titles[:1]  # "Til topps, samarbeid mellom …": what follows tells of it
    if shape == "ob" and cells[-2][0] == "owner":
        return None  # a row whose owner and title have run together, before its partners
    if shape == "o" and row.sum and (alone or row.under or _QUOTED.search(text, row.line.start, row.line.end)):
        owners = [row.under] if row.under else []
    elif shape in ("bo", "ob", "bob") and (row.sum or len(cells) == 2):
        own = next(cell for kind, cell in cells if kind != "other")
        new = next(kind for kind, _ in cells if kind != "other") == "new"
        owners = [body_of(text, own)] if new else bodies.within(own)
        if shape == "bo" and len(cells) > 2 and cells[1][0] == "owner":
            owners = [body for kind, cell in cells if kind == "owner" for body in bodies.within(cell)]
            if owners[0].type not in ("Municipality", "County"):
                owners = [body for body in owners if not body.is_town]  # "Solvik IL, Skien": where it is
    else:
        return None
    title = Span(titles[0].start, titles[-1].end)
    if text.startswith(")", title.end) and "(" in title.of(text):
        title = Span(title.start, title.end + 1)
    if text[title.start].islower() and (lead := LEAD.match(text, title.start, title.end)):
        title = Span(lead.end(), title.end)
    if not is_title(title.of(text), priced=row.sum is not None):
        return None
    return make_grant(text, row.line, title, owners, row.sum, bodies)


def with_owners(names: Sequence[Mention], grants: Sequence[Grant]) -> list[Mention]:
    """The names, with the bodies that only a list of grants shows in place of what was seen in them."""
    listed = [body for grant in grants for body in grant.owners if body.rule == "organisation:listed"]
    new = [body for body in listed if not _SENTENCES.search(body.text)]
    return [*(m for m in names if not any(m.span.overlaps(body.span) for body in new)), *map(replace, new)]


_SENTENCES = re.compile(r"[a-zæøå]{3}\.[ ][A-ZÆØÅ]")
"""Where one sentence ends and the next begins, as in no name: "Bysyklar. Det er lenge sidan …"."""
