"""What the ontology calls its classes and properties, in Bokmål, Nynorsk and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from samgraf.resources import shipped
from samgraf.vocab import PREFIXES, local

_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


@cache
def ontology_labels() -> Mapping[str, Mapping[str, str]]:
    """The labels of the ontology's terms by language, by the last part of their IRIs (`Person`, `fundedBy`)."""
    found: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=str(shipped("ontology", "samgraf.ttl")), format=ox.RdfFormat.TURTLE):
        label = quad.object
        if quad.predicate == _LABEL and isinstance(quad.subject, ox.NamedNode) and isinstance(label, ox.Literal):
            found.setdefault(local(quad.subject.value), {})[label.language or "en"] = label.value
    return found
