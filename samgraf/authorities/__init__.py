"""The registers: municipalities and counties through time, institutions, other bodies, funders, programmes.

The files lie in `data/authorities/`, whose README has their sources and licences. This room reads them and
answers which records a name may stand for; where several remain, those choose who know the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from samgraf.authorities.load import read_changes, read_person_names, read_records
from samgraf.authorities.records import Change, ChangeKind, Code, Name, Record, normalise
from samgraf.resources import shipped

__all__ = ["Authorities", "Change", "ChangeKind", "Code", "Name", "Record", "normalise"]


@dataclass(frozen=True, slots=True)
class Authorities:
    """All registers, read once and looked up by name."""

    records: Mapping[str, Record]
    """By IRI path, in its order."""
    changes: tuple[Change, ...]
    """Of municipalities and counties, in the order of time."""
    given_names: frozenset[str]
    surnames: frozenset[str]
    """Person names as they are written; they help to recognise a name, no more."""
    _by_name: Mapping[str, tuple[Record, ...]] = field(repr=False)

    @classmethod
    def load(cls, folder: Path | None = None) -> Authorities:
        """Read the registers of a folder, or those that SamGraf ships.

        Raises RegisterError for the first row that is broken: file, line, what is wrong and what to do.
        """
        folder = folder or shipped("data", "authorities")
        records = read_records(folder)
        changes = read_changes(folder, records)
        given_names, surnames = read_person_names(folder)
        return cls(records, changes, given_names, surnames, _index(records.values()))

    def named(self, name: str) -> tuple[Record, ...]:
        """The records that this is a name of, as `normalise` compares names, in the order of their paths."""
        return self._by_name.get(normalise(name), ())

    def municipality(self, name: str, on: date | None = None, county: str | None = None) -> tuple[Record, ...]:
        """The municipalities that bore a name, Danish and Swedish ones included; several where doubt remains.

        With a day, those that existed and bore the name then: Drammen is drammen-0602 until 2019-12-31 and
        drammen-3005 from 2020-01-01. With a county (its name or IRI path), those that lay in it then, or ever
        where no day is given. Without either, all that ever bore the name.
        """
        found = self._places("Municipality", name, on)
        if county is None:
            return found
        counties = {county} if county in self.records else {each.iri_path for each in self.county(county)}
        return tuple(
            record
            for record in found
            if any(code.county in counties and (on is None or code.valid(on)) for code in record.codes)
        )

    def county(self, name: str, on: date | None = None) -> tuple[Record, ...]:
        """The counties (fylke and fylkeskommune in one) of a name, with a day those that existed then."""
        return self._places("County", name, on)

    def seats(self, title: Record, county: str) -> list[Record]:
        """The county governors of a title and the name of a county: those of it alone, else those of it too."""
        place = f" {normalise(county)}"
        found = [
            (normalise(name.text) == f"{normalise(title.name)} i{place}", record)
            for record in self.records.values()
            if record.kind == title.kind and not record.is_title
            for name in record.names
            if normalise(name.text).startswith(normalise(title.name)) and normalise(name.text).endswith(place)
        ]
        return [record for alone, record in found if alone] or [record for _, record in found]

    def successors(self, iri_path: str) -> tuple[str, ...]:
        """What a municipality or county became, wholly or in part, in the order of time."""
        return _once(one for change in self.changes if iri_path in change.originals for one in change.results)

    def predecessors(self, iri_path: str) -> tuple[str, ...]:
        """What a municipality or county was made of, wholly or in part, in the order of time."""
        return _once(one for change in self.changes if iri_path in change.results for one in change.originals)

    def _places(self, kind: str, name: str, on: date | None) -> tuple[Record, ...]:
        found = (record for record in self.named(name) if record.type == kind)
        return tuple(record for record in found if on is None or record.bore(name, on))


def _index(records: Iterable[Record]) -> dict[str, tuple[Record, ...]]:
    found: dict[str, dict[str, Record]] = {}
    for record in records:
        for name in record.names:
            found.setdefault(normalise(name.text), {})[record.iri_path] = record
    return {name: tuple(by_path.values()) for name, by_path in found.items()}


def _once(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))
