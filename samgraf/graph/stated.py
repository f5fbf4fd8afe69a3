"""Statements that a table makes: a register's row, or a line of decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from samgraf.graph.terms import (
    END_DATE,
    RDF_OBJECT,
    RDF_PREDICATE,
    RDF_SUBJECT,
    RDF_TYPE,
    RDFS_COMMENT,
    RDFS_LABEL,
    START_DATE,
    decimal,
    graph_name,
    moment,
    node,
    sg,
    text,
)
from samgraf.vocab import digest

FIRST_YEAR = 1840
"""Dates before the first local government act (formannskapslovene, 1837) only say that nobody knows."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows, and the named graph that holds what they say."""

    graph: str
    file: str

    @property
    def iri(self) -> ox.NamedNode:
        """What the table is called in the graph."""
        return node("register/" + self.file.rsplit(".", 1)[0].replace("_", "-"))

    def described(self) -> Iterator[ox.Quad]:
        """The table itself."""
        yield self.quad(self.iri, RDF_TYPE, sg("Register"))
        yield self.quad(self.iri, RDFS_LABEL, text(self.file))

    def quad(self, subject: ox.NamedNode, predicate: ox.NamedNode, object: ox.NamedNode | ox.Literal) -> ox.Quad:
        """A quad of the table's graph."""
        return ox.Quad(subject, predicate, object, graph_name(self.graph))

    def stated(
        self,
        subject: ox.NamedNode,
        predicate: ox.NamedNode,
        object: ox.NamedNode | ox.Literal,
        row: str,
        rule: str,
        *,
        start: date | None = None,
        end: date | None = None,
        comment: str = "",
    ) -> Iterator[ox.Quad]:
        """A statement with the table and row that make it, the days between which it holds, and what is said of it."""
        since, until = (day.isoformat() if day else "" for day in (start, end))
        iri = node("statement/" + digest(self.graph, subject.value, predicate.value, object.value, since, until))
        yield self.quad(iri, RDF_TYPE, sg("Statement"))
        yield self.quad(iri, RDF_SUBJECT, subject)
        yield self.quad(iri, RDF_PREDICATE, predicate)
        yield self.quad(iri, RDF_OBJECT, object)
        yield self.quad(iri, sg("confidence"), decimal(1.0))
        yield self.quad(iri, sg("rule"), text(rule))
        yield self.quad(iri, sg("register"), self.iri)
        yield self.quad(iri, sg("row"), text(row))
        if start and start.year > FIRST_YEAR:
            yield self.quad(iri, START_DATE, moment(since))
        if end:
            yield self.quad(iri, END_DATE, moment(until))
        if comment:
            yield self.quad(iri, RDFS_COMMENT, text(comment))
