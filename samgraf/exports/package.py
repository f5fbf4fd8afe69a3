"""The network as three tables with what their columns mean: a Frictionless Data Package.

The format: https://specs.frictionlessdata.io/tabular-data-package/
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from samgraf.exports.annotation import Annotated
from samgraf.exports.metadata import Metadata
from samgraf.query import parse_term
from samgraf.resources import packaged
from samgraf.views.files import cell, sorted_edges

DESCRIPTOR = "datapackage.json"
Row = Mapping[str, object]


def package_files(annotated: Annotated, about: Metadata) -> dict[str, bytes]:
    """The files of the package by name: a table each for nodes, edges and evidence, and their description."""
    rows = {"nodes": _nodes(annotated), "edges": _edges(annotated), "evidence": _evidence(annotated)}
    files = {f"{name}.csv": _table(_schemas()[name]["columns"], found) for name, found in rows.items()}
    files[DESCRIPTOR] = _descriptor(files, about)
    return files


@cache
def _schemas() -> dict[str, Any]:
    return tomllib.loads(packaged("exports", "tables.toml").read_text(encoding="utf-8"))


def _nodes(annotated: Annotated) -> Iterator[Row]:
    network = annotated.network
    for node in sorted(network):
        yield {"id": node, "iri": parse_term(node).value, **network.nodes[node]}


def _edges(annotated: Annotated) -> Iterator[Row]:
    for subject, predicate, object_, _ in sorted_edges(annotated.network):
        about = annotated.network.edges[subject, object_, predicate]
        ends = {"subject": subject, "predicate": predicate, "object": object_}
        yield {"id": " ".join(ends.values()), **ends, **about}


def _evidence(annotated: Annotated) -> Iterator[Row]:
    for subject, predicate, object_, proofs in sorted_edges(annotated.network):
        for proof in proofs:
            said = annotated.source(proof)
            yield {
                "edge": f"{subject} {predicate} {object_}",
                "statement": proof.statement,
                "document": said.document,
                "title": proof.title,
                "url": proof.url,
                "publisher": said.publisher,
                "language": said.language,
                "published": said.published,
                "sentence": proof.sentence,
                "quote": proof.quote,
                "start": proof.start,
                "end": proof.end,
                "rule": proof.rule,
                "confidence": proof.confidence,
                "position_title": said.position,
            }


def _table(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    return buffer.getvalue().encode("utf-8")


def _descriptor(files: Mapping[str, bytes], about: Metadata) -> bytes:
    told = {
        "profile": "tabular-data-package",
        "name": "samgraf",
        "id": about.homepage + "dataset",
        "title": about.title["en"],
        "description": about.description["en"],
        "version": about.version,
        "homepage": about.homepage,
        "keywords": list(about.keywords),
        "licenses": [{"name": about.licence["name"], "path": about.licence["url"], "title": about.licence["title"]}],
        "contributors": [{"title": about.creator, "role": "author"}],
        "sources": [
            {"title": source.title}
            | ({"path": source.url} if source.url else {})
            | ({"licence": source.licence} if source.licence else {})
            for source in about.sources
        ],
        "resources": [_resource(name.removesuffix(".csv"), content) for name, content in files.items()],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(name: str, content: bytes) -> dict[str, Any]:
    table = _schemas()[name]
    schema: dict[str, Any] = {"fields": [_field(column, told) for column, told in table["columns"].items()]}
    if "key" in table:
        schema["primaryKey"] = table["key"]
    if "keys" in table:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": "id"}}
            for column, other in table["keys"].items()
        ]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": table["title"],
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(column: str, told: Mapping[str, Any]) -> dict[str, Any]:
    rules = {name: told[name] for name in ("required", "minimum", "maximum") if name in told}
    field = {"name": column, **{name: told[name] for name in ("type", "format", "description") if name in told}}
    return field | ({"constraints": rules} if rules else {})
