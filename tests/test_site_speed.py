"""What the pages of the site cost on the shipped graph, in time of the processor: the site's and that of its cells."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import httpx
import pytest
from sites import serving

from samgraf.query import ask, named_queries
from samgraf.site.articles import articles
from samgraf.site.limits import Limits
from samgraf.site.pages import here
from samgraf.site.panels import settings
from samgraf.store import GraphFolder
from tests.timing import slowness

MOST = 0.1
EACH = 7
"""Things of each kind, drawn by the digest of their IRIs; one municipality in five has merged and is dearer."""
KINDS = """SELECT ?kind ?thing WHERE {
  VALUES ?kind {
    sg:Person sg:University sg:Funder sg:Municipality sg:County sg:MunicipalMerger sg:Project sg:Event sg:Talk sg:Venue
    sg:Theme sg:SourceDocument
  }
  ?thing a ?kind ; rdfs:label ?name .
} ORDER BY ?kind SHA256(STR(?thing))"""


def spent(warden: int) -> float:
    """Seconds of the processor of this process, which the site runs in, and of a warden's cells that have ended."""
    fields = Path(f"/proc/{warden}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return time.process_time() + sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def cost(client: httpx.Client, warden: int, path: str) -> float:
    before = spent(warden)
    answer = client.get(path)
    assert answer.status_code == 200, path
    return spent(warden) - before


@pytest.fixture(scope="module")
def site(graph_folder: GraphFolder) -> Iterator[Callable[[str], float]]:
    """What a page of the shipped graph's site costs, by its path."""
    with serving(graph_folder, Limits()) as (client, jail):
        yield lambda path: cost(client, jail.pid, path)


def test_a_named_question_costs_a_tenth_of_a_second_at_the_median_once_it_has_been_asked(
    site: Callable[[str], float],
) -> None:
    pages = [f"/nb/query?name={name}" for name in named_queries()]
    first = [site(page) for page in pages]  # each within the time limit, or it is refused
    assert max(first) < Limits().seconds / 2
    assert median(site(page) for page in pages) <= MOST * slowness()


def test_each_kind_of_page_costs_at_most_a_tenth_of_a_second_at_the_median(
    graph_folder: GraphFolder, site: Callable[[str], float]
) -> None:
    things: dict[str, list[str]] = defaultdict(list)
    for kind, thing in ask(KINDS, graph_folder):
        if len(things[kind.value]) < EACH:
            things[kind.value].append(here(thing.value, "nb"))
    own = ["", "downloads", "quality", "ontology", "themes", "curate", "query", "search?q=samskaping", *articles()]
    own += [f"curate/{name}" for name in settings()["curators"]]
    for path in ("", "ontology", "themes"):  # templates are read once, diagrams are made once
        site(f"/nn/{path}")
    costs = {f"/nb/{path}": site(f"/nb/{path}") for path in own}
    for kind, paths in things.items():
        costs[kind] = median(map(site, paths))
    most = MOST * slowness()
    assert {page: round(seconds, 3) for page, seconds in costs.items() if seconds > most} == {}
    assert len(costs) > 30
