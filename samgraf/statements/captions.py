"""Employers in captions, where people and bodies stand by turns: "Frå venstre: Kari Moe, KS og Ola Lie, NHO".

Who is on a picture of those who took part, took part: "Deltakarane på seminaret, f.v. Kari Moe og Ola Lie".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from samgraf.mentions.captions import find_captions
from samgraf.model import ACTORS, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, words_of

_BESIDE = re.compile(r"(?:,|[ ]\(|[ ][–/|-]|[ ](?:i|ved|fra|frå|hos|hjå|for|på)(?=[ ]))[^;()]{0,60}")
"""What stands between a person and the body behind."""
_AFTER = re.compile(r"\)?(?:[,;.]|,?[ ](?:og|samt|&)[ ]|\s*$)")
"""What follows a body that is no other's: "Kari Moe, KS *og* Ola Lie", not "Kari Moe, *NTNU ved* Ola Lie"."""
_GOES_ON = re.compile(r"[ ](?!ved(?!\w)|v/)[a-zæøå]")
"""What goes on behind the last of all: "Kari Moe, KS og Ola Lie, NHO *skreiv under avtala*"."""
_JOINT = re.compile(r"[ ]?/[ ]?|[ ](?:og|&)[ ]")
_TAKERS = re.compile(
    r"(?i)(?<!\w)(?:(?:panel|kurs|konferanse|møte|seminar)?(?:deltaker|deltakar|deltager)(?:e|ne|ar|ane|s)?"
    r"|paneldeltakarar|debattant(?:ene|ane)|panelet|deltok|(?:er|var)[ ]med)[ ](?:på|i|ved|under)[ ]"
)
"""What says of a picture that those on it took part."""
ABOVE = 140
"""Characters before the names of a caption in which it says so."""


def caption_claims(context: Context) -> Iterator[Statement]:
    """That those on a picture are of the body behind their names, and were where it was taken."""
    for block in context.blocks:
        for caption in find_captions(context.text, block.span):
            if _TAKERS.search(context.text, max(block.span.start, caption.start - ABOVE), caption.start):
                yield from _shown(context, caption)
            named = [m for m in context.within(caption) if m.type == "Person" or group_of(m.type) in ACTORS]
            turns = [(people, list(run)) for people, run in groupby(named, lambda m: m.type == "Person")]
            for (people, row), (_, bodies) in pairwise(turns):
                if people:
                    yield from _of_turn(context, caption, row, bodies)


def _shown(context: Context, caption: Span) -> Iterator[Statement]:
    """That those on a picture of an event's participants took part in it."""
    event = context.told_of("@event", caption)
    for person in context.within(caption):
        if person.type == "Person":
            who = context.entities.of(person)
            yield from context.state(who, "participant", event, person.span, caption, "caption:participant", 0.8)


def _of_turn(context: Context, caption: Span, row: Sequence[Mention], bodies: Sequence[Mention]) -> Iterator[Statement]:
    """The employers of a row of people: of the last, and of two who stand apart from the others by semicolons."""
    pair = len(row) == 2 and _JOINT.fullmatch(context.text, row[0].span.end, row[1].span.start)
    apart = pair and ";" in caption.of(context.text)
    for body in _employers(context, caption, row[-1], bodies):
        for person in row if apart else row[-1:]:
            role = _role(context, person, body)
            if body.is_town and role is None:
                continue  # "Kari Moe, Skien": where she lives
            whole = Span(person.span.start, body.span.end)
            yield from context.state(
                context.entities.of(person),
                "affiliatedWith",
                context.entities.of(body),
                whole,
                whole,
                "caption:employer",
                0.9,
                {"positionTitle": role.text} if role else {},
            )


def _employers(context: Context, caption: Span, person: Mention, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """The body right behind a person, and those that are joined to it."""
    text, between = context.text, _BESIDE
    at = person.span.end
    for body in bodies:
        told = between.fullmatch(text, at, body.span.start)
        if told is None or words_of(told.group()) & doubts("former") or _names_other(context, told):
            return
        ends = _AFTER.match(text, body.span.end, caption.end)
        if not (ends or (_is_last(context, caption, body) and _GOES_ON.match(text, body.span.end, caption.end))):
            return
        yield body
        at, between = body.span.end, _JOINT


def _names_other(context: Context, told: re.Match[str]) -> bool:
    """Whether what stands before a body is of its name, or of another's: "Kari Moe (*Lio –* Solvik vel)"."""
    roles = any(m.type == "Role" for m in context.within(Span(*told.span())))
    return not roles and re.search(r"[A-ZÆØÅ]", told.group()) is not None


def _is_last(context: Context, caption: Span, body: Mention) -> bool:
    return not any(m.type == "Person" for m in context.within(Span(body.span.end, caption.end)))


def _role(context: Context, person: Mention, body: Mention) -> Mention | None:
    """What somebody is, right before the name or between it and the body."""
    near = context.within(Span(max(0, person.span.start - 60), body.span.end))
    roles = [m for m in near if m.type == "Role"]
    return next((m for m in roles if m.span.end == person.span.start - 1 or m.span.start > person.span.end), None)
