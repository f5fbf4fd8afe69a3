"""Patterns that are held only against lines in which a word stands that they cannot do without.

Most patterns ask for a word that most lines have not. One automaton finds the words of all of them in one pass over a
line (Aho and Corasick 1975, doi:10.1145/360825.360855), which takes less time than one pattern does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from samgraf.model import Span


class Prefiltered:
    """Patterns by their rules, each with words of which a line must hold one, as a part of a longer one or in capitals
    too; one without such words is held against every line."""

    def __init__(self, patterns: Iterable[tuple[str, re.Pattern[str], Collection[str]]]) -> None:
        self.patterns = tuple(patterns)
        self._always = {at for at, (_, _, words) in enumerate(self.patterns) if not words}
        by_word: dict[str, set[int]] = {}
        for at, (_, _, words) in enumerate(self.patterns):
            for word in words:
                by_word.setdefault(word.casefold(), set()).add(at)
        self._words = AhoCorasick(list(by_word))
        self._of_word = list(by_word.values())

    def finditer(self, text: str, span: Span) -> Iterator[tuple[str, re.Match[str]]]:
        """What the patterns find in a stretch of a text, with their rules, in the order of the patterns.

        No name is without letters, and in a stretch without them nothing is looked for.
        """
        folded = span.of(text).casefold()
        if not folded.islower():
            return
        held = {word for word, _, _ in self._words.find_matches_as_indexes(folded, overlapping=True)}
        for at in sorted(self._always.union(*(self._of_word[word] for word in held))):
            rule, pattern, _ = self.patterns[at]
            yield from ((rule, match) for match in pattern.finditer(text, span.start, span.end))
