"""Exports of the network: each is read back by its format's reader, and holds what the page shows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import networkx as nx
import pytest
from commands import Run
from graphs import LEADS, PROJECT

from samgraf.errors import UsageError
from samgraf.exports import export, formats
from samgraf.exports.annotation import load_annotated
from samgraf.exports.networks import cytoscape_file, pajek_file, vosviewer_file
from samgraf.network import Proof, load_network
from samgraf.store import GraphFolder
from samgraf.views import select
from samgraf.views.files import gexf_file, graphml_file

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = (
    "<b>& \"Æ\" 'ø'</b>",
    "to\nlinjer\tå",
    "=1+1",
    "a\\b'c\"d\\",
    "nul\x00\x1b\x0b her",
    "*arcs",
    "]]>&lt;",
    "å" * 300,
)


def exported(folder: GraphFolder, format: str, home: Path, **choices: Any) -> Path:
    path = home / f"out{formats()[format].ending}"
    export(folder, format, path, **choices)
    return path


def read_back(path: Path, format: str) -> nx.MultiDiGraph:
    """The network by the format's own reader, its nodes by their ids and its edges by their predicates."""
    if format == "cytoscape":
        found = nx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))
    else:
        found = {"graphml": nx.read_graphml, "gexf": nx.read_gexf, "pajek": nx.read_pajek}[format](path)
    if format == "pajek":
        found = nx.relabel_nodes(found, dict(found.nodes(data="iri")))
    network = nx.MultiDiGraph()
    network.add_nodes_from(found.nodes(data=True))
    network.add_edges_from((u, v, data["predicate"], data) for u, v, data in found.edges(data=True))
    return network


READABLE = ["graphml", "gexf", "pajek", "cytoscape"]


@pytest.mark.parametrize("format", READABLE)
def test_an_export_has_the_nodes_and_edges_that_the_page_shows(
    format: str, small_graph: GraphFolder, tmp_path: Path
) -> None:
    shown = select(load_network(small_graph), "actors")
    back = read_back(exported(small_graph, format, tmp_path), format)
    assert set(back) == set(shown) and len(shown) > 8
    assert set(back.edges(keys=True)) == set(shown.edges(keys=True))


@pytest.mark.parametrize("format", READABLE)
def test_nodes_and_edges_carry_evidence_confidence_days_and_three_languages(
    format: str, small_graph: GraphFolder, tmp_path: Path
) -> None:
    back = read_back(exported(small_graph, format, tmp_path, view="all"), format)
    theme, project, edge = back.nodes["concept:samskaping"], back.nodes[PROJECT], back.edges[LEADS]
    assert [theme[f"label_{language}"] for language in ("nb", "nn", "en")] == [
        "samskaping",
        "samskaping",
        "co-creation",
    ]
    assert project["type_nn"] == "prosjekt" and back.nodes["id:org/norce"]["type_nn"] == "forskingsinstitutt"
    assert int(project["evidence"]) == 5 and int(project["documents"]) == 2
    assert (project["first_published"], project["last_published"]) == ("2018-03-01", "2021-03-01")
    assert back.nodes["id:municipality/askim-0124"]["end_date"] == "2019-12-31"
    assert int(edge["evidence"]) == 1 and 0 < float(edge["confidence"]) <= 1
    assert (edge["label_nb"], edge["label_nn"], edge["label_en"]) == ("leder", "leier", "leads")
    assert edge["first_published"] == "2018-03-01"


@pytest.mark.parametrize("format", READABLE)
def test_the_past_is_folded_where_asked(format: str, small_graph: GraphFolder, tmp_path: Path) -> None:
    back = read_back(exported(small_graph, format, tmp_path, municipalities="today"), format)
    assert back.has_edge(PROJECT, "id:municipality/indre-ostfold-3014", "partner")
    assert not [node for node in back if "askim" in node]


def hostile_network() -> nx.MultiDiGraph:
    """Invented things with names that the formats stumble over; two have one name."""
    network = nx.MultiDiGraph()
    network.add_node("id:project/p", type="Project", label="Ærlig Øy")
    network.add_node("id:project/q", type="Project", label="Ærlig Øy")
    for number, text in enumerate(HOSTILE):
        node = f"id:person/x{number}"
        proof = Proof(text, "", text, text, 0, len(text), "rule:x", 0.9, statement="id:statement/1")
        network.add_node(node, type="Person", label=text)
        network.add_edge(node, "id:project/p", key="leads", proofs=(proof,), evidence=1)
        network.add_edge("id:project/p", node, key="contact", proofs=(proof, proof), evidence=2)
    return network


WRITERS = {"graphml": graphml_file, "gexf": gexf_file, "pajek": pajek_file, "cytoscape": cytoscape_file}


def seen(text: str) -> str:
    """A text by the letters that every format can hold: blanks as one, no controls, quotation marks alike."""
    text = "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")
    return " ".join(re.sub(r"[\"'”’\\⧵]", "|", text).split())


