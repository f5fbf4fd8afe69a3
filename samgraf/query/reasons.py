"""The sentences behind an edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from samgraf.errors import UsageError
from samgraf.query.terms import Term, parse_term, plain
from samgraf.store import GraphFolder
from samgraf.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class Reason:
    """One proof of an edge."""

    document: str
    """Title of the source; for a register or the decisions its name and the row."""
    url: str
    sentence: str
    """The sentence that proves it; for a decision its reason."""
    quote: str
    start: int | None
    end: int | None
    rule: str
    confidence: float
    negated: bool
    statement: str = ""
    """The statement, as `id:statement/…`."""


def why(subject: str, predicate: str, object: str, graph: GraphFolder) -> list[Reason]:
    """The sentences behind an edge, the surest first.

    Subject and object are IRIs (`id:project/medsam`) or names as they stand in the graph; the predicate is a
    property's name with or without `sg:`.
    Raises UsageError where a name is not in the graph or stands for several things.
    """
    store = graph.open()
    property_ = parse_term(predicate if ":" in predicate else f"sg:{predicate}")
    ends = [_resolve(value, store) for value in (subject, object)]
    statements = statements_of(store, ends[0], property_, ends[1])
    reasons = [reason_of(store, statement) for statement in statements]
    return sorted(reasons, key=lambda r: (r.negated, -r.confidence, r.document, r.start or 0))


def _resolve(value: str, store: ox.Store) -> ox.NamedNode | ox.Literal:
    prefix = value.partition(":")[0]
    if prefix in PREFIXES or value.startswith(("<", "http")):
        return parse_term(value)
    found = {
        quad.subject
        for name in ("rdfs:label", "skos:altLabel", "sg:acronym")
        for quad in store.quads_for_pattern(None, parse_term(name), ox.Literal(value), ox.DefaultGraph())  # type: ignore[arg-type]
    }
    if len(found) > 1:
        choices = ", ".join(sorted(plain(f) for f in found if isinstance(f, ox.NamedNode)))
        raise UsageError(f"{value!r} is the name of several: {choices}; name one of them")
    if not found:
        raise UsageError(f"{value!r} is not a name in the graph; give it as id:… or as a name that is")
    node = next(iter(found))
    assert isinstance(node, ox.NamedNode)
    return node


def statements_of(store: ox.Store, *parts: ox.NamedNode | ox.Literal) -> list[ox.NamedNode]:
    """The statements of a subject, predicate and object, sorted."""
    sets: list[set[ox.NamedNode]] = []
    for name, term in zip(("rdf:subject", "rdf:predicate", "rdf:object"), parts, strict=True):
        quads = store.quads_for_pattern(None, parse_term(name), term, None)  # type: ignore[arg-type]
        sets.append({quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)})
    return sorted(set.intersection(*sets), key=lambda node: node.value)


def reason_of(store: ox.Store, statement: ox.NamedNode) -> Reason:
    """What stands behind a statement."""
    own = values_of(store, statement)
    evidence = values_of(store, own["sg:evidence"]) if "sg:evidence" in own else {}
    source = evidence.get("sg:source") or own.get("sg:register")
    described = values_of(store, source) if isinstance(source, ox.NamedNode) else {}
    row = f", row {own['sg:row'].value}" if "sg:row" in own else ""
    title = described["rdfs:label"].value if "rdfs:label" in described else ""

    def value(of: Mapping[str, Term], name: str) -> str:
        return of[name].value if name in of else ""

    return Reason(
        title + row,
        value(described, "schema:url"),
        value(evidence, "sg:sentence") or value(own, "rdfs:comment"),
        value(evidence, "sg:quote"),
        int(evidence["sg:start"].value) if "sg:start" in evidence else None,
        int(evidence["sg:end"].value) if "sg:end" in evidence else None,
        value(own, "sg:rule"),
        float(value(own, "sg:confidence") or 0),
        value(own, "sg:negated") == "true",
        plain(statement),
    )


def values_of(store: ox.Store, node: Term) -> dict[str, Term]:
    """What a graph says of a thing, by property; of several values one."""
    if not isinstance(node, ox.NamedNode):
        return {}
    return {plain(q.predicate): q.object for q in store.quads_for_pattern(node, None, None, None)}  # type: ignore[misc]
