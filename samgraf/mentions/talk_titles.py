"""The titles of talks, without the marks around them."""

from __future__ import annotations

import re

from samgraf.mentions.expressions import rules
from samgraf.model import Span
from samgraf.text.layout import plain_label

TITLE_LENGTH = 260


def clean(text: str, span: Span) -> Span | None:
    """A title without the quotation marks and stops around it, or nothing where nothing is left."""
    if file := re.search(r"[ ]?\(?\.?(?:pdf|pptx?)\)?$", span.of(text)):
        span = Span(span.start, span.start + file.start())
    while span.end > span.start and text[span.end - 1] in " (/":
        span = Span(span.start, span.end - 1)
    begun = re.match(r"[ \t\n•.,:;|–—-]*(?P<mark>[«“\"„][^«»“”„\"]+[»”\"][ ,–-]*\w)", span.of(text))
    span = trimmed(text, span, " \t\n•.,:;|–—-«»“”„\"'")
    if begun:  # «Sammen om nærmiljøet» – frivillighet og kommune: the marks are of a part of the title
        return Span(span.start - 1, span.end) if len(span) <= TITLE_LENGTH else None
    # A closing mark that belongs to a title is kept: a question, or a quotation that does not begin it.
    while (span.end < len(text) and text[span.end] in "?!") or (
        span.end < len(text) and text[span.end] == "»" and "«" in span.of(text)
    ):
        span = Span(span.start, span.end + 1)
    return span if len(span) >= 3 and len(span) <= TITLE_LENGTH else None


_AT_END = re.compile(
    r"(?P<said>[^\n:]{0,160}?)[ ][«“\"”„][ ]?"
    r"(?P<title>[A-ZÆØÅ\d][^«»“”„\"\n]{2,60}[ ][^«»“”„\"\n]{1,140}?)[ ]?[»”\"“][ .]*"
)
_OF_A_NAME = re.compile(
    r"(?:\b(?:i|for|av|på|ved|hos|fra|frå|til|bak|om|med|og)|(?:prosjekt|program|gruppe|senter)\w*)$", re.I
)
"""What a quoted name is of that is no title: "leder i «Aktiv på dagtid»"."""


def title_at_end(text: str, span: Span) -> Span | None:
    """The quoted title that ends what is said of a speaker: ", ordfører i Skien ”En by i vekst”"."""
    found = _AT_END.fullmatch(span.of(text))
    if found is None or _OF_A_NAME.search(found["said"].rstrip()):
        return None
    return Span(span.start + found.start("title"), span.start + found.end("title"))


def trimmed(text: str, span: Span, marks: str = " \t\n") -> Span:
    """The span without any of the marks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return Span(start, end)


def first_sentence(text: str, span: Span) -> Span:
    """The span up to where its first sentence ends."""
    end = re.search(r"(?<![A-ZÆØÅ])[.?!](?=\s+[A-ZÆØÅ])", span.of(text))
    return Span(span.start, span.start + end.end()) if end else span


def is_speaker_words(title: str) -> bool:
    """Whether the words before a name only say what kind of talk it is ("Samtale, med korte innlegg")."""
    labels = rules("titles")["talks"]["labels"]
    plain = plain_label(title)
    return (
        plain in labels
        or (re.split(r"[ ,.:]", plain)[0] in labels and not re.match(r"\w+ (?:om|av) \w", plain))
        or bool(re.fullmatch(r"(?:ordet|fra|frå)\W*", title, re.I))
    )
