"""What sentences say: the patterns of the rules over words and names, with negation seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from samgraf.mentions.values import rules
from samgraf.model import ACTORS, Block, Entity, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.items import (
    JOINTS,
    Item,
    group,
    make_items,
    sentences,
    without_brackets,
    without_descriptions,
    without_kind,
    without_kinds,
)
from samgraf.statements.patterns import Match, Pattern, find_matches

CAPTION = 12
"""Words in which what stands under a picture ends."""
NEGATION_REACH = 4
"""Words before a match in which a negation counts."""
HEDGE_REACH = 5
"""Words before and after a match in which a hedge counts."""
_HEDGED = frozenset({"fundedBy", "partner", "coordinatedBy", "leads", "ownedBy", "organisedBy"})
_OF_PROJECTS = frozenset({"fundedBy", "partner", "coordinatedBy", "ownedBy"})
_OF_PERSONS = frozenset({"speaker", "facilitator", "participant", "leads", "memberOf", "contact"})
_AT_EVENT = frozenset({"speaker", "facilitator"})
_SEVERAL = re.compile(r"(?:[ea]re|[ea]rar|arane|erne|ene|ane|orer|(?<!ordf)ører|sjefar|sjefer)$")
"""How roles of several people end."""
_OF_ALL = frozenset({"begge", "båe", "alle"})
_OF_THE_LAST = frozenset({"(", ",", "-", "–", "/", "|"})
_BY = frozenset({"v", "v/", "v.", "ved"})
_ONE_CHAIR = frozenset(
    {
        "konferansier",
        "ordstyrer",
        "ordstyrar",
        "møteleder",
        "møteleiar",
        "moderator",
        "fasilitator",
        "debattleder",
        "debattleiar",
    }
)
"""Before names joined by "og", these are of the first: "konferansier Kari Moe og Ola Lie"."""
_PLACING = frozenset({"i", "på", "fra", "frå", "for", "til", "av", "hos", "ved"})
"""Words before a name that only says where the subject of a verb is from ("lag *i* Agder inviterer")."""
_THROUGH = frozenset({"gjennom", "under", "via", "fra", "frå", "av"})
_EMPLOYED_AT = frozenset({"ved", "hos", "fra", "frå", "i", "på", "from", "at"})
_WELCOMES = frozenset({"velkommen", "velkomen", "velkomne", "invitere"})
_WISHES = frozenset({"ønsker", "ønskjer", "ynskjer"})
"""Wishes that, with those words, are an invitation."""
_MAY = re.compile(r"\b(?:kan|kunne|may|might)[ ](?:få|søke|søkje|be|receive|get)\b", re.I)


@cache
def doubts(kind: str) -> frozenset[str]:
    """The words of the rules that take a claim back (`negations`, `hedges`, `cancelled` …) or make it another's."""
    return frozenset(rules("doubts")[kind].split())


def is_caption(words: Sequence[str]) -> bool:
    """Whether some words are those under a picture: "Foto: Kari Moe / Vågen avis"."""
    first = next((word.strip("(:").casefold() for word in words if word.strip("(:")), "")
    return first in doubts("captions") and len(words) < CAPTION


def sentence_claims(context: Context) -> Iterator[Statement]:
    """The statements of all sentences of a page; negated ones carry the qualifier `negated`."""
    for part in context.parsed:
        mentions = context.within(part.span)
        for tokens in sentences(part.doc):
            items = make_items(tokens, part.span.start, mentions)
            if any(item.kind for item in items):
                yield from _in_sentence(context, part.block, items)


