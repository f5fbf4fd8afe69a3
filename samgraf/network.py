"""The graph as a network: entities, and the edges between them with their evidence, for networkx."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import pyoxigraph as ox

from samgraf.query import Query, Rows, plain, run
from samgraf.store import GraphFolder

_NODES = """
SELECT ?node ?type ?label WHERE {
  ?node rdf:type ?type ; rdfs:label ?label .
  FILTER(STRSTARTS(STR(?type), STR(sg:)))
  FILTER EXISTS { ?document sg:mentions ?node }
}
"""

_EDGES = """
SELECT ?subject ?predicate ?object ?sentence ?quote ?title ?url ?confidence ?rule ?start ?end WHERE {
  GRAPH ?graph {
    ?statement sg:evidence ?evidence ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
      sg:confidence ?confidence ; sg:rule ?rule .
    ?evidence sg:sentence ?sentence ; sg:quote ?quote ; sg:start ?start ; sg:end ?end ; sg:source ?document .
    ?document dcterms:title ?title .
    OPTIONAL { ?document schema:url ?url }
    FILTER NOT EXISTS { ?statement sg:negated true }
  }
  FILTER(isIRI(?object))
}
"""


@dataclass(frozen=True, slots=True)
class Proof:
    """The words behind an edge."""

    title: str
    url: str
    sentence: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float


def load_network(folder: GraphFolder) -> nx.MultiDiGraph:
    """What the documents of a graph say, as a directed multigraph.

    Nodes are IRIs in short form (`id:person/…`) with `type` and `label`; an edge's key is its predicate, and its
    `proofs` are the sentences behind it, the surest first.
    """
    store = folder.open()
    graph = nx.MultiDiGraph()
    for node, kind, label in sorted(_rows(store, "nodes", _NODES)):
        graph.add_node(node, type=kind.removeprefix("sg:"), label=label)
    proofs: dict[tuple[str, str, str], list[Proof]] = {}
    for row in sorted(_rows(store, "edges", _EDGES)):
        subject, predicate, object_, sentence, quote, title, url, confidence, rule, start, end = row
        proof = Proof(title, url, sentence, quote, int(start), int(end), rule, float(confidence))
        proofs.setdefault((subject, predicate.removeprefix("sg:"), object_), []).append(proof)
    for (subject, predicate, object_), found in sorted(proofs.items()):
        if subject in graph and object_ in graph:
            ranked = sorted(found, key=lambda p: (-p.confidence, p.title, p.start))
            graph.add_edge(subject, object_, key=predicate, proofs=tuple(ranked))
    return graph


def _rows(store: ox.Store, name: str, text: str) -> list[tuple[str, ...]]:
    answer = run(Query(name, text), store)
    assert isinstance(answer, Rows)
    return [tuple(plain(term) for term in row) for row in answer]
