"""A sentence's items without what stands aside in it: brackets, what persons are, kinds before names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from samgraf.model import Mention
from samgraf.statements.items import BODIES, Item, joins
from samgraf.statements.patterns import word_class

DESCRIPTION = 12
"""Items in which what is said of a person between two commas ends."""


_OFFICE = frozenset({"i", "ved", "for", "hos", "på", "av"})


_FROM = frozenset({"fra", "frå", "ved", "i", "hos", "på"})


def without_brackets(items: Sequence[Item]) -> list[Item]:
    """The items without what stands in round brackets."""
    kept: list[Item] = []
    depth = 0
    for item in items:
        if item.text == "(" and not item.kind:
            depth += 1
        elif item.text == ")" and not item.kind:
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(item)
    return kept


def without_descriptions(items: Sequence[Item]) -> list[Item]:
    """The items without what is said of persons before and after their names.

    "Kari Moe *fra KS* innleder", "*rådgiver* Ola Lie, *leder i Skien kommune*, åpner".
    """
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item, at = items[at], at + 1
        if item.kind in BODIES and at + 1 < len(items) and items[at].kind == "Role" and items[at + 1].kind == "Person":
            continue  # "*Skien*-ordfører Kari Moe"
        if item.kind == "Role" and (before := _before_name(items, at)):
            at = before
            continue
        kept.append(item)
        if item.kind == "Person":
            begin, at = at - 1, _after_description(items, at)
            apposed = begin > 0 and items[begin - 1].text == ","
            if apposed and at + 1 < len(items) and items[at].text == "," and not items[at + 1].kind:
                at += 1  # "leder i laget, Kari Moe, åpner"
    return kept


def without_relatives(items: Sequence[Item]) -> list[Item]:
    """The items without what is told of a body before its verb: "KS, *som har fulgt arbeidet*, inviterer"."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        kept.append(items[at])
        at = _after_relative(items, at + 1) if items[at].kind in BODIES else at + 1
    return kept


def without_unknown(items: Sequence[Item]) -> list[Item]:
    """The items without what else is in a row of bodies than bodies: names that nothing knows, and parts of names.

    "KS, *designlaben Travers* og NTNU", "Statens vegvesen *Skien*, KS og NTNU", "mellom *Huset i Bygda*, KS og NTNU".
    """
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item, at = items[at], at + 1
        kept.append(item)
        if item.kind in BODIES:
            at = _after_rest(items, at)
            while (end := _after_member(items, at)) > at:
                at = end
        elif item.text.casefold() in _BEFORE_ROW and not item.kind:
            end = _after_unknown(items, at)
            if at < end < len(items) - 1 and joins(items[end], 0) and items[end + 1].kind in BODIES:
                at = end + 1
    return kept


def _after_rest(items: Sequence[Item], at: int) -> int:
    """Where a body's name ends, of which only the first part is known, where a list goes on behind it.

    "NVE *Region Vest*, KS", "Statens vegvesen *Skien*, KS"; of two names side by side the last is the first's in full.
    """
    end = at
    while end < min(len(items), at + UNKNOWN) and _is_name(items[end]):
        end += 1
    while end + 1 < min(len(items), at + 2 * UNKNOWN) and items[end].text in _OF and _is_name(items[end + 1]):
        end += 2
    return end if end + 1 < len(items) and joins(items[end], 0) else at


def _is_name(item: Item) -> bool:
    return item.kind in BODIES or (not item.kind and item.text[:1].isupper())


def _after_member(items: Sequence[Item], at: int) -> int:
    """Where the next of a row ends that is no known body, or the same place: "*, designlaben Travers* og KS"."""
    joint = at
    while joint < len(items) and joint - at < 3 and joins(items[joint], joint - at):
        joint += 1
    if joint == at or joint >= len(items):
        return at
    end = joint + 1 if items[joint].kind == "Person" else _after_unknown(items, joint)
    # "OsloMet og Kari Moe ved NTNU": who works there is no member.
    member = joint < end < len(items) and items[end].text.casefold() != "ved"
    goes_on = member and (joins(items[end], 0) or items[end - 1].kind != "Person")
    last = end < len(items) and not joins(items[end], 0)
    if last and items[joint - 1].text not in ("og", "samt", "&"):
        return at
    return end if goes_on else at


