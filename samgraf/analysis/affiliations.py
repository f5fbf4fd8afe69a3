"""Actors and the arenas they meet in, with the documents that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from samgraf.errors import UsageError

Claim = tuple[str, str, str, str]
"""A statement in a document: subject, predicate, object, document."""

NAMED = 8
"""Choices that a message names."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a body or a sector."""

    label: str
    type: str
    sector: str


@dataclass(frozen=True, slots=True)
class Tie:
    """That a document says an actor takes part in an arena, by a relation."""

    actor: str
    arena: str
    relation: str
    document: str
    confidence: float
    weight: float
    """How much of a tie the relation is, from 0 to 1."""
    year: int | None
    """The year the arena began where the texts tell, else the year the document was published."""
    claims: tuple[Claim, ...]
    """The statements it rests on: two where a body takes part by a person who is of it."""


@dataclass(frozen=True)
class Affiliations:
    """The ties between actors and arenas of one graph at one level; the two-mode network as the texts tell it."""

    level: str
    ties: tuple[Tie, ...]
    actors: Mapping[str, Actor]
    arenas: Mapping[str, str]
    """The label of each arena."""

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents behind the ties, sorted."""
        return tuple(sorted({tie.document for tie in self.ties}))

    @cached_property
    def statements(self) -> int:
        """How many statements the ties rest on; the same triple in two documents is two."""
        return len({claim for tie in self.ties for claim in tie.claims})

    @property
    def undated(self) -> int:
        """How many ties have no year."""
        return sum(tie.year is None for tie in self.ties)

    def of(self, actor: str) -> tuple[Tie, ...]:
        """The ties of one actor."""
        return self._by_actor.get(actor, ())

    @cached_property
    def _by_actor(self) -> dict[str, tuple[Tie, ...]]:
        found: dict[str, list[Tie]] = {}
        for tie in self.ties:
            found.setdefault(tie.actor, []).append(tie)
        return {actor: tuple(ties) for actor, ties in found.items()}

    def only(
        self,
        *,
        confidence: float = 0.0,
        sources: Iterable[str] = (),
        relations: Iterable[str] = (),
        first: int | None = None,
        last: int | None = None,
    ) -> Affiliations:
        """The ties that are at least so sure, of these sources and relations, and of these years.

        With a year given, ties without one are left out: nothing tells that they belong. A source is a document's id,
        with or without `id:document/`.
        Raises UsageError for a confidence that is none, and, with the choices, for a source, relation or year that no
        tie has.
        """
        if not 0 <= confidence <= 1:
            raise UsageError(f"a confidence of {confidence:g} is none; give a number from 0 to 1, as 0.8")
        wanted = {source if source.startswith("id:") else f"id:document/{source}" for source in sources}
        _known("source", wanted, self.documents)
        _known("relation", set(relations), {tie.relation for tie in self.ties})
        if first is not None or last is not None:
            self._in_years(first, last)
        kept = [
            tie
            for tie in self.ties
            if tie.confidence >= confidence
            and (not wanted or tie.document in wanted)
            and (not relations or tie.relation in relations)
            and _within(tie.year, first, last)
        ]
        return self.with_ties(kept)

    def with_ties(self, ties: Iterable[Tie]) -> Affiliations:
        """The same with other ties of the same actors and arenas; who is left without ties is left out."""
        kept = in_order(ties)
        actors, arenas = {tie.actor for tie in kept}, {tie.arena for tie in kept}
        return replace(
            self,
            ties=kept,
            actors={node: about for node, about in self.actors.items() if node in actors},
            arenas={node: label for node, label in self.arenas.items() if node in arenas},
        )

    def slices(self, years: int, first: int | None = None) -> dict[tuple[int, int], Affiliations]:
        """The ties in periods of so many years, from the first year that any has; undated ones are in none.

        first: the year to begin from, where that is another.

        Raises UsageError for a period shorter than a year.
        """
        if years < 1:
            raise UsageError(f"a period of {years} years is none; give 1 or more")
        dated = sorted({tie.year for tie in self.ties if tie.year is not None})
        if not dated:
            return {}
        begins = range(dated[0] if first is None else first, dated[-1] + 1, years)
        spans = [(begin, begin + years - 1) for begin in begins]
        return {
            (begin, end): self.with_ties(tie for tie in self.ties if tie.year is not None and begin <= tie.year <= end)
            for begin, end in spans
        }

    def _in_years(self, first: int | None, last: int | None) -> None:
        years = sorted({tie.year for tie in self.ties if tie.year is not None})
        if not any(_within(year, first, last) for year in years):
            asked = f"from {first if first is not None else '…'} to {last if last is not None else '…'}"
            choices = f"the years with ties are {', '.join(map(str, years))}" if years else "no tie has a year"
            raise UsageError(f"no tie is {asked}; {choices}")


def in_order(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """The ties sorted; of two that differ in their year alone, as those of two graphs, one without comes first."""
    return tuple(sorted(ties, key=_order))


def _order(tie: Tie) -> tuple[object, ...]:
    year = -inf if tie.year is None else tie.year
    return tie.actor, tie.arena, tie.relation, tie.document, tie.confidence, tie.weight, year, tie.claims


def _within(year: int | None, first: int | None, last: int | None) -> bool:
    if first is None and last is None:
        return True
    return year is not None and (first is None or year >= first) and (last is None or year <= last)


def _known(what: str, asked: set[str], known: Iterable[str]) -> None:
    choices = sorted(known)
    for value in sorted(asked - set(choices)):
        more = f" and {len(choices) - NAMED} more" if len(choices) > NAMED else ""
        raise UsageError(f"no tie has the {what} {value!r}; choose among {', '.join(choices[:NAMED]) or 'none'}{more}")
