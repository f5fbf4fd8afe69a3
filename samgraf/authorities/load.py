"""Makes records out of the registers' rows, and checks that what they refer to is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import cast

from samgraf.authorities import rows
from samgraf.authorities.records import Change, ChangeKind, Code, Name, Record
from samgraf.authorities.rows import Row, read

CLASSES = frozenset({
    "Organisation", "University", "UniversityCollege", "ResearchInstitute", "ResearchCentre",
    "OrganisationalUnit", "PublicAgency", "InterestOrganisation", "VoluntaryOrganisation", "SocialEnterprise",
    "Company", "School", "Funder", "Programme",
})  # fmt: skip
"""The ontology classes that a body or a programme may have."""

_NAME_KINDS = frozenset({"short", "full", "official", "acronym", "alias", "former"})
_ORDER: tuple[ChangeKind, ...] = ("split", "merge", "absorbed", "part")
_CHANGE_KINDS = frozenset[str](_ORDER)
_BODY_NAMES = (
    ("name", "nb", "official"),
    ("name_nn", "nn", "official"),
    ("name_en", "en", "official"),
    ("acronym", "", "acronym"),
)
_ABROAD = {rows.DANISH: ("DK", "da"), rows.SWEDISH: ("SE", "sv")}
"""Municipalities of other countries: the country, and the language of the names."""
_IDENTIFIERS = ("ror", "wikidata", "organisation_number", "cristin", "homepage")


def read_records(folder: Path) -> dict[str, Record]:
    """All records of the registers by IRI path, in its order.

    Raises RegisterError where a row is broken, an id stands twice, or a parent, a county or the owner of a
    code or name does not exist.
    """
    counties = {record.iri_path: record for record in _counties(folder)}
    return dict(sorted((counties | _municipalities(folder, counties) | _bodies(folder)).items()))


def read_changes(folder: Path, records: Mapping[str, Record]) -> tuple[Change, ...]:
    """The changes of municipalities and counties, in the order of time.

    The rows of a split share their original and day, those of any other change their result and day.
    Raises RegisterError where a row is broken or names a record that does not exist.
    """
    together: dict[tuple[date, str, str], list[tuple[str, str, str]]] = {}
    for file, folder_of_ids in ((rows.MUNICIPALITY_CHANGES, "municipality"), (rows.COUNTY_CHANGES, "county")):
        for row in read(folder, file):
            row.need("date")
            on = cast(date, row.day("date"))
            kind = row.one_of("kind", _CHANGE_KINDS)
            original, result = (f"{folder_of_ids}/{row.need(column)}" for column in ("from_id", "to_id"))
            for path in (original, result):
                if path not in records:
                    raise row.error(f"there is no {path}", "correct the id or add its row")
            shared = (on, kind, original) if kind == "split" else (on, "", result)
            together.setdefault(shared, []).append((kind, original, result))
    return tuple(_change(on, members) for (on, _, _), members in sorted(together.items()))


def _change(on: date, members: list[tuple[str, str, str]]) -> Change:
    kinds = {kind for kind, _, _ in members}
    return Change(
        date=on,
        kind=next(kind for kind in _ORDER if kind in kinds),
        originals=tuple(dict.fromkeys(original for _, original, _ in members)),
        results=tuple(dict.fromkeys(result for _, _, result in members)),
        parts=tuple(original for kind, original, _ in members if kind == "part"),
    )


def read_person_names(folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Given names and surnames, as they are written. Raises RegisterError where a row is broken."""
    given = frozenset(row.need("name") for row in read(folder, rows.GIVEN_NAMES))
    return given, frozenset(row.need("name") for row in read(folder, rows.SURNAMES))


def _counties(folder: Path) -> Iterator[Record]:
    table = _table(folder, rows.COUNTIES)
    swedish = _table(folder, rows.SWEDISH_COUNTIES, table)
    more = _further_names(folder, rows.COUNTY_NAMES, table | swedish)
    for key, row in swedish.items():
        names = _own_names(row, ("name", "sv", "full"), ("short", "sv", "short"))
        yield Record(
            iri_path=f"county/{key}",
            type="County",
            name=row.need("name"),
            names=_once(names, more.get(key, ())),
            register=row.file,
            row=key,
            country="SE",
            kind="län",
            codes=(Code(row.need("code"), None, None, None),),
        )
    for key, row in table.items():
        first, last = row.period()
        names = _own_names(row, ("name", "nb", "short"), ("council", "nb", "full"))
        yield Record(
            iri_path=f"county/{key}",
            type="County",
            name=row.need("name"),
            names=_once(names, more.get(key, ())),
            register=row.file,
            row=key,
            valid_from=first,
            valid_to=last,
            country="NO",
            identifiers=_identifiers(row),
            codes=(Code(row.need("code"), None, first, last),),
            place=row.place(),
        )


