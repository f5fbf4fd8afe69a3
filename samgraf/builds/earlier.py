"""The graph that an earlier build left in a folder, as far as it can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from samgraf.builds.publications import Publication, read_publications
from samgraf.builds.settings import Settings
from samgraf.disk import file_digest
from samgraf.errors import GraphError
from samgraf.graph import changed_quads, write_changed_nquads
from samgraf.store import NQUADS, PAGE, PROPOSALS, READINGS, STORE, GraphFolder, build_store, extend_store

HASHED = (NQUADS, PAGE, PROPOSALS, READINGS)
"""The files of which the report has the digests."""


def digests(folder: Path) -> dict[str, str]:
    """What tells the files of a graph folder from changed or damaged ones."""
    return {name: file_digest(folder / name).hex() for name in HASHED}


@dataclass(frozen=True, slots=True)
class Earlier:
    """A graph folder whose files are as the build wrote them."""

    folder: GraphFolder
    publications: dict[str, Publication]
    """By the name of the document, in the order of names."""
    left_out: tuple[str, ...]
    nquads: bytes
    """What stands in graph.nq, its lines in the order of their bytes."""
    held: list[ox.Store]
    """The store, open until what changes has been asked of it: it must be closed before the folder is renamed."""

    @classmethod
    def of(cls, path: Path, settings: Settings) -> Earlier:
        """The graph in a folder.

        Raises GraphError where there is none, it was made with other settings, or a file of it was changed.
        """
        folder = GraphFolder.of(path)
        report = folder.report()
        made_with = report.get("made_with")
        again = f"build it again: samgraf build SOURCE… --out {path}"
        if not isinstance(made_with, dict):
            raise GraphError(f"{path} was made with another version of SamGraf; {again}")
        if other := settings.difference(made_with):
            raise GraphError(f"{path} was made with {other}; {again}")
        try:
            if report["files"] != digests(path):
                raise ValueError("a file was changed since the build")
            publications = read_publications((path / READINGS).read_text(encoding="utf-8"))
            nquads = folder.nquads.read_bytes()
            left_out = tuple(_strings(report["left_out"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GraphError(f"{path} is damaged ({error}); {again}") from error
        held = [folder.open()]  # refuses a damaged store
        return cls(folder, {each.name: each for each in publications}, left_out, nquads, held)

    def has(self, publication: Publication) -> bool:
        """Whether a document stands in the graph as it is."""
        known = self.publications.get(publication.name)
        return known is not None and known.key == publication.key

    def is_of(self, publications: Sequence[Publication], left_out: tuple[str, ...]) -> bool:
        """Whether the graph is of these documents already."""
        same = len(publications) == len(self.publications) and all(map(self.has, publications))
        return same and left_out == self.left_out

    def write_changed(self, graphs: Mapping[ox.NamedNode, Sequence[ox.Quad]], work: Path) -> int:
        """Write graph.nq and store with some documents' graphs replaced, and return the number of quads."""
        removed, added = changed_quads(self.held.pop(), graphs)
        try:
            count = write_changed_nquads(self.nquads, removed, added, work / NQUADS)
        except ValueError as error:
            differ = f"graph.nq and the store in {self.folder.path} differ"
            raise GraphError(f"{differ}; delete the folder and build again") from error
        if all(quad.graph_name == ox.DefaultGraph() for quad in removed):
            extend_store(self.folder.path / STORE, work / STORE, removed, added)
        else:  # no store but a new one is without the words of what was removed
            build_store(work / NQUADS, work / STORE)
        return count


def _strings(found: Any) -> Iterable[str]:
    return (str(each) for each in found)
