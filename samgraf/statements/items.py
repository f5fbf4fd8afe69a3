"""A sentence as a row of items: words, and names grouped where they stand side by side ("A, B og C kommune")."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Token

from samgraf.mentions.counted import Counted
from samgraf.mentions.expressions import rules
from samgraf.model import Mention, Span

_PROJECT = re.compile(
    r"\w*(?:prosjekt(?:et|ene|a|ane)|programmet|projektet|nettverket|satsing(?:a|en)|project|programme)", re.I
)
_ROUND = {"[": "(", "]": ")"}
_FACES = frozenset({"):", ");", "8)", "(8", "(:", "(;", ":(", ":)", ";(", ";)", "=)", "(=", "=(", ")="})
"""What the tokenizer takes for faces, and is a bracket beside a mark: "Arendal (Agder): Gode hus"."""
_PASSED_OVER = frozenset({"the", "a", "an", "The", "«", "»", "“", "”", '"', "‘", "’", "'"})
JOINTS = frozenset({",", "og", "&", "samt", "and", "/", ";", "+"})
_ACTORS = {
    "Municipality": "Municipality",
    "County": "County",
    "Organisation": "Organisation",
    "Funder": "Organisation",
}
_KIND_WORDS = frozenset(
    {
        "kommune",
        "kommuner",
        "kommunar",
        "municipality",
        "municipalities",
        "kommunane",
        "kommunene",
        "herad",
        "kommunes",
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """A word, or one or more names of one kind that the sentence treats as one."""

    text: str
    span: Span
    kind: str = ""
    """Person, Municipality, County, Organisation, Unit, Project, Event, Talk, Venue, Role, or nothing for a word."""
    mentions: tuple[Mention, ...] = ()


def make_items(
    tokens: Sequence[Token], offset: int, mentions: Sequence[Mention], counted: Sequence[Counted] = ()
) -> list[Item]:
    """The items of a sentence, whose tokens stand `offset` characters into the page, names not yet grouped.

    The mentions are in the order of the text. A counted group is one item, and stands for all that are in it.
    """
    items: list[Item] = []
    waiting = deque(m for m in mentions if m.type != "Theme")
    for token in tokens:
        span = Span(offset + token.idx, offset + token.idx + len(token.text))
        while waiting and waiting[0].span.end <= span.start:
            waiting.popleft()
        if told := next((group for group in counted if group.span.overlaps(span)), None):
            if not items or items[-1].mentions != told.members:
                items.append(Item("+", told.span, told.members[0].type, told.members))
            continue
        inside = [m for m in islice(waiting, 2) if m.span.overlaps(span)]
        if not inside and token.text in _FACES:
            items += [Item(char, Span(at, at + 1)) for at, char in enumerate(token.text, span.start)]
        elif not inside and not token.is_space and token.text not in _PASSED_OVER:
            items.append(Item(_ROUND.get(token.text, token.text), span))
        # Two stand in one word where a role is joined to a name: "NTNU-professor".
        for mention in inside:
            if not items or mention not in items[-1].mentions:
                if mention.type == "Project" and items and _PROJECT.fullmatch(items[-1].text):
                    items.pop()  # "i prosjektet «Felles løft»": the kind before the name is of the name
                items.append(Item(mention.text, mention.span, item_kind(mention), (mention,)))
    return [_of_university(items, at) for at in range(len(items))]


def _of_university(items: Sequence[Item], at: int) -> Item:
    """An item; an institute with its university right behind it is a unit, in no longer row: "NIBR *OsloMet*"."""
    item = items[at]
    around = [items[other].kind in BODIES for other in (at - 1, at + 2) if 0 <= other < len(items)]
    of_one = at + 1 < len(items) and items[at + 1].kind == "University" and not any(around)
    institute = of_one and item.mentions and item.mentions[0].attributes.get("class") == "ResearchInstitute"
    return replace(item, kind="Unit") if institute else item


def item_kind(mention: Mention) -> str:
    """The kind of item a mention makes.

    A part of a larger body is a Unit, a university or college a University, since a unit's parent is mostly one; a
    municipality by its bare name is a Town, which may be no more than the place where somebody lives.
    """
    kind = mention.attributes.get("class")
    if mention.rule in _UNIT_RULES or kind in _UNITS:
        return "Unit"
    if kind in ("University", "UniversityCollege") or mention.rule == "organisation:place":
        return "University"
    if mention.is_town:
        return "Town"
    return _ACTORS.get(mention.type, mention.type)


_UNIT_RULES = frozenset({f"organisation:{name}" for name in ("unit", "head", "listed", "owned", "called", "faculty")})
_UNITS = frozenset({"OrganisationalUnit", "ResearchCentre"})


def group(items: Sequence[Item]) -> list[Item]:
    """The items with names of one family joined over commas and "og", and a shared "kommune" taken in."""
    items = _with_places(items)
    grouped: list[Item] = []
    at = 0
    while at < len(items):
        item, at = items[at], at + 1
        while item.kind in _JOINABLE:
            if item.kind in _PLACES and at < len(items) and _is_kind(items[at]):
                item = replace(item, span=Span(item.span.start, items[at].span.end), kind="Municipality")
                at += 1  # "Skien og Bamble kommuner, KS og NTNU", "Skien municipality, Bamble municipality"
            joints = 0
            while joints < 4 and at + joints < len(items) and joins(items[at + joints], joints):
                joints += 1
            follows = _past_unknown(items, item, at + joints) if joints else at
            if not joints or follows >= len(items) or not _alike(item, items[follows], items[at:follows]):
                break
            if item.kind == "Person" and [word.text for word in items[at:follows]] == [",", "og"]:
                break  # a comma before "og" ends what is said of the first: "leder i KS, Kari Moe, og Ola Lie"
            if _begins_clause(items, at, follows):
                break
            other = items[follows]
            kind = item.kind if item.kind == other.kind else _common(item.kind, other.kind)
            item = Item(item.text + "+", Span(item.span.start, other.span.end), kind, item.mentions + other.mentions)
            at = follows + 1
        if item.kind in _PLACES and at < len(items) and _is_kind(items[at]):
            item = Item(item.text, Span(item.span.start, items[at].span.end), "Municipality", item.mentions)
            at += 1
        grouped.append(item)
    return grouped


def _begins_clause(items: Sequence[Item], at: int, follows: int) -> bool:
    """Whether ", og" begins a clause with its own verb: "i regi av Tokke kommune, *og NORCE er* med"."""
    if [word.text for word in items[at:follows]] != [",", "og"] or follows + 1 >= len(items):
        return False
    finite = frozenset(rules("doubts")["finite"].split())
    said = any(not word.kind and word.text.casefold() in finite for word in items[:at])
    return said and items[follows + 1].text.casefold() in finite


_PLACES = frozenset({"Municipality", "Town"})
UNKNOWN = 4
"""Words that a name in a list may have that nothing knows."""


def _begins_name(word: str, *, first: bool) -> bool:
    """Whether a word may be of a name: a capital, in one a number ("Sparebank 1"); or is a group in general."""
    if first and word in _in_general():
        return True
    return word[:1].isupper() or (not first and word.isdecimal())


@cache
def _in_general() -> frozenset[str]:
    """Who stands in a list of bodies and is none."""
    return frozenset(rules("names")["organisations"]["in_general"])


def _past_unknown(items: Sequence[Item], item: Item, at: int) -> int:
    """Where a list of bodies goes on after a name in it that nothing knows: "KS, *NOFOR* og NTNU".

    So it does after some that are told by their number: "KS, *tre kommuner i Telemark* og NTNU".
    """
    end = _past_number(items, at)
    while (
        end < min(len(items), at + UNKNOWN) and not items[end].kind and _begins_name(items[end].text, first=end == at)
    ):
        end += 1
    joint = end
    while joint < len(items) and joint - end < UNKNOWN and joins(items[joint], joint - end):
        joint += 1
    known = at < end < joint < len(items) and item.kind in BODIES and items[joint].kind in BODIES
    return joint if known else at


def _past_number(items: Sequence[Item], at: int) -> int:
    """Where a number of bodies and perhaps where they lie end, or where it was: "tre universiteter i utlandet"."""
    words = items[at : at + 5]
    numbered = len(words) > 2 and not words[0].kind and words[0].text.casefold() in _numerals()
    if not numbered or words[1].kind or joins(words[1], 0):
        return at
    end = 2 if words[2].kind or joins(words[2], 0) or words[2].text in _AT_PLACE else 3
    return at + end + (2 if len(words) > end and words[end].text in _AT_PLACE else 0)


_AT_PLACE = frozenset({"i", "på", "fra", "frå"})


@cache
def _numerals() -> frozenset[str]:
    return frozenset(rules("names")["numerals"]) | {str(number) for number in range(2, 100)}


def _is_kind(item: Item) -> bool:
    return not item.kind and item.text.casefold() in _KIND_WORDS


def _with_places(items: Sequence[Item]) -> Sequence[Item]:
    """The items with the place of a body taken into it where a list goes on after it ("Lions i Skien, KS og NTNU")."""
    placed: list[Item] = []
    at = 0
    while at < len(items):
        item, at = items[at], at + 1
        placing = item.kind in BODIES and at + 2 < len(items) and joins(items[at + 2], 0)
        at_place = placing and items[at].text in ("i", "på") and _is_place(items[at + 1])
        if at_place or (placing and _is_parted(item, items[at : at + 5])):
            item = replace(item, span=Span(item.span.start, items[at + 1].span.end))
            at += 2
        placed.append(item)
    return placed


def _is_place(item: Item) -> bool:
    """Whether an item is a town or a county, or may be a country: "i *Danmark*"."""
    return item.kind in ("Town", "County") or (not item.kind and item.text.istitle())


def _is_parted(unit: Item, follows: Sequence[Item]) -> bool:
    """Whether a unit and whose it is are one in a longer list: "*Nettverket for helse i Skien kommune*, KS og NHO"."""
    whose = len(follows) > 3 and follows[0].text.casefold() in _PART_OF and follows[1].kind in BODIES - {"Town"}
    return whose and unit.kind == "Unit" and any(item.kind in BODIES for item in follows[3:])


_PART_OF = frozenset({"i", "ved", "hos", "på"})


def joins(item: Item, count: int) -> bool:
    """Whether a word only joins names: "og", a comma, and after one of them "dessuten", "ved bydelene"."""
    word = item.text.casefold()
    return not item.kind and (
        word in JOINTS
        or (count > 0 and (word in _WEAK_JOINTS or word.endswith(_kinds())))
        or word in ("ved", "bydelene", "bydelane")
    )


@cache
def _kinds() -> tuple[str, ...]:
    """Kinds of bodies before their names in a list: "NORCE, *firmaet* Nyskap og *kommunene* Skien og Bamble"."""
    organisations = rules("names")["organisations"]
    return (*organisations["kinds"], *organisations["listed_kinds"])


def _common(one: str, other: str) -> str:
    return "Municipality" if {one, other} <= {"Municipality", "Town"} else "Organisation"


_WEAK_JOINTS = frozenset(
    {"dessuten", "dessutan", "også", "òg", "både", "i", "tillegg", "etter", "hvert", "kvart", "fra", "frå", "av"}
)
_JOINABLE = frozenset(
    {"Person", "Municipality", "Town", "County", "Organisation", "University", "Unit", "Project", "Venue"}
)
BODIES = frozenset({"Municipality", "Town", "County", "Organisation", "University", "Unit"})


def _alike(one: Item, other: Item, joints: Sequence[Item]) -> bool:
    if any(joint.text.casefold() in ("ved", "bydelene", "bydelane") for joint in joints):
        # "Oslo kommune ved bydelene A, B og C" is all of them; "NORCE ved NTNU" is not.
        return (
            one.kind in ("Municipality", "Organisation")
            and other.kind == "Unit"
            and any(j.text.casefold().startswith("bydel") for j in joints)
        )
    return one.kind == other.kind or (one.kind in BODIES and other.kind in BODIES)


def sentences(doc: Doc) -> Iterator[list[Token]]:
    """The tokens of each sentence."""
    for sentence in doc.sents:
        yield list(sentence)
