"""Who has the floor: whether a sentence on an event's page says of somebody what its programme says better."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.model import Mention, Span
from samgraf.statements.context import Context
from samgraf.statements.items import Item
from samgraf.statements.patterns import Match
from samgraf.statements.rows import PLACING

BY = frozenset({"v", "v/", "v.", "ved"})
"""Words between a body and who speaks for it."""
_AT_PAGE = frozenset(
    {f"sentence:{name}" for name in ("speaks-page", "takes-part", "reported-page", "facilitates-page")}
)
_OF_THE_DAY = frozenset({"konferansier", "programleder", "programleiar", "møteleder", "møteleiar"})
"""Those who chair more than the conversation they are named in."""


def is_said_better(context: Context, match: Match, sentence: Span) -> bool:
    """Whether a sentence in a programme is of a talk of its people's own: "Innlegg av Kari Moe" under its title."""
    if match.pattern.name not in _AT_PAGE:
        return False
    people = match.subject.mentions if match.subject else ()
    if match.pattern.name == _SPEAKS and people and _is_another(context, people[-1], sentence):
        return True
    if match.pattern.name in (_REPORTED, _SPEAKS) and people and _is_told_elsewhere(context.text, people[-1], sentence):
        return True
    given = [item for item in context.found.programme if item.title and item.span.overlaps(sentence)]
    if match.pattern.predicate == "speaker" and any(m.rule.startswith("talk:") for m in context.within(sentence)):
        return True  # "Hun snakker om temaet «Tillit»"
    if match.pattern.predicate != "facilitator":
        return any(person in (*item.speakers, *item.facilitators) for item in given for person in people)
    if any(item.text.casefold() in _OF_THE_DAY for item in match.items):
        return False
    talked = any(_OF_TALK.search(item.text) for item in match.items)
    return any(person in item.facilitators for item in given if item.panel or talked for person in people)


_OF_TALK = re.compile(r"(?i)(?:samtalen?|debatten?|ordskiftet?|panelet)$")
"""What is chaired that is no more than a point of the programme."""
_REPORTED = "sentence:reported-page"
_SPEAKS = "sentence:speaks-page"
_ANOTHER = re.compile(
    r"(?i)\b(?:på|under|ved|til)[ ](?:(?:et|en|ei|eit|ein)[ ](?:senere|seinare|tidligere|tidlegare|annet|annen|anna)"
    r"|fjorårets?|forrige|førre|neste)[ ]|\b(?:i|til)[ ](?:fjor|neste[ ]år)[.!]?$|\bneste[ ]år[.!]?$"
    r"|\b(?:podkast\w*|podcast\w*)\b"
)
"""What says that somebody speaks at another time or place: "på fjorårets møte", "i podkasten"."""
_LISTENER = re.compile(r",[ ](?:deltaker|deltakar|deltager|student|elev|tilhører|tilhøyrar|publikummer)(?!\w)")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:i|til)[ ](?:(?:en|ein|ei|et|eit|si|sin|sitt)[ ])?"
    r"(?:ny[et]?[ ])?(?:bok|boka|boken|rapport|rapporten|artikkel|artikkelen|intervju|avis|avisa|avisen|kronikk"
    r"|pressemelding)(?!\w)"
)


_ABSENT = re.compile(
    r"(?i)(?:(?!,[ ](?!men[ ])|[ ](?:at|og)[ ])[^.;:]){0,80}?[ ]"
    r"(?:forhindr\w+|hindra|kunne[ ]ikk?j?e[ ](?:komme|kome|møte|delta))\b"
)
"""Behind somebody who was to speak: "skulle halde innlegg, men er *forhindra*"."""


def _is_another(context: Context, person: Mention, sentence: Span) -> bool:
    """Whether somebody speaks elsewhere, by the sentence's words or before the page names an event in passing."""
    event = context.found.event
    absent = _ABSENT.match(context.text, person.span.end, sentence.end)
    if absent or _ANOTHER.search(context.text, sentence.start, sentence.end):
        return True
    if event is None or event.span.start <= person.span.start:
        return False
    heads = [context.page.document.title, *(context.text[b.span.start : b.span.end] for b in context.blocks[:2])]
    words = [word[:6] for word in re.findall(r"\w{5,}", event.text.casefold())]
    return not any(word in head.casefold() for word in words for head in heads)


def _is_told_elsewhere(text: str, person: Mention, sentence: Span) -> bool:
    """Whether a report tells of one who only came to listen, or of what was said in print."""
    return bool(_LISTENER.match(text, person.span.end) or _ELSEWHERE.search(text, person.span.end, sentence.end))


REACH = 8
"""Words behind a body in which the one is named who speaks for it; where nobody is, it speaks itself."""


def _brings(item: Item) -> bool:
    """Whether a word or a role goes before the name of who speaks for a body: "KS *v/* rådgiver Kari Moe"."""
    return item.kind == "Role" or item.text.casefold() in BY


def speaks_by_another(match: Match, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether others speak than a body that is named: "*innbyggere i* Skien forteller", "innlegg fra KS *v/ Kari*"."""
    if match.pattern.name != "sentence:body-speaks-page":
        return False
    if match.subject is match.items[-1]:
        follows = [item for item in after[:REACH] if item.text not in ("/", ".", ",", "(")]
        named = any(item.kind == "Person" for item in follows)
        return bool(follows) and (follows[0].kind == "Person" or (named and _brings(follows[0])))
    return match.subject is match.items[0] and bool(before) and before[-1].text.casefold() in PLACING
