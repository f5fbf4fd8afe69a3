"""What the pages of the site cost on the shipped graph, in time of the processor: the site's and that of its cells."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

import httpx
from sites import serving

from samgraf.query import ask
from samgraf.site.articles import articles
from samgraf.site.limits import Limits
from samgraf.site.pages import here
from samgraf.site.panels import settings
from samgraf.store import GraphFolder

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


def test_each_kind_of_page_costs_at_most_a_tenth_of_a_second_at_the_median(graph_folder: GraphFolder) -> None:
    things: dict[str, list[str]] = defaultdict(list)
    for kind, thing in ask(KINDS, graph_folder):
        if len(things[kind.value]) < EACH:
            things[kind.value].append(here(thing.value, "nb"))
    own = ["", "downloads", "quality", "ontology", "themes", "curate", "query", "search?q=samskaping", *articles()]
    own += [f"curate/{name}" for name in settings()["curators"]]
    with serving(graph_folder, Limits()) as (client, jail):
        for path in ("", "ontology", "themes"):  # templates are read once, diagrams are made once
            client.get(f"/nn/{path}")
        costs = {f"/nb/{path}": cost(client, jail.pid, f"/nb/{path}") for path in own}
        for kind, paths in things.items():
            costs[kind] = median(cost(client, jail.pid, path) for path in paths)
    assert {page: round(seconds, 3) for page, seconds in costs.items() if seconds > MOST} == {}
    assert len(costs) > 30
