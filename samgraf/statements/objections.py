"""What speaks against a pattern found in a sentence: who else is meant, and what else the sentence says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from samgraf.model import Block, Span
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, is_elsewhere, is_hedged, words_of
from samgraf.statements.employments import is_no_employment
from samgraf.statements.items import Item
from samgraf.statements.patterns import Match, Pattern
from samgraf.statements.rows import is_area, is_in_row, is_paying, is_placing

_HEDGED = frozenset({"fundedBy", "partner", "coordinatedBy", "leads", "ownedBy", "organisedBy"})
_OF_PROJECTS = frozenset({"fundedBy", "partner", "coordinatedBy", "ownedBy"})
_AT_EVENT = frozenset({"speaker", "facilitator", "participant"})
_IMPLIED_PARTS = frozenset({"sentence:speaks-page", "sentence:takes-part"})
_THROUGH = frozenset({"gjennom", "under", "via", "fra", "frå", "av"})
_EMPLOYED_AT = frozenset({"ved", "hos", "fra", "frå", "i", "på", "from", "at"})
_PROJECT_WORD = re.compile(r"(?i)[\w-]*(?:prosjektet|programmet|satsing(?:a|en))")
SEVERAL = 2
"""Municipalities that a page calls so, from which one in brackets behind a name is whom somebody stands for."""
_GOVERNOR = re.compile(r"(?i)fylkesmannen|statsforvalt")
_HOLDS = frozenset(
    {"arrangerte", "arrangerer", "arrangerar", "arrangert", "inviterte", "inviterer", "inviterar", "skipa"}
)
_PASSIVE = frozenset({"er", "blir", "ble", "blei", "vart", "vert", "blitt", "vorte", "var"})
_ACTIVE = re.compile(r"(?:har|hadde)[ ](?:\w+[ ])?(?:løyv|bevilg|innvilg|tildelt)")
_GIVEN = ("tildelt", "løyvd", "innvilg", "bevilg", "gitt", "gjeve", "støtt")


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
    if (_is_implied(pattern) or predicate in _OF_PROJECTS | _AT_EVENT) and _is_employer(match, before):
        return True
    if predicate == "affiliatedWith":
        return is_no_employment(context, block, match, before, after)
    if pattern.name in _IMPLIED_PARTS and _gives_talk(context, match, sentence):
        return True
    if predicate == "partOf":
        return _is_governors(match) or is_in_row(match, before, after)
    if predicate == "ownedBy" and _ACTIVE.match(" ".join(item.text.casefold() for item in match.items[1:4])):
        return True  # "Husbanken *har løyvt* 2 millionar til prosjektet": who gives
    if predicate == "locatedIn":
        return _is_authority(context, match)
    if _is_implied(pattern) and _tells_of_evaluation(match):
        # Who carries out an evaluation has it as a project; beside what is evaluated, it is a partner of that.
        other = "partner" if context.main("@evaluation") else "coordinatedBy"
        if predicate == other:
            return True
    if predicate == "leads":
        return _is_implied(pattern) and (_is_of_another(context, after) or _is_as_leader(match))
    if predicate == "organisedBy":
        return match.object is match.items[0] and is_placing(match, before)
    if predicate == "partner" and (
        is_paying(match, after)
        or (_is_implied(pattern) and (_speaks_of_event(context, sentence) or _is_of_people(before)))
    ):
        return True
    if predicate == "fundedBy" and _is_implied(pattern) and _is_of_named(context, before):
        return True
    if predicate == "fundedBy" and (
        _is_given(match, before) or (pattern.subject == "@event" and _speaks_of_project(before))
    ):
        return True
    return predicate in _OF_PROJECTS and (_is_means(match, before) or is_area(match, before, context.text))


_EVALUATION = re.compile(r"(?i)(?:følgj?e)?evaluering(?:en|a)")


def _tells_of_evaluation(match: Match) -> bool:
    """Whether a match says who carries out "evalueringen"."""
    return any(not item.kind and _EVALUATION.fullmatch(item.text) for item in match.items)


def _gives_talk(context: Context, match: Match, sentence: Span) -> bool:
    """Whether a sentence in a programme is of a talk of its speaker's own: "Innlegg av Kari Moe" under its title."""
    people = match.subject.mentions if match.subject else ()
    given = [item for item in context.found.programme if item.title and item.span.overlaps(sentence)]
    return any(person in (*item.speakers, *item.facilitators) for item in given for person in people)


def _is_authority(context: Context, match: Match) -> bool:
    """Whether a county behind a comma is its authority, in a list: "Tinn kommune, *Telemark fylkeskommune*"."""
    item = match.object
    if item is None or match.subject is not match.items[0] or match.items[1].text != ",":
        return False
    named = item.mentions[0].span
    return "fylkeskommune" in context.text[named.start : named.end + len(" fylkeskommune")].casefold()


