"""What a page says of a round of grants: who gives, under which programme, who gets it and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samgraf.mentions.grant_cells import TELLS_OF_GRANTS, words
from samgraf.model import ACTORS, Entity, Fact, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.context import Context
from samgraf.statements.doubts import doubts, words_of

_MINISTRY = re.compile(r"(?:departementet|direktoratet)$|(?i:^sparebankstift|^gavefond|gåvefond|^stiftelsen[ ]dam)")
_FOUNDATION = re.compile(r"(?i)sparebankstift|gjensidigestift|gavefond|gåvefond|stiftelsen[ ]dam\b")
"""Bodies whose only business is to give."""
GRANTING = re.compile(rf"(?i)\b(?:{words('round')})\b")
_GIVES = re.compile(
    r"(?:[ ]\([^()\n]{2,30}\))?(?:[ ]kommune)?(?:,?[ ]som)?(?:[ ]er[ ](?:den|det)[ ]som)?[ ](?:har[ ]|vil[ ]|skal[ ])?"
    rf"(?:nå[ ]|no[ ]|også[ ]|òg[ ]|i år[ ]|i dag[ ]|igjen[ ])?(?:{words('gives')})\b"
)
"""Behind a body: that it gives."""
_TURNED = re.compile(rf"(?i)(?<!\w)(?:{words('gives')})[ ]$")
_SOMETHING = re.compile(
    r"(?:[ ]kommune)?[ ](?:ut[ ]|\w+[ ])?(?:penger|pengar|midl[ea]r|støtte|tilskudd|tilskot|g[aå]ver|stønad|kr\b|\d)"
)
"""Around a body: that it gives something, in a sentence that begins with something else."""
_GETS = re.compile(rf"(?:[ ]kommune)?[ ](?:har[ ]|er[ ]|ble[ ]|vart[ ])?(?:søk\w+|{words('gets')})\b")
"""Behind a body: that it gets or asks."""
_HAS = re.compile(r"(?i)(?<!\w)(?:har|hadde)[ ]$")
"""Before a body that has done something: "16 millionar *har* Fylkesmannen tildelt"."""
_WHOSE = re.compile(r"(?<!\w)(?P<body>\w+)[ ](?:i|på|for)[ ]$")
"""Before a place, what lies there: "*Ungdomsrådet i* Solvik har delt ut"."""
_FROM = re.compile(r"(?:\b(?:fra|frå|av|hos|gjennom)|[Ii] regi av)[ ](?:(?:[Ff]ylkesutval(?:g)?et|[Ss]tyret) i[ ])?$")


def grant_claims(context: Context) -> Iterator[Statement]:
    """Whose the projects of a page's grants are, and who pays for them and for those in boxes of their own."""
    for grant in context.found.grants:
        project = context.entities.of(grant.title)
        for owner in grant.owners:
            body = context.entities.of(owner)
            yield from context.state(project, "ownedBy", body, grant.line, grant.line, "grant:owner", 0.88)
        towns = [owner for owner in grant.owners if owner.type == "Municipality"]
        # Municipalities that get money together have the project in common.
        for partner in (*grant.partners, *(towns if len(towns) > 1 else ())):
            body = context.entities.of(partner) or _elsewhere(context, partner)
            yield from context.state(project, "partner", body, grant.line, grant.line, "grant:partner", 0.85)
        begun = min([grant.title.span.start, *(owner.span.start for owner in grant.owners)])
        # Who gives may stand before the first of several in one sentence.
        yield from round_claims(context, Span(max(begun, grant.line.start), grant.line.end), project)
    for box in context.found.boxes:
        if _is_refused(context, box.span):
            continue
        yield from round_claims(context, box.span, context.entities.of(box.title))


def _elsewhere(context: Context, body: Mention) -> Entity | None:
    """A body that a title swallows, by its name in another place of the page."""
    same = (m for m in context.found.placed if m.type == body.type and m.text == body.text and not m.refers)
    return next((entity for m in same if (entity := context.entities.of(m))), None)


def grant_facts(context: Context) -> Iterator[Fact]:
    """The sums of a page's grants."""
    for grant in context.found.grants:
        if grant.sum:
            project = context.entities.of(grant.title)
            yield from context.fact(project, "budget", grant.amount, grant.sum, grant.line, "grant:budget", 0.9)


