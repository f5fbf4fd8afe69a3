"""What a grant is: who gets money, for what, and how much."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from samgraf.mentions.grant_cells import PRICED, TOWN_KIND, town_rows, words
from samgraf.mentions.overlaps import Placed
from samgraf.mentions.titles import trimmed
from samgraf.mentions.values import find_sums
from samgraf.model import Mention, Span
from samgraf.text.layout import load_layout

SAME_FORM = 2
"""Grants of a page that are told in one way, from which what only looks so is one too."""
ASKED = re.compile(rf"(?i)\b(?:{words('asked')})\b")
_WITH = re.compile(
    r"(?i)\b(?:(?:(?:i )?samarbeid|sammen|saman|i lag|i partnerskap|i partnarskap) med"
    r"|med deltak(?:else|ing|inga) (?:fra|frå)|m/)[ ]"
)
_DATED = re.compile(r"[ ](?:i|for|våren|hausten|høsten)[ ](?:19|20)\d\d(?:[/–-]\d{2,4})?$")
"""When a grant's title says it is for: "Gode nabolag *i 2023*"."""
_LIMIT = re.compile(r"(?i)\b(?:inntil|opptil|maks\w*)[ ](?:kr\.?[ ])?$")


VERB = r"(?:å[ ](?!(?:få|gi|gje|la|ha|bli|gjøre|gjere)[ ])\w+[ ](?!(?:opp|ut|inn|ned|fram|frem|om|på|over|med)[ ]))?"
"""What is done with money, before what a grant is for; "å prøve ut nye former" is told with its verb."""
PURPOSE = (
    rf"(?:(?:{words('kinds')})[ ])?(?:[«“\"](?P<quoted>[^«»“”\"\n]{{3,120}})[»”\"]"
    r"|(?:(?:ein|eit|ei|en|et)[ ])?(?P<title>\w[^.;,:\n(«»]{3,90}?)"
    r"(?=[.;,:(\n]|$|[ ](?:som|der|slik|for å|og[ ](?:får|skal))[ ]|[ ]og[ ](?:kr\.?[ ])?\d"
    rf"|[ ]og[ ][A-ZÆØÅ][^.,;\n]{{2,50}}?[ ](?:{words('gets')})[ ]))"
)
"""What a grant is for, behind the words that lead to it."""
GIVEN_OUT = r"(?!har[ ](?:\w+[ ])?(?:tildelt|innvilg|løyv|bevilg))"
"""What a body does that gives: "*har tildelt* Solvik vel 50 000 kroner"."""


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


_NO_TITLE = re.compile(
    r"(?i)(?:tildelte?|totalt?|sum|i alt|til saman|til sammen|samlet|samla)(?:[ ]\w+){0,2}:?"
    r"|å[ ](?:få|gi|gje|la|ha|bli|gjøre|gjere)[ ].*|avsl(?:ag|ått|ege)"
    r"|(?:(?:generell|ordinær|årleg|årlig)[ ])?drift(?:s(?:støtte|tilskot|tilskudd|midlar|midler))?(?:[ ]av[ ]\w+)?"
    r"|(?:dag|veke|uke|runde|pott|kategori|gruppe|fase|del|kvartal|halvår|punkt|sak)[ ]\d{1,4}(?:/\d{2,4})?"
    r"|(?-i:på|av|ved|om|fra|frå|hos|gjennom|og|som|der|eller|men)[ ].*"
    r"|kontakt(?:oss)?|frist(?:er|ar|en)?|histori(?:kk|e)|bakgrunn|fakta|aktuelt"
    r"|(?:dette|disse|desse)[ ](?:får|fikk|fekk)[ ].*"
    r"|å[ ]\w+[ ](?:på[ ]|av[ ])?(?:satsing|prosjekt|ordning|program|arbeid)\w*"
    r"|(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|\d{1,3}|flere|fleire|ulike)[ ](?:[\w-]+[ ]){0,2}?"
    r"\w*(?:prosjekt|prosjekter|prosjektar|tiltak|formål|føremål)(?:[ ].*)?"
)


_MONEY = re.compile(rf"(?<![\w.,]){PRICED}")
_SENTENCE = re.compile(r"(?<=[a-zæøå]{3})\.[ ](?=[A-ZÆØÅ])")
"""Where a title ends that goes on with what is told of it: "Ungdomsklubb i ny drakt. Eit samarbeid mellom …"."""


def is_title(title: str, *, priced: bool) -> bool:
    """Whether something can be what is paid for; a purpose in small letters where a sum stands beside it."""
    if load_layout().column(title) or _NO_TITLE.fullmatch(title):
        return False  # the head of a table, or what it sums up
    if re.search(_MONEY, title):
        return False  # the sum of another line, or a sentence that tells of several
    begins = re.match(r"[a-zæøå]?[A-ZÆØÅ0-9«“\"]", title) or (priced and re.match(r"[a-zæøå]{2}|å[ ][a-zæøå]", title))
    return len(title) >= 4 and bool(begins) and bool(re.search(r"[^\W\d_]{3}", title))


