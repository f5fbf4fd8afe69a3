"""The fund or scheme that the grants of a page are from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.mentions.grant_terms import SAME_FORM, Grant
from samgraf.model import Mention, Span

_SCHEME = re.compile(
    r"(?<![\w-])(?P<name>[a-zæøå]{5,40}(?:fondet|ordningen|ordninga)"
    r"(?:[ ]for[ ][a-zæøå, ]{4,60}?(?=[ ](?:er|har|skal|i|som|vil)[ ]|[.,;:(\n]|$))?)"
    r"|(?:utlysning(?:en|a)|ordning(?:en|a))[ ][«“\"](?P<quoted>[^«»“”\"\n]{4,80})[»”\"]"
)


def find_schemes(text: str, body: int, grants: Sequence[Grant]) -> list[Mention]:
    """The fund or scheme that a page with several grants says they are from, wherever it is named."""
    if len(grants) < SAME_FORM:
        return []
    schemes = _SCHEME.finditer(text, body)
    first = next((m for m in schemes if m["quoted"] or not _NO_SCHEME.match(m["name"])), None)
    if first is None:
        return []
    where = Span(*first.span("quoted" if first["quoted"] else "name"))
    name = where.of(text)
    return [Mention("Project", where, name[0].upper() + name[1:], "grant:scheme")]


_NO_SCHEME = re.compile(
    r"forskning|forsking|innovasjon|støtteordningene|nordnorsk"
    r"|(?:tilskudds|tilskots|støtte|stønads|utviklings)ordning(?:en|a)$"
)
"""Words for what research is paid by, and such as name no scheme where nothing says what it is for."""
