"""A network in pyvis: nodes and edges with all that the page tells of them, the proofs in numbers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from samgraf.network import Proof
from samgraf.outside import web_address
from samgraf.passages import passage
from samgraf.views.communities import communities
from samgraf.views.files import sorted_edges
from samgraf.views.layout import place, place_beside
from samgraf.views.map import spots, stages
from samgraf.views.packing import Numbers, utf16
from samgraf.views.selection import Key
from samgraf.views.years import years

NODE = (
    "id", "label", "type", "kind", "x", "y", "community", "map", "aliases", "since", "until", "formerly", "divided",
    "stage",
)  # fmt: skip
"""What the page is told of a node."""
EDGE = ("from", "to", "predicate", "views", "since", "until", "smooth", "proofs")
"""What the page is told of an edge; `views` has a binary digit for each of the page's views, the first the least."""


class Told:
    """What proofs tell of, each once: sources (title, link, name, day), sentences and rules."""

    def __init__(self) -> None:
        self.sources = Numbers()
        self.sentences = Numbers()
        self.rules = Numbers()

    def row(self, proof: Proof) -> list[float | str]:
        """A proof in numbers: source, sentence, the quoted words' start and end in it, rule, confidence, statement."""
        before, quote, after = passage(proof.sentence, proof.quote)
        start = utf16(before)
        return [
            self.sources[proof.title, web_address(proof.url), proof.document.removeprefix(_DOCUMENT), proof.date],
            self.sentences[before + quote + after], start, start + utf16(quote),
            self.rules[proof.rule], proof.confidence, proof.statement.removeprefix(_STATEMENT),
        ]  # fmt: skip


_STATEMENT = "id:statement/"
_DOCUMENT = "id:document/"
"""What a short id of a document begins with; lines of decisions name it without."""


def pyvis_network(
    network: nx.MultiDiGraph,
    first: nx.MultiDiGraph,
    views: Mapping[str, Collection[Key]],
    kind_of: Mapping[str, str],
    told: Told,
) -> Network:
    """The network in pyvis, laid out so that its part which is seen first looks well; the rest stands beside that.

    views: the edges of each.
    """
    drawing = Network(directed=True, cdn_resources="in_line")
    # add_node and add_edge search all nodes each time they are called; the lists they fill are the same.
    for data in _nodes(network, first, kind_of):
        drawing.nodes.append(data)
        drawing.node_ids.append(data["id"])
        drawing.node_map[data["id"]] = data
    drawing.edges += _edges(network, views, told)
    return drawing


def _nodes(network: nx.MultiDiGraph, first: nx.MultiDiGraph, kind_of: Mapping[str, str]) -> list[dict[str, Any]]:
    ties = dict(network.degree)
    radii = {node: round(7 + 3.2 * math.sqrt(ties[node]), 1) for node in network}
    seen = nx.MultiDiGraph(first.edges())
    seen.add_nodes_from(node for node in first if not ties[node])
    places = place_beside(network, radii, place(seen, radii))
    groups = communities(network)
    on_map, apart = spots(network), stages(network)
    found = []
    for node in sorted(network):
        about = network.nodes[node]
        x, y = places[node]
        told = {"label": str(about.get("label") or node), "kind": kind_of.get(about.get("type", ""), "other")}
        spot = {"community": groups[node], "x": x, "y": y, "map": on_map.get(node), "stage": apart.get(node)}
        found.append(Node(node, "custom", **{"type": ""} | about | told | spot).options)
    return found


def _edges(network: nx.MultiDiGraph, views: Mapping[str, Collection[Key]], told: Told) -> list[dict[str, Any]]:
    numbers = {node: number for number, node in enumerate(sorted(network))}
    drawn: Counter[frozenset[str]] = Counter()
    found = []
    for subject, predicate, object_, proofs in sorted_edges(network):
        pair = frozenset((subject, object_))
        since, until = years(network, subject, object_, proofs)
        about = {
            "predicate": predicate, "since": since, "until": until, "smooth": drawn[pair] or None,
            "views": sum(((subject, object_, predicate) in edges) << at for at, edges in enumerate(views.values())),
            "proofs": [told.row(proof) for proof in proofs],
        }  # fmt: skip
        found.append(Edge(numbers[subject], numbers[object_], True, **about).options)
        drawn[pair] += 1
    return found
