"""Who is who across documents, against gold: which record of a register a thing is, and which mentions are one thing.

Only what was found is judged, each found thing as the one of the gold that it answers to (`samgraf.alignment`). A
link is right when the id is that of the record: for municipalities and counties, the record of the right time. Which
mentions are one is measured by B³: for each mention, the share of its cluster that belongs there, and of its thing
that is in the cluster (Bagga & Baldwin 1998, Algorithms for Scoring Coreference Chains, LREC workshop on linguistic
coreference, 563–566). Means are over mentions; intervals come from drawing documents with replacement.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from samgraf.alignment import Object, align, group, likeness
from samgraf.errors import DataError
from samgraf.evaluate import DRAWS

IDENTITY = "identity.tsv"
"""The file beside the gold that tells which of its entities are one thing."""
COLUMNS = ("thing", "type", "note", "entity", "name", "when", "remark")
PLACES = frozenset({"Municipality", "County"})
LINKED = ("Municipality", "County", "Organisation")
"""Types that registers know."""
CLUSTERED = ("Person", "Organisation", "Project", "Event", "Venue")
"""Types of which it is measured which mentions are one."""

Place = tuple[str, str]
"""A document's stem, and the id of an entity in its gold."""
Called = Callable[[str, str], str | None]
"""What an entity of a document (its stem) is called in the end; None where it is no such thing."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entity of the gold, and the thing that it is."""

    thing: str
    """The path of a register's record, or of a thing that stands in none: `person/lars-ueland-kobro`."""
    type: str
    note: str
    entity: str
    name: str
    when: str = ""
    """The day, month or year in which it is that thing, where a note tells one."""
    remark: str = ""
    """Why, where it is not plain."""

    @property
    def place(self) -> Place:
        """Where it is annotated."""
        return self.note, self.entity


@dataclass(frozen=True, slots=True)
class Judged:
    """One mention by one measure; None where it does not count on that side."""

    precision: float | None
    recall: float | None
    name: str
    thing: str
    called: str

    @property
    def right(self) -> bool:
        """Whether nothing is wrong or missing."""
        return self.precision in (None, 1.0) and self.recall in (None, 1.0)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Means over mentions."""

    precision: float
    recall: float
    mentions: int

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @classmethod
    def of(cls, judged: Iterable[Judged]) -> Agreement:
        """The means over some mentions."""
        every = list(judged)
        return cls(_mean(each.precision for each in every), _mean(each.recall for each in every), len(every))


def _mean(values: Iterable[float | None]) -> float:
    """The mean of those that count."""
    counted = [value for value in values if value is not None]
    return sum(counted) / len(counted) if counted else 0.0


@dataclass(frozen=True, slots=True)
class Linking:
    """The judgements on every document: stem → measure (`Municipality, record`, `Person, B³`) → mentions."""

    documents: Mapping[str, Mapping[str, Sequence[Judged]]]
    crossed: tuple[str, ...] = ()
    """Ids under which things of two types were found; there must be none."""

    @property
    def measures(self) -> list[str]:
        """Those that some mention was judged by, in a fixed order."""
        met = {measure for measures in self.documents.values() for measure in measures}
        order = [*(f"{kind}, record" for kind in LINKED), *(f"{kind}, B³" for kind in CLUSTERED)]
        return [measure for measure in order if measure in met]

    def judged(self, measure: str) -> list[Judged]:
        """All mentions that a measure judged."""
        return [each for measures in self.documents.values() for each in measures.get(measure, ())]

    def agreement(self, measure: str) -> Agreement:
        """The means over all documents together."""
        return Agreement.of(self.judged(measure))

    def interval(self, measure: str) -> tuple[float, float]:
        """The middle 95 % of F1 when documents are drawn with replacement; seeded."""
        rng, stems = random.Random(0), list(self.documents)
        draws = sorted(
            Agreement.of(j for s in rng.choices(stems, k=len(stems)) for j in self.documents[s].get(measure, ())).f1
            for _ in range(DRAWS if stems else 0)
        )
        return (draws[int(DRAWS * 0.025)], draws[int(DRAWS * 0.975)]) if draws else (0.0, 0.0)

    def faults(self) -> Iterator[tuple[str, str, Judged]]:
        """What is wrong: the document, the measure and the mention."""
        for stem, measures in self.documents.items():
            for measure in self.measures:
                yield from ((stem, measure, each) for each in measures.get(measure, ()) if not each.right)


def load_identity(gold: Path) -> list[Row]:
    """The rows of the file beside a folder's gold; none where it has no such file.

    Raises DataError where the file cannot be read or a row is broken.
    """
    path = gold / IDENTITY
    if not path.is_file():
        return []
    try:
        head, *lines = path.read_text(encoding="utf-8").splitlines()
    except (ValueError, OSError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text with a head ({error}); mend the file") from error
    if tuple(head.split("\t")) != COLUMNS:
        raise DataError(f"{path}, line 1: the head is another; write {', '.join(COLUMNS)} with tabs between")
    rows = []
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or not all(cells[:5]):
            raise DataError(f"{path}, line {number}: {len(COLUMNS)} cells belong there, the first five of them filled")
        rows.append(Row(*cells))
    return rows


def as_read(entity: str, _: str) -> str:
    """What the reading alone calls an entity: as it is."""
    return entity


def link(
    gold: Mapping[str, Object],
    identity: Sequence[Row],
    found: Mapping[str, Object],
    records: AbstractSet[str],
    called: Called = as_read,
    *,
    notes: AbstractSet[str] | None = None,
) -> Linking:
    """The judgements on what was found in documents.

    records: the paths of all that stands in a register. called: what an entity is after decisions. notes: the documents
    that the rows tell all of, by default all of the gold.
    """
    rows = {row.place: row for row in identity}
    named, types = _aligned(gold, found, called)
    named = {place: each for place, each in named.items() if notes is None or place[0] in notes}
    judged: dict[str, dict[str, list[Judged]]] = {stem: defaultdict(list) for stem in gold}
    for measure, place, each in (*_links(named, rows, records), *_clusters(named, rows)):
        judged[place[0]][measure].append(each)
    crossed = tuple(sorted(path for path, kinds in types.items() if len(kinds) > 1))
    return Linking({stem: dict(measures) for stem, measures in judged.items()}, crossed)


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity of the gold that was found, and what it is called."""

    type: str
    name: str
    called: str


