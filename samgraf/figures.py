"""The figures on the quality of the reading as data, for pages in other languages than that of the docs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from samgraf.evaluate import PARTS, Evaluation, Score
from samgraf.quality import Collection, groups_of, weakest
from samgraf.resources import shipped

FIGURES = "quality.json"
"""The file of the shipped figures in `data/`; `samgraf score --figures` writes it, and a test compares it."""


def figures_file(evaluation: Evaluation, collections: Sequence[Collection], languages: Mapping[str, str]) -> bytes:
    """The figures as JSON: F1 with its interval by group and part, scores by label, what is read badly.

    languages: of each document, by its stem.
    """
    groups = groups_of(evaluation, collections, languages)
    told = {
        "groups": {name: _group(evaluation.select(stems)) for name, stems in groups.items()},
        "labels": {
            label: _score(score)
            for part in ("entities", "relations", "attributes")
            for label, score in evaluation.by_label(part).items()
        },
        "weak": {label: _score(score) for label, score in weakest(evaluation)},
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _group(chosen: Evaluation) -> dict[str, Any]:
    """How many documents, and F1 with its bounds for each part that they have something of."""
    told = {
        part: [round(value, 3) for value in (chosen.score(part).f1, *chosen.interval(part))]
        for part in PARTS
        if chosen.verdicts(part)
    }
    return {"documents": len(chosen.documents)} | told


def _score(score: Score) -> dict[str, float | int]:
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    counts = {"right": score.right, "wrong": score.wrong, "missed": score.missed}
    return {name: round(value, 3) for name, value in shares.items()} | counts


@cache
def shipped_figures() -> dict[str, Any]:
    """The figures of the shipped reading."""
    found: dict[str, Any] = json.loads(shipped("data", FIGURES).read_text(encoding="utf-8"))
    return found
