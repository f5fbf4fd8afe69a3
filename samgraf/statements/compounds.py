"""What a word says that a body's name begins: "et *EU-støttet* prosjekt" is paid for by the EU."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samgraf.model import Block, Entity, Mention, Span, Statement
from samgraf.statements.context import Context
from samgraf.statements.doubts import is_unsaid

_PAID = re.compile(r"-(?:(?:del|full|sam|med)?finansiert|støtt(?:et|a|ede))e?(?![\w-])")
"""Behind a body's name, that it pays: "EU*-finansierte*"."""
_ITS_PROJECT = re.compile(r"-(?:forsknings|forskings|utviklings|samarbeids)?prosjekt(?:et)?(?![\w-])")
"""Behind a fund's name, that it pays as it does of all its projects: "EU*-prosjektet*"."""
_NAMED = re.compile(r"[ ](?:(?:prosjektet|forskningsprosjektet|forskingsprosjektet|programmet)[ ])?[«“\"]?")
"""Between such a word and the name of the project."""
_IS = re.compile(
    r"[»”\"]?(?:[ ]\([^()]{2,60}\))?,?[ ](?:som[ ])?(?:er[ ]|var[ ])?(?:også[ ]|òg[ ])?"
    r"(?:(?:eit?|et|ett|en|det|den|vårt)[ ](?:[\wæøå-]{1,20}[ ]){0,2})?$"
)
"""Between the name of a project and such a word: "Trygge tun *er et nytt* EU-prosjekt"."""
_A_PROJECT = re.compile(r"(?:[ ][a-zæøå-]{3,20}){0,2}[ ][\wæøå-]{0,24}prosjekt(?:et)?(?![\w-])")
"""Behind such a word, where no project is named: "et nytt EU-støttet *prosjekt*"."""
_ANOTHERS = re.compile(
    r"(?i)(?:^|(?<!\w)(?:av|fra|frå|også|òg|andre|annet|anna)[ ](?:i[ ])?)(?:et|eit|ei|en|ein)?[ ]?$"
)
"""Before such a word, that it is one project of many and not the page's: "vi har lært *av et* EU-støttet prosjekt"."""


def compound_claims(context: Context) -> Iterator[Statement]:
    """Who pays for the project that a word compounded with their name is said of."""
    for block in context.blocks:
        for body in context.within(block.span):
            if body.type != "Funder" and body.text != "EU":
                continue
            paid = _PAID.match(context.text, body.span.end)
            word = paid or _ITS_PROJECT.match(context.text, body.span.end)
            project = _told(context, block, body, word.end(), alone=paid is not None) if word else None
            if project and word and not is_unsaid(context, "fundedBy", _sentence(context.text, block, body)):
                payer, span = context.entities.of(body), Span(body.span.start, word.end())
                yield from context.state(project, "fundedBy", payer, span, span, "compound:funded", 0.85)


def _told(context: Context, block: Block, body: Mention, end: int, *, alone: bool) -> Entity | None:
    """The project named right behind such a word or before it, or the page's own, where it is one that is paid."""
    text = context.text
    projects = [m for m in context.within(block.span) if m.type == "Project"]
    for project in projects:
        if _NAMED.fullmatch(text, end, project.span.start):
            return context.entities.of(project)
    for project in reversed([m for m in projects if m.span.end <= body.span.start]):
        if _IS.fullmatch(text[project.span.end : body.span.start]):
            return context.entities.of(project)
    told = alone and _A_PROJECT.match(text, end) and not _ANOTHERS.search(text[block.span.start : body.span.start])
    return context.main("@project") if told else None


def _sentence(text: str, block: Block, body: Mention) -> Span:
    start = max(block.span.start, text.rfind(". ", block.span.start, body.span.start) + 2)
    stop = text.find(". ", body.span.end, block.span.end)
    return Span(start, stop if stop >= 0 else block.span.end)
