"""Grants: lines that say who gets money, for what and how much, in any order ("Bø kommune – Gode hus – 90 000 kr")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from samgraf.mentions.grant_cells import LEAD, TOWN_KIND, town_and_what, who_and_what
from samgraf.mentions.grant_lines import body_of, lined_grants
from samgraf.mentions.grant_rows import QUOTED, Row, find_row
from samgraf.mentions.grant_sentences import told_grants
from samgraf.mentions.grant_terms import SAME_FORM, Grant, is_title, make_grant
from samgraf.mentions.overlaps import Placed
from samgraf.mentions.titles import trimmed
from samgraf.model import BODIES, Block, Mention, Span


def find_grants(text: str, blocks: Sequence[Block], names: Sequence[Mention], url: str = "") -> list[Grant]:
    """The grants of a page, in the order of the text; its address may say that it is on one."""
    placed = Placed(m for m in names if m.type in BODIES)
    persons = Placed(m for m in names if m.type == "Person")
    found = [*told_grants(text, blocks, placed, url), *lined_grants(text, blocks, placed)]
    told = {grant.line for grant in found}
    rows: list[Row] = []
    for index, block in enumerate(blocks):
        lined = block.kind in ("paragraph", "item", "heading") and block.span not in told
        row = find_row(text, blocks, index, placed) if lined else None
        if row:
            rows.append(row)
        else:
            found += _of_rows(text, rows, placed)
            rows = []
    found += _of_rows(text, rows, placed)
    named = [grant for grant in found if not persons.within(grant.title.span)]
    return sorted(named, key=lambda grant: grant.title.span)


def _of_rows(text: str, rows: Sequence[Row], bodies: Placed) -> Iterator[Grant]:
    """The grants of lines that stand together, which show each other what their cells hold."""
    rows = _with_columns(text, rows, bodies)
    if _only_titles(rows) and _are_receivers(text, rows):
        return
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


def _is_spent(text: str, row: Row, cell: Span) -> bool:
    """Whether a cell follows its line's sum and "til": what stands before the two is a body, seen or not."""
    before = text[max(row.line.start, cell.start - 30) : cell.start]
    return (
        row.sum is not None
        and row.sum.end <= cell.start
        and re.search(r"\b(?:til|for)[ ](?:\w+[ ]){0,2}$", before) is not None
    )


def _with_columns(text: str, rows: Sequence[Row], bodies: Placed) -> Sequence[Row]:
    """The rows of a table whose columns have run together, where most begin with a body, cut into who and what."""
    if _of_towns(text, rows, bodies):
        return [_by_town(text, row, bodies) for row in rows]
    whole = [row for row in rows if len(row.cells) == 1 and row.sum and not row.under]
    begun = [row for row in whole if any(b.span.start == row.cells[0][1].start for b in bodies.within(row.line))]
    # The head of the table may stand among them.
    if len(whole) <= SAME_FORM or len(whole) < len(rows) - 1 or 2 * len(begun) < len(whole):
        return rows
    cut = [(row, who_and_what(text, row.cells[0][1], bodies)) for row in whole]
    # A line that names only who gets the money stays what it is.
    return [replace(row, cells=cells) if len(cells) > 1 or row.cells[0][0] != "owner" else row for row, cells in cut]


_MOST = 0.7
"""The share of a table's rows that begin with a municipality, from which its first column holds one."""


def _of_towns(text: str, rows: Sequence[Row], bodies: Placed) -> bool:
    """Whether most rows of a table begin with a municipality and go on with what is paid for, with no mark between."""
    priced = [row for row in rows if row.sum and not row.under]
    begun = sum(town_and_what(text, row.line, bodies) is not None for row in priced)
    return begun > SAME_FORM and begun >= _MOST * len(priced)


def _by_town(text: str, row: Row, bodies: Placed) -> Row:
    """A row of such a table in its cells: who gets the money, and all that stands before the sum."""
    if row.sum is None or not row.cells or row.sum.start <= row.cells[0][1].start:
        return row  # "50 000 kr: Felles hage"
    parts = town_and_what(text, row.line, bodies)
    if parts is None:  # "Solvikk", which no register has
        return replace(row, cells=who_and_what(text, Span(row.cells[0][1].start, row.sum.start - 1), bodies))
    town, what = parts
    if what >= row.sum.start:
        return row
    return replace(row, cells=(("owner", town), ("other", trimmed(text, Span(what, row.sum.start)))))


def _only_titles(rows: Sequence[Row]) -> bool:
    """Whether lines name what is paid for and what it gets, and none who gets it."""
    return len(rows) > SAME_FORM and all(
        row.sum and not row.under and all(kind == "other" for kind, _ in row.cells) for row in rows
    )


_NAMED = re.compile(r"[A-ZÆØÅ][\w.&-]*(?:[ ](?:[A-ZÆØÅ][\w.&-]*|og|i|på|AS|SA))*")
"""What looks like somebody's name: capitals alone, as in "Fjellheimen", "Kari Nordmann", "Solvik Håndball"."""


def _are_receivers(text: str, rows: Sequence[Row]) -> bool:
    """Whether most of the lines that name one thing each look like the names of who gets the money."""
    cells = [Span(row.cells[0][1].start, row.cells[-1][1].end).of(text) for row in rows]
    return 2 * sum(_NAMED.fullmatch(cell) is not None for cell in cells) > len(cells)


