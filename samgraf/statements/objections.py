"""What speaks against a pattern found in a sentence: who else is meant, and what else the sentence says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from samgraf.model import Block, Span
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, is_hedged, words_of
from samgraf.statements.floor import BY, PLACING, is_said_better, speaks_by_another
from samgraf.statements.items import JOINTS, Item
from samgraf.statements.patterns import Match, Pattern

_HEDGED = frozenset({"fundedBy", "partner", "coordinatedBy", "leads", "ownedBy", "organisedBy"})
_OF_PROJECTS = frozenset({"fundedBy", "partner", "coordinatedBy", "ownedBy"})
_AT_EVENT = frozenset({"speaker", "facilitator"})
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
    if _is_doubted(context, pattern, sentence, span):
        return True
    if (_is_implied(pattern) or predicate in _OF_PROJECTS | _AT_EVENT) and _is_employer(match, before):
        return True
    if predicate == "affiliatedWith":
        return (
            _stands_behind_person(context, match, span)
            or _is_workplace(context, match)
            or _is_where(match, before)
            or _is_office(match)
            or _is_of_other(match, block, before, after)
        )
    if is_said_better(context, match, sentence) or speaks_by_another(match, before, after):
        return True
    if predicate == "partOf":
        return _is_governors(match)
    if predicate == "ownedBy" and _ACTIVE.match(" ".join(item.text.casefold() for item in match.items[1:4])):
        return True  # "Husbanken *har løyvt* 2 millionar til prosjektet": who gives
    if predicate == "locatedIn":
        return _is_authority(context, match)
    if predicate == "leads":
        return _is_implied(pattern) and _is_of_another(context, after)
    if predicate == "organisedBy":
        return match.object is match.items[0] and _is_placing(match, before)
    if predicate == "partner" and _is_implied(pattern) and _speaks_of_event(context, sentence):
        return True
    if predicate == "fundedBy" and _is_implied(pattern) and _is_of_named(context, before):
        return True
    if predicate == "fundedBy" and (_is_given(match) or (pattern.subject == "@event" and _speaks_of_project(before))):
        return True
    return predicate in _OF_PROJECTS and _is_means(match, before)


def _is_of_other(match: Match, block: Block, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether an employer or office is another person's than the match has it, or no longer anybody's."""
    return (
        (match.role is not None and _is_former(match.role))
        or _is_represented(match, after)
        or _is_branch_place(match, before)
        or _is_of_the_last(match, before)
        or _is_of_the_next(match, after)
        or (block.kind == "paragraph" and _is_listed(match, after))
    )


def _is_workplace(context: Context, match: Match) -> bool:
    """Whether a town in brackets behind a name may be where somebody sits: the page speaks of no municipalities."""
    town = match.items[2] if len(match.items) > 2 and match.items[1].text == "(" else None
    if town is None or town is not match.object or town.kind != "Town":
        return False
    named = {m.text for m in context.found.placed if m.type == "Municipality" and not m.is_town}
    return context.main("@project") is not None or len(named) < SEVERAL


def _is_where(match: Match, before: Sequence[Item]) -> bool:
    """Whether a town before a colon is where something takes place: "årsmøtet *i Molde: Kari Moe og Ola Lie*"."""
    first = match.items[0]
    return (
        first is match.object
        and first.kind == "Town"
        and match.items[1].text == ":"
        and bool(before)
        and before[-1].text.casefold() in ("i", "på")
    )


_OFFICE = re.compile(r"(?i)\w*(?:kontoret|kontor|avdelinga|avdelingen|filialen|filialar?|studiestaden|studiestedet)")


def _is_office(match: Match) -> bool:
    """Whether a place is that of an office somebody sits in: "banksjef ved *kontoret i Førde*"."""
    if match.object is None or match.object.kind not in ("Town", "Municipality"):
        return False
    at = match.items.index(match.object)
    return at > 1 and match.items[at - 1].text == "i" and bool(_OFFICE.fullmatch(match.items[at - 2].text))


def _stands_behind_person(context: Context, match: Match, span: Span) -> bool:
    """Whether a match begins with the body of who stands right before it: "Ola Lie *KS, Kari Moe*, …"."""
    if match.object is not match.items[0] or match.items[1].text != ",":
        return False
    before = context.within(Span(max(0, span.start - 60), span.start))
    return bool(before) and before[-1].type == "Person" and before[-1].span.end + 1 == span.start


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


