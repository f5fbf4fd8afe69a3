"""The command line: each command calls one function of the library, and says in one line what went wrong.

What only one command needs is imported inside it, so that a question to a graph need not wait for spaCy.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Annotated, Any

import typer

from samgraf import __version__
from samgraf.cli.analysing import backbone, brokers, communities, homophily, rank, report, robustness
from samgraf.cli.changing import add, remove
from samgraf.cli.comparing import compare, growth, rich_club, themes
from samgraf.cli.deciding import reconcile, review, withhold
from samgraf.cli.exporting import export
from samgraf.cli.graphs import ask, check, draw, explain, why
from samgraf.cli.printing import one_line
from samgraf.cli.reading import build, calibrate, extract, score
from samgraf.cli.serving import serve, site
from samgraf.cli.training import measure, train, vectors
from samgraf.errors import SamgrafError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="SamGraf: who works with whom in Norwegian co-creation research, with the sentence behind every edge.",
)

for _command in (
    build,
    add,
    remove,
    extract,
    score,
    calibrate,
    check,
    ask,
    why,
    explain,
    draw,
    export,
    rank,
    communities,
    brokers,
    homophily,
    backbone,
    robustness,
    growth,
    compare,
    themes,
    rich_club,
    report,
    serve,
    site,
    review,
    reconcile,
    withhold,
    vectors,
    train,
    measure,
):
    app.command()(_command)


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
        typer.echo(one_line(error), err=True)
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
    # Python looks for garbage after every 700 new objects, and among all at the end: a fifth of a short run's time.
    # Adding a note makes some 300,000 that stay.
    gc.set_threshold(500_000)
    code = run()
    gc.freeze()
    sys.exit(code)
