"""Runs the notebooks, each from a fresh kernel, and stores what they give: `make notebooks`.

A notebook is a pair. `NN-name.py` (Jupytext's percent format) is its source; `NN-name.ipynb` is made of it here, with
its outputs. Nothing that varies from run to run is stored: no times, no versions of Python, no random ids.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import jupytext
import nbformat
from nbclient import NotebookClient

from samgraf.build import build
from samgraf.disk import write_whole
from samgraf.errors import SamgrafError
from samgraf.notebook import PLACE

HOME = Path(__file__).resolve().parent
LONGEST = 60
"""Seconds that a notebook may take."""


def sources(home: Path = HOME) -> list[Path]:
    """The sources of all notebooks, in their order."""
    return sorted(home.glob("[0-9][0-9]-*.py"))


def notebook(source: Path) -> nbformat.NotebookNode:
    """The notebook of a source, without outputs, with what a stored one has of metadata."""
    found = jupytext.read(source)
    found.metadata = nbformat.from_dict(
        {
            "jupytext": {"formats": "ipynb,py:percent"},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        }
    )
    for number, cell in enumerate(found.cells, start=1):
        cell["id"] = f"cell-{number}"
        cell.metadata.clear()
    return found


def execute(source: Path, graph: Path, home: Path) -> nbformat.NotebookNode:
    """A notebook with its outputs, run in a folder on a graph.

    Raises CellExecutionError or CellTimeoutError of nbclient where a cell fails, or all take too long.
    """
    found = notebook(source)
    client = NotebookClient(
        found,
        timeout=LONGEST,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(home)}},
    )
    with TemporaryDirectory() as own:  # so that no start-up file or history of the user has a say
        client.execute(env={**os.environ, PLACE: str(graph.absolute()), "IPYTHONDIR": own})
    found.metadata.pop("language_info", None)
    return found


def main() -> None:
    """Run all notebooks, or those whose number is given, and store them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", help="as 03; all unless given")
    parser.add_argument("--graph", type=Path, help="a graph of the shipped notes; built anew in `graph` unless given")
    parser.add_argument("--out", type=Path, default=HOME, help="where the notebooks are stored")
    given = parser.parse_args()
    known = {source.name[:2]: source for source in sources()}
    if unknown := sorted(set(given.numbers) - set(known)):
        parser.error(f"there is no notebook {', '.join(unknown)}; name some of {', '.join(known)}")
    try:
        graph = given.graph or build(out=HOME / "graph").folder.path
    except SamgrafError as error:
        parser.error(str(error))
    for source in [known[number] for number in sorted(given.numbers or known)]:
        with TemporaryDirectory() as home:
            found = execute(source, graph, Path(home))
        text = f"{nbformat.writes(found)}\n"
        path = given.out / f"{source.stem}.ipynb"
        write_whole(path, text.encode())
        print(f"{path.name}: {len(found.cells)} cells, {len(text.encode()) // 1000} kB")


if __name__ == "__main__":
    main()
