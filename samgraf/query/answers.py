"""Answers to queries: rows, or triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pyoxigraph as ox

from samgraf.query.frames import frame
from samgraf.query.terms import Term, plain
from samgraf.query.values import Value, value
from samgraf.vocab import PREFIXES

if TYPE_CHECKING:
    import pandas


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

    def values(self) -> list[tuple[Value, ...]]:
        """The rows as Python values: numbers, days, texts, None; see `samgraf.query.values`."""
        return [tuple(value(term) for term in row) for row in self.rows]

    def frame(self) -> pandas.DataFrame:
        """The rows as a table of pandas, a column a variable, with the same values.

        Raises UsageError where pandas is not installed.
        """
        return frame(self.variables, self.values())

    def _repr_html_(self) -> str:
        """The rows as a notebook shows them; what they hold is text and never markup."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.variables)
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in self.plain())
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


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
        return with_prefixes(self.triples, ox.RdfFormat.TURTLE, PREFIXES)

    def xml(self) -> str:
        """The triples in RDF/XML."""
        return (ox.serialize(self.triples, format=ox.RdfFormat.RDF_XML) or b"").decode("utf-8")


def with_prefixes(
    found: Iterable[ox.Triple] | Iterable[ox.Quad], format: ox.RdfFormat, prefixes: Mapping[str, str]
) -> str:
    """Triples in Turtle or quads in TriG, in their order, below their prefixes in the order of the alphabet."""
    written = (ox.serialize(found, format=format, prefixes=dict(prefixes)) or b"").decode("utf-8")
    # The library writes prefixes in another order each run.
    lines = written.split("\n", len(prefixes))
    return "\n".join([*sorted(lines[:-1]), lines[-1]])
