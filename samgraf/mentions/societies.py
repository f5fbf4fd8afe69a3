"""Words that point to a society or council of the page: "grendalaget", "utvalet", "arbeidsgruppa"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.overlaps import Taken
from samgraf.mentions.roles import office_before
from samgraf.model import Mention, Span


def find_societies(text: str, body: int, names: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """Every word in the definite form that one body alone of a page is called by.

    "grendalaget" where it names "Solvik grendalag", "arbeidsgruppa" where it names "Arbeidsgruppa for gode nabolag".
    """
    bodies = [m for m in names if m.type == "Organisation" and not m.refers]
    called = list(_called(text, body, bodies, taken))
    yield from called
    yield from (m for m in _led(text, body, bodies, taken) if m.span not in {other.span for other in called})


def _called(text: str, body: int, bodies: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """Every such word, of a body that has it for its last or first word, or is no more than it."""
    whole: dict[str, dict[str, Mention]] = {}
    for mention in bodies:
        if (word := _definite(mention.text)) and not (" " not in mention.text and _is_one_of(mention.text, bodies)):
            whole.setdefault(word, {}).setdefault(mention.text, mention)
    for word, several in whole.items():
        if len(several) != 1:
            continue
        (one,) = several.values()
        for match in re.finditer(rf"(?i)(?<![\w-]){word}(?![\w-])", text[body:]):
            span = Span(body + match.start(), body + match.end())
            if not taken.overlaps(span) and not _OF_ANOTHER.match(text, span.end):
                yield replace(one, span=span, rule="pointer:society", refers=True)


def _led(text: str, body: int, bodies: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """ "leder av *utvalget*": behind an office, the one body of a page that ends so ("Solvik kulturutvalg")."""
    whole = {m.text: m for m in bodies}
    for match in _ending().finditer(text, body):
        span = Span(*match.span())
        before = text[max(body, span.start - 60) : span.start]
        if taken.overlaps(span) or _OF_ANOTHER.match(text, span.end) or not office_before("i|av|for|på").search(before):
            continue
        stem = re.sub(r"g?(?:et|en|a)$", "", match.group().casefold())
        called = re.compile(rf"(?i)[\w -]*{stem}g?(?:et|en|a)?(?:$|[ ](?:for|i|på|av)[ ])")
        named = [m for name, m in whole.items() if called.match(name)]
        if len(named) == 1:
            yield replace(named[0], span=span, rule="pointer:society", refers=True)


def _endings() -> str:
    """How the words end by which societies are called: "utvalet", "gruppa"."""
    return alternatives(rules("names")["organisations"]["called_endings"])


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_endings()})(?![\w-])")


def _definite(name: str) -> str:
    """The pattern of the word that a body is called by, or an empty string."""
    words = name.casefold().split()
    if len(words) > 1 and _society().fullmatch(words[-1]):
        neuter = words[-1].endswith(tuple(rules("names")["organisations"]["neuter_societies"]))
        return words[-1] + ("et" if neuter else "(?:en|a)")
    if len(words) > 1 and _headed().match(name):
        return words[0]
    return words[0] if len(words) == 1 and _council().fullmatch(words[0]) else ""


def _is_one_of(name: str, bodies: Sequence[Mention]) -> bool:
    """Whether "Interimrådet" may be what a page calls another of its bodies: "Solvik frivilligråd"."""
    kind = _council().fullmatch(name.casefold())
    stem = re.sub(r"(?:et|en|a)$", "", kind["kind"]) if kind else ""
    return any(m.text != name and re.search(rf"(?i){stem}(?:$|[ ]|et|en|a)", m.text) for m in bodies)


@cache
def _society() -> re.Pattern[str]:
    return re.compile(rf"\w{{2,20}}(?:{alternatives(rules('names')['organisations']['society_endings'])})")


@cache
def _headed() -> re.Pattern[str]:
    """A name that begins with such a word: "*Arbeidsgruppa* for gode nabolag"."""
    return re.compile(rf"(?i)[a-zæøå]{{0,24}}(?:{_endings()})[ ](?:for|i|på|av)[ ]")


@cache
def _council() -> re.Pattern[str]:
    """A name that is no more than such a word: "Arbeidsutvalet"."""
    return re.compile(rf"[a-zæøå]{{3,24}}(?P<kind>{_endings()})")


_OF_ANOTHER = re.compile(r"[ ](?:i|på|for|til|fr[aå])[ ][A-ZÆØÅ]|[ ][A-ZÆØÅ«“\"]")
"""What tells that a society in the definite form is another: "grendalaget *på Bø*"."""
