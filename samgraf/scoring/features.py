"""What is known of a pair of things: numbers on where they stand, hashed words around them, and the pipeline's vectors.

Nothing here asks what the rules say of the pair: the rules were written on the pages that it is learnt from.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from math import log1p
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from samgraf.model import Block
from samgraf.scoring.pairs import Pair, Place
from samgraf.scoring.tokens import Floats, Tokens
from samgraf.signatures import group_of
from samgraf.statements import Context

VECTORS = 4
"""Vectors of a pair: of what is between, before and behind the two, and of the object's first word."""
BUCKETS = 2**13
"""Numbers that words are hashed to."""
STEM = 6
"""Letters of a word that count: what is behind them is mostly an ending."""
BETWEEN = 15
"""Words between the two that are looked at …"""
ELSEWHERE = 20
"""… where they stand in one sentence, or so near each other."""
SPAN = 25
"""Words between the two that their mean vector is of."""
AROUND = 4
"""Words before the first and behind the last."""
BESIDE = 3
"""Of those, the ones that their mean vector is of."""
BEFORE = 5
"""Words before either of the two."""
NAME = 8
"""Words of a name."""
TITLE = 10
"""Words of the page's title."""
_STOP = re.compile(r"[.!?]\s")
LEAD = 6
"""Words of a heading, and last ones of what introduces a list, that are looked at …"""
LONGEST = 300
"""… in so many characters."""
GROUPS = ("Person", "Organisation", "Municipality", "County", "Project", "Event", "Talk", "Venue")
KINDS = ("heading", "paragraph", "item", "field", "row", "record")


@dataclass(frozen=True)
class Features:
    """The pairs of one page as a network takes them."""

    numbers: Floats
    """Pairs × numbers, each near the range of 0 to 1."""
    vectors: Floats
    """Pairs × `VECTORS` vectors, one behind the other."""
    words: tuple[NDArray[np.uint64], ...]
    """Of each pair the hashes of its words, none twice."""


def describe(context: Context, tokens: Tokens, places: Sequence[Place], pairs: Sequence[Pair]) -> Features:
    """The features of a page's pairs, of which there is one at least."""
    page = _Page(context, tokens, places)
    return Features(
        np.array([page.numbers(pair) for pair in pairs], "f"),
        np.array([page.vectors(pair) for pair in pairs], "f"),
        tuple(page.words(pair) for pair in pairs),
    )


@lru_cache(2**16)
def _bucket(word: str) -> int:
    return crc32(word.encode()) % BUCKETS


def _hashed(words: Iterable[str]) -> frozenset[int]:
    return frozenset(map(_bucket, words))


def _marked(mark: str, words: Sequence[str]) -> list[str]:
    return [f"{mark}:{word[:STEM]}" for word in words]


