"""How the scorer of pairs is learnt from the gold, what it adds to the rules, and how far each rule can be trusted."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from samgraf.alignment import Object, align
from samgraf.disk import write_whole
from samgraf.evaluate import SAME_PREDICATE, Score, Triple, implied
from samgraf.extract import as_object
from samgraf.model import Document
from samgraf.reading import Reader
from samgraf.statements import read_rules
from samgraf.statements.context import Context
from samgraf.statements.pairs import NOT_LEARNT, Pair, find_pairs
from samgraf.statements.scorer import CONFIDENCE, SCALE, THRESHOLD, WEIGHTS, named, probability

ENOUGH = 5
"""Pairs that a feature must speak for to have a weight."""
LEAST = 30
"""The smallest weight that is kept, in thousandths."""
STRENGTH = 1.0
"""scikit-learn's C: the inverse of how strongly weights are held small."""
FOLDS = 10
UNSEEN = 0.9
"""How often statements are right on pages that no rule was written for: what a rule is given before it is counted."""
WEIGHT_OF_UNSEEN = 8.0
"""Statements that this is worth in the confidence of a rule."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of a document, and whether the gold states it; pairs the gold leaves open are none."""

    pair: Pair
    triple: Triple
    """With the gold's names of things, or a question mark and the reader's where the gold has no such thing."""
    right: bool
    here: bool
    """Whether the gold quotes this place for it."""


@dataclass(frozen=True, slots=True)
class Studied:
    """A document with all that is learnt from it."""

    stem: str
    examples: tuple[Example, ...]
    ruled: tuple[tuple[Triple, str, bool], ...]
    """What rules state: the triple, the rule, and whether it is right."""
    wanted: frozenset[Triple]


def study(reader: Reader, document: Document, gold: Object) -> Studied:
    """The pairs of a document, each judged by its gold."""
    context = reader.look(document)
    stated = [s for s in read_rules(context) if not s.qualifiers.get("negated")]
    optional = gold.get("optional") or {}
    spare_entities = optional.get("entities", [])
    pairing = align([*gold["entities"], *spare_entities], as_object(reader.read(document))["entities"])
    wanted: dict[Triple, list[str]] = defaultdict(list)
    for relation in gold["relations"]:
        wanted[_triple(relation["subject"], relation["predicate"], relation["object"])].append(
            relation.get("evidence", "")
        )
    spare = {_triple(r["subject"], r["predicate"], r["object"]) for r in optional.get("relations", [])}
    spare |= implied({*wanted, *spare})
    open_ids = {entity["id"] for entity in spare_entities}

    def judged(subject: str, predicate: str, object_: str) -> Triple | None:
        triple = _triple(pairing.get(subject, "?" + subject), predicate, pairing.get(object_, "?" + object_))
        is_open = triple in spare or triple[0] in open_ids or triple[2] in open_ids
        return None if is_open and triple not in wanted else triple

    examples = []
    for pair in find_pairs(context, stated):
        if triple := judged(*pair.triple):
            here = triple in wanted and _quoted(context, pair, wanted[triple])
            examples.append(Example(pair, triple, triple in wanted, here))
    ruled = [(triple, s.rule, triple in wanted) for s in stated if (triple := judged(*s.triple))]
    kept = frozenset(triple for triple in wanted if triple[1] not in NOT_LEARNT)
    return Studied(document.stem, tuple(examples), tuple(ruled), kept)


def _triple(subject: str, predicate: str, object_: str) -> Triple:
    return subject, SAME_PREDICATE.get(predicate, predicate), object_


def _quoted(context: Context, pair: Pair, quotes: Iterable[str]) -> bool:
    """Whether one of the gold's quotations overlaps the sentence of a pair."""
    places = [(context.text.find(quote), len(quote)) for quote in quotes if quote]
    return any(at >= 0 and at < pair.sentence.end and pair.sentence.start < at + length for at, length in places)


