"""Fetch what the site's pages can use but the repository does not hold: YASGUI, from its npm package.

Run it as `make assets`; building a wheel runs it too. It needs npm and its registry, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@zazuko/yasgui@4.6.2"
DIGEST = "Zw45KdPoAE1KRaAoxIHdQqeJxvaVG1oQdntw0hy0ktX35Zu8ZccuOLrXCLwR+GU+0xMzLw8Mjw6BkSZV2vUuQw=="
"""SHA-512 of the package, as the registry tells it (`npm view … dist.integrity`)."""
FILES = ("build/yasgui.min.js", "build/yasgui.min.css", "package.json")
PLACE = Path("samgraf", "site", "static", "yasgui")
_SECONDS = 60


def fetch(root: Path) -> str:
    """Put YASGUI where the site looks for it; gives what was done, or why it could not be."""
    place = root / PLACE
    if _is_there(place):
        return f"{place} is there already"
    npm = shutil.which("npm")
    if npm is None:
        return "there is no npm; the site will have its plain editor"
    with tempfile.TemporaryDirectory() as home:
        try:
            packed = _pack(npm, Path(home))
            _unpack(packed, place)
        except (OSError, subprocess.SubprocessError, ValueError, LookupError, tarfile.TarError) as error:
            return f"{PACKAGE} could not be had ({error}); the site will have its plain editor"
    return f"{place} has {PACKAGE}"


def _is_there(place: Path) -> bool:
    """Whether all files are there, and of the version that is meant."""
    if not all((place / Path(name).name).is_file() for name in FILES):
        return False
    try:
        told = json.loads((place / "package.json").read_bytes())
    except ValueError:
        return False
    return isinstance(told, dict) and told.get("version") == PACKAGE.rpartition("@")[2]


def _pack(npm: str, home: Path) -> Path:
    """The package as npm gives it; ValueError where it is not the one that is meant."""
    command = [npm, "pack", "--json", "--ignore-scripts", PACKAGE]
    done = subprocess.run(command, cwd=home, capture_output=True, timeout=_SECONDS, check=True, text=True)
    packed = home / str(json.loads(done.stdout)[0]["filename"])
    digest = hashlib.sha512(packed.read_bytes()).digest()
    if base64.b64encode(digest).decode("ascii") != DIGEST:
        raise ValueError("its digest is not the one written down")
    return packed


def _unpack(packed: Path, place: Path) -> None:
    """The few files of the package that a page needs, all of them or none."""
    with tarfile.open(packed) as archive:
        contents = {}
        for name in FILES:
            file = archive.extractfile(f"package/{name}")
            if file is None:
                raise ValueError(f"it has no {name}")
            contents[Path(name).name] = file.read()
    place.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (place / name).write_bytes(content)


if __name__ == "__main__":
    print(fetch(Path(__file__).resolve().parent), file=sys.stderr)