def _aligned(
    gold: Mapping[str, Object], found: Mapping[str, Object], called: Called
) -> tuple[dict[Place, _Named], Mapping[str, set[str]]]:
    """What was found of the gold; and the types under which each id was found anywhere."""
    named: dict[Place, _Named] = {}
    types: dict[str, set[str]] = defaultdict(set)
    for stem, want in gold.items():
        entities = [*want["entities"], *(want.get("optional") or {}).get("entities", [])]
        by_id = {entity["id"]: entity for entity in entities}
        got = found.get(stem, {"entities": []})["entities"]
        ids = {entity["id"]: called(entity["id"], stem) for entity in got}
        for entity in got:
            types[ids[entity["id"]] or ""].add(group(entity["type"]))
        for found_id, gold_id in align(entities, got, likeness_of_stages).items():
            if name := ids[found_id]:
                named[stem, gold_id] = _Named(group(by_id[gold_id]["type"]), by_id[gold_id]["name"], name)
    types.pop("", None)
    return named, types


def likeness_of_stages(gold: Object, found: Object) -> float:
    """Likeness as ever, but of places by their spelling first: "Larvik" is the old one, "nye Larvik kommune" not."""
    score = likeness(gold, found)
    if not score or gold["type"] not in PLACES:
        return score
    ours, theirs = ({" ".join(s.casefold().split()) for s in entity.get("surface", [])} for entity in (gold, found))
    return len(ours & theirs) + score / 10


def _links(
    named: Mapping[Place, _Named], rows: Mapping[Place, Row], records: AbstractSet[str]
) -> Iterator[tuple[str, Place, Judged]]:
    """The links to the registers. A body without a row is in none; a place without one is not judged."""
    for place, each in named.items():
        row = rows.get(place)
        if each.type not in LINKED or (each.type in PLACES and row is None):
            continue
        right = row.thing if row and row.thing in records else None
        got = each.called if each.called in records else None
        if right or got:
            hit = float(right == got)
            told = right or "no record", each.called
            yield f"{each.type}, record", place, Judged(hit if got else None, hit if right else None, each.name, *told)


def _clusters(named: Mapping[Place, _Named], rows: Mapping[Place, Row]) -> Iterator[tuple[str, Place, Judged]]:
    """B³ of the mentions that have a row. One without a row is a thing of its own, and spoils a cluster it is in."""
    things = {place: rows[place].thing if place in rows else "/".join(place) for place in named}
    sizes = Counter((each.type, things[place]) for place, each in named.items())
    clusters = Counter((each.type, each.called) for each in named.values())
    shared = Counter((each.type, each.called, things[place]) for place, each in named.items())
    for place, each in named.items():
        if each.type in CLUSTERED and place in rows:
            kind, thing = each.type, things[place]
            both = shared[kind, each.called, thing]
            sides = both / clusters[kind, each.called], both / sizes[kind, thing]
            yield f"{kind}, B³", place, Judged(*sides, each.name, thing, each.called)
