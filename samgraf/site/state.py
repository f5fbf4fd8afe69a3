"""What the site knows from its start: the desk, all names, the counts, the date of the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request

from samgraf.query import Rows
from samgraf.site.completion import terms
from samgraf.site.desk import Desk
from samgraf.site.downloads import Downloads
from samgraf.site.formats import GRAPH_FORMATS
from samgraf.site.names import Names
from samgraf.site.panels import settings, stored
from samgraf.site.ties import Ties
from samgraf.store import GraphFolder
from samgraf.vocab import local

STATIC_DATA = "ttl"
"""The one form of data that is written for each thing where pages are files."""
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
    contact: str
    """Where a reader can write to; empty where nobody has said."""
    curated: Mapping[str, Rows]
    """The questions of curators with their answers: some look at the whole graph, which is the same as long as this."""
    ties: Ties
    terms: Mapping[str, list[str]]
    """What the editor completes from."""
    downloads: Downloads
    static: bool
    """Whether the pages are to be files, with no server behind them."""

    @property
    def data_formats(self) -> list[str]:
        """The forms of data that each thing is to be had in, by their endings."""
        return [STATIC_DATA] if self.static else list(GRAPH_FORMATS)


async def load_state(desk: Desk, folder: GraphFolder, gone: Gone, contact: str, static: bool) -> State:
    """Ask the graph for all that the site keeps."""
    names = Names(await desk.rows(stored("names")))
    moved = {row["old"].value: row["new"].value for row in await desk.rows(stored("moved"))}
    counts = {local(row["kind"].value): int(row["count"].value) for row in await desk.rows(stored("counts"))}
    built = datetime.fromtimestamp(folder.nquads.stat().st_mtime, UTC).date().isoformat()
    questions = settings()["curators"]
    answers = await desk.tables([stored(name) for name in questions])
    curated = dict(zip(questions, answers, strict=True))
    ties = Ties(await desk.rows(stored("ties")))
    used = terms(await desk.rows(stored("used")))
    downloads = Downloads(folder, beside=not static)
    return State(desk, folder, names, moved, counts, built, gone, contact, curated, ties, used, downloads, static)


def state_of(request: Request) -> State:
    """What the application of a request knows."""
    found: State = request.app.state.known
    return found
