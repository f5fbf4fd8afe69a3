"""The pages on the ontology, the themes and the quality of the reading; the ontology and the themes by their IRIs."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from samgraf.figures import shipped_figures
from samgraf.query import PREFIXES
from samgraf.resources import shipped
from samgraf.site.diagrams import Diagram, class_diagram, tree_diagram
from samgraf.site.endpoint import charset
from samgraf.site.formats import GRAPH_FORMATS, choose_type
from samgraf.site.pages import here, language_of, page, spoken
from samgraf.site.state import state_of
from samgraf.site.vocabulary import CLASS, DATA, FILES, OBJECT, ONTOLOGY, SCHEME, Term, ontology, terms_of, themes, tree
from samgraf.vocab import BASE, local

_PAGES = {ONTOLOGY: "ontology", SCHEME: "themes"}
_OFFERS = {"html": ("text/html", "application/xhtml+xml")} | {n: f.media_types for n, f in GRAPH_FORMATS.items()}


async def vocabulary(request: Request) -> Response:
    """The ontology (`/ns`, also by its version) or the themes (`/concept/`): 303 to the page, or the triples.

    An ending (`/ns.ttl`, `/concept/.ttl`) goes before the Accept header. 404 for a version that is not this one.
    """
    iri = SCHEME if request.url.path.startswith("/concept") else ONTOLOGY
    version = request.path_params.get("version")
    if version and f"{ONTOLOGY}/{version}" not in terms_of(iri)[ONTOLOGY].links["versionIRI"]:
        raise HTTPException(404)
    ending = request.path_params.get("ending")
    headers = {"Vary": "Accept, Accept-Language"}
    if ending is None:
        chosen = choose_type(request.headers.get("accept", ""), _OFFERS)
    elif ending in GRAPH_FORMATS:
        chosen = (ending, _OFFERS[ending][0])
    else:
        raise HTTPException(404)
    if chosen is None:
        offers = ", ".join(types[0] for types in _OFFERS.values())
        return PlainTextResponse(f"this is to be had as: {offers}\n", 406, headers)
    address = f"/{spoken(request)}/{_PAGES[iri]}"
    if chosen[0] == "html":
        return RedirectResponse(address, 303, headers)
    headers["Link"] = f'<{address}>; rel="alternate"; type="text/html"'
    return Response(_written(iri, chosen[0]), headers=headers | {"Content-Type": charset(chosen[1])})


@cache
def _written(iri: str, form: str) -> bytes:
    """A vocabulary in a form: Turtle as it was written, the others sorted."""
    path = shipped("ontology", FILES[iri])
    if form == "ttl":
        return path.read_bytes()
    triples = sorted({quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)}, key=str)
    written = ox.serialize(triples, format=GRAPH_FORMATS[form].format, prefixes=PREFIXES)
    assert written is not None
    return written


async def ontology_page(request: Request) -> Response:
    """The documentation of the ontology: diagrams, and all terms with their definitions."""
    language = language_of(request)
    return page(
        request,
        "ontology.html.j2",
        language,
        title="",
        about=terms_of(ONTOLOGY)[ONTOLOGY],
        kinds=[("classes", ontology(CLASS)), ("relations", ontology(OBJECT)), ("values", ontology(DATA))],
        known={term.iri: term for term in terms_of(ONTOLOGY).values()},
        linked=linked,
        shapes=_classes(language),
        hierarchy=_hierarchy(language),
    )


@cache
def _classes(language: str) -> Diagram:
    """The relations between classes, from domain to range."""
    names = {term.iri: (term.called(language), f"#{term.name}") for term in ontology(CLASS)}
    found = []
    for term in ontology(OBJECT):
        (domain,), (range_,) = (term.links.get(end, ("",)) for end in ("domain", "range"))
        if domain in names and range_ in names:
            found.append((domain, range_, term.called(language), f"#{term.name}"))
    return class_diagram(found, names)


@cache
def _hierarchy(language: str) -> Diagram:
    rows = tree(ontology(CLASS), "subClassOf", language)
    return tree_diagram([(depth, term.called(language), f"#{term.name}") for depth, term in rows])


async def themes_page(request: Request) -> Response:
    """The documentation of the themes: the tree, and each with its definition."""
    language = language_of(request)
    rows = tree(themes(), "broader", language)
    return page(
        request,
        "themes.html.j2",
        language,
        title="",
        about=terms_of(SCHEME)[SCHEME],
        rows=rows,
        drawn=_themes(language),
        known={term.iri: term for term in themes()},
        linked=linked,
        in_graph=state_of(request).names.things,
    )


@cache
def _themes(language: str) -> Diagram:
    rows = tree(themes(), "broader", language)
    return tree_diagram([(depth, term.called(language), f"#{term.name}") for depth, term in rows])


async def quality_page(request: Request) -> Response:
    """How well the reading does: F1 by collection, scores by type, what is read badly."""
    return page(request, "quality.html.j2", language_of(request), title="", figures=shipped_figures())


def linked(iri: str, known: dict[str, Term], language: str) -> tuple[str, str]:
    """What an IRI that a term names is called, and where it leads to."""
    if iri in known:
        return known[iri].called(language), f"#{known[iri].name}"
    prefix = next((name for name, base in PREFIXES.items() if iri.startswith(base)), "")
    called = f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else local(iri)
    return called, here(iri, language) if iri.startswith(BASE) else iri
