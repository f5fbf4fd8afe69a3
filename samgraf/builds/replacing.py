"""Taking the place of an earlier build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samgraf.disk import BusyError, replacing_folder
from samgraf.errors import GraphError
from samgraf.store import NQUADS, PAGE, PROPOSALS, READINGS, REPORT, STORE

PARTS = (NQUADS, STORE, PAGE, PROPOSALS, READINGS, REPORT)


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A new folder to write in, which becomes `out` when all went well and vanishes otherwise.

    Where nothing is written in it, `out` stays as it is.
    Raises GraphError where `out` holds something that is no graph, another build is under way, or the file system
    refuses (a full disk, a folder that may not be written).
    """
    try:
        out = out.resolve()
        out.parent.mkdir(parents=True, exist_ok=True)
        _check_replaceable(out)
        with replacing_folder(out, parts=PARTS) as work:
            yield work
    except BusyError as error:
        raise GraphError(f"another build of {out} is under way; wait for it") from error
    except OSError as error:
        raise GraphError(
            f"{out} cannot be written ({error.strerror or error}); make room or choose another --out"
        ) from error


def _check_replaceable(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise GraphError(f"{out} is a file; give --out a folder")
    ours = all((out / part).exists() for part in (NQUADS, STORE, REPORT))
    if out.is_dir() and any(out.iterdir()) and not ours:
        raise GraphError(f"{out} holds something that is not a graph; give --out another folder")
    others = {path.name for path in out.iterdir()} - set(PARTS) if ours else set()
    if others:
        raise GraphError(f"{out} holds {min(others)} too, which a build would lose; move it, or give another --out")
