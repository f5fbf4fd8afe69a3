"""Names in a row: which of them is meant by what stands before or behind the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samgraf.model import ACTORS
from samgraf.signatures import group_of
from samgraf.statements.items import BODIES, JOINTS, Item, item_kind
from samgraf.statements.patterns import Match

PLACING = frozenset({"i", "på", "fra", "frå", "for", "til", "av", "hos", "ved"})
"""Words before a name that only says where the subject of a verb is from ("lag *i* Agder inviterer")."""
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
