"""What speaks against an affiliation found in a sentence: the body or the office is another's, or a place alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.mentions.expressions import rules
from samgraf.model import Block, Span
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, words_in
from samgraf.statements.floor import BY
from samgraf.statements.items import BODIES, JOINTS, Item
from samgraf.statements.patterns import Match
from samgraf.statements.rows import PLACING

SEVERAL = 2
"""Municipalities that a page calls so, from which one in brackets behind a name is whom somebody stands for."""


def is_no_employment(
    context: Context, block: Block, match: Match, before: Sequence[Item], after: Sequence[Item]
) -> bool:
    """Whether what stands in a match of an affiliation, before or after it shows that it is none."""
    return (
        _stands_behind_person(context, match)
        or _is_case(context, match)
        or _is_workplace(context, match, before)
        or _is_where(match, before)
        or _is_office(match)
        or _is_where_body_lies(match)
        or _is_of_other(match, block, before, after)
        or _is_proposed(match, before)
        or bool(words_in(match.items) & doubts("former"))
    )


def _is_proposed(match: Match, before: Sequence[Item]) -> bool:
    """Whether a board is not elected yet: "*forslag til* nytt styre: Kari Moe"."""
    elected = match.pattern.name == "sentence:elected-host"
    return elected and any(item.text.casefold() in doubts("proposed") for item in before)


def _is_of_other(match: Match, block: Block, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether an employer or office is another person's than the match has it, or no longer anybody's."""
    return (
        (match.role is not None and (_is_former(match.role) or _was_there(match, before)))
        or _is_represented(match, after)
        or _is_branch_place(match, before)
        or _is_of_the_last(match, before)
        or _is_of_the_next(match, before, after)
        or _is_post_of_the_last(match, before)
        or (block.kind == "paragraph" and _is_listed(match, after))
    )


def _is_workplace(context: Context, match: Match, before: Sequence[Item]) -> bool:
    """Whether a town in brackets behind a name may be where somebody sits: the page speaks of no municipalities.

    Nor is it where a page on a project calls that very town a municipality. Of "ordførerne Kari Moe (Skien) og Ola Lie
    (Bamble)" each is of the town behind the name, as "ordfører Siv Moe (Skien)" is.
    """
    town = match.items[2] if len(match.items) > 2 and match.items[1].text == "(" else None
    if town is None or town is not match.object or town.kind != "Town":
        return False
    if any(item.text.casefold() in doubts("mayors") for item in before):
        return False
    if before and before[-1].text.casefold() in doubts("mayor"):
        return False
    own = context.main("@project")
    whose = context.entities.of(town.mentions[0])
    called = [m for m in context.found.placed if m.type == "Municipality" and not m.is_town]
    if own is not None and any(context.entities.of(m) == whose for m in called):
        return False
    named = {m.text for m in called}
    return own is not None or len(named) < SEVERAL


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


def _is_where_body_lies(match: Match) -> bool:
    """Whether a town only tells where the body before it lies: "leder i *Frivilligsentralen i Asker*".

    "Ungdomsrådet i Asker" is the municipality's.
    """
    if match.object is None or match.object.kind != "Town":
        return False
    at = match.items.index(match.object)
    body = match.items[at - 2] if at > 1 and match.items[at - 1].text in ("i", "på") else None
    councils = rules("names")["organisations"]["councils_alone"]
    return body is not None and body.kind in BODIES and body.text.split()[0].casefold() not in councils


def _stands_behind_person(context: Context, match: Match) -> bool:
    """Whether a match begins with the body of who stands right before it: "Ola Lie *KS, Kari Moe*, …"."""
    if match.object is not match.items[0] or match.items[1].text != ",":
        return False
    start = match.items[0].span.start
    before = context.within(Span(max(0, start - 60), start))
    return bool(before) and before[-1].type == "Person" and before[-1].span.end + 1 == start


_CASE = re.compile(r"(?i)(?:^|\n)[ \t]*(?:sak|ps|rs|os|pkt\.?)[ ]?\d{1,3}(?:[/-]\d{2,4})?[.:]?[ ]+$")


