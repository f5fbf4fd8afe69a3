"""RDF terms from and to text: what a person types, and what a person reads."""

from __future__ import annotations

import re
from functools import lru_cache

import pyoxigraph as ox

from samgraf.errors import UsageError
from samgraf.vocab import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal


_KINDS = {
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?\d*\.?\d+"),
    "date": re.compile(r"-?\d{4}-\d\d-\d\d"),
    "dateTime": re.compile(r"-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?"),
    "gYear": re.compile(r"-?\d{4}"),
    "boolean": re.compile(r"true|false"),
}
"""How a literal of each kind is written."""


def parse_term(value: str, like: str = "") -> ox.NamedNode | ox.Literal:
    """The RDF term of a value from outside: `prefix:name`, `<iri>` or `https://…` is an IRI, the rest a literal.

    A literal has the datatype or language of `like`, the SPARQL term it stands for.
    Raises UsageError for half an IRI, a literal where `like` is an IRI, and one that is not of its kind.
    """
    prefix, colon, local = value.partition(":")
    try:
        if colon and prefix in PREFIXES:
            return ox.NamedNode(PREFIXES[prefix] + local)
        if value.startswith("<"):
            return ox.NamedNode(value[1:-1] if value.endswith(">") else value)
        if re.match(r"https?://\S", value):
            return ox.NamedNode(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is not an IRI ({error}); write it as id:person/… or <https://…>") from error
    if re.fullmatch(r"<[^>]*>|\w+:[\w/.-]*", like):
        raise UsageError(f"{value!r} is not an IRI; write it as id:person/… or <https://…>")
    if language := re.search(r'"@(?P<tag>[a-z-]+)$', like):
        return ox.Literal(value, language=language["tag"])
    kind = _kind_of(like)
    if kind and kind in _KINDS and not _KINDS[kind].fullmatch(value):
        raise UsageError(f"{value!r} is not an xsd:{kind}; the default is {like}")
    return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + kind)) if kind else ox.Literal(value)


def _kind_of(term: str) -> str | None:
    """The XSD datatype of a SPARQL term, None for a plain string."""
    if found := re.search(r'"\^\^xsd:(?P<name>\w+)$', term):
        return found["name"]
    return next((kind for kind in ("integer", "decimal", "boolean") if _KINDS[kind].fullmatch(term)), None)


def plain(term: Term | None) -> str:
    """A term as a person reads it; nothing for an unbound variable."""
    if term is None:
        return ""
    return _short(term.value) if isinstance(term, ox.NamedNode) else term.value


@lru_cache(maxsize=100_000)
def _short(iri: str) -> str:
    """An IRI with its prefix, if it has one."""
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
