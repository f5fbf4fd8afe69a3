"""The communities of a network, how firm they are, and whether chance gives as clear ones."""

from __future__ import annotations

from collections import Counter

import numpy as np

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.draws import Draws
from samgraf.analysis.groups import RESOLUTIONS, Groups, kept_together, leiden, likeness, modularity, present
from samgraf.analysis.measures import Ties
from samgraf.analysis.results import Result, cell, chance, figure, interval, missing, nothing, say, verdict, warnings
from samgraf.errors import UsageError

COLUMNS = ("community", "actors", "members", "sectors", "kept_together", "arenas", "documents")
SCAN_COLUMNS = ("resolution", "communities", "largest", "modularity", "likeness")
NAMED = 5
"""Members that a row names; `members` has them all."""
SEEDS = 10
"""How many runs a scan compares."""
MEMBER_COLUMNS = ("community", "id", "label", "type", "sector", "strength", "documents")


def communities(of: Affiliations, resolution: float = 1.0, draws: Draws | None = None) -> Result:
    """The communities of the one-mode network by Leiden, those of two actors or more, the largest first.

    `kept_together` is the share of a community's pairs that are still in one community when the texts are drawn again,
    of those pairs that the sample has.
    The statistic is modularity, and chance keeps how many arenas each actor has and how many actors each arena. The
    interval is of the likeness (adjusted Rand index) to communities of samples of the texts.
    Raises UsageError for a resolution of 0 or less.
    """
    drawn = draws or Draws()
    told = {"resolution": _positive(resolution), **drawn.told(of)}
    network = drawn.network(of)
    if not (network > 0).any():
        return nothing("communities", COLUMNS, of, told)
    groups = leiden(network, resolution, drawn.seed)
    observed = modularity(network, groups)
    networks = (Ties(matrix) for matrix in drawn.by_chance(of))
    null = [modularity(ties, leiden(ties, resolution, drawn.seed)) for ties in networks]
    by_chance = chance("rewired", null, observed)
    others = [present(matrix, leiden(matrix, resolution, drawn.seed)) for matrix in drawn.by_texts(of)]
    alike = [likeness(groups, other) for other in others]
    kept = kept_together(groups, others)
    names, strength = list(of.actors), network.sum(axis=1)
    rows = []
    for number in range(int(groups.max()) + 1):
        members = sorted(np.flatnonzero(groups == number), key=lambda place: (-strength[place], names[place]))
        if len(members) < 2:
            continue
        ties = [tie for place in members for tie in of.of(names[place])]
        labels = ", ".join(of.actors[names[place]].label for place in members[:NAMED])
        more = f" and {len(members) - NAMED} more" if len(members) > NAMED else ""
        sectors = Counter(of.actors[names[place]].sector for place in members)
        mixed = ", ".join(f"{name} {count}" for name, count in sorted(sectors.items(), key=lambda i: (-i[1], i[0])))
        arenas, documents = {tie.arena for tie in ties}, {tie.document for tie in ties}
        rows.append((number + 1, len(members), labels + more, mixed, cell(kept[number]), len(arenas), len(documents)))
    sentence = " ".join(
        [
            verdict(of, f"The modularity of {len(rows)} communities", observed, by_chance),
            say("stable", of, likeness=figure(float(np.mean(alike)))),
        ]
    )
    return Result(
        "communities", COLUMNS, tuple(rows), sentence, missing(of), "modularity", figure(observed), by_chance,
        interval(alike), len(of.documents), of.statements, warnings(of, [int(row[-1]) for row in rows]), told,
        "likeness",
    )  # fmt: skip


def members(of: Affiliations, resolution: float = 1.0, draws: Draws | None = None) -> Result:
    """Which community each actor is in; `communities` tells how firm they are."""
    drawn = draws or Draws()
    told = {"resolution": _positive(resolution), **drawn.told(of)}
    network = drawn.network(of)
    if not (network > 0).any():
        return nothing("members", MEMBER_COLUMNS, of, told)
    groups, strength = leiden(network, resolution, drawn.seed), network.sum(axis=1)
    rows = []
    for place in np.lexsort((np.arange(len(groups)), -strength, groups)):
        actor = list(of.actors)[place]
        about = of.actors[actor]
        documents = len({tie.document for tie in of.of(actor)})
        row = (int(groups[place]) + 1, actor, about.label, about.type, about.sector, figure(strength[place]), documents)
        rows.append(row)
    return Result(
        "members", MEMBER_COLUMNS, tuple(rows), say("members", of, count=int(groups.max()) + 1), missing(of),
        documents=len(of.documents), statements=of.statements, warnings=warnings(of, [row[-1] for row in rows]),
        parameters=told,
    )  # fmt: skip


def resolutions(of: Affiliations, draws: Draws | None = None) -> Result:
    """The communities at several resolutions: how many, how large, and how alike from ten seeds.

    A resolution at which all seeds agree shows communities of the network; where they do not, those of the method.
    """
    drawn = draws or Draws()
    network = drawn.network(of)
    if not (network > 0).any():
        return nothing("resolutions", SCAN_COLUMNS, of, drawn.told(of))
    rows = []
    for number, resolution in enumerate(RESOLUTIONS, start=1):
        if drawn.progress:
            drawn.progress(number, len(RESOLUTIONS), f"resolution {resolution:g}")
        found = [leiden(network, resolution, drawn.seed + offset) for offset in range(SEEDS)]
        alike = np.mean([likeness(found[0], other) for other in found[1:]])
        sizes = _sizes(found[0])
        clear = figure(modularity(network, found[0]))
        rows.append((resolution, len(sizes), max(sizes, default=1), clear, figure(float(alike))))
    firm = max(rows, key=lambda row: (row[4], -abs(row[0] - 1)))
    sentence = say("scan", of, resolution=firm[0], count=firm[1], likeness=firm[4])
    return Result(
        "resolutions", SCAN_COLUMNS, tuple(rows), sentence, missing(of), documents=len(of.documents),
        statements=of.statements, warnings=warnings(of), parameters=drawn.told(of),
    )  # fmt: skip


def _sizes(groups: Groups) -> list[int]:
    """The sizes of the communities of two or more."""
    return [int(size) for size in np.bincount(groups) if size > 1]


def _positive(resolution: float) -> float:
    if not 0 < resolution < float("inf"):
        raise UsageError(f"a resolution of {resolution:g} finds nothing; give more than 0, as 1")
    return resolution