def _after_unknown(items: Sequence[Item], at: int) -> int:
    """Where a name that nothing knows ends, or the same place; a word for what it is may stand before it."""
    begin = at + (at + 1 < len(items) and _is_kind_word(items[at]) and items[at + 1].text[:1].isupper())
    end = begin
    while end < min(len(items), at + 2 * UNKNOWN) and not items[end].kind:
        word = items[end].text
        inner = end > begin and word in _OF and end + 1 < len(items) and items[end + 1].text[:1].isupper()
        if not (word[:1].isupper() or inner or (end == begin and _SITE.fullmatch(word))):
            break
        end += 1
    return end if end > begin else at


def _is_kind_word(item: Item) -> bool:
    """Whether a word says what the one behind it is: "*designlaben* Travers", "*firmaet* Kora"."""
    return not item.kind and re.fullmatch(r"[a-zæøå-]{4,30}(?:et|en|a|n)", item.text) is not None


_SITE = re.compile(r"\w{2,30}\.(?:no|com|org)")
_OF = frozenset({"i", "på", "for", "of", "and", "at", "in", "de", "ved"})
_BEFORE_ROW = frozenset({"mellom", "between", ":"})
UNKNOWN = 4
"""Words that a name in a row may have that nothing knows."""


def without_places(items: Sequence[Item]) -> list[Item]:
    """The items without where a body is or what it is of: "Lions *i Skien* inviterer", "Senteret *ved KS* leier"."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        kept.append(items[at])
        placed = at + 2 < len(items) and items[at + 2].kind in _HOMES.get(items[at].kind, frozenset())
        at += 3 if placed and not items[at + 1].kind and items[at + 1].text in _AT_PLACE else 1
    return kept


_HOMES = {
    **dict.fromkeys(("Organisation", "Unit", "University"), BODIES),
    **dict.fromkeys(("Municipality", "Town"), frozenset({"County"})),
}
"""What a body of each kind may be in or of."""
_AT_PLACE = frozenset({"i", "på", "ved", "hos", "hjå"})


def _after_relative(items: Sequence[Item], at: int) -> int:
    """Where a relative clause that begins there ends, with its comma, or the same place where there is none."""
    begins = at + 1 < len(items) and items[at].text == "," and items[at + 1].text in ("som", "der", "which", "who")
    for end in range(at + 2, min(at + DESCRIPTION, len(items) - 1)) if begins else ():
        if items[end].text == ",":
            return at if items[end + 1].kind or joins(items[end + 1], 1) else end + 1
    return at


def _before_name(items: Sequence[Item], at: int) -> int:
    """Where the name stands that a role goes before, or 0: "rådgiver *Kari*", "leder i KS *Kari*"."""
    if at + 1 < len(items) and items[at].text.casefold() in _OFFICE and items[at + 1].kind in BODIES:
        at += 2
        at += at < len(items) and items[at].text == ","
    return at if at < len(items) and items[at].kind == "Person" else 0


def _after_description(items: Sequence[Item], at: int) -> int:
    """Where the description of a person that begins there ends, or the same place where there is none."""
    if at + 1 < len(items) and items[at].text.casefold() in _FROM and items[at + 1].kind in BODIES:
        at += 2
        while at < len(items) and items[at].kind in BODIES:
            at += 1  # "ved NTNU Senter for helse"
        if at + 1 < len(items) and items[at].text in _AT_PLACE and items[at + 1].kind in BODIES:
            at += 2  # "ved helseavdelinga i Skien kommune"
        last = at + 2 < len(items) and not items[at + 2].kind and not joins(items[at + 2], 1)
        if last and items[at].text == "og" and items[at + 1].kind in BODIES:
            at += 2  # "frå KS og NORCE"
        return at
    if at + 1 < len(items) and items[at].text.casefold() in _FROM and items[at + 1].kind == "Project":
        return _after_description(items, at + 2)  # "frå Turistvegprosjektet i Statens vegvesen"
    if at >= len(items) or items[at].text != ",":
        return at
    described = False
    for end in range(at + 1, min(at + DESCRIPTION, len(items))):
        item = items[end]
        last = item.text == "og" and _begins_person(items, end + 1)
        if item.kind == "Person":
            return at
        if item.text == ";" and described:
            return end
        if item.text == "," or last:
            after = items[end + 1].kind if end + 1 < len(items) else None
            listed = last or after in ("Person", "Role")
            if described:
                return end if listed else _after_parent(items, end + 1)
            if not listed and _is_apposition(items, at, end):
                return end + 1
            if last or after in (None, "Role"):
                return at
        described = described or item.kind == "Role" or item.kind in BODIES
    return at


def _after_parent(items: Sequence[Item], at: int) -> int:
    """Where the larger body ends that a body before a comma is of, or the same place: "ved Lab, *UiO,* deltar"."""
    end = at
    while end < len(items) and items[end].kind in BODIES:
        end += 1
    return end + 1 if at < end < len(items) and items[end].text == "," else at


def _is_apposition(items: Sequence[Item], at: int, end: int) -> bool:
    """Whether a few words between two commas say what a person is: "Kari Moe, *den kjende bonden*, fortalde"."""
    words = items[at + 1 : end]
    verb = items[end + 1] if end + 1 < len(items) else None
    plain = 1 < len(words) <= APPOSITION and not any(word.kind for word in words)
    goes_on = verb is not None and not verb.kind and verb.text.islower() and not joins(verb, 1)
    other = end + 2 < len(items) and items[end + 2].kind == "Person"  # "etter Kari Moe, den kjende bonden, *talte Ola*"
    led = at > 1 and items[at - 2].text.casefold() in word_class("preposition")
    return plain and goes_on and not other and not led and not _is_adverbial(words[0].text.casefold())


def _is_adverbial(first: str) -> bool:
    """Whether words that begin so say when, where or how and not who: "Kari Moe, *to* timer senere, …"."""
    return first in _CLAUSES or first[:1].isdigit() or first in word_class("preposition") + word_class("adverbial")


APPOSITION = 5
"""Words that may say of a person between commas what no register knows."""
_CLAUSES = frozenset(
    {"som", "der", "og", "men", "at", "når", "då", "da", "fordi", "sier", "seier", "sa", "mener", "meiner"}
)


def _begins_person(items: Sequence[Item], at: int) -> bool:
    """Whether the next person begins there: "og *Ola Lie*", "og *rådgiver Ola Lie*", not "forskar og *forfattar*"."""
    if at >= len(items):
        return False
    return items[at].kind == "Person" or (items[at].kind == "Role" and _before_name(items, at + 1) > 0)


def without_kind(items: Sequence[Item], own: Collection[Mention]) -> list[Item]:
    """The items with the names of some mentions as plain words: "arrangør av *konferansen* er KS" as of any event."""
    return [
        replace(item, kind="", mentions=()) if item.mentions and item.mentions[0] in own else item for item in items
    ]


_PLACES = frozenset({"Municipality", "Town"})
_COUNTIES = frozenset({"County"})
_KINDS = {
    **dict.fromkeys(("kommunene", "kommunane"), _PLACES),
    **dict.fromkeys(("fylkeskommunene", "fylkeskommunane", "fylkene", "fylka"), _COUNTIES),
}
"""Words for several bodies, and of what kind they are."""


def without_kinds(items: Sequence[Item]) -> list[Item]:
    """The items without "kommunene" after a comma or "og", before names ("KS, *kommunane* Skien og Bamble")."""
    return [
        item
        for at, item in enumerate(items)
        if at in (0, len(items) - 1)
        or not (joins(items[at - 1], 0) and items[at + 1].kind in _KINDS.get(item.text, frozenset()))
    ]
