"""The rows of a table as documents, and what each of them names and says.

A row's text is a line for each of its cells, `column: cell`; what it says quotes a cell, and has for its sentence the
cells that it rests on. So a row is a document like any other: with a graph of its own, decisions, policy and evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from samgraf.authorities import Authorities, Record, normalise
from samgraf.errors import SourceError
from samgraf.model import PATHS, Document, Entity, Evidence, Fact, Proposal, Reading, Span, Statement
from samgraf.sheets.cells import Cells, read_cells
from samgraf.sheets.mapping import BETWEEN, Claim, Kind, Mapping, read_mapping
from samgraf.signatures import fits
from samgraf.vocab import slug

_JOINT = " · "
"""What stands between cells where they are shown on one line."""
_CODE = 4


@dataclass(frozen=True)
class Sheet:
    """A table, its mapping, and the registers that its rows are linked to."""

    mapping: Mapping
    documents: tuple[Document, ...]
    """A document for each row, in the order of the table."""
    authorities: Authorities

    def read(self, document: Document) -> Reading:
        """What a row names and says."""
        return _Row(self, document).reading()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the documents."""
        return frozenset(document.name for document in self.documents)

    @cached_property
    def numbers(self) -> dict[str, tuple[Record, ...]]:
        """The bodies of the registers by organisation number."""
        return _grouped(
            (value, record)
            for record in self.authorities.records.values()
            for kind, value in record.identifiers
            if kind == "organisation_number"
        )

    @cached_property
    def codes(self) -> dict[str, tuple[Record, ...]]:
        """The Norwegian municipalities by the numbers they have borne."""
        return _grouped(
            (code.code, record)
            for record in self.authorities.records.values()
            for code in record.codes
            if record.type == "Municipality" and record.country in (None, "NO")
        )


def read_sheet(table: Path, mapping: Path, authorities: Authorities) -> Sheet:
    """The rows of a table (CSV) by a mapping (TOML).

    Raises SourceError, one line with the file and the line, where either is broken, or they do not fit.
    """
    meant = read_mapping(mapping)
    cells = read_cells(table, meant.columns, meant.days, meant.unknown)
    return Sheet(meant, tuple(_document(table, meant, row) for row in cells), authorities)


def _document(table: Path, mapping: Mapping, cells: Cells) -> Document:
    told = [(name, cells.values[name]) for name in mapping.columns]
    text = "".join(f"{name}{BETWEEN}{cell}\n" for name, cell in told if cell)
    if not text:
        raise SourceError(f"{table}: line {cells.line}: the row is empty; fill it in or delete it")
    title = f"{mapping.about['title']}, {table.name}, row {cells.row}"
    return Document(f"{slug(table.stem)}-row-{cells.row}", text, {**mapping.about, "title": title, "genre": "register"})


