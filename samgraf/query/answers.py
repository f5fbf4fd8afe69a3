"""Answers to queries: rows, or triples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from samgraf.query.terms import PREFIXES, Term, plain


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT or ASK query; an ASK has one variable, `answer`."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def names(self) -> frozenset[str]:
        """The IRIs in the rows, in short form where a prefix fits."""
        return frozenset(plain(term) for row in self.rows for term in row if isinstance(term, ox.NamedNode))

    def plain(self) -> list[tuple[str, ...]]:
        """The rows as text: IRIs in short form where a prefix fits, literals without their datatype."""
        return [tuple(plain(term) for term in row) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query."""

    triples: tuple[ox.Triple, ...]

    def names(self) -> frozenset[str]:
        """The IRIs of the triples' subjects and objects, in short form where a prefix fits."""
        ends = (term for triple in self.triples for term in (triple.subject, triple.object))
        return frozenset(plain(term) for term in ends if isinstance(term, ox.NamedNode))

    def turtle(self) -> str:
        """The triples in Turtle."""
        written = ox.serialize(self.triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
        return (written or b"").decode("utf-8")
