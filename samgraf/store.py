"""The SPARQL store of a graph folder: Oxigraph in this process.

A store is built beside the one in use and takes its place by a rename, so that a reader opens the old or the new
and never a part of one.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from samgraf.errors import GraphError

NQUADS = "graph.nq"
STORE = "store"
REPORT = "report.json"
PAGE = "network.html"
PROPOSALS = "proposals.json"
READINGS = "readings.jsonl"
_SWAPS = 20
"""How often a reader begins again because a new build took the place of the one it was opening."""


@dataclass(frozen=True, slots=True)
class GraphFolder:
    """A folder that `samgraf build` has written."""

    path: Path

    @classmethod
    def of(cls, path: Path) -> GraphFolder:
        """The graph folder at a path.

        Raises GraphError where there is none, with what to run.
        """
        if not (path / REPORT).is_file() or not (path / STORE).is_dir():
            raise GraphError(f"there is no graph in {path}; build one with: samgraf build --out {path}")
        return cls(path)

    @property
    def nquads(self) -> Path:
        """The graph as sorted N-Quads."""
        return self.path / NQUADS

    def report(self) -> dict[str, object]:
        """What the build said of itself.

        Raises GraphError where it cannot be read.
        """
        found: dict[str, object] = self._loaded(REPORT, dict)
        return found

    def proposals(self) -> list[dict[str, Any]]:
        """The doubts that the build left for a person, the one that matters most first.

        Raises GraphError where they cannot be read.
        """
        found: list[dict[str, Any]] = self._loaded(PROPOSALS, list)
        return found

    def _loaded(self, name: str, kind: type) -> Any:
        path = self.path / name
        try:
            loaded = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise GraphError(f"{path} cannot be read ({error}); build the graph again") from error
        if not isinstance(loaded, kind):
            raise GraphError(f"{path} is not what a build writes; build the graph again")
        return loaded

    def open(self) -> ox.Store:
        """The store, for reading.

        Raises GraphError where it is damaged or is not the one its report speaks of.
        """
        for _ in range(_SWAPS):
            before = self._folder()
            try:
                return self._open()
            except GraphError:
                if self._folder() == before:
                    raise
        return self._open()

    def _folder(self) -> int:
        """What tells one build of this folder from the next."""
        try:
            return self.path.stat().st_ino
        except OSError:
            return 0

    def _open(self) -> ox.Store:
        expected = self.report().get("quads")
        try:
            store = ox.Store.read_only(str(self.path / STORE))
            count = len(store)
        except (OSError, ValueError, RuntimeError) as error:
            told = " ".join(str(error).split())
            raise GraphError(f"the store in {self.path} cannot be opened ({told}); build it again") from error
        if count != expected:
            raise GraphError(f"the store in {self.path} has {count} quads of {expected}; build it again")
        return store


def build_store(nquads: Path, path: Path) -> int:
    """Load N-Quads into a new store at a path, on disk when this returns; gives the number of quads."""
    store = ox.Store(str(path))
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    return len(store)


def extend_store(earlier: Path, path: Path, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
    """Make a new store at a path from an earlier one, on disk when this returns.

    Oxigraph keeps the strings of quads that are removed: only such may be as have all their strings in those that stay.
    """
    shutil.copytree(earlier, path, ignore=shutil.ignore_patterns("LOG*", "LOCK"))
    store = ox.Store(str(path))
    for quad in removed:
        store.remove(quad)
    store.extend(added)
    store.flush()
