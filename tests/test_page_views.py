"""What the reader of the page can choose, in a real browser: filters, years, forms, languages, files, addresses."""

from __future__ import annotations

import csv
import io
import random
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from browser import HERSELF, NETWORKS, PROJECT, Page, opened, violations

from samgraf.decisions.table import read_lines
from samgraf.network import Proof, load_network
from samgraf.store import GraphFolder

OSLO, BODO = "id:municipality/oslo-0301", "id:municipality/bodo-1804"


def network() -> nx.MultiDiGraph:
    """The small network with years, other names, and two municipalities that are on the map."""
    found = NETWORKS["small_network"]()
    found.nodes[PROJECT].update(aliases="Ås-prosjektet\nSAM", since="2018", until="2020-05-01")
    for node, label in ((OSLO, "Oslo"), (BODO, "Bodø")):
        found.add_node(node, type="Municipality", label=label)
        said = (Proof("Note", "", f"SAM er et samarbeid med {label}.", f"med {label}", 0, 1, "rule:y", 0.7, "note-1"),)
        found.add_edge(PROJECT, node, key="partner", proofs=said)
    return found


PAINTED = """
const project = ([latitude, longitude]) => {
  const [phi, east] = [latitude, longitude - 15].map((degrees) => (degrees * Math.PI) / 180);
  const y = Math.atan2(Math.tan(phi), Math.cos(east)) - (65 * Math.PI) / 180;
  return { x: 6000 * Math.atanh(Math.cos(phi) * Math.sin(east)), y: -6000 * y };
};
network.redraw();
const ink = document.querySelector("canvas").getContext("2d");
return [...arguments].map((place) => {
  const { x, y } = network.canvasToDOM(project(place));
  return [...ink.getImageData(x * devicePixelRatio, y * devicePixelRatio, 1, 1).data].join();
});
"""
"""The colours of places, each as latitude and longitude, on the map as it is painted."""


@pytest.fixture
def page(chromium: Any, tmp_path: Path) -> Page:
    return opened(chromium, network(), tmp_path)


def at(page: Page, address: str) -> Page:
    """The same page, opened at an address."""
    return page.reopened(address)


def counts(page: Page) -> list[int]:
    found: list[int] = page.run("return [samgraf.seen.nodes.size, samgraf.seen.edges.size]")
    return found


def test_a_node_is_found_by_another_name(page: Page) -> None:
    page.press("/", "as-prosj")
    assert page.texts("#results .name") == ["SAM – samskaping på Ås"]


def test_a_relation_and_a_least_confidence_leave_edges_out(page: Page) -> None:
    assert counts(page) == [13, 11]
    at(page, "#r=partner")
    assert counts(page) == [10, 8]
    at(page, "#m=0.8")
    assert counts(page) == [11, 9]


def test_years_leave_edges_of_other_years_out_and_undated_ones_by_their_switch(page: Page) -> None:
    assert page.run("return [FIRST_YEAR, LAST_YEAR]") == [2018, 2020]
    at(page, "#y0=2019&y1=2019&u=0")
    assert counts(page) == [6, 6]
    page.run("document.getElementById('undated').click()")
    assert counts(page) == [13, 11]


def test_years_are_played_one_after_another(page: Page) -> None:
    page.run("document.getElementById('play').click()")
    page.wait("state.from === 2019 && state.to === 2019")
    page.run("document.getElementById('play').click()")
    assert page.run("return clock") is None


def test_surroundings_are_one_to_three_steps_and_alone_if_asked(page: Page) -> None:
    at(page, f"#n={HERSELF}&o=1")
    assert counts(page)[0] == 3
    at(page, f"#n={HERSELF}&o=1&k=2")
    assert counts(page)[0] == 7


