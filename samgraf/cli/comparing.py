"""The commands that analyse a graph over time, by theme, and beside another: growth, compare, themes, rich-club."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samgraf.cli.analysing import command_of, reading_command
from samgraf.errors import UsageError

if TYPE_CHECKING:
    from samgraf.analysis.affiliations import Affiliations
    from samgraf.analysis.draws import Draws
    from samgraf.analysis.results import Result
    from samgraf.cli.analysing import Read


@command_of
def growth(
    ties: Affiliations,
    draws: Draws,
    years: Annotated[int, typer.Option("--years", metavar="N", help="How long a period is.")] = 5,
    cumulative: Annotated[bool, typer.Option("--cumulative", help="Each period with all before it.")] = False,
    flows: Annotated[bool, typer.Option("--flows", help="Who goes from which community to which.")] = False,
) -> Result:
    """Tell how the network changes over periods: actors, ties, who enters, stays and leaves, the core, communities.

    Example: samgraf growth --years 4 --plot communities.pdf
    """
    from samgraf.analysis import periods

    return (periods.flows if flows else periods.growth)(ties, years, cumulative, draws)


@command_of
def rich_club(ties: Affiliations, draws: Draws) -> Result:
    """Tell whether those of many ties are tied to each other, beside what as many ties by chance give.

    Example: samgraf rich-club --arenas project
    """
    from samgraf.analysis.clubs import rich_club

    return rich_club(ties, draws)


@reading_command
def themes(
    read: Read,
    draws: Draws,
    carriers: Annotated[
        bool, typer.Option("--carriers", help="Who, at the --level, carries a theme between communities.")
    ] = False,
) -> tuple[Affiliations, Result]:
    """Find themes that go together, or who carries a theme between communities.

    Example: samgraf themes --carriers --level organisation
    """
    from samgraf.analysis import subjects

    of = read(at="theme")
    return of, subjects.carriers(of, read(), draws) if carriers else subjects.themes(of, draws)


@reading_command
def compare(
    read: Read,
    draws: Draws,
    a: Annotated[str, typer.Argument(metavar="A", help="A graph folder, years as 2010-2015, or a level.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The same, to compare it with.")],
) -> tuple[Affiliations, Result]:
    """Compare two graphs, or two periods or levels of one: what differs, and whether so many texts can tell.

    Example: samgraf compare 2010-2017 2018-2025
    """
    from samgraf.analysis.comparisons import compare

    sides = [_side(read, each) for each in (a, b)]
    return sides[0], compare(sides[0], sides[1], (a, b), draws)


def _side(read: Read, what: str) -> Affiliations:
    """The ties of a graph folder, of years, or at a level.

    Raises UsageError, with the choices, for what is none of them.
    """
    from samgraf.analysis.levels import LEVELS

    if span := re.fullmatch(r"(\d{4})(?:-(\d{4}))?", what):
        return read().only(first=int(span[1]), last=int(span[2] or span[1]))
    if what in LEVELS:
        return read(at=what)
    if Path(what).is_dir():
        return read(Path(what))
    raise UsageError(f"{what!r} is no graph folder, no years as 2010-2015, and no level: {', '.join(LEVELS)}")
