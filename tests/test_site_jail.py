"""Queries that would take all there is, or ask others: each is ended in its own process, and the good ones go on."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sites import counting, folder_of, serving

from samgraf.errors import GraphError
from samgraf.site.cell import Question
from samgraf.site.jail import Answer, Jail, RefusedError
from samgraf.site.limits import Limits

SECONDS = 2.0
GOOD = "SELECT (COUNT(*) AS ?n) { ?s <urn:p/a> ?o }"
LINES = [
    f"<urn:s/{n}> <urn:p/{'abcd'[n % 4]}> <urn:s/{(n * 7919 + k) % 5000}> .\n" for n in range(5000) for k in range(4)
]


def deep(opening: str, inside: str, closing: str, times: int) -> str:
    return opening * times + inside + closing * times


RUNAWAYS = {
    "a product of three": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a sorted product": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?d LIMIT 1",
    "a product by DISTINCT": "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f }",
    "groups of a product": "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d",
    "paths over all": "SELECT (COUNT(*) AS ?n) { ?a (<urn:p/a>|<urn:p/b>|<urn:p/c>)* ?b }",
    "negated paths over all": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b }",
    "texts that double": "SELECT ?v30 { BIND('aaaaaaaaaaaaaaaa' AS ?v0) "
    + " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(30))
    + " }",
    "six times fifty values": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{k} {{ {' '.join(map(str, range(50)))} }}" for k in range(6))
    + " }",
    "a list of four hundred": f"SELECT * {{ ?s ?p ({' '.join(['1'] * 400)}) }}",
    "four hundred optionals": "SELECT * { ?s ?p ?o "
    + " ".join(f"OPTIONAL {{ ?s <urn:q/{n}> ?o{n} }}" for n in range(400))
    + " }",
    "braces three thousand deep": f"SELECT * {{ {deep('{', '?s ?p ?o', '}', 3000)} }}",
    "brackets nine thousand deep": f"SELECT * {{ FILTER({deep('(', '1', ')', 9000)}) }}",
    "negations fifteen thousand deep": f"SELECT * {{ ?s ?p ?o FILTER({'!' * 15000}true) }}",
    "questions in questions": f"SELECT * {{ {deep('{SELECT*{', '?s ?p ?o', '}}', 1500)} }}",
    "more rows than may be": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "more triples than may be": "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }",
}
SERVICES = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE # hvorfor\n <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <{0}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} }}",
    "BASE <{0}> SELECT * {{ SERVICE <x> {{ ?s ?p ?o }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ SERVICE <\\u0068ttp:{1}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?x {{ <{0}> }} SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "LOAD <{0}>",
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Jail]]:
    folder = folder_of(LINES, tmp_path_factory.mktemp("jail") / "graph")
    with serving(folder, Limits(seconds=SECONDS, memory=256 << 20)) as found:
        yield found


def get(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query})


def good(client: httpx.Client) -> bool:
    answer = get(client, GOOD)
    return answer.status_code == 200 and answer.json()["results"]["bindings"][0]["n"]["value"] == "5000"


@pytest.mark.parametrize("name", RUNAWAYS)
def test_a_query_without_end_is_ended_in_time_and_the_next_is_answered(
    served: tuple[httpx.Client, Jail], name: str
) -> None:
    client, jail = served
    warden = jail.pid
    begun = time.monotonic()
    answer = get(client, RUNAWAYS[name])
    assert time.monotonic() - begun <= SECONDS + 1
    assert answer.status_code in (400, 503, 504), answer.text[:200]
    assert answer.headers["content-type"].startswith("text/plain")
    assert good(client)
    assert jail.pid == warden


def test_good_queries_are_right_while_others_run_away(served: tuple[httpx.Client, Jail]) -> None:
    client, _ = served
    wild = list(RUNAWAYS.values())[:8]
    with httpx.Client(base_url=client.base_url, timeout=30, trust_env=False) as other:
        threads = [threading.Thread(target=get, args=(other, query)) for query in wild[:3]]
        for thread in threads:
            thread.start()
        right = [good(client) for _ in range(10)]
        for thread in threads:
            thread.join()
    assert all(right)


@pytest.mark.parametrize("text", SERVICES)
def test_no_query_reaches_another_server(served: tuple[httpx.Client, Jail], text: str) -> None:
    client, _ = served
    with counting() as (port, calls):
        query = text.format(f"http://127.0.0.1:{port}/", f"//127.0.0.1:{port}/")
        begun = time.monotonic()
        answer = get(client, query)
        assert time.monotonic() - begun <= 1
        assert calls == []
    if "FROM" in text:  # only the name of a graph that is not there
        assert answer.json()["results"]["bindings"] == []
    else:
        assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("text", SERVICES)
def test_a_cell_has_no_socket_even_for_a_query_that_nobody_looked_at(
    served: tuple[httpx.Client, Jail], text: str
) -> None:
    _, jail = served
    with counting() as (port, calls):
        query = text.format(f"http://127.0.0.1:{port}/", f"//127.0.0.1:{port}/")
        asked(jail, query)
        assert calls == []


def asked(jail: Jail, query: str, **changed: float) -> Answer | RefusedError:
    bounds = {"seconds": SECONDS, "most_rows": 100, "most_bytes": 100_000, "memory": 256 << 20} | changed
    try:
        return asyncio.run(jail.ask(Question(query, "json", "nt", **bounds)))  # type: ignore[arg-type]
    except RefusedError as error:
        return error


def test_a_file_is_not_read(served: tuple[httpx.Client, Jail], tmp_path: Path) -> None:
    secret = tmp_path / "kanari.nt"
    secret.write_text("<urn:a> <urn:b> 'kanarifugl' .", encoding="utf-8")
    for text in ("SELECT * FROM <{}> {{ ?s ?p ?o }}", "LOAD <{}>", "SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}"):
        assert "kanarifugl" not in get(served[0], text.format(secret.as_uri())).text


def test_no_process_and_no_descriptor_is_left_behind(served: tuple[httpx.Client, Jail]) -> None:
    client, jail = served
    assert good(client)

    def left() -> tuple[int, int, int]:
        children = Path(f"/proc/{jail.pid}/task/{jail.pid}/children").read_text(encoding="ascii").split()
        return len(children), len(os.listdir(f"/proc/{jail.pid}/fd")), len(os.listdir("/proc/self/fd"))  # noqa: PTH208

    before = left()
    for _ in range(30):
        assert good(client)
        asked(jail, RUNAWAYS["braces three thousand deep"])
        asked(jail, RUNAWAYS["a product of three"], seconds=0.02)
    time.sleep(0.1)
    assert left() == before
    assert before[0] == 0


def test_a_warden_that_was_ended_is_replaced(tmp_path: Path) -> None:
    with serving(folder_of(LINES, tmp_path / "graph"), Limits()) as (client, jail):
        assert good(client)
        first = jail.pid
        os.kill(first, signal.SIGKILL)
        time.sleep(0.1)
        assert good(client)
        assert jail.pid != first


def test_nothing_of_the_jail_is_left_when_it_is_closed(tmp_path: Path) -> None:
    with Jail(folder_of(LINES, tmp_path / "graph")) as jail:
        pid = jail.pid
        assert Path(f"/proc/{pid}").exists()
    assert not Path(f"/proc/{pid}").exists()


def test_a_graph_that_is_not_what_its_report_says_is_not_served(tmp_path: Path) -> None:
    folder = folder_of(LINES, tmp_path / "graph")
    folder.nquads.write_text("".join(LINES[:10]), encoding="utf-8")
    with pytest.raises(GraphError, match="10 quads of 20000"):
        Jail(folder)
    folder.nquads.write_text("<a", encoding="utf-8")
    with pytest.raises(GraphError, match="build the graph again"):
        Jail(folder)


def test_an_answer_of_megabytes_comes_whole(served: tuple[httpx.Client, Jail]) -> None:
    client, jail = served
    answer = asked(jail, "SELECT * { ?s ?p ?o }", most_rows=20_000, most_bytes=50_000_000)
    assert isinstance(answer, Answer)
    assert len(answer.body) > 2_000_000 and answer.body.endswith(b"}]}}")
    some = get(client, "SELECT * { ?s ?p ?o } LIMIT 10000")
    assert len(some.json()["results"]["bindings"]) == 10_000
