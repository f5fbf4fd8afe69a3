"""A graph described for data catalogues: DCAT-AP-NO, and VoID for what is in it.

The vocabularies: https://data.norge.no/specification/dcat-ap-no and https://www.w3.org/TR/void/
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from samgraf.exports.metadata import Metadata, Source
from samgraf.outside import web_address
from samgraf.query import PREFIXES, answer_rows, packaged_query, with_prefixes
from samgraf.store import GraphFolder
from samgraf.vocab import local

_OWN = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "spdx": "http://spdx.org/rdf/terms#",
    "foaf": PREFIXES["foaf"],
    "dcterms": PREFIXES["dcterms"],
    "owl": PREFIXES["owl"],
    "rdf": PREFIXES["rdf"],
    "xsd": PREFIXES["xsd"],
    "sg": PREFIXES["sg"],
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
Value = ox.NamedNode | ox.Literal


def description_file(folder: GraphFolder, about: Metadata, files: Mapping[str, bytes]) -> bytes:
    """Turtle that describes a graph, what it counts, and the files it is given in; without blank nodes, sorted.

    Raises GraphError where the graph cannot be opened.
    """
    dataset = ox.NamedNode(about.homepage + "dataset")
    found = {*_dataset(dataset, about), *_counted(dataset, folder)}
    for name, content in files.items():
        found |= set(_distribution(dataset, name, content, about))
    triples = sorted(found, key=str)
    return with_prefixes(triples, ox.RdfFormat.TURTLE, _OWN).encode("utf-8")


def _dataset(dataset: ox.NamedNode, about: Metadata) -> Iterator[ox.Triple]:
    publisher = _part(dataset, "publisher")
    yield _triple(publisher, "rdf:type", _term("foaf:Agent"))
    yield _triple(publisher, "foaf:name", ox.Literal(about.creator))
    yield _triple(dataset, "rdf:type", _term("dcat:Dataset"))
    yield _triple(dataset, "rdf:type", _term("void:Dataset"))
    for language, title in about.title.items():
        yield _triple(dataset, "dcterms:title", ox.Literal(title, language=language))
    for language, description in about.description.items():
        yield _triple(dataset, "dcterms:description", ox.Literal(description, language=language))
    for keyword in about.keywords:
        yield _triple(dataset, "dcat:keyword", ox.Literal(keyword))
    yield _triple(dataset, "dcterms:identifier", ox.Literal(dataset.value))
    yield _triple(dataset, "dcterms:publisher", publisher)
    yield _triple(dataset, "dcterms:creator", publisher)
    yield _triple(dataset, "dcterms:issued", _typed(about.released, "date"))
    yield _triple(dataset, "dcterms:license", ox.NamedNode(about.licence["authority"]))
    yield _triple(dataset, "dcterms:rights", ox.Literal(about.licence["rights"], language="en"))
    yield _triple(dataset, "dcterms:accessRights", ox.NamedNode(about.eu["access"]))
    yield _triple(dataset, "dcterms:spatial", ox.NamedNode(about.eu["spatial"]))
    yield _triple(dataset, "dcterms:conformsTo", ox.NamedNode(PREFIXES["sg"].rstrip("#")))
    yield _triple(dataset, "owl:versionInfo", ox.Literal(about.version))
    yield _triple(dataset, "dcat:landingPage", ox.NamedNode(about.homepage))
    for theme in about.eu["themes"]:
        yield _triple(dataset, "dcat:theme", ox.NamedNode(theme))
    for language in about.eu["languages"]:
        yield _triple(dataset, "dcterms:language", ox.NamedNode(language))
    for source in about.sources:
        if source.url or source.licence:
            yield from _source(dataset, source)


def _source(dataset: ox.NamedNode, source: Source) -> Iterator[ox.Triple]:
    """A source, with its own licence: a name is no licence document, and stands as the rights."""
    origin = _named(source.address)
    yield _triple(dataset, "dcterms:source", origin)
    if source.licence:
        licence = _named(source.licence) if web_address(source.licence) else ox.Literal(source.licence)
        told = "dcterms:license" if isinstance(licence, ox.NamedNode) else "dcterms:rights"
        whose = origin if isinstance(origin, ox.NamedNode) else ox.NamedNode(source.iri)
        yield _triple(whose, told, licence)


def _named(address: str) -> Value:
    """An address as an IRI; as text where it has signs that no IRI may have."""
    try:
        return ox.NamedNode(address)
    except ValueError:
        return ox.Literal(address)


def _counted(dataset: ox.NamedNode, folder: GraphFolder) -> Iterator[ox.Triple]:
    """What VoID counts, of the default graph: a plain triple stands there once however many texts say it."""
    answer = answer_rows(packaged_query("exports", "counts"), folder.open())
    counts = [(kind.value, term, int(count.value)) for kind, term, count in answer if kind and term and count]
    triples = sum(count for kind, _, count in counts if kind == "property")
    yield _triple(dataset, "void:triples", _typed(str(triples), "integer"))
    yield _triple(dataset, "void:uriSpace", ox.Literal(PREFIXES["id"]))
    for prefix in ("sg", "schema", "skos", "org", "dcterms"):
        yield _triple(dataset, "void:vocabulary", ox.NamedNode(PREFIXES[prefix]))
    for kind, term, count in counts:
        assert isinstance(term, ox.NamedNode)
        part = _part(dataset, f"{kind}-{local(term.value)}")
        yield _triple(dataset, f"void:{kind}Partition", part)
        yield _triple(part, f"void:{kind}", term)
        yield _triple(part, "void:entities" if kind == "class" else "void:triples", _typed(str(count), "integer"))


def _distribution(dataset: ox.NamedNode, name: str, content: bytes, about: Metadata) -> Iterator[ox.Triple]:
    file = ox.NamedNode(f"{dataset.value}/{name}")
    checksum = _part(file, "checksum")
    yield _triple(dataset, "dcat:distribution", file)
    yield _triple(file, "rdf:type", _term("dcat:Distribution"))
    yield _triple(file, "dcterms:title", ox.Literal(about.files[name]["title"], language="en"))
    yield _triple(file, "dcat:accessURL", dataset)
    yield _triple(file, "dcat:mediaType", ox.NamedNode(_MEDIA + about.files[name]["media"]))
    yield _triple(file, "dcterms:license", ox.NamedNode(about.licence["authority"]))
    yield _triple(file, "dcat:byteSize", _typed(str(len(content)), "nonNegativeInteger"))
    yield _triple(file, "spdx:checksum", checksum)
    yield _triple(checksum, "rdf:type", _term("spdx:Checksum"))
    yield _triple(checksum, "spdx:algorithm", _term("spdx:checksumAlgorithm_sha256"))
    yield _triple(checksum, "spdx:checksumValue", _typed(hashlib.sha256(content).hexdigest(), "hexBinary"))


def _part(whole: ox.NamedNode, name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{whole.value}#{name}")


def _term(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(_OWN[prefix] + local)


def _typed(value: str, kind: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))


def _triple(subject: ox.NamedNode, predicate: str, object: Value) -> ox.Triple:
    return ox.Triple(subject, _term(predicate), object)
