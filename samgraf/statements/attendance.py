"""Lists of those present: the body behind each name, and the council whose minutes they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.roles import role_pattern
from samgraf.model import ACTORS, Block, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, words_of

COUNCIL = 6
"""Letters of a word that names more than a kind of body ("råd", "utvalg")."""
_LISTS = frozenset({"participant", "absent"})
_TO_BODY = re.compile(
    rf"[ ]?[,–-]?[ ]?(?P<role>(?:{role_pattern().pattern})(?:[ ](?:i|for|ved))?)?[ ,]*(?:[–-][ ])?(?:(?:fra|frå)[ ])?"
)
"""What may stand between a person and the body that the list has them for."""
_OFFICE = re.compile(rf"(?:{alternatives(rules('names')['roles']['of_councils'])})(?![\w-]|[ ](?:i|av|for)[ ])", re.I)
"""What somebody is in a council, behind a name."""
_OF_BOARD = re.compile(r"(?i)(?:ekstraordinært )?(?:styremøte|styremøtet|møte i styret|medlemsmøte|årsmøte)\b")
_JOINT = re.compile(r"(?P<comma>,[ ])|[ ](?:og|&)[ ]")


def attendance_claims(context: Context) -> Iterator[Statement]:
    """Whose body those present, or not, are of."""
    council = _council(context)
    for block in context.blocks:
        if block.kind != "field" or block.name not in _LISTS:
            continue
        if block.label and _ADMINISTRATION.match(block.label.of(context.text)):
            yield from _administration(context, block, council)
        seats = council if block.label and _SEATED.search(block.label.of(context.text)) else None
        for line in block.lines:
            named = [m for m in context.within(line) if m.type == "Person" or group_of(m.type) in ACTORS]
            yield from _line_claims(context, line, named, council)
            if seats and not _FOR_ANOTHER.search(context.text, line.start, line.end):
                for person in (m for m in named if m.type == "Person"):
                    yield from _state(context, person, seats, line, "council")


_SEATED = re.compile(r"(?i)(?<!\w)(?:vara)?medlemm?[ea]r(?!\w)|(?<!\w)(?:vara)?medlemm?[ea]ne(?!\w)")
"""Of a label, that those below it sit in the body that meets."""
_FOR_ANOTHER = re.compile(r"(?i)(?<!\w)for(?!\w)")
"""What tells that somebody on a line was not there: "Kari Moe for Ola Lie"."""


_ADMINISTRATION = re.compile(r"(?i)(?:fra|frå|for)[ ]adm(?:inistrasjon(?:en)?|\.)?(?!\w)")


def _administration(context: Context, block: Block, council: Mention | None) -> Iterator[Statement]:
    """That those who met for the administration work for the municipality whose minutes they are, or the council."""
    publisher = context.publisher()
    own = publisher if publisher and publisher.type in ("Municipality", "County") else council
    if own is None:
        return
    for line in block.lines:
        named = [m for m in context.within(line) if m.type != "Role"]
        if [m.type for m in named] == ["Person"]:
            yield from _state(context, named[0], own, line, "administration")


def _line_claims(
    context: Context, line: Span, named: Sequence[Mention], council: Mention | None
) -> Iterator[Statement]:
    text = context.text
    for at, person in enumerate(named):
        if person.type != "Person":
            continue
        following = named[at + 1] if at + 1 < len(named) else None
        if following and following.type != "Person" and _is_of(text, person, following, line):
            several = _sharing(text, named, at) if text[person.span.end : following.span.start] == " " else [person]
            for one in several:
                yield from _state(context, one, following, Span(one.span.start, following.span.end), "body")
        if council and _OFFICE.match(text[person.span.end : line.end].lstrip(" ,–-(0123456789.")):
            yield from _state(context, person, council, line, "council")


def _state(context: Context, person: Mention, body: Mention, quoted: Span, rule: str) -> Iterator[Statement]:
    who, where = context.entities.of(person), context.entities.of(body)
    yield from context.state(who, "affiliatedWith", where, quoted, quoted, f"attendance:{rule}", 0.88)


def _is_of(text: str, person: Mention, body: Mention, line: Span) -> bool:
    """Whether a body behind a name is that person's: nothing but a role stands between, and nobody speaks for it."""
    between = _TO_BODY.fullmatch(text, person.span.end, body.span.start)
    spoken = re.match(r"[ ]?(?::|v/|ved[ ])", text[body.span.end : line.end])
    if between is None or spoken is not None:
        return False
    return not words_of(between["role"] or "") & doubts("former")


def _sharing(text: str, named: Sequence[Mention], at: int) -> list[Mention]:
    """The persons who share a body with the last of them: "Kari Moe, Siv Dahl og Ola Lie Solvik vel"."""
    people = [named[at]]
    while at and named[at - 1].type == "Person":
        joint = _JOINT.fullmatch(text, named[at - 1].span.end, named[at].span.start)
        if joint is None or (len(people) == 1 and joint["comma"]):
            break
        at -= 1
        people.append(named[at])
    return people


def _council(context: Context) -> Mention | None:
    """The one council, committee or board that the head of the minutes names."""
    top = next((i for i, b in enumerate(context.blocks) if b.kind == "field" and b.name in _LISTS), 0)
    head = [m for block in context.blocks[:top] for m in context.within(block.span) if m.type == "Organisation"]
    event = context.found.event
    if event and _OF_BOARD.match(event.text) and len({m.text for m in head}) == 1:
        return head[0]  # the minutes of a society's board
    ending = rules("names")["organisations"]["council_endings"]
    found = {
        m.text.casefold(): m for m in head if any(word.casefold().endswith(tuple(ending)) for word in m.text.split())
    }
    if not found:
        # Where the head has run together, the title tells whose minutes they are.
        title = context.page.document.metadata.get("title", "").casefold()
        several = [word for word in re.findall(r"\w+", title) if len(word) > COUNCIL and word.endswith(tuple(ending))]
        named = [m for m in context.found.placed if m.type == "Organisation" and not m.refers]
        told = [m for m in named if (name := m.text.casefold()) in title and name.endswith(tuple(ending))]
        found = {m.text.casefold(): m for m in told} if len(several) == 1 else {}
    return next(iter(found.values())) if len(found) == 1 else None
