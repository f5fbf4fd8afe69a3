"""The files below paths that are sources."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from samgraf.errors import SourceError
from samgraf.sources.documents import CONVERTERS

ENDINGS = frozenset({".txt", ".md", *CONVERTERS})


def find_sources(paths: Iterable[Path]) -> Iterator[Path | SourceError]:
    """The files to read below the paths, in the order of their names; what cannot be read comes as an error.

    A file named by itself is taken whatever its ending; from a folder come those with one of `ENDINGS`, hidden files
    and README.md left out. A folder that leads back into itself is entered once.
    """
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        elif not path.exists():
            yield SourceError(f"{path}: no such file or folder; check the path")
        else:
            yield path


def _walk(folder: Path) -> Iterator[Path | SourceError]:
    seen: set[str] = set()
    found: list[Path | SourceError] = []

    def refused(error: OSError) -> None:
        found.append(SourceError(f"{error.filename}: {error.strerror}; check its permissions"))

    for root, folders, files in os.walk(folder, onerror=refused, followlinks=True):
        real = os.path.realpath(root)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in ENDINGS and not name.startswith(".") and name != "README.md":
                found.append(Path(root) / name)
    yield from found
