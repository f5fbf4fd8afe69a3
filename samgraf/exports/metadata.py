"""What is said of a graph where it is published: title, licence, numbers, sources; and how to cite it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

import samgraf
from samgraf.outside import web_address
from samgraf.query import answer_rows, packaged_query
from samgraf.resources import packaged
from samgraf.store import GraphFolder


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a graph was read from."""

    iri: str
    title: str
    url: str
    """Its address on the web; empty where it has none."""
    licence: str
    """Its own licence, as the source names it; empty where it names none."""

    @property
    def address(self) -> str:
        """What it is told by: its address on the web, for want of one its IRI."""
        return self.url or self.iri


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of a graph; texts are by language."""

    title: Mapping[str, str]
    description: Mapping[str, str]
    licence: Mapping[str, str]
    keywords: tuple[str, ...]
    creator: str
    homepage: str
    version: str
    released: str
    """The day of the release of SamGraf that the graph is of, as YYYY-MM-DD: a build has no clock."""
    sources: tuple[Source, ...]
    eu: Mapping[str, Any]
    files: Mapping[str, Mapping[str, str]]


def metadata_of(folder: GraphFolder) -> Metadata:
    """What is said of a graph, with its own numbers and sources.

    Raises GraphError where the graph cannot be read.
    """
    told = _told()
    report = folder.report()
    numbers = {name: _size(report.get(name)) for name in ("documents", "entities", "statements")}
    return Metadata(
        told["title"],
        {language: text.format(**numbers) for language, text in told["description"].items()},
        told["licence"],
        tuple(told["keywords"]),
        told["creator"],
        told["homepage"],
        samgraf.__version__,
        told["released"],
        _sources(folder),
        told["eu"],
        told["files"],
    )


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(packaged("exports", "metadata.toml").read_text(encoding="utf-8"))


def _size(counted: object) -> int:
    return sum(counted.values()) if isinstance(counted, dict) else len(counted) if isinstance(counted, list) else 0


def _sources(folder: GraphFolder) -> tuple[Source, ...]:
    answer = answer_rows(packaged_query("exports", "sources"), folder.open())
    found = sorted(tuple("" if term is None else term.value for term in row) for row in answer)
    return tuple(Source(iri, title, web_address(url), licence) for iri, title, url, licence in found)


def citation_file(about: Metadata) -> bytes:
    """CITATION.cff for a graph, in the Citation File Format 1.2.0 (https://doi.org/10.5281/zenodo.5171937)."""
    told = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "title": about.title["en"],
        "message": "If you use this graph, please cite it; cite an edge by its sentence.",
        "abstract": f"{about.description['en']} {about.licence['rights']}",
        "authors": [{"name": about.creator}],
        "version": about.version,
        "date-released": about.released,
        "license": about.licence["name"],
        "url": about.homepage,
        "keywords": list(about.keywords),
    }
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120).encode("utf-8")
