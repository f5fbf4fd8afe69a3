"""The SHACL check: whether a graph keeps what `ontology/shapes.ttl` demands of it.

The check runs on rdflib in memory, where pySHACL is some twenty times faster than on an Oxigraph store.
pySHACL calls a graph conforming in which a shape found nothing to look at, so an empty graph, or one whose
named graphs were left behind, would pass. Here the nodes that each shape looks at are counted, and a shape
that looks at nothing is a violation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pyshacl
from rdflib import RDF, RDFS, SH, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from samgraf.resources import shipped

SHAPE = Namespace("https://w3id.org/samgraf/shapes#")

CORE = frozenset(
    SHAPE[name] for name in ("Statement", "Evidence", "SourceDocument", "Entity", "AssertedType", "Privacy")
)
"""The shapes that have something to look at in any graph with a document in it."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as a shape demands."""

    shape: URIRef
    """The node shape that says so."""
    focus: Node | None
    """The node it is about; None where the shape looked at nothing."""
    path: URIRef | None
    """The property whose value is wrong or missing, where it is one property."""
    value: Node | None
    """The value that is wrong; None where it is missing or where the node itself is wrong."""
    message: str
    """What is demanded, in English."""

    def __str__(self) -> str:
        """One line for a person."""
        where = "" if self.focus is None else f"{self.focus}: "
        found = "" if self.value is None or self.value == self.focus else f" Found: {self.value}"
        return f"{where}{self.message}{found}"


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found."""

    conforms: bool
    violations: tuple[Violation, ...]
    """In the order of shape, node, property and value."""
    focus_counts: Mapping[URIRef, int]
    """How many nodes each node shape looked at."""


def load_ontology() -> Graph:
    """The ontology, newly read from `ontology/samgraf.ttl`."""
    return Graph().parse(shipped("ontology", "samgraf.ttl"), format="turtle")


def load_shapes() -> Graph:
    """The shapes, newly read from `ontology/shapes.ttl`."""
    return Graph().parse(shipped("ontology", "shapes.ttl"), format="turtle")


def validate(data: Graph, *, required: Collection[URIRef] | None = None, shapes: Graph | None = None) -> Report:
    """Check a graph, or all graphs of a dataset together, against the shapes; the data are left as they are.

    `required` names the shapes that must have looked at something: all of them where it is not given. A graph
    of a few documents need not hold a merger or a venue; for such a graph pass `CORE`. `shapes` replaces the
    shipped ones.
    """
    shapes = load_shapes() if shapes is None else shapes
    union = _union(data)
    # The hierarchy alone: with its labels and types the ontology would itself become something to look at.
    for triple in load_ontology().triples((None, RDFS.subClassOf, None)):
        union.add(triple)
    counts = {shape: len(_focus_nodes(shape, shapes, union)) for shape in _node_shapes(shapes)}
    _, results, _ = pyshacl.validate(union, shacl_graph=shapes, inplace=True)
    found = [*_violations(results, shapes, union), *_idle(counts, counts if required is None else required)]
    found.sort(key=lambda each: tuple("" if part is None else str(part) for part in _parts(each)))
    return Report(not found, tuple(found), counts)


def _union(data: Graph) -> Graph:
    """A copy of a graph, or of all the graphs of a dataset as one."""
    union = Graph()
    if isinstance(data, Dataset):
        for subject, predicate, object_, _ in data.quads((None, None, None, None)):
            union.add((subject, predicate, object_))
    else:
        for triple in data:
            union.add(triple)
    return union


def _node_shapes(shapes: Graph) -> list[URIRef]:
    """The named node shapes, in the order of their names."""
    return sorted(node for node in shapes.subjects(RDF.type, SH.NodeShape) if isinstance(node, URIRef))


def _focus_nodes(shape: URIRef, shapes: Graph, data: Graph) -> set[Node]:
    """The nodes that a shape targets, as SHACL Core defines it."""
    nodes: set[Node] = set(shapes.objects(shape, SH.targetNode))
    for target in shapes.objects(shape, SH.targetClass):
        for kind in data.transitive_subjects(RDFS.subClassOf, target):
            nodes.update(data.subjects(RDF.type, kind))
    for target in shapes.objects(shape, SH.targetSubjectsOf):
        nodes.update(data.subjects(target, None))
    for target in shapes.objects(shape, SH.targetObjectsOf):
        nodes.update(data.objects(None, target))
    return nodes


def _violations(results: Graph, shapes: Graph, data: Graph) -> Iterator[Violation]:
    """What pySHACL reports, each under the node shape that it belongs to."""
    owners: dict[Node, URIRef] = {}
    for shape in _node_shapes(shapes):
        owners[shape] = shape
        owners.update(dict.fromkeys(shapes.objects(shape, SH.property), shape))
    for result in results.subjects(RDF.type, SH.ValidationResult):
        source = results.value(result, SH.sourceShape)
        focus = results.value(result, SH.focusNode)
        value = results.value(result, SH.value)
        path = results.value(result, SH.resultPath)
        if not isinstance(path, URIRef):
            # A choice of several properties: say which of them has the value.
            path = min(data.predicates(focus, value), key=str, default=None) if path and value else None
        yield Violation(
            owners[source] if source in owners else URIRef(str(source)),
            focus,
            path if isinstance(path, URIRef) else None,
            value,
            _english(results, result),
        )


def _english(results: Graph, result: Node) -> str:
    """The English message of a result, or any where there is none in English."""
    messages = sorted(
        (message.language != "en", str(message))
        for message in results.objects(result, SH.resultMessage)
        if isinstance(message, Literal)
    )
    return messages[0][1] if messages else ""


def _idle(counts: Mapping[URIRef, int], required: Collection[URIRef]) -> Iterator[Violation]:
    """A violation for each required shape that looked at nothing, or that is not there."""
    for shape in required:
        if not counts.get(shape):
            name = shape.removeprefix(str(SHAPE))
            yield Violation(shape, None, None, None, f"The shape {name} looked at nothing.")


def _parts(violation: Violation) -> tuple[object, ...]:
    return violation.shape, violation.focus, violation.path, violation.value, violation.message
