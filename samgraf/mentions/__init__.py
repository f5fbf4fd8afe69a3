"""What a page names: persons, bodies, projects, events, talks, venues, themes, roles; and which point back.

Overlaps are settled in one way: the longer name wins, and of two of one length that of a register, then a person,
then what the form of a name suggests. Titles are a layer of their own: what stands inside the title of a talk or a
project is part of that title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from samgraf.authorities import Authorities
from samgraf.mentions.organisations import find_employers, find_organisations
from samgraf.mentions.persons import Names, find_persons, find_references
from samgraf.mentions.programme import ProgrammeItem, lead_of, read_programme
from samgraf.mentions.references import find_acronyms, find_pointers, find_pronouns, find_uses
from samgraf.mentions.registers import Gazetteer
from samgraf.mentions.subjects import is_event_page, linked_projects, main_event, main_project, side_project
from samgraf.mentions.themes import load_themes
from samgraf.mentions.titles import find_events, find_projects, find_record_titles, find_venues
from samgraf.mentions.values import find_roles
from samgraf.model import Block, Mention, Span
from samgraf.text import Page

__all__ = ["Finder", "Found", "ProgrammeItem", "lead_of"]

_PRIORITY = {"register": 3, "person": 2, "organisation": 1}
_TITLED = frozenset({"Project", "Talk"})
_PEOPLE_FIELDS = frozenset({"leader", "member", "participant", "contact", "facilitator", "speaker"})


@dataclass(frozen=True, slots=True)
class Found:
    """All that a page names."""

    mentions: tuple[Mention, ...]
    """In the order of the text; spans are offsets of the page's text."""
    programme: tuple[ProgrammeItem, ...]
    event: Mention | None
    """The event that the page is about."""
    project: Mention | None
    """The project that the page is about."""


class Finder:
    """Finds mentions with the names of some registers."""

    def __init__(self, authorities: Authorities) -> None:
        self.gazetteer = Gazetteer.of(authorities)
        self.names = Names.of(authorities)

    def find(self, page: Page, blocks: Sequence[Block]) -> Found:
        """What a page names."""
        text = page.text
        base = settle(m for block in blocks for line in _lines(block) for m in self._names_in(text, block, line))
        base = without_weak(text, base)
        base = [_fuller(m, base) for m in base]
        persons = [m for m in base if m.type == "Person"]
        employers = [
            m
            for block in blocks
            for line in block.lines
            for m in find_employers(text, line, persons, base, listed=_is_list(block))
        ]
        base = settle([*base, *employers])
        taken = [m.span for m in base]
        base += [m for block in blocks for line in block.lines for m in find_references(text, line, persons, taken)]
        bodies = [m for m in base if m.type != "Person"]

        programme = tuple(read_programme(text, blocks, base))
        titles = [item.title for item in programme if item.title]
        projects = [*find_record_titles(text, blocks, bodies)]
        projects += [m for block in blocks for line in block.lines for m in find_projects(text, line)]
        events = [m for block in blocks for line in block.lines for m in find_events(text, line)]
        venues = [
            m for block in blocks for m in find_venues(text, block, [b for b in bodies if b.type == "Municipality"])
        ]
        on_event = is_event_page(page, blocks)
        event = main_event(page, blocks, events) if on_event else None
        registered = [m for m in base if m.type == "Project"]
        named = [*projects, *registered, *linked_projects(page, bool(projects or registered))]
        project = side_project(named) if on_event else main_project(page, blocks, named)
        projects = [m for m in named if m not in registered]

        mains = [m for m in (event, project) if m]
        layer = settle([*mains, *titles, *projects, *venues, *events, *registered], first=[*mains, *titles])
        base = [m for m in base if m.type != "Project" and not _inside_title(text, m, layer)]
        taken = [m.span for m in (*base, *layer)]
        acronyms = find_acronyms(text, [*base, *layer])
        pointing = settle(find_uses(text, page.body, acronyms, taken), first=())
        pointing += find_pointers(text, page.body, [*taken, *(m.span for m in pointing)])
        pointing += find_pronouns(text, blocks, [m for m in base if m.type == "Person"])
        roles = [m for block in blocks for line in block.lines for m in find_roles(text, line.start, line.end)]
        roles = [m for m in roles if not any(m.span.overlaps(t.span) for t in (*base, *layer, *pointing))]
        themes = [m for block in blocks for m in load_themes().find(text, block.span)]
        everything = sorted([*base, *layer, *pointing, *roles, *themes], key=lambda m: (m.span, m.type))
        return Found(tuple(everything), programme, event, project)

    def _names_in(self, text: str, block: Block, line: Span) -> Iterable[Mention]:
        registered = list(self.gazetteer.find(text, line.start, line.end))
        yield from registered
        only = (block.kind == "field" and block.name in _PEOPLE_FIELDS) or " | " in line.of(text)
        expected = 2 if only else int(block.kind == "row")
        yield from find_persons(text, line, self.names, registered, expected=expected)
        yield from find_organisations(text, line)


