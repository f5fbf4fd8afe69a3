"""A document from a file, whatever kind of file it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from samgraf.errors import SourceError
from samgraf.model import Document
from samgraf.sources.pages import read_page
from samgraf.sources.papers import read_docx, read_pdf
from samgraf.sources.texts import INVISIBLE, decode, printable, split_front_matter

MAX_BYTES = 5_000_000
"""A text of five million bytes is not a page; what is larger is refused before it is read."""
MAX_CONVERTED = 50_000_000
"""The same of a file that its pictures may make large."""

Converter = Callable[[bytes], str]
CONVERTERS: Mapping[str, Converter] = {
    ".html": read_page,
    ".htm": read_page,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
"""Ending of a file that is no plain text → what makes one of it, with front matter where the file tells any."""


def read_document(path: Path) -> Document:
    """The document in a file; of a web page, PDF or Word document its text is what is made of it.

    Raises SourceError, one line that says what is wrong and what to do, where the file is missing, not a regular
    file, too large, empty, binary, not UTF-8, encoded twice, has front matter that is not YAML, is broken, or has no
    text in it.
    """
    ending = path.suffix.lower()
    text = as_text(path, _bytes(path, MAX_CONVERTED if ending in CONVERTERS else MAX_BYTES), ending)
    if not text.strip(INVISIBLE):
        raise SourceError(f"{path}: the file is empty; give it a text or leave it out")
    metadata, body = split_front_matter(path, text)
    if not text[body:].strip(INVISIBLE):
        raise SourceError(f"{path}: there is no text after the front matter; give it a text or leave it out")
    return Document(os.fsencode(path.name).decode("utf-8", "backslashreplace"), text, metadata, body)


def _bytes(path: Path, most: int) -> bytes:
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise SourceError(f"{path}: not a regular file; name a text file")
        if info.st_size > most:
            size = f"{info.st_size / 1e6:.0f} MB is more than the {most / 1e6:.0f} MB of a page"
            raise SourceError(f"{path}: {size}; split it")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}; check the path and its permissions") from error


def as_text(source: Path | str, data: bytes, ending: str) -> str:
    """The text of a file with such an ending, or what is made of it; `source` is what errors call it.

    Raises SourceError where there is none.
    """
    if ending not in CONVERTERS:
        return decode(source, data)
    try:
        text = printable(CONVERTERS[ending](data))
    except SourceError as error:
        raise SourceError(f"{source}: {error}") from error
    except ImportError as error:
        raise SourceError(
            f"{source}: to read it takes {error.name or 'another library'}; install 'samgraf[pages]'"
        ) from error
    except Exception as error:  # what others' parsers raise of a broken file is theirs, and each raises something else
        reason = f"broken, or not what its ending says ({type(error).__name__})"
        raise SourceError(f"{source}: {reason}; save it again") from error
    if len(text) > MAX_BYTES:
        raise SourceError(f"{source}: {len(text) / 1e6:.0f} million letters are more than a page has; split it")
    return text