def _in_sentence(context: Context, block: Block, items: Sequence[Item]) -> Iterator[Statement]:
    if is_caption([item.text for item in items]):
        return
    whole = Span(items[0].span.start, items[-1].span.end)
    seen: set[tuple[str, str, str]] = set()
    for view, predicates in _views(items, _own(context, items)):
        for match in find_matches(view):
            if predicates and match.pattern.predicate not in predicates:
                continue
            at = next(i for i, item in enumerate(view) if item is match.items[0])
            if match.pattern.where == "list" and block.kind == "paragraph":
                continue
            after = view[at + len(match.items) :]
            if match.pattern.predicate == "affiliatedWith" and (
                _is_represented(match, after)
                or _is_of_the_last(match, view[:at])
                or _is_of_the_next(match, after)
                or (block.kind == "paragraph" and _is_listed(match, after))
            ):
                continue
            if match.pattern.predicate == "leads" and _implied(match.pattern) and _is_of_another(context, after):
                continue
            for statement in _of_match(context, match, view[:at], whole):
                if statement.triple not in seen:
                    seen.add(statement.triple)
                    yield statement


def _own(context: Context, items: Sequence[Item]) -> list[Mention]:
    """What of a sentence names the page's own project or event."""
    main = {entity.id for kind in ("@project", "@event") if (entity := context.main(kind))}
    named = (item.mentions[0] for item in items if item.kind in ("Project", "Event"))
    return [m for m in named if (entity := context.entities.of(m)) and entity.id in main]


def _views(items: Sequence[Item], own: Sequence[Mention]) -> Iterator[tuple[Sequence[Item], frozenset[str]]]:
    """A sentence as patterns are held against it, and the predicates that count there (none: all).

    With brackets for what stands in them, without for what they interrupt; ungrouped for what a comma may mean beside
    "and": a unit and its university, a person and an employer. What persons do is also read without what they are, and
    what is said of the page's own project or event as if it were not named.
    """
    everything: frozenset[str] = frozenset()
    yield group(items), everything
    bare = without_brackets(items)
    if len(bare) < len(items):
        yield group(bare), everything
    plain = without_kinds(bare)
    if len(plain) < len(bare):
        yield group(plain), everything
    yield items, everything
    told = without_descriptions(bare)
    if len(told) < len(bare):
        yield group(told), _OF_PERSONS
    if own:
        yield group(without_kind(bare, own)), everything
        if len(told) < len(bare):
            yield group(without_kind(told, own)), _OF_PERSONS


def _of_match(context: Context, match: Match, before: Sequence[Item], sentence: Span) -> Iterator[Statement]:
    pattern = match.pattern
    words = {item.text.casefold() for item in match.items if not item.kind}
    span = Span(match.items[0].span.start, match.items[-1].span.end)
    if pattern.name == "sentence:held-page" and any(block.name == "venue" for block in context.blocks):
        return  # the page's fact box says where
    if _is_doubted(context, pattern, sentence, span):
        return
    if (_implied(pattern) or pattern.predicate in _OF_PROJECTS | _AT_EVENT) and _is_employer(match, before):
        return
    if pattern.predicate in _OF_PROJECTS and _is_means(match, before):
        return
    if pattern.predicate == "fundedBy" and _is_given(match):
        return
    if pattern.predicate == "partner" and _implied(pattern) and _speaks_of_event(context, sentence):
        return
    if pattern.predicate == "organisedBy" and match.object is match.items[0] and _is_placing(match, before):
        return
    if pattern.subject == "@event" and pattern.predicate == "fundedBy" and _speaks_of_project(before):
        return
    if pattern.predicate == "affiliatedWith" and match.role and _is_former(match.role):
        return
    if pattern.name == "sentence:place-local" and match.subject and any(m.records for m in match.subject.mentions):
        return  # a body of the registers may only be met in a town
    negated = bool((words | _near(before)) & doubts("negations"))
    subjects = _ends(context, _described(context, match), pattern.subject, span)
    objects = _ends(context, match.object, pattern.object, span)
    qualifiers = {"positionTitle": match.role.mentions[0].text} if match.role else {}
    if negated:
        qualifiers = {**qualifiers, "negated": True}  # type: ignore[dict-item]
    shared = pattern.predicate == "partner" and pattern.subject == "@project"
    for object_ in objects:
        for subject in [context.shared_by(object_)] if shared and context.found.project else subjects:
            yield from context.state(
                subject,
                pattern.predicate,
                object_,
                span,
                sentence,
                pattern.name,
                pattern.confidence,
                qualifiers,
            )


