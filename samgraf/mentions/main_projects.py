"""The project that a page is about: by its fact box, its title, or what its text says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from samgraf.mentions.described_projects import headline_project
from samgraf.mentions.expressions import rules
from samgraf.mentions.project_titles import STUDY, TOLD, goes_on, larger_ones, project_title, tells_kind, without_lead
from samgraf.mentions.subjects import is_project_told
from samgraf.mentions.titles import trimmed
from samgraf.model import Block, Mention, Span
from samgraf.text import Page
from samgraf.text.layout import load_layout, plain_label

SHORT_TITLE = 5
LISTED = frozenset({"record", "list", "grant", "box"})
"""What finds one of several projects that a page lists."""
_SAID_TO_BE = frozenset({"project:apposed", "project:is-one", "project:told"})
"""What finds a project by what a sentence says that it is: "«Alle med» er eit treårig prosjekt"."""


def main_project(page: Page, blocks: Sequence[Block], named: Sequence[Mention]) -> Mention | None:
    """The project that the page is about: by its name's field, its title, or the name the text repeats."""
    text = page.text
    boxed = any(m.rule == "box:title" for m in named)
    for block in () if boxed else blocks:
        if block.kind == "field" and block.name == "title" and _is_project_box(blocks):
            value = trimmed(text, without_lead(text, block.lines[0]))
            return _of_field(text, value)
    listed = _lists_of_grants(blocks, named)
    projects = [m for m in named if m.type == "Project" and m.rule.split(":")[0] not in LISTED]
    projects = [m for m in projects if not any(item.covers(m.span) for item in listed)]
    where = project_title(page, blocks)
    title = where.of(text) if where else ""
    named_so = where is not None and (bool(STUDY.match(title)) or _is_named_so(page, where))
    other = any(m.rule in _SAID_TO_BE and m.text not in title for m in projects)
    named_so = named_so or bool(_PROPER.match(title)) or (tells_kind(page, where) and not other)
    group = load_layout().field(title.partition(" for ")[0], exact=True) == "member"
    if group or load_layout().field(title, exact=True):
        where, title = None, ""  # "Samarbeidspartnere", "Arbeidsgruppa for nye Solvik": what the page holds
    about = next((m for m in projects if _is_in_title(m, title)), None)
    if named_so and about and len(about.text) < len(title):
        # "Prosjektet Gode nabolag er i gang": news of a project, and no name
        about, named_so = (about, False) if goes_on(title, about.text) else (None, True)
    if about is None and (called := _baptised(page, projects)):
        about, named_so = called, False
    if about is None and not named_so:
        # "Gode nabolag (GODNAB) er et forskningsprosjekt" on a page with another title
        about = next((m for m in projects if m.rule == "project:told"), None)
    named_so = named_so or (where is not None and is_project_told(page, blocks))
    on_project = named_so or _is_project_page(page, blocks) or _is_reported(page.document.title)
    own = {m.text for m in projects} - larger_ones(text, projects, own=True)
    on_project = on_project or (not own and _speaks_of_one(page, title))
    if about is None and where and not named_so and (told := headline_project(page, title, named)):
        return replace(told, attributes={**told.attributes, "main": True})
    if where and about is None and not boxed and on_project and len(title.split()) <= 16:
        return Mention(
            "Project",
            trimmed(text, where),
            re.sub(r"\s+", " ", title),
            "project:main",
            attributes={"main": True},
        )
    if about is None and (boxed or _TELLS_OF_SEVERAL.search(page.document.title)):
        return None
    awarded = {m.text for m in named if m.rule.split(":")[0] in ("record", "grant")}
    best = about or (_most_named(page, projects) if len(awarded) < _MANY else None)
    return replace(best, attributes={**best.attributes, "main": True}) if best else None


def _lists_of_grants(blocks: Sequence[Block], named: Sequence[Mention]) -> list[Span]:
    """The items of lists in which two or more are grants; "prosjektet" in one of them is one of several."""
    grants = [m.span for m in named if m.rule.startswith("grant:")]
    items = [block for block in blocks if block.kind == "item"] if len(grants) >= _SEVERAL else []
    leads = Counter(item.lead for item in items if any(item.span.covers(grant) for grant in grants))
    return [item.span for item in items if leads[item.lead] >= _SEVERAL]


