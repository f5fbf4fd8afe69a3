"""Projects, events and venues: what a page is about, and what it names beside that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from samgraf.mentions.values import alternatives, rules
from samgraf.model import Block, Mention, Span
from samgraf.text import Page
from samgraf.text.layout import plain_label

TITLE_LENGTH = 200

_CAP = r"[A-ZÆØÅÁ][\wæøåÆØÅéöäü.&/-]*"
_QUOTED = r"(?:«(?P<q1>[^»\n]{3,160})»|“(?P<q2>[^”\n]{3,160})”|\"(?P<q3>[^\"\n]{3,160})\")"


@cache
def _project_noun() -> str:
    projects = rules("titles")["projects"]
    return rf"(?:(?:{alternatives(projects['prefixes'])})?(?:{alternatives(projects['nouns'])}))"


@cache
def _project_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    noun = _project_noun()
    projects = rules("titles")["projects"]
    words = [word for word in projects["nouns"] if word.endswith(("et", "a", "en", "ene")) or word in ("project", "programme")]
    definite = rf"(?:(?:{alternatives(projects['prefixes'])})?(?:{alternatives(words)}))"
    stops = alternatives(rules("names")["organisations"]["stops"])
    name = rf"(?:{_CAP}(?:[ ](?:(?:i|for|og|av|på|and|of|in|the|as|med)[ ])*{_CAP})*(?:[ ]\d\.\d)?)"
    return (
        ("project:quoted", re.compile(rf"(?i:(?<![\w-])(?:\w+)?{noun})[ ](?:[\wæøå]+[ ]){{0,2}}?{_QUOTED}")),
        ("project:colon", re.compile(rf"(?i:(?<![\w-]){noun})[ ](?P<name>{_CAP}(?::|[ ][-–])[ ][A-ZÆØÅa-zæøå][^.,;\n]{{5,90}})(?=[,.;\n]|$)")),
        ("project:apposed", re.compile(rf"{_QUOTED}[.,]?[ ](?:[Dd]et[ ])?(?i:er|var|som er)[ ](?:et|eit|ett)[ ](?:\w+[ ])?(?i:\w*prosjekt\b)")),
        ("project:phrase", re.compile(rf"(?i:(?<![\w-]){definite})[ ](?P<name>[A-ZÆØÅ][a-zæøå]+(?:[ ](?!(?:{stops})\b)[a-zæøå-]+){{1,6}})(?=[.,;:\n]|$)")),
        ("project:named", re.compile(rf"(?i:(?<![\w-]){definite})[ ](?P<name>{name})(?:[ ]\((?P<acronym>[A-ZÆØÅ][\w-]{{1,14}})\))?")),
        ("project:called", re.compile(rf"(?P<name>{name})[ ](?i:heter|heiter|hedder|er et|er eit|is a)[ ](?i:(?:\w+[ ]){{0,1}}{noun})")),
        ("project:compound", re.compile(r"(?<![\w-])(?P<name>[A-ZÆØÅ][A-ZÆØÅ\d]{3,14})-(?:prosjektet|programmet|midlar|midler|penger|pengar|satsingen|prosjekter|prosjekt)")),
        ("project:possessed", re.compile(rf"(?P<name>{name})[ ](?:er|is)[ ](?:ett|eitt|et|eit|one)[ ]av[ ](?:de|dei)[ ]\w+")),
    )


@cache
def _event_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    events = rules("titles")["events"]
    compound = alternatives(events["compound"])
    joined = alternatives(events["joined"])
    return (
        ("event:compound", re.compile(rf"(?<![\w-])[A-ZÆØÅ][a-zæøåA-ZÆØÅ-]{{2,30}}(?:{compound})(?![\w-])(?:[ ](?:(?:i|på)[ ])?(?:(?:19|20)\d\d|{_CAP}))?")),
        ("event:joined", re.compile(rf"(?<![\w-])(?:{_CAP}[ ]){{1,3}}(?:{joined})(?![\w-])(?:[ ](?:19|20)\d\d)?")),
        ("event:quoted", re.compile(rf"(?i:konferansen|seminaret|webinaret|festivalen|fagdagen|konferanse|seminar)[ ]{_QUOTED}")),
        ("event:quoted", re.compile(rf"{_QUOTED}\W+(?:\w+\W+){{0,6}}(?:denne|dette)?[ ]?(?i:konferansen|seminaret)")),
    )


def find_projects(text: str, span: Span) -> Iterator[Mention]:
    """The projects and programmes that a stretch names with their kind ("forskningsprosjektet OFFRI")."""
    for rule, pattern in _project_patterns():
        for match in pattern.finditer(text, span.start, span.end):
            group = next((g for g in ("name", "q1", "q2", "q3") if g in match.groupdict() and match[g]), None)
            if not group:
                continue
            where = Span(match.start(group), match.end(group))
            where = _trim(text, where)
            if len(where) >= 3 and plain_label(where.of(text)) not in _GENERIC:
                acronym = match.groupdict().get("acronym")
                yield Mention("Project", where, where.of(text), rule, attributes={"acronym": acronym} if acronym else {})


_GENERIC = frozenset({"prosjekt", "program", "norge", "noreg", "danmark", "det", "den", "vi"})


def find_events(text: str, span: Span) -> Iterator[Mention]:
    """The events that a stretch names by a proper name ("Førdekonferansen 2015", "Nordic Edge Expo")."""
    for rule, pattern in _event_patterns():
        for match in pattern.finditer(text, span.start, span.end):
            groups = [g for g in ("q1", "q2", "q3") if g in match.groupdict() and match[g]]
            where = Span(match.start(groups[0]), match.end(groups[0])) if groups else Span(match.start(), match.end())
            bare = plain_label(where.of(text))
            if bare.split()[0] not in rules("titles")["events"]["references"]:
                yield Mention("Event", where, where.of(text), rule)


def find_venues(text: str, block: Block, municipalities: Sequence[Mention]) -> Iterator[Mention]:
    """The places a block says something is held at: the value of a field, or a name with a hall's or hotel's ending."""
    if block.kind == "field" and block.name == "venue":
        yield from _field_venue(text, block, municipalities)
        return
    venues = rules("titles")["venues"]
    if block.kind == "row":
        return
    tail, single = alternatives(venues["tails"]), alternatives(venues["single"])
    rooms = alternatives(venues["rooms"])
    for pattern in (
        rf"(?<![\w-])(?!(?:I|På|Ved|Fem|Fire|Tre|To|Det|Den)[ ])(?:{_CAP}[ ](?:(?:&|kultur-[ ]og)[ ])?){{1,4}}(?:{tail})(?![\w-])",
        rf"(?<![\w-])(?:{_CAP}[ ]){{1,3}}[Hh]otell?(?:[ ](?:{_CAP}|&)){{0,3}}",
        rf"(?<=[Pp]å[ ])[A-ZÆØÅ][\wæøå-]+(?:{single})(?![\w-])|(?<=[ ]i[ ])[A-ZÆØÅ][\wæøå-]+(?:{single})(?![\w-])",
        rf"(?<=[Rr]om:[ ]){_CAP}(?:[ ][\wæøå]+){{0,2}}(?=$|[.,\n])",
    ):
        for match in re.finditer(pattern, text[block.span.start : block.span.end], re.M):
            where = _trim(text, Span(block.span.start + match.start(), block.span.start + match.end()))
            yield Mention("Venue", where, where.of(text), "venue:name")
    for match in re.finditer(rf"(?:{rooms})[ ](?P<list>{_CAP}(?:[ ][a-zæøå]+){{0,2}}(?:,[ ]{_CAP}(?:[ ][a-zæøå]+){{0,2}})*[ ]og[ ]{_CAP})", text[block.span.start : block.span.end]):
        for one in re.finditer(rf"{_CAP}(?:[ ](?!og)[a-zæøå]+)*", match["list"]):
            where = _trim(text, Span(block.span.start + match.start("list") + one.start(), block.span.start + match.start("list") + one.end()))
            yield Mention("Venue", where, where.of(text), "venue:room")


def _field_venue(text: str, block: Block, municipalities: Sequence[Mention]) -> Iterator[Mention]:
    line = block.lines[0]
    stop = re.search(r"\s*(?:\(|\.\s|\.$|;|\s[-–]\s)", line.of(text))
    value = Span(line.start, line.start + stop.start()) if stop else line
    parts = [Span(value.start + m.start(), value.start + m.end()) for m in re.finditer(r"[^,\s][^,]*", value.of(text))]
    # "Porsgrunn, Kafe Origo": the municipality says where the venue is and is not of its name.
    places = [p for p in parts if any(m.span.covers(_trim(text, p)) for m in municipalities)]
    named = [p for p in parts if p not in places]
    digital = alternatives(rules("titles")["venues"]["digital"])
    if not named or re.match(rf"(?:{digital})\b", named[0].of(text), re.I):
        return
    where = _trim(text, Span(parts[0].start if places[:1] != parts[:1] else named[0].start, named[-1].end))
    if len(where) >= 3:
        yield Mention("Venue", where, re.sub(r"\s+", " ", where.of(text)), "field:venue")


def find_record_titles(text: str, blocks: Sequence[Block], bodies: Sequence[Mention]) -> Iterator[Mention]:
    """The projects of tables and lists: a title's cell, a numbered line, "Owner: Title", "Title, Owner (2012)"."""
    from samgraf.mentions.programme import lead_of

    for index, block in enumerate(blocks):
        if block.kind == "record":
            cells = dict(block.cells)
            where = cells.get("title") or _before_owner(text, block, bodies)
            if where and len(where) >= 3:
                yield Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "record:title")
        elif block.kind == "item":
            lead = lead_of(blocks, index)
            if lead and re.search(r"(?i)(?<!\w)(?:prosjekt|prosjekta|prosjektene|prosjekter|prosjektar|\w*prosjekta|\w*prosjektene|projects)(?:\b|/)", lead.span.of(text)):
                yield from _listed_project(text, block, bodies)


