"""Questions to a graph: by name, file and text; parameters as terms; what is refused; the reasons of an edge."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
from commands import Run
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from samgraf.authorities import Authorities
from samgraf.errors import GraphError, QueryError, UsageError
from samgraf.graph import plain_quads, reading_quads, write_nquads
from samgraf.model import Document, Entity, Evidence, Reading, Span, Statement
from samgraf.query import (
    PREFIXES,
    Query,
    Rows,
    Triples,
    ask,
    explain,
    find_query,
    named_queries,
    parse_term,
    plain,
    run,
    why,
)
from samgraf.store import NQUADS, REPORT, STORE, GraphFolder, build_store

ID = PREFIXES["id"]


# A graph of two pages, made by hand.

PEOPLE = {"person/kari-nordmann": "Kari Nordmann", "person/ola-dunk": "Ola Dunk", "person/ola-dunk-vaagen": "Ola Dunk"}
BODIES = {"org/fjordfondet": "Fjordfondet", "org/kystradet": "Kystrådet", "org/bo-lag": "Bø «lag» \\ 1"}
NAMES = {**PEOPLE, **BODIES, "project/nabolag": "Nabolag"}
TYPES = {"person": "Person", "org": "Organisation", "project": "Project"}
FUNDED = ("project/nabolag", "fundedBy", "org/fjordfondet")


def page(name: str, title: str, *said: tuple[tuple[str, str, str], str, str, float, bool]) -> Reading:
    text = "\n".join(sentence for _, sentence, *_ in said)
    statements = []
    for triple, sentence, quote, confidence, negated in said:
        start = text.index(sentence) + sentence.index(quote)
        span = Span(start, start + len(quote))
        evidence = Evidence(span, quote, sentence)
        statements.append(
            Statement(*triple, evidence, "sentence:test", confidence, {"negated": True} if negated else {})
        )
    ends = sorted({end for s in statements for end in (s.subject, s.object)})
    entities = tuple(Entity(end, TYPES[end.split("/")[0]], NAMES[end], (NAMES[end],)) for end in ends)
    document = Document(name, text, {"title": title, "url": f"https://example.org/{name}"})
    said_so = tuple(s for s in statements if not s.qualifiers)
    return Reading(document, (), entities, said_so, (), tuple(s for s in statements if s.qualifiers))


PAGES = [
    page(
        "a.txt",
        "Side A",
        (FUNDED, "Nabolag er finansiert av Fjordfondet.", "finansiert av", 0.7, False),
        (("person/kari-nordmann", "leads", "project/nabolag"), "Kari Nordmann leder Nabolag.", "leder", 0.9, False),
        (("person/ola-dunk", "memberOf", "project/nabolag"), "Ola Dunk er med.", "er med", 0.9, False),
        (("project/nabolag", "partner", "org/bo-lag"), "Bø «lag» er partner.", "partner", 0.9, False),
    ),
    page(
        "b.txt",
        "Side B",
        (FUNDED, "Fjordfondet gir Nabolag støtte.", "gir", 0.95, False),
        (("project/nabolag", "fundedBy", "org/kystradet"), "Kystrådet støtter det ikke.", "det ikke", 0.8, True),
        (("person/ola-dunk-vaagen", "memberOf", "project/nabolag"), "Ola Dunk i Vågen er med.", "er med", 0.9, False),
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    folder = tmp_path_factory.mktemp("query") / "graph"
    folder.mkdir()
    authorities = Authorities.load()
    quads = [quad for page in PAGES for quad in reading_quads(page, authorities)]
    write_nquads([*plain_quads(quads), *quads], folder / NQUADS)
    count = build_store(folder / NQUADS, folder / STORE)
    (folder / REPORT).write_text(json.dumps({"quads": count}), encoding="utf-8")
    return GraphFolder.of(folder)


def rows(answer: Rows | Triples) -> list[tuple[str, ...]]:
    assert isinstance(answer, Rows)
    return sorted(answer.plain())


# Asking.

LEADER = "SELECT ?who WHERE { ?who sg:leads ?project }"


def test_sparql_is_asked_as_it_stands(graph: GraphFolder) -> None:
    answer = ask(LEADER, graph)
    assert isinstance(answer, Rows)
    assert answer.variables == ("who",)
    assert len(answer) == 1 and answer.rows == tuple(answer)
    assert answer.rows[0] == (ox.NamedNode(ID + "person/kari-nordmann"),)
    assert rows(answer) == [("id:person/kari-nordmann",)]


@pytest.mark.parametrize("ending", [".rq", ".sparql"])
def test_a_file_is_asked_by_its_path(graph: GraphFolder, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"hvem-på-øya{ending}"
    file.write_text(f"# title@nb: Hvem leder?\n# title@en: Who leads?\n{LEADER}\n", encoding="utf-8")
    assert rows(ask(str(file), graph)) == [("id:person/kari-nordmann",)]
    query = find_query(str(file))
    assert query.name == "hvem-på-øya"
    assert query.titles == {"nb": "Hvem leder?", "en": "Who leads?"}


def test_a_named_query_is_asked_by_its_name(graph_folder: GraphFolder) -> None:
    assert "project-leader" in named_queries()
    assert find_query("project-leader") == named_queries()["project-leader"]
    assert isinstance(ask("project-leader", graph_folder), Rows)


def test_a_query_object_is_asked_too(graph: GraphFolder) -> None:
    assert rows(ask(Query("mine", LEADER), graph)) == [("id:person/kari-nordmann",)]


def test_ask_answers_true_or_false(graph: GraphFolder) -> None:
    yes, no = (ask(f"ASK {{ ?who sg:{predicate} ?what }}", graph) for predicate in ("leads", "contact"))
    assert rows(yes) == [("true",)] and rows(no) == [("false",)]


@pytest.mark.parametrize("query", ["CONSTRUCT { ?s ?p ?o } WHERE { ?s sg:leads ?o ; ?p ?o }", "DESCRIBE id:nothing"])
def test_construct_and_describe_give_turtle_that_can_be_read(graph: GraphFolder, query: str) -> None:
    answer = ask(query, graph)
    assert isinstance(answer, Triples)
    read = list(ox.parse(answer.turtle().encode(), format=ox.RdfFormat.TURTLE))
    assert {ox.Triple(q.subject, q.predicate, q.object) for q in read} == set(answer.triples)


def test_turtle_names_its_terms_with_prefixes(graph: GraphFolder) -> None:
    answer = ask("CONSTRUCT { ?s sg:leads ?o } WHERE { ?s sg:leads ?o }", graph)
    assert isinstance(answer, Triples)
    assert "@prefix sg: <https://w3id.org/samgraf/ns#>" in answer.turtle()
    assert "sg:leads" in answer.turtle()


def test_an_unbound_variable_is_an_empty_cell(graph: GraphFolder) -> None:
    answer = ask("SELECT ?who ?nothing { ?who sg:leads ?p OPTIONAL { ?who sg:contact ?nothing } }", graph)
    assert rows(answer) == [("id:person/kari-nordmann", "")]


@pytest.mark.parametrize("name", ["project-leadr", "Project-Leader", "projectleader"])
def test_a_name_nearly_right_is_told_the_right_one(name: str) -> None:
    with pytest.raises(UsageError, match="did you mean project-leader") as error:
        find_query(name)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["xyzzy", "", "å", "../../etc/passwd", "SELECTED", "ask"])
def test_an_unknown_name_is_told_where_the_names_are(name: str) -> None:
    with pytest.raises(UsageError, match="samgraf ask --list"):
        find_query(name)


@pytest.mark.parametrize("name", ["nowhere.rq", "nowhere/at/all.sparql"])
def test_a_file_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(UsageError, match="nowhere") as error:
        find_query(name)
    assert "\n" not in str(error.value)


def test_a_file_that_is_no_utf_8_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.rq").write_bytes("# på\nSELECT * {}".encode("cp1252"))
    (tmp_path / "folder.rq").mkdir()
    for name in ("latin.rq", "folder.rq"):
        with pytest.raises(UsageError, match=name) as error:
            find_query(str(tmp_path / name))
        assert "\n" not in str(error.value)


def test_a_graph_that_is_not_there_is_an_error_of_the_data(graph: GraphFolder, tmp_path: Path) -> None:
    with pytest.raises(GraphError):
        ask(LEADER, GraphFolder(tmp_path))


# What cannot be parsed.


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("SELECT ?x WHERE { ?x }", 1, 22),
        ("SELECT ?x WHERE {\n  ?x a sg:Talk .\n  ?y }", 3, 6),
        ("SELECT *\n{ ?x nope:thing ?y }", 2, 16),
        ("# på øya\nSELECT * { ?å ?ø ?æ .. }", 2, 23),
    ],
)
def test_a_syntax_error_says_its_line_and_about_its_column(
    graph: GraphFolder, text: str, line: int, column: int
) -> None:
    with pytest.raises(QueryError) as error:
        ask(text, graph)
    message = str(error.value)
    assert f"line {line}, column " in message
    assert abs(int(message.split("column ")[1].split(":")[0]) - column) <= 2
    assert "\n" not in message
    assert error.value.exit_code == 2


def test_a_syntax_error_in_a_file_names_the_file(graph: GraphFolder, tmp_path: Path) -> None:
    (tmp_path / "halv.rq").write_text("SELECT * {\n", encoding="utf-8")
    with pytest.raises(QueryError, match=r"^halv, line 2"):
        ask(str(tmp_path / "halv.rq"), graph)


@given(st.text(max_size=30))
@example("SELECT")
@example("SELECT * { ?s ?p 'a }")
@example("ASK\x00{}")
@example("SELECT (1/0 AS ?x) {}")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_gives_anything_but_an_answer_or_one_line(graph: GraphFolder, text: str) -> None:
    for query in (text, "SELECT * { " + text + " }"):
        try:
            run(Query("test", query), graph.open())
        except QueryError as error:
            assert len(str(error).splitlines()) == 1


# Parameters.


def bound(text: str, **values: str) -> str:
    return Query("test", text).bind(values).text


ORG = "SELECT ?name WHERE { VALUES ?org { id:org_x } ?org rdfs:label ?name }"


def test_parameters_are_the_variables_with_a_block_of_values_of_their_own() -> None:
    query = Query(
        "test", "# VALUES ?no { 1 }\nSELECT * { VALUES ?a { 1 }\n  VALUES   ?b { \"x\"@nb 'y' } VALUES (?c) { (1) } }"
    )
    assert query.parameters == {"a": "1", "b": "\"x\"@nb 'y'"}


@pytest.mark.parametrize("value", ["id:org/fjordfondet", f"<{ID}org/fjordfondet>", f"{ID}org/fjordfondet"])
def test_a_parameter_may_be_an_iri_in_short_or_in_full(graph: GraphFolder, value: str) -> None:
    assert rows(ask(ORG, graph, {"org": value})) == [("Fjordfondet",)]


def test_a_parameter_has_the_kind_of_its_default() -> None:
    assert '{ "Bø"@nb }' in bound('SELECT * { VALUES ?x { "a"@nb } }', x="Bø")
    assert '"12"^^<http://www.w3.org/2001/XMLSchema#integer>' in bound("SELECT * { VALUES ?x { 5 } }", x="12")
    assert '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>' in bound("SELECT * { VALUES ?x { 0.9 } }", x="0.5")
    assert '"2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date>' in bound(
        'SELECT * { VALUES ?x { "2019-01-01"^^xsd:date } }', x="2020-01-01"
    )
    assert '{ "sg:kort" }' not in bound('SELECT * { VALUES ?x { "a" } }', x="sg:kort"), "short IRIs stay IRIs"


@pytest.mark.parametrize("value", ["Fjordfondet", "org/fjordfondet", "", "<>x", "a b"])
def test_where_an_iri_is_asked_for_a_name_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="is not an IRI"):
        bound(ORG, org=value)


@pytest.mark.parametrize(
    "value", ["id:org/x> } #", "<http://x> } UNION { ?s ?p ?o }>", 'http://x/}{"', "id:a b", "<a>"]
)
def test_an_iri_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(UsageError):
        bound(ORG, org=value)


def test_an_unknown_parameter_is_told_those_there_are() -> None:
    with pytest.raises(UsageError, match="it has: org"):
        bound(ORG, organisation="id:x")
    with pytest.raises(UsageError, match="it has: none"):
        bound(LEADER, who="id:x")


NAMED = 'SELECT ?org WHERE { VALUES ?name { "Fjordfondet" } ?org rdfs:label ?name }'
HOSTILE = [
    '" || true || "', '" } UNION { ?org ?p ?o } #', "' OR 1=1", 'x" . ?org ?p ?o . #', "\\", '\\"', '"""', "'''",
    "} {", "}", "{ ?s ?p ?o }", "?name", "$name", "# kommentar", "\n}\n", "\r", "\t", "\\u0022", "%22", "*", ".*",
    "id", "_:b0", "@nb", "^^xsd:string", "\\1 \\g<0>", "Bø\u2028", "\x00",
    "Fjordfondet ", "fjordfondet", "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_a_value_and_no_more(graph: GraphFolder, value: str) -> None:
    assert rows(ask(NAMED, graph, {"name": value})) == []


