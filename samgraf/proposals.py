"""Doubts about identity across documents, for a person to settle: what may be one, what may be two, which record.

Nothing here merges anything. Names are compared within blocks that share a word (Christen 2012, *Data Matching*,
doi:10.1007/978-3-642-31164-2, chapter 4), by the likeness of their words in any order (rapidfuzz); what the two do
together or apart counts for and against. A doubt is gone once `decisions.tsv` has a line on it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations

from samgraf import likeness
from samgraf.authorities import Authorities, Record
from samgraf.decisions import Decisions
from samgraf.identifiers import are_one, identifiers_of, registered
from samgraf.model import Entity, Reading, Statement
from samgraf.signatures import group_of
from samgraf.vocab import slug

COMPARED = frozenset({"Person", "Organisation", "Project", "Event", "Venue"})
"""Types whose names are compared: municipalities and counties are their register's, talks their programme's."""
LEAST = 0.75
"""Likeness from which a pair is worth a person's time."""
_CROWD = 40
"""A word that more names have tells nothing: "frivilligsentral"."""
_DAY = re.compile(r"\d+")
_STEM = 5
"""First letters by which one-word names meet that differ in their ending."""
_SHOWN = 3
ONE, ONE_NUMBER = "one identifier", "one identifier, and the registers keep them apart"
APART = "one name at different bodies, with nothing in common"
_TOGETHER, _APART = 0.1, 0.15


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things in doubt."""

    id: str
    """Entity id, with @DOCUMENT where it is of one document."""
    name: str
    documents: tuple[str, ...]
    sentences: tuple[str, ...]
    """Up to three that say something of it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person is asked."""

    kind: str
    """same, is or different: the decision that a yes would write."""
    type: str
    one: Side
    other: Side
    likeness: float
    """From 0 to 1, how likely a yes is; not calibrated."""
    weight: int
    """Statements that hang on the answer."""
    reason: str

    @property
    def rank(self) -> tuple[float, str, str]:
        """The order of asking: most at stake first."""
        return -self.likeness * self.weight, self.one.id, self.other.id

    def as_object(self) -> dict[str, object]:
        """Plain lists and dictionaries."""
        return asdict(self)


def find_doubts(readings: Sequence[Reading], decisions: Decisions, authorities: Authorities) -> list[Doubt]:
    """All open doubts about readings, the one that matters most first."""
    world = _World(readings, authorities)
    found = [
        *_alike(world),
        *_numbered(world, authorities),
        *_namesakes(world),
        *_records(world, readings, authorities),
    ]
    return sorted((d for d in found if not decisions.settled(d.one.id, d.other.id)), key=lambda doubt: doubt.rank)


class _World:
    """What all documents say of each entity."""

    def __init__(self, readings: Sequence[Reading], authorities: Authorities) -> None:
        self.entities: dict[str, Entity] = {}
        self.names: dict[str, set[str]] = defaultdict(set)
        self.documents: dict[str, list[str]] = defaultdict(list)
        self.identifiers: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        """What identifies an entity in a document, and in all (document ""), its register's identifiers left out."""
        self.known: dict[str, set[tuple[str, str]]] = defaultdict(set)
        """What identifies an entity anywhere, its register included."""
        self.said: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
        for reading in readings:
            document = slug(reading.document.stem)
            for entity in reading.entities:
                self.entities.setdefault(entity.id, entity)
                self.names[entity.id].add(entity.name)
                self.documents[entity.id].append(document)
            for path, given in identifiers_of(reading.facts).items():
                self.identifiers[path, document] |= given
                self.identifiers[path, ""] |= given
                self.known[path] |= given
            for statement in reading.statements:
                self.said[statement.subject].append((document, statement))
                self.said[statement.object].append((document, statement))
        for path, entity in self.entities.items():
            if entity.record:
                self.known[path] |= registered(authorities.records[entity.record].identifiers)

    def one_by_number(self, one: str, other: str) -> bool | None:
        """What identifiers tell of two, as `are_one`; what registers keep apart is one only where a text says so."""
        if self.entities[one].record and self.entities[other].record:
            ours, theirs = self.identifiers[one, ""], self.identifiers[other, ""]
            return bool(ours & self.known[other] or theirs & self.known[one])
        return are_one(self.known[one], self.known[other])

    def around(self, entity: str, document: str = "") -> set[str]:
        """What stands in a statement with it, themes left out; in one document where one is given."""
        ends = {
            end
            for place, statement in self.said[entity]
            if not document or place == document
            for end in (statement.subject, statement.object)
        }
        return {end for end in ends if end != entity and not end.startswith("concept/")}

    def employers(self, entity: str, document: str = "") -> set[str]:
        """The bodies a person is affiliated with."""
        return {
            statement.object
            for place, statement in self.said[entity]
            if statement.predicate == "affiliatedWith" and (not document or place == document)
        }

    def side(self, entity: str, document: str = "") -> Side:
        """An entity as it is shown to a person."""
        said = [s for place, s in self.said[entity] if not document or place == document]
        sentences = dict.fromkeys(s.evidence.sentence for s in said)
        return Side(
            f"{entity}@{document}" if document else entity,
            self.entities[entity].name,
            (document,) if document else tuple(self.documents[entity]),
            tuple(sentences)[:_SHOWN],
        )


# Two names that may be of one thing.


