"""The layer of titles: projects, events, talks and venues of a page, and which of them it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from samgraf.mentions.described_projects import agreement, described_project, evaluation, told_projects
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.houses import before_house, behind_body, of_event, with_houses, without_house
from samgraf.mentions.main_events import main_event
from samgraf.mentions.main_projects import linked_projects, main_project, side_project
from samgraf.mentions.minutes import later_meeting
from samgraf.mentions.name_rests import with_rests
from samgraf.mentions.overlaps import Taken, settle
from samgraf.mentions.programme_items import ProgrammeItem
from samgraf.mentions.project_lists import find_listed_projects
from samgraf.mentions.record_titles import find_record_titles
from samgraf.mentions.references import find_acronyms
from samgraf.mentions.schemes import programme_above
from samgraf.mentions.titles import find_events, find_projects, find_told_talks
from samgraf.mentions.venues import find_venues
from samgraf.model import BODIES, Block, Mention, Span
from samgraf.text import Page, lines_of


def find_titles(
    page: Page,
    blocks: Sequence[Block],
    names: Sequence[Mention],
    programme: Sequence[ProgrammeItem],
    granted: Sequence[Mention],
    *,
    on_event: bool,
) -> tuple[Mention | None, Mention | None, list[Mention]]:
    """The page's event, its project, and the layer of all titles; `on_event` says which of the two it is about."""
    text, bodies = page.text, [m for m in names if m.type != "Person"]
    towns = [m for m in bodies if m.type == "Municipality"]
    registered = [m for m in names if m.type == "Project" and not _is_kind(text, m)]
    projects = [m for m in find_record_titles(text, blocks, bodies) if not _is_applicant(text, m)]
    taken = Taken(m.span for m in projects)
    projects += [m for m in granted if not taken.overlaps(m.span)]
    listed = [m for line in lines_of(blocks) for m in find_listed_projects(text, line)]
    lists = Taken(m.span for m in listed)
    found = [m for line in lines_of(blocks) for m in find_projects(text, line) if not lists.overlaps(m.span)]
    found = _without_beginnings(text, [*with_rests(text, page.body, found), *listed])
    schemes = Taken(m.span for m in granted if m.rule == "grant:scheme")
    found = [m for m in found if not _is_other(m, names) and not schemes.overlaps(m.span)]
    projects += [_before_body(text, m, bodies) for m in found]
    known = {m.text for m in (*registered, *projects)}
    projects += [m for m in programme_above(page, blocks) if m.text not in known]
    projects = _without_places(projects, page.document.title)
    short = find_acronyms(text, [m for m in projects if m.rule not in _DEFINITE])
    projects = [m for m in projects if m.rule not in _DEFINITE or m.text not in short]
    projects += linked_projects(page, bool(projects or registered))
    persons = Taken(m.span for m in names if m.type == "Person")
    events = [m for line in lines_of(blocks) for m in find_events(text, line) if not persons.overlaps(m.span)]
    # "inviterer til dialogmøte om skulen" on a page on an event: that event.
    events = [m for m in events if not on_event or m.rule != "event:attended-kind"]
    registers = {m.span for m in bodies if m.records}  # "På arrangementet *NAV* hadde": whose it was
    events = [m for m in events if m.rule != "event:called-proper" or m.span not in registers]
    venues = [m for block in blocks for m in find_venues(text, block, towns) if not _is_other(m, names)]
    venues = [behind_body(m, bodies) for m in venues]
    events = [without_house(m, bodies) for m in events]
    event = main_event(page, blocks, events, bodies) if on_event else None
    event = event and before_house(text, event, venues)
    venues = of_event(blocks, with_houses(text, venues), event)
    held = event.text if event else ""  # "Nabodagen 2019 er et samarbeid mellom": the event, and no project
    named = [m for m in (*projects, *registered) if m.rule != "project:cooperation" or m.text != held]
    project = evaluation(page, named) or (None if on_event else agreement(page, names))
    project = project or (side_project(named) if on_event else main_project(page, blocks, named))
    project = project or (None if named else described_project(page, blocks, names, on_event=on_event))
    events = [_own_event(m, event, page.document.title) for m in events]
    if event and (name := _called(event, events)):
        events = [replace(m, text=event.text, refers=True) if m.text == name else m for m in events]
    named = [m for m in named if not _begins_own(text, m, project)]
    if project and (called := {called_by(project), _without_subtitle(project.text)} - {""}):
        named = [replace(m, text=project.text, refers=True) if m.text in called else m for m in named]
    named = _with_subtitles(named)
    if {m.text for m in (*named, project) if m} <= {m.text for m in registered}:
        named += told_projects(text, blocks)
    later = event and later_meeting(page, event)
    first = [m for m in (event, later, project, *(item.title for item in programme)) if m]
    if event:
        events += [m for line in lines_of(blocks) for m in find_told_talks(text, line)]
    return event, project, settle([*first, *named, *venues, *events], first=first)


