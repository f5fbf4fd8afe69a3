"""The commands by which people decide: withhold, review, reconcile, candidates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from samgraf.cli.options import GRAPH, TABLE, GraphDir, Model
from samgraf.cli.printing import left_out, no_texts, print_lines
from samgraf.errors import DecisionError, UsageError
from samgraf.resources import PIPELINE

if TYPE_CHECKING:
    from samgraf.decisions import Decision, Kind

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]


def withhold(
    what: Annotated[str, typer.Argument(metavar="NAME", help="A person's full name, or SUBJECT PREDICATE OBJECT.")],
    by: By,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it must not name the person.")],
    decisions: TABLE = None,
) -> None:
    """Keep a person or a statement out of every graph, page and search from the next build on.

    The table gets a keyed hash and no name. The key lies beside the table as a .key file, made with the first line:
    keep it, and publish it never.

    Example: samgraf withhold "Kari Nordmann" --by redaksjonen --reason "eget ønske" --decisions decisions.tsv
    """
    from samgraf.decisions import append_lines, withholding

    table = _table(decisions)
    append_lines(table, [withholding(table, what, date.today(), by, reason)])
    typer.echo(f"{table}: one line more; build the graph again", err=True)


def review(
    list_all: Annotated[bool, typer.Option("--list", help="Print the open doubts and stop.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list: as JSON, with both sides' sentences.")] = False,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; needed to write decisions.")] = "",
    decisions: TABLE = None,
    graph: GraphDir = GRAPH,
) -> None:
    """Walk through what a build was in doubt about, and write what you decide into the table of decisions.

    Keys: s the same (or: is that record), d different, k skip, q stop. What matters most comes first.

    Example: samgraf review --by redaksjonen --decisions decisions.tsv
    """
    from samgraf.authorities import Authorities
    from samgraf.decisions import append_lines, read_decisions
    from samgraf.resources import shipped
    from samgraf.store import GraphFolder
    from samgraf.tables import doubt_lines

    table = decisions or shipped("data", "decisions.tsv")
    settled = read_decisions(table, Authorities.load())
    doubts = [
        doubt
        for doubt in GraphFolder.of(graph).proposals()
        if not settled.settled(doubt["one"]["id"], doubt["other"]["id"])
    ]
    if list_all:
        if as_json:
            typer.echo(json.dumps(doubts, ensure_ascii=False, indent=1))
        else:
            print_lines(line for doubt in doubts for line in doubt_lines(doubt))
        return
    if not by:
        raise UsageError("say who decides with --by NAME, or look with --list")
    _table(decisions)
    for number, doubt in enumerate(doubts, start=1):
        typer.echo(f"\n{number} of {len(doubts)}")
        print_lines(doubt_lines(doubt))
        if settled.settled(doubt["one"]["id"], doubt["other"]["id"]):
            continue  # by an answer before
        key = _key()
        if key == "q":
            return
        if key in "sd":
            reason = typer.prompt("reason", default="same names and places" if key == "s" else "seen to differ")
            line = _decision(doubt, key, by, reason, table.name)
            try:
                settled = settled.with_line(line)
            except DecisionError as error:
                typer.echo(f"not written: {error}", err=True)
                continue
            append_lines(table, [line])
            typer.echo(line.row())
    typer.echo("no doubt left" if doubts else "no open doubts", err=True)


class Unreconciled(StrEnum):
    """Types of what a table for curators may hold."""

    organisation = "organisation"
    person = "person"
    project = "project"


def reconcile(
    kinds: Annotated[
        list[Unreconciled] | None, typer.Option("--type", help="Only this type; may be given several times.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=0, metavar="N", help="Candidates for each thing.")] = 3,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="The table to write.")] = None,
    chosen: Annotated[
        Path | None,
        typer.Option("--chosen", metavar="FILE", help="Write the rows somebody has filled in as decisions, and stop."),
    ] = None,
    decisions: TABLE = None,
    graph: GraphDir = GRAPH,
) -> None:
    """Write a table (TSV) of what no register knows, with the nearest register rows, for a spreadsheet or OpenRefine.

    The last six cells of a row are a line of the table of decisions. Fill in date, by and reason in the rows that are
    right and paste those cells, or give the whole file back with --chosen. What has no candidate has one row.

    Example: samgraf reconcile --type organisation -o unknown.tsv
    """
    from samgraf.authorities import Authorities
    from samgraf.builds.publications import load_readings
    from samgraf.decisions import Decisions, append_lines, read_decisions
    from samgraf.reconciliation import TYPES, Registers, as_tsv, find_unknown, new_decisions, read_chosen, table_rows
    from samgraf.resources import shipped
    from samgraf.store import GraphFolder

    authorities = Authorities.load()
    if chosen:
        table = _table(decisions)
        known = read_decisions(table, authorities) if table.exists() else Decisions((), authorities)
        new = new_decisions(read_chosen(chosen), known)
        if new:
            append_lines(table, new)
        typer.echo(f"{table}: {len(new)} lines more" + ("; build the graph again" if new else ""), err=True)
        return
    wanted = [kind.value.capitalize() for kind in kinds or ()] or TYPES
    unknown = find_unknown(load_readings(GraphFolder.of(graph)), wanted)
    known = read_decisions(decisions or shipped("data", "decisions.tsv"), authorities)
    _give(as_tsv(table_rows(unknown, Registers(authorities), known, most)), out)
    if out is not None:
        typer.echo(f"{out}: {len(unknown)} things without a record", err=True)


def candidates(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[SOURCE…]", help="Files or folders; the shipped corpus if none."),
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="Rows of the table.")] = 100,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="The table to write.")] = None,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Tell at which place each theme comes back when it is left out.")
    ] = False,
    model: Model = PIPELINE,
) -> None:
    """Write a table (TSV) of nouns that may be themes: what the scheme of themes lacks, and the theme next to each.

    What stands in many texts and is near a theme comes first. Who takes one in writes it into ontology/themes.ttl.

    Example: samgraf candidates notes/ -o themes.tsv
    """
    from samgraf.build import load_documents
    from samgraf.candidates import Scheme, as_tsv, find_candidates, find_terms, place_lines, places_without
    from samgraf.progress import progress
    from samgraf.resources import shipped

    documents, errors = load_documents(sources or [shipped("data", "sources")])
    if not documents:
        left_out(errors)
        raise no_texts(sources or ())
    with progress("Reading") as report_step:
        terms, vocab = find_terms(documents, model, report_step)
    scheme = Scheme.load(vocab)
    if held_out:
        print_lines(place_lines(places_without(terms, scheme)))
    else:
        _give(as_tsv(find_candidates(terms, scheme)[:most]), out)
    left_out(errors)


def _give(text: str, out: Path | None) -> None:
    """Write a table to a file, or print it where none is named."""
    from samgraf.disk import write_whole

    if out is None:
        typer.echo(text, nl=False)
    else:
        write_whole(out, text.encode("utf-8"))


def _table(given: Path | None) -> Path:
    """The table to write into, which must be named: the shipped one counts for the shipped notes alone."""
    if given is None:
        raise UsageError("name the table to write into with --decisions FILE; `samgraf build` must be given it too")
    return given


def _key() -> str:
    while True:
        key: str = typer.prompt("s same, d different, k skip, q stop").strip().casefold()
        if key in ("s", "d", "k", "q"):
            return key


def _decision(doubt: Mapping[str, Any], key: str, by: str, reason: str, table: str) -> Decision:
    """The line that an answer makes: yes to `is` names the record, any other yes the same, a no the difference."""
    from samgraf.decisions import Decision

    kind = "different" if key == "d" else "is" if doubt["kind"] == "is" else "same"
    ends = doubt["one"]["id"], doubt["other"]["id"]
    return Decision(cast("Kind", kind), *ends, date.today(), by, " ".join(reason.split()), table, 0)
