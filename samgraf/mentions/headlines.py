"""Titles that are headlines and no names of an event, and what the text under them calls it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samgraf.mentions.expressions import alternatives, compiled, rules
from samgraf.model import Block, Mention, Span
from samgraf.text import Page

NEAR_TOP = 600
"""Letters of a report in which it tells what it is on."""
OPEN_TO_ALL = r"(?:gratis|åpent|åpen|ope|opent|open|digitalt|digital|nytt|ny|felles|lokalt|lokal)"


CALLED_SO = frozenset(
    {
        "event:quoted",
        "event:quoted-before",
        "event:compound",
        "event:titled",
        "event:headed",
        "event:named-so",
        "event:called-proper",
    }
)
"""How a report names what was held, which its headline does not."""


def main_mention(span: Span, name: str) -> Mention:
    """A mention of the event that a page is about."""
    return Mention("Event", span, name, "event:main", attributes={"main": True})


def as_main(event: Mention) -> Mention:
    """An event that a page names, as the one that it is about."""
    return replace(event, rule="event:main", attributes={"main": True})


def is_headline(page: Page, blocks: Sequence[Block], title: Span) -> bool:
    """Whether a title is the headline of a report: it names no kind of event, and nothing on the page is laid out."""
    heads = alternatives(rules("titles")["events"]["heads"])
    laid_out = any(b.kind == "row" or b.name in ("date", "venue", "organiser", "programme") for b in blocks)
    return not laid_out and not compiled(rf"(?i)(?:{heads})").search(title.of(page.text))


def mentions_kind(title: str) -> bool:
    """Whether a title ends with a kind of event that it only mentions: "Grendeprosjekt *i nasjonal konferanse*"."""
    heads = alternatives(rules("titles")["events"]["heads"])
    passing = re.search(
        rf"(?<=[\wæøå»”\"][ ])(?:i|på|til|av|med|for)[ ](?:(?:ny|nytt|en|ein|ei|et|eit)[ ])?"
        rf"(?:(?:[a-zæøå]{{2,24}}[ ](?:av[ ])?){{1,2}}[a-zæøå-]{{0,24}}|[a-zæøå-]{{4,24}})(?:{heads})$",
        title,
    )
    return passing is not None and passing.start() > _NAMING and not compiled(rf"(?i)(?:{heads})\b").match(title)


_NAMING = 12
"""Letters of what a headline tells before it comes to the event."""


def placed_kind(page: Page) -> Mention | None:
    """The first words that tell which event it was by its kind and place: "*Sluttkonferansen i Skien* varte"."""
    kinds = alternatives(rules("titles")["events"]["compound"])
    name = re.compile(
        rf"(?<![\w-])(?P<name>[\wæøå]{{4,24}}(?<![ ])(?:{kinds})[ ](?:i|på)[ ][A-ZÆØÅ][a-zæøå]+)(?![\w-])"
    )
    found = name.search(page.text, page.body)
    if found is None:
        return None
    called = found["name"][:1].upper() + found["name"][1:]
    return main_mention(Span(*found.span("name")), called)


def told_kind(page: Page) -> Mention | None:
    """What the text of a headline's page calls its event by the kind: "inviterte til *konferanse om tillit*"."""
    events = rules("titles")["events"]
    weekdays = [name for names in rules("times")["weekdays"] for name in names]
    about = rf"[a-zæøå-]{{0,24}}(?:{alternatives(events['heads'])})[ ]om[ ][^.,:;()\d\n]{{4,70}}?"
    kinds = alternatives(events["told_kinds"])
    alone = rf"[a-zæøå-]{{5,24}}(?:{kinds})|fagdag|{OPEN_TO_ALL}[ ](?:{kinds})"
    called = re.compile(
        rf"[ ](?:{alternatives(events['held_by'])})[ ](?:(?:et|eit|en|ein|ei)[ ])?(?:[a-zæøå]{{3,20}}[ ])?"
        rf"(?P<name>{about}|{alone})(?=[.,:;(\n]|[ ](?:{alternatives([*events['then'], *weekdays])})\b|[ ]\d)"
    )
    found = called.search(page.text, page.body, page.body + NEAR_TOP)
    if found is None:
        return None
    name = found["name"]
    return main_mention(Span(*found.span("name")), name[:1].upper() + name[1:])