class _Page:
    """What is looked up for every pair of a page."""

    def __init__(self, context: Context, tokens: Tokens, places: Sequence[Place]) -> None:
        self.context, self.tokens, self.places = context, tokens, places
        self._firsts = [place.first for place in places]
        groups = [group_of(place.entity.type) for place in places]
        # Of each group how many places stand before each of the page's.
        self._until = [list(accumulate((at == group for at in groups), initial=0)) for group in GROUPS]
        # What is known of one end, by the thing and its place.
        self._around: dict[tuple[str, int, str], frozenset[int]] = {}
        self._known: dict[tuple[str, int], list[float]] = {}
        metadata = context.page.document.metadata
        self.title = metadata.get("title", "").casefold()
        self.publisher = metadata.get("publisher", "").casefold()
        self._own = _hashed([*_marked("title", self.title.split()[:TITLE]), "genre:" + metadata.get("genre", "")])

    @cached_property
    def counts(self) -> Counter[str]:
        """Things of each group."""
        return Counter({place.entity.id: group_of(place.entity.type) for place in self.places}.values())

    @cached_property
    def mentions(self) -> Counter[str]:
        """Mentions of each thing."""
        return Counter(place.entity.id for place in self.places)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The how-manieth of its group each thing is, by where it is first named."""
        ranks: dict[str, int] = {}
        seen: Counter[str] = Counter()
        for place in self.places:
            if place.entity.id not in ranks:
                group = group_of(place.entity.type)
                ranks[place.entity.id] = seen[group]
                seen[group] += 1
        return ranks

    @cached_property
    def named_in_line(self) -> Counter[int]:
        """Names in each line."""
        return Counter(self.tokens.lines[place.first] for place in self.places)

    def block(self, place: Place) -> Block:
        return self.context.blocks[self.tokens.blocks[place.first]]

    def numbers(self, pair: Pair) -> list[float]:
        """Where the two stand, to each other and on the page."""
        tokens, (one, other) = self.tokens, pair.ends
        subject, object_ = pair.subject, pair.object
        first, behind = self._between(one.last, other.first)
        stretch = self.context.text[one.mention.span.end : other.mention.span.start]
        lines = tokens.lines[object_.first] - tokens.lines[subject.first]
        return [
            log1p(max(0, other.first - one.last - 1)) / 3,
            min(abs(lines), 10) / 5,
            lines > 0,
            tokens.sentences[one.first] == tokens.sentences[other.first],
            tokens.blocks[one.first] == tokens.blocks[other.first],
            pair.forward,
            len(stretch) < len(" og "),
            _STOP.search(stretch) is not None,
            *(min(stretch.count(mark), 3) / 2 for mark in ",():\n"),
            *(min(until[behind] - until[first], 4) / 3 for until in self._until),
            *self._of_end(subject),
            *self._of_end(object_),
            self.block(subject).section == self.block(object_).section,
            self.block(object_).section == tokens.blocks[subject.first],
            self.block(object_).lead == tokens.blocks[subject.first],
            *(log1p(self.counts[group]) / 3 for group in GROUPS),
        ]

    def _of_end(self, place: Place) -> list[float]:
        key = (place.entity.id, place.first)
        if key not in self._known:
            self._known[key] = self._place_numbers(place)
        return self._known[key]

    def _place_numbers(self, place: Place) -> list[float]:
        tokens, entity, block = self.tokens, place.entity, self.block(place)
        name, line = entity.name.casefold(), tokens.lines[place.first]
        own = (self.context.found.project, self.context.found.event)
        return [
            name in self.title,
            name == self.publisher,
            any(mention and mention.span == place.mention.span for mention in own),
            place.mention.refers,
            log1p(self.mentions[entity.id]) / 2,
            log1p(self.ranks[entity.id]) / 2,
            log1p(line) / 4,
            log1p(self.named_in_line[line]) / 2,
            place.first == tokens.line_start(place.first),
            place.last + 1 >= tokens.line_end(place.last),
            *(block.kind == kind for kind in KINDS),
            *(group_of(entity.type) == group for group in GROUPS),
        ]

    def _between(self, last: int, first: int) -> tuple[int, int]:
        """The first of the page's places that stand between two words, and the one behind them, by their numbers."""
        begin = bisect_right(self._firsts, last)
        return begin, max(begin, bisect_left(self._firsts, first))

    def vectors(self, pair: Pair) -> Floats:
        """The mean vectors of the words between, before and behind the two, and that of the object's first word."""
        one, other = pair.ends
        behind = min(other.first, one.last + 1 + SPAN)
        return np.concatenate(
            [
                self.tokens.mean(one.last + 1, behind),
                self.tokens.mean(one.first - BESIDE, one.first),
                self.tokens.mean(other.last + 1, other.last + 1 + BESIDE),
                self.tokens.vectors[pair.object.first],
            ]
        )

    def words(self, pair: Pair) -> NDArray[np.uint64]:
        """The hashes of the words between and around the two, of their names, labels and headings."""
        one, other = pair.ends
        way = "forth" if pair.forward else "back"
        ends = self._end(pair.subject, "subject") | self._end(pair.object, "object")
        sides = self._side(one, f"{way} first") | self._side(other, f"{way} last")
        hashes = self._own | ends | sides | _hashed(self._between_words(one, other, way))
        return np.array(sorted(hashes), np.uint64)

    def _between_words(self, one: Place, other: Place, way: str) -> Iterator[str]:
        tokens = self.tokens
        yield f"kinds:{self.block(one).kind} {self.block(other).kind}"
        if tokens.sentences[one.first] != tokens.sentences[other.first] and other.first - one.last > ELSEWHERE:
            return
        words = [word[:STEM] for word in tokens.words[one.last + 1 : min(other.first, one.last + 1 + BETWEEN)]]
        yield from _marked(f"{way} between", words)
        if len(words) < BETWEEN:
            yield from _marked(f"{way} two", [f"{a} {b}" for a, b in pairwise(words)])
        yield f"{way} all:" + " ".join(words if len(words) <= 3 else ["…"])

    def _side(self, place: Place, mark: str) -> frozenset[int]:
        """The words beside the outer side of one of the two."""
        key = (place.entity.id, place.first, mark)
        if key not in self._around:
            if mark.endswith("first"):
                words = self.tokens.words[max(0, place.first - AROUND) : place.first][::-1]
            else:
                words = self.tokens.words[place.last + 1 : place.last + 1 + AROUND]
            near = [f"{mark} {at}:{word[:STEM]}" for at, word in enumerate(words[:2])]
            self._around[key] = _hashed(_marked(mark, words) + near)
        return self._around[key]

    def _end(self, place: Place, role: str) -> frozenset[int]:
        """The words of one end's name, before it, of its line, label, heading and lead."""
        key = (place.entity.id, place.first, role)
        if key not in self._around:
            self._around[key] = _hashed(self._end_words(place, role))
        return self._around[key]

    def _end_words(self, place: Place, role: str) -> Iterator[str]:
        tokens, block = self.tokens, self.block(place)
        name = place.entity.name.casefold().split()
        start = tokens.line_start(place.first)
        yield from _marked(f"{role} before", tokens.words[max(0, place.first - BEFORE) : place.first])
        yield from _marked(f"{role} name", name[:NAME])
        yield from _marked(f"{role} ends", [word[-5:] for word in name[-1:]])
        yield from _marked(f"{role} line", tokens.words[start : start + 3])
        yield from _marked(f"{role} heading", self._words_of(block.section)[:LEAD])
        yield from _marked(f"{role} lead", self._words_of(block.lead)[-LEAD:])
        yield f"{role} field:{block.name}"
        if block.label:
            yield f"{role} label:{block.label.of(self.context.text).casefold()[:10]}"

    def _words_of(self, block: int) -> list[str]:
        if block < 0:
            return []
        return re.findall(r"\w+", self.context.blocks[block].span.of(self.context.text)[:LONGEST].casefold())
