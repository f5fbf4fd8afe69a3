"""Several files in a folder, there whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from samgraf.disk import BusyError, replacing_folder
from samgraf.errors import UsageError


def write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is new, empty, or holds an earlier export of the same.

    Raises UsageError where there is something else at the path, or nothing can be written there.
    """
    out = out.absolute()
    try:
        others = sorted(path.name for path in out.iterdir() if path.name not in files) if out.exists() else []
        if others:
            raise UsageError(f"{out} holds other things ({others[0]}); choose a new folder")
        with replacing_folder(out, files) as work:
            for name, content in files.items():
                (work / name).write_bytes(content)
    except BusyError as error:
        raise UsageError(f"{out}: another export is writing there; wait for it, or choose another place") from error
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror}); choose another place") from error
