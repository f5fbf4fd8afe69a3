"""What the layout says: fields of fact boxes, programme points, records of tables, lists under their heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from samgraf.mentions import ProgrammeItem
from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import ACTORS, Block, Entity, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.doubts import is_doubted
from samgraf.statements.listings import group_head
from samgraf.statements.records import list_claims, panel_above, record_claims
from samgraf.statements.whereabouts import says_where, without

FIELDS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    # name of the field: (what its value names, predicate, whose end the value is, whose the page's thing is)
    "leader": (("Person", "leads", "subject", "@project"), ("Actor", "coordinatedBy", "object", "@project")),
    "owner": (("Actor", "ownedBy", "object", "@project"),),
    "municipality": (("Actor", "ownedBy", "object", "@box"),),
    "member": (("Person", "memberOf", "subject", "@project"), ("Actor", "partner", "object", "@project")),
    "partner": (("Actor", "partner", "object", "@project"),),
    "participant": (
        ("Person", "memberOf", "subject", "@project"),
        ("Actor", "partner", "object", "@project"),
        ("Person", "participant", "subject", "@event"),
        ("Actor", "participant", "subject", "@event"),
    ),
    "funding": (("Actor", "fundedBy", "object", "@page"), ("Project", "partOf", "object", "@project")),
    "budget": (("Actor", "fundedBy", "object", "@project"),),
    "organiser": (("Actor", "organisedBy", "object", "@event"),),
    "contact": (("Person", "contact", "subject", "@page"),),
    "registration": (("Person", "contact", "subject", "@event"),),
    "facilitator": (("Person", "facilitator", "subject", "@event"),),
    "speaker": (("Person", "speaker", "subject", "@event"),),
    "performer": (("Person", "speaker", "subject", "@event"), ("Actor", "partner", "object", "@project")),
    "programme": (("Project", "partOf", "object", "@project"),),
    "group": (),
    "absent": (),
}
_SURE = 0.95
_OF_ONE = frozenset({"leader", "facilitator", "owner", "funding"})
"""Fields that name one or two."""
LONG_VALUE = 240
"""Characters of a value that holds more than what its label asks for."""
NEAR_LABEL = 60
"""Characters of such a value in which the answer begins."""


def layout_claims(context: Context) -> Iterator[Statement]:
    """The statements that the layout of a page makes."""
    for index, block in enumerate(context.blocks):
        if block.kind == "field":
            yield from _field(context, index, block)
            yield from _further(context, index, block)
        elif block.kind == "record":
            yield from record_claims(context, block)
        elif block.kind in ("item", "heading"):
            yield from list_claims(context, index, block)
    for item in context.found.programme:
        yield from _programme(context, item)


# Fields.


def _field(context: Context, index: int, block: Block) -> Iterator[Statement]:
    rule = f"field:{block.name}"
    values = Span(block.lines[0].start, block.lines[-1].end)
    # "Løyving frå Norges forskningsråd: 7 millionar": the label may name the body.
    scope = block.span if block.name in ("budget", "funding") else values
    named = [m for m in context.within(scope) if not m.refers or m.rule != "pointer"]
    if block.name == "participant":
        away = _stood_in_for(context, values)
        named = [m for m in named if context.entities.of(m) not in away]
    if block.name in _OF_ONE and len(block.lines) == 1 and len(values) > LONG_VALUE:
        # What has run on behind a lost line break is no answer to the label.
        named = [m for m in named if m.span.start - values.start < NEAR_LABEL]
    doubted = is_doubted(values.of(context.text))
    if block.name == "partner" and len(block.lines) == 1 and (rest := _RUN_ON.search(values.of(context.text))):
        named = [m for m in named if m.span.start - values.start < rest.start()]
    chairs = [line for line in block.lines if block.name in _STAGES and _chair().search(line.of(context.text))]
    for kind, predicate, end, other in (*_asked(context, block), *_answers_for(context, block)):
        if doubted and (predicate == "fundedBy" or (predicate == "partner" and len(values) < LONG_VALUE)):
            continue
        if block.name in _AT_EVENT and other == "@project" and context.found.event:
            continue  # who came to the event of a page, or whom they are of, takes no part in a project that it names
        if (kind, predicate) == ("Actor", "participant") and not all(_is_of_bodies(context, li) for li in block.lines):
            continue  # whom the people who came are of
        boxed = context.boxed(index) if other != "@event" else None
        if predicate == "partner" and not boxed and not context.is_of_project():
            continue
        page = boxed or context.main(other)
        for mention in named:
            if group_of(mention.type) != kind and not (kind == "Actor" and group_of(mention.type) in ACTORS):
                continue
            if kind == "Actor" and _belongs_to_person(context, mention, block):
                continue
            entity = context.entities.of(mention)
            subject, object_ = (entity, page) if end == "subject" else (page, entity)
            line = next((li for li in block.lines if li.covers(mention.span)), values)
            if predicate == "partner" and (group_head(context, line) or says_where(context, mention, line)):
                continue
            if predicate == "speaker" and mention in _on_talks(context):
                continue  # whoever gives a talk speaks there
            told = predicate
            if line in chairs and kind == "Person":
                told = "facilitator"
            elif predicate == "speaker" and block.name == "performer" and (chairs or _speaks_of_panel(context, block)):
                told = "participant"
                object_ = panel_above(context, block, block.label.of(context.text) if block.label else "") or object_
            found = context.state(subject, told, object_, line, block.span, rule, _SURE)
            yield from found
    if block.name == "venue" or (block.name == "date" and _tells_where(context, block, named)):
        yield from _venue(context, block, named)
    if block.name == "address":
        yield from _address(context, block, named)


_RUN_ON = re.compile(
    r"(?<=[\w)]{2})\.[ ](?=[A-ZÆØÅ])"
    r"(?![^.]{0,200}?\b(?i:med|delt[ao]\w*|deltek|delteke|partn\w+|samarbeid\w*)\b)"
)
"""Where what has run on behind a list of partners begins, which tells of no more of them."""


def _asked(context: Context, block: Block) -> tuple[tuple[str, str, str, str], ...]:
    """What a field says of its value; of an owner's, whose label asks who coordinates, that this body does."""
    told = FIELDS.get(block.name, ())
    coordinates = block.name == "owner" and block.label and _COORDINATES.match(block.label.of(context.text))
    return (("Actor", "coordinatedBy", "object", "@project"),) if coordinates else told


