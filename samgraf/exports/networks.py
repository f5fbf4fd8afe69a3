"""An annotated network in the formats of network tools: Pajek, Cytoscape JSON, VOSviewer JSON.

GEXF and GraphML are those of `samgraf.views.files`.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections import Counter
from typing import Any

import networkx as nx

from samgraf.views.files import flat

_PAJEK = str.maketrans({'"': "”", "'": "’", "\\": "⧵"})
"""What would end a string in Pajek, which knows no escapes, and the sign nearest to it."""


def pajek_file(network: nx.MultiDiGraph) -> bytes:
    """Pajek's .net, as networkx writes it: vertices are called by their names, and have their IRI in `iri`.

    Of several with one name each has its IRI behind it. An arc's weight is its evidence.
    The format: Mrvar and Batagelj, Pajek and PajekXXL, reference manual.
    """
    plain = flat(network)
    names = Counter(_pajek_text(label) for _, label in plain.nodes(data="label"))
    called: dict[str, str] = {}
    for node, label in plain.nodes(data="label"):
        name = _pajek_text(label) or _pajek_text(node)
        called[node] = name if names[name] == 1 else f"{name} ({_pajek_text(node)})"
    written = nx.MultiDiGraph()
    for node, about in plain.nodes(data=True):
        written.add_node(called[node], iri=_pajek_text(node), **_pajek_attributes(about))
    for subject, object_, about in plain.edges(data=True):
        weight = about.get("evidence", 1)
        written.add_edge(called[subject], called[object_], weight=weight, **_pajek_attributes(about))
    buffer = io.BytesIO()
    nx.write_pajek(written, buffer)
    return buffer.getvalue()


def _pajek_text(value: object) -> str:
    return " ".join(str(value).translate(_PAJEK).split())


def _pajek_attributes(about: dict[str, Any]) -> dict[str, str]:
    found = {name: _pajek_text(value) for name, value in about.items()}
    return {name: value for name, value in found.items() if value}


def cytoscape_file(network: nx.MultiDiGraph) -> bytes:
    """Cytoscape's JSON (.cyjs), as Cytoscape and `networkx.cytoscape_graph` read it."""
    data = nx.cytoscape_data(flat(network), name="label")
    for edge in data["elements"]["edges"]:
        edge["data"] |= {"id": edge["data"]["key"], "interaction": edge["data"]["predicate"]}
    for node in data["elements"]["nodes"]:
        node["data"]["name"] = node["data"]["label"]
    return _json(data)


def vosviewer_file(network: nx.MultiDiGraph) -> bytes:
    """JSON for VOSviewer: an item for each node with edges, a link for each pair, a cluster for each type.

    A link's strength is the evidence of all edges between the two, whichever way they point.
    The format: https://app.vosviewer.com/docs/file-types/json-file-type/
    """
    plain = flat(network)
    strength: Counter[tuple[str, str]] = Counter()
    for subject, object_, about in plain.edges(data=True):
        if subject != object_:
            strength[min(subject, object_), max(subject, object_)] += about.get("evidence", 1)
    tied = {node for pair in strength for node in pair}
    types = Counter(about["type"] for node, about in plain.nodes(data=True) if node in tied)
    # The largest first, as VOSviewer numbers its own.
    clusters = {kind: number for number, (kind, _) in enumerate(_largest(types), start=1)}
    named = {about["type"]: about.get("type_nb", about["type"]) for _, about in plain.nodes(data=True)}
    items = [_item(node, about, clusters[about["type"]]) for node, about in plain.nodes(data=True) if node in tied]
    links = [
        {"source_id": one, "target_id": other, "strength": count} for (one, other), count in sorted(strength.items())
    ]
    groups = [{"cluster": number, "label": named[kind]} for kind, number in clusters.items()]
    return _json({"network": {"items": items, "links": links, "clusters": groups}})


def _largest(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def _item(node: str, about: dict[str, Any], cluster: int) -> dict[str, Any]:
    """An item; its description is HTML, so that all text in it is escaped."""
    names = dict.fromkeys(about.get(f"label_{language}", about["label"]) for language in ("nb", "nn", "en"))
    kinds = dict.fromkeys(about.get(f"type_{language}", about["type"]) for language in ("nb", "nn", "en"))
    days = " – ".join(str(about.get(name, "")) for name in ("start_date", "end_date")).strip()
    lines = [" / ".join(names), " / ".join(kinds), days, node]
    scores = {"Confidence": about.get("confidence", 0.0)}
    if year := re.match(r"\d{4}", str(about.get("first_published", ""))):
        scores["First published"] = int(year[0])
    return {
        "id": node,
        "label": about["label"],
        "description": "<br>".join(html.escape(line) for line in lines if line.strip("–")),
        "cluster": cluster,
        "weights": {"Evidence": about.get("evidence", 0), "Documents": about.get("documents", 0)},
        "scores": scores,
    }


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")
