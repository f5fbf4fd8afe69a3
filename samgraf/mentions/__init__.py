"""What a page names: persons, bodies, projects, events, talks, venues, themes, roles; and which point back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from samgraf.authorities import Authorities
from samgraf.language import Parsed
from samgraf.mentions.abroad import Abroad
from samgraf.mentions.boxes import Box, find_boxes
from samgraf.mentions.companions import with_companions
from samgraf.mentions.counted import Counted, find_counted, find_counted_persons
from samgraf.mentions.dating import EventTime, event_time
from samgraf.mentions.employers import find_employers, with_agents, with_listed, with_represented
from samgraf.mentions.expressions import places_of, rules
from samgraf.mentions.grant_terms import Grant
from samgraf.mentions.grants import find_grants, with_owners
from samgraf.mentions.main_projects import LISTED
from samgraf.mentions.name_lists import Names
from samgraf.mentions.organisations import find_organisations
from samgraf.mentions.overlaps import Placed, Taken, Titles, settle, without_weak
from samgraf.mentions.persons import find_persons, find_references
from samgraf.mentions.pointers import find_pointers, nearer
from samgraf.mentions.programme import lead_of, read_programme
from samgraf.mentions.programme_items import ProgrammeItem
from samgraf.mentions.publishers import find_publisher
from samgraf.mentions.recognised import find_bodies, find_recognised
from samgraf.mentions.references import (
    find_acronyms,
    find_authorities,
    find_hosts,
    find_kinds,
    find_pronouns,
    find_uses,
    find_we,
    may_stand_for,
    with_spelled_out,
)
from samgraf.mentions.registers import Gazetteer
from samgraf.mentions.roles import free_roles
from samgraf.mentions.rolls import towns_in_rolls
from samgraf.mentions.run_on import before_title, in_row, without_run_on
from samgraf.mentions.schemes import find_schemes
from samgraf.mentions.short_names import fuller, with_short_bodies, without_surnames
from samgraf.mentions.societies import find_societies
from samgraf.mentions.subjects import is_event_page
from samgraf.mentions.swallowed import before_person, gaps, without_persons
from samgraf.mentions.themes import load_themes
from samgraf.mentions.title_layer import called_by, find_titles
from samgraf.model import Block, Mention, Span
from samgraf.text import Page, lines_of
from samgraf.text.layout import PEOPLE, load_layout

__all__ = ["Finder", "Found", "ProgrammeItem", "lead_of", "settle"]

_OF_BODIES = frozenset({"Organisation", "Funder", "Venue"})
_PEOPLE_FIELDS = frozenset({"leader", "member", "participant", "contact", "facilitator", "speaker", "performer"})


@dataclass(frozen=True, slots=True)
class Found:
    """All that a page names."""

    placed: Placed
    """The mentions, in the order of the text; spans are offsets of the page's text."""
    programme: tuple[ProgrammeItem, ...]
    event: Mention | None
    """The event that the page is about."""
    project: Mention | None
    """The project that the page is about."""
    time: EventTime | None = None
    """When the event is."""
    grants: tuple[Grant, ...] = ()
    """The grants that the page lists or tells of."""
    counted: tuple[Counted, ...] = ()
    """The groups that it tells by their number."""
    boxes: tuple[Box, ...] = ()
    """The fact boxes of a page that has some of several projects."""


