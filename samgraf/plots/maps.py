"""Where municipalities and counties that take part together lie."""

from __future__ import annotations

import networkx as nx
import numpy as np

from samgraf.analysis.affiliations import Affiliations
from samgraf.errors import UsageError
from samgraf.plots.canvas import Paper
from samgraf.plots.groups import Groups
from samgraf.plots.words import Words, looks
from samgraf.views.map import outline, spots


def draw_map(paper: Paper, of: Affiliations, grouped: Groups, words: Words) -> list[str]:
    """Draw the municipalities and counties among the actors at their places, with the ties between them.

    Raises UsageError where no actor has a place.
    """
    names = list(of.actors)
    actors = nx.MultiDiGraph()
    actors.add_nodes_from(names)
    where = {node: (x, -y) for node, (x, y) in spots(actors).items()}
    if not where:
        raise UsageError("no actor has a place on the map; choose --level municipality or organisation")
    shown = [at for at, name in enumerate(names) if name in where]
    for part in outline():
        paper.axes.fill(part[::2], [-y for y in part[1::2]], fc=looks().land, ec=looks().coast, lw=0.5, zorder=0)
    network = grouped.network
    heaviest = max(float(network.max()), 1e-9)
    tied = [(one, other) for one in shown for other in shown if one < other and network[one, other] > 0]
    ends = [(where[names[one]], where[names[other]]) for one, other in tied]
    paper.lines(ends, [0.3 + 1.5 * float(network[pair]) / heaviest for pair in tied], looks().faint)
    strength = network.sum(axis=1)
    sizes = np.asarray(10 + 90 * strength / max(float(strength.max()), 1e-9))
    for number in sorted({grouped.of[at] for at in shown}, reverse=True):
        own = [at for at in shown if grouped.of[at] == number]
        plain = number < 0
        paper.axes.scatter(
            [where[names[at]][0] for at in own],
            [where[names[at]][1] for at in own],
            s=sizes[own],
            c="white" if plain else looks().colour(number),
            marker="o" if plain else looks().mark(number),
            edgecolors=looks().ink,
            linewidths=0.4,
            zorder=3,
        )
    paper.axes.set_axis_off()
    paper.axes.set_aspect("equal", adjustable="datalim")
    paper.legend(grouped.legend(words, shown))
    first = sorted(shown, key=lambda at: (-sizes[at], names[at]))
    paper.name([(of.actors[names[at]].label, where[names[at]]) for at in first])
    notes = [words.say("strength") + ".", words.say("places")]
    if elsewhere := len(names) - len(shown):
        notes.append(words.say("more", count=elsewhere))
    return notes
