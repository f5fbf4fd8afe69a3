"""The rows of a CSV file; a broken one is refused with the file, its line and the remedy."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samgraf.errors import SourceError

FIRST = 2
"""The first row under the header, as a spreadsheet counts."""
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Cells:
    """One row."""

    row: int
    """Its number as a spreadsheet counts, the header being row 1."""
    line: int
    """The last of its lines in the file."""
    values: dict[str, str]


def read_cells(
    path: Path, columns: tuple[str, ...], days: tuple[str, ...] = (), unknown: Container[str] = frozenset()
) -> list[Cells]:
    """The rows of a table, with all its columns; cells have single blanks for any white space.

    columns: those that must be there. days: those of them that hold days, as 2020-01-31, or nothing. unknown: cells
    that say nothing, which are empty here.
    Raises SourceError, one line with the file and the line in it, where it cannot be read, is not UTF-8, is empty,
    lacks a column, has a broken row or something that is no day where a day should be.
    """
    found = list(_rows(path, _text(path), columns, days, unknown))
    if not found:
        raise SourceError(f"{path}: line 1: there are no rows under the header; give it some")
    return found


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}; name a table (CSV)") from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        line = data.count(b"\n", 0, max(data.find(b"\0"), 0)) + 1
        raise SourceError(f"{path}: line {line} is UTF-16 or binary, not UTF-8; save it as CSV in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{path}: line {line} is not UTF-8 (an older encoding such as cp1252?); save it as CSV in UTF-8"
        ) from error


def _rows(
    path: Path, text: str, columns: tuple[str, ...], days: tuple[str, ...], unknown: Container[str]
) -> Iterator[Cells]:
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = [cell.strip() for cell in next(rows, [])]
        _check_header(path, header, columns)
        for row, cells in enumerate(rows, start=FIRST):
            if not cells:
                continue  # an empty line
            if len(cells) != len(header):
                told = f"{len(cells)} cells, not {len(header)}"
                raise _broken(path, rows.line_num, told, "put what holds a separator in quotation marks")
            tidy = [" ".join(cell.split()) for cell in cells]
            values = {name: "" if cell in unknown else cell for name, cell in zip(header, tidy, strict=True)}
            for day in days:
                _check_day(path, rows.line_num, day, values[day])
            yield Cells(row, rows.line_num, values)
    except csv.Error as error:
        remedy = f"check its quotation marks; a cell may have {csv.field_size_limit()} letters"
        raise _broken(path, rows.line_num, str(error), remedy) from error


def _check_header(path: Path, header: list[str], columns: tuple[str, ...]) -> None:
    if not any(header):
        raise _broken(path, 1, "the table is empty", "give it a header and rows")
    if twice := next((name for name in header if header.count(name) > 1), None):
        raise _broken(path, 1, f"two columns are named “{twice}”", "name each column once")
    if missing := next((name for name in columns if name not in header), None):
        raise _broken(path, 1, f"there is no column “{missing}”", f"the header has {', '.join(header)}")


def _check_day(path: Path, line: int, column: str, cell: str) -> None:
    if not cell:
        return
    try:
        date.fromisoformat(cell)
        whole = len(cell) == len("2020-01-31")
    except ValueError:
        whole = False
    if not whole:
        raise _broken(path, line, f"“{cell}” in “{column}” is no day", "write it as 2020-01-31, or leave it empty")


def _broken(path: Path, line: int, what: str, remedy: str) -> SourceError:
    return SourceError(" ".join(f"{path}: line {line}: {what}; {remedy}".split()))
