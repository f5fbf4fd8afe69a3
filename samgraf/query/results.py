"""Answers in the result formats of the W3C, which keep what kind of term each value is.

TSV: https://www.w3.org/TR/sparql11-results-csv-tsv/ and XML: https://www.w3.org/TR/rdf-sparql-XMLres/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pyoxigraph as ox

from samgraf.query.answers import Rows
from samgraf.query.terms import Term

NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold even when escaped."""
_RESULTS = "http://www.w3.org/2005/sparql-results#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def tsv_lines(rows: Rows) -> Iterator[str]:
    """The answer as SPARQL results in TSV: a head, and terms as Turtle writes them."""
    yield "\t".join(f"?{name}" for name in rows.variables)
    for row in rows:
        yield "\t".join("" if term is None else str(term) for term in row)


def results_xml(rows: Rows) -> str:
    """The answer as SPARQL results in XML; characters that XML cannot hold are left out."""
    root = ET.Element("sparql", xmlns=_RESULTS)
    head, results = ET.SubElement(root, "head"), ET.SubElement(root, "results")
    for name in rows.variables:
        ET.SubElement(head, "variable", name=name)
    for row in rows:
        result = ET.SubElement(results, "result")
        for name, term in zip(rows.variables, row, strict=True):
            if term is not None:
                _bind(ET.SubElement(result, "binding", name=name), term)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _bind(binding: ET.Element, term: Term) -> None:
    if isinstance(term, ox.NamedNode):
        ET.SubElement(binding, "uri").text = term.value
    elif isinstance(term, ox.BlankNode):
        ET.SubElement(binding, "bnode").text = term.value
    else:
        about = {"xml:lang": term.language} if term.language else {}
        if not term.language and term.datatype.value != _STRING:
            about = {"datatype": term.datatype.value}
        ET.SubElement(binding, "literal", about).text = NOT_XML.sub("", term.value)
