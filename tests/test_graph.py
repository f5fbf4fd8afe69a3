"""Readings and registers as RDF: what a document's graph holds, what the default graph says, and what stays out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Literal

from samgraf.authorities import Authorities
from samgraf.graph import (
    Policy,
    plain_quads,
    publishable,
    reading_quads,
    register_quads,
    sorted_lines,
    stated_rows,
    theme_quads,
    write_changed_nquads,
    write_nquads,
)
from samgraf.graph.terms import literal, moment, text
from samgraf.model import Document, Entity, Evidence, Fact, Mention, Reading, Span, Statement
from samgraf.query import PREFIXES, Query, Rows, run
from samgraf.reading import Reader

SG, ID = PREFIXES["sg"], PREFIXES["id"]
RDF, RDFS, SCHEMA = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["schema"]
ALT_LABEL = PREFIXES["skos"] + "altLabel"
PARTS = {
    RDF + "type", RDF + "subject", RDF + "predicate", RDF + "object",
    SG + "confidence", SG + "rule", SG + "evidence",
}  # fmt: skip
PROOF = {RDF + "type", SG + "source", SG + "start", SG + "end", SG + "quote", SG + "sentence"}

Quads = Iterable[ox.Quad]
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def authorities() -> Authorities:
    return Authorities.load()


# Readings made by hand.

TYPES = {"person": "Person", "org": "Organisation", "project": "Project", "event": "Event"}


def entity(id: str, name: str = "", **given: Any) -> Entity:
    return Entity(id, TYPES[id.split("/")[0]], name or id.split("/")[1].replace("-", " ").title(), (name,), **given)


def reading(
    sentences: Mapping[tuple[str, str, str], str] | Sequence[tuple[tuple[str, str, str], str]],
    *,
    name: str = "notat.txt",
    names: Mapping[str, str] | None = None,
    facts: Sequence[tuple[str, str, Any, str]] = (),
    negated: Sequence[tuple[tuple[str, str, str], str]] = (),
    more: Sequence[Entity] = (),
    metadata: Mapping[str, str] | None = None,
    qualifiers: Mapping[str, Any] | None = None,
    rule: str = "sentence:test",
) -> Reading:
    """A reading of a page that consists of the sentences behind its statements."""
    said = list(sentences.items() if isinstance(sentences, Mapping) else sentences)
    words = [sentence for _, sentence in [*said, *negated]] + [sentence for *_, sentence in facts]
    page = "\n".join(words) or "Ingenting."

    def evidence(sentence: str) -> Evidence:
        start = page.index(sentence)
        return Evidence(Span(start, start + len(sentence)), sentence, re.sub(r"\s+", " ", sentence).strip())

    def state(triple: tuple[str, str, str], sentence: str, **more: Any) -> Statement:
        return Statement(*triple, evidence(sentence), rule, 0.9, {**(qualifiers or {}), **more})

    statements = tuple(state(triple, sentence) for triple, sentence in said)
    denied = tuple(state(triple, sentence, negated=True) for triple, sentence in negated)
    ends = {end for s in (*statements, *denied) for end in (s.subject, s.object)} | {subject for subject, *_ in facts}
    entities = {each.id: each for each in more}
    for end in sorted(ends - entities.keys()):
        entities[end] = entity(end, (names or {}).get(end, ""))
    return Reading(
        Document(name, page, metadata or {}),
        (),
        tuple(entities.values()),
        statements,
        tuple(Fact(s, attribute, value, evidence(words), rule, 0.8) for s, attribute, value, words in facts),
        denied,
    )


def named(readings: Iterable[Reading]) -> list[ox.Quad]:
    return [quad for each in readings for quad in reading_quads(each, authorities())]


def whole(readings: Iterable[Reading]) -> list[ox.Quad]:
    quads = named(readings)
    return [*plain_quads(quads), *quads]


def default(quads: Quads) -> set[tuple[str, str, str]]:
    """The triples of the default graph, objects by their value."""
    return {
        (quad.subject.value, quad.predicate.value, quad.object.value)  # type: ignore[union-attr]
        for quad in quads
        if quad.graph_name == ox.DefaultGraph()
    }


def nodes(quads: Quads, kind: str) -> dict[str, Counter[str]]:
    """The nodes of a class in named graphs, and how often each has each property."""
    quads = [quad for quad in set(quads) if quad.graph_name != ox.DefaultGraph()]
    wanted = {q.subject.value for q in quads if q.predicate.value == RDF + "type" and q.object.value == SG + kind}  # type: ignore[union-attr]
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for quad in quads:
        if quad.subject.value in wanted:  # type: ignore[union-attr]
            found[quad.subject.value][quad.predicate.value] += 1  # type: ignore[union-attr]
    return found


FUNDED = ("project/nabolag", "fundedBy", "org/fjordfondet")
LEADS = ("person/kari-nordmann", "leads", "project/nabolag")
WORKS = ("person/kari-nordmann", "affiliatedWith", "org/vaagen-institutt")
SPEAKS = ("person/ola-dunk", "speaker", "event/nabodagen")

PAGE = reading(
    {
        FUNDED: "Nabolag får støtte fra Fjordfondet.",
        LEADS: "Kari Nordmann leder Nabolag.",
        WORKS: "Kari Nordmann arbeider ved Vågen institutt.",
    },
    facts=[
        ("project/nabolag", "budget", 1500000, "Budsjettet er 1,5 millioner kroner."),
        ("project/nabolag", "start", date(2019, 3, 1), "Det begynte 1. mars 2019."),
        ("project/nabolag", "end", "2022-06", "Det varer til juni 2022."),
    ],
    negated=[(("project/nabolag", "fundedBy", "org/kystrådet"), "Kystrådet støtter det ikke.")],
    names={"org/kystrådet": "Kystrådet"},
    metadata={"title": "Nabolag", "language": "nb", "url": "https://example.org/nabolag", "published": "2019-05-02"},
)


# One document's graph.


def test_a_graph_has_no_blank_nodes() -> None:
    for quad in [*whole([PAGE]), *register_quads(authorities()), *theme_quads()]:
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)
        assert isinstance(quad.graph_name, ox.NamedNode | ox.DefaultGraph)


def test_every_statement_node_has_each_of_its_parts_once() -> None:
    found = nodes(whole([PAGE]), "Statement")
    assert len(found) == 7
    for counts in found.values():
        assert counts.keys() >= PARTS
        assert all(counts[part] == 1 for part in PARTS)


def test_every_evidence_node_has_each_of_its_parts_once_and_nothing_else() -> None:
    found = nodes(whole([PAGE]), "Evidence")
    assert len(found) == 7
    assert all(counts == Counter(PROOF) for counts in found.values())


def test_evidence_quotes_the_document_at_its_offsets() -> None:
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in named([PAGE]):
        said[quad.subject.value][quad.predicate.value] = quad.object.value  # type: ignore[union-attr]
    proofs = [parts for parts in said.values() if SG + "quote" in parts]
    assert proofs
    for parts in proofs:
        assert PAGE.document.text[int(parts[SG + "start"]) : int(parts[SG + "end"])] == parts[SG + "quote"]
        assert parts[SG + "source"] == f"{ID}document/notat"


def test_a_document_s_graph_holds_the_document_and_all_that_it_mentions() -> None:
    quads = named([PAGE])
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(PREFIXES["graph"] + "notat")}
    document = {
        (quad.predicate.value, quad.object.value)  # type: ignore[union-attr]
        for quad in quads
        if quad.subject == ox.NamedNode(ID + "document/notat")
    }
    assert document >= {
        (RDF + "type", SG + "SourceDocument"),
        (RDFS + "label", "Nabolag"),
        (SCHEMA + "url", "https://example.org/nabolag"),
        (SCHEMA + "datePublished", "2019-05-02"),
        (SCHEMA + "inLanguage", "nb"),
    }
    assert {v for p, v in document if p == SG + "mentions"} == {ID + e.id for e in PAGE.entities}


def test_facts_are_literals_of_their_kind_in_the_default_graph() -> None:
    objects = {
        quad.predicate.value: str(quad.object)
        for quad in whole([PAGE])
        if quad.graph_name == ox.DefaultGraph() and quad.subject == ox.NamedNode(ID + "project/nabolag")
    }
    xsd = PREFIXES["xsd"]
    assert objects[SG + "budget"] == f'"1500000"^^<{xsd}integer>'
    assert objects[SG + "currency"] == '"NOK"'
    assert objects[SCHEMA + "startDate"] == f'"2019-03-01"^^<{xsd}date>'
    assert objects[SCHEMA + "endDate"] == f'"2022-06"^^<{xsd}gYearMonth>'


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2022-06-01", "date"),
        ("2022-06", "gYearMonth"),
        ("2022", "gYear"),
        ("09:30", "time"),
        ("2022-06-01T09:30", "dateTime"),
    ],
)
def test_a_moment_has_the_datatype_that_its_precision_asks_for(value: str, kind: str) -> None:
    made = moment(value)
    assert made.datatype.value == PREFIXES["xsd"] + kind
    # rdflib finds nothing wrong with its form.
    assert Literal(made.value, datatype=made.datatype.value).ill_typed is not True


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not an ISO date"):
        moment("juni 2022")


@pytest.mark.parametrize("value", [True, False, 3, 0, -1, 0.9, 1.0, 0.85, date(2020, 1, 31), "tekst", ""])
def test_a_literal_stays_the_same_through_a_store(value: Any) -> None:
    store = ox.Store()
    quad = ox.Quad(ox.NamedNode(ID + "a"), ox.NamedNode(SG + "rule"), literal(value), ox.DefaultGraph())
    store.add(quad)
    assert list(store) == [quad]


def test_a_negated_statement_is_kept_and_gives_no_plain_triple() -> None:
    quads = whole([PAGE])
    denied = (ID + "project/nabolag", SG + "fundedBy", ID + "org/kystrådet")
    assert denied not in default(quads)
    assert (ID + "project/nabolag", SG + "fundedBy", ID + "org/fjordfondet") in default(quads)
    assert sum(q.predicate.value == SG + "negated" for q in quads) == 1


def test_what_one_document_denies_and_another_says_stands_with_both_proofs() -> None:
    says = reading({FUNDED: "Fjordfondet støtter Nabolag."}, name="a.txt")
    denies = reading({}, negated=[(FUNDED, "Fjordfondet støtter ikke Nabolag.")], name="b.txt")
    quads = whole([says, denies])
    assert tuple(PREFIXES["id" if i != 1 else "sg"] + part for i, part in enumerate(FUNDED)) in default(quads)
    assert len(nodes(quads, "Statement")) == 2


def test_the_plain_triple_stands_once_for_two_documents() -> None:
    one, other = (reading({FUNDED: f"Fjordfondet støtter Nabolag, {when}."}, name=f"{when}.txt") for when in "ab")
    lines = sorted_lines(whole([one, other]))
    triple = f"<{ID}project/nabolag> <{SG}fundedBy> <{ID}org/fjordfondet>"
    assert [line for line in lines if line.startswith(triple)] == [f"{triple} .\n"]
    assert len(nodes(whole([one, other]), "Statement")) == 2


def test_one_thing_said_twice_on_a_page_has_two_proofs() -> None:
    twice = reading([(FUNDED, "Fjordfondet støtter Nabolag."), (FUNDED, "Pengene til Nabolag gir Fjordfondet.")])
    assert len(nodes(whole([twice]), "Statement")) == len(nodes(whole([twice]), "Evidence")) == 2


def test_two_statements_of_one_sentence_share_their_evidence() -> None:
    sentence = "Kari Nordmann ved Vågen institutt leder Nabolag."
    quads = whole([reading({LEADS: sentence, WORKS: sentence})])
    assert len(nodes(quads, "Statement")) == 2
    assert len(nodes(quads, "Evidence")) == 1


def test_a_qualifier_stands_on_the_statement_and_nowhere_else() -> None:
    quads = whole([reading({LEADS: "Kari Nordmann er prosjektleder."}, qualifiers={"positionTitle": "prosjektleder"})])
    found = [quad for quad in quads if quad.predicate.value == SG + "positionTitle"]
    assert [str(quad.object) for quad in found] == ['"prosjektleder"']
    assert found[0].subject.value.startswith(ID + "statement/")  # type: ignore[union-attr]


def test_a_predicate_that_the_ontology_has_not_is_refused() -> None:
    with pytest.raises(AttributeError):
        named([reading({("person/kari-nordmann", "likes", "org/fjordfondet"): "Kari liker Fjordfondet."})])


@pytest.mark.parametrize("name", ["registers.txt", "Registers.md", "themes.txt"])
def test_no_document_gets_the_graph_of_the_registers(name: str) -> None:
    own = {quad.graph_name for quad in named([reading({FUNDED: "Fjordfondet støtter Nabolag."}, name=name)])}
    others = {quad.graph_name for quad in [*register_quads(authorities()), *theme_quads()]}
    assert not own & others


# The default graph.


def labels(readings: Iterable[Reading], id: str) -> tuple[set[str], set[str]]:
    triples = default(whole(readings))
    return tuple({o for s, p, o in triples if s == ID + id and p == kind} for kind in (RDFS + "label", ALT_LABEL))  # type: ignore[return-value]


def test_the_label_is_what_most_documents_say_then_the_longest_then_the_first() -> None:
    def page(number: int, name: str) -> Reading:
        return reading({FUNDED: f"{name} gir."}, name=f"{number}.txt", names={"org/fjordfondet": name})

    most = [page(1, "Fondet"), page(2, "Fondet"), page(3, "Fjordfondet i Vest")]
    longest = [page(1, "Fondet"), page(2, "Fjordfondet")]
    first = [page(1, "Fjordfondet"), page(2, "FJORDFONDET")]
    for pages in (most, most[::-1], most[1:] + most[:1]):
        assert labels(pages, "org/fjordfondet") == ({"Fondet"}, {"Fjordfondet i Vest"})
    for pages in (longest, longest[::-1]):
        assert labels(pages, "org/fjordfondet") == ({"Fjordfondet"}, {"Fondet"})
    for pages in (first, first[::-1]):
        assert labels(pages, "org/fjordfondet") == ({"FJORDFONDET"}, {"Fjordfondet"})


# Documents drawn from a small world, so that they agree, repeat and contradict each other.

PEOPLE = ["person/kari-nordmann", "person/ola-dunk", "person/ane-li"]
BODIES = ["org/fjordfondet", "org/vaagen-institutt"]
SAYINGS = [
    *[(p, "affiliatedWith", o) for p in PEOPLE for o in BODIES],
    *[(p, "leads", "project/nabolag") for p in PEOPLE],
    *[("project/nabolag", "fundedBy", o) for o in BODIES],
    *[(p, "speaker", "event/nabodagen") for p in PEOPLE],
]
NAMES = st.fixed_dictionaries(
    {}, optional={end: st.sampled_from(["Fondet", "Fjordfondet", "FJORDFONDET i Vest", "Åse"]) for end in BODIES}
)


@st.composite
def worlds(draw: st.DrawFn) -> list[Reading]:
    """Some documents with different names."""
    pages = []
    for number in range(draw(st.integers(1, 4))):
        said = draw(st.lists(st.sampled_from(SAYINGS), max_size=4, unique=True))
        denied = draw(st.lists(st.sampled_from(SAYINGS), max_size=2, unique=True))
        dated = draw(st.lists(st.sampled_from(["2019", "2019-03", "2020-01-01"]), max_size=2, unique=True))
        pages.append(
            reading(
                [(triple, f"{' '.join(triple)} ({place})") for place, triple in enumerate(said)],
                name=f"side-{number}.txt",
                names=draw(NAMES),
                negated=[(triple, f"ikke {' '.join(triple)} ({place})") for place, triple in enumerate(denied)],
                facts=[("project/nabolag", "start", when, f"begynte {when}.") for when in dated],
            )
        )
    return pages


@unhurried
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_documents_and_of_quads_changes_nothing(pages: list[Reading], random: Any) -> None:
    lines = sorted_lines(whole(pages))
    random.shuffle(pages)
    quads = named(pages)
    random.shuffle(quads)
    assert sorted_lines([*plain_quads(quads), *quads]) == lines


@unhurried
@given(worlds())
def test_the_default_graph_follows_from_the_named_graphs(pages: list[Reading]) -> None:
    store = ox.Store()
    store.extend(whole(pages))
    stored = list(store)
    kept = [quad for quad in stored if quad.graph_name != ox.DefaultGraph()]
    plain = [quad for quad in stored if quad.graph_name == ox.DefaultGraph()]
    assert sorted_lines(plain_quads(kept)) == sorted_lines(plain)


@unhurried
@given(worlds())
def test_a_plain_triple_stands_where_some_document_says_so_and_nowhere_else(pages: list[Reading]) -> None:
    said = {
        (ID + s.subject, SG + s.predicate, ID + s.object) for page in pages for s in page.statements
    }  # what is denied is not said
    predicates = {SG + name for name in ("affiliatedWith", "leads", "fundedBy", "speaker")}
    assert {triple for triple in default(whole(pages)) if triple[1] in predicates} == said


@unhurried
@given(worlds(), st.data())
def test_removing_a_document_removes_what_it_alone_supports_and_no_more(pages: list[Reading], data: Any) -> None:
    gone = data.draw(st.sampled_from(pages))
    rest = [page for page in pages if page is not gone]
    before, after = whole(pages), whole(rest)
    own = {quad.graph_name for quad in named([gone])}
    kept = [quad for quad in before if quad.graph_name not in own | {ox.DefaultGraph()}]
    # Taking its graph away and deriving the default graph again is the same as never having had it …
    assert sorted_lines([*plain_quads(kept), *kept]) == sorted_lines(after)
    # … no other document's graph was touched, and what others say still stands.
    assert sorted_lines(kept) == sorted_lines(named(rest))
    naming = {RDFS + "label", ALT_LABEL}
    lost = {t for t in default(before) - default(after) if t[1] not in naming}
    assert lost <= default(whole([gone])), "only what it says itself may go"
    assert not {t for t in default(after) - default(before) if t[1] not in naming}, "nothing may come"
    for page in rest:
        assert not lost & default(whole([page]))


@unhurried
@given(worlds())
def test_every_statement_of_any_document_has_its_evidence_in_the_same_graph(pages: list[Reading]) -> None:
    quads = set(whole(pages))
    assert all(counts[part] == 1 for counts in nodes(quads, "Statement").values() for part in PARTS)
    assert all(counts == Counter(PROOF) for counts in nodes(quads, "Evidence").values())
    graphs = {(q.subject.value, q.graph_name) for q in quads if q.predicate.value == SG + "quote"}  # type: ignore[union-attr]
    for quad in quads:
        if quad.predicate.value == SG + "evidence":
            assert (quad.object.value, quad.graph_name) in graphs  # type: ignore[union-attr]


def test_a_quad_given_twice_counts_once() -> None:
    pages = [
        reading({FUNDED: f"{name} gir."}, name=f"{number}.txt", names={"org/fjordfondet": name})
        for number, name in enumerate(["Fondet", "Fondet", "Fjordfondet"])
    ]
    quads = named(pages)
    doubled = [*quads, *(q for q in quads if "2" in str(q.graph_name)), *(q for q in quads if "2" in str(q.graph_name))]
    assert sorted_lines(plain_quads(doubled)) == sorted_lines(plain_quads(quads))


# What is told without the store, and written without sorting anew.

WHOLE = """
SELECT ?subject ?predicate ?object ?sentence ?quote ?confidence ?rule ?start ?end ?document ?statement WHERE {
  GRAPH ?graph {
    ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; sg:confidence ?confidence ;
      sg:rule ?rule ; sg:evidence ?evidence .
    ?evidence sg:sentence ?sentence ; sg:quote ?quote ; sg:start ?start ; sg:end ?end ; sg:source ?document .
    FILTER NOT EXISTS { ?statement sg:negated true }
  }
  FILTER(isIRI(?object))
}
"""


def twice(page: Reading) -> Reading:
    """A page whose first statement was read a second time, less surely, and whose last is denied too."""
    *_, last = page.statements
    again = replace(page.statements[0], confidence=0.5)
    return replace(page, statements=(*page.statements, again), negated=(replace(last, qualifiers={"negated": True}),))


@settings(unhurried, max_examples=40)
@given(worlds())
def test_what_is_stated_is_what_a_query_of_the_graph_answers(pages: list[Reading]) -> None:
    pages = [twice(page) if page.statements else page for page in pages]
    store = ox.Store()
    store.extend(whole(pages))
    found = run(Query("whole", WHOLE), store)
    assert isinstance(found, Rows)
    rows = [row for page in pages for row in stated_rows(page)]
    assert Counter(rows) == Counter(found.rows)


@settings(unhurried, max_examples=15)
@given(worlds(), worlds())
def test_a_file_that_is_changed_in_places_is_the_one_written_anew(one: list[Reading], other: list[Reading]) -> None:
    before, after = set(whole(one)), set(whole(other))
    with TemporaryDirectory() as folder:
        path, changed = Path(folder, "graph.nq"), Path(folder, "changed.nq")
        write_nquads(before, path)
        count = write_changed_nquads(path.read_bytes(), before - after, after - before, changed)
        assert count == write_nquads(after, path)
        assert changed.read_bytes() == path.read_bytes()


def test_a_quad_that_goes_must_be_in_the_file_and_one_that_comes_must_not(tmp_path: Path) -> None:
    first, *others = whole([titled("Fondet")])
    path = tmp_path / "graph.nq"
    write_nquads(others, path)
    for removed, added in ([first], []), ([], [others[0]]), ([others[-1], first], []):
        with pytest.raises(ValueError, match="there: b'<https"):
            write_changed_nquads(path.read_bytes(), removed, added, tmp_path / "changed.nq")


# Letters that break files.

NASTY = [
    "to\nlinjer\r\nog tre", "tab\there", 'han sa "ja" og \'nei\'', "skråstrek \\ og \\n",
    "NEL \x85 og LS \u2028 PS \u2029", "mykt\u00adbindestrek, \u200b og \ufeff", "æøå ÆØÅ é", "и\u0306 a\u030a",
    "𝔖𝔞𝔪 😀", "^^<http://x> @nb .", "{} ?x $y # z",
]  # fmt: skip
DAMAGED = [
    "nul\x00",
    "esc\x1b[31m",
    "vt\x0b ff\x0c",
    "rs\x1e",
    "del\x7f",
    "\ufffe\uffff",
    "halv \ud800 emoji",
    "\udce5",
]


def written(page: Reading, tmp_path: Path) -> tuple[list[str], Path]:
    path = tmp_path / "graph.nq"
    quads = whole([page])
    write_nquads(quads, path)
    return sorted_lines(quads), path


def titled(title: str) -> Reading:
    return reading(
        {FUNDED: "Fjordfondet støtter Nabolag."}, names={"org/fjordfondet": title}, metadata={"title": title}
    )


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own reader of N-Quads
@pytest.mark.parametrize("value", NASTY)
def test_any_letter_is_the_same_in_oxigraph_and_rdflib_after_writing(value: str, tmp_path: Path) -> None:
    lines, path = written(titled(value), tmp_path)
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    assert sorted_lines(store) == lines
    label = ox.NamedNode(RDFS + "label")
    assert ox.Literal(value) in {quad.object for quad in store.quads_for_pattern(None, label, None, None)}
    data = Dataset()
    data.parse(path, format="nquads")
    assert len(list(data.quads())) == len(lines)
    assert Literal(value) in {quad[2] for quad in data.quads()}


@pytest.mark.parametrize("value", DAMAGED)
def test_what_no_xml_can_carry_is_taken_out_and_the_rest_stays(value: str, tmp_path: Path) -> None:
    clean = re.sub("[\x00\x0b\x0c\x1b\x1e\x7f\ud800-\udfff\ufffe\uffff]", "", value)
    assert text(value).value == clean
    lines, path = written(titled(value), tmp_path)
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    assert sorted_lines(store) == lines
    assert ox.Literal(clean) in {quad.object for quad in store}


@given(st.text(alphabet=st.characters(), max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_literal_of_any_letters_can_be_read_again(value: str) -> None:
    quad = ox.Quad(ox.NamedNode(ID + "a"), ox.NamedNode(RDFS + "label"), text(value), ox.NamedNode(ID + "g"))
    line = sorted_lines([quad])
    assert len(line) == 1
    assert list(ox.parse("".join(line), format=ox.RdfFormat.N_QUADS)) == [quad]
    assert text(value).value.encode("utf-8").decode("utf-8") == text(value).value


def test_the_file_is_sorted_by_its_bytes_and_has_line_feeds_only(tmp_path: Path) -> None:
    _, path = written(titled("Ørsta\r\nog 😀 og å"), tmp_path)
    data = path.read_bytes()
    lines = data.split(b"\n")
    assert data.endswith(b"\n") and b"\r" not in data
    assert lines[:-1] == sorted(lines[:-1])
    assert len(lines[:-1]) == len(set(lines[:-1]))


def test_the_number_of_quads_written_is_the_number_of_lines(tmp_path: Path) -> None:
    quads = whole([PAGE])
    assert write_nquads([*quads, *quads], tmp_path / "graph.nq") == len(set(quads))


def test_a_folder_that_a_file_name_tries_to_leave_is_not_left() -> None:
    for name in ("../../etc/passwd.txt", "a b.txt", "ø#æ?.md", "x" * 200 + ".txt"):
        graphs = {quad.graph_name.value for quad in named([reading({}, name=name)])}  # type: ignore[union-attr]
        assert len(graphs) == 1
        assert re.fullmatch(re.escape(PREFIXES["graph"]) + "[a-z0-9-]+", graphs.pop())


# What is not published.


def published(page: Reading, policy: Policy | None = None) -> str:
    return "".join(sorted_lines(whole([publishable(page, authorities(), policy or Policy())])))


PRIVATE = [
    "kari.nordmann@vaagen.example",
    "KARI+test@sub.vaagen.example",
    "22 33 44 55",
    "223 34 455",
    "+47 22 33 44 55",
    "22\u00a033\u00a044\u00a055",
    "+4722334455",
    "tlf. 22334455",
    "01019012345",
    "010190 12345",
]


def digits(value: str) -> str:
    """What must not be found of a private detail."""
    return re.sub(r"^\D*(?=[\d+])", "", value) if "@" not in value else value


@pytest.mark.parametrize("private", PRIVATE)
def test_a_private_detail_in_a_quotation_keeps_the_statement_out(private: str) -> None:
    page = reading({LEADS: f"Kari Nordmann leder Nabolag ({private}).", FUNDED: "Fjordfondet gir."})
    lines = published(page)
    assert digits(private) not in lines
    assert f"<{SG}leads>" not in lines
    assert f"<{SG}fundedBy>" in lines


@pytest.mark.parametrize("private", PRIVATE)
def test_a_private_detail_in_the_sentence_around_is_covered(private: str) -> None:
    page = reading({LEADS: "Kari Nordmann leder Nabolag."})
    said = page.statements[0]
    proof = Evidence(said.evidence.span, said.evidence.quote, f"{said.evidence.quote} Ring {private}.")
    page = Reading(
        page.document, (), page.entities, (Statement(*said.triple, proof, said.rule, 0.9),), (), page.negated
    )
    lines = published(page)
    assert digits(private) not in lines
    assert "Ring […]." in lines
    assert f"<{SG}leads>" in lines


@pytest.mark.parametrize("private", PRIVATE)
def test_a_fact_that_is_proved_by_a_private_detail_is_left_out(private: str) -> None:
    page = reading({}, facts=[("project/nabolag", "status", "åpent", f"Status: åpent, {private}.")])
    assert private not in published(page)


@pytest.mark.parametrize("private", ["kari.nordmann@vaagen.example", "22 33 44 55"])
@pytest.mark.parametrize("where", ["title", "publisher", "name"])
def test_no_private_detail_comes_in_by_a_title_or_a_name(where: str, private: str) -> None:
    value = f"Spør Kari, {private}"
    page = reading(
        {FUNDED: "Fjordfondet gir."},
        names={"org/fjordfondet": value} if where == "name" else None,
        metadata={where: value} if where != "name" else None,
    )
    assert private not in published(page)


def test_sums_dates_and_organisation_numbers_are_not_private() -> None:
    sentence = "Fjordfondet (org.nr. 987 654 321) gir 12 500 000 kroner fra 2019-03-01 til 31.12.2022."
    assert f"<{SG}fundedBy>" in published(reading({FUNDED: sentence}))


def party() -> str:
    return next(path for path, record in authorities().records.items() if record.kind == "political_party")


def test_a_party_membership_is_left_out() -> None:
    record = authorities().records[party()]
    member = ("person/kari-nordmann", "affiliatedWith", party())
    page = reading(
        {member: f"Kari Nordmann ({record.name})", LEADS: "Kari Nordmann leder Nabolag."},
        more=[Entity(party(), "Organisation", record.name, (record.name,), record=party())],
    )
    lines = published(page)
    assert f"<{SG}affiliatedWith>" not in lines
    assert f"<{SG}leads>" in lines
    denied = reading({}, negated=[(member, f"Kari Nordmann er ikke med i {record.name}.")], more=page.entities)
    assert f"<{SG}affiliatedWith>" not in published(denied)


def test_a_party_may_organise_an_event() -> None:
    record = authorities().records[party()]
    held = ("event/nabodagen", "organisedBy", party())
    page = reading({held: "Partiet holder Nabodagen."}, more=[Entity(party(), "Organisation", record.name, ())])
    assert f"<{SG}organisedBy>" in published(page)


ATTENDS = ("person/per-gjest", "participant", "event/nabodagen")


@pytest.mark.parametrize("also", [[], [(("person/per-gjest", "affiliatedWith", "org/fjordfondet"), "Per fra fondet.")]])
def test_who_only_attended_is_left_out_unless_the_setting_says_so(also: list[Any]) -> None:
    page = reading([(ATTENDS, "Per Gjest var til stede."), *also, (SPEAKS, "Ola Dunk talte.")])
    assert "per-gjest" not in published(page)
    assert "Per Gjest" not in published(page)
    assert "ola-dunk" in published(page)
    kept = published(page, Policy(attendees=True))
    assert f"<{ID}person/per-gjest> <{SG}participant> <{ID}event/nabodagen> .\n" in kept


@pytest.mark.parametrize(
    "also", [SPEAKS[1], "facilitator", "contact"], ids=["who also spoke", "who also led", "who also is the contact"]
)
def test_an_attendee_with_another_part_stays(also: str) -> None:
    part = ("person/per-gjest", also, "event/nabodagen")
    assert "person/per-gjest" in published(reading({ATTENDS: "Per Gjest var der.", part: "Per Gjest hadde en del."}))


def test_a_person_with_no_part_is_no_node() -> None:
    page = reading({FUNDED: "Fjordfondet gir."}, more=[entity("person/foto-graf", "Foto Graf")])
    assert "foto-graf" not in published(page)


@pytest.mark.parametrize("caption", ["Foto: Siri Solberg", "(Foto: Siri Solberg)", "Foto: Siri Solberg / Vågen avis"])
def test_a_photographer_is_no_node(caption: str) -> None:
    page = (
        "# Nabolag får penger\n\n"
        f"Prosjektet Nabolag er finansiert av Norges forskningsråd.\n\n{caption}\n\n"
        "Prosjektleder er Kari Nordmann ved OsloMet.\n"
    )
    read = Reader(authorities()).read(Document("bilde.txt", page, {"title": "Nabolag får penger"}))
    lines = published(read)
    assert "siri-solberg" not in lines
    assert "kari-nordmann" in lines


def test_a_statement_of_someone_left_out_goes_with_them() -> None:
    page = reading([(ATTENDS, "Per Gjest var til stede.")], negated=[(SPEAKS, "Ola Dunk talte ikke.")])
    lines = published(page)
    assert "per-gjest" not in lines
    assert "ola-dunk" not in lines, "to be denied a part is no part"


# The registers.


@pytest.fixture(scope="module")
def registers() -> ox.Store:
    quads = list(register_quads(authorities()))
    store = ox.Store()
    store.extend([*plain_quads(quads), *quads])
    return store


def rows(store: ox.Store, text: str, **places: str) -> list[tuple[str, ...]]:
    """The answer to a question in which upper-case words stand for municipalities."""
    for word, path in places.items():
        text = text.replace(word, f"<{ID}municipality/{path}>")
    answer = run(Query("test", text), store)
    assert isinstance(answer, Rows)
    return sorted(answer.plain())


def test_askim_merged_into_indre_ostfold_on_the_first_day_of_2020(registers: ox.Store) -> None:
    chain = rows(registers, "SELECT ?to { ASKIM sg:mergedInto ?to }", ASKIM="askim-0124")
    assert chain == [("id:municipality/indre-ostfold-3014",)]
    merger = rows(
        registers,
        """SELECT ?day ?from { ?merger a sg:MunicipalMerger ; schema:startDate ?day ; org:originalOrganization ?from ;
             org:resultingOrganization NEW }""",
        NEW="indre-ostfold-3014",
    )
    originals = ["askim-0124", "eidsberg-0125", "hobol-0138", "spydeberg-0123", "trogstad-0122"]
    assert merger == [("2020-01-01", f"id:municipality/{name}") for name in originals]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("askim-0124", "indre-ostfold-3014"),
        ("ramnes-0718", "re-0716"),
        ("ramnes-0718", "tonsberg-3803"),
        ("skjerstad-1842", "bodo-1804"),
    ],
)
def test_a_municipality_reaches_what_it_became_through_successors(registers: ox.Store, old: str, new: str) -> None:
    question = "ASK { OLD sg:successor+ NEW }"
    assert rows(registers, question, OLD=old, NEW=new) == [("true",)]
    assert rows(registers, question, OLD=new, NEW=old) == [("false",)]


def test_a_code_holds_between_its_days_and_a_new_one_is_no_new_municipality(registers: ox.Store) -> None:
    dated = rows(
        registers,
        """SELECT ?code ?since ?until { GRAPH graph:registers {
             ?s a sg:Statement ; rdf:subject NEW ; rdf:predicate sg:municipalityCode ; rdf:object ?code ;
                schema:startDate ?since . OPTIONAL { ?s schema:endDate ?until } } }""",
        NEW="indre-ostfold-3014",
    )
    assert dated == [("3014", "2020-01-01", "2023-12-31"), ("3118", "2024-01-01", "")]


def test_a_county_of_then_is_told_from_that_of_now(registers: ox.Store) -> None:
    dated = rows(
        registers,
        """SELECT ?since ?county { GRAPH graph:registers {
             ?s rdf:subject NEW ; rdf:predicate sg:locatedIn ; rdf:object ?county ; schema:startDate ?since } }""",
        NEW="indre-ostfold-3014",
    )
    assert dated == [("2020-01-01", "id:county/viken-30"), ("2024-01-01", "id:county/ostfold-31")]


def test_no_municipality_is_its_own_successor(registers: ox.Store) -> None:
    assert rows(registers, "SELECT ?m { ?m sg:successor+ ?m }") == []


def test_every_statement_of_a_register_names_the_register_and_the_row(registers: ox.Store) -> None:
    found = nodes(registers, "Statement")
    assert len(found) > 1000
    wanted = (PARTS - {SG + "evidence"}) | {SG + "register", SG + "row"}
    assert not [iri for iri, counts in found.items() if any(counts[part] != 1 for part in wanted)]


def test_the_registers_and_themes_are_the_same_each_time() -> None:
    once, again = (sorted_lines([*register_quads(Authorities.load()), *theme_quads()]) for _ in range(2))
    assert once == again


def test_a_theme_has_its_labels_in_both_kinds_of_norwegian_and_one_plain_label() -> None:
    quads = list(theme_quads())
    themes = {q.subject for q in quads if q.predicate.value == RDF + "type"}
    assert themes
    for theme in themes:
        own = [q for q in quads if q.subject == theme]
        assert sum(q.predicate.value == RDFS + "label" for q in own) == 1
        languages = Counter(q.object.language for q in own if q.predicate.value == PREFIXES["skos"] + "prefLabel")  # type: ignore[union-attr]
        assert languages >= Counter(["nb", "nn", "en"])
        assert set(languages.values()) == {1}


def test_an_entity_of_a_register_takes_its_name_from_there() -> None:
    record = authorities().records["municipality/askim-0124"]
    page = reading(
        {("project/nabolag", "partner", record.iri_path): "Nabolag er i Askim kommune."},
        more=[Entity(record.iri_path, "Municipality", "Askim kommune", (), record=record.iri_path)],
    )
    own = [q for q in named([page]) if q.subject.value == ID + record.iri_path]  # type: ignore[union-attr]
    assert own == [], "its label and class stand in the registers' graph"


def test_a_unit_is_told_from_other_organisations_by_how_it_was_found() -> None:
    mention = Mention("Organisation", Span(0, 5), "Senter for nabolag", "organisation:unit")
    unit = Entity("org/senter", "Organisation", "Senter for nabolag", (), mentions=(mention,))
    kinds = {
        q.object.value  # type: ignore[union-attr]
        for q in named([reading({}, more=[unit])])
        if q.predicate.value == RDF + "type" and q.subject.value == ID + "org/senter"  # type: ignore[union-attr]
    }
    assert kinds == {SG + "OrganisationalUnit"}
