"""RDF terms, made through constructors that check them."""

from __future__ import annotations

import re
from datetime import date

import pyoxigraph as ox

from samgraf.model import Value
from samgraf.vocab import GRAPH, ID, PREFIXES, term

RDF_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
RDF_SUBJECT = ox.NamedNode(PREFIXES["rdf"] + "subject")
RDF_PREDICATE = ox.NamedNode(PREFIXES["rdf"] + "predicate")
RDF_OBJECT = ox.NamedNode(PREFIXES["rdf"] + "object")
RDFS_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
RDFS_COMMENT = ox.NamedNode(PREFIXES["rdfs"] + "comment")
ALT_LABEL = ox.NamedNode(PREFIXES["skos"] + "altLabel")
SAME_AS = ox.NamedNode(PREFIXES["schema"] + "sameAs")
START_DATE = ox.NamedNode(PREFIXES["schema"] + "startDate")
END_DATE = ox.NamedNode(PREFIXES["schema"] + "endDate")

_XSD = PREFIXES["xsd"]
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def sg(name: str) -> ox.NamedNode:
    """A term of the ontology; AttributeError where it has no such term."""
    return ox.NamedNode(term(name))


def node(path: str) -> ox.NamedNode:
    """The IRI of an entity's path: `person/eugene-guribye`, or `concept/samskaping` for a theme."""
    if path.startswith("concept/"):
        return ox.NamedNode(PREFIXES["concept"] + path.removeprefix("concept/"))
    return ox.NamedNode(ID + path)


def graph_name(name: str) -> ox.NamedNode:
    """The IRI of a named graph."""
    return ox.NamedNode(GRAPH + name)


def text(value: str, language: str | None = None) -> ox.Literal:
    """A string, with control characters that RDF/XML cannot carry taken out."""
    clean = _CONTROL.sub("", value)
    return ox.Literal(clean, language=language) if language else ox.Literal(clean)


def number(value: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(value), datatype=ox.NamedNode(_XSD + "integer"))


def decimal(value: float) -> ox.Literal:
    """A number of at most two decimals, as confidences are, in the form a store gives back (0.9, not 0.90)."""
    return ox.Literal(f"{value:.2f}".rstrip("0").rstrip("."), datatype=ox.NamedNode(_XSD + "decimal"))


def moment(value: str) -> ox.Literal:
    """A date, month, year, time of day, or date and time, from its ISO string.

    >>> str(moment("2022-06"))
    '"2022-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    for pattern, datatype, suffix in (
        (r"\d{4}-\d\d-\d\dT\d\d:\d\d", "dateTime", ":00"),
        (r"\d{4}-\d\d-\d\d", "date", ""),
        (r"\d{4}-\d\d", "gYearMonth", ""),
        (r"\d{4}", "gYear", ""),
        (r"\d\d:\d\d", "time", ":00"),
    ):
        if re.fullmatch(pattern, value):
            return ox.Literal(value + suffix, datatype=ox.NamedNode(_XSD + datatype))
    raise ValueError(f"not an ISO date or time: {value}")


def literal(value: Value) -> ox.Literal:
    """An attribute's or qualifier's value."""
    if isinstance(value, bool):
        return ox.Literal("true" if value else "false", datatype=ox.NamedNode(_XSD + "boolean"))
    if isinstance(value, int):
        return number(value)
    if isinstance(value, float):
        return decimal(value)
    if isinstance(value, date):
        return moment(value.isoformat())
    return text(value)
