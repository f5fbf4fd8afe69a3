"""How well the reading does, as a page of Markdown: scores, how far confidence can be trusted, what is read badly."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from samgraf.calibration import PARTS as CALIBRATED
from samgraf.calibration import with_unseen_confidence
from samgraf.errors import DataError
from samgraf.evaluate import PARTS, Evaluation, Score, Verdict
from samgraf.linking import Linking
from samgraf.negatives import Negatives
from samgraf.tables.scores import link_rows, text_around

COLLECTIONS = "collections.toml"
"""The file beside the gold that tells which documents belong together, and what was done with them."""
UNSEEN = "unseen"
"""The collection of those that no rule was written for."""
NEW_PAGES = "Pages that no rule was written for"
SHARES = ("statements", "right", "share right", "mean confidence")
EDGES = (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
"""Bounds of the classes of confidence; the lower one belongs to its class, and so does 1."""
FEWEST = 8
"""Judged statements from which a rule has a line of its own."""
WEAK = 0.75
"""F1 below which a type or predicate is named among what is read badly."""
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents of the gold that were used alike."""

    name: str
    title: str
    """What they are and what was done with them, for the page."""
    numbers: tuple[range, ...]

    def holds(self, stem: str) -> bool:
        """Whether a document belongs to it, by the number its name begins with."""
        head = stem.split("-")[0]
        return head.isdecimal() and any(int(head) in numbers for numbers in self.numbers)


def load_collections(gold: Path) -> list[Collection]:
    """The collections of a folder of gold; none where the folder has no list of them.

    Raises DataError where the list cannot be read.
    """
    path = gold / COLLECTIONS
    if not path.is_file():
        return []
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return [Collection(name, str(given["title"]), _ranges(given["numbers"])) for name, given in table.items()]
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: not a list of collections ({error}); each has a title and numbers") from error


def unseen_of(collections: Iterable[Collection], stems: Iterable[str]) -> frozenset[str]:
    """Those of some documents that no rule was written for, as far as the collections tell."""
    unseen = [collection for collection in collections if collection.name == UNSEEN]
    return frozenset(stem for stem in stems if any(collection.holds(stem) for collection in unseen))


def new_pages(collections: Sequence[Collection], stems: Iterable[str]) -> frozenset[str]:
    """Those of some documents that no rule was written for; all of them where there are no collections to tell."""
    return unseen_of(collections, stems) if collections else frozenset(stems)


def _ranges(numbers: Iterable[Sequence[int]]) -> tuple[range, ...]:
    """First and last number and the step, of each run."""
    return tuple(range(first, last + 1, step) for first, last, step in numbers)


def quality_lines(
    evaluation: Evaluation,
    collections: Sequence[Collection],
    languages: Mapping[str, str],
    texts: Mapping[str, str],
    linking: tuple[Linking, Linking] | None = None,
    negatives: Negatives | None = None,
    annotators: tuple[Evaluation, Evaluation] | None = None,
) -> Iterator[str]:
    """The page, line by line.

    languages, texts: of each document, by its stem. linking: who is who, as read and after decisions, where gold tells.
    negatives: what people have rejected, and what of it is still drawn.
    annotators: a second annotation of some documents judged by the gold, and the other way round.
    """
    unseen = new_pages(collections, evaluation.documents)
    yield "# How well SamGraf reads"
    yield ""
    yield "Written by `samgraf score GOLD SOURCES --report FILE`; a test compares it with a run of today."
    yield "F1 is the harmonic mean of precision (what is stated is right) and recall (what is right is stated)."
    yield "Intervals: documents drawn with replacement, 95 %. What the gold calls optional counts neither way."
    yield ""
    yield from _overall(evaluation, collections, languages)
    yield from _two_annotators(evaluation, *annotators) if annotators else ()
    yield from _by_label(evaluation, unseen)
    yield from _who_is_who(*linking) if linking else ()
    yield from _rejected(negatives) if negatives else ()
    yield from _reliability(evaluation, unseen)
    yield from _weaknesses(evaluation, texts)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
    yield ""


def groups_of(
    evaluation: Evaluation, collections: Sequence[Collection], languages: Mapping[str, str]
) -> dict[str, list[str]]:
    """The documents of each collection, of each language, and all of them, by the name of the group."""
    groups = {each.name: [s for s in evaluation.documents if each.holds(s)] for each in collections}
    spoken = sorted({languages.get(stem, "") for stem in evaluation.documents} - {""})
    groups |= {f"language {code}": [s for s in evaluation.documents if languages.get(s) == code] for code in spoken}
    return groups | {"all": list(evaluation.documents)}


def weakest(evaluation: Evaluation) -> list[tuple[str, Score]]:
    """The types and predicates that are read badly, the worst first."""
    scores = {
        label: score
        for part in ("entities", "relations", "themes", "about")
        for label, score in evaluation.by_label(part).items()
        if score.f1 < WEAK
    }
    return sorted(scores.items(), key=lambda pair: pair[1].f1)


def _overall(evaluation: Evaluation, collections: Sequence[Collection], languages: Mapping[str, str]) -> Iterator[str]:
    yield "## Collections and languages"
    yield ""
    titles = {each.name: f"{each.name}: {each.title}" for each in collections}
    rows = [
        [titles.get(name, name), str(len(stems)), *(_figure(evaluation.select(stems), part) for part in PARTS)]
        for name, stems in groups_of(evaluation, collections, languages).items()
    ]
    yield from _table(["F1 (interval)", "documents", *PARTS], rows)


