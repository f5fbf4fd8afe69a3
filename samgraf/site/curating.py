"""Pages for those who look after the graph: stored queries for what is missing, thin or at odds."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from samgraf.site.pages import language_of, page
from samgraf.site.panels import stored
from samgraf.site.profiles import table
from samgraf.site.state import state_of

_MOST_ROWS = 200


async def overview(request: Request) -> Response:
    """The questions that curators ask, each with how many rows answer it."""
    known, language = state_of(request), language_of(request)
    questions = [(name, stored(name), len(answer)) for name, answer in known.curated.items()]
    return page(request, "curate.html.j2", language, title="", questions=questions)


async def panel(request: Request) -> Response:
    """The answer to one of these questions.

    Raises HTTPException (404) for a name that is none of them.
    """
    known, language = state_of(request), language_of(request)
    name = request.path_params["name"]
    if name not in known.curated:
        raise HTTPException(404)
    query = stored(name)
    found = table(query, known.curated[name], known.names, language, _MOST_ROWS)
    title = query.titles[language]
    return page(request, "panel.html.j2", language, title=title, panel=found, count=len(found.rows) + found.more)
