"""How overlaps are settled: one way for all that is found.

Registers, name lists, the forms of names and the layout propose names. The longer one wins, and of two of one length
that of a register, then a person, then what the form of a name suggests. The spaCy pipeline speaks for a person whose
name no list has; what it alone takes for a body comes last and takes nothing from the others. Titles are a layer of
their own: what stands inside the title of a talk or a project is part of that title.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from samgraf.mentions.expressions import rules
from samgraf.model import Mention, Span

_PRIORITY = {
    "organisation:listed": 4,
    "organisation:owned": 4,
    "register": 3,
    "person": 2,
    "organisation:house": 2,
    "organisation:speaking": 3,
    "organisation:regional": 3,
    "organisation": 1,
}
_TITLED = frozenset({"Project", "Talk"})
_JOINED = re.compile(r"\s*(?:,|/|og|&|,? og|og i)\s*")


class Taken:
    """Stretches of a text that are spoken for, none of which overlaps another."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for span in spans:
            self.add(span)

    def overlaps(self, span: Span) -> bool:
        """Whether any of a span is spoken for."""
        at = bisect_left(self._spans, span)
        return (at < len(self._spans) and self._spans[at].overlaps(span)) or (
            at > 0 and self._spans[at - 1].overlaps(span)
        )

    def add(self, span: Span) -> None:
        """Take a span that is still free; one that is not is passed over."""
        if not self.overlaps(span):
            insort(self._spans, span)


def settle(mentions: Iterable[Mention], first: Sequence[Mention] = ()) -> list[Mention]:
    """The mentions of which none overlaps another: those of `first`, then the longer, the surer, the earlier."""
    ahead = {(mention.type, mention.span) for mention in first}

    def rank(mention: Mention) -> tuple[bool, int, int, Span, str]:
        source = mention.rule.split(":")[0]
        later = (mention.type, mention.span) not in ahead
        # What only looks like a name may have taken a genitive ending along.
        genitive = source == "organisation" and mention.text.endswith("s") and not _ends_in_s(mention.text)
        return (
            later,
            genitive - len(mention.span),
            -_PRIORITY.get(mention.rule, _PRIORITY.get(source, 0)),
            mention.span,
            mention.type,
        )

    taken, kept = Taken(), []
    for mention in sorted(mentions, key=rank):
        if not taken.overlaps(mention.span):
            taken.add(mention.span)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.span)


@cache
def _in_s() -> tuple[str, ...]:
    """How the names of bodies end whose last letter is "s": "Solvik Røde Kors", "Solvik skolekorps"."""
    organisations = rules("names")["organisations"]
    words = {*organisations["tails"], *organisations["houses"], *organisations["society_endings"]}
    return tuple({word.casefold() for word in words if word.endswith("s") and word[:-1] not in words})


def _ends_in_s(name: str) -> bool:
    return name.casefold().endswith(_in_s())


