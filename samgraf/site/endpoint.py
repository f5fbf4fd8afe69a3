"""The SPARQL endpoint: a request of the protocol in, a whole answer or a reason out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from samgraf.errors import UsageError
from samgraf.query import Query
from samgraf.site.desk import Desk
from samgraf.site.formats import GRAPH_FORMATS, ROW_FORMATS, choose, choose_type
from samgraf.site.jail import RefusedError
from samgraf.site.panels import stored
from samgraf.site.protocol import asked
from samgraf.site.state import state_of

_FORMS = {name: form.media_types for name, form in GRAPH_FORMATS.items()} | {"html": ("text/html",)}
"""The forms of the description; a browser, which would have a page, gets the editor."""
METHODS = ["GET", "HEAD", "POST", "OPTIONS"]


def etag(digest: str, format: str) -> str:
    """What tells one state of the graph, in one form, from the next; weak, for a query may ask for the time of day."""
    return f'W/"{digest[:16]}-{format}"'


def unchanged(request: Request, *tags: str) -> str | None:
    """The one of these tags that a request says it has already; None where it has none."""
    known = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}
    return next((tag for tag in tags if "*" in known or tag in known), None)


async def sparql(request: Request) -> Response:
    """Answer a request to the endpoint, by the SPARQL 1.1 Protocol; a GET that asks nothing gets the description.

    What goes wrong is told in plain text with 400 (the query), 403 (an update), 406, 413, 415, 500, 503 or 504.
    """
    desk = state_of(request).desk
    headers = {"Vary": "Accept", "Limits": desk.limits.header(), "Cache-Control": "no-cache"}
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=headers | {"Allow": ", ".join(METHODS)})
    try:
        return await _answered(request, desk, headers)
    except RefusedError as error:
        if error.status == 503:
            headers["Retry-After"] = "10"
        return PlainTextResponse(f"{error}\n", error.status, headers)
    except UsageError as error:
        return PlainTextResponse(f"{error}\n", 400, headers)


async def _answered(request: Request, desk: Desk, headers: dict[str, str]) -> Response:
    wanted = await asked(request, desk.limits.query)
    accept = request.headers.get("accept", "")
    if wanted is None:
        return await _described(request, desk, accept, headers)
    rows, triples = choose(accept, ROW_FORMATS), choose(accept, GRAPH_FORMATS)
    if rows is None and triples is None:
        raise RefusedError(406, _offers())
    digest = desk.jail.digest
    chosen = [etag(digest, each[0]) for each in (rows, triples) if each]
    if request.method != "POST" and (tag := unchanged(request, *chosen)):
        return Response(status_code=304, headers=headers | {"ETag": tag})
    answer = await desk.answer(
        Query("query", wanted.query),
        rows and rows[0],
        triples and triples[0],
        wanted.default_graphs,
        wanted.named_graphs,
    )
    form = rows if answer.rows else triples
    assert form
    headers["ETag"] = etag(digest, form[0])
    return Response(answer.body, headers=headers | {"Content-Type": charset(form[1])})


async def _described(request: Request, desk: Desk, accept: str, headers: dict[str, str]) -> Response:
    page = choose_type(accept, _FORMS)
    if page and page[0] == "html":
        return RedirectResponse("/query", 303, headers)
    form = choose(accept, GRAPH_FORMATS)
    if form is None:
        raise RefusedError(406, _offers())
    headers["ETag"] = etag(desk.jail.digest, form[0])
    if unchanged(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    endpoint = str(request.url.replace(query="", fragment=""))
    query = stored("service").bind({"endpoint": endpoint, "limits": desk.limits.sentence()})
    body = await desk.triples(query, form[0])
    return Response(body, headers=headers | {"Content-Type": charset(form[1])})


def _offers() -> str:
    """What a client that accepts nothing of it is told."""
    rows = [each for form in ROW_FORMATS.values() for each in form.media_types]
    types = rows + [each for form in GRAPH_FORMATS.values() for each in form.media_types]
    return "the answer is to be had as: " + ", ".join(dict.fromkeys(types))


def charset(media_type: str) -> str:
    """A media type with its charset, where it is a text."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
