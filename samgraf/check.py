"""Whether a graph is whole: its shapes hold, and its default graph, its file and its store say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph

from samgraf.graph import plain_quads, sorted_lines
from samgraf.shapes import CORE, Report, validate
from samgraf.store import GraphFolder


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found."""

    shapes: Report
    integrity: tuple[str, ...]
    """Each a line that says which parts disagree and where."""
    sentences: dict[str, str]
    """The sentence behind a statement or evidence node, for those that break a shape."""

    @property
    def good(self) -> bool:
        """Whether nothing is broken."""
        return self.shapes.conforms and not self.integrity

    def lines(self) -> Iterator[str]:
        """The findings, one a line; the sentence of a broken statement below it."""
        for violation in self.shapes.violations:
            yield f"{violation.shape}: {violation.focus} {violation.path or ''} {violation.message}".replace("  ", " ")
            if sentence := self.sentences.get(str(violation.focus)):
                yield f"    “{sentence}”"
        yield from self.integrity
        looked = sum(self.shapes.focus_counts.values())
        broken = len(self.shapes.violations) + len(self.integrity)
        yield f"{len(self.shapes.focus_counts)} shapes looked at {looked} nodes; {broken or 'nothing'} broken"


def check(folder: GraphFolder) -> Check:
    """Check a graph folder.

    Raises GraphError where its store cannot be opened.
    """
    store = folder.open()
    quads = list(store)
    data = Graph()
    data.parse(data="".join(sorted_lines(ox.Quad(*quad.triple) for quad in quads)), format="nt")
    # A small graph need not hold a merger or a venue; what every document makes must be there.
    report = validate(data, required=CORE)
    broken = {str(violation.focus) for violation in report.violations if violation.focus is not None}
    return Check(report, tuple(_integrity(folder, quads)), dict(_sentences(store, broken)))


def _integrity(folder: GraphFolder, quads: list[ox.Quad]) -> Iterator[str]:
    stored = sorted_lines(quads)
    try:
        # Not splitlines: a text may hold other line separators than the one that ends a quad.
        written = [f"{line}\n" for line in folder.nquads.read_text(encoding="utf-8").split("\n")[:-1]]
    except (OSError, UnicodeDecodeError) as error:
        yield f"{folder.nquads} cannot be read ({error}); build again"
        return
    if written != stored:
        yield f"graph.nq has {len(written)} quads and the store {len(stored)}, not the same ones; build again"
    default = ox.DefaultGraph()
    named = [quad for quad in quads if quad.graph_name != default]
    plain = set(sorted_lines(quad for quad in quads if quad.graph_name == default))
    derived = set(sorted_lines(plain_quads(named)))
    for line in sorted(plain - derived)[:10]:
        yield f"no document and no register says: {line.strip()}"
    for line in sorted(derived - plain)[:10]:
        yield f"said, but not in the default graph: {line.strip()}"


def _sentences(store: ox.Store, focuses: set[str]) -> Iterator[tuple[str, str]]:
    sg = "https://w3id.org/samgraf/ns#"
    for focus in sorted(focuses):
        if not focus.startswith("http"):
            continue
        node = ox.NamedNode(focus)
        proofs = [q.object for q in store.quads_for_pattern(node, ox.NamedNode(sg + "evidence"), None, None)]
        for proof in [node, *proofs]:
            for quad in store.quads_for_pattern(proof, ox.NamedNode(sg + "sentence"), None, None):  # type: ignore[arg-type]
                yield focus, quad.object.value  # type: ignore[union-attr]
