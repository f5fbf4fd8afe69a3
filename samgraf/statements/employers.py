"""Whose an employer or an office is, where several names stand in a row or somebody no longer has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.model import Block
from samgraf.statements.doubts import doubts
from samgraf.statements.items import JOINTS, Item
from samgraf.statements.patterns import Match
from samgraf.statements.rows import PLACING

_BY = frozenset({"v", "v/", "v.", "ved"})


def is_of_other(match: Match, block: Block, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether an employer or office is another person's than the match has it, or no longer anybody's."""
    return (
        (match.role is not None and _is_former(match.role))
        or _is_represented(match, after)
        or _is_branch_place(match, before)
        or _is_of_the_last(match, before)
        or _is_of_the_next(match, after)
        or (block.kind == "paragraph" and _is_listed(match, after))
    )


def _is_represented(match: Match, after: Sequence[Item]) -> bool:
    """Whether another speaks for the body a match ends with: "Kari Nordmann, *Skien kommune* v/ Åse Lie"."""
    if match.object is not match.items[-1] or match.subject is None or not after:
        return False
    speaker = next((item for item in after[1:4] if item.text not in ("/", ".")), None)
    return after[0].text.casefold() in _BY and speaker is not None and speaker.kind in ("Person", "Role")


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


def _is_former(role: Item) -> bool:
    """Whether somebody no longer has a role ("tidligere leder")."""
    first = re.match(r"\w*", role.mentions[0].text)
    return first is not None and first.group().casefold() in doubts("former")
