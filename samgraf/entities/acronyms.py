"""Acronyms that a page introduces for a name of its own, whatever a register means by the same letters.

"Råd for personer med nedsatt funksjonsevne (RFF)" makes RFF that council on its page, though a register calls the
regional research funds so. The words before the brackets are the name where their initials make up the letters
(Schwartz and Hearst 2003, A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text, PSB 8,
451–462; here whole words only).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from samgraf.authorities import Record, normalise
from samgraf.model import Mention

LONGEST = 10
"""Words at the most in a name that an acronym stands for."""
_LETTERS = 40
"""Letters at the most in such a word and what parts it from the next."""
_STEM = 6
"""First letters that two forms of one word share: "forskningsfond", "forskningsfondene"."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_BREAK = re.compile(r"[.:;!?()\[\]]|\n\s*\n")
"""What no name runs across."""


def find_own(text: str, mentions: Iterable[Mention], records: Mapping[str, Record]) -> dict[str, str]:
    """The acronyms of registers that a text introduces for another name: the letters, and that name as it stands."""
    found: dict[str, str] = {}
    asked: set[tuple[str, ...]] = set()
    for mention in mentions:
        letters = mention.text
        question = (letters, *mention.records)
        if (
            question in asked
            or letters in found
            or not (mention.records and len(letters) <= LONGEST and _are_letters(letters))
        ):
            continue
        asked.add(question)
        known = [records[path] for path in mention.records if path in records]
        for name in _introduced(text, letters):
            if not any(_is_called(record, name) for record in known):
                found[letters] = name
                break
    return found


def _are_letters(text: str) -> bool:
    """Whether a text is an acronym: capitals alone, or two and more with small words between them ("HiB")."""
    return len(text) > 1 and (text.isupper() or (text.isalpha() and sum(letter.isupper() for letter in text) > 1))


def _introduced(text: str, letters: str) -> Iterator[str]:
    """The names before the letters in brackets whose initials they are, each the shortest."""
    for bracket in re.finditer(rf"[ ]\({re.escape(letters)}\)", text):
        near = max(0, bracket.start() - LONGEST * _LETTERS)
        start = max((m.end() for m in _BREAK.finditer(text, near, bracket.start())), default=near)
        words = list(_WORD.finditer(text, start, bracket.start()))[-LONGEST:]
        if not words or words[-1].end() != bracket.start():
            continue
        for first in range(len(words) - len(letters), -1, -1):
            initials = "".join(word.group()[0] for word in words[first:]).casefold()
            if initials[0] == letters[0].casefold() and _follow(letters.casefold(), initials):
                yield text[words[first].start() : bracket.start()]
                break


def _follow(letters: str, initials: str) -> bool:
    """Whether some letters stand in this order among initials, the last as the last."""
    left = iter(initials)
    return letters[-1] == initials[-1] and all(letter in left for letter in letters)


def _is_called(record: Record, name: str) -> bool:
    """Whether a name is one of a record's, or shares its last or a long word with one: another form of it."""
    words = normalise(name).split()
    stems = {word[:_STEM] for word in words if len(word) > _STEM}
    forms = [normalise(form.text).split() for form in record.names]
    return any(
        form[-1:] == words[-1:] or any(word[:_STEM] in stems for word in form if len(word) > _STEM) for form in forms
    )
