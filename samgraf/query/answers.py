"""Answers to queries: rows, or triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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

    def plain(self) -> list[tuple[str, ...]]:
        """The rows as text: IRIs in short form where a prefix fits, literals without their datatype."""
        return [tuple(plain(term) for term in row) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query."""

    triples: tuple[ox.Triple, ...]

    def turtle(self) -> str:
        """The triples in Turtle."""
        return with_prefixes(self.triples, ox.RdfFormat.TURTLE, PREFIXES)


def with_prefixes(
    found: Iterable[ox.Triple] | Iterable[ox.Quad], format: ox.RdfFormat, prefixes: Mapping[str, str]
) -> str:
    """Triples in Turtle or quads in TriG, in their order, below their prefixes in the order of the alphabet."""
    written = (ox.serialize(found, format=format, prefixes=dict(prefixes)) or b"").decode("utf-8")
    # The library writes prefixes in another order each run.
    lines = written.split("\n", len(prefixes))
    return "\n".join([*sorted(lines[:-1]), lines[-1]])
