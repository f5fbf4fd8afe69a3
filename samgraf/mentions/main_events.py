"""The event that a page is about, and what it is called without the words around its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from samgraf.mentions.event_titles import announces, event_title
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.headlines import (
    CALLED_SO,
    NEAR_TOP,
    OPEN_TO_ALL,
    as_main,
    is_headline,
    main_mention,
    mentions_kind,
    placed_kind,
    told_kind,
)
from samgraf.mentions.minutes import assembly, formal_meeting
from samgraf.mentions.subjects import BEGUN, HELD_FIRST, title_span
from samgraf.model import Block, Mention, Span
from samgraf.text import Page
from samgraf.text.layout import plain_label

SHORTEST_NOUN = 6
"""Letters of such a word that stands both in the title and before a name in quotation marks ("fagdag")."""
SHORTEST_KIND = 10
"""Letters of a word for a kind of event that is a page's own ("bygdekonferanse")."""


def main_event(
    page: Page, blocks: Sequence[Block], named: Sequence[Mention], bodies: Sequence[Mention]
) -> Mention | None:
    """The event that the page is about: by the title as it stands on the page, else as the front matter has it.

    `named` are the events and `bodies` the bodies that the page names.
    """
    where = title_span(page, blocks)
    if not where:
        # "Program 5. juni": the page is headed by what it holds; what the text names first is what it is about.
        first = next((m for m in named if m.rule != "event:acronym"), None)
        return as_main(first) if first else None
    told = formal_meeting(page, where, bodies)
    told = told or _founding(page, where, bodies) or _definite_of(page, where) or assembly(page, where, bodies)
    if told or (told := _gathering_of(page, where, bodies) or _announced_kind(page, where)):
        return told
    called = next((m for m in named if m.rule in CALLED_SO), None)
    if mentions_kind(where.of(page.text)):
        kind = next((m for m in named if m.rule in ("event:held-kind", "event:told-kind")), None)
        first = called or kind
        told = as_main(first) if first else placed_kind(page)
        if told:
            return told
    if is_headline(page, blocks, where):
        if called:
            return as_main(called)
        verbs, openings = (alternatives(rules("titles")["events"][key]) for key in ("headlines", "openings"))
        says = rf"(?i)(?<!\w)(?:{verbs})(?!\w)[^?]*$|^(?:{openings})[ ][^?]*$"
        if re.search(says, where.of(page.text)) and (told := told_kind(page)):
            return told
    if _INVITES.search(where.of(page.text)) and (told := told_kind(page)):
        return told
    whole, where = where, event_title(page.text, where)
    title = where.of(page.text)
    announced = where.start != whole.start or announces(title) or bool(_SEVERAL.search(title))
    for mention in named:
        # "Inviterer til frivilligkonferanse i Sogndal": the text names what the title only announces.
        if announced and _same_kind(mention, title) and mention.text.casefold() not in title.casefold():
            return as_main(mention)
        own = _kind_of(title) or _same_word(page.text, mention, title)
        if (
            mention.rule in ("event:quoted", "event:called", "event:called-proper")
            and own
            and not _names_itself(title)
            and mention.text.casefold() not in title.casefold()
        ):
            # "Lokaldemokratikonferanse 12. juni": of its kind alone; the text gives it a name of its own.
            return as_main(mention)
    if _is_bare(title) and (told := _told_name(page, where, named)):
        return told
    if announced and (heading := _named_heading(page, blocks, where)):
        name = re.sub(r"\s+", " ", heading.of(page.text))
        return main_mention(heading, name)
    inside = [m for m in named if where.covers(m.span) and len(m.span) < len(where)]
    if inside and _only_mentions(page.text, where, inside[0]):
        return as_main(inside[0])
    name = re.sub(r"\s+", " ", title)
    return main_mention(where, name[:1].upper() + name[1:])


_SEVERAL = re.compile(
    r"(?:[ ][-–]|:)[ ](?:oppstarts|slutt|dialog|folke|innspills|innspels|nettverks)(?:møter|møta|samlingar|samlinger)$"
)
"""A title that ends with what several of a kind were held: "Lokale planar – oppstartsmøter"."""
_INVITES = re.compile(r"(?i)[ ](?:inviter[ea]r|arranger[ea]r|ønskj?er[ ]velk(?:ommen|omen|omne))[ ]?[!.]?$")
"""How a headline ends that says that somebody invites, and not to what: "Solvik grendalag inviterer!"."""


