"""How far each rule of the reading can be trusted, counted on gold.

The confidence of a rule is the mean of a beta distribution (Gelman et al. 2013, Bayesian Data Analysis, ch. 2 and 5):
how often the rule was right, held toward what the rules of its family reach, which is held toward what all reach. It
is counted twice: on the pages that rules were written on, where they are right more often, and on pages that nobody
tuned to, which is what to expect of any other page.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from samgraf.confidence import ANY, Confidence, family_of, key_of
from samgraf.disk import write_whole
from samgraf.evaluate import Evaluation, Verdict
from samgraf.model import LEARNT, LEARNT_UNSEEN, Document

TUNED = 0.95
"""The share of statements that were right on notes which rules were written on."""
UNSEEN = 0.78
"""The share of those by rules that were right on notes which no rule had been written for."""
RULE_WORTH = 96.0
"""Statements that the share of its family counts for in that of a rule: those of one page stand and fall together …"""
FAMILY_WORTH = 24.0
"""… and that of all in the share of a family, whose statements are of many pages."""
FOLDS = 10
PARTS = ("relations", "about")

Shares = dict[str, float]


def rule_confidence(evaluation: Evaluation, unseen: Collection[str]) -> dict[str, Confidence]:
    """How often each rule, each family of rules and any rule is right, 0 to 1, by what the gold says of its statements.

    unseen: the documents that no rule was written for.
    """
    new = _shares(evaluation.select(unseen), UNSEEN)
    tuned = _shares(evaluation.select(set(evaluation.documents) - set(unseen)), TUNED)
    return {
        rule: Confidence(round(_share_of(rule, tuned), 3), round(_share_of(rule, new), 3))
        for rule in sorted({*new, *tuned})
    }


def _shares(evaluation: Evaluation, expected: float) -> Shares:
    counts: dict[str, list[bool]] = defaultdict(list)
    for part in PARTS:
        for verdict in evaluation.verdicts(part):
            if verdict.rule:
                right = verdict.kind == "tp"
                counts[verdict.rule].append(right)
                counts[family_of(verdict.rule)].append(right)
                if not verdict.rule.startswith(LEARNT):
                    counts[ANY].append(right)
    shares = {ANY: _held(counts.pop(ANY, []), expected, FAMILY_WORTH)}
    families = {rule for rule in counts if rule == family_of(rule)}
    for family in sorted(families):
        above = LEARNT_UNSEEN if family == LEARNT else shares[ANY]
        shares[family] = _held(counts[family], above, FAMILY_WORTH)
    for rule in sorted(set(counts) - families):
        shares[rule] = _held(counts[rule], shares[family_of(rule)], RULE_WORTH)
    return shares


def _held(right: Sequence[bool], expected: float, worth: float) -> float:
    return (sum(right) + expected * worth) / (len(right) + worth)


def _share_of(rule: str, shares: Shares) -> float:
    """The share of a rule, or of its family where it has stated nothing, or of any."""
    known = key_of(rule, shares)
    return LEARNT_UNSEEN if known == ANY and rule.startswith(LEARNT) else shares[known]


def with_unseen_confidence(evaluation: Evaluation, unseen: Collection[str]) -> Evaluation:
    """The verdicts, each with the confidence that its rule has earned on other documents than its own.

    Ten folds of documents in a fixed order; a rule that the others do not tell of has what its family shows.
    """
    stems = sorted(evaluation.documents)
    random.Random(0).shuffle(stems)
    documents: dict[str, Mapping[str, Sequence[Verdict]]] = {}
    for fold in (stems[at::FOLDS] for at in range(FOLDS)):
        others = set(stems) - set(fold)
        earned = rule_confidence(evaluation.select(others), others.intersection(unseen))
        for stem in fold:
            parts = evaluation.documents[stem]
            documents[stem] = {part: _trusted(verdicts, earned, stem in unseen) for part, verdicts in parts.items()}
    return Evaluation({stem: documents[stem] for stem in evaluation.documents})


def _trusted(verdicts: Iterable[Verdict], earned: Mapping[str, Confidence], new: bool) -> list[Verdict]:
    tables = {rule: confidence.of(new) for rule, confidence in earned.items()}
    return [replace(each, confidence=_share_of(each.rule, tables)) if each.rule else each for each in verdicts]


def save(path: Path, confidence: Mapping[str, Confidence], tuned: Iterable[Document] = ()) -> None:
    """Write the table that the reading takes confidences from; `tuned` are the pages that rules were written on.

    Raises UsageError where it cannot be written.
    """
    rules = ",\n".join(f"  {json.dumps(rule)}: {json.dumps(shares)}" for rule, shares in sorted(confidence.items()))
    pages = ",\n".join(f'  "{digest}"' for digest in sorted(document.digest for document in tuned))
    write_whole(path, f'{{\n "rules": {{\n{rules}\n }},\n "tuned": [\n{pages}\n ]\n}}\n'.encode())
