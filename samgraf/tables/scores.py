"""Scores and what they rest on, as lines of text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from samgraf.tables import aligned

if TYPE_CHECKING:
    from samgraf.evaluate import Evaluation, Score
    from samgraf.linking import Agreement, Linking
    from samgraf.negatives import Negatives

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
AROUND = 70
"""Characters of the text shown before and after what was missed or wrong."""


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


def band_lines(figures: Mapping[str, Any]) -> Iterator[str]:
    """What a scorer of pairs learnt from, and how often what it holds likely is right on unseen notes."""
    yield f"learnt from {figures['documents']} documents, {figures['pairs']} pairs"
    yield f"on {figures['unseen']['documents']} others:"
    rows = [
        (f"{each['from']}–{each['to']}", str(each["held"]), str(each["right"])) for each in figures["unseen"]["bands"]
    ]
    yield from aligned([("likely", "held so", "right"), *rows])


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


def negative_lines(negatives: Negatives) -> Iterator[str]:
    """How many of the rejected statements are still drawn, and each of them with its rule and why it was rejected."""
    yield f"rejected statements still drawn: {len(negatives.drawn)} of {negatives.asked}"
    for each in negatives.drawn:
        said = " ".join(each.statement.triple)
        yield f"    {said}  {each.document}  {each.statement.rule}  rejected: {each.decision.reason}"


def figure_lines(figures: Mapping[str, Any]) -> Iterator[str]:
    """The official figures of a pipeline as a table with a column a norm, its size and its speed below."""
    norms = ("nb", "nn", "both")
    kinds = sorted(figures["both"]["names"]["types"], key=lambda kind: -figures["both"]["names"]["types"][kind]["gold"])
    spoiled = figures["both"].get("spoiled", {})
    wanted = (
        _FIGURES
        | {f"– {kind}": ("names", "types", kind, "f") for kind in kinds}
        | {f"names, {how}": ("spoiled", how, "f") for how in spoiled}
    )
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
