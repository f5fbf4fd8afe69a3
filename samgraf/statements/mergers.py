"""Which municipalities became one: sentences on mergers, as far as the register of changes confirms them.

The register knows which municipalities became which; the text must say that these here merge, and not only hope for
it. A municipality and its successor often have one name, so both ends are told apart by the register alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from samgraf.authorities import Authorities, Change
from samgraf.language import Parsed
from samgraf.mentions.expressions import rules
from samgraf.model import Entity, Mention, Span, Statement
from samgraf.statements.context import Context
from samgraf.statements.items import sentences

_JOINT = re.compile(r"(?: kommuner?| kommunar| herad)?(?:\s*(?:,|/|;|&|\+|\bog\b)\s*){1,2}(?:nåværende |noverande )?")
"""What stands between municipalities that are named side by side."""
_RESULT_FIRST = re.compile(
    r"(?: kommune)?(?:[ ][\w.]{1,12}){0,4}[ ]?(?:\(|:|[–-][ ])[ ]?(?:(?:av|tidl\w+|gamle|består av) )?"
)
"""What stands between a municipality and those it was made of: "Nordre Follo kommune fra 2020 (Ski/Oppegård)"."""
_RESULT_LAST = re.compile(r"(?: kommuner?| kommunar)?[ ]?\([ ]?(?:(?:nå|no|i dag|nye|fra|frå|del av|20\d\d)[ :]){0,4}")
"""What stands between a municipality and what came of it: "Ski (nå Nordre Follo)"."""

_SUCCESSOR = re.compile(r"\b(?:[Nn]ye? (?:stor)?kommune|[Nn]ye [A-ZÆØÅ])")
"""What tells that a name is also that of a new municipality."""


def follow_mergers(
    context: Context, statements: Sequence[Statement], authorities: Authorities
) -> tuple[list[Statement], list[Entity]]:
    """The statements with those on mergers that the register confirms, and all entities of the page.

    What a page of 2019 says that Svelvik goes into is the Drammen of 2020. The old one is named if more is said of it.
    """
    kept, all_named = list(statements), dict(context.entities.by_id)
    known: set[tuple[str, str, str]] = set()
    for statement, mentions in _confirmed(context, authorities):
        for path, mention in mentions.items():
            all_named.setdefault(path, _named(context, path, mention, authorities))
        if statement.triple not in known:
            known.add(statement.triple)
            kept.append(statement)
    used = {path for statement in kept for path in (statement.subject, statement.object)}
    for _, _, result in known:
        for path in authorities.predecessors(result):
            old = all_named.get(path)
            if old and path not in used and old.name == all_named[result].name:
                all_named[result] = replace(old, id=result, record=result)
                del all_named[path]
    return kept, list(all_named.values())


def _named(context: Context, path: str, mention: Mention, authorities: Authorities) -> Entity:
    surface = re.sub(r"\s+", " ", mention.span.of(context.text))
    return Entity(path, "Municipality", authorities.records[path].name, (surface,), {}, path, (mention,))


def _confirmed(context: Context, authorities: Authorities) -> Iterator[tuple[Statement, dict[str, Mention]]]:
    """What sentences say of mergers that have been, with the mentions of both ends by their records."""
    everywhere = [m for m in context.found.placed if m.type == "Municipality"]
    named = {path for mention in everywhere for path in mention.records}
    changes = [c for c in authorities.changes if c.kind != "split" and named & {*c.originals} and named & {*c.results}]
    for part in context.parsed if changes else ():
        for sentence in _sentences(part):
            inside = [m for m in context.within(sentence) if m.type == "Municipality"]
            for change in changes if inside else ():
                yield from _of_change(context, change, sentence, inside, everywhere)


def _sentences(part: Parsed) -> Iterator[Span]:
    for tokens in sentences(part.doc):
        first, last = tokens[0], tokens[-1]
        yield Span(part.span.start + first.idx, part.span.start + last.idx + len(last.text))


def _of_change(
    context: Context, change: Change, sentence: Span, inside: Sequence[Mention], everywhere: Sequence[Mention]
) -> Iterator[tuple[Statement, dict[str, Mention]]]:
    text, result = context.text, change.results[0]
    olds = [m for m in inside if {*m.records} & {*change.originals}]
    news = [m for m in inside if result in m.records]
    if not olds or _doubted().search(sentence.of(text)):
        return
    rows = [row for row in _rows(text, inside) if all(m in olds for m in row)]
    merging = _merging().search(sentence.of(text)) is not None
    pure = [m for m in olds if result not in m.records]
    beside = _bracketed(text, rows, news)
    if beside:
        new, meant = beside
    elif merging and (other := _other_end(text, rows, olds, news, everywhere, result)):
        new = other
        in_row = next((row for row in rows if len(row) > 1), [])
        meant = [m for m in olds if m in pure or m in in_row]
    else:
        return
    for old in meant:
        path = next(path for path in old.records if path in change.originals)
        if old is new and len(meant) == 1:
            continue
        ends = [m.span for m in (*meant, *news) if sentence.covers(m.span)]
        span = Span(min(e.start for e in ends), max(e.end for e in ends))
        proof = context.evidence(span, sentence)
        yield Statement(path, "mergedInto", result, proof, "sentence:merger", 0.9), {path: old, result: new}


def _rows(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions, those side by side in one row: "Sogndal, Leikanger og Balestrand"."""
    rows: list[list[Mention]] = []
    for mention in mentions:
        if rows and _JOINT.fullmatch(text, rows[-1][-1].span.end, mention.span.start):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows


def _bracketed(
    text: str, rows: Sequence[Sequence[Mention]], news: Sequence[Mention]
) -> tuple[Mention, Sequence[Mention]] | None:
    """A municipality and, in brackets beside it, all that it was made of, or the other way round."""
    for new in news:
        for row in rows:
            if new in row:
                continue
            after = new.span.end <= row[0].span.start and _RESULT_FIRST.fullmatch(text, new.span.end, row[0].span.start)
            closed = after and (len(row) > 1 or "(" in after[0])
            before = row[-1].span.end <= new.span.start and _RESULT_LAST.fullmatch(
                text, row[-1].span.end, new.span.start
            )
            if closed or before:
                return new, row
    return None


def _other_end(
    text: str,
    rows: Sequence[Sequence[Mention]],
    olds: Sequence[Mention],
    news: Sequence[Mention],
    everywhere: Sequence[Mention],
    result: str,
) -> Mention | None:
    """What the municipalities of a sentence became: named in it, or elsewhere on the page where it names several."""
    joined = [m for row in rows if len(row) > 1 for m in row]
    for new in news:
        if new not in joined and new not in olds:
            return new  # by a name of its own
    again = [m for m in news if m not in joined]
    if again and any(m not in news for m in olds):
        return again[-1]  # "Svelvik går inn i Drammen", "Narvik og Tysfjord … nye Narvik"
    if len(joined) < 2:
        return None
    others = [m for m in everywhere if result in m.records and m not in joined]
    alike = any(result in m.records for m in joined)
    return others[0] if others and (not alike or _SUCCESSOR.search(text)) else None


@cache
def _merging() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(rules('mergers')['merging'])})")


@cache
def _doubted() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(rules('mergers')['doubted'])})\b")
