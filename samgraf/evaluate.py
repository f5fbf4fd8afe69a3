"""Found against gold: precision, recall and F1 by type and predicate, document by document.

What counts. An entity is found when its type group agrees and one of its names or surfaces does (for projects,
events, talks and venues: when most words of a title do); one found thing answers to one of the gold. A relation is
found when subject, predicate and object all are. Themes and `about` are open-ended and scored apart, and so are
attributes. What the gold calls optional, and what follows from the gold, is neither asked for nor wrong. The
headline is F1 over all documents together; its interval comes from drawing documents with replacement
(Efron 1979, doi:10.1214/aos/1176344552).
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from samgraf.alignment import Object, align, group
from samgraf.errors import DataError

Triple = tuple[str, str, str]

PARTS = ("entities", "relations", "attributes", "themes", "about")
DRAWS = 500

_SAME_PREDICATE = {"inMunicipality": "locatedIn"}
_ATTRIBUTES = ("start", "end", "budget_nok")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing asked for or found: right (`tp`), wrong (`fp`) or missed (`fn`)."""

    kind: str
    label: str
    """Type or predicate."""
    text: str
    quote: str = ""
    """Where it stands: the quotation that proves it, or a name as the text has it."""
    rule: str = ""
    """The rule that stated it, of a relation that was found."""
    confidence: float = 1.0
    """How sure that rule is."""

    @property
    def fault(self) -> str:
        """What is said of it where it is not right."""
        return "missed" if self.kind == "fn" else "wrong"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts, and what follows from them."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what was asked for that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Score:
        """The score of some verdicts."""
        counts = Counter(verdict.kind for verdict in verdicts)
        return cls(counts["tp"], counts["fp"], counts["fn"])


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The verdicts on every document: file stem → part → verdicts."""

    documents: Mapping[str, Mapping[str, Sequence[Verdict]]]

    def select(self, stems: Iterable[str]) -> Evaluation:
        """The verdicts on some of the documents."""
        wanted = set(stems)
        return Evaluation({stem: parts for stem, parts in self.documents.items() if stem in wanted})

    def verdicts(self, part: str) -> list[Verdict]:
        """All verdicts on one part (`entities`, `relations` …)."""
        return [verdict for parts in self.documents.values() for verdict in parts.get(part, ())]

    def score(self, part: str) -> Score:
        """The score of one part over all documents together."""
        return Score.of(self.verdicts(part))

    def by_label(self, part: str) -> dict[str, Score]:
        """The scores of one part by type or predicate."""
        sorted_by: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.verdicts(part):
            sorted_by[verdict.label].append(verdict)
        return {label: Score.of(sorted_by[label]) for label in sorted(sorted_by)}

    def interval(self, part: str) -> tuple[float, float]:
        """The middle 95 % of F1 when documents are drawn with replacement; seeded."""
        rng, stems = random.Random(0), list(self.documents)
        draws = sorted(
            Score.of(v for stem in rng.choices(stems, k=len(stems)) for v in self.documents[stem].get(part, ())).f1
            for _ in range(DRAWS if stems else 0)
        )
        return (draws[int(DRAWS * 0.025)], draws[int(DRAWS * 0.975)]) if draws else (0.0, 0.0)


def load_gold(folder: Path) -> dict[str, Object]:
    """The gold files of a folder, by the stem of the text they are about.

    Raises DataError where the folder has none, or one is not JSON of that kind.
    """
    gold: dict[str, Object] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(data, dict):
                raise ValueError("no JSON object")
            gold[Path(data.get("source", path.stem)).stem] = {
                "entities": data["entities"],
                "relations": data["relations"],
                **data,
            }
        except (ValueError, KeyError, AttributeError) as error:
            raise DataError(f"{path}: not a gold file ({error}); see the README of the gold") from error
    if not gold:
        raise DataError(f"{folder}: no gold files (.json) there; name the folder that has them")
    return gold


def evaluate(gold: Mapping[str, Object], found: Mapping[str, Object]) -> Evaluation:
    """The verdicts on what was found; a document of the gold that nothing was found in is all missed."""
    nothing: Object = {"entities": [], "relations": []}
    return Evaluation({stem: _score_document(want, found.get(stem, nothing)) for stem, want in gold.items()})


def _score_document(gold: Object, found: Object) -> dict[str, list[Verdict]]:
    optional = gold.get("optional") or {}
    spare_entities = optional.get("entities", [])
    pairing = align([*gold["entities"], *spare_entities], found["entities"])
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    _judge_entities(gold["entities"], found["entities"], pairing, verdicts)
    _judge_relations(gold, found, pairing, verdicts)
    _judge_attributes(gold["entities"], found["entities"], pairing, verdicts)
    return dict(verdicts)


def _judge_entities(
    gold: Sequence[Object],
    found: Sequence[Object],
    pairing: Mapping[str, str],
    verdicts: dict[str, list[Verdict]],
) -> None:
    hit = set(pairing.values())
    for entity in gold:
        kind = "tp" if entity["id"] in hit else "fn"
        verdicts[_part(entity)].append(Verdict(kind, group(entity["type"]), entity["name"], _surface(entity)))
    for entity in found:
        if entity["id"] not in pairing:
            verdicts[_part(entity)].append(Verdict("fp", group(entity["type"]), entity["name"], _surface(entity)))


def _surface(entity: Object) -> str:
    """A name as it stands in the text, the longest."""
    return max((str(surface) for surface in entity.get("surface") or ()), key=len, default=entity["name"])


def _part(entity: Object) -> str:
    return "themes" if entity["type"] == "Theme" else "entities"


def _judge_relations(
    gold: Object,
    found: Object,
    pairing: Mapping[str, str],
    verdicts: dict[str, list[Verdict]],
) -> None:
    optional = gold.get("optional") or {}
    spare_ids = {entity["id"] for entity in optional.get("entities", [])}
    names = {e["id"]: e["name"] for e in (*gold["entities"], *optional.get("entities", []))}
    names |= {"?" + e["id"]: e["name"] for e in found["entities"]}
    want = {triple_of(relation): relation for relation in gold["relations"]}
    spare = {triple_of(relation) for relation in optional.get("relations", [])}
    spare |= implied({*want, *spare})
    got = {triple_of(relation, pairing): relation for relation in found["relations"]}

    def add(kind: str, triple: Triple, relation: Object) -> None:
        subject, predicate, object_ = triple
        part = "about" if predicate == "about" else "relations"
        text = f"{names.get(subject, subject)} – {predicate} → {names.get(object_, object_)}"
        rule, confidence = str(relation.get("rule", "")), float(relation.get("confidence", 1.0))
        verdicts[part].append(Verdict(kind, predicate, text, _quote(relation), rule, confidence))

    for triple in sorted(want):
        add("tp" if triple in got else "fn", triple, got.get(triple, want[triple]))
    for triple in sorted(set(got) - set(want) - spare):
        if triple[0] not in spare_ids and triple[2] not in spare_ids:
            add("fp", triple, got[triple])


def _quote(relation: Object) -> str:
    """The quotation of a relation: a string in gold, a part of the evidence in a reading."""
    evidence = relation.get("evidence") or ""
    return str(evidence["quote"] if isinstance(evidence, dict) else evidence)


def triple_of(relation: Object, ids: Mapping[str, str] | None = None) -> Triple:
    """The triple of a relation, its ends by their ids or, where `ids` are given, by what these stand for there."""
    subject, object_ = str(relation["subject"]), str(relation["object"])
    if ids is not None:
        subject, object_ = ids.get(subject, "?" + subject), ids.get(object_, "?" + object_)
    predicate = str(relation["predicate"])
    return subject, _SAME_PREDICATE.get(predicate, predicate), object_


def implied(triples: set[Triple]) -> set[Triple]:
    """What follows from the gold: an affiliation with a unit's parent, a talk's speaker speaking at its event."""
    parents: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, object_ in triples:
        if predicate == "partOf":
            parents[subject].add(object_)
    for _ in range(4):
        for child in list(parents):
            parents[child] |= {above for parent in list(parents[child]) for above in parents.get(parent, ())}
    out = {(child, "partOf", parent) for child, above in parents.items() for parent in above}
    for subject, predicate, object_ in triples:
        above = parents.get(object_, set())
        if predicate in {"affiliatedWith", "speaker", "facilitator", "participant"}:
            out |= {(subject, predicate, parent) for parent in above}
        if predicate in {"speaker", "facilitator"}:
            out |= {(subject, "participant", where) for where in {object_} | above}
        if predicate in {"leads", "memberOf"}:
            out.add((subject, "memberOf", object_))
        if predicate in {"coordinatedBy", "ownedBy"}:
            out.add((subject, "partner", object_))
    return out - triples


def _judge_attributes(
    gold: Sequence[Object],
    found: Sequence[Object],
    pairing: Mapping[str, str],
    verdicts: dict[str, list[Verdict]],
) -> None:
    by_gold = {g: f for f, g in pairing.items()}
    by_id = {entity["id"]: entity for entity in found}
    for entity in gold:
        mate = by_id.get(by_gold.get(entity["id"], ""), {})
        for name in _ATTRIBUTES:
            value = (entity.get("attributes") or {}).get(name)
            if value is None:
                continue
            other = (mate.get("attributes") or {}).get(name)
            same = other == value if name == "budget_nok" else str(other or "").startswith(str(value)[:10])
            verdicts["attributes"].append(
                Verdict("tp" if same else "fn", name, f"{entity['name']} {name}={value}, found {other}")
            )