@pytest.mark.parametrize("format", READABLE)
def test_hostile_names_and_sentences_survive(format: str, tmp_path: Path) -> None:
    path = tmp_path / "net"
    path.write_bytes(WRITERS[format](hostile_network()))
    back = read_back(path, format)
    assert len(back) == len(HOSTILE) + 2 and back.number_of_edges() == 2 * len(HOSTILE)
    for number, text in enumerate(HOSTILE):
        node = f"id:person/x{number}"
        assert seen(back.nodes[node]["label"]) == seen(text)
        assert seen(back.edges[node, "id:project/p", "leads"]["sentence"]) == seen(text)


# VOSviewer.


@pytest.fixture
def vosviewer(small_graph: GraphFolder, tmp_path: Path) -> dict[str, Any]:
    path = exported(small_graph, "vosviewer", tmp_path, view="all")
    network: dict[str, Any] = checked(path.read_bytes())["network"]
    return network


def checked(content: bytes) -> dict[str, Any]:
    """VOSviewer's JSON, after seeing that it is as the documentation of the format says."""
    data: dict[str, Any] = json.loads(content)
    schema = json.loads((ROOT / "tests/schemas/vosviewer.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema, cls=jsonschema.Draft202012Validator)
    ids = {item["id"] for item in data["network"]["items"]}
    pairs = [frozenset((link["source_id"], link["target_id"])) for link in data["network"]["links"]]
    assert all(len(pair) == 2 and pair <= ids for pair in pairs) and len(pairs) == len(set(pairs))
    return data


def test_vosviewer_has_the_tied_nodes_and_their_pairs(small_graph: GraphFolder, vosviewer: dict[str, Any]) -> None:
    network = load_network(small_graph)
    assert {item["id"] for item in vosviewer["items"]} == {node for node in network if network.degree(node)}
    assert {frozenset((link["source_id"], link["target_id"])) for link in vosviewer["links"]} == {
        frozenset(edge[:2]) for edge in network.edges(keys=True)
    }


def test_vosviewer_groups_by_type_and_weighs_by_evidence(vosviewer: dict[str, Any]) -> None:
    named = {cluster["cluster"]: cluster["label"] for cluster in vosviewer["clusters"]}
    project = next(item for item in vosviewer["items"] if item["id"] == PROJECT)
    assert named[project["cluster"]] == "prosjekt"
    assert project["weights"] == {"Evidence": 5, "Documents": 2}
    assert project["scores"]["First published"] == 2018


def test_vosviewer_gets_no_markup_from_a_name() -> None:
    network = checked(vosviewer_file(hostile_network()))["network"]
    described = [item["description"] for item in network["items"]]
    assert "&lt;b&gt;&amp;" in described[0]
    assert not [text for text in described if re.search(r"<(?!br>)", text)]
    assert {link["strength"] for link in network["links"]} == {3}


# Writing.


@pytest.mark.parametrize("format", formats())
def test_two_exports_have_the_same_bytes_under_other_hashes(
    format: str, small_graph: GraphFolder, tmp_path: Path
) -> None:
    written = []
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        out = tmp_path / seed / f"out{formats()[format].ending}"
        subprocess.run(
            [
                sys.executable,
                "-W",
                "error",
                "-m",
                "samgraf.cli",
                "export",
                small_graph.path,
                "--format",
                format,
                "-o",
                out,
            ],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        files = sorted(out.iterdir()) if out.is_dir() else [out]
        written.append({file.name: file.read_bytes() for file in files})
    assert written[0] == written[1] and all(written[0].values())


@pytest.mark.parametrize("format", formats())
def test_what_cannot_be_written_leaves_nothing(format: str, small_graph: GraphFolder, tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    code, out, err = run("export", small_graph.path, "--format", format, "-o", tmp_path / "file" / "x")
    assert (code, out) == (2, "") and "cannot be written" in err and err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_unknown_format_is_answered_with_the_formats(small_graph: GraphFolder, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'xlsx'.*graphml, gexf, pajek, cytoscape, vosviewer"):
        export(small_graph, "xlsx", tmp_path / "x")
    assert not list(tmp_path.iterdir())


def test_the_list_names_every_format(run: Run) -> None:
    code, out, _ = run("export", "--list")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(formats())


def test_export_without_a_format_or_a_place_says_where_they_are_listed(run: Run) -> None:
    for arguments in (("--format", "gexf"), ("-o", "x.gexf"), ()):
        code, out, err = run("export", *arguments)
        assert (code, out) == (2, "") and "--list" in err


def test_every_edge_has_a_statement_of_the_graph_behind_each_sentence(small_graph: GraphFolder) -> None:
    annotated = load_annotated(small_graph, "all", "then")
    for *_, proofs in annotated.network.edges(data="proofs"):
        for proof in proofs:
            assert annotated.source(proof).document.startswith("id:document/")
