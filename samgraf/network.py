"""The graph as a network: entities, and the edges between them with their evidence, for networkx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import networkx as nx
import pyoxigraph as ox

from samgraf.graph import stated_rows
from samgraf.model import Reading
from samgraf.query import Query, answer_rows, plain
from samgraf.store import GraphFolder

_NODES = """
SELECT ?node ?type ?label WHERE {
  { SELECT DISTINCT ?node WHERE { ?document sg:mentions ?node } }
  ?node rdf:type ?type ; rdfs:label ?label .
  FILTER(STRSTARTS(STR(?type), STR(sg:)))
}
"""

_EDGES = """
SELECT ?subject ?predicate ?object ?sentence ?quote ?confidence ?rule ?start ?end ?document ?statement WHERE {
  GRAPH ?graph {
    ?statement sg:evidence ?evidence ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
      sg:confidence ?confidence ; sg:rule ?rule .
    ?evidence sg:sentence ?sentence ; sg:quote ?quote ; sg:start ?start ; sg:end ?end ; sg:source ?document .
    FILTER NOT EXISTS { ?statement sg:negated true }
  }
  FILTER(isIRI(?object))
}
"""

_DOCUMENTS = """
SELECT ?document ?title ?url ?date WHERE {
  GRAPH ?graph {
    ?document dcterms:title ?title .
    OPTIONAL { ?document schema:url ?url }
    OPTIONAL { ?document schema:datePublished ?date }
  }
}
"""

_ALIASES = """
SELECT DISTINCT ?node ?alias WHERE {
  ?node skos:altLabel|sg:acronym ?alias .
  FILTER EXISTS { ?document sg:mentions ?node }
}
"""

_DATES = """
SELECT DISTINCT ?node ?bound ?date WHERE {
  VALUES ?type { sg:Event sg:Project sg:Programme }
  VALUES ?bound { schema:startDate schema:endDate }
  ?node rdf:type ?type ; ?bound ?date .
  FILTER(DATATYPE(?date) = xsd:date || DATATYPE(?date) = xsd:gYear || DATATYPE(?date) = xsd:gYearMonth)
}
"""

_SUCCESSORS = """
SELECT ?before ?after ?type ?label WHERE {
  GRAPH graph:registers {
    ?statement rdf:subject ?before ; rdf:predicate sg:successor ; rdf:object ?after .
    ?after rdf:type ?type ; rdfs:label ?label .
  }
}
"""

Times = Literal["then", "today"]
"""Whether municipalities and counties stand as they were when the texts named them, or as they are today."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The words behind an edge. `document` is the name of their source, `date` the day that it was published."""

    title: str
    url: str
    sentence: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float
    document: str = ""
    """The document, in short form: `id:document/…`."""
    date: str = ""
    """The day of the document, as far as it is told."""
    statement: str = field(default="", compare=False)
    """The statement it proves, as `id:statement/…`; of no weight in telling two proofs apart."""


@dataclass(frozen=True, slots=True, order=True)
class Successor:
    """A municipality or county of today."""

    node: str
    type: str
    label: str


def load_network(
    folder: GraphFolder, municipalities: Times = "then", readings: Sequence[Reading] | None = None
) -> nx.MultiDiGraph:
    """What the documents of a graph say, as a directed multigraph.

    Nodes are IRIs in short form (`id:person/…`) with `type` and `label`, and where they are known `aliases` (a line
    each) and, of what happens in time, `since` and `until`; an edge's key is its predicate, and its
    `proofs` are the sentences behind it, the surest first. With `municipalities="today"`, those that have ended are
    folded into those of today, as `fold` does it. Who has what is published of the graph's documents gives it as
    `readings`, so that the store need not be asked for each sentence; the network is the same.
    """
    store = folder.open()
    graph = nx.MultiDiGraph()
    for node, kind, label in sorted(_rows(store, "nodes", _NODES)):
        graph.add_node(node, type=kind.removeprefix("sg:"), label=label)
    _add_aliases(graph, _rows(store, "aliases", _ALIASES))
    _add_dates(graph, _rows(store, "dates", _DATES))
    sources = {document: about for document, *about in _rows(store, "documents", _DOCUMENTS)}
    proofs: dict[tuple[str, str, str], list[Proof]] = {}
    for row in sorted(_rows(store, "edges", _EDGES) if readings is None else _stated(readings)):
        subject, predicate, object_, sentence, quote, confidence, rule, start, end, document, statement = row
        if document not in sources:
            continue
        title, url, date = sources[document]
        words = (title, url, sentence, quote, int(start), int(end))
        proof = Proof(*words, rule, float(confidence), document, date, statement)
        proofs.setdefault((subject, predicate.removeprefix("sg:"), object_), []).append(proof)
    for (subject, predicate, object_), found in sorted(proofs.items()):
        if subject in graph and object_ in graph:
            graph.add_edge(subject, object_, key=predicate, proofs=_ranked(found))
    return fold(graph, successors_today(folder)) if municipalities == "today" else graph


