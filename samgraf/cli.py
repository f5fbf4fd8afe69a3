"""The command line: each command calls one function of the library, and says in one line what went wrong.

What only one command needs is imported inside it, so that a question to a graph need not wait for spaCy.
"""

from __future__ import annotations

import json
import sys
import webbrowser
from collections.abc import Callable, Iterable
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samgraf import __version__
from samgraf.errors import DataError, SamgrafError, UsageError
from samgraf.progress import progress

if TYPE_CHECKING:
    from samgraf.query import Rows, Triples

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="SamGraf: who works with whom in Norwegian co-creation research, with the sentence behind every edge.",
)

GraphDir = Annotated[Path, typer.Option("--graph", metavar="DIR", help="The graph folder to read.")]
Model = Annotated[str, typer.Option("--model", metavar="NAME", help="The spaCy pipeline to read with.")]
GRAPH = Path("graph")


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    ttl = "ttl"


class Language(StrEnum):
    """The language of titles."""

    nb = "nb"
    nn = "nn"
    en = "en"


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _main(
    context: typer.Context,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    context.obj = debug


@app.command()
def build(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[SOURCE…]", help="Files or folders; the shipped corpus if none."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The graph folder to write.")] = GRAPH,
    open_page: Annotated[bool, typer.Option("--open", help="Show the network page in a browser.")] = False,
    attendees: Annotated[bool, typer.Option("--attendees", help="Keep people who only attended.")] = False,
    model: Model = "blank",
) -> None:
    """Build a graph folder from texts: graph.nq, store, network.html and report.json.

    Example: samgraf build notes/ --out graph --open
    """
    from samgraf.build import build as build_graph
    from samgraf.graph import Policy

    with progress("Reading") as report_step:
        policy = Policy(attendees=attendees)
        result = build_graph(sources or (), out, model=model, policy=policy, progress=report_step)
    report = result.folder.report()
    documents, entities, statements = (_size(report[key]) for key in ("documents", "entities", "statements"))
    typer.echo(f"{out}: {documents} documents, {entities} entities, {statements} statements, {report['quads']} quads")
    page = (out / "network.html").absolute()
    if open_page and not webbrowser.open(page.as_uri()):
        typer.echo(f"samgraf: no browser found; open {page} in one", err=True)
    _left_out(result.errors)


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files or folders of texts.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with all evidence.")] = False,
    model: Model = "blank",
) -> None:
    """Print what texts name and say, without building a graph.

    Example: samgraf extract page.txt --json
    """
    from samgraf.build import load_documents
    from samgraf.extract import as_json as to_json
    from samgraf.extract import as_text
    from samgraf.reading import Reader

    documents, errors = load_documents(files)
    if not documents and not errors:
        raise DataError(f"{', '.join(map(str, files))}: no texts there (.txt); name files or folders that have some")
    if documents:
        reader = Reader(model=model)
        for document in documents:
            reading = reader.read(document)
            typer.echo(to_json(reading) if as_json else as_text(reading))
    _left_out(errors)


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder of gold files.")],
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCES…", help="The texts the gold is about.")],
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", help="Show the first N misses of each kind in each text.")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    model: Model = "blank",
) -> None:
    """Measure the reading against gold: precision, recall and F1 by type and predicate.

    Example: samgraf score data/gold data/sources
    """
    from samgraf.build import load_documents
    from samgraf.evaluate import evaluate, load_gold
    from samgraf.extract import as_object
    from samgraf.reading import Reader
    from samgraf.tables import score_lines, score_object

    wanted = load_gold(gold)
    documents, unread = load_documents(sources)
    reader = Reader(model=model)
    found = {document.stem: as_object(reader.read(document)) for document in documents if document.stem in wanted}
    for stem in sorted(set(wanted) - set(found)):
        typer.echo(f"samgraf: no text for the gold of {stem}; all of it counts as missed", err=True)
    result = evaluate(wanted, found)
    if as_json:
        typer.echo(json.dumps(score_object(result), ensure_ascii=False, indent=1))
    else:
        _print(score_lines(result, errors))
    _left_out(unread)


@app.command()
def check(graph: GraphDir = GRAPH) -> None:
    """Check a graph: SHACL shapes, and that its parts agree. Exit code 1 where something is broken.

    Example: samgraf check --graph graph
    """
    from samgraf.check import check as check_graph
    from samgraf.store import GraphFolder

    result = check_graph(GraphFolder.of(graph))
    _print(result.lines())
    if not result.good:
        raise typer.Exit(1)