class Finder:
    """Finds mentions with the names of some registers."""

    def __init__(self, authorities: Authorities) -> None:
        self.gazetteer = Gazetteer.of(authorities)
        self.abroad = Abroad.of(authorities)
        self.names = Names.of(authorities)
        self.records = authorities.records
        self.parties = frozenset(
            path for path, record in authorities.records.items() if record.kind == "political_party"
        )

    def find(self, page: Page, blocks: Sequence[Block], parsed: Sequence[Parsed]) -> Found:
        """What a page names."""
        text = page.text
        # What others have written is named in lists of references, and takes no part; a bare bullet has none to take.
        blocks = [replace(block, lines=()) if _is_passed_over(text, block) else block for block in blocks]
        title = page.document.metadata.get("title", "")
        recognised = (m for m in find_recognised(parsed) if not load_layout().is_table_head(m.text))
        names = self._names(text, blocks, Placed(recognised), title)
        names = [*names, *find_publisher(page, blocks, names)]
        on_event = is_event_page(page, blocks)
        programme = tuple(read_programme(text, blocks, names, untimed=on_event))
        grants = find_grants(text, blocks, names, page.document.metadata.get("url", "")) if not on_event else []
        names = with_owners(names, grants)
        boxes = find_boxes(text, blocks, names)
        granted = [*(box.title for box in boxes), *(grant.title for grant in grants)]
        granted += find_schemes(text, page.body, grants)
        event, project, layer = find_titles(page, blocks, names, programme, granted, on_event=on_event)

        # Letters after a post are a body's ("direktør ved NOFES") unless the page has a project or event of them.
        titled = {word for m in layer for word in m.text.split() if m.type != "Venue"}
        names = [m for m in names if m.rule not in _LETTERS or m.text not in titled]
        titles = Titles(text, layer)
        kept = [m for m in names if m.type != "Project" and not titles.hold(m)]
        listed = [m for m in layer if m.rule.split(":")[0] in LISTED]
        kept = _without_parts(text, kept, sorted({m.text for m in (event, project, *listed) if m}))
        pointing = _pointers(page, blocks, kept, layer, [m for m in (event, project) if m])
        taken = Taken(m.span for m in (*kept, *layer, *pointing))
        # "Senter for sosialt entreprenørskap" is the name of a body, and says nothing of what a page is about.
        bodies = Taken(m.span for m in settle(m for m in (*kept, *layer) if m.type in _OF_BODIES))
        themes = [m for block in blocks for m in load_themes().find(text, block.span) if not bodies.overlaps(m.span)]
        roles = free_roles(text, lines_of(blocks), taken, bodies)
        time = event_time(page, blocks, event) if event else None
        placed = Placed([*kept, *layer, *pointing, *roles, *themes])
        counted = (*find_counted(text, page.body, placed), *find_counted_persons(text, blocks, placed))
        return Found(placed, programme, event, project, time, tuple(grants), counted, tuple(boxes))

    def _names(self, text: str, blocks: Sequence[Block], recognised: Placed, title: str) -> list[Mention]:
        """Persons and bodies, register projects among them; surnames alone refer to the full name."""
        rolls = Placed(towns_in_rolls(text, blocks, self.gazetteer))
        found = settle(m for block in blocks for m in self._in_block(text, block, recognised, rolls))
        named = without_weak(text, found)
        named = settle([*named, *without_run_on(text, find_bodies(text, recognised))], first=named)
        named = [before_title(text, m, title) for m in with_short_bodies(named)]
        named = [part for m in named for part in in_row(m, {other.text for other in named if other.type == "Person"})]
        full = {m.text for m in named if m.type == "Person"}
        named = [fuller(m, full) for m in named]
        introduced = find_acronyms(text, [m for m in named if m.rule not in _LETTERS])
        named = [m for m in named if m.rule not in _LETTERS or m.text not in introduced]
        named = [m for m in named if not self._is_another(m, introduced.get(m.text))]
        persons = [m for m in named if m.type == "Person" and not m.refers]
        # "Kari Moe (Sp)" tells of no work that somebody has.
        ends = {m.span.end + len(" (") for m in persons}
        named = [m for m in named if not (m.span.start in ends and set(m.records) & self.parties)]
        named = without_surnames(text, named, persons)
        placed = Placed(named)
        named = settle([*named, *(m for block in blocks for m in find_employers(text, block, placed))])
        named = with_represented(text, blocks, named)
        named = with_agents(text, blocks, with_listed(text, blocks, named, self.names), self.names)
        named = with_companions(text, blocks, named, self.names)
        named = with_spelled_out(named)
        taken = Taken(m.span for m in named)
        return [*named, *find_references(text, lines_of(blocks), persons, taken)]

    def _is_another(self, letters: Mention, introduced: Mention | None) -> bool:
        """Whether letters are a register's for one body, and the page has introduced them for another.

        The same body by a name that the register has not shares a word with it.
        """
        if introduced is None or introduced.records or not letters.records:
            return False
        if not may_stand_for(introduced.text, letters.text):
            return False  # "Institutt for samfunnsfag (UiA)": whose it is
        heard = {word[:5] for word in introduced.text.casefold().split() if len(word) > 4}
        known = (self.records[path].name.casefold().split() for path in letters.records)
        return not any(word[:5] in heard for words in known for word in words)

    def _in_block(self, text: str, block: Block, recognised: Placed, rolls: Placed) -> Iterator[Mention]:
        # A name may run over a line break of running text, and not from one cell or value to the next.
        whole = (block.span,) if block.kind in ("paragraph", "item") else _lines_with_body(block)
        towns = rolls.within(block.span)
        known = Taken(m.span for m in towns)
        heads = {line for line in block.lines if any(m.span.start == line.start for m in towns)}
        registered = [m for stretch in whole for m in self._registered(text, stretch) if not known.overlaps(m.span)]
        yield from towns
        yield from registered
        for line in _lines_with_body(block):
            only = (block.kind == "field" and block.name in _PEOPLE_FIELDS) or " | " in line.of(text)
            expected = 2 if only or line in heads else int(block.kind == "row")
            seen = recognised.within(line)
            shown = without_run_on(text, find_organisations(text, line))
            formed = (before_person(text, m, self.names) for m in shown)
            # In a list of people, names and registered bodies stand side by side: "Kari Moe Skien kommune".
            full = [m for m in registered if only and not m.is_town and line.covers(m.span)]
            made = [m for m in formed if not _holds_known(m, registered) and not _ends_with(m, full)]
            parts = [(m, without_persons(text, m, self.names, listed=expected > 1)) for m in made]
            apart = [*rolls.within(line), *full, *(body for m, bodies in parts if bodies != [m] for body in bodies)]
            for stretch in gaps(line, apart) if block.name != "group" else ():
                for person in find_persons(text, stretch, self.names, registered, seen, expected=expected):
                    regional = self.names.is_regional(person.text)
                    yield replace(person, type="Organisation", rule="organisation:regional") if regional else person
            yield from (body for _, bodies in parts for body in bodies)

    def _registered(self, text: str, stretch: Span) -> Iterator[Mention]:
        """The register names in a stretch; where the text says that Lund is in Sweden, it is no other."""
        abroad = list(self.abroad.find(text, stretch))
        yield from abroad
        for mention in self.gazetteer.find(text, stretch.start, stretch.end):
            if not any(other.span.covers(mention.span) for other in abroad):
                yield _with_founded(text, mention)


