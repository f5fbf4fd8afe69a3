"""Names that are the short form of another on the page, and towns that are surnames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from samgraf.model import Mention


def without_surnames(text: str, named: Sequence[Mention], persons: Sequence[Mention]) -> list[Mention]:
    """The names without places that are the surname of somebody on the page, where no word says that it is a place."""
    surnames = {person.text.split()[-1] for person in persons}
    return [m for m in named if not (m.is_town and m.text in surnames and not _IN_PLACE.search(text, 0, m.span.start))]


_IN_PLACE = re.compile(r"(?:\b(?:i|på|fra|frå|til|ved|for|av)|,|\bog|[(/–-])[ ]?$")


def fuller(mention: Mention, full: Iterable[str]) -> Mention:
    """A shorter form of a person's name ("Hope Lygre", "Lars Kobro") as a reference to the full one on the page."""
    if mention.type != "Person":
        return mention
    full = list(full)
    whole = min(
        (name for name in full if name.endswith(f" {mention.text}") or _leaves_out(mention.text, name)), default=None
    )
    begun = [name for name in full if name.rpartition(" ")[0] == mention.text]
    whole = whole or (begun[0] if len(begun) == 1 else None)  # "Anne Berit", who is "Anne Berit Moe"
    return replace(mention, text=whole, refers=True) if whole else mention


def _leaves_out(short: str, full: str) -> bool:
    """Whether one name is the other without names in the middle: "Lars Kobro", "Lars Ueland Kobro"."""
    few, many = short.split(), full.split()
    return len(few) == 2 and len(many) > 2 and (few[0], few[-1]) == (many[0], many[-1])


def with_short_bodies(named: Sequence[Mention]) -> list[Mention]:
    """The names, with one word in the definite form ("Regionrådet") as a reference to the body it can only mean."""
    bodies = {m.text: m for m in named if m.type in ("Organisation", "Funder") and " " in m.text}
    found = []
    for mention in named:
        if (
            mention.rule in ("organisation:ending", "organisation:owned", "organisation:local")
            and " " not in mention.text
        ):
            word = mention.text.casefold()
            meant = [
                name
                for name in bodies
                if name.casefold().startswith(f"{word} ")
                or word in (f"{name.split()[-1].casefold()}{ending}" for ending in ("et", "en", "a"))
            ]
            if len(meant) == 1:
                whole = bodies[meant[0]]
                mention = replace(mention, text=whole.text, records=whole.records, refers=True)
        elif mention.type == "Organisation" and not mention.records and " " in mention.text:
            meant = [name for name in bodies if _is_tail(mention.text, name)]
            if len(meant) == 1:
                whole = bodies[meant[0]]
                mention = replace(mention, text=whole.text, records=whole.records, refers=True)
        found.append(mention)
    return found


_KIND = re.compile(r"[A-ZÆØÅ][a-zæøå]{3,30}(?:et|en|a)[ ](?:for[ ])?(?:(?:et|eit|en|ein|ei)[ ])?")
"""What a body's name begins with and people leave out: "*Senteret for et* aldersvennlig Norge"."""


def _is_tail(short: str, whole: str) -> bool:
    kind = _KIND.match(whole)
    return kind is not None and whole[kind.end() :].casefold() == short.casefold()
