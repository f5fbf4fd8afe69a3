"""Where documents come from: files and folders of plain text and Markdown, with YAML front matter."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from samgraf.errors import SourceError
from samgraf.model import Document

ENDINGS = frozenset({".txt", ".md"})
MAX_BYTES = 5_000_000
"""A page of five million bytes is not a page; what is larger is refused before it is read."""

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.{0,20000}?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_TWICE_ENCODED = re.compile("Ã[¥¦¸†˜…\x85\x86\x98]|â€[œ\x9d™“”–]")
_INVISIBLE = "\ufeff\u00ad\u200b\u200c\u200d\u2060\u00a0 \t\r\n\f\v\x85\u2028\u2029\u3000"
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")  # BCP 47
_HALF_LETTER = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def find_sources(paths: Iterable[Path]) -> Iterator[Path | SourceError]:
    """The files to read below the paths, in the order of their names; what cannot be read comes as an error.

    A file named by itself is taken whatever its ending; from a folder come its texts (`.txt`, `.md`), hidden files
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


def read_document(path: Path) -> Document:
    """The document in a file.

    Raises SourceError, one line that says what is wrong and what to do, where the file is missing, not a regular
    file, too large, empty, binary, not UTF-8, encoded twice, or has front matter that is not YAML.
    """
    text = _decode(path, _bytes(path))
    if not text.strip(_INVISIBLE):
        raise SourceError(f"{path}: the file is empty; give it a text or leave it out")
    metadata, body = _front_matter(path, text)
    if not text[body:].strip(_INVISIBLE):
        raise SourceError(f"{path}: there is no text after the front matter; give it a text or leave it out")
    return Document(os.fsencode(path.name).decode("utf-8", "backslashreplace"), text, metadata, body)


def _bytes(path: Path) -> bytes:
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise SourceError(f"{path}: not a regular file; name a text file")
        if info.st_size > MAX_BYTES:
            raise SourceError(
                f"{path}: {info.st_size / 1e6:.0f} MB is more than the {MAX_BYTES / 1e6:.0f} MB of a page; split it"
            )
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}; check the path and its permissions") from error


def _decode(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:64].count(b"\0") > 8:
        raise SourceError(f"{path}: UTF-16 or binary, not UTF-8; save it as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{path}: byte {error.start} is not UTF-8 (an older encoding such as cp1252?); save it as UTF-8"
        ) from error
    if _CONTROL.search(text):
        raise SourceError(f"{path}: control characters, so binary and not text; name a text file")
    if _TWICE_ENCODED.search(text):
        raise SourceError(f"{path}: encoded to UTF-8 twice (“Ã¥” where “å” should be); save the original again")
    return text


def _front_matter(path: Path, text: str) -> tuple[dict[str, str], int]:
    """What the front matter says, as strings, and where the text after it begins."""
    if not text.removeprefix("\ufeff").startswith("---"):
        return {}, 0
    match = _FRONT_MATTER.match(text)
    if not match:
        first = text.removeprefix("\ufeff").split("\n", 1)[0].strip()
        if first != "---":
            return {}, 0
        raise SourceError(f"{path}: the front matter has no closing “---”; close it or remove the first line")
    try:
        # BaseLoader keeps every value the string it is written as: dates and numbers stay readable.
        loaded = yaml.load(match["yaml"], Loader=yaml.BaseLoader)
    except RecursionError as error:
        raise SourceError(f"{path}: the front matter is nested too deeply; mend or remove it") from error
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f"line {where.line + 2}" if where else "the front matter"
        problem = getattr(error, "problem", None) or "not YAML"
        raise SourceError(f"{path}: {line} of the front matter: {problem}; quote the value or mend it") from error
    if not isinstance(loaded, dict):
        raise SourceError(f"{path}: the front matter is not “key: value” lines; mend or remove it")
    given = {str(key): value.strip() for key, value in loaded.items() if isinstance(value, str) and value.strip()}
    return _checked(path, given), match.end()


def _checked(path: Path, given: dict[str, str]) -> dict[str, str]:
    if _HALF_LETTER.search("".join((*given, *given.values()))):
        raise SourceError(f"{path}: the front matter has half a letter (\\ud800 to \\udfff); mend it")
    if "language" in given:
        given["language"] = given["language"].casefold()
        if not _LANGUAGE_TAG.fullmatch(given["language"]):
            raise SourceError(f"{path}: {given['language']!r} is no language tag; write nb, nn, da or en")
    return given
