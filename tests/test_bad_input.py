"""Odd files on their whole way into a graph: strange names, strange letters, copies, endless lines."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import samgraf.build as building
from samgraf import cli
from samgraf.authorities import Authorities
from samgraf.build import Build, build
from samgraf.builds import publishing
from samgraf.check import check
from samgraf.errors import DataError, SamgrafError, SourceError
from samgraf.evaluate import load_gold
from samgraf.extract import as_object
from samgraf.graph import register_quads
from samgraf.model import Document
from samgraf.query import PREFIXES, ask, find_query
from samgraf.reading import Reader
from samgraf.sources import read_document
from tests.timing import within

SG = PREFIXES["sg"]
TEXT = """Prosjektet Nabolag er finansiert av Norges forskningsråd. Prosjektleder er Åse Øygård ved OsloMet.

Samarbeidspartnere i prosjektet er Porsgrunn kommune og NORCE.
"""
BODIES = ("org/norges-forskningsrad", "org/oslomet", "org/norce", "municipality/porsgrunn-0805")


@cache
def reader() -> Reader:
    return Reader()


def named_only(authorities: Authorities) -> Any:
    """What the registers say of the bodies that the text names, and of the municipality's counties."""
    wanted = [
        path for path in authorities.records if path in BODIES or path.startswith(("municipality/pors", "county/"))
    ]
    named = {path: replace(authorities.records[path], parent=None) for path in wanted}
    return register_quads(replace(authorities, records=named, changes=()))


@pytest.fixture(autouse=True)
def _swift(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "register_quads", named_only)
    monkeypatch.setattr(publishing, "make_reader", lambda *_: reader())


def put(folder: Path, name: str | bytes, content: str | bytes) -> Path:
    """A file whose name and content may be no UTF-8."""
    folder.mkdir(exist_ok=True)
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + (name if isinstance(name, bytes) else name.encode("utf-8"))))
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def made(tmp_path: Path, name: str | bytes, content: str | bytes) -> Build:
    put(tmp_path / "notes", name, content)
    return build([tmp_path / "notes"], tmp_path / "graph")


def with_front(line: str) -> str:
    return f"---\n{line}\n---\n{TEXT}"


def said(text: str) -> set[tuple[str, str, str]]:
    return {statement.triple for statement in reader().read(Document("side.txt", text, {})).statements}


# Names of files.


