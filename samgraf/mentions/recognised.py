"""Names that the spaCy pipeline recognises, in the types of SamGraf."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from samgraf.language import Parsed
from samgraf.mentions.expressions import rules
from samgraf.mentions.overlaps import is_cited
from samgraf.mentions.roles import role_pattern
from samgraf.model import Mention, Span

RECOGNISED = "pipeline:"
"""How the rule of a name begins that the pipeline finds; its label follows."""
LONGEST_ACRONYM = 6
"""Letters up to which a word in capitals may stand in a name that is not."""
_OPENING = frozenset("«“”„‹\"‘'")
_OPENS = re.compile(r"(?:^|[\n.:!?•*–-])[ ]*$")
"""What stands before the first word of a sentence, a line or an item."""


@cache
def label_types() -> dict[str, str]:
    """The type that each label of a pipeline stands for (`PER` → `Person`), from the rules."""
    return {label: kind for kind, labels in rules("labels").items() for label in labels}


def find_recognised(parsed: Iterable[Parsed]) -> Iterator[Mention]:
    """The names of some parsed stretches, in the order of the text; their rule is `pipeline:` and the label."""
    types = label_types()
    for part in parsed:
        for name in part.doc.ents:
            kind = types.get(name.label_)
            span = Span(part.span.start + name.start_char, part.span.start + name.end_char)
            if kind and len(span):
                yield Mention(kind, span, " ".join(name.text.split()), f"{RECOGNISED}{name.label_}")


def find_bodies(text: str, recognised: Iterable[Mention]) -> Iterator[Mention]:
    """Those of the recognised names that may be bodies no register or form of name shows.

    One word alone is a town, a work or a person as often as a body, and so is what a quotation mark opens, holds a
    figure ("Kommune 3.0"), runs from one name into the next or ends in a title of office. What has its only capital
    where any sentence or line has one is seldom a name ("Regional plan").
    """
    for mention in recognised:
        quoted = text[max(0, mention.span.start - 1) : mention.span.start] in _OPENING
        posted = text.startswith(" Professor", mention.span.end)  # "Kari Moe Research Professor"
        bare = _is_bare(mention.text) and _OPENS.search(text, max(0, mention.span.start - 4), mention.span.start)
        mention = _with_rest(text, mention)
        if mention.type != "Organisation" or quoted or posted or bare or is_cited(text, mention):
            continue
        if _is_whole(mention.text):
            yield mention


def _with_rest(text: str, mention: Mention) -> Mention:
    """A name with what its last hyphen waits for: "Solvik Natur-* og kulturpark*"."""
    rest = _WAITED_FOR.match(text, mention.span.end) if _HANGS.search(mention.text) else None
    span = Span(mention.span.start, rest.end()) if rest else mention.span
    return replace(mention, span=span, text=" ".join(span.of(text).split())) if rest else mention


_HANGS = re.compile(r"[ ][A-ZÆØÅ][a-zæøå]+-$")
_WAITED_FOR = re.compile(r"[ ]og[ ][A-ZÆØÅa-zæøå][a-zæøå]{3,30}(?![\w-])")


def _is_bare(name: str) -> bool:
    """Whether a name has no capital but its first, nor the form of a ministry's, committee's or unit's name."""
    units = tuple(rules("names")["organisations"]["definite_units"])
    return name[1:].islower() and not name.split()[0].endswith("-") and not name.endswith(units)


def _is_whole(name: str) -> bool:
    organisations = rules("names")["organisations"]
    words = name.split()
    capitals = {word.isupper() for word in words if len(word) > LONGEST_ACRONYM}
    return (
        len(words) > 1
        and name[0].isupper()
        and words[-1][0].isalpha()
        and not words[-1].endswith("/")
        and "ved" not in words
        and words[-1].casefold() not in organisations["not_last"]
        and not set(organisations["not_inside"]).intersection(words)
        and words[0] not in organisations["calls"]
        and words[0] not in rules("names")["organisations"]["papers"]
        and len(capitals) < 2
        and not any(character.isdigit() for character in name)
        and not role_pattern().fullmatch(words[-1])
        and not (role_pattern().fullmatch(words[0]) and len(words) > 1 and words[1][0].islower())
    )
