"""What a page tells of one thing: its traits, the facts with their sentences, and panels of stored queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from samgraf.passages import passage
from samgraf.query import Query, Rows
from samgraf.query.terms import Term
from samgraf.site.desk import Desk, Row, bound
from samgraf.site.names import Names
from samgraf.site.panels import settings, stored
from samgraf.site.words import relations
from samgraf.vocab import local

_MOST_ROWS = 50
"""Rows of a panel that a page shows; the query shows them all."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a fact is said."""

    source: str
    source_name: str
    before: str
    quote: str
    """The words that say it; the sentence goes on with `after`."""
    after: str
    row: str
    confidence: str


@dataclass(slots=True)
class Fact:
    """One end of a relation, or a value, with all that proves it."""

    subject: Term
    subject_name: str
    other: Term
    name: str
    position: str = ""
    behalf: str = ""
    behalf_name: str = ""
    since: str = ""
    until: str = ""
    negated: bool = False
    proofs: list[Proof] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one property, as read from the subject or from the object."""

    property: str
    inverse: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The answer to a stored query, for a table."""

    query: Query
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Term | None, str], ...], ...]
    """A cell is a term and the name that stands for it."""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a page tells of a thing."""

    traits: dict[str, list[Term]]
    groups: tuple[Group, ...]
    panels: tuple[Panel, ...]


async def load_profile(desk: Desk, names: Names, iri: str, kind: str, language: str, tied: Collection[str]) -> Profile:
    """What a page tells of a thing of a kind, which is `tied` to others by some properties."""
    facts = "document" if kind == "SourceDocument" else "facts"
    queries = panels_of(kind, iri, language, tied)
    own = [stored(name).bind({"thing": iri}) for name in ("traits", facts)]
    traits, said, *tables = await desk.tables([*own, *queries])
    panels = [table(query, rows, names, language) for query, rows in zip(queries, tables, strict=True)]
    return Profile(
        _by_property(bound(traits), language),
        tuple(_groups(bound(said), iri, names, language, whole=kind == "SourceDocument")),
        tuple(panel for panel in panels if panel.rows),
    )


def panels_of(kind: str, iri: str, language: str, tied: Collection[str]) -> list[Query]:
    """The stored queries on the page of a thing of a kind, about that thing."""
    found = []
    for panel in settings()["panel"]:
        if kind in panel["kinds"] and (not panel.get("tied") or set(panel["tied"]) & set(tied)):
            query = stored(panel["query"])
            spoken = {"language": language} if "language" in query.parameters else {}
            found.append(query.bind({panel["parameter"]: iri} | spoken))
    return found if kind == "SourceDocument" else [*found, stored("mentions").bind({"thing": iri})]


def table(query: Query, answer: Rows, names: Names, language: str, most: int = _MOST_ROWS) -> Panel:
    """An answer as a table: a thing and its name are one column, and columns without a value are left out."""
    rows = [dict(zip(answer.variables, row, strict=True)) for row in answer]
    used = [name for name in answer.variables if any(row[name] is not None for row in rows)]
    things = {*used, *query.parameters}
    columns = tuple(name for name in used if name.removesuffix("_name") not in things - {name})
    shown = tuple(tuple((row[name], _called(row, name, names, language)) for name in columns) for row in rows[:most])
    return Panel(query, columns, shown, max(0, len(rows) - most))


def _called(row: Mapping[str, Term | None], name: str, names: Names, language: str) -> str:
    term = row.get(name)
    if isinstance(term, ox.NamedNode) and term.value in names.things:
        return names.things[term.value].called(language)
    named = row.get(f"{name}_name")
    if named is not None:
        return named.value
    return "" if term is None else term.value


def _by_property(rows: Iterable[Row], language: str) -> dict[str, list[Term]]:
    """Values by their properties; of texts in several languages those in this one."""
    found: dict[str, list[Term]] = {}
    for row in rows:
        value = row["value"]
        if isinstance(value, ox.Literal) and value.language not in (None, language):
            continue
        values = found.setdefault(local(row["predicate"].value), [])
        if value not in values:
            values.append(value)
    return found


def _groups(rows: Iterable[Row], iri: str, names: Names, language: str, *, whole: bool) -> list[Group]:
    """The facts by their properties; in a whole document each keeps its subject, else it is told from the thing."""
    order = {name: place for place, name in enumerate(relations())}
    groups: dict[tuple[str, bool], dict[tuple[Term, Term, bool], Fact]] = {}
    for row in rows:
        name = local(row["predicate"].value)
        inverse = not whole and row["subject"].value != iri
        end = "subject" if inverse else "object"
        negated = "negated" in row
        facts = groups.setdefault((name, inverse), {})
        fact = facts.setdefault(
            (row["subject"], row["object"], negated),
            Fact(
                row["subject"],
                _called(row, "subject", names, language),
                row[end],
                _called(row, end, names, language),
                negated=negated,
            ),
        )
        fact.position = _value(row, "position") or fact.position
        if "behalf" in row:
            fact.behalf, fact.behalf_name = row["behalf"].value, _called(row, "behalf", names, language)
        fact.since = _value(row, "from") or fact.since
        fact.until = _value(row, "until") or fact.until
        proof = _proof(row, names, language)
        if proof not in fact.proofs:
            fact.proofs.append(proof)
    keys = sorted(groups, key=lambda key: (order.get(key[0], len(order)), key))
    return [Group(name, inverse, tuple(groups[name, inverse].values())) for name, inverse in keys]


def _value(row: Row, name: str) -> str:
    return row[name].value if name in row else ""


def _proof(row: Row, names: Names, language: str) -> Proof:
    sentence, quote = _value(row, "sentence"), _value(row, "quote")
    before, found, after = passage(sentence, quote) if quote else (sentence, "", "")
    return Proof(
        row["source"].value,
        _called(row, "source", names, language),
        before,
        found,
        after,
        _value(row, "row"),
        row["confidence"].value,
    )
