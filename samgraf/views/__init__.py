"""Pictures and files of a network: `draw` writes one, `select` chooses what is in it.

The page is made with pyvis, and only this package knows pyvis.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx

from samgraf.disk import write_whole
from samgraf.errors import UsageError
from samgraf.standins import standing_in
from samgraf.views.files import csv_file, gexf_file, graphml_file, json_file
from samgraf.views.selection import PAGE_VIEW, VIEWS, among, around, select

__all__ = ["ENDINGS", "PAGE_VIEW", "VIEWS", "among", "around", "draw", "select"]


def _html_file(network: nx.MultiDiGraph, view: str) -> bytes:
    # Only who draws a page waits for pyvis, and nobody for the IPython that it would show pages in.
    with standing_in("IPython.display", "IFrame"):
        from samgraf.views.page import html_file

    return html_file(network, view)


_WRITERS: dict[str, Callable[[nx.MultiDiGraph], bytes]] = {
    ".gexf": gexf_file,
    ".graphml": graphml_file,
    ".json": json_file,
    ".csv": csv_file,
}
ENDINGS = (".html", *_WRITERS)
"""The endings that `draw` can write."""


def draw(network: nx.MultiDiGraph, path: Path, view: str = "all") -> None:
    """Write a view of a network as `load_network` gives it to a file of the kind that the path's ending names.

    .html is a page that needs nothing but itself; it holds the whole network and opens on the view. .gexf and .graphml
    are for Gephi and its like; .json is node-link data; .csv has a row for each edge and proof. The file is written
    whole or not at all, and the same network gives the same bytes.
    Raises UsageError for another ending or view, or where nothing can be written at the path.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"{path}: cannot draw to {path.suffix or 'a file without ending'}; use {', '.join(ENDINGS)}")
    content = _html_file(network, view) if ending == ".html" else _WRITERS[ending](select(network, view))
    write_whole(path, content)
