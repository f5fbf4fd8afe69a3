"""A network as one HTML page that asks nobody for anything: pyvis data, and a template of our own.

pyvis' own template loads Bootstrap from afar and escapes nothing, so its Network carries the data and the renderer
is ours: everything is escaped, every script is named in a Content-Security-Policy by its hash, positions are fixed.
"""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import networkx as nx
import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from samgraf import __version__
from samgraf.resources import packaged
from samgraf.views.backbone import backbone
from samgraf.views.drawing import EDGE, NODE, Told, pyvis_network
from samgraf.views.map import outline, towns
from samgraf.views.packing import columns, compact_json, packed
from samgraf.views.selection import VIEWS, Key, chosen, part, select

_FOLDER = packaged("views")
_VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
_OPENER = "open.js"
_SCRIPTS = (
    "data.js", "state.js", "words.js", "seen.js", "measures.js", "shapes.js", "canvas.js", "labels.js", "map.js",
    "bridges.js", "proofs.js", "sources.js", "panel.js", "filters.js", "chips.js", "years.js", "files.js", "csv.js",
    "table.js", "search.js", "help.js", "walk.js", "page.js",
)  # fmt: skip
_LANGUAGE = "nb"
"""The language of the page until its script has asked the browser for the reader's."""
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


def html_file(network: nx.MultiDiGraph, view: str = "all") -> bytes:
    """The page of a network, in UTF-8, which opens on one of `VIEWS`.

    Nodes without edges are left out where there are others. Of very many nodes the page has those of the view's
    backbone, and opens on that. It says what is left out.
    """
    words = tomllib.loads((_FOLDER / "words.toml").read_text(encoding="utf-8"))
    tied = _tied(network)
    standing = _standing_out(tied, view)
    shown = tied.subgraph({end for edge in standing for end in edge[:2]}).copy() if standing else tied
    told = Told()
    kind_of = {name: kind["name"] for kind in words["kinds"] for name in kind["classes"]}
    views = {name: chosen(shown, name)[1] for name in VIEWS} | ({"backbone": standing} if standing else {})
    first = part(shown, shown, standing) if standing else select(shown, view)
    drawing = pyvis_network(shown, first, views, kind_of, told)
    page = words | {
        "options": _OPTIONS,
        "views": list(views),
        "view": "backbone" if standing else view,
        "isolated": len(network) - len(tied),
        "crowded": [len(tied) - len(shown), len(tied.edges) - len(standing)] if standing else None,
        "today": network.graph.get("municipalities") == "today",
        "divided": sorted(about["label"] for _, about in shown.nodes(data=True) if "divided" in about),
        "outline": outline(),
        "towns": towns(),
        "sources": told.sources.things(),
        "sentences": told.sentences.things(),
        "rules": told.rules.things(),
    }
    return _render(drawing, page).encode("utf-8")


def _tied(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The nodes with edges; all of them if there are no edges at all."""
    ends = {end for edge in network.edges() for end in edge}
    if not ends or len(ends) == len(network):
        return network
    tied = nx.MultiDiGraph(**network.graph)  # quicker than a copy of a view, which asks of each edge whether it is seen
    tied.add_nodes_from((node, about) for node, about in network.nodes(data=True) if node in ends)
    tied.add_edges_from(network.edges(keys=True, data=True))
    return tied


def _standing_out(network: nx.MultiDiGraph, view: str) -> set[Key]:
    """What the page of a network opens on that is too large for it: the backbone of the view, or of the whole."""
    if len(network) <= _MOST_NODES:
        return set()
    return backbone(select(network, view), _MOST_NODES) or backbone(network, _MOST_NODES)


# What the template is given.


def _render(drawing: Network, page: dict[str, Any]) -> str:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    opener, style = _script(_OPENER), (_FOLDER / "page.css").read_text(encoding="utf-8")
    scripts = [_vis(), *map(_script, _SCRIPTS)]
    data = page | {"nodes": columns(drawing.nodes, NODE), "edges": columns(drawing.edges, EDGE)}
    environment.globals.update(
        text={name: words[_LANGUAGE] for name, words in page["text"].items()},
        language=_LANGUAGE,
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


def _script(name: str) -> str:
    return (_FOLDER / "scripts" / name).read_text(encoding="utf-8")


def _vis() -> str:
    """vis-network as pyvis brings it, without the line that asks for a file beside it."""
    script = _VIS.read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S*", "", script)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
