"""Which entity is which after the decisions on identity: a pure function of the decisions and the registers.

Entities and their namings in single documents are the nodes of a graph, `same` and `is` its edges; what hangs
together is one thing. It is called as its register record is, else as the last of a chain is: `same A B` makes A into
B. Where several chains end, the first in the alphabet counts, so that no order of decisions or documents changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from samgraf.authorities import Authorities
from samgraf.decisions.table import Decision, Named
from samgraf.model import PATHS

TYPES = frozenset(PATHS) - {"Theme"}
"""What an entity may be said to be."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two names of one thing, and the decision that made them one."""

    entity: str
    into: str
    decision: Decision


class Identities:
    """The decisions on identity, closed over and checked."""

    def __init__(self, decisions: Iterable[Decision], authorities: Authorities) -> None:
        """Raises DecisionError where decisions contradict each other, go in a circle or join two types."""
        self._authorities = authorities
        self._by_kind: dict[str, list[Decision]] = {}
        for decision in decisions:
            self._by_kind.setdefault(decision.kind, []).append(decision)
        self._types = self._read_types()
        self._nothing = self._read_nothing()
        self._apart = self._read_apart()
        self.made = frozenset(f"{named.id}-{named.document}" for named in self._apart)
        """Ids that decisions made, for what one document names."""
        self._ids = self._read_same()
        self.labels = self._read_labels()
        """Entity id → the name that a person chose for it."""

    def of(self, entity: str, document: str) -> str | None:
        """What an entity of a document is called in the graph; None where it is no such thing."""
        if Named(entity) in self._nothing or Named(entity, document) in self._nothing:
            return None
        moved = self._moved(Named(entity, document))
        if moved in self._ids:
            return self._ids[moved]
        whole = Named(moved.id)
        return self._ids.get(whole, whole.id)

    def type_of(self, entity: str, read: str) -> str:
        """The type of an entity as the reader named it, or the one a person gave it."""
        return self._types.get(entity, read)

    def used(self, entity: str, document: str) -> Iterable[Named]:
        """The forms under which a decision may name an entity of a document."""
        moved = self._moved(Named(entity, document))
        called = self.of(entity, document)
        return {Named(entity), Named(entity, document), Named(moved.id), moved, *([Named(called)] if called else [])}

    def merges(self) -> list[Merge]:
        """All names that became another's, with the decision, in their order; one document's as `ID-DOCUMENT`."""
        found = []
        for decision in (*self._of("same"), *self._of("is")):
            for named in (decision.named, decision.other):
                moved = self._moved(named)
                into = self._ids.get(moved, moved.id)
                entity = f"{moved.id}-{moved.document}" if moved.document else moved.id
                if moved.id != into and entity != into:
                    found.append(Merge(entity, into, decision))
        first = {merge.entity: merge for merge in sorted(found, key=lambda m: m.decision.row(), reverse=True)}
        return sorted(first.values(), key=lambda merge: merge.entity)

    # How the decisions are closed over.

    def _of(self, kind: str) -> Sequence[Decision]:
        return self._by_kind.get(kind, ())

    def _read_types(self) -> dict[str, str]:
        found: dict[str, Decision] = {}
        for decision in self._of("retype"):
            if decision.value not in TYPES:
                raise decision.error(f"“{decision.value}” is no type", f"use one of {', '.join(sorted(TYPES))}")
            if earlier := found.get(decision.named.id):
                raise decision.error(f"line {earlier.line} gives {decision.named} a type already", "keep one of them")
            if decision.named.id in self._authorities.records:
                raise decision.error(f"a register says what {decision.named} is", "correct the register")
            found[decision.named.id] = decision
        return {entity: decision.value for entity, decision in found.items()}

    def _read_nothing(self) -> dict[Named, Decision]:
        """What is no such thing as its path says; nothing else may be said of it."""
        found = {d.named: d for d in self._of("not-a") if d.value in TYPES}
        for named, decision in found.items():
            if PATHS[decision.value] != named.id.split("/")[0]:
                raise decision.error(f"{named} is not read as a {decision.value}", "name the type that it is read as")
        for kind in ("same", "is", "retype", "label"):
            for other in self._of(kind):
                ends = [other.named, *([other.other] if kind in ("same", "is") else [])]
                if clash := next((found[end] for end in ends if end in found), None):
                    raise other.error(f"line {clash.line} says that {clash.named} is no such thing", "keep one of them")
        return found

    def _moved(self, named: Named) -> Named:
        """An entity under the path of the type that a person gave it."""
        kind = self._types.get(named.id)
        return Named(f"{PATHS[kind]}/{named.id.split('/', 1)[1]}", named.document) if kind else named

    def _read_apart(self) -> dict[Named, Decision]:
        """What a document names that is not what others call so."""
        found: dict[Named, Decision] = {}
        for decision in (*self._of("different"), *self._of("not-a")):
            named = self._moved(decision.named)
            if decision.kind == "not-a" and decision.value in TYPES:
                continue
            other = self._moved(decision.other)
            if decision.kind == "not-a" and other.id not in self._authorities.records:
                raise decision.error(
                    f"“{decision.value}” is no type and no record of a register", "name what the target is not"
                )
            if decision.kind == "not-a" and named.id != other.id:
                raise decision.error(f"{named} is not read as {other}", f"write {other.id}@DOCUMENT as the target")
            if named == other:
                raise decision.error("an entity is not different from itself", f"write {named.id}@DOCUMENT")
            if named.id == other.id and not named.document:
                raise decision.error("the target must be of one document", f"write {named.id}@DOCUMENT")
            if named.id == other.id:
                found[named] = decision
        for decision in (*self._of("same"), *self._of("is")):
            ends = self._moved(decision.named), self._moved(decision.other)
            if ends[0].id != ends[1].id:
                # What one document means by a name says nothing of what others mean by it.
                found |= {end: decision for end in ends if end.document}
        return found

    def _read_same(self) -> dict[Named, str]:
        graph: nx.Graph[Named] = nx.Graph()
        joined: nx.Graph[Named] = nx.Graph()
        for decision in (*self._of("same"), *self._of("is")):
            ends = self._moved(decision.named), self._moved(decision.other)
            self._check_ends(decision, *ends)
            if all(end in joined for end in ends) and nx.has_path(joined, *ends):
                raise decision.error(f"{ends[0]} and {ends[1]} are one already by other lines", "delete the line")
            joined.add_edge(*ends)
            graph.add_edge(*ends)
        for named in {*graph, *self._apart}:
            graph.add_node(named)
            if named.document and named not in self._apart:
                graph.add_edge(named, Named(named.id))
        ids = {named: entity for group in nx.connected_components(graph) for named, entity in self._one(group)}
        for decision in (*self._of("different"), *(d for d in self._of("not-a") if d.value not in TYPES)):
            ends = self._moved(decision.named), self._moved(decision.other)
            called = [ids.get(end, ids.get(Named(end.id), end.id)) for end in ends]
            if called[0] == called[1]:
                raise decision.error(f"other lines say that {ends[0]} and {ends[1]} are the same", "keep one of them")
        return ids

    def _check_ends(self, decision: Decision, one: Named, other: Named) -> None:
        if one.id.split("/")[0] != other.id.split("/")[0]:
            raise decision.error(f"{one} and {other} are of two types", "retype one of them first")
        if one == other:
            raise decision.error(f"{one} is itself", "delete the line")
        if decision.kind == "is" and other.id not in self._authorities.records:
            raise decision.error(f"{other} is in no register", "correct the value, or write “same”")

    def _one(self, group: set[Named]) -> Iterable[tuple[Named, str]]:
        """What all of a group are called."""
        whole = sorted(named.id for named in group if not named.document)
        left = {self._moved(d.named).id for d in self._of("same") if not d.named.document}
        ends = [entity for entity in whole if entity not in left]
        records = [entity for entity in whole if entity in self._authorities.records]
        if len(records) > 1:
            joins = (d for d in (*self._of("same"), *self._of("is")) if self._moved(d.named) in group)
            last = max(joins, key=lambda decision: decision.line)
            raise last.error(f"{records[0]} and {records[1]} of the registers would be one", "correct or delete it")
        apart = (f"{named.id}-{named.document}" for named in sorted(group))
        name = next(iter(records or ends or whole), None) or next(apart)
        return ((named, name) for named in group)

    def _read_labels(self) -> dict[str, str]:
        found: dict[str, Decision] = {}
        for decision in self._of("label"):
            entity = self.of(decision.named.id, "")
            if entity is None or entity in self._authorities.records:
                raise decision.error(f"a register names {decision.named}", "correct the register")
            if earlier := found.get(entity):
                raise decision.error(f"line {earlier.line} names {entity} already", "keep one of them")
            found[entity] = decision
        return {entity: decision.value for entity, decision in found.items()}
