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
    if match.pattern.name == _REPORTED and people and _is_told_elsewhere(context.text, people[-1], sentence):
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
_LISTENER = re.compile(r",[ ](?:deltaker|deltakar|deltager|student|elev|tilhører|tilhøyrar|publikummer)(?!\w)")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:i|til)[ ](?:(?:en|ein|ei|et|eit|si|sin|sitt)[ ])?"
    r"(?:ny[et]?[ ])?(?:bok|boka|boken|rapport|rapporten|artikkel|artikkelen|intervju|avis|avisa|avisen|kronikk"
    r"|pressemelding)(?!\w)"
)


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
