"""Grants that sentences tell: "Bø kommune får 90 000 kroner til Gode hus", "De fire prosjektene er …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samgraf.mentions.grant_cells import MONEY, TELLS_OF_GRANTS, words
from samgraf.mentions.grant_terms import ASKED, SAME_FORM, Grant, is_title, make_grant
from samgraf.mentions.overlaps import Placed
from samgraf.mentions.titles import trimmed
from samgraf.model import Block, Mention, Span

_PURPOSE = (
    rf"(?:(?:{words('kinds')})[ ])?(?:[«“\"](?P<quoted>[^«»“”\"\n]{{3,120}})[»”\"]"
    r"|(?:(?:ein|eit|ei|en|et)[ ])?(?P<title>\w[^.;,:\n(«»]{3,90}?)"
    r"(?=[.;,:(\n]|$|[ ](?:som|der|slik|for å|og[ ](?:får|skal))[ ]|[ ]og[ ](?:kr\.?[ ])?\d"
    rf"|[ ]og[ ][A-ZÆØÅ][^.,;\n]{{2,50}}?[ ](?:{words('gets')})[ ]))"
)
"""What a grant is for, behind the words that lead to it."""
_GIVEN_OUT = r"(?!har[ ](?:\w+[ ])?(?:tildelt|innvilg|løyv|bevilg))"
"""What a body does that gives: "*har tildelt* Solvik vel 50 000 kroner"."""
_GETS = re.compile(
    r"(?: kommune| herad)?(?:,[ ][^,.\n]{2,60},)?(?:,?[ ]som)?"
    rf"[ ]{_GIVEN_OUT}(?:har[ ]|er[ ]|blir[ ]|ble[ ]|blei[ ]|vart[ ]|vert[ ])?"
    rf"(?:òg[ ]|også[ ]|nå[ ]|no[ ]|i år[ ])?(?:{words('gets')})[ ](?:\w+[ ]){{0,3}}?(?P<sum>{MONEY})"
    r"(?:(?:[ ](?:i|fra|frå|av)[ ][^.,;:\n]{2,60}?)?[ ](?:til|for)[ ](?:å[ ]\w+[ ])?"
    rf"|(?:[ ](?:i|fra|frå|av)[ ][^.,;:\n]{{2,60}})?\.[ ](?:{words('money')})[ ](?:skal[ ])?(?:{words('spent')})"
    r"[ ](?:til|på)[ ](?:å[ ]\w+[ ])?"
    rf"|,?[ ]som[ ](?:skal[ ])?(?:{words('spent')})[ ](?:til|på)[ ]"
    r"|,?[ ](?:og|som|skal)[ ][^.;\n]{0,40}?(?=(?<=[ ])(?:ein|eit|ei|en|et)[ ]))" + _PURPOSE
)
"""Behind a body: that it gets money, and for what."""
_IS_GIVEN = re.compile(
    rf"(?: kommune| herad)?[ ](?P<sum>{MONEY})(?:[ ]i[ ]\w+)?[ ](?:til|for)[ ](?:å[ ]\w+[ ])?" + _PURPOSE
)
_GIVES = re.compile(rf"(?:{words('gives')}|{words('gets')})[ ]$")
"""Behind and before a body: what it is given or gets: "Husbanken *gir* Solvik vel *50 000 kroner til en benk*"."""
_PASSED_ON = re.compile(
    rf"(?: kommune| herad)?(?:\.[ ](?:{words('money')})[ ](?:skal[ ])?(?:{words('spent')}))?[ ](?:til|for)[ ]"
    r"(?:å[ ]\w+[ ])?" + _PURPOSE
)
_PASSED = re.compile(rf"(?P<sum>{MONEY})(?:[ ]i[ ]\w+)?[ ]til[ ]$")
"""Behind and before a body: a sum that goes to it: "har gitt *50 000 kroner til* Solvik vel *til en benk*"."""
_BRACKETED = re.compile(
    rf"(?: kommune| herad)?[ ]\((?P<sum>{MONEY})[ ](?:til|for)[ ](?:å[ ]\w+[ ])?(?P<title>[^()\n]{{3,90}})\)"
)
"""Behind a body in a sentence that tells of grants: "Solvik bygdelag (*50 000 kr til ny scene*)"."""
_FOR_WHAT = re.compile(rf"\bTil[ ](?P<title>\w[^.;,:\n«»]{{3,90}}?)[ ](?:{words('gets')})[ ]$")
"""Before a body at the beginning of a sentence: for what it gets money."""
_SO_MUCH = re.compile(rf"(?: kommune| herad)?[ ](?P<sum>{MONEY})")
_GOES = re.compile(
    rf"(?P<sum>{MONEY})(?:[ ]i[ ][\w-]+)?[ ](?:går|gjekk|gikk|(?:er|blir|vert|ble|blei|vart)[ ](?:gitt|gjeve))[ ]til[ ]"
    rf"(?:{words('kinds')})[ ](?:[«“\"](?P<quoted>[^«»“”\"\n]{{3,120}})[»”\"]|(?P<title>[A-ZÆØÅ][^.;:\n(«»]{{2,120}}?))"
    r"(?=[.;:(\n»”\"]|$)"
)
_GETS_TO = re.compile(
    rf"(?: kommune| herad)?[ ]{_GIVEN_OUT}(?:har[ ]|er[ ])?(?:{words('gets')})[ ](?:\w+[ ]){{0,2}}?(?P<sum>{MONEY})"
    r"(?:[ ]i[ ]\w+)?[ ](?:til|for)[ ]å[ ]"
)
"""Behind a body at the beginning of a paragraph: that it gets money to do something."""
_ENUMERATION = re.compile(
    r"(?i:\b\w{0,20}(?:prosjekta|prosjektene|prosjekter|tiltakene|tiltaka)\b)[^.:\n«»]{0,80}?"
    r"(?:[ ](?:er|var|blir|vert|heter|heiter):?|:)[ ](?P<names>[A-ZÆØÅ](?:[^.:;\n]|(?<=\d)\.(?=\d)){8,400})(?=[.\n]|$)"
)
_PART = re.compile(r"[^,]+")
LONGEST_SUM = 50
"""Characters before a body that may hold the sum that goes to it."""
LONGEST_PURPOSE = 120
"""Characters before a body that may tell for what it gets money."""


def told_grants(text: str, blocks: Sequence[Block], bodies: Placed, url: str = "") -> Iterator[Grant]:
    """The grants that the sentences of a page tell."""
    if own := _own_grant(text, blocks, bodies, url):
        yield own
        return
    yield from _in_sentences(text, blocks, bodies)
    yield from _under_headings(text, blocks, bodies)
    yield from _headless(text, blocks, bodies)
    yield from _led(text, blocks, bodies)
    for block in blocks:
        if block.kind in ("paragraph", "item"):
            yield from _enumerated(text, block, bodies)


_PATH = re.compile(r"/(?:tildeling|tildelinger|tildelingar|gavetildelinger|gåvetildelingar)/[\w-]{3,}")
"""Where funds keep a page on each grant."""
_GETS_SUM = re.compile(
    rf"(?: kommune| herad)?[ ]{_GIVEN_OUT}(?:har[ ]|er[ ])?(?:{words('gets')})"
    rf"[ ](?:\w+[ ]){{0,2}}?(?P<sum>{MONEY})(?!\w)"
)


def _own_grant(text: str, blocks: Sequence[Block], bodies: Placed, url: str) -> Grant | None:
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
    return make_grant(text, line, title, _joined(text, bodies.within(line), owners[0]), amount)


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
        if match and not ASKED.search(text, first.span.end, match.end()) and is_title(title.of(text), priced=False):
            yield make_grant(text, block.span, title, [first], Span(*match.span("sum")))


_GETS_FIRST = re.compile(
    rf"(?:(?:Har|Er|Blir|Vert|Ble|Blei|Vart)[ ])?(?i:{words('gets')})[ ](?:\w+[ ]){{0,3}}?(?P<sum>{MONEY})"
    r"(?:[ ]i[ ]\w+)?[ ](?:til|for)[ ](?:å[ ]\w+[ ])?" + _PURPOSE
)
"""How a paragraph begins under the name of who gets money: "*Får* 50 000 kroner til prosjektet Gode nabolag"."""


def _headless(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """The grants of paragraphs that only say what somebody gets: the heading above names who."""
    for heading, block in pairwise(blocks):
        match = _GETS_FIRST.match(text, block.span.start, block.span.end)
        if match is None or block.kind not in ("paragraph", "item") or len(heading.span) > LONGEST_PURPOSE:
            continue
        group = "quoted" if match["quoted"] else "title"
        title = Span(*match.span(group))
        known = any(body.records and _is_body(body.span, title) for body in bodies.within(title))
        if not known and is_title(title.of(text), priced=True):
            owners = [body for body in bodies.within(heading.span) if _is_body(body.span, heading.span)]
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
        named = any(_is_body(body.span, title) for body in bodies.within(title))
        of_one = re.search(r"(?i)\b(?:prosjektet|project)\b", text[title.end : block.span.end])
        if of_one and not named and not match["title"].casefold().endswith(("prosjektet", "prosjekt")):
            sums = re.search(rf"(?<!\w){MONEY}(?!\w)", text[title.end : block.span.end])
            money = Span(title.end + sums.start(), title.end + sums.end()) if sums else None
            found.append(make_grant(text, block.span, title, [], money))
    yield from found if len(found) >= SAME_FORM else ()


def _enumerated(text: str, block: Block, bodies: Placed) -> Iterator[Grant]:
    """ "De fire prosjektene som får støtte, er: Gode hus, Trygg by og Liv i bygda": names without sums."""
    for match in _ENUMERATION.finditer(text, block.span.start, block.span.end):
        parts = [Span(*part.span()) for part in _PART.finditer(text, match.start("names"), match.end("names"))]
        *most, last = parts
        joint = text.rfind(" og ", last.start, last.end)
        ends = [Span(last.start, joint), Span(joint + 4, last.end)] if joint >= 0 else [last]
        titles = [trimmed(text, part) for part in (*most, *ends)]
        named = [body for body in bodies.within(block.span) if any(_is_body(body.span, title) for title in titles)]
        if len(titles) > 1 and not named and all(is_title(title.of(text), priced=False) for title in titles):
            yield from (make_grant(text, block.span, title, [], None) for title in titles)


def _is_body(body: Span, title: Span) -> bool:
    return title.start == body.start and len(title) <= len(body) + len(" kommune")


def _in_sentences(text: str, blocks: Sequence[Block], bodies: Placed) -> Iterator[Grant]:
    """ "Solvik kommune får 90 000 kroner til Gode hus": said in a sentence.

    What is named in small letters counts where the page has more such sentences, or names a fund and it is a gift to
    a local society that no register has.
    """
    found: list[_Told] = []
    funded = any(body.type == "Funder" for body in bodies)
    for block in blocks:
        if block.kind in ("paragraph", "item"):
            yield from _going(text, block)
            firsts = [told for body in bodies.within(block.span) if (told := _told(text, block, body))]
            found += [*firsts, *(more for first in firsts if (more := _also(text, first)))]
    passed_on = {each.body.span.start for each in found}
    for each in found:
        title = each.title.of(text)
        whole = not each.quoted and any(_is_body(body.span, each.title) for body in bodies.within(each.title))
        if whole or each.title.start in passed_on:
            continue  # "har løyvd 50 000 kroner til Solvik vel til en benk": who gives
        gift = funded and not each.body.records
        named = each.quoted or title[0].isupper() or len(found) >= SAME_FORM or gift
        if named and is_title(title, priced=True):
            owners = _joined(text, bodies.within(each.block.span), each.body)
            where = _without_giver(text, each.title, bodies)
            if " " not in title and (further := _WHICH.match(text, where.end, each.block.span.end)):
                where = Span(where.start, further.end())
            yield make_grant(text, each.block.span, where, owners, each.amount)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says that a body gets, and for what."""

    block: Block
    body: Mention
    title: Span
    amount: Span
    quoted: bool = False


