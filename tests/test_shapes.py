"""The shapes: a good graph conforms, and each thing that may not be is found and named."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from typing import NamedTuple

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, SKOS, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import ClosedNamespace

from samgraf import shapes
from samgraf.resources import shipped
from samgraf.shapes import CORE, SHAPE, Report, Violation, validate
from samgraf.vocab import GRAPH, ID, PREFIXES, TERMS
from tests.timing import within

PROLOGUE = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
SG = ClosedNamespace(PREFIXES["sg"], sorted(TERMS))
N = Namespace(ID)

PLAIN = """
id:kari a sg:Person ; rdfs:label "Kari Bø" ; sg:affiliatedWith id:nord ; sg:leads id:medsam ;
    sg:memberOf id:medsam ; sg:speaker id:talk ; sg:facilitator id:seminar ; sg:participant id:seminar ;
    sg:contact id:medsam .
id:nord a sg:University ; rdfs:label "Nord universitet"@nb ; sg:organisationNumber "970940243" ;
    sg:country "NO" ; sg:inMunicipality id:levanger .
id:sesam a sg:ResearchCentre ; rdfs:label "SESAM" ; sg:partOf id:nord ; sg:successor id:nord .
id:rcn a sg:Funder ; rdfs:label "Norges forskningsråd" .
id:medsam a sg:Project ; rdfs:label "MEDSAM" ; sg:acronym "MEDSAM" ; sg:budget 5500000 ; sg:currency "NOK" ;
    schema:startDate "2019-01-08"^^xsd:date ; schema:endDate "2022"^^xsd:gYear ;
    sg:coordinatedBy id:nord ; sg:ownedBy id:levanger ; sg:partner id:levanger , id:trondelag ;
    sg:fundedBy id:rcn ; sg:partOf id:forkommune ; sg:about concept:samskaping .
id:forkommune a sg:Programme ; rdfs:label "FORKOMMUNE" .
id:seminar a sg:Event ; rdfs:label "Dagsseminar" ; sg:organisedBy id:nord ; sg:heldAt id:house ;
    sg:fundedBy id:levanger ; schema:startDate "2018-10-18T09:00:00"^^xsd:dateTime ;
    sg:deadline "2018-10-01"^^xsd:date .
id:talk a sg:Talk ; rdfs:label "Samskaping i praksis" ; sg:partOf id:seminar ;
    schema:startDate "09:30:00"^^xsd:time .
id:house a sg:Venue ; rdfs:label "Rådhuset" ; sg:inMunicipality id:levanger .
concept:samskaping a sg:Theme ; skos:prefLabel "samskaping"@nb .
id:levanger a sg:Municipality ; rdfs:label "Levanger" ; sg:municipalityCode "1719" , "5037" ;
    sg:locatedIn id:trondelag .
id:aarhus a sg:Municipality ; rdfs:label "Aarhus" ; sg:municipalityCode "751" ; sg:country "DK" .
id:trondelag a sg:County ; rdfs:label "Trøndelag" ; sg:countyCode "50" .
id:verran a sg:Municipality ; rdfs:label "Verran" ; sg:mergedInto id:steinkjer .
id:steinkjer a sg:Municipality ; rdfs:label "Steinkjer" .
id:merger a sg:MunicipalMerger ; rdfs:label "Steinkjer 2020" ; schema:startDate "2020-01-01"^^xsd:date ;
    org:originalOrganization id:verran ; org:resultingOrganization id:steinkjer .
"""
"""The default graph: what each thing is and is called, and what holds between them."""

DOCUMENT = """
id:document a sg:SourceDocument ; dcterms:title "MEDSAM" ; schema:inLanguage "nb" ;
    schema:datePublished "2019-02-01"^^xsd:date ; sg:mentions id:rcn , id:kari ;
    sg:sha256 "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" .
