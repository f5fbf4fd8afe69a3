"""Bodies that stand where a list or a person's employer does, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from samgraf.mentions.captions import find_captions
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.name_forms import goes_on
from samgraf.mentions.name_lists import Names
from samgraf.mentions.overlaps import Placed, settle
from samgraf.mentions.programme import lead_of
from samgraf.mentions.roles import role_pattern
from samgraf.model import BODIES, Block, Mention, Span
from samgraf.text.layout import load_layout

LISTED = 3
"""Lines of one form from which a list shows what its lines hold."""
_BODY_FIELDS = frozenset({"partner", "funding", "organiser"})


def find_employers(text: str, block: Block, named: Placed) -> Iterator[Mention]:
    """What stands where the employer of one of the named persons of a block does."""
    listed = block.kind in ("row", "item", "field", "heading")
    near = named.within(block.span)
    persons = [m for m in near if m.type == "Person" and not m.refers]
    for line in block.lines if persons else ():
        yield from _beside(text, line, persons, near, listed=listed)
        for caption in find_captions(text, line):
            yield from _shown(text, caption, persons, near)


def with_represented(text: str, blocks: Sequence[Block], named: Sequence[Mention]) -> list[Mention]:
    """The names, with the bodies that lists name before a colon and a person in place of what was seen in them."""
    placed = Placed(named)
    found: list[Mention] = []
    for block in blocks:
        if block.kind in ("item", "field"):
            for line in block.lines:
                persons = [m for m in placed.within(line) if m.type == "Person"]
                found += _represented(text, line, persons)
    # A list shows its own way: one line alone may be anything.
    new = [m for m in found if not any(o.type in BODIES and o.span == m.span for o in named)]
    return settle([*named, *new], first=new) if len(found) >= LISTED else list(named)


def with_listed(text: str, blocks: Sequence[Block], named: Sequence[Mention], names: Names) -> list[Mention]:
    """The names, with those that a list of partners has on lines of their own and nothing else shows."""
    placed = Placed(named)
    new: list[Mention] = []
    for block in blocks:
        for mention in (m for line in _body_lines(text, blocks, block) for m in _listed_bodies(text, line)):
            inside = placed.within(mention.span)
            known = [m for m in inside if m.type != "Person" or names.is_given(m.text.split()[0])]
            if not known and len(mention.text.split()[0]) > 1:
                new.append(mention)
    return settle([*named, *new], first=new) if new else list(named)


def _body_lines(text: str, blocks: Sequence[Block], block: Block) -> Sequence[Span]:
    """The lines of a block that each name a body: items under "Partnere", a field's values, a record's owner."""
    if block.kind == "record":
        return [cell for name, cell in block.cells if name == "owner"]
    if block.kind == "field" and block.name in _BODY_FIELDS and len(block.lines) > 1:
        return [line for line in block.lines if not load_layout().is_table_head(line.of(text))]
    lead = lead_of(blocks, block) if block.kind == "item" else None
    named = lead and load_layout().field(lead.span.of(text).rstrip(":"), exact=True) in _BODY_FIELDS
    return block.lines[:1] if named else ()


def with_agents(text: str, blocks: Sequence[Block], named: Sequence[Mention], names: Names) -> list[Mention]:
    """The names, with what fields and sentences say does something and nothing else shows to be a body.

    "Arrangør: *Nabolagstanken* og KS", "møtet er i regi av *Nabolagstanken*".
    """
    placed = Placed(named)
    new: list[Mention] = []
    for block in blocks:
        for span in (*_field_names(text, block), *(s for line in block.lines for s in _agents(text, line))):
            words = span.of(text).split()
            person = names.is_given(words[0]) or (len(words) > 1 and names.is_family(words[-1]))
            known = any(other.span.overlaps(span) for other in placed.within(block.span))
            if not (person or known or role_pattern().match(span.of(text))):
                new.append(Mention("Organisation", span, span.of(text), "organisation:agent"))
    return settle([*named, *new], first=named) if new else list(named)


_DOING_FIELDS = frozenset({"partner", "organiser", "owner"})
_AGENT = r"(?![A-ZÆØÅ]{2,}\b)[A-ZÆØÅ][\wæøåé&-]{3,}(?:[ ][A-ZÆØÅ][\wæøåé&-]+){0,3}"
_FIELD_NAME = re.compile(rf"(?:^|(?<=, )|(?<= og )|(?<=; ))(?P<name>{_AGENT})(?=$|[,;]|[ ]og[ ])")


def _field_names(text: str, block: Block) -> Iterator[Span]:
    """The names of a list on the one line of a field of those who arrange or take part."""
    if block.kind == "field" and block.name in _DOING_FIELDS and len(block.lines) == 1:
        line = block.lines[0]
        general = rules("names")["organisations"]["in_general"]
        for match in _FIELD_NAME.finditer(line.of(text)):
            # Who owns something may be a person, of two names or more.
            named = " " not in match["name"] or block.name != "owner"
            if named and match["name"].casefold() not in general:
                yield Span(line.start + match.start("name"), line.start + match.end("name"))


@cache
def _agent() -> re.Pattern[str]:
    organisations = rules("names")["organisations"]
    led, beside = alternatives(organisations["led"]), alternatives(organisations["beside"])
    excluded = alternatives(organisations["not_employers"])
    general = alternatives(organisations["in_general"])
    many = r"[A-ZÆØÅ][a-zæøå]+(?:ene|ane|erne)\b"  # "i samarbeid med Bylaboratoriene": several of a kind
    return re.compile(
        rf"(?<!\w)(?i:(?:{led})[ ]av|{beside})[ ]"
        rf"(?P<name>(?!(?i:{excluded}|{general})\b|{many}){_AGENT})"
        r"(?=$|[.,;)]|[ ](?:og|for|som)[ ]|[ ]i[ ](?:samarbeid|lag)[ ])"
    )


@cache
def _agent_list() -> re.Pattern[str]:
    """Several who do something together: "arrangert av KS, *Nabolagstanken* og *Bylab Torget*"."""
    organisations = rules("names")["organisations"]
    led, beside = alternatives(organisations["led"]), alternatives(organisations["beside"])
    one = r"[A-ZÆØÅ][\wæøåé&-]+(?:[ ](?:(?:i|for)[ ])?[A-ZÆØÅ][\wæøåé&-]+|[ ](?:kommune|fylkeskommune)){0,3}"
    return re.compile(
        rf"(?<!\w)(?i:(?:{led})[ ]av|{beside})[ ](?P<all>{one}(?:,[ ]{one}){{0,8}}[ ]og[ ]{one})(?=$|[.;)\n])"
    )


def _agents(text: str, line: Span) -> Iterator[Span]:
    """What a line says that something is led or held by, or is done with."""
    for match in _agent().finditer(text, line.start, line.end):
        yield Span(*match.span("name"))
    for match in _agent_list().finditer(text, line.start, line.end):
        for one in re.finditer(rf"(?:^|(?<=, )|(?<= og )){_AGENT}(?=$|,|[ ]og[ ])", match["all"]):
            yield Span(match.start("all") + one.start(), match.start("all") + one.end())


_BRACKETS = re.compile(r"(?:(?<![ ])[ ]+)?[(\[](?P<inside>[^()\[\]\n]{2,90})[)\]]")
_APPOSITION = re.compile(r",[ ](?P<inside>[A-ZÆØÅ][^.;:()|\n]{1,110})(?=[ ]*(?:$|[.;)|\n]))", re.M)
_PREPOSITION = re.compile(
    r"[ ](?:fra|frå|hos|ved|i)[ ](?P<inside>[A-ZÆØÅ][\w&-]+(?:[ ](?:(?:og|&|for|i|på)[ ])?[A-ZÆØÅ][\w&-]+){0,3}"
    rf"{goes_on()})"
)


@cache
def _after_role() -> re.Pattern[str]:
    """ "…, sjeføkonom Eika Gruppen": capitalised words after a role; one leads a project *for* what it is named."""
    at = r"(?:[ ](?:i|ved|for|hos|på|fra|frå))?"
    role = rf"(?!\w*prosjektl\w+[ ]for\b){role_pattern().pattern}{at}"
    return re.compile(
        rf"(?:,|[ ][–-])[ ]{role}(?:{_further()}{at})?[ ](?P<inside>{_EMPLOYER})(?=[ ]*(?:$|[.:;,)|\n]))", re.M
    )


@cache
def _in_post() -> re.Pattern[str]:
    """ "Kari Moe, dagleg leiar og medgründar i *Solviq*, seier": in running text."""
    name = rf"(?![A-ZÆØÅ]{{2,}}[^\w]){_EMPLOYER}{goes_on()}"
    return re.compile(rf",[ ]{role_pattern().pattern}(?:{_further()})?[ ](?:i|hos)[ ](?P<inside>{name})(?=[.,;)])")


def _further() -> str:
    """One more post of the same person: "og ein av tre gründerar"."""
    return rf"[ ](?:og|and|&)[ ](?:(?:ein|en|éin)[ ]av[ ](?:\w+[ ]){{0,2}})?{role_pattern().pattern}"


_EMPLOYER = r"[A-ZÆØÅ][\w&.-]+(?:[ ][A-ZÆØÅ][\w&.-]+){0,3}"


def _beside(
    text: str, line: Span, persons: Sequence[Mention], known: Sequence[Mention], *, listed: bool
) -> Iterator[Mention]:
    """What stands where a person's employer does: "Sandrina Sandell (Løvetannakademiet)".

    `listed` says that the line is of a list or programme, where "Name, Body" is a form of its own.
    """
    for person in persons:
        if person.refers or not line.covers(person.span):
            continue
        after = person.span.end
        for pattern, separators in (
            (_BRACKETS, r"[,/;]"),
            (_after_role(), r"/") if listed else (_in_post(), r"/"),
            (_APPOSITION, r"[,/]") if listed else (None, ""),
            (_PREPOSITION, r"/"),
        ):
            match = pattern.match(text, after, line.end) if pattern else None
            if match:
                yield from _slots(text, Span(match.start("inside"), match.end("inside")), separators, known)
                break


_SHOWN = re.compile(r",[ ](?P<inside>[^,;.:()\n]+)(?=[,;.]|\s*$)")
_AND = re.compile(r"[ ]og[ ](?=\S)")


def _shown(text: str, caption: Span, persons: Sequence[Mention], known: Sequence[Mention]) -> Iterator[Mention]:
    """What stands behind the name of somebody on a picture, up to who is next: "Kari Moe, *EKS* og Ola Lie, NTNU"."""
    shown = [m for m in persons if caption.covers(m.span)]
    for person in shown:
        match = _SHOWN.match(text, person.span.end, caption.end)
        if match is None:
            continue
        start, end = match.span("inside")
        follows = next((m.span.start for m in shown if m.span.start > start), end)
        parted = [m.start() for m in _AND.finditer(text, start, end)]
        if follows < end:
            end = max((at for at in parted if at < follows), default=start)
        body = next((m for m in known if m.span.start == start), None)
        if body and body.span.end in parted and body.span.end < end:
            start = body.span.end + len(" og ")
        yield from _slots(text, Span(start, end), "/", known)


_BEFORE_COLON = re.compile(r"(?:(?:Fra|Frå|For)[ ])?(?P<name>[A-ZÆØÅ][\w.&’'-]*(?:[ ][\w.&’'-]+){0,6}?)[ ]?:[ ]*")


def _represented(text: str, line: Span, persons: Sequence[Mention]) -> Iterator[Mention]:
    """What stands before a colon and a person in a list: "Asker Kulturråd: Erik de Mora"."""
    match = _BEFORE_COLON.match(text, line.start, line.end)
    # A row of people after a colon is of a group, not of a body ("Rådmenn: …").
    if match and len(persons) <= 2 and any(person.span.start == match.end() for person in persons):
        name = match["name"]
        if not (role_pattern().search(name) or load_layout().field(name) or len(name) < 3):
            yield Mention(
                "Organisation", Span(match.start("name"), match.end("name")), name, "organisation:represented"
            )


_LISTED_NAME = re.compile(r"(?P<name>[^\W\d_a-zæøå][^,(;:\n|]{2,80}?)[ ]*(?=[,(;|]|[ ][–-][ ]|$)", re.M)


def _listed_bodies(text: str, line: Span) -> Iterator[Mention]:
    """What begins a line of a list of partners, givers or hosts: "Spotteron (Østerrike)"."""
    match = _LISTED_NAME.match(text, line.start, line.end)
    figures = match and re.search(r"\d[. ]?\d{3}", match["name"])
    if match and match["name"].split()[0] in rules("names")["organisations"]["calls"]:
        return
    if match and not figures and len(match["name"].split()) <= 8 and not role_pattern().match(match["name"]):
        yield Mention(
            "Organisation", Span(match.start("name"), match.end("name")), match["name"], "organisation:of-list"
        )


def _is_named(span: Span, other: Mention) -> bool:
    """Whether what is known already names the employer; a town in its name does not ("Oslo Business School")."""
    if not span.overlaps(other.span):
        return False
    town = other.type in ("Municipality", "County") and not other.attributes.get("full")
    return not (town and span.covers(other.span) and len(other.span) < len(span))


_OFFICE = re.compile(rf"(?:{role_pattern().pattern})[ ](?:(?:i|ved|hos|fra|frå)[ ])?(?=[A-ZÆØÅ]{{2}}[\w&-]*$)")
"""Before an acronym, what somebody is there: "(*professor* HHB)"."""


_FIGURES = re.compile(r"\d{3}|\d[.:]\d|%|(?i:\bkl\b)")
"""What stands in brackets on when somebody came or how much: "(Fra kl. 10)", "(Frikjøpt 50 %)"."""
_GOES_ON = re.compile(r"[ ]i[ ][a-zæøå]+$")


def _slots(text: str, inside: Span, separators: str, known: Sequence[Mention]) -> Iterator[Mention]:
    excluded = frozenset(rules("names")["organisations"]["not_employers"])
    for part in re.finditer(rf"(?:(?!{separators}).)+", inside.of(text)):
        start, end = inside.start + part.start(), inside.start + part.end()
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] in " .":
            end -= 1
        if office := _OFFICE.match(text, start, end):
            start = office.end()
        span = Span(start, end)
        name = span.of(text)
        if len(name) < 2 or not name[0].isupper() or name in excluded or _FIGURES.search(name):
            continue
        if role_pattern().match(name) or len(name.split()) > 7 or any(_is_named(span, other) for other in known):
            continue
        if _GOES_ON.search(name) and any(span.overlaps(other.span) for other in known):
            continue  # "rådgiver i *Skien* i mange år"
        yield Mention("Organisation", span, name, "organisation:employer")
