"""Tables of those present that have lost their columns and breaks: "Møtedeltakarar Rolle Kari Moe Skien Medlem …"."""

from __future__ import annotations

import re

from samgraf.text.layout import Layout, plain_label

MOST_WORDS = 6
"""Words of a label."""
PEOPLE = frozenset({"participant", "absent", "member"})
"""Fields that list people."""


def head_end(text: str, layout: Layout) -> tuple[str, int, int] | None:
    """What a line lists that begins with a label and the heads of a table's columns, and no colon.

    The kind of field, where its label ends, and where the first row begins; None where no such table begins.
    """
    words = list(re.finditer(r"\S+", text[:200]))
    for count in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        name = layout.field(text[: words[count - 1].end()], exact=True)
        if name in PEOPLE and (begin := _after_heads(text, [word.span() for word in words[count:]], layout)):
            return name, words[count - 1].end(), begin
    return None


def _after_heads(text: str, words: list[tuple[int, int]], layout: Layout) -> int:
    """Where the heads of columns at the beginning of some words end and a capital follows; 0 where there are none."""
    at = 0
    while at < len(words):
        known = next(
            (
                count
                for count in (3, 2, 1)
                if at + count < len(words)
                and plain_label(text[words[at][0] : words[at + count - 1][1]]) in layout.roll_heads
            ),
            0,
        )
        if not known:
            break
        at += known
    return words[at][0] if at and text[words[at][0]].isupper() else 0


_NAME = frozenset({"navn", "namn"})


def is_table_head(text: str, layout: Layout) -> bool:
    """Whether a line is the head of a table of people and no more: "Navn Kommune", "Namn | Rolle | Til stades"."""
    words = [word for word in (plain_label(cell) for cell in re.split(r"[\s|]+", text)) if word]
    if not 1 < len(words) <= MOST_WORDS or words[0] not in _NAME:
        return False
    at = 0
    while at < len(words):
        known = next((n for n in (3, 2, 1) if " ".join(words[at : at + n]) in layout.roll_heads), 0)
        if not known:
            return False
        at += known
    return True
