"""Queries: those that SamGraf ships, those in files, and their parameters."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from samgraf.errors import UsageError
from samgraf.query.terms import parse_term
from samgraf.resources import packaged

LANGUAGES = ("nb", "nn", "en")
_HEADER = re.compile(r"#\s*(?P<key>title|description|tags)(?:@(?P<language>nb|nn|en))?\s*:?\s*(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query with what its leading comments say of it."""

    name: str
    text: str
    titles: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    """What it is about, in words that several queries share."""

    @property
    def parameters(self) -> dict[str, str]:
        """The variables that may be given from outside, and the terms they have if they are not.

        A parameter is a variable with a VALUES block of its own: `VALUES ?project { id:project/medsam }`.
        """
        return {match["name"]: match["terms"].strip() for match in _VALUES.finditer(_without_comments(self.text))}

    def bind(self, values: Mapping[str, str]) -> Query:
        """The query with some parameters given, as terms: `id:person/…`, `<iri>`, or text of the default's kind.

        Raises UsageError for a parameter the query has not, or a value that is no term.
        """
        known = self.parameters
        for name in values:
            if name not in known:
                raise UsageError(f"{self.name} has no parameter {name!r}; it has: {', '.join(sorted(known)) or 'none'}")
        terms = {name: parse_term(value, like=known[name]) for name, value in values.items()}

        def filled(block: re.Match[str]) -> str:
            term = terms.get(block["name"])
            return block.group() if term is None else f"VALUES ?{block['name']} {{ {term} }}"

        text = _VALUES.sub(filled, self.text)
        return Query(self.name, text, self.titles, self.descriptions)


_VALUES = re.compile(r"VALUES\s+\?(?P<name>\w+)\s*\{(?P<terms>[^{}]*)\}", re.I)


def _without_comments(text: str) -> str:
    return re.sub(r"(?m)^\s*#.*$", "", text)


@cache
def named_queries() -> Mapping[str, Query]:
    """The queries that SamGraf ships, by name."""
    files = sorted(packaged("queries").glob("*.rq"))
    return {file.stem: _described(file.stem, file.read_text(encoding="utf-8")) for file in files}


def packaged_query(room: str, name: str) -> Query:
    """A query that a part of SamGraf keeps for its own use, in its folder of queries."""
    return _described(name, packaged(room, "queries", f"{name}.rq").read_text(encoding="utf-8"))


def find_query(what: str) -> Query:
    """A query by its name, from a file that ends in `.rq` or `.sparql`, or the text itself.

    Raises UsageError where there is no such name or file.
    """
    if re.search(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", what, re.I) and re.search(r"[\s{]", what):
        return Query("query", what)
    if what.endswith((".rq", ".sparql")):
        path = Path(what)
        try:
            return _described(path.stem, path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{what}: {getattr(error, 'strerror', None) or error}; name a SPARQL file") from error
    if what in named_queries():
        return named_queries()[what]
    near = difflib.get_close_matches(what, named_queries(), n=1)
    hint = f"did you mean {near[0]}?" if near else "`samgraf ask --list` names them all"
    raise UsageError(f"there is no query {what!r}; {hint}")


def _described(name: str, text: str) -> Query:
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    tags: tuple[str, ...] = ()
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _HEADER.match(line)
        if match and match["key"] == "tags":
            tags = tuple(tag.strip() for tag in match["text"].split(","))
        elif match and match["language"]:
            (titles if match["key"] == "title" else descriptions)[match["language"]] = match["text"].strip()
    return Query(name, text, titles, descriptions, tags)