def _before_owner(text: str, block: Block, bodies: Sequence[Mention]) -> Span | None:
    """The title of a numbered line: all before the body at its end, or before the sum."""
    inside = [b for b in bodies if block.span.covers(b.span)]
    first = block.lines[0]
    line = first.of(text)
    end = first.end
    if tail := re.search(r"\s+\d{1,3}(?:[ .]\d{3})*\s*$", line):
        end = first.start + tail.start()
    owners = [b for b in inside if first.covers(b.span) and re.fullmatch(r"[\s,;]*(?:[Bb]ydel[\w ]*)?", text[b.span.end : end])]
    if owners:
        end = owners[0].span.start
    return _trim(text, Span(first.start, end))


def _listed_project(text: str, block: Block, bodies: Sequence[Mention]) -> Iterator[Mention]:
    line = Span(block.lines[0].start, block.lines[-1].end)
    inside = [b for b in bodies if line.covers(b.span)]
    head = re.match(r"[^:\n]{3,80}:\s+(?=\S)", line.of(text))
    if head and any(b.span.end <= line.start + head.end() for b in inside):
        where = _trim(text, Span(line.start + head.end(), line.end))
        yield Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "list:owner-title")
        return
    tail = re.search(r",\s*(?P<owner>[^,()]{3,60}?)\s*(?:\((?:19|20)\d\d\))?\s*$", line.of(text))
    if tail and any(b.span.start >= line.start + tail.start() for b in inside):
        where = _trim(text, Span(line.start, line.start + tail.start()))
        yield Mention("Project", where, re.sub(r"\s+", " ", where.of(text)), "list:title-owner")


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in " \n\t,;:.«“\"":
        start += 1
    while end > start and text[end - 1] in " \n\t,;:.»”\"":
        end -= 1
    return Span(start, end)


