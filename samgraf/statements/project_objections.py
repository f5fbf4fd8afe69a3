"""What speaks against a pattern that tells of a project: another one is meant, a part of it, an event or a grant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import Span
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, words_of
from samgraf.statements.items import BODIES, JOINTS, Item
from samgraf.statements.patterns import Match, word_class
from samgraf.statements.rows import is_area, is_paying

OF_PROJECTS = frozenset({"fundedBy", "partner", "coordinatedBy", "ownedBy"})
EMPLOYED_AT = frozenset({"ved", "hos", "fra", "frå", "i", "på", "from", "at"})
_THROUGH = frozenset({"gjennom", "under", "via", "fra", "frå", "av"})
_PROJECT_WORD = re.compile(r"(?i)[\w-]*(?:prosjektet|programmet|satsing(?:a|en))")
_HOLDS = frozenset(
    {"arrangerte", "arrangerer", "arrangerar", "arrangert", "inviterte", "inviterer", "inviterar", "skipa", "skipar"}
)
_PASSIVE = frozenset({"er", "blir", "ble", "blei", "vart", "vert", "blitt", "vorte", "var"})
_ACTIVE = re.compile(r"(?:har|hadde)[ ](?:\w+[ ])?(?:løyv|bevilg|innvilg|tildelt|gitt|gjeve|gjevi|delt)")
_GIVEN = ("tildelt", "løyvd", "innvilg", "bevilg", "gitt", "gjeve", "støtt")
_PARTS = frozenset(
    {"delen", "arbeidspakka", "arbeidspakken", "arbeidspakke", "delprosjektet", "delprosjekt"}
    | {f"{kind}grupp{end}" for kind in ("styrings", "referanse", "arbeids", "ressurs", "kjerne") for end in ("a", "en")}
)
_WORKS = frozenset({"arbeider", "arbeidar", "jobber", "jobbar"})


def is_of_another_project(
    context: Context, match: Match, before: Sequence[Item], after: Sequence[Item], sentence: Span, *, implied: bool
) -> bool:
    """Whether what stands in a match, before or after it shows that it is not said of the project.

    `implied` tells that the sentence leaves it to the page which project is meant.
    """
    predicate = match.pattern.predicate
    if implied and predicate in OF_PROJECTS and _begins_with_another(match, before):
        return True
    if predicate == "ownedBy" and _is_giver(match, after):
        return True
    if predicate in ("leads", "coordinatedBy") and implied and _is_of_part(match, before):
        return True
    if predicate in _OF_HEADS and _is_helper(match, before):
        return True
    if predicate in ("partner", "coordinatedBy") and _stands_behind(match):
        # One or two who stand behind a project head it; more of them are partners.
        several = match.object is not None and len(match.object.mentions) >= SEVERAL
        if several == (predicate == "coordinatedBy") or _is_one_of_row(match, before, after):
            return True
    if implied and _tells_of_evaluation(match):
        # Who carries out an evaluation has it as a project; beside what is evaluated, it is a partner of that.
        other = "partner" if context.main("@evaluation") else "coordinatedBy"
        if predicate == other:
            return True
    if predicate == "leads":
        return implied and (_is_of_named_after(context, after) or _is_as_leader(match))
    if predicate == "partner" and _is_no_partner(context, match, before, after, sentence, implied=implied):
        return True
    if predicate == "fundedBy" and implied and _is_of_named(context, before):
        return True
    if predicate == "fundedBy" and _pays_for_evaluation(match, before) and not context.main("@evaluation"):
        return True
    of_event = match.pattern.subject == "@event" and _speaks_of_project(context, match, before, sentence)
    if predicate == "fundedBy" and (_is_given(match, before) or of_event):
        return True
    return predicate in OF_PROJECTS and (_is_means(match, before) or is_area(match, before, context.text))


def _is_giver(match: Match, after: Sequence[Item]) -> bool:
    """Whether a body gives: "Husbanken *har løyvt* …", of one whose business it is "Husbanken *bevilget* … til X"."""
    words = [item.text.casefold() for item in match.items[1:4]]
    if _ACTIVE.match(" ".join(words)):
        return True
    body = match.object.mentions[0] if match.object is match.items[0] and match.object else None
    public = body is not None and body.pays
    passed = any(not item.kind and item.text.casefold() in ("fra", "frå", "av") for item in (*match.items, *after[:2]))
    return public and not passed and words[0].startswith(_GIVEN)


def _begins_with_another(match: Match, before: Sequence[Item]) -> bool:
    """Whether a sentence on the page's project begins with what is none: "*Senteret* er et samarbeid mellom …"."""
    first = (before or match.items)[0]
    return match.pattern.subject == "@project" and first.text.casefold() in word_class("others")


