"""A network as a file for other tools: GEXF, GraphML, node-link JSON, CSV. All UTF-8, and no clock in any."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import networkx as nx

from samgraf.network import Proof
from samgraf.outside import spreadsheet_cell
from samgraf.query.results import NOT_XML

Edge = tuple[str, str, str, tuple[Proof, ...]]

_COLUMNS = (
    "subject", "subject_label", "subject_type", "predicate", "object", "object_label", "object_type",
    "sentence", "quote", "start", "end", "source", "url", "rule", "confidence",
)  # fmt: skip


def sorted_edges(network: nx.MultiDiGraph) -> list[Edge]:
    """The edges as (subject, predicate, object, proofs), sorted; an edge without proofs has none."""
    edges = network.edges(keys=True, data="proofs")
    return sorted(((u, key, v, tuple(proofs or ())) for u, v, key, proofs in edges), key=lambda edge: edge[:3])


def gexf_file(network: nx.MultiDiGraph) -> bytes:
    """GEXF 1.2 with plain attributes."""
    buffer = io.BytesIO()
    nx.write_gexf(flat(network), buffer)
    # networkx writes the day of the run: two equal networks would differ from one day to the next.
    return re.sub(rb'(<meta) lastmodifieddate="[^"]*"', rb"\1", buffer.getvalue(), count=1)


def graphml_file(network: nx.MultiDiGraph) -> bytes:
    """GraphML with plain attributes."""
    buffer = io.BytesIO()
    nx.write_graphml_xml(flat(network), buffer, named_key_ids=True)
    return buffer.getvalue()


def json_file(network: nx.MultiDiGraph) -> bytes:
    """Node-link data, as `networkx.node_link_graph(…, edges="edges")` reads it, with every proof of every edge."""
    data = {
        "directed": True,
        "multigraph": True,
        "graph": dict(sorted(network.graph.items())),
        "nodes": [{"id": node, **network.nodes[node]} for node in sorted(network)],
        "edges": [
            {"source": u, "target": v, "key": key, "proofs": [asdict(proof) for proof in proofs]}
            for u, key, v, proofs in sorted_edges(network)
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def csv_file(network: nx.MultiDiGraph) -> bytes:
    """One row for each edge and proof; an edge without proofs has one row."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([cell(value) for value in row] for row in _rows(network))
    return buffer.getvalue().encode("utf-8")


def _rows(network: nx.MultiDiGraph) -> Iterator[list[object]]:
    for u, predicate, v, proofs in sorted_edges(network):
        ends = [[node, network.nodes[node].get("label"), network.nodes[node].get("type")] for node in (u, v)]
        for proof in proofs or (None,):
            said = _said(proof) if proof else [""] * 8
            yield [*ends[0], predicate, *ends[1], *said]


def _said(proof: Proof) -> list[object]:
    return [
        proof.sentence, proof.quote, proof.start, proof.end, proof.title, proof.url, proof.rule, proof.confidence,
    ]  # fmt: skip


def cell(value: object) -> object:
    """A field that a spreadsheet will not take for a formula."""
    return spreadsheet_cell(value) if isinstance(value, str) else "" if value is None else value


def flat(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The network with plain attributes only, which is all that most formats can hold, in sorted order.

    An edge tells how many proofs it has, the best of them and all their sources, and what else it has.
    """
    flat = nx.MultiDiGraph(**_plain(network.graph))
    for node in sorted(network):
        flat.add_node(node, **_plain({"label": node, "type": "", **network.nodes[node]}))
    for number, (u, predicate, v, proofs) in enumerate(sorted_edges(network)):
        told = {name: value for name, value in network.edges[u, v, predicate].items() if name != "proofs"}
        # A predicate is no id of an edge: two pairs may have the same, and the formats want ids of their own.
        flat.add_edge(u, v, key=f"e{number}", **_plain(_summary(predicate, proofs) | told))
    return flat


def _summary(predicate: str, proofs: tuple[Proof, ...]) -> dict[str, Any]:
    """What is told of an edge where its proofs have no room: how many, the best one, all sources."""
    best = max(proofs, key=lambda proof: proof.confidence, default=None)
    return {
        "label": predicate,
        "predicate": predicate,
        "proofs": len(proofs),
        "confidence": best.confidence if best else 0.0,
        "sentence": best.sentence if best else "",
        "quote": best.quote if best else "",
        "rule": best.rule if best else "",
        "url": best.url if best else "",
        "sources": "; ".join(sorted({proof.title for proof in proofs})),
    }


def _plain(attributes: dict[str, Any]) -> dict[str, str | int | float]:
    return {
        name: value if isinstance(value, (int, float)) else NOT_XML.sub("", str(value))
        for name, value in attributes.items()
        if value is not None
    }
