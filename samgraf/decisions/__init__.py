"""What people have decided about identities and statements, applied to what was read.

The table `data/decisions.tsv` has a line for each decision: two names are the same or different, a name is a
register's record or is not, is of another type or no such thing, is to be labelled so; a statement is accepted or
rejected; somebody is to be left out. A line that contradicts another, or is about nothing that was read, is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from samgraf.authorities import Authorities
from samgraf.decisions.identities import Identities, Merge
from samgraf.decisions.table import Claim, Decision, Kind, Named, append_lines, decision_of, read_lines
from samgraf.decisions.withheld import read_key
from samgraf.decisions.withholding import check_withheld, withheld_of, withheld_things, withholding
from samgraf.model import Document, Entity, Fact, Reading, Statement
from samgraf.signatures import fits, is_property
from samgraf.vocab import slug

__all__ = [
    "Decided",
    "Decision",
    "Decisions",
    "Kind",
    "Merge",
    "Rejected",
    "append_lines",
    "decision_of",
    "read_decisions",
    "withheld_things",
    "withholding",
]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A statement that a person has rejected, kept apart with the reason."""

    document: str
    statement: Statement
    decision: Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """A reading after the decisions."""

    reading: Reading
    rejected: tuple[Rejected, ...] = ()
    used: frozenset[Decision] = frozenset()
    """The decisions that were about something in this document."""


class Decisions:
    """All decisions, checked against each other and the registers."""

    def __init__(self, decisions: Iterable[Decision], authorities: Authorities, key: bytes | None = None) -> None:
        """Raises DecisionError where decisions contradict each other or somebody is withheld and the key is missing."""
        self._key = key
        self.all = tuple(sorted(decisions, key=lambda decision: (decision.row(), decision.line)))
        self.identities = Identities(sorted(self.all, key=lambda decision: decision.line), authorities)
        self._authorities = authorities
        self._withheld = withheld_of(self.all, key)
        if self._withheld:
            check_withheld(self._withheld, self.all)
        self._verdicts = self._read_verdicts()
        self._by_name: dict[Named, list[Decision]] = {}
        self._settled = {
            frozenset((str(d.named), str(d.other))) for d in self.all if d.kind in ("same", "different", "is")
        }
        self._settled |= {frozenset((str(d.named), d.value)) for d in self.all if d.kind == "not-a"}
        for decision in self.all:
            for named in _ends(decision):
                self._by_name.setdefault(named, []).append(decision)

    def cover(self, document: Document) -> tuple[Document, frozenset[Decision]]:
        """A document without the names that are withheld, and the decisions that withheld them."""
        if self._withheld is None:
            return document, frozenset()
        covered, tokens = self._withheld.cover(document)
        return covered, self._withholding(tokens)

    def decide(self, reading: Reading) -> Decided:
        """A reading with its entities named, and its statements kept, as people have decided."""
        if not self.all:
            return Decided(reading)
        document = slug(reading.document.stem)
        ids = {entity.id: self.identities.of(entity.id, document) for entity in reading.entities}
        entities = self._entities(reading, ids)
        used = {
            decision
            for entity in reading.entities
            for named in self.identities.used(entity.id, document)
            for decision in self._by_name.get(named, ())
        }
        used |= self._met(document, entities)
        kept: list[Statement] = []
        for statement in _renamed(reading.statements, ids, entities):
            verdict = self._verdict(statement, document)
            held = self._holds(statement)
            used |= {verdict} if verdict else set()
            used |= self._withholding([held] if held else [])
            if not held and not (verdict and verdict.kind == "reject"):
                kept.append(replace(statement, confidence=1.0) if verdict else statement)
        decided = replace(
            reading,
            entities=tuple(entities.values()),
            statements=tuple(kept),
            negated=tuple(s for s in _renamed(reading.negated, ids, entities) if not self._holds(s)),
            facts=tuple(_subjects(reading.facts, ids)),
        )
        if self._withheld:
            self._withheld.check(decided)
        return Decided(decided, self.rejected(reading), frozenset(used))

    def rejected(self, reading: Reading) -> tuple[Rejected, ...]:
        """What a reading says that people have rejected; without what is withheld."""
        document = slug(reading.document.stem)
        ids = {entity.id: self.identities.of(entity.id, document) for entity in reading.entities}
        return tuple(
            Rejected(reading.document.name, statement, verdict)
            for statement in _renamed(reading.statements, ids, self._entities(reading, ids))
            if (verdict := self._verdict(statement, document))
            and verdict.kind == "reject"
            and not self._holds(statement)
        )

    def rejections(self, reading: Reading) -> frozenset[Decision]:
        """The rejections that are about a document, whether or not its reading still says what they reject.

        One of the document itself is, and one of all documents where this one names both ends.
        """
        document = slug(reading.document.stem)
        ids = {entity.id: self.identities.of(entity.id, document) for entity in reading.entities}
        named = {d for d in self._met(document, self._entities(reading, ids)) if not d.claim.document}
        return frozenset(named | {d for d in self.all if d.kind == "reject" and d.claim.document == document})

    def settled(self, one: str, other: str) -> bool:
        """Whether a person has said of two entities, each perhaps of one document, what they are to each other."""
        if frozenset((one, other)) in self._settled:
            return True
        ends = [named.partition("@")[::2] for named in (one, other)]
        if {entity for entity, _ in ends} & self.identities.made:
            return True  # what a decision set apart
        return ends[0][0] != ends[1][0] and self.identities.of(*ends[0]) == self.identities.of(*ends[1])

    def with_line(self, decision: Decision) -> Decisions:
        """These decisions and one more; raises DecisionError where it contradicts them."""
        return Decisions((*self.all, replace(decision, line=len(self.all) + 2)), self._authorities, self._key)

    def check_used(self, used: Iterable[Decision]) -> None:
        """Raise DecisionError for the first decision about something that no document names or says."""
        met = set(used)
        for decision in sorted(self.all, key=lambda each: each.line):
            # Who is withheld stays so, whether or not a text of today names them.
            if decision not in met and decision.kind != "withhold":
                raise decision.error(f"no document has “{decision.target}”", "correct the target, or delete the line")

    # How a reading is changed.

    def _entities(self, reading: Reading, ids: dict[str, str | None]) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        for entity in reading.entities:
            path = ids[entity.id]
            if path is None:
                continue
            record = self._authorities.records.get(path)
            # What is no record after all is called as the page has it: "KS Agder", not "KS".
            own = max(entity.surfaces, key=len, default=entity.name) if entity.record else entity.name
            name = record.name if record else self.identities.labels.get(path, own)
            kind = self.identities.type_of(entity.id, entity.type)
            named = replace(entity, id=path, name=name, type=kind, record=path if record else None)
            found[path] = _joined(found[path], named, own=entity.id == path) if path in found else named
        return found

    def _holds(self, statement: Statement) -> str | None:
        return self._withheld.holds(statement) if self._withheld else None

    def public(self, text: str) -> str:
        """A text that may be published, or what stands for one that names somebody withheld."""
        return "(withheld)" if self._withheld and self._withheld.names(text) else text

    def _verdict(self, statement: Statement, document: str) -> Decision | None:
        for place in (document, ""):
            if verdict := self._verdicts.get(Claim(*statement.triple, place)):
                return verdict
        return None

    def _met(self, document: str, entities: Mapping[str, Entity]) -> set[Decision]:
        """The rejections of what a document could say of two things that it names: they hold when it is read better."""
        return {
            decision
            for claim, decision in self._verdicts.items()
            if decision.kind == "reject"
            and claim.document in ("", document)
            and claim.subject in entities
            and claim.object in entities
            and self._verdicts.get(replace(claim, document=document), decision) is decision
            and is_property(claim.predicate)
            and fits(claim.predicate, entities[claim.subject], entities[claim.object])
        }

    def _read_verdicts(self) -> dict[Claim, Decision]:
        found: dict[Claim, Decision] = {}
        for decision in self.all:
            if decision.kind not in ("accept", "reject"):
                continue
            claim = decision.claim
            ends = (self.identities.of(end, claim.document) or end for end in (claim.subject, claim.object))
            subject, object_ = ends
            settled = Claim(subject, claim.predicate, object_, claim.document)
            if earlier := found.get(settled):
                raise decision.error(f"line {earlier.line} decides on {settled} already", "keep one of them")
            found[settled] = decision
        return found

    def _withholding(self, tokens: Iterable[str]) -> frozenset[Decision]:
        met = set(tokens)
        return frozenset(d for d in self.all if d.kind == "withhold" and d.target in met)


