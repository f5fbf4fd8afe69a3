"""Patterns that are held only against lines in which the words stand that they cannot do without.

Most patterns ask for a word that most lines have not. One automaton finds the words of all of them in one pass over a
line (Aho and Corasick 1975, doi:10.1145/360825.360855), which takes less time than one pattern does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from samgraf.model import Span


class Prefiltered:
    """Patterns by their rules, each with what it needs: sets of words, of each of which a line must hold one, as a
    part of a longer one or in capitals too. A pattern without needs is held against every line."""

    def __init__(self, patterns: Iterable[tuple[str, re.Pattern[str], Sequence[Collection[str]]]]) -> None:
        self.patterns = tuple(patterns)
        self._always = {at for at, (_, _, needs) in enumerate(self.patterns) if not needs}
        words: dict[str, int] = {}
        self._needs = [
            [frozenset(words.setdefault(word.casefold(), len(words)) for word in need) for need in needs]
            for _, _, needs in self.patterns
        ]
        self._words = AhoCorasick(list(words))
        self._of_word: list[set[int]] = [set() for _ in words]
        for at, needs in enumerate(self._needs):
            for word in needs[0] if needs else ():
                self._of_word[word].add(at)

    def finditer(self, text: str, span: Span) -> Iterator[tuple[str, re.Match[str]]]:
        """What the patterns find in a stretch of a text, with their rules, in the order of the patterns.

        No name is without letters, and in a stretch without them nothing is looked for.
        """
        folded = span.of(text).casefold()
        if not folded.islower():
            return
        held = {word for word, _, _ in self._words.find_matches_as_indexes(folded, overlapping=True)}
        for at in sorted(self._always.union(*(self._of_word[word] for word in held))):
            if any(map(held.isdisjoint, self._needs[at][1:])):
                continue
            rule, pattern, _ = self.patterns[at]
            for match in pattern.finditer(text, span.start, span.end):
                yield rule, match
