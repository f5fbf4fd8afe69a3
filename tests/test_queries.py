"""The named queries: their form, their parameters, and what they answer, on Oxigraph and on rdflib.

What they answer on the shipped corpus stands in `expected/`: one CSV a query, as `samgraf ask NAME --format csv` prints
it, cut after 200 rows; `row-counts.csv` has the whole numbers. When the corpus, the rules or a query have changed on
purpose, renew the files and read what became different:

    SAMGRAF_RENEW_EXPECTED=1 python -m pytest tests/test_queries.py && git diff tests/expected
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from samgraf.build import build, shipped_corpus
from samgraf.errors import UsageError
from samgraf.graph import plain_quads, sorted_lines
from samgraf.graph.terms import decimal, graph_name, literal, moment, node, number, sg, text
from samgraf.query import LANGUAGES, PREFIXES, Query, Rows, named_queries, parse_term, plain, run
from samgraf.resources import packaged
from samgraf.store import GraphFolder
from samgraf.tables import csv_lines
from samgraf.vocab import slug

# rdflib's own parser and evaluator still use the attributes that it warns of.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.(default_context|contexts) is deprecated:DeprecationWarning")

EXPECTED = Path(__file__).with_name("expected")
RENEW = bool(os.environ.get("SAMGRAF_RENEW_EXPECTED"))
LONGEST = 200
QUERIES = named_queries()
PARAMETERS = [(name, parameter) for name, query in QUERIES.items() for parameter in query.parameters]
NOT_IN_THE_CORPUS = {"concept:medvirkningsniva"}
"""Defaults that stand for what an editor may add: no source gives a level of participation."""

every_query = pytest.mark.parametrize("name", QUERIES)
every_parameter = pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
Table = list[tuple[str, ...]]


# Two engines.


def on_oxigraph(query: Query, store: ox.Store) -> Rows:
    answer = run(query, store)
    assert isinstance(answer, Rows)
    return answer


def on_rdflib(query: Query, dataset: Dataset) -> Table:
    answer = dataset.query(query.text, initNs=dict(PREFIXES))
    assert answer.type == "SELECT"
    return [tuple(cell(term) for term in row) for row in answer]  # type: ignore[union-attr]


def cell(term: object) -> str:
    """An rdflib term as `samgraf.query.plain` writes one of Oxigraph."""
    if term is None:
        return ""
    if isinstance(term, URIRef):
        return plain(ox.NamedNode(str(term)))
    assert isinstance(term, Literal | BNode)
    return str(term)


def dataset_of(nquads: str) -> Dataset:
    dataset = Dataset(default_union=False)
    dataset.parse(data=nquads, format="nquads")
    return dataset


@pytest.fixture(scope="session")
def shipped(graph_folder: GraphFolder) -> Callable[[str], Rows]:
    """What Oxigraph answers to a named query on the shipped corpus, asked once."""
    store = graph_folder.open()
    return cache(lambda name: on_oxigraph(QUERIES[name], store))


PART = 4
"""One note in so many is enough: rdflib is slow, and most queries have an answer in the part too."""


@pytest.fixture(scope="session")
def part(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    """The graph of a part of the shipped notes."""
    return build(sorted(shipped_corpus().glob("*.txt"))[::PART], tmp_path_factory.mktemp("part") / "graph").folder


@pytest.fixture(scope="session")
def part_dataset(part: GraphFolder) -> Dataset:
    """That part in rdflib: the default graph is the file's, and no union of the named ones."""
    return dataset_of(part.nquads.read_text(encoding="utf-8"))


# Form.

TAGS = {
    "person", "organisation", "municipality", "project", "event", "theme", "funding", "time", "network", "evidence",
    "quality",
}  # fmt: skip
"""What queries are about; a tag that only one has would group nothing."""


def test_every_tag_is_of_several_queries() -> None:
    assert {tag for tag in TAGS if sum(tag in query.tags for query in QUERIES.values()) > 1} == TAGS


def test_there_is_a_query_for_each_of_the_thirty_questions() -> None:
    assert len(QUERIES) >= 30


@every_query
def test_the_name_is_readable_english(name: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)


@every_query
def test_a_query_begins_with_its_titles_descriptions_and_tags_and_nothing_more(name: str) -> None:
    lines = QUERIES[name].text.splitlines()
    heads = [re.fullmatch(r"# (title|description)@(nb|nn|en): (\S.*\S)", line) for line in lines[:6]]
    assert [head and head.groups()[:2] for head in heads] == [
        (key, language) for key in ("title", "description") for language in LANGUAGES
    ]
    tagged = re.fullmatch(r"# tags: ([a-z]+(?:, [a-z]+)*)", lines[6])
    assert tagged and set(tagged[1].split(", ")) <= TAGS and QUERIES[name].tags == tuple(tagged[1].split(", "))
    assert lines[7].startswith("SELECT")


@every_query
def test_titles_are_questions_and_descriptions_sentences_in_three_languages(name: str) -> None:
    query = QUERIES[name]
    assert all(title.endswith("?") for title in query.titles.values())
    assert all(description.endswith(".") for description in query.descriptions.values())
    assert len(set(query.titles.values())) == len(set(query.descriptions.values())) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_queries_have_one_title(language: str) -> None:
    titles = [query.titles[language] for query in QUERIES.values()]
    assert len(set(titles)) == len(titles)


@every_query
def test_the_file_is_utf_8_with_line_feeds_and_short_lines(name: str) -> None:
    written = packaged("queries", f"{name}.rq").read_bytes().decode("utf-8")
    assert "\r" not in written and "\t" not in written
    assert written.endswith("\n") and not written.endswith("\n\n")
    assert [line for line in written.splitlines()[6:] if len(line) > 120 or line != line.rstrip()] == []


