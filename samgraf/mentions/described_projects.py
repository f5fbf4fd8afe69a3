"""Projects that a page only describes: the evaluation of one that it names, or "småsamfunnsprosjektet"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from samgraf.mentions.expressions import alternatives, places_of, rules
from samgraf.mentions.grant_terms import ASKED
from samgraf.mentions.project_titles import TOLD
from samgraf.mentions.subjects import title_span
from samgraf.mentions.titles import trimmed
from samgraf.model import ACTORS, Block, Mention, Span
from samgraf.signatures import group_of
from samgraf.text import Page

_SPOKEN_OF = 2
"""Times that a page says such a word, from which it is what the page calls its project."""


def described_project(
    page: Page, blocks: Sequence[Block], names: Sequence[Mention], *, on_event: bool
) -> Mention | None:
    """The project of a page that names none: what it calls by one definite word, or tells what it is of.

    `names` are the persons and bodies of the page, whose names are no project's.
    """
    if (called := _called(page)) or on_event:
        return called
    return _headed(page, names) or _told(page) or _begun(page, blocks) or _agreed(page, names)


_IN_TITLE = re.compile(
    r"(?:^|(?<=[ ]i[ ])|(?<=[ ]om[ ])|(?<=[ ]på[ ])|(?<=[ ]for[ ])|(?<=[ ]med[ ])|(?<=[ ]til[ ])|(?<=[ ]fr[aå][ ]))"
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ-]{3,24}(?:[ ][A-ZÆØÅ][\wæøåÆØÅ-]{1,20}){0,2})(?=[ ]?[:–,.!?-]|$|[ ][a-zæøå])"
)
"""What may be a name in a title: "Halvvegs i *Bygdelab*"."""


_ENDS_NAME = re.compile(r"[ ]?[:–-]")


@cache
def _common() -> frozenset[str]:
    return frozenset(rules("titles")["projects"]["common"])


_OF_PROJECTS = re.compile(
    r"(?i)(?<![\w-])(?:prosjektet|prosjekt(?:leder|leiar|eier|eigar|grupp|medarbeid|plan|period)\w{0,6})(?!\w)"
)


_SAID = r"(?=[ ](?:er|var|har|skal|vil|starta|startet|går|blir|vert)[ ])"


def _headed(page: Page, names: Sequence[Mention]) -> Mention | None:
    """The name in the title of which the text goes on as of a project: "*Bygdelab* er halvvegs. Prosjektet, …"."""
    text, title = page.text, page.document.title
    if len(_OF_PROJECTS.findall(text, page.body)) < _SPOKEN_OF:
        return None
    known = {part for m in names for part in (m.text, *m.text.split())}
    for found in _IN_TITLE.finditer(title):
        name = found["name"]
        whole = found.start() > 0 or found.end() == len(title) or _ENDS_NAME.match(title, found.end())
        if not whole or name in known or _is_common_word(text, name.split()[0], known):
            continue
        uses = list(re.finditer(rf"(?:(?<=[.!?][ ])|(?<=\n)){re.escape(name)}{_SAID}", text[page.body :]))
        if len(uses) >= _SPOKEN_OF:
            where = Span(page.body + uses[0].start(), page.body + uses[0].end())
            return Mention("Project", where, name, "project:headed", attributes={"main": True})
    return None


def _is_common_word(text: str, word: str, known: set[str]) -> bool:
    """Whether a word that begins with a capital is somebody's name, or written without it elsewhere on the page."""
    small = word.casefold()
    return word in known or small in _common() or any(places_of(small, text))


_EVALUATED = re.compile(
    r"(?i)(?<!\w)(?:evaluer(?:e|er|ar)|følgj?eforske[r]?|følgj?eforskar)[ ](?:\w+[ ]){0,4}?[«“\"]?$"
)
_EVALUATION = re.compile(r"(?<!\w)(?P<kind>(?:[Ff]ølgj?e|[Ss]lutt)?[Ee]valuering)(?:en|a)(?!\w)(?![ ](?:av|til)[ ])")
"""An evaluation that is spoken of as the one the page is about."""


