"""What an event is called without the words that its title has around the name."""

from __future__ import annotations

import re
from functools import cache

from samgraf.mentions.expressions import alternatives, compiled, rules
from samgraf.mentions.titles import trimmed
from samgraf.model import Span

SHORTEST_VERBED = 4
"""Letters of a name before the verb that is said of it."""
SHORTEST_NAME = 10
"""Letters of an event's name before the day or what else follows it."""


def event_title(text: str, span: Span) -> Span:
    """The event's name without "Inviterer til", "Program" and the like around it."""
    events = rules("titles")["events"]
    heads = alternatives(events["heads"])
    if page := re.match(r"\d{1,3}[ ](?=[A-ZÆØÅ]{2}|[A-ZÆØÅ][a-zæøå]+[ ]fr[aå][ ])", span.of(text)):
        span = Span(span.start + page.end(), span.end)  # "1 PROTOKOLL fra møtet": the number of a page
    if ready := _READY.fullmatch(span.of(text)):
        span = Span(span.start + ready.start("name"), span.start + ready.end("name"))
    if called_off := re.match(
        rf"(?i)(?:er[ ])?(?:{alternatives(events['called_off'])})(?:[ ]?[:!–-]+[ ]*|[ ](?=[A-ZÆØÅ]))(?=\w)",
        span.of(text),
    ):
        span = Span(span.start + called_off.end(), span.end)  # what has become of it
    if timed := _TIMED.match(span.of(text)) or re.match(
        r"(?i)(?:program[ ])?(?:19|20)\d\d[ ][–-][ ](?=\w)", span.of(text)
    ):
        span = Span(span.start + timed.end(), span.end)
    # "Møtebok for fellesnemnda" is all the name that the meeting has.
    lead = compiled(rf"(?i)(?:{alternatives(events['lead'])})[.]?[ ]+(?!for[ ])(?:[–|-][ ]+)?(?=\S)").match(
        span.of(text)
    )
    if lead and len(span) - lead.end() > 5:
        span = Span(span.start + lead.end(), span.end)
    if themed := _THEMED.match(span.of(text)) or _YEARLY.match(span.of(text)):
        span = Span(span.start + themed.end(), span.end)
    inviting = re.match(
        r"(?i)[^.!?]{2,70}?[ ](?:inviterer|inviterar|inviterte|ønsker|ønskjer|ber|bed|kaller|kallar)[ ]"
        r"(?:(?:dere|deg|dykk|alle|inn|igjen|også|òg|velkommen|velkomne?|innbyggere|innbyggarar)[ ]){0,3}til[ ](?=\w)",
        span.of(text),
    )
    inviting = inviting or re.match(
        rf"(?i)[^.!?]{{2,70}}?[ ](?:arranger(?:er|ar|te)|skip(?:ar|a)|holder|held|holdt|heldt|gjennomførte)"
        r"[ ](?:til[ ])?"
        rf"(?=[a-zæøå]{{0,20}}(?:{heads})[ ](?:om|for|i|på)[ ])",
        span.of(text),
    )
    if inviting and len(span) - inviting.end() > 5:
        span = Span(span.start + inviting.end(), span.end)
    if within := week_before(text, span):
        span = Span(within.end, span.end)
    if listed := re.match(r"[^•·|]{8,90}?(?=[ ][•·|][ ])", span.of(text)):
        span = Span(span.start, span.start + listed.end())  # "Bygdekonferansen 2022 • Solvik kulturhus • 5. mai"
    if kind := re.match(
        r"(?i:konferansen|seminaret|webinaret|festivalen|fagdagen)[ ]+(?=[A-ZÆØÅ«“\"”])", span.of(text)
    ):
        span = Span(span.start + kind.end(), span.end)  # "konferansen Jord og fjord": the kind before the name
    trail = compiled(rf"(?i)(?<![ ])[ ]+(?:{alternatives(events['trail'])})$").search(span.of(text))
    if trail and trail.start() > 3:
        span = Span(span.start, span.start + trail.start())
    told = re.search(
        rf"(?i)\b(?:til|på|under|om)[ ](?P<name>[a-zæøå-]{{3,30}}(?:{alternatives(events['compound'])}))$",
        span.of(text),
    )
    if told and (announces(span.of(text)) or told["name"].endswith(_DEFINITE)):
        return Span(span.start + told.start("name"), span.start + told.end("name"))
    dated = _dated().search(span.of(text))
    if dated and dated.start() > SHORTEST_NAME - 1 and not _OWN_MEETING.match(span.of(text)):
        span = Span(span.start, span.start + dated.start())
    named = re.search(
        rf"[ ](?:på|under|til)[ ](?P<name>[A-ZÆØÅ][\wæøå-]{{0,30}}(?:{heads})(?:[ ][^.:!?]{{3,60}})?)$", span.of(text)
    )
    if named and named.start() > SHORTEST_NAME:
        span = Span(span.start + named.start("name"), span.end)  # "Unge får en stemme på Toppmøte for unge"
    own_kind = rf"(?:[a-zæøå]{{1,20}}[ ]){{0,2}}[a-zæøå]{{0,20}}(?:{heads})\b"
    explained = compiled(rf"(?P<name>[A-ZÆØÅ][^–]{{4,60}}?)[ ][–-][ ](?:ein|en|ei|eit|et)[ ]{own_kind}").match(
        span.of(text)
    )
    if explained:
        span = Span(span.start, span.start + explained.end("name"))  # "Høyr her! – ein konferanse for unge"
    held = re.search(r"[ ](?:holdes|haldast|avholdes|arrangeres|arrangerast|blir[ ]holdt|vert[ ]halde)$", span.of(text))
    if held and held.start() > SHORTEST_VERBED:
        span = Span(span.start, span.start + held.start())  # "Årsmøte holdes tirsdag": what is said of it
    if inviting := _INVITING.match(span.of(text)):
        name = inviting["name"]
        span = Span(span.start, span.start + len(name)) if compiled(rf"(?i)(?:{heads})").search(name) else span
    if compiled(rf"(?i)(?:{heads})").search(span.of(text)):
        span = Span(span.start, span.start + len(span.of(text).rstrip(" !")))  # no part of a name that tells the kind
    return trimmed(text, span)


