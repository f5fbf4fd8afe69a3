"""The network with municipalities as they were, and folded into those of today by the registers in the graph."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path

import networkx as nx
import pytest
from commands import Run

from samgraf.build import build
from samgraf.builds.publications import load_readings
from samgraf.network import Proof, Successor, fold, load_network, successors_today
from samgraf.store import GraphFolder
from samgraf.views import draw, select
from samgraf.views.packing import carried

PLACES = "Askim, Snillfjord, Tysfjord, Søgne, Songdalen og Steinkjer"
NOTE = f"""---
title: Nabolag
published: 2018-03-01
language: nb
---
Prosjektet «Gode nabolag» er et samarbeid mellom kommunene {PLACES}.

Kari Nordmann er ordfører i Askim kommune.

Askim og Spydeberg kommuner slås sammen til Indre Østfold.
"""
LATER = """---
title: Nabolag i dag
published: 2021-03-01
language: nb
---
Prosjektet «Gode nabolag» er et samarbeid med Indre Østfold kommune og Hordaland fylkeskommune.
"""
PROJECT = "id:project/gode-nabolag"
INDRE = "id:municipality/indre-ostfold-3014"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    """The graph of two invented notes, one of before the mergers and one of after."""
    home = tmp_path_factory.mktemp("fold")
    for name, text in (("note.txt", NOTE), ("later.txt", LATER)):
        (home / name).write_text(text, encoding="utf-8")
    return build([home / "note.txt", home / "later.txt"], out=home / "graph", model="blank").folder


def partners(network: nx.MultiDiGraph) -> set[str]:
    return {place.removeprefix("id:") for _, place, key in network.out_edges(PROJECT, keys=True) if key == "partner"}


def test_places_are_as_they_were_unless_asked_for_those_of_today(folder: GraphFolder) -> None:
    network = load_network(folder)
    assert partners(network) >= {"municipality/askim-0124", "municipality/steinkjer-1702", INDRE.removeprefix("id:")}
    assert "municipalities" not in network.graph
    assert nx.utils.graphs_equal(network, load_network(folder, "then"))


def test_the_network_of_what_was_read_is_that_of_the_store(graph_folder: GraphFolder, folder: GraphFolder) -> None:
    for graph in (graph_folder, folder):
        asked, given = load_network(graph), load_network(graph, readings=load_readings(graph))
        assert dict(given.nodes(data=True)) == dict(asked.nodes(data=True))
        assert all_edges(given) == all_edges(asked)


def all_edges(network: nx.MultiDiGraph) -> list[tuple[str, str, str, list[tuple[object, ...]]]]:
    """The edges in their order, with all of each proof, its statement too."""
    edges = network.edges(keys=True, data="proofs")
    return [(*ends, key, [astuple(proof) for proof in proofs]) for *ends, key, proofs in edges]


def test_an_edge_to_askim_becomes_one_to_indre_ostfold(folder: GraphFolder) -> None:
    network = load_network(folder, "today")
    assert partners(network) == {
        "municipality/indre-ostfold-3014", "municipality/kristiansand-4204", "municipality/steinkjer-5006",
        "municipality/snillfjord-1613", "municipality/tysfjord-1850", "county/vestland-46",
    }  # fmt: skip
    assert network.has_edge("id:person/kari-nordmann", INDRE, "affiliatedWith")
    assert not {node for node in network if "askim" in node or "songdalen" in node}


def test_the_sentences_stay_as_they_are_and_come_together(folder: GraphFolder) -> None:
    proofs = load_network(folder, "today").edges[PROJECT, INDRE, "partner"]["proofs"]
    assert {proof.title for proof in proofs} == {"Nabolag", "Nabolag i dag"}
    assert any("Askim" in proof.sentence for proof in proofs)


def test_a_proof_tells_its_document_and_the_day_it_was_published(folder: GraphFolder) -> None:
    edge = "id:person/kari-nordmann", "id:municipality/askim-0124", "affiliatedWith"
    (proof,) = load_network(folder).edges[edge]["proofs"]
    assert (proof.document, proof.date) == ("id:document/note", "2018-03-01")


def test_a_node_tells_its_other_names_and_an_event_its_days(graph_folder: GraphFolder) -> None:
    nodes = load_network(graph_folder).nodes
    assert "Kommunesektorens organisasjon" in nodes["id:org/ks"]["aliases"].split("\n")
    event = nodes["id:event/folkehelsedagane-2006"]
    assert (event["since"], event["until"]) == ("2006-03-15", "2006-03-16")


def test_a_node_tells_what_was_folded_into_it(folder: GraphFolder) -> None:
    nodes = load_network(folder, "today").nodes
    assert nodes[INDRE] == {"type": "Municipality", "label": "Indre Østfold", "aliases": "Indre Østfold kommune",
                            "formerly": "Askim, Spydeberg"}  # fmt: skip
    assert nodes["id:municipality/kristiansand-4204"]["formerly"] == "Songdalen, Søgne"
    assert nodes["id:county/vestland-46"]["formerly"] == "Hordaland"


def test_what_was_divided_stays_and_tells_among_whom(folder: GraphFolder) -> None:
    nodes = load_network(folder, "today").nodes
    assert nodes["id:municipality/tysfjord-1850"]["divided"] == "Hamarøy, Narvik"
    assert nodes["id:municipality/snillfjord-1613"]["divided"] == "Heim, Hitra, Orkland"


def test_a_merger_within_what_is_one_today_is_no_edge(folder: GraphFolder) -> None:
    assert any(key == "mergedInto" for *_, key in load_network(folder).edges(keys=True))
    network = load_network(folder, "today")
    assert not any(u == v or key == "mergedInto" for u, v, key in network.edges(keys=True))


def test_successors_follow_every_chain_to_its_ends(folder: GraphFolder) -> None:
    found = {
        before.split("/")[1]: [each.node.split("/")[1] for each in after]
        for before, after in successors_today(folder).items()
    }
    assert found["holmestrand-0702"] == ["holmestrand-3802"]
    assert found["alesund-1504"] == ["alesund-1508", "haram-1580"]
    assert found["hordaland-12"] == ["vestland-46"]
    assert found["ostfold-01"] == ["akershus-32", "buskerud-33", "ostfold-31"]
    assert "drammen-3005" not in found


def test_folding_changes_neither_the_network_nor_what_has_not_ended() -> None:
    network = nx.MultiDiGraph()
    network.add_node("id:a", type="Municipality", label="A")
    network.add_node("id:p", type="Project", label="P")
    proof = Proof("T", "", "A er med.", "A", 0, 1, "rule:x", 0.9)
    network.add_edge("id:p", "id:a", key="partner", proofs=(proof,))
    before = network.copy()
    assert nx.utils.edges_equal(fold(network, {}).edges(data=True), network.edges(data=True), directed=True)
    folded = fold(network, {"id:a": (Successor("id:b", "Municipality", "B"),)})
    assert list(folded.edges(keys=True)) == [("id:p", "id:b", "partner")]
    assert nx.utils.graphs_equal(network, before)


# What the pictures say of it.


def test_a_page_says_what_was_divided(folder: GraphFolder, tmp_path: Path) -> None:
    for times in ("then", "today"):
        draw(select(load_network(folder, times), "actors"), tmp_path / f"{times}.html")
    data = {times: carried((tmp_path / f"{times}.html").read_text(encoding="utf-8")) for times in ("then", "today")}
    assert (data["then"]["today"], data["then"]["divided"]) == (False, [])
    assert (data["today"]["today"], data["today"]["divided"]) == (True, ["Snillfjord", "Tysfjord"])


@pytest.mark.parametrize("ending", [".json", ".gexf", ".graphml", ".csv"])
def test_draw_folds_and_says_what_it_could_not(run: Run, folder: GraphFolder, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"network{ending}"
    code, out, err = run("draw", "-o", path, "--municipalities", "today", "--graph", folder.path)
    assert (code, out) == (0, "")
    assert "Snillfjord, Tysfjord" in err
    written = path.read_text(encoding="utf-8")
    assert "indre-ostfold" in written and "id:municipality/askim" not in written


def test_node_link_data_says_which_map_it_is(folder: GraphFolder, tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    draw(load_network(folder, "today"), path)
    assert json.loads(path.read_text(encoding="utf-8"))["graph"] == {"municipalities": "today"}


def drawn_edges(path: Path) -> set[tuple[str, str, str]]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return {(edge["source"], edge["key"], edge["target"]) for edge in data["edges"]}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?p ?m WHERE { ?p sg:partner ?m FILTER(?m = <https://w3id.org/samgraf/id/municipality/askim-0124>) }",
        "CONSTRUCT WHERE { ?p sg:partner <https://w3id.org/samgraf/id/municipality/askim-0124> }",
    ],
)
def test_what_the_answer_to_a_query_names_is_drawn(run: Run, folder: GraphFolder, tmp_path: Path, query: str) -> None:
    path = tmp_path / "answer.json"
    assert run("draw", "-o", path, "--query", query, "--graph", folder.path)[0] == 0
    assert drawn_edges(path) == {(PROJECT, "partner", "id:municipality/askim-0124")}


def test_surroundings_are_drawn(run: Run, folder: GraphFolder, tmp_path: Path) -> None:
    path = tmp_path / "around.json"
    given = ["--around", "id:person/kari-nordmann", "--steps", "1"]
    assert run("draw", "-o", path, *given, "--graph", folder.path)[0] == 0
    assert drawn_edges(path) == {("id:person/kari-nordmann", "affiliatedWith", "id:municipality/askim-0124")}


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (["--query", "SELECT (1 AS ?x) WHERE {}"], 1, "names nothing that is in the network"),
        (["--around", "id:person/none"], 2, "there is no id:person/none"),
        (["--query", "x", "--around", "y"], 2, "give one of them"),
        (["--param", "x=y"], 2, "--param is for --query"),
        (["--view", "everyone"], 2, "municipalities"),
    ],
)
def test_what_cannot_be_drawn_is_one_line_and_no_file(
    run: Run, folder: GraphFolder, tmp_path: Path, given: list[str], code: int, told: str
) -> None:
    got, out, err = run("draw", "-o", tmp_path / "x.html", *given, "--graph", folder.path)
    assert (got, out, err.count("\n")) == (code, "", 1)
    assert told in err
    assert not list(tmp_path.iterdir())
