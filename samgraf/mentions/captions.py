"""Captions that tell who stands on a picture, by turns: "Frå venstre: Kari Moe, KS; Ola Lie, NHO"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samgraf.model import Span

_OPENING = re.compile(
    r"(?<!\w)(?:(?i:fr[aå][ ]?v(?:enstre(?!\w)|\.)|f\.[ ]?v\.?|fv\.|fr[aå][ ]høg?y?re(?!\w))"
    r"|(?:[Pp]å|[Ii])[ ](?:bildet|biletet)(?=:|[ ](?:fr[aå]|er|ser|står)(?!\w)))(?:[ ](?:mot|til)[ ]høg?y?re)?\)?:?[ ]+"
)
"""How such captions begin."""
_END = re.compile(r"\n|[ ]\(?[Ff]oto(?!\w)|(?<=[\w)][\w)])\.(?=\s+[A-ZÆØÅ(]|\s*(?:\n|$))")


def find_captions(text: str, span: Span) -> Iterator[Span]:
    """What captions in a stretch tell, from behind their opening to the end of the sentence."""
    at = span.start
    while opening := _OPENING.search(text, at, span.end):
        end = _END.search(text, opening.end(), span.end)
        at = end.start() if end else span.end
        yield Span(opening.end(), at)