def _is_passed_over(text: str, block: Block) -> bool:
    return block.kind == "reference" or not any(map(str.isalnum, block.span.of(text)))


def _with_founded(text: str, mention: Mention) -> Mention:
    """A register's body with the kind that stands before its name: "*Stiftelsen* Telemarksforsking"."""
    kind = re.search(r"(?<!\w)(?:Stiftelsen|Stiftinga)[ ]$", text[max(0, mention.span.start - 12) : mention.span.start])
    if kind is None or mention.type not in ("Organisation", "Funder"):
        return mention
    return replace(mention, span=Span(mention.span.start - len(kind.group()), mention.span.end))


def _holds_known(mention: Mention, registered: Sequence[Mention]) -> bool:
    """Whether a body's form is no more than its kind before a register's name ("Stiftelsen *Telemarksforsking*")."""
    if mention.rule in ("organisation:ending", "organisation:tail", "organisation:society"):
        kind, _, rest = mention.text.partition(" ")
        name = mention.span.start + len(kind) + 1
        apposed = rest and kind.casefold().endswith(tuple(rules("names")["organisations"]["apposed"]))
        return bool(apposed) and any(m.span.start == name and m.type in ("Organisation", "Funder") for m in registered)
    if mention.rule == "organisation:pair":
        return any(m.span.overlaps(mention.span) and not m.is_town for m in registered)
    return mention.rule == "organisation:founded" and _ends_with(mention, registered)


