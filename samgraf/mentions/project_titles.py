"""What a title says beside a project's name: that a report is on it, of what kind it is, and when it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.mentions.subjects import title_span
from samgraf.mentions.values import alternatives, rules
from samgraf.model import Block, Span
from samgraf.text import Page

TOLD = re.compile(
    r"(?i)[.!?]|\b(?:er|var|har|hadde|skal|vil|kan|må|får|fikk|fekk|gir|gjev|ga|gav|blir|ble|blei|vart|vert|tar|tek|går|søker"
    r"|søkjer|lager|lagar|vinner|vant|vann|starter|startar|starta|startet|inviterer|inviterar|ny|nye|nytt|slik|her|millionar|millioner)\b"
)
"""What a title that tells news has, and a name has not."""


def project_title(page: Page, blocks: Sequence[Block]) -> Span | None:
    """The page's title without "Status for", "Om prosjektet" and the like before it."""
    where = title_span(page, blocks)
    if where is None:
        return None
    where = without_lead(page.text, where)
    if _OF_MONEY.match(where.of(page.text)):
        return None
    study = STUDY.search(where.of(page.text))
    return Span(where.start + study.start("name"), where.end) if study else where


_OF_MONEY = re.compile(r"(?i)(?:over[ ])?(?:\d[\d., ]*|(?:en|ein)[ ](?:halv[ ])?)(?:milli\w+|mill\b\.?|kroner|kr\b)")
"""A headline that begins with a sum: "1,5 millionar til nabolag"."""


def without_lead(text: str, title: Span) -> Span:
    """A title without what it says before or behind the name: "Sluttrapport", "bulystprosjekt 2012–2014"."""
    leads = alternatives(rules("titles")["projects"]["lead"])
    lead = re.match(
        rf"(?i:(?:(?:\d{{1,2}}\.){{0,3}}\d{{1,2}}|[-–•])[ ]+"
        rf"|(?:{leads})[ :|–-]+(?!(?:om|i|med|som|mellom|for)[ ][a-zæøå]))"
        r"(?:(?:for|hoved|hovud|pilot)?prosjektet[ ](?=[A-ZÆØÅ«]))?"
        r"|[A-ZÆØÅ][a-zæøå]{2,20}prosjektet[ ](?=[A-ZÆØÅ«][\w-]+[ ])",
        title.of(text),
    )
    title = Span(title.start + lead.end(), title.end) if lead else title
    if told := _TOLD_KIND.match(title.of(text)) or _dated_kind(title.of(text)):
        return Span(title.start, title.start + told.end("name"))
    years = _YEARS_LAST.search(title.of(text)) if lead and "rapport" in lead[0].casefold() else None
    report = _REPORT.search(title.of(text)) or _STAGE.search(title.of(text)) or years
    return Span(title.start, title.start + report.start()) if report else title


_REPORT = re.compile(
    r"(?i)(?<=\w{3})[ ]?(?:[.:,–-]|[ ]–|[ ]-|(?=[ ](?:slutt|prosjekt)rapport\b))[ ]*"
    r"(?:(?:slutt|del|års|midtvegs|midtveis|status|prosjekt)?rapport|prosjektplan|prosjektbeskrivelse)\b.*$"
)
"""What a title says of a report on the project that it names: "Liv i fjøsan. Sluttrapport"."""


_YEARS_LAST = re.compile(r"(?<=\w{3})[ ,]{1,2}\(?(?:19|20)\d\d[ ]?[-–][ ]?(?:19|20)\d\d\)?$")
"""The years at the end of the title of a report: "Sluttrapport Liv i grenda 2012–2014"."""
_STAGE = re.compile(r"(?i)(?<=\w{3})[ ](?:[-–(][ ]?)?fase[ ](?:\d|i{1,3})\)?$")
"""The stage of a project at the end of its title."""


_DATED_KIND = re.compile(
    r"(?P<name>[A-ZÆØÅ][^.:,–\n]{2,60}?[\wæøå](?<![ ]til)(?<![ ]av)(?<![ ]om)(?<![ ]i)(?<![ ]på)(?<![ ]for)(?<![ ]med)"
    r"(?<![ ]og))(?:[ ][–-]|,)?[ ](?:[\wæøå]+-?)?prosjekt[ ]"
    r"(?:19|20)\d\d(?:[ ]?[-–][ ]?(?:19|20)\d\d)?$",
    re.I,
)


def _dated_kind(title: str) -> re.Match[str] | None:
    """A title that ends in what its name is of and when: "Levande Grender bulystprosjekt 2012–2014"."""
    found = _DATED_KIND.match(title)
    return found if found and " " in found["name"] and not TOLD.search(found["name"]) else None


def tells_kind(page: Page, name: Span | None) -> bool:
    """Whether a title says behind its name that it is a project's: "– et prosjekt om …", "bulystprosjekt 2012"."""
    if name is None:
        return False
    title = page.text[name.start :].partition("\n")[0]
    return bool(_TOLD_KIND.match(title) or _dated_kind(title))


_TOLD_KIND = re.compile(
    r"(?P<name>[A-ZÆØÅ][^.:,–\n]{2,60}?)(?:[ ][–-]|[:,])[ ](?:et|eit|ett)[ ](?:[\wæøå-]+[ ]){0,2}[\wæøå]*prosjekt\b"
)
"""A title that says what its name is of: "Gode nabolag – et samskapingsprosjekt for alle"."""
STUDY = re.compile(
    r"(?:^|[–:.-][ ]{1,2})(?P<name>(?:[Ff]ølgj?e|[Ss]lutt|[Mm]idtveis|[Uu]nderveis)?[Ee]valuering(?:a|en)?[ ]av[ ]"
    r"(?!.{0,200}\b(?:viser|syner|er[ ]klar|er[ ]ferdig|starter|startar)\b))"
)
"""A title that names an evaluation, which is a project of its own beside what it evaluates."""