_AT_EVENT = frozenset({"participant", "performer"})
_COORDINATES = re.compile(r"(?i)koordin|verts|coordinat")


def _tells_where(context: Context, block: Block, named: Sequence[Mention]) -> bool:
    """Whether a field of when an event is says where too: "Tid og sted: 4. mai, Hamar"."""
    asked = block.label is not None and _WHERE.search(block.label.of(context.text))
    return bool(asked) or any(m.type == "Venue" for m in named)


_WHERE = re.compile(r"(?i)\bst(?:ed|ad)\b|\bhvor\b|\bkvar\b")


_FOR_WHOM = re.compile(r"(?i)(?<!\w)(?:møtte?|møter|vara|varamedlem|stedfortreder) for(?!\w)")


def _stood_in_for(context: Context, values: Span) -> list[Entity]:
    """Those who did not meet, where a list says who met for whom: "Møtte for ⏎ Kari Moe Ola Lie"."""
    if not _FOR_WHOM.search(context.text, values.start, values.end):
        return []
    absent = [b.span for b in context.blocks if b.kind == "field" and b.name == "absent"]
    named = (context.entities.of(m) for span in absent for m in context.within(span) if m.type == "Person")
    return [entity for entity in named if entity]


def _further(context: Context, index: int, block: Block) -> Iterator[Statement]:
    """The bodies that stand below a field on lines of their own, as its first value does."""
    told = FIELDS[block.name][:1] if block.name in ("partner", "funding") else ()
    under = block.label is not None and "\n" in context.text[block.label.end : block.lines[0].start]
    if not told or not under or not _is_of_bodies(context, block.lines[0]):
        return
    ((_, predicate, _, other),) = told
    page = context.boxed(index) or context.main(other)
    for line in context.blocks[index + 1 :]:
        if line.kind not in ("paragraph", "heading") or not _is_of_bodies(context, line.span):
            return
        for mention in context.within(line.span):
            if group_of(mention.type) in ACTORS:
                body = context.entities.of(mention)
                yield from context.state(page, predicate, body, line.span, line.span, f"field:{block.name}", 0.9)


_BESIDE = re.compile(r"(?i)[\s/,;()&–-]|\b(?:og|ved|kommune|herad|fylkeskommune)\b")


def _is_of_bodies(context: Context, line: Span) -> bool:
    """Whether a line names bodies and nothing else."""
    named = [m.span for m in context.within(line) if group_of(m.type) in ACTORS]
    rest = without(context.text, line, named)
    return bool(named) and not _BESIDE.sub("", rest)


