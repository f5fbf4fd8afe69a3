"""Meetings that are called by whose they are: of minutes headed by the words of a form, and of assemblies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.headlines import main_mention
from samgraf.model import Mention, Span
from samgraf.text import Page

_TOP = 800
"""Characters of minutes in which they say whose they are."""


def formal_meeting(page: Page, title: Span, bodies: Sequence[Mention]) -> Mention | None:
    """The meeting of the body whose minutes a page is, whose title has the words of a form, and perhaps the body."""
    if (paper := _paper().match(page.text, title.start, title.end)) and (
        name := _whose(page.text, paper.end(), title.end, bodies)
    ):
        return main_mention(Span(*paper.span("form")), f"Møte i {name}")
    if not _is_form(title.of(page.text)) and not _is_form(page.document.title):
        return None
    for head in _head().finditer(page.text, page.body, page.body + _TOP):
        if name := _whose(page.text, head.end(), None, bodies):
            form = head[0].rstrip(" .:\n")
            return main_mention(Span(head.start(), head.start() + len(form)), f"Møte i {name}")
    return None


def _whose(text: str, start: int, end: int | None, bodies: Sequence[Mention]) -> str:
    """What the body is called that begins here, and has the rest of a title where that ends; else an empty string."""
    body = next((m for m in bodies if m.span.start == start and m.type == "Organisation"), None)
    if body and (end is None or _ENDS.match(text, body.span.end, end)):
        return body.text
    organ = _organ().match(text, start, len(text) if end is None else end)
    return organ["name"] if organ else ""


def _is_form(title: str) -> bool:
    """Whether a title tells what paper it is, or what its columns hold, and no more."""
    forms = rules("titles")["minutes"]
    words = re.findall(r"[^\W\d_]+(?:/[^\W\d_]+)*", title.casefold())
    columns = [word for word in words if word in forms["columns"]]
    known = [word for word in words if word in (*forms["papers"], *forms["columns"], *forms["between"])]
    return bool(words) and (len(known) == len(words) or len(columns) > 1)


_MEETING = re.compile(r"(?i:møtet?)[ ](?:i|på)[ ](?P<name>[A-ZÆØÅ][a-zæøå]+tinget)")
"""A title that calls by its name an assembly that is held: "Møte i Fjordatinget"."""
MEETS = re.compile(
    r"(?P<name>(?!(?:Fylkes|Stor|Same|Lag|Folke)tinget)[A-ZÆØÅ][a-zæøå]{3,}tinget)[ ]"
    r"(?:møtest|møtes|møtast|møttest|møttes|samlast|samles|samla[ ]seg|samlet[ ]seg)\b"
)
"""A headline that says when such an assembly meets, and no elected body: "Fjordatinget møtest på torsdag"."""


def assembly(page: Page, title: Span, bodies: Sequence[Mention]) -> Mention | None:
    """The assembly in such a title where people come together on it; in a register it is a body."""
    if meets := MEETS.match(title.of(page.text)):
        return main_mention(Span(title.start, title.start + meets.end("name")), meets["name"])
    met = _MEETING.fullmatch(title.of(page.text))
    if met is None or any(body.records and body.text == met["name"] for body in bodies):
        return None
    held = re.compile(rf"[ ](?:saman|sammen|seg|møtest|møtes|møttest|møttes)[ ]på[ ](?P<name>{met['name']})(?!\w)")
    found = held.search(page.text, page.body)
    if found is None:
        return None
    return main_mention(Span(*found.span("name")), met["name"])


_ENDS = re.compile(r"[ .,:–-]{0,3}(?:(?:Dato|den|\d)[^\n]*)?$")
"""What may stand behind the body in such a title: the day."""


@cache
def _paper() -> re.Pattern[str]:
    """How the title of minutes begins: "Møteinnkalling ", "MØTEBOK. "."""
    papers = alternatives(rules("titles")["minutes"]["papers"])
    return re.compile(rf"(?i)(?P<form>{papers})(?:[.:]|[ ][–-])?[ ](?:(?:fr[aå]|til)[ ])?(?=[^\W\d_])")


@cache
def _head() -> re.Pattern[str]:
    """What stands before whose meeting it is: "1 AGENDA ", "Utval: ", a line of columns above their values."""
    forms = rules("titles")["minutes"]
    papers, columns, organs = (alternatives(forms[key]) for key in ("papers", "columns", "organs"))
    return re.compile(
        rf"(?im)^(?:\d{{1,3}}[ ])?(?:(?:{papers})[.:]?(?:[ ]|\n{{1,2}})(?:(?:for|fr[aå]|til)[ ])?(?:møtet?[ ]i[ ])?"
        rf"|(?:{organs}):?(?:[ ](?:{columns}):?){{1,4}}[ ]?\n|(?:{organs})[ ]?:[ ]?"
        r"|(?:[^\n.:]{0,60}[ ])?innkal\w{1,5}[ ]til[ ](?:\w{3,20}[ ])?møte[ ]i[ ])(?=[^\W\d_])"
    )


@cache
def _organ() -> re.Pattern[str]:
    """A body that is alone on the rest of its line, and the end of whose name tells that it meets."""
    ends = alternatives(rules("titles")["minutes"]["bodies"])
    return re.compile(
        rf"(?m)(?P<name>(?=[A-ZÆØÅ])(?:[\w-]{{1,30}}[ ]){{0,2}}?[\w-]{{0,30}}(?i:{ends})"
        r"(?i:[ ](?:for|i)[ ][^\n.:;()]{3,60})?)(?:[.,]?[ ](?:Dato|den|\d)[^\n]*)?$"
    )


def later_meeting(page: Page, event: Mention) -> Mention | None:
    """The meeting of another day whose own minutes stand further down: "4 MØTEPROTOKOLL ⏎ Møtestad: … ⏎ Dato: …"."""
    first = _dated().search(page.text, max(event.span.start, page.body))
    for head in _headings().finditer(page.text, first.end() if first else len(page.text)):
        day = _dated().search(page.text, head.end(), head.end() + _FIELDS)
        if first and day and day["day"] != first["day"]:
            told = head["meeting"]
            name = f"{told[:1].upper()}{told[1:]}" if told else f"Møte {day['day']}"
            return Mention("Event", Span(*head.span("meeting" if told else "form")), name, "event:later-minutes")
    return None


_FIELDS = 160
"""Characters behind such a heading in which the day and place of its meeting stand."""


@cache
def _headings() -> re.Pattern[str]:
    papers = alternatives(rules("titles")["minutes"]["papers"])
    return re.compile(
        rf"(?m)^(?:\d{{1,3}}[ ])?(?P<form>(?i:{papers}))(?:[ ](?:(?:fr[aå]|til|for)[ ])?"
        r"(?P<meeting>[a-zæøå]{0,20}møte[ ]i[ ][^\n.:]{3,40}[^\n:]{0,20}))?[ ]*$"
    )


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        r"(?m)^(?i:dato|møtedato|tidspunkt|tid|når)(?:/[a-zæøå]+)?[ ]?:[ ]*(?:[A-Za-zæøå]+dag[ ])?"
        r"(?P<day>\d{1,2}\.[ ]?(?:\d{1,2}\.|[a-zæøå]{3,9})[ ]?\d{2,4})"
    )
