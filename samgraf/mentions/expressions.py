"""The words of the rules, and how they and the names of a page are sought in its text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from samgraf.model import Span
from samgraf.resources import packaged


@cache
def rules(name: str) -> Mapping[str, Any]:
    """A file of the rules, by its name without ending."""
    return tomllib.loads(packaged("rules", f"{name}.toml").read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """Lower case, character for character and a blank for a line break, so that offsets hold."""
    low = text.lower()
    if len(low) != len(text):  # "İ" becomes two
        low = "".join(one if len(one := character.lower()) == 1 else character for character in text)
    return low.replace("\n", " ")


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest tried first."""
    return _alternatives(tuple(words))


@lru_cache(maxsize=256)  # asked for each line of a page
def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def places_of(name: str, text: str, start: int = 0) -> Iterator[Span]:
    """Where a name stands in a text from a place on, with no letter, digit or underscore right beside it.

    A pattern of the name does the same, but to make one takes longer than to read the page for it.
    """
    at = text.find(name, start) if name else -1
    while at >= 0:
        end = at + len(name)
        whole = not (_is_of_word(text[at - 1 : at]) or _is_of_word(text[end : end + 1]))
        if whole:
            yield Span(at, end)
        at = text.find(name, end if whole else at + 1)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@cache  # `re` keeps 512, fewer than a page asks for
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression made of the rules' words, made once."""
    return re.compile(pattern, flags)
