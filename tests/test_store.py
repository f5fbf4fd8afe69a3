"""The store of a graph folder: opened whole, or refused in one line that says what to do."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

import samgraf.store
from samgraf.errors import DataError, GraphError, SamgrafError
from samgraf.graph import sorted_lines, write_nquads
from samgraf.query import Query, run
from samgraf.store import NQUADS, REPORT, STORE, GraphFolder, build_store

COUNT = 300


def quads() -> list[ox.Quad]:
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    nodes = [ox.NamedNode(f"https://w3id.org/samgraf/id/org/lag-{number}") for number in range(COUNT)]
    return [
        ox.Quad(node, label, ox.Literal(f"Lag nummer {n} på Bø"), ox.DefaultGraph()) for n, node in enumerate(nodes)
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "graph"
    folder.mkdir()
    write_nquads(quads(), folder / NQUADS)
    count = build_store(folder / NQUADS, folder / STORE)
    (folder / REPORT).write_text(json.dumps({"quads": count}), encoding="utf-8")
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy that may be damaged."""
    return Path(shutil.copytree(built, tmp_path / "graph"))


def one_line(error: pytest.ExceptionInfo[Exception]) -> str:
    text = str(error.value)
    assert "\n" not in text and "\r" not in text
    assert "build" in text, "the line says what to do"
    return text


def test_a_store_holds_what_its_file_says(built: Path) -> None:
    store = GraphFolder.of(built).open()
    assert len(store) == COUNT
    assert "".join(sorted_lines(store)) == (built / NQUADS).read_text(encoding="utf-8")


def test_the_number_of_quads_is_given_back(tmp_path: Path) -> None:
    write_nquads([*quads(), *quads()], tmp_path / NQUADS)
    assert build_store(tmp_path / NQUADS, tmp_path / STORE) == COUNT


def test_a_built_store_is_on_disk_and_free(built: Path) -> None:
    """What build_store has made can be opened at once, by this process and by others, several times."""
    ours = [GraphFolder.of(built).open() for _ in range(3)]
    code = (
        "import sys; from pathlib import Path; from samgraf.store import GraphFolder;"
        "print(len(GraphFolder.of(Path(sys.argv[1])).open()))"
    )
    theirs = subprocess.run([sys.executable, "-c", code, str(built)], capture_output=True, text=True, check=True)
    assert {len(store) for store in ours} == {int(theirs.stdout)} == {COUNT}


def test_an_opened_store_cannot_be_written(built: Path) -> None:
    store = GraphFolder.of(built).open()
    with pytest.raises((OSError, RuntimeError), match="read-"):
        store.add(quads()[0])


def test_opening_writes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    len(list(GraphFolder.of(folder).open()))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("missing", ["", STORE, REPORT])
def test_where_there_is_no_graph_the_error_says_how_to_build_one(folder: Path, missing: str) -> None:
    gone = folder / missing
    (shutil.rmtree if gone.is_dir() else Path.unlink)(gone)
    with pytest.raises(GraphError) as error:
        GraphFolder.of(folder)
    assert f"samgraf build --out {folder}" in one_line(error)


def test_a_file_is_no_graph_folder(built: Path) -> None:
    with pytest.raises(GraphError) as error:
        GraphFolder.of(built / NQUADS)
    one_line(error)


def test_a_graph_error_is_about_the_data() -> None:
    assert issubclass(GraphError, DataError)
    assert GraphError.exit_code == 1


@pytest.mark.parametrize("quads", [COUNT - 1, COUNT + 1, 0, None, "300"])
def test_a_store_that_is_not_the_one_of_its_report_is_refused(folder: Path, quads: object) -> None:
    (folder / REPORT).write_text(json.dumps({"quads": quads}), encoding="utf-8")
    with pytest.raises(GraphError) as error:
        GraphFolder.of(folder).open()
    assert str(COUNT) in one_line(error)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe"])
def test_a_damaged_report_is_named(folder: Path, content: bytes) -> None:
    (folder / REPORT).write_bytes(content)
    with pytest.raises(GraphError) as error:
        GraphFolder.of(folder).open()
    one_line(error)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_build_that_takes_its_place_while_it_is_opened_is_opened_instead(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The report of the old graph is met by the store of the new one, or the old store vanishes half opened."""
    new, old = tmp_path / "new", tmp_path / "old"
    new.mkdir()
    count = write_nquads(quads()[: COUNT // 2], new / NQUADS)
    build_store(new / NQUADS, new / STORE)
    (new / REPORT).write_text(json.dumps({"quads": count}), encoding="utf-8")

    def swap() -> None:
        if new.exists():
            folder.rename(old)
            new.rename(folder)
            shutil.rmtree(old)

    def read_only(path: str) -> ox.Store:
        if moment == "after" and new.exists():
            swap()
            raise OSError("IO error: No such file or directory")
        swap()
        return ox.Store.read_only(path)

    monkeypatch.setattr(samgraf.store, "ox", SimpleNamespace(Store=SimpleNamespace(read_only=read_only)))
    assert len(GraphFolder.of(folder).open()) == COUNT // 2


def parts(folder: Path, pattern: str) -> list[Path]:
    found = sorted((folder / STORE).glob(pattern))
    assert found, pattern
    return found


@pytest.mark.parametrize("gone", ["CURRENT", "MANIFEST-*", "*"])
def test_a_store_without_its_files_is_refused(folder: Path, gone: str) -> None:
    for path in parts(folder, gone):
        path.unlink()
    with pytest.raises(GraphError) as error:
        GraphFolder.of(folder).open()
    one_line(error)


def test_a_manifest_cut_in_half_is_noticed_by_the_count(folder: Path) -> None:
    """RocksDB opens such a store without a word and with its data gone."""
    for path in parts(folder, "MANIFEST-*"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(GraphError) as error:
        GraphFolder.of(folder).open()
    one_line(error)


@pytest.mark.parametrize("pattern", ["*.sst", "CURRENT", "MANIFEST-*"])
def test_an_emptied_file_of_a_store_is_noticed(folder: Path, pattern: str) -> None:
    for path in parts(folder, pattern):
        path.write_bytes(b"")
    with pytest.raises(GraphError) as error:
        GraphFolder.of(folder).open()
    one_line(error)


@pytest.mark.parametrize("how", ["cut", "gone"])
def test_a_cut_or_missing_data_file_is_noticed(folder: Path, how: str) -> None:
    victim = max(parts(folder, "*.sst"), key=lambda path: path.stat().st_size)
    if how == "cut":
        victim.write_bytes(victim.read_bytes()[: victim.stat().st_size // 2])
    else:
        victim.unlink()
    with pytest.raises(GraphError) as error:
        GraphFolder.of(folder).open()
    one_line(error)


def test_a_flipped_byte_gives_the_right_answer_or_an_error_of_ours(folder: Path) -> None:
    question = Query("test", "SELECT ?n { ?s rdfs:label ?n }")
    expected = sorted(run(question, GraphFolder.of(folder).open()).plain())  # type: ignore[union-attr]
    for path in parts(folder, "*.sst"):
        content = path.read_bytes()
        for place in (len(content) // 4, len(content) // 2):
            path.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
            try:
                assert sorted(run(question, GraphFolder.of(folder).open()).plain()) == expected  # type: ignore[union-attr]
            except SamgrafError as error:
                assert "\n" not in str(error)
        path.write_bytes(content)