def evaluation(page: Page, named: Sequence[Mention]) -> Mention | None:
    """The evaluation of the only project that a page names, where it says that somebody evaluates it."""
    names = {mention.text for mention in named}
    if len(names) != 1:
        return None
    text, (name,) = page.text, names
    told = any(_EVALUATED.search(text, max(page.body, m.span.start - 60), m.span.start) for m in named)
    word = _EVALUATION.search(text, page.body)
    if not (told and word):
        return None
    kind = word["kind"].capitalize()
    return Mention("Project", Span(*word.span()), f"{kind} av {name}", "project:evaluation", attributes={"main": True})


def _called(page: Page) -> Mention | None:
    """The word by which a page that names no project speaks of one: "småsamfunnsprosjektet"."""
    prefixes = alternatives(rules("titles")["projects"]["general"])
    word = re.compile(rf"(?<![\w/-])(?!(?i:{prefixes})prosjektet)[A-ZÆØÅa-zæøå][a-zæøå/-]{{3,30}}prosjektet(?!\w)")
    found = [(match[0].casefold(), match) for match in word.finditer(page.text, page.body)]
    counted = Counter(name for name, _ in found)
    if not found or counted[found[0][0]] < _SPOKEN_OF:
        return None
    name, match = found[0]
    return Mention(
        "Project",
        Span(*match.span()),
        name[0].upper() + name[1:],
        "project:word",
        attributes={"main": True},
    )


_TOLD = re.compile(
    r"(?<!\w)(?P<name>(?:[A-Za-zæøåÆØÅ]+-)?[a-zæøå]*prosjekt[ ](?:om|som|for)[ ]"
    r"[^.,;:?!()«»“”\"\n]{8,110}?)(?=[.,;:\n]|$|[ ](?:i[ ](?:regi|samarbeid|lag)|sammen|saman|der)[ ])"
)
_BEGINNING = 900
"""Characters in which a page says what project it is about."""
_TOLD_IN_ENGLISH = re.compile(
    r"(?<![\w-])(?P<name>(?:(?!(?:a|an|the|this|our)[ ])[a-z-]{1,40}[ ])?project[ ](?:on|about)[ ]"
    r"[^.,;:?!()«»“”\"\n]{4,80}?)"
    r"(?=[.,;:\n]|$|[ ](?:funded|financed|led|in[ ]collaboration|together|that|which)[ ])"
)
_POINTED_AT = re.compile(
    r"(?i)(?<![\w-])"
    r"(?:[a-zæøå-]{0,30}prosjektet|prosjekt(?:leder|leiar|eier|eigar)(?:en)?|(?:the|this)[ ]project)(?!\w)"
)


def _told(page: Page) -> Mention | None:
    """What a page first says of a project that it then calls "prosjektet": "et forsøksprosjekt om tillit"."""
    text = page.text
    if len(_POINTED_AT.findall(text, page.body)) < _SPOKEN_OF:
        return None
    match = _TOLD.search(text, page.body, page.body + _BEGINNING)
    match = match or _TOLD_IN_ENGLISH.search(text, page.body, page.body + _BEGINNING)
    if match is None:
        return None
    where = Span(*match.span("name"))
    name = where.of(text)
    return Mention("Project", where, name[0].upper() + name[1:], "project:described", attributes={"main": True})


