"""Grants that sentences tell: "Bø kommune får 90 000 kroner til Gode hus", "De fire prosjektene er …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samgraf.mentions.grant_cells import MONEY, TELLS_OF_GRANTS, TOWN_KIND, words
from samgraf.mentions.grant_paragraphs import grants_of_paragraphs, own_grant
from samgraf.mentions.grant_terms import (
    ASKED,
    GIVEN_OUT,
    PURPOSE,
    SAME_FORM,
    VERB,
    Grant,
    is_body,
    is_title,
    joined_owners,
    make_grant,
    purpose_in,
)
from samgraf.mentions.overlaps import Placed
from samgraf.mentions.titles import trimmed
from samgraf.model import Block, Mention, Span

_GETS = re.compile(
    rf"{TOWN_KIND}(?:,[ ][^,.\n]{{2,60}},)?(?:,?[ ]som)?"
    rf"[ ]{GIVEN_OUT}(?:har[ ]|er[ ]|blir[ ]|ble[ ]|blei[ ]|vart[ ]|vert[ ])?"
    rf"(?:òg[ ]|også[ ]|nå[ ]|no[ ]|i år[ ])?(?:{words('gets')})[ ](?:\w+[ ]){{0,3}}?(?P<sum>{MONEY})"
    rf"(?:(?:[ ](?:i|fra|frå|av)[ ][^.,;:\n]{{2,60}}?)?[ ](?:til|for)[ ]{VERB}"
    rf"|(?:[ ](?:i|fra|frå|av)[ ][^.,;:\n]{{2,60}})?\.[ ](?:{words('money')})[ ](?:skal[ ])?(?:{words('spent')})"
    rf"[ ](?:til|på)[ ]{VERB}"
    rf"|,?[ ]som[ ](?:skal[ ])?(?:{words('spent')})[ ](?:til|på)[ ]"
    r"|,?[ ](?:og|som|skal)[ ][^.;\n]{0,40}?(?=(?<=[ ])(?:ein|eit|ei|en|et)[ ]))" + PURPOSE
)
"""Behind a body: that it gets money, and for what."""
_IS_GIVEN = re.compile(rf"{TOWN_KIND}[ ](?P<sum>{MONEY})(?:[ ]i[ ]\w+)?[ ](?:til|for)[ ]{VERB}" + PURPOSE)
_GIVES = re.compile(rf"(?:{words('gives')}|{words('gets')})[ ]$")
"""Behind and before a body: what it is given or gets: "Husbanken *gir* Solvik vel *50 000 kroner til en benk*"."""
_PASSED_ON = re.compile(
    rf"{TOWN_KIND}(?:\.[ ](?:{words('money')})[ ](?:skal[ ])?(?:{words('spent')}))?[ ](?:til|for)[ ]" + VERB + PURPOSE
)
_PASSED = re.compile(rf"(?P<sum>{MONEY})(?:[ ]i[ ]\w+)?[ ]til[ ]$")
"""Behind and before a body: a sum that goes to it: "har gitt *50 000 kroner til* Solvik vel *til en benk*"."""
_BRACKETED = re.compile(rf"{TOWN_KIND}[ ]\((?P<sum>{MONEY})[ ](?:til|for)[ ]{VERB}(?P<title>[^()\n]{{3,90}})\)")
"""Behind a body in a sentence that tells of grants: "Solvik bygdelag (*50 000 kr til ny scene*)"."""
_FOR_WHAT = re.compile(rf"\bTil[ ](?P<title>\w[^.;,:\n«»]{{3,90}}?)[ ](?:{words('gets')})[ ]$")
"""Before a body at the beginning of a sentence: for what it gets money."""
_SO_MUCH = re.compile(rf"{TOWN_KIND}[ ](?P<sum>{MONEY})")
_GOES = re.compile(
    rf"(?P<sum>{MONEY})(?:[ ]i[ ][\w-]+)?[ ](?:går|gjekk|gikk|(?:er|blir|vert|ble|blei|vart)[ ](?:gitt|gjeve))[ ]til[ ]"
    rf"(?:{words('kinds')})[ ](?:[«“\"](?P<quoted>[^«»“”\"\n]{{3,120}})[»”\"]|(?P<title>[A-ZÆØÅ][^.;:\n(«»]{{2,120}}?))"
    r"(?=[.;:(\n»”\"]|$)"
)
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
    if own := own_grant(text, blocks, bodies, url):
        yield own
        return
    apart = list(grants_of_paragraphs(text, blocks, bodies))
    # A paragraph under the name of what is paid for only tells what the money is used for.
    headed = {grant.line for grant in apart if grant.title.span.end <= grant.line.start}
    yield from (grant for grant in _in_sentences(text, blocks, bodies) if grant.line not in headed)
    yield from apart
    for block in blocks:
        if block.kind in ("paragraph", "item"):
            yield from _enumerated(text, block, bodies)


def _enumerated(text: str, block: Block, bodies: Placed) -> Iterator[Grant]:
    """ "De fire prosjektene som får støtte, er: Gode hus, Trygg by og Liv i bygda": names without sums."""
    for match in _ENUMERATION.finditer(text, block.span.start, block.span.end):
        parts = [Span(*part.span()) for part in _PART.finditer(text, match.start("names"), match.end("names"))]
        *most, last = parts
        joint = text.rfind(" og ", last.start, last.end)
        ends = [Span(last.start, joint), Span(joint + 4, last.end)] if joint >= 0 else [last]
        titles = [trimmed(text, part) for part in (*most, *ends)]
        named = [body for body in bodies.within(block.span) if any(is_body(body.span, title) for title in titles)]
        if len(titles) > 1 and not named and all(is_title(title.of(text), priced=False) for title in titles):
            yield from (make_grant(text, block.span, title, [], None) for title in titles)


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
        whole = not each.quoted and any(is_body(body.span, each.title) for body in bodies.within(each.title))
        if whole or each.title.start in passed_on:
            continue  # "har løyvd 50 000 kroner til Solvik vel til en benk": who gives
        gift = funded and not each.body.records
        named = each.quoted or title[0].isupper() or len(found) >= SAME_FORM or gift
        if named and is_title(title, priced=True):
            owners = joined_owners(text, bodies.within(each.block.span), each.body)
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
        return _Told(block, body, purpose_in(match), Span(*match.span("sum")), bool(match["quoted"]))
    passed = _PASSED.search(text, max(block.span.start, body.span.start - LONGEST_SUM), body.span.start)
    match = _PASSED_ON.match(text, body.span.end, block.span.end) if passed else None
    if passed and match and not ASKED.search(text, block.span.start, match.end()):
        return _Told(block, body, purpose_in(match), Span(*passed.span("sum")), bool(match["quoted"]))
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
    return _Told(first.block, first.body, purpose_in(match), Span(*match.span("sum")), bool(match["quoted"]))


def _going(text: str, block: Block) -> Iterator[Grant]:
    """ "90 000 kroner går til prosjektet Gode hus": a sum and what it goes to."""
    for match in _GOES.finditer(text, block.span.start, block.span.end):
        if not ASKED.search(text, match.start(), match.end()):
            yield make_grant(text, block.span, purpose_in(match), [], Span(*match.span("sum")))


_WHICH = re.compile(r"[ ]som[ ][^.,;:\n]{4,90}")
"""What one word alone leaves open: "ein modell *som viser sentrum*"."""
