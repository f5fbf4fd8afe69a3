"""The command that writes a graph for other tools: export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samgraf.cli.options import GRAPH, VIEW_HELP, Municipalities, Times
from samgraf.cli.printing import print_lines
from samgraf.errors import UsageError


def export(
    graph: Annotated[Path, typer.Argument(metavar="[GRAPH]", help="The graph folder to read.")] = GRAPH,
    format: Annotated[str | None, typer.Option("--format", metavar="NAME", help="What to write; see --list.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="PATH", help="The file or folder.")] = None,
    list_all: Annotated[bool, typer.Option("--list", help="Show the formats.")] = False,
    view: Annotated[str, typer.Option("--view", metavar="NAME", help=VIEW_HELP)] = "actors",
    municipalities: Municipalities = Times.then,
) -> None:
    """Write a graph for other tools: Gephi, Pajek, Cytoscape, VOSviewer, a data package, RDF 1.2, an RO-Crate.

    Example: samgraf export graph --format gexf -o network.gexf
    """
    from samgraf.exports import export as export_graph
    from samgraf.exports import formats
    from samgraf.store import GraphFolder
    from samgraf.tables import aligned

    if list_all:
        print_lines(aligned([[each.name, each.ending or "folder", each.title] for each in formats().values()]))
        return
    if format is None or out is None:
        raise UsageError("give --format and -o; `samgraf export --list` shows the formats")
    export_graph(GraphFolder.of(graph), format, out, view, municipalities.value)
    typer.echo(f"{out} written", err=True)