def _without_giver(text: str, title: Span, bodies: Placed) -> Span:
    """What is paid for, without who pays behind it: "ein konsert *av Sparebankstiftinga Solvik*"."""
    for body in bodies.within(title):
        given = re.search(r"[ ](?:av|fra|frå)[ ]$", text[title.start : body.span.start])
        if given and body.type == "Funder" and body.span.end == title.end:
            return Span(title.start, title.start + given.start())
    return title


def _told(text: str, block: Block, body: Mention) -> _Told | None:
    match = _GETS.match(text, body.span.end, block.span.end)
    if not match and _GIVES.search(text, block.span.start, body.span.start):
        match = _IS_GIVEN.match(text, body.span.end, block.span.end)
    if match and not ASKED.search(text, body.span.end, match.end()):
        group = "quoted" if match["quoted"] else "title"
        return _Told(block, body, Span(*match.span(group)), Span(*match.span("sum")), group == "quoted")
    passed = _PASSED.search(text, max(block.span.start, body.span.start - LONGEST_SUM), body.span.start)
    match = _PASSED_ON.match(text, body.span.end, block.span.end) if passed else None
    if passed and match and not ASKED.search(text, block.span.start, match.end()):
        group = "quoted" if match["quoted"] else "title"
        return _Told(block, body, Span(*match.span(group)), Span(*passed.span("sum")), group == "quoted")
    match = _BRACKETED.match(text, body.span.end, block.span.end)
    if match and TELLS_OF_GRANTS.search(text, block.span.start, body.span.start):
        return _Told(block, body, Span(*match.span("title")), Span(*match.span("sum")), match["title"][0].isupper())
    amount = _SO_MUCH.match(text, body.span.end, block.span.end)
    before = Span(max(block.span.start, body.span.start - LONGEST_PURPOSE), body.span.start)
    purpose = _FOR_WHAT.search(before.of(text)) if amount else None
    if purpose and amount:
        start, end = purpose.span("title")
        return _Told(block, body, Span(before.start + start, before.start + end), Span(*amount.span("sum")))
    return None