def fit(studied: Iterable[Studied]) -> dict[str, int]:
    """The weights learnt from some documents.

    A pair that the gold states, but quotes elsewhere in the text, is left out: it is no proof where it stands.
    """
    rows: list[list[str]] = []
    targets: list[bool] = []
    for each in studied:
        quoted = {example.triple for example in each.examples if example.here}
        for example in each.examples:
            if example.right and not example.here and example.triple in quoted:
                continue
            rows.append([named(example.pair.predicate, f) for f in ("", *sorted(example.pair.features))])
            targets.append(example.right)
    counts = Counter(name for row in rows for name in row)
    places = {name: at for at, name in enumerate(sorted(name for name in counts if counts[name] >= ENOUGH))}
    known = [sorted(places[name] for name in row if name in places) for row in rows]
    starts = np.cumsum([0, *(len(row) for row in known)], dtype=np.int32)
    columns = np.array([column for row in known for column in row], dtype=np.int32)
    table = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(known), len(places)))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=2000, random_state=0).fit(table, targets)
    weights = {name: round(float(model.coef_[0][at]) * SCALE) for name, at in places.items()}
    bias = round(float(model.intercept_[0]) * SCALE)
    kept = {name: weight for name, weight in weights.items() if abs(weight) >= LEAST or name.endswith("|")}
    return {name: weight + (bias if name.endswith("|") else 0) for name, weight in kept.items()}


def added(each: Studied, weights: Mapping[str, int]) -> dict[Triple, tuple[float, bool]]:
    """What the weights state in a document beside the rules: how surely, and whether it is right."""
    ruled = {triple for triple, _, _ in each.ruled}
    found: dict[Triple, tuple[float, bool]] = {}
    for example in each.examples:
        sure = probability(example.pair, weights)
        if example.triple not in ruled and sure >= max(THRESHOLD, found.get(example.triple, (0.0, False))[0]):
            found[example.triple] = (sure, example.right)
    return found


def folds(studied: Sequence[Studied]) -> Iterator[tuple[list[Studied], list[Studied]]]:
    """Documents to learn from and documents to try on, ten times, in a fixed order."""
    shuffled = sorted(studied, key=lambda each: each.stem)
    random.Random(0).shuffle(shuffled)
    for at in range(FOLDS):
        tried = shuffled[at::FOLDS]
        yield [each for each in shuffled if each not in tried], tried


def cross_validate(studied: Sequence[Studied]) -> dict[str, dict[str, Score]]:
    """The scores of the rules alone and with what is learnt, by document, none tried on what it was learnt from."""
    scores: dict[str, dict[str, Score]] = {}
    for seen, tried in folds(studied):
        weights = fit(seen)
        for each in tried:
            ruled = {triple: right for triple, _, right in each.ruled if triple[1] not in NOT_LEARNT}
            more = {triple: right for triple, (_, right) in added(each, weights).items()}
            scores[each.stem] = {"rules": _score(each, ruled), "both": _score(each, ruled | more)}
    return scores


def _score(each: Studied, found: Mapping[Triple, bool]) -> Score:
    right = {triple for triple, is_right in found.items() if is_right}
    return Score(len(right), len(found) - len(right), len(each.wanted - right))


def together(scores: Iterable[Score]) -> Score:
    """The score of several documents as one."""
    all_ = list(scores)
    return Score(sum(s.right for s in all_), sum(s.wrong for s in all_), sum(s.missed for s in all_))


def score_lines(scores: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    """What the rules reach and what they reach with what is learnt, in lines of text."""
    for name, title in (("rules", "rules alone"), ("both", "with what is learnt, cross-validated by document")):
        score = together(each[name] for each in scores.values())
        yield (
            f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
            f"  ({score.right} right, {score.wrong} wrong, {score.missed} missed)  {title}"
        )


def rule_confidence(studied: Iterable[Studied]) -> dict[str, int]:
    """For each rule, in thousandths, how often it is right: counted on the gold, held toward what unseen pages show.

    The mean of a beta distribution (Gelman et al. 2013, Bayesian Data Analysis, ch. 2): a rule seen twice is not
    certain because it was right twice.
    """
    counts: dict[str, list[bool]] = defaultdict(list)
    for each in studied:
        for _, rule, right in each.ruled:
            counts[rule].append(right)
    return {
        rule: round(SCALE * (sum(found) + UNSEEN * WEIGHT_OF_UNSEEN) / (len(found) + WEIGHT_OF_UNSEEN))
        for rule, found in sorted(counts.items())
    }


def save(out: Path, weights: Mapping[str, int], confidence: Mapping[str, int]) -> None:
    """Write both tables to a folder.

    Raises UsageError where it cannot be written.
    """
    for name, table in ((WEIGHTS, weights), (CONFIDENCE, confidence)):
        lines = "".join(f"{key}\t{value}\n" for key, value in sorted(table.items()))
        write_whole(out / name, lines.encode())