id:funding a sg:Statement ; rdf:subject id:medsam ; rdf:predicate sg:fundedBy ; rdf:object id:rcn ;
    sg:confidence 0.97 ; sg:rule "field:funding" ; sg:evidence id:evidence .
id:affiliation a sg:Statement ; rdf:subject id:kari ; rdf:predicate sg:affiliatedWith ; rdf:object id:nord ;
    sg:confidence 1.0 ; sg:rule "row:name" ; sg:evidence id:evidence ; sg:negated false ;
    sg:positionTitle "professor" ; sg:onBehalfOf id:nord ; schema:startDate "2018-10"^^xsd:gYearMonth .
id:sum a sg:Statement ; rdf:subject id:medsam ; rdf:predicate schema:startDate ;
    rdf:object "2019-01-08"^^xsd:date ; sg:confidence 0.5 ; sg:rule "field:period" ; sg:evidence id:evidence .
id:evidence a sg:Evidence ; sg:source id:document ; sg:start 0 ; sg:end 20 ;
    sg:quote "Norges forskningsråd" ;
    sg:sentence "Finansiert av Norges forskningsråd med 12 500 000 kroner." .
"""
"""What one document says, and where."""

REGISTER = """
id:register a sg:Register ; rdfs:label "Kommuner og endringer" .
id:change a sg:Statement ; rdf:subject id:verran ; rdf:predicate sg:mergedInto ; rdf:object id:steinkjer ;
    sg:confidence 1.0 ; sg:rule "register" ; sg:register id:register ; sg:row "5039" .
