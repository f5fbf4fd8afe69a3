"""Files and folders that are there whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from samgraf.errors import UsageError


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the path and then take its name, so that no reader ever meets half a file.

    Raises UsageError where nothing can be written at the path.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
    finally:
        with suppress(OSError):
            beside.unlink()


class BusyError(Exception):
    """Another process is about to replace the same folder."""


def file_digest(path: Path) -> bytes:
    """The SHA-256 of a file, which is never as a whole in memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


@contextmanager
def replacing_folder(out: Path, parts: Collection[str] | None = None) -> Iterator[Path]:
    """A new folder to write in, which becomes `out` when all went well and vanishes otherwise.

    What stands under the final name is always whole: the old folder until the new one is on disk, then the new one;
    where a run was killed between the two renames, the next one puts the old folder back. `parts` are the names that
    a run writes: what a person put beside them goes over to the new folder. Without them the old one goes as a whole.
    A new folder in which nothing was written replaces none.
    Raises BusyError where another process is at it, OSError where the file system refuses.
    """
    with _lock(out):
        _recover(out, parts)
        work = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
        try:
            yield work
            if any(work.iterdir()):
                _swap(work, out, parts)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _recover(out: Path, parts: Collection[str] | None) -> None:
    """Put back the old folder where a run was killed between its renames, and sweep what killed runs left."""
    for stale in out.parent.glob(f".{out.name}-new-*"):
        shutil.rmtree(stale, ignore_errors=True)
    old = out.parent / f".{out.name}-old"
    if old.is_dir() and out.exists():
        _retire(old, out, parts)
    elif old.is_dir():
        old.rename(out)


def _swap(work: Path, out: Path, parts: Collection[str] | None) -> None:
    work.chmod(0o755)
    _sync(work)
    old = out.parent / f".{out.name}-old"
    if out.exists():
        out.rename(old)
    work.rename(out)
    if old.exists():
        _retire(old, out, parts)


def _retire(old: Path, out: Path, parts: Collection[str] | None) -> None:
    """Delete an old folder, after moving what a person put beside its parts into the new one."""
    for path in old.iterdir() if parts is not None else ():
        if path.name not in (parts or ()) and not (out / path.name).exists():
            path.rename(out / path.name)
    shutil.rmtree(old, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Ask the system to put the files of a folder on disk."""
    for path in folder.iterdir():
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


@contextmanager
def _lock(out: Path) -> Iterator[None]:
    """One run at a time; the lock is the system's, so that a killed run leaves none."""
    path = out.parent / f".{out.name}.lock"
    with _locked(path) as file:
        if file is None:
            raise BusyError(str(out))
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


@contextmanager
def _locked(path: Path) -> Iterator[TextIO | None]:
    """The lock file at a path, locked; None where another has it."""
    while True:
        with path.open("a+", encoding="ascii") as file:
            if not _try_lock(file.fileno()):
                yield None
                return
            # One that ended may have deleted the file between our opening and our locking it.
            if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
                yield file
                return


def _try_lock(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
