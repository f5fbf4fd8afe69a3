"""The cells of a grant's line: who gets the money, what for and how much, told from one another by what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.overlaps import Placed
from samgraf.mentions.titles import trimmed
from samgraf.mentions.values import find_sums
from samgraf.model import Span


def words(kind: str) -> str:
    """A regular expression for the words of one kind in the rules on grants."""
    alternatives = sorted(rules("grants")[kind], key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in alternatives)


TELLS_OF_GRANTS = re.compile(rf"(?i)\b(?:{words('granting')})\b")
"""Words of money that is given."""
_NUMBER = r"\d{1,3}(?:[ .]\d{3}){1,3}"
PRICED = (
    rf"(?:(?:kr\.?|Kr\.?|NOK|kroner)[ ]{{0,12}}(?:{_NUMBER}|\d{{4,9}})(?:,-|,00|[ ]kr(?:oner)?)?"
    rf"|(?:{_NUMBER}|\d{{4,9}})(?:,-(?:[ ]kr\b\.?)?|[ ]?kr\b\.?|[ ]kroner|[ ]NOK)"
    rf"|(?:(?:kr\.?[ ])?\d{{1,3}}(?:[,.]\d{{1,3}})?|(?<!\w)(?i:{alternatives(list(rules('times')['numerals']))}))"
    r"[ ](?:mill(?:ion\w*)?\b\.?|mrd\b\.?|tusen)(?:[ ]?(?:kr\b\.?|kroner))?)"
)
MONEY = rf"(?:{PRICED}|{_NUMBER})"
TOWN_KIND = "(?: kommune| herad)?"
"""What may stand behind a municipality's name, and is not part of it."""
GIVEN = rf"(?:(?:{words('given')})[ ]?:?[ ](?:på[ ]|med[ ])?)?"
_SUM = re.compile(rf"{GIVEN}{MONEY}\.?")
_INNER = re.compile(rf"(?<![\d.,]){GIVEN}{PRICED}")
_BARE = re.compile(rf"[ ]?{_NUMBER}(?=[ ](?:til|for|som[ ]skal)[ ])")
"""A sum without its currency at the beginning of a cell: "*50 000* til nye benker"."""
_TO = re.compile(rf"(?i){TOWN_KIND}[ ](?:til|for|som[ ]skal|skal[ ]ha)[ ](?:prosjektet[ ]|tiltaket[ ])?")
LEAD = re.compile(
    r"(?i)(?:(?:i støtte|i tilskudd|i tilskot)[ ])?(?:til|for)[ ](?:prosjektet[ ]|tiltaket[ ])?"
    r"(?:å[ ]\w+[ ](?!(?:opp|ut|inn|ned|fram|frem|om|på|over)[ ])(?![^.;\n]{0,80}[ ](?:sin|si|sitt|sine)$))?"
)
"""Before what a grant is for; "å ruste opp banen" and "å utvikle laget sitt" tell it with their verb."""
_ASIDE = re.compile(r"(?i)(?:på vegne|i samarbeid|samarbeid|sammen med|saman med|i lag|v/|ved)\b")
_CUT = re.compile(r"(?<! ) +[–—-] +|(?<![ \n])(?<!\bkr) {2,}|(?<=\n) {2,}(?![ a-zæøå])|[ ]?[\t|;()][ ]?|[:,][ ]")
_YEAR = re.compile(r"(?:(?:19|20)\d\d)(?:[ ]?[-–/][ ]?(?:20)?\d\d)?")
_PLAIN = re.compile(
    rf"(?i)\b(?:(?:i samarbeid|sammen|saman|i lag) med|har|er|blir|vert|vart|ble|blei|òg|også|{words('gets')}"
    r"|kommun\w+|herad|og|ved|v/|m\.fl\.?|mfl\.?|ny[et]?)(?!\w)|\W"
)


GETTING = re.compile(rf"(?:[ ](?:har|er|blir|vert|vart|ble|blei))?[ ](?:{words('gets')})$")
_BODY = re.compile(
    rf"(?<![\w.&/-])(?!(?i:{words('several')}|{alternatives(rules('names')['organisations']['not_societies'])})[ ])"
    r"[A-ZÆØÅ][\w.&/-]{0,40}(?:[ ][\w.&/-]{1,40}){0,4}?"
    rf"(?:[ ](?:{words('bodies')})|(?<=[a-zæøå])(?:lag|forening|korps|klubb))(?!\w)"
)
"""The name of a body that no register has."""
_BODY_TO = re.compile(rf"(?P<body>{_BODY.pattern}){_TO.pattern.removeprefix('(?i)')}")


def sum_in(text: str, span: Span) -> Span | None:
    """Where a sum stands in a stretch, or None."""
    sums = list(find_sums(text, span.start, span.end, bare=True))
    return sums[0][0] if sums else None


def find_cells(text: str, start: int, end: int, bodies: Placed) -> Iterator[tuple[str, Span]]:
    """The cells of `text[start:end]`, each with what it holds (`owner`, `new`, `other`, `sum`, `year`, `aside`)."""
    at = start
    rows = town_rows(text, Span(start, end), bodies)
    last = [m for row in rows if _ENDS.match(text, row.end, end) and (m := _STOP.search(text, start, row.start))]
    cuts = [cut for cut in _CUT.finditer(text, start, end) if not any(row.covers(Span(*cut.span())) for row in rows)]
    for cut in [*sorted([*cuts, *last], key=lambda each: each.start()), None]:
        stop = cut.start() if cut else end
        for part in _parts(text, Span(at, max(at, stop)), bodies):
            cell = trimmed(text, part)
            if len(cell):
                yield "aside" if _is_its_county(text, cell, bodies) else kind_of(text, cell, bodies), cell
        at = cut.end() if cut else end


