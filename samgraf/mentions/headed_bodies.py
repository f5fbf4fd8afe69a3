"""Bodies that are a head and what it is for: "Institutt for planlegging og administrasjon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.roles import role_pattern
from samgraf.mentions.scopes import continuation, scope_end
from samgraf.mentions.units import is_owned_unit
from samgraf.model import Mention, Span

CAPITAL = r"(?:St\.[ ])?[A-ZÆØÅÁÄÖŠČ][\wæøåÆØÅáéöäüŠšč&-]*"
"""A word that begins with a capital."""
_ARTICLE = re.compile(r"\b(?:et|eit|ett|en|ein|ei|hvert|kvart|noe|noko)[ ]$")


def find_headed(text: str, span: Span) -> Iterator[Mention]:
    """ "Institutt for planlegging og administrasjon": a head and what it is for, to the first word that ends it."""
    organisations = rules("names")["organisations"]
    stops, units = frozenset(organisations["stops"]), frozenset(organisations["units"])
    held, papers = frozenset(organisations["held_heads"]), frozenset(organisations["papers"])
    for match in _head_pattern().finditer(text, span.start, span.end):
        head = match["head"]
        run = head.casefold() in organisations["teams"] and match["prep"] == "i"
        owned = is_owned_unit(text, match.start(), span.end)
        if head in papers or run or owned or _when().match(text, match.end()) or _POINTED.match(text, match.end()):
            continue
        end = scope_end(text, match.end(), span.end, stops)
        if goes_on := continuation().match(text, end, span.end):
            end = goes_on.end()
        whole = Span(match.start(), end)
        article = _ARTICLE.search(text, max(span.start, match.start() - 8), match.start())
        team = head in organisations["teams"] and text[match.end()].isupper()  # "styringsgruppa for *Nabolag i rørsle*"
        lower = (
            team
            or head in organisations["lower_heads"]
            or (head.casefold() in held and _held_in(text, span, match.start()))
        )
        named = head[0].isupper() or (lower and not article)
        if named and end > match.end() and len(whole) > len(head) + 6:
            if whose := _network_of().match(text, whole.start, span.end):
                yield Mention("Organisation", whole, whose.group(), "organisation:head")
                continue
            kind = "organisation:unit" if head.casefold() in units else "organisation:head"
            yield Mention("Organisation", whole, whole.of(text), kind)


_POINTED = re.compile(
    r"(?:(?:[a-zæøå]{0,20}prosjekt|program|arbeid|tiltak|møt|plan)et|planen|programmet|satsinga|satsingen|sak(?:en|a)|delprosjekt"
    r"|alle|dette|oss|meg|deg|konferansen|seminaret)(?=[ ][a-zæøå]|[.,;:!?)]|$)"
)
"""What points at the page's own matter, or at everybody, and names no scope: "Styringsgruppa for *prosjektet*"."""


@cache
def _when() -> re.Pattern[str]:
    """What tells when, and not what a body is for: "medlem av nettverket i *januar*"."""
    return re.compile(rf"(?:{alternatives(rules('times')['months'])}|fjor|år|dag|vår|haust|høst)(?![\w-])")


@cache
def _network_of() -> re.Pattern[str]:
    """A network with the body it is in, which tells it from others: "Nettverket for helse *i Skien kommune*"."""
    whose = rf"(?:Helse[ ]{CAPITAL}|{CAPITAL}(?:[ ](?:og[ ])?{CAPITAL}){{0,2}}[ ](?:fylkes)?kommune)"
    return re.compile(rf"(?i:[a-zæøå]{{0,20}}nettverket)[ ]for[ ](?:[a-zæøå-]+[ ]){{1,5}}i[ ]{whose}(?!\w)")


@cache
def _office_of() -> re.Pattern[str]:
    return re.compile(rf"(?:{role_pattern().pattern})[ ](?:(?:i|for|av|ved)[ ])?$")


def _held_in(text: str, span: Span, start: int) -> bool:
    """Whether an office in it stands before a head: "leiar i *rådet for* …"."""
    return _office_of().search(text, max(span.start, start - 60), start) is not None


@cache
def _head_pattern() -> re.Pattern[str]:
    organisations = rules("names")["organisations"]
    heads = alternatives(organisations["heads"])
    compounds, others = alternatives(organisations["head_endings"]), alternatives(organisations["not_head_endings"])
    prepositions = alternatives(organisations["prepositions"])
    kinds = alternatives(organisations["adjectives"])
    compound = rf"(?!(?i:\w*(?:{others}))\b)[A-ZÆØÅ][a-zæøå]+(?:{compounds})"
    team = rf"(?:{alternatives(organisations['teams'])})(?=[ ]for[ ][A-ZÆØÅ])"
    head = rf"(?P<head>(?:(?:{kinds})[ ][a-zæøå]{{0,20}})?(?i:{heads})|{compound}|{team})"
    return re.compile(rf"(?<![\w-]){head}[ ](?P<prep>{prepositions})[ ](?=[\wæøå])")
