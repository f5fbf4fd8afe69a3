"""Sorted N-Quads: one line a quad, in the order of their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox


def sorted_lines(quads: Iterable[ox.Quad]) -> list[str]:
    """The quads as N-Quads lines, each once, sorted by code point, which in UTF-8 is the order of the bytes."""
    return sorted({_line(quad) for quad in quads})


def _line(quad: ox.Quad) -> str:
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else f" {quad.graph_name}"
    return f"{quad.subject} {quad.predicate} {quad.object}{graph} .\n"


def write_nquads(quads: Iterable[ox.Quad], path: Path) -> int:
    """Write the quads to a file, and return their number."""
    return write_lines([line.encode("utf-8") for line in sorted_lines(quads)], path)


def write_lines(lines: Sequence[bytes], path: Path) -> int:
    """Write sorted lines, in UTF-8, to a file, and return their number."""
    path.write_bytes(b"".join(lines))
    return len(lines)
