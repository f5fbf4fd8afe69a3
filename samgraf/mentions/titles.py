"""Projects, events and talks that a page names, by what stands before them or how they are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.prefilter import Prefiltered
from samgraf.mentions.run_on import without_headings
from samgraf.model import Mention, Span
from samgraf.text.layout import load_layout, plain_label

CAPITAL = r"[A-ZÆØÅÁ](?:[\wæøåÆØÅéöäü&/-]|\.(?=[\w/])|(?<=\b[A-ZÆØÅ])\.|(?<=\b[A-Z][a-z])\.|\+(?![\w+]))*"
_QUOTED = (
    r"(?:«(?P<quoted1>[^»\n]{3,160})»|“(?P<quoted2>[^”\n]{3,160})”|\"(?P<quoted3>[^\"\n]{3,160})\""
    r"|[”„](?P<quoted4>[^”„\n]{3,160})”|‘(?P<quoted5>[^‘’\n]{3,80})’|\?(?P<quoted6>[A-ZÆØÅ][^?\n]{3,80})\?)"
)
_QUOTES = '«“"”„‘?'
"""What a name in quotation marks begins with."""


@cache
def title_patterns(kind: str) -> Prefiltered:
    """The patterns of the rules for `projects`, `events`, `venues` or `talks`."""
    titles = rules("titles")
    projects, events, venues = titles["projects"], titles["events"], titles["venues"]
    nouns, prefixes = projects["nouns"], alternatives(projects["prefixes"])
    definite = [noun for noun in nouns if noun.endswith(("et", "a", "en", "ene")) or noun in ("project", "programme")]
    parts = {
        "noun": rf"(?:(?:{prefixes})?(?:{alternatives(nouns)}))",
        "definite": rf"(?:(?:{prefixes})?(?:{alternatives(definite)}))",
        "prefix": rf"(?:{prefixes})",
        "work": "(?:prosjektet|programmet|satsinga|satsingen|satsningen)",
        "name": r"(?:<capital>(?:[ ](?:(?:<small>)[ ]){0,2}<capital>){0,11}(?:[ ]\d\.\d|<goal>)?)",
        "goal": r"(?<=[a-zæøåA-ZÆØÅ])[ ]20\d\d(?![\d–-])",
        "small": "i|for|og|av|på|and|of|in|on|to|the|as|med|<toward>",
        "toward": r"(?<=[a-zæøå][ ])til(?![ ](?:Norges|Noregs|[A-ZÆØÅ]{2}|[A-ZÆØÅ][a-zæøå]*(?:rådet|fondet|tet)\b))",
        "stops": alternatives(rules("names")["organisations"]["stops"]),
        "common": alternatives(projects["common"]),
        "verbs": alternatives(projects["verbs"]),
        "behind": "ved|fr[aå]|hos|hjå|under|i[ ]regi|i[ ]samarbeid|på[ ]oppdrag|i[ ]lag|sammen|saman",
        "away": r"(?:her|nå|no|nylig|nyleg|(?:i|på)[ ](?:går|dag|år|fjor|morgen|morgon|kveld|nett\w*|facebook|\w+dag))",
        "not_first": alternatives(rules("names")["organisations"]["not_first"]),
        "society": alternatives(rules("names")["organisations"]["society_endings"]),
        "compound": alternatives(events["compound"]),
        "not_event": alternatives(events["not_first"]),
        "joined": alternatives(events["joined"]),
        "gathering": alternatives(events["told_kinds"]),
        "several": alternatives(venues["several"]),
        "tail": alternatives(venues["tails"]),
        "place": r"(?:<no_home>[A-ZÆØÅ][a-zæøå]{2,24}(?:<home>)|(?:<capital>[ ]){1,3}(?:<houses>))",
        "definite_place": r"(?:<no_home>[A-ZÆØÅ][a-zæøå]{5,24}(?:et|en|huset|salen))",
        "no_home": rf"(?!\w*(?:{alternatives(venues['not_homes'])})(?!\w))",
        "home": alternatives(venues["homes"]),
        "single": alternatives(venues["single"]),
        "rooms": alternatives(venues["rooms"]),
        "held": alternatives(venues["held"]),
        "when": alternatives(venues["when"]),
        "houses": alternatives(venues["houses"]),
        "streets": alternatives(venues["streets"]),
        "month": alternatives(rules("times")["months"]),
        "weekday": alternatives([name for names in rules("times")["weekdays"] for name in names]),
        "count": "et|eit|ett|eitt|to|tre|fire|fem|seks",
        "quoted": _QUOTED,
        "capital": CAPITAL,
    }
    needs = _needs(kind)
    found = []
    for name, pattern in titles[kind]["patterns"].items():
        for part, expression in parts.items():
            # "(?P<name>" opens a group and is no part.
            pattern = re.sub(rf"(?<!\?P)<{part}>", lambda _, e=expression: e, pattern)  # type: ignore[misc]
        found.append((f"{kind[:-1]}:{name}", re.compile(pattern, re.M), needs.get(name, ())))
    return Prefiltered(found)


def _needs(kind: str) -> dict[str, list[list[str]]]:
    """Pattern → sets of words, of each of which a line must hold one for it."""
    titles = rules("titles")
    groups = {
        "<noun>": titles["projects"]["nouns"],
        "<compound>": titles["events"]["compound"],
        "<joined>": titles["events"]["joined"],
        "<gathering>": titles["events"]["told_kinds"],
        **{f"<{key}>": titles["venues"][key] for key in ("held", "single", "streets", "rooms")},
        "<tail>": titles["venues"]["tails"],
        "<quote>": list(_QUOTES),
    }
    needs: dict[str, list[list[str]]] = {}
    for need in titles[kind].get("needs", ()):
        words = [word for given in need["words"] for word in groups.get(given, [given])]
        for pattern in need["patterns"]:
            needs.setdefault(pattern, []).append(words)
    return needs


def title_matches(kind: str, text: str, span: Span) -> Iterator[tuple[str, re.Match[str]]]:
    """Where a stretch has what the patterns for `projects`, `events`, `venues` or `talks` find, with their rules."""
    yield from title_patterns(kind).finditer(text, span)


def named_in(match: re.Match[str]) -> Span | None:
    """Where what a pattern names stands."""
    for group in ("name", "quoted1", "quoted2", "quoted3", "quoted4", "quoted5", "quoted6"):
        if match.groupdict().get(group):
            return Span(match.start(group), match.end(group))
    return None


_HANGING = re.compile(r"(?:,[ ][\wæøå]+-)*[ ](?:og|eller)[ ][\wæøå]+(?:[ ](?:i|for|på)[ ][A-ZÆØÅ][\w-]+)?")


def _whole(text: str, name: Span) -> Span:
    """A name with what its last hyphen waits for: "Løft for forsknings-*, utviklings- og planarbeid i Agder*"."""
    hangs = _HANGING.match(text, name.end) if text[name.end - 1] == "-" else None
    return Span(name.start, hangs.end()) if hangs else name


def find_projects(text: str, span: Span) -> Iterator[Mention]:
    """The projects and programmes that a stretch names with their kind ("forskningsprosjektet OFFRI")."""
    for rule, match in title_matches("projects", text, span):
        acronym = match.groupdict().get("acronym")
        attributes = {"acronym": acronym} if acronym else {}
        named = [named_in(match), *([Span(*match.span("first"))] if match.groupdict().get("first") else [])]
        for where in (_whole(text, without_headings(text, trimmed(text, span))) for span in named if span):
            plain = plain_label(where.of(text))
            label = plain in rules("titles")["projects"]["generic"] or load_layout().field(plain, exact=True)
            if len(where) >= 3 and not label and not load_layout().column(plain):
                whole = Span(where.start, match.end()) if rule in _JOINED else where
                yield Mention("Project", whole, where.of(text), rule, attributes=attributes)


_JOINED = frozenset({"project:compound", "project:joined", "project:joined-words", "project:joined-phrase"})
"""What finds names joined to "prosjektet" and the like, which belong to what stands there: "*BYTEK-prosjektet*"."""


def find_events(text: str, span: Span) -> Iterator[Mention]:
    """The events that a stretch names by a proper name ("Førdekonferansen 2015", "Nordic Edge Expo")."""
    for rule, match in title_matches("events", text, span):
        where = named_in(match)
        where = where and Span(where.start, where.end - where.of(text).endswith("."))
        if where and rule == "event:compound" and _INDEFINITE.fullmatch(where.of(text)):
            continue  # "Festkonferanse for frivilligheten": a kind
        pointing = where and plain_label(where.of(text)).split()[0] in rules("titles")["events"]["references"]
        if where and (not pointing or rule in ("event:of-body", "event:begun")):
            yield Mention("Event", where, where.of(text), rule)


_INDEFINITE = re.compile(r"[\w-]+(?:konferanse|festival)")


def find_told_talks(text: str, span: Span) -> Iterator[Mention]:
    """The talks that running text names with their kind ("holdt foredraget «Å snu problemer på hodet»")."""
    for rule, match in title_matches("talks", text, span):
        if where := named_in(match):
            yield Mention("Talk", trimmed(text, where), trimmed(text, where).of(text), rule)


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks, stops and quotation marks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in ' \n\t,;:.«“"':
        start += 1
    while end > start and text[end - 1] in ' \n\t,;:.»”"':
        end -= 1
    if start > span.start and _CLOSES.match(text, start, end):
        start -= 1  # «Glad i dalen» områdeplan: the marks are of a part of it
    return Span(start, end)


_CLOSES = re.compile(r"(?<=[«“\"])[^«»“”\"]+[»”\"][ –,-]*\w")
"""A quotation that ends before the title does."""