def _ends_with(mention: Mention, bodies: Sequence[Mention]) -> bool:
    return any(m.span.end == mention.span.end and m.span.start > mention.span.start for m in bodies)


_DEFINITE = frozenset({"project:definite", "project:word"})
_LETTERS = frozenset({"organisation:acronym", "organisation:acronym-first"})


def _without_parts(text: str, names: Sequence[Mention], own: Sequence[str]) -> list[Mention]:
    """Without surnames inside the page's own names ("Midtdal" in "Ung i Midtdal"), and persons who are called so."""
    whole = Taken(found for name in own for found in places_of(name, text))
    named = [m for m in names if m.rule != "pipeline:ORG" or m.text not in own]
    return [m for m in named if m.type != "Person" or not (m.text in own or _is_surname_in(text, m, whole))]


def _is_surname_in(text: str, person: Mention, whole: Taken) -> bool:
    return " " not in person.span.of(text) and whole.overlaps(person.span)


def _pointers(
    page: Page, blocks: Sequence[Block], names: Sequence[Mention], layer: Sequence[Mention], own: Sequence[Mention]
) -> list[Mention]:
    """The page's own names wherever they stand, acronyms it has introduced, `prosjektet`, "han" and "ho"."""
    named = [*names, *layer]
    taken = Taken(m.span for m in named)
    # "Nærmiljøprosjektet", capital in mid-sentence, is the same at the beginning of the next.
    own = [*own, *(m for m in layer if m.rule == "project:definite")]
    given = {form: m for m in own for form in (m.span.of(page.text), m.text)}
    given |= {m.text[0].lower() + m.text[1:]: m for m in own if m.rule in _DEFINITE}
    given |= {m.text: m for m in layer if m.rule.split(":")[0] in LISTED and " " in m.text}
    given |= {called: m for m in own if (called := called_by(m))}
    given |= {m.text: m for m in names if m.rule in _LETTERS} | find_acronyms(page.text, named)
    uses = settle(find_uses(page.text, page.body, given, taken))
    taken = Taken(m.span for m in (*named, *uses))
    persons = [m for m in names if m.type == "Person"]
    pronouns = [m for m in find_pronouns(page.text, blocks, persons) if not taken.overlaps(m.span)]
    publisher = page.document.metadata.get("publisher", "")
    hosts = [
        *find_hosts(page.text, page.body, publisher, names, taken),
        *find_we(page.text, page.body, publisher, names, taken),
        *find_societies(page.text, page.body, names, taken),
    ]
    kinds = [word for m in own[:2] if m.type == "Project" for word in find_kinds(page.text, m.text)]
    whole = find_authorities(page.text, page.body, publisher, names, taken)
    projects = [m for m in layer if m.type == "Project"]
    pointing = nearer(page.text, find_pointers(page.text, page.body, taken, kinds), blocks, projects, own)
    return [*uses, *hosts, *pointing, *whole, *pronouns]


def _lines_with_body(block: Block) -> tuple[Span, ...]:
    """A block's lines; a label names a body in "Løyving frå Norges forskningsråd: …" and "Deltakere ved OsloMet: …"."""
    if block.kind == "field" and block.label and block.name in ("budget", "funding", *PEOPLE):
        return (block.label, *block.lines)
    return block.lines
