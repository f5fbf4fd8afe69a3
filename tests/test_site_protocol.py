"""The W3C's tests of the SPARQL 1.1 Protocol, each by its name, as far as they are of queries.

The list is that of https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ (34 tests). Ours say the same in
our own words, against an endpoint that holds the four graphs their data sets are made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest
from sites import folder_of, serving

from samgraf.site.limits import Limits

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
DATA = "http://example.org/protocol/data{}.rdf"
ASK = "ASK {}"


def holds(*numbers: int, named: bool = False) -> str:
    """A query whether the default graph, or the named ones together, tell of these numbers and of no other."""
    told = " ".join(f"?s{n} <urn:tells> {n} ." for n in numbers)
    if named:
        told = " ".join(f"GRAPH <{DATA.format(n)}> {{ ?s{n} <urn:tells> {n} }}" for n in numbers)
    other = "GRAPH ?g { ?o <urn:tells> ?n }" if named else "?o <urn:tells> ?n"
    return f"ASK {{ {told} FILTER NOT EXISTS {{ {other} FILTER(?n NOT IN ({', '.join(map(str, numbers))})) }} }}"


ONE, TWO, THREE = (DATA.format(number) for number in (1, 2, 3))
TWO_DEFAULT = [("default-graph-uri", ONE), ("default-graph-uri", TWO)]
TWO_NAMED = [("named-graph-uri", ONE), ("named-graph-uri", TWO)]
FULL = [("default-graph-uri", THREE), *TWO_NAMED]
BOTH = f"{holds(3).removesuffix('}')} {holds(1, 2, named=True).removeprefix('ASK {')}"

GOOD: dict[str, tuple[str, list[tuple[str, str]], str, dict[str, str]]] = {
    "query_get": ("GET", [("query", ASK)], "", {}),
    "query_post_form": ("POST", [], urlencode([("query", ASK)]), FORM),
    "query_post_direct": ("POST", [], ASK, DIRECT),
    "query_dataset_default_graphs_get": ("GET", [("query", holds(1, 2)), *TWO_DEFAULT], "", {}),
    "query_dataset_default_graphs_post": ("POST", TWO_DEFAULT, holds(1, 2), DIRECT),
    "query_dataset_named_graphs_get": ("GET", [("query", holds(1, 2, named=True)), *TWO_NAMED], "", {}),
    "query_dataset_named_graphs_post": ("POST", TWO_NAMED, holds(1, 2, named=True), DIRECT),
    "query_dataset_full": ("POST", FULL, BOTH, DIRECT),
    "query_multiple_dataset": ("POST", [("default-graph-uri", TWO)], f"ASK FROM <{ONE}> {holds(2)[4:]}", DIRECT),
}
BAD: dict[str, tuple[str, list[tuple[str, str]], bytes, dict[str, str], int]] = {
    "bad_query_method": ("PUT", [("query", ASK)], b"", {}, 405),
    "bad_multiple_queries": ("GET", [("query", ASK), ("query", "SELECT * {}")], b"", {}, 400),
    "bad_query_wrong_media_type": ("POST", [], ASK.encode(), {"Content-Type": "text/plain"}, 415),
    "bad_query_missing_form_type": ("POST", [], urlencode([("query", ASK)]).encode(), {}, 415),
    "bad_query_missing_direct_type": ("POST", [], ASK.encode(), {}, 415),
    "bad_query_non_utf8": ("POST", [], ASK.encode("utf-16"), DIRECT, 400),
    "bad_query_syntax": ("GET", [("query", "ASK {")], b"", {}, 400),
    "bad_update_get": ("GET", [("update", "CLEAR ALL")], b"", {}, 403),
    "bad_multiple_updates": ("POST", [], b"update=CLEAR+NAMED&update=CLEAR+DEFAULT", FORM, 403),
    "bad_update_wrong_media_type": ("POST", [], b"CLEAR NAMED", {"Content-Type": "text/plain"}, 415),
    "bad_update_missing_form_type": ("POST", [], b"update=CLEAR+NAMED", {}, 415),
    "bad_update_non_utf8": (
        "POST", [], "CLEAR NAMED".encode("utf-16"), {"Content-Type": "application/sparql-update"}, 403,
    ),
    "bad_update_syntax": ("POST", [], b"update=CLEAR+XYZ", FORM, 403),
    "bad_update_dataset_conflict": (
        "POST", [("using-named-graph-uri", ONE)], urlencode([("update", "CLEAR ALL")]).encode(), FORM, 403,
    ),
}  # fmt: skip
FORMS = {
    "query_content_type_select": ("SELECT (1 AS ?value) {}", ox.QueryResultsFormat),
    "query_content_type_ask": (ASK, ox.QueryResultsFormat),
    "query_content_type_describe": ("DESCRIBE <urn:a>", ox.RdfFormat),
    "query_content_type_construct": ("CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}", ox.RdfFormat),
}
NOT_OURS = {
    f"update_{name}": "2026-11-26: the endpoint is read-only; an update is answered with 403 and changes nothing"
    for name in (
        "post_form", "post_direct", "base_uri", "dataset_default_graph", "dataset_default_graphs",
        "dataset_named_graphs", "dataset_full",
    )
}  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    lines = [f'<urn:s{n}> <urn:tells> "{n}"^^{integer} <{DATA.format(n)}> .\n' for n in range(1, 5)]
    with serving(folder_of(lines, tmp_path_factory.mktemp("protocol") / "graph"), Limits(seconds=5)) as (found, _):
        yield found


def address(fields: list[tuple[str, str]]) -> str:
    return f"/sparql?{urlencode(fields)}" if fields else "/sparql"


def test_every_one_of_the_34_tests_is_stated_or_has_its_reason() -> None:
    stated = [*GOOD, *BAD, *FORMS, *NOT_OURS]
    assert len(stated) == len(set(stated)) == 34
    assert all(reason.startswith("20") for reason in NOT_OURS.values())


@pytest.mark.parametrize("name", GOOD)
def test_a_good_query_is_true(client: httpx.Client, name: str) -> None:
    method, fields, body, headers = GOOD[name]
    answer = client.request(method, address(fields), content=body, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.json()["boolean"] is True


def test_the_questions_after_datasets_can_fail(client: httpx.Client) -> None:
    for query, fields in ((holds(1, 2), [("default-graph-uri", ONE)]), (holds(1), TWO_DEFAULT), (BOTH, TWO_NAMED)):
        assert client.get(address([("query", query), *fields])).json()["boolean"] is False


@pytest.mark.parametrize("name", BAD)
def test_a_bad_request_is_refused_and_changes_nothing(client: httpx.Client, name: str) -> None:
    method, fields, body, headers, status = BAD[name]
    answer = client.request(method, address(fields), content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert client.get("/sparql", params={"query": "ASK { GRAPH ?g { ?s ?p 1 } GRAPH ?h { ?t ?q 4 } }"}).json()[
        "boolean"
    ]


@pytest.mark.parametrize("name", FORMS)
def test_an_answer_has_a_form_of_its_kind(client: httpx.Client, name: str) -> None:
    query, forms = FORMS[name]
    kind: Any = forms
    for form in kind.from_media_type("application/xml"), None:
        accept = {"Accept": form.media_type} if form else {}
        answer = client.get("/sparql", params={"query": query}, headers=accept)
        assert answer.status_code == 200
        told = kind.from_media_type(answer.headers["content-type"].partition(";")[0])
        assert told is not None and (form is None or told == form)


@pytest.mark.parametrize("name", NOT_OURS)
def test_an_update_is_refused(client: httpx.Client, name: str) -> None:
    kind = {"Content-Type": "application/sparql-update"} if name.endswith(("direct", "uri")) else FORM
    body = "CLEAR ALL" if name.endswith(("direct", "uri")) else "update=CLEAR+ALL"
    assert client.post("/sparql", content=body, headers=kind).status_code == 403
