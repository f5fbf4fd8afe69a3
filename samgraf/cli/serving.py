"""The commands that put a graph on the web: serve, site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samgraf.cli.options import GRAPH, TABLE

Contact = Annotated[
    str, typer.Option("--contact", metavar="ADDRESS", help="Where readers can write to: of mail, or https://….")
]


def serve(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="The graph folder to serve.")] = GRAPH,
    host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, max=600, help="How long one query may run.")] = 10.0,
    decisions: TABLE = None,
    contact: Contact = "",
) -> None:
    """Serve a graph on the web, read-only: pages, data and a SPARQL endpoint. Linux only.

    With --decisions and its key, what was withheld is answered as gone (410) and not as unknown (404): that tells
    whoever asks for a name that it was withheld.

    Example: samgraf serve graph --port 8000
    """
    from samgraf.site import Limits
    from samgraf.site import serve as serve_graph
    from samgraf.store import GraphFolder

    def tell(address: str) -> None:
        typer.echo(f"SamGraf is at {address} until you stop it (Ctrl-C)", err=True)

    folder, limits = GraphFolder.of(graph), Limits(seconds=seconds)
    if decisions is None:
        serve_graph(folder, host, port, limits, tell, contact=contact)
    else:
        from samgraf.decisions import withheld_things

        serve_graph(folder, host, port, limits, tell, withheld_things(decisions), contact)


def site(
    graph: Annotated[Path, typer.Argument(metavar="[GRAPH]", help="The graph folder to read.")] = GRAPH,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="The folder to write.")] = Path("site"),
    contact: Contact = "",
) -> None:
    """Write the site of a graph as files, for any web server or none: pages, data, search, downloads. Linux only.

    Example: samgraf site graph -o site
    """
    from samgraf.progress import progress
    from samgraf.site import write_site
    from samgraf.store import GraphFolder

    with progress("Writing") as report:
        count = write_site(GraphFolder.of(graph), out, contact, report)
    typer.echo(f"{out}: {count} files; open {out / 'index.html'}", err=True)
