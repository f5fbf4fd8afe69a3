"""Invented networks as `load_network` gives them, for the tests of analyses."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.levels import affiliations
from samgraf.network import Proof

Said = tuple[str, str, str, str]
"""Subject, predicate, object and the documents that say so, by their numbers with blanks between."""

TYPES = {"person": "Person", "project": "Project", "event": "Event", "talk": "Talk", "municipality": "Municipality"}


def network(said: Iterable[Said], types: dict[str, str] | None = None, confidence: float = 0.9) -> nx.MultiDiGraph:
    """A network of what documents say; a node's type is that of its first part unless given."""
    found = nx.MultiDiGraph()
    told = list(said)
    for node in sorted({node for subject, _, object_, _ in told for node in (subject, object_)}):
        kind = (types or {}).get(node) or TYPES.get(node.partition("/")[0], "Organisation")
        found.add_node(node, type=kind, label=node.partition("/")[2])
    for subject, predicate, object_, documents in told:
        proofs = tuple(
            Proof(f"T{name}", "", f"Setning {name}.", "S", 0, 1, "rule:x", confidence, f"id:document/{name}")
            for name in documents.split()
        )
        found.add_edge(subject, object_, key=predicate, proofs=proofs)
    return found


def southern_women() -> Affiliations:
    """Davis, Gardner and Gardner 1941: each event as if told of in a text of its own."""
    graph = nx.davis_southern_women_graph()
    said: list[Said] = [(f"person/{w}", "memberOf", f"project/{e}", e) for w in graph.graph["top"] for e in graph[w]]
    return affiliations(network(said), "person")