def _described(context: Context, match: Match) -> Item | None:
    """The subject; of persons in a row, a role for one is of the last alone, and so is all that follows commas."""
    item = match.subject
    if item is not None and len(match.items) == 2 and match.items[0].text.casefold() in _ONE_CHAIR:
        return replace(item, mentions=item.mentions[:1])
    if match.pattern.predicate == "leads" and item is match.items[0] and len(match.items) > 1:
        # "Kari Moe, Ola Lie og Siv Dahl (prosjektleder)": the brackets are of the last.
        return replace(item, mentions=item.mentions[-1:]) if match.items[1].text == "(" else item
    if match.pattern.predicate != "affiliatedWith" or item is None or len(item.mentions) < 2:
        return item
    if any(word.text.casefold() in _OF_ALL for word in match.items):
        return item
    of_one = match.role is not None and not _SEVERAL.search(match.role.mentions[0].text)
    between = Span(item.mentions[0].span.end, item.mentions[-1].span.start)
    listed = "," in context.text[item.mentions[0].span.end : item.mentions[1].span.start]
    employed = any(group_of(m.type) in ACTORS for m in context.within(between))
    if employed and "(" in between.of(context.text) and item is not match.items[-1]:
        # "Kari Moe (NHO), Ola Lie (KS) og Siv Dahl frå eldrerådet": those before have brackets of their own.
        return replace(item, mentions=item.mentions[-1:])
    if of_one and item is match.items[-1] and item is not match.items[0]:
        # "statssekretær i departementet, Kari Moe og Ola Lie": the office is of the first.
        return replace(item, mentions=item.mentions[:1])
    if of_one and listed and item not in (match.items[0], match.items[-1]):
        # "rådmann Kari Moe, Ola Lie fra Røde Kors": the office is of the first, the employer of the last.
        return replace(item, mentions=item.mentions[-1:])
    after = match.items[1].text if item is match.items[0] and len(match.items) > 1 else ""
    return replace(item, mentions=item.mentions[-1:]) if after in _OF_THE_LAST and (listed or of_one) else item


def _is_former(role: Item) -> bool:
    """Whether somebody no longer has a role ("tidligere leder")."""
    first = re.match(r"\w*", role.mentions[0].text)
    return first is not None and first.group().casefold() in doubts("former")


def _implied(pattern: Pattern) -> bool:
    """Whether the sentence leaves it to the page which project is meant."""
    return "@project" in (pattern.subject, pattern.object)


def _is_doubted(context: Context, pattern: Pattern, sentence: Span, span: Span) -> bool:
    """Whether the sentence only wishes for what a pattern reads in it, or says it of something else."""
    if pattern.predicate not in _HEDGED | _AT_EVENT:
        return False
    words = _words(sentence.of(context.text))
    if pattern.predicate in _AT_EVENT:
        return bool(words & doubts("cancelled"))
    another = doubts("merging") if pattern.predicate == "partner" else doubts("others")
    return (_implied(pattern) and bool(words & another)) or _hedged(context, sentence, span)


