"""Names in a row: which of them is meant by what stands before or behind the row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samgraf.model import ACTORS, Span
from samgraf.signatures import group_of
from samgraf.statements.items import BODIES, JOINTS, Item, item_kind, joins
from samgraf.statements.patterns import Match, word_class

PLACING = frozenset({"i", "på", "fra", "frå", "for", "til", "av", "hos", "ved"})
"""Words before a name that only says where the subject of a verb is from ("lag *i* Agder inviterer")."""
_FROM = frozenset({"i", "ved", "hos", "fra", "frå", "på"})
_WITHIN = frozenset({"i", "på"})
_AREAS = frozenset({"Town", "County"})
_PAYING = ("finansier", "spleise", "betal")


def meant(predicate: str, item: Item | None) -> Item | None:
    """The subject; of bodies in a row, the place or the larger body behind them is of the last.

    "A i Vennesla og *B* i Kristiansand"; "Nord universitet, *Institutt for sosialfag* ved NTNU". Units that end the row
    are parts of what follows, all of them: "*Institutt A og Institutt B* ved NTNU".
    """
    if item is None or len(item.mentions) < 2 or group_of(item.mentions[0].type) not in ACTORS:
        return item
    if predicate == "inMunicipality":
        return replace(item, mentions=item.mentions[-1:])
    if predicate != "partOf":
        return item
    first = len(item.mentions) - 1
    while first > 0 and item_kind(item.mentions[-1]) == item_kind(item.mentions[first - 1]) == "Unit":
        first -= 1
    return replace(item, mentions=item.mentions[first:])


def is_in_row(match: Match, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether a body and the unit behind a comma are two of a row: "Lom kommune, *Senter for eldre*, Skjåk kommune"."""
    if len(match.items) != 3 or match.items[1].text != ",":
        return False
    follows = len(after) > 1 and after[0].text in JOINTS and after[1].kind in BODIES
    leads = len(before) > 1 and before[-1].text in JOINTS and before[-2].kind in BODIES
    return follows or leads


def is_placing(match: Match, before: Sequence[Item]) -> bool:
    """Whether a match begins with where something is from: "Lag og foreninger i *Agder inviterer*"."""
    return bool(before) and match.items[1].text != "," and not before[-1].kind and before[-1].text.casefold() in PLACING


def is_area(match: Match, before: Sequence[Item], text: str) -> bool:
    """Whether a match begins with no more than where its doer is: "Fjellsamarbeidet i *Telemark har ansvaret*"."""
    first = match.items[0]
    if first is not match.object or first.kind not in _AREAS or not is_placing(match, before):
        return False
    authority = "fylkeskommune" in text[first.span.start : first.span.end].casefold()
    return not authority and before[-1].text.casefold() in _WITHIN


def is_paying(match: Match, after: Sequence[Item]) -> bool:
    """Whether somebody is said to take part in paying alone: "KS *har også vore med* i finansieringa"."""
    heard = [item.text.casefold() for item in after[:3]]
    return match.object is match.items[0] and any(word.startswith(_PAYING) for word in heard)


def with_row(match: Match, after: Sequence[Item]) -> Iterator[Match]:
    """A match, and where it ends with whom it is said of, one of the rest of their row, each with an office.

    "Fra NORCE deltok forsker Kari Moe, *stipendiat Ola Lie og lektor Siv Dahl*"; none of a body of their own.
    """
    yield match
    if match.subject is None or match.subject is not match.items[-1] or not _tells_of_all(match):
        return
    people: list[Item] = []
    while person := _next_in_row(after, after.index(people[-1]) + 1 if people else 0):
        people.append(person)
    if people:
        whole = Span(people[0].span.start, people[-1].span.end)
        row = Item("+", whole, "Person", tuple(m for person in people for m in person.mentions))
        yield replace(match, items=(*match.items, row), subject=row, role=None)


def _tells_of_all(match: Match) -> bool:
    """Whether an affiliation tells of the body first, and that those behind it are from there."""
    first, second = match.items[0], match.items[1]
    words = {item.text.casefold() for item in match.items if not item.kind}
    of_staff = first.text.casefold() in word_class("staff") and second.text.casefold() in _FROM
    came = first.text.casefold() in ("fra", "frå") and not words.isdisjoint([*word_class("came"), "er", "var"])
    came = came or (first is match.object and second.text == ":")
    predicate = match.pattern.predicate
    return predicate == "memberOf" or (predicate == "affiliatedWith" and (of_staff or came))


def _next_in_row(after: Sequence[Item], at: int) -> Item | None:
    """Who goes on a row there behind a comma or "og" and an office, and has no body behind the name."""
    start = at
    while at < len(after) and at - start < 2 and joins(after[at], at - start):
        at += 1
    if at == start or at + 1 >= len(after) or after[at].kind != "Role" or after[at + 1].kind != "Person":
        return None
    behind = [item for item in after[at + 2 : at + 4] if item.text != ","]
    own = bool(behind) and (behind[0].kind in BODIES or behind[0].text in ("(", *_FROM))
    return None if own else after[at + 1]
