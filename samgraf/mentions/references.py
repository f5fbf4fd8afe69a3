"""What points back: acronyms a page has introduced, and words such as `prosjektet` and `seminaret`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samgraf.mentions.values import alternatives, rules
from samgraf.model import Mention, Span

_INTRODUCED = re.compile(r"[ ]*\((?P<acronym>[A-ZÆØÅ][\wÆØÅæøå]{1,11})\)")
_NAMED = frozenset({"Organisation", "Funder", "Project"})


def find_acronyms(text: str, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """The acronyms that the page introduces in brackets after a name, and whose they are."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type in _NAMED and not mention.refers and (match := _INTRODUCED.match(text, mention.span.end)):
            acronym = match["acronym"]
            if sum(character.isupper() for character in acronym) >= 2 or _initials(mention.text, acronym):
                found.setdefault(acronym, mention)
    return found


def _initials(name: str, acronym: str) -> bool:
    letters = "".join(word[0] for word in re.findall(r"\w+", name)).casefold()
    return letters.startswith(acronym[0].casefold()) and len(acronym) <= len(letters) + 1


def find_uses(text: str, body: int, acronyms: dict[str, Mention], taken: Sequence[Span]) -> Iterator[Mention]:
    """Every place where an introduced acronym stands for its name."""
    for acronym, named in acronyms.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?![\w])", text[body:]):
            span = Span(body + match.start(), body + match.end())
            if not any(span.overlaps(other) for other in taken):
                yield Mention(named.type, span, named.text, "acronym:introduced", named.records, refers=True)


def find_pointers(text: str, body: int, taken: Sequence[Span]) -> Iterator[Mention]:
    """Every `prosjektet` and `seminaret` that no name follows."""
    for kind, words in (("Project", rules("titles")["projects"]["references"]), ("Event", rules("titles")["events"]["references"])):
        for match in re.finditer(rf"(?<![\w-])(?:{alternatives(words)})(?![\w-])", text[body:], re.I):
            span = Span(body + match.start(), body + match.end())
            if not any(span.overlaps(other) for other in taken) and not re.match(r"[ ][A-ZÆØÅ«“\"]", text[span.end : span.end + 2]):
                yield Mention(kind, span, span.of(text), "pointer", refers=True)
