"""Why two names are one thing in a graph: a register's row, a decision, one name of one type, or one page's own words.

Nothing else makes two into one (`samgraf.entities`, `samgraf.decisions`): a name that none of these explains is
a fault.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from samgraf.authorities import Authorities, Record, normalise
from samgraf.builds.publications import load_readings
from samgraf.entities.names import acronym_of
from samgraf.errors import UsageError
from samgraf.graph.terms import RDF_PREDICATE, SAME_AS, graph_name
from samgraf.mentions.themes import load_themes
from samgraf.model import Document, Entity, Span
from samgraf.query import Reason, parse_term, plain, why
from samgraf.query.reasons import reason_of, values_of
from samgraf.store import GraphFolder
from samgraf.vocab import PREFIXES, slug

_ROW = re.compile(r"(?<=[ ])[a-z]+/[a-z0-9@-]+")
"""The two ends in a row of decisions."""


def why_same(one: str, other: str, graph: GraphFolder) -> list[Reason]:
    """What makes two names one thing: what the graph states of two ids, an identifier among them, and `Sameness.why`.

    Raises UsageError and GraphError as they do.
    """
    stated = why(one, "schema:sameAs", other, graph) if _is_id(one) and _is_id(other) else []
    return list(dict.fromkeys([*stated, *Sameness(graph).why(one, other)]))


@dataclass(frozen=True, slots=True)
class Use:
    """A thing as one document names it."""

    document: Document
    entity: Entity


class Sameness:
    """Who is who in a graph, and why. Reads the graph once, and answers from memory."""

    def __init__(self, graph: GraphFolder) -> None:
        """Raises GraphError where the graph cannot be read."""
        self._store = graph.open()
        self._uses: dict[str, list[Use]] = defaultdict(list)
        self._things: dict[str, set[str]] = defaultdict(set)
        for reading in load_readings(graph):
            for entity in reading.entities:
                self._uses[entity.id].append(Use(reading.document, entity))
                for name in (entity.name, *entity.surfaces):
                    self._things[name].add(entity.id)

    @cached_property
    def _authorities(self) -> Authorities:
        return Authorities.load()

    @cached_property
    def _decisions(self) -> Mapping[str, tuple[str, Reason]]:
        """A name's id of before → the thing that it is, and the decision on it."""
        found = {}
        for quad in self._store.quads_for_pattern(None, RDF_PREDICATE, SAME_AS, graph_name("decisions")):
            assert isinstance(quad.subject, ox.NamedNode)
            told = values_of(self._store, quad.subject)
            old, new = (plain(told[end]).removeprefix("id:") for end in ("rdf:subject", "rdf:object"))
            found[old] = new, reason_of(self._store, quad.subject)
        return found

    def _chain(self, old: str) -> Iterator[Reason]:
        """The decisions that lead from a name's id of before to the thing, one after the other."""
        ends, seen = [old], {old}
        while ends:
            if told := self._decisions.get(ends.pop()):
                yield told[1]
                row = {_bare(f"id:{end}") for end in _ROW.findall(told[1].document)}
                ends += sorted(row - seen)
                seen |= row

    def merged(self) -> Iterator[tuple[str, str]]:
        """Every name and id of before, with the thing, of all that two documents name or one by two names, in order."""
        for thing, uses in sorted(self._uses.items()):
            names = {name for use in uses for name in _names(use)}
            if len(uses) > 1 or len(names) > 1:
                yield from ((name, thing) for name in sorted(names))
        yield from ((f"id:{old}", new) for old, (new, _) in sorted(self._decisions.items()))

    def why(self, one: str, other: str) -> list[Reason]:
        """What makes two names one thing, or a name and a thing; empty where they are not one.

        Each is a name as it stands in a text, or an id, one that a decision left included (`id:person/lars-kobro`,
        `id:county/troms-55@480-rapport`). Two ids that are alike are asked about with all the names of that thing.
        Raises UsageError where a name stands in no document of the graph.
        """
        ends = (self._meant(one), self._meant(other))
        reasons = []
        for thing in sorted(ends[0] & ends[1]):
            ids = {_bare(end) for end in (one, other) if _is_id(end)}
            asked = {end for end in (one, other) if not _is_id(end)}
            if not asked and ids == {thing}:
                asked = {name for use in self._uses[thing] for name in _names(use)}
            reasons += [reason for old in sorted(ids - {thing}) for reason in self._chain(old)]
            reasons += [reason for name in sorted(asked) for reason in self._named(name, thing)]
        return list(dict.fromkeys(reasons))

    def _meant(self, end: str) -> set[str]:
        """The things that an id or a name may be."""
        if _is_id(end):
            return {self._decisions[_bare(end)][0] if _bare(end) in self._decisions else _bare(end)}
        if end not in self._things:
            raise UsageError(f"{end!r} is a name in no document of the graph; write it as it stands, or give an id:…")
        return self._things[end]

    def _named(self, name: str, thing: str) -> Iterator[Reason]:
        """Why a name is a thing: for all documents that call it so at once, or for each."""
        if shared := self._shared(name, thing):
            yield shared
            return
        for use in self._uses[thing]:
            names = _names(use)
            if name not in names:
                continue
            if reason := self._decided(name, thing, use):
                yield reason
            elif anchor := next((n for n in names if self._shared(n, thing) or self._decided(n, thing, use)), None):
                said = f"the page calls “{anchor}” also “{name}”"
                yield Reason(use.document.title, "", said, name, None, None, "identity:page", 1.0, False)

    def _shared(self, name: str, thing: str) -> Reason | None:
        """Why a name is a thing in whatever document it stands: the row or the label that has it, or its own id."""
        if record := self._authorities.records.get(thing):
            return _in_register(name, record)
        if thing.startswith("concept/"):
            met = any(thing in mention.records for mention in load_themes().find(name, Span(0, len(name))))
            return _reason(f"“{name}” is a word for that theme", "identity:theme", "themes.ttl") if met else None
        if not _makes(name, thing):
            return None
        stems = ", ".join(use.document.stem for use in self._uses[thing] if name in _names(use))
        return _reason(f"“{name}” is one name of one type in {stems}", "identity:name")

    def _decided(self, name: str, thing: str, use: Use) -> Reason | None:
        """The decision that made a document's name the thing, or set it apart from what others call so."""
        document = slug(use.document.stem)
        for old, (new, reason) in self._decisions.items():
            if new == thing and (_makes(name, old) or old.endswith(f"-{document}")):
                return reason
        other = thing.removesuffix(f"-{document}")
        if other != thing and (other in self._authorities.records or other in self._uses):
            return _reason(f"“{name}” is not what others call {other}", "decision:apart", "decisions.tsv")
        return None