def read_decisions(path: Path, authorities: Authorities) -> Decisions:
    """The decisions of a table.

    Raises DecisionError with file and line where one is broken or contradicts another.
    """
    return Decisions(read_lines(path), authorities, read_key(path))


def _ends(decision: Decision) -> list[Named]:
    """What must be named somewhere for a decision to have a point."""
    if decision.kind in ("accept", "reject", "withhold"):
        return []
    return [decision.named]


def _joined(one: Entity, other: Entity, *, own: bool) -> Entity:
    """Two entities of a document that are one; with `own`, the other is the one that gives the name."""
    first, second = (other, one) if own else (one, other)
    return replace(
        first,
        surfaces=tuple(dict.fromkeys((*one.surfaces, *other.surfaces))),
        attributes={**second.attributes, **first.attributes},
        mentions=tuple(sorted((*one.mentions, *other.mentions), key=lambda mention: mention.span)),
    )


def _renamed(
    statements: Iterable[Statement], ids: dict[str, str | None], entities: dict[str, Entity]
) -> Iterable[Statement]:
    """The statements between what entities are called now; without those that no longer join two fitting things."""
    for statement in statements:
        subject, object_ = ids[statement.subject], ids[statement.object]
        if subject is None or object_ is None or subject == object_:
            continue
        if fits(statement.predicate, entities[subject], entities[object_]):
            yield replace(statement, subject=subject, object=object_)


def _subjects(facts: Iterable[Fact], ids: dict[str, str | None]) -> Iterable[Fact]:
    return (replace(fact, subject=path) for fact in facts if (path := ids[fact.subject]))
