"""What everything in the graph is called, and the search among it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from samgraf.query import PREFIXES
from samgraf.site.desk import Row
from samgraf.vocab import local

_LABEL = PREFIXES["rdfs"] + "label"
_PREFERRED = PREFIXES["skos"] + "prefLabel"
_NEAR = 75.0
"""How alike (0 to 100) a name is to be that is offered for one that is not there."""
_LONGEST = 200


@dataclass(slots=True)
class Thing:
    """Something with a name."""

    iri: str
    kind: str
    """The name of its class in the ontology, as `Person`."""
    name: str = ""
    preferred: dict[str, str] = field(default_factory=dict)
    """Names by language, where it has them."""
    others: list[str] = field(default_factory=list)

    def called(self, language: str) -> str:
        """Its name in a language, as far as it has one."""
        return self.preferred.get(language, self.name)


class Names:
    """All things with names, and the search among them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Made of the rows of the query `names`."""
        self.things: dict[str, Thing] = {}
        for row in rows:
            self._add(row)
        folded = {(fold(name), iri) for iri, thing in self.things.items() for name in (thing.name, *thing.others)}
        self._folded = sorted(pair for pair in folded if pair[0])

    def _add(self, row: Row) -> None:
        iri, kind, name = row["thing"].value, row["kind"].value, row["name"]
        thing = self.things.setdefault(iri, Thing(iri, local(kind)))
        assert isinstance(name, ox.Literal)
        if row["property"].value == _LABEL:
            thing.name = name.value
        elif row["property"].value == _PREFERRED and name.language:
            thing.preferred[name.language] = name.value
            thing.others.append(name.value)
        elif name.value not in thing.others:
            thing.others.append(name.value)

    def find(self, text: str, most: int) -> list[Thing]:
        """The things whose names hold the words of a text, the closest first: equal, beginning so, holding it."""
        wanted = fold(text[:_LONGEST])
        words = wanted.split()
        if not words:
            return []
        found: dict[str, tuple[int, int, str]] = {}
        for name, iri in self._folded:
            if all(word in name for word in words):
                rank = (_rank(name, wanted, words), len(name), name)
                found[iri] = min(rank, found.get(iri, rank))
        best = sorted(found, key=lambda iri: (found[iri], iri))
        return [self.things[iri] for iri in best[:most]]

    def near(self, text: str, most: int) -> list[Thing]:
        """The things whose names are most like a text, where the search finds none by its words."""
        found = self.find(text, most)
        if found:
            return found
        alike = process.extract(
            fold(text[:_LONGEST]),
            [name for name, _ in self._folded],
            scorer=fuzz.WRatio,
            score_cutoff=_NEAR,
            limit=most * 4,
        )
        ranked = sorted(alike, key=lambda each: (-each[1], self._folded[each[2]]))
        iris = dict.fromkeys(self._folded[position][1] for _, _, position in ranked)
        return [self.things[iri] for iri in list(iris)[:most]]


def fold(text: str) -> str:
    """A text as it is searched: composed, without capitals, and all that is no letter or digit as a space.

    >>> fold("«Østre  Åsgård» skole")
    'østre åsgård skole'
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", plain))


def _rank(name: str, wanted: str, words: list[str]) -> int:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if all(f" {word}" in f" {name}" for word in words) else 4
