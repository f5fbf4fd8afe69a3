"""When projects and events began."""

from __future__ import annotations

from collections import Counter

from matplotlib.ticker import MaxNLocator

from samgraf.analysis.affiliations import Affiliations
from samgraf.plots.canvas import Paper
from samgraf.plots.words import Words, looks, shortened

_KINDS = ("project", "event")


def draw_timeline(paper: Paper, of: Affiliations, words: Words) -> list[str]:
    """Draw the projects and events of most actors by the year they began, over how many there are of each year."""
    years = {tie.arena: tie.year for tie in of.ties if tie.year is not None}
    taking_part = Counter(arena for arena, _ in {(tie.arena, tie.actor) for tie in of.ties})
    most = sorted(years, key=lambda arena: (-taking_part[arena], arena))[: looks().most["arenas"]]
    rows = sorted(most, key=lambda arena: (years[arena], arena))
    for number, kind in enumerate(_KINDS):
        own = [arena for arena in rows if _kind(arena) == kind]
        paper.axes.scatter(
            [years[arena] for arena in own],
            [rows.index(arena) for arena in own],
            s=[14 + 4 * taking_part[arena] for arena in own],
            c=looks().colour(number),
            marker=looks().mark(number),
            edgecolors=looks().ink,
            linewidths=0.5,
            zorder=3,
        )
    paper.axes.set_yticks(range(len(rows)), [shortened(of.arenas[arena]) for arena in rows], fontsize=6)
    paper.axes.invert_yaxis()
    paper.axes.grid(lw=0.3, color=looks().grid)
    paper.axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    paper.axes.set_xlabel(words.say("year"))
    above = paper.axes.inset_axes((0, 1.03, 1, 0.18), sharex=paper.axes)
    base: Counter[int] = Counter()
    for number, kind in enumerate(_KINDS):
        counts = Counter(year for arena, year in years.items() if _kind(arena) == kind)
        above.bar(
            list(counts), list(counts.values()), bottom=[base[year] for year in counts], color=looks().colour(number),
            edgecolor=looks().ink, linewidth=0.4, hatch="" if number else "////",
        )  # fmt: skip
        base += counts
    above.tick_params(labelbottom=False)
    above.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=3, min_n_ticks=1))
    above.set_ylabel(words.say("begun"))
    entries = [(looks().mark(at), looks().colour(at), words.say(kind)) for at, kind in enumerate(_KINDS)]
    paper.legend(entries)
    notes = [words.say("actors") + "."]
    if len(years) > len(rows):
        notes.append(words.say("more", count=len(years) - len(rows)))
    if of.undated:
        notes.append(words.say("undated", undated=of.undated, ties=len(of.ties)))
    return notes


def _kind(arena: str) -> str:
    """Whether an arena is an event or a project; a programme counts with projects."""
    return "event" if arena.startswith("id:event/") else "project"
