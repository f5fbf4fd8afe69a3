"""What the statement rules look at, and how they state what they find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from samgraf.entities import Entities
from samgraf.language import Parsed
from samgraf.mentions import Found
from samgraf.mentions.pointers import begins
from samgraf.model import ACTORS, Block, Entity, Evidence, Fact, Mention, Span, Statement, Value
from samgraf.signatures import fits, group_of
from samgraf.statements.patterns import word_class
from samgraf.text import Page

_STUDY = re.compile(r"(?i)(?:[a-zæøå]{0,12}?evaluering)(?:a|en)?[ ]av\b")

_ASSEMBLY = r"(?:årsmøte|landsmøte|generalforsamling|representantskap)"
_OF_ASSEMBLY = re.compile(rf"(?i){_ASSEMBLY}\w{{0,4}}[ ](?:(?:19|20)\d\d[ ])?(?:i|til|for|hos|av)[ ]$")
_HOLDS_ASSEMBLY = re.compile(
    r"(?i)(?:s|[ ]s(?:itt|in))?[ ](?:(?:har|hadde|held|heldt|holder|holdt|avholdt|gjennomførte|inviterer|inviterar"
    rf"|kaller|kallar)[ ](?:\w{{1,20}}[ ]){{0,4}}?)?{_ASSEMBLY}"
)
"""What stands before and behind the society whose annual meeting it is."""
_BOARD = 40
"""Characters before a society in which its board or chair stands."""
_OF_BOARD = re.compile(
    r"(?i)(?<!\w)(?:\w{0,12}styret?|ny\w?[ ](?:styre)?(?:leder|leiar)|til[ ](?:ny[ ])?(?:styre)?(?:leder|leiar))"
    r"[ ](?:i|for|til|av)[ ](?:den[ ]|det[ ])?$"
)
_TITLED = frozenset({"project:begun", "project:main"})
"""The rules by which a project is called by its page's title."""

_OF_THEMES = frozenset({"event:titled", "event:headed"})
"""The rules by which what an event's theme is called stands for the event."""
_IN_A_YEAR = re.compile(r"(?:[ ](?:i|på)[ ][A-ZÆØÅ][\w-]*)?[ ]i[ ](?:19|20)\d\d(?!\w)")
"""Behind an event that a text looks back on: "møtte kona på Bygdekonferansen *i 1989*"."""


def _spoken_of(text: str, at: Span) -> bool:
    """Whether words there speak of an event, or of what is part of one, as already named."""
    return _occasions().search(at.of(text)) is not None


@cache
def _occasions() -> re.Pattern[str]:
    told = "|".join(word.replace("*", r"\w*") for word in word_class("occasion") + word_class("at_occasion"))
    return re.compile(rf"(?i)(?<!\w)(?:{told})(?!\w)")


