"""What several test files share."""

from __future__ import annotations

import json
import pickle
import time
from pathlib import Path
from typing import Any

import pytest
from browser import axe, chromium
from commands import Run
from filelock import FileLock
from graphs import small

from samgraf import cli
from samgraf.build import build, load_documents, shipped_corpus
from samgraf.extract import as_json
from samgraf.model import Reading
from samgraf.reading import Reader
from samgraf.resources import shipped
from samgraf.store import GraphFolder

__all__ = ["axe", "chromium", "found_in_notes", "graph_folder", "readings_of_notes", "run"]


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
            begun = time.process_time()
            build(out=folder.path)
            (common / "seconds").write_text(str(time.process_time() - begun), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def build_seconds(common: Path, graph_folder: GraphFolder) -> float:
    """The processor's seconds in which the graph of the shipped corpus was built."""
    return float((common / "seconds").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def readings_of_notes(common: Path) -> dict[str, Reading]:
    """What is read in each shipped note, by the note's stem; read once, by the first process that needs it."""
    kept = common / "readings.pickle"
    with FileLock(common / "readings.lock"):
        if not kept.exists():
            reader = Reader()
            documents, errors = load_documents([shipped_corpus()])
            assert not errors
            kept.write_bytes(pickle.dumps({document.stem: reader.read(document) for document in documents}))
    return dict(pickle.loads(kept.read_bytes()))


@pytest.fixture(scope="session")
def found_in_notes(readings_of_notes: dict[str, Reading]) -> dict[str, Any]:
    """The same as `samgraf extract --json` prints it."""
    return {stem: json.loads(as_json(reading)) for stem, reading in readings_of_notes.items()}


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
