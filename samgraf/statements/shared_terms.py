"""What is told once of all projects of a list: the sum that each gets, and the period that they get it for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samgraf.mentions.grant_cells import MONEY, words
from samgraf.mentions.values import YEAR, find_moments, find_sums
from samgraf.model import Block, Entity, Fact, Span
from samgraf.statements.context import Context
from samgraf.statements.doubts import is_doubted

_EACH = re.compile(
    rf"(?<!\w)(?:(?:à|á|a|på)[ ]|(?:fordelt[ ]med|hver|kvar|hvert|kvart)[ ](?:på[ ]|får[ ])?)(?P<before>{MONEY})"
    r"(?:[ ](?:på|til)[ ](?:hver|kvar|hvert|kvart|\w{2,6}[ ]prosjekt\w{0,3}))?"
    rf"|(?<![\w.,])(?P<after>{MONEY})[ ](?:til[ ]|på[ ])?(?:hver|kvar|hvert|kvart|per[ ]prosjekt|pr\.?[ ]prosjekt)"
    r"(?![ ](?:år|månad|måned|dag|region|deltak|innbygg))"
)
_ON = re.compile(r"(?i)(?<!\w)på[ ]$")
_SHARING = re.compile(r"(?i)(?<!\w)(?:à|á|a|hver|kvar|hvert|kvart|fordelt|per|pr\.?)(?!\w)")
_YEARLY = re.compile(
    r"(?i)(?<!\w)(?:(?:i|over|for)[ ](?:to|tre|fire|fem|\d)[ ]år|årlig|årleg|per[ ]år|(?:hvert|kvart)[ ]år|i[ ]året)"
)
_LIMITED = re.compile(
    rf"(?i)(?<!\w)(?:inntil|opptil|maks\w*|minst|mellom[ ]\d+|betal\w*|(?:søkt|søker|søkjer|søke|søkje)|kan[ ]få"
    r"|i[ ]fjor)(?!\w)"
    rf"|(?:fra|frå)[ ]{MONEY}[ ]til[ ]"
)
"""What makes a sum a limit, a wish, a price or last year's."""
_OTHER = re.compile(
    r"(?i);|(?<!\w)(?:i[ ]fjor|førre|forrige|tidlegare|tidligere|ut[ ]av|besøk)(?!\w)"
    r"|[a-zæøå]plan(?:en|ar|er)?[ ]|(?<!\w)(?:planen|ordning\w*,?[ ]som)"
)
"""What makes a period that of another round, of a plan or of the scheme."""
_ALL = (
    r"(?:(?:Alle[ ]|Desse[ ]|Disse[ ])?[Pp]rosjekt(?:a|ene)"
    r"|(?i:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|\d{1,2}|alle)[ ](?:nye[ ])?prosjekt(?:er|ar)?)"
)
_GO_ON = r"varer|varar|skal vare|skal vara|går|skal gå|pågår|støttes|støttast"
_PERIOD = re.compile(
    rf"(?<!\w){_ALL}[ ][^.:\n]{{0,80}}?(?<!\w)(?:(?:{words('gets')})(?!\w)[^.:(\n]{{0,80}}?"
    rf"(?<!\w)(?:perioden|tidsrommet|årene|åra)[ ]|(?:{_GO_ON})(?!\w)[^.:(\n]{{0,80}}?)"
    r"(?:19|20)\d\d[ ]?(?:[-–]|til|to)[ ]?(?:19|20)\d\d"
)


def shared_facts(context: Context) -> Iterator[Fact]:
    """The budgets, beginnings and ends that a line gives the projects of the list below it."""
    for index, block in enumerate(context.blocks):
        if block.kind not in ("paragraph", "heading"):
            continue
        if told := _each(context, block):
            where, amount = told
            for entity, item in _listed(context, index, nearest=True):
                if not any(find_sums(context.text, item.start, item.end, bare=True)):
                    yield from context.fact(entity, "budget", amount, where, block.span, "list:each", 0.85)
        elif period := _PERIOD.search(context.text, block.span.start, block.span.end):
            yield from _lasting(context, index, Span(*period.span()))


def _each(context: Context, block: Block) -> tuple[Span, int] | None:
    """The sum that a line says each of those below it gets, and not every year."""
    said = block.span.of(context.text)
    if _YEARLY.search(said) or _LIMITED.search(said) or not said.rstrip().endswith(":") or is_doubted(said):
        return None
    for found in _EACH.finditer(context.text, block.span.start, block.span.end):
        at = Span(*found.span("before" if found["before"] else "after"))
        if _ON.search(context.text, block.span.start, at.start) and not _SHARING.search(found.group()):
            continue  # "på 50 000 kroner" alone tells nothing of each
        for _, amount in find_sums(context.text, at.start, at.end, bare=True):
            return at, amount
    return None


def _lasting(context: Context, index: int, told: Span) -> Iterator[Fact]:
    """The first and the last year of all the projects below a sentence."""
    moments = find_moments(context.text, told.start, told.end)
    years = [moment for moment in moments if len(moment.first or "") == YEAR][-2:]
    said = context.blocks[index].span.of(context.text)
    if len(years) != 2 or _OTHER.search(told.of(context.text)) or is_doubted(said):
        return
    for entity, _ in _listed(context, index, nearest=False):
        for attribute, year in zip(("start", "end"), years, strict=True):
            yield from context.fact(entity, attribute, year.first, year.span, told, "list:period", 0.8)


def _listed(context: Context, index: int, *, nearest: bool) -> Iterator[tuple[Entity, Span]]:
    """The projects that the items below a line begin with: those right below it, or all up to the next heading."""
    begun = False
    for block in context.blocks[index + 1 :]:
        if block.kind != "item":
            if nearest or (begun and block.kind == "heading"):
                return
            continue
        begun = True
        titles = [m for m in context.within(block.span) if m.type == "Project" and not m.refers and not m.records]
        if entity := context.entities.of(titles[0]) if titles else None:
            yield entity, block.span
