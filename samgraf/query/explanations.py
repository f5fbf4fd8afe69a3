"""All that a graph tells of one statement: what it says, its words and place, its rule, and who else says it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from samgraf.errors import UsageError
from samgraf.query.reasons import Reason, reason_of, statements_of, values_of
from samgraf.query.terms import Term, parse_term, plain
from samgraf.resources import packaged
from samgraf.store import GraphFolder

_QUALIFIERS = ("sg:positionTitle", "sg:onBehalfOf", "schema:startDate", "schema:endDate")
_SOURCE = {
    "published": "schema:datePublished",
    "publisher": "dcterms:publisher",
    "language": "schema:inLanguage",
    "genre": "sg:genre",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the graph, and what it is called there."""

    iri: str
    label: str
    """Empty where it has no name, as a property has none in a graph."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement, and all that stands behind it."""

    statement: str
    subject: Named
    predicate: str
    object: Named
    """A literal has its text as IRI and no label."""
    qualifiers: Mapping[str, str]
    reason: Reason
    graph: str
    source: Mapping[str, str]
    """What is told of the source: its IRI, day, publisher, language and genre, as far as it has them."""
    patterns: tuple[str, ...]
    """The patterns of the rule, where it reads sentences; they are those of the SamGraf that explains."""
    others: tuple[Reason, ...]
    """What else says or denies the same, the surest first."""
    stands: bool
    """Whether the plain triple is in the default graph: it is not where all who say it deny it."""


def explain(statement: str, graph: GraphFolder) -> Explanation:
    """All that a graph tells of a statement, by its id: `id:statement/9f2c…`, `statement/9f2c…` or the IRI in full.

    Raises UsageError where the graph has no such statement, GraphError where it cannot be opened.
    """
    store = graph.open()
    node = _node(statement)
    own = values_of(store, node)
    parts = [own.get(name) for name in ("rdf:subject", "rdf:predicate", "rdf:object")]
    if not all(parts):
        raise UsageError(f"{statement!r} is no statement of the graph; `samgraf why` shows their ids")
    subject, predicate, object_ = parts
    assert isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode)
    assert isinstance(object_, (ox.NamedNode, ox.Literal))
    others = [other for other in statements_of(store, subject, predicate, object_) if other != node]
    reason = reason_of(store, node)
    return Explanation(
        plain(node),
        _named(store, subject),
        plain(predicate),
        _named(store, object_),
        {name: plain(own[name]) for name in _QUALIFIERS if name in own},
        reason,
        _graph_of(store, node),
        _source(store, own),
        _patterns().get(reason.rule.removeprefix("sentence:"), ()) if reason.rule.startswith("sentence:") else (),
        tuple(sorted((reason_of(store, other) for other in others), key=lambda each: (each.negated, -each.confidence))),
        bool(next(store.quads_for_pattern(subject, predicate, object_, ox.DefaultGraph()), None)),
    )


def _node(statement: str) -> ox.NamedNode:
    bare = statement.startswith("statement/")
    term = parse_term(f"id:{statement}" if bare else statement)
    if not isinstance(term, ox.NamedNode):
        raise UsageError(f"{statement!r} is no id of a statement; write it as id:statement/…")
    return term


def _named(store: ox.Store, term: Term) -> Named:
    labels = (
        [
            quad.object.value
            for quad in store.quads_for_pattern(term, parse_term("rdfs:label"), None, ox.DefaultGraph())  # type: ignore[arg-type]
            if isinstance(quad.object, ox.Literal)
        ]
        if isinstance(term, ox.NamedNode)
        else []
    )
    return Named(plain(term), min(labels, default=""))


def _graph_of(store: ox.Store, statement: ox.NamedNode) -> str:
    quads = store.quads_for_pattern(statement, parse_term("rdf:subject"), None, None)  # type: ignore[arg-type]
    return min(plain(quad.graph_name) for quad in quads if isinstance(quad.graph_name, ox.NamedNode))


def _source(store: ox.Store, own: Mapping[str, Term]) -> dict[str, str]:
    source = own.get("sg:register")
    if "sg:evidence" in own:
        source = values_of(store, own["sg:evidence"]).get("sg:source")
    if source is None:
        return {}
    told = values_of(store, source)
    return {"iri": plain(source), **{name: plain(told[term]) for name, term in _SOURCE.items() if term in told}}


@cache
def _patterns() -> Mapping[str, tuple[str, ...]]:
    rules = tomllib.loads(packaged("rules", "sentences.toml").read_text(encoding="utf-8"))["rule"]
    return {rule["name"]: tuple(rule["patterns"]) for rule in rules}
