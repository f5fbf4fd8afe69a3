"""The SPARQL endpoint by the SPARQL 1.1 Protocol: requests, forms of answers, what is refused and how."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pyoxigraph as ox
import pytest
from sites import folder_of, serving

from samgraf.site.formats import GRAPH_FORMATS, ROW_FORMATS, choose
from samgraf.site.limits import Limits

ALL = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
SOME = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
FORM = "application/x-www-form-urlencoded"
LINES = [
    '<urn:a> <urn:p> "Bø «lag»\\n1, \\"2\\"" .\n',
    '<urn:a> <urn:p> "Østre Åsgård"@nb .\n',
    '<urn:a> <urn:p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
    "<urn:b> <urn:p> <urn:a> .\n",
    "<urn:c> <urn:q> <urn:d> <urn:g1> .\n",
    "<urn:e> <urn:q> <urn:f> <urn:g2> .\n",
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = folder_of(LINES, tmp_path_factory.mktemp("site") / "graph")
    limits = Limits(seconds=5, rows=50, bytes=20_000)
    with serving(folder, limits) as (found, _):
        yield found


def get(
    client: httpx.Client, query: str, accept: str = "application/sparql-results+json", **more: str
) -> httpx.Response:
    return client.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})


# The three ways to ask.


def test_a_query_is_answered_the_same_by_get_form_and_directly(client: httpx.Client) -> None:
    by_get = get(client, ALL)
    by_form = client.post("/sparql", data={"query": ALL})
    direct = client.post("/sparql", content=ALL, headers={"Content-Type": "application/sparql-query"})
    assert by_get.status_code == by_form.status_code == direct.status_code == 200
    assert by_get.content == by_form.content == direct.content
    assert len(by_get.json()["results"]["bindings"]) == 4


@pytest.mark.parametrize("kind", ["application/sparql-query; charset=utf-8", "Application/SPARQL-Query"])
def test_a_media_type_may_have_capitals_and_a_charset(client: httpx.Client, kind: str) -> None:
    answer = client.post("/sparql", content='ASK { ?s ?p "Østre Åsgård"@nb }'.encode(), headers={"Content-Type": kind})
    assert answer.json()["boolean"] is True


def graphs(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [row["s"]["value"] for row in answer.json()["results"]["bindings"]]


NAMED = "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"
PLAIN = "SELECT DISTINCT ?s { ?s ?p ?o }"


def test_the_graphs_that_a_request_names_are_the_dataset(client: httpx.Client) -> None:
    assert graphs(get(client, PLAIN, **{"default-graph-uri": "urn:g1"})) == ["urn:c"]
    assert graphs(get(client, NAMED, **{"default-graph-uri": "urn:g1"})) == []
    assert graphs(get(client, NAMED, **{"named-graph-uri": "urn:g2"})) == ["urn:e"]
    assert graphs(get(client, PLAIN, **{"named-graph-uri": "urn:g2"})) == []
    two = "/sparql?" + urlencode([("query", PLAIN), ("default-graph-uri", "urn:g1"), ("default-graph-uri", "urn:g2")])
    assert sorted(graphs(client.get(two))) == ["urn:c", "urn:e"]


def test_the_graphs_of_the_request_go_before_those_of_the_query(client: httpx.Client) -> None:
    query = "SELECT DISTINCT ?s FROM <urn:g2> { ?s ?p ?o }"
    assert graphs(get(client, query)) == ["urn:e"]
    assert graphs(get(client, query, **{"default-graph-uri": "urn:g1"})) == ["urn:c"]
    direct = client.post(
        "/sparql?default-graph-uri=urn:g1", content=query, headers={"Content-Type": "application/sparql-query"}
    )
    assert graphs(direct) == ["urn:c"]
    form = client.post("/sparql", data={"query": query, "default-graph-uri": "urn:g1"})
    assert graphs(form) == ["urn:c"]


# What is refused beyond the W3C's tests, which are in test_site_protocol.

DIRECT = {"Content-Type": "application/sparql-query"}
BAD = {
    "a form without a query": ("POST", "", b"spm=ASK%20%7B%7D", {"Content-Type": FORM}, 400),
    "another charset": ("POST", "", b"ASK {}", {"Content-Type": "application/sparql-query;charset=utf-16"}, 415),
    "bytes that are no UTF-8 in the address": ("GET", "?query=ASK%7B%7D%20%23%F8", b"", {}, 400),
    "an empty query": ("GET", "?query=", b"", {}, 400),
    "no query but a graph": ("GET", "?default-graph-uri=urn:g1", b"", {}, 400),
    "a graph whose name is no IRI": ("GET", "?query=ASK%7B%7D&default-graph-uri=g%201", b"", {}, 400),
    "a query in the body and in the address": ("POST", "?query=ASK%7B%7D", b"ASK {}", DIRECT, 400),
    "a query that is too long": ("POST", "", b"ASK {} #" + b"x" * 20_000, DIRECT, 413),
    "a form that is too long": ("POST", "", b"query=" + b"x" * 200_000, {"Content-Type": FORM}, 413),
    "an update in a form": ("POST", "", b"update=CLEAR%20ALL", {"Content-Type": FORM}, 403),
    "an update by its type": ("POST", "", b"CLEAR ALL", {"Content-Type": "application/sparql-update"}, 403),
    "an update as a query": ("GET", "?query=CLEAR%20ALL", b"", {}, 400),
    "a DELETE": ("DELETE", "", b"", {}, 405),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_the_protocol_does_not_allow_is_refused(client: httpx.Client, name: str) -> None:
    method, address, body, headers, status = BAD[name]
    before = get(client, ALL).content
    answer = client.request(method, "/sparql" + address, content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("text/plain")
    assert get(client, ALL).content == before


def test_a_wrong_query_gets_the_parser_s_message(client: httpx.Client) -> None:
    answer = get(client, "SELECT ?s WHERE {\n  ?s ?p }")
    assert answer.status_code == 400
    assert "error at 2:10" in answer.text


def test_an_answer_of_too_many_rows_is_refused_and_not_cut(client: httpx.Client) -> None:
    many = "SELECT * {{ {} }}".format(" ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(3)))
    answer = get(client, many)
    assert answer.status_code == 503
    assert "50 rows" in answer.text
    assert get(client, many + " LIMIT 50").status_code == 200

    assert get(client, "SELECT (CONCAT(?a, ?a, ?a) AS ?b) {{ BIND('{}' AS ?a) }}".format("x" * 9000)).status_code == 503


# Forms of answers.


def test_all_forms_of_rows_say_the_same(client: httpx.Client) -> None:
    told = {}
    for name, form in ROW_FORMATS.items():
        answer = get(client, ALL, form.media_types[0])
        assert answer.headers["content-type"].partition(";")[0] == form.media_types[0]
        if name != "csv":  # which does not tell terms from texts
            told[name] = [tuple(map(str, row)) for row in ox.parse_query_results(answer.content, format=form.format)]
        else:
            assert answer.text.count("\r\n") == 5
    assert told["json"] == told["xml"] == told["tsv"]
    assert len(told["json"]) == 4


def test_all_forms_of_triples_say_the_same(client: httpx.Client) -> None:
    told = []
    for form in GRAPH_FORMATS.values():
        answer = get(client, SOME, form.media_types[0])
        assert answer.headers["content-type"].partition(";")[0] == form.media_types[0]
        told.append({str(quad.triple) for quad in ox.parse(answer.content, format=form.format)})
    assert all(each == told[0] for each in told)
    assert len(told[0]) == 4


def test_the_same_question_gets_the_same_bytes(client: httpx.Client, tmp_path: Path) -> None:
    first = get(client, SOME, "application/n-triples").content
    with serving(folder_of(LINES[::-1], tmp_path / "graph"), Limits()) as (other, _):
        assert get(other, SOME, "application/n-triples").content == first


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/*;q=0.5, text/csv;q=0.1, application/xml;q=0.2", "text/xml"),
        ("application/sparql-results+xml, application/sparql-results+json;q=0.9", "application/sparql-results+xml"),
        ("application/sparql-results+xml;q=0.2, application/json;q=0.9", "application/json"),
        ("*/*;q=0.1, application/sparql-results+json;q=0", "application/json"),
        ("TEXT/CSV; Q=1.0; header=present", "text/csv"),
        ("text/html, nonsense, ;q=, text/tab-separated-values;q=0.3", "text/tab-separated-values"),
        ("image/png", None),
        ("*/*;q=0", None),
    ],
)  # fmt: skip
def test_the_client_s_best_liked_form_is_taken(client: httpx.Client, accept: str, wanted: str | None) -> None:
    chosen = choose(accept, ROW_FORMATS)
    assert (chosen and chosen[1]) == wanted
    answer = get(client, "ASK {}", accept)
    assert answer.headers["vary"].startswith("Accept")
    if wanted:
        assert answer.headers["content-type"].partition(";")[0] == wanted
    else:
        assert answer.status_code == 406
        assert "text/turtle" in answer.text


def test_a_form_of_the_other_kind_is_not_acceptable(client: httpx.Client) -> None:
    assert get(client, SOME, "text/csv").status_code == 406
    assert get(client, ALL, "text/turtle").status_code == 406


# What stands around an answer.


def test_an_unchanged_graph_is_not_sent_again(client: httpx.Client) -> None:
    first = get(client, ALL)
    tag = first.headers["etag"]
    again = client.get("/sparql", params={"query": ALL}, headers={"If-None-Match": tag, "Accept": "application/json"})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = client.get("/sparql", params={"query": ALL}, headers={"If-None-Match": tag, "Accept": "text/csv"})
    assert other.status_code == 200


def test_every_answer_tells_the_limits(client: httpx.Client) -> None:
    for answer in (get(client, ALL), get(client, "SELECT"), client.get("/sparql")):
        assert answer.headers["limits"] == "seconds=5, rows=50, bytes=20000, memory=268435456, query=20000"


def test_pages_of_other_origins_may_ask(client: httpx.Client) -> None:
    origin = {"Origin": "https://example.org"}
    assert client.get("/sparql?query=ASK%7B%7D", headers=origin).headers["access-control-allow-origin"] == "*"
    before = client.options(
        "/sparql",
        headers=origin | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"},
    )
    assert before.status_code == 200
    assert "POST" in before.headers["access-control-allow-methods"]
    assert "GET" in client.options("/sparql").headers["allow"]


def test_a_head_has_the_headers_of_a_get(client: httpx.Client) -> None:
    head = client.head("/sparql", params={"query": "ASK {}"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == "application/sparql-results+json"


def test_a_get_that_asks_nothing_gets_the_description_with_its_counts(client: httpx.Client) -> None:
    for form in GRAPH_FORMATS.values():
        answer = client.get("/sparql", headers={"Accept": form.media_types[0]})
        assert answer.status_code == 200
        described = ox.Store()
        described.load(answer.content, format=form.format)
        found = described.query(
            """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#>
            SELECT ?endpoint ?n (COUNT(?graph) AS ?graphs) {
              ?service a sd:Service ; sd:endpoint ?endpoint ; sd:defaultDataset ?dataset .
              ?dataset sd:defaultGraph/void:triples ?n ; sd:namedGraph/sd:name ?graph .
            } GROUP BY ?endpoint ?n"""
        )
        assert isinstance(found, ox.QuerySolutions)
        told = [(row["endpoint"].value, row["n"].value, row["graphs"].value) for row in found]
        assert told == [(f"{client.base_url}/sparql".replace("//sparql", "/sparql"), "4", "2")]
        assert b"5 seconds" in answer.content
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_a_hostile_host_breaks_no_description(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Host": 'x"> } <y'})
    assert answer.status_code in (200, 400)
    assert "<y" not in answer.text


def test_prefixes_of_the_graph_need_no_declaration(client: httpx.Client) -> None:
    assert get(client, "ASK { sg:x rdfs:label 'y' }").json() == {"head": {}, "boolean": False}


def test_a_query_in_a_long_address_is_read(client: httpx.Client) -> None:
    text = "ASK { } # " + quote("æøå" * 500)
    assert json.loads(get(client, text).content)["boolean"] is True
