"""The default graph: what is said somewhere, once, in triples that are easy to query."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from samgraf.graph.terms import (
    ALT_LABEL,
    RDF_OBJECT,
    RDF_PREDICATE,
    RDF_SUBJECT,
    RDF_TYPE,
    RDFS_LABEL,
    sg,
)
from samgraf.vocab import PREFIXES, SHACL

_PARTS = (RDF_SUBJECT.value, RDF_PREDICATE.value, RDF_OBJECT.value)
_MACHINERY = frozenset(
    [sg("Statement").value, sg("Evidence").value]
    + [SHACL + name for name in ("SPARQLExecutable", "SPARQLSelectExecutable")]
)
_NEGATED = sg("negated").value
_CARRIED = frozenset(
    [PREFIXES["skos"] + name for name in ("altLabel", "prefLabel", "broader", "related")]
    + [PREFIXES["schema"] + name for name in ("sameAs", "url", "inLanguage", "datePublished")]
    + [PREFIXES["org"] + name for name in ("originalOrganization", "resultingOrganization")]
    + [PREFIXES["dcterms"] + name for name in ("title", "publisher")]
    + [sg(name).value for name in ("country", "organisationNumber", "currency", "mentions")]
)
"""What a named graph says plainly, without a statement node, and the default graph repeats."""


def plain_quads(named: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads of the default graph that follow from those of the named graphs.

    For every statement that is not negated its triple; for every entity its types and one label, its other names
    as skos:altLabel. The label is the one most documents use, of those the longest, of those the first in the
    alphabet, so that it does not depend on the order of the documents.
    """
    said: dict[str, dict[str, ox.NamedNode | ox.Literal]] = defaultdict(dict)
    negated: set[str] = set()
    types: set[tuple[str, str]] = set()
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    named_in: set[tuple[str, str, str]] = set()
    others: set[ox.Quad] = set()
    for quad in named:
        subject, predicate, object_ = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(object_, ox.NamedNode | ox.Literal):
            continue
        if predicate in _PARTS:
            said[subject.value][predicate] = object_
        elif predicate == RDFS_LABEL.value:
            graph = str(quad.graph_name)
            if (subject.value, object_.value, graph) not in named_in:
                named_in.add((subject.value, object_.value, graph))
                labels[subject.value][object_.value] += 1
        elif predicate == RDF_TYPE.value and object_.value not in _MACHINERY:
            types.add((subject.value, object_.value))
        elif predicate == _NEGATED and object_.value == "true":
            negated.add(subject.value)
        elif predicate in _CARRIED:
            others.add(ox.Quad(subject, quad.predicate, object_, ox.DefaultGraph()))
    for iri, parts in said.items():
        if iri not in negated:
            others.add(_triple(parts))
    yield from others
    for entity, class_ in types:
        yield ox.Quad(ox.NamedNode(entity), RDF_TYPE, ox.NamedNode(class_), ox.DefaultGraph())
    for entity, names in labels.items():
        best, *rest = sorted(names, key=lambda name: (-names[name], -len(name), name))
        yield ox.Quad(ox.NamedNode(entity), RDFS_LABEL, ox.Literal(best), ox.DefaultGraph())
        for name in rest:
            yield ox.Quad(ox.NamedNode(entity), ALT_LABEL, ox.Literal(name), ox.DefaultGraph())


def _triple(parts: dict[str, ox.NamedNode | ox.Literal]) -> ox.Quad:
    subject, predicate, object_ = (parts[part] for part in _PARTS)
    assert isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode)
    return ox.Quad(subject, predicate, object_, ox.DefaultGraph())
