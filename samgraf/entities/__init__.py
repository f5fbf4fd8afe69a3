"""Who and what the mentions of one page are: a register's record where one fits, else a thing of the page's own.

Resolution is a pure function of the mention, its page and the registers. Two mentions are one only within a type.
A doubt is a `Proposal` for a person to settle, never a silent choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samgraf.authorities import Authorities, Record, normalise
from samgraf.entities.acronyms import find_own
from samgraf.entities.names import KIND, acronym_of, is_local, names_of, spells
from samgraf.entities.places import Places
from samgraf.mentions import Found
from samgraf.mentions.values import find_moments
from samgraf.model import PATHS, Entity, Mention, Proposal, Span
from samgraf.text import Page
from samgraf.vocab import slug

WHOLE = len("2019-11-12")


@dataclass(frozen=True, slots=True)
class Entities:
    """The things a page names, and which mention is which."""

    by_id: Mapping[str, Entity]
    """In the order of their first mention."""
    proposals: tuple[Proposal, ...]
    when: date | None
    """The day the page speaks of, as far as it tells."""
    _by_mention: Mapping[tuple[str, Span], str]

    def of(self, mention: Mention) -> Entity | None:
        """What a mention is, or None where it points to nothing."""
        return self.by_id.get(self._by_mention.get((mention.type, mention.span), ""))


def resolve(page: Page, found: Found, authorities: Authorities) -> Entities:
    """The entities of a page."""
    resolver = _Resolver(page, found, authorities)
    for mention in found.placed:
        if mention.type in PATHS and not mention.refers:
            resolver.add(mention)
    for mention in found.placed:
        if mention.type in PATHS and mention.refers:
            resolver.point(mention)
    return resolver.entities()


def page_date(page: Page, found: Found) -> date | None:
    """The day a page speaks of: its event's, else the day it was published, else the last that it names.

    A year alone stands for its last day: what a page of 2019 says holds of the municipalities of 2019.
    """
    if found.time and len(found.time.start) >= WHOLE:
        return date.fromisoformat(found.time.start[:WHOLE])
    if page.document.published:
        return page.document.published
    if link := re.search(r"/((?:19|20)\d\d)[/-]", page.document.metadata.get("url", "")):
        return date(int(link[1]), 12, 31)
    named = [moment.first for moment in find_moments(page.text, page.body) if moment.first]
    days = [date.fromisoformat(day) for day in named if len(day) == WHOLE]
    years = [int(day[:4]) for day in named]
    return max(days) if days else date(max(years), 12, 31) if years else None


class _Resolver:
    def __init__(self, page: Page, found: Found, authorities: Authorities) -> None:
        self.page, self.found, self.authorities = page, found, authorities
        self.when = page_date(page, found)
        self.places = Places(page, found, authorities, self.when)
        self.own = find_own(page.text, found.placed, authorities.records)
        self.made: dict[str, Entity] = {}
        self.aliases: dict[tuple[str, str], str] = {}
        """Type and normalised name → entity id, for what the page has named so far."""
        self.by_mention: dict[tuple[str, Span], str] = {}
        self.proposals: list[Proposal] = []

    def add(self, mention: Mention) -> None:
        """Take in a mention that names something."""
        if own := self.own.get(mention.text):
            self._add_own(mention, own)
            return
        record = self._record(mention)
        if record:
            kind = _type_of(record, mention)
            self._join(record.iri_path, kind, record.name, mention, record=record)
            return
        kind = mention.type
        doubtful = kind in ("Municipality", "County") and bool(mention.records)
        # Two points of a programme with one title are two talks.
        for alias in () if kind == "Talk" else names_of(mention):
            known = self.aliases.get((kind, alias))
            # A place in doubt is not the one that the page has named so far: only what is in doubt too.
            if known and not (doubtful and self.made[known].record):
                self._join(known, kind, self.made[known].name, mention)
                return
        name = KIND.sub("", mention.text) if kind == "Municipality" else mention.text
        self._join(self._mint(replace(mention, text=name)), kind, name, mention)

    def _add_own(self, mention: Mention, name: str) -> None:
        """Take in letters that the page has introduced for a name of its own, as a mention of what has that name."""
        named = replace(mention, type="Organisation", text=re.sub(r"\s+", " ", name), records=())
        self.add(named)
        self.by_mention[(mention.type, mention.span)] = self.by_mention[(named.type, named.span)]

    def point(self, mention: Mention) -> None:
        """Take in a mention that points back: an acronym, a surname, `prosjektet`."""
        path = None
        if mention.rule == "pointer":
            path = self._pointed(mention)
        else:
            for alias in names_of(mention):
                path = path or self.aliases.get((mention.type, alias))
            if path is None and mention.records:
                record = self._record(mention)
                path = record.iri_path if record and record.iri_path in self.made else None
        if path:
            self.by_mention[(mention.type, mention.span)] = path
            if mention.rule not in ("pointer", "pointer:paragraph"):
                self.made[path] = _with_surface(self.made[path], mention, mention.span.of(self.page.text))

    def entities(self) -> Entities:
        """All that was taken in."""
        return Entities(self.made, tuple(self.proposals), self.when, self.by_mention)

    def _pointed(self, mention: Mention) -> str | None:
        """What `prosjektet` is: the page's own project, else the one named last before it."""
        main = self.found.project if mention.type == "Project" else self.found.event
        if main:
            return self.by_mention.get((main.type, main.span))
        before = [
            m for m in self.found.placed if m.type == mention.type and not m.refers and m.span.end <= mention.span.start
        ]
        return self.by_mention.get((mention.type, before[-1].span)) if before else None

    # Which record.

    def _record(self, mention: Mention) -> Record | None:
        records = [self.authorities.records[path] for path in mention.records if path in self.authorities.records]
        records = records or self._called(mention)
        if not records:
            return None
        if mention.type in ("Municipality", "County"):
            choice = self.places.choose(mention, [r for r in records if r.type == mention.type])
            if choice.doubt:
                self._propose(mention, choice.candidates, choice.doubt)
            return choice.record
        alive = [r for r in records if self.when is None or r.exists(self.when)] or records
        if len(alive) > 1:
            # What the page has named already; else a whole name before an acronym ("HSH" is the name of one body).
            whole = [r for r in alive if normalise(r.name) == normalise(mention.text)]
            acronyms = [r for r in alive if r.acronym == mention.text and r not in whole]
            alive = [r for r in alive if r.iri_path in self.made] or [*whole, *acronyms] or alive
        if len(alive) > 1:
            self._propose(mention, alive, "several bodies have this name")
        return self._seat(alive[0])

    def _called(self, mention: Mention) -> list[Record]:
        """The body whose whole name a mention is that was found by its form: "høgskolen i Innlandet"."""
        if mention.type not in ("Organisation", "Funder"):
            return []
        bodies = [r for r in self.authorities.named(mention.text) if r.iri_path.startswith("org/")]
        return [r for r in bodies if any(spells(name, mention.text) for name in r.names)] if len(bodies) == 1 else []

    def _seat(self, record: Record) -> Record:
        """The county governor of the page: its publisher, the only one it names, or that of its only county."""
        if not record.is_title:
            return record
        publisher = self.authorities.named(self.page.document.metadata.get("publisher", ""))
        named = {
            path: self.authorities.records[path] for m in self.found.placed for path in m.records if path[:4] == "org/"
        }
        for several in (publisher, named.values()):
            seats = [r for r in several if r.kind == record.kind and not r.is_title]
            if seats:
                return seats[0] if len(seats) == 1 else record
        told = {path for m in self.found.placed if m.type == "County" for path in m.records}
        counties = {self.authorities.records[path].name for path in told or self._lain_in()}
        seats = self.authorities.seats(record, min(counties)) if len(counties) == 1 else []
        return seats[0] if len(seats) == 1 else record

    def _lain_in(self) -> set[str]:
        """The counties in which the municipalities of the page lay on its day."""
        paths = {m.records[0] for m in self.found.placed if m.type == "Municipality" and len(m.records) == 1}
        on = self.when
        return {county for path in paths if on and (county := self.authorities.records[path].county(on))}

    def _propose(self, mention: Mention, records: Sequence[Record], reason: str) -> None:
        paths = tuple(sorted(r.iri_path for r in records))
        proposal = Proposal(self.page.document.name, mention.text, paths, reason)
        if proposal not in self.proposals:
            self.proposals.append(proposal)

    # What is made of the page's own.

    def _mint(self, mention: Mention) -> str:
        path = PATHS[mention.type]
        if mention.type == "Theme":
            return mention.records[0]
        if mention.type == "Person" and (known := self._fuller(mention)):
            return known
        if mention.type == "Talk":
            path = f"talk/{slug(self.page.document.stem)}-{slug(mention.text)}"
            return (
                path
                if path not in self.made
                else f"{path}-{slug(str(mention.attributes.get('start') or mention.span.start))}"
            )
        if mention.type == "Event":
            return f"{path}/{slug(mention.text)}" + (
                "" if re.search(r"\d{4}", mention.text) else f"-{self._occasion(mention)}"
            )
        if mention.type == "Project":
            acronym = mention.attributes.get("acronym") or acronym_of(mention.text)
            # "Pilotprosjektet" is one project on this page and another on the next.
            local = f"-{slug(self.page.document.stem)}" if mention.rule in _DESCRIBED else ""
            return f"{path}/{slug(str(acronym or mention.text))}{local}"
        doubtful = mention.type in ("Municipality", "County") and mention.records
        if doubtful or is_local(mention.type, mention.text):
            # "ungdomspanelet" and "Rådhuset" are one on this page and another on the next, and so may be "Herøy".
            return f"{path}/{slug(mention.text)}-{slug(self.page.document.stem)}"
        return f"{path}/{slug(mention.text)}"

    def _occasion(self, mention: Mention) -> str:
        own = self.found.event and mention.span == self.found.event.span
        if own and self.found.time and len(self.found.time.start) >= WHOLE:
            return self.found.time.start[:WHOLE]
        return slug(self.page.document.stem)

    def _fuller(self, mention: Mention) -> str | None:
        """The person of the same first and last name whom the page names more fully ("Lars Ueland Kobro")."""
        words = normalise(mention.text).split()
        for path, entity in self.made.items():
            other = normalise(entity.name).split()
            if entity.type == "Person" and words[0] == other[0] and words[-1] == other[-1]:
                short, long = sorted((words, other), key=len)
                if set(short) <= set(long):
                    return path
        return None

    def _join(self, path: str, kind: str, name: str, mention: Mention, record: Record | None = None) -> None:
        if path not in self.made:
            self.made[path] = Entity(
                path, kind, name, (), dict(mention.attributes), record.iri_path if record else None
            )
        entity = self.made[path]
        if entity.type == "Person" and len(mention.text) > len(entity.name):
            entity = replace(entity, name=mention.text)
        surface = re.sub(r"\s+", " ", mention.span.of(self.page.text))
        self.made[path] = _with_surface(entity, mention, surface)
        self.by_mention[(mention.type, mention.span)] = path
        for alias in names_of(mention):
            self.aliases.setdefault((mention.type, alias), path)


_DESCRIBED = frozenset({"project:word", "project:described"})
"""What names a project that its page gives no name of its own."""


def _with_surface(entity: Entity, mention: Mention, surface: str) -> Entity:
    surfaces = entity.surfaces if surface in entity.surfaces else (*entity.surfaces, surface)
    return replace(entity, surfaces=surfaces, mentions=(*entity.mentions, mention))


def _type_of(record: Record, mention: Mention) -> str:
    if mention.type in ("Municipality", "County", "Project"):
        return mention.type
    return "Funder" if record.type == "Funder" else "Organisation"