@given(st.text())
@settings(deadline=None)
def test_any_value_comes_back_as_it_was_given(value: str) -> None:
    if value.partition(":")[0] in PREFIXES or value.startswith(("http", "<")):
        return
    query = Query("test", 'SELECT ?x { VALUES ?x { "a" } }').bind({"x": value})
    assert rows(run(query, ox.Store())) == [(value,)]


def test_a_name_with_quotes_and_backslashes_finds_what_bears_it(graph: GraphFolder) -> None:
    assert rows(ask(NAMED, graph, {"name": NAMES["org/bo-lag"]})) == [("id:org/bo-lag",)]


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_a_value_that_looks_like_a_block_of_values_is_not_filled_in(order: tuple[str, str]) -> None:
    values = {"a": "VALUES ?b { 1 } VALUES ?a { 1 }", "b": 'VALUES ?a { 2 } "'}
    query = Query("test", 'SELECT ?a ?b { VALUES ?a { "x" } VALUES ?b { "y" } }')
    answer = run(query.bind({name: values[name] for name in order}), ox.Store())
    assert rows(answer) == [(values["a"], values["b"])]


def test_a_parameter_in_small_letters_is_filled_in_too() -> None:
    query = Query("test", "SELECT ?x { values ?x { 1 } }")
    assert query.parameters == {"x": "1"}
    assert rows(run(query.bind({"x": "2"}), ox.Store())) == [("2",)]