@cache
def _applicant() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives(rules('grants')['applicant'])})[ ]?:[ ]*$")


def _is_applicant(text: str, project: Mention) -> bool:
    """Whether a label before what seems a listed project says that it is who has asked for the money."""
    return _applicant().search(text[max(0, project.span.start - LABEL) : project.span.start]) is not None


LABEL = 30
"""Characters before a name that may be a label."""
_DEFINITE = frozenset({"project:definite", "project:started"})
"""What finds a project by one definite word, which the page may have introduced as short for another name."""


def _is_kind(text: str, project: Mention) -> bool:
    """Whether a register's name in small letters says what something is: "er et *innovasjonsprosjekt i …*"."""
    return (
        project.text.islower() and _ARTICLE.search(text, max(0, project.span.start - 5), project.span.start) is not None
    )


_ARTICLE = re.compile(r"(?<!\w)(?:et|eit|ett|an?)[ ]$")


def _without_beginnings(text: str, projects: Sequence[Mention]) -> list[Mention]:
    """The projects without those of whose names more is seen in the same place: "Møteplass" of "Møteplass i byen".

    "Grendelyd og Nabolyd" are two.
    """
    ends: dict[int, int] = {}
    for m in projects:
        ends[m.span.start] = max(m.span.end, ends.get(m.span.start, 0))
    return [m for m in projects if m.span.end == ends[m.span.start] or text.startswith(" og ", m.span.end)]


def _own_event(mention: Mention, event: Mention | None, title: str) -> Mention:
    """The page's own event where a mention is a part of its name: "Frivillighetskonferansen" for that of 2018.

    So it is where the page's title says of what kind the event is ("Inviterer til samhandlingskonferanse").
    """
    if event is None or mention.span == event.span:
        return mention
    kind = _YEAR.sub("", mention.text).casefold()
    same = kind in event.text.casefold() or _stems(kind) == _stems(_YEAR.sub("", event.text))
    named = (_stems(title)[-1:], _stems(event.text)[:1])
    if same or (not _YEAR.search(mention.text) and _stems(kind) in named):
        return replace(mention, text=event.text, refers=True)
    return mention


_AT_BODY = re.compile(r"[ ](?:i|hos|ved|fr[aå]|av)[ ]$")


def _before_body(text: str, project: Mention, bodies: Sequence[Mention]) -> Mention:
    """A project without the beginning of the body behind it: "programmet *SAMKUL* i Norges forskningsråd"."""
    for body in bodies:
        # A county or town at the end is of the name: "Løft for planarbeid i Agder".
        last = project.span.end == body.span.end and body.type in ("Organisation", "Funder")
        inside = project.span.start < body.span.start < project.span.end and (last or project.span.end < body.span.end)
        at = _AT_BODY.search(text, project.span.start, body.span.start) if inside and body.records else None
        if at and at.start() > project.span.start:
            span = Span(project.span.start, at.start())
            return replace(project, span=span, text=span.of(text))
    return project


_CALLED = re.compile(r"[A-ZÆØÅ][a-zæøå-]+(?:konferansen|seminaret|samlinga|samlingen|festivalen|fagdagen)")


def _called(event: Mention, events: Sequence[Mention]) -> str | None:
    """What a page calls its event beside the title, where that names no kind: "Godt liv", "Folkehelsekonferansen".

    It is the only event that the page names, in one word, and not first far down.
    """
    names = {m.text for m in events if not m.refers}
    first = next((m for m in events if not m.refers), None)
    told = first and 0 < first.span.start - event.span.end < _SOON
    bare = not re.search(r"(?i)konferanse|seminar|samling|festival|fagdag|m[øo]te|webinar|kurs", event.text)
    return first.text if first and told and bare and len(names) == 1 and _CALLED.fullmatch(first.text) else None