def round_claims(context: Context, row: Span, project: Entity | None) -> Iterator[Statement]:
    """The fund and the programme that the page says all projects of a round have their money from."""
    giver = _giver(context, row)
    if giver:
        sentence = _sentence_around(context, giver)
        yield from context.state(
            project, "fundedBy", context.entities.of(giver), sentence, sentence, "round:fund", 0.85
        )
    schemes = (m for m in context.found.placed.before(row) if m.type == "Project" and _is_scheme(context, m))
    for mention in [*programme_headings(context, row), *schemes][:1]:
        sentence = _sentence_around(context, mention)
        whole = context.entities.of(mention)
        yield from context.state(project, "partOf", whole, sentence, sentence, "round:programme", 0.85)
        if giver and mention.rule == "grant:scheme":
            told = _sentence_around(context, giver)
            yield from context.state(whole, "fundedBy", context.entities.of(giver), told, told, "round:fund", 0.85)


_NOT_GIVEN = re.compile(
    r"(?i)\b(?:avsl(?:ag|å)\w*|ikkj?e[ ](?:støtt|innvilg|prioriter|fått)\w*|fikk ikke|fekk ikkje)\b"
)


def _is_refused(context: Context, row: Span) -> bool:
    """Whether the last heading or line over a row that ends in a colon says that those below it got nothing."""
    above = [b for b in context.blocks if b.span.end <= row.start and b.kind in ("heading", "paragraph")]
    heads = (b for b in reversed(above) if b.kind == "heading" or b.span.of(context.text).rstrip().endswith(":"))
    head = next(heads, None)
    return head is not None and _NOT_GIVEN.search(head.span.of(context.text)) is not None


def _is_scheme(context: Context, mention: Mention) -> bool:
    scheme = mention.records or mention.rule == "grant:scheme" or _is_programme(context, mention)
    return bool(scheme) and not mention.refers


_OF_MONEY = re.compile(r"(?:programmet|ordningen|ordninga|fondet|potten|midlene|midlane)$")


def programme_headings(context: Context, row: Span) -> list[Mention]:
    """The programme that a row stands under by its heading: "Nabolagsprogrammet"."""
    heading = context.heading_over(context.block_of(row))
    inside = [m for m in context.within(heading.span) if m.type == "Project"] if heading else []
    told = [m for m in inside if heading and len(m.span) + 10 >= len(heading.span)]
    return [m for m in told if _OF_MONEY.search(m.span.of(context.text))]


def _is_programme(context: Context, mention: Mention) -> bool:
    """Whether the page speaks of what pays for projects by a name: "Glød-programmet", "nye Glød-prosjekt"."""
    of = r"-?(?:programmet|fondet|ordning(?:en|a)|midl(?:er|ar|ene|ane)|prosjekt(?:er|a|ene|ar)?)(?!\w)"
    return mention == context.found.project and re.search(re.escape(mention.text) + of, context.page.text) is not None


def _giver(context: Context, row: Span) -> Mention | None:
    """Who gives: a body above the row, else below it, that a sentence says so of; else the page's only fund."""
    owners = {owner.text for grant in context.found.grants for owner in grant.owners}
    bodies = [
        m
        for m in context.found.placed
        if group_of(m.type) in ACTORS
        and (not m.refers or m.rule == "pointer:county")
        and (m.text not in owners or m.type == "Funder")
        and not row.covers(m.span)
    ]
    before = [m for m in bodies if m.span.end <= row.start]
    funds = (m for m in before if m.pays and _grants(context, m))
    givers = (m for m in before if _gives(context, m))
    later = (m for m in bodies if m.span.start >= row.end and _gives(context, m))
    lines = [grant.line for grant in context.found.grants]
    outside = [m for m in bodies if not any(line.covers(m.span) for line in lines)]
    if (fund := next(funds, None)) and (others := _hand_on(context, fund, before, row)) is not None:
        return next(iter(others), None)
    told = fund or next(givers, None) or next(later, None) or _only_fund(context, outside)
    return told or next((m for m in context.within(row) if m.type == "Funder" and _is_source(context, m)), None)


_HANDS_ON = re.compile(
    rf"(?i)(?<!\w)(?:(?P<who>(?:fylkes)?kommunen|vi|me)(?:,?[ ]som)?(?:[ ]er[ ](?:den|det)[ ]som)?[ ]"
    rf"(?:har[ ]|skal[ ])?(?:nå[ ]|no[ ])?(?:{words('gives')})"
    rf"|(?:{words('gives')})[ ](?P<turned>(?:fylkes)?kommunen|vi|me))(?!\w)"
)
_SOURCE = re.compile(r"(?i)(?<!\w)(?:fra|frå|via|gjennom)[ ]$")


