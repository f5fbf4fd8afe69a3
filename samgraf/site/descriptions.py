"""What the graph holds on each thing, with the proofs, gathered in one pass: the answers of `description.rq`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from samgraf.query import PREFIXES, with_prefixes

_RDF = PREFIXES["rdf"]
_ENDS = frozenset({_RDF + "subject", _RDF + "object"})
_EVIDENCE = PREFIXES["sg"] + "evidence"
_Node = tuple[str, str]
"""A node in a graph: the name of the graph, and the IRI of the node."""


class Descriptions:
    """The triples that stand on each thing, ready to be written."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        """Made of all quads of a graph."""
        self._plain: dict[str, set[ox.Triple]] = defaultdict(set)
        """What the default graph says of a thing, from either end."""
        self._said: dict[_Node, list[ox.Triple]] = defaultdict(list)
        self._graphs: dict[str, set[str]] = defaultdict(set)
        """The named graphs that say something of a node."""
        self._statements: dict[str, set[_Node]] = defaultdict(set)
        self._evidence: dict[_Node, set[str]] = defaultdict(set)
        for quad in quads:
            self._add(quad)
        found = {each for triples in (*self._plain.values(), *self._said.values()) for each in triples}
        self._order = {each: place for place, each in enumerate(sorted(found, key=str))}

    def _add(self, quad: ox.Quad) -> None:
        subject, value = str(quad.subject), str(quad.object)
        if isinstance(quad.graph_name, ox.DefaultGraph):
            self._plain[subject].add(quad.triple)
            self._plain[value].add(quad.triple)
            return
        graph = str(quad.graph_name)
        self._said[graph, subject].append(quad.triple)
        self._graphs[subject].add(graph)
        if quad.predicate.value in _ENDS:
            self._statements[value].add((graph, subject))
        elif quad.predicate.value == _EVIDENCE:
            self._evidence[graph, subject].add(value)

    def turtle(self, iri: str) -> bytes:
        """The description of a thing in Turtle, as a server gives it: the same triples in the same order."""
        triples = sorted(set(self._of(str(ox.NamedNode(iri)))), key=self._order.__getitem__)
        return with_prefixes(triples, ox.RdfFormat.TURTLE, PREFIXES).encode("utf-8")

    def _of(self, thing: str) -> Iterator[ox.Triple]:
        yield from self._plain.get(thing, ())
        for graph in self._graphs.get(thing, ()):
            yield from self._said[graph, thing]
        for graph, statement in self._statements.get(thing, ()):
            yield from self._said[graph, statement]
            for evidence in self._evidence.get((graph, statement), ()):
                yield from self._said.get((graph, evidence), ())