_ENDS = re.compile(r"$|[ ]{2}|[ ]?[(:–—]")
_STOP = re.compile(r"\.[ ]$")
"""Before a row of municipalities that a line ends with: "Felles løft. Skien, Bamble og Siljan"."""


def town_rows(text: str, line: Span, bodies: Placed) -> list[Span]:
    """The rows of municipalities in a line, whose commas part no cells: "Felles løft for *Skien, Bamble og Siljan*"."""
    rows: list[Span] = []
    begun: Span | None = None
    towns = [body.span for body in bodies.within(line) if body.type == "Municipality"]
    for one, other in pairwise(towns):
        joint = text[one.end : other.start]
        if joint in (" og ", " samt ", " & "):
            rows.append(Span((begun or one).start, other.end))
        begun = (begun or one) if joint == ", " else None
    return rows


def _is_its_county(text: str, cell: Span, bodies: Placed) -> bool:
    """Whether brackets only tell which county a municipality lies in: "Gloppen *(Vestland)*: Nye benker"."""
    inside = bodies.within(cell)
    bracketed = text[cell.start - 2 : cell.start] == " (" and text[cell.end : cell.end + 1] == ")"
    county = len(inside) == 1 and inside[0].span == cell and inside[0].type == "County"
    return bracketed and county and "kommune" not in cell.of(text)


def _parts(text: str, piece: Span, bodies: Placed) -> Iterator[Span]:
    """A piece of a line, parted around a sum in it, and after a body that it begins with: "Bø kommune til Gode hus"."""
    money = _BARE.match(text, piece.start, piece.end) or _INNER.search(text, piece.start, piece.end)
    if money and money.span() != (piece.start, piece.end):
        yield from _parts(text, Span(piece.start, money.start()), bodies)
        yield Span(*money.span())
        lead = LEAD.match(text, min(money.end() + 1, piece.end), piece.end)
        if not re.match(r"\.[ ]", text[money.end() : money.end() + 2]):
            yield Span(lead.end() if lead else money.end(), piece.end)
        return
    first = next((b for b in bodies.within(piece) if b.span.start - piece.start <= 4), None)
    if first and (to := _TO.match(text, first.span.end, piece.end)):
        yield Span(piece.start, first.span.end)
        piece = Span(to.end(), piece.end)
    elif owner := _owner_last(text, piece, bodies):
        yield Span(piece.start, owner.start - len(" til "))
        piece = owner
    elif new := _BODY_TO.match(text, piece.start, piece.end):
        yield Span(piece.start, new.end("body"))
        piece = Span(new.end(), piece.end)
    yield piece


def _owner_last(text: str, piece: Span, bodies: Placed) -> Span | None:
    """The body that a piece ends with after what it gets: "Nye benker til *Solvik bygdelag*"."""
    last = bodies.within(piece)[-1:]
    if not last or last[0].span.end + len(" kommune") < piece.end or not last[0].span.of(text):
        return None
    before = text[piece.start : last[0].span.start]
    told = before.endswith(" til ") and before.strip()[:1].isupper() and not TELLS_OF_GRANTS.search(before)
    rest = text[last[0].span.end : piece.end].strip(" :")
    return Span(last[0].span.start, piece.end) if told and rest in ("", "kommune", "herad") else None


def kind_of(text: str, cell: Span, bodies: Placed) -> str:
    """What a cell holds: bodies, what looks like the name of a new one, a sum, a year, an aside, or something else."""
    content = cell.of(text)
    if _YEAR.fullmatch(content):
        return "year"
    if _SUM.fullmatch(content):
        return "sum"
    if _ASIDE.match(content):
        return "aside"
    inside = bodies.within(cell)
    if inside and inside[0].span.start - cell.start <= 4:
        left = content
        for body in inside:
            left = left.replace(body.span.of(text), "")
        if len(_PLAIN.sub("", left)) * 4 <= len(content):
            return "owner"
    return "new" if _BODY.fullmatch(GETTING.sub("", content)) else "other"


_WHAT = re.compile(r"(?<=[ ])[A-ZÆØÅ][\wæøå-]*(?=[ ][a-zæøå])")


def who_and_what(text: str, cell: Span, bodies: Placed) -> tuple[tuple[str, Span], ...]:
    """ "Solvik bygdehus Maling av veggen": what is paid for begins with a capital before a word without one."""
    body = next((b.span for b in bodies.within(cell) if b.span.start == cell.start), None)
    what = _WHAT.search(text, body.end if body else cell.start, cell.end)
    if what is None:
        return (("other", cell),)
    return ("new", trimmed(text, Span(cell.start, what.start()))), ("other", Span(what.start(), cell.end))


_ROW_NUMBER = re.compile(r"(?:\d{1,6}[ ]{1,4})?")
_BEHIND_TOWN = re.compile(
    r"(?:[ ](?:kommune|herad))?(?:[ ]\([^()\n]{3,60}\))?[ ]{1,4}(?=[A-ZÆØÅ«“\"])"
    r"(?![\w-]+(?:lag|forening|foreining|klubb|korps|museum|senter|festival|hage)(?!\w))"
)


def town_and_what(text: str, line: Span, bodies: Placed) -> tuple[Span, int] | None:
    """The municipality that a line begins with, and where what it gets money for begins: "Solvik Gode nabolag 90 000".

    None where the two are one name, as in "Solvik Næringsforening".
    """
    number = _ROW_NUMBER.match(text, line.start, line.end)
    start = number.end() if number else line.start
    town = next((body.span for body in bodies.within(line) if body.is_town and body.span.start == start), None)
    behind = _BEHIND_TOWN.match(text, town.end, line.end) if town else None
    return (town, behind.end()) if town and behind else None
