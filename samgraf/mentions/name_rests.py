"""What stands of a project's name behind a preposition: "prosjektet Stemmer *frå kysten*"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from samgraf.model import Mention, Span

_REST = re.compile(
    r"[ ](?:i|på|fra|frå|til|for|med|mot|over|ved|av|om|mellom|under|uten|utan)[ ]"
    r"(?:[a-zæøå]{2,20}[ ]){0,2}?[a-zæøå]{3,24}(?![\w-])"
)
_SHORT = frozenset({"project:named", "project:whole"})
"""What reads a name as far as its capitals go."""
_YEARS = re.compile(r"[ ]\((?:19|20)\d\d(?:[ ]?[–-][ ]?(?:19|20)?\d\d)?\)")


def with_rests(text: str, body: int, projects: Iterable[Mention]) -> Iterator[Mention]:
    """The projects, each name that a preposition has cut as the page has it in another place too.

    `body` is where the page's own text begins. One word alone is no name where the page begins longer names with it.
    """
    projects = list(projects)
    known = {project.text for project in projects}
    for project in projects:
        rest = None
        if " " not in project.text:
            rest = _as_known(text, project, known)
            rest = rest or (_rest(text, body, project) if project.rule in _SHORT else None)
        span = Span(project.span.start, rest) if rest else project.span
        yield replace(project, span=span, text=span.of(text)) if rest else project


def _as_known(text: str, project: Mention, known: set[str]) -> int | None:
    """Where a longer name ends that the page has and that stands here too; "Grendelyd og Nabolyd" are two."""
    longer = (name for name in known if re.match(rf"{re.escape(project.text)}[ ](?!og[ ])", name))
    begun = (name for name in longer if text.startswith(name, project.span.start))
    longest = max(begun, key=len, default=None)
    return project.span.start + len(longest) if longest else None


def _rest(text: str, body: int, project: Mention) -> int | None:
    """Where the whole name ends: with what is said of it elsewhere, or before the years in brackets."""
    match = _REST.match(text, project.span.end)
    while match:
        whole = text[project.span.start : match.end()]
        begins = re.compile(rf"(?:^|(?<=[.!?][ ])|(?<=[«“\"])){re.escape(whole)}(?![\w-])", re.M)
        if begins.search(text, body) or _YEARS.match(text, match.end()):
            return match.end()
        longer = re.compile(r"[ ][a-zæøå]{3,24}(?![\w-])").match(text, match.end())
        match = longer if longer and whole.count(" ") < _MOST_WORDS else None
    return None


_MOST_WORDS = 4
