"""What a page says of all its projects at once: "Fem prosjekt får midler gjennom INNOFFARENA"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samgraf.mentions.grant_cells import TELLS_OF_GRANTS
from samgraf.mentions.grant_terms import ASKED
from samgraf.model import ACTORS, Entity, Mention, Span, Statement
from samgraf.signatures import fits, group_of
from samgraf.statements.context import Context

_NUMBERS = {
    **{word: 2 for word in ("to", "begge", "båe")},
    **dict(zip(("tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti"), range(3, 11), strict=True)),
    "syv": 7,
}
_SOME = 40
"""How many projects "prosjekter" may be, where no number is told."""
_PROJECTS = re.compile(
    r"(?i)(?<![\w-])(?:(?P<count>\w{1,5})[ ](?:(?:nye|ulike|nasjonale|av disse|av desse)[ ])?)?"
    r"[a-zæøå-]{0,30}prosjekt(?P<several>er|ene|a|ar|ane)?(?!\w)"
)
_MONEY = re.compile(
    r"(?i)(?<!\w)(?:penge(?:r|ne)|pengar|pengane|midl\w+|støtte|støtta|tilskudd|tilskot|løyving\w*|bevilgning\w*|kroner)(?!\w)"
)
_FROM = re.compile(
    r"(?i)(?<!\w)(?:fra|frå|gjennom|via|av|i)[ ](?:(?:utlysningen|utlysinga|programmet|satsingen|satsinga|ordningen"
    r"|ordninga|et|eit|det)[ ])?[«“\"]?$"
)


BOTH = 2
"""How many projects "begge" are."""
_ABROAD = re.compile(r"(?i)EU-\w*[ ][«“\"]?$")
"""Before a project that others pay for: "EU-prosjektet"."""


def award_claims(context: Context) -> Iterator[Statement]:
    """What pays for the projects of a page and who is in them, where a sentence or a fund's headline says so of all."""
    yield from _by_fund(context)
    for block in context.blocks:
        if block.kind not in ("paragraph", "item", "heading"):
            continue
        for sentence in _sentences(context.text, block.span):
            yield from _awarded(context, sentence)
            yield from _in_both(context, sentence)


_IN_BOTH = re.compile(
    r"(?:[ ]kommune)?[ ](?:er|var|blir|vert|deltar|deltek)[ ](?:(?:òg|også)[ ])?"
    r"(?:(?:med|partner|partnar|samarbeidspart\w{0,6}|deltaker|deltakar)[ ])?(?:i|på)[ ](?:(?:de|dei)[ ])?"
    r"(?:begge|båe)(?P<projects>[ ](?:to[ ])?(?:prosjektene|prosjekta))?(?=[.,;]|[ ]og[ ])"
)
"""Behind a body: that it takes part in both projects of a page."""


def _in_both(context: Context, sentence: Span) -> Iterator[Statement]:
    """Who is in both of two projects that a page names: "KS *er med i begge*"."""
    for body in context.within(sentence):
        match = _IN_BOTH.match(context.text, body.span.end, sentence.end)
        both = _projects(context, body) if match and group_of(body.type) in ACTORS else []
        if match is None or len(both) != BOTH:
            continue
        if not match["projects"] and not (context.text[match.end()] == "." and _just_named(context, both, sentence)):
            continue
        quoted = Span(body.span.start, match.end())
        for project in both:
            who = context.entities.of(body)
            yield from context.state(project, "partner", who, quoted, sentence, "award:both", 0.8)


def _just_named(context: Context, projects: list[Entity], sentence: Span) -> bool:
    """Whether the sentence before this one, or this one, names these projects."""
    above = context.text[: sentence.start].rstrip()[:-1]
    start = max(above.rfind(end) for end in (". ", "! ", "? ", "\n"))
    named = context.within(Span(start + 1, sentence.end))
    return {entity.id for m in named if (entity := context.entities.of(m))} >= {project.id for project in projects}


