"""Exports to publish a graph with: tables, RDF 1.2, crate, catalogue, citation, each read by its own reader."""

from __future__ import annotations

import csv
import hashlib
import json
import warnings
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
import yaml
from graphs import LEADS, PROJECT

import samgraf
from samgraf.build import build
from samgraf.decisions import append_lines, withholding
from samgraf.errors import UsageError
from samgraf.exports import export, formats
from samgraf.exports.description import description_file
from samgraf.exports.metadata import metadata_of
from samgraf.network import load_network
from samgraf.store import GraphFolder

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of what the library imports
    from rocrate.rocrate import ROCrate

ROOT = Path(__file__).resolve().parent.parent
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@pytest.fixture(scope="module")
def package(small_graph: GraphFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("package") / "tables"
    export(small_graph, "csv", out, view="all")
    return out


@pytest.fixture(scope="module")
def crate(small_graph: GraphFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("crate") / "kasse på Ås"
    export(small_graph, "rocrate", out, view="all")
    return out


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Tables.


@pytest.mark.filterwarnings("default")
def test_the_tables_are_valid_by_their_own_description(package: Path) -> None:
    report = frictionless.validate(package / "datapackage.json")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert {task.name for task in report.tasks} == {"nodes", "edges", "evidence"}


@pytest.mark.filterwarnings("default")
def test_a_table_that_was_spoilt_is_not_valid(package: Path, tmp_path: Path) -> None:
    for path in package.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "edges.csv").read_text(encoding="utf-8").replace(f",{PROJECT},", ",id:project/no-such,")
    (tmp_path / "edges.csv").write_text(text, encoding="utf-8")
    assert not frictionless.validate(tmp_path / "datapackage.json").valid


def test_the_tables_have_a_row_for_each_node_edge_and_sentence(small_graph: GraphFolder, package: Path) -> None:
    network = load_network(small_graph)
    edges = {(row["subject"], row["object"], row["predicate"]): row for row in table(package / "edges.csv")}
    assert {row["id"] for row in table(package / "nodes.csv")} == set(network)
    assert set(edges) == set(network.edges(keys=True))
    said = [row for row in table(package / "evidence.csv") if row["edge"] == edges[LEADS]["id"]]
    assert [row["sentence"] for row in said] == [proof.sentence for proof in network.edges[LEADS]["proofs"]]
    assert (said[0]["title"], said[0]["publisher"]) == ('Nabolag & «gode» <grender> "på" Ås', "Åsgård & sønner")
    assert (said[0]["published"], said[0]["document"]) == ("2018-03-01", "id:document/note")


def test_the_offsets_of_a_sentence_are_those_of_the_text(package: Path, small_graph: GraphFolder) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in small_graph.path.parent.glob("*.txt")}
    rows = table(package / "evidence.csv")
    for row in rows:
        text = texts[row["document"].removeprefix("id:document/")]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert len(rows) > 5


