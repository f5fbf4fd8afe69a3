"""A ranking with the ranks that other texts would give."""

from __future__ import annotations

from samgraf.analysis.results import Result
from samgraf.plots.canvas import Paper
from samgraf.plots.words import Words, looks, shortened


def draw_ranking(paper: Paper, found: Result, words: Words) -> list[str]:
    """Draw the first rows of a ranking: a mark at each rank, a line over its interval; give the notes to it.

    A full mark is of who stands apart from chance. Of rankings by several measures it is the first.
    """
    told = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    rows = [row for row in told if row.get("measure") == told[0].get("measure")]
    shown = rows[: looks().most["ranked"]]
    heights = range(len(shown))
    paper.axes.hlines(
        heights,
        [_number(row["rank_low"]) for row in shown],
        [_number(row["rank_high"]) for row in shown],
        color=looks().pale,
        lw=2.5,
    )
    for height, row in zip(heights, shown, strict=True):
        fill = looks().colours[0] if row["apart"] else "white"
        paper.axes.plot(_number(row["rank"]), height, "o", ms=6, color=fill, mec=looks().ink, mew=0.8)
    paper.axes.set_yticks(heights, [shortened(str(row["label"])) for row in shown])
    paper.axes.set_xscale("log")
    last = max((_number(row["rank_high"]) for row in shown), default=1.0)
    ticks = [tick for tick in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if tick <= last * 1.5]
    paper.axes.set_xticks(ticks, [str(tick) for tick in ticks])
    paper.axes.set_xticks([], minor=True)
    paper.axes.set_xlabel(words.say("rank"))
    paper.axes.invert_yaxis()
    paper.axes.grid(axis="x", lw=0.4, color=looks().grid)
    notes = [words.say("rank_note")]
    if len(rows) > len(shown):
        notes.append(words.say("more", count=len(rows) - len(shown)))
    return notes


def measure_of(found: Result) -> str:
    """The measure that a ranking is drawn by: its own, the first of several, or brokerage."""
    if {"measure", "rank"} <= set(found.columns) and found.rows:
        return str(found.rows[0][found.columns.index("measure")])
    return str(found.parameters.get("measure", "brokerage"))


def _number(cell: object) -> float:
    assert isinstance(cell, int | float)
    return float(cell)
