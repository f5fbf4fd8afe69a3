"""The front page, the search, the editor, the network and the downloads."""

from __future__ import annotations

import re
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response

from samgraf.errors import UsageError
from samgraf.query import LANGUAGES, Query, named_queries
from samgraf.site import completion
from samgraf.site.desk import parsed
from samgraf.site.downloads import files
from samgraf.site.jail import RefusedError
from samgraf.site.pages import POLICY, language_of, page, spoken
from samgraf.site.panels import settings
from samgraf.site.profiles import table
from samgraf.site.state import state_of
from samgraf.store import NQUADS, PAGE

_MOST_HITS = 50
_MOST_ROWS = 1000
"""Rows that the editor shows; the endpoint gives them all."""
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"\r\n]*)"')
_HEAD = 10_000


async def to_language(request: Request) -> Response:
    """303 to the page in the language that the browser asks for."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{spoken(request)}{request.url.path}{query}", 303, {"Vary": "Accept-Language"})


async def front(request: Request) -> Response:
    """The front page: counts, the date of the graph, three questions and a search."""
    known = state_of(request)
    language = language_of(request)
    questions = [(name, named_queries()[name]) for name in settings()["front"]]
    counts = sorted(known.counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return page(
        request,
        "front.html.j2",
        language,
        title="",
        counts=counts,
        built=known.built,
        digest=known.desk.jail.digest,
        questions=questions,
    )


async def search(request: Request) -> Response:
    """The things whose names hold the words of `q`."""
    known = state_of(request)
    text = request.query_params.get("q", "")
    hits = known.names.near(text, _MOST_HITS)
    return page(request, "search.html.j2", language_of(request), title=text, q=text, hits=hits)


async def editor(request: Request) -> Response:
    """A query as text, `query` or the one named `name`, and its answer; what is refused has the endpoint's status."""
    known = state_of(request)
    language = language_of(request)
    name = request.query_params.get("name", "")
    query = named_queries().get(name) or Query("query", request.query_params.get("query", ""))
    told: dict[str, Any] = {"panel": None, "count": 0, "triples": "", "error": ""}
    status = 200
    rich = completion.is_there() and not known.static
    if query.text.strip():
        try:
            told |= await _answered(request, query, language)
        except RefusedError as error:
            status, told["error"] = error.status, str(error)
        except UsageError as error:
            status, told["error"] = 400, str(error)
    return page(
        request,
        "query.html.j2",
        language,
        status,
        {"Content-Security-Policy": completion.POLICY} if rich else None,
        title="",
        rich=rich,
        terms=known.terms,
        query=query,
        examples=sorted(named_queries().items()),
        limits=known.desk.limits,
        **told,
    )


async def _answered(request: Request, query: Query, language: str) -> dict[str, Any]:
    known = state_of(request)
    if len(query.text.encode()) > known.desk.limits.query:
        raise RefusedError(413, f"the query is longer than {known.desk.limits.query} bytes")
    if query.name in named_queries():  # they are the site's own, and asked for again and again
        rows = await known.desk.lasting(query)
    else:
        answer = await known.desk.answer(query, "json", "ttl")
        if not answer.rows:
            return {"triples": answer.body.decode("utf-8")}
        rows = parsed(answer.body)
    return {"panel": table(query, rows, known.names, language, _MOST_ROWS), "count": len(rows)}


async def network(request: Request) -> Response:
    """The network page that the build drew, under the policy that it brings with it."""
    try:
        # Read anew each time: a build may have put another in its place, which has another policy.
        drawn = (state_of(request).folder.path / PAGE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return PlainTextResponse("this graph was built without a page of its network\n", 404)
    found = _POLICY.search(drawn[:_HEAD])
    return HTMLResponse(drawn, headers={"Content-Security-Policy": found[1] if found else POLICY})


async def downloads(request: Request) -> Response:
    """The page of what can be had."""
    listed = [(name, format or NQUADS) for name, format in files().items()]
    return page(request, "downloads.html.j2", language_of(request), title="", files=listed)


async def download(request: Request) -> Response:
    """One of the files.

    Raises HTTPException (404) for another name, RefusedError where it cannot be made.
    """
    name = request.path_params["name"]
    if name not in files():
        raise HTTPException(404)
    return FileResponse(await state_of(request).downloads.path(name), filename=name)


async def robots(request: Request) -> Response:
    """What robots may visit: no answers to queries."""
    lines = ["User-agent: *", "Disallow: /sparql", *(f"Disallow: /{lang}/query" for lang in LANGUAGES)]
    return PlainTextResponse("\n".join(lines) + "\n")


async def refused(request: Request, error: Exception) -> Response:
    """That a page's own query got no answer: the graph is too busy or too large for it."""
    assert isinstance(error, RefusedError)
    return PlainTextResponse(f"{error}\n", error.status)
