"""Sources, chips, help, arrow keys, ranks, tables and handles of the page, in a real browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx
import pytest
from browser import HERSELF, NETWORKS, PROJECT, Keys, Page, opened, violations
from graphs import LEADS

from samgraf.build import build
from samgraf.decisions.table import HEAD
from samgraf.network import Proof, load_network
from samgraf.query import explain
from samgraf.store import GraphFolder

RAVN, OSLO = "id:municipality/ravn", "id:municipality/oslo-0301"
SOURCE = "note-1"
SAID = ((PROJECT, "partner", OSLO), (RAVN, "partOf", OSLO), (OSLO, "locatedIn", "id:county/vestmark"))


def network() -> nx.MultiDiGraph:
    """The small network with years, and a source that says three things by statements of their own."""
    found = NETWORKS["small_network"]()
    found.nodes[PROJECT].update(since="2018", until="2020-05-01")
    found.add_node(OSLO, type="Municipality", label="Oslo")
    for number, edge in enumerate(SAID, start=1):
        words = ("Samarbeid på Ås", "https://example.org/ås", "Oslo er med.", "Oslo", 0, 4, "rule:y", 0.7)
        said = Proof(*words, f"id:document/{SOURCE}", "2019-05-06", f"id:statement/000{number}")
        found.add_edge(edge[0], edge[2], key=edge[1], proofs=(said,))
    return found


@pytest.fixture(scope="module")
def drawn(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Page:
    return opened(chromium, network(), tmp_path_factory.mktemp("parts"))


@pytest.fixture
def page(drawn: Page) -> Page:
    return drawn.reopened("")


@pytest.fixture
def narrow(drawn: Page) -> Iterator[Page]:
    drawn.driver.set_window_size(500, 850)
    yield drawn.reopened("")
    drawn.driver.set_window_size(1300, 850)


def table(page: Page, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page.run("return csvFile(arguments[0])", name), newline="")))


def test_the_overview_counts_what_is_seen_and_names_its_sources(page: Page) -> None:
    assert page.texts("#panel .tiles dd") == ["12", "12", "3"]
    rows = page.texts("#panel section .row")
    assert "Samarbeid på Ås\n2019 · 3" in rows
    page.reopened("#t=municipality&t=county")
    assert page.texts("#panel .tiles dd") == ["8", "7", "2"]


def test_a_source_shows_all_that_it_says_and_where_it_is_said(page: Page) -> None:
    page.run("[...document.querySelectorAll('#panel .row')].find(row => /Samarbeid/.test(row.innerText)).click()")
    assert page.text("#panel h2") == page.focused() == "Samarbeid på Ås"
    assert page.texts("#panel section .name") == ["Ravn → Oslo", "SAM – samskaping på Ås → Oslo", "Oslo → Vestmark"]
    assert page.run("return [...seen.near.keys()].sort()") == sorted(
        {end for subject, _, end in SAID for end in (subject, end)}
    )
    assert page.run("return document.querySelector('#panel a').protocol") == "https:"
    page.reopened(page.run("return location.hash"))
    assert page.text("#panel h2") == "Samarbeid på Ås", "the address keeps it"
    page.press(Keys.ESCAPE)
    assert page.text("#panel h2") == "Oversikt"


def test_a_proof_has_its_statement_as_explain_takes_it_and_the_rest_of_its_source(page: Page) -> None:
    page.run("selectEdge(arguments[0])", f"{PROJECT} partner {OSLO}")
    page.click("Kopier påstandens id")
    assert page.wait("samgraf.copied") == "id:statement/0001"
    assert "id:statement/0001" in page.text(".proof")
    page.click("Alt kilden sier")
    assert page.run("return state.source") == SOURCE


def test_what_is_copied_is_accepted_by_the_commands_that_take_it(
    drawn: Page, small_graph: GraphFolder, tmp_path: Path
) -> None:
    page = Page(drawn.driver, small_graph.path / "network.html")
    page.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite"]})
    subject, object_, predicate = LEADS
    assert page.run("return selectEdge(arguments[0])", f"{subject} {predicate} {object_}")
    copied = {}
    for words in ("Kopier påstandens id", "Kopier rettelse"):
        page.run("samgraf.copied = null")
        page.click(words)
        page.wait("samgraf.copied")
        copied[words] = page.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    page.driver.execute_cdp_cmd("Browser.resetPermissions", {})
    assert explain(copied["Kopier påstandens id"], small_graph).predicate == f"sg:{predicate}"
    table = tmp_path / "decisions.tsv"
    table.write_text(f"{HEAD}\n{copied['Kopier rettelse']}\n", encoding="utf-8")
    notes = sorted(small_graph.path.parent.glob("*.txt"))
    rebuilt = build(notes, out=tmp_path / "graph", model="blank", decisions=table).folder
    assert set(load_network(small_graph).edges(keys=True)) - set(load_network(rebuilt).edges(keys=True)) == {LEADS}


def test_help_tells_the_keys_in_the_language_of_the_page_and_gives_the_focus_back(page: Page) -> None:
    page.reopened("#l=nn")
    page.run("$('network').focus()")
    page.press("?")
    assert page.text("#help h2") == "Hjelp" and "byter mellom bilete og tabell" in page.text("#help")
    told = page.run("return PAGE.keys.flatMap(({ key }) => key.split(' '))")
    named = {"←": "ArrowLeft", "→": "ArrowRight", "↑": "ArrowUp", "↓": "ArrowDown", "−": "-"}
    known = set(page.run("return [...Object.keys(KEYS), ...Object.keys(WAYS), 'Enter', 'Esc']"))
    assert {named.get(key, key) for key in told} == known
    page.press("t")
    assert page.run("return state.form") == "graph", "no key reaches the page behind"
    page.press(Keys.ESCAPE)
    assert page.run("return [$('help').open, document.activeElement.id]") == [False, "network"]


def test_arrows_go_along_edges_and_enter_to_the_details(page: Page) -> None:
    page.run("$('network').focus()")
    page.press(Keys.ARROW_RIGHT)
    assert page.run("return state.node") == PROJECT, "the most tied one that is no person"
    ends = f"const [a, b] = [nodes.get('{PROJECT}'), nodes.get('{HERSELF}')]"
    dx, dy = page.run(f"{ends}; return [b.x - a.x, b.y - a.y]")
    aside, down = (Keys.ARROW_RIGHT if dx > 0 else Keys.ARROW_LEFT), (Keys.ARROW_DOWN if dy > 0 else Keys.ARROW_UP)
    page.press(aside if abs(dx) > abs(dy) else down)
    assert page.run("return tied(nodes.get(arguments[0])).some(({ id }) => id === state.node)", PROJECT)
    assert page.run("return document.activeElement.id") == "network"
    page.press(Keys.ENTER)
    assert page.focused() == page.text("#panel h2")


def test_every_neighbour_lies_some_way(page: Page) -> None:
    found = page.run(
        """
        const here = nodes.get(arguments[0]);
        const ways = Object.values(WAYS);
        return tied(here).filter((node) => !ways.some((way) => nearest(here, [node], way)));
        """,
        PROJECT,
    )
    assert found == []


def test_filters_that_are_on_are_closed_one_by_one(page: Page) -> None:
    assert page.run("return $('chips').hidden")
    page.reopened(f"#t=talk&m=0.6&u=0&y0=2019&w=actors&n={PROJECT}&o=1&r=leads")
    chips = page.texts("#chips li span")
    assert chips == [
        "Utvalg: Aktører: uten temaer og møtesteder", "Typer: 8/9", "Forbindelser av typen: 8/9", "2019–2020",
        "bare med år", "sikkerhet ≥ 0,60", "Rundt SAM – samskaping på Ås (1)",
    ]  # fmt: skip
    page.click("Fjern: bare med år")
    assert page.run("return document.activeElement.title") == "Fjern: sikkerhet ≥ 0,60"
    assert page.texts("#chips li span") == [words for words in chips if words != "bare med år"]
    for words in chips:
        if words != "bare med år":
            page.click(f"Fjern: {words}")
    assert page.run("return [location.hash, $('chips').hidden]") == [f"#n={quote(PROJECT, safe='')}", True]
    assert page.focused() == "search"


def test_one_kind_or_relation_is_left_alone_and_all_come_back(page: Page) -> None:
    page.click("bare: Kommune")
    assert page.run("return seenNodes().every(node => node.kind === 'municipality')")
    page.click("alle: Typer")
    assert page.run("return state.hidden") == []
    page.click("bare: har partner")
    assert page.run("return EDGES.filter(edgeShown).map(edge => edge.predicate)") == ["partner", "partner"]
    page.click("alle: Forbindelser av typen")
    assert page.run("return state.silent") == []


def test_bodies_are_ranked_as_bridges_and_persons_never(page: Page) -> None:
    page.wait("measured.has('betweenness')")
    between = nx.betweenness_centrality(nx.Graph(network().edges()), normalized=False)
    ranked = page.run("return [...bridgeRanks()]")
    bodies = [node for node in between if node.split("/")[0] in ("id:municipality", "id:org", "id:county")]
    assert dict(ranked) == {
        node: 1 + sum(between[other] > between[node] + 1e-6 for other in bodies) for node in bodies if between[node]
    }
    assert len(ranked) > 1
    assert page.texts("#bridges .name") == [network().nodes[node]["label"] for node, _ in ranked]
    page.run("samgraf.select(arguments[0])", ranked[0][0])
    assert page.text("#bridge") == "#1"
    page.run("samgraf.select(arguments[0])", HERSELF)
    assert page.run("return document.getElementById('bridge')") is None


def test_edges_nodes_and_sources_are_tables_and_files(page: Page) -> None:
    assert {row["id"]: row["bridge_rank"] for row in table(page, "nodes")}[HERSELF] == ""
    assert len(table(page, "nodes")) == 12
    (told,) = [row for row in table(page, "edges") if row["object"] == OSLO and row["subject"] == PROJECT]
    assert told["statement"] == "id:statement/0001" and told["since"] == "2018"
    assert [row["date"] for row in table(page, "sources") if row["title"] == "Samarbeid på Ås"] == ["2019-05-06"]
    page.reopened("#v=table")
    page.run("save = (ending, blob, part) => { window.saved = part + ending }")
    for name, rows in (("sources", 3), ("nodes", 12), ("edges", 12)):
        page.run("$(`table-${arguments[0]}`).click()", name)
        assert page.text(f"#table-{name}").endswith(f"({rows})") and len(page.texts("#table tbody tr")) == rows
        page.run("$('table-csv').click()")
        assert page.run("return window.saved") == f"-{name}csv"


def test_handles_under_the_bars_move_the_years(page: Page) -> None:
    from selenium.webdriver import ActionChains

    assert page.texts("#ticks span") == ["2018", "2019", "2020"]
    handle = page.driver.find_element("id", "handle-to")
    width = page.run("return $('bars').clientWidth")
    ActionChains(page.driver).drag_and_drop_by_offset(handle, -width // 3, 0).perform()
    assert page.run("return [state.from, state.to]") == [2018, 2019]
    handle = page.driver.find_element("id", "handle-from")
    ActionChains(page.driver).drag_and_drop_by_offset(handle, width // 3, 0).perform()
    assert page.run("return [state.from, state.to, pulled]") == [2019, 2019, None]


def test_filters_of_a_narrow_window_stand_behind_a_button(narrow: Page) -> None:
    assert narrow.run("return $('filters').checkVisibility()") is False
    narrow.click("Filtre")
    assert narrow.run("return [$('filters').checkVisibility(), $('panel').checkVisibility()]") == [True, False]
    narrow.run("samgraf.select(arguments[0])", HERSELF)
    assert narrow.focused() == "Åsbjørg Røiseland"
    assert narrow.run("return document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "act",
    [
        "showHelp()", f"selectSource('{SOURCE}')", "change({ sure: 0.6, to: 2019 })",
        "order.of = 'sources'; change({ form: 'table' })",
    ],
)  # fmt: skip
def test_axe_finds_no_violation(page: Page, axe: str, act: str, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        page.run(act)
        assert violations(page.driver, axe) == []
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_axe_finds_no_violation_in_a_narrow_window(narrow: Page, axe: str) -> None:
    narrow.click("Filtre")
    assert violations(narrow.driver, axe) == []


def test_hostile_text_runs_in_no_part(chromium: Any, tmp_path: Path) -> None:
    page = opened(chromium, NETWORKS["hostile_network"](), tmp_path)
    page.run("for (const source of SOURCES) selectSource(source.id); showHelp(); bridgeRanks()")
    page.run("for (const name of Object.keys(TABLES)) csvFile(name)")
    page.run("for (const kind of KINDS) $(`only-${kind.name}`).click()")
    assert page.run("return window.XSS") is None
    assert page.run("return [...document.links].filter(a => !/^(https?|file):$/.test(a.protocol)).length") == 0
    assert page.errors() == [] and page.requests() == []
