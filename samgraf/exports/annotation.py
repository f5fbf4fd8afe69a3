"""The network with what other tools wish to know of its nodes and edges: names in three languages, days, evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pyoxigraph as ox

from samgraf.labels import ontology_labels
from samgraf.network import Proof, Times, load_network
from samgraf.query import LANGUAGES, Rows, answer_rows, packaged_query, plain
from samgraf.store import GraphFolder
from samgraf.views import select


@dataclass(frozen=True, slots=True)
class Said:
    """Where a statement was read, and what qualifies it."""

    document: str
    """The source, as `id:document/…`."""
    published: str
    """Its day as YYYY-MM-DD; empty where the source does not tell it."""
    language: str
    publisher: str
    position: str
    """The title of a position that the statement is about; mostly empty."""


NOTHING_SAID = Said("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A network whose nodes and edges tell their evidence, and where each statement behind it was read."""

    network: nx.MultiDiGraph
    said: Mapping[str, Said]

    def source(self, proof: Proof) -> Said:
        """Where a proof stands."""
        return self.said.get(proof.statement, NOTHING_SAID)


def load_annotated(folder: GraphFolder, view: str, municipalities: Times) -> Annotated:
    """The network that a page of the view shows, annotated.

    Each node and edge has `evidence` (how many sentences are behind it; of a node, behind its edges), `documents` (how
    many sources they stand in), `confidence` (of the surest), `first_published` and `last_published` (days of the
    oldest and newest source; only where sources tell theirs). A node has `label_nb`, `label_nn`, `label_en`, `type_nb`
    … and `start_date`, `end_date`, `same_as` where the graph knows them; an edge `label_nb` … of its predicate.
    Raises UsageError for an unknown view, GraphError where the graph cannot be opened.
    """
    network = select(load_network(folder, municipalities), view)
    said = {row[0]: Said(*row[1:]) for row in sorted(_rows(folder, "statements").plain())}
    _annotate_nodes(network, folder)
    annotated = Annotated(network, said)
    around: dict[str, list[Proof]] = defaultdict(list)
    for subject, object_, predicate, about in network.edges(keys=True, data=True):
        found = about["proofs"]
        about |= {f"label_{language}": label for language, label in _labels(predicate).items()}
        about |= _evidence(annotated, found)
        for node in {subject, object_}:
            around[node] += found
    for node, about in network.nodes(data=True):
        about |= _evidence(annotated, around[node])
    return annotated


def _annotate_nodes(network: nx.MultiDiGraph, folder: GraphFolder) -> None:
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node, property_, value in _rows(folder, "nodes"):
        name = f"{plain(property_)}@{value.language or ''}" if isinstance(value, ox.Literal) else plain(property_)
        values[plain(node)][name].append(value.value if value else "")
    for node, about in network.nodes(data=True):
        known = {name: sorted(found) for name, found in values[node].items()}
        for language in LANGUAGES:
            about[f"label_{language}"] = known.get(f"skos:prefLabel@{language}", [about["label"]])[0]
        about |= {f"type_{language}": label for language, label in _labels(about["type"]).items()}
        # Sources may tell several days; the widest time is what none of them contradicts.
        _set(about, "start_date", known.get("schema:startDate@", [""])[0])
        _set(about, "end_date", known.get("schema:endDate@", [""])[-1])
        _set(about, "same_as", " ".join(known.get("schema:sameAs", [])))


def _evidence(annotated: Annotated, proofs: Iterable[Proof]) -> dict[str, Any]:
    sources = [annotated.source(proof) for proof in proofs]
    days = sorted({source.published for source in sources if source.published})
    told: dict[str, Any] = {
        "evidence": len(sources),
        "documents": len({source.document for source in sources}),
    }
    if sources:
        told["confidence"] = max(proof.confidence for proof in proofs)
    if days:
        told |= {"first_published": days[0], "last_published": days[-1]}
    return told


def _labels(name: str) -> dict[str, str]:
    """The labels of a class or property by language; what the ontology does not have is called by its own name."""
    known = ontology_labels().get(name, {})
    return {language: known.get(language, name) for language in LANGUAGES}


def _set(about: dict[str, Any], name: str, value: str) -> None:
    if value:
        about[name] = value


def _rows(folder: GraphFolder, name: str) -> Rows:
    return answer_rows(packaged_query("exports", name), folder.open())