def _founding(page: Page, title: Span, bodies: Sequence[Mention]) -> Mention | None:
    """The first meeting of a body that its page says has begun: "Forumet er etablert", "*KS* heldt sitt første møte".

    A body is called by its own name there, which is no other's.
    """
    if not BEGUN.search(title.of(page.text).casefold()):
        return None
    for body in bodies:
        if (held := HELD_FIRST.match(page.text, body.span.end)) and not body.refers:
            name = f"{held['kind'][:1].upper()}{held['kind'][1:]} i {body.text}"
            return main_mention(Span(*held.span("kind")), name)
    return None


def _definite_of(page: Page, title: Span) -> Mention | None:
    """The name in the text of what a title calls by its kind: "Vintermøte med berekraft", "på *Vintermøtet*"."""
    heads = alternatives(rules("titles")["events"]["heads"])
    kind = re.match(rf"(?P<word>[A-ZÆØÅ][a-zæøå]{{3,30}}(?:{heads}))[ ](?:med|om)[ ]", title.of(page.text))
    if kind is None:
        return None
    name = re.compile(rf"(?<=[a-zæøå,][ ]){kind['word'].removesuffix('e')}(?:et|en|a)(?:[ ](?:19|20)\d\d)?(?!\w)")
    found = name.search(page.text, page.body)
    return main_mention(Span(*found.span()), found[0]) if found else None


_SAID = r"(?:et|eit|en|ein|ei|årets|vår|vårt|the)[ ](?:[\wæøå-]{2,20}[ ]){0,2}"


def _is_bare(title: str) -> bool:
    """Whether a title has no more of the event's name than what kind it is: "ei fin samling", "næringskonferansen"."""
    heads = alternatives(rules("titles")["events"]["heads"])
    pointing = alternatives(rules("titles")["events"]["references"])
    return bool(
        re.fullmatch(rf"(?i)(?:om[ ]|{_SAID}|{OPEN_TO_ALL}[ ])?(?:{heads}|[\wæøå-]{{0,24}}(?:{pointing}))", title)
        or re.fullmatch(rf"(?i){_SAID}[\wæøå-]{{0,24}}(?:{heads})", title)
        or re.fullmatch(rf"(?i)\d{{1,2}}\.[ ](?:{alternatives(rules('times')['months'])})(?:[ ](?:19|20)\d\d)?", title)
    )


def _told_name(page: Page, title: Span, named: Sequence[Mention]) -> Mention | None:
    """What the text calls an event of which the title tells the kind alone."""
    proper = ("event:quoted", "event:called", "event:compound", "event:joined", "event:acronym", "event:of-the-world")
    first = next((m for m in named if m.rule in proper and not m.span.overlaps(title)), None)
    if first:
        return as_main(first)
    # "*Nettverkssamlinga for frivilligsentralane i Sogn* blei arrangert": the first sentence that begins with its kind.
    pointing = alternatives(rules("titles")["events"]["references"])
    begins = re.compile(
        rf"(?:^|(?<=[.!?][ ]))(?P<name>(?=[A-ZÆØÅ])(?i:[\wæøå-]{{0,24}}(?:{pointing}))(?:[ ](?:for|i|om)[ ]"
        r"[^.,:;\n]{3,70}?)?)"
        r"(?=[ ](?:til|ble|blei|blir|vart|vert|er|var|går|gjekk|gikk|skal|finn|finner|samla|samlet)\b)",
        re.M,
    )
    found = begins.search(page.text, page.body)
    if found is None or len(found["name"]) < SHORTEST_KIND + 4:
        return _told_compound(page)
    return main_mention(Span(*found.span("name")), found["name"])


def _told_compound(page: Page) -> Mention | None:
    """The word by which the text says what there will be: "blir det *kulturbyggingsseminar* på skulen"."""
    found = _gathering().finditer(page.text, page.body, page.body + _SOON)
    told = next((match for match in found if len(match["kind"]) > SHORTEST_KIND + 1), None)
    if told is None:
        return None
    name = told["kind"].capitalize()
    return main_mention(Span(*told.span("kind")), name)