_SEVERAL = 2
_MANY = 3
"""Grants in a page's lists from which it is about none that only its text names."""
_BAPTISED = re.compile(
    r"(?i)(?<![\wæøå])(?:(?:forsknings|forskings|utviklings|innovasjons|samarbeids|for)?prosjektet|det)"
    r"(?:,?[ ]som)?[ ](?:heter|heiter|kalles|kallast"
    r"|(?:har[ ]fått|fekk|fikk|har|ber|bærer)[ ](?:navnet|namnet|tittelen))[ ][«“\"]?$"
)
"""What stands before the name that a page says its project has: "Prosjektet heter *UNGKRAFT*"."""
_BEFORE_NAME = 60


def _baptised(page: Page, projects: Sequence[Mention]) -> Mention | None:
    """The project that a page without its name in the title says is called so."""
    text = page.text
    return next(
        (m for m in projects if _BAPTISED.search(text, max(page.body, m.span.start - _BEFORE_NAME), m.span.start)), None
    )


def _of_field(text: str, value: Span) -> Mention:
    """The project that a field names, with its acronym in brackets apart: "Innbyggernes by (BYKOM)"."""
    short = re.search(r"[ ]\((?P<acronym>[A-ZÆØÅ][\wæøåÆØÅ-]{1,14})\)$", value.of(text))
    attributes: dict[str, str | bool] = {"main": True}
    if short:
        value = Span(value.start, value.start + short.start())
        attributes["acronym"] = short["acronym"]
    return Mention("Project", value, value.of(text), "field:title", attributes=attributes)


def _most_named(page: Page, projects: Sequence[Mention]) -> Mention | None:
    """The project that a page names most often; of equals one that no register has, then the first."""
    text = page.text[page.body :]
    # "Grendelyd og Nabolyd" are two where each is seen alone as well.
    names = {p.text for p in projects}
    projects = [p for p in projects if not (" og " in p.text and names.issuperset(p.text.split(" og ")))]
    # "Gode" may be all that is seen of "Gode nabolag" in one place.
    whole = [p for p in projects if not any(p.text != q.text and q.text.startswith(p.text) for q in projects)]
    spelled = [p.span for p in projects if p.rule == "project:spelled-programme"]
    whole = [p for p in whole if not any(span.covers(p.span) and span != p.span for span in spelled)]
    larger = larger_ones(page.text, whole)
    own = [p for p in whole if p.text not in larger] or whole
    return max(
        own, key=lambda project: (text.count(project.text), not project.records, -project.span.start), default=None
    )


def _is_in_title(project: Mention, title: str) -> bool:
    """Whether a title names a project, and not as what others have got money from ("får støtte frå bulystsatsinga")."""
    at = title.casefold().find(project.text.casefold())
    # "PILOTen Solvik" is named so as a whole.
    others = re.search(r"\b(?:fra|frå|av)[ ]$|^[A-ZÆØÅ]{3,}[a-zæøå]{0,3}[ ]$", title[: max(at, 0)])
    return len(project.text) > 3 and at >= 0 and not others


_SPOKEN_OF = 3
"""Times a page says "prosjektet" from which it is about one."""


def _speaks_of_one(page: Page, title: str) -> bool:
    """Whether a page that names no project speaks of one all through, so that its title is the project's name."""
    said = re.findall(
        r"(?i)(?<!\w)(?:(?:hoved|hovud|for|forsknings|forskings|pilot|prøve|utviklings|samarbeids)?prosjektets?"
        r"|prosjektle(?:i?ar|der)(?:en)?|(?:the|this)[ ]project)\b",
        page.text[page.body :],
    )
    repeated = bool(said) and page.text.count(title, page.body) > 1 and " " in title
    enough = len(said) >= _SPOKEN_OF or repeated or bool(_PRESENTS.search(page.text, page.body, page.body + _OPENING))
    told = TOLD.search(title) or _TELLS_OF_SEVERAL.search(title)
    return enough and not told and not plain_label(title).startswith(tuple(rules("titles")["projects"]["parts"]))


_OPENING = 700
"""Characters in which a page presents what it is about."""
_PRESENTS = re.compile(
    r"(?m)^(?:(?:Hoved|Hovud|For|Pilot|Prøve)?[Pp]rosjektet|Dette[ ]prosjektet|(?:The|This)[ ]project)[ ][a-zæøå]{2,}"
    r"|^(?:Formålet|Føremålet|(?:Hoved|Hovud)?[Mm]ålet|Målsettingen|Målsetjinga|Målsettinga|Hensikten)[ ]med[ ]"
    r"(?:for|hoved|hovud|pilot)?prosjektet\b"
)
"""How a paragraph begins that presents a project by no name: "Prosjektet skal kartlegge …"."""