_SOON = 400
"""Characters after a title within which its event's other name stands."""
_YEAR = re.compile(r"[ ](?:19|20)\d\d$")


def _stems(name: str) -> list[str]:
    """The words of an event's name without the ending by which it is the one: "konferansen", "seminaret"."""
    words = re.findall(r"\w+", name.casefold())
    return [re.sub(r"(?<=[a-zæøå]{5})(?:en|et|a|n)$", "", re.sub(r"e$", "", word)) for word in words]


def _begins_own(text: str, mention: Mention, project: Mention | None) -> bool:
    """Whether a mention is the beginning of the page's own project's name, which stands there in full."""
    return (
        project is not None
        and mention.span != project.span
        and len(mention.span) < len(project.text)
        and text.startswith(project.text, mention.span.start)
    )


def called_by(own: Mention) -> str:
    """What a page calls its project without its place, or an empty string."""
    called = _PLACED.match(own.text) if own.type == "Project" else None
    return called[0] if called else ""


def _without_subtitle(name: str) -> str:
    """A name without what tells of it behind a dash or a colon: "*Solvik 2020* - frå kommune til bygd"."""
    first = re.match(r"[A-ZÆØÅ][^:–]{3,60}?(?=[ ][–-][ ]|:[ ])", name)
    return first[0] if first else ""


def _with_subtitles(projects: Sequence[Mention]) -> list[Mention]:
    """The projects, those that a page also names without what stands behind the dash as the one that has all of it."""
    whole: dict[str, set[str]] = {}
    for project in projects:
        whole.setdefault(_without_subtitle(project.text), set()).add(project.text)
    named = {short: full.pop() for short, full in whole.items() if short and len(full) == 1}
    return [replace(m, text=named[m.text], refers=True) if m.text in named else m for m in projects]


_PLACED = re.compile(r"[A-ZÆØÅ][a-zæøå]{5,}(?:prosjektet|programmet|satsinga|satsingen)(?=[ ](?:i|på)[ ][A-ZÆØÅ])")
"""What a project is called without its place: "*Grendeprosjektet* i Solvik"."""


def _without_places(projects: Sequence[Mention], title: str) -> list[Mention]:
    """The projects without those that a page names elsewhere without the place after it ("Felles løft *i Skien*")."""
    names = {title, *(m.text for m in projects)}
    return [
        m
        for m in projects
        if m.rule != "project:placed" or not any(name and m.text.startswith(f"{name} ") for name in names)
    ]


_BODY_OR_NOT = frozenset(
    {
        "venue:held",
        "venue:hall",
        "venue:dated",
        "venue:of-event",
        "venue:timed",
        "venue:told-house",
        "project:compound",
        "project:joined",
    }
)


def _is_other(mention: Mention, names: Sequence[Mention]) -> bool:
    """Whether what looks like a hall or project is a registers' body ("OsloMet-prosjekt"), or like a place a person."""
    same = [name for name in names if name.span.overlaps(mention.span) or name.text == mention.text]
    if mention.rule == "venue:tail" and any(_is_its_body(mention, name) for name in same):
        return True
    if mention.rule in _BODY_OR_NOT:
        return any(name.records for name in same)
    if mention.rule == "project:led-bare":
        # "prosjektleder for Solvik Næringsforening": whose leader somebody is
        return bool(same)
    if mention.rule in ("project:between-commas", "project:listed"):
        # "Prosjektet, NTNU og KS, …"
        return any(name.span.start == mention.span.start and name.rule != "pipeline:ORG" for name in same)
    if mention.rule == "project:named":
        # "De tre prosjektene Nordlandsforskning leder": who has them
        return any(name.records and name.span == mention.span and name.type in BODIES for name in names)
    return mention.rule == "field:venue" and any(name.type == "Person" and name.text == mention.text for name in same)


def _is_its_body(venue: Mention, name: Mention) -> bool:
    """Whether a house is one that does something, or the end of a body's name ("Vestfold og *Telemark bibliotek*")."""
    told = name.rule in ("organisation:house", "organisation:speaking")
    whole = (told or name.rule == "organisation:tail") and name.span.covers(venue.span)
    of_county = whole and name.text.endswith("fylkesbibliotek")
    return told or of_county or (whole and len(name.span) > len(venue.span))
