"""A reading as the quads of its document's named graph."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pyoxigraph as ox

from samgraf.authorities import Authorities
from samgraf.graph.terms import (
    END_DATE,
    RDF_OBJECT,
    RDF_PREDICATE,
    RDF_SUBJECT,
    RDF_TYPE,
    RDFS_LABEL,
    SAME_AS,
    START_DATE,
    decimal,
    graph_name,
    literal,
    moment,
    node,
    number,
    sg,
    text,
)
from samgraf.identifiers import LINKS as IDENTIFIERS
from samgraf.model import Document, Entity, Evidence, Fact, Reading, Statement
from samgraf.vocab import PREFIXES, digest, slug

_DCTERMS, _SCHEMA = PREFIXES["dcterms"], PREFIXES["schema"]
_ATTRIBUTES = {
    "start": START_DATE,
    "end": END_DATE,
    "deadline": sg("deadline"),
    "budget": sg("budget"),
    "status": sg("status"),
    "acronym": sg("acronym"),
    "organisationNumber": sg("organisationNumber"),
    **dict.fromkeys(IDENTIFIERS, SAME_AS),
}


def reading_quads(reading: Reading, authorities: Authorities) -> Iterator[ox.Quad]:
    """What a document says, with its evidence, in the graph `…/graph/<document>`."""
    stem = _graph_path(reading.document)
    graph, document = graph_name(stem), node(f"document/{stem}")
    yield from (ox.Quad(*triple, graph) for triple in _document(reading.document, document))
    for entity in reading.entities:
        yield ox.Quad(document, sg("mentions"), node(entity.id), graph)
        if entity.record is None and entity.type != "Theme":
            yield ox.Quad(node(entity.id), RDF_TYPE, sg(class_of(entity, authorities)), graph)
            yield ox.Quad(node(entity.id), RDFS_LABEL, text(entity.name), graph)
    for statement in (*reading.statements, *reading.negated):
        yield from (ox.Quad(*triple, graph) for triple in _statement(statement, stem, document))
    for fact in reading.facts:
        yield from (ox.Quad(*triple, graph) for triple in _fact(fact, stem, document))


def document_graph(document: Document) -> ox.NamedNode:
    """The name of a document's graph."""
    return graph_name(_graph_path(document))


Stated = tuple[ox.NamedNode | ox.Literal, ...]


def stated_rows(reading: Reading) -> Iterator[Stated]:
    """What a document says between entities and does not deny, as a query of its graph for whole statements answers.

    A row has subject, predicate, object, sentence, quote, confidence, rule, start, end, document and statement.
    """
    stem = _graph_path(reading.document)
    document = node(f"document/{stem}")
    denied = {_statement_path(each, stem) for each in reading.negated}
    said: dict[str, list[Statement]] = defaultdict(list)
    for each in reading.statements:
        said[_statement_path(each, stem)].append(each)
    for path, same in said.items():
        if path in denied:
            continue
        first = same[0]
        triple = node(first.subject), sg(first.predicate), node(first.object)
        span = number(first.evidence.span.start), number(first.evidence.span.end)
        # What is one statement in the graph may have been read twice, and has all that both say of it.
        proofs = {(text(each.evidence.sentence), text(each.evidence.quote)) for each in same}
        for confidence, proof in product({decimal(each.confidence) for each in same}, proofs):
            yield *triple, *proof, confidence, text(first.rule), *span, document, node(path)


RESERVED = frozenset({"registers", "themes", "decisions", "queries"})
"""Graphs that are no document's."""


