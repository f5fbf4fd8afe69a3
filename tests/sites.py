"""What the tests of the site share: a graph folder made by hand, the site in a server, and a socket that counts."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the site needs Linux", allow_module_level=True)

import httpx
import uvicorn

from samgraf.site.app import application, listen
from samgraf.site.jail import Jail
from samgraf.site.limits import Limits
from samgraf.store import NQUADS, REPORT, STORE, GraphFolder, build_store


def folder_of(lines: list[str], path: Path) -> GraphFolder:
    """A graph folder of N-Quads lines."""
    path.mkdir(parents=True)
    (path / NQUADS).write_text("".join(sorted(lines)), encoding="utf-8")
    quads = build_store(path / NQUADS, path / STORE)
    (path / REPORT).write_text(json.dumps({"quads": quads}), encoding="utf-8")
    return GraphFolder.of(path)


@contextmanager
def counting() -> Iterator[tuple[int, list[bytes]]]:
    """A socket that listens on this machine: its port, and what each caller said first."""
    calls: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    caller, _ = server.accept()
                except TimeoutError:
                    continue
                with caller:
                    calls.append(b"called")

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield server.getsockname()[1], calls
        finally:
            done.set()
            thread.join()


@contextmanager
def serving(
    folder: GraphFolder, limits: Limits, gone: Callable[[str], bool] = lambda path: False
) -> Iterator[tuple[httpx.Client, Jail]]:
    """A client of the site of a graph, which a server runs as long as this lasts."""
    with Jail(folder) as jail:
        server = uvicorn.Server(uvicorn.Config(application(jail, folder, limits, gone), log_level="warning"))
        with listen("127.0.0.1", 0) as bound:
            thread = threading.Thread(target=server.run, args=([bound],))
            thread.start()
            address = f"http://127.0.0.1:{bound.getsockname()[1]}"
            try:
                with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
                    yield client, jail
            finally:
                server.should_exit = True
                thread.join()