@dataclass
class _Row:
    """One row being read."""

    sheet: Sheet
    document: Document
    proposals: list[Proposal] = field(default_factory=list)

    @cached_property
    def cells(self) -> dict[str, Span]:
        """Column → where its cell stands in the text."""
        found, at = {}, 0
        for line in self.document.text.split("\n"):
            name = line.partition(BETWEEN)[0]
            found[name] = Span(at + min(len(name) + len(BETWEEN), len(line)), at + len(line))
            at += len(line) + 1
        return found

    def cell(self, column: str) -> str:
        """The cell, empty where it says nothing."""
        return self.cells[column].of(self.document.text) if column in self.cells else ""

    @cached_property
    def day(self) -> date | None:
        """The day the row speaks of, where it tells."""
        told = self.cell(self.sheet.mapping.day)
        return date.fromisoformat(told) if told else None

    def reading(self) -> Reading:
        mapping = self.sheet.mapping
        entities = {name: entity for name, kind in mapping.kinds.items() if (entity := self.entity(kind))}
        rule = f"table:{mapping.name}"
        statements = tuple(
            Statement(
                entities[claim.subject].id, claim.predicate, entities[claim.object].id,
                self.evidence(claim), rule, 1.0,
            )
            for claim in mapping.claims
            if claim.subject in entities and claim.object in entities and self.says(claim)
            if fits(claim.predicate, entities[claim.subject], entities[claim.object])
        )  # fmt: skip
        facts = tuple(
            Fact(entities[name].id, attribute, self.told(kind, column), self.quoted(column, kind.columns), rule, 1.0)
            for name, kind in mapping.kinds.items()
            if name in entities
            for attribute, column in kind.facts.items()
            if self.cell(column)
        )
        once = {entity.id: entity for entity in entities.values()}
        return Reading(self.document, (), tuple(once.values()), statements, facts, (), tuple(self.proposals))

    # What it says.

    def told(self, kind: Kind, column: str) -> str:
        """What a cell tells of an entity: its own words, a number of an organisation without blanks ("974 767 880")."""
        return self.cell(column).replace(" ", "") if column == kind.number else self.cell(column)

    def says(self, claim: Claim) -> bool:
        return all(self.cell(column) in cells for column, cells in claim.when.items())

    # What proves it.

    def evidence(self, claim: Claim) -> Evidence:
        """The cell that names the object, among those of both ends and those that make the row say so."""
        one, other = self.sheet.mapping.kinds[claim.subject], self.sheet.mapping.kinds[claim.object]
        named = next(column for column in (*other.name, other.code) if self.cell(column))
        return self.quoted(named, (*one.columns, *other.columns, *claim.when))

    def quoted(self, column: str, around: Iterable[str]) -> Evidence:
        """A cell, in the sentence of it and the cells around it."""
        span, shown = self.cells[column], {column, *around}
        told = [name for name in self.sheet.mapping.columns if name in shown and self.cell(name)]
        sentence = _JOINT.join(f"{name}{BETWEEN}{self.cell(name)}" for name in told)
        return Evidence(span, span.of(self.document.text), sentence)

    # Who is who.

    def entity(self, kind: Kind) -> Entity | None:
        """What a row names; None where its cells are empty, or give a number that no municipality has borne.

        Without the cells that tell it from others it is told by its name.
        """
        name = BETWEEN.join(cell for column in kind.name if (cell := self.cell(column)))
        if not name:
            return None
        record = self.record(kind, name)
        if record:
            return Entity(record.iri_path, _base(record.type), record.name, (name,), {}, record.iri_path)
        if kind.type == "Municipality":
            return None
        own = " ".join(cell for column in kind.id if (cell := self.told(kind, column)))
        path = f"{PATHS[kind.type]}/{slug(own or name)}"
        narrow = kind.classes.get(self.cell(kind.class_column), "") or kind.narrow
        return Entity(path, kind.type, name, (name,), {"class": narrow} if narrow else {})

    def record(self, kind: Kind, name: str) -> Record | None:
        """The register's record: by number first, else by name where the register has no other number for it."""
        if kind.type == "Municipality":
            return self.only(name, self.sheet.codes.get(self.cell(kind.code).zfill(_CODE), ()))
        number = self.told(kind, kind.number)
        if found := self.sheet.numbers.get(number, ()) if number else ():
            named = tuple(record for record in found if normalise(name) in {normalise(n.text) for n in record.names})
            return self.only(name, named or found)
        fit = [
            record
            for record in self.sheet.authorities.named(name)
            if _may_be(kind, record) and not (number and "organisation_number" in dict(record.identifiers))
        ]
        return self.only(name, tuple(fit))

    def only(self, name: str, records: tuple[Record, ...]) -> Record | None:
        """The one record, or the one that was there on the row's day; None, with a proposal, where several were."""
        alive = [record for record in records if self.day is None or record.exists(self.day)] or list(records)
        if {record.type for record in alive} == {"Municipality", "County"}:
            alive = [record for record in alive if record.type == "Municipality"]  # Oslo is both, by one number
        if len(alive) > 1:
            paths = tuple(sorted(record.iri_path for record in alive))
            self.proposals.append(Proposal(self.document.name, name, paths, "several records fit the row"))
        return alive[0] if len(alive) == 1 else None


def _may_be(kind: Kind, record: Record) -> bool:
    """Whether a record is of such a kind."""
    if record.type == "Programme" or kind.type == "Project":
        return record.type == kind.narrow
    return kind.type in ("Organisation", "Funder")


def _base(type_: str) -> str:
    """The type of the model that a class of the ontology belongs to."""
    return type_ if type_ in PATHS else "Project" if type_ == "Programme" else "Organisation"


def _grouped(pairs: Iterable[tuple[str, Record]]) -> dict[str, tuple[Record, ...]]:
    found: dict[str, dict[str, Record]] = {}
    for key, record in pairs:
        found.setdefault(key, {})[record.iri_path] = record
    return {key: tuple(records.values()) for key, records in found.items()}
