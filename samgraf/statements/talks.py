"""Talks that running text names: who gave them, and at which event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samgraf.model import Block, Mention, Span, Statement
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts

_ENDS = re.compile(r"(?<![A-ZÆØÅ])[.!?]\s")
_HIS = re.compile(r"\b(?:hans|hennes|hennar)\b")
_JOINED = re.compile(r"\s*(?:,|,?\s?(?:og|samt)|&)\s*")


def told_talk_claims(context: Context) -> Iterator[Statement]:
    """ "Kari Moe og Ola Lie holdt foredraget «Å snu problemer»": the talk is of those and of the page's event."""
    for block in context.blocks:
        for talk in context.within(block.span):
            if talk.type == "Talk" and talk.rule.startswith("talk:"):
                yield from _told(context, block, talk)


def _told(context: Context, block: Block, talk: Mention) -> Iterator[Statement]:
    before = context.text[block.span.start : talk.span.start]
    begin = block.span.start + max((end.end() for end in _ENDS.finditer(before)), default=0)
    sentence = Span(begin, talk.span.end)
    entity = context.entities.of(talk)
    yield from context.state(entity, "partOf", context.main("@event"), talk.span, sentence, "talk:part", 0.85)
    if talk.rule == "talk:session" or set(sentence.of(context.text).casefold().split()) & (
        doubts("negations") | doubts("cancelled")
    ):
        return
    if talk.rule == "talk:turned":
        yield from _given_by(context, block, talk)
        return
    persons = [m for m in context.within(sentence) if m.type == "Person"]
    if not persons and (talk.rule == "talk:turned-his" or _HIS.search(sentence.of(context.text))):
        persons = [m for m in context.within(Span(block.span.start, begin)) if m.type == "Person"][-1:]
    for person in _last_group(context.text, persons):
        speaker = context.entities.of(person)
        yield from context.state(speaker, "speaker", entity, sentence, sentence, "talk:speaker", 0.85)


def _given_by(context: Context, block: Block, talk: Mention) -> Iterator[Statement]:
    """ "«Å snu problemer» var emnet til Kari Moe og Ola Lie": those who are named first behind a title."""
    ends = _ENDS.search(context.text, talk.span.end, block.span.end)
    behind = Span(talk.span.end, ends.start() if ends else block.span.end)
    persons = [m for m in context.within(behind) if m.type == "Person"]
    for at, person in enumerate(persons):
        if at and not _JOINED.fullmatch(context.text[persons[at - 1].span.end : person.span.start]):
            return
        whole = Span(talk.span.start, person.span.end)
        speaker, entity = context.entities.of(person), context.entities.of(talk)
        yield from context.state(speaker, "speaker", entity, whole, whole, "talk:speaker", 0.85)


def _last_group(text: str, persons: list[Mention]) -> list[Mention]:
    """The last person, and those before that are joined to it by no more than a comma or "og"."""
    kept = persons[-1:]
    for person in reversed(persons[:-1]):
        if not _JOINED.fullmatch(text[person.span.end : kept[0].span.start]):
            break
        kept.insert(0, person)
    return kept
