"""A graph in RDF 1.2: statement nodes reify their triples as triple terms.

The method: https://www.w3.org/TR/rdf12-concepts/#section-triple-terms-reification
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from samgraf.query import PREFIXES, with_prefixes
from samgraf.store import GraphFolder

_PARTS = tuple(ox.NamedNode(PREFIXES["rdf"] + name) for name in ("subject", "predicate", "object"))
_REIFIES = ox.NamedNode(PREFIXES["rdf"] + "reifies")


def trig_file(folder: GraphFolder) -> bytes:
    """TriG 1.2: as the graph, but `?statement rdf:reifies <<( ?s ?p ?o )>>` for rdf:subject, predicate and object.

    Raises GraphError where the graph cannot be opened.
    """
    quads = sorted(_reified(folder.open()), key=lambda quad: (str(quad.graph_name), str(quad)))
    return with_prefixes(quads, ox.RdfFormat.TRIG, PREFIXES).encode("utf-8")


def _reified(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    parts: dict[tuple[object, object], dict[object, ox.Quad]] = {}
    for quad in quads:
        if quad.predicate in _PARTS:
            parts.setdefault((quad.graph_name, quad.subject), {})[quad.predicate] = quad
        else:
            yield quad
    for found in parts.values():
        subject, predicate, object_ = (found[part].object for part in _PARTS)
        statement = found[_PARTS[0]]
        triple = ox.Triple(subject, predicate, object_)  # type: ignore[arg-type]
        yield ox.Quad(statement.subject, _REIFIES, triple, statement.graph_name)
