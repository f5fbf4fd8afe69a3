"""Text from outside, made such that no browser or spreadsheet that is given it runs something."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that spreadsheets take for a formula."""


def web_address(address: str) -> str:
    """An address that may stand in a link: http or https, else nothing.

    >>> web_address("https://example.org/"), web_address("javascript:alert(1)")
    ('https://example.org/', '')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


def spreadsheet_cell(text: str) -> str:
    """A cell that a spreadsheet will not take for a formula: what begins as one gets an apostrophe.

    >>> spreadsheet_cell("=1+1"), spreadsheet_cell("Ås")
    ("'=1+1", 'Ås')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def tab_separated(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A table for spreadsheets: tabs, a head, one line a row; what a row lacks is empty."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([spreadsheet_cell(" ".join(row.get(column, "").split())) for column in columns])
    return out.getvalue()