@pytest.mark.parametrize(
    ("view", "kind", "there"),
    [
        ("people", "person", True),
        ("organisations", "person", False),
        ("actors", "theme", False),
        ("all", "theme", True),
    ],
)
def test_the_page_has_every_view_and_opens_on_the_one_asked_for(
    chromium: Any, tmp_path: Path, view: str, kind: str, there: bool
) -> None:
    page = opened(chromium, network(), tmp_path, view=view)
    assert page.run("return document.getElementById('part').value") == view
    assert page.run("return seenNodes().some(node => node.kind === arguments[0])", kind) is there


def test_persons_are_not_ranked_where_the_page_opens(page: Page) -> None:
    listed = page.run("return [...document.querySelectorAll('#panel .row .name')].map(name => name.innerText)")
    assert listed[0] == "SAM – samskaping på Ås"
    assert not {"Åsbjørg Røiseland", "Ærlig Østby"} & set(listed)


def test_the_map_shows_municipalities_where_they_lie_and_what_they_share(page: Page) -> None:
    at(page, f"#v=map&n={OSLO}")
    assert page.run("return [...samgraf.seen.nodes].sort()") == [BODO, OSLO]
    south, north = page.run(f"return [spot(nodes.get('{OSLO}')).y, spot(nodes.get('{BODO}')).y]")
    assert north < south
    assert page.run(f"return [...sharing('{OSLO}').entries()]") == [[BODO, 1]]
    assert page.run("return PAGE.towns.length") > 300
    inland, sea = page.run(PAINTED, [62.0, 9.5], [62.0, 3.0])
    assert inland != sea, "the country is painted"
    assert page.run("return svgFile().text").count("<polygon") > page.run("return PAGE.outline.length")


def test_there_is_no_map_where_nothing_is_on_it(chromium: Any, tmp_path: Path) -> None:
    page = opened(chromium, NETWORKS["big_network"](30), tmp_path, "#v=map")
    assert page.texts("#forms button") == ["Nettverk", "Tabell"]
    assert page.run("return state.form") == "graph"


def test_the_address_keeps_the_view_and_the_back_button_undoes_a_choice(page: Page) -> None:
    page.run("samgraf.select(arguments[0])", PROJECT)
    page.run("samgraf.select(arguments[0])", HERSELF)
    assert page.run("return location.hash") == "#n=id%3Aperson%2Fasbjorg-roiseland"
    page.run("history.back()")
    page.wait(f"state.node === '{PROJECT}'")
    assert page.text("#panel h2") == "SAM – samskaping på Ås"
    page.run("history.forward()")
    page.wait(f"state.node === '{HERSELF}'")


@pytest.mark.parametrize(
    "address",
    [
        "#n=nobody&e=none&w=<script>&t=person'&y0=abc&y1=1e9&k=99&m=NaN&c=x&s=__proto__&l=xx&v=constructor&o=2",
        "#%E0%A4%A", "#y0=2020&y1=2018&m=-1&k=1.5&u=", "#=&=&&&", "#" + "n=x&" * 500,
    ],
)  # fmt: skip
def test_a_hostile_address_is_as_none(page: Page, address: str) -> None:
    start = page.run("return JSON.stringify(state)")
    at(page, address)
    assert page.run("return JSON.stringify(state)") == start
    assert page.errors() == []


def test_the_table_has_what_the_picture_has_and_sorts(page: Page) -> None:
    at(page, "#v=table&w=organisations")
    edges = page.run("return samgraf.seen.edges.size")
    assert len(page.texts("#table tbody tr")) == edges == 4
    page.run("document.getElementById('column-2').click()")
    objects = page.texts("#table tbody td:nth-child(3)")
    assert objects == ["Bodø", "Oslo", "Ravn", "Vestmark"]
    assert page.run("return document.querySelector('[aria-sort=ascending]').innerText").startswith("Til")
    page.run("document.getElementById('table-nodes').click()")
    assert len(page.texts("#table tbody tr")) == page.run("return samgraf.seen.nodes.size")
    page.run("document.querySelector('#table tbody button').click()")
    assert page.run("return state.node")


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", ["Oversikt", "Kommune"]), ("nn", ["Oversyn", "Kommune"]), ("en", ["Overview", "Municipality"])],
)
def test_the_page_speaks_three_languages(page: Page, language: str, words: list[str]) -> None:
    at(page, f"#l={language}")
    assert page.text("#panel h2") == words[0]
    assert words[1] in page.texts("#legend .name")
    assert page.run("return document.documentElement.lang") == language


