"""Projects that a sentence names one after another behind their common noun: "prosjekta Ny i bygda og Ungt mot"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import Mention, Span

_QUOTED = r"[«“\"][^«»“”\"\n]{3,80}[»”\"]"


@cache
def _list() -> re.Pattern[str]:
    """The noun and at least two names, all of them in quotation marks or none; with a colon between only with them."""
    projects = rules("titles")["projects"]
    ends = alternatives([*rules("names")["organisations"]["stops"], *projects["verbs"], "og"])
    ends = rf"(?:{ends}|[a-zæøå]{{2,20}}(?:es|ast)|slås|slåast)"
    bare = rf"[A-ZÆØÅ][\wæøåÆØÅ]+(?:[ ](?!{ends}\b)[\wæøåÆØÅ-]+){{0,5}}"
    after = rf"(?=[.;:(\n]|$|,[ ](?:som|der)\b|[ ]{ends}\b)"
    several = "|".join(
        rf"(?:{name}(?:,[ ]{name}){{0,6}},?[ ]og[ ]{name}){end}" for name, end in ((_QUOTED, ""), (bare, after))
    )
    noun = rf"(?i:(?<!\w)[\wæøå-]{{0,20}}(?:{alternatives(projects['several'])}))"
    counts, plural = alternatives(projects["counts"]), alternatives(projects["plural"])
    counted = rf"(?i:(?<!\w)(?:{counts})[ ](?:[\wæøå-]+[ ]){{0,2}}?[\wæøå-]{{0,20}}(?:{plural}))"
    told = rf"(?:{noun}|{counted})(?:[ ](?:er|var|heter|heiter))?[,:]?[ ]"
    capital = rf"(?=.[A-ZÆØÅ\d]){_QUOTED}"
    quoted = rf"{capital}(?:,[ ]{_QUOTED}){{0,6}},?[ ]og[ ]{_QUOTED}"
    return re.compile(rf"{noun}[ ](?P<list>{several})|{told}(?P<told>{quoted})")


_ONE = re.compile(rf"{_QUOTED}|(?:^|(?<=,[ ])|(?<=og[ ]))[^,«»“”\"]+?(?=,|[ ]og[ ][A-ZÆØÅ]|$)")

_PLACED = re.compile(r"(?<=\w)[ ](?:i|på)[ ][A-ZÆØÅ][\wæøå-]+$")
"""Where each of several is: "prosjekta Løa *i Skien* og Tunet *i Bamble*"."""


def find_listed_projects(text: str, span: Span) -> Iterator[Mention]:
    """The projects of such lists in a line, each without the quotation marks around it."""
    for match in _list().finditer(text, span.start, span.end):
        group = "list" if match["list"] else "told"
        for one in _ONE.finditer(match[group]):
            quoted = one.group()[0] in '«“"'
            name = one.group().strip('«»“”"') if quoted else _PLACED.sub("", one.group())
            start = match.start(group) + one.start() + one.group().index(name)
            yield Mention("Project", Span(start, start + len(name)), name, "project:listed")