_MORE = re.compile(
    rf"[»”\"]?,?[ ]og[ ](?P<sum>{MONEY})[ ](?:til|for)[ ](?:(?:{words('kinds')})[ ])?"
    r"(?:[«“\"](?P<quoted>[^«»“”\"\n]{3,120})[»”\"]|(?P<title>\w[^.;,:\n(«»]{3,90}?)(?=[.;,:(\n]|$|[ ](?:som|der)[ ]))"
)


def _also(text: str, first: _Told) -> _Told | None:
    """What the same body gets besides: "… 90 000 kroner til Gode hus *og 50 000 kroner til Trygg by*"."""
    match = _MORE.match(text, first.title.end, first.block.span.end)
    if match is None:
        return None
    group = "quoted" if match["quoted"] else "title"
    return _Told(first.block, first.body, Span(*match.span(group)), Span(*match.span("sum")), group == "quoted")


def _going(text: str, block: Block) -> Iterator[Grant]:
    """ "90 000 kroner går til prosjektet Gode hus": a sum and what it goes to."""
    for match in _GOES.finditer(text, block.span.start, block.span.end):
        if not ASKED.search(text, match.start(), match.end()):
            group = "quoted" if match["quoted"] else "title"
            yield make_grant(text, block.span, Span(*match.span(group)), [], Span(*match.span("sum")))


_WHICH = re.compile(r"[ ]som[ ][^.,;:\n]{4,90}")
"""What one word alone leaves open: "ein modell *som viser sentrum*"."""
_TOGETHER = re.compile(
    r"(?:[ ]kommune|[ ]herad)?(?:[ ](?:har|er|vart|ble|blei|skal|får|fikk|fekk))?,?[ ]"
    r"(?:saman|sammen|i[ ](?:lag|samarbeid))[ ]med[ ]"
)
"""Between who gets a grant and those who share the work: "Skien kommune er *saman med* Bamble tildelt"."""
_AND = re.compile(r"(?: kommune| herad)?(?:, | og |, og )")


def _joined(text: str, bodies: Sequence[Mention], last: Mention) -> list[Mention]:
    """A body and those before it in one row with it: "Bø, Nome og Skien"."""
    owners = [last]
    for body in reversed([b for b in bodies if b.span.end <= last.span.start]):
        if not _AND.fullmatch(text[body.span.end : owners[0].span.start]):
            break
        owners.insert(0, body)
    rows = (b for b in reversed(bodies) if _TOGETHER.fullmatch(text, b.span.end, max(b.span.end, owners[0].span.start)))
    one = next(rows, None)
    return [one] if one else owners