def _hand_on(context: Context, fund: Mention, before: Sequence[Mention], row: Span) -> list[Mention] | None:
    """Who gives on what a fund gave them, as far as the page names them; None where nobody does.

    "Solvik kommune har fått midlar frå Miljødirektoratet. No deler *kommunen* ut pengane."
    """
    sentence, text = _sentence_around(context, fund), context.text
    got = [m for m in before if sentence.covers(m.span) and m != fund]
    same = {entity.id for m in got if (entity := context.entities.of(m)) and m.type != "Funder"}
    later = [m for m in before if m.span.start > sentence.end and _GIVES.match(text, m.span.end)]
    again = [m for m in later if (entity := context.entities.of(m)) and entity.id in same]
    if again:
        return again
    told = _HANDS_ON.search(text, sentence.start, row.start)
    if told is None or not _SOURCE.search(text, sentence.start, fund.span.start):
        return None
    kind = {"kommunen": "Municipality", "fylkeskommunen": "County"}.get((told["who"] or told["turned"]).casefold(), "")
    pointers = [
        m for m in context.found.placed if m.refers and m.type == kind and told.start() <= m.span.start < told.end()
    ]
    return [*pointers, *(m for m in got if m.type == kind)]


def _is_source(context: Context, fund: Mention) -> bool:
    """Whether money is told to be from a fund: "har fått 60 000 kroner i støtte *frå* Sparebankstiftinga Solvik"."""
    return re.search(r"[ ](?:fra|frå|av)[ ]$", context.text[: fund.span.start][-6:]) is not None


def _only_fund(context: Context, bodies: Sequence[Mention]) -> Mention | None:
    """The fund that publishes the page, else the only one whose business is to give that stands outside its grants."""
    publisher = context.page.document.metadata.get("publisher", "")
    own = next((m for m in bodies if m.type == "Funder" and m.text == publisher), None)
    return (
        own
        or _only_public(context, [m for m in bodies if _under_grants(context, m)])
        or _only_public(context, [m for m in bodies if _BUSY.search(_sentence_around(context, m).of(context.text))])
        or _only_foundation(context, bodies)
    )


def _only_foundation(context: Context, bodies: Sequence[Mention]) -> Mention | None:
    only = _only_public(context, bodies)
    return only if only and _FOUNDATION.match(only.text) else None


_BUSY = re.compile(rf"(?i)\b(?:{words('busy')})")


def _under_grants(context: Context, mention: Mention) -> bool:
    """Whether a body stands under a heading that tells of money given."""
    heading = context.heading_over(context.block_of(mention.span))
    return heading is not None and bool(TELLS_OF_GRANTS.search(heading.span.of(context.text)))


def _only_public(context: Context, bodies: Sequence[Mention]) -> Mention | None:
    """The one body of a page whose business is to give money, where only one is named outside its grants.

    Its name may stand in short too: "Sparebankstiftinga", "Sparebankstiftinga i Solvik".
    """
    public = {m.text: m for m in reversed(bodies) if m.type == "Funder" or _MINISTRY.search(m.text)}
    if not public:
        return None
    longest = max(public, key=lambda name: (len(name), name))
    same = context.entities.of(public[longest])
    others = (m for name, m in public.items() if name.split()[0] != longest.split()[0])
    return public[longest] if all(context.entities.of(m) == same for m in others) else None


def _gives(context: Context, mention: Mention) -> bool:
    """Whether the words beside a body say that it is the one who gives."""
    text = context.text
    sentence = _sentence_around(context, mention)
    if words_of(sentence.of(text)) & doubts("negations"):
        return False
    if mention.is_town and (whose := _WHOSE.search(text, sentence.start, mention.span.start)):
        return re.fullmatch(rf"(?i)(?:{words('authorities')})", whose["body"]) is not None and bool(
            _GIVES.match(text, mention.span.end, sentence.end)
        )
    given = _FROM.search(text, max(sentence.start, mention.span.start - 40), mention.span.start)
    turned = _TURNED.search(text, sentence.start, mention.span.start) and _SOMETHING.match(text, mention.span.end)
    return bool(_GIVES.match(text, mention.span.end, sentence.end) or turned) or bool(
        given and GRANTING.search(sentence.of(text))
    )


def _grants(context: Context, funder: Mention) -> bool:
    """Whether the sentence of a body's name says that it gives money."""
    sentence = _sentence_around(context, funder)
    if _HAS.search(context.text, sentence.start, funder.span.start) and _GIVES.match(context.text, funder.span.end):
        return True
    if _GETS.match(context.text, funder.span.end, sentence.end):
        return False
    return bool(GRANTING.search(sentence.of(context.text)))


def _sentence_around(context: Context, mention: Mention) -> Span:
    block = context.block_of(mention.span)
    if block is None:
        return mention.span
    text = context.text
    start = max(text.rfind(mark, block.span.start, mention.span.start) for mark in (". ", "? ", "! "))
    end = min(
        (e for mark in (". ", "? ", "! ") if (e := text.find(mark, mention.span.end, block.span.end)) >= 0),
        default=block.span.end - 1,
    )
    return Span(start + 2 if start >= 0 else block.span.start, end + 1)
