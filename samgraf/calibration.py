"""How far each rule of the reading can be trusted, counted on gold.

The confidence of a rule is the mean of a beta distribution (Gelman et al. 2013, Bayesian Data Analysis, ch. 2): how
often the rule was right, held toward what rules reach on pages they were not written for. A rule that was seen twice
is not certain because it was right twice.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from samgraf.disk import write_whole
from samgraf.evaluate import Evaluation, Verdict
from samgraf.model import LEARNT, LEARNT_UNSEEN

UNSEEN = 0.85
"""The share of statements that were right on notes which no rule had been written for."""
WORTH = 8.0
"""How many statements that share counts for in the confidence of one rule."""
FOLDS = 10
PARTS = ("relations", "about")


def rule_confidence(evaluation: Evaluation) -> dict[str, float]:
    """How often each rule is right, 0 to 1, by what the gold says of its statements."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for part in PARTS:
        for verdict in evaluation.verdicts(part):
            if verdict.rule:
                counts[verdict.rule].append(verdict.kind == "tp")
    return {
        rule: round((sum(right) + _expected(rule) * WORTH) / (len(right) + WORTH), 3)
        for rule, right in sorted(counts.items())
    }


def _expected(rule: str) -> float:
    return LEARNT_UNSEEN if rule.startswith(LEARNT) else UNSEEN


def with_unseen_confidence(evaluation: Evaluation) -> Evaluation:
    """The verdicts, each with the confidence that its rule has earned on other documents than its own.

    Ten folds of documents in a fixed order; a rule that the others do not tell of has what unseen pages show.
    """
    stems = sorted(evaluation.documents)
    random.Random(0).shuffle(stems)
    documents: dict[str, Mapping[str, Sequence[Verdict]]] = {}
    for fold in (stems[at::FOLDS] for at in range(FOLDS)):
        earned = rule_confidence(evaluation.select(set(stems) - set(fold)))
        for stem in fold:
            parts = evaluation.documents[stem]
            documents[stem] = {part: _trusted(verdicts, earned) for part, verdicts in parts.items()}
    return Evaluation({stem: documents[stem] for stem in evaluation.documents})


def _trusted(verdicts: Iterable[Verdict], earned: Mapping[str, float]) -> list[Verdict]:
    return [
        replace(each, confidence=earned.get(each.rule, _expected(each.rule))) if each.rule else each
        for each in verdicts
    ]


def save(path: Path, confidence: Mapping[str, float]) -> None:
    """Write the table that the reading takes confidences from.

    Raises UsageError where it cannot be written.
    """
    write_whole(path, "".join(f"{rule}\t{share}\n" for rule, share in sorted(confidence.items())).encode())
