"""What the site as files says of each thing in Turtle: what the site that is served says."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pyoxigraph as ox
from hostile import lines
from sites import folder_of

from samgraf.site.desk import Desk
from samgraf.site.limits import Limits
from samgraf.site.panels import stored
from samgraf.site.reader import Reader


def test_the_description_gathered_in_one_pass_is_the_answer_of_the_stored_query(tmp_path: Path) -> None:
    reader = Reader(folder_of(lines(), tmp_path / "graph"))
    desk, gathered = Desk(reader, Limits()), reader.descriptions()
    query = "SELECT DISTINCT ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    things = [row["s"].value for row in asyncio.run(desk.rows(type(stored("names"))("things", query)))]
    assert len(things) > 15
    for iri in things:
        asked = asyncio.run(desk.triples(stored("description").bind({"thing": iri}), "ttl"))
        told = gathered.turtle(iri)
        body = [line for line in told.splitlines() if not line.startswith(b"@prefix")]
        assert body == [line for line in asked.splitlines() if not line.startswith(b"@prefix")], iri
        assert set(ox.parse(told, format=ox.RdfFormat.TURTLE)) == set(ox.parse(asked, format=ox.RdfFormat.TURTLE))
