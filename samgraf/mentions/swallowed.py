"""Bodies in front of which a run-on list has a person: "Kari Moe *Solvik IL* Ola Lie *Eldreråd*"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from samgraf.authorities import normalise
from samgraf.mentions.expressions import rules
from samgraf.mentions.name_lists import Names
from samgraf.mentions.roles import role_pattern
from samgraf.model import Mention, Span

_FORMED = frozenset({"organisation:tail", "organisation:society", "organisation:company"})
"""Rules that take whatever capitalised words stand before how a name ends."""


@cache
def _councils() -> frozenset[str]:
    """Councils that a municipality has one of, so that their kind alone names them ("Eldreråd")."""
    return frozenset(rules("names")["organisations"]["councils_alone"])


def without_persons(text: str, mention: Mention, names: Names, *, listed: bool) -> list[Mention]:
    """The bodies in a name that its form alone has shown, without the persons who stand before them.

    The name itself where no person does: a body called after somebody has no more behind that name than its kind.
    `listed` says that people are listed there, so that whatever follows a given name is a surname.
    """
    if mention.rule not in _FORMED:
        return [mention]
    words = [
        Span(mention.span.start + m.start(), mention.span.start + m.end()) for m in re.finditer(r"\S+", mention.text)
    ]
    if mention.span.of(text) != mention.text:
        return [mention]
    found, persons = _read(text, words, names, listed=listed)
    if not found or not persons:
        return [mention]
    return [replace(mention, span=span, text=span.of(text)) for span in found]


def before_person(text: str, mention: Mention, names: Names) -> Mention:
    """A body's name without the person who stands right behind it: "Institutt for samfunnsfag *Kari Moe*"."""
    if mention.rule not in _OPEN or mention.span.of(text) != mention.text:
        return mention
    words = list(re.finditer(r"\S+", mention.text))
    for before, word in pairwise(words):
        follows = re.match(r"[ ][A-ZÆØÅ]", text[mention.span.start + word.end() : mention.span.start + word.end() + 2])
        whole = len(words) == BODY_AND_NAME or mention.rule == "organisation:branch"
        ends = before[0][-1].isalpha() and (before[0].islower() or whole)
        if follows and ends and before[0] not in _JOINTS and names.is_given(word[0]):
            span = Span(mention.span.start, mention.span.start + before.end())
            return replace(mention, span=span, text=span.of(text))
    return mention


_OPEN = frozenset({"organisation:head", "organisation:unit", "organisation:ending", "organisation:branch"})
"""Forms of names to which a person behind them may be added."""
BODY_AND_NAME = 2
"""Words of a body in one word and a given name: "Folkehelseinstituttet Kari"."""
_JOINTS = frozenset({"for", "i", "på", "av", "ved", "og", "til", "med", "of", "and"})


def _read(text: str, words: list[Span], names: Names, *, listed: bool) -> tuple[list[Span], int]:
    """The bodies among some words, and how many persons stand there too; none where what is left is no name."""
    found: list[Span] = []
    at, persons = 0, 0
    while at < len(words):
        word = words[at].of(text)
        if word.casefold() in _councils():
            found.append(words[at])
            at += 1
        elif at + 2 < len(words) and names.is_given(word) and (end := _surname(text, words, at, names, listed=listed)):
            persons, at = persons + 1, end
        else:
            rest = Span(words[at].start, words[-1].end)
            whole = len(words) - at > 1 and not role_pattern().match(word) and not word[0].islower()
            return ([*found, rest], persons) if whole else ([], 0)
    return found, persons


def _surname(text: str, words: list[Span], at: int, names: Names, *, listed: bool) -> int:
    """Where the name ends that begins at a given name: behind its first word that may be a surname, or 0."""
    for end in range(at + 1, min(at + 4, len(words) - 1)):
        word = words[end].of(text)
        if not word[0].isupper() or (normalise(word) in names.towns and not names.is_family(word)):
            break
        if not names.is_given(word):
            placed = normalise(words[end + 1].of(text)) in names.towns
            return end + 1 if names.is_family(word) or listed or placed else 0
    return 0


def gaps(line: Span, bodies: list[Mention]) -> Iterator[Span]:
    """The stretches of a line between some bodies."""
    start = line.start
    for body in sorted(bodies, key=lambda m: m.span):
        if body.span.start > start:
            yield Span(start, body.span.start)
        start = max(start, body.span.end)
    if start < line.end:
        yield Span(start, line.end)
