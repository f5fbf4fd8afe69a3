"""The site as one ASGI application, and the server that runs it."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from samgraf.errors import UsageError
from samgraf.query import LANGUAGES
from samgraf.resources import packaged
from samgraf.site import curating
from samgraf.site.articles import article, articles
from samgraf.site.desk import Desk
from samgraf.site.documentation import ontology_page, quality_page, themes_page, vocabulary
from samgraf.site.endpoint import METHODS, sparql
from samgraf.site.front import download, downloads, editor, front, network, refused, robots, search, to_language
from samgraf.site.guard import Guarded
from samgraf.site.jail import Jail, RefusedError
from samgraf.site.limits import Limits
from samgraf.site.notebooks import contents, notebook
from samgraf.site.reader import Reader
from samgraf.site.state import Gone, load_state
from samgraf.site.things import profile, thing, unknown
from samgraf.store import GraphFolder


def application(
    jail: Jail | Reader, folder: GraphFolder, limits: Limits, gone: Gone, contact: str = "", static: bool = False
) -> Starlette:
    """The site of a graph that is asked through a jail, or as files by a reader.

    It answers every origin, for all in it is open. Where it is `static`, its pages offer nothing that needs a server.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.known = await load_state(Desk(jail, limits), folder, gone, contact, static)
        try:
            yield
        finally:
            app.state.known.downloads.close()

    return Starlette(
        routes=[*_data_routes(), *_page_routes()],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=METHODS,
                allow_headers=["*"],
                expose_headers=["ETag", "Limits", "Allow", "Link"],
            ),
            Middleware(Guarded),
        ],
        exception_handlers={RefusedError: refused, HTTPException: unknown},
        lifespan=lifespan,
    )


def _data_routes() -> list[BaseRoute]:
    things = [Route(f"/{kind}/{{path:path}}", thing) for kind in ("id", "concept", "graph")]
    own = [
        Route(path, vocabulary) for path in ("/ns", "/ns.{ending}", "/ns/{version}", "/concept/", "/concept/.{ending}")
    ]
    return [
        Route("/sparql", sparql, methods=METHODS),
        *own,
        *things,
        Route("/download/{name}", download),
        Route("/robots.txt", robots),
    ]


def _page_routes() -> list[BaseRoute]:
    pages: list[BaseRoute] = [
        Route("/", to_language),
        Route("/query", to_language),
        Route("/search", to_language),
        Route("/network", network),
        Mount("/static", StaticFiles(directory=packaged("site", "static"))),
    ]
    for language in LANGUAGES:
        own: list[BaseRoute] = [
            Route("/", front),
            Route("/search", search),
            Route("/query", editor),
            Route("/downloads", downloads),
            Route("/quality", quality_page),
            Route("/ontology", ontology_page),
            Route("/themes", themes_page),
            Route("/notebooks", contents),
            Route("/notebooks/{name}", notebook),
            Route("/curate", curating.overview),
            Route("/curate/{name}", curating.panel),
            *(Route(f"/{name}", article) for name in articles()),
            *(Route(f"/{kind}/{{path:path}}", profile) for kind in ("id", "concept", "graph")),
        ]
        pages.append(Mount(f"/{language}", routes=own))
    return pages


def run(
    folder: GraphFolder,
    host: str,
    port: int,
    limits: Limits,
    listening: Callable[[str], None],
    gone: Gone,
    contact: str,
) -> None:
    """Serve a graph as `samgraf.site.serve` says."""
    with Jail(folder) as jail, listen(host, port) as bound:
        config = uvicorn.Config(
            application(jail, folder, limits, gone, contact),
            log_level="warning",
            access_log=False,  # who asked what is nobody's business
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        name = f"[{host}]" if ":" in host else host
        listening(f"http://{name}:{bound.getsockname()[1]}/")
        with suppress(KeyboardInterrupt):  # which is how one stops it
            uvicorn.Server(config).run([bound])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at an address.

    Raises UsageError where nothing can.
    """
    try:
        bound = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(f"nothing can listen at {host}:{port} ({error.strerror}); choose another --port") from error
    # asyncio does not see that the socket is TCP's: without this each answer waits 40 ms for the client's word.
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return bound
