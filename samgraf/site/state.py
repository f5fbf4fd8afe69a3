"""What the site knows from its start: the desk, all names, the counts, the date of the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request

from samgraf.query import Query, packaged_query
from samgraf.query.named import named_queries
from samgraf.site.desk import Desk
from samgraf.site.names import Names
from samgraf.store import GraphFolder
from samgraf.vocab import local

Gone = Callable[[str], bool]
"""Whether a thing, by the path of its IRI (`person/…`), has been taken out on request."""


@dataclass(frozen=True, slots=True)
class State:
    """What all handlers share."""

    desk: Desk
    folder: GraphFolder
    names: Names
    moved: Mapping[str, str]
    """The IRIs that decisions have made into others."""
    counts: Mapping[str, int]
    built: str
    gone: Gone


def stored(name: str) -> Query:
    """A stored query: one of the site's own, or one that `samgraf ask --list` names."""
    if name in named_queries():
        return named_queries()[name]
    return packaged_query("site", name)


async def load_state(desk: Desk, folder: GraphFolder, gone: Gone) -> State:
    """Ask the graph for all that the site keeps."""
    names = Names(await desk.rows(stored("names")))
    moved = {row["old"].value: row["new"].value for row in await desk.rows(stored("moved"))}
    counts = {local(row["kind"].value): int(row["count"].value) for row in await desk.rows(stored("counts"))}
    built = datetime.fromtimestamp(folder.nquads.stat().st_mtime, UTC).date().isoformat()
    return State(desk, folder, names, moved, counts, built, gone)


def state_of(request: Request) -> State:
    """What the application of a request knows."""
    found: State = request.app.state.known
    return found
