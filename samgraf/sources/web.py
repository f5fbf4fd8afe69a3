"""Pages of the web, stored as texts that can be read, cited and built from again without a network."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from samgraf.disk import write_whole
from samgraf.errors import SourceError, UsageError
from samgraf.outside import web_address
from samgraf.sources.documents import MAX_CONVERTED, as_text
from samgraf.sources.texts import front_matter, split_front_matter
from samgraf.vocab import slug

SECONDS = 30.0
"""How long a site may take to say something."""
_ENDINGS: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_AGENT = "SamGraf"


def require_web(address: str) -> None:
    """Raise UsageError for what is no address of the web."""
    if not web_address(address):
        raise UsageError(f"{address}: not an address of the web; give one that begins with https://")


def store_page(address: str, folder: Path) -> Path:
    """Fetch a page, PDF or Word document and store its text with its address as front matter; the new file.

    Raises UsageError for what is no address of the web, and SourceError where the page cannot be had, has no text,
    or its text is there already.
    """
    require_web(address)
    data, kind = _fetch(address)
    if kind not in _ENDINGS:
        raise SourceError(f"{address}: is {kind}, not a page, PDF, Word document or text; name another address")
    text = as_text(address, data, _ENDINGS[kind])
    metadata, body = split_front_matter(address, text)
    path = folder / f"{slug(metadata.get('title') or address.rstrip('/').rsplit('/', 1)[-1])}.txt"
    if path.exists():
        raise SourceError(f"{path}: there already; remove it, or store the page in another folder")
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(path, (front_matter({"url": address} | metadata) + text[body:]).encode())
    return path


def _fetch(address: str) -> tuple[bytes, str]:
    """What stands at an address, and its media type."""
    try:
        with urlopen(Request(address, headers={"User-Agent": _AGENT}), timeout=SECONDS) as answer:
            data = answer.read(MAX_CONVERTED + 1)
            kind = answer.headers.get_content_type()
    except HTTPError as error:
        error.close()
        raise SourceError(f"{address}: the site answers {error.code} {error.reason}; check the address") from error
    except (OSError, ValueError, HTTPException) as error:
        reason = error.reason if isinstance(error, URLError) else error
        raise SourceError(f"{address}: cannot be had ({reason}); check the address and the network") from error
    if len(data) > MAX_CONVERTED:
        raise SourceError(f"{address}: more than {MAX_CONVERTED / 1e6:.0f} MB; store its text yourself")
    return data, kind
