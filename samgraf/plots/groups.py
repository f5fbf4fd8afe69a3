"""The groups that colours stand for: communities, or sectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.draws import Draws
from samgraf.analysis.groups import leiden
from samgraf.analysis.projections import Array
from samgraf.analysis.terms import UNKNOWN, terms
from samgraf.plots.words import Language, Words, looks

SECTOR_ANALYSES = ("brokers", "homophily")
"""Analyses whose pictures are coloured by sector."""


@dataclass(frozen=True, slots=True)
class Groups:
    """A network whose actors are in groups, the largest first."""

    kind: str
    """community or sector."""
    network: Array
    of: tuple[int, ...]
    """The number of each actor's group, -1 for those without ties."""
    names: tuple[str, ...]

    @property
    def sizes(self) -> Counter[int]:
        """How many actors each group has."""
        return Counter(number for number in self.of if number >= 0)

    @property
    def tied(self) -> list[int]:
        """The places of the actors that have ties."""
        return [place for place, number in enumerate(self.of) if number >= 0]

    def legend(self, words: Words, shown: Collection[int] | None = None) -> list[tuple[str, str, str]]:
        """Mark, colour and words of each group that has its own, and one for the rest.

        shown: the places of the actors to count; all that have ties unless given.
        """
        own = len(looks().colours)
        sizes = Counter(self.of[place] for place in (self.tied if shown is None else shown))
        entries = [
            (looks().mark(number), looks().colour(number), words.say("sized", name=name, size=sizes[number]))
            for number, name in enumerate(self.names[:own])
            if sizes[number]
        ]
        if rest := sum(size for number, size in sizes.items() if number >= own):
            entries.append((looks().rest_mark, looks().rest_colour, words.say("others", size=rest)))
        return entries


def groups(of: Affiliations, draws: Draws, analysis: str, words: Words, resolution: float = 1.0) -> Groups:
    """The groups that a picture of an analysis is coloured by."""
    network = draws.network(of)
    tied = [bool(row.any()) for row in network > 0]
    if analysis in SECTOR_ANALYSES:
        labels = [about.sector for about in of.actors.values()]
        kind = "sector"
    else:
        labels = [str(number) for number in leiden(network, resolution, draws.seed)] if any(tied) else [""] * len(tied)
        kind = "community"
    sizes = Counter(label for label, has in zip(labels, tied, strict=True) if has)
    order = sorted(sizes, key=lambda label: (label == UNKNOWN, -sizes[label], len(label), label))
    numbers = {label: number for number, label in enumerate(order)}
    names = [_named(label, number, kind, words) for label, number in numbers.items()]
    places = tuple(numbers[label] if has else -1 for label, has in zip(labels, tied, strict=True))
    return Groups(kind, network, places, tuple(names))


def _named(label: str, number: int, kind: str, words: Words) -> str:
    if kind == "community":
        return f"{words.say('community').capitalize()} {number + 1}"
    return words.say("unknown") if label == UNKNOWN else sector_name(label, words.language)


def sector_name(sector: str, language: Language) -> str:
    """What a sector is called."""
    return terms().sector_names[sector][language]