@dataclass(frozen=True, slots=True)
class Context:
    """One page with all that has been found on it."""

    page: Page
    blocks: Sequence[Block]
    parsed: Sequence[Parsed]
    found: Found
    entities: Entities

    @property
    def text(self) -> str:
        """The page's text, which all spans are offsets of."""
        return self.page.text

    def main(self, which: str) -> Entity | None:
        """The page's own `@project`, `@event`, or the one of the two that it has (`@page`).

        `@host` is the society whose annual meeting the page is about, `@publisher` who publishes the page. `@box` is
        the project of a box of its own, which the page has not. `@evaluation` is the page's project where that is an
        evaluation, `@begun` where it is called by the page's title.
        """
        chosen = {
            "@project": self.found.project,
            "@event": self.found.event,
            "@page": self.found.event or self.found.project,
            "@box": None,
            "@host": self._host() if which == "@host" else None,
            "@publisher": self.publisher() if which == "@publisher" else None,
            "@evaluation": self.found.project,
            "@begun": self.found.project,
        }
        mention = chosen[which]
        if which == "@evaluation" and mention and not _STUDY.match(mention.text):
            return None
        if which == "@begun" and mention and mention.rule not in _TITLED:
            return None
        return self.entities.of(mention) if mention else None

    def _host(self) -> Mention | None:
        """The society of which a page on an annual meeting says that the meeting is its."""
        event = self.found.event
        if event is None or not re.search(rf"(?i){_ASSEMBLY}", event.text):
            return None
        hosts: dict[str, Mention] = {}
        for mention in self.found.placed:
            before = self.text[max(0, mention.span.start - 40) : mention.span.start]
            held = _OF_ASSEMBLY.search(before) or _HOLDS_ASSEMBLY.match(self.text, mention.span.end)
            if mention.type == "Organisation" and held and (entity := self.entities.of(mention)):
                hosts.setdefault(entity.id, mention)
        return next(iter(hosts.values())) if len(hosts) == 1 else None

    def told_of(self, which: str, at: Span) -> Entity | None:
        """What a sentence leaves to the page; on a page of several projects the one its paragraph named last.

        So it is on a page about an event, which is about a project only where it speaks of one, and in a paragraph
        that begins with another project's name.
        """
        if which != "@project":
            told = self._event_named_before if which == "@event" else self._board_named_before
            return self.main(which) or (told(at) if which in ("@event", "@host") else None)
        block = self.block_of(at)
        start = block.span.start if block else at.start
        named = [m for m in self.within(Span(start, at.end)) if m.type == "Project"]
        if self.found.project and not self.found.event:
            other = named[0] if named and block and begins(self.text, block, named[0]) else None
            return self.entities.of(other) if other and not other.refers else self.main(which)
        return self.entities.of(named[-1]) if named else None

    def _event_named_before(self, at: Span) -> Entity | None:
        """The one event that a report names in this paragraph or the one before; its theme is no other event.

        Further up where what is said speaks of it as already named: "Ola Lie åpnet *konferansen*".
        """
        here = next((number for number, block in enumerate(self.blocks) if block.span.covers(at)), 0)
        start = self.blocks[max(0, here - 1)].span.start if self.blocks and not _spoken_of(self.text, at) else 0
        events = (m for m in self.within(Span(start, at.end)) if m.type == "Event" and not m.refers)
        ours = (m for m in events if m.rule not in _OF_THEMES and not _IN_A_YEAR.match(self.text, m.span.end))
        named = map(self.entities.of, ours)
        found = {entity.id: entity for entity in named if entity}
        return next(iter(found.values())) if len(found) == 1 else None

    def _board_named_before(self, at: Span) -> Entity | None:
        """The society whose board or new chair a paragraph told of last: "*styret i Solvik vel* … Kasserer ble Siv"."""
        block = self.block_of(at)
        named = [m for m in self.within(Span(block.span.start, at.start)) if m.type == "Organisation"] if block else []
        told = named and _OF_BOARD.search(self.text, max(0, named[-1].span.start - _BOARD), named[-1].span.start)
        return self.entities.of(named[-1]) if told else None

    def boxed(self, index: int) -> Entity | None:
        """The project whose fact box a block is in, on a page that has boxes of several."""
        return next((self.entities.of(box.title) for box in self.found.boxes if index in box.fields), None)

    def is_of_project(self) -> bool:
        """Whether partners that a page lists are its project's, and not an event's or a body's that it is about."""
        project = self.found.project
        if project is None:
            return True
        tops = [b.span for i, b in enumerate(self.blocks[:2]) if i == 0 or b.kind == "heading"]
        heads = [self.page.document.title, *(top.of(self.text) for top in tops)]
        if any(project.text.casefold() in head.casefold() for head in heads):
            return True
        own = (m for top in tops for m in self.within(top) if group_of(m.type) in ACTORS and not m.is_town)
        return self.found.event is None and not any(2 * len(m.span) > len(top) for top in tops for m in own)

    def shared_by(self, body: Entity) -> Entity | None:
        """The project that a page says a body takes part in: its own, or for a municipality the one it evaluates."""
        own = self.main("@project")
        if own and body.type in ("Municipality", "County") and _STUDY.match(own.name):
            return next((other for other in self._projects() if other.id != own.id), own)
        return own

    def _projects(self) -> Iterator[Entity]:
        for mention in self.found.placed:
            if mention.type == "Project" and (entity := self.entities.of(mention)):
                yield entity

    def publisher(self) -> Mention | None:
        """Where the page names the body that publishes it; a municipality may stand there by its name alone."""
        publisher = self.page.document.metadata.get("publisher", "").casefold()
        if not publisher:
            return None
        for mention in self.found.placed:
            if group_of(mention.type) in ACTORS and not mention.refers and (entity := self.entities.of(mention)):
                names = {mention.text.casefold(), entity.name.casefold()}
                if entity.type in ("Municipality", "County"):
                    kinds = ("kommune", "herad", "fylkeskommune")
                    names |= {f"{name} {kind}" for name in list(names) for kind in kinds}
                if publisher in names:
                    return mention
        return None

    def block_of(self, span: Span) -> Block | None:
        """The block in which a stretch stands."""
        return next((block for block in self.blocks if block.span.covers(span)), None)

    def heading_over(self, block: Block | None) -> Block | None:
        """The heading under which a block stands."""
        return self.blocks[block.section] if block and block.section >= 0 else None

    def within(self, span: Span) -> list[Mention]:
        """The mentions inside a span, in the order of the text."""
        return self.found.placed.within(span)

    def evidence(self, span: Span, sentence: Span) -> Evidence:
        """The evidence at a span of the page, as offsets of the stored text."""
        stored = self.page.stored(span)
        return Evidence.of(self.page.document.text, stored, self.page.stored(sentence))

    def state(
        self,
        subject: Entity | None,
        predicate: str,
        object: Entity | None,
        span: Span,
        sentence: Span,
        rule: str,
        confidence: float,
        qualifiers: Mapping[str, Value] | None = None,
    ) -> list[Statement]:
        """One statement, or none where an end is missing, both are one, or the property does not join such things."""
        if subject is None or object is None or subject.id == object.id:
            return []
        if not fits(predicate, subject, object):
            return []
        return [
            Statement(
                subject.id,
                predicate,
                object.id,
                self.evidence(span, sentence),
                rule,
                confidence,
                qualifiers or {},
            )
        ]

    def fact(
        self,
        entity: Entity | None,
        attribute: str,
        value: Value | None,
        span: Span,
        sentence: Span,
        rule: str,
        confidence: float = 0.95,
    ) -> list[Fact]:
        """One attribute of an entity, or none where there is no entity or no value."""
        if entity is None or value is None:
            return []
        return [Fact(entity.id, attribute, value, self.evidence(span, sentence), rule, confidence)]
