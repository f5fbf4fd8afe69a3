"""What a page is about: an event or a project, and the title that stands on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from samgraf.mentions.expressions import alternatives, compiled, fold, places_of, rules
from samgraf.mentions.minutes import MEETS
from samgraf.model import Block, Span
from samgraf.text import Page
from samgraf.text.layout import plain_label

_OPENING = 600
"""Characters in which a page says what it is on, and when people meet."""
_BY = re.compile(r"(?<!kommune)(?<!herad)\sv ?/ ?[A-ZÆØÅa-zæøå]")
"""A talk's mark before its speaker; "Solvik kommune v/ Kari Moe" is a member and who stands for it."""


_EVENT_PATH = re.compile(
    r"/(?:arrangement(?:er|a|ar)?|arangementer|kalender|events?|konferans(?:er?|ar)|seminar(?:er?)?|kurs-og-konferanser|aktivitetskalender"
    r"|kva-skjer|hva-skjer|kurs|tilskipingar)/"
)
"""Where sites keep their pages on events."""
_PICTURE = re.compile(r"(?i)\b(?:foto(?:graf)?|bilde|bilete|illustrasjon|photo)[ ]?:")
"""What tells that a line is under a picture."""
_MINUTES = re.compile(
    r"(?:[^:.!?]{3,40}:[ ])?(?:møte)?(?:referat|protokoll|innkalling|møtebok|dagsorden|sakliste|saksliste)\b"
)


_INVITES = (
    r"\b(?:inviterer|inviterar|inviterte|innbyr|innbydde|baud|bød|byd|velkommen|velkomen|velkomne|invitert"
    r"|markerte|markerer)[ ]"
    r"(?:(?:[\wæøå-]{1,30}[ ]){0,4}?til|.{0,60}med)\b"
)
"""How an event that the page does not name in its title is told of."""


_PROJECT = re.compile(
    r"(?:(?:Forsknings?|Forskings?|Samskapings|Utviklings|Innovasjons|Samarbeids|Pilot|For|FoU-)prosjekt|Prosjekt)"
    r"[ ](?:med|om|som|for|i|mellom)[ ][a-zæøå]"
)
"""A line under a title that says what the title names: "Forskningsprosjekt om gode nabolag"."""


