"""Bodies that nothing shows but the others they stand beside: "samarbeid mellom NORCE, *Sensio* og *Blå Kyst*"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.name_lists import Names, is_of
from samgraf.mentions.overlaps import Placed, settle
from samgraf.mentions.roles import role_pattern
from samgraf.mentions.run_on import run_on_words
from samgraf.model import BODIES, Block, Mention, Span

_SURE = 2
"""Known bodies in a row that show what else stands in it, where no word before says what is listed."""
_NAME = (
    r"[A-ZÆØÅ][\w&.-]*\w(?:[ ](?:(?:for|i|&)[ ](?=[A-ZÆØÅ]))?[A-ZÆØÅ][\w&.-]*\w){0,3}"
    r"(?:[ ][a-zæøå]{4,}(?=,|[ ](?:og|samt)[ ]|[.)]?$))?"
)
_PARTED = re.compile(r"(?:[ ]\([^()\n]{2,40}\))?(?:,(?:[ ](?:og|samt))?|[ ](?:og|samt))[ ]")
"""What parts two names of a row, behind letters in brackets."""


def with_companions(text: str, blocks: Sequence[Block], named: Sequence[Mention], names: Names) -> list[Mention]:
    """The names, with what stands in a row with bodies, has their form and is nothing else."""
    placed = Placed(named)
    lines = (line for block in blocks if block.kind in ("paragraph", "item") for line in block.lines)
    new = [m for line in lines for m in _in_line(text, line, placed.within(line), names)]
    return settle([*named, *new], first=named) if new else list(named)


def _in_line(text: str, line: Span, near: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """What a line's rows of bodies hold beside them."""
    at = {m.span.start: m for m in near}
    passed = line.start
    for mention in near:
        if mention.span.start < passed or mention.type not in BODIES:
            continue
        known, found, passed = _row(text, line, mention, at, names)
        needed = 1 if _listing().search(text, max(line.start, mention.span.start - 60), mention.span.start) else _SURE
        if known >= needed:
            yield from found


def _row(text: str, line: Span, first: Mention, at: dict[int, Mention], names: Names) -> tuple[int, list[Mention], int]:
    """How many known bodies a row has from one on, what else it has, and where it ends."""
    known, end, found = int(not first.is_town), first.span.end, list[Mention]()
    while parted := _PARTED.match(text, end, line.end):
        mention = at.get(parted.end())
        if mention is not None and mention.type not in BODIES:
            return 0, [], mention.span.end
        if mention is not None:
            known += not mention.is_town
            end = mention.span.end
            continue
        new = _new().match(text, parted.end(), line.end)
        if new is None or _is_known(new.group(), Span(*new.span()), at, names) or is_of(text, new.end()):
            break
        found.append(Mention("Organisation", Span(*new.span()), new.group(), "organisation:companion"))
        end = new.end()
    return known, found, end


def _is_known(name: str, span: Span, at: dict[int, Mention], names: Names) -> bool:
    """Whether a name is a person's, an office's or a paper's, or holds what is named already."""
    first, *others = name.split()
    person = names.is_given(first) or (bool(others) and names.is_family(others[-1]))
    inside = any(other.span.overlaps(span) for other in at.values())
    return person or inside or role_pattern().match(name) is not None


@cache
def _new() -> re.Pattern[str]:
    """A name in a row: what parts it from the next, ends the sentence or says what it does comes behind it."""
    organisations = rules("names")["organisations"]
    excluded = alternatives([*organisations["not_employers"], *organisations["papers"], *run_on_words()])
    general, doing = alternatives(organisations["in_general"]), alternatives(organisations["doing"])
    alone = rf"(?i:{alternatives(organisations['not_companions'])})(?![\w-]|[ ][A-ZÆØÅ])"
    behind = rf"[ ](?:og|samt|om|som|i|på|for|{doing})[ ]"
    others = rf"(?:{excluded})\b|(?i:{general})\b|{alone}|\w{{1,30}}(?:ske|valg?et|livet|prosjektet|dag)\b"
    return re.compile(rf"(?<![\w-])(?!{others}){_NAME}(?=[ ]?\(|[,;.:)]|$|{behind})", re.M)


@cache
def _listing() -> re.Pattern[str]:
    """Words before a row by which it lists bodies."""
    return re.compile(rf"(?<!\w)(?i:{alternatives(rules('names')['organisations']['listing'])})[ ][^.!?\n]*$")
