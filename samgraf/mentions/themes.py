"""Themes of the SKOS scheme in a text, by any label in any of the languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from ahocorasick_rs import AhoCorasick, MatchKind

from samgraf.authorities import normalise
from samgraf.mentions.expressions import fold
from samgraf.model import Mention, Span
from samgraf.resources import shipped
from samgraf.vocab import CONCEPT, PREFIXES

_ENDINGS = re.compile(r"(?:en|et|a|ene|ane|er|ar|s|ens|ets|n|t|e|r)?(?!\w)")
"""Inflections of nouns in nb, nn and da: a theme may stand in the definite form, the plural or the genitive."""


@dataclass(frozen=True, slots=True)
class Themes:
    """The labels of all concepts, ready to be found."""

    labels: tuple[tuple[str, str], ...]
    """Label and concept IRI path."""
    automaton: AhoCorasick

    def find(self, text: str, span: Span) -> Iterator[Mention]:
        """The themes named in a stretch."""
        folded = fold(span.of(text))
        for index, left, right in self.automaton.find_matches_as_indexes(folded):
            start, end = span.start + left, span.start + right
            if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
                continue
            if not (ending := _ENDINGS.match(text, end, span.end)):
                continue
            label, concept = self.labels[index]
            yield Mention("Theme", Span(start, ending.end()), label, "theme:label", (concept,))


@cache
def load_themes() -> Themes:
    """The themes that SamGraf ships, in `ontology/themes.ttl`."""
    store = ox.Store()
    store.load(path=shipped("ontology", "themes.ttl"), format=ox.RdfFormat.TURTLE)
    skos = PREFIXES["skos"]
    found: dict[str, tuple[str, str]] = {}
    for kind in ("altLabel", "prefLabel"):
        for quad in store.quads_for_pattern(None, ox.NamedNode(skos + kind), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                path = "concept/" + quad.subject.value.removeprefix(CONCEPT)
                key = normalise(quad.object.value)
                found[key] = max(found.get(key, ("", "")), (quad.object.value, path), key=lambda pair: pair[1])
    keys = sorted(found)
    return Themes(tuple(found[key] for key in keys), AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest))