def is_project_told(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether a line at the top says that what the page's title names is a project."""
    return any(_PROJECT.match(block.span.of(page.text)) for block in blocks[:3])


_DAY_OF = re.compile(r"(?:den )?(?:(?:inter)?nasjonale )?[a-zæøå]{5,20}s dag\b(?![ ](?:og|til)\b)")
"""A day that is called by what it is of: "Frivillighetens dag", "Idrettens dag i Solvik"."""


_OPENED = re.compile(
    r"(?:(?:offisiell|offisielle|festleg|festlig|høytidelig|høgtideleg)[ ])?(?:åpning|opning)(?:a|en)?[ ]av[ ]"
    r"(?!(?:ny[ae]?[ ])?(?:sak|tilsyn|gransking|granskning|etterforsk|konkurs|tvangs|marked|marknad|dokument|konto))"
)
"""How the title begins of a page on the day when something was opened: "Offisiell åpning av Solvik bibliotek"."""
_INCREASED = re.compile(r"(?i)\b(?:auke|(?:[a-zæøå]{1,3}|(?:for|mis|inn|ut|ned)(?:br|a))uka)\b")
"""Words that end as a week does: "*auka* tilskot"."""


def is_event_page(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether a page announces or reports an event: by its title, its fields and its programme."""
    title = _INCREASED.sub("", page.document.title.casefold())
    heads = alternatives(rules("titles")["events"]["heads"])
    points = 3 * bool(compiled(rf"(?:{heads})(?:\b|[nr]?e?n?\b)").search(title))
    points += 2 * bool(_DAY_OF.match(title) or _OPENED.match(title) or MEETS.match(page.document.title))
    points += 2 * bool(compiled(rf"[a-zæøå-]{{3,24}}(?:{heads})\b").match(title))
    points += 2 * (sum(block.kind == "row" for block in blocks) >= 2)
    points += 2 * (sum(bool(_BY.search(b.span.of(page.text))) for b in blocks if b.kind == "item") >= 2)
    headings = (block.span.of(page.text) for block in blocks if block.kind == "heading")
    first = next((line for line in headings if not _PICTURE.search(line) and not _BYLINE.fullmatch(line)), "")
    if _MINUTES.match(title) or _MINUTES.match(first.casefold()):
        return True
    if is_project_told(page, blocks) or _CALL.match(title):
        return False
    if BEGUN.search(title):
        return HELD_FIRST.search(page.text, page.body) is not None
    first = _INCREASED.sub("", first)
    references = alternatives(rules("titles")["events"]["references"])
    points += 2 * bool(compiled(rf"(?i)(?<![a-zæøå])(?:{references})\b|(?:{heads})\b").search(first))
    names = [block.name for block in blocks if block.kind == "field"]
    points += sum(name in ("date", "venue", "organiser", "deadline", "facilitator", "speaker") for name in names)
    points -= 2 * sum(name in ("leader", "funding", "period", "budget", "owner", "member") for name in names)
    body = _INCREASED.sub("", page.text[page.body :].casefold())
    points += bool(compiled(rf"(?:{heads})").search(body[:600])) - bool(
        re.search(r"prosjekt|project|projekt", body[:600])
    )
    points += len(compiled(rf"(?:{references})\b").findall(body)) >= 3
    # "Konferansens tema var", "tema for samlinga er": a page that begins so is on what the theme is of.
    themed = rf"(?:{references})s[ ](?:tema|tittel|motto|overskrift)\b|tema(?:et)?[ ](?:for|på)[ ](?:{references})\b"
    points += 2 * bool(re.search(themed, body[:_OPENING]))
    kinds = alternatives([form for forms in rules("titles")["projects"]["kinds"] for form in forms])
    points += not compiled(rf"(?:{kinds})\b").search(title) and bool(
        compiled(rf"{_INVITES}[^.!?\n]{{0,40}}(?:{heads})\b").search(body[:600])
    )
    reported = rf"\b(?:{alternatives(rules('titles')['events']['reported'])})\b[^.!?\n]{{0,24}}(?:{heads})\b"
    points += not compiled(rf"(?:{kinds})\b").search(title) and bool(re.search(reported, body[:300]))
    points += _tells_when(page, heads)
    points += 2 * _is_called_event(page, heads)
    points += 2 * _calls_all(page, blocks)
    points += 2 * (not compiled(rf"(?:{kinds})\b").search(title) and _tells_day(page, heads))
    points += 2 * bool(_EVENT_PATH.search(page.document.metadata.get("url", "").casefold()))
    points -= 3 * bool(_ADVICE.match(title))
    points -= 2 * bool(re.search(r"prosjekt|project|projekt", title)) + 2 * sum(b.kind == "record" for b in blocks[:40])
    return points >= 2


_CALL = re.compile(
    r"(?:utlysn?ing"
    r"|søk(?:je?|nad)?[ ](?:om[ ])?(?:støtte|mid(?:ler|lar)|tilskudd|tilskot|penger|pengar)"
    r"|nå kan du søke|no kan du søkje"
    r"|[a-zæøå]{3,30}mid(?:ler|lar)[ ](?:19|20)\d\d|tilskudd til|tilskot til)"
    r"(?!\w)(?![^\n]*(?:seminar|konferanse|møte|kurs))"
)
"""How the title begins of a page that offers money: "Utlysing: Grendemidlar 2024"."""
BEGUN = re.compile(
    r"(?:forum|nettverk|forumet|nettverket)\b[^.!?]*[ ](?:er|ble|blei|vart|blir|vert)[ ](?:nå[ ]|no[ ])?"
    r"(?:etablert|oppretta|opprettet|stifta|stiftet|danna|dannet|starta|startet|skipa)$"
)
"""How the title ends of a page on a body that has begun: "Forum for frivillighet *er etablert*"."""
HELD_FIRST = re.compile(
    r"[ ](?:holdt|heldt|hadde|avholdt|gjennomførte)[ ](?:(?:sitt|eit|et)[ ])?"
    r"(?P<kind>(?:konstituer[ae]nde|første|fyrste)[ ]møte|stiftelsesmøte|stiftingsmøte|oppstartsmøte)(?!\w)"
)
"""How such a page tells of the body's first meeting, which it may be about."""
_ADVICE = re.compile(
    r"(?:slik|tips|ti tips|gode råd|råd|veileder|rettleiar|hvordan|korleis)[ ](?:.*[ ])?"
    r"(?:du|dere|de|til|for|lykkes|lykkast)\b"
)
"""How the title begins of a page that tells how something is done: "slik lykkes du med folkemøter"."""


def _tells_when(page: Page, heads: str) -> bool:
    """Whether a sentence at the top says on which day people meet: "Torsdag 1. juni er det fagseminar"."""
    for sentence in _SENTENCE.split(page.text[page.body : page.body + _OPENING]):
        day = _day().search(sentence)
        gathers = day and _GATHERS.search(sentence)
        if gathers and (_MET.search(sentence) or compiled(rf"(?i)(?:{heads})\b").search(sentence)):
            return True
    return False


_SENTENCE = re.compile(r"(?<=[a-zæøå)][.!?])\s+(?=[A-ZÆØÅ–-])|\n+")
_MET = re.compile(
    r"(?i)(?<!\w)(?:møttes|møttest|møtest|var samla|var samlet|samlet seg|samla seg"
    r"|til (?:[a-zæøå]{3,15} )?(?:samtale|panelsamtale|ordskifte|prat|bokprat))(?!\w)"
)
_GATHERS = re.compile(
    r"(?i)(?<!\w)(?:er|var|blir|ble|blei|vart|vert)[ ](?:det|samla|samlet)(?!\w)"
    r"|(?<!\w)(?:inviter(?:er|ar|te)|arranger(?:er|ar|te|es|ast|t)|holder|held|holdt|heldt|holdes|haldast|avholdes"
    r"|møttes|møttest|møtest|samlet|samla|samlast|samles|velkommen|velkomen|innbyr|innbydde|baud|bød)(?!\w)"
)


@cache
def _day() -> re.Pattern[str]:
    months, weekdays = (
        alternatives(rules("times")["months"]),
        [n for names in rules("times")["weekdays"] for n in names],
    )
    return re.compile(
        rf"(?i)(?<![\w.])(?:\d{{1,2}}\.[ ](?:{months})(?!\w)|(?:{alternatives(weekdays)})[ ](?:den[ ])?\d{{1,2}}\.)"
    )


def _is_called_event(page: Page, heads: str) -> bool:
    """Whether the text calls an event by the page's title: "arrangerer konferansen «Gode nabolag»"."""
    title = page.document.title
    kind = compiled(rf"(?i)(?:{heads})\w{{0,3}}[ ]$")
    quoted = (m for m in re.finditer(r"[«“\"]([^«»“”\"\n]{3,200})[»”\"]", page.text[page.body :]))
    starts = [page.body + m.start() for m in quoted if m[1].casefold() == title.casefold()]
    if any(kind.search(page.text, max(page.body, start - 40), start) for start in starts):
        return True
    if len(title) <= SHORTEST_TITLE:
        return False
    called = compiled(rf"(?i)(?<!\w)(?:{alternatives(_CALLS)})[ ](?:(?:[^.!?:\n]|\.\d){{0,30}}[ ])?$")
    named = places_of(fold(title), fold(page.text), page.body)
    return any(called.search(page.text, max(page.body, at.start - _BETWEEN), at.start) for at in named)


_CALLS = (
    "arrangementet",
    "konferansen",
    "seminaret",
    "webinaret",
    "fagdagen",
    "møtet",
    "samlinga",
    "samlingen",
    "kurset",
)
"""Definite kinds of events, of which a name follows."""
_BETWEEN = 80
"""Characters before a title in which what it is called by stands: "konferansen om unge i plan *Gode gater*"."""
SHORTEST_TITLE = 12
"""Letters of a title that a text may have without quotation marks: "arrangementet Verdien av naboer"."""


def _tells_day(page: Page, heads: str) -> bool:
    """Whether a page begins by what there will be on a day: "Onsdag 12. mars kl. 10–14 er det *fagseminar*"."""
    weekdays = alternatives([name for names in rules("times")["weekdays"] for name in names])
    day = rf"(?:{weekdays})[ ](?:den[ ])?\d{{1,2}}\.[ ]?[a-zæøå]{{3,9}}"
    there_is = r"(?:(?:er|blir|vert)[ ]det|det[ ](?:er|blir|vert))[ ]"
    kind = rf"{there_is}(?:[a-zæøå]{{2,20}}[ ]){{0,3}}?[a-zæøå-]{{0,24}}(?:{heads})\b"
    told = rf"(?i){day}[^!?\n]{{0,50}}?[ ]{kind}|{kind}[^!?\n]{{0,60}}?[ ]{day}"
    return compiled(told).search(page.text, page.body, page.body + _OPENING) is not None


def _calls_all(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether a page that may be called by its theme alone asks all in: a day with hours, and a welcome."""
    lines = [b.span for b in blocks if b.kind in ("heading", "paragraph", "item", "field")]
    told = (_DAY_AND_HOURS.fullmatch(line) for span in lines for line in span.of(page.text).split("\n"))
    days = {found["day"].casefold() for found in told if found}
    # Several days with hours are when a house is open.
    if len(days) == 1 and _WELCOME.search(page.text, page.body):
        return True
    dated = [line for span in lines for line in span.of(page.text).split("\n") if _DATED_HOURS.fullmatch(line)]
    return len(dated) == 1 and bool(_JOINS.search(page.text, page.body))


_DATED_HOURS = re.compile(
    r"(?:(?:Tid|Når|Dato|Tidspunkt)[ ]?:?[ ]*)?\d{1,2}\.[ ]?[a-zæøå]{3,9}\.?[ ](?:19|20)\d\d[ .,:–-]{1,4}"
    r"(?i:(?:kl|klokka|klokken)\.?[ ]?)?\d{1,2}(?:[.:]\d\d)?[ ]?(?:[-–—]|til)[ ]?\d{1,2}(?:[.:]\d\d)?"
)
"""A line of a day with its year and from when to when: "12. mai 2022 kl. 09.00–10.15"."""
_JOINS = re.compile(r"(?i)(?<!\w)(?:påmelding\w{0,8}|meld(?:e)?[ ](?:deg|dykk|dere|seg)[ ]på)(?!\w)")
"""How a page tells that one is to join what it announces."""


_DAY_AND_HOURS = re.compile(
    r"(?:(?:Tid|Når|Dato|Tidspunkt)[ ]?:?[ ]*)?(?i:(?:mån|man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag[ ,]+)"
    r"(?:den[ ])?(?P<day>\d{1,2}\.[ ]?(?:[a-zæøå]{3,9}\.?|\d{1,2}\.?))(?:[ ]?(?:19|20)\d\d)?[ .,:–-]{1,4}"
    r"(?:(?i:kl|klokka|klokken)\.?[ ]?)?\d{1,2}"
    r"(?:(?:[.:]\d\d)?[ ]?(?:[-–—]|til)[ ]?\d{1,2}(?:[.:]\d\d)?|(?:[.:][03]0)?(?![.:\d]))"
    r"(?:[ ,.]{1,2}(?:(?:i|på|ved)[ ])?[A-ZÆØÅ][^.!?\n]{2,60})?[ .]*"
)
"""A line of a day and its hours, and perhaps where: "Onsdag 29. november 2023. 18:00 - 20:00".

A single time that is no whole or half hour tells when a page was written."""
_WELCOME = re.compile(
    r"(?i)(?<!\w)(?:åpent|ope|opent)[ ](?:\w{0,24}møte|seminar|arrangement|kveld)(?!\w)"
    r"|(?:dere|de|alle|du)[ ]er[ ](?:\w+[ ])?velkom|velkom(?:men|en|ne)[ ]?!"
    r"|vel[ ]møtt|(?:gratis|fri)[ ](?:inngang|adgang|inngong)|(?:åpent|ope)[ ]for[ ]alle"
)


def title_span(page: Page, blocks: Sequence[Block]) -> Span | None:
    """Where the page's title stands: in its text, else a heading that names an event, else in the front matter."""
    title = page.document.metadata.get("title", "")
    plain = plain_label(title)
    if meeting := _meeting(page, blocks, title):
        return meeting
    if plain and not _NOTICE.search(title):
        for block in blocks[:8]:
            if block.kind in ("heading", "paragraph", "item") and plain_label(block.span.of(page.text)) == plain:
                return block.span
        heads = alternatives(rules("titles")["events"]["heads"])
        named = compiled(rf"(?i)(?:{heads})\b").search(title)
        for block in blocks[: 3 if named else _NEAR_TOP]:
            line = block.span.of(page.text)
            if block.kind == "heading" and compiled(rf"(?i)(?:{heads})\b").search(line) and not _NOTICE.search(line):
                # "20 Kafédialog Solvik Livskraftige regioner!": what has run together holds the title.
                begin = block.span.start + max(line.find(title), 0)
                return Span(begin, begin + len(title)) if named and title in line else block.span
        if (at := page.text.find(title)) >= 0:
            return Span(at, at + len(title))
    headings = ((b.span, b.span.of(page.text)) for b in blocks[:6] if b.kind == "heading" and len(b.span) > 8)
    return next((span for span, line in headings if not _NOTICE.search(line) and not _BYLINE.fullmatch(line)), None)


_NEAR_TOP = 8
"""Blocks in which a page's heading stands."""
_BYLINE = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ.-]+(?:[ ][A-ZÆØÅ.-]+){1,3}[ ]?[/,][ ]?[A-ZÆØÅ][A-ZÆØÅ ]+")
"""Who wrote or photographed, and for which paper: "KARI MOE / SOLVIKPOSTEN"."""
_NOTICE = re.compile(
    r"(?i)^(?:nb|obs|viktig)\b|^(?:program|programme|påmelding|invitasjon)(?:[ ](?:dag[ ])?\d[^:]{0,24})?$"
    r"|\ber (?:flyttet|flytta|utsatt|utsett|avlyst)\b"
    r"|^(?:(?:sist[ ])?(?:publisert|oppdatert|endret|endra)|foto|bilde|bilete|illustrasjon|tekst|lesetid|skrevet av"
    r"|skrive av|av[ ](?=[A-ZÆØÅ]\w+[ ][A-ZÆØÅ])|les me[ir]+ om)(?!\w)"
)
"""Titles that tell what has become of an event and do not name it, and lines on how a page came to be."""


def _meeting(page: Page, blocks: Sequence[Block], title: str) -> Span | None:
    """ "MØTE I REGIONRÅDET": the line by which minutes name their meeting, where the page's title names none."""
    heads = alternatives(rules("titles")["events"]["heads"])
    if compiled(rf"(?i)(?:{heads})(?!referat|protokoll|bok|innkalling)").search(title):
        return None
    minutes = r"(?:(?:referat|protokoll|dagsorden|sakliste|innkalling)[ ](?:(?:fra|frå|for|til)[ ])?)?"
    minutes += r"(?:(?:konstituer[ae]nde|ekstraordinært|ordinært|felles)[ ])?"
    begins = re.compile(rf"(?i)(?<!\w){minutes}\w{{0,20}}?(?:{heads})[ ](?:i|for|med|om|nr)\b(?:[^.:]|\.\d){{4,80}}\.?")
    lines = (block.span for block in blocks[:6] if block.kind in ("heading", "paragraph"))
    return next((line for line in lines if begins.fullmatch(line.of(page.text))), None)