_OF_HEADS = frozenset({"coordinatedBy", "ownedBy"})
SEVERAL = 3
"""Bodies behind a project from which none of them heads it."""
_STANDS = frozenset({"står", "stod", "sto"})
_WITH = frozenset({"sammen", "saman", "samarbeid", "lag"})


def _stands_behind(match: Match) -> bool:
    """Whether a match says that bodies stand behind something: "*KS og NTNU står bak* prosjektet"."""
    words = {item.text.casefold() for item in match.items if not item.kind}
    return "bak" in words and not words.isdisjoint(_STANDS)


def _is_one_of_row(match: Match, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether the body that a match begins or ends with is one of a row that is read as a whole too."""
    if match.object is match.items[0]:
        return len(before) > 1 and before[-1].text in JOINTS and before[-2].kind in BODIES
    last = match.object is match.items[-1] and len(after) > 1
    return last and after[0].text in JOINTS and after[1].kind in BODIES


def _is_helper(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with whom something is done together with: "har saman med *KS sett i gang* …"."""
    row = list(before)
    while len(row) > 1 and row[-1].text in JOINTS and row[-2].kind in BODIES:
        del row[-2:]
    words = [item.text.casefold() for item in row[-2:]]
    return match.object is match.items[0] and words[1:] == ["med"] and words[0] in _WITH


def _is_no_partner(
    context: Context, match: Match, before: Sequence[Item], after: Sequence[Item], sentence: Span, *, implied: bool
) -> bool:
    """Whether a body pays, gets a grant of its own, holds an event, or is where people of the project work."""
    if is_paying(match, after) or _gets_grant(context, match, sentence) or _is_on_condition(match, before):
        return True
    if _lies_at(match):
        return True
    return implied and (_speaks_of_event(context, sentence) or _is_of_people(before) or _is_led_by(match, before))


def _is_on_condition(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with a body that something hangs on: "*når* Forskningsrådet er med"."""
    return match.object is match.items[0] and bool(before) and before[-1].text.casefold() in _IF


def _lies_at(match: Match) -> bool:
    """Whether a match says where a project has its home: "prosjektet *ligg ved* NTNU"."""
    return any(not item.kind and item.text.casefold() in ("ligger", "ligg", "lå", "låg") for item in match.items)


_IF = frozenset({"når", "hvis", "dersom", "viss"})


def _is_led_by(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with who leads: "blir leia av *NTNU saman med* KS"."""
    words = [item.text.casefold() for item in before[-2:]]
    return match.object is match.items[0] and words[1:] == ["av"] and words[0] in word_class("led")


def _speaks_of_project(context: Context, match: Match, before: Sequence[Item], sentence: Span) -> bool:
    """Whether a sentence on an event's page has begun with a project: "*Prosjektet* er støttet av KS"."""
    begun = Span(sentence.start, max(sentence.start, match.items[0].span.start))
    named = any(m.type == "Project" for m in context.within(begun))
    return named or any(item.kind == "Project" or _PROJECT_WORD.fullmatch(item.text) for item in before)


def _speaks_of_event(context: Context, sentence: Span) -> bool:
    """Whether a sentence tells of an event that is held, so that those who hold it are no partners by that."""
    if any(b.name == "organiser" and b.span.overlaps(sentence) for b in context.blocks):
        return True
    said = sentence.of(context.text)
    if not words_of(said) & _HOLDS:
        return False
    return any(m.type == "Event" for m in context.within(sentence)) or (
        context.found.event is not None and (_invited_to().search(said) or _HELD_BY.search(said)) is not None
    )


_HELD_BY = re.compile(r"(?<!\w)(?:skipa|arrangert)[ ](?:i[ ]regi[ ])?av[ ]")
"""What is said of an event that is not named again: "Han vert *skipa i regi av* Solvik vel"."""


@cache
def _invited_to() -> re.Pattern[str]:
    heads = alternatives(rules("titles")["events"]["heads"])
    return re.compile(rf"(?i)(?<!\w)(?:til|holder|held|arrangerer|arrangerar)[ ](?:[\w-]+[ ]){{0,3}}?[\w-]*(?:{heads})")


def _gets_grant(context: Context, match: Match, sentence: Span) -> bool:
    """Whether a sentence tells that a body gets money for something of its own: "frå *Glød: Solvik vel (50 000*"."""
    owners = [o.span for g in context.found.grants if g.line.overlaps(sentence) for o in g.owners]
    return match.object is not None and any(m.span in owners for m in match.object.mentions)


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


def _is_given(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with who gets the money: "*Voss kajakklubb er tildelt* 60 000 kroner til …".

    The verb may stand before: "I fjor blei *Voss kajakklubb tildelt* 60 000 kroner til …".
    """
    words = [item.text.casefold() for item in match.items[1:5]]
    turned = words[0].startswith(_GIVEN) and not _PASSIVE.isdisjoint(item.text.casefold() for item in before[-3:])
    given = any(one in _PASSIVE and other.startswith(_GIVEN) for one, other in pairwise(words))
    return match.object is match.items[0] and (given or turned)


def _is_of_part(match: Match, before: Sequence[Item]) -> bool:
    """Whether a part of the project is what is led: "*den norske delen* blir leia av NORCE"."""
    return match.items[0].text.casefold() in word_class("led") and any(
        item.text.casefold() in _PARTS for item in before[-4:]
    )


def _is_of_named_after(context: Context, after: Sequence[Item]) -> bool:
    """Whether a leader is said to be one of something with a name of its own: "prosjektleder for *Byløftet*".

    Or to be one in a body, for which another project is the work: "prosjektleder i KS og arbeider med *Byløftet*".
    """
    at = next((i for i, item in enumerate(after[:6]) if item.text.casefold() in _WORKS), None)
    if at is not None and _is_employed(after[:at]) and after[at + 1 : at + 2] and after[at + 1].text == "med":
        return any(item.kind == "Project" for item in after[at + 2 : at + 5])
    if len(after) < 2 or after[0].text.casefold() != "for":
        return False
    led = after[1]
    if led.kind:
        return led.kind == "Project" and context.entities.of(led.mentions[0]) != context.main("@project")
    return led.text[0].isupper()


def _is_employed(between: Sequence[Item]) -> bool:
    return len(between) > 1 and between[0].text.casefold() in EMPLOYED_AT and between[1].kind in BODIES


_EVALUATION = re.compile(r"(?i)(?:følgj?e)?(?:evaluering|(?<=e)forsk(?:n)?ing)(?:en|a)")


def _tells_of_evaluation(match: Match) -> bool:
    """Whether a match says who carries out "evalueringen"."""
    return any(not item.kind and _EVALUATION.fullmatch(item.text) for item in match.items)


def _pays_for_evaluation(match: Match, before: Sequence[Item]) -> bool:
    """Whether what is ordered is the evaluation of the project: "NTNU evaluerer prosjektet *på oppdrag fra KS*"."""
    ordered = any(item.text.casefold() == "oppdrag" for item in match.items)
    words = {item.text.casefold() for item in (*before[-4:], *match.items) if not item.kind}
    return ordered and not words.isdisjoint(word_class("evaluate"))


def _is_of_people(before: Sequence[Item]) -> bool:
    """Whether a match tells where people work: "Kari Moe og Ola Lie er *forskere ved NTNU*"."""
    people = any(item.kind == "Person" for item in before)
    return people and before[-1].text.casefold() in ("er", "var", "begge", "båe", ",", "som")


def _is_as_leader(match: Match) -> bool:
    """Whether somebody leads what another verb is of: "ei gruppe med Kari Moe *som leiar følgjer* arbeidet"."""
    words = [item.text.casefold() for item in match.items]
    return any(
        first == "som" and then in ("leiar", "leder") and verb in doubts("finite")
        for first, then, verb in zip(words, words[1:], words[2:], strict=False)
    )
