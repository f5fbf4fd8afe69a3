"""The command line: each command calls one function of the library, and says in one line what went wrong.

What only one command needs is imported inside it, so that a question to a graph need not wait for spaCy.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any

import typer

from samgraf import __version__
from samgraf.cli.printing import one_line
from samgraf.errors import SamgrafError

COMMANDS = {
    "build": "reading",
    "add": "changing",
    "remove": "changing",
    "fetch": "fetching",
    "extract": "reading",
    "score": "reading",
    "agreement": "reading",
    "calibrate": "reading",
    "check": "graphs",
    "ask": "graphs",
    "why": "graphs",
    "explain": "graphs",
    "draw": "graphs",
    "export": "exporting",
    "rank": "analysing",
    "communities": "analysing",
    "brokers": "analysing",
    "homophily": "analysing",
    "backbone": "analysing",
    "robustness": "analysing",
    "growth": "comparing",
    "compare": "comparing",
    "themes": "comparing",
    "rich-club": "comparing",
    "report": "analysing",
    "serve": "serving",
    "site": "serving",
    "review": "deciding",
    "reconcile": "deciding",
    "candidates": "deciding",
    "withhold": "deciding",
    "vectors": "training",
    "lexicon": "training",
    "train": "training",
    "measure": "training",
    "learn": "training",
}
"""The commands in the order of the help, each with the module of this folder that it stands in."""


def application(commands: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with some commands; only their modules are imported."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help="SamGraf: who works with whom in Norwegian co-creation research, with the sentence behind every edge.",
    )
    app.callback()(_main)
    for name in commands:
        room = import_module(f"samgraf.cli.{COMMANDS[name]}")
        app.command()(getattr(room, name.replace("-", "_")))
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


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
    # Nobody waits for the other commands; all are there where none of them is asked for, for the help and the error.
    asked = next((word for word in given if not word.startswith("-")), "")
    command: Callable[..., Any] = typer.main.get_command(application([asked] if asked in COMMANDS else COMMANDS))
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