_ABOUT = re.compile(
    r"(?<![\w-])(?:(?i:et|eit|ett|vårt|sitt|deira|deres)[ ](?:(?!(?:av|i|på|med|til)[ ])[a-zæøå-]{1,24}[ ]){0,2}?"
    r"(?=[\wæøå-]{0,30}prosjekt(?:samarbeid)?[ ])|(?=[\wæøå-]{0,30}prosjektet[ ]))"
    r"(?P<name>[\wæøå-]{0,30}prosjekt(?:samarbeid|et)?[ ](?:om|innen|innan)[ ]"
    r"(?!(?:å|dette|det|korleis|hvordan|kva|hva)[ ])"
    r"[^.,;:?!()«»“”\"\n–]{6,70}?)"
    r"(?=[.,;:\n]|$|[ ](?:i[ ](?:regi|samarbeid|lag)|sammen|saman|som|der|innanfor|innenfor|under|med|er|har|skal)[ ])"
)
_APPOSED = re.compile(r"(?i)(?:(?<!\w)(?:er|var|blir|vert|ble|blei|vart|som)|[,–:»”\")-])[ ]$")
"""Before what only says of which kind something is that has a name."""


def told_projects(text: str, blocks: Sequence[Block]) -> list[Mention]:
    """The projects without a name that a page tells of by what they are about: "til *eit forprosjekt om bustad*"."""
    found: dict[str, Mention] = {}
    for block in blocks:
        for match in _ABOUT.finditer(text, block.span.start, block.span.end) if block.kind in _PROSE else ():
            apposed = _APPOSED.search(text, max(block.span.start, match.start() - 12), match.start())
            asked = ASKED.search(text, max(block.span.start, match.start() - _BEFORE), match.start())
            if not apposed and not asked and not _is_wished(text, match.start()):
                where = Span(*match.span("name"))
                name = where.of(text)
                project = Mention("Project", where, name[0].upper() + name[1:], "project:described")
                found.setdefault(name.casefold(), project)
    return list(found.values())


_PROSE = ("paragraph", "item")


_BEGINS = re.compile(
    r"(?i)(?<!\w)(?:(?:satt|sett|sette|setter|set|dratt|drege)[ ]i[ ]?gang"
    r"|(?:starte[rt]?|starta|startar|igangsatt|igangsetter|etablert|etablerte|lede[rt]|leier|leiar|leia"
    r"|gjennomfører|gjennomførte)|i[ ]gang[ ]med|(?:gått|går|gjekk|gikk)[ ](?:sammen|saman)[ ]om"
    r"|samarbeid(?:er|ar|de|et)[ ]om|(?:kroner|midler|midlar|støtte|støtta)(?:[ ][^.!?\n]{0,60})?[ ]til)"
    r"[ ](?:et|eit|ett)[ ](?:[\wæøå-]+[ ]){0,3}?[a-zæøå-]*prosjekt(?![\w-]|[ ](?-i:[«“\"A-ZÆØÅ]))"
)
"""That a page's body begins or leads a project, which is given no name."""
_GOES_ON = re.compile(
    r"[^.!?\n]{0,160}[.!?][ \n]{1,2}(?:Det|Prosjektet|Målet|Formålet|Føremålet|Hensikten)[ ]"
    r"(?:skal|vil|er|har|med|går|varer|varar|handler|handlar|undersøker|undersøkjer|blir|vert)\b"
)
"""What comes next where the page tells of that project and not of something else."""


def _begun(page: Page, blocks: Sequence[Block]) -> Mention | None:
    """The project that a page says is begun, where the next sentence tells of it: it is called by the page's title."""
    begun = _BEGINS.search(page.text, page.body, page.body + _BEGINNING)
    where = title_span(page, blocks) if begun and _GOES_ON.match(page.text, begun.end()) else None
    if where is None or where.start > page.body + _BEGINNING:
        return None
    where = trimmed(page.text, where)
    return Mention(
        "Project", where, re.sub(r"\s+", " ", where.of(page.text)), "project:begun", attributes={"main": True}
    )


