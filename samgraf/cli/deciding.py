"""The commands by which people decide: withhold, review."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from samgraf.cli.options import TABLE

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
    from samgraf.resources import shipped

    table = decisions or shipped("data", "decisions.tsv")
    append_lines(table, [withholding(table, what, date.today(), by, reason)])
    typer.echo(f"{table}: one line more; build the graph again", err=True)
