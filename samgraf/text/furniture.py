"""What a site puts around its pages: links past the menu, menus, how to share and print, and marks between them."""

from __future__ import annotations

import re

from samgraf.text.layout import load_layout, plain_label

FEWEST = 3
"""Entries of a menu in a row that are one without a line that cannot be anything else."""
LONGEST = 40
"""Characters of the longest of such lines."""
_SIGN = re.compile(r"[\W_]{1,3}")
_NAME = re.compile(r"[A-ZÆØÅ][\w.-]+(?:[ ][A-ZÆØÅ][\w.-]+){1,3}(?:,.*)?")
_LINE = re.compile(r"[^\n]*\n?")


def is_furniture(line: str) -> bool:
    """Whether a line is of the site and not of the page, wherever it stands: "Hopp til innhold", "Skriv ut"."""
    return len(line) <= LONGEST and plain_label(line) in load_layout().furniture


def content_start(text: str, start: int) -> int:
    """Where what a page says begins, behind the site's links and menu; where there are none, at `start`."""
    begin, certain, entries = start, False, 0
    above, heading = start, ""
    for match in _LINE.finditer(text, start):
        line = match.group().strip()
        if not line:
            heading = ""
            continue
        if is_furniture(line):
            certain = True
        elif len(line) <= LONGEST and plain_label(line) in load_layout().menu:
            entries, heading, above = entries + 1, line, begin
        elif not _SIGN.fullmatch(line):
            # "Medlemmer ⏎ Kari Moe, KS": the last entry is the head of a list
            begin = above if _NAME.fullmatch(line) and plain_label(heading) in load_layout().people else begin
            break
        begin = match.end()
    return begin if certain or entries >= FEWEST else start
