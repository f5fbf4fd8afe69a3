"""The quoted words of a sentence, and what stands before and after them."""

from __future__ import annotations

import re


def passage(sentence: str, quote: str) -> list[str]:
    """A sentence as three parts: before the quoted words, these, and after.

    The sentence may have other blanks than the quotation, which stands as the document has it.
    """
    words = quote.split()
    plain = " ".join(words)
    start = sentence.find(plain)
    end = start + len(plain)
    if words and start < 0 and (found := re.search(r"\s+".join(map(re.escape, words)), sentence)):
        start, end = found.span()
    if not words or start < 0:
        return [f"{sentence} – " if sentence else "", plain, ""]
    return [sentence[:start], sentence[start:end], sentence[end:]]
