"""Who takes part in what: ties read off a network, filtered, and projected."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from networks import Said, network
from networkx.algorithms import bipartite

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.levels import LEVELS, affiliations, load_affiliations
from samgraf.analysis.projections import Incidence, one_mode, projected, two_mode
from samgraf.analysis.terms import UNKNOWN, terms
from samgraf.build import build
from samgraf.errors import UsageError

SAID: list[Said] = [
    ("person/åse", "speaker", "talk/om-bø", "1"),
    ("talk/om-bø", "partOf", "event/dag", "1"),
    ("person/åse", "affiliatedWith", "org/senter", "1"),
    ("person/åse", "affiliatedWith", "org/før", "2"),
    ("org/senter", "partOf", "org/usn", "3"),
    ("person/kari", "leads", "project/nabo", "2"),
    ("person/kari", "affiliatedWith", "municipality/bø", "2"),
    ("project/nabo", "partner", "municipality/bø", "2 3"),
    ("project/nabo", "partner", "org/usn", "3"),
    ("project/nabo", "fundedBy", "org/giver", "2"),
    ("project/nabo", "about", "theme/x", "2"),
]
KINDS = {"org/usn": "University", "theme/x": "Theme", "org/giver": "Funder"}
YEARS = {"event/dag": 2019, "id:document/1": 2024, "id:document/2": 2020}


def found(level: str = "organisation", **options: object) -> Affiliations:
    return affiliations(network(SAID, KINDS), level, years=YEARS, **options)  # type: ignore[arg-type]


def pairs(of: Affiliations) -> set[tuple[str, str, str]]:
    return {(tie.actor, tie.arena, tie.document.removeprefix("id:document/")) for tie in of.ties}


def test_a_talk_is_part_of_its_event() -> None:
    assert pairs(found("person")) == {("person/åse", "event/dag", "1"), ("person/kari", "project/nabo", "2")}


def test_a_unit_counts_as_its_whole_and_a_person_as_the_body_the_same_document_names() -> None:
    assert pairs(found()) == {
        ("org/usn", "event/dag", "1"), ("org/usn", "project/nabo", "3"),
        ("municipality/bø", "project/nabo", "2"), ("municipality/bø", "project/nabo", "3"),
    }  # fmt: skip
    assert ("org/senter", "event/dag", "1") in pairs(found(units="kept"))


def test_a_unit_of_two_wholes_and_a_ring_of_units_stand_as_they_are() -> None:
    said: list[Said] = [
        ("project/p", "partner", "org/a", "1"), ("org/a", "partOf", "org/b", "1"), ("org/a", "partOf", "org/c", "1"),
        ("project/p", "partner", "org/d", "1"), ("org/d", "partOf", "org/e", "1"), ("org/e", "partOf", "org/d", "1"),
    ]  # fmt: skip
    assert {tie.actor for tie in affiliations(network(said)).ties} >= {"org/a"}
    assert len(affiliations(network(said)).actors) == 2


def test_a_giver_of_money_takes_part_only_where_asked_for() -> None:
    assert "org/giver" not in found().actors
    assert "org/giver" in found(weights={"fundedBy": 1.0}).actors


def test_the_levels_are_persons_bodies_municipalities_and_sectors() -> None:
    assert set(found("municipality").actors) == {"municipality/bø"}
    assert set(found("sector").actors) == {"research", "municipal"}
    assert found("person").actors["person/kari"].sector == "municipal"
    assert found("person").actors["person/åse"].sector == "research"


def test_kinds_of_arena_are_told_apart() -> None:
    assert set(found(arenas="event").arenas) == {"event/dag"}
    assert set(found(arenas="project").arenas) == {"project/nabo"}


def test_a_tie_is_of_the_year_its_arena_began_else_of_its_document() -> None:
    years = {(tie.arena, tie.document[-1]): tie.year for tie in found().ties}
    assert years == {("event/dag", "1"): 2019, ("project/nabo", "2"): 2020, ("project/nabo", "3"): None}
    assert found().undated == 2


def test_ties_are_filtered_by_year_source_relation_and_confidence() -> None:
    assert pairs(found().only(first=2020)) == {("municipality/bø", "project/nabo", "2")}
    assert set(found().only(relations=["partner"]).arenas) == {"project/nabo"}
    assert found().only(sources=["1"]).documents == ("id:document/1",)
    assert found().only(confidence=0.95).ties == ()
    assert {span: len(part.ties) for span, part in found().slices(1).items()} == {(2019, 2019): 1, (2020, 2020): 2}


@pytest.mark.parametrize("confidence", [float("nan"), float("inf"), -0.1, 1.1])
def test_what_is_no_confidence_is_refused(confidence: float) -> None:
    with pytest.raises(UsageError, match="from 0 to 1"):
        found().only(confidence=confidence)


@pytest.mark.parametrize(
    ("wrong", "choices"),
    [({"first": 2031}, "2019, 2020"), ({"sources": ["9"]}, "id:document/1"), ({"relations": ["leder"]}, "partner")],
)
def test_what_no_tie_has_is_refused_with_the_choices(wrong: dict[str, object], choices: str) -> None:
    with pytest.raises(UsageError, match=choices):
        found().only(**wrong)  # type: ignore[arg-type]


def test_unknown_levels_arenas_units_and_weights_are_refused_with_the_choices() -> None:
    for options, choice in (({"level": "x"}, "municipality"), ({"arenas": "x"}, "project"), ({"units": "x"}, "kept")):
        with pytest.raises(UsageError, match=choice):
            found(**options)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="newman"):
        one_mode(found(), "x")
    with pytest.raises(UsageError, match="1 or more"):
        found().slices(0)


def test_the_two_mode_network_keeps_the_statements_behind_each_tie() -> None:
    graph = two_mode(found())
    assert bipartite.is_bipartite(graph)
    tie = graph.edges["org/usn", "event/dag"]
    assert tie["weight"] == 0.25
    assert tie["claims"] == (
        ("person/åse", "affiliatedWith", "org/senter", "id:document/1"),
        ("person/åse", "speaker", "talk/om-bø", "id:document/1"),
    )


def test_the_one_mode_network_tells_the_arenas_and_documents_of_each_tie() -> None:
    graph = one_mode(found())
    assert list(graph.edges) == [("municipality/bø", "org/usn")]
    about = graph.edges["municipality/bø", "org/usn"]
    assert about["arenas"] == ("project/nabo",)
    assert about["documents"] == ("id:document/2", "id:document/3")


def women() -> tuple[nx.Graph, np.ndarray, list[str]]:
    graph = nx.davis_southern_women_graph()
    names, events = graph.graph["top"], graph.graph["bottom"]
    return graph, bipartite.biadjacency_matrix(graph, names, events).toarray().astype(float), names


def test_count_and_newman_are_those_of_networkx_on_the_southern_women() -> None:
    """Davis, Gardner and Gardner 1941, as networkx has it."""
    graph, matrix, names = women()
    for weight, engine in (
        ("count", bipartite.weighted_projected_graph),
        ("newman", bipartite.collaboration_weighted_projected_graph),
    ):
        expected = nx.to_numpy_array(engine(graph, names), nodelist=names)
        assert np.allclose(projected(matrix, weight), expected)
    assert np.allclose(projected(matrix, "hyperbolic"), np.tanh(projected(matrix, "count")))


def test_two_count_as_much_as_the_looser_of_them_takes_part() -> None:
    assert projected(np.array([[1.0, 0.25], [0.5, 0.25]]), "count")[0, 1] == 0.75


def test_documents_drawn_take_their_ties_with_them() -> None:
    incidence = Incidence(found())
    assert incidence.matrix(np.array([True, False, False])).sum() == 0.25
    assert (incidence.matrix() > 0).sum() == 3


def test_sectors_and_relations_are_those_of_the_ontology() -> None:
    ontology = (Path(__file__).parent.parent / "ontology" / "samgraf.ttl").read_text(encoding="utf-8")
    named = {*terms().sectors, *terms().relations, *(kind for kinds in terms().arenas.values() for kind in kinds)}
    assert not [name for name in named if f"\nsg:{name} " not in ontology]
    assert terms().sector("Organisation") == UNKNOWN


def test_a_built_graph_gives_ties_at_every_level(tmp_path: Path) -> None:
    note = (
        "---\ntitle: Nabolag\npublished: 2019-03-01\nlanguage: nb\n---\n"
        "Prosjektet «Gode nabolag» er et samarbeid mellom Askim kommune og NTNU.\n"
    )
    (tmp_path / "note.txt").write_text(note, encoding="utf-8")
    folder = build([tmp_path / "note.txt"], out=tmp_path / "graph", model="blank").folder
    sizes = {level: len(load_affiliations(folder, level).actors) for level in LEVELS}
    assert sizes == {"person": 0, "organisation": 2, "municipality": 1, "sector": 2, "theme": 0}
    assert {tie.year for tie in load_affiliations(folder).ties} == {2019}
    today = load_affiliations(folder, municipalities="today")
    assert any("indre" in actor for actor in today.actors)
