"""The commands that analyse a graph: rank, communities, brokers, homophily, backbone, robustness, report."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial, update_wrapper, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec, get_type_hints

import typer

from samgraf.cli.options import GRAPH, GraphDir, Language, Municipalities, TableFormat, Times
from samgraf.cli.printing import print_lines
from samgraf.errors import UsageError
from samgraf.progress import progress

if TYPE_CHECKING:
    from samgraf.analysis.affiliations import Affiliations
    from samgraf.analysis.draws import Draws
    from samgraf.analysis.results import Result

    Read = Callable[..., Affiliations]
    """Reads the ties that the options choose, of another graph or at another level where one is given."""
    Found = Result | Mapping[str, Result]
    """What an analysis gives: a result, or several by their names, of which the last is the longest table."""

Own = ParamSpec("Own")
Weight = Annotated[str, typer.Option("--weight", metavar="NAME", help="Ties weighted by newman, count or hyperbolic.")]
Resolution = Annotated[float, typer.Option("--resolution", metavar="R", help="Higher finds more communities.")]
DRAWS, REPORT_DRAWS, TOP = 200, 50, 20
_IDS = {"id", "one", "other"}
"""Columns that a table for the eye leaves out, as labels stand beside them."""


def _analyse(
    analysis: Callable[[Read, Draws], tuple[Affiliations, Found]],
    level: Annotated[
        str,
        typer.Option("--level", metavar="NAME", help="The actors: person, organisation, municipality, sector, theme."),
    ] = "organisation",
    arenas: Annotated[
        str, typer.Option("--arenas", metavar="KIND", help="Where they meet: all, project or event.")
    ] = "all",
    weight: Weight = "newman",
    units: Annotated[
        str, typer.Option("--units", metavar="WAY", help="Units folded into what they are part of, or kept.")
    ] = "folded",
    municipalities: Municipalities = Times.then,
    confidence: Annotated[float, typer.Option("--confidence", metavar="C", help="Leave out what is less sure.")] = 0.0,
    relation: Annotated[
        list[str] | None, typer.Option("--relation", metavar="NAME", help="Only ties by this relation, as partner.")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="ID", help="Only ties that this text tells, as 004-medsam.")
    ] = None,
    first: Annotated[int | None, typer.Option("--from", metavar="YEAR", help="Only ties of it and later.")] = None,
    last: Annotated[int | None, typer.Option("--to", metavar="YEAR", help="Only ties of this year or earlier.")] = None,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", help="How many networks by chance, and samples of the texts.")
    ] = DRAWS,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The seed of all draws.")] = 1,
    top: Annotated[int, typer.Option("--top", metavar="N", help="Rows shown in a table; 0 for all.")] = TOP,
    format: Annotated[
        TableFormat, typer.Option("--format", help="csv prints the table alone, json all that was found.")
    ] = TableFormat.table,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE", help="Write a figure too: .png, .svg or .pdf.")
    ] = None,
    picture: Annotated[
        str | None,
        typer.Option("--picture", metavar="NAME", help="Of what: ranking, network, matrix, timeline, map, flow."),
    ] = None,
    language: Annotated[Language, typer.Option("--lang", help="The language of the figure.")] = Language.nb,
    graph: GraphDir = GRAPH,
) -> None:
    """Read the ties, analyse them and print what was found; its parameters are the options of every analysis."""
    from samgraf.analysis.draws import Draws
    from samgraf.analysis.levels import load_affiliations
    from samgraf.store import GraphFolder

    if picture and not plot:
        raise UsageError(f"{picture} is drawn into a file; give --plot FILE too")
    if plot:
        from samgraf.plots.pictures import check_picture
        from samgraf.plots.pictures import picture as write_picture

        check_picture(plot, picture)  # before the work is done
    asked = dict.fromkeys(relation or (), 1.0)  # also what counts for nothing unless asked for

    def read(folder: Path = graph, at: str = level) -> Affiliations:
        return load_affiliations(
            GraphFolder.of(folder), at, arenas=arenas, units=units, municipalities=municipalities.value, weights=asked
        ).only(confidence=confidence, sources=source or (), relations=relation or (), first=first, last=last)

    with progress("Drawing") as report_step:
        drawn = Draws(weight, draws, seed, report_step)
        ties, found = analysis(read, drawn)
    parts = list(found.values()) if isinstance(found, Mapping) else [found]
    if plot:
        write_picture(plot, ties, parts[-1], drawn, name=picture, language=language.value)
        typer.echo(f"{plot} written", err=True)
    if format is TableFormat.json:
        plain = {name: each.plain() for name, each in found.items()} if isinstance(found, Mapping) else found.plain()
        typer.echo(json.dumps(plain, ensure_ascii=False, indent=1))
        return
    if format is TableFormat.csv:
        from samgraf.tables import csv_table

        print_lines(csv_table(_cells(parts[-1])))
        typer.echo("\n".join(line for part in parts for line in part.said()), err=True)
        return
    for number, part in enumerate(parts):
        print_lines([*([""] if number else []), *part.said(), "", *_table(part, top)])


def command_of(
    analysis: Callable[Concatenate[Affiliations, Draws, Own], Found], draws: int = DRAWS
) -> Callable[..., None]:
    """A command that has the options of every analysis after its own, and so many draws unless told otherwise."""

    def reading(read: Read, draws: Draws, /, *given: Own.args, **chosen: Own.kwargs) -> tuple[Affiliations, Found]:
        ties = read()
        return ties, analysis(ties, draws, *given, **chosen)

    return reading_command(update_wrapper(reading, analysis), draws)


def reading_command(
    analysis: Callable[Concatenate[Read, Draws, Own], tuple[Affiliations, Found]], draws: int = DRAWS
) -> Callable[..., None]:
    """The same for an analysis that reads by itself, of more than one graph or level."""
    own = list(inspect.signature(analysis).parameters.values())[2:]
    shared = list(inspect.signature(_analyse).parameters.values())[1:]
    # The names of types that only analyses know are not looked up: options have types of this module.
    known = {**globals(), "Affiliations": Any, "Draws": Any, "Result": Any, "Found": Any, "Read": Any}
    types = {
        name: kind
        for function in (analysis, _analyse)
        for name, kind in get_type_hints(function, known, include_extras=True).items()
    }

    @wraps(analysis)
    def command(**given: Any) -> None:
        chosen = {option.name: given.pop(option.name) for option in own}

        def chosen_analysis(read: Read, draws: Draws) -> tuple[Affiliations, Found]:
            return analysis(read, draws, **chosen)  # type: ignore[call-arg]

        _analyse(chosen_analysis, **given)

    options = [option.replace(annotation=types[option.name]) for option in [*own, *shared]]
    options = [option.replace(default=draws) if option.name == "draws" else option for option in options]
    command.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    command.__annotations__ = {option.name: option.annotation for option in options}
    return command


@command_of
def rank(
    ties: Affiliations,
    draws: Draws,
    by: Annotated[
        str,
        typer.Option("--by", metavar="MEASURE", help="degree, strength, betweenness, constraint, two-mode-degree …"),
    ] = "strength",
) -> Result:
    """Rank actors by their place in the network, with the ranks that other texts would give them.

    Example: samgraf rank --by betweenness --level municipality
    """
    from samgraf.analysis.rankings import rank

    return rank(ties, by, draws)


@command_of
def communities(
    ties: Affiliations,
    draws: Draws,
    resolution: Resolution = 1.0,
    members: Annotated[bool, typer.Option("--members", help="A row for each actor, with its community.")] = False,
    scan: Annotated[bool, typer.Option("--scan", help="How many there are at several resolutions.")] = False,
) -> Result:
    """Find communities (Leiden), with how firm they are and whether chance gives as clear ones.

    Example: samgraf communities --level organisation --arenas project
    """
    from samgraf.analysis import communities as found

    if scan:
        return found.resolutions(ties, draws)
    return found.members(ties, resolution, draws) if members else found.communities(ties, resolution, draws)


@command_of
def brokers(ties: Affiliations, draws: Draws) -> Result:
    """Find who stands between sectors: the five roles of Gould and Fernandez, and what chance gives.

    Example: samgraf brokers --level organisation --format csv
    """
    from samgraf.analysis.sectors import brokers

    return brokers(ties, draws)


@command_of
def homophily(ties: Affiliations, draws: Draws) -> Result:
    """Tell whether ties keep within sectors: the E-I index, and what chance gives.

    Example: samgraf homophily --arenas project
    """
    from samgraf.analysis.sectors import homophily

    return homophily(ties, draws)


@command_of
def backbone(
    ties: Affiliations,
    draws: Draws,
    alpha: Annotated[float, typer.Option("--alpha", metavar="A", help="How unlikely a tie must be by chance.")] = 0.05,
    method: Annotated[
        str, typer.Option("--method", metavar="NAME", help="sdsm, which reckons with the arenas, or disparity.")
    ] = "sdsm",
) -> Result:
    """Find the ties that stand out from what chance gives.

    Example: samgraf backbone --alpha 0.05 --method disparity
    """
    from samgraf.analysis.backbones import backbone

    return backbone(ties, alpha, method, draws)


@command_of
def robustness(ties: Affiliations, draws: Draws) -> Result:
    """Tell what the network loses without one actor or one text, those that matter most first.

    Example: samgraf robustness --arenas project
    """
    from samgraf.analysis.backbones import robustness

    return robustness(ties, draws)


@partial(command_of, draws=REPORT_DRAWS)
def report(
    ties: Affiliations,
    draws: Draws,
    alpha: Annotated[float, typer.Option("--alpha", metavar="A", help="How unlikely a tie must be by chance.")] = 0.05,
    benchmark: Annotated[
        bool, typer.Option("--benchmark", help="How long each measure takes, beside the same in plain networkx.")
    ] = False,
) -> Found:
    """Report on the whole network: its figures beside what chance gives, and who comes first by every measure.

    Example: samgraf report --level organisation --arenas project
    """
    from samgraf.analysis.benchmarks import benchmark as timed
    from samgraf.analysis.reports import report

    if benchmark:
        return timed(ties, draws)
    found = report(ties, alpha, draws)
    return {"network": found.network, "actors": found.actors}


def _table(found: Result, top: int) -> Iterator[str]:
    from samgraf.tables import aligned

    shown = [place for place, name in enumerate(found.columns) if name not in _IDS]
    rows = [[row[place] for place in shown] for row in _cells(found)]
    yield from aligned(rows[: top + 1] if top > 0 else rows)
    if 0 < top < len(rows) - 1:
        yield f"… {len(rows) - 1 - top} more rows; --top 0 shows all"


def _cells(found: Result) -> list[list[str]]:
    """The columns, and the rows as text."""
    return [list(found.columns), *(["" if cell is None else str(cell) for cell in row] for row in found.rows)]
