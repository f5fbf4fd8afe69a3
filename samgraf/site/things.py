"""Things by their IRIs: as a page, or as data in the form that the client wants."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from samgraf.errors import UsageError
from samgraf.query import LANGUAGES
from samgraf.site.endpoint import charset, etag, unchanged
from samgraf.site.formats import GRAPH_FORMATS, choose_type
from samgraf.site.pages import here, language_of, page, spoken
from samgraf.site.panels import stored
from samgraf.site.profiles import load_profile, table
from samgraf.site.schema_org import described
from samgraf.site.state import State, state_of
from samgraf.vocab import BASE, GRAPH, ID

_PAGE = "html"
_OFFERS = {_PAGE: ("text/html", "application/xhtml+xml")} | {n: f.media_types for n, f in GRAPH_FORMATS.items()}
_SUGGESTIONS = 8


async def thing(request: Request) -> Response:
    """A thing, concept or graph by its IRI: 303 to its page, or its triples with their proofs.

    An ending (`.ttl`, `.nt`, `.jsonld`, `.rdf`) goes before the Accept header. 404 with suggestions where there is no
    such thing, 410 where it has been taken out on request, 301 where a decision has made it into another.
    """
    known = state_of(request)
    path, _, ending = request.url.path.removeprefix("/").partition(".")
    chosen = (ending, _OFFERS[ending][0]) if ending in GRAPH_FORMATS else None
    if chosen is None:
        path += f".{ending}" if ending else ""
        chosen = choose_type(request.headers.get("accept", ""), _OFFERS)
    headers = {"Vary": "Accept, Accept-Language", "Cache-Control": "no-cache"}
    if chosen is None:
        offers = ", ".join(types[0] for types in _OFFERS.values())
        return PlainTextResponse(f"this is to be had as: {offers}\n", 406, headers)
    iri = BASE + path
    if iri in known.moved:
        moved = here(known.moved[iri])
        return RedirectResponse(f"{moved}.{ending}" if ending in GRAPH_FORMATS else moved, 301, headers)
    if not await _is_there(known, iri):
        return _missing(request, iri, spoken(request) if chosen[0] == _PAGE else None)
    if chosen[0] == _PAGE:
        return RedirectResponse(_page_of(iri, known, spoken(request)), 303, headers)
    return await _data(request, iri, chosen, headers)


async def _is_there(known: State, iri: str) -> bool:
    """Whether the graph has a thing, or a named graph, of this IRI."""
    if iri in known.names.things:
        return True
    try:
        query = stored("held" if iri.startswith(GRAPH) else "triples").bind({"thing": iri})
    except UsageError:  # no IRI at all
        return False
    return bool(len(await known.desk.table(query)))


def _page_of(iri: str, known: State, language: str) -> str:
    """The page of a thing: for a graph that of the document it is read from, or for want of one its data."""
    if not iri.startswith(GRAPH):
        return here(iri, language)
    document = ID + "document/" + iri.removeprefix(GRAPH)
    return here(document, language) if document in known.names.things else f"{here(iri)}.ttl"


async def _data(request: Request, iri: str, chosen: tuple[str, str], headers: dict[str, str]) -> Response:
    known = state_of(request)
    headers["ETag"] = etag(known.desk.jail.digest, chosen[0])
    if unchanged(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    query = stored("contents" if iri.startswith(GRAPH) else "description").bind({"thing": iri})
    body = await known.desk.triples(query, chosen[0])
    headers["Link"] = f'<{_page_of(iri, known, spoken(request))}>; rel="alternate"; type="text/html"'
    return Response(body, headers=headers | {"Content-Type": charset(chosen[1])})


async def profile(request: Request) -> Response:
    """The page of a thing in a language."""
    known = state_of(request)
    language = language_of(request)
    iri = BASE + request.url.path.removeprefix(f"/{language}/")
    if iri in known.moved:
        return RedirectResponse(here(known.moved[iri], language), 301)
    named = known.names.things.get(iri)
    if named is None:
        return await _unnamed(request, iri, language)
    tied = known.ties.properties(iri)
    told = await load_profile(known.desk, known.names, iri, named.kind, language, tied)
    # A page about a person is for who looks for it here, not for search engines.
    headers = {"X-Robots-Tag": "noindex"} if named.kind == "Person" else {}
    return page(
        request,
        "profile.html.j2",
        language,
        headers=headers,
        thing=named,
        title=named.called(language),
        profile=told,
        around=None if named.kind == "SourceDocument" else known.ties.around(iri, known.names, language),
        formats=known.data_formats,
        schema=described(named, told, language),
    )


async def _unnamed(request: Request, iri: str, language: str) -> Response:
    """The page of what has no name: a statement or its evidence; or that there is nothing."""
    known = state_of(request)
    if not await _is_there(known, iri):
        return _missing(request, iri, language)
    if iri.startswith(GRAPH):
        return RedirectResponse(_page_of(iri, known, language), 303)
    query = stored("triples").bind({"thing": iri})
    panel = table(query, await known.desk.table(query), known.names, language)
    headers = {"X-Robots-Tag": "noindex"}
    return page(
        request,
        "triples.html.j2",
        language,
        headers=headers,
        title=iri.removeprefix(BASE),
        iri=iri,
        panel=panel,
        formats=known.data_formats,
    )


def _missing(request: Request, iri: str, language: str | None) -> Response:
    """That there is nothing at an IRI: 410 where that is known to be on request, else 404 with what is near."""
    known = state_of(request)
    path = iri.removeprefix(ID).removeprefix(BASE)
    gone = iri.startswith(ID) and known.gone(path)
    near = [] if gone else known.names.near(path.partition("/")[2].replace("-", " "), _SUGGESTIONS)
    status = 410 if gone else 404
    if language is None:
        told = ["taken out on request" if gone else "nothing is here", *(each.iri for each in near)]
        return PlainTextResponse("\n".join(told) + "\n", status)
    return page(request, "missing.html.j2", language, status, title="", gone=gone, near=near)


async def unknown(request: Request, error: Exception) -> Response:
    """That there is no such page, with the things that are called much like the end of its address."""
    assert isinstance(error, HTTPException)
    language = language_of(request)
    if error.status_code != 404 or language not in LANGUAGES:
        return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
    near = state_of(request).names.near(request.url.path.rpartition("/")[2].replace("-", " "), _SUGGESTIONS)
    return page(request, "missing.html.j2", language, 404, title="", gone=False, near=near)
