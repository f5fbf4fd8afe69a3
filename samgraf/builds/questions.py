"""The named questions as RDF, so that who has the graph has what can be asked of it.

In the form that the SIB and grlc collections have: one `sh:SPARQLSelectExecutable` each, with its text whole
(Bolleman et al. 2024, doi:10.48550/arXiv.2410.06010).
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from samgraf.graph.terms import RDF_TYPE, graph_name, text
from samgraf.query import named_queries
from samgraf.vocab import BASE, PREFIXES, SHACL

QUERIES = graph_name("queries")


def question_quads() -> Iterator[ox.Quad]:
    """All named questions, in the graph `…/graph/queries`, apart from what the default graph says of things."""
    for name, query in named_queries().items():
        iri = ox.NamedNode(f"{BASE}query/{name}")
        for kind in ("SPARQLExecutable", "SPARQLSelectExecutable"):
            yield ox.Quad(iri, RDF_TYPE, ox.NamedNode(SHACL + kind), QUERIES)
        yield ox.Quad(iri, ox.NamedNode(SHACL + "select"), text(_prologue() + query.text), QUERIES)
        for relation, told in (("name", query.titles), ("description", query.descriptions)):
            for language, words in told.items():
                yield ox.Quad(iri, ox.NamedNode(PREFIXES["schema"] + relation), text(words, language), QUERIES)
        for tag in query.tags:
            yield ox.Quad(iri, ox.NamedNode(PREFIXES["schema"] + "keywords"), text(tag), QUERIES)


def _prologue() -> str:
    """The prefixes that every question may use, declared."""
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