@every_query
def test_both_engines_parse_the_query_with_the_same_columns(name: str) -> None:
    query = QUERIES[name]
    columns = on_oxigraph(query, ox.Store()).variables
    answer = Dataset(default_union=False).query(query.text, initNs=dict(PREFIXES))
    assert tuple(str(variable) for variable in answer.vars or ()) == columns


@every_query
def test_the_query_is_standard_sparql_in_a_settled_order(name: str) -> None:
    body = "\n".join(QUERIES[name].text.splitlines()[6:])
    assert re.search(r"\nORDER BY\b", body)
    assert not re.search(r"\b(?:PREFIX|SERVICE|YEAR|MONTH|DAY|SAMPLE|GROUP_CONCAT|NOW|RAND|UUID|BNODE)\b", body)


# Parameters.


def test_the_questions_about_one_thing_have_a_parameter_for_it() -> None:
    for name, query in QUERIES.items():
        for thing in ("project", "event", "municipality", "theme"):
            if re.match(rf"{thing}-(?!.*(?:count|per))", name) or name.endswith(f"-a-{thing}"):
                assert thing in query.parameters, name


@every_parameter
def test_the_default_is_one_term(name: str, parameter: str) -> None:
    default = QUERIES[name].parameters[parameter]
    rows = on_oxigraph(Query(name, f"SELECT ?term {{ VALUES ?term {{ {default} }} }}"), ox.Store())
    assert len(rows) == 1
    ((term,),) = rows
    assert isinstance(term, ox.NamedNode | ox.Literal)
    assert parse_term(plain(term), like=default) == term


@every_parameter
def test_a_default_that_names_a_thing_is_in_the_graph(graph_folder: GraphFolder, name: str, parameter: str) -> None:
    default = QUERIES[name].parameters[parameter]
    if default in NOT_IN_THE_CORPUS or not re.match(r"<|\w+:", default):
        return
    known = f"SELECT * {{ {{ {default} rdfs:label ?name }} UNION {{ ?s {default} ?o }} }} LIMIT 1"
    assert len(on_oxigraph(Query(name, known), graph_folder.open())) == 1


OTHER_VALUES = {
    "edge-evidence": {
        "subject": "id:person/ailin-aastvedt",
        "predicate": "sg:memberOf",
        "object": "id:project/den-samskapende-kommune",
    },
    "event-facilitators": {"event": "id:event/drivkraft-2023-10-05"},
    "event-speakers": {"event": "id:event/drivkraft-2023-10-05"},
    "everything-on-a-place": {"municipality": "id:municipality/indre-ostfold-3014"},
    "funder-projects": {"funder": "id:org/riksantikvaren"},
    "merged-municipalities": {"theme": "concept:folkehelse"},
    "municipalities-without-research-partner": {"theme": "concept:frivillighet"},
    "municipality-history": {"municipality": "id:municipality/tysfjord-1850"},
    "participation-levels": {"scale": "concept:medvirkning"},
    "people-in-most-sources": {"minimum": "3"},
    "project-consortium": {"project": "id:project/medsam"},
    "project-facts": {"project": "id:project/innherred-by-og-bygdelab"},
    "project-leader": {"project": "id:project/den-samskapende-kommune"},
    "project-members": {"project": "id:project/den-samskapende-kommune"},
    "project-municipalities": {"project": "id:project/den-samskapende-kommune"},
    "projects-per-county": {"theme": "concept:frivillighet"},
    "sources-on-a-theme": {"theme": "concept:bylab", "language": "en"},
    "today-and-codes": {"municipality": "id:municipality/svelvik-0711"},
    "units-and-parents": {"day": "1990-01-01"},
    "weak-claims": {"threshold": "0.99"},
}
"""Values that must give another answer than the defaults."""


def test_every_parameter_is_tried_with_another_value() -> None:
    assert [(name, p) for name, values in OTHER_VALUES.items() for p in sorted(values)] == sorted(PARAMETERS)


@every_parameter
def test_another_value_gives_another_answer(
    graph_folder: GraphFolder, shipped: Callable[[str], Rows], name: str, parameter: str
) -> None:
    bound = QUERIES[name].bind({parameter: OTHER_VALUES[name][parameter]})
    other = on_oxigraph(bound, graph_folder.open())
    assert other.rows != shipped(name).rows


HOSTILE = [
    "id:x> } DELETE { ?s ?p ?o } #",
    '" || true || "',
    '" } UNION { ?s ?p ?o } #',
    "id:x } VALUES ?y { id:y",
    "<https://example.org/x> <https://example.org/y>",
    "\\",
    "1 } #\n{",
    "?s",
]


def shape(found: object, parameter: str) -> object:
    """A query's algebra as rdflib reads it, with the values of one parameter left out."""
    if isinstance(found, CompValue):
        parts = {key: shape(part, parameter) for key, part in found.items() if key != "_vars"}
        return found.name, parts
    if isinstance(found, dict):
        return {str(key): "…" if str(key) == parameter else shape(part, parameter) for key, part in found.items()}
    if isinstance(found, list | tuple):
        return [shape(part, parameter) for part in found]
    return repr(found)


@cache
def shape_of(query_text: str, parameter: str) -> object:
    return shape(translateQuery(parseQuery(query_text), initNs=dict(PREFIXES)).algebra, parameter)