"""
"""What the registers say."""


def good() -> Dataset:
    dataset = Dataset()
    named = {GRAPH + "medsam": DOCUMENT, GRAPH + "registers": REGISTER}
    dataset.default_graph.parse(data=PROLOGUE + PLAIN, format="turtle")
    for name, text in named.items():
        dataset.graph(URIRef(name)).parse(data=PROLOGUE + text, format="turtle")
    return dataset


def turtle(text: str) -> Graph:
    return Graph().parse(data=PROLOGUE + text, format="turtle")


def planted(add: str = "", remove: Iterable[str] = ()) -> Graph:
    """The good graph as one, with the properties `subject property` taken out and triples put in."""
    graph = Graph()
    for subject, link, target, _ in good().quads((None, None, None, None)):
        graph.add((subject, link, target))
    for each in remove:
        triple = next(iter(turtle(f"{each} [] .")))
        assert (triple[0], triple[1], None) in graph, each
        graph.remove((triple[0], triple[1], None))
    return graph + turtle(add)


def found(report: Report) -> set[str]:
    return {each.shape.removeprefix(str(SHAPE)) for each in report.violations}


def all_shapes() -> set[URIRef]:
    nodes = shapes.load_shapes().subjects(RDF.type, SH.NodeShape)
    return {node for node in nodes if isinstance(node, URIRef)}


class Plant(NamedTuple):
    """Something bad done to a copy of a node of the good graph, and the shape that must see it."""

    number: int
    shape: str
    how: str
    """`+` puts a triple in, `-` takes a property out, `=` gives it another value."""
    what: str
    message: str

    @property
    def copy(self) -> str:
        return f"{self.what.split()[0]}-{self.number}"

    def grow(self, graph: Graph) -> None:
        """Put the copy into the graph, with what is bad about it."""
        node, link, *_ = self.what.split()
        copy = N[self.copy.removeprefix("id:")]
        for _, part, value in planted().triples((N[node.removeprefix("id:")], None, None)):
            graph.add((copy, part, value))
        if self.how != "+":
            (changed,) = turtle(f"{self.copy} {link} [] .").predicates()
            assert (copy, changed, None) in graph, self
            graph.remove((copy, changed, None))
        if self.how != "-":
            graph += turtle(f"{self.copy} {self.what.removeprefix(node)} .")


TABLE = """
Statement | - id:funding sg:evidence | needs evidence
register | - id:change sg:row | names exactly one row
Statement | - id:change sg:register | the register it comes from
register | - id:change sg:register | exactly one register
register | + id:evidence sg:row "5039" | Only a statement
Statement | + id:funding sg:evidence id:document | is an Evidence
register | + id:change sg:register id:document | exactly one register
register | + id:change sg:row '17' | exactly one row
Statement | - id:funding rdf:subject | exactly one subject
Statement | + id:funding rdf:subject id:forkommune | exactly one subject
Statement | = id:funding rdf:subject 'MEDSAM' | exactly one subject
Statement | - id:funding rdf:predicate | exactly one predicate
Statement | + id:funding rdf:predicate sg:partner | exactly one predicate
Statement | = id:funding rdf:predicate foaf:knows | a term of sg: or schema:
Statement | - id:funding rdf:object | exactly one object
Statement | + id:funding rdf:object id:nord | exactly one object
Statement | - id:funding sg:confidence | from 0 to 1
Statement | + id:funding sg:confidence 0.5 | from 0 to 1
Statement | = id:funding sg:confidence 1.2 | from 0 to 1
Statement | = id:funding sg:confidence -0.1 | from 0 to 1
Statement | = id:funding sg:confidence 9.7e-1 | from 0 to 1
Statement | - id:funding sg:rule | one rule
Statement | = id:funding sg:rule '  ' | one rule
negated | + id:funding sg:negated 'no' | true or false
negated | + id:kari sg:negated false | qualifies a statement
onBehalfOf | + id:kari sg:onBehalfOf id:nord | qualifies a statement
onBehalfOf | + id:affiliation sg:onBehalfOf id:medsam | on behalf of an organisation
positionTitle | + id:kari sg:positionTitle "professor" | qualifies a statement
positionTitle | + id:affiliation sg:positionTitle '' | position title
Evidence | - id:evidence sg:source | exactly one source document
Evidence | = id:evidence sg:source id:register | exactly one source document
Evidence | - id:evidence sg:start | exactly one start
Evidence | = id:evidence sg:start 20 | exactly one start
Evidence | = id:evidence sg:start -1 | exactly one start
Evidence | = id:evidence sg:start '0' | exactly one start
Evidence | - id:evidence sg:end | exactly one end
Evidence | - id:evidence sg:quote | quotes something
Evidence | = id:evidence sg:quote ' ' | quotes something
Evidence | - id:evidence sg:sentence | the sentence
SourceDocument | - id:document dcterms:title | one title
SourceDocument | - id:document sg:sha256 | 64 hexadecimal
SourceDocument | = id:document sg:sha256 'ABC' | 64 hexadecimal
SourceDocument | - id:document schema:inLanguage | one language
SourceDocument | = id:document schema:inLanguage 'Norsk' | one language
Register | - id:register rdfs:label | a label
Entity | - id:house rdfs:label | a label
Entity | = id:house rdfs:label ' ' | a label
Entity | + id:kari a sg:Organisation | exactly one kind
Entity | + id:seminar a sg:Talk | exactly one kind
Entity | + id:someone a sg:Agent ; rdfs:label 'Noen' | exactly one kind
AssertedType | + id:kari a sg:Researcher | inferred and never asserted
AssertedType | + id:kari a sg:Agent | abstract class
Municipality | + id:aarhus sg:municipalityCode '75' | three or four digits
Municipality | + id:aarhus sg:municipalityCode '07510' | three or four digits
Municipality | + id:aarhus sg:municipalityCode 751 | three or four digits
County | + id:trondelag sg:countyCode '5' | two digits
MunicipalMerger | - id:merger schema:startDate | one day
MunicipalMerger | = id:merger schema:startDate '2020'^^xsd:gYear | one day
MunicipalMerger | - id:merger org:originalOrganization | original municipality
MunicipalMerger | - id:merger org:resultingOrganization | resulting municipality
MunicipalMerger | + id:merger org:resultingOrganization id:trondelag | resulting municipality
Dates | + id:seminar schema:endDate 'i fjor' | A date is
Dates | + id:seminar sg:deadline '2018-13-01'^^xsd:date | A date is
budget | + id:medsam sg:budget 0 | above 0
budget | + id:medsam sg:budget '5,5 mill.' | above 0
budget | - id:medsam sg:currency | a currency
budget | + id:medsam sg:currency 'kr' | a currency
budget | + id:seminar sg:budget 100 ; sg:currency 'NOK' | Only a project
country | + id:nord sg:country 'Norge' | two letters
country | + id:document sg:country 'NO' | Only an entity
organisationNumber | + id:nord sg:organisationNumber '97094024' | nine digits
organisationNumber | + id:kari sg:organisationNumber '970940243' | Only an organisation
Privacy | + id:kari skos:altLabel 'kari@nord.no' | e-mail address
Privacy | + id:evidence sg:sentence 'Ring 900 11 222.' | phone number
Privacy | + id:evidence sg:quote 'tlf 90011222' | phone number
Privacy | + id:affiliation sg:positionTitle '01019012345' | birth number
Privacy | + id:document dcterms:title 'kari@nord.no' | e-mail address
affiliatedWith | + id:medsam sg:affiliatedWith id:nord | Only a person
affiliatedWith | + id:kari sg:affiliatedWith id:medsam | One is affiliated
leads | + id:nord sg:leads id:medsam | Only a person
leads | + id:kari sg:leads id:nord | One leads
memberOf | + id:nord sg:memberOf id:medsam | Only a person
memberOf | + id:kari sg:memberOf id:seminar | One is a member
coordinatedBy | + id:seminar sg:coordinatedBy id:nord | Only a project
coordinatedBy | + id:medsam sg:coordinatedBy id:kari | An organisation
ownedBy | + id:seminar sg:ownedBy id:nord | Only a project
ownedBy | + id:medsam sg:ownedBy id:kari | An organisation
partner | + id:nord sg:partner id:levanger | Only a project
partner | + id:medsam sg:partner id:kari | A partner
fundedBy | + id:talk sg:fundedBy id:rcn | Only a project or an event
fundedBy | + id:medsam sg:fundedBy id:kari | An organisation
organisedBy | + id:talk sg:organisedBy id:nord | Only an event
organisedBy | + id:seminar sg:organisedBy id:kari | An organisation
speaker | + id:medsam sg:speaker id:talk | Only a person or
speaker | + id:kari sg:speaker id:medsam | One speaks
facilitator | + id:medsam sg:facilitator id:talk | Only a person or
facilitator | + id:kari sg:facilitator id:medsam | One facilitates
participant | + id:medsam sg:participant id:talk | Only a person or
participant | + id:kari sg:participant id:medsam | One takes part
contact | + id:nord sg:contact id:seminar | Only a person
contact | + id:kari sg:contact id:talk | One is the contact
heldAt | + id:talk sg:heldAt id:house | Only an event
heldAt | + id:seminar sg:heldAt id:levanger | at a venue
inMunicipality | + id:kari sg:inMunicipality id:levanger | Only a venue
inMunicipality | + id:aarhus sg:inMunicipality id:levanger | Only a venue
inMunicipality | + id:house sg:inMunicipality id:trondelag | is a municipality
locatedIn | + id:house sg:locatedIn id:trondelag | Only a municipality
locatedIn | + id:levanger sg:locatedIn id:aarhus | in a county
about | + id:nord sg:about concept:samskaping | Only a project
about | + id:seminar sg:about id:medsam | is a theme
partOf | + id:kari sg:partOf id:nord | part of
partOf | + id:seminar sg:partOf id:medsam | part of
partOf | + id:medsam sg:partOf id:rcn | part of
successor | + id:medsam sg:successor id:nord | Only an organisation
successor | + id:sesam sg:successor id:kari | A successor
mergedInto | + id:nord sg:mergedInto id:steinkjer | Only a municipality
mergedInto | + id:verran sg:mergedInto id:trondelag | into a municipality
mentions | + id:funding sg:mentions id:rcn | Only a source document
mentions | + id:document sg:mentions id:register | is an entity
"""


def plants() -> list[Plant]:
    """One a line: the shape that must see it, what is done, what the shape then says."""
    rows = [line.split(" | ") for line in TABLE.strip().splitlines()]
    return [
        Plant(number, shape, change[0], change[2:], message) for number, (shape, change, message) in enumerate(rows)
    ]


@pytest.fixture(scope="module")
def harvest() -> Report:
    """What is found where everything bad is planted at once, each on a node of its own."""
    graph = planted()
    for plant in plants():
        plant.grow(graph)
    return validate(graph)


# ---------------------------------------------------------------- good and bad graphs


def test_a_good_graph_conforms() -> None:
    report = validate(good())
    assert report.violations == () and report.conforms


def test_every_shape_looks_at_something_in_the_good_graph() -> None:
    counts = validate(good()).focus_counts
    assert set(counts) == all_shapes() and min(counts.values()) > 0
    assert (counts[SHAPE.Statement], counts[SHAPE.Evidence], counts[SHAPE.leads]) == (4, 1, 1)


@pytest.mark.parametrize("plant", plants(), ids=lambda plant: f"{plant.shape}: {plant.how} {plant.what}")
def test_what_may_not_be_is_found(plant: Plant, harvest: Report) -> None:
    copy = N[plant.copy.removeprefix("id:")]
    wanted = (SHAPE[plant.shape], copy)
    said = [each.message for each in harvest.violations if (each.shape, each.focus) == wanted]
    assert any(plant.message in message for message in said), said


def test_only_what_was_planted_is_found(harvest: Report) -> None:
    copies = {N[plant.copy.removeprefix("id:")] for plant in plants()}
    assert {each.focus for each in harvest.violations} == copies


def test_every_shape_has_a_planted_violation() -> None:
    assert {SHAPE[plant.shape] for plant in plants()} == all_shapes()


@pytest.mark.parametrize("kind", ["Statement", "Evidence", "SourceDocument", "Register", "Venue"])
def test_a_node_without_an_iri_fails(kind: str) -> None:
    report = validate(planted(f"[] a sg:{kind} ; rdfs:label 'x' ."))
    assert ("Entity" if kind == "Venue" else kind) in found(report)


def test_statement_without_evidence_fails() -> None:
    report = validate(planted(remove=["id:funding sg:evidence"]))
    assert report.violations == (
        Violation(
            SHAPE.Statement, N.funding, None, N.funding,
            "A statement needs evidence in a text, or the register it comes from.",
        ),
    )  # fmt: skip


def test_a_violation_names_property_and_value() -> None:
    (violation,) = validate(planted("id:kari sg:leads id:nord .")).violations
    assert (violation.path, violation.value) == (SG.leads, N.nord)
    assert str(violation) == f"{N.kari}: One leads a project. Found: {N.nord}"


def test_a_violation_in_one_of_several_properties_names_that_one() -> None:
    (violation,) = validate(planted("id:kari skos:altLabel 'kari@nord.no' .")).violations
    assert (violation.path, violation.value) == (SKOS.altLabel, Literal("kari@nord.no"))


def test_violations_come_in_one_order() -> None:
    bad = planted("id:kari sg:leads id:nord , id:rcn ; a sg:Researcher .")
    turned = Graph()
    for triple in reversed(sorted(bad)):
        turned.add(triple)
    assert validate(bad).violations == validate(turned).violations


def test_subclasses_are_accepted_for_their_superclass() -> None:
    """The graph does not state that a funder is an organisation: the ontology does."""
    graph = planted("id:medsam sg:partner id:rcn , id:sesam .")
    assert (N.rcn, RDF.type, SG.Organisation) not in graph
    assert validate(graph).conforms


def test_named_graphs_are_checked_together_with_the_default_graph() -> None:
    dataset = good()
    dataset.graph(URIRef("https://w3id.org/samgraf/graph/other")).add((N.kari, SG.leads, N.nord))
    assert found(validate(dataset)) == {"leads"}


def test_validating_leaves_the_data_as_they_were() -> None:
    graph, dataset = planted(), good()
    before = set(graph), set(dataset.quads((None, None, None, None)))
    validate(graph)
    validate(dataset)
    assert (set(graph), set(dataset.quads((None, None, None, None)))) == before


# ---------------------------------------------------------------- looking at nothing


def test_empty_graph_does_not_conform() -> None:
    report = validate(Graph())
    assert not report.conforms
    assert {each.shape for each in report.violations} == all_shapes()
    assert all("looked at nothing" in each.message and each.focus is None for each in report.violations)


def test_empty_graph_does_not_conform_where_only_the_core_is_required() -> None:
    report = validate(Graph(), required=CORE)
    assert {each.shape for each in report.violations} == CORE


def test_a_graph_without_its_named_graphs_does_not_conform() -> None:
    plain = Graph()
    for triple in good().default_graph:
        plain.add(triple)
    assert found(validate(plain, required=CORE)) == {"Statement", "Evidence", "SourceDocument"}


def test_a_small_graph_conforms_where_only_the_core_is_required() -> None:
    small = planted()
    for part in (N.merger, N.aarhus, N.trondelag):
        small.remove((part, None, None))
        small.remove((None, None, part))
    assert "MunicipalMerger" in found(validate(small))
    assert validate(small, required=CORE).conforms


def test_a_shape_that_targets_nothing_is_reported() -> None:
    misspelt = turtle("""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix shape: <https://w3id.org/samgraf/shapes#> .
        shape:Person a sh:NodeShape ; sh:targetClass sg:Preson ; sh:nodeKind sh:IRI .
    """)
    report = validate(good(), shapes=misspelt)
    assert report.focus_counts == {SHAPE.Person: 0}
    assert [str(each) for each in report.violations] == ["The shape Person looked at nothing."]


def test_a_required_shape_that_is_not_there_is_reported() -> None:
    assert found(validate(good(), required=[SHAPE.Preson])) == {"Preson"}


def test_all_kinds_of_target_are_counted() -> None:
    targets = turtle("""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix shape: <https://w3id.org/samgraf/shapes#> .
        shape:node a sh:NodeShape ; sh:targetNode id:kari .
        shape:class a sh:NodeShape ; sh:targetClass sg:Organisation .
        shape:subjects a sh:NodeShape ; sh:targetSubjectsOf sg:partner .
        shape:objects a sh:NodeShape ; sh:targetObjectsOf sg:partner .
    """)
    counts = validate(good(), shapes=targets).focus_counts
    assert counts == {SHAPE.node: 1, SHAPE["class"]: 8, SHAPE.subjects: 1, SHAPE.objects: 2}


# ---------------------------------------------------------------- privacy

PRIVATE = [
    "kari@nord.no", "Skriv til kari.bo+x@nord.no i dag", "kari(at)nord.no", "kari [krøllalfa] nord.no",
    "Ring 22 33 44 55", "900 11 222", "Mobil: 90011222.", "90011222, e-post følger", "91512345 kl. 10",
    "+47 90011222", "+4790011222", "+45 20 12 34 56", "tlf. 815 00 000", "Telefon: 12 345 678",
    "tlfnr.:90011222", "22\u00a033\u00a044\u00a055", "01019012345", "010190 12345", "41019012345",
    "(01419012345)",
]  # fmt: skip
PUBLIC = [
    "5 500 000 kroner", "12 500 000 kroner", "org.nr. 974 767 880", "974767880", "prosjekt 295980",
    "2019-2022", "18.10.2018", "2018-10-18", "20200730", "/20200730/",
    "https://docplayer.me/27773260-Mot-kommune-3-0",
    "09:30 – 09:45", "kl. 09.30 10.15 11.45", "25000000 kr", "25000000,-", "25000000 NOK", "0164 Oslo",
    "2016 2017 2018", "ISBN 978-82-7206-444-2", "@sesam", "Kommune 3.0", "id=12345678",
    "50 000 50 000 kroner", "kari(at) skolen",
]  # fmt: skip


def privacy_report(sentences: list[str]) -> set[str]:
    graph = planted()
    for number, sentence in enumerate(sentences):
        graph.add((N[f"place-{number}"], RDF.type, SG.Venue))
        graph.add((N[f"place-{number}"], RDFS.label, Literal(sentence)))
    report = validate(graph)
    assert found(report) <= {"Privacy"}
    return {str(each.value) for each in report.violations}


def test_ways_to_reach_a_person_are_found() -> None:
    assert privacy_report(PRIVATE) == set(PRIVATE)


def test_sums_dates_and_numbers_of_things_are_left_alone() -> None:
    assert privacy_report(PUBLIC) == set()


# ---------------------------------------------------------------- the shapes themselves


def test_shapes_are_valid_shacl() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes.load_shapes(), meta_shacl=True)
    assert conforms, text


def test_every_shape_has_a_name_and_says_what_it_demands() -> None:
    graph = shapes.load_shapes()
    for shape in all_shapes():
        assert [text.language for text in graph.objects(shape, SH.name)] == ["en"], shape
        own = set(graph.predicates(shape)) & {SH["class"], SH["or"], SH.xone, SH["not"], SH.nodeKind}
        for part in (*graph.objects(shape, SH.property), *([shape] if own else [])):
            assert {text.language for text in graph.objects(part, SH.message)} == {"en", "nb"}, shape


def test_every_target_and_path_is_a_term_of_the_ontology() -> None:
    graph, ontology = shapes.load_shapes(), shapes.load_ontology()
    for link in (SH.targetClass, SH.targetSubjectsOf, SH.path, SH["class"]):
        for node in graph.objects(None, link):
            if isinstance(node, URIRef) and node.startswith(PREFIXES["sg"]):
                assert (node, RDFS.label, None) in ontology, node


def test_every_property_between_entities_has_a_shape() -> None:
    ontology = shapes.load_ontology()
    below, known = {*ontology.transitive_subjects(RDFS.subClassOf, SG.Entity)}, all_shapes()
    for term, domain in ontology.subject_objects(RDFS.domain):
        if domain in below and ontology.value(term, RDFS.range) in below:
            assert SHAPE[str(term).rpartition("#")[2]] in known, term


def patterns() -> list[str]:
    return sorted(str(text) for text in shapes.load_shapes().objects(None, SH.pattern))


@pytest.mark.parametrize("pattern", patterns())
def test_patterns_are_bounded_and_portable(pattern: str) -> None:
    bare = re.sub(r"\[[^\]]*\]", "C", pattern)
    assert not re.search(r"[*+]|\{\d+,\}|\(\?", bare), "no unbounded quantifier and no look-around"
    re.compile(pattern)


@pytest.mark.parametrize("pattern", patterns())
def test_patterns_do_not_run_away(pattern: str) -> None:
    matcher = re.compile(pattern, re.IGNORECASE)
    units = ("a", "1", "a@", "a@a.", "1 ", "22 33 44 ", "tlf ", "tel1 ", "(at", "a (at) ", "+4712 ", "[a]")
    with within(5):
        for unit in units:
            matcher.search(unit * (100_000 // len(unit)) + "\n")


def test_checking_does_not_need_the_text_side() -> None:
    code = "import samgraf.shapes, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_themes_conform_as_part_of_a_graph() -> None:
    themes = Graph().parse(shipped("ontology", "themes.ttl"))
    assert validate(planted() + themes).conforms
