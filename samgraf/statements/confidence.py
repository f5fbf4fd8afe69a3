"""How far each rule can be trusted: what it has earned on the gold, from `samgraf calibrate`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from samgraf.model import Statement
from samgraf.resources import packaged

TABLE = "confidence.tsv"


@cache
def load_confidence() -> Mapping[str, float]:
    """How often each rule is right: 0 to 1, by rule."""
    rows = (line.split("\t") for line in packaged("rules", TABLE).read_text(encoding="utf-8").splitlines())
    return {rule: float(share) for rule, share in rows}


def calibrated(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements with the confidence that their rules have earned; one that no gold tells of keeps its own."""
    earned = load_confidence()
    for statement in statements:
        yield replace(statement, confidence=earned.get(statement.rule, statement.confidence))
