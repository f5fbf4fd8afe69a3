"""What several test files share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browser import axe, chromium
from commands import Run
from filelock import FileLock
from graphs import small

from samgraf import cli
from samgraf.build import build, load_documents, shipped_corpus
from samgraf.extract import as_object
from samgraf.reading import Reader
from samgraf.resources import shipped
from samgraf.store import GraphFolder

__all__ = ["axe", "chromium", "found_in_notes", "graph_folder", "run"]


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that the processes of a run share."""
    temporary = tmp_path_factory.getbasetemp()
    folder = (temporary if worker_id == "master" else temporary.parent) / "shipped"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def graph_folder(common: Path) -> GraphFolder:
    """The graph of the shipped corpus, built by the first process that needs it; for reading only."""
    folder = GraphFolder(common / "graph")
    with FileLock(common / "graph.lock"):
        if not folder.path.exists():
            build(out=folder.path)
    return folder


@pytest.fixture(scope="session")
def found_in_notes(common: Path) -> dict[str, Any]:
    """What is read in each shipped note, as `samgraf extract --json` prints it, by the note's stem."""
    kept = common / "found.json"
    with FileLock(common / "found.lock"):
        if not kept.exists():
            reader = Reader()
            documents, errors = load_documents([shipped_corpus()])
            assert not errors
            found = {document.stem: as_object(reader.read(document)) for document in documents}
            kept.write_text(json.dumps(found), encoding="utf-8")
    return dict(json.loads(kept.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    """The graph of two invented notes, built once; for reading only."""
    return small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def table_graph(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    """The graph of the shipped excerpt of a table, built once; for reading only."""
    table, mapping = shipped("data", "tables", "rcn-h2020-excerpt.csv"), Path("rcn-h2020")
    return build(out=tmp_path_factory.mktemp("table") / "graph", model="blank", table=table, mapping=mapping).folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command run in this process: its exit code, and what it printed on stdout and stderr."""

    def running(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return running