def _graph_path(document: Document) -> str:
    # What is called like a changed name is changed too, so that no two names become one.
    path = slug(document.stem)
    plain = path
    while plain.endswith("-document"):
        plain = plain.removesuffix("-document")
    return f"{path}-document" if plain in RESERVED else path


Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def _document(document: Document, iri: ox.NamedNode) -> Iterator[Triple]:
    yield iri, RDF_TYPE, sg("SourceDocument")
    yield iri, RDFS_LABEL, text(document.title)
    yield iri, ox.NamedNode(_DCTERMS + "title"), text(document.title)
    yield iri, ox.NamedNode(_SCHEMA + "inLanguage"), text(document.metadata.get("language", "und"))
    yield iri, sg("sha256"), text(hashlib.sha256(document.text.encode("utf-8")).hexdigest())
    if genre := document.metadata.get("genre"):
        yield iri, sg("genre"), text(genre)
    if licence := document.metadata.get("licence"):
        yield iri, ox.NamedNode(_DCTERMS + "license"), text(licence)
    if publisher := document.metadata.get("publisher"):
        yield iri, ox.NamedNode(_DCTERMS + "publisher"), text(publisher)
    if url := document.metadata.get("url", ""):
        yield iri, ox.NamedNode(_SCHEMA + "url"), text(url)
    if document.published:
        yield iri, ox.NamedNode(_SCHEMA + "datePublished"), moment(document.published.isoformat())


def _statement_path(statement: Statement, stem: str) -> str:
    span = statement.evidence.span
    return "statement/" + digest(stem, *statement.triple, str(span.start), str(span.end), statement.rule)


def _statement(statement: Statement, stem: str, document: ox.NamedNode) -> Iterator[Triple]:
    iri = node(_statement_path(statement, stem))
    yield iri, RDF_SUBJECT, node(statement.subject)
    yield iri, RDF_PREDICATE, sg(statement.predicate)
    yield iri, RDF_OBJECT, node(statement.object)
    for name, value in statement.qualifiers.items():
        yield iri, sg(name), literal(value)
    yield from _proof(iri, statement, stem, document)


def _fact(fact: Fact, stem: str, document: ox.NamedNode) -> Iterator[Triple]:
    span = fact.evidence.span
    value = _value(fact)
    iri = node(
        "statement/" + digest(stem, fact.subject, fact.attribute, str(fact.value), str(span.start), str(span.end))
    )
    yield iri, RDF_SUBJECT, node(fact.subject)
    yield iri, RDF_PREDICATE, _ATTRIBUTES[fact.attribute]
    yield iri, RDF_OBJECT, value
    if fact.attribute == "budget":
        yield node(fact.subject), sg("currency"), text("NOK")
    yield from _proof(iri, fact, stem, document)


def _value(fact: Fact) -> ox.NamedNode | ox.Literal:
    if fact.attribute in IDENTIFIERS:
        return ox.NamedNode(str(fact.value))
    return moment(str(fact.value)) if fact.attribute in ("start", "end", "deadline") else literal(fact.value)


def _proof(iri: ox.NamedNode, said: Statement | Fact, stem: str, document: ox.NamedNode) -> Iterator[Triple]:
    yield iri, RDF_TYPE, sg("Statement")
    yield iri, sg("confidence"), decimal(said.confidence)
    yield iri, sg("rule"), text(said.rule)
    evidence = node(
        "evidence/" + digest(stem, str(said.evidence.span.start), str(said.evidence.span.end), said.evidence.sentence)
    )
    yield iri, sg("evidence"), evidence
    yield from _evidence(said.evidence, evidence, document)


def _evidence(evidence: Evidence, iri: ox.NamedNode, document: ox.NamedNode) -> Iterator[Triple]:
    yield iri, RDF_TYPE, sg("Evidence")
    yield iri, sg("source"), document
    yield iri, sg("start"), number(evidence.span.start)
    yield iri, sg("end"), number(evidence.span.end)
    yield iri, sg("quote"), text(evidence.quote)
    yield iri, sg("sentence"), text(evidence.sentence)


def class_of(entity: Entity, authorities: Authorities) -> str:
    """The ontology class of an entity, as narrow as its record or its name tells."""
    if entity.record:
        return authorities.records[entity.record].type
    if entity.type == "Organisation" and any(m.rule == "organisation:unit" for m in entity.mentions):
        return "OrganisationalUnit"
    if entity.type in ("Organisation", "Project"):
        return str(entity.attributes.get("class", entity.type))
    return entity.type