# What the page itself is about.


def is_event_page(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether a page announces or reports an event: by its title, its fields and its programme."""
    title = page.document.title.casefold()
    heads = alternatives(rules("titles")["events"]["heads"])
    points = 3 * bool(re.search(rf"(?:{heads})(?:\b|[nr]?e?n?\b)", title))
    points += 2 * (sum(block.kind == "row" for block in blocks) >= 2)
    names = [block.name for block in blocks if block.kind == "field"]
    points += sum(name in ("date", "venue", "organiser", "deadline", "facilitator", "speaker") for name in names)
    points -= 2 * sum(name in ("leader", "funding", "period", "budget", "owner", "member") for name in names)
    body = page.text[page.body :].casefold()
    points += bool(re.search(rf"(?:{heads})", body[:600])) - bool(re.search(r"prosjekt|project|projekt", body[:600]))
    points -= 2 * bool(re.search(r"prosjekt|project|projekt", title)) + 2 * sum(b.kind == "record" for b in blocks[:40])
    return points >= 2


def main_event(page: Page, blocks: Sequence[Block], named: Sequence[Mention]) -> Mention | None:
    """The event that the page is about: by the title as it stands on the page, else as the front matter has it."""
    where = _title_span(page, blocks)
    if not where:
        return None
    whole, where = where, _event_title(page.text, where)
    title = where.of(page.text)
    announced = where.start != whole.start or _announces(title)
    for mention in named:
        # "Inviterer til frivilligkonferanse i Sogndal": the text names what the title only announces.
        if announced and _same_kind(mention, title) and mention.text.casefold() not in title.casefold():
            return replace(mention, rule="event:main", attributes={"main": True})
    return Mention("Event", where, re.sub(r"\s+", " ", title), "event:main", attributes={"main": True})


def _announces(title: str) -> bool:
    return bool(re.match(r"(?i)inviter|velkom|påmeld|\d+ påmeld|nå kan|no kan", title))


def _same_kind(mention: Mention, title: str) -> bool:
    """Whether an event's name and a title speak of the same kind of event ("Frivilligkonferansen", "frivilligkonferanse")."""
    word = re.sub(r"(?:n|et|ane|ene)$", "", plain_label(mention.text).split()[0])
    return len(word) > 6 and word in title.casefold()


def _title_span(page: Page, blocks: Sequence[Block]) -> Span | None:
    """Where the page's title stands: in its text, else a heading that names an event, else in the front matter."""
    title = page.document.metadata.get("title", "")
    plain = plain_label(title)
    if plain:
        for block in blocks[:8]:
            if block.kind in ("heading", "paragraph", "item") and plain_label(block.span.of(page.text)) == plain:
                return block.span
        heads = alternatives(rules("titles")["events"]["heads"])
        for block in blocks[:3]:
            if block.kind == "heading" and re.search(rf"(?i)(?:{heads})\b", block.span.of(page.text)):
                return block.span
        if (at := page.text.find(title)) >= 0:
            return Span(at, at + len(title))
    return next((b.span for b in blocks[:6] if b.kind == "heading" and len(b.span) > 8), None)


def _event_title(text: str, span: Span) -> Span:
    """The event's name without "Inviterer til", "Program" and the like around it."""
    events = rules("titles")["events"]
    lead = re.match(rf"(?i)(?:{alternatives(events['lead'])})[ ]+(?=\S)", span.of(text))
    if lead and len(span) - lead.end() > 5:
        span = Span(span.start + lead.end(), span.end)
    trail = re.search(rf"(?i)[ ]+(?:{alternatives(events['trail'])})$", span.of(text))
    if trail and trail.start() > 3:
        span = Span(span.start, span.start + trail.start())
    told = re.search(rf"(?i)\b(?:til|på|under|om)[ ](?P<name>[a-zæøå-]{{3,30}}(?:{alternatives(events['compound'])}))$", span.of(text))
    if told and _announces(span.of(text)):
        return Span(span.start + told.start("name"), span.start + told.end("name"))
    dated = re.search(r"\s+(?:den\s+)?\d{1,2}\.\s*(?:[-–]\s*\d{1,2}\.\s*)?[a-zæøå]+\.?(?:\s+(?:19|20)\d\d)?$", span.of(text))
    if dated and dated.start() > 12:
        span = Span(span.start, span.start + dated.start())
    return _trim(text, span)


def main_project(page: Page, blocks: Sequence[Block], named: Sequence[Mention]) -> Mention | None:
    """The project that the page is about: by its name's field, its title, or the name the text repeats."""
    text = page.text
    for block in blocks:
        if block.kind == "field" and block.name == "title" and _is_project_box(blocks):
            where = _trim(text, block.lines[0])
            return Mention("Project", where, where.of(text), "field:title", attributes={"main": True})
    projects = [m for m in named if m.type == "Project" and m.rule.split(":")[0] not in ("record", "list")]
    where = _title_span(page, blocks)
    if where and (lead := re.match(rf"(?i)(?:{alternatives(rules('titles')['projects']['lead'])})[ :]+", where.of(text))):
        where = Span(where.start + lead.end(), where.end)
    title = where.of(text) if where else ""
    about = next((m for m in projects if len(m.text) > 3 and m.text.casefold() in title.casefold()), None)
    if where and about is None and _is_project_page(page, blocks) and len(title.split()) <= 16:
        return Mention("Project", _trim(text, where), re.sub(r"\s+", " ", title), "project:main", attributes={"main": True})
    best = about or (projects[0] if projects else None)
    return replace(best, attributes={**best.attributes, "main": True}) if best else None


def _is_project_box(blocks: Sequence[Block]) -> bool:
    return any(b.name in ("leader", "funding", "period", "owner", "member", "number", "budget") for b in blocks)


def _is_project_page(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether the page's own title is a project's name."""
    url = page.document.metadata.get("url", "").casefold()
    path = re.search(r"/(?:\w+-)?(?:prosjekt|project|projekt|forskningsprosjekt|undersoegelse)\w*/", url)
    names = {b.name for b in blocks if b.kind == "field"}
    boxed = names & {"leader", "period", "owner", "partner", "funding", "member"} and len(names) >= 2
    awarded = "budget" in names and len(blocks) < 30
    news = re.match(r"(?i)(?:skal|ny|nye|får|vil|hva|kva|slik|millionar|millioner|status)\b", page.document.title)
    return bool(path or boxed or awarded) and not (news and not boxed)
