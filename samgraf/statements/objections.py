"""What speaks against a pattern found in a sentence: who else is meant, and what else the sentence says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.model import Block, Span
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, is_elsewhere, is_hedged, is_unsettled, words_of
from samgraf.statements.employments import is_no_employment
from samgraf.statements.floor import is_said_better, speaks_by_another
from samgraf.statements.items import BODIES, JOINTS, Item
from samgraf.statements.patterns import Match, Pattern
from samgraf.statements.project_objections import EMPLOYED_AT, OF_PROJECTS, is_of_another_project
from samgraf.statements.rows import is_in_row, is_placing

_HEDGED = frozenset({"fundedBy", "partner", "coordinatedBy", "leads", "ownedBy", "organisedBy"})
_AT_EVENT = frozenset({"speaker", "facilitator", "participant"})
SEVERAL = 2
"""Municipalities that a page calls so, from which one in brackets behind a name is whom somebody stands for."""
_GOVERNOR = re.compile(r"(?i)fylkesmannen|statsforvalt")


def is_refuted(
    context: Context, block: Block, match: Match, before: Sequence[Item], after: Sequence[Item], sentence: Span
) -> bool:
    """Whether what stands in a match, before or after it shows that the sentence says something else."""
    pattern, predicate = match.pattern, match.pattern.predicate
    span = Span(match.items[0].span.start, match.items[-1].span.end)
    if pattern.name == "sentence:held-page" and any(other.name == "venue" for other in context.blocks):
        return True  # the page's fact box says where
    if pattern.name == "sentence:place-local" and match.subject and any(m.records for m in match.subject.mentions):
        return True  # a body of the registers may only be met in a town
    if is_elsewhere(context, match, after, sentence) or _is_doubted(context, pattern, sentence, span):
        return True
    if (_is_implied(pattern) or predicate in OF_PROJECTS | _AT_EVENT) and _is_employer(match, before):
        return True
    if predicate == "affiliatedWith":
        return is_no_employment(context, block, match, before, after)
    if is_said_better(context, match, sentence) or speaks_by_another(match, before, after):
        return True
    if predicate == "partOf":
        return _is_governors(match) or is_in_row(match, before, after) or _is_of_list(match, before, after)
    if predicate == "locatedIn":
        return _is_authority(context, match)
    if predicate == "organisedBy":
        return match.object is match.items[0] and (is_placing(match, before) or _is_served(match, before))
    return is_of_another_project(context, match, before, after, sentence, implied=_is_implied(pattern))


def _is_authority(context: Context, match: Match) -> bool:
    """Whether a county behind a comma is its authority, in a list: "Tinn kommune, *Telemark fylkeskommune*"."""
    item = match.object
    if item is None or match.subject is not match.items[0] or match.items[1].text != ",":
        return False
    named = item.mentions[0].span
    return "fylkeskommune" in context.text[named.start : named.end + len(" fylkeskommune")].casefold()


_SERVING = (
    "komiteen",
    "komitéen",
    "utvalget",
    "utvalet",
    "nemnda",
    "nemnden",
    "gruppa",
    "gruppen",
    "rådet",
    "styret",
    "laget",
)


def _is_served(match: Match, before: Sequence[Item]) -> bool:
    """Whether a place is only what a body without a name of its own is for: "festkomiteen for *Solvik inviterer*"."""
    said = [item.text.casefold() for item in before if item.text.casefold() not in ("nye", "heile", "hele")]
    first = match.items[0]
    return (
        first.kind in ("Municipality", "Town")
        and said[-1:] == ["for"]
        and said[-2:-1] != []
        and said[-2].endswith(_SERVING)
    )


def _is_governors(match: Match) -> bool:
    """Whether a unit is the state's in a county, and no part of the county's own authority."""
    if match.subject is None or match.object is None or match.object.kind != "County":
        return False
    return any(_GOVERNOR.search(mention.text) for mention in match.subject.mentions)


def _is_of_list(match: Match, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether a comma only goes on a list of bodies: "*Skien kommune, Senteret for helse*, KS og NORCE"."""
    if len(match.items) < 3 or match.items[0] is not match.object or match.items[1].text != ",":
        return False
    follows = len(after) > 1 and after[0].text in JOINTS and after[1].kind in BODIES
    return follows or (len(before) > 1 and before[-1].text == "," and before[-2].kind in BODIES)