def _is_first(row: Row) -> bool:
    return len(row.cells) > 1 and row.cells[0][0] == "owner"


def _is_last(row: Row) -> bool:
    return len(row.cells) > 1 and row.cells[-1][0] == "owner" and row.cells[0][0] == "other"


_BESIDE = re.compile(rf"{TOWN_KIND}[ ]\((?P<bodies>[^()\n]{{3,160}})\)")


def _with_partners(text: str, row: Row, cells: Sequence[tuple[str, Span]], bodies: Placed) -> Span | None:
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
    text: str, row: Row, cells: Sequence[tuple[str, Span]], bodies: Placed, *, alone: bool = False
) -> Grant | None:
    """The grant of a line; `alone` where its title may stand there without who gets it."""
    shared = _with_partners(text, row, cells, bodies)
    apart = [(kind, cell) for kind, cell in cells if not shared or not shared.overlaps(cell)]
    if shared and len(apart) < len(cells):
        grant = _read(text, row, apart, bodies)
        return replace(grant, partners=(*grant.partners, *bodies.within(shared))) if grant else None
    owners = _owners(text, row, cells, bodies, alone=alone)
    if owners is None:
        return None
    title = _title(text, row, cells)
    counted = row.sum is None and _COUNTED.fullmatch(text, title.start, title.end)
    if counted or not is_title(title.of(text), priced=row.sum is not None):
        return None
    return make_grant(text, row.line, title, owners, row.sum, bodies)


_COUNTED = re.compile(r"\d{1,3}[ ][a-zæøå]+")
"""What only counts what somebody has: "Solvik: *3 sentralar*"."""


def _owners(
    text: str, row: Row, cells: Sequence[tuple[str, Span]], bodies: Placed, *, alone: bool
) -> list[Mention] | None:
    """Who gets the money of a line, perhaps nobody that it names; None where its cells are not a grant's."""
    shape = re.sub(r"(.)\1+", r"\1", "".join("o" if kind == "other" else "b" for kind, _ in cells))
    if shape == "ob" and cells[-2][0] == "owner":
        return None  # a row whose owner and title have run together, before its partners
    if shape == "o" and row.sum and (alone or row.under or QUOTED.search(text, row.line.start, row.line.end)):
        return [row.under] if row.under else []
    if shape not in ("bo", "ob", "bob") or not (row.sum or len(cells) == 2):
        return None
    if shape == "bo" and len(cells) > 2 and cells[1][0] == "owner":
        owners = [body for kind, cell in cells if kind == "owner" for body in bodies.within(cell)]
        # "Solvik IL, Skien": where it is
        of_towns = owners[0].type in ("Municipality", "County")
        return owners if of_towns else [body for body in owners if not body.is_town]
    kind, own = next((kind, cell) for kind, cell in cells if kind != "other")
    return [body_of(text, own)] if kind == "new" else bodies.within(own)


_BRANCH = re.compile(
    r"(?i:avdeling|avd\.|lokallag|lokallaget|region|krets)[ ][A-ZÆØÅ][\w-]*(?:[ ][A-ZÆØÅ][\w-]*|[ ]og){0,3}"
)
_RANGE = re.compile(r"(?:fra|frå)[ ]")
"""How goes on what is told of a title behind a comma: "brosjyren Naturvett, *fra skriving til trykk*"."""


def _title(text: str, row: Row, cells: Sequence[tuple[str, Span]]) -> Span:
    """What the money of a line is for, by the cells that hold no body."""
    titles = [cell for kind, cell in cells if kind == "other"]
    while len(titles) > 1 and _BRANCH.fullmatch(text, titles[0].start, titles[0].end):
        titles = titles[1:]  # "Solvik Røde Kors, avdeling Nord": which of them gets the money
    if len(titles) > 1 and row.sum and _RANGE.match(text, titles[1].start, titles[1].end):
        titles = titles[:1]
    if len(titles) > 1 and _is_spent(text, row, titles[-1]):
        titles = titles[-1:]  # "Solvik IL, friidrett – 50 000 til ny bane": what stands before tells of the body
    if len(titles) > 1 and is_title(titles[0].of(text), priced=False) and _tells_of(*(t.of(text) for t in titles[:2])):
        titles = titles[:1]  # "Til topps, samarbeid mellom …": what follows tells of it
    title = Span(titles[0].start, titles[-1].end)
    if text.startswith(")", title.end) and "(" in title.of(text):
        title = Span(title.start, title.end + 1)
    if text[title.start].islower() and (lead := LEAD.match(text, title.start, title.end)):
        title = Span(lead.end(), title.end)
    return title


def with_owners(names: Sequence[Mention], grants: Sequence[Grant]) -> list[Mention]:
    """The names, with the bodies that only a list of grants shows in place of what was seen in them."""
    listed = [body for grant in grants for body in grant.owners if body.rule == "organisation:listed"]
    new = [body for body in listed if not _SENTENCES.search(body.text)]
    return [*(m for m in names if not any(m.span.overlaps(body.span) for body in new)), *map(replace, new)]


_SENTENCES = re.compile(r"[a-zæøå]{3}\.[ ][A-ZÆØÅ]")
"""Where one sentence ends and the next begins, as in no name: "Bysyklar. Det er lenge sidan …"."""