def make_grant(
    text: str, line: Span, title: Span, owners: Sequence[Mention], money: Span | None, bodies: Placed | None = None
) -> Grant:
    """A grant; its partners are the bodies that its line names after "i samarbeid med"."""
    title = _purpose(text, trimmed(text, title))
    if told := _SENTENCE.search(text, title.start + 3, title.end):
        title = Span(title.start, told.start())
    if dated := _DATED.search(text, title.start + 4, title.end):
        title = Span(title.start, dated.start())
    joined = next((m for m in _WITH.finditer(text, line.start, line.end) if not title.covers(Span(*m.span()))), None)
    partners = tuple(b for b in bodies.within(line) if b.span.start >= joined.end()) if joined and bodies else ()
    partners = tuple(b for b in partners if not title.overlaps(b.span))
    partners += _shared_by(text, title, bodies) if bodies else ()
    placed = [at for one, at in pairwise(owners) if _AT.fullmatch(text, one.span.end, max(one.span.end, at.span.start))]
    owners = [owner for owner in owners if owner not in (*partners, *placed)]
    amount = next((n for _, n in find_sums(text, money.start, money.end, bare=True)), None) if money else None
    if money and _LIMIT.search(text[max(line.start, money.start - 12) : money.start]):
        amount = None
    mention = Mention("Project", title, re.sub(r"\s+", " ", title.of(text)), "grant:title")
    return Grant(line, mention, tuple(owners), partners, money, amount)


def _shared_by(text: str, title: Span, bodies: Placed) -> tuple[Mention, ...]:
    """The municipalities that a title ends with: "Felles beredskapsplan for *Skien og Bamble*"."""
    row = next((row for row in town_rows(text, title, bodies) if row.end == title.end), None)
    told = row is not None and _FOR.search(text[title.start : row.start])
    return tuple(bodies.within(row)) if row and told else ()


_FOR = re.compile(r"[ ](?:for|mellom|i|hos)[ ](?:kommun(?:ene|ane)[ ])?$")
_AT = re.compile(r"[ ](?:i|på)[ ]")
"""Between a body and the place where it is: "Sanitetsforeninga *i* Solvik"."""
_ARTICLE = r"(?:en|ei|ein|et|eit)[ ]"
_TOLD = re.compile(
    r"(?:Skal|Vil)[ ](?:bruke|bruka|nytte)[ ](?:midlene|midlane|pengene|pengane|støtten|støtta|tilskuddet|tilskotet)[ ]"
    rf"(?:på|til)[ ](?:{_ARTICLE})?(?P<used>[^,.]{{4,90}})"
    rf"|(?:Skal|Vil)[ ][a-zæøå]+[ ]{_ARTICLE}(?P<done>[^,.]{{4,90}}?)(?=[ ]og[ ][a-zæøå]+[ ]|[,.]|$)"
    r"|(?:Får|Fikk|Fekk|Har fått)[ ](?:tilskudd|tilskot|støtte|midler|midlar|penger|pengar)[ ](?:til|for)[ ]"
    rf"(?:å[ ][a-zæøå]+[ ])?(?:{_ARTICLE})?(?P<paid>[^,.]{{4,90}})"
)
"""What is told with a verb: "Skal lage *en folkehelseplan*", "Får tilskudd til *nye benker*"."""


_KIND = re.compile(r"(?:(?:Utviklings|Samarbeids|For)?[Pp]rosjekt(?:et)?:?[ ])(?=[A-ZÆØÅ]\w)")


def _purpose(text: str, title: Span) -> Span:
    """What a grant is for, without "Prosjekt" before it, or where its line tells it with a verb."""
    if kind := _KIND.match(text, title.start, title.end):
        return Span(kind.end(), title.end)
    told = _TOLD.match(text, title.start, title.end)
    return trimmed(text, Span(*told.span(told.lastgroup))) if told and told.lastgroup else title


def purpose_in(match: re.Match[str]) -> Span:
    """What a grant is for by a match that quotes it or tells it."""
    return Span(*match.span("quoted" if match["quoted"] else "title"))


def is_body(body: Span, title: Span) -> bool:
    """Whether what may be a title is only a body's name."""
    return title.start == body.start and len(title) <= len(body) + len(" kommune")


_TOGETHER = re.compile(
    rf"{TOWN_KIND}(?:[ ](?:har|er|vart|ble|blei|skal|får|fikk|fekk))?,?[ ]"
    r"(?:saman|sammen|i[ ](?:lag|samarbeid))[ ]med[ ]"
)
"""Between who gets a grant and those who share the work: "Skien kommune er *saman med* Bamble tildelt"."""
_AND = re.compile(rf"{TOWN_KIND}(?:, | og |, og )")


def joined_owners(text: str, bodies: Sequence[Mention], last: Mention) -> list[Mention]:
    """A body and those before it in one row with it: "Bø, Nome og Skien"."""
    owners = [last]
    for body in reversed([b for b in bodies if b.span.end <= last.span.start]):
        if not _AND.fullmatch(text[body.span.end : owners[0].span.start]):
            break
        owners.insert(0, body)
    rows = (b for b in reversed(bodies) if _TOGETHER.fullmatch(text, b.span.end, max(b.span.end, owners[0].span.start)))
    one = next(rows, None)
    return [one] if one else owners
