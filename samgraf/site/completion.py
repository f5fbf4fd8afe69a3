"""YASGUI's editor, where it has been fetched: whether it is there, and what it completes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from samgraf.query import PREFIXES
from samgraf.resources import packaged
from samgraf.site.desk import Row

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of the page with the editor: scripts of this site alone, that can ask nobody."""
_FILES = ("yasgui.min.js", "yasgui.min.css")


def is_there() -> bool:
    """Whether YASGUI has been fetched (`make assets`, or with the wheel)."""
    return all(packaged("site", "static", "yasgui", name).is_file() for name in _FILES)


def terms(rows: Iterable[Row]) -> Mapping[str, list[str]]:
    """The prefixes of the graph, and the classes and properties that it uses, of the rows of the query `used`."""
    found: dict[str, list[str]] = {"class": [], "property": []}
    for row in rows:
        found[row["kind"].value].append(row["term"].value)
    prefixes = [f"{name}: <{iri}>" for name, iri in PREFIXES.items()]
    return {"prefixes": prefixes, "classes": found["class"], "properties": found["property"]}