def _is_reported(title: str) -> bool:
    """Whether a title is that of a project's plan or last report: "Prosjektplan – Gode nabolag"."""
    told = _PAPER.match(title) or _PAPER_LAST.search(title)
    return told is not None and not TOLD.search(title[told.end() :] if told.start() == 0 else title[: told.start()])


_PAPER = re.compile(
    r"(?i:(?:prosjekt|slutt)(?:plan|rapport|beskrivelse|skildring))(?:[ ]?(?:[:|–-]|for|fra|frå)[ ]|[ ](?=[A-ZÆØÅ]))"
)
_PAPER_LAST = re.compile(
    r"(?i)(?<=\w{3})(?:[ ]?[:|,–-])?[ ]"
    r"(?:prosjektplan|sluttrapport|prosjektrapport|prosjektbeskrivelse|prosjektskildring)(?:[ ](?:19|20)\d\d)?$"
)


_TELLS_OF_SEVERAL = re.compile(
    r"(?i)\b(?:nye|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|\d{1,3}|flere|fleire|disse|desse)[ ](?:[a-zæøå-]+[ ]){0,2}?"
    r"(?:[a-zæøå-]*prosjekter|[a-zæøå-]*prosjekt|[a-zæøå-]*prosjekta|[a-zæøå-]*tiltak|satsinger|satsingar)\b"
)
"""A title that announces more than one project: "13 millionar til nye prosjekt"."""
_KIND_BEFORE = re.compile(
    r"(?i)(?<!\w)(?:\w*(?:prosjektet|prosjekt|programmet|satsing[ae]n?|satsingen)"
    r"|arbeidet[ ]med|prosjekt(?:leder|leiar|eier|eigar|ansvarl\w+|ansvarleg)[ ](?:for|i|av))[ ][«“\"]?$"
)


_IS_ONE = re.compile(
    r"[»”\"]?(?:[ ]har[ ][^.:\n]{3,40}[ ]og)?[ ](?:er|var|blei|ble|vart)[ ]"
    r"(?:(?:startet|starta|etablert)[ ](?:opp[ ])?som[ ](?:(?:eit|et|ein|en|ei)[ ])?"
    r"|(?:eit|et|ein|en|ei|[A-ZÆØÅ][\w]+[ ](?:sitt|sin|si))[ ])(?:[\w/-]+[ ]){0,4}?"
    r"[\w-]*(?:prosjekt|program|satsing|satsning|nettverk|samarbeid|partnerskap|partnarskap|tiltak)\b"
)
"""What stands behind a project's name where a page says what it is: "*Alle med* er eit treårig prosjekt"."""


def _is_named_so(page: Page, title: Span) -> bool:
    """Whether the page calls a project by its title: "prosjektet *Alle med*", in the text or in the title itself."""
    text, name = page.text, title.of(page.text)
    if text[: title.start].endswith("rosjekt: "):
        return True
    if len(name) < 4 or len(name.split()) > 12:
        return False
    at = text.find(name)
    while at >= 0:
        if _KIND_BEFORE.search(text, max(0, at - 40), at) or _IS_ONE.match(text, at + len(name)):
            return True
        at = text.find(name, at + len(name))
    return False


_PROPER = re.compile(
    r"(?!(?:Hoved|Hovud|Forsknings?|Forskings?|Del|For|Pilot)(?:prosjekt|program)|(?i:handlings|parti|valg|val)program)"
    r"(?:[A-ZÆØÅ]{3,}(?:en|et|a)[ ][A-ZÆØÅ][\w-]+"
    r"|[A-ZÆØÅ](?=[\w-]*[A-ZÆØÅ\d])[\w-]+[ ]\w*(?:prosjekt|program|nettverk)(?:et)?"
    r"|(?:[A-ZÆØÅ][a-zæøå-]{2,30}|[A-ZÆØÅ]{2,12}-)"
    r"(?:prosjektet|programmet|satsinga|satsingen|piloten|nettverket|partnerskapet|partnarskapet)"
    r"(?:[ ](?:i|på)[ ][A-ZÆØÅ][\w-]+(?:[ ](?:og[ ])?[A-ZÆØÅ][\w-]+){0,3})?"
    r"|[A-ZÆØÅ][\w-]{1,30}(?:prosjektet|programmet|satsinga|satsingen)"
    r"[ ](?:i|på|for)[ ][\w -]{3,40}(?=[ ,]+\(?(?:19|20)\d\d[ ]?[-–][ ]?(?:19|20)\d\d\)?$))"
    r"(?:[ ,]{1,2}\(?(?:19|20)\d\d(?:[ ]?[–/-][ ]?(?:(?:19|20)\d\d|\d\d))?\)?)?$"
)
"""A title that is a name by its make: "GNIST innovasjonsprosjekt", "Grendeprosjektet i Solvik", "LA-programmet"."""


