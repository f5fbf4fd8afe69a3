"""SPARQL in notebooks: `%load_ext samgraf.notebook`, and then `%sparql NAME` or a cell that begins with `%%sparql`."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import NoReturn

from samgraf.errors import UsageError
from samgraf.query import Rows, Triples, ask
from samgraf.store import GraphFolder

try:
    from IPython.core.interactiveshell import InteractiveShell
except ImportError as error:
    raise UsageError("notebooks need IPython: pip install 'samgraf[notebook]'") from error


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"%sparql: {message}; write [--graph DIR] [--param K=V] [--into NAME] and a query's name or a cell"
        )


def _arguments(line: str) -> Namespace:
    parser = _Parser(prog="%sparql", add_help=False)
    parser.add_argument("--graph", type=Path, default=Path("graph"))
    parser.add_argument("--param", action="append", default=[])
    parser.add_argument("--into", default="")
    parser.add_argument("query", nargs="?", default="")
    try:
        return parser.parse_args(shlex.split(line))
    except ValueError as error:
        raise UsageError(f"%sparql: {line!r} cannot be read ({error})") from error


def sparql(shell: InteractiveShell, line: str, cell: str | None = None) -> Rows | Triples | None:
    """The answer of a graph to the query in a cell, or to the named query of a line.

    `--graph DIR` is the folder (default `graph`), `--param K=V` gives a parameter; with `--into NAME` the answer
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
