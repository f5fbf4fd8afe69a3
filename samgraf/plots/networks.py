"""The one-mode network as a map of ties, and as a matrix."""

from __future__ import annotations

import networkx as nx
import numpy as np
from matplotlib.patches import Rectangle

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.projections import Array
from samgraf.analysis.results import Result
from samgraf.plots.canvas import Paper
from samgraf.plots.groups import Groups
from samgraf.plots.words import Words, looks
from samgraf.views.layout import place


def draw_network(paper: Paper, of: Affiliations, grouped: Groups, found: Result, words: Words) -> list[str]:
    """Draw the actors that have ties, marked and coloured by group, and their ties; give the notes to it.

    The ties of a backbone, where the result is one, are thick.
    """
    names = list(of.actors)
    sizes = _sizes(grouped.network)
    ties = [(int(one), int(other)) for one, other in np.argwhere(np.triu(grouped.network) > 0)]
    graph = nx.MultiDiGraph([(names[one], names[other]) for one, other in ties])
    spots = {name: (x, -y) for name, (x, y) in place(graph, {name: 10.0 for name in graph}).items()}
    kept = _kept(found)
    ends = [(names[one], names[other]) for one, other in ties]
    for thick, colour, width in ((False, looks().pale, 0.35), (True, looks().ink, 1.8)):
        own = [(spots[one], spots[other]) for one, other in ends if (frozenset((one, other)) in kept) == thick]
        paper.lines(own, [width], colour, 1 + thick)
    for number in sorted(grouped.sizes, reverse=True):
        members = [member for member in grouped.tied if grouped.of[member] == number]
        paper.axes.scatter(
            [spots[names[member]][0] for member in members],
            [spots[names[member]][1] for member in members],
            s=[sizes[member] for member in members],
            c=looks().colour(number),
            marker=looks().mark(number),
            edgecolors=looks().ink,
            linewidths=0.4,
            zorder=3,
        )
    paper.axes.set_axis_off()
    paper.axes.set_aspect("equal", adjustable="datalim")
    paper.legend(grouped.legend(words))
    first = sorted(grouped.tied, key=lambda at: (-sizes[at], names[at]))
    paper.name([(of.actors[names[at]].label, spots[names[at]]) for at in first])
    notes = [words.say("strength") + "."]
    if kept:
        notes.append(words.say("kept"))
    if alone := len(names) - len(grouped.tied):
        notes.append(words.say("alone", count=alone))
    return notes


def draw_matrix(paper: Paper, grouped: Groups, words: Words) -> list[str]:
    """Draw the matrix of ties with groups side by side, the heavier the darker, and lines between the groups."""
    strength = grouped.network.sum(axis=1)
    order = sorted(grouped.tied, key=lambda member: (grouped.of[member], -strength[member], member))
    shown = grouped.network[np.ix_(order, order)]
    dark = np.sqrt(shown / shown.max())
    paper.axes.imshow(np.where(shown > 0, 0.25 + 0.75 * dark, 0), cmap="Greys", vmin=0, vmax=1, interpolation="nearest")
    ends = np.cumsum([grouped.sizes[number] for number in range(len(grouped.names))])
    for number, end in enumerate(ends):
        begin = end - grouped.sizes[number]
        side = end - begin
        paper.axes.add_patch(Rectangle((begin - 0.5, begin - 0.5), side, side, fill=False, ec=looks().ink, lw=0.7))
    large = [number for number in range(len(grouped.names)) if grouped.sizes[number] >= max(2, len(order) / 40)]
    middles = [float(ends[number]) - grouped.sizes[number] / 2 - 0.5 for number in large]
    labels = [words.say("sized", name=grouped.names[number], size=grouped.sizes[number]) for number in large]
    paper.axes.set_yticks(middles, labels)
    paper.axes.set_xticks([])
    return [words.say("alone", count=alone)] if (alone := len(grouped.of) - len(order)) else []


def _sizes(network: Array) -> Array:
    """The area of each actor's mark, by its strength."""
    strength = network.sum(axis=1)
    return np.asarray(12 + 110 * strength / max(float(strength.max(initial=0.0)), 1e-9))


def _kept(found: Result) -> set[frozenset[str]]:
    """The ties that a backbone keeps."""
    if found.analysis != "backbone":
        return set()
    one, other = found.columns.index("one"), found.columns.index("other")
    return {frozenset((str(row[one]), str(row[other]))) for row in found.rows}
