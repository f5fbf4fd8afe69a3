"""Projects, events and venues that a page names, by what stands before them or how they are made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from samgraf.mentions.day_lines import before_day
from samgraf.mentions.programme import lead_of
from samgraf.mentions.run_on import without_headings
from samgraf.mentions.values import alternatives, find_clocks, find_moments, rules
from samgraf.model import Block, Mention, Span
from samgraf.text.layout import load_layout, plain_label

_CAPITAL = r"[A-ZÆØÅÁ](?:[\wæøåÆØÅéöäü&/-]|\.(?=[\w/])|(?<=\b[A-ZÆØÅ])\.|(?<=\b[A-Z][a-z])\.|\+(?![\w+]))*"
_QUOTED = (
    r"(?:«(?P<quoted1>[^»\n]{3,160})»|“(?P<quoted2>[^”\n]{3,160})”|\"(?P<quoted3>[^\"\n]{3,160})\""
    r"|[”„](?P<quoted4>[^”„\n]{3,160})”|‘(?P<quoted5>[^‘’\n]{3,80})’|\?(?P<quoted6>[A-ZÆØÅ][^?\n]{3,80})\?)"
)


@cache
def _patterns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the rules for `projects`, `events` or `venues`, with their names."""
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
        "not_first": alternatives(rules("names")["organisations"]["not_first"]),
        "society": alternatives(rules("names")["organisations"]["society_endings"]),
        "compound": alternatives(events["compound"]),
        "not_event": alternatives(events["not_first"]),
        "joined": alternatives(events["joined"]),
        "gathering": alternatives(events["told_kinds"]),
        "several": alternatives(venues["several"]),
        "tail": alternatives(venues["tails"]),
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
        "capital": _CAPITAL,
    }
    found = []
    for name, pattern in titles[kind]["patterns"].items():
        for part, expression in parts.items():
            # "(?P<name>" opens a group and is no part.
            pattern = re.sub(rf"(?<!\?P)<{part}>", lambda _, e=expression: e, pattern)  # type: ignore[misc]
        found.append((f"{kind[:-1]}:{name}", re.compile(pattern, re.M)))
    return tuple(found)


def _named(match: re.Match[str]) -> Span | None:
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
    for rule, pattern in _patterns("projects"):
        for match in pattern.finditer(text, span.start, span.end):
            acronym = match.groupdict().get("acronym")
            attributes = {"acronym": acronym} if acronym else {}
            named = [_named(match), *([Span(*match.span("first"))] if match.groupdict().get("first") else [])]
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
    for rule, pattern in _patterns("events"):
        for match in pattern.finditer(text, span.start, span.end):
            where = _named(match)
            where = where and Span(where.start, where.end - where.of(text).endswith("."))
            if where and rule == "event:compound" and _INDEFINITE.fullmatch(where.of(text)):
                continue  # "Festkonferanse for frivilligheten": a kind
            pointing = where and plain_label(where.of(text)).split()[0] in rules("titles")["events"]["references"]
            if where and (not pointing or rule in ("event:of-body", "event:begun")):
                yield Mention("Event", where, where.of(text), rule)


_INDEFINITE = re.compile(r"[\w-]+(?:konferanse|festival)")


def find_told_talks(text: str, span: Span) -> Iterator[Mention]:
    """The talks that running text names with their kind ("holdt foredraget «Å snu problemer på hodet»")."""
    for rule, pattern in _patterns("talks"):
        for match in pattern.finditer(text, span.start, span.end):
            if where := _named(match):
                yield Mention("Talk", trimmed(text, where), trimmed(text, where).of(text), rule)


