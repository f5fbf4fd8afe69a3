"""Answers as lines of text: tables, CSV, JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from samgraf.model import LEARNT
from samgraf.outside import spreadsheet_cell
from samgraf.query import Explanation, Query, Reason, Rows, plain

WIDEST = 60
"""Characters of a table's cell; what is longer is cut for the eye, and whole in CSV and JSON."""


def table_lines(rows: Rows) -> Iterator[str]:
    """A table with aligned columns, its head in the first line; one line "no rows" where the answer is empty."""
    if not len(rows):
        yield "no rows"
        return
    yield from aligned([rows.variables, *rows.plain()])


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of text with their columns below each other."""
    cut = [[_cut(cell) for cell in row] for row in rows]
    widths = [max(_width(row[column]) for row in cut) for column in range(len(cut[0]))]
    for row in cut:
        yield "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cut(cell: str) -> str:
    text = " ".join(cell.split())
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _width(text: str) -> int:
    return sum(not unicodedata.combining(character) for character in text)


def csv_lines(rows: Rows) -> Iterator[str]:
    """The answer as CSV (RFC 4180), with a head; cells that a spreadsheet would run as formulas get an apostrophe."""
    yield from csv_table([rows.variables, *rows.plain()])


def csv_table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows of text as CSV, as `csv_lines` writes them."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow(map(spreadsheet_cell, row))
        yield line.getvalue().removesuffix("\r\n")


def json_rows(rows: Rows) -> str:
    """The answer as a JSON list of objects; IRIs in full."""
    found = [
        {name: term.value for name, term in zip(rows.variables, row, strict=True) if term is not None} for row in rows
    ]
    return json.dumps(found, ensure_ascii=False, indent=1)


def query_lines(queries: Iterable[Query], language: str) -> Iterator[str]:
    """The named queries with their titles and parameters."""
    rows = [
        (
            query.name,
            query.titles.get(language, ""),
            " ".join(f"{k}={v}" for k, v in query.parameters.items()),
        )
        for query in queries
    ]
    yield from aligned(rows) if rows else ()


def reason_lines(reasons: Iterable[Reason]) -> Iterator[str]:
    """The proofs of an edge: each a source line, the sentence with the quotation marked, and how it was read."""
    for number, reason in enumerate(reasons, start=1):
        place = f", characters {reason.start}–{reason.end}" if reason.start is not None else ""
        denied = " (denied)" if reason.negated else ""
        yield f"{number}. {reason.document}{place}{denied}"
        if reason.sentence:
            yield f"   {_marked(reason)}"
        yield f"   rule {reason.rule}, confidence {reason.confidence:.2f}" + (f", {reason.url}" if reason.url else "")
        if reason.statement:
            yield f"   {reason.statement}"


def explanation_lines(told: Explanation) -> Iterator[str]:
    """One statement: what it says, its sentence, source and rule, and what else says the same."""
    ends = [f"{end.label} ({end.iri})" if end.label else end.iri for end in (told.subject, told.object)]
    yield f"{ends[0]}  {told.predicate.removeprefix('sg:')}  {ends[1]}"
    yield from (f"   {name}: {value}" for name, value in told.qualifiers.items())
    if not told.stands:
        yield "   not in the default graph: no source says it, or all deny it"
    yield from reason_lines([told.reason])
    yield from (f"   source {name}: {value}" for name, value in {**told.source, "graph": told.graph}.items())
    yield from (f"   pattern: {pattern}" for pattern in told.patterns)
    if told.reason.rule.startswith(LEARNT):
        yield "   learnt from gold: no rule says it; a network holds it likely by the words around the two"
    if told.others:
        yield "also:"
        yield from reason_lines(told.others)


def _marked(reason: Reason) -> str:
    quote = " ".join(reason.quote.split())
    return reason.sentence.replace(quote, f"[{quote}]", 1) if quote not in ("", reason.sentence) else reason.sentence


def doubt_lines(doubt: Mapping[str, Any]) -> Iterator[str]:
    """A doubt about identity for the eye: the two sides with what is said of each."""
    weighed = f"likeness {doubt['likeness']:.2f}, {doubt['weight']} at stake"
    yield f"{doubt['kind']}? {doubt['type']}, {doubt['reason']} ({weighed})"
    for side in (doubt["one"], doubt["other"]):
        yield f"  {side['name']}  ({side['id']})"
        yield f"      in {', '.join(side['documents'])}"
        yield from (f"      “{sentence}”" for sentence in side["sentences"])


__all__ = [
    "aligned",
    "csv_lines",
    "csv_table",
    "doubt_lines",
    "error_lines",
    "explanation_lines",
    "fault_lines",
    "figure_lines",
    "json_rows",
    "link_lines",
    "link_object",
    "link_rows",
    "negative_lines",
    "plain",
    "query_lines",
    "reason_lines",
    "score_lines",
    "score_object",
    "table_lines",
    "text_around",
]
