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

_PARTS = {RDF_SUBJECT.value: 0, RDF_PREDICATE.value: 1, RDF_OBJECT.value: 2}


def plain_quads(named: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads of the default graph that follow from those of the named graphs.

    For every statement that is not negated its triple; for every entity its types and one label, its other names
    as skos:altLabel. The label is the one most documents use, of those the longest, of those the first in the
    alphabet, so that it does not depend on the order of the documents.
    """
    triples: dict[str, list[ox.NamedNode | ox.Literal | None]] = defaultdict(lambda: [None, None, None])
    negated: set[str] = set()
    types: set[tuple[str, str]] = set()
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    others: set[ox.Quad] = set()
    machinery = {sg("Statement").value, sg("Evidence").value}
    label, kind, deny, part_of_default = RDFS_LABEL.value, RDF_TYPE.value, sg("negated").value, _carried()
    for quad in named:
        predicate = quad.predicate.value
        if predicate in _PARTS:
            triples[quad.subject.value][_PARTS[predicate]] = quad.object  # type: ignore[assignment]
        elif predicate == label:
            labels[quad.subject.value][quad.object.value] += 1
        elif predicate == kind and quad.object.value not in machinery:
            types.add((quad.subject.value, quad.object.value))
        elif predicate == deny and quad.object.value == "true":
            negated.add(quad.subject.value)
        elif predicate in part_of_default:
            others.add(ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph()))
    for iri, (subject, predicate_, object_) in triples.items():
        if iri not in negated and subject is not None and predicate_ is not None and object_ is not None:
            others.add(ox.Quad(subject, predicate_, object_, ox.DefaultGraph()))
    yield from others
    for subject_, class_ in types:
        yield ox.Quad(ox.NamedNode(subject_), RDF_TYPE, ox.NamedNode(class_), ox.DefaultGraph())
    for subject_, names in labels.items():
        best, *rest = sorted(names, key=lambda name: (-names[name], -len(name), name))
        yield ox.Quad(ox.NamedNode(subject_), RDFS_LABEL, ox.Literal(best), ox.DefaultGraph())
        for name in rest:
            yield ox.Quad(ox.NamedNode(subject_), ALT_LABEL, ox.Literal(name), ox.DefaultGraph())


def _carried() -> frozenset[str]:
    """What a named graph says plainly, without a statement node, and the default graph repeats."""
    from samgraf.vocab import PREFIXES

    skos, schema, org = PREFIXES["skos"], PREFIXES["schema"], PREFIXES["org"]
    return frozenset(
        {
            skos + "altLabel", skos + "prefLabel", skos + "broader", skos + "related", schema + "sameAs", schema + "url", org + "originalOrganization", org + "resultingOrganization",
            sg("country").value, sg("organisationNumber").value, sg("mentions").value, PREFIXES["dcterms"] + "title", PREFIXES["dcterms"] + "language", PREFIXES["dcterms"] + "issued", PREFIXES["dcterms"] + "publisher",
        }
    )
