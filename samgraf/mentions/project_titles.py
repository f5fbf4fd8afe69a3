"""What a title says beside a project's name: that a report is on it, of what kind it is, and when it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.subjects import title_span
from samgraf.model import Block, Mention, Span
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
    years = _YEARS_LAST.search(title.of(text))
    years = years if years and (years[0].endswith(")") or (lead and "rapport" in lead[0].casefold())) else None
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


def goes_on(title: str, project: str) -> bool:
    """Whether a title begins with a project's name and goes on as a sentence: "*Gode nabolag* er i gang"."""
    begun = re.match(rf"[‘’'«“\"]?{re.escape(project)}[‘’'»”\"]?(?=[ ])", title)
    return begun is not None and _GOES_ON.match(title, begun.end()) is not None


_GOES_ON = re.compile(
    r"[ ](?:er|var|har|hadde|skal|vil|kan|må|får|fikk|fekk|gir|gjev|blir|ble|blei|vart|vert|tar|tek|går|gjekk|gikk"
    r"|starter|startar|starta|startet|vinner|vinn|vant|vann|lykkes|lukkast|fortsetter|held[ ]fram|nærmer|nærmar)\b"
)


_TOLD_KIND = re.compile(
    r"(?P<name>[A-ZÆØÅ][^.:,–\n]{2,60}?)(?:[ ][–-]|[:,])[ ](?:et|eit|ett)[ ](?:[\wæøå-]+[ ]){0,2}"
    r"(?:[\wæøå]*prosjekt\b|samarbeid[ ](?:mellom|om)\b)"
)
"""A title that says what its name is of: "Gode nabolag – et samskapingsprosjekt for alle"."""
STUDY = re.compile(
    r"(?:^|[–:.-][ ]{1,2})(?P<name>(?:[Ff]ølgj?e|[Ss]lutt|[Mm]idtveis|[Uu]nderveis)?[Ee]valuering(?:a|en)?[ ]av[ ]"
    r"(?!.{0,200}\b(?:viser|syner|er[ ]klar|er[ ]ferdig|starter|startar)\b))"
)
"""A title that names an evaluation, which is a project of its own beside what it evaluates."""


def larger_ones(text: str, projects: Sequence[Mention], *, own: bool = False) -> set[str]:
    """The names of those projects of which something is said to be part: "er ein del av *Klimaløftet*".

    own: only where that is `prosjektet`, and not a report or a meeting.
    """
    found = ((m, _LARGER.search(text, max(0, m.span.start - _BEFORE_LARGER), m.span.start)) for m in projects)
    return {
        m.text
        for m, part in found
        if part and (not own or _OF_OWN.search(text, max(0, part.start() - _SUBJECT), m.span.start))
    }


_OF_OWN = re.compile(
    r"(?<![\w-])[Pp]rosjektet[ ]"
    r"(?:er|var|blir|vert|blei|ble|vart|hører|høyrer|inngår|tilhører|tilhøyrer)(?!\w)[^.!?\n]*$"
)


_BEFORE_LARGER = 70
_SUBJECT = 40
_LARGER = re.compile(
    r"(?i)\b(?:del av|ledd i|lekk i|inngår i|inngår som \w+ \w+ i|underprosjekt av|(?:delprosjekt|pilot) (?:i|under)"
    r"|(?:et|eit|ett|eitt|en|ein|én|éin) av (?:[\wæøå-]+[ ]){0,2}"
    r"(?:prosjekt(?:er|ene|a)?|pilot(?:er|ene|ar|ane)|tiltak(?:a|ene)?) i"
    r"|(?:hører|høyrer) (?:(?:inn )?under|til)|(?:forankr(?:et|a)|organiser(?:t|a)) i"
    r"|prosjektet (?:er|blir|vert) (?:[\wæøå-]+ )?(?:finansier(?:t|a)|støtt(?:et|a)) (?:av|gjennom|over|under)"
    r"|(?:knytt(?:et|a)?|tilknytt(?:et|a)?)(?: til)?)[ ](?:[\wæøå-]+[ ]){0,3}[«“\"]?$"
)
"""What stands before the name of a programme that a page's project is part of."""
