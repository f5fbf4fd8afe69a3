"""Ties read off a graph, for persons, organisations, municipalities or sectors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import networkx as nx

from samgraf.analysis.affiliations import Actor, Affiliations, Claim, Tie, in_order
from samgraf.analysis.terms import UNKNOWN, Terms, terms
from samgraf.errors import UsageError
from samgraf.network import Proof, Times, load_network
from samgraf.query import Query, answer_rows
from samgraf.store import GraphFolder

LEVELS = ("person", "organisation", "municipality", "sector", "theme")
"""Who an actor is: a person; a body (municipalities and counties too); a municipality alone; a sector as a whole; or,
in the place of actors, a theme that arenas are about."""

ARENAS = ("all", "project", "event")
UNITS = ("folded", "kept")

_YEARS = """
SELECT ?node (MIN(SUBSTR(STR(?date), 1, 4)) AS ?year) WHERE {
  {
    GRAPH ?graph {
      ?statement rdf:subject ?node ; rdf:predicate schema:startDate ; rdf:object ?date .
      FILTER NOT EXISTS { ?statement sg:negated true }
    }
  } UNION { GRAPH ?graph { ?node a sg:SourceDocument ; schema:datePublished ?date } }
}
GROUP BY ?node
"""


def load_affiliations(
    folder: GraphFolder,
    level: str = "organisation",
    *,
    arenas: str = "all",
    units: str = "folded",
    municipalities: Times = "then",
    weights: Mapping[str, float] | None = None,
) -> Affiliations:
    """The ties between actors and arenas that a graph tells of; see `affiliations` for what they mean.

    Raises UsageError, with the choices, for an unknown level, kind of arena or way with units; GraphError where the
    graph cannot be opened.
    """
    network = load_network(folder, municipalities)
    return affiliations(network, level, arenas=arenas, units=units, weights=weights, years=_years(folder))


def affiliations(
    network: nx.MultiDiGraph,
    level: str = "organisation",
    *,
    arenas: str = "all",
    units: str = "folded",
    weights: Mapping[str, float] | None = None,
    years: Mapping[str, int] | None = None,
) -> Affiliations:
    """The ties between actors and arenas in a network as `load_network` gives it.

    An arena is a project, a programme or an event; a talk is part of its event. An actor takes part where a document
    says it leads, owns, is partner of, arranges, speaks at … the arena, and as much as `weights` gives the relation
    (`rules/analysis.toml` unless given). A body also takes part by a person whom the same document says is of it; a
    person's affiliation in another document may be of another time, and does not count. With `units="folded"` a unit
    counts as the body it is part of, where that is one. A sector takes part where a body of it does; a theme where an
    arena is about it.
    Raises UsageError, with the choices, for an unknown level, kind of arena or way with units.
    """
    for what, value, choices in (("level", level, LEVELS), ("kind of arena", arenas, ARENAS), ("units", units, UNITS)):
        if value not in choices:
            raise UsageError(f"there is no {what} {value!r}; choose among {', '.join(choices)}")
    reading = _Reading(network, terms(), arenas, years or {}, {**terms().relations, **(weights or {})})
    if level == "person":
        found = [tie for tie in reading.ties() if reading.kind(tie.actor) == "Person"]
        actors = {tie.actor: reading.person(tie.actor) for tie in found}
    elif level == "theme":
        found = list(reading.themes())
        actors = {tie.actor: Actor(network.nodes[tie.actor]["label"], "Theme", UNKNOWN) for tie in found}
    else:
        place = reading.whole if units == "folded" else _itself
        found = list(reading.body_ties(place))
        if level == "municipality":
            found = [tie for tie in found if reading.kind(tie.actor) == "Municipality"]
        if level == "sector":
            found = [_moved(tie, sector) for tie in found if (sector := reading.body(tie.actor).sector) != UNKNOWN]
            actors = {tie.actor: Actor(tie.actor, "Sector", tie.actor) for tie in found}
        else:
            actors = {tie.actor: reading.body(tie.actor) for tie in found}
    labels = {tie.arena: network.nodes[tie.arena]["label"] for tie in found}
    return Affiliations(level, in_order(set(found)), dict(sorted(actors.items())), dict(sorted(labels.items())))


@dataclass
class _Reading:
    """One network read for ties."""

    network: nx.MultiDiGraph
    terms: Terms
    arenas: str
    years: Mapping[str, int]
    weights: Mapping[str, float]
    _wholes: dict[str, str] = field(default_factory=dict)

    def kind(self, node: str) -> str:
        return str(self.network.nodes[node]["type"])

    def body(self, node: str) -> Actor:
        return Actor(self.network.nodes[node]["label"], self.kind(node), self.terms.sector(self.kind(node)))

    def person(self, node: str) -> Actor:
        """A person has the sector of the bodies it is of, none where they are of several sectors."""
        bodies = [b for _, b, key in self.network.out_edges(node, keys=True) if key == "affiliatedWith"]
        sectors = {self.body(self.whole(body)).sector for body in bodies} - {UNKNOWN}
        return Actor(self.network.nodes[node]["label"], "Person", sectors.pop() if len(sectors) == 1 else UNKNOWN)

    def ties(self) -> Iterator[Tie]:
        """What is said directly: an actor, a relation, an arena."""
        for subject, object_, relation, proofs in self.network.edges(keys=True, data="proofs"):
            weight = self.weights.get(relation, 0.0)
            # A project has its partners as objects, a person is the subject of what it leads.
            arena, actor = (object_, subject) if self._is_arena(object_) else (subject, object_)
            if not weight or not self._is_arena(arena) or not self._acts(actor):
                continue
            yield from self._told(actor, arena, weight, proofs, (subject, relation, object_))

    def themes(self) -> Iterator[Tie]:
        """What projects and events are said to be about, with themes in the place of actors."""
        for arena, theme, relation, proofs in self.network.edges(keys=True, data="proofs"):
            if relation == "about" and self._is_arena(arena):
                yield from self._told(theme, arena, 1.0, proofs, (arena, relation, theme))

    def _told(
        self, actor: str, arena: str, weight: float, proofs: Iterable[Proof], triple: tuple[str, str, str]
    ) -> Iterator[Tie]:
        """A tie for each document that tells of it, as sure as its surest words."""
        surest: dict[str, float] = {}
        for proof in proofs:
            surest[proof.document] = max(proof.confidence, surest.get(proof.document, 0.0))
        top = self._event(arena)
        if not self._wanted(top):
            return
        for document, confidence in surest.items():
            year = self.years.get(top) or self.years.get(document)
            yield Tie(actor, top, triple[1], document, confidence, weight, year, ((*triple, document),))

    def body_ties(self, place: Callable[[str], str]) -> Iterator[Tie]:
        """The ties of bodies, their own and those by persons."""
        for tie in self.ties():
            if self.kind(tie.actor) != "Person":
                yield _moved(tie, place(tie.actor))
                continue
            for _, body, key, proofs in self.network.out_edges(tie.actor, keys=True, data="proofs"):
                sure = [proof.confidence for proof in proofs if proof.document == tie.document]
                if key == "affiliatedWith" and sure:
                    claim: Claim = (tie.actor, key, body, tie.document)
                    yield Tie(
                        place(body), tie.arena, tie.relation, tie.document, min(tie.confidence, max(sure)), tie.weight,
                        tie.year, (*tie.claims, claim),
                    )  # fmt: skip

    def whole(self, node: str) -> str:
        """The body that a unit is part of, through all its chain; itself where that is none or several."""
        if node not in self._wholes:
            met, at = {node}, node
            while len(parents := self._parents(at)) == 1 and not parents & met:
                met |= parents
                at = min(parents)
            self._wholes[node] = at
        return self._wholes[node]

    def _parents(self, node: str) -> set[str]:
        edges = self.network.out_edges(node, keys=True)
        return {whole for _, whole, key in edges if key == "partOf" and self._acts(whole)}

    def _event(self, arena: str) -> str:
        """A talk's event; every other arena stands for itself."""
        met, at = {arena}, arena
        while self.kind(at) == "Talk":
            wholes = {w for _, w, key in self.network.out_edges(at, keys=True) if key == "partOf"} - met
            if len(wholes) != 1:
                break
            at = min(wholes)
            met.add(at)
        return at

    def _is_arena(self, node: str) -> bool:
        return any(self.kind(node) in kinds for kinds in self.terms.arenas.values())

    def _wanted(self, arena: str) -> bool:
        return self.arenas == "all" or self.kind(arena) in self.terms.arenas[self.arenas]

    def _acts(self, node: str) -> bool:
        return not self._is_arena(node) and self.kind(node) not in {"Theme", "Venue", "MunicipalMerger"}


def _itself(node: str) -> str:
    return node


def _moved(tie: Tie, actor: str) -> Tie:
    return Tie(actor, tie.arena, tie.relation, tie.document, tie.confidence, tie.weight, tie.year, tie.claims)


def _years(folder: GraphFolder) -> dict[str, int]:
    rows = answer_rows(Query("years", _YEARS), folder.open()).plain()
    return {node: int(year) for node, year in rows if year.isdecimal()}