@pytest.mark.parametrize(("default", "value"), [("5", "mange"), ("0.9", "høy"), ('"2019-01-01"^^xsd:date', "i fjor")])
def test_a_value_that_does_not_fit_its_kind_is_refused(default: str, value: str) -> None:
    with pytest.raises(UsageError):
        bound(f"SELECT * {{ VALUES ?x {{ {default} }} }}", x=value)


# Nothing outside the graph, and nothing changed in it.


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """A server that counts who asks it; its address and what was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as web:
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{web.server_port}/sparql", asked
        web.shutdown()
        thread.join()


SERVICES = [
    "SELECT * { SERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { service <{}> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE SILENT <{}> { ?s ?p ?o } }",
    "SELECT * { SERVICE # hvorfor\n <{}> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1 .SERVICE<{}>{ ?s ?p ?o } }",
    "PREFIX x: <{}> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <{}> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <{}> { ?s ?p ?o } } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { BIND('it\\'s' AS ?x) SERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(?s<?o&&?s>?p) SERVICE <{}> { ?s ?p ?o } }",
    "# '\nSELECT * { SERVICE <{}> { ?s ?p ?o } } # '",
    'SELECT * { VALUES ?x { """a"b""" } SERVICE <{}> { ?s ?p ?o } } #"',
    "SELECT * { VALUES ?x { '''it's''' } SERVICE <{}> { ?s ?p ?o } } #'",
    "SELECT * { OPTIONAL { ?x ?y id:a\\' } SERVICE <{}> { ?s ?p ?o } } #'",
    "SELECT * { OPTIONAL { ?x ?y id:a\\# } SERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { # det\rSERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { ?s <http://x/\\u0041#a> ?o } SERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { ?s <http://x/\xa0#a> ?o } SERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { ?s <http://x/\u2028#a> ?o } SERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { ?s id:a\xb7\\#a ?o } SERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { ?s id:\u200c\\#a ?o } SERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { ?s id:a\u203f\\'a ?o } SERVICE <{}> { ?s ?p ?o } } #'",
    "SELECT * { \\u0053ERVICE <{}> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <{}> { ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICE <{}> { ?a ?b ?c } }",
    "SELECT * { ?s ?p 'SERVICE <{}> { }' }",  # A text may not spell the clause out: that is safe, and costs nobody.
]