def test_both_names_are_marked_in_a_sentence(page: Page) -> None:
    page.run("samgraf.selectEdge(arguments[0])", f"{PROJECT} partner {BODO}")
    assert page.text("#panel blockquote") == "SAM er et samarbeid med Bodø."
    assert page.texts("#panel .named") == ["SAM", "Bodø"]


def test_a_correction_is_a_line_that_a_table_of_decisions_takes(page: Page, tmp_path: Path) -> None:
    page.run("samgraf.selectEdge(arguments[0])", f"{PROJECT} partner {BODO}")
    page.click("Kopier rettelse")
    line = page.wait("samgraf.copied")
    table = tmp_path / "decisions.tsv"
    table.write_text(f"decision\ttarget\tvalue\tdate\tby\treason\n{line}\n", encoding="utf-8")
    (decision,) = read_lines(table)
    assert decision.kind == "reject"
    assert decision.target == "project/sam partner municipality/bodo-1804@note-1"


def test_files_hold_what_is_shown(page: Page, tmp_path: Path) -> None:
    at(page, "#w=organisations")
    for name in ("gexf", "svg"):
        (tmp_path / f"x.{name}").write_text(
            page.run(f"const it = {name}File(); return it.text ?? it"), encoding="utf-8"
        )
    back = nx.read_gexf(tmp_path / "x.gexf")
    assert back.nodes[BODO]["label"] == "Bodø" and back.number_of_edges() == 4
    svg = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert svg.count("<polygon") == len(back) and ">Bodø<" in svg
    rows = list(csv.DictReader(io.StringIO(page.run("return csvFile('edges')"), newline="")))
    assert {row["object_label"] for row in rows} == {"Bodø", "Oslo", "Ravn", "Vestmark"}


def test_a_picture_is_saved_as_png_without_a_request(page: Page) -> None:
    page.run("save = (ending, blob) => { window.saved = `${ending} ${blob.type} ${blob.size > 1000}` }; savePng()")
    assert page.wait("window.saved") == "png image/png true"
    assert page.errors() == [] and page.requests() == []


def test_files_of_hostile_text_are_whole(chromium: Any, tmp_path: Path) -> None:
    from xml.dom import minidom

    page = opened(chromium, NETWORKS["hostile_network"](), tmp_path)
    for name in ("gexf", "svg"):
        found = minidom.parseString(page.run(f"const it = {name}File(); return it.text ?? it").encode())
        assert not found.getElementsByTagName("script")
    rows = list(csv.reader(io.StringIO(page.run("return csvFile('edges')"), newline="")))
    assert all(len(row) == len(rows[0]) for row in rows)
    assert not [cell for row in rows for cell in row if re.match(r"[=+@\t]", cell)]


def test_hostile_text_runs_in_no_form_of_the_page(chromium: Any, tmp_path: Path) -> None:
    page = opened(chromium, NETWORKS["hostile_network"](), tmp_path)
    page.run("for (const form of ['table', 'map', 'graph']) change({ form })")
    page.run("change({ form: 'table' }); for (const column of COLUMNS.edges.keys()) $(`column-${column}`).click()")
    page.run("for (const node of NODES) change({ node: node.id, alone: 1, steps: 3 })")
    page.run("for (const name of RELATIONS) change({ silent: FIELDS.silent.read([name]) })")
    page.reopened(page.run("return location.hash"))
    assert page.run("return window.XSS") is None
    assert page.run("return document.images.length + document.querySelectorAll('iframe').length") == 0
    assert page.errors() == [] and page.requests() == []


