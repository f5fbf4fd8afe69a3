"""Pages of the web stored as texts: what is stored, and what is refused; asked of a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from samgraf import cli
from samgraf.errors import SourceError, UsageError
from samgraf.sources import read_document, store_page
from tests.test_converted import LONG, as_page, as_pdf, as_word

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGES: dict[str, tuple[str, bytes]] = {
    "/mote-paa-as": ("text/html; charset=utf-8", as_page(f"Møte på Ås\n{LONG}", "<title>Møte på Ås</title>")),
    "/referat.pdf": ("application/pdf", as_pdf(f"Referat\n{LONG}")),
    "/referat": (WORD, as_word(f"Referat\n{LONG}")),
    "/notat.txt": ("text/plain", f"---\ntitle: Notat fra Bø\n---\n{LONG}\n".encode()),
    "/bilde": ("image/png", b"\x89PNG"),
    "/tom": ("text/html", b"<html><body></body></html>"),
}


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/flyttet":
            self.send_response(302)
            self.send_header("Location", "/mote-paa-as")
            self.end_headers()
        elif self.path in PAGES:
            kind, body = PAGES[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "name", "title"),
    [
        ("/mote-paa-as", "mote-paa-aas.txt", "Møte på Ås"),
        ("/flyttet", "mote-paa-aas.txt", "Møte på Ås"),
        ("/referat.pdf", "referat-pdf.txt", "referat-pdf"),
        ("/referat", "referat.txt", "referat"),
        ("/notat.txt", "notat-fra-boe.txt", "Notat fra Bø"),
    ],
)
def test_page_is_stored_with_its_address(site: str, path: str, name: str, title: str, tmp_path: Path) -> None:
    stored = store_page(site + path, tmp_path / "sider")
    document = read_document(stored)
    assert stored.name == name
    assert document.metadata["url"] == site + path
    assert document.title == title
    assert LONG in document.text[document.body :]


def test_text_that_is_there_is_never_replaced(site: str, tmp_path: Path) -> None:
    stored = store_page(f"{site}/referat", tmp_path)
    stored.write_text("rettet for hånd", encoding="utf-8")
    with pytest.raises(SourceError, match="there already"):
        store_page(f"{site}/referat", tmp_path)
    assert stored.read_text(encoding="utf-8") == "rettet for hånd"


@pytest.mark.parametrize(("path", "why"), [("/borte", "404"), ("/bilde", "image/png"), ("/tom", "no text found")])
def test_address_without_a_page_is_told(site: str, path: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=why) as caught:
        store_page(site + path, tmp_path)
    assert "\n" not in str(caught.value) and "; " in str(caught.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/side", "https://[feil", "http://127.0.0.1:1/mellom rom"])
def test_site_that_cannot_be_had_is_told(address: str, tmp_path: Path) -> None:
    with pytest.raises((SourceError, UsageError), match="; "):
        store_page(address, tmp_path)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "side.html", "ftp://example.org/a", ""])
def test_only_the_web_is_fetched_from(address: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not an address of the web"):
        store_page(address, tmp_path)


def test_command_stores_what_can_be_had_and_tells_the_rest(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store_page(f"{site}/referat", tmp_path)
    code = cli.run(["fetch", f"{site}/borte", f"{site}/referat", f"{site}/mote-paa-as", "--into", str(tmp_path)])
    out, err = capsys.readouterr()
    assert code == 1 and out.splitlines() == [str(tmp_path / "mote-paa-aas.txt")]
    missing, stored = err.splitlines()
    assert "404" in missing and "there already" in stored


def test_command_fetches_nothing_where_an_address_is_wrong(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["fetch", f"{site}/mote-paa-as", "side.html", "--into", str(tmp_path)]) == 2
    assert "side.html: not an address" in capsys.readouterr().err and not list(tmp_path.iterdir())
