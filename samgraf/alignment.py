"""Which found thing is which of the gold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Object = Mapping[str, Any]

_GROUPS = {"Institution": "Organisation", "Funder": "Organisation", "Researcher": "Person"}
_TITLED = frozenset({"Project", "Event", "Talk", "Venue"})


def group(kind: str) -> str:
    """The group in which types are compared: institutions, organisations and funders are one."""
    return _GROUPS.get(kind, kind)


def likeness(gold: Object, found: Object) -> float:
    """How far two entities are the same: 0 for not at all, over 1 where a name agrees."""
    if group(gold["type"]) != group(found["type"]):
        return 0.0
    ours, theirs = _names(gold), _names(found)
    if ours & theirs:
        return 1.0 + (_plain(gold["name"], gold["type"]) in theirs)
    if gold["type"] not in _TITLED:
        return 0.0
    best = max((_overlap(set(a.split()), set(b.split())) for a in ours for b in theirs), default=0.0)
    return best if best >= 0.6 else 0.0


def align(
    gold: Sequence[Object], found: Sequence[Object], alike: Callable[[Object, Object], float] = likeness
) -> dict[str, str]:
    """Found ids to gold ids, the most alike first, one to one."""
    pairs = sorted(
        ((alike(g, f), -i, -j, g["id"], f["id"]) for i, g in enumerate(gold) for j, f in enumerate(found)),
        reverse=True,
    )
    taken: set[str] = set()
    out: dict[str, str] = {}
    for score, _, _, gold_id, found_id in pairs:
        if score > 0 and found_id not in out and gold_id not in taken:
            out[found_id] = gold_id
            taken.add(gold_id)
    return out


def _overlap(one: set[str], other: set[str]) -> float:
    """Jaccard's index of two titles' words, or nearly all of the shorter where it has three words or more."""
    if not one or not other:
        return 0.0
    shared, shorter = len(one & other), min(len(one), len(other))
    return max(shared / len(one | other), 0.9 * shared / shorter if shorter >= 3 else 0.0)


def _names(entity: Object) -> set[str]:
    raw = [
        entity.get("name", ""),
        *entity.get("surface", []),
        (entity.get("attributes") or {}).get("acronym") or "",
    ]
    return {plain for plain in (_plain(name, entity["type"]) for name in raw if name) if plain}


def _plain(name: str, kind: str) -> str:
    text = unicodedata.normalize("NFC", name).casefold().replace("\u00ad", "")
    text = re.sub(r"[«»\"'“”’()\[\]:;,.!?/–—-]+", " ", text)
    text = re.sub(r"\s+", " ", text).strip()
    if kind == "Municipality":
        return re.sub(r" (kommunes?|herads?|municipality)$", "", text)
    if kind == "County":
        return re.sub(r" (fylkeskommunes?|fylkes?|county)$", "", text)
    return text