@pytest.mark.parametrize("text", SERVICES)
def test_no_spelling_of_service_reaches_another_server(
    graph: GraphFolder, server: tuple[str, list[str]], text: str
) -> None:
    address, asked = server
    asked.clear()
    with pytest.raises(QueryError, match="SERVICE"):
        run(Query("test", text.replace("{}>", f"{address}>")), graph.open())
    assert asked == []


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s rdfs:label "service"@en }',
        "SELECT * { ?s ?p '''en\nSERVICE''' }",
        "SELECT * { ?s <https://example.org/SERVICE> ?o }",
        "SELECT * { ?s ?p ?o } # SERVICE",
        "SELECT * { ?s sg:services ?o }",
    ],
)
def test_the_word_service_may_stand_in_texts_names_and_comments(graph: GraphFolder, text: str) -> None:
    assert isinstance(run(Query("test", text), graph.open()), Rows)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service sg:partner ?o }",
        "SELECT * { ?s org:service ?o }",
        "SELECT * { ?s ?p '''den ' SERVICE ''' }",
    ],
)
def test_service_may_be_the_name_of_a_variable_or_a_property(graph: GraphFolder, text: str) -> None:
    assert isinstance(run(Query("test", text), graph.open()), Rows)


@pytest.mark.parametrize("clause", ["FROM <{}>", "FROM NAMED <{}>", "FROM <file:{}>"])
def test_from_fetches_nothing_and_reads_no_file(
    graph: GraphFolder, server: tuple[str, list[str]], tmp_path: Path, clause: str
) -> None:
    address, asked = server
    asked.clear()
    secret = tmp_path / "hemmelig.ttl"
    secret.write_text("<http://a> <http://b> 'hemmelig' .", encoding="utf-8")
    where = clause.replace("{}", str(secret) if "file:" in clause else address)
    for pattern in ("{ ?s ?p ?o }", "{ GRAPH ?g { ?s ?p ?o } }"):
        assert rows(run(Query("test", f"SELECT * {where} {pattern}"), graph.open())) == []
    assert asked == []