def find_venues(text: str, block: Block, municipalities: Sequence[Mention]) -> Iterator[Mention]:
    """The places a block says something is held at: the value of a field, or a name with a hall's or hotel's ending."""
    if block.kind == "field" and block.name == "venue":
        yield from _field_venue(text, before_day(text, block.lines[0]), municipalities)
        return
    if block.kind == "field" and block.name == "date" and block.label and _AND_PLACE.search(block.label.of(text)):
        line = block.lines[0]
        moments = (m for find in (find_moments, find_clocks) for m in find(text, line.start, line.end))
        place = trimmed(text, Span(max((m.span.end for m in moments), default=line.end), line.end))
        if len(place) >= SHORTEST_VENUE:
            yield from _field_venue(text, place, municipalities)
        return
    if block.kind == "row":
        return
    for rule, pattern in _patterns("venues"):
        for match in pattern.finditer(text, block.span.start, block.span.end):
            where = _named(match)
            listed = rule == "venue:rooms"
            if rule in _PLACED and not any(m.span.start == match.end() for m in municipalities):
                continue
            if where and (end := re.search(r"\.\s", where.of(text))):
                where = Span(where.start, where.start + end.start())  # a capital after a stop begins a sentence
            for part in _listed_rooms(text, where) if where and listed else [where]:
                if part and not _is_online(part.of(text)):
                    yield Mention("Venue", trimmed(text, part), trimmed(text, part).of(text), rule)


_PLACED = frozenset({"venue:told", "venue:definite", "venue:house-line"})
"""Patterns that end where a municipality must stand: "på *Banken* i Lillehammer"."""


def _listed_rooms(text: str, span: Span) -> list[Span]:
    """ "En glad gutt, April og Hulda": each room of a list."""
    rooms = re.finditer(rf"{_CAPITAL}(?<![.,])(?:[ ](?!og[ ])[a-zæøå]+)*", span.of(text))
    return [Span(span.start + room.start(), span.start + room.end()) for room in rooms]


_AND_PLACE = re.compile(r"(?i)sted|stad")
SHORTEST_VENUE = 4
"""Characters behind a time that may name a place."""


def _field_venue(text: str, line: Span, municipalities: Sequence[Mention]) -> Iterator[Mention]:
    stop = re.search(r"(?:(?<!\s)\s+)?(?:\(|\||\.\s|\.$|;|(?<=\s)[-–]\s)", line.of(text))
    value = Span(line.start, line.start + stop.start()) if stop else line
    parts = [Span(value.start + m.start(), value.start + m.end()) for m in re.finditer(r"[^,\s][^,]*", value.of(text))]
    # "Porsgrunn, Kafe Origo": the municipality says where the venue is and is not of its name.
    places = [p for p in parts if any(m.span.covers(trimmed(text, p)) for m in municipalities)]
    named = [p for p in parts if p not in places]
    if len(named) > 1:
        # "Solvik ungdomshus, Solvikvegen 70, 5258 Solvik": where the house stands is not of its name.
        named = [named[0], *(p for p in named[1:] if not _STREET.search(p.of(text)))]
    if not named or _is_online(named[0].of(text)):
        return
    where = trimmed(text, Span(parts[0].start if places[:1] != parts[:1] else named[0].start, named[-1].end))
    if len(where) >= 3:
        yield Mention("Venue", where, re.sub(r"\s+", " ", where.of(text)), "field:venue")


def _is_online(place: str) -> bool:
    """Whether what stands where a place does is none: "Teams", "digitalt", a post box."""
    return re.match(rf"(?:{alternatives(rules('titles')['venues']['digital'])})\b", place, re.I) is not None


_STREET = re.compile(r"^\s*\d{4}\s|(?:gate|gata|gaten|vei|veien|veg|vegen|plass|torg|allé|brygge|svingen)\s+\d")

_PROJECTS = re.compile(
    r"(?i)(?<!\w)(?:prosjekt|prosjekter|prosjektar|\w*prosjekta|\w*prosjektene|tiltak|tiltaka|tiltakene|projects)(?:\b|/)"
)


def find_record_titles(text: str, blocks: Sequence[Block], bodies: Sequence[Mention]) -> Iterator[Mention]:
    """The projects of tables and lists: a title's cell, a numbered line, "Owner: Title", "Title, Owner (2012)"."""
    for block in blocks:
        if block.kind == "record":
            cells = dict(block.cells)
            where = cells.get("title") or _before_owner(text, block, bodies)
            if where and len(where) >= 3:
                yield Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "record:title")
        elif block.kind == "item":
            lead = lead_of(blocks, block)
            if lead and _PROJECTS.search(lead.span.of(text)):
                yield from _listed_project(text, block, bodies)


