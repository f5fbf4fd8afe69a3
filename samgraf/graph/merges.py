"""The decisions that made two names one, as RDF: the old name leads to the thing, and tells who decided so and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from samgraf.decisions import Merge
from samgraf.graph.stated import Table
from samgraf.graph.terms import SAME_AS, node

_TABLE = Table("decisions", "decisions.tsv")


def decision_quads(merges: Sequence[Merge]) -> Iterator[ox.Quad]:
    """Each name that became another's, as schema:sameAs with its decision, in the graph `…/graph/decisions`."""
    if merges:
        yield from _TABLE.described()
    for merge in merges:
        decision = merge.decision
        yield from _TABLE.stated(
            node(merge.entity),
            SAME_AS,
            node(merge.into),
            f"{decision.kind} {decision.target} {decision.value}",
            f"decision:{decision.kind}",
            comment=f"{decision.reason} ({decision.by}, {decision.date.isoformat()})",
        )
