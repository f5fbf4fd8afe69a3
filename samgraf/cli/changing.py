"""The commands that change a graph: add, remove."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samgraf.cli.options import GRAPH, TABLE
from samgraf.progress import progress

Changed = Annotated[Path, typer.Option("--graph", metavar="DIR", help="The graph folder to change.")]


def add(
    sources: Annotated[list[Path], typer.Argument(metavar="FILE|FOLDER…", help="The texts to add.")],
    decisions: TABLE = None,
    graph: Changed = GRAPH,
) -> None:
    """Add texts to a graph, or put changed ones in the place of those of the same name; the others are not read again.

    Example: samgraf add notes/new.txt --graph graph
    """
    from samgraf.build import add as add_texts

    with progress("Reading") as report_step:
        result = add_texts(sources, graph, decisions=decisions, progress=report_step)
    _tell(graph, result.folder.report())


def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="The texts to take out, by their files' names.")],
    decisions: TABLE = None,
    graph: Changed = GRAPH,
) -> None:
    """Take texts out of a graph, and all that they alone say.

    Example: samgraf remove new.txt --graph graph
    """
    from samgraf.build import remove as remove_texts

    _tell(graph, remove_texts(names, graph, decisions=decisions).folder.report())


def _tell(graph: Path, report: dict[str, object]) -> None:
    documents = report["documents"]
    assert isinstance(documents, list)
    typer.echo(f"{graph}: {len(documents)} documents, {report['quads']} quads")
