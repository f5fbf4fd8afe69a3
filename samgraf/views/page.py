"""A network as one HTML page that asks nobody for anything: pyvis data, and a template of our own.

pyvis' own template loads Bootstrap from afar and escapes nothing, so its Network carries the data and the renderer
is ours: everything is escaped, every script is named in a Content-Security-Policy by its hash, positions are fixed.
"""

from __future__ import annotations

import base64
import hashlib
import math
import re
import tomllib
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import networkx as nx
import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from samgraf import __version__
from samgraf.network import Proof
from samgraf.resources import packaged
from samgraf.views.communities import communities
from samgraf.views.files import sorted_edges
from samgraf.views.layout import place
from samgraf.views.packing import Numbers, columns, compact_json, packed, utf16

_FOLDER = packaged("views")
_VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
_OPENER = "open.js"
_SCRIPTS = ("data.js", "canvas.js", "panel.js", "page.js")
_NODE = ("id", "label", "type", "kind", "x", "y", "community", "aliases", "since", "until", "formerly", "divided")
_EDGE = ("from", "to", "predicate", "smooth", "proofs")
_MOST_NODES = 3000
"""How many nodes a page can show and still be read and moved about in."""

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False, "hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False,
        "tooltipDelay": 1_000_000,
    },
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}}, "arrowStrikethrough": False, "chosen": False,
        "color": {"inherit": False}, "smooth": False,
    },
}  # fmt: skip


def html_file(network: nx.MultiDiGraph) -> bytes:
    """The page of a network, in UTF-8.

    Nodes without edges are left out where there are others, and of very many nodes those with few edges; the page
    says how many.
    """
    words = tomllib.loads((_FOLDER / "words.toml").read_text(encoding="utf-8"))
    tied = _tied(network)
    shown = _most_tied(tied)
    told = _Told()
    drawing = _drawing(shown, words["kinds"], told)
    page = words | {
        "options": _OPTIONS,
        "isolated": len(network) - len(tied),
        "crowded": len(tied) - len(shown),
        "today": network.graph.get("municipalities") == "today",
        "divided": sorted(about["label"] for _, about in shown.nodes(data=True) if "divided" in about),
        "sources": told.sources.things(),
        "sentences": told.sentences.things(),
        "rules": told.rules.things(),
    }
    return _render(drawing, page).encode("utf-8")


def _tied(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The nodes with edges; all of them if there are no edges at all."""
    tied = [node for node, degree in network.degree() if degree]
    return network.subgraph(tied) if tied else network


def _most_tied(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    if len(network) <= _MOST_NODES:
        return network
    ranked = sorted(network.degree(), key=lambda pair: (-pair[1], pair[0]))
    return network.subgraph(node for node, _ in ranked[:_MOST_NODES])


# What pyvis holds.


class _Told:
    """What proofs tell of, each once: sources (title, link, name, day), sentences and rules."""

    def __init__(self) -> None:
        self.sources = Numbers()
        self.sentences = Numbers()
        self.rules = Numbers()

    def row(self, proof: Proof) -> list[float]:
        """A proof in numbers: source, sentence, the quoted words' start and end in it, rule, confidence."""
        before, quote, after = passage(proof.sentence, proof.quote)
        start = utf16(before)
        return [
            self.sources[proof.title, _link(proof.url), proof.document, proof.date],
            self.sentences[before + quote + after], start, start + utf16(quote),
            self.rules[proof.rule], proof.confidence,
        ]  # fmt: skip


def _link(url: str) -> str:
    """A link of another scheme than http or https could run something and is dropped."""
    try:
        safe = urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        safe = False
    return url if safe else ""


def _drawing(network: nx.MultiDiGraph, kinds: list[dict[str, Any]], told: _Told) -> Network:
    """The network in pyvis. Its nodes and edges carry what the page tells of them, under names of our own."""
    kind_of = {name: kind["name"] for kind in kinds for name in kind["classes"]}
    places = place(network, {node: round(7 + 3.2 * math.sqrt(network.degree(node)), 1) for node in network})
    groups = communities(network)
    drawing = Network(directed=True, cdn_resources="in_line")
    # add_node and add_edge search all nodes each time they are called; the lists they fill are the same.
    numbers = {node: number for number, node in enumerate(sorted(network))}
    for node in numbers:
        about = network.nodes[node]
        x, y = places[node]
        known = {"label": str(about.get("label") or node), "kind": kind_of.get(about.get("type", ""), "other")}
        known |= {"community": groups[node], "x": x, "y": y}
        data = Node(node, "custom", **{"type": ""} | about | known).options
        drawing.nodes.append(data)
        drawing.node_ids.append(node)
        drawing.node_map[node] = data
    drawn: Counter[frozenset[str]] = Counter()
    for subject, predicate, object_, proofs in sorted_edges(network):
        pair = frozenset((subject, object_))
        rows = [told.row(proof) for proof in proofs]
        ends = numbers[subject], numbers[object_]
        drawing.edges.append(Edge(*ends, True, predicate=predicate, proofs=rows, smooth=drawn[pair] or None).options)
        drawn[pair] += 1
    return drawing


def passage(sentence: str, quote: str) -> list[str]:
    """A sentence as three parts: before the quoted words, these, and after.

    The sentence may have other blanks than the quotation, which stands as the document has it.
    """
    words = quote.split()
    plain = " ".join(words)
    start = sentence.find(plain)
    end = start + len(plain)
    if words and start < 0 and (found := re.search(r"\s+".join(map(re.escape, words)), sentence)):
        start, end = found.span()
    if not words or start < 0:
        return [f"{sentence} – " if sentence else "", plain, ""]
    return [sentence[:start], sentence[start:end], sentence[end:]]


# What the template is given.


def _render(drawing: Network, page: dict[str, Any]) -> str:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    opener, style = _own(_OPENER), _own("page.css")
    scripts = [_vis(), *map(_own, _SCRIPTS)]
    data = page | {"nodes": columns(drawing.nodes, _NODE), "edges": columns(drawing.edges, _EDGE)}
    environment.globals.update(
        text=page["text"],
        # Our own files are the only text that goes in as it is; the hashes allow exactly them and what they unpack.
        opener=Markup(opener),
        style=Markup(style),
        scripts=packed(compact_json(scripts)),
        data=packed(compact_json(data)),
        script_hashes=Markup(" ".join(_hash(script) for script in (opener, *scripts))),
        style_hash=Markup(_hash(style)),
        generator=f"SamGraf {__version__}, pyvis {version('pyvis')}",
    )
    drawing.templateEnv = environment
    drawing.path = "template.html.j2"
    html: str = drawing.generate_html()
    return html


def _own(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _vis() -> str:
    """vis-network as pyvis brings it, without the line that asks for a file beside it."""
    script = _VIS.read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S*", "", script)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
