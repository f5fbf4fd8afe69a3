"""A progress bar on stderr, silent where that is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

Report = Callable[[int, int, str], None]
"""Told after every step: how many are done, of how many, and the name of the last."""

NAME_WIDTH = 40


@contextmanager
def progress(title: str) -> Iterator[Report | None]:
    """A bar for the time of a block; gives what to report steps to, or None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    with bars([title]) as reports:
        yield reports[title]


@contextmanager
def bars(titles: Sequence[str]) -> Iterator[dict[str, Report]]:
    """A bar for each title for the time of a block; gives what to report steps to, shown only in a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as shown:

        def of_task(title: str) -> Report:
            task = shown.add_task(title, total=None)

            def report(done: int, total: int, name: str) -> None:
                shown.update(task, completed=done, total=total, description=name[:NAME_WIDTH])

            return report

        yield {title: of_task(title) for title in titles}
