"""Communities from period to period: an alluvial diagram (Rosvall and Bergstrom 2010, PLoS ONE 5(1), e8694)."""

from __future__ import annotations

from itertools import pairwise

from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Curve

from samgraf.analysis.periods import Stage, moves, named
from samgraf.plots.canvas import Paper
from samgraf.plots.words import Words, looks, shortened

_WIDTH = 0.1
"""Half the width of a block, where a period is 1."""

Blocks = dict[int, tuple[float, float]]
"""The bottom and the top of the block of each community by its number; that of `_REST` holds the small ones."""
_REST = -1


def draw_flows(paper: Paper, stages: list[Stage], words: Words) -> list[str]:
    """Draw the communities of each period as blocks, and those who stay as bands between them; give the notes to it.

    A community has the colour of the one it has most actors of in the period before, else a new one.
    """
    blocks = [_blocks(stage) for stage in stages]
    colours = _colours(stages)
    for at, (one, other) in enumerate(pairwise(stages)):
        _bands(paper, at, (one, other), (blocks[at], blocks[at + 1]), colours[at])
    for at, (stage, own) in enumerate(zip(stages, blocks, strict=True)):
        for number, (low, high) in own.items():
            colour = looks().rest_colour if number == _REST else looks().colour(colours[at][number])
            paper.axes.add_patch(
                Rectangle((at - _WIDTH, low), 2 * _WIDTH, high - low, fc=colour, ec=looks().ink, lw=0.5, zorder=3)
            )
            label = words.say("others", size=_size(stage, number)) if number == _REST else _first(stage, number, words)
            paper.axes.annotate(
                label, (at, (low + high) / 2), ha="center", va="center", fontsize=5, zorder=4,
                bbox={"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.8},
            )  # fmt: skip
    paper.axes.set_xticks(range(len(stages)), _ticks(stages, words))
    paper.axes.set_xlim(-0.5, len(stages) - 0.5)
    paper.axes.set_ylim(-0.5, max((high for own in blocks for _, high in own.values()), default=1.0) + 0.5)
    paper.axes.set_yticks([])
    paper.axes.spines["left"].set_visible(False)
    return [words.say("flows")]


def _ticks(stages: list[Stage], words: Words) -> list[str]:
    """Each period, with how many are new in it and how many are not in the next."""
    lines = [[named(stage.span)] for stage in stages]
    for at, (one, other) in enumerate(pairwise(stages)):
        lines[at].append(f"{words.say('left')} {len(set(one.labels) - set(other.labels))}")
        lines[at + 1].append(f"{words.say('entered')} {len(set(other.labels) - set(one.labels))}")
    return ["\n".join(each) for each in lines]


def _first(stage: Stage, number: int, words: Words) -> str:
    members = stage.communities[number]
    return words.say("sized", name=shortened(stage.labels[members[0]]), size=len(members))


def _size(stage: Stage, number: int) -> int:
    most = looks().most["streams"]
    return len(stage.communities[number]) if number != _REST else sum(map(len, stage.communities[most:]))


def _shown(stage: Stage) -> list[int]:
    """The communities that have a block of their own, and the rest where there is one."""
    own = list(range(min(len(stage.communities), looks().most["streams"])))
    return [*own, _REST] if len(stage.communities) > len(own) else own


def _blocks(stage: Stage) -> Blocks:
    found: Blocks = {}
    low = 0.0
    for number in reversed(_shown(stage)):
        found[number] = (low, low + _size(stage, number))
        low += _size(stage, number) + 2
    return found


def _colours(stages: list[Stage]) -> list[dict[int, int]]:
    """The number of the colour of each community of each period."""
    found: list[dict[int, int]] = []
    used = 0
    for at, stage in enumerate(stages):
        own: dict[int, int] = {}
        came = moves(stages[at - 1], stage) if at else {}
        for number in (number for number in _shown(stage) if number != _REST):
            sources = {
                here: len(actors)
                for (here, there), actors in came.items()
                if there == number and here in found[at - 1] and found[at - 1][here] not in own.values()
            }
            if sources:
                own[number] = found[at - 1][max(sources, key=lambda here: (sources[here], -here))]
            else:
                own[number], used = used, used + 1
        found.append(own)
    return found


def _bands(
    paper: Paper, at: int, stages: tuple[Stage, Stage], blocks: tuple[Blocks, Blocks], colours: dict[int, int]
) -> None:
    """Draw those who stay, from the tops of the blocks downwards."""
    used: dict[tuple[int, int], float] = {}
    joined: dict[tuple[int, int], int] = {}
    for (here, there), actors in moves(*stages).items():
        if here is not None and there is not None:
            ends = (here if here in blocks[0] else _REST, there if there in blocks[1] else _REST)
            joined[ends] = joined.get(ends, 0) + len(actors)
    for (here, there), count in sorted(joined.items(), key=lambda item: tuple(end % 1000 for end in item[0])):
        tops = []
        for side, number in ((0, here), (1, there)):
            tops.append(blocks[side][number][1] - used.get((side, number), 0.0))
            used[side, number] = used.get((side, number), 0.0) + count
        colour = looks().rest_colour if here == _REST else looks().colour(colours[here])
        paper.axes.add_patch(_band(at, tops[0], tops[1], count, colour))


def _band(at: int, start: float, end: float, height: float, colour: str) -> PathPatch:
    left, right, middle = at + _WIDTH, at + 1 - _WIDTH, at + 0.5
    points = [
        (left, start), (middle, start), (middle, end), (right, end),
        (right, end - height), (middle, end - height), (middle, start - height), (left, start - height),
        (left, start),
    ]  # fmt: skip
    bend = [Curve.CURVE4] * 3
    codes = [Curve.MOVETO, *bend, Curve.LINETO, *bend, Curve.CLOSEPOLY]
    return PathPatch(Curve(points, codes), fc=colour, ec=looks().ink, lw=0.3, alpha=0.55, zorder=2)
