"""A real browser for the tests of pages, which can reach no host but this machine, and an open page in it."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import networkx as nx
import pytest

from samgraf.views import draw

REQUIRED = bool(os.environ.get("SAMGRAF_REQUIRE_BROWSER"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMEDRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--window-size=1300,850", "--lang=nb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
EVENTS = ("requestWillBeSent", "loadingFailed")
NETWORKS = runpy.run_path(str(Path(__file__).with_name("test_views.py")))
HERSELF = "id:person/asbjorg-roiseland"
PROJECT = "id:project/sam"


def missing(what: str) -> NoReturn:
    """Skip a test for want of something, or fail where pages must be tested."""
    if REQUIRED:
        pytest.fail(what)
    pytest.skip(what)


class Keys:
    """Keys by the codes that WebDriver has for them (https://www.w3.org/TR/webdriver2/#keyboard-actions)."""

    TAB = "\ue004"
    ENTER = "\ue007"
    ESCAPE = "\ue00c"
    SPACE = "\ue00d"
    ARROW_LEFT = "\ue012"
    ARROW_UP = "\ue013"
    ARROW_RIGHT = "\ue014"
    ARROW_DOWN = "\ue015"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; tests that ask for it are skipped where there is none, or fail where one is required."""
    if not (CHROMIUM and CHROMEDRIVER):
        missing("there is no Chromium with chromedriver on this machine")
    try:
        from selenium import webdriver
    except ImportError:
        missing("selenium is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(CHROMEDRIVER))
    yield driver
    driver.quit()


class Page:
    """An open page, and what the tests do with it."""

    def __init__(self, driver: Any, path: Path, address: str = "") -> None:
        self.driver = driver
        self.path = path
        self.run = driver.execute_script
        for log in ("browser", "performance"):
            driver.get_log(log)
        driver.get("about:blank")
        driver.get(path.as_uri() + address)
        self.wait("document.documentElement.dataset.ready")

    def reopened(self, address: str) -> Page:
        """The same page, opened anew at an address."""
        return Page(self.driver, self.path, address)

    def wait(self, script: str) -> Any:
        """What a script gives, once it gives something."""
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(self.driver, 10).until(lambda _: self.run(f"return {script}"), script)

    def text(self, selector: str) -> str:
        shown: str = self.run("return document.querySelector(arguments[0])?.innerText ?? ''", selector)
        return shown

    def texts(self, selector: str) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText)"
        found: list[str] = self.run(script, selector)
        return found

    def press(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def click_canvas(self, script: str) -> None:
        """Click where a script that gives a point in the network says."""
        from selenium.webdriver import ActionChains

        x, y = self.run(f"const p = network.canvasToDOM({script}); return [p.x, p.y]")
        host = self.driver.find_element("id", "network")
        size = host.size
        chain = ActionChains(self.driver)
        chain.move_to_element_with_offset(host, round(x - size["width"] / 2), round(y - size["height"] / 2))
        chain.click().perform()

    def click(self, words: str) -> None:
        """Click the first button whose words or label these are."""
        named = "each => [each.innerText.trim(), each.getAttribute('aria-label')].includes(arguments[0])"
        self.run(f"[...document.querySelectorAll('button')].find({named}).click()", words)

    def focused(self) -> str:
        name: str = self.run("return document.activeElement.innerText || document.activeElement.id")
        return name

    def errors(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[tuple[str, str]]:
        """Each address that the page asked for and what stopped it; not the file itself, nor data in the address."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        named = {name: [e["params"] for e in events if e["method"] == f"Network.{name}"] for name in EVENTS}
        stopped = {each["requestId"]: each.get("blockedReason", "") for each in named["loadingFailed"]}
        asked = {each["requestId"]: each["request"]["url"] for each in named["requestWillBeSent"]}
        return [(url, stopped.get(i, "")) for i, url in asked.items() if not url.startswith(("file:", "data:"))]


def opened(driver: Any, network: nx.MultiDiGraph, folder: Path, address: str = "", view: str = "all") -> Page:
    """A network drawn into a folder and opened at an address within the page."""
    draw(network, folder / "nett.html", view)
    return Page(driver, folder / "nett.html", address)


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, from its npm package."""
    home = tmp_path_factory.mktemp("axe")
    command = ["npm", "pack", "--silent", "axe-core@4"]
    try:
        done = subprocess.run(command, cwd=home, capture_output=True, timeout=60, check=True, text=True)
        subprocess.run(["tar", "-xzf", done.stdout.split()[-1], "package/axe.min.js"], cwd=home, check=True)
    except (OSError, subprocess.SubprocessError) as reason:
        missing(f"axe-core cannot be had from npm: {reason}")
    return (home / "package" / "axe.min.js").read_text(encoding="utf-8")


def violations(driver: Any, axe: str) -> list[Any]:
    """What axe-core finds against the open page: rules, and the elements that break them."""
    driver.execute_script(axe)
    looked, found = driver.execute_async_script(
        "const done = arguments[0];"
        "axe.run({resultTypes: ['violations']}).then(({passes, violations}) =>"
        " done([passes.length, violations.map(v => [v.id, v.nodes.map(n => n.html)])]))"
    )
    assert looked > 10, "it has looked"
    return list(found)