def without_weak(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Without the short ambiguous names ("Nord", "Ski") that nothing beside them confirms."""
    weak = frozenset(rules("names")["organisations"]["weak"])
    return [
        mention
        for at, mention in enumerate(mentions)
        if (mention.span.of(text) not in weak or _confirmed(text, mentions, at))
        and not _is_surname(text, mention)
        and not is_cited(text, mention)
    ]


_CITED = re.compile(r",?[ ](?:19|20)\d\d[a-z]?(?=[;,)])")


def is_cited(text: str, mention: Mention) -> bool:
    """Whether a name is that of an author in brackets: "(Greenwood & Levin, 2007)"."""
    if mention.records or not _CITED.match(text, mention.span.end):
        return False
    before = text[max(0, mention.span.start - 80) : mention.span.start]
    return "(" in before and ")" not in before[before.rindex("(") :]


_TWO_NAMES = re.compile(r"(?<![\w.])[A-ZÆØÅ][a-zæøåé]+[ ][A-ZÆØÅ][a-zæøåé]+[ ]$")


def _is_surname(text: str, mention: Mention) -> bool:
    """Whether a bare municipality's name ends a person's whom no list knows ("Perann Sylvia Stokke")."""
    before = text[max(0, mention.span.start - 40) : mention.span.start]
    return mention.is_town and mention.rule != "register:roll" and bool(_TWO_NAMES.search(before))


HEADINGS = 3
"""Municipalities with a line of their own, from which one by a weak name is one too."""


def _alone(text: str, span: Span) -> bool:
    """Whether a name has a line of its own, as over what is told of each of several."""
    return text[span.start - 1 : span.start] in ("", "\n") and text[span.end : span.end + 1] in ("", "\n")


def _confirmed(text: str, mentions: Sequence[Mention], at: int) -> bool:
    """Whether brackets, a slash, its kind or a body next to it say that a weak name is one."""
    span = mentions[at].span
    before, after = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 14]
    if re.search(r"\($|/$", before) or re.match(r"[)/]|[ ](?:kommune|municipality|herad)", after):
        return True
    if mentions[at].type == "Municipality" and re.search(r"(?:\bi|\bfra|\bfrå|kommun\w+)[ ]$", before):
        return True
    if mentions[at].type == "Municipality" and _alone(text, span):
        return sum(m.type == "Municipality" and _alone(text, m.span) for m in mentions) >= HEADINGS
    left, right = mentions[max(0, at - 1) : at], mentions[at + 1 : at + 2]
    return any(m.type != "Person" and _JOINED.fullmatch(text[m.span.end : span.start]) for m in left) or any(
        m.type != "Person" and _JOINED.fullmatch(text[span.end : m.span.start]) for m in right
    )


class Placed:
    """Mentions in the order of the text, found again by where they stand."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda m: (m.span, m.type))
        self._starts = [m.span.start for m in self.mentions]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    def within(self, span: Span) -> list[Mention]:
        """The mentions inside a span."""
        first, last = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
        return [m for m in self.mentions[first:last] if m.span.end <= span.end]

    def before(self, span: Span) -> list[Mention]:
        """The mentions that begin before a span does."""
        return self.mentions[: bisect_left(self._starts, span.start)]


class Titles:
    """The layer of titles, asked which names are parts of one."""

    def __init__(self, text: str, layer: Sequence[Mention]) -> None:
        self.text = text
        self.layer = sorted(layer, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self.layer]

    def hold(self, mention: Mention) -> bool:
        """Whether a name stands inside a title and is part of it.

        A place in an event's title says where it is held, and so does one between commas in a venue's address.
        """
        last = bisect_right(self._starts, mention.span.end)
        for other in self.layer[max(0, last - 3) : last]:
            inside = other.span.overlaps(mention.span) and (other.type in _TITLED or other.span.covers(mention.span))
            if inside and not self._stays(mention, other):
                return True
        return False

    def _stays(self, mention: Mention, title: Mention) -> bool:
        place = mention.type in ("Municipality", "County")
        if title.type == "Event":
            met = _MET.search(self.text[title.span.start : mention.span.start])
            first = bool(title.attributes.get("main")) and mention.span.start == title.span.start
            whose = first and _WHOSE.match(self.text, mention.span.end - 1)
            return place or mention.type == "Person" or bool(met) or bool(whose)
        if title.type == "Talk":
            return mention.rule == "organisation:speaking"  # "Presentasjon av *Solvik Kulturhus* v/ Kari Moe"
        return title.type == "Venue" and place and _between_commas(self.text, mention.span, title.span)


_WHOSE = re.compile(r"(?:s|\ws|\w[ ](?:sin|sitt|si))[ ][a-zæøå]")
"""From the last letter of the body whose event a title names: "*Kulturrådets* årskonferanse", "*KS sin* konferanse"."""
_MET = re.compile(r"(?i)^(?:\w{0,20}møtet?[ ](?:i|for)|møte(?:bok|protokoll|referat)[ ](?:for|fr[aå]|i))[ ]$")
"""Before the body whose meeting a title names: "Styremøtet i *Kulturrådet*"."""


def _between_commas(text: str, span: Span, whole: Span) -> bool:
    before, after = text[whole.start : span.start].rstrip(), text[span.end : whole.end].lstrip()
    return (not before or before.endswith(",")) and (not after or after.startswith(",")) and bool(before or after)
