"""YASGUI in the place of the plain editor: where it has been fetched, from our own data, under a strict policy."""

from __future__ import annotations

import json
import os
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from browser import Keys, missing, violations
from hostile import lines
from sites import folder_of, serving

from samgraf.site import completion
from samgraf.site.limits import Limits

ROOT = Path(__file__).resolve().parent.parent
FETCH = runpy.run_path(str(ROOT / "assets.py"))["fetch"]
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with serving(folder_of(lines(), tmp_path_factory.mktemp("editor") / "graph"), Limits(seconds=5)) as (found, _):
        yield found


def test_without_yasgui_the_plain_editor_runs_no_script(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completion, "is_there", lambda: False)
    answer = client.get("/nb/query", headers=HTML)
    assert "<script" not in answer.text and "<textarea" in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]


def test_with_yasgui_scripts_of_this_site_alone_may_run_and_ask_nobody(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completion, "is_there", lambda: True)
    answer = client.get(
        "/nb/query", params={"query": "</textarea></script><script>window.XSS=1</script>"}, headers=HTML
    )
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy
    assert "unsafe" not in policy and "connect-src" not in policy
    assert "<script>" not in answer.text and "<textarea" in answer.text


def npm(folder: Path, script: str) -> None:
    folder.mkdir()
    (folder / "npm").write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    (folder / "npm").chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="the false npm is a script")
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("raise SystemExit(1)", "could not be had"),
        ("print('no JSON')", "could not be had"),
        ("print('[]')", "could not be had"),
        ("open('a.tgz', 'wb').write(b'false'); print('[{\"filename\": \"a.tgz\"}]')", "its digest is not the one"),
    ],
)
def test_what_cannot_be_fetched_leaves_the_plain_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, told: str
) -> None:
    npm(tmp_path / "bin", script)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert told in FETCH(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["bin"]
    monkeypatch.setenv("PATH", "")
    assert "there is no npm" in FETCH(tmp_path)


@pytest.mark.parametrize(("version", "told"), [("4.6.2", "there already"), ("4.0.0", "there is no npm")])
def test_only_the_version_that_is_meant_need_not_be_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, told: str
) -> None:
    place = tmp_path / "samgraf" / "site" / "static" / "yasgui"
    place.mkdir(parents=True)
    for name in ("yasgui.min.js", "yasgui.min.css"):
        (place / name).write_text("")
    (place / "package.json").write_text(json.dumps({"version": version}))
    monkeypatch.setenv("PATH", "")
    assert told in FETCH(tmp_path)


def test_yasgui_is_not_in_the_repository() -> None:
    assert "/samgraf/site/static/yasgui/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


# In a browser, with the package itself.


@pytest.fixture
def editor(chromium: Any, client: httpx.Client) -> Any:
    if not completion.is_there():
        missing("YASGUI has not been fetched; run `make assets`")
    for log in ("browser", "performance"):
        chromium.get_log(log)
    chromium.get(f"{str(client.base_url).rstrip('/')}/nn/query")
    assert chromium.execute_script("return document.documentElement.dataset.ready") == "true"
    return chromium


def asked(driver: Any) -> list[str]:
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]


def write(driver: Any, text: str) -> None:
    """A query in the editor, with the cursor where the text has `|`."""
    driver.execute_script(
        "const [before, after] = arguments[0].split('|');"
        "const editor = document.querySelector('.CodeMirror').CodeMirror;"
        "editor.setValue(before + after); editor.focus(); editor.setCursor(editor.posFromIndex(before.length))",
        text,
    )


def offered(driver: Any) -> list[str]:
    driver.execute_script("document.querySelector('.CodeMirror').CodeMirror.autocomplete()")
    found: list[str] = driver.execute_async_script(
        "const done = arguments[0]; setTimeout(() =>"
        " done([...document.querySelectorAll('.CodeMirror-hint')].map(each => each.textContent)), 300)"
    )
    return found


def test_the_editor_completes_from_the_graph_and_asks_nobody_else(editor: Any, client: httpx.Client) -> None:
    write(editor, "PREFIX sg: <https://w3id.org/samgraf/ns#>\nSELECT * { ?s sg:lea| ?o }")
    assert offered(editor) == ["sg:leads"]
    write(editor, "PREFIX sg: <https://w3id.org/samgraf/ns#>\nSELECT * { ?s a sg:Pe| }")
    assert offered(editor) == ["sg:Person"]
    write(editor, "PREFIX sch|")
    assert offered(editor) == ["schema: <https://schema.org/>"]
    assert [url for url in asked(editor) if not url.startswith((str(client.base_url), "data:"))] == []
    assert editor.get_log("browser") == []


def test_the_editor_runs_the_query_by_the_keyboard_and_shows_the_answer(editor: Any, axe: str) -> None:
    write(editor, "SELECT ?p ?p_name { ?p a sg:Project ; rdfs:label ?p_name }|")
    from selenium.webdriver import ActionChains

    assert violations(editor, axe) == []
    ActionChains(editor).key_down("\ue009").send_keys(Keys.ENTER).key_up("\ue009").perform()
    assert editor.find_element("css selector", "td a").text == "Nabolag"
    assert "sg:Project" in editor.execute_script("return document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert editor.get_log("browser") == []
