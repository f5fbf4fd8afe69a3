"""What several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import axe, chromium
from commands import Run
from filelock import FileLock
from graphs import small

from samgraf import cli
from samgraf.build import build
from samgraf.resources import shipped
from samgraf.store import GraphFolder

__all__ = ["axe", "chromium", "graph_folder", "run"]


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> GraphFolder:
    """The graph of the shipped corpus, built by the first process that needs it; for reading only."""
    temporary = tmp_path_factory.getbasetemp()
    folder = GraphFolder((temporary if worker_id == "master" else temporary.parent) / "shipped" / "graph")
    with FileLock(folder.path.parent.with_suffix(".lock")):
        if not folder.path.exists():
            build(out=folder.path)
    return folder


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
