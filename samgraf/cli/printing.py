"""What commands print: lines, and what went wrong in one line each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer

from samgraf.errors import DataError, SamgrafError


def print_lines(lines: Iterable[str]) -> None:
    """Print each line on stdout."""
    for line in lines:
        typer.echo(line)


def no_texts(paths: Iterable[Path]) -> DataError:
    """What to say where some paths hold nothing to read."""
    return DataError(f"{', '.join(map(str, paths))}: no texts there (.txt); name files or folders that have some")


def left_out(errors: Iterable[SamgrafError]) -> None:
    """Say which sources were left out, and end with code 1 where any was."""
    lines = [one_line(error) for error in errors]
    for line in lines:
        typer.echo(line, err=True)
    if lines:
        raise typer.Exit(1)


def one_line(error: SamgrafError) -> str:
    """What went wrong, with what a name of a file may hold and no terminal should be sent shown as its escape."""
    return "samgraf: " + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(error))
