"""A graph with all that belongs to it in one folder: an RO-Crate 1.1.

The format: https://www.researchobject.org/ro-crate/specification/1.1/
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from samgraf.exports.annotation import Annotated
from samgraf.exports.description import description_file
from samgraf.exports.metadata import Metadata, citation_file
from samgraf.exports.package import package_files
from samgraf.resources import shipped
from samgraf.store import GraphFolder

DESCRIPTOR = "ro-crate-metadata.json"


def crate_files(folder: GraphFolder, annotated: Annotated, about: Metadata) -> dict[str, bytes]:
    """The files of the crate by name: graph, tables, ontology, citation, and the descriptions of them.

    Raises GraphError where the graph cannot be read.
    """
    files = {
        "graph.nq": folder.nquads.read_bytes(),
        **package_files(annotated, about),
        "samgraf.ttl": shipped("ontology", "samgraf.ttl").read_bytes(),
        "CITATION.cff": citation_file(about),
    }
    files["dataset.ttl"] = description_file(folder, about, files)
    found = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": list(_entities(files, about))}
    files[DESCRIPTOR] = (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return files


def _entities(files: Mapping[str, bytes], about: Metadata) -> Iterator[dict[str, Any]]:
    creator, program = {"@id": "#creator"}, {"@id": "#samgraf"}
    told_of = {source.address: source for source in about.sources if source.url or source.licence}
    yield {
        "@id": DESCRIPTOR,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    yield {
        "@id": "./",
        "@type": "Dataset",
        "name": about.title["en"],
        "alternateName": [about.title["nb"], about.title["nn"]],
        "description": about.description["en"],
        "datePublished": about.released,
        "version": about.version,
        "keywords": list(about.keywords),
        "inLanguage": ["nb", "nn"],
        "identifier": about.homepage + "dataset",
        "url": about.homepage,
        "license": {"@id": about.licence["url"]},
        "creator": creator,
        "publisher": creator,
        "isBasedOn": [{"@id": address} for address in told_of],
        "hasPart": [{"@id": name} for name in about.files],
    }
    for name, told in about.files.items():
        yield {
            "@id": name,
            "@type": "File",
            "name": told["title"],
            "encodingFormat": told["media"],
            "contentSize": str(len(files[name])),
            "sha256": hashlib.sha256(files[name]).hexdigest(),
        }
    yield {
        "@id": about.licence["url"],
        "@type": "CreativeWork",
        "name": about.licence["title"],
        "description": about.licence["rights"],
    }
    yield {**creator, "@type": "Organization", "name": about.creator}
    yield {
        **program,
        "@type": "SoftwareApplication",
        "name": "SamGraf",
        "version": about.version,
        "url": about.homepage,
    }
    yield {
        "@id": "#build",
        "@type": "CreateAction",
        "name": "Reading the texts",
        "instrument": program,
        "object": [{"@id": address} for address in told_of],
        "result": {"@id": "./"},
    }
    for address, source in told_of.items():
        page = {"@type": "WebPage", "url": source.url} if source.url else {"@type": "CreativeWork"}
        licence = {"license": source.licence} if source.licence else {}
        yield {"@id": address, "name": source.title, **page, **licence}