UPDATES = [
    "INSERT DATA { id:a sg:leads id:b }", "DELETE WHERE { ?s ?p ?o }", 
    "DELETE { ?s ?p ?o } INSERT { id:a a id:b } WHERE { ?s ?p ?o }",
    "LOAD <{}>", "LOAD SILENT <{}> INTO GRAPH id:g", "LOAD <file:///etc/hostname>", "CLEAR ALL", "DROP ALL",
    "CREATE GRAPH id:g", "COPY DEFAULT TO id:g", "MOVE DEFAULT TO id:g", "ADD DEFAULT TO id:g",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
]  # fmt: skip


@pytest.mark.parametrize("text", UPDATES)
def test_an_update_is_a_syntax_error_and_changes_nothing(
    graph: GraphFolder, server: tuple[str, list[str]], text: str
) -> None:
    def state() -> str:
        files = sorted(path for path in graph.path.rglob("*") if path.is_file())
        return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()

    address, asked = server
    asked.clear()
    before = state()
    with pytest.raises(QueryError, match="line 1, column"):
        run(Query("test", text.replace("{}", address)), graph.open())
    assert state() == before
    assert asked == []


def test_what_fails_while_a_query_runs_is_one_line_too(graph: GraphFolder) -> None:
    # The engine learns only here that SERVICE has a variable for an address; the gate takes it for an IRI.
    with pytest.raises(QueryError):
        run(Query("test", "SELECT * { FILTER(1<2)SERVICE?s{?a?b?c}FILTER(2>1) }"), graph.open())