def _is_governors(match: Match) -> bool:
    """Whether a unit is the state's in a county, and no part of the county's own authority."""
    if match.subject is None or match.object is None or match.object.kind != "County":
        return False
    return any(_GOVERNOR.search(mention.text) for mention in match.subject.mentions)


def _is_doubted(context: Context, pattern: Pattern, sentence: Span, span: Span) -> bool:
    """Whether the sentence only wishes for what a pattern reads in it, or says it of something else."""
    if pattern.predicate not in _HEDGED | _AT_EVENT:
        return False
    words = words_of(sentence.of(context.text))
    if pattern.predicate in _AT_EVENT:
        return bool(words & doubts("cancelled"))
    another = doubts("merging") if pattern.predicate == "partner" else doubts("others")
    # Who leads a project may also have written its application.
    hedges = doubts("hedges") - doubts("applied") if pattern.predicate in _OF_WHO else doubts("hedges")
    return (_is_implied(pattern) and bool(words & another)) or is_hedged(context, sentence, span, hedges)


_OF_WHO = frozenset({"leads", "memberOf"})


def _is_employer(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with a person's employer: "Kari Moe ved *OsloMet er med*", "…, *KS (prosjektleder)*"."""
    if len(before) < 2 or match.items[0] not in (match.object, match.subject) or match.items[0].kind == "Person":
        return False
    if match.items[1].text == "(":
        return before[-1].text == "," and before[-2].kind == "Person"
    return before[-1].text.casefold() in _EMPLOYED_AT and before[-2].kind in ("Person", "Role")


def _speaks_of_project(before: Sequence[Item]) -> bool:
    """Whether a sentence on an event's page has begun with a project: "*Prosjektet* er støttet av KS"."""
    return any(item.kind == "Project" or _PROJECT_WORD.fullmatch(item.text) for item in before)


def _speaks_of_event(context: Context, sentence: Span) -> bool:
    """Whether a sentence tells of an event that is held, so that those who hold it are no partners by that."""
    held = words_of(sentence.of(context.text)) & _HOLDS
    return bool(held) and any(m.type == "Event" for m in context.within(sentence))


def _is_of_named(context: Context, before: Sequence[Item]) -> bool:
    """Whether a clause says something of another project right before it: "Gode bygder, *som er støttet av*"."""
    words = list(before)
    while (
        words and not words[-1].kind and words[-1].text.casefold() in _PASSIVE | {"som", "der", "which", "is", "also"}
    ):
        words.pop()
    clause = len(words) < len(before) and len(words) > 1 and words[-1].text == "," and words[-2].kind == "Project"
    return clause and context.entities.of(words[-2].mentions[0]) != context.main("@project")


def _is_of_people(before: Sequence[Item]) -> bool:
    """Whether a match tells where people work: "Kari Moe og Ola Lie er *forskere ved NTNU*"."""
    people = any(item.kind == "Person" for item in before)
    return people and before[-1].text.casefold() in ("er", "var", "begge", "båe", ",", "som")


def _is_means(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with what its subject is only paid through: "gjennom *FORKOMMUNE og ledes av*"."""
    first = match.items[0]
    return (
        bool(before)
        and first is match.subject
        and first.kind == "Project"
        and not before[-1].kind
        and before[-1].text.casefold() in _THROUGH
        and any(word.text.casefold() == "og" for word in match.items)
    )


def _is_given(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with who gets the money: "*Voss kajakklubb er tildelt* 60 000 kroner til …".

    The verb may stand before: "I fjor blei *Voss kajakklubb tildelt* 60 000 kroner til …".
    """
    words = [item.text.casefold() for item in match.items[1:5]]
    turned = words[0].startswith(_GIVEN) and not _PASSIVE.isdisjoint(item.text.casefold() for item in before[-3:])
    given = any(one in _PASSIVE and other.startswith(_GIVEN) for one, other in pairwise(words))
    return match.object is match.items[0] and (given or turned)


def _is_of_another(context: Context, after: Sequence[Item]) -> bool:
    """Whether a leader is said to be one of something with a name of its own: "prosjektleder for *Byløftet*"."""
    if len(after) < 2 or after[0].text.casefold() != "for":
        return False
    led = after[1]
    if led.kind:
        return led.kind == "Project" and context.entities.of(led.mentions[0]) != context.main("@project")
    return led.text[0].isupper()


def _is_as_leader(match: Match) -> bool:
    """Whether somebody leads what another verb is of: "ei gruppe med Kari Moe *som leiar følgjer* arbeidet"."""
    words = [item.text.casefold() for item in match.items]
    return any(
        first == "som" and then in ("leiar", "leder") and verb in doubts("finite")
        for first, then, verb in zip(words, words[1:], words[2:], strict=False)
    )


def _is_implied(pattern: Pattern) -> bool:
    """Whether the sentence leaves it to the page which project is meant."""
    return "@project" in (pattern.subject, pattern.object)
