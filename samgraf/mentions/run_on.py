"""Headings and labels that a lost line break has run into a name: "*Forord* Solvik kommune", "Kari Moe *Møtetid*"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache

from samgraf.mentions.expressions import rules
from samgraf.model import Mention, Span

_SEASONS = frozenset({"våren", "sommeren", "sommaren", "høsten", "hausten", "vinteren"})


def without_headings(text: str, name: Span) -> Span:
    """A project's name without headings at its ends, and the season whose year went with one: "Løftet våren Side"."""
    where = after_heading(text, name)
    words = list(re.finditer(r"\S+", where.of(text)))
    kept = words
    while len(kept) > 1 and kept[-1].group() in run_on_words():
        kept = kept[:-1]
    if kept != words and len(kept) > 1 and kept[-1].group() in _SEASONS:
        kept = kept[:-1]
    return Span(where.start, where.start + kept[-1].end()) if kept != words else where


FEWEST = 4
"""Words of two persons' names."""


@cache
def run_on_words() -> frozenset[str]:
    """The words over parts of reports and minutes, and before their particulars."""
    return frozenset(rules("names")["run_on"]["words"])


def without_run_on(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The names of some bodies without such words before and behind them, where more than one word is left.

    A register has the names of one word.
    """
    for mention in mentions:
        where = after_heading(text, mention.span)
        words = list(re.finditer(r"\S+", where.of(text)))
        kept = words
        while kept and (kept[-1].group() in run_on_words() or (kept != words and kept[-1].group() in _JOINTS)):
            kept = kept[:-1]
        if kept == words and where == mention.span:
            yield mention
        elif len(kept) > 1:
            where = Span(where.start + kept[0].start(), where.start + kept[-1].end())
            yield replace(mention, span=where, text=" ".join(word.group() for word in kept))


_JOINTS = frozenset({"i", "for", "av", "og", "på", "ved", "fra", "frå", "til"})
"""Words that no name ends with."""


def after_heading(text: str, name: Span) -> Span:
    """A name without the headings that have run into its beginning; one in small letters behind them is of it."""
    words = list(re.finditer(r"\S+", name.of(text)))
    at = 0
    while at < len(words) - 1 and words[at].group() in run_on_words() and not words[at + 1].group()[0].islower():
        at += 1
    return Span(name.start + words[at].start(), name.end) if at else name


def in_row(mention: Mention, persons: Collection[str]) -> list[Mention]:
    """A person's name, or two where one of them is named alone elsewhere: "Kari Moe Ola Lie" on a title page."""
    words = list(re.finditer(r"\S+", mention.text))
    if mention.type != "Person" or len(words) < FEWEST or mention.refers or len(mention.text) != len(mention.span):
        return [mention]
    for word in words[2:-1]:
        first, second = mention.text[: word.start() - 1], mention.text[word.start() :]
        if first in persons or second in persons:
            middle = mention.span.start + word.start()
            return [
                replace(mention, span=Span(mention.span.start, middle - 1), text=first),
                replace(mention, span=Span(middle, mention.span.end), text=second),
            ]
    return [mention]


def before_title(text: str, mention: Mention, title: str) -> Mention:
    """A person's name without the beginning of the page's title that has run into it: "Kari Moe *Gode* nabolag"."""
    words = list(re.finditer(r"\S+", mention.text))
    if mention.type != "Person" or len(words) <= _NAME or mention.refers or len(mention.text) != len(mention.span):
        return mention
    for word in words[_NAME:]:
        at = mention.span.start + word.start()
        if " " in title and text[at : at + len(title)].casefold() == title.casefold():
            end = mention.span.start + words[words.index(word) - 1].end()
            return replace(mention, span=Span(mention.span.start, end), text=text[mention.span.start : end])
    return mention


_NAME = 2
"""Words of the shortest full name."""
