"""Grants: lines that say who gets money, for what and how much, in any order ("Bø kommune – Gode hus – 90 000 kr")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from samgraf.mentions.overlaps import Placed
from samgraf.mentions.titles import trimmed
from samgraf.mentions.values import find_sums, rules
from samgraf.model import ACTORS, Block, Mention, Span

LONGEST = 400
"""Characters of a line that may be a grant's."""
SAME_FORM = 2
"""Lines of a list with a known body in one place, from which what stands there in the other lines is a body too."""
INTRODUCTIONS = 3
"""Blocks of prose above a line that may say that it is of a list of grants."""


def words(kind: str) -> str:
    """A regular expression for the words of one kind in the rules on grants."""
    alternatives = sorted(rules("grants")[kind], key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in alternatives)


_NUMBER = r"\d{1,3}(?:[ .]\d{3}){1,3}"
_MONEY = (
    rf"(?:(?:kr\.?|NOK|kroner)[ ]?(?:{_NUMBER}|\d{{4,9}})(?:,-|,00|[ ]kr(?:oner)?)?"
    rf"|(?:{_NUMBER}|\d{{4,9}})(?:,-|[ ]?kr\b\.?|[ ]kroner|[ ]NOK)"
    r"|(?:kr\.?[ ])?\d{1,3}(?:[,.]\d{1,3})?[ ](?:mill(?:ion\w*)?\b\.?|mrd\b\.?|tusen)(?:[ ]?(?:kr\b\.?|kroner))?"
    rf"|{_NUMBER})"
)
_GIVEN = rf"(?:(?:{words('given')})[ ]?:?[ ](?:på[ ]|med[ ])?)?"
_GRANTING = re.compile(rf"(?i)\b(?:{words('granting')})\b")
_ASKED = re.compile(rf"(?i)\b(?:{words('asked')})\b")
_SUM = re.compile(rf"{_GIVEN}{_MONEY}\.?")
_TAIL = re.compile(rf"(?<![ .,])[ ,;:]{{0,3}}[(–—-]?[ ]?(?<![\d.,]){_GIVEN}{_MONEY}[).]{{0,2}}$")
_HEAD = re.compile(rf"(?P<sum>{_MONEY})[ ]?(?:[:–—-]|til|går til|gjekk til|gikk til)[ ](?=\S)")
_SPENT = re.compile(rf"{_GIVEN}(?P<sum>{_MONEY})[ ](?:til|for)[ ](?=[«“\"A-ZÆØÅ\d])")
"""In a cell after that of a body: "Bø kommune, *kr 90 000 til* Gode hus"."""
_CUT = re.compile(r"(?<! ) +[–—-] +|(?<! ) {2,}|[ ]?[\t|;()][ ]?|[:,][ ]")
_YEAR = re.compile(r"(?:(?:19|20)\d\d)(?:[ ]?[-–/][ ]?(?:20)?\d\d)?")
_WITH = re.compile(
    r"(?i)\b(?:(?:i samarbeid|sammen|saman|i lag|i partnerskap|i partnarskap) med"
    r"|med deltak(?:else|ing|inga) (?:fra|frå)|m/)[ ]"
)
_QUOTED = re.compile(r"[«“\"](?P<title>[^«»“”\"\n]{3,160})[»”\"]")
_PLAIN = re.compile(
    r"(?i)\b(?:(?:i samarbeid|sammen|saman|i lag) med|kommun\w+|herad|og|ved|v/|m\.fl\.?|mfl\.?|ny[et]?)(?!\w)|\W"
)
_LIMIT = re.compile(r"(?i)\b(?:inntil|opptil|maks\w*)[ ](?:kr\.?[ ])?$")
_GETS = re.compile(
    r"(?: kommune| herad)?(?:,[ ][^,.\n]{2,60},)?[ ](?:har[ ]|er[ ]|blir[ ]|ble[ ]|blei[ ]|vart[ ]|vert[ ])?"
    rf"(?:òg[ ]|også[ ]|nå[ ]|no[ ]|i år[ ])?(?:{words('gets')})"
    rf"[ ](?:\w+[ ]){{0,2}}?(?P<sum>{_MONEY})(?:[ ]i[ ]\w+)?[ ](?:til|for)[ ](?:(?:{words('kinds')})[ ])?"
    r"(?:[«“\"](?P<quoted>[^«»“”\"\n]{3,120})[»”\"]"
    r"|(?P<title>[A-ZÆØÅ][^.;,:\n(«»]{2,90}?)(?=[.;,:(\n]|$|[ ](?:som|der|og[ ](?:får|skal))[ ]))"
)
"""Behind a body: that it gets money, and for what."""
_GOES = re.compile(
    rf"(?P<sum>{_MONEY})(?:[ ]i[ ][\w-]+)?[ ](?:går|gjekk|gikk|er gitt|blir gitt|vert gitt|ble gitt|vart gitt)[ ]til[ ]"
    rf"(?:{words('kinds')})[ ](?:[«“\"](?P<quoted>[^«»“”\"\n]{{3,120}})[»”\"]|(?P<title>[A-ZÆØÅ][^.;:\n(«»]{{2,120}}?))"
    r"(?=[.;:(\n»”\"]|$)"
)
_GETS_TO = re.compile(
    rf"(?: kommune| herad)?[ ](?:har[ ]|er[ ])?(?:{words('gets')})[ ](?:\w+[ ]){{0,2}}?(?P<sum>{_MONEY})"
    r"(?:[ ]i[ ]\w+)?[ ](?:til|for)[ ]å[ ]"
)
"""Behind a body at the beginning of a paragraph: that it gets money to do something."""
_ENUMERATION = re.compile(
    r"(?i:\b\w{0,20}(?:prosjekta|prosjektene|prosjekter|tiltakene|tiltaka)\b)[^.:\n«»]{0,80}?"
    r"(?:[ ](?:er|var|blir|heter|heiter):?|:)[ ](?P<names>[A-ZÆØÅ][^.:;\n]{8,400})(?=[.\n]|$)"
)
_PART = re.compile(r"[^,]+")


