"""The same site as files: every page asked of the application, its links made relative, all of it there or nothing."""

from __future__ import annotations

import asyncio
import html
import json
import posixpath
import re
import shutil
from collections.abc import AsyncGenerator, Collection, Iterable, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from starlette.applications import Starlette

from samgraf.disk import BusyError, replacing_folder
from samgraf.errors import SamgrafError, UsageError
from samgraf.progress import Report
from samgraf.query import LANGUAGES, named_queries
from samgraf.resources import packaged
from samgraf.site.app import application
from samgraf.site.articles import articles
from samgraf.site.descriptions import Descriptions
from samgraf.site.downloads import files
from samgraf.site.formats import GRAPH_FORMATS
from samgraf.site.limits import Limits
from samgraf.site.names import Names
from samgraf.site.notebooks import notebooks
from samgraf.site.pages import here
from samgraf.site.reader import Reader
from samgraf.site.state import STATIC_DATA, State
from samgraf.site.words import term
from samgraf.store import PAGE, GraphFolder

_AT_ONCE = 4
_LINK = re.compile(r'\b(?P<kind>href|src|action)="(?P<address>/[^"]*)"')
_TOP = {"index.html", "network.html", "static", "download", "id", "concept", *LANGUAGES}
_TOP |= {f"{name}.{ending}" for name in ("ns", "concept") for ending in GRAPH_FORMATS}
"""What stands at the top of a site."""


def publish(folder: GraphFolder, out: Path, contact: str = "", report: Report | None = None) -> int:
    """Write the site of a graph into a folder that is new, empty or holds an earlier site; gives the number of files.

    The same graph gives the same bytes.
    Raises UsageError where there is something else at the path or nothing can be written there, GraphError where the
    graph cannot be loaded.
    """
    out = out.absolute()
    try:
        others = sorted(path.name for path in out.iterdir() if path.name not in _TOP) if out.exists() else []
        if others:
            raise UsageError(f"{out} holds other things ({others[0]}); choose a new folder")
        with replacing_folder(out) as work:
            reader = Reader(folder)
            app = application(reader, folder, Limits(), lambda path: False, contact, static=True)
            return asyncio.run(_write(app, reader, work, report))
    except BusyError as error:
        raise UsageError(f"{out}: the site is being written there already; wait for it") from error
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror}); choose another place") from error


async def _write(app: Starlette, reader: Reader, work: Path, report: Report | None) -> int:
    async with app.router.lifespan_context(app):
        known: State = app.state.known
        pages = {"index.html": f"/{LANGUAGES[0]}/"} | {file_of(address): address for address in _addresses(known)}
        written = {*pages, *(f"static/{name}" for name in _statics()), *(f"download/{name}" for name in files())}
        network = known.folder.path / PAGE
        if network.exists():
            written.add("network.html")
            shutil.copyfile(network, work / "network.html")
        for name, content in _statics().items():
            _save(work / "static" / name, content)
        _save(work / "static" / "names.js", names_file(known.names))
        written.add("static/names.js")
        data = {file_of(f"{here(iri)}.{STATIC_DATA}"): iri for iri in known.names.things}
        written |= data.keys()
        _save_all(work, data, reader.descriptions())
        done = len(data)
        async with aclosing(_asked(app, pages)) as answers:
            async for file, body in answers:
                _save(work / file, relative(body.decode("utf-8"), file, written).encode() if _is_page(file) else body)
                done += 1
                if report:
                    report(done, len(written), file)
        for name in files():
            path = await known.downloads.path(name)
            (work / "download").mkdir(exist_ok=True)
            shutil.copyfile(path, work / "download" / name)
            if report:
                report(done, len(written), name)
        return len(written)


def _addresses(known: State) -> Iterable[str]:
    """The addresses of all pages and vocabularies."""
    own = ["", "search", "query", "downloads", "quality", "ontology", "themes", "curate", "notebooks", *articles()]
    own += [f"notebooks/{name}" for name in notebooks()]
    own += [f"curate/{name}" for name in known.curated]
    own += [f"query?name={name}" for name in named_queries()]
    for language in LANGUAGES:
        yield from (f"/{language}/{path}" for path in own)
    for iri in known.names.things:  # all languages of a thing together, for they ask the same
        yield from (here(iri, language) for language in LANGUAGES)
    for ending in GRAPH_FORMATS:
        yield from (f"/ns.{ending}", f"/concept/.{ending}")