PAINT = "const begun = performance.now(); network.redraw(); return performance.now() - begun"


def opening(page: Page) -> float:
    """The least of three times, in milliseconds, from asking for a page until its first picture is painted.

    `pytest -rP tests/test_page_views.py -k "at_once or backbone"` prints it.
    """
    found = []
    for _ in range(3):
        page.reopened("")
        found.append(int(page.run("return document.documentElement.dataset.ready")) + page.run(PAINT))
    least = min(found)
    print(f"{page.run('return seen.nodes.size')} nodes are painted after {least:.0f} ms")
    return least


def test_the_shipped_graph_opens_at_once(chromium: Any, graph_folder: GraphFolder, tmp_path: Path) -> None:
    """One second is the promise; the test allows a busy machine four."""
    page = opened(chromium, load_network(graph_folder), tmp_path, view="actors")
    assert opening(page) < 4000
    assert page.errors() == [] and page.requests() == []


def crowd(size: int) -> nx.MultiDiGraph:
    """A network in which a few have many ties, some of them with two sentences."""
    chance, found = random.Random(1), nx.MultiDiGraph()
    said = tuple(Proof(f"Note {i}", "", "De er med.", "er med", 0, 1, "rule:x", 0.8, f"note-{i}") for i in range(2))
    names = [f"id:org/n{number:05}" for number in range(size)]
    for number, name in enumerate(names):
        found.add_node(name, type="Company", label=f"Foretak {number}")
        for _ in range(chance.choice((1, 1, 1, 2)) if number else 0):
            other = names[min(int(chance.expovariate(0.01)), number - 1)]
            found.add_edge(name, other, key="partner", proofs=said[: chance.choice((1, 1, 2))])
    return found


def test_more_than_three_thousand_nodes_open_on_their_backbone(chromium: Any, tmp_path: Path) -> None:
    """Three thousand nodes in a second and a half are the promise; the test allows a busy machine six."""
    network = crowd(5000)
    page = opened(chromium, network, tmp_path, view="organisations")
    nodes, drawn = page.run("return [seen.nodes.size, seen.edges.size]")
    assert 2990 < nodes <= 3000 and page.run("return state.part") == "backbone"
    assert f"{5000 - nodes} noder er utelatt, og {len(network.edges) - drawn} forbindelser" in page.text("#panel")
    assert f"{5000 - nodes} utenfor ryggraden er utelatt" in page.text("#counts")
    page.run("change({ part: 'all' })")
    assert page.run("return seen.edges.size") > drawn, "the other edges of the same nodes are there"
    assert opening(page) < 6000
    assert page.errors() == [] and page.requests() == []


def test_betweenness_is_that_of_networkx(page: Page) -> None:
    ties = nx.Graph(network().edges())
    expected = nx.betweenness_centrality(ties, normalized=False)
    found = page.run("return Object.fromEntries(measure('betweenness').of)")
    assert {node: round(value, 6) for node, value in found.items()} == pytest.approx(expected)


def test_a_dark_page_is_dark(page: Page) -> None:
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": dark})
    try:
        page.wait("colours().ink === '#e6ecf2'")
        assert (
            page.run("return getComputedStyle(document.querySelector('#panel')).backgroundColor") == "rgb(22, 30, 38)"
        )
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize(
    "address", ["", f"#n={PROJECT}", f"#e={PROJECT} partner {BODO}", "#v=table", "#v=map", "#c=community&l=en"]
)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1300), ("dark", 1300), ("light", 500)])
def test_axe_finds_no_violation(page: Page, axe: str, address: str, scheme: str, width: int) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.driver.set_window_size(width, 850)
    try:
        at(page, address)
        assert violations(page.driver, axe) == []
    finally:
        page.driver.set_window_size(1300, 850)
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
