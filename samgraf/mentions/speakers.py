"""Where the words begin and end that name who speaks in a line of a programme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from samgraf.mentions.expressions import rules
from samgraf.mentions.roles import office_before, role_pattern
from samgraf.model import Mention, Span
from samgraf.text.layout import plain_label

_OF = re.compile(r"\b(?:i|fra|frå|på|for|til|av|med|hos|om|mot|mellom)\s$")


BY_BODY = re.compile(
    r"(?:(?<=[.?!»”\"])[ ](?:Ved[ ]|[Vv] ?/[ ]?)|(?<=\S)[ ][Vv] ?/[ ]?)(?=[\wæøå])[\wæøå -]{5,60},[ ]?$"
)
"""What the speakers are of, in words behind a title: "Unge i plan. *Ved ungdomsrådet i Skien,* Kari Moe"."""
_SHORT_POST = re.compile(r"(?<!\w)(?:Prof|Dr|Adv|Sivark|Sivilark|Stip|Psyk)\.[ ]$")


def speaker_begins(text: str, span: Span, person: Mention, bodies: tuple[Mention, ...]) -> int:
    """Where the words that name a speaker begin: with a role or an employer before the name."""
    start = person.span.start
    if short := _SHORT_POST.search(text, max(span.start, start - 12), start):
        start = short.start()
    if role := _posts_last().search(text[span.start : start]):
        start = span.start + role.start()
    # "… i nabolaget. Keynote: Kari Moe": what kind of talk it is stands between the title and who gives it.
    label = re.search(r"(?<=[.?!]\s)(?P<label>[\wæøå-]{3,24}):\s*$", text[span.start : start])
    if label and plain_label(label["label"]) in rules("titles")["talks"]["labels"]:
        start = span.start + label.start()
    for body in (each for each in bodies if each.span.end <= start):
        between = text[body.span.end : start]
        office = office_before("i|ved|for|hos|på|av").search(text[span.start : body.span.start])
        if office and not between.strip(" ,"):
            return span.start + office.start()  # "ordfører i Skien Kari Moe"
        if _OF.search(text, span.start, body.span.start):
            continue  # "Erfaringer fra Skien kommune ved Kari Moe": the body is of the title
        if re.fullmatch(r"\s*(?:(?:,\s*)?(?:v[ ]?/|v\.|ved)|-|–|:)\s*", between):
            return body.span.start
        if between.strip() == "," and _is_role(text[span.start : body.span.start]):
            return span.start
    return start


@cache
def _posts_last() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{role_pattern().pattern})\s+og\s+)?(?:{role_pattern().pattern})\s*$")


@cache
def _post_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{role_pattern().pattern})\s+")


def _is_role(words: str) -> bool:
    return _post_alone().fullmatch(words) is not None


def speakers_end(text: str, span: Span, people: Sequence[Mention], bodies: Sequence[Mention]) -> int:
    """Where what is said of the people at the beginning of a line ends."""
    end = people[0].span.end
    for person in people[1:]:
        if len(text[end : person.span.start]) < 60 and ":" not in text[end : person.span.start]:
            end = person.span.end
    tail = re.match(r"\s*\([^()]*\)|(?:,[^:.\n]{0,80}?)(?=\s*(?::|$))", text[end : span.end])
    return end + tail.end() if tail else end


@cache
def post_first() -> re.Pattern[str]:
    """A post and whose it is, before a name: "Leder for partiets programkomite, ", "Landets yngste ordfører, "."""
    post = role_pattern().pattern
    whose = r"(?:Landets|Noregs|Norges|Bygdas|Byens|Fylkets|Kommunens|Årets|Tidligere|Tidlegare|Vår|Den)"
    described = rf"{whose}[ ](?:[a-zæøå-]{{2,24}}[ ]){{0,3}}(?:{post}),?\s+"  # "Landets yngste ordfører, "
    return re.compile(
        rf"(?:{post})[ ](?:[^.?!:]{{2,90}},|(?:i|for|ved|hos|på|av)[ ][^.?!:,«“\"]{{2,60}})\s+|{described}"
    )


_EMPLOYER = re.compile(r"(?P<body>[A-ZÆØÅ][^.?!:»”\"\n]{1,60}?),?[ ](?:v ?/|v\.|ved)[ ]*$")


def is_employer_of(text: str, before: str, person: Mention, line: Span, bodies: Sequence[Mention]) -> bool:
    """Whether whom somebody speaks for stands before a name, by a title behind: "Solvik Reiser v/ *Kari Moe*: …".

    It is a body that is known, or capitalised words alone; else what stands before the name is the title.
    """
    body = _EMPLOYER.match(before.strip(" –-•"))
    if body is None or plain_label(body["body"]) in rules("titles")["talks"]["labels"]:
        return False
    known = any(line.covers(each.span) and each.span.of(text) == body["body"] for each in bodies)
    named = known or _CAPITALISED.fullmatch(body["body"])
    return bool(named) and _TITLE_BEHIND.match(text, person.span.end, line.end) is not None


_CAPITALISED = re.compile(r"[A-ZÆØÅ][\w-]+(?:[ ][A-ZÆØÅ][\w-]+){1,2}")
_TITLE_BEHIND = re.compile(r":[ ]+[«“\"A-ZÆØÅ]\S*[ ]\S")
