"""The graph for other tools, as `samgraf export` writes it: made when first asked for and kept meanwhile."""

from __future__ import annotations

import asyncio
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from samgraf.exports import export, formats
from samgraf.site.jail import RefusedError
from samgraf.store import NQUADS, GraphFolder

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The day of all files in an archive, so that the same files give the same bytes; archives know none before."""
_ZIP = ".zip"


def files() -> Mapping[str, str]:
    """The files that can be had, and the format that `samgraf export` calls each by; a folder is an archive."""
    names = {f"samgraf-{each.name}{each.ending or _ZIP}": each.name for each in formats().values()}
    return {NQUADS: ""} | names


class Downloads:
    """The files that have been made; opened and closed as a context."""

    def __init__(self, folder: GraphFolder, beside: bool) -> None:
        """Of a graph; made `beside` in processes of their own where readers would have to wait."""
        self._beside = beside
        self._folder = folder
        self._home = TemporaryDirectory(prefix="samgraf-downloads-")
        self._one = asyncio.Lock()

    def close(self) -> None:
        """Delete what was made."""
        self._home.cleanup()

    async def path(self, name: str) -> Path:
        """A file of `files`, which is made where that has not been done yet, one at a time.

        Raises RefusedError where it cannot be made.
        """
        if name == NQUADS:
            return self._folder.nquads
        path = Path(self._home.name) / name
        async with self._one:
            if not path.exists():
                await self._make(files()[name], path)
        return path

    async def _make(self, format: str, path: Path) -> None:
        made = path.with_name(f"{format}-made")
        if self._beside:
            await self._run(format, made)
        else:
            export(self._folder, format, made)
        if made.is_dir():
            await asyncio.to_thread(archive, made, path)
        else:
            made.replace(path)

    async def _run(self, format: str, made: Path) -> None:
        command = ["-m", "samgraf.cli", "export", str(self._folder.path), "--format", format, "-o", str(made)]
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
        )
        _, told = await process.communicate()
        if process.returncode:
            raise RefusedError(500, f"the file could not be made: {told.decode('utf-8', 'replace').strip()}")


def archive(folder: Path, path: Path) -> None:
    """Put the files of a folder into an archive; the same files give the same bytes."""
    beside = path.with_suffix(".part")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
        for each in sorted(each for each in folder.rglob("*") if each.is_file()):
            about = zipfile.ZipInfo(each.relative_to(folder).as_posix(), _FIRST_DAY)
            about.external_attr = 0o644 << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(about, each.read_bytes())
    beside.replace(path)
