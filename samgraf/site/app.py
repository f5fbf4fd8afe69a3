"""The site as one ASGI application, and the server that runs it."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from samgraf.errors import UsageError
from samgraf.site.desk import Desk
from samgraf.site.endpoint import METHODS, sparql
from samgraf.site.jail import Jail
from samgraf.site.limits import Limits
from samgraf.store import GraphFolder


def application(jail: Jail, limits: Limits) -> Starlette:
    """The site of a graph that is asked through a jail; it answers every origin, for all in it is open."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.desk = Desk(jail, limits)
        yield

    return Starlette(
        routes=[Route("/sparql", sparql, methods=METHODS)],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=METHODS,
                allow_headers=["*"],
                expose_headers=["ETag", "Limits", "Allow"],
            )
        ],
        lifespan=lifespan,
    )


def run(folder: GraphFolder, host: str, port: int, limits: Limits, listening: Callable[[str], None]) -> None:
    """Serve a graph as `samgraf.site.serve` says."""
    with Jail(folder) as jail, _bound(host, port) as bound:
        config = uvicorn.Config(
            application(jail, limits),
            log_level="warning",
            access_log=False,  # who asked what is nobody's business
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        name = f"[{host}]" if ":" in host else host
        listening(f"http://{name}:{bound.getsockname()[1]}/")
        with suppress(KeyboardInterrupt):  # which is how one stops it
            uvicorn.Server(config).run([bound])


def _bound(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(f"nothing can listen at {host}:{port} ({error.strerror}); choose another --port") from error