def _before_owner(text: str, block: Block, bodies: Sequence[Mention]) -> Span | None:
    """The title of a numbered line: all before the body at its end, or before the sum."""
    inside = [b for b in bodies if block.span.covers(b.span)]
    first = block.lines[0]
    if block.name:
        return _after_owner(text, block, inside)
    line = first.of(text)
    end = first.end
    if tail := re.search(r"(?<!\s)\s+\d{1,3}(?:[ .]\d{3})*\s*$", line):
        end = first.start + tail.start()
    owners = [
        b
        for b in inside
        if first.covers(b.span) and re.fullmatch(r"[\s,;]*(?:[Bb]ydel[\w ]*)?", text[b.span.end : end])
    ]
    if owners:
        end = owners[0].span.start
    return trimmed(text, Span(first.start, end))


def _after_owner(text: str, block: Block, bodies: Sequence[Mention]) -> Span | None:
    """The title of a row whose cells have run together: between its owner and its partners, or its sum."""
    columns, line = block.name.split(), block.lines[0]
    start, end = line.start, dict(block.cells)["budget"].start
    if columns.index("title") > 0:
        owner = next((b for b in bodies if b.span.start == start), None)
        if owner is None:
            return None
        kind = re.match(r"[ ](?:kommune|herad)\b", text[owner.span.end : end])
        start = owner.span.end + (kind.end() if kind else 0)
    if columns[columns.index("title") + 1] in ("owner", "partner"):
        wide = re.compile(r"[ ]{2,}").search(text, start + 2, end)
        later = [b.span.start for b in bodies if b.span.start > start + 3]
        end = wide.start() if wide else min(later, default=end)
    return trimmed(text, Span(start, end))


_GRANTED = re.compile(
    r"[,(–-]?\s?(?:tildelt|tildeles|får|fikk|fekk|støtte|innvilget|innvilga|inntil)?:?"
    r"\s?(?:[Kk]r\.?\s?)?\d{1,3}[ .]\d{3}\b"
)
"""A sum behind a project's title."""


_TOGETHER = re.compile(r"(?i)\b(?:i samarbeid med|sammen med|saman med|i lag med|med deltak\w+ fr[aå])\b")
_SPEECH = re.compile(r"[,.!?»”\"] (?:sier|seier|sa|fortel|forteller|says) ")


def _listed_project(text: str, block: Block, bodies: Sequence[Mention]) -> Iterator[Mention]:
    line = Span(block.lines[0].start, block.lines[-1].end)
    if _SPEECH.search(line.of(text)):
        return  # a dash before speech is no mark of a list
    inside = [b for b in bodies if line.covers(b.span)]
    head = re.match(r"[^:\n]{3,80}:\s+(?=\S)", line.of(text))
    if head and _TOGETHER.search(head.group()):
        return  # a grant to one with others, which has a rule of its own
    if head and any(b.span.end <= line.start + head.end() for b in inside):
        granted = _GRANTED.search(text, line.start + head.end(), line.end)
        where = trimmed(text, Span(line.start + head.end(), granted.start() if granted else line.end))
        if len(where) >= 3:
            yield Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "list:owner-title")
        return
    tail = re.search(r",\s*(?P<owner>[^,()]{3,60}?)\s*(?:\((?:19|20)\d\d\))?\s*$", line.of(text))
    before = [b for b in inside if tail and b.span.end <= line.start + tail.start()]
    # With several bodies the line is a row of a table whose cells have run together.
    told = re.search(r"[.!?]$", line.of(text)) is not None
    if tail and " og " in tail["owner"] and any(b.span.end == line.start + tail.start() for b in before):
        return  # "Felles beredskap for Skien, Bamble og Siljan": the comma is in a row of bodies
    if tail and not told and len(before) < 2 and any(b.span.start >= line.start + tail.start() for b in inside):
        where = trimmed(text, Span(line.start, line.start + tail.start()))
        yield Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "list:title-owner")


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
