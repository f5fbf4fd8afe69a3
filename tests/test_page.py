"""The page in a real browser: it opens without a request or an error, and answers mouse and keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from browser import HERSELF, NETWORKS, PROJECT, Page, opened

pytest.importorskip("selenium", reason="selenium is not installed")
from selenium.webdriver.common.keys import Keys


@pytest.fixture
def page(chromium: Any, tmp_path: Path) -> Page:
    return opened(chromium, NETWORKS["small_network"](), tmp_path)


def test_it_opens_without_an_error_or_a_request(page: Page) -> None:
    assert page.text("#counts") == "11 noder · 9 forbindelser · 2 uten forbindelser er ikke tegnet"
    assert page.run("return document.querySelectorAll('canvas').length") == 1
    page.run("samgraf.select(arguments[0]); samgraf.network.redraw()", HERSELF)
    assert page.requests() == []
    assert page.run("return performance.getEntriesByType('resource').length") == 0
    assert page.errors() == []


def test_nodes_are_painted_in_the_colour_of_their_kind(page: Page) -> None:
    seen = page.run(
        """
        samgraf.network.redraw();
        const node = nodes.get(arguments[0]), p = network.canvasToDOM(node), ratio = devicePixelRatio;
        const canvas = document.querySelector("canvas");
        return [...canvas.getContext("2d").getImageData(p.x * ratio, p.y * ratio, 1, 1).data];
        """,
        HERSELF,
    )
    assert seen == [0x00, 0x72, 0xB2, 255]


def test_the_policy_stops_a_script_and_a_request_from_the_page(page: Page) -> None:
    page.run(
        """
        const script = document.createElement("script");
        script.textContent = "window.XSS = 1";
        document.body.append(script);
        const image = new Image();
        image.src = "https://example.org/x.png";
        image.onerror = () => { window.refused = true };
        document.body.append(image);
        """
    )
    page.wait("window.refused")
    assert page.run("return window.XSS") is None
    errors = page.errors()
    assert errors and all("Content Security Policy" in message for message in errors)
    assert page.requests() == [("https://example.org/x.png", "csp")]


def test_choosing_a_node_tells_its_kind_and_its_edges_in_norwegian(page: Page) -> None:
    assert page.run("return samgraf.select(arguments[0])", PROJECT)
    assert page.text("#panel h2") == "SAM – samskaping på Ås"
    assert page.text("#panel .kind") == "prosjekt"
    assert [text.lower() for text in page.texts("#panel h3")] == [
        "handler om (1)", "har partner (1)", "har prosjektmedlem (1)", "ledes av (1)",
    ]  # fmt: skip
    assert page.texts("#panel .row .name")[-1] == "Åsbjørg Røiseland"


def test_clicking_a_node_chooses_it_and_clicking_beside_it_leaves(page: Page) -> None:
    page.click_canvas(f"nodes.get('{HERSELF}')")
    page.wait("samgraf.state.node")
    assert page.text("#panel h2") == "Åsbjørg Røiseland"
    page.click_canvas("network.DOMtoCanvas({ x: 10, y: 10 })")
    page.wait("samgraf.state.node === null")
    assert page.text("#panel h2") == "Oversikt"


def test_clicking_an_edge_shows_its_sentence(page: Page) -> None:
    ends = f"nodes.get('{PROJECT}'), nodes.get('id:municipality/ravn')"
    page.click_canvas(f"(([a, b]) => ({{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }}))([{ends}])")
    page.wait("samgraf.state.edge")
    assert page.text("#panel blockquote") == "Partner: Ravn"
    assert page.text("#panel mark") == "Ravn"


def test_an_edge_in_the_panel_opens_its_sentences_with_the_quoted_words_marked(page: Page) -> None:
    page.run("samgraf.select(arguments[0])", HERSELF)
    row = "[...document.querySelectorAll('#panel .row')].find(r => r.innerText.includes('2 belegg'))"
    page.run(f"{row}.click()")
    assert page.texts("#panel .name") == ["Åsbjørg Røiseland", "Blåfjell universitet"]
    assert page.text("#panel .predicate") == "er tilknyttet"
    assert page.texts("#panel mark") == ["Røiseland arbeider ved Blåfjell", "Røiseland (Blåfjell"]
    assert page.text("#panel blockquote") == "Røiseland arbeider ved Blåfjell."
    assert "sikkerhet 0,95" in page.text("#panel .proof") and "rule:x" in page.text("#panel .proof")
    links = page.run("return [...document.querySelectorAll('#panel a')].map(a => [a.innerText, a.protocol, a.rel])")
    assert links == [["Årsmelding", "https:", "noopener noreferrer"]]
    assert "Program, «dagen»" in page.text("#panel")


@pytest.mark.parametrize("typed", ["roiseland", "Røiseland", "roeis", "ROISE", "åsbjørg", "aasbj", "  roiseland "])
def test_search_finds_norwegian_names_from_any_keyboard(page: Page, typed: str) -> None:
    page.driver.find_element("id", "search").send_keys(typed)
    assert page.texts("#results .name") == ["Åsbjørg Røiseland"]
    page.press(Keys.ENTER)
    assert page.text("#panel h2") == "Åsbjørg Røiseland"
    assert page.run("return document.getElementById('results').hidden")


def test_search_is_walked_with_arrows_and_left_with_escape(page: Page) -> None:
    page.press("/")
    assert page.focused() == "search"
    page.press("sam")
    hits = page.texts("#results .name")
    assert hits == ["SAM – samskaping på Ås", "Samskapingsdagen", "samskaping", "Hvorfor samskape?"]
    page.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert page.text("#results [aria-selected=true] .name") == hits[2]
    page.press(Keys.ESCAPE)
    assert page.run("return document.getElementById('search').value") == ""
    page.press("finnes ikke")
    assert page.texts("#results li") == ["Ingen treff"]


def test_the_legend_switches_kinds_off_and_on(page: Page) -> None:
    assert page.texts("#legend .row .name")[:2] == ["Person", "Forskningsmiljø"]
    page.run("samgraf.select(arguments[0])", HERSELF)
    page.driver.find_element("id", "kind-person").click()
    assert page.text("#counts").startswith("8 noder · 5 forbindelser")
    assert page.run("return [samgraf.state.node, nodeSet.get(arguments[0]).hidden]", HERSELF) == [None, True]
    assert page.text("#panel h2") == "Oversikt"
    assert page.run("return document.activeElement.id") == "kind-person"
    page.press(Keys.SPACE)
    assert page.text("#counts").startswith("11 noder · 9 forbindelser")
    page.driver.find_element("id", "kind-person").click()
    page.run("samgraf.select(arguments[0])", HERSELF)
    assert page.driver.find_element("id", "kind-person").is_selected(), "a node that is chosen is shown"


def test_escape_closes_the_panel_and_the_focus_goes_to_the_search(page: Page) -> None:
    page.run("samgraf.selectEdge(EDGES[0].id)")
    page.press(Keys.ESCAPE)
    assert page.text("#panel h2") == "Oversikt"
    assert page.run("return [samgraf.state.node, samgraf.state.edge]") == [None, None]
    assert page.focused() == "search"


def test_everything_is_reached_with_the_keyboard(page: Page) -> None:
    page.press("/", "kari", Keys.ESCAPE, "røise", Keys.ENTER)
    assert page.focused() == "Åsbjørg Røiseland"
    page.press(*[Keys.TAB] * 5)
    assert page.focused() == "Blåfjell universitet\n2 belegg"
    outline = page.run("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.press(Keys.ENTER)
    assert page.texts("#panel mark")
    page.press(Keys.TAB, Keys.TAB)
    page.press(Keys.ENTER)
    assert page.text("#panel h2") == "Blåfjell universitet"
    stops = page.run("return [...document.querySelectorAll('#network [tabindex=\"0\"]')].length")
    assert stops == 0, "the canvas has nothing to offer a keyboard"


def test_what_is_unknown_is_not_chosen(page: Page) -> None:
    assert page.run("return [samgraf.select('id:person/none'), samgraf.selectEdge('x')]") == [False, False]
    assert page.text("#panel h2") == "Oversikt"


def test_hostile_text_runs_nowhere(chromium: Any, tmp_path: Path) -> None:
    page = opened(chromium, NETWORKS["hostile_network"](), tmp_path)
    page.run("for (const node of NODES) samgraf.select(node.id)")
    page.run("for (const edge of EDGES) samgraf.selectEdge(edge.id)")
    for text in NETWORKS["HOSTILE"]:
        page.run("samgraf.select(NODES.find(node => node.label === arguments[0]).id)", text)
        assert page.run("return document.querySelector('#panel h2').textContent") == text
    page.driver.find_element("id", "search").send_keys("<img src=x")
    assert page.run("return window.XSS") is None
    assert page.run("return document.images.length + document.querySelectorAll('iframe').length") == 0
    assert page.run("return [...document.links].filter(a => !/^(https?|file):$/.test(a.protocol)).length") == 0
    assert page.errors() == []
    assert page.requests() == []


def test_an_empty_network_says_so(chromium: Any, tmp_path: Path) -> None:
    page = opened(chromium, nx.MultiDiGraph(), tmp_path)
    assert "ingenting å tegne" in page.text("#panel")
    assert page.errors() == []


def test_a_narrow_window_does_not_scroll_sideways(page: Page) -> None:
    page.driver.set_window_size(500, 800)
    try:
        page.run("samgraf.select(arguments[0])", HERSELF)
        assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    finally:
        page.driver.set_window_size(1300, 850)