# Terms.


@pytest.mark.parametrize(
    ("value", "iri"),
    [
        ("sg:leads", "https://w3id.org/samgraf/ns#leads"),
        ("id:org/bø", f"{ID}org/bø"),
        ("<urn:x:y>", "urn:x:y"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ],
)
def test_an_iri_is_known_by_its_form(value: str, iri: str) -> None:
    assert parse_term(value) == ox.NamedNode(iri)


@pytest.mark.parametrize("value", ["Nabolag: sammen", "ukjent:navn", "", "12", "http:// to ord", "Æ:Ø"])
def test_all_else_is_text(value: str) -> None:
    assert parse_term(value) == ox.Literal(value)


def test_what_a_person_reads_is_short() -> None:
    assert plain(ox.NamedNode("https://w3id.org/samgraf/id/org/x")) == "id:org/x"
    assert plain(ox.NamedNode("https://example.org/x")) == "https://example.org/x"
    assert plain(ox.Literal("Bø", language="nb")) == "Bø"
    assert plain(None) == ""


# Why.


def test_the_reasons_of_an_edge_are_its_sentences_the_surest_first(graph: GraphFolder) -> None:
    first, second = why("id:project/nabolag", "fundedBy", "id:org/fjordfondet", graph)
    assert (first.document, first.sentence, first.quote) == ("Side B", "Fjordfondet gir Nabolag støtte.", "gir")
    assert (second.document, second.confidence) == ("Side A", 0.7)
    assert second.url == "https://example.org/a.txt"
    assert second.rule == "sentence:test"
    assert PAGES[0].document.text[second.start : second.end] == second.quote == "finansiert av"


@pytest.mark.parametrize("predicate", ["fundedBy", "sg:fundedBy", "https://w3id.org/samgraf/ns#fundedBy"])
@pytest.mark.parametrize(("subject", "object"), [("Nabolag", "Fjordfondet"), ("id:project/nabolag", "Fjordfondet")])
def test_an_edge_may_be_named_by_iris_or_by_names(
    graph: GraphFolder, subject: str, predicate: str, object: str
) -> None:
    assert len(why(subject, predicate, object, graph)) == 2


def test_a_name_with_letters_that_mean_something_is_a_name(graph: GraphFolder) -> None:
    assert len(why("Nabolag", "partner", NAMES["org/bo-lag"], graph)) == 1


def test_a_denied_edge_has_its_reason_and_says_that_it_is_denied(graph: GraphFolder) -> None:
    (reason,) = why("Nabolag", "fundedBy", "Kystrådet", graph)
    assert reason.negated
    assert not any(reason.negated for reason in why("Nabolag", "fundedBy", "Fjordfondet", graph))


def test_a_name_of_several_is_told_which(graph: GraphFolder) -> None:
    with pytest.raises(UsageError, match="id:person/ola-dunk, id:person/ola-dunk-vaagen"):
        why("Ola Dunk", "memberOf", "Nabolag", graph)
    assert len(why("id:person/ola-dunk", "memberOf", "Nabolag", graph)) == 1


@pytest.mark.parametrize("name", ["Ukjent Lag", "", '" } #', "nabolag", "project/nabolag"])
def test_a_name_that_is_not_in_the_graph_is_said_so(graph: GraphFolder, name: str) -> None:
    with pytest.raises(UsageError, match="not a name in the graph") as error:
        why(name, "fundedBy", "Fjordfondet", graph)
    assert "\n" not in str(error.value)


def test_what_nobody_says_has_no_reasons(graph: GraphFolder) -> None:
    assert why("Nabolag", "organisedBy", "Fjordfondet", graph) == []
    assert why("id:project/nabolag", "fundedBy", "id:org/nobody", graph) == []


@pytest.mark.parametrize("bad", ["<x", "id:a b", "http://a b", "<a b>"])
def test_an_iri_that_is_none_is_a_wrong_use(graph: GraphFolder, bad: str) -> None:
    with pytest.raises(UsageError):
        why(bad, "fundedBy", "Fjordfondet", graph)


def test_the_reason_of_a_register_s_edge_is_its_row(graph_folder: GraphFolder) -> None:
    reasons = why("id:municipality/askim-0124", "mergedInto", "id:municipality/indre-ostfold-3014", graph_folder)
    (reason,) = [reason for reason in reasons if not reason.sentence]
    assert reason.document.startswith("municipality_changes.csv, row 2020-01-01")
    assert reason.rule == "register:municipality_changes"
    assert (reason.start, reason.sentence, reason.confidence) == (None, "", 1.0)


# Explaining.


def test_a_statement_is_explained_by_the_id_that_why_gives(graph: GraphFolder) -> None:
    surest, other = why("Nabolag", "fundedBy", "Fjordfondet", graph)
    told = explain(surest.statement, graph)
    assert (told.subject.label, told.predicate, told.object.iri) == ("Nabolag", "sg:fundedBy", "id:org/fjordfondet")
    assert told.reason == surest and told.others == (other,)
    assert (told.graph, told.source["iri"]) == ("graph:b", "id:document/b")
    assert told.stands
    bare = surest.statement.removeprefix("id:")
    assert explain(bare, graph) == explain(f"{ID}{bare}", graph) == told


def test_a_denied_statement_is_explained_and_does_not_stand(graph: GraphFolder) -> None:
    (reason,) = why("Nabolag", "fundedBy", "Kystrådet", graph)
    told = explain(reason.statement, graph)
    assert told.reason.negated and not told.stands and told.others == ()


def test_every_statement_of_a_graph_can_be_explained(small_graph: GraphFolder) -> None:
    read = ask("SELECT ?s WHERE { GRAPH ?g { ?s a sg:Statement ; sg:evidence ?e } }", small_graph)
    stated = ask("SELECT ?s WHERE { GRAPH graph:registers { ?s a sg:Statement } } ORDER BY ?s LIMIT 150", small_graph)
    found = [explain(statement, small_graph) for (statement,) in [*rows(read), *rows(stated)]]
    assert len(found) > 155
    assert all(told.stands and told.source["iri"] and told.reason.rule for told in found)


def test_a_rule_that_reads_sentences_shows_its_patterns(small_graph: GraphFolder) -> None:
    (reason,) = why("Åse Øygård", "leads", "Gode nabolag på Øya", small_graph)
    told = explain(reason.statement, small_graph)
    assert reason.rule.startswith("sentence:leads") and any("leder" in pattern for pattern in told.patterns)
    assert (told.source["published"], told.source["publisher"]) == ("2018-03-01", "Åsgård & sønner")


@pytest.mark.parametrize("bad", ["id:statement/00", "Kari Nordmann", "id:project/nabolag", "<x", ""])
def test_what_is_no_statement_is_a_wrong_use(graph: GraphFolder, bad: str) -> None:
    with pytest.raises(UsageError):
        explain(bad, graph)


def test_explain_prints_the_sentence_the_source_and_the_others(run: Run, graph: GraphFolder) -> None:
    statement = why("Nabolag", "fundedBy", "Fjordfondet", graph)[0].statement
    code, out, err = run("explain", statement, "--graph", graph.path)
    assert (code, err) == (0, "")
    assert out.startswith("Nabolag (id:project/nabolag)  fundedBy  Fjordfondet (id:org/fjordfondet)\n")
    assert "Fjordfondet [gir] Nabolag støtte." in out and "\nalso:\n1. Side A" in out
    code, out, err = run("explain", statement, "--json", "--graph", graph.path)
    assert (code, err) == (0, "") and json.loads(out)["reason"]["sentence"] == "Fjordfondet gir Nabolag støtte."