def _is_doubted(context: Context, pattern: Pattern, sentence: Span, span: Span) -> bool:
    """Whether the sentence only wishes for what a pattern reads in it, or says it of something else."""
    if pattern.predicate not in _HEDGED | _AT_EVENT and pattern.name not in _OF_PROGRAMMES:
        return False
    words = words_of(sentence.of(context.text))
    if pattern.predicate in _AT_EVENT:
        another = doubts("earlier") if pattern.predicate == "participant" else frozenset[str]()
        return bool(words & (doubts("cancelled") | another))
    beside = Span(max(sentence.start, span.start - _BESIDE), span.end)
    if pattern.predicate == "partner" and is_unsettled(beside.of(context.text)):
        return True
    another = doubts("merging") if pattern.predicate == "partner" else doubts("others")
    # Who leads a project may also have written its application, and those behind the application are in it.
    applied = pattern.predicate in _OF_WHO or _BEHIND.search(span.of(context.text)) or _is_granted(context, sentence)
    hedges = doubts("hedges") - doubts("applied") if applied else doubts("hedges")
    return (_is_implied(pattern) and bool(words & another)) or is_hedged(context, sentence, span, hedges)


_BESIDE = 60
"""Characters before what is matched in which its partners are named as such."""


def _is_granted(context: Context, sentence: Span) -> bool:
    """Whether what a sentence tells of asking for was given: "har *søkt og fått* midler"."""
    return _GRANTED.search(context.text, sentence.start, sentence.end) is not None


_GRANTED = re.compile(
    r"(?i)(?<!\w)(?:søkte|søkt|søknad(?:en)?)(?!\w)(?:(?!ikk?j?e|avsl)[^.;:]){0,80}?(?<!\w)(?:fikk|fekk|fått|innvilg\w*|tilslag)(?!\w)"
    r"|(?<!\w)(?:innvilg(?:et|a|d)|fått[ ]tilslag|fikk[ ]tilslag|fekk[ ]tilslag)[^.;:]{0,40}?(?<!\w)søknad(?:en)?(?!\w)"
)
_OF_PROGRAMMES = frozenset({"sentence:project-programme", "sentence:project-programme-page"})
"""What says that a project is part of a programme, which one that asks for its money is not yet."""
_OF_WHO = frozenset({"leads", "memberOf"})
_BEHIND = re.compile(r"(?i)(?<!\w)bak[ ](?:\w+[ ]){0,2}?\w*søknad(?:en)?(?!\w)")


def _is_employer(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with a person's employer: "Kari Moe ved *OsloMet er med*", "…, *KS (prosjektleder)*"."""
    if len(before) > 2 and match.items[0].kind == "University" and before[-1].kind == "Unit":
        before = before[:-1]  # "Kari Moe ved NIBR *OsloMet er med*"
    while len(before) > 3 and before[-1].text in JOINTS and before[-2].kind in BODIES:
        before = before[:-2]  # "Kari Moe frå KS og *NORCE er med*"
    if len(before) < 2 or match.items[0] not in (match.object, match.subject) or match.items[0].kind == "Person":
        return False
    if match.items[1].text == "(":
        return before[-1].text == "," and before[-2].kind == "Person"
    return before[-1].text.casefold() in EMPLOYED_AT and before[-2].kind in ("Person", "Role")


def _is_implied(pattern: Pattern) -> bool:
    """Whether the sentence leaves it to the page which project is meant."""
    return "@project" in (pattern.subject, pattern.object)
