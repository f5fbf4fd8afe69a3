"""The notebooks: pairs in step, run from a fresh kernel, with the outputs that a run of today gives."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import execution
import nbformat
import pytest

from samgraf.store import GraphFolder

ROOT = Path(__file__).resolve().parent.parent
SOURCES = execution.sources()
LARGEST = 100_000
"""Bytes of a stored notebook."""
VARYING = re.compile(r"0x[0-9a-f]{6,}|/tmp/|/home/|/root/|[A-Z]:\\\\")


def named(source: Path) -> str:
    return source.stem


def stored(source: Path) -> Any:
    return nbformat.read(source.with_suffix(".ipynb"), as_version=4)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def texts(notebook: Any) -> str:
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def printed(cell: Any) -> list[str]:
    """What a cell gives as text; of a picture, that it is one, as its bytes are another version's of matplotlib."""
    return [output.text if output.output_type == "stream" else output.data["text/plain"] for output in cell.outputs]


@pytest.fixture(scope="module")
def run_again(graph_folder: GraphFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all notebooks, executed now on the shipped graph."""
    out = tmp_path_factory.mktemp("notebooks")
    command = [sys.executable, str(ROOT / "notebooks" / "execution.py"), "--graph", str(graph_folder.path)]
    done = subprocess.run(
        [*command, "--out", str(out)], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
    )
    assert done.returncode == 0, done.stderr
    return out


def test_there_are_eight_and_the_readme_names_the_folder() -> None:
    assert [source.name[:2] for source in SOURCES] == [f"{number:02}" for number in range(1, 9)]
    assert "notebooks/" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=named)
def test_a_stored_notebook_is_in_step_with_its_source(source: Path) -> None:
    wanted, found = execution.notebook(source), stored(source)
    assert [(cell.cell_type, cell.source) for cell in found.cells] == [
        (cell.cell_type, cell.source) for cell in wanted.cells
    ], "run `make notebooks`"
    assert found.metadata == wanted.metadata


@pytest.mark.parametrize("source", SOURCES, ids=named)
def test_a_stored_notebook_has_been_run_from_top_to_bottom_without_a_fault(source: Path) -> None:
    cells = code(stored(source))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    assert len(outputs) >= len(cells) / 2 and cells[-1].outputs


@pytest.mark.parametrize("source", SOURCES, ids=named)
def test_a_stored_notebook_is_small_and_tells_nothing_of_a_machine(source: Path) -> None:
    assert source.with_suffix(".ipynb").stat().st_size <= LARGEST
    cells = stored(source).cells
    shown = [text for cell in cells if cell.cell_type == "code" for text in printed(cell)]
    shown += [
        output.data.get("text/html", "")
        for cell in code(stored(source))
        for output in cell.outputs
        if output.get("data")
    ]
    assert not VARYING.search("\n".join([*shown, *(cell.source for cell in cells)]))


@pytest.mark.parametrize("source", SOURCES, ids=named)
def test_a_notebook_asks_a_question_answers_it_and_says_what_it_cannot_show(source: Path) -> None:
    text = texts(stored(source))
    assert re.match(rf"# {int(source.name[:2])} .+\n\n\*[^*]+\?\*\n", text)
    assert text.index("## The answer") < text.index("## What ", text.index("## The answer"))
    assert "cannot" in text.rpartition("## ")[2].splitlines()[0]


@pytest.mark.parametrize("source", SOURCES, ids=named)
def test_a_notebook_shows_sentences_and_ranks_no_person(source: Path) -> None:
    whole = source.read_text(encoding="utf-8")
    assert '"sentence"' in whole or "?sentence" in whole
    assert not re.search(r"load_affiliations\([^)]*\"person\"|ask\(\"(?:people-in-most-sources|bridging-actors)", whole)


@pytest.mark.parametrize("source", SOURCES, ids=named)
def test_what_a_text_links_to_is_there(source: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", texts(stored(source))):
        assert (source.parent / target).exists(), target


@pytest.mark.parametrize("source", SOURCES, ids=named)
def test_a_run_gives_what_is_stored(source: Path, run_again: Path) -> None:
    again = nbformat.read(run_again / f"{source.stem}.ipynb", as_version=4)
    for old, new in zip(code(stored(source)), code(again), strict=True):
        assert printed(old) == printed(new), "the graph or the code has changed: run `make notebooks`"
