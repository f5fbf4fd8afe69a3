"""Who held a meeting that a page keeps the minutes of: by its name, or by the line that says whose it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from samgraf.model import Mention, Span, Statement
from samgraf.statements.context import Context


def meeting_claims(context: Context) -> Iterator[Statement]:
    """The body that held the page's meeting."""
    yield from _meeting_of(context)
    yield from _minutes_of(context)


_MEETING = re.compile(r"(?i)(?:\w{0,20}møtet?[ ](?:i|for)|møte(?:bok|protokoll|referat)[ ](?:for|fr[aå]|i))[ ]")


def _meeting_of(context: Context) -> Iterator[Statement]:
    """ "Styremøtet i Kulturrådet", "Møte i Eldrerådet": minutes name by its meeting the body that held it."""
    event = context.found.event
    if event is None:
        return
    if meeting := _MEETING.match(context.text, event.span.start, event.span.end):
        for body in context.within(Span(meeting.end(), event.span.end)):
            if body.type in ("Organisation", "Funder") and body.span.start == meeting.end():
                yield from _held(context, body, event.span, "meeting")
    else:
        # A paper by its form alone, whose the meeting was told above or below.
        near = context.within(Span(event.span.start, event.span.end + _NEAR))
        for body in [mention for mention in near if _holds(mention, event)][:1]:
            yield from _held(context, body, body.span, "meeting")


def _held(context: Context, body: Mention, quoted: Span, rule: str) -> Iterator[Statement]:
    event, host = context.main("@event"), context.entities.of(body)
    yield from context.state(event, "organisedBy", host, quoted, quoted, f"title:{rule}", 0.9)


_NEAR = 120
"""Characters behind a form's heading in which whose the meeting was stands."""


def _holds(body: Mention, event: Mention) -> bool:
    """Whether a meeting is called by a body: "Møte i *Ungdomsrådet*"."""
    return body.type == "Organisation" and event.text == f"Møte i {body.text}"


_MINUTES = re.compile(
    r"(?i:(?:\d{1,3}[ ])?(?:møte)?(?:bok|protokoll|referat)[.:]?[ ]+)(?=[A-ZÆØÅ])"
    r"|(?i:utvalg|utval|organ|råd|styre|nemnd|møte i)[ ]?:[ ]*(?=\w)"
)
"""How a heading of minutes names whose they are: "Møteprotokoll. Kommunalt råd for …", "Utval: Eldrerådet"."""


def _minutes_of(context: Context) -> Iterator[Statement]:
    """The body whose minutes a page is, by its heading or the line at its top that says whose the meeting was."""
    if context.found.event is None or not _KEPT.match(context.page.document.title):
        return
    for block in context.blocks[:_TOP]:
        for line in (block.span, *block.lines):
            told = _MINUTES.match(context.text, line.start, line.end)
            body = next((m for m in context.within(line) if told and m.span.start == told.end()), None)
            if body and body.type == "Organisation":
                yield from _held(context, body, line, "minutes")
                return


_KEPT = re.compile(r"(?i)(?:møte)?(?:bok|protokoll|referat)\b")
_TOP = 8
"""Blocks of minutes that say whose they are."""


def of_their_meetings(context: Context, statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, those of the page's event as of the meeting whose own minutes further down hold them."""
    later = next((m for m in context.found.placed if m.rule == "event:later-minutes"), None)
    event, other = context.main("@event"), context.entities.of(later) if later else None
    start = context.page.stored(later.span).start if later else 0
    for statement in statements:
        if event and other and statement.predicate in _OF_A_MEETING and statement.evidence.span.start >= start:
            subject, thing = (other.id if end == event.id else end for end in (statement.subject, statement.object))
            yield replace(statement, subject=subject, object=thing)
        else:
            yield statement


_OF_A_MEETING = frozenset({"participant", "heldAt", "facilitator", "inMunicipality"})
"""What minutes say of their own meeting by its fields and lists."""
