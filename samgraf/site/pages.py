"""Pages from templates: one frame, three languages, and nothing that a name could break out of."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from samgraf.outside import web_address
from samgraf.query import LANGUAGES
from samgraf.resources import packaged
from samgraf.site.words import column, labelled, language_names, named, term, texts
from samgraf.vocab import BASE, CONCEPT, ID, local

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""The Content-Security-Policy: no script runs on any page, and nothing is fetched from elsewhere."""
_SAFE = "/@-._~"
_TAG = re.compile(r"\b([a-zA-Z]{2})\b[\w-]{0,30}(?:\s?;\s?q=([01](?:\.\d{1,3})?))?")
_LONGEST = 500
_SPOKEN = {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(packaged("site", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        languages=language_names(), term=term, column=column, local=local, named=named, labelled=labelled
    )
    environment.filters.update(here=here, web=web_address, brief=brief)
    return environment


def here(iri: str, language: str = "") -> str:
    """The address of a thing on this site: its page in a language, or without one the thing itself."""
    path = quote(iri.removeprefix(BASE), safe=_SAFE)
    return f"/{language}/{path}" if language else f"/{path}"


def brief(iri: str) -> str:
    """A thing as the network page names it.

    >>> brief("https://w3id.org/samgraf/id/project/medsam")
    'id:project/medsam'
    """
    return f"concept:{iri.removeprefix(CONCEPT)}" if iri.startswith(CONCEPT) else f"id:{iri.removeprefix(ID)}"


def address(path: str, **parameters: str) -> str:
    """A path with parameters."""
    return f"{path}?{urlencode(parameters)}"


def language_of(request: Request) -> str:
    """The language that a page's path begins with."""
    return request.url.path.split("/")[1]


def spoken(request: Request) -> str:
    """The site's language that a browser asks for first; Bokmål where it asks for none of them."""
    header = request.headers.get("accept-language", "")
    wanted = [(float(q or 1), tag) for tag, q in _TAG.findall(header[:_LONGEST])]
    for _, tag in sorted(wanted, key=lambda pair: -pair[0]):
        if tag.lower() in _SPOKEN:
            return _SPOKEN[tag.lower()]
    return LANGUAGES[0]


def page(
    request: Request,
    template: str,
    language: str,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **known: Any,
) -> HTMLResponse:
    """A page of a template in a language.

    The template knows the texts as `t`, whether the pages are to be files as `static`, and everything in `known`.
    """
    path = request.url.path
    rest = path.removeprefix(f"/{language}") if path.startswith(f"/{language}/") else None
    context = {
        "t": texts(language),
        "lang": language,
        "static": request.app.state.known.static,
        "others": [
            (other, f"/{other}{rest}" + (f"?{request.url.query}" if request.url.query else ""))
            for other in LANGUAGES
            if rest is not None and other != language
        ],
        **known,
    }
    return HTMLResponse(_environment().get_template(template).render(context), status, headers)