@dataclass(frozen=True, slots=True)
class Grant:
    """What is paid for, who gets the money, and how much."""

    line: Span
    title: Mention
    owners: tuple[Mention, ...]
    partners: tuple[Mention, ...]
    """Who takes part besides: named after "i samarbeid med" and the like."""
    sum: Span | None
    amount: int | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A line in cells: each with its kind (`owner`, `other`, `sum`, `year`)."""

    line: Span
    cells: tuple[tuple[str, Span], ...]
    sum: Span | None
    under: Mention | None
    """The body whose heading it stands under."""


def find_grants(text: str, blocks: Sequence[Block], names: Sequence[Mention]) -> list[Grant]:
    """The grants of a page, in the order of the text."""
    placed = Placed(m for m in names if m.type == "Funder" or m.type in ACTORS)
    persons = Placed(m for m in names if m.type == "Person")
    found: list[Grant] = []
    rows: list[_Row] = []
    for index, block in enumerate(blocks):
        if block.kind in ("paragraph", "item"):
            found += [*_in_sentences(text, block, placed), *_enumerated(text, block, placed)]
        row = _row(text, blocks, index, placed) if block.kind in ("paragraph", "item", "heading") else None
        if row:
            rows.append(row)
        else:
            found += _of_rows(text, rows, placed)
            rows = []
    found += [*_of_rows(text, rows, placed), *_under_headings(text, blocks, placed)]
    named = [grant for grant in found if not persons.within(grant.title.span)]
    return sorted(named, key=lambda grant: grant.title.span)


def _under_headings(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """A heading, and below it a body that gets money to do something: the heading is the name of what is paid for."""
    for heading, block in pairwise(blocks):
        if heading.kind != "heading" or block.kind not in ("paragraph", "item") or heading is blocks[0]:
            continue
        title = trimmed(text, heading.span)
        first = next(iter(bodies.within(block.span)), None)
        if first is None or first.span.start != block.span.start or bodies.within(title) or "?" in title.of(text):
            continue
        match = _GETS_TO.match(text, first.span.end, block.span.end)
        if match and not _ASKED.search(text, first.span.end, match.end()) and _is_title(title.of(text)):
            yield _grant(text, block.span, title, [first], Span(*match.span("sum")))


def _enumerated(text: str, block: Block, bodies: Placed) -> Iterator[Grant]:
    """ "De fire prosjektene som får støtte, er: Gode hus, Trygg by og Liv i bygda": names without sums."""
    for match in _ENUMERATION.finditer(text, block.span.start, block.span.end):
        parts = [Span(*part.span()) for part in _PART.finditer(text, match.start("names"), match.end("names"))]
        *most, last = parts
        joint = text.rfind(" og ", last.start, last.end)
        ends = [Span(last.start, joint), Span(joint + 4, last.end)] if joint >= 0 else [last]
        titles = [trimmed(text, part) for part in (*most, *ends)]
        named = [body for body in bodies.within(block.span) if any(_is_body(body.span, title) for title in titles)]
        if len(titles) > 1 and not named and all(_is_title(title.of(text)) for title in titles):
            yield from (_grant(text, block.span, title, [], None) for title in titles)


def _is_body(body: Span, title: Span) -> bool:
    return title.start == body.start and len(title) <= len(body) + len(" kommune")


def _in_sentences(text: str, block: Block, bodies: Placed) -> Iterator[Grant]:
    """ "Solvik kommune får 90 000 kroner til Gode hus": said in a sentence."""
    for body in bodies.within(block.span):
        match = _GETS.match(text, body.span.end, block.span.end)
        if match and not _ASKED.search(text, body.span.end, match.end()):
            group = "quoted" if match["quoted"] else "title"
            yield _grant(text, block.span, Span(*match.span(group)), [body], Span(*match.span("sum")))
    for match in _GOES.finditer(text, block.span.start, block.span.end):
        if not _ASKED.search(text, match.start(), match.end()):
            group = "quoted" if match["quoted"] else "title"
            yield _grant(text, block.span, Span(*match.span(group)), [], Span(*match.span("sum")))


# Rows.


def _row(text: str, blocks: Sequence[Block], index: int, bodies: Placed) -> _Row | None:
    block = blocks[index]
    line = Span(block.lines[0].start, block.lines[-1].end) if block.lines else block.span
    if len(line) > LONGEST or (block.kind != "item" and not re.search(r"\d", line.of(text))):
        return None
    under, told = _introduced(text, blocks, index, bodies)
    if not told:
        return None
    start, end = line.start, line.end
    where: Span | None = None
    if tail := _TAIL.search(text, start, end):
        where, end = _money(text, Span(*tail.span())), tail.start()
    elif head := _HEAD.match(text, start, end):
        where, start = Span(*head.span("sum")), head.end()
    cells = list(_cells(text, start, end, bodies))
    inner = next((cell for kind, cell in cells if kind == "sum"), None)
    where = where or (_money(text, inner) if inner else None)
    if where is None and block.kind != "item":
        return None
    quoted = _QUOTED.search(text, start, end)
    if quoted and where and not any(kind == "owner" and cell.overlaps(Span(*quoted.span())) for kind, cell in cells):
        inside = Span(*quoted.span("title"))
        heads = {b.span.start for b in bodies.within(line) if b.span.end < inside.start}
        free = [Span(cell.start, min(cell.end, inside.start)) for _, cell in cells if cell.start in heads]
        free += [cell for kind, cell in cells if kind == "owner" and not cell.overlaps(inside) and cell not in free]
        cells = [("owner", cell) for cell in free]
        cells = sorted([*cells, ("other", inside)], key=lambda each: each[1])
    kept = tuple((kind, cell) for kind, cell in cells if kind in ("owner", "other", "spent"))
    return _Row(line, kept, where, under) if kept else None


def _money(text: str, span: Span) -> Span | None:
    sums = list(find_sums(text, span.start, span.end, bare=True))
    return sums[0][0] if sums else None


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
        if seen == 0 and _ASKED.search(last):
            return None, False
        if _GRANTING.search(last) or (seen and _GRANTING.search(said)):
            return under, True
        seen += 1
        if seen >= INTRODUCTIONS:
            break
    return under, False


def _cells(text: str, start: int, end: int, bodies: Placed) -> Iterator[tuple[str, Span]]:
    at = start
    for cut in [*_CUT.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        cell = trimmed(text, Span(at, max(at, stop)))
        if spent := _SPENT.match(text, cell.start, cell.end):
            yield "sum", Span(*spent.span("sum"))
            yield "spent", Span(spent.end(), cell.end)
        elif len(cell):
            yield _kind(text, cell, bodies), cell
        at = cut.end() if cut else end


def _kind(text: str, cell: Span, bodies: Placed) -> str:
    content = cell.of(text)
    if _YEAR.fullmatch(content):
        return "year"
    if _SUM.fullmatch(content):
        return "sum"
    inside = bodies.within(cell)
    if inside and inside[0].span.start - cell.start <= 4:
        left = content
        for body in inside:
            left = left.replace(body.span.of(text), "")
        if len(_PLAIN.sub("", left)) * 4 <= len(content):
            return "owner"
    return "other"


def _of_rows(text: str, rows: Sequence[_Row], bodies: Placed) -> Iterator[Grant]:
    """The grants of lines that stand together, which show each other what their cells hold."""
    rows = _with_columns(text, rows, bodies)
    first = sum(_is_first(row) for row in rows)
    last = sum(_is_last(row) for row in rows)
    for row in rows:
        kinds = [kind for kind, _ in row.cells]
        cells = list(row.cells)
        if kinds[-1:] == ["spent"]:
            cells[-1] = ("other", cells[-1][1])
            cells[:1] = [("new", cells[0][1])] if kinds == ["other", "spent"] else cells[:1]
        elif "owner" not in kinds and len(cells) > 1 and row.sum and not row.under:
            # A body that nothing shows, where the other lines have one.
            if first >= SAME_FORM and first > last:
                cells[0] = ("new", cells[0][1])
            elif last >= SAME_FORM and len(cells[-1][1]) <= 60:
                cells[-1] = ("new", cells[-1][1])
        elif kinds.count("owner") > 1 and "other" not in kinds and row.sum:
            cells[-1] = ("other", cells[-1][1])
        if grant := _read(text, row, cells, bodies):
            yield grant


def _with_columns(text: str, rows: Sequence[_Row], bodies: Placed) -> Sequence[_Row]:
    """The rows of a table whose columns have run together, where most begin with a body, cut into who and what."""
    whole = [row for row in rows if len(row.cells) == 1 and row.sum and not row.under]
    begun = [row for row in whole if any(b.span.start == row.cells[0][1].start for b in bodies.within(row.line))]
    # The head of the table may stand among them.
    if len(whole) <= SAME_FORM or len(whole) < len(rows) - 1 or 2 * len(begun) < len(whole):
        return rows
    return [replace(row, cells=_who_and_what(text, row.cells[0][1], bodies)) for row in whole]


_WHAT = re.compile(r"(?<=[ ])[A-ZÆØÅ][\wæøå-]*(?=[ ][a-zæøå])")


def _who_and_what(text: str, cell: Span, bodies: Placed) -> tuple[tuple[str, Span], ...]:
    """ "Solvik bygdehus Maling av veggen": what is paid for begins with a capital before a word without one."""
    body = next((b.span for b in bodies.within(cell) if b.span.start == cell.start), None)
    what = _WHAT.search(text, body.end if body else cell.start, cell.end)
    if what is None:
        return (("other", cell),)
    return ("new", trimmed(text, Span(cell.start, what.start()))), ("other", Span(what.start(), cell.end))


def _is_first(row: _Row) -> bool:
    return len(row.cells) > 1 and row.cells[0][0] == "owner"


def _is_last(row: _Row) -> bool:
    return len(row.cells) > 1 and row.cells[-1][0] == "owner" and row.cells[0][0] == "other"


def _read(text: str, row: _Row, cells: Sequence[tuple[str, Span]], bodies: Placed) -> Grant | None:
    shape = re.sub(r"(.)\1+", r"\1", "".join("o" if kind == "other" else "b" for kind, _ in cells))
    titles = [cell for kind, cell in cells if kind == "other"]
    if len(titles) > 1 and _is_title(titles[0].of(text)) and titles[1].of(text)[:1].islower():
        titles = titles[:1]  # "Til topps, samarbeid mellom …": what follows tells of it
    if shape == "ob" and cells[-2][0] == "owner":
        return None  # a row whose owner and title have run together, before its partners
    if shape == "o" and row.sum and (row.under or _QUOTED.search(text, row.line.start, row.line.end)):
        owners = [row.under] if row.under else []
    elif shape in ("bo", "ob", "bob") and (row.sum or len(cells) == 2):
        own = next(cell for kind, cell in cells if kind != "other")
        new = next(kind for kind, _ in cells if kind != "other") == "new"
        owners = [Mention("Organisation", own, own.of(text), "organisation:listed")] if new else bodies.within(own)
        if shape == "bo" and len(cells) > 2 and cells[1][0] == "owner":
            owners = [body for kind, cell in cells if kind == "owner" for body in bodies.within(cell)]
    else:
        return None
    title = Span(titles[0].start, titles[-1].end)
    if text.startswith(")", title.end) and "(" in title.of(text):
        title = Span(title.start, title.end + 1)
    if not _is_title(title.of(text)):
        return None
    return _grant(text, row.line, title, owners, row.sum, bodies)


def _is_title(title: str) -> bool:
    return len(title) >= 4 and bool(re.match(r"[A-ZÆØÅ0-9«“\"]", title)) and bool(re.search(r"[^\W\d_]{3}", title))


def _grant(
    text: str, line: Span, title: Span, owners: Sequence[Mention], money: Span | None, bodies: Placed | None = None
) -> Grant:
    title = trimmed(text, title)
    joined = next((m for m in _WITH.finditer(text, line.start, line.end) if not title.covers(Span(*m.span()))), None)
    partners = tuple(b for b in bodies.within(line) if b.span.start >= joined.end()) if joined and bodies else ()
    partners = tuple(b for b in partners if not title.overlaps(b.span))
    owners = [owner for owner in owners if owner not in partners]
    amount = next((n for _, n in find_sums(text, money.start, money.end, bare=True)), None) if money else None
    if money and _LIMIT.search(text[max(line.start, money.start - 12) : money.start]):
        amount = None
    mention = Mention("Project", title, re.sub(r"\s+", " ", title.of(text)), "grant:title")
    return Grant(line, mention, tuple(owners), partners, money, amount)


def with_owners(names: Sequence[Mention], grants: Sequence[Grant]) -> list[Mention]:
    """The names, with the bodies that only a list of grants shows in place of what was seen in them."""
    new = [body for grant in grants for body in grant.owners if body.rule == "organisation:listed"]
    return [*(m for m in names if not any(m.span.overlaps(body.span) for body in new)), *map(replace, new)]
