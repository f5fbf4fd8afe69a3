"""Offices of which a body has one, on a page that names one such body alone: "kommunedirektør Kari Moe"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import ACTORS, Entity, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts

_BEFORE = re.compile(r"[ ]|:[ ]?|[ ](?:for|innen|innan)[ ](?:[a-zæøå-]+[ ]){1,2}(?:og[ ][a-zæøå-]+[ ])?")
"""What stands between an office and the name of who has it."""
_BEHIND = re.compile(r",[ ]|[ ]\(|[ ]?\n|,?[ ](?:som[ ])?(?:er|var)[ ](?:(?:ny|vår)[ ])?")
_ELSEWHERE = re.compile(
    rf"[ ]?\((?!bildet|biletet|t\.|til[ ]|(?:{alternatives(rules('names')['roles']['parties'])})\))"
    r"|,?[ ](?:i|fra|frå|ved|på|hos|for)[ ](?:[a-zæøå]+[ ]){0,2}[A-ZÆØÅ]|,[ ]?[A-ZÆØÅ]|[ ]?[/|–-][ ]?[A-ZÆØÅ]"
)
"""What follows where the text says itself whose the office is."""


def office_claims(context: Context, stated: Sequence[Statement]) -> Iterator[Statement]:
    """The affiliations of those who hold such an office and whom nothing else ties to a body."""
    tied = {statement.subject for statement in stated if statement.predicate == "affiliatedWith"}
    bodies, own, town = _bodies(context), _own_society(context), _only_town(context)
    for role in _roles(context):
        office = _office(role)
        found = {body.id: body for body in bodies if office and _has(body, *office)}
        if town and not found and role.text.casefold() in _mayors():
            found = {town.id: town}
        if not office and own and _posts().fullmatch(role.text):
            found = {own.id: own} if _last_body(context, role, own) == own else {}
        if role.text.split(" for ")[0].casefold() in _shared() and _last_body(context, role, None) not in (
            None,
            *found.values(),
        ):
            continue  # "står til i NAV, sier fylkesdirektør Kari Moe"
        person = _holder(context, role) if len(found) == 1 else None
        if person and not office and person.span.start < role.span.start:
            continue  # "Kari Moe, leder" in a list of people from many bodies
        who = context.entities.of(person) if person else None
        if person is None or who is None or who.id in tied:
            continue
        (body,) = found.values()
        quoted = Span(min(role.span.start, person.span.start), max(role.span.end, person.span.end))
        rule = "office:only" if office else "office:own"
        yield from context.state(who, "affiliatedWith", body, quoted, quoted, rule, 0.85, {"positionTitle": role.text})


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(rules('names')['roles']['of_societies'])})", re.I)


def _own_society(context: Context) -> Entity | None:
    """The society or institution whose own page it is, where the page names it."""
    publisher = context.publisher()
    return context.entities.of(publisher) if publisher and publisher.type not in ("Municipality", "County") else None


@cache
def _shared() -> frozenset[str]:
    """Offices that other bodies have too."""
    return frozenset(rules("names")["roles"]["shared_offices"])


def _last_body(context: Context, role: Mention, own: Entity | None) -> Entity | None:
    """The body that a paragraph names last before an office, or the page's own where it names none."""
    block = context.block_of(role.span)
    before = context.within(Span(block.span.start, role.span.start)) if block else []
    last = next((m for m in reversed(before) if group_of(m.type) in ACTORS), None)
    return context.entities.of(last) if last else own


def _roles(context: Context) -> Iterator[Mention]:
    return (mention for mention in context.found.placed if mention.type == "Role")


@cache
def _offices() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(rf"(?:{alternatives(office['roles'])})", re.I), office["type"], office.get("ending", ""))
        for office in rules("names")["offices"].values()
    )


_MINISTER = re.compile(r"(?i)(?P<field>[a-zæøå]+(?:-(?:,| og)? [a-zæøå]+(?:-(?: og)? [a-zæøå]+)?)?)minister(?:en)?")
"""A minister, whose ministry is called by the same field."""


def _office(role: Mention) -> tuple[str, str] | None:
    """The type of body that a role is an office of, and how its name ends."""
    minister = _MINISTER.fullmatch(role.text)
    if minister and minister["field"].casefold() != "stats":
        return "Organisation", rf"^{re.escape(minister['field'])}(?:-.+)?departementet"
    return next(
        ((kind, ending) for words, kind, ending in _offices() if words.fullmatch(role.text.split(" for ")[0])), None
    )


def _bodies(context: Context) -> list[Entity]:
    """The bodies of a page; a municipality or county only where it is named as an authority, or as somebody's."""
    named = [
        m for m in context.found.placed if group_of(m.type) in ACTORS and (not m.is_town or m.rule == "register:roll")
    ]
    return [entity for mention in named if (entity := context.entities.of(mention))]


def _only_town(context: Context) -> Entity | None:
    """The one municipality that a page names at all, whose mayor its mayor is though it is named as a place alone."""
    named = (context.entities.of(m) for m in context.found.placed if m.type == "Municipality")
    found = {entity.id: entity for entity in named if entity}
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _mayors() -> frozenset[str]:
    elected = {word for word in doubts("mayor") if word.endswith(("ordfører", "ordførar"))}
    return frozenset(elected | {f"{word}en" for word in elected})


def _has(body: Entity, kind: str, ending: str) -> bool:
    of_kind = body.type == kind if kind in ("Municipality", "County") else body.type not in ("Municipality", "County")
    return of_kind and (not ending or re.search(rf"(?i)(?:{ending})$", body.name) is not None)


def _holder(context: Context, role: Mention) -> Mention | None:
    """Who stands beside an office, where nothing says that it is another body's."""
    text = context.text
    near = context.within(Span(max(0, role.span.start - 60), min(len(text), role.span.end + 90)))
    people = [m for m in near if m.type == "Person"]
    after = next((m for m in people if m.span.start >= role.span.end), None)
    if after and _BEFORE.fullmatch(text, role.span.end, after.span.start):
        return None if _ELSEWHERE.match(text, after.span.end) else after
    before = next((m for m in reversed(people) if m.span.end <= role.span.start), None)
    if (
        before
        and _BEHIND.fullmatch(text, before.span.end, role.span.start)
        and not _ELSEWHERE.match(text, role.span.end)
    ):
        return before
    return None