def _is_case(context: Context, match: Match) -> bool:
    """Whether what looks like a body is the case of a meeting: "Sak 3/23 *Felles legevakt v/ Kari Moe*"."""
    start = match.items[0].span.start
    return match.object is match.items[0] and _CASE.search(context.text[max(0, start - 20) : start]) is not None


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
    if match.object is not match.items[0] or len(before) < 2 or before[-2].kind != "Person":
        return False
    if (
        before[-1].text in ("–", "-", "frå", "fra", "ved", "hos")
        and len(match.items) > 2
        and match.items[1].text == ","
    ):
        return True  # "Kari Moe – *KS, Ola Lie*", "Kari Moe frå *KS, Ola Lie* og …"
    if before[-1].text != ",":
        return False
    if len(match.items) > 2 and match.items[1].kind == "Role" and match.items[1].text[:1].isupper():
        return True
    by_turns = len(match.items) == 3 and match.items[1].text == "," and match.items[2] is match.subject
    return by_turns and not (len(before) > 3 and before[-3].text == "," and before[-4].kind not in ("", "Role"))


def _is_of_the_next(match: Match, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether an office goes before another name: "Kari Moe, *leder i KS* Ola Lie og …".

    Where the last name has one behind it too, each is of the name before: "Kari Moe, leder KS Ola Lie, leder NHO".
    So it is of an employer before the office: "Kari Moe, *NAV-leder* Ola Lie".
    With a capital and no comma it begins what is of the next: "Kari Moe *Ordfører Skien kommune*, Ola Lie".
    """
    if match.role is not None and match.role is match.items[1] and match.role.text[:1].isupper():
        return True
    if match.role is match.items[-1] and match.object is match.items[-2] and after and after[0].kind == "Person":
        return match.subject is match.items[0]
    if match.role is None or match.object is not match.items[-1] or not after:
        return False
    if _has_post_before(match, before) and len(after) > 1 and after[0].text == "," and after[1].kind == "Person":
        return True
    if not _begins_name(after):
        return False
    return not (len(after) > 3 and after[1].text == "," and after[-1].kind not in ("", "Person", "Role"))


def _has_post_before(match: Match, before: Sequence[Item]) -> bool:
    """Whether who a match begins with has an office before the name: "rektor i KS *Kari Moe, leder i NHO*, Ola"."""
    if match.items[0] is match.subject and before and before[-1].kind == "Role":
        return True
    if match.items[0] is not match.subject or len(before) < 3 or before[-1].kind not in BODIES:
        return False
    return before[-2].text in ("i", "ved", "for", "av", "på", "hos") and before[-3].kind == "Role"


def _begins_name(after: Sequence[Item]) -> bool:
    """Whether a person's name follows; a given name that nobody knows may stand before what is read of it."""
    if after[0].kind or not after[0].text[:1].isupper():
        return after[0].kind == "Person"
    return len(after) > 1 and after[1].kind == "Person"


def _is_post_of_the_last(match: Match, before: Sequence[Item]) -> bool:
    """Whether an office is of who stands before it: "Kari Moe, *leder i KS, Ola Lie*, rektor ved …".

    Where an office goes before the first person too, they are the other way round.
    """
    if match.role is not match.items[0] or match.subject is not match.items[-1] or match.items[-2].text != ",":
        return False
    if len(before) < 2 or before[-1].text != "," or before[-2].kind != "Person":
        return False
    return not (len(before) > 3 and before[-3].text == "," and before[-4].kind) and (
        len(before) < 3 or before[-3].kind not in ("Role", *BODIES)
    )


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


def _was_there(match: Match, before: Sequence[Item]) -> bool:
    """Whether somebody had a post that stands joined to a body: "*tidligere* NRK-journalist Kari Moe"."""
    joined = match.items[0] is match.object and match.items[1].text in ("-", match.role.text if match.role else "")
    return joined and bool(before) and before[-1].text.casefold() in doubts("former")


def _is_former(role: Item) -> bool:
    """Whether somebody no longer has a role ("tidligere leder")."""
    first = re.match(r"\w*", role.mentions[0].text)
    return first is not None and first.group().casefold() in doubts("former")
