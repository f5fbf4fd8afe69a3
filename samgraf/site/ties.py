"""The plain relations of the graph, kept in memory for the picture of what stands around a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from samgraf.site.desk import Row
from samgraf.site.diagrams import Diagram, Neighbour, around_diagram
from samgraf.site.names import Names
from samgraf.site.pages import here
from samgraf.site.words import relations, term
from samgraf.vocab import local

_MOST = 28
"""How many neighbours a picture has room for: those that are tied to most of the others."""


class Ties:
    """What is tied to what, and by which property."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Made of the rows of the query `ties`."""
        self._near: dict[str, dict[str, tuple[str, bool]]] = defaultdict(dict)
        self._properties: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            one, other, property = row["subject"].value, row["object"].value, local(row["predicate"].value)
            self._properties[one].add(property)
            self._properties[other].add(property)
            self._near[one].setdefault(other, (property, False))
            self._near[other].setdefault(one, (property, True))

    def properties(self, iri: str) -> frozenset[str]:
        """The properties by which a thing is tied to others, from either end."""
        return frozenset(self._properties.get(iri, ()))

    def around(self, iri: str, names: Names, language: str) -> Diagram | None:
        """The picture of a thing with what it is tied to and the ties among these; None where it is tied to nothing.

        What stands there in one relation stands together, in the order in which a page tells them.
        """
        near = {other: how for other, how in self._near.get(iri, {}).items() if other in names.things and other != iri}
        if not near:
            return None
        tied = {other: self._near[other].keys() & near.keys() - {other} for other in near}
        chosen = sorted(near, key=lambda other: (-len(tied[other]), names.things[other].called(language), other))[
            :_MOST
        ]
        order = {name: place for place, name in enumerate(relations())}
        chosen.sort(key=lambda other: (order.get(near[other][0], len(order)), near[other][1]))
        neighbours = [
            Neighbour(
                other, names.things[other].called(language), term(near[other][0], language, near[other][1]),
                here(other, language),
            )
            for other in chosen
        ]  # fmt: skip
        shown = set(chosen)
        pairs = sorted({(min(one, other), max(one, other)) for one in chosen for other in tied[one] & shown})
        return around_diagram(names.things[iri].called(language), neighbours, pairs)
