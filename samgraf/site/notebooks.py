"""The notebooks as pages: their texts, their code, and the outputs that are stored in them.

Nothing of a notebook is taken over as markup: texts are Markdown without HTML, tables are read cell by cell.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from samgraf.resources import shipped
from samgraf.site.pages import language_of, page

_IMAGE = "image/png"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a notebook, from top to bottom."""

    kind: str
    """text, code, printed, table or image."""
    content: str = ""
    """Markup of a text, else the plain code or output, or an image's address."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table, the head first."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook that SamGraf ships."""

    name: str
    """Its file's without ending: `03-who-works-with-whom`."""
    title: str
    parts: tuple[Part, ...]


@cache
def notebooks() -> dict[str, Notebook]:
    """The notebooks by their names, in their order; none where a package came without them."""
    try:
        folder = shipped("notebooks")
    except FileNotFoundError:
        return {}
    return {
        path.stem: as_notebook(path.stem, json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.ipynb"))
    }


async def contents(request: Request) -> Response:
    """The page that lists the notebooks."""
    language = language_of(request)
    return page(request, "notebooks.html.j2", language, title="", notebooks=list(notebooks().values()))


async def notebook(request: Request) -> Response:
    """A notebook's page. 404 for one that is not shipped."""
    found = notebooks().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return page(request, "notebook.html.j2", language_of(request), title=found.title, notebook=found)


def as_notebook(name: str, stored: dict[str, Any]) -> Notebook:
    """A notebook as its file has it."""
    parts: list[Part] = []
    for cell in stored["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(Part("text", _markup(source)))
            continue
        parts.append(Part("code", source))
        parts += [part for output in cell["outputs"] if (part := _output(output))]
    first = next("".join(cell["source"]) for cell in stored["cells"] if cell["cell_type"] == "markdown")
    return Notebook(name, first.splitlines()[0].lstrip("# "), tuple(parts))


def _output(output: dict[str, Any]) -> Part | None:
    """What a cell has given: as a table or an image where it has one, else as it was printed."""
    if output["output_type"] == "stream":
        return Part("printed", "".join(output["text"])) if output["name"] == "stdout" else None
    data = output.get("data", {})
    if _IMAGE in data:
        return Part("image", f"data:{_IMAGE};base64,{''.join(data[_IMAGE].split())}")
    if rows := _rows("".join(data.get("text/html", ""))):
        return Part("table", rows=rows)
    return Part("printed", "".join(data["text/plain"])) if "text/plain" in data else None


def _markup(text: str) -> Markup:
    """A text's markup. HTML in it stays text, and links lead only to the web: a site has no files beside its pages."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    for token in tokens:
        if token.children:
            token.children = _without_files(token.children)
    return Markup(reader.renderer.render(tokens, reader.options, {}))


def _without_files(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    dropped = False
    for token in tokens:
        if token.type == "link_open":
            dropped = not str(token.attrs["href"]).startswith("https://")
        if token.type in ("link_open", "link_close") and dropped:
            continue
        kept.append(token)
    return kept


class _Table(HTMLParser):
    """Reads the cells of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td") and self.rows:
            self.rows[-1].append("")
        self._in_cell = self._in_cell or tag in ("th", "td")

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in ("th", "td")

    def handle_data(self, data: str) -> None:
        if self._in_cell and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def _rows(markup: str) -> tuple[tuple[str, ...], ...]:
    table = _Table()
    table.feed(markup)
    return tuple(tuple(cell.strip() for cell in row) for row in table.rows if row)
