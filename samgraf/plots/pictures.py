"""One picture of an analysis, by its name."""

from __future__ import annotations

from pathlib import Path

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.draws import Draws
from samgraf.analysis.periods import communities_over_time
from samgraf.analysis.results import Result
from samgraf.errors import UsageError
from samgraf.plots.canvas import Paper, ending, paper
from samgraf.plots.flows import draw_flows
from samgraf.plots.groups import Groups, groups
from samgraf.plots.maps import draw_map
from samgraf.plots.networks import draw_matrix, draw_network
from samgraf.plots.rankings import draw_ranking, measure_of
from samgraf.plots.timelines import draw_timeline
from samgraf.plots.words import Language, Words

PICTURES = ("ranking", "network", "matrix", "timeline", "map", "flow")
OF_TIES = ("network", "matrix")
"""Those that show ties and nothing else."""
WITHOUT = ("compare",)
"""Analyses of more than one network, which none of these shows."""
_SIZES = {"ranking": (6.5, 6.5), "timeline": (7.5, 7.0), "map": (6.5, 7.5), "flow": (9.0, 6.0)}
_SIZE = (7.5, 6.0)


def check_picture(path: Path, name: str | None) -> None:
    """Raises UsageError, with the choices, for a file or a picture that no analysis has."""
    ending(path)
    if name is not None and name not in PICTURES:
        raise UsageError(f"there is no picture {name!r}; choose among {', '.join(PICTURES)}")


def picture_of(found: Result, name: str | None = None) -> str:
    """The picture that an analysis is shown by: the one asked for, else its own.

    Raises UsageError, with the choices, for a picture that there is not, or that the analysis has no figures for.
    """
    if found.analysis in WITHOUT:
        raise UsageError(f"{found.analysis} has no picture; leave out --plot")
    own = {"ranking": "rank_low" in found.columns, "flow": "years" in found.parameters}
    chosen = name or next((each for each, has in own.items() if has), "network")
    choices = [each for each in PICTURES if own.get(each, True)]
    if chosen not in choices:
        raise UsageError(f"there is no picture {chosen!r} of {found.analysis}; choose among {', '.join(choices)}")
    return chosen


def picture(
    path: Path,
    of: Affiliations,
    found: Result,
    draws: Draws,
    *,
    name: str | None = None,
    language: Language = "nb",
) -> None:
    """Write a picture of an analysis of ties: .png, .svg or .pdf, by the file's name.

    name: one of `PICTURES`; the analysis's own where none is given.
    Raises UsageError, with the choices, for another picture or form, or where the file cannot be written.
    """
    chosen = picture_of(found, name)
    ending(path)
    words = Words(language)
    resolution = float(found.parameters.get("resolution", 1.0))
    grouped = groups(of, draws, found.analysis, words, resolution)
    measure = words.measure(measure_of(found))
    title = words.title(chosen, measure=measure, groups=words.say(grouped.kind))
    with paper(path, title, _SIZES.get(chosen, _SIZE)) as sheet:
        if not _shows(chosen, of, found, grouped):
            notes = _empty(sheet, words)
        elif chosen == "ranking":
            notes = draw_ranking(sheet, found, words)
        elif chosen == "network":
            notes = draw_network(sheet, of, grouped, found, words)
        elif chosen == "matrix":
            notes = draw_matrix(sheet, grouped, words)
        elif chosen == "timeline":
            notes = draw_timeline(sheet, of, words)
        elif chosen == "flow":
            years, cumulative = found.parameters["years"], found.parameters["cumulative"]
            notes = draw_flows(sheet, communities_over_time(of, draws, years, cumulative), words)
        else:
            notes = draw_map(sheet, of, grouped, words)
        sheet.finish(title, [" ".join(notes), _behind(found, words)])


def _shows(chosen: str, of: Affiliations, found: Result, grouped: Groups) -> bool:
    """Whether there is something to draw: ranks, periods, ties, or at least what an analysis has rows of."""
    if chosen == "ranking":
        return bool(found.rows)
    if chosen == "flow":
        return of.undated < len(of.ties)
    return bool(grouped.tied) or (chosen not in OF_TIES and bool(found.rows))


def _empty(sheet: Paper, words: Words) -> list[str]:
    sheet.axes.set_axis_off()
    return [words.say("empty")]


def _behind(found: Result, words: Words) -> str:
    """What is behind a picture, and whether its figure can be told from chance."""
    behind = words.say("behind", texts=found.documents, statements=found.statements)
    if found.chance is None or found.observed is None:
        return behind
    verdict = words.say(
        "told" if found.told else "untold", figure=words.statistic(found.analysis), observed=found.observed,
        low=found.chance.low, high=found.chance.high, texts=found.documents,
    )  # fmt: skip
    return f"{behind} {verdict}"
