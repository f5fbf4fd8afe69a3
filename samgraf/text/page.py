"""A document's text in plain characters, with the way back to the text as stored."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from samgraf.model import Document, Span
from samgraf.text.furniture import content_start

_IGNORED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\r")
"""Characters a reader does not see: soft hyphens, zero widths, byte order marks, the return before a line feed."""
_BLANK = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
"""Letter pairs that a page has joined to one sign, as text out of a PDF has them."""
_NEEDS_WORK = re.compile("[\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufb00-\ufb06\ufeff\r]")


@dataclass(frozen=True, slots=True)
class Page:
    """A document as the reader sees it: composed letters (NFC), plain blanks, no ligatures, nothing invisible.

    Spans found on the page are offsets of `text`; `stored` leads back to the document's own text.
    """

    document: Document
    text: str
    origin: tuple[int, ...] | None
    """For each character of `text`, and for its end, the offset in the stored text; None where all are equal."""
    body: int
    """Where the text proper begins on the page, behind front matter and the site's menu."""

    @classmethod
    def of(cls, document: Document) -> Page:
        """The page of a document."""
        stored = document.text
        if unicodedata.is_normalized("NFC", stored) and not _NEEDS_WORK.search(stored):
            return cls(document, stored, None, content_start(stored, document.body))
        characters: list[str] = []
        origin: list[int] = []
        for start, end in _clusters(stored):
            composed = unicodedata.normalize("NFC", stored[start:end])
            for character in _LIGATURE.sub(lambda pair: unicodedata.normalize("NFKC", pair.group()), composed):
                if character not in _IGNORED:
                    characters.append(_BLANK.sub(" ", character))
                    origin.append(start)
        origin.append(len(stored))
        body = next((i for i, offset in enumerate(origin) if offset >= document.body), len(characters))
        text = "".join(characters)
        return cls(document, text, tuple(origin), content_start(text, body))

    def stored(self, span: Span) -> Span:
        """The span of the stored text that a span of the page stands for."""
        if self.origin is None:
            return span
        start = self.origin[span.start]
        if span.end == span.start:
            return Span(start, start)
        # The end of the last character's own cluster, so that its combining marks are quoted with it.
        last = self.origin[span.end - 1]
        end = next((o for o in islice(self.origin, span.end, None) if o > last), len(self.document.text))
        return Span(start, start + len(self.document.text[start:end].rstrip("".join(_IGNORED))))


def _clusters(text: str) -> list[tuple[int, int]]:
    """The text in pieces of a base character and the combining marks after it."""
    starts = [i for i, character in enumerate(text) if i == 0 or not unicodedata.combining(character)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