@app.command()
def ask(
    what: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE|QUERY", help="A named query, a .rq file, or SPARQL.")
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="Show the named queries.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the query itself.")] = False,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="K=V", help="Give a parameter, as project=id:project/medsam."),
    ] = None,
    language: Annotated[Language, typer.Option("--lang", help="The language of titles.")] = Language.nb,
    format: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.table,
    graph: GraphDir = GRAPH,
) -> None:
    """Ask a graph: one of the named questions, a file, or SPARQL.

    Example: samgraf ask project-leader --param project=id:project/medsam
    """
    from samgraf.query import ask as ask_graph
    from samgraf.query import find_query, named_queries
    from samgraf.store import GraphFolder
    from samgraf.tables import query_lines

    if list_all:
        _print(query_lines(named_queries().values(), language))
        return
    if what is None:
        raise UsageError("name a query, a .rq file or SPARQL; `samgraf ask --list` shows the named ones")
    query = find_query(what)
    if show:
        typer.echo(query.text.rstrip("\n"))
        return
    _print_answer(ask_graph(query, GraphFolder.of(graph), _parameters(param or ())), format)


@app.command()
def why(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="An IRI such as id:project/medsam, or a name.")],
    predicate: Annotated[str, typer.Argument(metavar="PREDICATE", help="A property, such as fundedBy.")],
    object: Annotated[str, typer.Argument(metavar="OBJECT", help="An IRI or a name.")],
    graph: GraphDir = GRAPH,
) -> None:
    """Show the sentences behind an edge, with their sources. Exit code 1 where there is none.

    Example: samgraf why id:project/medsam fundedBy id:org/norges-forskningsrad
    """
    from samgraf.query import why as why_edge
    from samgraf.store import GraphFolder
    from samgraf.tables import reason_lines

    reasons = why_edge(subject, predicate, object, GraphFolder.of(graph))
    if not reasons:
        raise DataError(f"nothing in the graph says {subject} {predicate} {object}")
    _print(reason_lines(reasons))


@app.command()
def draw(
    out: Annotated[
        Path,
        typer.Option("-o", "--out", metavar="FILE", help="The file: .html .gexf .graphml .json or .csv."),
    ],
    view: Annotated[
        str, typer.Option("--view", metavar="NAME", help="What to draw: actors, people or all.")
    ] = "actors",
    graph: GraphDir = GRAPH,
) -> None:
    """Draw the network: one offline page, or a file for Gephi, networkx or a spreadsheet.

    Example: samgraf draw -o network.html
    """
    from samgraf.network import load_network
    from samgraf.store import GraphFolder
    from samgraf.views import draw as draw_network
    from samgraf.views import select

    draw_network(select(load_network(GraphFolder.of(graph)), view), out)
    typer.echo(f"{out} written", err=True)


# Printing.


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _print_answer(answer: Rows | Triples, format: Format) -> None:
    from samgraf.query import Triples
    from samgraf.tables import csv_lines, json_rows, table_lines

    if isinstance(answer, Triples):
        typer.echo(answer.turtle().rstrip("\n"))
    elif format is Format.ttl:
        raise UsageError("only CONSTRUCT and DESCRIBE give Turtle; take --format table, csv or json")
    elif format is Format.csv:
        _print(csv_lines(answer))
    elif format is Format.json:
        typer.echo(json_rows(answer))
    else:
        _print(table_lines(answer))


def _parameters(given: Iterable[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    wrong = [name for name, equals, _ in pairs if not equals]
    if wrong:
        raise UsageError(f"--param {wrong[0]!r} has no value; write it as {wrong[0]}=…")
    return {name: value for name, _, value in pairs}


def _left_out(errors: Iterable[SamgrafError]) -> None:
    """Say which sources were left out, and end with code 1 where any was."""
    lines = [_one_line(error) for error in errors]
    for line in lines:
        typer.echo(line, err=True)
    if lines:
        raise typer.Exit(1)


def _one_line(error: SamgrafError) -> str:
    """What went wrong, with what a name of a file may hold and no terminal should be sent shown as its escape."""
    return "samgraf: " + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(error))


def _size(value: object) -> int:
    """How many things a part of the report counts."""
    return sum(value.values()) if isinstance(value, dict) else len(value)  # type: ignore[arg-type]


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 good, 1 the data is not, 2 wrong use."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        given = ["--help"]
    command: Callable[..., Any] = typer.main.get_command(app)
    try:
        return int(command(args=given, prog_name="samgraf", standalone_mode=False) or 0)
    except SamgrafError as error:
        if "--debug" in given:
            raise
        typer.echo(_one_line(error), err=True)
        return error.exit_code
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        typer.echo("samgraf: stopped", err=True)
        return 130
    except Exception as error:  # click's own errors carry their message and exit code
        if not hasattr(error, "format_message"):
            raise
        typer.echo(f"samgraf: {error.format_message()} See `samgraf --help`.", err=True)
        return 2


def main() -> None:
    """The `samgraf` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that the terminal lacks is no reason to stop
    sys.exit(run())


if __name__ == "__main__":
    main()