def _stated(readings: Iterable[Reading]) -> list[tuple[str, ...]]:
    """What the store answers to the question for edges."""
    return [tuple(plain(term) for term in row) for reading in readings for row in stated_rows(reading)]


def _add_aliases(graph: nx.MultiDiGraph, rows: Iterable[tuple[str, ...]]) -> None:
    others: dict[str, set[str]] = {}
    for node, alias in rows:
        if node in graph and alias != graph.nodes[node]["label"]:
            others.setdefault(node, set()).add(alias)
    for node, aliases in others.items():
        graph.nodes[node]["aliases"] = "\n".join(sorted(aliases))


def _add_dates(graph: nx.MultiDiGraph, rows: Iterable[tuple[str, ...]]) -> None:
    """The first beginning and the last end that the texts tell of a node."""
    for node, bound, date in sorted(rows):
        if node not in graph:
            continue
        if bound == "schema:endDate":
            graph.nodes[node]["until"] = date
        else:
            graph.nodes[node].setdefault("since", date)


def successors_today(folder: GraphFolder) -> dict[str, tuple[Successor, ...]]:
    """What the registers in a graph say that each municipality or county which has ended is part of today.

    Several where it, or what it became, was divided.
    """
    after: dict[str, set[Successor]] = {}
    for before, node, kind, label in _rows(folder.open(), "successors", _SUCCESSORS):
        after.setdefault(before, set()).add(Successor(node, kind.removeprefix("sg:"), label))
    return {before: tuple(sorted(_last(before, after))) for before in sorted(after)}


def _last(before: str, after: Mapping[str, Iterable[Successor]]) -> set[Successor]:
    """The ends of all chains of successors."""
    found: set[Successor] = set()
    met = {before}
    open_ends = list(after[before])
    while open_ends:
        stage = open_ends.pop()
        if stage.node in met:
            continue
        met.add(stage.node)
        if stage.node in after:
            open_ends += after[stage.node]
        else:
            found.add(stage)
    return found


def fold(network: nx.MultiDiGraph, successors: Mapping[str, tuple[Successor, ...]]) -> nx.MultiDiGraph:
    """A network with municipalities and counties that have ended folded into the one of today they are part of.

    An edge to Askim becomes one to Indre Østfold, with its sentences as they are; a node has in `formerly` the names
    folded into it. What was divided among several stands as it was, with these in `divided`: which of them a text would
    mean today cannot be told. Edges between what is one today are left out. The given network is not changed.
    """
    into = {node: successors[node][0] for node in network if len(successors.get(node, ())) == 1}
    folded = nx.MultiDiGraph(municipalities="today")
    formerly: dict[str, set[str]] = {}
    kept = {node: dict(about) for node, about in network.nodes(data=True) if node not in into}
    for node, today in into.items():
        kept.setdefault(today.node, {"type": today.type, "label": today.label})
        formerly.setdefault(today.node, set()).add(network.nodes[node]["label"])
    for node, about in sorted(kept.items()):
        told = {"formerly": ", ".join(sorted(formerly[node]))} if node in formerly else {}
        if several := successors.get(node):
            told["divided"] = ", ".join(today.label for today in several)
        folded.add_node(node, **about, **told)
    proofs: dict[tuple[str, str, str], list[Proof]] = {}
    for subject, object_, predicate, found in network.edges(keys=True, data="proofs"):
        ends = [into[node].node if node in into else node for node in (subject, object_)]
        if ends[0] != ends[1]:
            proofs.setdefault((ends[0], predicate, ends[1]), []).extend(found)
    for (subject, predicate, object_), found in sorted(proofs.items()):
        # One sentence on two that are one today proves the edge once.
        folded.add_edge(subject, object_, key=predicate, proofs=_ranked(dict.fromkeys(found)))
    return folded


def _ranked(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    return tuple(sorted(proofs, key=lambda proof: (-proof.confidence, proof.title, proof.start)))


def _rows(store: ox.Store, name: str, text: str) -> list[tuple[str, ...]]:
    return answer_rows(Query(name, text), store).plain()
