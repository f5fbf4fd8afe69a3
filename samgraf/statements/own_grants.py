"""A grant that goes to "a project" which only later sentences name: it is the only project of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samgraf.mentions.grant_cells import MONEY, words
from samgraf.mentions.grant_terms import ASKED
from samgraf.mentions.subjects import title_span
from samgraf.mentions.values import find_sums
from samgraf.model import ACTORS, Entity, Fact, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.doubts import is_doubted
from samgraf.statements.payers import is_programme, pays

_KIND = r"(?:et|eit|ett)[ ](?:[\wæøå-]{1,24}[ ]){0,3}?[\wæøå-]{0,30}prosjekt(?![\w-]|[ ][A-ZÆØÅ«“\"])"
_GRANTED = re.compile(
    rf"(?<!\w)(?P<gets>(?:{words('gets')})[ ](?:\w+[ ]){{0,3}}?(?P<sum>{MONEY}))(?P<from>[^.!?\n]{{0,120}}?)"
    rf"(?:[ ](?:til|for)[ ](?:å[ ]\w+[ ])?|\.[ ](?:{words('money')})[ ](?:skal[ ])?(?:{words('spent')})[ ](?:til|på)[ ]"
    rf"(?:å[ ]\w+[ ])?){_KIND}"
)
"""That somebody gets money from somebody, for a project without a name."""
_PASSED = re.compile(
    rf"(?<!\w)(?P<gets>(?:har|hadde|gir|gjev|ga|gav|{words('gives')})[ ](?:\w+[ ]){{0,4}}?(?P<sum>{MONEY}))"
    r"[ ](?:i[ ]\w{4,20}[ ])?til[ ]"
    rf"(?P<from>[^.!?:\n]{{3,160}}?)\.[ ](?:{words('money')})[ ](?:skal|vil|går|gjer|gjør)[ ]"
)
"""That somebody gives money to those who are named, and that it has a purpose."""
_GIVER = re.compile(r"(?<!\w)(?:i[ ]\w{4,20}[ ])?(?:fra|frå|av|gjennom|hos|via)[ ](?:[a-zæøå]{2,20}[ ]){0,2}$")
_AND = re.compile(r"(?:[ ](?:kommune|herad|fylkeskommune))?(?:[ ]\([A-ZÆØÅ]{2,10}\))?(?:,[ ]|[ ]og[ ]|,[ ]og[ ])")
_SUBJECT_ENDS = re.compile(
    r"(?:[ ](?:kommune|herad|fylkeskommune))?(?:[ ]\([A-ZÆØÅ]{2,10}\))?(?:[ ](?:har|er|nå|no|til[ ]saman))*[ ]"
)
"""What stands between who gets and "får"."""


@dataclass(frozen=True, slots=True)
class _OwnGrant:
    """A sentence on a grant: who gives, who gets, and where the sum stands."""

    project: Entity
    sentence: Span
    sum: Span
    givers: tuple[Mention, ...]
    owners: tuple[Mention, ...]


def own_grant_claims(context: Context) -> Iterator[Statement]:
    """Who pays for the page's only project and who gets the money: one who gets it owns it, several are partners."""
    for told in _own_grants(context):
        for giver in told.givers:
            payer = context.entities.of(giver)
            yield from context.state(told.project, "fundedBy", payer, giver.span, told.sentence, "grant:own", 0.88)
        predicate = "ownedBy" if len(told.owners) == 1 else "partner"
        for owner in told.owners:
            body = context.entities.of(owner)
            yield from context.state(told.project, predicate, body, owner.span, told.sentence, "grant:own", 0.85)


def own_grant_facts(context: Context) -> Iterator[Fact]:
    """The sum of such a grant."""
    for told in _own_grants(context):
        for _, amount in list(find_sums(context.text, told.sum.start, told.sum.end))[:1]:
            yield from context.fact(told.project, "budget", amount, told.sum, told.sentence, "grant:own", 0.85)


