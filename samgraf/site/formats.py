"""The forms an answer can have, and which of them a client wants (RFC 9110, section 12)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class RowFormat:
    """A form of rows."""

    format: ox.QueryResultsFormat
    media_types: tuple[str, ...]
    """What clients call it; the first is its own name."""


@dataclass(frozen=True, slots=True)
class GraphFormat:
    """A form of triples."""

    format: ox.RdfFormat
    media_types: tuple[str, ...]


ROW_FORMATS: Mapping[str, RowFormat] = {
    "json": RowFormat(ox.QueryResultsFormat.JSON, ("application/sparql-results+json", "application/json")),
    "xml": RowFormat(ox.QueryResultsFormat.XML, ("application/sparql-results+xml", "application/xml", "text/xml")),
    "csv": RowFormat(ox.QueryResultsFormat.CSV, ("text/csv",)),
    "tsv": RowFormat(ox.QueryResultsFormat.TSV, ("text/tab-separated-values",)),
}
GRAPH_FORMATS: Mapping[str, GraphFormat] = {
    "ttl": GraphFormat(ox.RdfFormat.TURTLE, ("text/turtle", "application/x-turtle")),
    "nt": GraphFormat(ox.RdfFormat.N_TRIPLES, ("application/n-triples", "text/plain")),
    "jsonld": GraphFormat(ox.RdfFormat.JSON_LD, ("application/ld+json", "application/json")),
    "rdf": GraphFormat(ox.RdfFormat.RDF_XML, ("application/rdf+xml", "application/xml", "text/xml")),
}

_RANGE = re.compile(r"(?P<type>[\w!#$&^.+*-]{1,100})/(?P<sub>[\w!#$&^.+*-]{1,100})")
_QUALITY = re.compile(r"q=(?P<q>0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.I)
_MOST_RANGES = 50


def choose(accept: str, offers: Mapping[str, RowFormat] | Mapping[str, GraphFormat]) -> tuple[str, str] | None:
    """The format that an Accept header likes best, and the name it calls it by; None where it likes none.

    Each offer has the quality of the most specific range that covers it; the first of equals is taken.

    >>> choose("text/csv;q=0.5, application/xml", ROW_FORMATS)
    ('xml', 'application/xml')
    >>> choose("image/png", ROW_FORMATS) is None
    True
    """
    return choose_type(accept, {name: offer.media_types for name, offer in offers.items()})


def choose_type(accept: str, offers: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """As `choose`, among names that are given with their media types."""
    ranges = _ranges(accept) if accept.strip() else {"*/*": 1.0}
    liked = [(_quality(media_type, ranges), name, media_type) for name, types in offers.items() for media_type in types]
    best = max(liked, key=lambda each: each[0])
    return (best[1], best[2]) if best[0] > 0 else None


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(",")[:_MOST_RANGES]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if _RANGE.fullmatch(name):
            qualities = [match["q"] for text in parameters if (match := _QUALITY.fullmatch(text))]
            found[name.lower()] = float(qualities[0]) if qualities else 1.0
    return found


def _quality(media_type: str, ranges: Mapping[str, float]) -> float:
    for covering in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        if covering in ranges:
            return ranges[covering]
    return 0.0