@every_parameter
def test_a_hostile_value_is_refused_or_is_a_value_and_never_query(name: str, parameter: str) -> None:
    query = QUERIES[name]
    for value in HOSTILE:
        try:
            bound = query.bind({parameter: value})
        except UsageError:
            continue
        assert shape_of(bound.text, parameter) == shape_of(query.text, parameter), value
        assert on_oxigraph(bound, ox.Store()).variables == on_oxigraph(query, ox.Store()).variables


# Answers on the shipped corpus.


def expect(file: str, lines: list[str]) -> None:
    path = EXPECTED / file
    if RENEW:
        EXPECTED.mkdir(exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    assert lines == path.read_text(encoding="utf-8").splitlines(), "see the top of this file"


@every_query
def test_the_answer_is_the_expected_one(shipped: Callable[[str], Rows], name: str) -> None:
    answer = shipped(name)
    expect(f"{name}.csv", list(csv_lines(Rows(answer.variables, answer.rows[:LONGEST]))))


def test_the_answers_have_the_expected_numbers_of_rows(shipped: Callable[[str], Rows]) -> None:
    expect("row-counts.csv", ["query,rows", *(f"{name},{len(shipped(name))}" for name in QUERIES)])


def test_there_is_no_expected_answer_without_its_query() -> None:
    assert sorted(path.stem for path in EXPECTED.glob("*")) == sorted([*QUERIES, "row-counts"])


@every_query
def test_rdflib_gives_the_same_rows_in_the_same_order(part: GraphFolder, part_dataset: Dataset, name: str) -> None:
    answer, other = on_oxigraph(QUERIES[name], part.open()).plain(), on_rdflib(QUERIES[name], part_dataset)
    assert sorted(other) == sorted(answer)
    assert other == answer


def test_most_queries_have_an_answer_in_the_part_that_rdflib_is_asked_of(part: GraphFolder) -> None:
    store = part.open()
    assert sum(bool(on_oxigraph(query, store).rows) for query in QUERIES.values()) > len(QUERIES) / 2


@every_query
def test_no_row_is_given_twice(shipped: Callable[[str], Rows], name: str) -> None:
    rows = shipped(name).rows
    assert len({tuple(str(term) for term in row) for row in rows}) == len(rows)


# Answers on invented pages. A page is a list of lines "subject predicate object | qualifier=value | …"; the kind of a
# thing is the first part of its path, its name the second. The default graph is derived as in a build.

KINDS = {
    "person": "Person", "project": "Project", "programme": "Programme", "event": "Event", "talk": "Talk",
    "venue": "Venue", "municipality": "Municipality", "county": "County", "concept": "Theme",
    "university": "University", "unit": "OrganisationalUnit", "club": "VoluntaryOrganisation", "fund": "Funder",
    "company": "Company",
}  # fmt: skip
RDF, RDFS, DCTERMS, ORG, SCHEMA = (PREFIXES[name] for name in ("rdf", "rdfs", "dcterms", "org", "schema"))
DATES = {name: ox.NamedNode(SCHEMA + name) for name in ("startDate", "endDate")}


def page(name: str, *lines: str, published: str = "", mentions: str = "") -> list[ox.Quad]:
    """The named graph of an invented page."""
    graph, document = graph_name(name), node(f"document/{name}")
    quads = [
        ox.Quad(document, ox.NamedNode(RDF + "type"), sg("SourceDocument"), graph),
        ox.Quad(document, ox.NamedNode(RDFS + "label"), text(f"Page {name}"), graph),
        ox.Quad(document, ox.NamedNode(DCTERMS + "title"), text(f"Page {name}"), graph),
        ox.Quad(document, sg("sha256"), text(f"sum of {name}"), graph),
    ]
    if published:
        quads.append(ox.Quad(document, ox.NamedNode(SCHEMA + "datePublished"), moment(published), graph))
    for number_, line in enumerate(lines):
        quads += said(line, f"{name}-{number_}", graph, document)
    paths = {word for line in lines for word in line.split(" | ")[0].split() if "/" in word} | set(mentions.split())
    for path in sorted(paths):
        quads += [*described(path, graph), ox.Quad(document, sg("mentions"), node(path), graph)]
    return quads


def described(path: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    kind, name = path.split("/")
    yield ox.Quad(node(path), ox.NamedNode(RDF + "type"), sg(KINDS[kind]), graph)
    yield ox.Quad(node(path), ox.NamedNode(RDFS + "label"), text(name.capitalize()), graph)


def said(line: str, key: str, graph: ox.NamedNode, document: ox.NamedNode | None) -> Iterator[ox.Quad]:
    """The statement of one line, with its evidence in a document or its row in a register."""
    triple, *rest = line.split(" | ")
    qualifiers = {"confidence": "0.90", "rule": "test:rule"} | dict(part.split("=", 1) for part in rest)
    subject, predicate, value = triple.split(" ", 2)
    statement = node(f"statement/{key}")
    yield ox.Quad(statement, ox.NamedNode(RDF + "type"), sg("Statement"), graph)
    yield ox.Quad(statement, ox.NamedNode(RDF + "subject"), node(subject), graph)
    yield ox.Quad(statement, ox.NamedNode(RDF + "predicate"), DATES.get(predicate) or sg(predicate), graph)
    yield ox.Quad(statement, ox.NamedNode(RDF + "object"), term(value), graph)
    if document:
        evidence = node(f"evidence/{key}")
        sentence = qualifiers.pop("sentence", line)
        parts = {"source": document, "sentence": text(sentence), "quote": text(sentence)}
        parts |= {"start": number(0), "end": number(len(sentence))}
        yield ox.Quad(statement, sg("evidence"), evidence, graph)
        for name, part in parts.items():
            yield ox.Quad(evidence, sg(name), part, graph)
    else:
        yield ox.Quad(statement, sg("register"), node("register/test"), graph)
        yield ox.Quad(statement, sg("row"), text(key), graph)
    for name, qualifier in qualifiers.items():
        made = decimal(float(qualifier)) if name == "confidence" else term(qualifier)
        yield ox.Quad(statement, DATES.get(name) or sg(name), made, graph)


def term(value: str) -> ox.NamedNode | ox.Literal:
    if re.fullmatch(r"[a-z]+/[\w-]+", value):
        return node(value)
    if re.fullmatch(r"\d{4}(-\d\d){0,2}(T\d\d:\d\d)?|\d\d:\d\d", value):
        return moment(value)
    if value in ("true", "false"):
        return literal(value == "true")
    return number(int(value)) if value.isdigit() and value[0] != "0" else text(value)


REGISTERS = graph_name("registers")


def register(*lines: str, country: str = "NO") -> list[ox.Quad]:
    """What the registers say, in the same lines; municipalities have a country."""
    quads = [
        ox.Quad(node("register/test"), ox.NamedNode(RDF + "type"), sg("Register"), REGISTERS),
        ox.Quad(node("register/test"), ox.NamedNode(RDFS + "label"), text("test.csv"), REGISTERS),
    ]
    for line in lines:
        quads += said(line, slug(f"register {line}"), REGISTERS, None)
        for path in (word for word in line.split(" | ")[0].split() if "/" in word):
            quads += described(path, REGISTERS)
            if path.startswith("municipality/"):
                quads.append(ox.Quad(node(path), sg("country"), text(country), REGISTERS))
    return quads


def merger(day: str, result: str, *originals: str) -> list[ox.Quad]:
    iri = node(f"merger/{result}")
    lines = [
        f"municipality/{original} {name} municipality/{result} | startDate={day}"
        for original in originals
        for name in ("mergedInto", "successor")
    ]
    quads = [*register(*lines), ox.Quad(iri, ox.NamedNode(RDF + "type"), sg("MunicipalMerger"), REGISTERS)]
    quads += said(f"merger/{result} startDate {day}", f"merger-{result}", REGISTERS, None)
    for original in originals:
        quads.append(
            ox.Quad(iri, ox.NamedNode(ORG + "originalOrganization"), node(f"municipality/{original}"), REGISTERS)
        )
    quads.append(ox.Quad(iri, ox.NamedNode(ORG + "resultingOrganization"), node(f"municipality/{result}"), REGISTERS))
    return quads


def asked(name: str, columns: str, *graphs: list[ox.Quad], **parameters: str) -> Table:
    """The named columns of the answer to invented pages, on which both engines must agree."""
    named = [quad for graph in graphs for quad in graph]
    quads = [*plain_quads(named), *named]
    store = ox.Store()
    store.extend(quads)
    query = QUERIES[name].bind(parameters)
    answer = on_oxigraph(query, store)
    assert on_rdflib(query, dataset_of("".join(sorted_lines(quads)))) == answer.plain()
    wanted = [answer.variables.index(column) for column in columns.split()]
    return [tuple(row[place] for place in wanted) for row in answer.plain()]


OLD = register(
    "municipality/askim municipalityCode 0124 | endDate=2019-12-31",
    "municipality/askim locatedIn county/ostfold | endDate=2019-12-31",
    "municipality/askim endDate 2019-12-31",
    "municipality/indre municipalityCode 3014 | startDate=2020-01-01 | endDate=2023-12-31",
    "municipality/indre locatedIn county/viken | startDate=2020-01-01 | endDate=2023-12-31",
    "municipality/indre municipalityCode 3118 | startDate=2024-01-01",
    "municipality/indre locatedIn county/ny | startDate=2024-01-01",
    "municipality/indre startDate 2020-01-01",
    "municipality/voss locatedIn county/vestland",
)
"""One municipality that merged into another, which changed its number and its county; and one that did neither."""
HISTORY = [OLD, merger("2020-01-01", "indre", "askim", "hobol")]
SAMSKAPING = "concept/samskaping"


def test_a_leader_appears_for_the_organisation_of_the_statement_and_of_the_page() -> None:
    answer = asked(
        "project-leader",
        "leader_name organisation_name source_title",
        page("a", "person/kari leads project/bro | onBehalfOf=unit/lab", "person/ola leads project/bro"),
        page("b", "unit/lab partOf university/nord", "person/ola affiliatedWith university/nord"),
        page("c", "person/ola leads project/bro", "person/ola affiliatedWith club/lag"),
        page("d", "person/per leads project/bro | negated=true"),
        project="id:project/bro",
    )
    assert answer == [("Kari", "Lab", "Page a"), ("Ola", "", "Page a"), ("Ola", "Lag", "Page c")]


def test_a_foreign_municipality_is_told_from_a_norwegian_one() -> None:
    answer = asked(
        "project-municipalities",
        "municipality_name role norwegian",
        page("a", "project/bro partner municipality/voss", "project/bro ownedBy municipality/aarhus"),
        page("b", "project/bro partner university/nord", mentions="municipality/askim"),
        register("municipality/voss municipalityCode 4621"),
        register("municipality/aarhus municipalityCode 751", country="DK"),
        project="id:project/bro",
    )
    assert answer == [("Voss", "sg:partner", "true"), ("Aarhus", "sg:ownedBy", "false")]


def test_sources_that_disagree_on_a_project_give_a_row_each() -> None:
    currency = [ox.Quad(node("project/bro"), sg("currency"), text("NOK"), graph_name("a"))]
    answer = asked(
        "project-facts",
        "fact value currency source_title",
        page("a", "project/bro startDate 2020", "project/bro budget 500000"),
        page("b", "project/bro startDate 2021-01", "project/bro status ferdig | negated=true"),
        currency,
        project="id:project/bro",
    )
    assert answer == [
        ("schema:startDate", "2020", "", "Page a"),
        ("schema:startDate", "2021-01", "", "Page b"),
        ("sg:budget", "500000", "NOK", "Page a"),
    ]


def test_a_funder_pays_for_the_projects_of_its_programmes_but_not_for_what_it_is_named_with() -> None:
    answer = asked(
        "funder-projects",
        "funded_name through_name words",
        page(
            "a", "programme/kommune fundedBy fund/radet | sentence=NFR betaler", "project/bro partOf programme/kommune"
        ),
        page("b", "project/sti fundedBy fund/radet | negated=true", mentions="fund/radet project/vei"),
        page("c", "project/vei fundedBy fund/del | sentence=RCN", "fund/del partOf fund/radet"),
        funder="id:fund/radet",
    )
    assert answer == [("Bro", "Kommune", "NFR betaler"), ("Kommune", "", "NFR betaler"), ("Vei", "", "RCN")]


def test_work_package_leaders_lead_a_project_in_a_project_or_say_so_in_their_title() -> None:
    answer = asked(
        "work-package-leaders",
        "person_name work_package_name project_name position",
        page("a", "person/kari leads project/delbro", "project/delbro partOf project/bro"),
        page("b", "person/ola memberOf project/bro | positionTitle=AP-leder", "person/per memberOf project/bro"),
        page("c", "person/per leads project/sti | positionTitle=prosjektleder", "project/sti partOf programme/kommune"),
        page("d", "person/eva leads project/bro | positionTitle=leiar av arbeidspakke 2"),
        page("e", "person/liv memberOf project/bro | positionTitle=WP2 lead"),
    )
    assert answer == [
        ("Eva", "", "Bro", "leiar av arbeidspakke 2"),
        ("Liv", "", "Bro", "WP2 lead"),
        ("Ola", "", "Bro", "AP-leder"),
        ("Kari", "Delbro", "Bro", ""),
    ]


def test_people_are_counted_by_sources() -> None:
    pages = [
        page("a", "person/kari leads project/bro", "person/kari speaker talk/ord", "person/ola leads project/sti"),
        page("b", "person/kari leads project/bro"),
    ]
    columns = "person_name sources activities"
    assert asked("people-in-most-sources", columns, *pages) == [("Kari", "2", "2")]
    assert asked("people-in-most-sources", columns, *pages, minimum="1") == [("Kari", "2", "2"), ("Ola", "1", "1")]


def test_speakers_and_facilitators_stand_in_the_order_of_the_programme() -> None:
    programme = page(
        "a",
        "talk/to partOf event/dag", "talk/to startDate 11:00", "person/ola speaker talk/to",
        "talk/ein partOf event/dag", "talk/ein startDate 09:00", "person/kari speaker talk/ein",
        "person/kari affiliatedWith university/nord", "municipality/voss speaker event/dag",
        "person/per facilitator talk/ein | negated=true", "person/eva facilitator talk/to",
        "person/liv speaker talk/annet",
    )  # fmt: skip
    speakers = asked(
        "event-speakers", "starts talk_name speaker_name organisation_name", programme, event="id:event/dag"
    )
    assert speakers == [
        ("", "Dag", "Voss", ""),
        ("09:00:00", "Ein", "Kari", "Nord"),
        ("11:00:00", "To", "Ola", ""),
    ]
    facilitators = asked("event-facilitators", "part_name facilitator_name", programme, event="id:event/dag")
    assert facilitators == [("To", "Eva")]


def test_a_unit_and_its_parent_are_one_affiliation_and_two_pages_are_not_at_once() -> None:
    answer = asked(
        "several-affiliations",
        "person_name organisation_1_name organisation_2_name",
        page("a", "person/kari affiliatedWith unit/lab", "person/kari affiliatedWith university/nord"),
        page("b", "unit/lab partOf university/nord", "person/ola affiliatedWith club/lag"),
        page("c", "person/ola affiliatedWith company/verk", "person/eva affiliatedWith company/verk"),
        page("d", "person/eva affiliatedWith university/nord", "person/eva affiliatedWith municipality/voss"),
    )
    assert answer == [("Eva", "Voss", "Nord")]


def test_an_event_was_in_a_merged_place_if_it_was_there_before_the_merger() -> None:
    answer = asked(
        "events-in-merged-places",
        "event_name date municipality_name merged today_name",
        *HISTORY,
        page("a", "event/hall heldAt venue/hall", "venue/hall inMunicipality municipality/askim"),
        page("b", "event/for inMunicipality municipality/askim", "event/for startDate 2018-10-18T09:00"),
        page("c", "event/etter inMunicipality municipality/askim", "event/etter startDate 2021-05-01"),
        page("d", "event/ny inMunicipality municipality/indre", "event/ny startDate 2018"),
    )
    assert answer == [
        ("Hall", "", "Askim", "2020-01-01", "Indre"),
        ("For", "2018-10-18", "Askim", "2020-01-01", "Indre"),
    ]


def test_a_municipality_s_codes_lead_to_today() -> None:
    answer = asked(
        "today-and-codes", "stage_name code from until today_name", *HISTORY, municipality="id:municipality/askim"
    )
    assert answer == [
        ("Askim", "0124", "", "2019-12-31", "Indre"),
        ("Indre", "3014", "2020-01-01", "2023-12-31", "Indre"),
        ("Indre", "3118", "2024-01-01", "", "Indre"),
    ]


def test_a_place_has_what_was_said_of_those_it_came_of() -> None:
    answer = asked(
        "everything-on-a-place",
        "stage_name subject_name relation object_name source_title",
        *HISTORY,
        page("a", "event/for inMunicipality municipality/askim", "project/bro partner municipality/voss"),
        page("b", "project/bro partner municipality/indre", "project/bro ownedBy municipality/indre | negated=true"),
        page("c", mentions="municipality/hobol"),
        municipality="id:municipality/indre",
    )
    assert answer == [
        ("Askim", "For", "sg:inMunicipality", "Askim", "Page a"),
        ("Hobol", "", "", "", "Page c"),
        ("Indre", "Bro", "sg:partner", "Indre", "Page b"),
    ]


def test_a_place_of_the_past_has_what_was_said_of_those_it_became_part_of_and_not_of_its_neighbours() -> None:
    answer = asked(
        "everything-on-a-place",
        "stage_name subject_name relation object_name",
        *HISTORY,
        page("a", "event/for inMunicipality municipality/askim"),
        page("b", "project/bro partner municipality/indre"),
        page("c", mentions="municipality/hobol"),
        municipality="id:municipality/askim",
    )
    assert answer == [("Askim", "For", "sg:inMunicipality", "Askim"), ("Indre", "Bro", "sg:partner", "Indre")]


@pytest.mark.parametrize("asked_about", ["askim", "indre", "spydeberg"])
def test_the_history_of_a_municipality_goes_back_and_on_and_tells_parts_from_wholes(asked_about: str) -> None:
    answer = asked(
        "municipality-history",
        "date before_name after_name whole",
        *HISTORY,
        register("municipality/spydeberg successor municipality/indre | startDate=2020-01-01"),
        municipality=f"id:municipality/{asked_about}",
    )
    rows = {
        "askim": [("2020-01-01", "Askim", "Indre", "true")],
        "spydeberg": [("2020-01-01", "Spydeberg", "Indre", "false")],
    }
    rows["indre"] = [*rows["askim"], ("2020-01-01", "Hobol", "Indre", "true"), *rows["spydeberg"]]
    kept = [row for row in answer if row[0] == "2020-01-01"]
    assert kept == rows[asked_about]


def test_a_merged_municipality_works_with_co_creation_where_the_page_names_it() -> None:
    answer = asked(
        "merged-municipalities",
        "municipality_name activity_name role person_name",
        *HISTORY,
        page(
            "a", "project/bro partner municipality/indre", "project/bro partner municipality/voss", mentions=SAMSKAPING
        ),
        page("b", "project/sti partner municipality/indre", "venue/hall inMunicipality municipality/indre"),
        page("c", "person/kari affiliatedWith municipality/indre", "person/kari speaker talk/ord", mentions=SAMSKAPING),
        page("d", "project/vei partner municipality/askim", mentions=SAMSKAPING),
    )
    assert answer == [("Indre", "Bro", "sg:partner", ""), ("Indre", "Ord", "sg:speaker", "Kari")]


@pytest.mark.parametrize(
    ("place", "day", "county"),
    [
        ("askim", "2018-10-18", "Ostfold"),
        ("indre", "2021", "Viken"),
        ("indre", "2023-12", "Viken"),
        ("indre", "2024-01-01", "Ny"),
        ("indre", "2019-01-08", "Viken"),
        ("askim", "2022-05-01", "Ostfold"),
        ("voss", "", "Vestland"),
        ("indre", "", None),
    ],
)
def test_a_project_is_in_the_county_of_its_time(place: str, day: str, county: str | None) -> None:
    dates = [f"project/bro startDate {day}"] if day else []
    project = page("a", f"project/bro ownedBy municipality/{place}", *dates, mentions=SAMSKAPING)
    answer = asked("projects-per-county", "county_name projects municipalities", *HISTORY, project)
    assert answer == ([(county, "1", "1")] if county else [])


def test_without_a_start_the_day_of_a_project_is_that_of_its_page() -> None:
    project = page("a", "project/bro ownedBy municipality/indre", published="2024-02-01", mentions=SAMSKAPING)
    assert asked("projects-per-county", "county_name projects", *HISTORY, project) == [("Ny", "1")]


def test_those_who_own_and_take_part_work_together_and_funders_do_not() -> None:
    answer = asked(
        "organisations-working-together",
        "organisation_1_name organisation_2_name activity_name",
        page(
            "a",
            "project/bro ownedBy club/lag",
            "project/bro partner university/nord",
            "project/bro fundedBy fund/radet",
        ),
        page("b", "event/dag organisedBy club/lag", "event/dag organisedBy company/verk"),
    )
    assert answer == [("Lag", "Nord", "Bro"), ("Lag", "Verk", "Dag")]


def test_a_bridge_is_what_no_other_joins() -> None:
    answer = asked(
        "bridging-actors",
        "actor_name year bridges",
        page("a", "person/kari leads project/bro", "project/bro startDate 2019", "project/bro partner club/lag"),
        page("b", "person/kari speaker talk/ord", "talk/ord partOf event/dag", "event/dag startDate 2021-03-04"),
        page(
            "c",
            "event/dag organisedBy company/verk",
            "project/sti partner company/verk",
            "project/sti ownedBy club/lag",
        ),
        page("d", "project/bro partner company/verk"),
    )
    # Kari and the company both join bro and dag; only the company joins dag and sti.
    assert answer == [("Verk", "2021", "1")]


def test_practitioners_meet_researchers_where_the_page_says_who_they_are() -> None:
    answer = asked(
        "practitioners-with-researchers",
        "practitioner_name employer_name event_name researchers",
        page(
            "a",
            "talk/ein partOf event/dag", "talk/to partOf event/dag",
            "person/kari speaker talk/ein", "person/kari affiliatedWith unit/lab",
            "person/ola participant talk/to", "person/ola affiliatedWith municipality/voss",
            "person/eva speaker event/dag", "person/eva affiliatedWith club/lag",
            "person/eva affiliatedWith university/nord", "person/per speaker event/dag",
        ),
        page("b", "unit/lab partOf university/nord", "person/per affiliatedWith company/verk"),
        page("c", "person/ola speaker event/kveld"),
    )  # fmt: skip
    assert answer == [("Eva", "Lag", "Dag", "1"), ("Ola", "Voss", "Dag", "2")]


def test_a_theme_has_the_year_of_its_event_or_of_its_page() -> None:
    answer = asked(
        "themes-by-whom-and-when",
        "theme_name year activity_name role actor_name",
        page("a", "talk/ord about concept/bylab", "talk/ord partOf event/dag", "talk/ord startDate 09:00"),
        page("b", "event/dag startDate 2018-10-18T09:00", "person/kari speaker talk/ord"),
        page("c", "project/bro about concept/bylab", "project/bro ownedBy club/lag", published="2023-01-02"),
        page("d", "project/sti about concept/dugnad", "project/sti partner club/lag"),
    )
    assert answer == [
        ("Bylab", "2018", "Ord", "sg:speaker", "Kari"),
        ("Bylab", "2023", "Bro", "sg:ownedBy", "Lag"),
        ("Dugnad", "", "Sti", "", ""),
    ]


def test_a_theme_s_sources_come_with_its_definition_in_the_language_asked_for() -> None:
    definitions = [
        ox.Quad(
            node("concept/bylab"),
            ox.NamedNode(PREFIXES["skos"] + "definition"),
            ox.Literal(value, language=language),
            graph_name("themes"),
        )
        for value, language in (("Et sted.", "nb"), ("A place.", "en"))
    ]
    answer = asked(
        "sources-on-a-theme",
        "source_title sentence definition",
        page("a", "project/bro about concept/bylab | sentence=Bro er en bylab."),
        page("b", mentions="concept/bylab"),
        definitions,
        theme="concept:bylab",
        language="en",
    )
    assert answer == [("Page a", "Bro er en bylab.", "A place."), ("Page b", "", "A place.")]


def test_levels_of_participation_are_themes_below_a_scale() -> None:
    broader = ox.NamedNode(PREFIXES["skos"] + "broader")
    scale = [ox.Quad(node("concept/involvere"), broader, node("concept/medvirkningsniva"), graph_name("themes"))]
    answer = asked(
        "participation-levels",
        "level_name activity_name kind",
        page("a", "project/bro about concept/involvere", "project/sti about concept/bylab"),
        scale,
    )
    assert answer == [("Involvere", "Bro", "sg:Project")]


def test_an_edge_has_all_its_proofs_those_of_registers_and_those_that_deny_it_too() -> None:
    answer = asked(
        "edge-evidence",
        "source_title sentence start end row confidence negated",
        page("a", "unit/lab partOf university/nord | sentence=Lab i Nord. | confidence=0.70"),
        page("b", "unit/lab partOf university/nord | sentence=Ikke Nord. | negated=true"),
        register("unit/lab partOf university/nord"),
        subject="id:unit/lab",
        predicate="sg:partOf",
        object="id:university/nord",
    )
    assert answer == [
        ("Page a", "Lab i Nord.", "0", "11", "", "0.7", ""),
        ("Page b", "Ikke Nord.", "0", "10", "", "0.9", "true"),
        ("test.csv", "", "", "", "register-unit-lab-partof-university-nord", "0.9", ""),
    ]


def test_a_contradiction_is_two_statements_that_cannot_both_be_true() -> None:
    answer = asked(
        "contradictions",
        "kind about_name value_1 source_1_title value_2 source_2_title",
        page("a", "project/bro startDate 2020", "project/bro endDate 2022", "project/bro fundedBy fund/radet"),
        page("b", "project/bro startDate 2021-01-08", "project/bro endDate 2022-06-30"),
        page("c", "project/bro fundedBy fund/radet | negated=true", "project/sti startDate 2021"),
        page("d", "project/sti endDate 2020", "project/vei startDate 2020-05-01", "project/vei endDate 2020"),
        page("e", "talk/ord partOf event/dag", "talk/ord endDate 15:30", "event/dag endDate 2019-11-12T15:00"),
        page("f", "talk/tale partOf event/tur", "talk/tale endDate 19:00", "event/tur endDate 2019-11-12T12:00"),
        page("g", "event/tur startDate 2019-11-11T09:00", "talk/ord startDate 13:00"),
    )
    assert answer == [
        ("denied and said", "Bro", "id:fund/radet", "Page c", "id:fund/radet", "Page a"),
        ("ends after the event", "Ord", "15:30:00", "Page e", "2019-11-12T15:00:00", "Page e"),
        ("ends before it begins", "Sti", "2021", "Page c", "2020", "Page d"),
        ("two values", "Bro", "2020", "Page a", "2021-01-08", "Page b"),
    ]


def test_a_claim_is_weak_with_one_source_or_a_doubtful_reading() -> None:
    pages = [
        page("a", "person/kari leads project/bro | confidence=0.60", "person/ola leads project/bro"),
        page("b", "person/kari leads project/bro | confidence=0.65", "person/ola leads project/bro"),
        page("c", "person/eva leads project/bro", "person/per leads project/bro | negated=true"),
    ]
    columns = "subject_name confidence sources"
    assert asked("weak-claims", columns, *pages) == [("Kari", "0.65", "2"), ("Eva", "0.9", "1")]
    assert asked("weak-claims", columns, *pages, threshold="0.5") == [("Eva", "0.9", "1")]


def test_an_open_event_is_known_by_the_words_of_its_sentences() -> None:
    answer = asked(
        "open-events",
        "event_name trait",
        page("a", "event/ein heldAt venue/hall | sentence=Gratis, og strømmes på nett."),
        page("b", "person/kari speaker event/to | sentence=Åpent seminar for alle som vil."),
        page("c", "event/tre heldAt venue/hall | sentence=Digitalisering i gratiskommunen."),
        page("d", "project/bro ownedBy club/lag | sentence=Det er gratis."),
    )
    assert answer == [("Ein", "free"), ("Ein", "online"), ("To", "audience"), ("To", "open")]


@pytest.mark.parametrize(
    ("day", "units"),
    [("2010-06-01", ["Lab"]), ("2016-06-01", ["Lab", "Senter"]), ("2020-06-01", ["Senter"])],
)
def test_units_are_those_of_the_day(day: str, units: list[str]) -> None:
    answer = asked(
        "units-and-parents",
        "unit_name parent_name source_title",
        page("a", mentions="unit/lab unit/senter unit/ny"),
        register(
            "unit/lab partOf university/nord | endDate=2018-12-31",
            "unit/senter partOf university/nord",
            "unit/senter startDate 2015-01-01",
            "unit/ny partOf university/sor",
            "university/sor endDate 2009-12-31",
            "unit/ukjent partOf university/nord",
        ),
        day=day,
    )
    assert answer == [(unit, "Nord", "test.csv") for unit in units]


def test_identifiers_are_missed_of_those_that_are_mentioned() -> None:
    same = ox.NamedNode(SCHEMA + "sameAs")
    known = [
        ox.Quad(node("person/kari"), same, ox.NamedNode("https://orcid.org/0000-0000-0000-0000"), REGISTERS),
        ox.Quad(node("university/nord"), same, ox.NamedNode("http://www.wikidata.org/entity/Q1"), REGISTERS),
        ox.Quad(node("university/nord"), sg("organisationNumber"), text("123456785"), REGISTERS),
        ox.Quad(node("university/roskilde"), sg("country"), text("DK"), REGISTERS),
    ]
    answer = asked(
        "missing-identifiers",
        "missing entity_name sources",
        page("a", mentions="person/kari person/ola university/nord university/roskilde municipality/voss"),
        page("b", mentions="person/ola"),
        register("municipality/voss municipalityCode 4621", "club/lag acronym LAG"),
        known,
    )
    assert answer == [
        ("ORCID", "Ola", "2"),
        ("ROR", "Nord", "1"),
        ("ROR", "Roskilde", "1"),
        ("organisation number", "Voss", "1"),
    ]


def test_a_municipality_has_a_research_partner_through_units_people_and_what_it_was() -> None:
    places = [f"municipality/{name} municipalityCode {code}" for name, code in (("bodo", "1804"), ("arendal", "0906"))]
    answer = asked(
        "municipalities-without-research-partner",
        "municipality_name sources",
        *HISTORY,
        register(*places),
        register("municipality/aarhus municipalityCode 751", country="DK"),
        page("a", "project/bro partner municipality/askim", "project/bro coordinatedBy unit/lab"),
        page("b", "unit/lab partOf university/nord", "person/kari affiliatedWith university/nord"),
        page("c", "project/sti ownedBy municipality/voss", "person/kari leads project/sti"),
        page("d", "project/vei ownedBy municipality/bodo", "project/vei partner club/lag", mentions=SAMSKAPING),
        page(
            "e",
            mentions=f"{SAMSKAPING} municipality/indre municipality/voss municipality/bodo municipality/aarhus",
        ),
        page("f", mentions="municipality/arendal"),
    )
    assert answer == [("Bodo", "2")]


def test_two_versions_of_a_graph_differ_in_the_rows_of_what_changed() -> None:
    columns = "document sha256 rule predicate negated statements"
    kept = page("a", "person/kari leads project/bro", "person/ola leads project/bro")
    before = asked("statements-by-document", columns, kept, page("b", "person/kari speaker talk/ord"))
    after = asked("statements-by-document", columns, kept, page("b", "person/kari speaker talk/ord | negated=true"))
    assert [row for row in before if row in after] == [
        ("id:document/a", "sum of a", "test:rule", "sg:leads", "", "2"),
    ]
    assert [row for row in after if row not in before] == [
        ("id:document/b", "sum of b", "test:rule", "sg:speaker", "true", "1"),
    ]


def test_a_query_without_an_answer_in_the_corpus_answers_above(shipped: Callable[[str], Rows]) -> None:
    """An empty answer must be the corpus's and not the query's."""
    source = Path(__file__).read_text(encoding="utf-8")
    empty = {name for name in QUERIES if not len(shipped(name))}
    assert {name for name in empty if not re.search(rf'asked\(\s*"{name}"', source)} == set()


def test_the_numbers_of_rows_can_be_read_as_csv() -> None:
    with (EXPECTED / "row-counts.csv").open(encoding="utf-8", newline="") as file:
        assert [row["query"] for row in csv.DictReader(file)] == list(QUERIES)