_STAGES = frozenset({"speaker", "performer"})


def _on_talks(context: Context) -> list[Mention]:
    """The people of titled points of the programme."""
    return [speaker for item in context.found.programme if item.title for speaker in item.speakers]


@cache
def _chair() -> re.Pattern[str]:
    words = alternatives(rules("titles")["talks"]["facilitators"])
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)


def _speaks_of_panel(context: Context, block: Block) -> bool:
    return block.label is not None and bool(re.search(r"(?i)panel|debatt|samtale", block.label.of(context.text)))


def _answers_for(context: Context, block: Block) -> tuple[tuple[str, str, str, str], ...]:
    """What the owner's field says of a person: who is responsible for a project leads it."""
    responsible = block.name == "owner" and block.label and _RESPONSIBLE.search(block.label.of(context.text))
    return (("Person", "leads", "subject", "@project"),) if responsible else ()


_RESPONSIBLE = re.compile(r"(?i)ansvarl|leder|leiar")


def _belongs_to_person(context: Context, body: Mention, block: Block) -> bool:
    """Whether a body in a list of people is somebody's employer and takes no part itself."""
    line = next((li for li in block.lines if li.covers(body.span)), block.span)
    if _AT.match(line.of(context.text)) and any(m.type == "Person" for m in context.within(_until(block, line))):
        return True  # "Kari Moe ⏎ ved NORCE"
    represented = BY.match(context.text, body.span.end, line.end)
    return not represented and any(m.type == "Person" and m.span.end <= body.span.start for m in context.within(line))


def _until(block: Block, line: Span) -> Span:
    """The values of a field above one of them."""
    return Span(block.lines[0].start, line.start)


_AT = re.compile(r"(?:ved|hos|at)[ ]")
"""What a line begins with that says where the person above it works."""
BY = re.compile(r"[\s,]{0,3}(?:v/|v\.|v /|ved|representert ved)\s")
"""What stands between a body and who speaks for it."""


def _venue(context: Context, block: Block, named: Sequence[Mention]) -> Iterator[Statement]:
    event = context.main("@event")
    venues = [context.entities.of(m) for m in named if m.type == "Venue"]
    places = [context.entities.of(m) for m in named if m.type == "Municipality"]
    line = block.lines[0]
    for venue in venues:
        yield from context.state(event, "heldAt", venue, line, block.span, "field:venue", _SURE)
        for place in places[:1]:
            yield from context.state(venue, "inMunicipality", place, line, block.span, "field:venue", 0.9)
    if not venues:
        for place in places[:1]:
            placed = event or context.main("@project")
            yield from context.state(placed, "inMunicipality", place, line, block.span, "field:venue", 0.9)


def _address(context: Context, block: Block, named: Sequence[Mention]) -> Iterator[Statement]:
    """The municipality in the address of the place that another field names."""
    for place in [context.entities.of(m) for m in named if m.type == "Municipality"][:1]:
        event, line = context.main("@event"), block.lines[0]
        yield from context.state(event, "inMunicipality", place, line, block.span, "field:venue", 0.9)


# Programmes.


def _programme(context: Context, item: ProgrammeItem) -> Iterator[Statement]:
    event = context.main("@event") or _event_of_programme(context)
    title = context.entities.of(item.title) if item.title else None
    block = context.blocks[item.block]
    if title:
        whole = context.entities.of(item.inside) if item.inside else event
        assert item.title is not None
        yield from context.state(title, "partOf", whole, item.title.span, block.span, "programme:part", 0.95)
    target = title or event
    predicate = "participant" if item.panel or (title is None and _under_chair(context, item.block)) else "speaker"
    for mention in item.speakers:
        speaker = context.entities.of(mention)
        yield from context.state(speaker, predicate, target, item.span, block.span, f"programme:{predicate}", 0.92)
    for mention in item.facilitators:
        chair = context.entities.of(mention)
        yield from context.state(chair, "facilitator", target, item.span, block.span, "programme:facilitator", 0.92)


def _under_chair(context: Context, index: int) -> bool:
    """Whether a list of people stands right under the field that names who chairs: they are the panel."""
    if context.blocks[index].kind != "item":
        return False
    above = next((b for b in reversed(context.blocks[:index]) if b.kind != "item"), None)
    return above is not None and above.name == "facilitator"


def _event_of_programme(context: Context) -> Entity | None:
    events = [m for m in context.found.placed if m.type == "Event" and not m.refers]
    return context.entities.of(events[0]) if events else None
