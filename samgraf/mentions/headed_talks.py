"""Talks told in prose under a heading: "Debatt – hvem bestemmer?", below it "I panelet sitter Kari Moe, …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.mentions.overlaps import Placed
from samgraf.mentions.programme_items import ProgrammeItem, make_talk, names_programme
from samgraf.mentions.talk_titles import clean
from samgraf.model import Block, Span
from samgraf.text.layout import load_layout, plain_label

LEAST_WORDS = 3
"""Words of a heading that may be a title."""
_TAKING = re.compile(
    r"(?:I|På)[ ](?:panelet|debattpanelet|scenen|scena)[ ](?:sitter|sit|møter|står|er|deltar|deltek)[ ]"
    r"|Panelet[ ]består[ ]av[ ]|(?:I|Til)[ ](?:debatten|samtalen)[ ](?:møter|kjem|kommer|deltar|deltek)[ ]"
)
_SPEAKING = re.compile(
    r"(?:(?:En|Ein|To|Tre|Fire|Fem|Seks)[ ][a-zæøå]{4,20}[ ])?(?:[Ii]nnleder|[Ii]nnleiar|[Ii]nnleier)[ ]om[ ]"
    r"(?:temaet|emnet|dette|saka|saken)[ ]?:"
    r"|(?:Innledning|Innledninger|Innleiing|Innleiingar|Innlegg)[ ](?:ved|av|fra|frå)[ ]"
)


def headed_talks(text: str, blocks: Sequence[Block], placed: Placed) -> dict[int, list[ProgrammeItem]]:
    """The talks of a page on an event by the paragraphs right under a heading that say who speaks or takes part."""
    found: dict[int, list[ProgrammeItem]] = {}
    for index in range(2, len(blocks)):
        heading, block = blocks[index - 1], blocks[index]
        if heading.kind != "heading" or block.kind != "paragraph" or not _may_be_title(text, heading):
            continue
        panel = _TAKING.match(text, block.span.start, block.span.end)
        told = panel or _SPEAKING.match(text, block.span.start, block.span.end)
        title = clean(text, heading.span) if told else None
        people = tuple(m for m in placed.within(block.span) if m.type == "Person") if title else ()
        if title and people:
            talk = make_talk(text, heading, title, first=False)
            span = Span(heading.span.start, block.span.end)
            found[index] = [ProgrammeItem(index, span, talk, people, panel=panel is not None)]
    return found


def _may_be_title(text: str, heading: Block) -> bool:
    title = heading.span.of(text)
    label = plain_label(title)
    return (
        len(heading.lines) == 1
        and len(title.split()) >= LEAST_WORDS
        and not names_programme(label)
        and not load_layout().field(title, exact=True)
    )
