"""A thing in the words of schema.org, for search engines (JSON-LD)."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from samgraf.outside import web_address
from samgraf.site.names import Thing
from samgraf.site.panels import settings
from samgraf.site.profiles import Profile


def described(thing: Thing, profile: Profile, language: str) -> dict[str, Any]:
    """The thing as a schema.org node: names, dates, links elsewhere, plain relations; nothing that is denied."""
    kinds, relations = settings()["schema"], settings()["schema_relations"]
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@id": thing.iri,
        "@type": kinds.get(thing.kind, "Organization"),
        "name": thing.called(language),
    }
    if thing.others:
        node["alternateName"] = thing.others
    if links := [link for term in profile.traits.get("sameAs", []) if (link := web_address(term.value))]:
        node["sameAs"] = links
    for name in ("startDate", "endDate", "datePublished", "inLanguage"):
        if values := profile.traits.get(name):
            node[name] = values[0].value
    for group in profile.groups:
        if group.property in relations and not group.inverse and thing.kind != "SourceDocument":
            ends = [
                {"@id": fact.other.value, "name": fact.name}
                for fact in group.facts
                if isinstance(fact.other, ox.NamedNode) and not fact.negated
            ]
            if ends:
                node.setdefault(relations[group.property], []).extend(ends)
    return node
