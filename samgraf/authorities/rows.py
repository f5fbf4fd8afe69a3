"""Reads the registers' CSV files row by row; refuses a broken row with its file, its line and the remedy."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samgraf.errors import RegisterError

MUNICIPALITIES = "municipalities.csv"
MUNICIPALITY_CODES = "municipality_codes.csv"
MUNICIPALITY_NAMES = "municipality_names.csv"
MUNICIPALITY_CHANGES = "municipality_changes.csv"
COUNTIES = "counties.csv"
COUNTY_NAMES = "county_names.csv"
COUNTY_CHANGES = "county_changes.csv"
DANISH = "danish_municipalities.csv"
SWEDISH = "swedish_municipalities.csv"
SWEDISH_COUNTIES = "swedish_counties.csv"
INSTITUTIONS = "institutions.csv"
ORGANISATIONS = "organisations.csv"
FUNDERS = "funders.csv"
ORGANISATION_NAMES = "organisation_names.csv"
GIVEN_NAMES = "given_names.csv"
SURNAMES = "surnames.csv"

BODIES = (INSTITUTIONS, ORGANISATIONS, FUNDERS)

_BODY = (
    "id,name,name_nn,name_en,acronym,class,kind,parent,city,country,valid_from,valid_to,"
    "ror,wikidata,organisation_number,cristin,homepage"
)
_PLACE_NAME = "id,name,language,kind,valid_from,valid_to"
_CHANGE = "date,kind,from_id,to_id"

COLUMNS = {
    MUNICIPALITIES: "id,name,full_name,kind,valid_from,valid_to,organisation_number,wikidata,"
    "latitude,longitude,language_form",
    MUNICIPALITY_CODES: "id,code,county_code,county,valid_from,valid_to",
    MUNICIPALITY_NAMES: _PLACE_NAME,
    MUNICIPALITY_CHANGES: _CHANGE,
    COUNTIES: "id,code,name,council,valid_from,valid_to,organisation_number,wikidata,homepage,latitude,longitude",
    COUNTY_NAMES: _PLACE_NAME,
    COUNTY_CHANGES: _CHANGE,
    DANISH: "id,code,name,full_name,wikidata,homepage,latitude,longitude",
    SWEDISH: "id,code,name,full_name,latitude,longitude",
    SWEDISH_COUNTIES: "id,code,name,short",
    INSTITUTIONS: _BODY,
    ORGANISATIONS: _BODY,
    FUNDERS: _BODY,
    ORGANISATION_NAMES: "id,name,language,kind",
    GIVEN_NAMES: "name,sex",
    SURNAMES: "name",
}
"""The header of each file."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Row:
    """One row of a register, which knows where it stands so that an error can say so."""

    file: str
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell as it stands, empty where nothing is known."""
        return self.values[column]

    def error(self, what: str, remedy: str) -> RegisterError:
        """The error to raise about this row."""
        return _broken(self.file, self.line, what, remedy)

    def need(self, column: str) -> str:
        """The cell, which must not be empty; raises RegisterError."""
        value = self.values[column]
        if not value:
            raise self.error(f"“{column}” is empty", "fill it in or delete the row")
        return value

    def id(self) -> str:
        """The id, checked to be safe in an IRI; raises RegisterError."""
        value = self.need("id")
        if not _ID.fullmatch(value):
            raise self.error(f"“{value}” is no id", "use a to z, digits and single hyphens")
        return value

    def maybe(self, column: str) -> str | None:
        """The cell, None where it is empty."""
        return self.values[column] or None

    def day(self, column: str) -> date | None:
        """The cell as a date, None where it is empty; raises RegisterError."""
        value = self.values[column]
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.error(f"“{value}” in “{column}” is no date", "write it as 2020-01-31") from None

    def period(self) -> tuple[date | None, date | None]:
        """First and last day of validity; raises RegisterError where the last comes before the first."""
        first, last = self.day("valid_from"), self.day("valid_to")
        if first and last and last < first:
            raise self.error(f"it ends on {last}, before it begins on {first}", "correct one of the dates")
        return first, last

    def place(self) -> tuple[float, float] | None:
        """Latitude and longitude, None where they are not known; raises RegisterError."""
        if not self.values["latitude"]:
            return None
        try:
            return float(self.values["latitude"]), float(self.values["longitude"])
        except ValueError:
            raise self.error("latitude and longitude are no numbers", "write 59.59 and 11.17") from None

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """The cell, which must be one of the allowed words; raises RegisterError."""
        value = self.values[column]
        if value not in allowed:
            raise self.error(f"“{value}” is no {column}", f"use one of {', '.join(sorted(allowed))}")
        return value


def read(folder: Path, file: str) -> Iterator[Row]:
    """The rows of one register in the order of the file.

    Raises RegisterError where the file is missing, is not UTF-8 or has another header than `COLUMNS` says,
    and where a row has too few or too many cells.
    """
    header = COLUMNS[file].split(",")
    try:
        with (folder / file).open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.reader(lines, strict=True)
            found = next(rows, [])
            if found != header:
                raise _broken(file, 1, "the columns are others", f"write {COLUMNS[file]}")
            for cells in rows:
                if len(cells) != len(header):
                    remedy = "put what has commas in quotation marks, leave empty what is not known"
                    raise _broken(file, rows.line_num, f"{len(cells)} cells, not {len(header)}", remedy)
                yield Row(file, rows.line_num, dict(zip(header, cells, strict=True)))
    except OSError as error:
        raise RegisterError(f"{file}: cannot be read in {folder} ({error.strerror}); put it there") from None
    except UnicodeDecodeError:
        raise RegisterError(f"{file}: is not UTF-8; save it as UTF-8") from None
    except csv.Error as error:
        raise _broken(file, rows.line_num, str(error), "check its quotation marks") from None


def _broken(file: str, line: int, what: str, remedy: str) -> RegisterError:
    # What stands in a cell may hold line breaks, the message must not.
    return RegisterError(" ".join(f"{file}, line {line}: {what}; {remedy}".split()))
