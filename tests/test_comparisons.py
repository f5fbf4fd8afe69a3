"""What differs between two networks, and what texts dealt out by chance would give."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import numpy as np
from networks import Said, network, southern_women
from pytest import approx

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.comparisons import FIGURES, compare
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import affiliations
from samgraf.analysis.projections import one_mode
from samgraf.analysis.results import Result

MANY, FEW = Draws(count=120, seed=5), Draws(count=20, seed=5)


def projects(partners: Iterable[str], prefix: str) -> Affiliations:
    """A project with these partners, a letter each, in each text."""
    said: list[Said] = [
        (f"project/{prefix}{number}", "partner", f"org/{name}", f"{prefix}{number}")
        for number, names in enumerate(partners)
        for name in names
    ]
    return affiliations(network(said))


def table(found: Result) -> dict[str, dict[str, object]]:
    return {str(row[0]): dict(zip(found.columns, row, strict=True)) for row in found.rows}


def test_figures_are_those_of_networkx() -> None:
    of = southern_women()
    found = table(compare(of, of, ("a", "b"), FEW))
    graph = one_mode(of)
    degrees = [degree for _, degree in graph.degree()]
    star = (len(graph) - 1) * (len(graph) - 2)
    assert list(found) == list(FIGURES)
    assert found["actors"]["a"] == 18
    assert found["ties"]["a"] == graph.number_of_edges() == 139
    assert found["ties per actor"]["b"] == approx(np.mean(degrees), abs=1e-4)
    assert found["clustering"]["b"] == approx(nx.transitivity(graph), abs=1e-4)
    assert found["centralisation"]["a"] == approx(sum(max(degrees) - degree for degree in degrees) / star, abs=1e-4)


def test_a_network_cannot_be_told_from_itself_or_from_half_of_its_texts() -> None:
    of = southern_women()
    same = compare(of, of, ("A", "B"), FEW)
    assert same.sentence == "A (14 texts) and B (14 texts) cannot be told apart with 14 texts."
    assert {row["difference"] for row in table(same).values()} <= {0.0, None}
    alike = projects(["abc", "bcd", "cde", "def"] * 5, "x"), projects(["abc", "bcd", "cde", "def"] * 5, "y")
    found = compare(*alike, ("A", "B"), FEW)
    assert "cannot be told apart with 40 texts" in found.sentence


def test_pairs_and_a_star_differ_from_a_closed_circle_more_than_chance_would() -> None:
    star = projects([f"a{name}" for name in "bcdefghijklm"] * 2, "star")
    circle = projects([f"{one}{other}" for one in "abcde" for other in "abcde" if one < other] * 2, "circle")
    found = compare(star, circle, ("star", "circle"), MANY)
    rows = table(found)
    assert "differ in" in found.sentence
    assert rows["centralisation"]["a"] == 1.0
    assert rows["centralisation"]["b"] == 0.0
    assert rows["centralisation"]["differs"] == rows["clustering"]["differs"] == "yes"
    assert found.chance and found.chance.p == approx(1 / 121, abs=1e-4)
    assert (found.documents, found.statements) == (44, 88)


def test_chance_tells_apart_what_is_alike_in_about_one_of_twenty_cases() -> None:
    random = np.random.default_rng(1)
    told = 0
    for _ in range(15):
        drawn = ["".join(random.choice(list("abcdefgh"), 3, replace=False)) for _ in range(16)]
        told += "differ in" in compare(projects(drawn[:8], "x"), projects(drawn[8:], "y"), ("A", "B"), FEW).sentence
    assert told <= 3


def test_levels_are_compared_by_what_other_texts_would_show() -> None:
    of = southern_women()
    other = affiliations(network([("project/p", "partner", f"org/{name}", "1") for name in "abc"]))
    found = compare(of, other, ("person", "organisation"), FEW)
    assert found.chance is None
    assert "cannot be dealt out" in found.sentence


def test_too_little_gives_a_sentence_and_a_side_without_ties_has_empty_cells() -> None:
    empty = affiliations(network([]))
    assert compare(empty, empty, ("A", "B"), FEW).sentence.startswith("Nothing can be said")
    rows = table(compare(southern_women(), empty, ("A", "B"), FEW))
    assert (rows["actors"]["difference"], rows["modularity"]["difference"]) == (18, None)


def test_what_is_said_to_differ_has_a_p_of_a_twentieth_or_less() -> None:
    for number in range(6):
        random = np.random.default_rng(number)
        drawn = ["".join(random.choice(list("abcdefgh"), 2 + at // 8, replace=False)) for at in range(16)]
        rows = table(compare(projects(drawn[:8], "x"), projects(drawn[8:], "y"), ("A", "B"), FEW)).values()
        assert all(float(str(row["p"])) <= 0.05 for row in rows if row["differs"])


def test_a_text_may_have_a_year_in_one_of_two_graphs_alone() -> None:
    said: list[Said] = [("project/p", "partner", f"org/{name}", "1") for name in "abc"]
    one, other = affiliations(network(said)), affiliations(network(said), years={"project/p": 2018})
    assert compare(one, other, ("A", "B"), FEW).sentence.startswith("A (1 text")
    assert compare(one, other, ("A", "B"), FEW) == compare(one, other, ("A", "B"), FEW)