def side_project(named: Sequence[Mention]) -> Mention | None:
    """The project that a page on an event also speaks of as `prosjektet`: the only one that it names."""
    own = [m for m in named if m.rule.split(":")[0] not in LISTED]
    return own[0] if len({m.text.casefold() for m in own}) == 1 else None


_LINK = re.compile(
    r"https?://\S{4,120}?/(?:prosjekt|prosjekter|prosjekta|project|projects|forskningsprosjekt)/(?P<slug>[a-zæøå0-9]+(?:-[a-zæøå0-9]+){1,12})(?=[/\s?#]|$)"
)


def linked_projects(page: Page, named: bool) -> list[Mention]:
    """The project that a page names only in a link to it ("…/prosjekter/den-samskapende-kommune/")."""
    if named:
        return []
    match = _LINK.search(page.text, page.body)
    if not match:
        return []
    where = Span(match.start("slug"), match.end("slug"))
    name = match["slug"].replace("-", " ")
    return [Mention("Project", where, name[0].upper() + name[1:], "project:link")]


def _is_project_box(blocks: Sequence[Block]) -> bool:
    return any(b.name in ("leader", "funding", "period", "owner", "member", "number", "budget") for b in blocks)


_SORT = re.compile(
    r"(?:[A-ZÆØÅ]\w+[ ])?(?:[Nn]ettverk|[Pp]artn[ea]rskap"
    r"|(?:(?:[Uu]tviklings|[Ff]olkehelse|[Hh]andlings)p|[Pp])rogram)[ ](?:for|i|om|mellom)[ ]"
)
"""A title that begins with what the page's project is: "Nettverk for gode nabolag"."""


_KINDS = re.compile(
    r"(?i)(?:følgj?e(?:forskning|forsking|evaluering)|(?:slutt|midtvegs|midtveis)?evaluering(?:a|en)? av"
    r"|(?:kartlegging|undersøkelse|undersøking|utredning|utgreiing) av|forprosjekt|pilotprosjekt)"
)
"""How the title begins of a page on a study or a small project."""
_OF_PROJECT = re.compile(
    r"(?i)prosjekt(?:eiere?|eigar(?:ar)?|leder|leiar|ansvarlig|ansvarleg|periode|start|slutt)[ ]*:?$"
)
"""Labels of which one is enough under a short title."""


def _is_project_page(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether the page's own title is a project's name."""
    url = page.document.metadata.get("url", "").casefold()
    path = re.search(r"/(?:\w+-)?(?:prosjekt|project|projekt|forskningsprosjekt|undersoegelse)\w*/", url)
    title = re.sub(r"^[\d.]{1,9}[ ]+", "", page.document.title)
    if _SORT.match(title) and not TOLD.search(title):
        return True
    names = {b.name for b in blocks if b.kind == "field"}
    boxed = names & {"leader", "period", "owner", "partner", "funding", "member"} and len(names) >= 2
    awarded = "budget" in names and len(blocks) < 30
    labels = {load_layout().field(b.span.of(page.text), exact=True) for b in blocks if b.kind == "heading"}
    short = len(page.document.title.split()) <= SHORT_TITLE
    told = re.match(r"(?i)(?:skal|vil|slik)\b", page.document.title)
    boxed = boxed or (labels & {"partner", "participant"} and short and not told)
    boxed = boxed or (short and not told and any(_OF_PROJECT.match(b.label.of(page.text)) for b in blocks if b.label))
    called = _KINDS.match(page.document.title)
    news = re.match(r"(?i)(?:skal|ny|nye|får|vil|hva|kva|slik|millionar|millioner|status)\b", page.document.title)
    said = re.match(r"(?i)\w+[ ](?:er|var|har|skal|vil|blir|vert|ble|blei|vart)\b", title)
    return bool(path or boxed or awarded or (called and not said)) and not (news and not boxed)
