"""Which themes go together, and who carries one between communities."""

from __future__ import annotations

import networkx as nx
import pytest
from networks import Said, network

from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import affiliations
from samgraf.analysis.subjects import carriers, themes
from samgraf.errors import UsageError

FEW = Draws(count=40, seed=7)


def told(said: list[Said]) -> nx.MultiDiGraph:
    kinds = {node: "Theme" for _, _, node, _ in said if node.startswith("theme/")}
    return network(said, kinds)


def two_circles() -> nx.MultiDiGraph:
    """Two circles of five bodies with projects of their own, and two on health that `a0` has with the other."""
    said: list[Said] = []
    for circle in "ab":
        for number in range(5):
            project = f"project/{circle}{number}"
            said += [
                (project, "partner", f"org/{circle}{(number + step) % 5}", f"{circle}{number}") for step in (0, 1, 2)
            ]
            said.append((project, "about", f"theme/{circle}", f"{circle}{number}"))
    for number in range(2):
        said += [(f"project/x{number}", "partner", f"org/{name}", f"x{number}") for name in ("a0", f"b{number}")]
        said.append((f"project/x{number}", "about", "theme/helse", f"x{number}"))
    return told(said)


def test_a_talk_s_theme_is_its_event_s_and_each_document_tells_by_itself() -> None:
    said: list[Said] = [
        ("talk/t", "about", "theme/x", "1 2"), ("talk/t", "partOf", "event/e", "1"),
        ("event/e", "about", "theme/y", "1"), ("project/p", "about", "theme/x", "3"),
        ("person/å", "speaker", "talk/t", "1"),
    ]  # fmt: skip
    of = affiliations(told(said), "theme")
    found = {(tie.actor, tie.arena, tie.document) for tie in of.ties}
    assert found == {
        ("theme/x", "event/e", "id:document/1"), ("theme/x", "event/e", "id:document/2"),
        ("theme/y", "event/e", "id:document/1"), ("theme/x", "project/p", "id:document/3"),
    }  # fmt: skip
    assert {actor.type for actor in of.actors.values()} == {"Theme"}
    assert affiliations(told(said), "theme", arenas="project").arenas == {"project/p": "p"}


def test_themes_that_go_together_far_more_than_others_stand_out() -> None:
    said: list[Said] = []
    for number in range(40):
        ends = ("a", "b") if number < 8 else (f"x{number % 9}", f"y{number % 7}")
        said += [(f"project/{number}", "about", f"theme/{end}", str(number)) for end in ends]
    found = themes(affiliations(told(said), "theme"), FEW)
    first = dict(zip(found.columns, found.rows[0], strict=True))
    assert (first["one_label"], first["other_label"], first["arenas"], first["apart"]) == ("a", "b", 8, "above")
    assert found.observed == 1
    assert first["expected"] < 3
    assert "1 of 33 pairs of themes stand out" in found.sentence


def test_who_is_in_projects_of_two_circles_carries_their_theme() -> None:
    network = two_circles()
    found = carriers(affiliations(network, "theme"), affiliations(network), FEW)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert {(row["theme_label"], row["label"], row["reached"]) for row in rows} >= {("helse", "a0", 1)}
    assert all(row["theme_label"] == "helse" for row in rows)
    carrying = next(row for row in rows if row["label"] == "a0")
    assert (carrying["arenas"], carrying["documents"]) == (2, 2)
    assert found.observed == pytest.approx(4 / 3, abs=1e-4)
    assert found.chance and found.interval
    assert found.documents == 12


def test_too_little_gives_a_sentence_and_ties_of_another_level_are_refused() -> None:
    empty = affiliations(told([]), "theme")
    assert themes(empty, FEW).sentence.startswith("Nothing can be said")
    assert carriers(empty, affiliations(told([])), FEW).rows == ()
    alone = affiliations(told([("project/p", "about", "theme/x", "1")]), "theme")
    assert themes(alone, FEW).rows == ()
    with pytest.raises(UsageError, match="level of themes"):
        themes(affiliations(told([])), FEW)
    with pytest.raises(UsageError, match="--level"):
        carriers(empty, empty, FEW)
