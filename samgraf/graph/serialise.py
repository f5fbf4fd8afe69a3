"""Sorted N-Quads: one line a quad, in the order of their bytes."""

from __future__ import annotations

from collections.abc import Iterable
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
    lines = sorted_lines(quads)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def write_changed_nquads(before: bytes, removed: Iterable[ox.Quad], added: Iterable[ox.Quad], path: Path) -> int:
    """Write a file as `write_nquads` has written it with some quads taken out and others put in; gives their number.

    Only the places of these are looked for, and all between them is written as it is.
    Raises ValueError where a quad that goes is not in the file, or one that comes is.
    """
    kept, at, number = memoryview(before), 0, before.count(b"\n")
    changes = [(line.encode("utf-8"), False) for line in sorted_lines(removed)]
    changes += [(line.encode("utf-8"), True) for line in sorted_lines(added)]
    with path.open("wb") as file:
        for line, comes in sorted(changes):
            place = _place(before, line)
            if before.startswith(line, place) == comes:
                raise ValueError(f"a line is {'there' if comes else 'not there'}: {line!r}")
            file.write(kept[at:place])
            if comes:
                file.write(line)
            at = place if comes else place + len(line)
            number += 1 if comes else -1
        file.write(kept[at:])
    return number


def _place(lines: bytes, line: bytes) -> int:
    """Where a line stands among sorted ones, or would stand."""
    low, high = 0, len(lines)  # each the beginning of a line
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.index(b"\n", start) + 1
        if lines[start:end] < line:
            low = end
        else:
            high = start
    return low