_THEMED = re.compile(
    r"[^:.!?\n]{3,50}:[ ](?i:invitasjon|innbyding|innbydelse|innkalling|velkommen|velkomen)[ ]til[ ](?=\w)"
)
"""What it is about, before what is invited to: "Nabolag i vekst: Invitasjon til samråd"."""
_YEARLY = re.compile(
    r"[A-ZÆØÅ][^:.!?\n]{3,40}[ ](?:19|20)\d\d:[ ]"
    r"(?=[A-ZÆØÅ][a-zæøå]{3,24}(?:kveld|møte|samling|dag|fest|kafé)(?:$|[ ]\d))"
)
"""A row of events of a year, before the one of it that its kind alone names: "Grendedagar 2024: Frivilligkveld"."""


def week_before(text: str, title: Span) -> Span | None:
    """The week of many events that a title begins with, as far as its own event: "Arendalsuka 2019 – Debatt 1: "."""
    match = _WEEK.match(text, title.start, title.end)
    return Span(match.start(), match.end()) if match else None


_WEEK = re.compile(
    r"(?:Arendalsuka|Sørlandsuka|Olavsfestdagene|Olavsfestdagane|[A-ZÆØÅ][a-zæøå]{3,20}(?:uka|uken|veka|dagane|dagene))"
    r"(?:[ ](?:19|20)\d\d)?(?:[ ]?[:–-][ ]+(?:(?:Arrangement|Debatt|Seminar|Del)[ ]\d{1,2}[ ]?[:.–-][ ]+)|[ ]?:[ ]+)"
    r"(?=[A-ZÆØÅ«\d][^\n]{9})"
)


@cache
def _dated() -> re.Pattern[str]:
    """The day, and perhaps the hour, at the end of a title ("Frivilligkonferanse torsdag 9. mai kl. 17")."""
    weekdays = alternatives([name for names in rules("times")["weekdays"] for name in names])
    day = (
        r"\d{1,2}\.?\s?(?:(?:[-–&]|og|til)\s?\d{1,2}\.\s?)?[a-zæøå]{3,9}\.?(?:\s(?:19|20)\d\d)?"
        r"|\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})"
    )
    clock = r"(?:,?\s(?:kl|klokka|klokken)\.?\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?)?"
    return re.compile(
        rf"(?<![\s,–-])[\s,–-]{{1,4}}(?:(?i:{weekdays})[\s,]{{1,2}})?(?:den\s)?(?:{day}){clock}"
        r"(?:[ ](?:i|på|ved)[ ][^.]{3,60}|,[ ][A-ZÆØÅ][^.:]{3,60}|[ ][–-][ ][a-zæøå][^.]{3,90})?$"
    )


def announces(title: str) -> bool:
    """Whether a title says that something will be, and does not name it: "Velkommen til …", "Nå kan du …"."""
    return bool(re.match(r"(?i)inviter|velkom|påmeld|\d+ påmeld|nå kan|no kan", title))


_READY = re.compile(
    r"(?i:(?:(?:nå|no|snart|endelig|endeleg)[ ]er[ ])?(?:det[ ])?(?:klart[ ])?(?:programmet|program|påmelding(?:en|a)?)"
    r"(?:[ ]er)?(?:[ ](?:klart|open|åpen|klar|åpnet|opna))?[ ](?:for|til|på))[ ](?P<name>[\wæøåÆØÅ][^.:!?]{4,80}?)"
    r"(?:[ ](?:er|ligger|ligg)?[ ]?(?:nå|no)?[ ]?(?:klart|klar|åpen|open|åpnet|opna"
    r"|i gang|ute|publisert|på plass|spikret|spikra)[!.]?)?"
)
"""A headline that says that an event has its programme: "Programmet for *Nabolagskonferansen* er klart"."""
_INVITING = re.compile(
    r"(?P<name>[^.!?]{8,90}[!?]|[^.!?]{8,90})[.]?[ ]+"
    r"(?:Du er|Dere er|De er|Bli med|Meld deg|Meld dere|Kom|Velkommen|Velkomen|Hold av|Hald av|Sett av|Er du|Vil du)\b"
)
"""A name and, in a sentence of its own, that one is to come: "Ei feiring av bygda! Du er invitert"."""
_TIMED = re.compile(
    r"(?:[A-Za-zæøå]+dag[ ,]+)?\d{1,2}\.(?:[ ]?[a-zæøå]{3,9}\.?|\d{1,2}\.)(?:[ ]?(?:19|20)\d\d)?"
    r"(?:[ ,]+(?:kl\.?[ ]?)?\d{1,2}[.:]\d\d(?:[ ]?[-–][ ]?\d{1,2}[.:]\d\d)?)?[ ]?[:–-][ ]+(?=\w{4})"
)
"""When, before what: "29. april 2021 13:00-15:00 – webinar om tillit"."""
_DEFINITE = ("konferansen", "konferencen", "seminaret", "festivalen", "jubileet", "kongressen", "dagane", "dagene")
_OWN_MEETING = re.compile(r"(?i)(?:[a-zæøå-]+s[ ])(?:\w+)?møte[ ]")
"""A meeting called by whose it is, which only its day tells from the next ("Kulturrådets møte 26. mars")."""
