"""What pairs of names state that no rule reads: a logistic regression over what speaks for each pair.

The weights stand in `rules/relations.tsv` and are learnt from the gold by `samgraf learn`. How far each rule can be
trusted stands in `rules/confidence.tsv`, from the same run.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from samgraf.model import Statement
from samgraf.resources import packaged
from samgraf.statements.context import Context
from samgraf.statements.pairs import Pair, find_pairs

WEIGHTS, CONFIDENCE = "relations.tsv", "confidence.tsv"
SCALE = 1000
"""By which weights are multiplied to be stored as whole numbers."""
THRESHOLD = 0.6
"""Probability from which a pair is stated."""
LONGEST = 300
"""Characters of the longest quotation that may prove a pair."""

Weights = Mapping[str, int]


def named(predicate: str, feature: str) -> str:
    """What a feature of a predicate is called in the table of weights; the empty one is the predicate's own bias."""
    return f"{predicate}|{feature}"


def probability(pair: Pair, weights: Weights) -> float:
    """How likely it is, by the weights, that a pair is stated: 0 to 1."""
    odds = weights.get(named(pair.predicate, ""), 0) + sum(
        weights.get(named(pair.predicate, feature), 0) for feature in pair.features
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds / SCALE))))


@cache
def load_weights() -> Weights:
    """The shipped weights, by the names of the features."""
    return dict(_rows(WEIGHTS))


@cache
def load_confidence() -> Mapping[str, float]:
    """How often each rule is right, as far as the gold tells: 0 to 1, by rule."""
    return {rule: value / SCALE for rule, value in _rows(CONFIDENCE)}


def _rows(name: str) -> Iterator[tuple[str, int]]:
    for line in packaged("rules", name).read_text(encoding="utf-8").splitlines():
        key, _, value = line.rpartition("\t")
        yield key, int(value)


def learnt_claims(context: Context, stated: Sequence[Statement], weights: Weights | None = None) -> Iterator[Statement]:
    """What no rule states and the weights do: each triple once, by its likeliest pair."""
    table = load_weights() if weights is None else weights
    known = {statement.triple for statement in stated}
    best: dict[tuple[str, str, str], tuple[float, Pair]] = {}
    for pair in find_pairs(context, stated):
        if pair.triple in known or len(pair.span) > LONGEST:
            continue
        sure = probability(pair, table)
        if sure >= THRESHOLD and sure > best.get(pair.triple, (0.0, pair))[0]:
            best[pair.triple] = (sure, pair)
    for sure, pair in best.values():
        yield from context.state(
            pair.subject,
            pair.predicate,
            pair.object,
            pair.span,
            pair.sentence,
            f"learnt:{pair.predicate}",
            round(sure, 2),
        )


def calibrated(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements with the confidence that their rules have earned on the gold."""
    table = load_confidence()
    for statement in statements:
        yield replace(statement, confidence=table.get(statement.rule, statement.confidence))
