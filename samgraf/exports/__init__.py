"""A graph in the formats of other tools: `export` writes one."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import networkx as nx

from samgraf.disk import write_whole
from samgraf.errors import UsageError
from samgraf.exports.annotation import load_annotated
from samgraf.exports.crate import crate_files
from samgraf.exports.description import description_file
from samgraf.exports.folders import write_folder
from samgraf.exports.metadata import citation_file, metadata_of
from samgraf.exports.networks import cytoscape_file, pajek_file, vosviewer_file
from samgraf.exports.package import package_files
from samgraf.exports.reifiers import trig_file
from samgraf.network import Times
from samgraf.resources import packaged
from samgraf.store import GraphFolder
from samgraf.views import PAGE_VIEW
from samgraf.views.files import gexf_file, graphml_file

__all__ = ["Format", "export", "formats"]

_NETWORKS: Mapping[str, Callable[[nx.MultiDiGraph], bytes]] = {
    "graphml": graphml_file,
    "gexf": gexf_file,
    "pajek": pajek_file,
    "cytoscape": cytoscape_file,
    "vosviewer": vosviewer_file,
}

_WHOLE: Mapping[str, Callable[[GraphFolder], bytes]] = {
    "rdf12": trig_file,
    "dcat": lambda folder: description_file(folder, metadata_of(folder), {}),
    "cff": lambda folder: citation_file(metadata_of(folder)),
}


@dataclass(frozen=True, slots=True)
class Format:
    """What a graph can be exported to."""

    name: str
    title: str
    ending: str
    """The ending of the file; empty where it is a folder."""


@cache
def formats() -> Mapping[str, Format]:
    """The formats by name."""
    told = tomllib.loads(packaged("exports", "formats.toml").read_text(encoding="utf-8"))
    return {name: Format(name, about["title"], about.get("ending", "")) for name, about in told.items()}


def export(folder: GraphFolder, format: str, out: Path, view: str = PAGE_VIEW, municipalities: Times = "then") -> None:
    """Write a graph to a file or folder of a format, whole or not at all; the same graph gives the same bytes.

    Networks and tables hold what the page of the view shows, by the same ids.
    Raises UsageError for an unknown format or view, or where nothing can be written at the path; GraphError where the
    graph cannot be opened.
    """
    if format not in formats():
        raise UsageError(f"there is no format {format!r}; choose among {', '.join(formats())}")
    if format in _NETWORKS:
        write_whole(out, _NETWORKS[format](load_annotated(folder, view, municipalities).network))
    elif format == "csv":
        write_folder(out, package_files(load_annotated(folder, view, municipalities), metadata_of(folder)))
    elif format == "rocrate":
        write_folder(out, crate_files(folder, load_annotated(folder, view, municipalities), metadata_of(folder)))
    else:
        write_whole(out, _WHOLE[format](folder))
