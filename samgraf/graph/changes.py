"""What changes in a graph where some documents do: their named graphs, and the plain triples they support."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from samgraf.graph.plain import plain_quads
from samgraf.graph.terms import RDF_SUBJECT

Graphs = Mapping[ox.NamedNode, Sequence[ox.Quad]]


def changed_quads(store: ox.Store, graphs: Graphs) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """The quads that go from a whole graph and those that come, where named graphs in it are replaced.

    graphs: what each is to hold; nothing for one that goes. The plain triples of an entity follow from what the named
    graphs say of it alone, so only those entities are looked at of which the replaced graphs say something else.
    """
    old = {quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)}
    new = {quad for quads in graphs.values() for quad in quads}
    touched = _touched(old, new)
    kept = {quad for entity in touched for quad in _said_of(store, entity) if quad.graph_name not in graphs}
    plain = {quad for quad in plain_quads([*kept, *new]) if quad.subject in touched}
    default = ox.DefaultGraph()
    before = {quad for entity in touched for quad in store.quads_for_pattern(entity, None, None, default)}
    return (old - new) | (before - plain), (new - old) | (plain - before)


def _touched(old: set[ox.Quad], new: set[ox.Quad]) -> set[ox.NamedNode]:
    """The nodes of which the two say different things, by themselves or in a statement that is not the same in both."""
    nodes = {quad.subject for quad in old ^ new}
    stated = {quad.object for quad in old | new if quad.predicate == RDF_SUBJECT and quad.subject in nodes}
    return {node for node in nodes | stated if isinstance(node, ox.NamedNode)}


def _said_of(store: ox.Store, entity: ox.NamedNode) -> Iterator[ox.Quad]:
    """All that the named graphs say of an entity, the statements about it whole."""
    default = ox.DefaultGraph()
    nodes = [quad.subject for quad in store.quads_for_pattern(None, RDF_SUBJECT, entity, None)]
    for node in [entity, *nodes]:
        if isinstance(node, ox.NamedNode):
            yield from (q for q in store.quads_for_pattern(node, None, None, None) if q.graph_name != default)
