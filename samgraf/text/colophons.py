"""The colophons of reports and the heads of minutes, where labels and values have run together on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from samgraf.model import Span
from samgraf.text.layout import Layout, plain_label
from samgraf.text.lines import Line

FEWEST = 3
"""Labels from which a line is a colophon."""
SHORTEST = 60
"""Characters of a line from which it may be one."""

PRESENT = 2
"""Labels of who was there, or was not, from which a line is the head of minutes."""
_PRESENT = frozenset({"participant", "absent"})
_OVER = re.compile(
    r"(?<=[a-zæøå][a-zæøå)])(?:\.[ ](?=[A-ZÆØÅ])|[ ](?=(?:SAK|Sak|Saker|Saksliste|Sakliste|Sakstype|Saksnr|Dagsorden"
    r"|Innkalling|Merknader|Merknadar"
    r"|Møtet|Møtestart|Behandling|Handsaming|Godkjenning|Følgende saker|Følgjande saker|Saksdokument\w*)\b))"
)
"""Where the list of those present ends: a stop behind a word, or what begins the list of cases."""

_LABEL = re.compile(r"(?<![\w-])(?P<label>[A-ZÆØÅ][\wæøå.-]{1,30}(?:[ ][\wæøå-]{1,20}){0,7})(?:\(\w{1,3}\))?:(?=[ ]|$)")
_ENDING = re.compile(r"\(\w{1,3}\)")


def split_colophons(lines: Sequence[Line], layout: Layout) -> Iterator[Line]:
    """The lines, each with several known labels and a colon after each of them as one line a label.

    Of minutes whose lines have run together, what follows those present is a line of its own.
    """
    for line in lines:
        if line.text.count(":") < 2:
            yield line
            continue
        starts = [start for match in _LABEL.finditer(line.text) if (start := _begins(match, layout)) is not None]
        colophon = len(starts) >= FEWEST and len(line.text) >= SHORTEST
        present = [start for start in starts if layout.field(_label(line.text, start), exact=True) in _PRESENT]
        if not colophon and len(present) < PRESENT and not _are_fields(line.text, starts, layout):
            yield line
            continue
        ends = [len(line.text)]
        if present and starts[-1] in present and (over := _OVER.search(line.text, starts[-1])):
            ends = [over.end(), *ends]
        for start, end in pairwise(dict.fromkeys([0, *starts, *ends])):
            text = line.text[start:end].rstrip()
            if text:
                first = line.span.start + start
                yield replace(line, span=Span(first, first + len(text)), text=text)


def _are_fields(text: str, starts: Sequence[int], layout: Layout) -> bool:
    """Whether a line is nothing but fields: "Tid: fredag 4. mai Sted: Rådhuset"."""
    return len(starts) > 1 and starts[0] == 0 and all(layout.field(_label(text, at), exact=True) for at in starts)


def _label(text: str, start: int) -> str:
    return text[start : text.index(":", start)]


def _begins(match: re.Match[str], layout: Layout) -> int | None:
    """Where a known label begins; the words before it belong to the value of the label before."""
    words = match["label"].split(" ")
    for skipped in range(len(words)):
        label = plain_label(_ENDING.sub("", " ".join(words[skipped:])))
        if words[skipped][:1].isupper() and (label in layout.colophon or layout.field(label, exact=True)):
            return match.start() + len(" ".join(words[:skipped])) + bool(skipped)
    return None