def _names(use: Use) -> tuple[str, ...]:
    return (use.entity.name, *use.entity.surfaces)


def _is_id(end: str) -> bool:
    return end.partition(":")[0] in PREFIXES or end.startswith(("<", "http"))


def _bare(end: str) -> str:
    """An id as readings have it; `@` limits it to one document."""
    return plain(parse_term(end.replace("@", "-"))).removeprefix("id:")


def _reason(said: str, rule: str, where: str = "the rules of identity") -> Reason:
    return Reason(where, "", said, "", None, None, rule, 1.0, False)


def _in_register(name: str, record: Record) -> Reason | None:
    """The row that has a name; a municipality's or county's also with its kind."""
    for form in record.names:
        if normalise(form.text) == normalise(name):
            said = f"“{form.text}” is a name of {record.name} ({form.kind or 'name'})"
            return _reason(said, "identity:register", f"{form.file or record.register}, row {record.row}")
    return None


def _makes(name: str, thing: str) -> bool:
    """Whether an id is made of a name, or of the acronym in it; an occasion or a document may follow."""
    tail = thing.split("/", 1)[1]
    own = [slug(name), *([slug(acronym)] if (acronym := acronym_of(name)) else [])]
    return any(tail == form or tail.startswith(f"{form}-") for form in own)
