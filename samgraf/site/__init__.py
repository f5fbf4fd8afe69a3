"""The read-only site of a graph: a SPARQL endpoint, things by their IRIs, and pages.

`serve` and `write_site` need the extra `serve` (Starlette and uvicorn).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from samgraf.errors import UsageError
from samgraf.progress import Report
from samgraf.site.limits import Limits
from samgraf.store import GraphFolder

__all__ = ["Limits", "serve", "write_site"]


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
    with _needs():
        from samgraf.site.app import run
        from samgraf.site.articles import checked_contact
    run(folder, host, port, limits or Limits(), listening, gone, checked_contact(contact))


def write_site(folder: GraphFolder, out: Path, contact: str = "", report: Report | None = None) -> int:
    """Write the same site as files into a folder, whole or not at all; gives the number of files.

    The pages need no server: they work from a disk and below any address. The same graph gives the same bytes.
    Raises UsageError and GraphError as `serve` does, and where the folder holds other things.
    """
    with _needs():
        from samgraf.site.articles import checked_contact
        from samgraf.site.publication import publish
    return publish(folder, out, checked_contact(contact), report)


@contextmanager
def _needs() -> Iterator[None]:
    """Say in one line what the site lacks here."""
    if sys.platform != "linux":
        raise UsageError("the site needs Linux, where a query can be confined in a process; on Windows use WSL")
    try:
        yield
    except ModuleNotFoundError as error:
        raise UsageError(f"the site needs {error.name}; run: pip install 'samgraf[serve]'") from error
