"""A page's words in one row, with where each stands: distances and surroundings are looked up and not sought."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from samgraf.model import Span
from samgraf.statements import Context

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Tokens:
    """The words of all parsed stretches of a page, in their order."""

    words: tuple[str, ...]
    """In small letters."""
    starts: tuple[int, ...]
    """Where each begins in the page's text."""
    ends: tuple[int, ...]
    lines: tuple[int, ...]
    """The line each stands in, counted from 0."""
    sentences: tuple[int, ...]
    blocks: tuple[int, ...]
    """The place of each one's block in the page's blocks."""
    vectors: Floats
    """What the pipeline's encoder says of each word in its sentence: words × width, zeros where it was not asked."""

    @classmethod
    def of(cls, context: Context, width: int) -> Tokens:
        """The words of a page."""
        places = {id(block): at for at, block in enumerate(context.blocks)}
        words, starts, ends, lines, sentences, blocks = [], [], [], [], [], []
        vectors, sentence, line = [], -1, -1
        for part in context.parsed:
            block = places[id(part.block)]
            line += 1
            said = []
            for token in part.doc:
                sentence += bool(token.is_sent_start) or token.i == 0
                if token.is_space:  # blanks are no words, however many there are
                    line += "\n" in token.text
                    continue
                said.append(token.i)
                words.append(token.lower_)
                starts.append(part.span.start + token.idx)
                ends.append(starts[-1] + len(token))
                lines.append(line)
                sentences.append(sentence)
                blocks.append(block)
            tensor = part.doc.tensor
            encoded = tensor.shape == (len(part.doc), width)
            vectors.append(tensor[said] if encoded else np.zeros((len(said), width), "f"))
        stacked = np.vstack(vectors) if vectors else np.zeros((0, width), "f")
        return cls(tuple(words), tuple(starts), tuple(ends), tuple(lines), tuple(sentences), tuple(blocks), stacked)

    @cached_property
    def _summed(self) -> Floats:
        return np.vstack([np.zeros((1, self.vectors.shape[1]), "f"), np.cumsum(self.vectors, axis=0, dtype="f")])

    def mean(self, first: int, end: int) -> Floats:
        """The mean vector of the words from one place to another, zeros for none."""
        first, end = max(0, first), min(end, len(self.words))
        mean: Floats = (self._summed[end] - self._summed[first]) / max(1, end - first)
        return mean if end > first else np.zeros_like(self._summed[0])

    def cover(self, span: Span) -> tuple[int, int] | None:
        """The first and the last word of a span, or None where it has none."""
        first, behind = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return (first, behind - 1) if first < behind else None

    def line_start(self, at: int) -> int:
        """The first word of the line that a word stands in."""
        return bisect_left(self.lines, self.lines[at])

    def line_end(self, at: int) -> int:
        """Behind the last word of the line that a word stands in."""
        return bisect_right(self.lines, self.lines[at])

    def sentences_of(self, first: int, last: int) -> Span:
        """From the beginning of one word's sentence to the end of another's, in the page's text."""
        begin = bisect_left(self.sentences, self.sentences[first])
        behind = bisect_right(self.sentences, self.sentences[last])
        return Span(self.starts[begin], self.ends[behind - 1])