_AGREED = "samarbeids|partnerskaps|partnarskaps|intensjons|beredskaps|utviklings"
"""What is joined to "avtale" for work together."""
_PACT = re.compile(
    rf"(?i)(?<!\w)(?P<kind>(?:{_AGREED}|ramme)avtal(?:en?|a)|partn[ea]rskap(?:et)?)"
    r"[ ](?:mellom|med)[ ](?:kommun(?:ene|ane)[ ])?"
)
_SIGNED = re.compile(
    r"(?i)(?<!\w)(?:inngått|signert|underteikna|undertegnet|underskrevet|(?:skrevet|skrive)[ ]under(?:[ ]på)?)[ ]"
    rf"(?P<whole>(?:en|ein)[ ](?P<name>(?:[a-zæøå]{{2,20}}[ ])?(?:{_AGREED})avtale))(?!\w)"
)
_JOINTS = re.compile(r"(?:[ ](?:kommune[rn]?|kommunar|herad))?(?:,[ ]|[ ](?:og|samt)[ ](?:kommun(?:ene|ane)[ ])?)")


def agreement(page: Page, names: Sequence[Mention]) -> Mention | None:
    """The agreement that a page is about by its title, whatever projects it names: "Fornyer samarbeidsavtale"."""
    return _agreed(page, names) if _OF_PACT.search(page.document.title) else None


_OF_PACT = re.compile(rf"(?i)(?<!\w)(?:{_AGREED})avtal(?:en?|a)(?!\w)")


def _agreed(page: Page, names: Sequence[Mention]) -> Mention | None:
    """The agreement that a page tells of between bodies: "samarbeidsavtalen mellom Skien kommune og NTNU"."""
    text, bodies = page.text, {m.span.start: m for m in names if group_of(m.type) in ACTORS}
    for pact in _PACT.finditer(text, page.body):
        at, end = pact.end(), 0
        while (body := bodies.get(at)) is not None:
            end = body.span.end
            joint = _JOINTS.match(text, end)
            at = joint.end() if joint else -1
        if end and not _is_wished(text, pact.start()):
            kind = re.match(r"[ ](?:kommune[rn]?|kommunar|herad)\b", text[end : end + 10])
            name = re.sub(r"\s+", " ", text[pact.start() : end + (kind.end() if kind else 0)])
            where = Span(*pact.span("kind"))
            return Mention("Project", where, name[0].upper() + name[1:], "project:pact", attributes={"main": True})
    signed = _SIGNED.search(text, page.body)
    if signed and not _is_wished(text, signed.start()):
        name = signed["name"]
        where = Span(*signed.span("whole"))
        return Mention("Project", where, name[0].upper() + name[1:], "project:pact", attributes={"main": True})
    return None


_BEFORE = 90
"""Characters before an agreement in which its sentence may say that it is none yet."""


def _is_wished(text: str, at: int) -> bool:
    """Whether a sentence up to `at` only hopes for an agreement, or denies it."""
    said = re.split(r"[.!?\n]", text[max(0, at - _BEFORE) : at])[-1].casefold()
    doubted = [word for kind in ("hedges", "negations", "unagreed") for word in rules("doubts")[kind].split()]
    declined = re.search(r"(?<!\w)nei(?:[ ]takk)?[ ]til[ ]$", said)
    return declined is not None or not set(re.findall(r"\w+", said)).isdisjoint(doubted)


def headline_project(page: Page, title: str, named: Sequence[Mention]) -> Mention | None:
    """The only project that a page names, by its kind or as what money went to, under a headline that names none."""
    if not TOLD.search(title) or page.text.count(title, page.body) > 1:
        return None
    projects = [m for m in named if m.type == "Project" and m.attributes.get("class") != "Programme"]
    if len({m.text for m in projects}) != 1:
        return None
    told = _HEADLINE.search(title)
    return next((m for m in projects if m.rule.startswith("grant:") or (told and m.rule in _BY_KIND)), None)


_HEADLINE = re.compile(
    r"(?i)^(?:slik|nå|no|derfor|difor|dermed)[ ]"
    r"|\b(?:er|var|har|skal|vil|kan|må|får|fikk|fekk|gir|gjev|blir|ble|blei|vart|vert|tar|tek|går)\b"
)
"""A headline that tells news, by its verb: "Slik skal Solvik bli grønnere"."""
_BY_KIND = frozenset(
    {"project:colon", "project:quoted", "project:phrase", "project:whole", "project:named", "project:placed"}
)
