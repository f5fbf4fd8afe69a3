"""For notebooks: the shipped graph, figures, the sentences behind a figure, and SPARQL as a magic.

`%load_ext samgraf.notebook` gives `%sparql NAME`, and cells that begin with `%%sparql`.
"""

from __future__ import annotations

import os
import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn

import samgraf
from samgraf.errors import UsageError
from samgraf.query import Rows, Triples, ask
from samgraf.query.frames import frame
from samgraf.store import GraphFolder

if TYPE_CHECKING:
    import networkx as nx
    import pandas

    from samgraf.analysis.affiliations import Affiliations, Claim
    from samgraf.analysis.draws import Draws
    from samgraf.analysis.results import Result
    from samgraf.plots.words import Language

try:
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.display import Image
except ImportError as error:
    raise UsageError("notebooks need IPython: pip install 'samgraf[notebook]'") from error

PLACE = "SAMGRAF_GRAPH"
"""The environment variable that names the graph folder of notebooks; without it they use `graph` where they run."""
EVIDENCE = ("subject", "relation", "object", "sentence", "source", "confidence", "statement")
_COLOURS = 16


def graph_path() -> Path:
    """The graph folder of notebooks."""
    return Path(os.environ.get(PLACE) or "graph")


def shipped_graph() -> GraphFolder:
    """The graph of the notes that SamGraf ships, built in `graph_path()` where there is none (half a minute).

    Raises UsageError where the folder holds a graph of other texts, and what `build` raises.
    """
    from samgraf.build import build
    from samgraf.builds.documents import shipped_corpus
    from samgraf.sources import find_sources

    path = graph_path()
    folder = GraphFolder.of(path) if path.exists() else build(out=path).folder
    wanted = {found.name for found in find_sources([shipped_corpus()]) if isinstance(found, Path)}
    documents: Any = folder.report()["documents"]
    if {document["name"] for document in documents} != wanted:
        raise UsageError(f"{path} holds a graph of other texts; give {PLACE} another folder")
    return folder


def about(folder: GraphFolder) -> str:
    """A graph in a line: its version, how much is in it, and the first digits of its SHA-256."""
    report: Any = folder.report()
    entities, statements = (sum(report[key].values()) for key in ("entities", "statements"))
    return (
        f"SamGraf {samgraf.__version__}, graph {report['files']['graph.nq'][:12]}: "
        f"texts {len(report['documents'])}, entities {entities}, statements {statements}"
    )


def evidence(claims: Iterable[Claim], network: nx.MultiDiGraph) -> pandas.DataFrame:
    """The sentences behind claims, as ties have them, in the network they were read off: a row for each.

    `statement` is the id that `samgraf explain` takes.
    Raises UsageError where pandas is not installed.
    """
    rows = [
        (
            network.nodes[subject]["label"], relation, network.nodes[object_]["label"], proof.sentence, proof.title,
            proof.confidence, proof.statement,
        )
        for subject, relation, object_, document in sorted(set(claims))
        for proof in network.edges[subject, object_, relation]["proofs"]
        if proof.document == document
    ]  # fmt: skip
    return frame(EVIDENCE, rows)


def figure(
    of: Affiliations, found: Result, draws: Draws, *, name: str | None = None, language: Language = "en"
) -> Image:
    """A picture of an analysis for the screen, as `samgraf.plots.pictures.picture` draws it, in few bytes.

    Raises UsageError as `picture` does, and where matplotlib is not installed.
    """
    from PIL import Image as Pixels  # matplotlib brings it

    from samgraf.plots.pictures import picture

    with TemporaryDirectory() as home:
        path = Path(home) / "figure.png"
        picture(path, of, found, draws, name=name, language=language)
        with Pixels.open(path) as drawn:
            small = drawn.convert("RGB").reduce(2).quantize(_COLOURS)
    buffer = BytesIO()
    small.save(buffer, format="PNG", optimize=True)
    return Image(data=buffer.getvalue(), format="png", alt=found.sentence)  # type: ignore[no-untyped-call]


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"%sparql: {message}; write [--graph DIR] [--param K=V] [--into NAME] and a query's name or a cell"
        )


def _arguments(line: str) -> Namespace:
    parser = _Parser(prog="%sparql", add_help=False)
    parser.add_argument("--graph", type=Path, default=graph_path())
    parser.add_argument("--param", action="append", default=[])
    parser.add_argument("--into", default="")
    parser.add_argument("query", nargs="?", default="")
    try:
        return parser.parse_args(shlex.split(line))
    except ValueError as error:
        raise UsageError(f"%sparql: {line!r} cannot be read ({error})") from error


def sparql(shell: InteractiveShell, line: str, cell: str | None = None) -> Rows | Triples | None:
    """The answer of a graph to the query in a cell, or to the named query of a line.

    `--graph DIR` is the folder (default `graph_path()`), `--param K=V` gives a parameter; with `--into NAME` the answer
    becomes that variable and is not shown.
    Raises UsageError, QueryError and GraphError as `samgraf.ask` does.
    """
    given = _arguments(line)
    query = cell if cell is not None else given.query
    if not query.strip():
        raise UsageError("%sparql: give a query, or the name of one; named_queries() of samgraf.query has them all")
    pairs = [pair.partition("=") for pair in given.param]
    answer = ask(query, GraphFolder.of(given.graph), {name: text for name, _, text in pairs})
    if not given.into:
        return answer
    shell.user_ns[given.into] = answer
    return None


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Give a notebook the magic `%sparql`, for a line or a cell."""

    def magic(line: str, cell: str | None = None) -> Rows | Triples | None:
        return sparql(shell, line, cell)

    shell.magics_manager.register_function(magic, magic_kind="line_cell", magic_name="sparql")