def file_of(address: str) -> str:
    """The file, from the top of the site, that has what stands at an address.

    >>> file_of("/nb/"), file_of("/nb/query?name=project-leader"), file_of("/concept/.ttl"), file_of("/id/org/ks.ttl")
    ('nb/index.html', 'nb/query/project-leader.html', 'concept.ttl', 'id/org/ks.ttl')
    """
    parts = urlsplit(address)
    path = unquote(parts.path).removeprefix("/")
    if path.startswith("concept/."):
        return f"concept{path.removeprefix('concept/')}"
    if path in ("", *(f"{language}/" for language in LANGUAGES)):
        return f"{path}index.html"
    name = parts.query.removeprefix("name=") if parts.query.startswith("name=") else ""
    first = path.partition("/")[0]
    if first in LANGUAGES or first == "network":
        return f"{path}/{name}.html" if name else f"{path}.html"
    return path


def relative(page: str, file: str, written: Collection[str]) -> str:
    """A page with its links as they are from its file; what is not among the files is no link any more."""

    def from_here(link: re.Match[str]) -> str:
        address = html.unescape(link["address"])
        target = file_of(address.partition("#")[0])
        if target not in written:
            return ""
        path = quote(posixpath.relpath(target, posixpath.dirname(file) or "."), safe="/@-._~")
        fragment = urlsplit(address).fragment
        return f'{link["kind"]}="{html.escape(f"{path}#{fragment}" if fragment else path)}"'

    return _LINK.sub(from_here, page)


def names_file(names: Names) -> bytes:
    """The names of all things for the search in the browser, as a script: pages that are files may read no other."""
    things = []
    for iri, thing in sorted(names.things.items()):
        told: dict[str, Any] = {"name": thing.name, "kind": thing.kind, "path": f"{here(iri).removeprefix('/')}.html"}
        told["others"] = thing.others
        if thing.preferred:
            told["called"] = thing.preferred
        things.append(told)
    used = sorted({thing.kind for thing in names.things.values()})
    kinds = {kind: {language: term(kind, language) for language in LANGUAGES} for kind in used}
    packed = json.dumps({"kinds": kinds, "things": things}, ensure_ascii=False, separators=(",", ":"))
    return f"const NAMES = {packed};\n".encode()


def _statics() -> Mapping[str, bytes]:
    return {name: packaged("site", "static", name).read_bytes() for name in ("site.css", "search.js")}


def _is_page(file: str) -> bool:
    return file.endswith(".html")


def _save(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _save_all(work: Path, data: Mapping[str, str], descriptions: Descriptions) -> None:
    """Write the data of all things, by file."""
    for file, iri in data.items():
        _save(work / file, descriptions.turtle(iri))


async def _asked(app: Starlette, pages: Mapping[str, str]) -> AsyncGenerator[tuple[str, bytes], None]:
    """What stands at the addresses, by file; some are asked side by side, and they come in their order."""
    waiting: list[tuple[str, asyncio.Task[bytes]]] = []
    try:
        for file, address in pages.items():
            waiting.append((file, asyncio.create_task(_fetch(app, address))))
            if len(waiting) > _AT_ONCE:
                yield waiting[0][0], await waiting[0][1]
                del waiting[0]
        for file, task in waiting:
            yield file, await task
    finally:
        for _, task in waiting:
            task.cancel()
        await asyncio.gather(*(task for _, task in waiting), return_exceptions=True)


async def _fetch(app: Starlette, address: str) -> bytes:
    """The body of what an application answers at an address; SamgrafError where that is not 200."""
    parts = urlsplit(address)
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(parts.path), "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
        "root_path": "", "headers": [(b"host", b"samgraf")], "server": ("samgraf", 80), "client": None,
    }  # fmt: skip
    body, status = bytearray(), 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Mapping[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)
        body.extend(message.get("body", b""))

    await app(scope, receive, send)
    if status != 200:
        raise SamgrafError(f"{address} was answered with {status}: {body[:200].decode('utf-8', 'replace')}")
    return bytes(body)
