"""What the ontology calls its classes and properties, in Bokmål, Nynorsk and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from samgraf.query import LANGUAGES, PREFIXES, plain
from samgraf.resources import shipped

_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=str(shipped("ontology", "samgraf.ttl")), format=ox.RdfFormat.TURTLE):
        if quad.predicate == _LABEL and isinstance(quad.object, ox.Literal) and quad.object.language:
            found.setdefault(plain(quad.subject), {})[quad.object.language] = quad.object.value
    return found


def term_labels(name: str) -> dict[str, str]:
    """The labels of a class or property of the ontology (`Person`, `fundedBy`) by language.

    What the ontology does not have is called by its own name in all.
    """
    labels = _labels().get(f"sg:{name}", {})
    return {language: labels.get(language, name) for language in LANGUAGES}
