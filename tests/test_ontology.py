"""The ontology, the themes and the mappings: what a careful reviewer would check, checked."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

import owlrl
import pytest
import yaml
from rdflib import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SKOS,
    VANN,
    XSD,
    Graph,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.namespace import ClosedNamespace
from rdflib.term import Node

from samgraf.resources import shipped
from samgraf.shapes import load_ontology, load_shapes
from samgraf.vocab import CONCEPT, PREFIXES, TERMS

SG = ClosedNamespace(PREFIXES["sg"], sorted(TERMS))
VERSION = "0.1.0"
LANGUAGES = {"nb", "nn", "en"}
ONTOLOGY = URIRef("https://w3id.org/samgraf/ns")
SCHEME = URIRef(CONCEPT)
EX = Namespace("https://example.org/")

CPV = Namespace("http://data.europa.eu/m8g/")
FRAPO = Namespace("http://purl.org/cerif/frapo/")
OA = Namespace("http://www.w3.org/ns/oa#")

KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
RL_KINDS = KINDS | {OWL.IrreflexiveProperty, OWL.AsymmetricProperty}
RL_AXIOMS = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
}
ANNOTATIONS = {RDFS.label, RDFS.comment, RDFS.isDefinedBy, SKOS.definition}
RL_DATATYPES = {RDFS.Literal, XSD.string, XSD.boolean, XSD.decimal, XSD.integer}
ALIGNED = {
    CPV.PublicOrganisation,
    CPV.PublicEvent,
    FRAPO.FundingAgency,
    FRAPO.isFundedBy,
    OA.SpecificResource,
    OA.hasSource,
}
"""The terms of vocabularies that rdflib does not know, each read in its own publication."""


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return load_ontology()


@pytest.fixture(scope="module")
def themes() -> Graph:
    return Graph().parse(shipped("ontology", "themes.ttl"))


def is_own(node: Node) -> bool:
    return isinstance(node, URIRef) and str(node).startswith(PREFIXES["sg"])


def terms(graph: Graph) -> list[URIRef]:
    return sorted({node for node in graph.subjects() if is_own(node)})


def properties(graph: Graph) -> list[URIRef]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    return sorted(term for term in terms(graph) if any((term, RDF.type, kind) in graph for kind in kinds))


def texts(graph: Graph) -> Iterator[Literal]:
    """All that is written for people in a graph."""
    for _, _, value in graph:
        if isinstance(value, Literal) and value.language:
            yield value


def name(term: Node) -> str:
    return str(term).rpartition("#")[2]


def above(graph: Graph, start: Node, link: URIRef) -> set[Node]:
    """What a node leads to over one or more links of a kind."""
    found: set[Node] = set()
    waiting = list(graph.objects(start, link))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += graph.objects(node, link)
    return found


# ---------------------------------------------------------------- the terms


def test_terms_are_those_the_code_knows(ontology: Graph) -> None:
    known = set(TERMS)
    assert {name(term) for term in terms(ontology)} == known


def test_every_term_is_of_one_kind(ontology: Graph) -> None:
    for term in terms(ontology):
        assert len(KINDS & set(ontology.objects(term, RDF.type))) == 1, term


def test_every_term_has_one_label_in_each_language(ontology: Graph) -> None:
    for term in terms(ontology):
        labels = list(ontology.objects(term, RDFS.label))
        assert Counter(label.language for label in labels) == Counter(LANGUAGES), term
        assert all(label.strip() == str(label) != "" for label in labels), term


def test_every_term_is_defined_once_in_each_language(ontology: Graph) -> None:
    for term in terms(ontology):
        definitions = list(ontology.objects(term, SKOS.definition))
        assert Counter(text.language for text in definitions) == Counter(LANGUAGES), term
        assert all(text.endswith((".", "…")) and len(text) > 15 for text in definitions), term


def test_no_two_terms_share_a_label(ontology: Graph) -> None:
    labels = [label for term in terms(ontology) for label in ontology.objects(term, RDFS.label)]
    shared = Counter((label.casefold(), label.language) for label in labels)
    assert [label for label, number in shared.items() if number > 1] == []


def test_every_property_has_one_domain_and_one_range(ontology: Graph) -> None:
    for term in properties(ontology):
        assert len(list(ontology.objects(term, RDFS.domain))) == 1, term
        assert len(list(ontology.objects(term, RDFS.range))) == 1, term


def test_domains_and_ranges_are_own_classes_or_datatypes(ontology: Graph) -> None:
    for term in properties(ontology):
        assert (ontology.value(term, RDFS.domain), RDF.type, OWL.Class) in ontology, term
        target = ontology.value(term, RDFS.range)
        if (term, RDF.type, OWL.ObjectProperty) in ontology:
            assert (target, RDF.type, OWL.Class) in ontology, term
        else:
            assert target in RL_DATATYPES, term


def test_every_term_says_where_it_is_defined(ontology: Graph) -> None:
    for term in terms(ontology):
        assert list(ontology.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY], term


@pytest.mark.parametrize("file", ["themes.ttl", "shapes.ttl"])
def test_a_term_has_one_home(file: str) -> None:
    assert terms(Graph().parse(shipped("ontology", file))) == []


def test_no_axiom_is_put_on_a_foreign_term(ontology: Graph) -> None:
    assert {node for node in ontology.subjects() if not is_own(node)} == {ONTOLOGY}
    assert not list(ontology.objects(None, OWL.imports))


def test_own_terms_that_are_used_are_defined(ontology: Graph, themes: Graph) -> None:
    defined = set(terms(ontology))
    for graph in (ontology, themes, load_shapes()):
        used = {node for triple in graph for node in triple if is_own(node)} - {URIRef(PREFIXES["sg"])}
        assert used <= defined


def test_foreign_terms_that_are_used_exist(ontology: Graph) -> None:
    known = (SDO, FOAF, ORG, PROV, SKOS, DCTERMS, DCAT, RDF)
    used = {
        node
        for link in (RDFS.subClassOf, RDFS.subPropertyOf)
        for node in ontology.objects(None, link)
        if not is_own(node)
    }
    for node in used - ALIGNED:
        assert any(node in vocabulary for vocabulary in known), node
    assert used >= ALIGNED


def test_classes_are_upper_camel_and_properties_lower_camel(ontology: Graph) -> None:
    for term in terms(ontology):
        is_class = (term, RDF.type, OWL.Class) in ontology
        assert re.fullmatch(r"([A-Z][a-z]+)+" if is_class else r"[a-z]+([A-Z][a-z]+|256)*", name(term)), term


def test_no_term_is_above_itself(ontology: Graph) -> None:
    for term in terms(ontology):
        for link in (RDFS.subClassOf, RDFS.subPropertyOf):
            assert term not in above(ontology, term, link), term


def test_every_class_stands_below_an_entity_or_among_the_sources(ontology: Graph) -> None:
    tops = {SG.Entity, SG.SourceDocument, SG.Register, SG.Statement, SG.Evidence}
    for term in ontology.subjects(RDF.type, OWL.Class):
        assert len(tops & {term, *above(ontology, term, RDFS.subClassOf)}) == 1, term


def test_a_property_below_another_joins_no_more_than_that(ontology: Graph) -> None:
    for lower, upper in ontology.subject_objects(RDFS.subPropertyOf):
        if is_own(upper):
            for end in (RDFS.domain, RDFS.range):
                inner, outer = ontology.value(lower, end), ontology.value(upper, end)
                assert outer in {inner, *above(ontology, inner, RDFS.subClassOf)}, lower


def test_a_merger_is_a_succession(ontology: Graph) -> None:
    assert SG.successor in above(ontology, SG.mergedInto, RDFS.subPropertyOf)
    assert ORG.ChangeEvent in above(ontology, SG.MunicipalMerger, RDFS.subClassOf)


# ---------------------------------------------------------------- the file as a whole


def test_header_says_version_licence_and_prefix(ontology: Graph) -> None:
    value = {part: ontology.value(ONTOLOGY, part) for part in set(ontology.predicates(ONTOLOGY))}
    assert value[RDF.type] == OWL.Ontology
    assert value[OWL.versionIRI] == URIRef(f"{ONTOLOGY}/{VERSION}")
    assert value[OWL.versionInfo] == Literal(VERSION)
    assert value[DCTERMS.license] == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert value[DCTERMS.created] == Literal(date(2026, 11, 24))
    assert value[DCTERMS.creator] == Literal("The SamGraf developers")
    assert value[VANN.preferredNamespacePrefix] == Literal("sg")
    assert value[VANN.preferredNamespaceUri] == Literal(PREFIXES["sg"])
    for part in (DCTERMS.title, DCTERMS.description):
        assert {text.language for text in ontology.objects(ONTOLOGY, part)} == LANGUAGES


def test_all_files_carry_the_same_version() -> None:
    assert f"\n## {VERSION} " in shipped("ontology", "CHANGELOG.md").read_text(encoding="utf-8")
    assert mapping_header()["mapping_set_version"] == VERSION
    for file in ("samgraf.ttl", "themes.ttl", "shapes.ttl"):
        versions = set(Graph().parse(shipped("ontology", file)).objects(None, OWL.versionInfo))
        assert versions == {Literal(VERSION)}, file


def test_changelog_counts_the_terms_rightly(ontology: Graph) -> None:
    classes = len(set(ontology.subjects(RDF.type, OWL.Class)))
    log = shipped("ontology", "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"- {classes} classes and {len(properties(ontology))} properties" in log


@pytest.mark.parametrize("file", ["samgraf.ttl", "themes.ttl", "shapes.ttl", "CHANGELOG.md", "mappings.sssom.tsv"])
def test_files_are_clean_text(file: str) -> None:
    raw = shipped("ontology", file).read_bytes()
    assert b"\r" not in raw and raw.endswith(b"\n") and not raw.endswith(b"\n\n")
    if file.endswith((".ttl", ".md")):
        assert not re.search(rb"[ \t]\n|\t", raw)


BOKMAL_ONLY = "ikke fra hvor hva hvem en et noe noen være også sammen forskning forsker kommuner gjør skole"
NYNORSK_ONLY = "ikkje frå kvar kva kven ein eit noko nokon vere òg saman forsking forskar kommunar gjer skule"


def test_bokmal_and_nynorsk_are_not_mixed(ontology: Graph, themes: Graph) -> None:
    foreign = {"nn": set(BOKMAL_ONLY.split()), "nb": set(NYNORSK_ONLY.split())}
    for text in (*texts(ontology), *texts(themes), *texts(load_shapes())):
        words = set(re.findall(r"\w+", text.casefold()))
        assert not words & foreign.get(text.language or "", set()), text


# ---------------------------------------------------------------- OWL 2 RL


def test_only_constructs_of_owl_2_rl_are_used(ontology: Graph) -> None:
    for subject, link, target in ontology:
        assert isinstance(subject, URIRef), "class expressions are not used"
        if subject == ONTOLOGY or link in ANNOTATIONS:
            continue
        assert isinstance(target, URIRef), (subject, link, target)
        assert target in RL_KINDS if link == RDF.type else link in RL_AXIOMS, (subject, link, target)


def test_object_properties_alone_are_irreflexive_or_asymmetric(ontology: Graph) -> None:
    for kind in (OWL.IrreflexiveProperty, OWL.AsymmetricProperty):
        for term in ontology.subjects(RDF.type, kind):
            assert (term, RDF.type, OWL.ObjectProperty) in ontology, term


def closed(graph: Graph) -> Graph:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    error = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
    found = [str(text) for text in graph.objects(None, error.error)]
    return found + [str(node) for node in graph.subjects(RDF.type, OWL.Nothing)]


@cache
def one_of_everything() -> Graph:
    """The ontology with a member of each class and a use of each property, and all that follows from it."""
    graph = load_ontology()
    samples = {XSD.decimal: "0.5", XSD.integer: "1", XSD.boolean: "true"}
    for term in terms(graph):
        label = name(term)
        if (term, RDF.type, OWL.Class) in graph:
            graph.add((EX[f"a-{label}"], RDF.type, term))
        elif (term, RDF.type, OWL.ObjectProperty) in graph:
            graph.add((EX[f"subject-{label}"], term, EX[f"object-{label}"]))
        else:
            datatype = graph.value(term, RDFS.range)
            value = Literal(samples[datatype], datatype=datatype) if datatype in samples else Literal("text")
            graph.add((EX[f"subject-{label}"], term, value))
    return closed(graph)


def test_every_class_and_property_can_be_used_without_contradiction() -> None:
    assert contradictions(one_of_everything()) == []


def test_a_planted_contradiction_is_seen(ontology: Graph) -> None:
    for first, second in ontology.subject_objects(OWL.disjointWith):
        graph = Graph()
        graph.add((first, OWL.disjointWith, second))
        graph += [(EX.x, RDF.type, first), (EX.x, RDF.type, second)]
        assert contradictions(closed(graph)), (first, second)


def test_a_municipality_cannot_succeed_its_successor(ontology: Graph) -> None:
    graph = Graph() + ontology
    graph += [(EX.askim, SG.mergedInto, EX.new), (EX.new, SG.mergedInto, EX.askim)]
    assert contradictions(closed(graph))


@pytest.mark.parametrize(
    ("subject", "link", "target"),
    [
        (EX["subject-speaker"], SG.participant, EX["object-speaker"]),
        (EX["subject-leads"], SG.memberOf, EX["object-leads"]),
        (EX["subject-mergedInto"], SG.successor, EX["object-mergedInto"]),
        (EX["subject-about"], DCTERMS.subject, EX["object-about"]),
        (EX["subject-affiliatedWith"], SDO.affiliation, EX["object-affiliatedWith"]),
        (EX["subject-source"], PROV.wasQuotedFrom, EX["object-source"]),
        (EX["a-Municipality"], RDF.type, ORG.FormalOrganization),
        (EX["a-Researcher"], RDF.type, FOAF.Person),
        (EX["a-Programme"], RDF.type, SG.Project),
        (EX["a-Theme"], RDF.type, SKOS.Concept),
        (EX["a-Statement"], RDF.type, RDF.Statement),
    ],
)
def test_what_is_meant_to_follow_follows(subject: URIRef, link: URIRef, target: URIRef) -> None:
    assert (subject, link, target) in one_of_everything()


def test_nothing_makes_a_researcher(ontology: Graph) -> None:
    made = set(one_of_everything().subjects(RDF.type, SG.Researcher))
    assert made == {EX["a-Researcher"]}


# ---------------------------------------------------------------- themes


def concepts(themes: Graph) -> list[URIRef]:
    return sorted(node for node in themes.subjects(RDF.type, SKOS.Concept) if isinstance(node, URIRef))


def test_all_themes_are_there(themes: Graph) -> None:
    assert len(concepts(themes)) == 86
    for concept in concepts(themes):
        assert re.fullmatch(re.escape(CONCEPT) + r"[a-z0-9]+(-[a-z0-9]+)*", concept)
        assert (concept, RDF.type, SG.Theme) in themes
        assert (concept, SKOS.inScheme, SCHEME) in themes


def test_a_theme_has_one_preferred_label_in_each_language(themes: Graph) -> None:
    for concept in concepts(themes):
        languages = Counter(label.language for label in themes.objects(concept, SKOS.prefLabel))
        assert languages - Counter({"da": 1}) == Counter(LANGUAGES), concept


def test_a_theme_is_defined_in_bokmal_and_english(themes: Graph) -> None:
    for concept in concepts(themes):
        definitions = list(themes.objects(concept, SKOS.definition))
        assert Counter(text.language for text in definitions) == Counter({"nb": 1, "en": 1}), concept
        assert all(text.endswith(".") for text in definitions), concept


def test_a_label_means_one_theme(themes: Graph) -> None:
    owners: dict[tuple[str, str | None], set[Node]] = defaultdict(set)
    for link in (SKOS.prefLabel, SKOS.altLabel):
        for concept, label in themes.subject_objects(link):
            owners[label.casefold(), label.language].add(concept)
    assert {label: them for label, them in owners.items() if len(them) > 1} == {}


def test_preferred_and_other_labels_are_disjoint(themes: Graph) -> None:
    for concept in concepts(themes):
        preferred, other = (
            [(label.casefold(), label.language) for label in themes.objects(concept, link)]
            for link in (SKOS.prefLabel, SKOS.altLabel)
        )
        assert not set(preferred) & set(other), concept
        assert len(other) == len(set(other)), concept


def test_themes_link_to_themes_and_both_ways(themes: Graph) -> None:
    known = set(concepts(themes))
    turned = {SKOS.broader: SKOS.narrower, SKOS.narrower: SKOS.broader, SKOS.related: SKOS.related}
    for link, back in turned.items():
        for concept, other in themes.subject_objects(link):
            assert {concept, other} <= known
            assert (other, back, concept) in themes, (concept, link, other)


def test_no_theme_is_broader_than_itself(themes: Graph) -> None:
    for concept in concepts(themes):
        assert concept not in above(themes, concept, SKOS.broader)
        assert len(list(themes.objects(concept, SKOS.broader))) <= 1


def test_related_themes_are_not_also_broader(themes: Graph) -> None:
    for concept, other in themes.subject_objects(SKOS.related):
        assert concept != other and other not in above(themes, concept, SKOS.broader), (concept, other)


def test_top_themes_are_those_with_nothing_broader(themes: Graph) -> None:
    tops = {concept for concept in concepts(themes) if not list(themes.objects(concept, SKOS.broader))}
    assert set(themes.objects(SCHEME, SKOS.hasTopConcept)) == tops
    assert set(themes.subjects(SKOS.topConceptOf, SCHEME)) == tops


def test_matches_lead_to_los_and_eurovoc(themes: Graph) -> None:
    places = r"https://psi\.norge\.no/los/(tema|ord)/[a-z-]+|http://eurovoc\.europa\.eu/[0-9a-z_]+"
    for concept in concepts(themes):
        exact = set(themes.objects(concept, SKOS.exactMatch))
        close = set(themes.objects(concept, SKOS.closeMatch))
        assert len(exact) <= 1 and not exact & close
        assert all(re.fullmatch(places, str(target)) for target in exact | close), concept


def test_themes_stand_in_the_order_of_their_names() -> None:
    text = shipped("ontology", "themes.ttl").read_text(encoding="utf-8")
    order = re.findall(r"^concept:([a-z0-9-]+) a ", text, re.MULTILINE)
    assert len(order) == 86 and order == sorted(order)
    for links in re.findall(r"skos:(?:narrower|related) ([^;.]*)", text):
        names = re.findall(r"concept:([a-z0-9-]+)", links)
        assert names == sorted(names)


# ---------------------------------------------------------------- mappings

COLUMNS = [
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "author_label",
    "mapping_date",
    "comment",
]
MATCHES = {f"skos:{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related")}


def mapping_lines() -> list[str]:
    return shipped("ontology", "mappings.sssom.tsv").read_text(encoding="utf-8").splitlines()


def mapping_header() -> dict[str, object]:
    header = yaml.safe_load("\n".join(line[1:] for line in mapping_lines() if line.startswith("#")))
    assert isinstance(header, dict)
    return header


@cache
def mappings() -> tuple[dict[str, str], ...]:
    lines = [line for line in mapping_lines() if not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_mappings_say_what_they_are() -> None:
    header = mapping_header()
    assert header["mapping_set_id"] == "https://w3id.org/samgraf/mappings"
    assert header["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert header["mapping_date"] == date(2026, 11, 24)


def test_mappings_have_the_columns_of_sssom() -> None:
    assert all(list(row) == COLUMNS and None not in row.values() for row in mappings())
    assert all(row[column] for row in mappings() for column in COLUMNS if column != "comment")


def test_mappings_use_declared_prefixes() -> None:
    prefixes = mapping_header()["curie_map"]
    assert isinstance(prefixes, dict)
    columns = ("subject_id", "predicate_id", "object_id", "mapping_justification")
    used = {row[column].partition(":")[0] for row in mappings() for column in columns}
    assert used == set(prefixes)


def test_mappings_start_from_own_terms(ontology: Graph) -> None:
    for row in mappings():
        term = SG[row["subject_id"].removeprefix("sg:")]
        assert Literal(row["subject_label"], lang="en") in set(ontology.objects(term, RDFS.label)), row


def test_mappings_are_of_a_known_kind_and_strength() -> None:
    for row in mappings():
        assert row["predicate_id"] in MATCHES, row
        assert row["mapping_justification"] == "semapv:ManualMappingCuration", row
        assert 0 < float(row["confidence"]) <= 1, row


def test_mappings_lead_to_what_can_exist() -> None:
    for row in mappings():
        prefix, _, local = row["object_id"].partition(":")
        if prefix == "schema":
            assert SDO[local] in SDO, row
        elif prefix == "wikidata":
            assert re.fullmatch(r"[PQ][1-9][0-9]*", local), row
        else:
            assert re.fullmatch(r"[A-Za-z][A-Za-z_-]*", local), row


def test_a_term_is_the_same_as_one_term_of_a_vocabulary_at_most() -> None:
    exact = Counter(
        (row["subject_id"], row["object_id"].partition(":")[0])
        for row in mappings()
        if row["predicate_id"] == "skos:exactMatch"
    )
    assert max(exact.values()) == 1


def test_mappings_stand_once_and_in_order() -> None:
    pairs = [(row["subject_id"], row["object_id"]) for row in mappings()]
    assert pairs == sorted(set(pairs))


def test_exact_mappings_do_not_contradict_the_ontology(ontology: Graph) -> None:
    """What is placed below a term of another vocabulary is not wider than it or merely related to it."""
    prefixes = mapping_header()["curie_map"]
    assert isinstance(prefixes, dict)
    for row in mappings():
        prefix, _, local = row["object_id"].partition(":")
        term, target = SG[row["subject_id"].removeprefix("sg:")], URIRef(prefixes[prefix] + local)
        if target in {*ontology.objects(term, RDFS.subClassOf), *ontology.objects(term, RDFS.subPropertyOf)}:
            assert row["predicate_id"] in {"skos:exactMatch", "skos:closeMatch", "skos:broadMatch"}, row


def test_every_reference_vocabulary_is_mapped() -> None:
    reached = {row["object_id"].partition(":")[0] for row in mappings()}
    assert reached == {"cerif", "eurio", "frapo", "schema", "scoro", "vivo", "wikidata"}
