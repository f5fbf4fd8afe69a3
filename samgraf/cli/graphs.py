"""The commands that ask a graph: check, ask, why, explain, draw."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samgraf.cli.options import GRAPH, VIEW_HELP, Format, GraphDir, Language, Municipalities, Times
from samgraf.cli.printing import print_lines
from samgraf.errors import DataError, UsageError

if TYPE_CHECKING:
    from samgraf.query import Rows, Triples


def check(graph: GraphDir = GRAPH) -> None:
    """Check a graph: SHACL shapes, and that its parts agree. Exit code 1 where something is broken.

    Example: samgraf check --graph graph
    """
    from samgraf.check import check as check_graph
    from samgraf.store import GraphFolder

    result = check_graph(GraphFolder.of(graph))
    print_lines(result.lines())
    if not result.good:
        raise typer.Exit(1)


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
        print_lines(query_lines(named_queries().values(), language))
        return
    if what is None:
        raise UsageError("name a query, a .rq file or SPARQL; `samgraf ask --list` shows the named ones")
    query = find_query(what)
    if show:
        typer.echo(query.text.rstrip("\n"))
        return
    _print_answer(ask_graph(query, GraphFolder.of(graph), _parameters(param or ())), format)


def why(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="An IRI such as id:project/medsam, or a name.")],
    predicate: Annotated[str, typer.Argument(metavar="PREDICATE", help="A property, such as fundedBy.")],
    object: Annotated[str, typer.Argument(metavar="OBJECT", help="An IRI or a name.")],
    graph: GraphDir = GRAPH,
) -> None:
    """Show the sentences behind an edge, with their sources. Exit code 1 where there is none.

    With owl:sameAs: the register's row, the decision or the rule that makes two names one thing.
    Example: samgraf why id:project/medsam fundedBy id:org/norges-forskningsrad
    """
    from samgraf.query import why as why_edge
    from samgraf.store import GraphFolder
    from samgraf.tables import reason_lines

    folder = GraphFolder.of(graph)
    if predicate.rpartition(":")[2] == "sameAs":
        from samgraf.builds.sameness import why_same

        reasons = why_same(subject, object, folder)
    else:
        reasons = why_edge(subject, predicate, object, folder)
    if not reasons:
        raise DataError(f"nothing in the graph says {subject} {predicate} {object}")
    print_lines(reason_lines(reasons))


def explain(
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="Its id, as `samgraf why` shows it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
    graph: GraphDir = GRAPH,
) -> None:
    """Show all that stands behind one statement: sentence, source, rule with its patterns, and who else says it.

    Example: samgraf explain id:statement/9f2c0a17d35be846
    """
    from samgraf.query import explain as explain_statement
    from samgraf.store import GraphFolder
    from samgraf.tables import explanation_lines

    told = explain_statement(statement, GraphFolder.of(graph))
    if as_json:
        typer.echo(json.dumps(asdict(told), ensure_ascii=False, indent=1))
    else:
        print_lines(explanation_lines(told))


def draw(
    out: Annotated[
        Path,
        typer.Option("-o", "--out", metavar="FILE", help="The file: .html .gexf .graphml .json or .csv."),
    ],
    view: Annotated[
        str,
        typer.Option("--view", metavar="NAME", help=VIEW_HELP),
    ] = "",
    query: Annotated[
        str, typer.Option("--query", metavar="NAME|FILE|QUERY", help="Draw what a query's answer names.")
    ] = "",
    param: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="K=V", help="Give the query a parameter, as project=id:project/medsam."),
    ] = None,
    around: Annotated[
        str, typer.Option("--around", metavar="NODE", help="Draw a node's surroundings, as id:project/medsam.")
    ] = "",
    steps: Annotated[int, typer.Option("--steps", min=1, max=9, help="How far around it.")] = 2,
    municipalities: Municipalities = Times.then,
    graph: GraphDir = GRAPH,
) -> None:
    """Draw the network: one offline page, or a file for Gephi, networkx or a spreadsheet.

    Example: samgraf draw -o network.html --municipalities today
    """
    from samgraf.network import load_network
    from samgraf.query import ask as ask_graph
    from samgraf.store import GraphFolder
    from samgraf.views import PAGE_VIEW, among
    from samgraf.views import around as surroundings
    from samgraf.views import draw as draw_network

    if query and around:
        raise UsageError("--query and --around each choose what to draw; give one of them")
    if param and not query:
        raise UsageError("--param is for --query")
    folder = GraphFolder.of(graph)
    network = load_network(folder, municipalities.value)
    if query:
        network = among(network, ask_graph(query, folder, _parameters(param or ())).names())
        if not len(network):
            raise DataError(f"{query}: the answer names nothing that is in the network")
    elif around:
        network = surroundings(network, around, steps)
    draw_network(network, out, view or ("all" if query or around else PAGE_VIEW))
    divided = sorted(about["label"] for _, about in network.nodes(data=True) if "divided" in about)
    kept = f"; divided since, and as they were: {', '.join(divided)}" if divided else ""
    typer.echo(f"{out} written{kept}", err=True)


def _print_answer(answer: Rows | Triples, format: Format) -> None:
    from samgraf.query import Triples
    from samgraf.query.results import results_xml, tsv_lines
    from samgraf.tables import csv_lines, json_rows, table_lines

    if isinstance(answer, Triples):
        _print_triples(answer, format)
    elif format is Format.ttl:
        raise UsageError("only CONSTRUCT and DESCRIBE give Turtle; take --format table, csv, tsv, json or xml")
    elif format is Format.csv:
        print_lines(csv_lines(answer))
    elif format is Format.tsv:
        print_lines(tsv_lines(answer))
    elif format is Format.json:
        typer.echo(json_rows(answer))
    elif format is Format.xml:
        typer.echo(results_xml(answer))
    else:
        print_lines(table_lines(answer))


def _print_triples(answer: Triples, format: Format) -> None:
    if format in (Format.table, Format.ttl):
        typer.echo(answer.turtle().rstrip("\n"))
    elif format is Format.xml:
        typer.echo(answer.xml().rstrip("\n"))
    else:
        raise UsageError(f"--format {format} is for rows, and this query gives triples; take --format ttl or xml")


def _parameters(given: Iterable[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    wrong = [name for name, equals, _ in pairs if not equals]
    if wrong:
        raise UsageError(f"--param {wrong[0]!r} has no value; write it as {wrong[0]}=…")
    return {name: value for name, _, value in pairs}