def _two_annotators(evaluation: Evaluation, second: Evaluation, first: Evaluation) -> Iterator[str]:
    stems = list(second.documents)
    yield "## Two annotators"
    yield ""
    yield f"{len(stems)} documents were annotated once more, by somebody who saw neither the gold nor the reading"
    yield "(`samgraf agreement`). What two careful readers agree on is what a perfect reading could reach."
    yield ""
    judged = {
        "second annotation, by the gold": second,
        "gold, by the second annotation": first,
        "reading, by the gold": evaluation.select(stems),
    }
    yield from _table(
        ["F1 (interval)", *PARTS], [[name, *(_figure(each, part) for part in PARTS)] for name, each in judged.items()]
    )


def _figure(evaluation: Evaluation, part: str) -> str:
    if not evaluation.verdicts(part):
        return "–"
    low, high = evaluation.interval(part)
    return f"{evaluation.score(part).f1:.3f} ({low:.2f}–{high:.2f})"


def _by_label(evaluation: Evaluation, unseen: frozenset[str]) -> Iterator[str]:
    yield "## Types and predicates"
    yield ""
    for title, judged in (("All documents", evaluation), (NEW_PAGES, evaluation.select(unseen))):
        if not judged.documents:
            continue
        yield f"### {title}"
        yield ""
        rows = [
            [label, f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}"]
            + [str(count) for count in (score.right, score.wrong, score.missed)]
            for part in ("entities", "relations", "attributes")
            for label, score in judged.by_label(part).items()
        ]
        yield from _table(["", "precision", "recall", "F1", "right", "wrong", "missed"], rows)


def _who_is_who(alone: Linking, decided: Linking) -> Iterator[str]:
    yield "## Who is who across documents"
    yield ""
    yield "Of the things that were found. “Record”: which row of the registers a thing is, that of the right time for"
    yield "municipalities and counties. “B³”: which mentions are one thing (Bagga and Baldwin 1998), of what recurs or"
    yield "looks alike. People decide what the reading cannot (`data/decisions.tsv`), with the same notes before them:"
    yield "the last column, without their decisions, is what to expect of other pages."
    yield ""
    head, *rows = link_rows(alone, decided)
    yield from _table(["", *head[1:]], rows)
    yield f"Ids that stand for things of two types: {len(decided.crossed)}."
    yield ""


def _rejected(negatives: Negatives) -> Iterator[str]:
    yield "## Rejected statements"
    yield ""
    yield f"Of {negatives.asked} statements of these documents that people have rejected (`data/decisions.tsv`), the"
    yield f"reading still draws {len(negatives.drawn)}."
    yield ""
    if negatives.drawn:
        rows = [
            [" ".join(each.statement.triple), each.document, each.statement.rule, each.decision.reason]
            for each in negatives.drawn
        ]
        yield from _table(["statement", "document", "rule", "rejected because"], rows)


def _reliability(evaluation: Evaluation, unseen: frozenset[str]) -> Iterator[str]:
    judged = with_unseen_confidence(evaluation, unseen)
    yield "## Confidence"
    yield ""
    yield "Of the statements whose rule has a confidence in a class, how many the gold has. A rule has two: what it has"
    yield "earned on pages that no rule was written for, which every other page is read with, and on those that rules"
    yield "were written on. Each document is judged with what the others tell."
    yield ""
    for title, stems in (
        (NEW_PAGES, unseen),
        ("Pages that rules were written on", set(evaluation.documents) - unseen),
    ):
        stated = [v for part in CALIBRATED for v in judged.select(stems).verdicts(part) if v.rule]
        if not stated:
            continue
        yield f"### {title}"
        yield ""
        yield from _table(["confidence", *SHARES], _classed(stated))
        yield from _table(["predicate", *SHARES], _grouped(stated, "label"))
        yield from _table(["rule", *SHARES], _grouped(stated, "rule"))


def _classed(verdicts: Sequence[Verdict]) -> Iterator[list[str]]:
    for low, high in pairwise(EDGES):
        inside = [v for v in verdicts if low <= v.confidence < high or v.confidence == high == EDGES[-1]]
        if inside:
            yield [f"{low:.2f}–{high:.2f}", *_shares(inside)]


def _shares(verdicts: Sequence[Verdict]) -> list[str]:
    right = sum(v.kind == "tp" for v in verdicts)
    mean = sum(v.confidence for v in verdicts) / len(verdicts)
    return [str(len(verdicts)), str(right), f"{right / len(verdicts):.3f}", f"{mean:.3f}"]


def _grouped(verdicts: Sequence[Verdict], by: str) -> Iterator[list[str]]:
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[str(getattr(verdict, by))].append(verdict)
    for name in sorted(groups):
        if len(groups[name]) >= FEWEST:
            yield [name, *_shares(groups[name])]


def _weaknesses(evaluation: Evaluation, texts: Mapping[str, str]) -> Iterator[str]:
    yield "## What it reads badly"
    yield ""
    for label, score in weakest(evaluation):
        yield f"**{label}**, F1 {score.f1:.2f}: {_told(score)}"
        yield ""
        yield from _examples(evaluation, label, texts)


def _told(score: Score) -> str:
    asked = score.right + score.missed
    return (
        f"finds {score.right} of {asked}, and of what it states {score.wrong} of {score.right + score.wrong} are wrong."
    )


def _examples(evaluation: Evaluation, label: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Some misses, each of another document."""
    shown = 0
    for stem, parts in evaluation.documents.items():
        verdicts = [v for vs in parts.values() for v in vs if v.label == label and v.kind != "tp"]
        if verdicts and shown < EXAMPLES:
            shown += 1
            around = text_around(texts.get(stem, ""), verdicts[0].quote, 40)
            yield f"- {verdicts[0].fault}: {verdicts[0].text}" + (f" — “{around}”" if around else "") + f" ({stem})"
    yield ""
