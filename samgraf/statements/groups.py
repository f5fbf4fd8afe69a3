"""Groups: who sits in a project's group by a heading that names the group, over people with labels of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import ACTORS, Block, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.text.layout import PEOPLE

LINE = 140
"""Characters of a line that tells of one person."""
LINK = 40
"""Characters of a line between names that is a link or a number."""
ROLL = 600
"""Characters of a line in which a list of people has run together."""
NEAR = 40
"""Characters behind a colon in which a list of people begins."""
HEADING = 60
"""Characters of a heading that names a group."""
_LEADS = frozenset({"leader", "contact"})
"""Fields that say of a person what membership does not add to."""
_LABEL = re.compile(r"(?:[A-ZÆØÅ][\wæøåÆØÅ /-]{2,40}[ ]?:[ ]?)?")


def group_claims(context: Context) -> Iterator[Statement]:
    """The people below a heading such as "Kven er med i prosjektgruppa?", each on a line: "Forskar: Kari Moe, NTNU"."""
    yield from _based(context)
    yield from _seated(context)
    project = context.main("@project")
    if project is None:
        return
    heads = {at for at, block in enumerate(context.blocks) if _names_group(context, block)}
    for block in context.blocks:
        if heads.isdisjoint({block.section, block.lead}) or block.kind == "heading" or block.name in _LEADS:
            continue
        for line in _lines(context.text, block):
            people = [m for m in context.within(line) if m.type == "Person"]
            if len(people) == 1 and _LABEL.fullmatch(context.text, line.start, people[0].span.start):
                member = context.entities.of(people[0])
                yield from context.state(member, "memberOf", project, people[0].span, line, "group:member", 0.85)


def _based(context: Context) -> Iterator[Statement]:
    """ "Forskere ved OsloMet: Kari Moe ⏎ Ola Lie": where the people of a field are from, by its label."""
    for block in context.blocks:
        named = context.within(block.label) if block.kind == "field" and block.name in PEOPLE and block.label else []
        bodies = [m for m in named if group_of(m.type) in ACTORS]
        if len(bodies) != 1:
            continue
        body = context.entities.of(bodies[0])
        seated = block.label is not None and _MEMBERS_OF.match(context.text, block.label.start, block.label.end)
        for line in block.lines:
            beside = [m for m in context.within(line) if m.type not in ("Role", "Theme")]
            people = [m for m in beside if m.type == "Person"]
            for person in people if seated or len(people) == len(beside) else ():
                who, whole = context.entities.of(person), Span(block.span.start, line.end)
                yield from context.state(who, "affiliatedWith", body, line, whole, "group:employer", 0.85)


_SEATS = re.compile(
    r"(?i)(?<!\w)(?:sitter|sit|består|bestod|bestått|medlemm?[ea]r|medlemm?[ea]ne|med[ ]i"
    r"|(?:satt|sett|sat)[ ](?:sammen|saman)|sammensatt|samansett?)(?!\w)"
)
"""What tells, before a colon, that those behind it sit in a body."""
_NO_SEATS = re.compile(
    r"(?i)[.!?]\s|(?<!\w)(?:kontakt\w*|ring|rabatt|tilbod|tilbud|foresl\w*|siden|sidan|spør|spurte|får|kan)(?!\w)"
)
"""What tells, before that colon, that something else of the body stands behind it: "Medlemmer kan *kontakte*:"."""
_ENDS = re.compile(r"[.!?]\s+[A-ZÆØÅ]\w*[ ][a-zæøå]")
"""Where a list in running text ends, with the sentence behind it."""


def _seated(context: Context) -> Iterator[Statement]:
    """ "I Arbeidsgruppe Kultur sit: Kari Moe, kulturleiar Ola Lie, rektor": who is named behind the colon."""
    for at, block in enumerate(context.blocks):
        colon = context.text.find(":", block.span.start, min(block.span.end, block.span.start + LINE))
        headed = block.kind == "heading" and colon < 0
        if block.kind not in ("paragraph", "heading") or (colon < 0 and not headed):
            continue
        lead = block.span if headed else Span(block.span.start, colon)
        bodies = [m for m in context.within(lead) if m.type != "Role" and m.type != "Theme"]
        seats = _SEATS.search(context.text, lead.start, lead.end) or (headed and bodies and bodies[0].span == lead)
        if [m.type for m in bodies] != ["Organisation"] or not seats or _NO_SEATS.search(lead.of(context.text)):
            continue
        beside = Span(colon + 1, block.span.end)
        apart = headed or not beside.of(context.text).strip()
        below = list(_lines_below(context, at, LINE if headed else ROLL)) if apart else []
        if headed and any(_TELLS.search(line.of(context.text)) for line in below):
            continue
        for rest in (below if len(below) > 2 else ()) if headed else below or (beside,):
            end = _ENDS.search(context.text, rest.start, rest.end)
            listed = Span(rest.start, end.start() if end else rest.end)
            people = [m for m in context.within(listed) if m.type == "Person"]
            for person in people if people and people[0].span.start - rest.start < NEAR else ():
                who, body = context.entities.of(person), context.entities.of(bodies[0])
                yield from context.state(who, "affiliatedWith", body, person.span, lead, "group:seat", 0.85)


_LINK = re.compile(r"(?i)[ ]?(?:\[[^\]\n]+\]|\S+@\S+|(?:tlf|telefon|mobil|e-?post)\b.*|[\d +()]+)")
_TELLS = re.compile(r"[.!?]$")
"""How a line ends that is a sentence about somebody: "Kari Moe held kurs*.*"."""
_BELOW = frozenset({"paragraph", "heading", "item"})


def _lines_below(context: Context, at: int, longest: int) -> Iterator[Span]:
    """The lines below a line that each begin with somebody's name."""
    for block in context.blocks[at + 1 :]:
        for line in block.lines:
            named = context.within(line)
            if len(line) <= LINK and not named and _LINK.fullmatch(line.of(context.text)):
                continue
            first = next((m for m in named if m.type == "Person"), None)
            if block.kind not in _BELOW or len(line) > longest or first is None or first.span.start != line.start:
                return
            yield line


_MEMBERS_OF = re.compile(r"(?i)(?:faste[ ])?medlemm?(?:er|ar|ene|ane)[ ](?:i|av|til)[ ]")
"""How a label tells that those below it sit in a body, wherever else they are from."""


def _lines(text: str, block: Block) -> Iterator[Span]:
    """The lines of a block, a field's with its label."""
    whole = block.span if block.kind == "field" else None
    for line in (whole,) if whole and "\n" not in whole.of(text) else block.lines:
        if len(line) <= LINE:
            yield line


def _names_group(context: Context, block: Block) -> bool:
    """Whether a block is a heading, or a line over a list, that names a project's group."""
    return (
        block.kind in ("heading", "paragraph")
        and len(block.span) <= HEADING
        and _group().search(context.text, block.span.start, block.span.end) is not None
    )


@cache
def _group() -> re.Pattern[str]:
    names = rules("names")["organisations"]
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives([*names['teams'], *names['team_headings']])})(?!\w)")