@pytest.mark.parametrize(
    "name",
    [
        "blåbær på Bø.txt",
        "å" * 120 + ".txt",
        "a b & c #1?.md",
        "ny\nlinje.txt",
        "(…).txt",
    ],
    ids=["letters", "long", "signs", "line feed", "no letters"],
)
def test_a_file_of_any_name_is_built_and_conforms(tmp_path: Path, name: str) -> None:
    result = made(tmp_path, name, TEXT)
    assert result.errors == () and len(result.readings[0].statements) >= 3
    found = check(result.folder)
    assert found.good, list(found.lines())


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are letters there")
@pytest.mark.parametrize("name", [b"bl\xe5b\xe6r.txt", b"\xe5.txt"])
def test_a_file_name_that_is_no_utf_8_is_built_or_named(tmp_path: Path, name: bytes) -> None:
    put(tmp_path / "notes", "annen.txt", TEXT)
    result = made(tmp_path, name, TEXT)
    assert len(result.readings) + len(result.errors) == 2
    assert all(str(error).encode("utf-8") for error in result.errors)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("ny\nlinje.txt", id="line feed"),
        pytest.param("retur\r.txt", id="carriage return"),
        pytest.param("farlig\x1b[2J.txt", id="escape"),
    ],
)
def test_an_error_is_one_line_whatever_the_file_is_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    put(tmp_path, name, "")
    assert cli.run(["extract", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and not {"\x1b", "\r"} & set(error)


def test_two_documents_never_share_a_graph(tmp_path: Path) -> None:
    put(tmp_path / "notes", "registers-document.txt", TEXT)
    result = made(tmp_path, "registers.txt", TEXT.replace("Nabolag", "Grannelag"))
    graphs = {
        quad.graph_name.value  # type: ignore[union-attr]
        for quad in ox.parse(path=str(result.folder.nquads), format=ox.RdfFormat.N_QUADS)
        if quad.predicate.value == SG + "sha256"
    }
    assert len(graphs) + len(result.errors) == 2


# Front matter.


@pytest.mark.parametrize(
    "line",
    [
        'title: "a\\nb"',
        'title: "a\\0b\\x07"',
        "title: <script>alert(1)</script>",
        "url: javascript:alert(1)",
        "published: 2019-13-45",
        "publisher: ' '",
        "language: NB",
        "title: '   '",
        "language: norsk bokmål",
    ],
)
def test_odd_front_matter_is_refused_by_name_or_what_is_built_conforms(tmp_path: Path, line: str) -> None:
    try:
        found = check(made(tmp_path, "side.txt", with_front(line)).folder)
    except SourceError as error:
        assert "side.txt" in str(error) and "\n" not in str(error)
    else:
        assert found.good, list(found.lines())


def test_a_language_that_is_no_tag_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="norsk bokmål"):
        read_document(put(tmp_path, "side.txt", with_front("language: norsk bokmål")))


@pytest.mark.parametrize("line", ['title: "\\ud800 halv"', 'publisher: "\\udfff"'])
def test_half_a_letter_in_the_front_matter_is_built_or_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    put(tmp_path / "notes", "side.txt", with_front(line))
    put(tmp_path / "notes", "annen.txt", with_front("title: Hel"))
    for command in (["build", "--out", str(tmp_path / "graph")], ["extract", "--json"]):
        assert cli.run([*command, str(tmp_path / "notes")]) in (0, 1)
        printed = capsys.readouterr()
        assert (printed.out + printed.err).encode("utf-8")


# One text in many forms says the same, and is quoted as it is stored.

FORMS = {
    "decomposed": unicodedata.normalize("NFD", TEXT),
    "windows": TEXT.replace("\n", "\r\n"),
    "marked": "\ufeff" + TEXT,
    "soft hyphens": TEXT.replace("forskningsråd", "forsk\u00adnings\u00adråd").replace("Prosjekt", "Pro\u00adsjekt"),
    "no-break blanks": TEXT.replace("Åse Øygård", "Åse\u00a0Øygård").replace(
        "Porsgrunn kommune", "Porsgrunn\u00a0kommune"
    ),
    "zero width": TEXT.replace("Prosjektleder er", "Prosjektleder\u200b er"),
    "ligature": TEXT.replace("finansiert", "ﬁnansiert"),
    "two blanks": TEXT.replace(" er ", "  er  "),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_the_letters_changes_nothing_of_what_is_said(form: str) -> None:
    assert said(FORMS[form]) == said(TEXT)
    assert len(said(TEXT)) >= 3


@pytest.mark.parametrize("form", FORMS)
def test_evidence_is_quoted_as_the_file_has_it(tmp_path: Path, form: str) -> None:
    result = made(tmp_path, "side.txt", FORMS[form])
    stored = (tmp_path / "notes" / "side.txt").read_bytes().decode("utf-8")
    parts: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=str(result.folder.nquads), format=ox.RdfFormat.N_QUADS):
        parts.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value  # type: ignore[union-attr]
    quotes = [each for each in parts.values() if SG + "quote" in each]
    assert quotes
    for each in quotes:
        assert stored[int(each[SG + "start"]) : int(each[SG + "end"])] == each[SG + "quote"]


def test_copies_of_a_document_add_their_own_graphs_and_nothing_else(tmp_path: Path) -> None:
    def plain(result: Build) -> set[str]:
        quads = ox.parse(path=str(result.folder.nquads), format=ox.RdfFormat.N_QUADS)
        default = [quad for quad in quads if quad.graph_name == ox.DefaultGraph()]
        return {str(quad.triple) for quad in default if "/document/" not in str(quad.subject)}

    once = made(tmp_path, "en.txt", TEXT)
    before = plain(once)
    put(tmp_path / "notes", "to.txt", TEXT)
    thrice = made(tmp_path, "tre.txt", TEXT)
    assert plain(thrice) == before
    assert len(thrice.readings) == 3


# Endless and empty things.


@pytest.mark.parametrize("sign", [*"()[!?,:\"'=#%€_*·….-/|<>&@", "http://", "v/ ", "– ", "Aa", "1. "], ids=ascii)
def test_a_run_of_one_sign_is_read_in_no_time(sign: str) -> None:
    text = f"{TEXT}\n{sign * (10_000 // len(sign))}\n\n{TEXT}"
    with within(2.0):
        reading = reader().read(Document("side.txt", text, {}))
    assert {statement.triple for statement in reading.statements} >= said(TEXT)


@pytest.mark.parametrize(
    "text", ["\u00ad", "…", ".", "- ", "# ", "1", "---", "\u200b.", "v/", "09:00", "|", "Kontakt:"]
)
def test_a_text_that_says_nothing_says_nothing(text: str) -> None:
    reading = reader().read(Document("side.txt", text, {}))
    assert reading.statements == () and json.dumps(as_object(reading))


# Files of other commands.


def test_a_query_with_a_byte_order_mark_is_asked(tmp_path: Path) -> None:
    result = made(tmp_path, "side.txt", TEXT)
    query = put(tmp_path, "spørsmål.rq", "\ufeff# title@nb: Hvem?\r\nASK { ?who sg:leads ?what }\r\n")
    assert find_query(str(query)).titles == {"nb": "Hvem?"}
    assert ask(str(query), result.folder).plain() == [("true",)]  # type: ignore[union-attr]


def test_a_gold_file_with_a_byte_order_mark_is_read_or_named(tmp_path: Path) -> None:
    put(tmp_path, "side.json", "\ufeff" + json.dumps({"entities": [], "relations": []}))
    try:
        assert set(load_gold(tmp_path)) == {"side"}
    except DataError as error:
        assert "side.json" in str(error)


def test_every_error_of_ours_has_an_exit_code_that_is_promised() -> None:
    kinds = [SamgrafError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
        assert kind.exit_code in (1, 2)
    assert len(kinds) >= 8
