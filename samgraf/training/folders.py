"""What training writes, there whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from samgraf.disk import BusyError, replacing_folder
from samgraf.errors import SourceError


@contextmanager
def fresh_folder(out: Path, remedy: str, parts: Collection[str] | None = None) -> Iterator[Path]:
    """A new folder to write in, which becomes `out` when all went well; what stood there is there until then.

    remedy: what to do when there is room. parts: the names that are written, where a person may have put others there.
    Raises SourceError where another run writes there, and where the disk does not take it.
    """
    out = out.resolve()
    try:
        with replacing_folder(out, parts) as fresh:
            yield fresh
    except BusyError as error:
        raise SourceError(f"another run writes {out}; wait for it and {remedy}") from error
    except OSError as error:
        raise SourceError(f"{out} cannot be written ({error.strerror}); make room and {remedy}") from error
