"""The registers and the theme scheme as RDF, each statement with the register and the row it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from samgraf.authorities import Authorities, Change, Record
from samgraf.graph.stated import FIRST_YEAR, Table
from samgraf.graph.terms import (
    ALT_LABEL,
    END_DATE,
    RDF_TYPE,
    RDFS_LABEL,
    SAME_AS,
    START_DATE,
    graph_name,
    moment,
    node,
    sg,
    text,
)
from samgraf.resources import shipped
from samgraf.vocab import PREFIXES, digest

REGISTERS = graph_name("registers")
THEMES = graph_name("themes")

_LINKS = {
    "ror": "https://ror.org/{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
    "cristin": "https://api.cristin.no/v2/units/{}",
}
_CHANGES = {True: "municipality_changes.csv", False: "county_changes.csv"}
_NO_LANGUAGE = frozenset({"", "und"})


def register_quads(authorities: Authorities) -> Iterator[ox.Quad]:
    """All that the registers say, in the graph `…/graph/registers`."""
    for record in authorities.records.values():
        yield from _record(record)
    for change in authorities.changes:
        yield from _change(change)
    for register in sorted({record.register for record in authorities.records.values()} | set(_CHANGES.values())):
        yield from _table(register).described()


def _record(record: Record) -> Iterator[ox.Quad]:
    iri = node(record.iri_path)
    yield _quad(iri, RDF_TYPE, sg(record.type))
    yield _quad(iri, RDFS_LABEL, text(record.name))
    for name in record.names:
        if name.text != record.name:
            yield _quad(iri, ALT_LABEL, text(name.text, None if name.language in _NO_LANGUAGE else name.language))
    # "EU" and "NORDIC" stand in the registers for bodies of several states; they are no countries.
    if record.country and len(record.country) == 2 and record.country != "EU":
        yield _quad(iri, sg("country"), text(record.country))
    for kind, value in record.identifiers:
        if kind == "organisation_number":
            yield _quad(iri, sg("organisationNumber"), text(value))
        elif kind in _LINKS:
            yield _quad(iri, SAME_AS, ox.NamedNode(_LINKS[kind].format(value)))
    row = record.register, record.row
    if record.acronym:
        yield from _stated(iri, sg("acronym"), text(record.acronym), *row)
    if record.valid_from and record.valid_from.year > FIRST_YEAR:
        yield from _stated(iri, START_DATE, moment(record.valid_from.isoformat()), *row)
    if record.valid_to:
        yield from _stated(iri, END_DATE, moment(record.valid_to.isoformat()), *row)
    if record.parent:
        yield from _stated(iri, sg("partOf"), node(record.parent), *row)
    for code in record.codes:
        yield from _stated(iri, sg("municipalityCode"), text(code.code), *row, code.valid_from, code.valid_to)
        if code.county:
            yield from _stated(iri, sg("locatedIn"), node(code.county), *row, code.valid_from, code.valid_to)


def _change(change: Change) -> Iterator[ox.Quad]:
    """A merger as an event of its own, and what became what."""
    municipal = all(path.startswith("municipality/") for path in (*change.originals, *change.results))
    row = (
        _CHANGES[municipal],
        f"{change.date.isoformat()} {' '.join(path.split('/')[1] for path in change.results)}",
    )
    for original in change.originals:
        for result in change.results:
            if original == result:
                continue
            # What was divided went on only in part: a successor, and no merger.
            merged = municipal and change.kind in ("merge", "absorbed") and original not in change.parts
            yield from _stated(
                node(original), sg("mergedInto" if merged else "successor"), node(result), *row, change.date
            )
            if merged:
                # The sub-property is spelt out, so that sg:successor+ works without inference.
                yield from _stated(node(original), sg("successor"), node(result), *row, change.date)
    if municipal and change.kind in ("merge", "absorbed"):
        iri = node("merger/" + digest(change.date.isoformat(), *change.originals, *change.results))
        names = ", ".join(path.split("/")[1].rsplit("-", 1)[0] for path in change.results)
        yield _quad(iri, RDF_TYPE, sg("MunicipalMerger"))
        yield _quad(iri, RDFS_LABEL, text(f"{names} {change.date.isoformat()}"))
        yield from _stated(iri, START_DATE, moment(change.date.isoformat()), *row)
        for original in change.originals:
            yield _quad(iri, ox.NamedNode(PREFIXES["org"] + "originalOrganization"), node(original))
        for result in change.results:
            yield _quad(iri, ox.NamedNode(PREFIXES["org"] + "resultingOrganization"), node(result))


def _table(register: str) -> Table:
    return Table("registers", register)


def _stated(
    subject: ox.NamedNode,
    predicate: ox.NamedNode,
    object: ox.NamedNode | ox.Literal,
    register: str,
    row: str,
    start: date | None = None,
    end: date | None = None,
) -> Iterator[ox.Quad]:
    rule = f"register:{register.removesuffix('.csv')}"
    return _table(register).stated(subject, predicate, object, row, rule, start=start, end=end)


def _quad(subject: ox.NamedNode, predicate: ox.NamedNode, object: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(subject, predicate, object, REGISTERS)


def theme_quads() -> Iterator[ox.Quad]:
    """The themes with their labels in all languages, in the graph `…/graph/themes`; rdfs:label is the Bokmål one."""
    skos = PREFIXES["skos"]
    wanted = {skos + name for name in ("prefLabel", "altLabel", "broader", "related", "definition")}
    for triple in ox.parse(path=shipped("ontology", "themes.ttl"), format=ox.RdfFormat.TURTLE):
        concept = isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(PREFIXES["concept"])
        if not concept or triple.subject.value == PREFIXES["concept"]:
            continue
        if triple.predicate.value in wanted:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, THEMES)
        if triple.predicate.value == skos + "prefLabel" and triple.object.language == "nb":
            yield ox.Quad(triple.subject, RDF_TYPE, sg("Theme"), THEMES)
            yield ox.Quad(triple.subject, RDFS_LABEL, ox.Literal(triple.object.value), THEMES)