def test_the_description_tells_licence_sources_and_digests(package: Path) -> None:
    told = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert told["licenses"][0]["name"] == "CC0-1.0"
    assert {"title": "Nabolag i dag"} in told["sources"]
    assert "https://example.org/nabolag?a=1&b=2" in {source.get("path") for source in told["sources"]}
    for resource in told["resources"]:
        content = (package / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        assert all(field["description"] for field in resource["schema"]["fields"])


# RDF 1.2.


def test_every_statement_reifies_its_triple_and_nothing_else_is_changed(
    small_graph: GraphFolder, tmp_path: Path
) -> None:
    export(small_graph, "rdf12", tmp_path / "g.trig")
    found = ox.Store()
    found.bulk_load(path=str(tmp_path / "g.trig"), format=ox.RdfFormat.TRIG)
    back = set()
    for quad in found:
        if isinstance(quad.object, ox.Triple):
            assert quad.predicate.value == RDF + "reifies"
            for name, part in zip(("subject", "predicate", "object"), quad.object, strict=True):
                back.add(ox.Quad(quad.subject, ox.NamedNode(RDF + name), part, quad.graph_name))
        else:
            back.add(quad)
    assert back == set(small_graph.open())


def test_sparql_asks_the_sentence_of_a_triple_term(small_graph: GraphFolder, tmp_path: Path) -> None:
    export(small_graph, "rdf12", tmp_path / "g.trig")
    store = ox.Store()
    store.bulk_load(path=str(tmp_path / "g.trig"), format=ox.RdfFormat.TRIG)
    answer = store.query(
        """PREFIX sg: <https://w3id.org/samgraf/ns#> PREFIX id: <https://w3id.org/samgraf/id/>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?sentence WHERE { GRAPH ?g {
          ?r rdf:reifies <<( id:person\\/aase-oygard sg:leads id:project\\/gode-nabolag-paa-oeya )>> ;
             sg:evidence/sg:sentence ?sentence } }"""
    )
    assert [row["sentence"].value for row in answer] == [  # type: ignore[index, union-attr]
        "Prosjektleder for «Gode nabolag på Øya» er Åse Øygård ved OsloMet."
    ]


# Crate.


def test_the_crate_is_read_with_all_its_files(crate: Path) -> None:
    found = ROCrate(crate)
    root = found.root_dataset
    assert root["license"]["name"].startswith("Creative Commons Zero")
    assert root["creator"]["name"] == "The SamGraf developers"
    assert root["datePublished"].startswith("2026-11-24") and root["name"]
    files = {entity.id for entity in found.data_entities}
    assert files == {path.name for path in crate.iterdir()} - {"ro-crate-metadata.json"}
    for name in files:
        content = (crate / name).read_bytes()
        entity = found.get(name)
        assert entity["sha256"] == hashlib.sha256(content).hexdigest()
        assert entity["contentSize"] == str(len(content))
    assert found.get("https://example.org/nabolag?a=1&b=2")["name"] == 'Nabolag & «gode» <grender> "på" Ås'


def test_the_crate_names_nothing_that_it_does_not_tell_of(crate: Path) -> None:
    graph = json.loads((crate / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    told = [entity["@id"] for entity in graph]
    assert len(told) == len(set(told))
    assert {name for entity in graph for name in named(entity)} <= {*told, "https://w3id.org/ro/crate/1.1"}


def named(value: Any) -> list[str]:
    """The ids that an entity points to."""
    if isinstance(value, list):
        return [name for each in value for name in named(each)]
    if not isinstance(value, dict):
        return []
    return [value["@id"]] if set(value) == {"@id"} else [name for each in value.values() for name in named(each)]


def test_the_crate_s_graph_is_the_graph(crate: Path, small_graph: GraphFolder) -> None:
    assert (crate / "graph.nq").read_bytes() == small_graph.nquads.read_bytes()


# Catalogue.

MANDATORY = {
    "dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:identifier", "dcat:theme",
    "dcat:distribution", "dcterms:accessRights", "dcterms:license",
}  # fmt: skip


def test_the_catalogue_description_has_what_catalogues_ask_for(crate: Path, small_graph: GraphFolder) -> None:
    found = rdflib.Graph().parse(crate / "dataset.ttl")
    (dataset,) = found.subjects(rdflib.RDF.type, rdflib.DCAT.Dataset)
    for name in MANDATORY:
        assert found.value(dataset, found.namespace_manager.expand_curie(name), any=True), name
    assert {title.language for title in found.objects(dataset, rdflib.DCTERMS.title)} == {"nb", "nn", "en"}  # type: ignore[attr-defined]
    assert not [term for triple in found for term in triple if isinstance(term, rdflib.BNode)]
    assert len(list(found.objects(dataset, rdflib.DCAT.distribution))) == len(list(crate.iterdir())) - 2


def test_void_counts_what_the_graph_holds(crate: Path, small_graph: GraphFolder) -> None:
    found = rdflib.Graph().parse(crate / "dataset.ttl")
    (dataset,) = found.subjects(rdflib.RDF.type, rdflib.VOID.Dataset)
    default = list(small_graph.open().quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert int(found.value(dataset, rdflib.VOID.triples)) == len(default)  # type: ignore[arg-type]
    leads = found.value(predicate=rdflib.VOID.property, object=rdflib.URIRef("https://w3id.org/samgraf/ns#leads"))
    assert int(found.value(leads, rdflib.VOID.triples)) == 1  # type: ignore[arg-type]


# Citation.


def test_the_citation_is_valid_and_says_what_the_project_says_of_itself(
    small_graph: GraphFolder, tmp_path: Path
) -> None:
    export(small_graph, "cff", tmp_path / "CITATION.cff")
    told = yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))
    jsonschema.validate(told, json.loads((ROOT / "tests/schemas/citation.json").read_text(encoding="utf-8")))
    own = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (told["authors"], told["version"]) == (own["authors"], samgraf.__version__)
    assert told["date-released"] == str(own["date-released"])


# Folders, and what is left out.


def test_an_earlier_export_is_replaced_and_anything_else_is_not(small_graph: GraphFolder, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    for _ in range(2):
        export(small_graph, "csv", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    (out / "mine.txt").write_text("mitt", encoding="utf-8")
    with pytest.raises(UsageError, match=r"holds other things \(mine.txt\)"):
        export(small_graph, "rocrate", out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before | {"mine.txt": b"mitt"}
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_a_withheld_person_is_in_no_export(tmp_path: Path) -> None:
    home = tmp_path / "notes"
    home.mkdir()
    (home / "note.txt").write_text(
        "---\ntitle: Nabolag\nlanguage: nb\n---\nProsjektleder for «Gode nabolag» er Åse Øygård ved OsloMet.\n\n"
        "Kari Nordmann er ordfører i Askim kommune.\n",
        encoding="utf-8",
    )
    table_ = tmp_path / "decisions.tsv"
    append_lines(table_, [withholding(table_, "Åse Øygård", date(2026, 11, 24), "NN", "eget ønske")])
    folder = build([home], out=tmp_path / "graph", model="blank", decisions=table_).folder
    for name, about in formats().items():
        out = tmp_path / f"out-{name}{about.ending}"
        export(folder, name, out, view="all")
        for path in sorted(out.iterdir()) if out.is_dir() else [out]:
            text = path.read_text(encoding="utf-8")
            assert "Åse Øygård" not in text and "aase-oygard" not in text, path
    assert "Nordmann" in (tmp_path / "out-pajek.net").read_text(encoding="utf-8")


@pytest.mark.filterwarnings("default")
def test_a_graph_in_which_nothing_was_found_is_exported_too(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Ingenting her.\n", encoding="utf-8")
    folder = build([tmp_path / "note.txt"], out=tmp_path / "graph", model="blank").folder
    for name, about in formats().items():
        export(folder, name, tmp_path / f"out-{name}{about.ending}")
    assert frictionless.validate(tmp_path / "out-csv" / "datapackage.json").valid
    assert len(nx.read_pajek(tmp_path / "out-pajek.net")) == len(nx.read_gexf(tmp_path / "out-gexf.gexf")) == 0
    assert (tmp_path / "out-rocrate" / "graph.nq").read_bytes() == folder.nquads.read_bytes()


def test_the_numbers_in_a_description_are_those_of_the_graph(small_graph: GraphFolder) -> None:
    about = metadata_of(small_graph)
    assert all("2 " in text for text in about.description.values())
    assert all("{" not in text for text in about.description.values())


# Licences.


def test_each_source_keeps_its_own_licence_and_the_whole_says_so(small_graph: GraphFolder) -> None:
    about = metadata_of(small_graph)
    assert {source.licence for source in about.sources} == {""}
    first, second = about.sources
    third = replace(second, iri=second.iri + "-3")
    named = replace(first, url="https://example.org/tabell", licence="NLOD")
    linked = replace(second, url="https://example.org/ø", licence="https://example.org/vilkår")
    odd = replace(third, url="https://example.org/<a>", licence="CC BY")
    told = replace(about, sources=(named, linked, odd))
    graph = rdflib.Graph().parse(data=description_file(small_graph, told, {}), format="turtle")
    dataset, rights = rdflib.URIRef(about.homepage + "dataset"), rdflib.DCTERMS.rights
    assert "as free as its parts" in str(graph.value(dataset, rights))
    assert str(graph.value(rdflib.URIRef(named.url), rights)) == "NLOD"
    assert graph.value(rdflib.URIRef(linked.url), rdflib.DCTERMS.license) == rdflib.URIRef(linked.licence)
    assert str(graph.value(rdflib.URIRef(odd.iri), rights)) == "CC BY"


def test_a_licence_in_a_texts_front_matter_reaches_the_crate_and_the_tables(tmp_path: Path) -> None:
    text = "---\ntitle: Tabell på Ås\nlicence: NLOD\n---\nKari Bø leder prosjektet Nabolag.\n"
    (tmp_path / "ås.md").write_text(text, encoding="utf-8")
    build([tmp_path / "ås.md"], out=tmp_path / "graph", model="blank")
    folder = GraphFolder.of(tmp_path / "graph")
    export(folder, "rocrate", tmp_path / "crate")
    found = json.loads((tmp_path / "crate" / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    assert [each["license"] for each in found if each.get("name") == "Tabell på Ås"] == ["NLOD"]
    (source,) = json.loads((tmp_path / "crate" / "datapackage.json").read_text(encoding="utf-8"))["sources"]
    assert source["licence"] == "NLOD"