def _municipalities(folder: Path, counties: Mapping[str, Record]) -> dict[str, Record]:
    norwegian = _table(folder, rows.MUNICIPALITIES)
    abroad: dict[str, Row] = {}
    for file in _ABROAD:
        abroad |= _table(folder, file, norwegian | abroad)
    codes = _codes(folder, norwegian, counties)
    more = _further_names(folder, rows.MUNICIPALITY_NAMES, norwegian | abroad)
    found: dict[str, Record] = {}
    for key, row in norwegian.items():
        first, last = row.period()
        names = _own_names(row, ("name", "nb", "short"), ("full_name", "nb", "full"))
        found[f"municipality/{key}"] = Record(
            iri_path=f"municipality/{key}",
            type="Municipality",
            name=row.need("name"),
            names=_once(names, more.get(key, ())),
            register=row.file,
            row=key,
            valid_from=first,
            valid_to=last,
            country="NO",
            kind=row.maybe("kind"),
            identifiers=_identifiers(row),
            codes=tuple(codes.get(key, ())),
            place=row.place(),
            language=row.maybe("language_form"),
        )
    for key, row in abroad.items():
        country, language = _ABROAD[row.file]
        names = _own_names(row, ("name", language, "short"), ("full_name", language, "full"))
        found[f"municipality/{key}"] = Record(
            iri_path=f"municipality/{key}",
            type="Municipality",
            name=row.need("name"),
            names=_once(names, more.get(key, ())),
            register=row.file,
            row=key,
            country=country,
            kind="kommune",
            identifiers=_identifiers(row),
            codes=(Code(row.need("code"), None, None, None),),
            place=row.place(),
        )
    return found


def _codes(folder: Path, owners: Mapping[str, Row], counties: Mapping[str, Record]) -> dict[str, list[Code]]:
    found: dict[str, list[Code]] = {}
    for row in read(folder, rows.MUNICIPALITY_CODES):
        county = f"county/{row.need('county')}"
        if county not in counties:
            raise row.error(f"there is no {county}", f"correct it or add it to {rows.COUNTIES}")
        first, last = row.period()
        found.setdefault(_owner(row, owners), []).append(Code(row.need("code"), county, first, last))
    for codes in found.values():
        codes.sort(key=lambda code: code.valid_from or date.min)
    return found


def _bodies(folder: Path) -> dict[str, Record]:
    table: dict[str, Row] = {}
    for file in rows.BODIES:
        table |= _table(folder, file, table)
    more = _further_names(folder, rows.ORGANISATION_NAMES, table)
    found = {}
    for key, row in table.items():
        first, last = row.period()
        names = _own_names(row, *_BODY_NAMES)
        found[_body_path(key, row)] = Record(
            iri_path=_body_path(key, row),
            type=row.one_of("class", CLASSES),
            name=row.need("name"),
            names=_once(names, more.get(key, ())),
            register=row.file,
            row=key,
            valid_from=first,
            valid_to=last,
            acronym=row.maybe("acronym"),
            country=row.maybe("country"),
            parent=_parent(row, table),
            kind=row.maybe("kind"),
            identifiers=_identifiers(row),
            city=row.maybe("city"),
        )
    return found


def _body_path(key: str, row: Row) -> str:
    return f"project/{key}" if row["class"] == "Programme" else f"org/{key}"


def _parent(row: Row, table: Mapping[str, Row]) -> str | None:
    parent = row["parent"]
    if not parent:
        return None
    if parent not in table:
        raise row.error(f"the parent “{parent}” does not exist", "correct it, add its row or leave it empty")
    return _body_path(parent, table[parent])


def _table(folder: Path, file: str, taken: Mapping[str, Row] | None = None) -> dict[str, Row]:
    """The rows of a file by id, none of which may stand twice or be taken by another file."""
    found: dict[str, Row] = {}
    for row in read(folder, file):
        key = row.id()
        earlier = found.get(key) or (taken or {}).get(key)
        if earlier:
            raise row.error(
                f"the id “{key}” stands in {earlier.file}, line {earlier.line} already", "give it another id"
            )
        found[key] = row
    return found


def _owner(row: Row, owners: Mapping[str, Row]) -> str:
    key = row.id()
    if key not in owners:
        raise row.error(f"no record has the id “{key}”", "correct the id or add the record")
    return key


def _further_names(folder: Path, file: str, owners: Mapping[str, Row]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    dated = "valid_from" in rows.COLUMNS[file]
    for row in read(folder, file):
        first, last = row.period() if dated else (None, None)
        name = Name(row.need("name"), row["language"], row.one_of("kind", _NAME_KINDS), first, last, file)
        found.setdefault(_owner(row, owners), []).append(name)
    return found


def _own_names(row: Row, *columns: tuple[str, str, str]) -> Iterator[Name]:
    return (Name(row[column], language, kind) for column, language, kind in columns if row[column])


def _once(own: Iterable[Name], further: Iterable[Name]) -> tuple[Name, ...]:
    """Each form once: as the names' file has it where it also stands in the record's own row."""
    found = {name.text: name for name in own}
    for name in further:
        found[name.text] = name
    return tuple(found.values())


def _identifiers(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((name, row.values[name]) for name in _IDENTIFIERS if row.values.get(name))