def _alike(world: _World) -> Iterator[Doubt]:
    by_type: dict[str, list[str]] = defaultdict(list)
    for path, entity in sorted(world.entities.items()):
        if group_of(entity.type) in COMPARED:
            by_type[group_of(entity.type)].append(path)
    for kind, paths in by_type.items():
        for one, other in sorted(_pairs(world, kind, paths)):
            both = world.entities[one], world.entities[other]
            shared = world.one_by_number(one, other)
            alike = _likeness(world, kind, one, other) if shared is None else float(shared)
            if alike >= LEAST:
                first, second = (other, one) if both[0].record else (one, other)
                yield Doubt(
                    _asked(*both),
                    kind,
                    world.side(first),
                    world.side(second),
                    round(alike, 3),
                    min(len(world.said[one]), len(world.said[other])) + 1,
                    (ONE_NUMBER if all(each.record for each in both) else ONE) if shared else "the names are alike",
                )


def _asked(*both: Entity) -> str:
    """What is asked of two: of two records whether they are two, for the registers say so."""
    return ("same", "is", "different")[sum(each.record is not None for each in both)]


def _numbered(world: _World, authorities: Authorities) -> Iterator[Doubt]:
    """What a text gives the number of a body of the registers that no document names."""
    given = {path: numbers for (path, document), numbers in world.identifiers.items() if numbers and not document}
    bodies = [record for record in authorities.records.values() if given and record.iri_path not in world.entities]
    owners = {number: record for record in bodies for number in sorted(registered(record.identifiers))}
    for path, numbers in sorted(given.items()):
        entity = world.entities.get(path)
        for record in {r.iri_path: r for n in sorted(numbers) if (r := owners.get(n))}.values() if entity else ():
            if entity and path.split("/")[0] == record.iri_path.split("/")[0]:
                sides = world.side(path), _record_side(record)
                kind, reason = ("different", ONE_NUMBER) if entity.record else ("is", ONE)
                yield Doubt(kind, entity.type, *sides, 1.0, len(world.said[path]) + 1, reason)


def _pairs(world: _World, kind: str, paths: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of one block or another."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        for name in world.names[path]:
            for key in _keys(kind, slug(name).split("-")):
                blocks[key].add(path)
            for identifier in world.known[path]:
                blocks[" ".join(identifier)].add(path)
    crowd = len(blocks) if kind == "Person" else _CROWD
    return {pair for block in blocks.values() if len(block) <= crowd for pair in combinations(sorted(block), 2)}


def _keys(kind: str, words: Sequence[str]) -> set[str]:
    if kind == "Person":
        return {words[-1], f"{words[0]} {words[-1][:1]}"}
    return {word for word in words if len(word) > 2} | {words[0][:_STEM] + "…"}


def _likeness(world: _World, kind: str, one: str, other: str) -> float:
    if kind == "Event" and _DAY.findall(one) != _DAY.findall(other):
        return 0.0
    names = [(a, b) for a in world.names[one] for b in world.names[other]]
    alike = max((likeness.of_persons if kind == "Person" else likeness.of_things)(a, b) for a, b in names)
    if alike < LEAST - _TOGETHER:
        return 0.0
    together = bool(world.around(one) & world.around(other))
    employers = world.employers(one), world.employers(other)
    apart = all(employers) and not employers[0] & employers[1]
    # One document that names both, each in full, seldom means one.
    beside = bool(set(world.documents[one]) & set(world.documents[other]))
    return max(0.0, min(1.0, alike + _TOGETHER * together - _APART * apart - _APART * beside))


# One name that may be of two persons.


def _namesakes(world: _World) -> Iterator[Doubt]:
    for path, documents in sorted(world.documents.items()):
        kind = group_of(world.entities[path].type)
        if kind not in ("Person", "Organisation") or len(documents) < 2:
            continue
        said = {d: (not world.identifiers[path, d], -len(world.around(path, d)), d) for d in documents}
        first, *rest = sorted(documents, key=said.__getitem__)
        for document in rest:
            bodies = world.employers(path, first), world.employers(path, document)
            apart = kind == "Person" and all(bodies) and not world.around(path, first) & world.around(path, document)
            shared = are_one(world.identifiers[path, first], world.identifiers[path, document])
            if shared is False or (shared is None and apart):
                reason = "one name with different identifiers" if shared is False else APART
                sides = world.side(path, document), world.side(path)
                weight = max(1, len(world.around(path, document)))
                yield Doubt("different", kind, *sides, 0.5 if shared is None else 1.0, weight, reason)


# A name that may be one of several records.


def _records(world: _World, readings: Iterable[Reading], authorities: Authorities) -> Iterator[Doubt]:
    for reading in readings:
        document = slug(reading.document.stem)
        for proposal in reading.proposals:
            entity = _named(reading.entities, proposal.name)
            for record in proposal.candidates if entity else ():
                if entity and record != entity.id:
                    yield Doubt(
                        "is",
                        entity.type,
                        world.side(entity.id, document),
                        _record_side(authorities.records[record]),
                        round(1 / len(proposal.candidates), 3),
                        len(world.around(entity.id, document)) + 1,
                        proposal.reason,
                    )


def _named(entities: Iterable[Entity], name: str) -> Entity | None:
    named = [entity for entity in entities if name in entity.surfaces or name == entity.name]
    return min(named, key=lambda entity: entity.record is not None, default=None)


def _record_side(record: Record) -> Side:
    told: Mapping[str, object] = {"from": record.valid_from, "to": record.valid_to, "in": record.city}
    return Side(
        record.iri_path,
        record.name,
        (record.register,),
        tuple(f"{key} {value}" for key, value in told.items() if value),
    )