def _is_given(match: Match) -> bool:
    """Whether a match begins with who gets the money: "*Voss kajakklubb er tildelt* 60 000 kroner til …"."""
    words = [item.text.casefold() for item in match.items[1:5]]
    return match.object is match.items[0] and any(
        one in _PASSIVE and other.startswith(_GIVEN) for one, other in pairwise(words)
    )


def _is_placing(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with where something is from: "Lag og foreninger i *Agder inviterer*"."""
    return bool(before) and match.items[1].text != "," and not before[-1].kind and before[-1].text.casefold() in PLACING


def _is_represented(match: Match, after: Sequence[Item]) -> bool:
    """Whether another speaks for the body a match ends with: "Kari Nordmann, *Skien kommune* v/ Åse Lie"."""
    if match.object is not match.items[-1] or match.subject is None or not after:
        return False
    speaker = next((item for item in after[1:4] if item.text not in ("/", ".")), None)
    return after[0].text.casefold() in BY and speaker is not None and speaker.kind in ("Person", "Role")


def _is_branch_place(match: Match, before: Sequence[Item]) -> bool:
    """Whether a town only tells which branch of a body nobody knows is meant: "VID *Skien: Kari Moe*"."""
    first = match.items[0]
    if match.object is not first or first.kind != "Town" or not before or before[-1].kind:
        return False
    word = before[-1].text
    return word[:1].isupper() and word.casefold() not in PLACING


def _is_of_the_last(match: Match, before: Sequence[Item]) -> bool:
    """Whether a body is the employer of who was named before.

    "Kari Moe, *KS* Ordfører Ola Lie" in a run-on list, "Kari Moe, *KS*, Ola Lie, NHO" in one of people and bodies by
    turns; where a body goes before the first person too, they are the other way round.
    """
    if match.object is not match.items[0] or len(before) < 2 or before[-1].text != "," or before[-2].kind != "Person":
        return False
    if len(match.items) > 2 and match.items[1].kind == "Role" and match.items[1].text[:1].isupper():
        return True
    by_turns = len(match.items) == 3 and match.items[1].text == "," and match.items[2] is match.subject
    return by_turns and not (len(before) > 3 and before[-3].text == "," and before[-4].kind not in ("", "Role"))


def _is_of_the_next(match: Match, after: Sequence[Item]) -> bool:
    """Whether an office goes before another name: "Kari Moe, *leder i KS* Ola Lie og …".

    Where the last name has one behind it too, each is of the name before: "Kari Moe, leder KS Ola Lie, leder NHO".
    With a capital and no comma it begins what is of the next: "Kari Moe *Ordfører Skien kommune*, Ola Lie".
    """
    if match.role is not None and match.role is match.items[1] and match.role.text[:1].isupper():
        return True
    if match.role is None or match.object is not match.items[-1] or not after or after[0].kind != "Person":
        return False
    return not (len(after) > 3 and after[1].text == "," and after[-1].kind not in ("", "Person", "Role"))


def _is_listed(match: Match, after: Sequence[Item]) -> bool:
    """Whether a comma in running text may as well go on a list: "Kari Nordmann, KS og NTNU"."""
    if match.role or match.object is None:
        return False
    at = match.items.index(match.object)
    if not at or match.items[at - 1].text != ",":
        return False
    follows = [*match.items[at + 1 :], *after]
    more = len(follows) > 1 and follows[0].text in JOINTS and follows[1].kind not in ("", "Person", "Role")
    return more or len(match.object.mentions) > 1


def _is_of_another(context: Context, after: Sequence[Item]) -> bool:
    """Whether a leader is said to be one of something with a name of its own: "prosjektleder for *Byløftet*"."""
    if len(after) < 2 or after[0].text.casefold() != "for":
        return False
    led = after[1]
    if led.kind:
        return led.kind == "Project" and context.entities.of(led.mentions[0]) != context.main("@project")
    return led.text[0].isupper()


def _is_former(role: Item) -> bool:
    """Whether somebody no longer has a role ("tidligere leder")."""
    first = re.match(r"\w*", role.mentions[0].text)
    return first is not None and first.group().casefold() in doubts("former")


def _is_implied(pattern: Pattern) -> bool:
    """Whether the sentence leaves it to the page which project is meant."""
    return "@project" in (pattern.subject, pattern.object)
