"""Projects that tables and lists name: a title's cell, a numbered line, "Owner: Title", "Title, Owner (2012)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samgraf.mentions.programme import lead_of
from samgraf.mentions.titles import trimmed
from samgraf.model import Block, Mention, Span

_PROJECTS = re.compile(
    r"(?i)(?<!\w)(?:prosjekt|prosjekter|prosjektar|\w*prosjekta|\w*prosjektene|tiltak|tiltaka|tiltakene|projects)(?:\b|/)"
)

_REFUSED = re.compile(r"(?i)avsl(?:ag|ått|ege)|ikkj?e[ ](?:støtt\w*|innvilg\w*|prioritert)|sum|totalt?")
"""What stands in the column of titles and is none."""


def find_record_titles(text: str, blocks: Sequence[Block], bodies: Sequence[Mention]) -> Iterator[Mention]:
    """The projects of tables and lists: a title's cell, a numbered line, "Owner: Title", "Title, Owner (2012)"."""
    for block in blocks:
        if block.kind == "record":
            cells = dict(block.cells)
            where = cells.get("title") or _before_owner(text, block, bodies)
            if where and len(where) >= 3 and not _REFUSED.fullmatch(text, where.start, where.end):
                where = Span(where.start, where.start + len(where.of(text).rstrip(" -–—")))
                yield Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "record:title")
        elif block.kind == "item":
            lead = lead_of(blocks, block)
            if lead and _PROJECTS.search(lead.span.of(text)):
                yield from _listed_project(text, block, bodies)


def _before_owner(text: str, block: Block, bodies: Sequence[Mention]) -> Span | None:
    """The title of a numbered line: all before the body at its end, or before the sum."""
    inside = [b for b in bodies if block.span.covers(b.span)]
    first = block.lines[0]
    if block.name:
        return _after_owner(text, block, inside)
    line = first.of(text)
    end = first.end
    if tail := re.search(r"(?<!\s)\s+\d{1,3}(?:[ .]\d{3})*\s*$", line):
        end = first.start + tail.start()
    owners = [
        b
        for b in inside
        if first.covers(b.span) and re.fullmatch(r"[\s,;]*(?:[Bb]ydel[\w ]*)?", text[b.span.end : end])
    ]
    if owners:
        end = owners[0].span.start
    return trimmed(text, Span(first.start, end))


def _after_owner(text: str, block: Block, bodies: Sequence[Mention]) -> Span | None:
    """The title of a row whose cells have run together: between its owner and its partners, or its sum."""
    columns, line = block.name.split(), block.lines[0]
    start, end = line.start, dict(block.cells)["budget"].start
    if columns.index("title") > 0:
        owner = next((b for b in bodies if b.span.start == start), None)
        if owner is None:
            return None
        kind = re.match(r"[ ](?:kommune|herad)\b", text[owner.span.end : end])
        start = owner.span.end + (kind.end() if kind else 0)
    if columns[columns.index("title") + 1] in ("owner", "partner"):
        wide = re.compile(r"[ ]{2,}").search(text, start + 2, end)
        later = [b.span.start for b in bodies if b.span.start > start + 3]
        end = wide.start() if wide else min(later, default=end)
    return trimmed(text, Span(start, end))


_GRANTED = re.compile(
    r"[,(–-]?\s?(?:tildelt|tildeles|får|fikk|fekk|støtte|innvilget|innvilga|inntil)?:?"
    r"\s?(?:[Kk]r\.?\s?)?\d{1,3}[ .]\d{3}\b"
)
"""A sum behind a project's title."""


_TOGETHER = re.compile(r"(?i)\b(?:i samarbeid med|sammen med|saman med|i lag med|med deltak\w+ fr[aå])\b")
_SPEECH = re.compile(r"[,.!?»”\"] (?:sier|seier|sa|fortel|forteller|says) ")


def _listed_project(text: str, block: Block, bodies: Sequence[Mention]) -> Iterator[Mention]:
    line = Span(block.lines[0].start, block.lines[-1].end)
    if _SPEECH.search(line.of(text)):
        return  # a dash before speech is no mark of a list
    inside = [b for b in bodies if line.covers(b.span)]
    head = re.match(r"[^:\n]{3,80}:\s+(?=\S)", line.of(text))
    if head and _TOGETHER.search(head.group()):
        return  # a grant to one with others, which has a rule of its own
    if head and any(b.span.end <= line.start + head.end() for b in inside):
        granted = _GRANTED.search(text, line.start + head.end(), line.end)
        where = trimmed(text, Span(line.start + head.end(), granted.start() if granted else line.end))
        if len(where) >= 3:
            yield Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "list:owner-title")
        return
    tail = re.search(r",\s*(?P<owner>[^,()]{3,60}?)\s*(?:\((?:19|20)\d\d\))?\s*$", line.of(text))
    before = [b for b in inside if tail and b.span.end <= line.start + tail.start()]
    # With several bodies the line is a row of a table whose cells have run together.
    told = re.search(r"[.!?]$", line.of(text)) is not None
    if tail and " og " in tail["owner"] and any(b.span.end == line.start + tail.start() for b in before):
        return  # "Felles beredskap for Skien, Bamble og Siljan": the comma is in a row of bodies
    if tail and not told and len(before) < 2 and any(b.span.start >= line.start + tail.start() for b in inside):
        where = trimmed(text, Span(line.start, line.start + tail.start()))
        yield Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "list:title-owner")