def _by_fund(context: Context) -> Iterator[Statement]:
    """That a fund pays for the projects of its own page, whose headline tells that it gives money to projects."""
    fund, title = context.publisher(), context.page.document.title
    told = TELLS_OF_GRANTS.search(title) and any(map(_count, _PROJECTS.finditer(title))) and not ASKED.search(title)
    if not told or fund is None or fund.type != "Funder" or context.found.grants:
        return
    payer = context.entities.of(fund)
    without = _not_paid(context, payer)
    for project in _projects(context, fund):
        if project.id in without:
            continue
        yield from context.state(project, "fundedBy", payer, fund.span, fund.span, "award:fund", 0.8)


_REFUSED = re.compile(r"(?i)(?<!\w)(?:avslag|(?:fikk|får|fekk) (?:ikke|ikkje|nei))(?!\w)")
_PAID_BY = re.compile(r"(?i)(?<!\w)(?:betalt|bekosta|bekostet|(?:full)?finansier\w+|støtt(?:et|a|es|ast))[ ]av[ ]$")


def _not_paid(context: Context, payer: Entity | None) -> set[str]:
    """The projects of which a sentence says that they got nothing, or that another body pays."""
    found: set[str] = set()
    for sentence in (s for block in context.blocks for s in _sentences(context.text, block.span)):
        named = context.within(sentence)
        paid = (m for m in named if _PAID_BY.search(context.text, sentence.start, m.span.start))
        others = any(context.entities.of(m) != payer for m in paid)
        if others or _REFUSED.search(sentence.of(context.text)):
            found |= {entity.id for m in named if m.type == "Project" and (entity := context.entities.of(m))}
    return found


_STUDY = re.compile(r"(?i)\w*evaluering|følgj?eforsk")
"""How the name begins of a study of those that got the money."""


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for end in [*(m.end() for m in re.finditer(r"[.!?][ ](?=[A-ZÆØÅ–-])", span.of(text))), len(span)]:
        yield Span(start, span.start + end)
        start = span.start + end


def _awarded(context: Context, sentence: Span) -> Iterator[Statement]:
    said = sentence.of(context.text)
    told = next((m for m in _PROJECTS.finditer(said) if _count(m)), None)
    if told is None or not _MONEY.search(said):
        return
    start = sentence.start + told.end()
    for giver in context.within(Span(start, sentence.end)):
        if giver.refers or not _gives(giver) or not _FROM.search(context.text, start, giver.span.start):
            continue
        whole = context.entities.of(giver)
        programme = giver.type == "Project"
        others = [entity for entity in _projects(context, giver) if entity != whole and not _STUDY.match(entity.name)]
        if whole is None or not 0 < len(others) <= _count(told):
            continue
        for project in others:
            predicate = "partOf" if programme else "fundedBy"
            if fits(predicate, project, whole):
                yield from context.state(project, predicate, whole, sentence, sentence, "award:all", 0.8)


def _gives(giver: Mention) -> bool:
    """Whether something is a programme or a body whose business is to pay, and not where the projects lie."""
    return giver.type == "Project" or giver.pays


def _count(told: re.Match[str]) -> int:
    """How many projects a match tells of at most; one alone is none."""
    word = (told["count"] or "").casefold()
    number = _NUMBERS.get(word, int(word) if word.isdecimal() and len(word) < 4 else 0)
    return number if number > 1 else _SOME if told["several"] else 0


def _projects(context: Context, giver: Mention) -> list[Entity]:
    """The projects that a page names, without the programmes that pay."""
    named = (
        m
        for m in context.found.placed
        if m.type == "Project" and not m.refers and not m.records and m.text != giver.text and m.rule != "grant:scheme"
    )
    own = (m for m in named if not _ABROAD.search(context.text, max(0, m.span.start - 16), m.span.start))
    found = {entity.id: entity for m in own if (entity := context.entities.of(m))}
    return list(found.values())
