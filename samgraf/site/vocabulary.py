"""The ontology and the themes, read from their Turtle: what the pages of documentation tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from samgraf.query import PREFIXES
from samgraf.resources import shipped
from samgraf.vocab import BASE, local

ONTOLOGY = BASE + "ns"
SCHEME = BASE + "concept/"
FILES: Mapping[str, str] = {ONTOLOGY: "samgraf.ttl", SCHEME: "themes.ttl"}
"""The files in `ontology/` by the IRIs that they answer for."""
CLASS, OBJECT, DATA = "Class", "ObjectProperty", "DatatypeProperty"
_ORDER = ("nb", "nn", "en")

Texts = Mapping[str, tuple[str, ...]]
"""Texts by language."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or a theme with all that its file tells of it."""

    iri: str
    kinds: tuple[str, ...]
    texts: Mapping[str, Texts]
    """Texts by the last part of their property's IRI, and by language."""
    links: Mapping[str, tuple[str, ...]]
    """The IRIs that it names, by the last part of the property's IRI."""

    @property
    def name(self) -> str:
        """The last part of its IRI."""
        return local(self.iri)

    def called(self, language: str) -> str:
        """What it is called."""
        label = self.said("label", language) or self.said("prefLabel", language)
        return label[0] if label else self.name

    def said(self, property: str, language: str) -> tuple[str, str] | None:
        """The text of a property in a language, else in the nearest that it has; and which that is."""
        texts = self.texts.get(property, {})
        for spoken in (language, *_ORDER):
            if spoken in texts:
                return texts[spoken][0], spoken
        return None

    def others(self, language: str) -> tuple[str, ...]:
        """The other names in a language."""
        return self.texts.get("altLabel", {}).get(language, ())


@cache
def triples_of(iri: str) -> tuple[ox.Triple, ...]:
    """The triples of the file that answers for an IRI, in its order."""
    path = shipped("ontology", FILES[iri])
    return tuple(quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


@cache
def terms_of(iri: str) -> Mapping[str, Term]:
    """What a file defines, by IRI and in its order."""
    kinds: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, object in triples_of(iri):
        if not isinstance(subject, ox.NamedNode):
            continue
        if isinstance(object, ox.Literal):
            texts[subject.value][local(predicate.value)][object.language or "en"].append(object.value)
        elif isinstance(object, ox.NamedNode) and predicate.value == PREFIXES["rdf"] + "type":
            kinds[subject.value].append(local(object.value))
        elif isinstance(object, ox.NamedNode):
            links[subject.value][local(predicate.value)].append(object.value)
    return {
        name: Term(
            name,
            tuple(kinds[name]),
            {key: {lang: tuple(said) for lang, said in by.items()} for key, by in texts[name].items()},
            {key: tuple(ends) for key, ends in links[name].items()},
        )
        for name in kinds
    }


def ontology(kind: str) -> list[Term]:
    """The ontology's terms of a kind (`CLASS`, `OBJECT`, `DATA`), in the file's order."""
    return [term for term in terms_of(ONTOLOGY).values() if kind in term.kinds]


def themes() -> list[Term]:
    """The themes, in the file's order."""
    return [term for term in terms_of(SCHEME).values() if "Theme" in term.kinds]


def tree(terms: Iterable[Term], above: str, language: str) -> list[tuple[int, Term]]:
    """Terms under those that a property (`broader`, `subClassOf`) names as above them, each with its depth.

    A term under several stands under the first of them; what is equally deep is sorted by name.
    """
    known = {term.iri: term for term in terms}
    below: dict[str, list[Term]] = defaultdict(list)
    for term in known.values():
        over = [iri for iri in term.links.get(above, ()) if iri in known]
        below[over[0] if over else ""].append(term)
    found: list[tuple[int, Term]] = []

    def descend(iri: str, depth: int) -> None:
        for term in sorted(below[iri], key=lambda each: each.called(language)):
            found.append((depth, term))
            descend(term.iri, depth + 1)

    descend("", 0)
    return found