def headline_facts(context: Context) -> Iterator[Fact]:
    """The sum that a page's title says one who is named gets, or "a project", where the page names one project."""
    title = title_span(context.page, context.blocks)
    if title is None or context.found.event or context.found.grants:
        return
    sums = list(find_sums(context.text, title.start, title.end, scaled=True))
    told = _HEADLINE.search(context.text, title.start, title.end)
    named = [m for m in context.within(title) if m.type in ("Municipality", "Organisation", "Institution")]
    one = (
        told is not None and _leads(context.text, title, told) and (len(named) == 1 or (not named and told["project"]))
    )
    if len(sums) != 1 or not one or _NOT_OWN.search(title.of(context.text)) or _is_asked(title.of(context.text)):
        return
    for where, amount in sums:
        yield from context.fact(_only_project(context), "budget", amount, where, title, "title:sum", 0.8)


def _leads(text: str, title: Span, told: re.Match[str]) -> bool:
    """Whether a title's sum is told of who gets it, or begins what is told, and is neither paid, saved nor asked."""
    before = text[title.start : told.start("sum")].rstrip()
    leads = told.start() < told.start("sum") or not before or before[-1] in ":–-" or _GIVING.search(before)
    return bool(leads) and not title.of(text).rstrip().endswith("?")


_GIVING = re.compile(
    r"(?i)(?<!\w)(?:gir|gjev|løyver|løyvde|bevilger|bevilget|tildeler|tildelt"
    r"|st(?:øtte|ønad) på|tilsk(?:ot|udd) på"
    r"|over|nær|nesten|heile|hele|nye|rundt|om lag)$"
)
"""Before a sum: that it is given, or how much of it there is."""
_HEADLINE = re.compile(
    rf"(?:(?P<project>(?i:(?<!\w)\w{{0,20}}prosjekt)[ ])?(?<!\w)(?:{words('gets')})[ ](?:\w{{1,12}}[ ]){{0,2}}?)?"
    rf"(?<![\w.,])(?P<sum>{MONEY})(?=[ ](?:fra|frå|til|i)[ ]|$|\n)"
)
_NOT_OWN = re.compile(rf"(?i)\b(?:{words('not_own')})\b")


def _only_project(context: Context) -> Entity | None:
    """The one project that a page names, besides the programmes that pay."""
    named = [m for m in context.found.placed if m.type == "Project" and not m.records and not pays(context.text, m)]
    found = {
        e.id: e for m in named if not m.refers and not is_programme(context.text, m) if (e := context.entities.of(m))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _own_grants(context: Context) -> Iterator[_OwnGrant]:
    project = context.main("@project")
    if project is None or context.found.event or context.found.grants or not _is_alone(context, project):
        return
    text = context.text
    for block in context.blocks:
        if block.kind not in ("paragraph", "item", "heading"):
            continue
        for pattern in (_GRANTED, _PASSED):
            match = pattern.search(text, block.span.start, block.span.end)
            begin = max(text.rfind(". ", block.span.start, match.start()) + 2, block.span.start) if match else 0
            sentence = Span(begin, match.end()) if match else block.span
            if match is None or _is_asked(sentence.of(text)):
                continue
            named = [m for m in context.within(sentence) if group_of(m.type) in ACTORS]
            behind = [m for m in named if match.start("from") <= m.span.start < match.end("from")]
            doers = _in_row_before(text, [m for m in named if m.span.end < match.start()], match.start())
            if pattern is _GRANTED:
                behind = [m for m in behind if _GIVER.search(text[sentence.start : m.span.start])]
            givers, owners = (behind, doers) if pattern is _GRANTED else (doers, behind)
            yield _OwnGrant(project, sentence, Span(*match.span("sum")), tuple(givers), tuple(owners))


def _is_asked(said: str) -> bool:
    return ASKED.search(said) is not None or is_doubted(said)


def _is_alone(context: Context, project: Entity) -> bool:
    """Whether a page names no other project than its own."""
    named = (context.entities.of(m) for m in context.found.placed if m.type == "Project" and not m.records)
    return all(entity is None or entity.id == project.id for entity in named)


def _in_row_before(text: str, bodies: Sequence[Mention], end: int) -> list[Mention]:
    """Those before the verb in one row: "*HVL og NTNU* får"."""
    last = next((m for m in reversed(bodies) if _SUBJECT_ENDS.fullmatch(text, m.span.end, end)), None)
    row = [last] if last else []
    for body in reversed(bodies):
        if row and body.span.end <= row[0].span.start and _AND.fullmatch(text, body.span.end, row[0].span.start):
            row.insert(0, body)
    return row