def _gathering_of(page: Page, title: Span, bodies: Sequence[Mention]) -> Mention | None:
    """What a page that a body alone heads says that there will be: "Torsdag er det *nettverkssamling* i Skien"."""
    head = title.of(page.text)
    if not any(body.span.covers(title) or body.text == head for body in bodies) and not _NETWORK.fullmatch(head):
        return None
    told = _gathering().search(page.text, title.end, title.end + _SOON)
    if told is None or head.casefold().startswith(told["kind"].casefold()):
        return None  # "Nettverkssamling for frivilligsentraler" is no network's name
    kind = told["kind"]
    name = f"{kind[:1].upper()}{kind[1:]} i {head}"
    return main_mention(Span(*told.span("kind")), name)


def _announced_kind(page: Page, title: Span) -> Mention | None:
    """The fuller name in the text of what a title announces by its kind alone: "Inviterer til gratis *seminar*"."""
    events = rules("titles")["events"]
    announcing, heads = alternatives(events["announcing"]), alternatives(events["heads"])
    bare = re.search(
        rf"(?i)(?<!\w)(?:{announcing})[ ](?:[\wæøå]+[ ]){{0,2}}?(?P<kind>[\wæøå]*(?:{heads}))!?$", title.of(page.text)
    )
    if bare is None:
        return None
    kind, weekdays = bare["kind"].casefold(), [name for names in rules("times")["weekdays"] for name in names]
    ends = alternatives([*events["then"], *weekdays, "blir", "vert", "er", "og"])
    what = r"(?P<what>[ ]om[ ][^.,:;()\d\n]{4,70}?)"
    named = re.compile(
        rf"(?<=[ ])(?:(?P<joined>[a-zæøå-]{{5,24}}{kind})|(?P<of>{kind})(?:et|en|[ant])?{what})"
        rf"(?=[.,:;(\n]|[ ](?:{ends})\b|[ ]\d)"
    )
    found = named.search(page.text, title.end, title.end + NEAR_TOP)
    if found is None:
        return None
    name = found["joined"] or found["of"] + found["what"]
    return main_mention(Span(*found.span()), name[:1].upper() + name[1:])


_SOON = 600
"""Characters after a title in which a page says what it invites to."""
_NETWORK = re.compile(
    r"(?:[Nn]ettverk(?:et)?|Forum(?:et)?)[ ](?:for|i)[ ][^.:!?]{3,60}|[A-ZÆØÅ]{3,10}(?:[ ][A-ZÆØÅ][a-zæøå]+){1,2}"
)
"""What a network may be called: "Nettverk for medvirkning", "NOKU Vestland"."""


@cache
def _gathering() -> re.Pattern[str]:
    events = rules("titles")["events"]
    verbs, between = alternatives(events["gathers"]), alternatives(events["gathering"])
    return re.compile(
        rf"(?i:(?<!\w)(?:{verbs}))[ ](?:(?:{between})[ ]){{0,5}}"
        rf"(?P<kind>[a-zæøå-]*(?:{alternatives(events['heads'])}))(?![\w-])"
    )


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
    r"|[ ](?:var|er|blir|vert|ble|blei|vart|gir|ga|gav|samla|samlet|fikk|fekk|skal|vil|har|hadde)\b"
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


def _kind_of(title: str) -> bool:
    """Whether a title is one word for a kind of event, and no name."""
    heads = alternatives(rules("titles")["events"]["heads"])
    return bool(re.fullmatch(rf"(?i)[\wæøå-]*(?:{heads})", title))


def _names_itself(title: str) -> bool:
    """Whether a name follows the kind in a title: "folkehelsekonferansen Tråden"."""
    return bool(re.match(rf"(?i:[\wæøå-]*(?:{alternatives(rules('titles')['events']['compound'])}))[ ][A-ZÆØÅ]", title))


def _same_word(text: str, mention: Mention, title: str) -> bool:
    """Whether what stands before a name is the title's own word: "*Bygdekonferansen* «Trivsel»"."""
    before = text[max(0, mention.span.start - 60) : mention.span.start].rstrip(' «“"').split()
    word = re.sub(r"(?:en|n|et|ane|ene)$", "", before[-1].casefold()) if before else ""
    said = title.casefold()
    return len(word) >= SHORTEST_NOUN and (
        said.startswith(word) or (bool(before) and said.endswith(before[-1].casefold()))
    )


def _same_kind(mention: Mention, title: str) -> bool:
    """Whether an event's name and a title speak of the same kind of event ("Frivilligkonferansen")."""
    word = re.sub(r"(?:n|et|ane|ene)$", "", plain_label(mention.text).split()[0])
    return len(word) > 6 and word in title.casefold()
