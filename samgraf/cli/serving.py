"""The command that serves a graph: serve."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samgraf.cli.options import GRAPH, TABLE


def serve(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="The graph folder to serve.")] = GRAPH,
    host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, max=600, help="How long one query may run.")] = 10.0,
    decisions: TABLE = None,
    contact: Annotated[
        str, typer.Option("--contact", metavar="ADDRESS", help="Where readers can write to: of mail, or https://….")
    ] = "",
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
