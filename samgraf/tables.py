"""Answers as lines of text: tables, CSV, JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from samgraf.query import Explanation, Query, Reason, Rows, plain

if TYPE_CHECKING:
    from samgraf.evaluate import Evaluation, Score
    from samgraf.linking import Agreement, Linking
    from samgraf.negatives import Negatives

AROUND = 70
"""Characters of the text shown before and after what was missed or wrong."""
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
        csv.writer(line).writerow(f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row)
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
    if told.others:
        yield "also:"
        yield from reason_lines(told.others)


def _marked(reason: Reason) -> str:
    quote = " ".join(reason.quote.split())
    return reason.sentence.replace(quote, f"[{quote}]", 1) if quote != reason.sentence else reason.sentence


# Scores.


def score_lines(evaluation: Evaluation) -> Iterator[str]:
    """The scores by part, and within each by type or predicate."""
    from samgraf.evaluate import PARTS

    for part in PARTS:
        low, high = evaluation.interval(part)
        yield f"{_score_line(part, evaluation.score(part), 12)}  95 % {low:.3f}–{high:.3f}"
        for label, score in evaluation.by_label(part).items():
            yield "    " + _score_line(label, score, 16)


def error_lines(evaluation: Evaluation, texts: Mapping[str, str], most: int) -> Iterator[str]:
    """What was missed or wrong, at most so many of each part in each document, each above the text around it.

    texts: the text of each document, by its stem.
    """
    for stem, parts in evaluation.documents.items():
        for part, verdicts in parts.items():
            for verdict in [v for v in verdicts if v.kind != "tp"][:most]:
                yield f"{stem}  {part}  {verdict.fault}  {verdict.label}  {verdict.text}"
                if around := text_around(texts.get(stem, ""), verdict.quote):
                    yield f"    {around}"


def doubt_lines(doubt: Mapping[str, Any]) -> Iterator[str]:
    """A doubt about identity for the eye: the two sides with what is said of each."""
    weighed = f"likeness {doubt['likeness']:.2f}, {doubt['weight']} at stake"
    yield f"{doubt['kind']}? {doubt['type']}, {doubt['reason']} ({weighed})"
    for side in (doubt["one"], doubt["other"]):
        yield f"  {side['name']}  ({side['id']})"
        yield f"      in {', '.join(side['documents'])}"
        yield from (f"      “{sentence}”" for sentence in side["sentences"])


def text_around(text: str, quote: str, reach: int = AROUND) -> str:
    """A quotation in brackets with the text around it on one line; nothing where it does not stand in the text."""
    at = text.find(quote) if quote else -1
    if at < 0:
        return ""
    before, after = text[max(0, at - reach) : at], text[at + len(quote) : at + len(quote) + reach]
    return " ".join(f"{before}[{quote}]{after}".split())


def _score_line(label: str, score: Score, width: int) -> str:
    return (
        f"{label:{width}} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        f"  ({score.right} right, {score.wrong} wrong, {score.missed} missed)"
    )


def score_object(evaluation: Evaluation) -> dict[str, Any]:
    """The scores as plain numbers."""
    from samgraf.evaluate import PARTS

    def numbers(score: Score) -> dict[str, float | int]:
        return {
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
            "tp": score.right,
            "fp": score.wrong,
            "fn": score.missed,
        }

    found: dict[str, Any] = {"documents": len(evaluation.documents)}
    for part in PARTS:
        by_label = {label: numbers(score) for label, score in evaluation.by_label(part).items()}
        found[part] = {
            **numbers(evaluation.score(part)),
            "f1_95": [round(x, 4) for x in evaluation.interval(part)],
            "per_label": by_label,
        }
    return found


# Who is who.


def link_rows(alone: Linking, decided: Linking) -> Iterator[list[str]]:
    """A head, and a row for each measure: after decisions with its interval, and F1 of the reading alone."""
    yield ["who is who", "precision", "recall", "F1", "95 %", "mentions", "F1 without decisions"]
    for measure in decided.measures:
        mean, (low, high) = decided.agreement(measure), decided.interval(measure)
        figures = [f"{value:.3f}" for value in (mean.precision, mean.recall, mean.f1)]
        before = f"{alone.agreement(measure).f1:.3f}"
        yield [measure, *figures, f"{low:.3f}–{high:.3f}", str(mean.mentions), before]


def link_lines(alone: Linking, decided: Linking) -> Iterator[str]:
    """The table of who is who, and below it what is one across types."""
    yield from aligned(list(link_rows(alone, decided)))
    yield f"ids of things of two types: {len(decided.crossed)}" + "".join(f"  {path}" for path in decided.crossed)


def fault_lines(linking: Linking, most: int) -> Iterator[str]:
    """What is not called as it should be, at most so many by each measure in each document."""
    seen: Counter[tuple[str, str]] = Counter()
    for stem, measure, each in linking.faults():
        seen[stem, measure] += 1
        if seen[stem, measure] <= most:
            yield f"{stem}  {measure}  {each.name}  is {each.thing}, called {each.called}"


def link_object(alone: Linking, decided: Linking) -> dict[str, Any]:
    """The same as plain numbers."""

    def numbers(mean: Agreement) -> dict[str, float | int]:
        sides = {"precision": mean.precision, "recall": mean.recall, "f1": mean.f1}
        return {**{name: round(value, 4) for name, value in sides.items()}, "mentions": mean.mentions}

    return {
        "measures": {
            measure: {
                **numbers(decided.agreement(measure)),
                "f1_95": [round(x, 4) for x in decided.interval(measure)],
                "without_decisions": numbers(alone.agreement(measure)),
            }
            for measure in decided.measures
        },
        "crossed": list(decided.crossed),
    }


# What people have rejected.


def negative_lines(negatives: Negatives) -> Iterator[str]:
    """How many of the rejected statements are still drawn, and each of them with its rule and why it was rejected."""
    yield f"rejected statements still drawn: {len(negatives.drawn)} of {negatives.asked}"
    for each in negatives.drawn:
        said = " ".join(each.statement.triple)
        yield f"    {said}  {each.document}  {each.statement.rule}  rejected: {each.decision.reason}"


_FIGURES: dict[str, tuple[str, ...]] = {
    "part of speech": ("upos",),
    "features": ("feats",),
    "lemma": ("lemma",),
    "head (UAS)": ("uas",),
    "head and function (LAS)": ("las",),
    "sentences, running text": ("running", "sentences", "f"),
    "sentences, headlines on lines": ("page", "sentences", "f"),
    "names": ("names", "f"),
}


def figure_lines(figures: Mapping[str, Any]) -> Iterator[str]:
    """The official figures of a pipeline as a table with a column a norm, its size and its speed below."""
    norms = ("nb", "nn", "both")
    kinds = sorted(figures["both"]["names"]["types"], key=lambda kind: -figures["both"]["names"]["types"][kind]["gold"])
    wanted = _FIGURES | {f"– {kind}": ("names", "types", kind, "f") for kind in kinds}
    rows = [[name, *(_figure(figures[norm], path) for norm in norms)] for name, path in wanted.items()]
    if "identification" in figures:
        rows.append(["nb or nn, 8 words or more", *(_figure(figures["identification"], (norm,)) for norm in norms)])
    yield from aligned([["figure", *norms], *rows])
    speed = figures["words_per_second"]
    yield f"{figures['megabytes']} MB, loads in {figures['load_seconds']} s"
    yield f"words a second: tags and names {speed['tagger_ner']}, all {speed['all']}, blank {speed['blank']}"


def _figure(figures: Any, path: Iterable[str]) -> str:
    for key in path:
        figures = figures.get(key) if figures is not None else None
    return "–" if figures is None else f"{figures:.3f}"


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
