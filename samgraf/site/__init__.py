"""The read-only site of a graph: a SPARQL endpoint, things by their IRIs, and pages.

`serve` needs the extra `serve` (Starlette and uvicorn).
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from samgraf.errors import UsageError
from samgraf.site.limits import Limits
from samgraf.store import GraphFolder

__all__ = ["Limits", "serve"]


def serve(
    folder: GraphFolder,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    listening: Callable[[str], None] = lambda address: None,
    gone: Callable[[str], bool] = lambda path: False,
    contact: str = "",
) -> None:
    """Serve a graph until it is stopped; `listening` is told the address as soon as requests can come.

    `gone` says whether a thing that is not in the graph, by the path of its IRI, was taken out on request. `contact` is
    where readers can write to: an address of mail or on the web.
    A graph that is built again meanwhile is served from the next start on.
    Raises GraphError where the graph cannot be loaded, UsageError where nothing can listen at the address, `contact` is
    none, the system is not Linux, or the extra is not installed.
    """
    if sys.platform != "linux":
        raise UsageError("the site needs Linux, where a query can be confined in a process; on Windows use WSL")
    try:
        from samgraf.site.app import run
        from samgraf.site.articles import checked_contact
    except ModuleNotFoundError as error:
        raise UsageError(f"the site needs {error.name}; run: pip install 'samgraf[serve]'") from error
    run(folder, host, port, limits or Limits(), listening, gone, checked_contact(contact))
