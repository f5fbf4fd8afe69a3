"""Words that point to the page's project or event: `prosjektet`, `seminaret`; and which project a paragraph is on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from samgraf.mentions.expressions import alternatives, compiled, rules
from samgraf.mentions.overlaps import Taken
from samgraf.mentions.project_titles import STUDY
from samgraf.model import Block, Mention, Span

_FRONT = re.compile(r"(?:[A-ZÆØÅ][a-zæøå-]{0,24}(?:rosjektet|iltaket|rogrammet|atsing(?:a|en))[ ])?[\W\d]{0,3}")
"""What may stand before the name that a paragraph begins with: "Prosjektet «", a quotation mark."""


_NAMED = frozenset({"project:quoted", "project:named", "project:item-named"})
"""The rules by which a sentence names a project, which its page need not be about."""


def begins(text: str, block: Block, project: Mention) -> bool:
    """Whether a block begins with a project's name: "«Bygdelab» skal …", "Prosjektet Bygdelab skal …"."""
    return _FRONT.fullmatch(text, block.span.start, project.span.start) is not None


def find_pointers(text: str, body: int, taken: Taken, kinds: Sequence[str] = ()) -> Iterator[Mention]:
    """Every `prosjektet` and `seminaret` that no name follows; `kinds` are other words for the page's project."""
    for kind, words in (
        ("Project", [*rules("titles")["projects"]["references"], *kinds]),
        ("Event", rules("titles")["events"]["references"]),
    ):
        for match in compiled(rf"(?<![\w-])(?:{alternatives(words)})(?![\w-])", re.I).finditer(text[body:]):
            span = Span(body + match.start(), body + match.end())
            if not taken.overlaps(span) and not re.match(r"[ ][A-ZÆØÅ«“\"]", text[span.end : span.end + 2]):
                yield Mention(kind, span, span.of(text), "pointer", refers=True)


_COMPARED = re.compile(
    r"(?i)(?<!\w)(?:(?:lign|likn)(?:er|ar)|(?:lik|likt|like)|forbilde\w{0,2}|forbilet\w{0,2}|førebilet\w{0,2}"
    r"|(?:søster|syster)prosjekt\w{0,2}|inspirert|inspirasjon)(?!\w)[^.!?\n]{0,60}$"
    r"|(?<!\w)som[ ](?:(?:prosjektet|pilotprosjektet|satsinga|satsingen)[ ])?[«“\"]?$"
)


def _is_compared(text: str, start: int) -> bool:
    """Whether a project's name only tells what another is like: "Det ligner prosjektet *«Trygge bygder»*"."""
    return _COMPARED.search(text, max(0, start - 90), start) is not None


def nearer(
    text: str,
    pointers: Iterable[Mention],
    blocks: Sequence[Block],
    projects: Sequence[Mention],
    own: Sequence[Mention],
) -> Iterator[Mention]:
    """The pointers; `prosjektet` in a paragraph that begins with another project's name than the page's is that.

    On a page about an evaluation, so it is behind the name of another project in a paragraph: that is evaluated.
    """
    theirs = {m.text for m in own}
    others = [m for m in projects if m.text not in theirs and m.attributes.get("class") != "Programme"]
    first = sorted((m for m in others if not m.refers), key=lambda m: m.span)
    begun = [(block.span, m) for block in blocks for m in first if block.span.covers(m.span) and begins(text, block, m)]
    if own and all(STUDY.match(m.text) for m in own):
        begun += [(Span(m.span.end, b.span.end), m) for b in blocks for m in first if b.span.covers(m.span)]
    # On a page of several projects that are told of one after the other, "prosjektet" is the one named last.
    listed = bool(own) and all(m.rule in _NAMED and text.count(m.text) == 1 for m in own)
    told = [m for m in first if m.rule in (*_NAMED, "grant:title") and not _is_compared(text, m.span.start)]
    told = told if listed else []
    begun += [(Span(m.span.end, b.span.end), m) for b in blocks for m in reversed(told) if b.span.covers(m.span)]
    for pointer in pointers:
        near = next((m for span, m in begun if span.covers(pointer.span)), None) if pointer.type == "Project" else None
        yield replace(pointer, text=near.text, rule="pointer:paragraph", records=near.records) if near else pointer
