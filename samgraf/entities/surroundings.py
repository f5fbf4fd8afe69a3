"""What stands around a name on a page: the counties that the page names, and how far a sentence or paragraph goes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from samgraf.authorities import Authorities, normalise
from samgraf.model import Span

SENTENCE = re.compile(r"[.!?:]\s+(?=[A-ZÆØÅ«–-])|\n")
PARAGRAPH = re.compile(r"\n[ \t]*\n")
_LINE = re.compile(r"\n")
REACH = 2000
"""Characters to either side in which the ends of a paragraph are looked for."""
_OF_COUNTY = re.compile(r"s?-?kommun(?:en|a)[ ]")
"""What makes a county's name the first part of a word for a municipality in it: "telemarkskommunen"."""


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_S = TypeVar("_S", bound=_Spanned)


@dataclass(frozen=True, slots=True)
class County:
    """The name of a county on the page, and which counties have it."""

    span: Span
    paths: frozenset[str]
    alone: bool
    """Whether it has its line for itself, and heads what follows."""


def find_counties(text: str, authorities: Authorities) -> Iterator[County]:
    """The Norwegian counties that a text names, also within the names of bodies ("Statsforvalteren i Nordland")."""
    named: dict[str, set[str]] = {}
    for record in authorities.records.values():
        for name in record.names if record.type == "County" and record.country == "NO" else ():
            named.setdefault(normalise(name.text), set()).add(record.iri_path)
    forms = "|".join(re.escape(name) for name in sorted(named, key=lambda name: (-len(name), name)))
    for match in re.finditer(rf"(?i)(?<!\w)(?P<name>{forms})(?=s?(?!\w)|{_OF_COUNTY.pattern})", text):
        if match["name"][:1].isupper() or _OF_COUNTY.match(text, match.end()):
            span = Span(*match.span())
            line = around(text, span, _LINE).of(text)
            alone = re.fullmatch(r"\W*" + re.escape(match["name"]) + r"(?:[ ]fylke)?\W*", line) is not None
            yield County(span, frozenset(named[normalise(match["name"])]), alone)


def around(text: str, span: Span, edge: re.Pattern[str]) -> Span:
    """The stretch between two edges that a span stands in, as far as a reader's eye goes."""
    first, last = max(0, span.start - REACH), min(len(text), span.end + REACH)
    start = max((match.end() for match in edge.finditer(text, first, span.start)), default=first)
    after = edge.search(text, span.end, last)
    return Span(start, after.start() if after else last)


def inside(items: Sequence[_S], stretch: Span) -> Sequence[_S]:
    """Those of some items, in the order of the text, that begin in a stretch."""
    first, after = (bisect_left(items, end, key=lambda item: item.span.start) for end in (stretch.start, stretch.end))
    return items[first:after]
