"""What a page itself is about: its event, its project, and whether it is a page on the one or the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from samgraf.mentions.titles import trimmed
from samgraf.mentions.values import alternatives, rules
from samgraf.model import Block, Mention, Span
from samgraf.text import Page
from samgraf.text.layout import load_layout, plain_label

SHORT_TITLE = 5
_LISTED = frozenset({"record", "list", "grant", "box"})
"""What finds one of several projects that a page lists."""


_BY = re.compile(r"\sv ?/ ?[A-ZÆØÅa-zæøå]")
"""A talk's mark before its speaker."""


_EVENT_PATH = re.compile(
    r"/(?:arrangement(?:er|a|ar)?|arangementer|kalender|events?|konferans(?:er?|ar)|seminar(?:er?)?|kurs-og-konferanser|aktivitetskalender"
    r"|kva-skjer|hva-skjer|kurs|tilskipingar)/"
)
"""Where sites keep their pages on events."""
_MINUTES = re.compile(r"(?:møte)?(?:referat|protokoll|innkalling|møtebok|dagsorden|sakliste|saksliste)\b")


def is_event_page(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether a page announces or reports an event: by its title, its fields and its programme."""
    title = page.document.title.casefold()
    heads = alternatives(rules("titles")["events"]["heads"])
    points = 3 * bool(re.search(rf"(?:{heads})(?:\b|[nr]?e?n?\b)", title))
    points += 2 * (sum(block.kind == "row" for block in blocks) >= 2)
    points += 2 * (sum(bool(_BY.search(b.span.of(page.text))) for b in blocks if b.kind == "item") >= 2)
    first = next((block.span.of(page.text) for block in blocks if block.kind == "heading"), "")
    if _MINUTES.match(title) or _MINUTES.match(first.casefold()):
        return True
    references = alternatives(rules("titles")["events"]["references"])
    points += 2 * bool(re.search(rf"(?i)(?<![a-zæøå])(?:{references})\b|(?:{heads})\b", first))
    names = [block.name for block in blocks if block.kind == "field"]
    points += sum(name in ("date", "venue", "organiser", "deadline", "facilitator", "speaker") for name in names)
    points -= 2 * sum(name in ("leader", "funding", "period", "budget", "owner", "member") for name in names)
    body = page.text[page.body :].casefold()
    points += bool(re.search(rf"(?:{heads})", body[:600])) - bool(re.search(r"prosjekt|project|projekt", body[:600]))
    points += len(re.findall(rf"(?:{references})\b", body)) >= 3
    points += 2 * bool(_EVENT_PATH.search(page.document.metadata.get("url", "").casefold()))
    points -= 2 * bool(re.search(r"prosjekt|project|projekt", title)) + 2 * sum(b.kind == "record" for b in blocks[:40])
    return points >= 2


def main_event(page: Page, blocks: Sequence[Block], named: Sequence[Mention]) -> Mention | None:
    """The event that the page is about: by the title as it stands on the page, else as the front matter has it."""
    where = _title_span(page, blocks)
    if not where:
        # "Program 5. juni": the page is headed by what it holds; what the text names first is what it is about.
        first = next((m for m in named if m.rule != "event:acronym"), None)
        return replace(first, rule="event:main", attributes={"main": True}) if first else None
    if _is_headline(page, blocks, where):
        told = next((m for m in named if m.rule in ("event:quoted", "event:quoted-before", "event:compound")), None)
        if told:
            return replace(told, rule="event:main", attributes={"main": True})
    whole, where = where, _event_title(page.text, where)
    title = where.of(page.text)
    announced = where.start != whole.start or _announces(title)
    for mention in named:
        # "Inviterer til frivilligkonferanse i Sogndal": the text names what the title only announces.
        if announced and _same_kind(mention, title) and mention.text.casefold() not in title.casefold():
            return replace(mention, rule="event:main", attributes={"main": True})
        own = _kind_of(title) or _same_word(page.text, mention, title)
        if mention.rule == "event:quoted" and own and mention.text.casefold() not in title.casefold():
            # "Lokaldemokratikonferanse 12. juni": of its kind alone; the text gives it a name of its own.
            return replace(mention, rule="event:main", attributes={"main": True})
    if announced and (heading := _named_heading(page, blocks, where)):
        name = re.sub(r"\s+", " ", heading.of(page.text))
        return Mention("Event", heading, name, "event:main", attributes={"main": True})
    inside = [m for m in named if where.covers(m.span) and len(m.span) < len(where)]
    if inside and _only_mentions(page.text, where, inside[0]):
        return replace(inside[0], rule="event:main", attributes={"main": True})
    name = re.sub(r"\s+", " ", title)
    return Mention("Event", where, name[:1].upper() + name[1:], "event:main", attributes={"main": True})


def _is_headline(page: Page, blocks: Sequence[Block], title: Span) -> bool:
    """Whether a title is the headline of a report: it names no kind of event, and nothing on the page is laid out."""
    heads = alternatives(rules("titles")["events"]["heads"])
    laid_out = any(b.kind == "row" or b.name in ("date", "venue", "organiser", "programme") for b in blocks)
    return not laid_out and not re.search(rf"(?i)(?:{heads})", title.of(page.text))


def _named_heading(page: Page, blocks: Sequence[Block], title: Span) -> Span | None:
    """A line that names the event by its kind, where the title has none: "Festkonferanse for frivilligheten"."""
    heads = alternatives(rules("titles")["events"]["heads"])
    if re.search(rf"(?i)(?:{heads})\b", title.of(page.text)):
        return None
    named = re.compile(rf"[A-ZÆØÅ][\wæøå-]{{0,30}}(?:{heads})[ ](?:for|om|mot|i)[ ][^.:]{{4,80}}")
    spans = (block.span for block in blocks if block.kind in ("heading", "item", "paragraph"))
    return next((span for span in spans if named.fullmatch(span.of(page.text))), None)


_SAID_OF = re.compile(
    r"[ ][-–][ ][a-zæøå]|[ ,]+(?:den[ ])?\d{1,2}\."
    r"|[ ](?:var|er|blir|ble|vart|gir|ga|gav|samla|samlet|fikk|fekk|skal|vil|har|hadde)\b"
)


_SAID_AT = re.compile(r"\w[ ](?:på|til|frå|fra|under|ved|for|om)[ ]$")


def _only_mentions(text: str, title: Span, event: Mention) -> bool:
    """Whether a title says something of an event and is not its name.

    "KS-seminaret var det mest matnyttige", "Blilyst på Bulystkonferansen 2013": said of it.
    "Folkehelsedagane 2006 - første samling for nettverka": an
    explanation in small letters. "Førdekonferansen 2015: Kultur og tillit": all of it is the name.
    """
    if event.span.end == title.end:
        return bool(_SAID_AT.search(text[title.start : event.span.start]))
    rest = text[event.span.end : title.end]
    return event.span.start == title.start and bool(_SAID_OF.match(rest))


def _announces(title: str) -> bool:
    return bool(re.match(r"(?i)inviter|velkom|påmeld|\d+ påmeld|nå kan|no kan", title))


def _kind_of(title: str) -> bool:
    """Whether a title is one word for a kind of event, and no name."""
    heads = alternatives(rules("titles")["events"]["heads"])
    return bool(re.fullmatch(rf"(?i)[\wæøå-]*(?:{heads})", title))


def _same_word(text: str, mention: Mention, title: str) -> bool:
    """Whether what stands before a quoted name is the title's own word: "*Bygdekonferansen* «Trivsel»"."""
    before = re.search(r"([\w-]{10,})[ ][«“\"]?$", text[max(0, mention.span.start - 60) : mention.span.start])
    word = re.sub(r"(?:n|et|ane|ene)$", "", before[1].casefold()) if before else ""
    return bool(word) and title.casefold().startswith(word)


def _same_kind(mention: Mention, title: str) -> bool:
    """Whether an event's name and a title speak of the same kind of event ("Frivilligkonferansen")."""
    word = re.sub(r"(?:n|et|ane|ene)$", "", plain_label(mention.text).split()[0])
    return len(word) > 6 and word in title.casefold()


def _title_span(page: Page, blocks: Sequence[Block]) -> Span | None:
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
        named = re.search(rf"(?i)(?:{heads})\b", title)
        for block in blocks[: 3 if named else _NEAR_TOP]:
            line = block.span.of(page.text)
            if block.kind == "heading" and re.search(rf"(?i)(?:{heads})\b", line) and not _NOTICE.search(line):
                return block.span
        if (at := page.text.find(title)) >= 0:
            return Span(at, at + len(title))
    headings = (b.span for b in blocks[:6] if b.kind == "heading" and len(b.span) > 8)
    return next((heading for heading in headings if not _NOTICE.search(heading.of(page.text))), None)


_NEAR_TOP = 8
"""Blocks in which a page's heading stands."""
_NOTICE = re.compile(
    r"(?i)^(?:nb|obs|viktig)\b|^(?:program|programme|påmelding|invitasjon)(?:[ ](?:dag[ ])?\d[^:]{0,24})?$"
    r"|\ber (?:flyttet|flytta|utsatt|utsett|avlyst)\b"
)
"""Titles that tell what has become of an event and do not name it."""


def _meeting(page: Page, blocks: Sequence[Block], title: str) -> Span | None:
    """ "MØTE I REGIONRÅDET": the line by which minutes name their meeting, where the page's title names none."""
    heads = alternatives(rules("titles")["events"]["heads"])
    if re.search(rf"(?i)(?:{heads})", title):
        return None
    minutes = r"(?:(?:referat|protokoll|dagsorden|sakliste|innkalling)[ ](?:(?:fra|frå|for|til)[ ])?)?"
    begins = re.compile(rf"(?i){minutes}\w{{0,20}}?(?:{heads})[ ](?:i|for|med|om|nr)\b(?:[^.:]|\.\d){{4,80}}")
    lines = (block.span for block in blocks[:6] if block.kind in ("heading", "paragraph"))
    return next((line for line in lines if begins.fullmatch(line.of(page.text))), None)


def _event_title(text: str, span: Span) -> Span:
    """The event's name without "Inviterer til", "Program" and the like around it."""
    events = rules("titles")["events"]
    if timed := _TIMED.match(span.of(text)) or re.match(
        r"(?i)(?:program[ ])?(?:19|20)\d\d[ ][–-][ ](?=\w)", span.of(text)
    ):
        span = Span(span.start + timed.end(), span.end)
    lead = re.match(rf"(?i)(?:{alternatives(events['lead'])})[ ]+(?=\S)", span.of(text))
    if lead and len(span) - lead.end() > 5:
        span = Span(span.start + lead.end(), span.end)
    inviting = re.match(
        r"(?i)[^.:!?]{2,70}?[ ](?:inviterer|inviterar|inviterte|ønsker|ønskjer|ber|bed|kaller|kallar)[ ]"
        r"(?:(?:dere|deg|dykk|alle|inn|igjen|også|òg|velkommen|velkomne?|innbyggere|innbyggarar)[ ]){0,3}til[ ](?=\w)",
        span.of(text),
    )
    if inviting and len(span) - inviting.end() > 5:
        span = Span(span.start + inviting.end(), span.end)
    trail = re.search(rf"(?i)(?<![ ])[ ]+(?:{alternatives(events['trail'])})$", span.of(text))
    if trail and trail.start() > 3:
        span = Span(span.start, span.start + trail.start())
    told = re.search(
        rf"(?i)\b(?:til|på|under|om)[ ](?P<name>[a-zæøå-]{{3,30}}(?:{alternatives(events['compound'])}))$",
        span.of(text),
    )
    if told and (_announces(span.of(text)) or told["name"].endswith(_DEFINITE)):
        return Span(span.start + told.start("name"), span.start + told.end("name"))
    dated = _dated().search(span.of(text))
    if dated and dated.start() > 12 and not _OWN_MEETING.match(span.of(text)):
        span = Span(span.start, span.start + dated.start())
    return trimmed(text, span)


_TIMED = re.compile(
    r"(?:[A-Za-zæøå]+dag[ ,]+)?\d{1,2}\.(?:[ ]?[a-zæøå]{3,9}\.?|\d{1,2}\.)(?:[ ]?(?:19|20)\d\d)?"
    r"(?:[ ,]+(?:kl\.?[ ]?)?\d{1,2}[.:]\d\d(?:[ ]?[-–][ ]?\d{1,2}[.:]\d\d)?)?[ ]?[:–-][ ]+(?=\w{4})"
)
"""When, before what: "29. april 2021 13:00-15:00 – webinar om tillit"."""
_OWN_MEETING = re.compile(r"(?i)(?:[a-zæøå-]+s[ ])(?:\w+)?møte[ ]")
"""A meeting called by whose it is, which only its day tells from the next ("Kulturrådets møte 26. mars")."""
_DEFINITE = ("konferansen", "konferencen", "seminaret", "festivalen", "jubileet", "kongressen", "dagane", "dagene")


@cache
def _dated() -> re.Pattern[str]:
    """The day, and perhaps the hour, at the end of a title ("Frivilligkonferanse torsdag 9. mai kl. 17")."""
    weekdays = alternatives([name for names in rules("times")["weekdays"] for name in names])
    day = (
        r"\d{1,2}\.\s?(?:(?:[-–&]|og|til)\s?\d{1,2}\.\s?)?[a-zæøå]{3,9}\.?(?:\s(?:19|20)\d\d)?"
        r"|\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})"
    )
    clock = r"(?:,?\s(?:kl|klokka|klokken)\.?\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?)?"
    return re.compile(
        rf"(?<![\s,–-])[\s,–-]{{1,4}}(?:(?i:{weekdays})[\s,]{{1,2}})?(?:den\s)?(?:{day}){clock}"
        r"(?:[ ](?:i|på|ved)[ ][^.]{3,60})?$"
    )


def main_project(page: Page, blocks: Sequence[Block], named: Sequence[Mention]) -> Mention | None:
    """The project that the page is about: by its name's field, its title, or the name the text repeats."""
    text = page.text
    boxed = any(m.rule == "box:title" for m in named)
    for block in () if boxed else blocks:
        if block.kind == "field" and block.name == "title" and _is_project_box(blocks):
            value = trimmed(text, _without_lead(text, block.lines[0]))
            return Mention("Project", value, value.of(text), "field:title", attributes={"main": True})
    projects = [m for m in named if m.type == "Project" and m.rule.split(":")[0] not in _LISTED]
    where = _project_title(page, blocks)
    title = where.of(text) if where else ""
    named_so = where is not None and (bool(_STUDY.match(title)) or _is_named_so(page, where))
    if load_layout().field(title, exact=True):
        where, title = None, ""  # "Samarbeidspartnere": what the page holds
    about = next((m for m in projects if len(m.text) > 3 and m.text.casefold() in title.casefold()), None)
    about = None if named_so and about and len(about.text) < len(title) else about
    if about is None and not named_so:
        # "Gode nabolag (GODNAB) er et forskningsprosjekt" on a page with another title
        about = next((m for m in projects if m.rule == "project:told"), None)
    on_project = named_so or _is_project_page(page, blocks) or (not projects and _speaks_of_one(page, title))
    if where and about is None and not boxed and on_project and len(title.split()) <= 16:
        return Mention(
            "Project",
            trimmed(text, where),
            re.sub(r"\s+", " ", title),
            "project:main",
            attributes={"main": True},
        )
    if about is None and _TELLS_OF_SEVERAL.search(page.document.title):
        return None
    best = about or (projects[0] if projects else None)
    return replace(best, attributes={**best.attributes, "main": True}) if best else None


_SPOKEN_OF = 3
"""Times a page says "prosjektet" from which it is about one."""


def _speaks_of_one(page: Page, title: str) -> bool:
    """Whether a page that names no project speaks of one all through, so that its title is the project's name."""
    said = re.findall(
        r"(?i)(?<!\w)(?:hoved|hovud|for|forsknings|forskings|pilot)?prosjektets?\b", page.text[page.body :]
    )
    return len(said) >= _SPOKEN_OF and not _TOLD.search(title) and not _TELLS_OF_SEVERAL.search(title)


_TOLD = re.compile(
    r"(?i)[.!?]|\b(?:er|var|har|hadde|skal|vil|kan|må|får|fikk|fekk|gir|gjev|ga|gav|blir|ble|blei|vart|vert|tar|tek|går|søker"
    r"|søkjer|lager|lagar|vinner|vant|vann|starter|startar|starta|startet|inviterer|inviterar|ny|nye|nytt|slik|her|millionar|millioner)\b"
)
"""What a title that tells news has, and a name has not."""


_TELLS_OF_SEVERAL = re.compile(
    r"(?i)\b(?:nye|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|\d{1,3}|flere|fleire|disse|desse)[ ](?:[a-zæøå-]+[ ]){0,2}?"
    r"(?:[a-zæøå-]*prosjekter|[a-zæøå-]*prosjekt|[a-zæøå-]*prosjekta|[a-zæøå-]*tiltak|satsinger|satsingar)\b"
)
"""A title that announces more than one project: "13 millionar til nye prosjekt"."""
_KIND_BEFORE = re.compile(
    r"(?i)(?<!\w)(?:\w*(?:prosjektet|prosjekt|programmet|satsing[ae]n?|satsingen)"
    r"|prosjekt(?:leder|leiar|eier|eigar|ansvarl\w+|ansvarleg)[ ](?:for|i|av))[ ][«“\"]?$"
)


_IS_ONE = re.compile(
    r"[»”\"]?(?:[ ]har[ ][^.:\n]{3,40}[ ]og)?[ ](?:er|var|blei|ble|vart)[ ]"
    r"(?:eit|et|ein|en|ei|[A-ZÆØÅ][\w]+[ ](?:sitt|sin|si))[ ](?:[\w/-]+[ ]){0,4}?"
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


def _project_title(page: Page, blocks: Sequence[Block]) -> Span | None:
    """The page's title without "Status for", "Om prosjektet" and the like before it."""
    where = _title_span(page, blocks)
    if where is None:
        return None
    where = _without_lead(page.text, where)
    study = _STUDY.search(where.of(page.text))
    return Span(where.start + study.start("name"), where.end) if study else where


def _without_lead(text: str, title: Span) -> Span:
    lead = re.match(rf"(?i)(?:{alternatives(rules('titles')['projects']['lead'])})[ :]+", title.of(text))
    title = Span(title.start + lead.end(), title.end) if lead else title
    report = _REPORT.search(title.of(text))
    return Span(title.start, title.start + report.start()) if report else title


_REPORT = re.compile(
    r"(?i)(?<=\w{3})[ ]?(?:[.:,–-]|[ ]–|[ ]-)[ ]*(?:(?:slutt|del|års|midtvegs|midtveis|status|prosjekt)?rapport)\b.*$"
)
"""What a title says of a report on the project that it names: "Liv i fjøsan. Sluttrapport"."""


_STUDY = re.compile(
    r"(?:^|[–:.-][ ]{1,2})(?P<name>(?:[Ff]ølgj?e|[Ss]lutt|[Mm]idtveis|[Uu]nderveis)?[Ee]valuering(?:a|en)?[ ]av[ ]"
    r"(?!.{0,200}\b(?:viser|syner|er[ ]klar|er[ ]ferdig|starter|startar)\b))"
)
"""A title that names an evaluation, which is a project of its own beside what it evaluates."""


def side_project(named: Sequence[Mention]) -> Mention | None:
    """The project that a page on an event also speaks of as `prosjektet`: the only one that it names."""
    own = [m for m in named if m.rule.split(":")[0] not in _LISTED]
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
    r"(?:[A-ZÆØÅ]\w+[ ])?(?:[Nn]ettverk|[Pp]artn[ea]rskap|(?:[Uu]tviklings|[Ff]olkehelse|[Hh]andlings)program)[ ]"
    r"(?:for|i|om|mellom)[ ]"
)
"""A title that begins with what the page's project is: "Nettverk for gode nabolag"."""


def _is_project_page(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether the page's own title is a project's name."""
    url = page.document.metadata.get("url", "").casefold()
    path = re.search(r"/(?:\w+-)?(?:prosjekt|project|projekt|forskningsprosjekt|undersoegelse)\w*/", url)
    if _SORT.match(page.document.title) and not _TOLD.search(page.document.title):
        return True
    names = {b.name for b in blocks if b.kind == "field"}
    boxed = names & {"leader", "period", "owner", "partner", "funding", "member"} and len(names) >= 2
    awarded = "budget" in names and len(blocks) < 30
    labels = {load_layout().field(b.span.of(page.text), exact=True) for b in blocks if b.kind == "heading"}
    short = len(page.document.title.split()) <= SHORT_TITLE
    told = re.match(r"(?i)(?:skal|vil|slik)\b", page.document.title)
    boxed = boxed or (labels & {"partner", "participant"} and short and not told)
    called = re.match(
        r"(?i)(?:følge(?:forskning|forsking|evaluering)|evaluering av|forprosjekt|pilotprosjekt)", page.document.title
    )
    news = re.match(r"(?i)(?:skal|ny|nye|får|vil|hva|kva|slik|millionar|millioner|status)\b", page.document.title)
    return bool(path or boxed or awarded or called) and not (news and not boxed)
