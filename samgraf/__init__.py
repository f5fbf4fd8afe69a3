"""SamGraf: who works with whom in Norwegian co-creation research, with the sentence behind every edge.

The public names, each loaded when it is first used, so that asking a graph does not wait for the language tools:

* reading texts: `read_document`, `Reader`, and the nouns `Document`, `Block`, `Mention`, `Entity`, `Evidence`,
  `Statement`, `Fact`, `Reading`
* registers: `Authorities`
* graphs: `Policy`, `GraphFolder`, `ask`, `why`, `Query`, `Rows`, `load_network`, `draw`
* what can go wrong: `SamgrafError`

Building and measuring are functions of modules of their own: `samgraf.build.build`, `samgraf.evaluate.evaluate`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samgraf.authorities import Authorities
    from samgraf.errors import SamgrafError
    from samgraf.graph import Policy
    from samgraf.model import Block, Document, Entity, Evidence, Fact, Mention, Reading, Statement
    from samgraf.network import load_network
    from samgraf.query import Query, Rows, ask, why
    from samgraf.reading import Reader
    from samgraf.sources import read_document
    from samgraf.store import GraphFolder
    from samgraf.views import draw

__version__ = "0.1.0"

_HOMES = {
    "Authorities": "authorities",
    "Block": "model",
    "Document": "model",
    "Entity": "model",
    "Evidence": "model",
    "Fact": "model",
    "GraphFolder": "store",
    "Mention": "model",
    "Policy": "graph",
    "Query": "query",
    "Reader": "reading",
    "Reading": "model",
    "Rows": "query",
    "SamgrafError": "errors",
    "Statement": "model",
    "ask": "query",
    "draw": "views",
    "load_network": "network",
    "read_document": "sources",
    "why": "query",
}

__all__ = [  # noqa: RUF022 - by what they are for, as above
    "read_document",
    "Reader",
    "Document",
    "Block",
    "Mention",
    "Entity",
    "Evidence",
    "Statement",
    "Fact",
    "Reading",
    "Authorities",
    "Policy",
    "GraphFolder",
    "ask",
    "why",
    "Query",
    "Rows",
    "load_network",
    "draw",
    "SamgrafError",
]


def __getattr__(name: str) -> Any:
    """A public name, from the module that has it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'samgraf' has no attribute {name!r}")
    return getattr(import_module(f"samgraf.{_HOMES[name]}"), name)