def _is_employer(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with a person's employer: "Kari Nordmann ved *OsloMet er med*"."""
    return (
        len(before) > 1
        and match.items[0] in (match.object, match.subject)
        and match.items[0].kind != "Person"
        and before[-1].text.casefold() in _EMPLOYED_AT
        and before[-2].kind in ("Person", "Role")
    )


def _speaks_of_project(before: Sequence[Item]) -> bool:
    """Whether a sentence on an event's page has begun with a project: "*Prosjektet* er støttet av KS"."""
    return any(item.kind == "Project" or _PROJECT_WORD.fullmatch(item.text) for item in before)


_PROJECT_WORD = re.compile(r"(?i)[\w-]*(?:prosjektet|programmet|satsing(?:a|en))")


def _speaks_of_event(context: Context, sentence: Span) -> bool:
    """Whether a sentence tells of an event that is held, so that those who hold it are no partners by that."""
    held = _words(sentence.of(context.text)) & _HOLDS
    return bool(held) and any(m.type == "Event" for m in context.within(sentence))


_HOLDS = frozenset(
    {"arrangerte", "arrangerer", "arrangerar", "arrangert", "inviterte", "inviterer", "inviterar", "skipa"}
)


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


_PASSIVE = frozenset({"er", "blir", "ble", "blei", "vart", "vert", "blitt", "vorte", "var"})
_GIVEN = ("tildelt", "løyvd", "innvilg", "bevilg", "gitt", "gjeve", "støtt")


def _is_placing(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with where something is from: "Lag og foreninger i *Agder inviterer*"."""
    return (
        bool(before) and match.items[1].text != "," and not before[-1].kind and before[-1].text.casefold() in _PLACING
    )


def _is_represented(match: Match, after: Sequence[Item]) -> bool:
    """Whether another speaks for the body a match ends with: "Kari Nordmann, *Skien kommune* v/ Åse Lie"."""
    if match.object is not match.items[-1] or match.subject is None or not after:
        return False
    speaker = next((item for item in after[1:4] if item.text not in ("/", ".")), None)
    return after[0].text.casefold() in _BY and speaker is not None and speaker.kind in ("Person", "Role")


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
    """
    if match.role is None or match.object is not match.items[-1] or not after or after[0].kind != "Person":
        return False
    return not (len(after) > 3 and after[1].text == "," and after[-1].kind not in ("", "Person", "Role"))


def _is_listed(match: Match, after: Sequence[Item]) -> bool:
    """Whether a comma in running text may as well go on a list: "Kari Nordmann, KS og NTNU"."""
    if match.role or match.object is not match.items[-1] or match.items[-2].text != ",":
        return False
    more = len(after) > 1 and after[0].text in JOINTS and after[1].kind not in ("", "Person", "Role")
    return more or len(match.object.mentions) > 1


def _is_of_another(context: Context, after: Sequence[Item]) -> bool:
    """Whether a leader is said to be one of something with a name of its own: "prosjektleder for *Byløftet*"."""
    if len(after) < 2 or after[0].text.casefold() != "for":
        return False
    led = after[1]
    if led.kind:
        return led.kind == "Project" and context.entities.of(led.mentions[0]) != context.main("@project")
    return led.text[0].isupper()


def _words(text: str) -> set[str]:
    return {word.strip('.,:;()«»“”"').casefold() for word in text.split()}


def _near(before: Sequence[Item]) -> set[str]:
    """The words just before a match, back to the last name or stop, and "neither" wherever it stands."""
    words = {word for item in before if (word := item.text.casefold()) in doubts("neither")}
    for item in reversed(before[-NEGATION_REACH:]):
        if item.kind or not item.text[0].isalnum():
            break
        words.add(item.text.casefold())
    return words


def _hedged(context: Context, sentence: Span, span: Span) -> bool:
    """Whether a wish, a plan or an application stands in what was matched or just before or after it."""
    before = context.text[sentence.start : span.start].split()[-HEDGE_REACH:]
    after = context.text[span.end : sentence.end].split()[:HEDGE_REACH]
    words = _words(" ".join((*before, span.of(context.text), *after)))
    if words & _WELCOMES:
        words -= _WISHES
    return bool(words & doubts("hedges")) or _MAY.search(sentence.of(context.text)) is not None


def _ends(context: Context, item: Item | None, implied: str, at: Span) -> list[Entity]:
    if item is None:
        main = context.told_of(implied, at) if implied else None
        return [main] if main else []
    entities = [context.entities.of(mention) for mention in item.mentions]
    return [entity for entity in entities if entity is not None]
