"""The site as files: all links lead somewhere, nothing is asked of others, the search works, whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from browser import violations
from commands import Run
from hostile import lines
from sites import folder_of

from samgraf.errors import SamgrafError
from samgraf.query import LANGUAGES
from samgraf.site import publication, write_site
from samgraf.store import PAGE, GraphFolder

KINDS = (
    "index", "report", "downloads", "quality", "ontology", "themes", "curate", "curate/without-date", "search", "query",
    "id/person/ola-skript", "notebooks", "notebooks/03-who-works-with-whom",
)  # fmt: skip
"""A page of each kind."""
ALIKE = (
    "about", "privacy", "query/project-leader", "id/project/nabolag", "id/document/side", "id/municipality/askim-0124",
    "id/event/dagen-2019", "id/org/fondet", "concept/samskaping",
)  # fmt: skip
"""Pages made as one of these is."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    folder = folder_of(lines(), tmp_path_factory.mktemp("files") / "graph")
    (folder.path / PAGE).write_text("<!doctype html><title>Nett</title>", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(graph: GraphFolder) -> Path:
    out = graph.path.with_name("nettsted på øya")
    write_site(graph, out, "post@example.org")
    return out


class Links(HTMLParser):
    """The links and the ids of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        self.links += [value for name in ("href", "src", "action") if (value := known.get(name))]
        self.ids |= {value for name in ("id",) if (value := known.get(name))}


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(path for path in site.rglob("*.html") if path.name != "network.html")


def test_every_link_inside_leads_to_a_file_and_to_a_place_in_it(site: Path) -> None:
    read = {path: Links(path) for path in pages(site)}
    assert len(read) > 3 * 40
    for path, page in read.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https", "data", "mailto"), (path, link)
                continue
            assert not link.startswith("/"), (path, link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file() and site in target.parents, (path, link)
            if parts.fragment and target.name != "network.html":
                assert parts.fragment in read[target].ids, (path, link)


def test_every_kind_of_page_is_there_in_every_language(site: Path) -> None:
    for language in LANGUAGES:
        for kind in KINDS + ALIKE:
            page = (site / language / f"{kind}.html").read_text(encoding="utf-8")
            assert f'<html lang="{language}">' in page
            assert 'action="../' not in page or "search.html" in page
    assert "mailto:post%40example.org?subject=SamGraf" in (site / "nn" / "report.html").read_text(encoding="utf-8")
    assert (site / "id" / "project" / "nabolag.ttl").is_file() and (site / "download" / "graph.nq").is_file()


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_same_graph_gives_the_same_bytes(graph: GraphFolder, site: Path, tmp_path: Path) -> None:
    other = GraphFolder.of(Path(shutil.copytree(graph.path, tmp_path / "elsewhere")))
    other.nquads.touch()
    write_site(other, tmp_path / "again", "post@example.org")
    first, again = (bytes_of(site), bytes_of(tmp_path / "again"))
    assert first.keys() == again.keys()
    assert [name for name in first if first[name] != again[name]] == []


def test_a_failure_leaves_what_was_there(
    graph: GraphFolder, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> bytes:
        raise SamgrafError("the page broke")

    monkeypatch.setattr(publication, "_fetch", broken)
    code, _, err = run("site", graph.path, "-o", tmp_path / "ny")
    assert (code, err.count("\n"), list(tmp_path.iterdir())) == (1, 1, [])
    (tmp_path / "andres").mkdir()
    (tmp_path / "andres" / "brev.txt").write_text("kjære", encoding="utf-8")
    code, _, err = run("site", graph.path, "-o", tmp_path / "andres")
    assert (code, err.count("\n")) == (2, 1) and "brev.txt" in err
    assert (tmp_path / "andres" / "brev.txt").read_text(encoding="utf-8") == "kjære"
    assert run("site", graph.path, "-o", tmp_path / "ny", "--contact", "javascript:x")[0] == 2


# In a browser, from the disk and below an address of its own.


def opened(driver: Any, path: Path, query: str = "") -> None:
    for log in ("browser", "performance"):
        driver.get_log(log)
    driver.get(path.as_uri() + query)


def asked(driver: Any) -> list[str]:
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]


def test_the_search_from_the_disk_finds_and_runs_no_name(chromium: Any, site: Path) -> None:
    opened(chromium, site / "nn" / "id" / "project" / "nabolag.html")
    box = chromium.find_element("name", "q")
    box.send_keys("KARI bø")
    box.submit()
    (hit,) = chromium.find_elements("css selector", "#hits a")
    assert hit.text == "Kari Bø" and "1" in chromium.find_element("id", "count").text
    hit.click()
    assert chromium.find_element("tag name", "h1").text == "Kari Bø"
    opened(chromium, site / "en" / "search.html", "?q=%3Cscript%3E%20ola")
    assert len(chromium.find_elements("css selector", "#hits li")) == 1
    opened(chromium, site / "en" / "search.html", "?q=co-creation")
    assert chromium.find_element("css selector", "#hits a").text == "co-creation"
    opened(chromium, site / "nb" / "search.html", "?q=%22%3E%3Cimg%20src=x%20onerror=window.XSS=1%3E")
    assert chromium.execute_script("return [window.XSS ?? null, document.images.length]") == [None, 0]
    assert chromium.get_log("browser") == []


def harmless(driver: Any, site: Path, page: str) -> None:
    """A page asks nobody, runs no name, and says nothing wrong."""
    opened(driver, site / f"{page}.html")
    assert [url for url in asked(driver) if not url.startswith((site.as_uri(), "data:"))] == [], page
    # A notebook's figures are the only images, and stand in the page itself.
    fetched = "[...document.images].filter(image => !image.src.startsWith('data:image/png;base64,')).length"
    found = f"return [window.XSS ?? null, {fetched}, document.querySelectorAll('h1').length]"
    assert driver.execute_script(found) == [None, 0, 1], page
    assert driver.execute_script("return getComputedStyle(document.querySelector('header')).display") == "flex", page
    assert driver.get_log("browser") == [], page


def test_no_page_asks_anybody_or_runs_a_name(chromium: Any, site: Path) -> None:
    for kind in ALIKE:
        harmless(chromium, site, f"nb/{kind}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_page_is_accessible_and_harmless(chromium: Any, axe: str, site: Path, language: str) -> None:
    for kind in KINDS:
        harmless(chromium, site, f"{language}/{kind}")
        # A hundred terms are alike: some of them tell of all, and axe-core takes its time.
        chromium.execute_script("for (const e of document.querySelectorAll('.term:nth-of-type(n+6)')) e.remove()")
        chromium.execute_script("for (const e of document.querySelectorAll('svg > a:nth-of-type(n+12)')) e.remove()")
        assert violations(chromium, axe) == [], kind
