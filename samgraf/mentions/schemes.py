"""The fund or scheme that the grants of a page are from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from samgraf.mentions.grant_cells import words
from samgraf.mentions.grant_terms import SAME_FORM, Grant
from samgraf.model import Block, Mention, Span
from samgraf.text import Page
from samgraf.text.layout import plain_label

_NEXT = rf"(?:{words('behind_schemes')})[ ]"
_SCHEME = re.compile(
    rf"(?<![\w-])(?:tilskudds|tilskots|støtte|stønads)ordning(?:en|a)[ ](?P<small>(?!(?:for|til|i|på)[ ]|{_NEXT})"
    rf"[a-zæøå]{{3,30}}(?:[ ](?!{_NEXT})[a-zæøå]{{1,30}}){{1,7}}?)(?=[.,;:(\n]|$|[ ]{_NEXT})"
    r"|(?<![\w-])(?P<name>[a-zæøå]{5,40}(?:fondet|ordningen|ordninga)"
    r"(?:[ ]for[ ][a-zæøå, ]{4,60}?(?=[ ](?:er|har|skal|i|som|vil)[ ]|[.,;:(\n]|$))?)"
    r"|(?:utlysning(?:en|a)|ordning(?:en|a))[ ][«“\"](?P<quoted>[^«»“”\"\n]{4,80})[»”\"]"
    r"|(?:[Gg]jennom|[Ff]ra|[Ff]rå|[Vv]ia|[Uu]nder|av|innen|innan)[ ]"
    r"(?:(?:sin|si|sitt|den|vår|vårt|det)[ ](?:[a-zæøå]+[ ])?)?"
    r"[a-zæøå]{0,30}(?:ordning(?:en|a)|fondet|programmet|potten|satsing(?:en|a))[ ]"
    r"(?:[«“\"](?P<marked>[^«»“”\"\n]{4,80})[»”\"]"
    rf"|(?P<called>[A-ZÆØÅ][\w-]+(?:[ ](?!{_NEXT})[\w-]+){{0,5}}?)"
    rf"(?=[.,;:(\n]|$|[ ]{_NEXT}|[ ](?:i|på|hos)[ ][A-ZÆØÅ\d]))"
    r"|(?P<lent>[a-zæøå]{0,16}(?:tilskudd|tilskot|stønad|støtte)[ ]til[ ][a-zæøå]{3,24}[ ][a-zæøå]{3,24})"
    r"(?=[ ](?:skulle|skal|ble|blei|vart|blir|vert|er)[ ](?:fordel\w+|utlyst|(?:lyst|delt|delast|deles)[ ]ut))"
)


def find_schemes(text: str, body: int, grants: Sequence[Grant]) -> list[Mention]:
    """The fund or scheme that a page with several grants says they are from, wherever it is named."""
    if len(grants) < SAME_FORM:
        return []
    schemes = _SCHEME.finditer(text, body)
    first = next((m for m in schemes if not (m["name"] and _NO_SCHEME.match(m["name"]))), None)
    if first is None or first.lastgroup is None:
        return []
    where = Span(*first.span(first.lastgroup))
    name = where.of(text)
    return [Mention("Project", where, name[0].upper() + name[1:], "grant:scheme")]


_CODED = re.compile(r"(?P<name>[A-ZÆØÅ]{4,16})-[A-ZÆØÅ][a-zæøå]+(?:[ ][\wæøåÆØÅ,-]+){1,12}")
"""A programme by its letters and what they stand for: "SAMVIRKE-Samarbeid og velferd"."""
_NEAR_TOP = 6
"""Blocks in which the title of a project's page stands."""


def programme_above(page: Page, blocks: Sequence[Block]) -> list[Mention]:
    """The programme that a database of projects names on the line above a project's title."""
    title = plain_label(page.document.title)
    for above, block in pairwise(blocks[:_NEAR_TOP]):
        coded = _CODED.fullmatch(page.text, above.span.start, above.span.end)
        if coded and title and plain_label(block.span.of(page.text)) == title:
            return [Mention("Project", Span(*coded.span("name")), coded["name"], "project:scheme")]
    return []


_NO_SCHEME = re.compile(
    r"forskning|forsking|innovasjon|støtteordningene|nordnorsk"
    r"|(?:tilskudds|tilskots|støtte|stønads|utviklings)ordning(?:en|a)$"
)
"""Words for what research is paid by, and such as name no scheme where nothing says what it is for."""
