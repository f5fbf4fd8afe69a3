"""Points of a programme, and what makes one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from samgraf.mentions.expressions import alternatives, compiled, rules
from samgraf.mentions.values import clock
from samgraf.model import Block, Mention, Span

LEAST_WORDS = 4
"""Words of a title that says enough by itself."""
SECTION_LENGTH = 80
"""Characters of a heading that says what follows."""


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One point of a programme: a titled talk, or people who speak without a title."""

    block: int
    span: Span
    title: Mention | None
    speakers: tuple[Mention, ...]
    """Persons, and bodies where no person of theirs is named."""
    facilitators: tuple[Mention, ...] = ()
    panel: bool = False
    inside: Mention | None = None
    """The talk that this one is a part of."""


def make_talk(text: str, block: Block, title: Span, *, first: bool) -> Mention:
    """A talk of that title; the first of a row takes the row's time."""
    attributes: dict[str, str] = {}
    if block.label and first:
        times = re.findall(r"\d{1,2}(?:[.:][ ]?)?\d\d|\d{1,2}", block.label.of(text))
        attributes = dict(zip(("start", "end"), map(clock, times), strict=False))
    return Mention("Talk", title, re.sub(r"\s+", " ", title.of(text)), "programme:title", attributes=attributes)


def stands_alone(text: str, block: Block, item: ProgrammeItem) -> bool:
    """Whether a timed point that nobody is named for is a talk: its title says of what, and is no pause or dialogue."""
    if block.kind != "row" or item.title is None:
        return False
    title = item.title.text.casefold()
    begin = block.lines[0].start
    kind = _KIND.match(text, begin, item.title.span.end)
    if item.title.span.start not in (begin, kind.end() if kind else begin):
        return False
    words = re.findall(r"[\w-]+", title)
    talks = rules("titles")["talks"]
    collective = rf"(?:{alternatives(talks['collective'])})|(?:{alternatives(talks['collective_words'])})(?![\w-])"
    told = text[kind.end() : item.title.span.end].casefold() if kind else title
    general = compiled(rf"(?<![\w-])(?:{collective})").search(told)
    long = len(words) >= LEAST_WORDS or (kind is not None and len(told) >= LEAST_LETTERS)
    return long and not general and not _US.search(title)


_KIND = re.compile(
    r"(?i)(?:panel|plenums)?(?:debatt|samtale|diskusjon)[:,][ ]|(?:foredrag|føredrag|innlegg|keynote):[ ]"
)
"""What kind of talk a point begins with by which it is one, before what it is on: "Debatt: Ungdomsvalet 2015"."""
LEAST_LETTERS = 12
"""Letters of what such a talk is on."""


_US = re.compile(r"\b(?:vi|oss|me|du|deg|dere|dykk|din|ditt|dine)\b")
"""Words by which a programme speaks to those who come."""


def named_panel(text: str, block: Block, item: ProgrammeItem) -> ProgrammeItem:
    """A panel that has no title but its kind ("Paneldebatt med Kari Moe og Ola Lie"), as a talk called by it."""
    if item.title or not item.panel or len(item.speakers) < 2 or block.kind != "row":
        return item
    kind = panel_kind(text, block.lines[0])
    return replace(item, title=make_talk(text, block, kind, first=True)) if kind else item


def panel_kind(text: str, line: Span) -> Span | None:
    """The word of a panel's kind that a line begins with ("Panelsamtale under ledelse av Kari Moe")."""
    talks = rules("titles")["talks"]
    kinds = alternatives([*talks["conversations"], *(word for word in talks["panels"] if " " not in word)])
    word = re.compile(rf"(?:{kinds})(?![\w-])", re.I).match(text, line.start, line.end)
    return Span(word.start(), word.end()) if word else None


def names_panel(text: str, span: Span) -> bool:
    """Whether a stretch says that it is a panel or a conversation."""
    talks = rules("titles")["talks"]
    told = span.of(text)
    if compiled(rf"\A\W*(?:{_TIMES}\W*)?(?:{alternatives(talks['conversations'])})\b", re.I).match(told):
        return True
    return compiled(rf"(?<!\w)(?:{alternatives(talks['panels'])})", re.I).search(told) is not None


_TIMES = r"(?:[Kk]l\.?[ ]?)?\d{1,2}(?:[.:]?\d\d)?(?:[ ]?[-–—][ ]?\d{1,2}(?:[.:]?\d\d)?)?"
"""The hours a row begins with."""


def names_programme(label: str) -> bool:
    """Whether a heading or the line above a list says that talks or speakers follow."""
    if _NUMBERED.match(label):
        return True
    last = _SENTENCE_END.split(label)[-1]  # what a report ends with before its list: "… Her er nokre av førelesarane"
    return len(last) < SECTION_LENGTH and bool(_sections().search(last))


_HEARD = (
    r"^(?:møt|hør|høyr)[ ](?:blant|bl\.|mellom|også|òg|disse|desse)\b"
    r"|(?<!\w)(?:får|fikk|fekk|kan|skal)[ ](?:[\w.]+[ ]){0,4}?(?:møte|høre|høyre)(?:[ ]innlegg)?(?:[ ](?:fra|frå|av))?$"
    r"|(?<!\w)(?:disse|desse|følgende|følgjande)[ ]"
    r"(?:holdt|heldt|holder|held|innledet|innleia|innleidde|bidro|bidrog)\b"
)
"""What leads to those who were or will be heard: "Du får blant annet møte"."""


@cache
def _sections() -> re.Pattern[str]:
    words = alternatives(rules("titles")["talks"]["sections"])
    return re.compile(rf"(?<!\w)(?:{words})(?:[ ](?:er|var))?$|^(?:{words})(?!\w)|{_HEARD}")


_SENTENCE_END = re.compile(r"(?<=[a-zæøå)»”][.!?])\s+")


_NUMBERED = re.compile(r"(?:del|bolk|økt|sesjon|session|part)[ ]\d\b")
"""A part of a programme: "Del 2 (10:45 – 12:00)"."""