def _fuller(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """A person's last names alone ("Hope Lygre") as a reference to the full name elsewhere on the page."""
    whole = next((m for m in mentions if m.type == "Person" and m.text.endswith(f" {mention.text}")), None)
    return replace(mention, text=whole.text, refers=True) if whole and mention.type == "Person" else mention


def settle(mentions: Iterable[Mention], first: Sequence[Mention] = ()) -> list[Mention]:
    """The mentions of which none overlaps another: the longer, then the surer, then the earlier is kept."""

    def rank(mention: Mention) -> tuple[bool, int, int, Span, str]:
        source = mention.rule.split(":")[0]
        return (
            mention not in first,
            -len(mention.span),
            -_PRIORITY.get(source, 0),
            mention.span,
            mention.type,
        )

    kept: list[Mention] = []
    for mention in sorted(mentions, key=rank):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.span)


def without_weak(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Without the short ambiguous names ("Nord", "Ski") that nothing beside them confirms."""
    from samgraf.mentions.values import rules

    weak = frozenset(rules("names")["organisations"]["weak"])
    kept = []
    for mention in mentions:
        if mention.span.of(text) not in weak or _confirmed(text, mention, mentions):
            kept.append(mention)
    return kept


def _confirmed(text: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    before, after = (
        text[max(0, mention.span.start - 12) : mention.span.start],
        text[mention.span.end : mention.span.end + 12],
    )
    if re.search(r"\($|/$", before) or re.match(r"[)/]|[ ](?:kommune|municipality|herad)", after):
        return True
    if mention.type == "Municipality" and re.search(r"(?:\bi|\bfra|\bfrå|kommun\w+)[ ]$", before):
        return True
    for other in mentions:
        if other is mention or other.type == "Person":
            continue
        gap = text[min(mention.span.end, other.span.end) : max(mention.span.start, other.span.start)]
        if len(gap) < 8 and re.fullmatch(r"\s*(?:,|/|og|&|,? og|og i)\s*", gap):
            return True
    return False


def _lines(block: Block) -> tuple[Span, ...]:
    """The lines to look for names in; a label names the giver in "Løyving frå Norges forskningsråd: 7 millionar"."""
    named = block.kind == "field" and block.label and block.name in ("budget", "funding")
    return (block.label, *block.lines) if named and block.label else block.lines


def _is_list(block: Block) -> bool:
    return block.kind in ("row", "item", "field", "heading")


def _inside_title(text: str, mention: Mention, layer: Sequence[Mention]) -> bool:
    """Whether a name stands inside a title and is part of it.

    A place in an event's title says where it is held, and so does one between commas in a venue's address.
    """
    for other in layer:
        if not other.span.overlaps(mention.span) or not (other.type in _TITLED or other.span.covers(mention.span)):
            continue
        place = mention.type in ("Municipality", "County")
        if other.type == "Event" and (place or mention.type == "Person"):
            continue
        if other.type == "Venue" and place and _between_commas(text, mention.span, other.span):
            continue
        return True
    return False


def _between_commas(text: str, span: Span, whole: Span) -> bool:
    before, after = text[whole.start : span.start].rstrip(), text[span.end : whole.end].lstrip()
    return (not before or before.endswith(",")) and (not after or after.startswith(",")) and bool(before or after)
