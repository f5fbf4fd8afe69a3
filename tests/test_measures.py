"""Measures against figures of other implementations for known networks, each with its source, and against networkx."""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from networkx.algorithms import bipartite
from pytest import approx
from scipy.stats import norm

from samgraf.analysis.chance import switched
from samgraf.analysis.clubs import density
from samgraf.analysis.groups import kept_together, leiden, likeness, modularity
from samgraf.analysis.measures import MEASURES, measure
from samgraf.analysis.mixing import (
    ROLES,
    assortativity,
    brokerage,
    ei_by_sector,
    ei_index,
    membership,
    mixing,
)  # fmt: skip
from samgraf.analysis.projections import projected
from samgraf.analysis.structure import chances_of, disparity, frame, joined, shared_by_chance, without
from samgraf.errors import UsageError

KITE = dict(enumerate(["Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"]))


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("degree", {"Diane": 6, "Fernando": 5, "Garth": 5, "Heather": 3, "Jane": 1}),
        ("betweenness", {"Heather": 0.389, "Fernando": 0.231, "Garth": 0.231, "Ike": 0.222, "Diane": 0.102, "Jane": 0}),
        ("closeness", {"Fernando": 0.643, "Garth": 0.643, "Diane": 0.600, "Heather": 0.600, "Andre": 0.529}),
    ],
)
def test_the_kite_has_three_leaders_as_krackhardt_drew_it(name: str, figures: dict[str, float]) -> None:
    """Krackhardt 1990, Administrative Science Quarterly 35, 342.

    Figures: networkx's own tests of the kite (centrality/tests/test_betweenness_centrality.py and
    test_closeness_centrality.py); degrees are compared with networkx below.
    """
    found = measure(nx.relabel_nodes(nx.krackhardt_kite_graph(), KITE), name)
    assert {node: round(found[node], 3) for node in figures} == figures
    assert max(found, key=lambda node: found[node]) in figures


def test_the_medici_stand_between_the_families_of_florence() -> None:
    """Figures: networkx's own test of these families (centrality/tests/test_betweenness_centrality.py)."""
    found = measure(nx.florentine_families_graph(), "betweenness")
    assert [round(found[name], 3) for name in ("Medici", "Guadagni", "Strozzi")] == [0.522, 0.255, 0.103]


def borgatti() -> nx.Graph:
    return nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])


def test_effective_size_and_constraint_are_those_of_burt() -> None:
    """The network of Borgatti 1997, Connections 20(1), 35.

    Figures: networkx's own test (algorithms/tests/test_structuralholes.py), of UCINET, of igraph and by hand.
    """
    size, constraint = (measure(borgatti(), name) for name in ("effective-size", "constraint"))
    assert [round(size[node], 2) for node in "GAC"] == [4.67, 2.50, 1.00]
    assert [round(constraint[node], 3) for node in "GAC"] == [0.400, 0.595, 1.000]


def test_the_karate_club_splits_as_well_as_it_can() -> None:
    """Without weights, in four parts: 0.4198, in gonum's test noted as the optimum of doi:10.1140/epjb/e2013-40829-0.

    (gonum/gonum, graph/community/louvain_undirected_test.go)
    """
    weights = nx.to_numpy_array(nx.karate_club_graph(), weight=None)
    groups = leiden(weights)
    assert round(modularity(weights, groups), 4) == 0.4198
    assert groups.max() == 3
    assert np.bincount(groups).tolist() == sorted(np.bincount(groups), reverse=True)
    assert (leiden(weights) == groups).all()


def test_women_who_met_often_are_those_breiger_counted() -> None:
    """Breiger 1974, Social Forces 53(2), 181, of Davis, Gardner and Gardner 1941.

    Figures: Evelyn's row as R's igraph prints it (O. Lizardo, SOCIOL 208, "Extracting the Backbone of Bipartite
    Projections"), in the order of the women of networkx.
    """
    graph = nx.davis_southern_women_graph()
    names = graph.graph["top"]
    matrix = nx.bipartite.biadjacency_matrix(graph, names, graph.graph["bottom"]).toarray().astype(float)
    met = projected(matrix, "count")[names.index("Evelyn Jefferson")]
    assert met.tolist() == [0, 6, 7, 6, 3, 4, 3, 3, 3, 2, 2, 2, 2, 2, 1, 2, 1, 1]


@pytest.mark.parametrize(
    ("name", "engine", "figures"),
    [
        ("two-mode-degree", bipartite.degree_centrality, (0.57, 0.50, 0.29, 0.14)),
        ("two-mode-closeness", bipartite.closeness_centrality, (0.80, 0.77, 0.60, 0.65)),
        ("two-mode-betweenness", bipartite.betweenness_centrality, (0.10, 0.07, 0.01, 0.00)),
    ],
)
def test_measures_of_two_modes_are_those_of_borgatti_and_everett(name: str, engine, figures) -> None:
    """Figures: networkx's own test of Davis's women (bipartite/tests/test_centrality.py), of two decimals; those of
    networkx itself too, in a network of several parts and in a small one where actors are fewer than arenas.
    """
    women = nx.davis_southern_women_graph()
    found = measure(women, name)
    named = ("Evelyn Jefferson", "Sylvia Avondale", "Charlotte McDowd", "Dorothy Murchison")
    assert [found[woman] for woman in named] == approx(figures, abs=1e-2)
    apart = nx.disjoint_union(nx.complete_bipartite_graph(3, 5), nx.complete_bipartite_graph(2, 1))
    for graph in (women, apart, bipartite.random_graph(5, 9, 0.4, seed=1)):
        top = [node for node, side in graph.nodes(data="bipartite") if side == 0]
        expected = engine(graph, top)
        assert measure(graph, name) == approx({node: expected[node] for node in top})


def test_a_club_is_as_dense_as_networkx_says_and_switching_keeps_all_degrees() -> None:
    graph = nx.karate_club_graph()
    weights = nx.to_numpy_array(graph, weight=None)
    for level, share in nx.rich_club_coefficient(graph, normalized=False).items():
        assert density(weights, level) == approx(share)
    drawn = list(switched(weights, 5, 3))
    assert all((other.sum(axis=1) == weights.sum(axis=1)).all() for other in drawn)
    assert all(((other == other.T).all(), not other.diagonal().any()) == (True, True) for other in drawn)
    assert not (drawn[0] == weights).all()
    assert all((one == other).all() for one, other in zip(drawn, switched(weights, 5, 3), strict=True))


def test_couples_mix_as_assortatively_as_newman_found() -> None:
    """Newman 2003, Physical Review E 67, 026126, table I. Figure: 0.623, as networkx's own test has it
    (assortativity/tests/test_correlation.py) of the shares as printed, which sum to 0.997.
    """
    shares = np.array(
        [[0.258, 0.016, 0.035, 0.013], [0.012, 0.157, 0.058, 0.019],
         [0.013, 0.023, 0.306, 0.035], [0.005, 0.007, 0.024, 0.016]]
    )  # fmt: skip
    assert round(assortativity(shares), 3) == 0.623


@pytest.mark.parametrize(
    ("name", "engine"),
    [
        ("degree", lambda g: dict(g.degree())),
        ("strength", lambda g: dict(g.degree(weight="weight"))),
        ("closeness", nx.closeness_centrality),
        ("betweenness", nx.betweenness_centrality),
        ("eigenvector", lambda g: nx.eigenvector_centrality_numpy(g, weight="weight")),
        ("pagerank", lambda g: nx.pagerank(g, tol=1e-12)),
        ("core", nx.core_number),
        ("constraint", lambda g: nx.constraint(g, weight="weight")),
        ("effective-size", nx.effective_size),
    ],
)
def test_every_measure_is_that_of_networkx_on_four_known_networks(name: str, engine) -> None:
    """The club with weights, the kite, the families, and Davis's women by the events they share."""
    women = nx.davis_southern_women_graph()
    shared = bipartite.weighted_projected_graph(women, women.graph["top"])
    for graph in (nx.karate_club_graph(), nx.krackhardt_kite_graph(), nx.florentine_families_graph(), shared):
        expected = {node: abs(value) for node, value in engine(graph).items()}
        assert measure(graph, name) == approx(expected, abs=1e-6)


def test_each_measure_of_one_mode_is_compared_with_networkx() -> None:
    marks = test_every_measure_is_that_of_networkx_on_four_known_networks.pytestmark
    assert {name for name, _ in marks[0].args[1]} == {name for name, how in MEASURES.items() if not how.two_mode}


def test_the_frame_clearness_and_likeness_are_those_of_second_implementations() -> None:
    """networkx for bridges, cutpoints and modularity; for the adjusted Rand index all pairs counted one by one."""
    random = np.random.default_rng(5)
    for graph in (nx.karate_club_graph(), nx.krackhardt_kite_graph(), nx.florentine_families_graph()):
        graph = nx.convert_node_labels_to_integers(graph)
        weights = nx.to_numpy_array(graph)
        found, groups = frame(weights), leiden(weights)
        assert {frozenset(tie) for tie in found.bridges} == {frozenset(tie) for tie in nx.bridges(graph)}
        assert set(found.cutpoints) == set(nx.articulation_points(graph))
        parts = [set(np.flatnonzero(groups == number).tolist()) for number in range(groups.max() + 1)]
        assert modularity(weights, groups) == approx(nx.community.modularity(graph, parts))
        other = random.integers(0, 3, len(groups))
        pairs = list(combinations(range(len(groups)), 2))
        here, there = ([line[i] == line[j] for i, j in pairs] for line in (groups, other))
        both, one, two = sum(a and b for a, b in zip(here, there, strict=True)), sum(here), sum(there)
        by_chance = one * two / len(pairs)
        assert likeness(groups, other) == approx((both - by_chance) / ((one + two) / 2 - by_chance))


def test_the_backbone_model_is_that_of_r_s_backbone() -> None:
    """Figures: the tests of R's backbone (zpneal/backbone, tests/testthat/test-backbone.R): the chances of bicm(), and
    of sdsm(), which has 0.549 for two rows by an approximation (refined normal) where the exact tail is 0.555.
    """
    chances = chances_of(np.array([[0.0, 0, 1], [0, 1, 0], [1, 0, 1]]))
    assert chances.round(3).tolist() == [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    rows = np.array([[1.0, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]])
    found = shared_by_chance(rows)
    assert found.round(3).tolist() == [[1, 1, 0.555], [1, 1, 1], [0.555, 1, 1]]
    both = chances_of(rows)[0] * chances_of(rows)[2]
    spread = np.sqrt((both * (1 - both)).sum())
    skew = (both * (1 - both) * (1 - 2 * both)).sum() / spread**3
    at = (1.5 - both.sum()) / spread
    assert 1 - (norm.cdf(at) + skew * (1 - at * at) * norm.pdf(at) / 6) == approx(0.549, abs=5e-4)


def test_every_measure_has_an_answer_for_nothing_one_node_and_parts() -> None:
    for name, how in MEASURES.items():
        assert measure(nx.Graph(), name) == {}
        if how.two_mode:
            parts = nx.Graph([("a", 1), ("b", 1), ("c", 2)])
            nx.set_node_attributes(parts, {node: int(node in (1, 2)) for node in parts}, "bipartite")
            assert all(np.isfinite(value) for value in measure(parts, name).values())
            with pytest.raises(UsageError, match="bipartite=0"):
                measure(nx.Graph([(1, 2)]), name)
            continue
        assert len(measure(nx.empty_graph(1), name)) == 1
        parts = measure(nx.Graph([(1, 2), (3, 4), (4, 5)]), name)
        assert all(np.isfinite(value) for value in parts.values())
    with pytest.raises(UsageError, match="betweenness"):
        measure(nx.Graph(), "fame")


def test_the_e_i_index_is_that_of_its_definition() -> None:
    """Three ties between and one within: (3 - 1) / 4."""
    weights = nx.to_numpy_array(nx.Graph([(0, 1), (0, 2), (0, 3), (1, 2)]), nodelist=range(4))
    shares = mixing(weights, membership(["a", "b", "b", "c"]))
    assert ei_index(shares) == 0.5
    assert ei_by_sector(shares).tolist() == [1.0, 0.0, 1.0]
    graph = nx.karate_club_graph()
    clubs = [graph.nodes[node]["club"] for node in graph]
    found = assortativity(mixing(nx.to_numpy_array(graph), membership(clubs)))
    assert found == approx(nx.attribute_assortativity_coefficient(graph, "club"))
    assert np.isnan(ei_index(np.zeros((1, 1))))
    assert np.isnan(assortativity(np.ones((1, 1))))


@pytest.mark.parametrize(
    ("sectors", "role"),
    [
        ("xxx", "coordinator"),
        ("xyx", "consultant"),
        ("xyy", "gatekeeper"),
        ("xxy", "representative"),
        ("xyz", "liaison"),
    ],
)
def test_each_role_is_that_of_gould_and_fernandez(sectors: str, role: str) -> None:
    """The five pictures of Gould and Fernandez 1989, figure 1: a gives to b, b to c."""
    weights = np.zeros((3, 3))
    weights[0, 1] = weights[1, 2] = 1
    found = brokerage(weights, list(sectors))
    assert dict(zip(ROLES, found[1], strict=True)) == {name: float(name == role) for name in ROLES}
    assert not found[[0, 2]].any()


def test_roles_are_those_counted_one_triple_at_a_time() -> None:
    random = np.random.default_rng(3)
    for directed in (True, False):
        weights = (random.random((12, 12)) < 0.3).astype(float)
        np.fill_diagonal(weights, 0)
        weights = weights if directed else np.maximum(weights, weights.T)
        sectors = random.choice(list("xyz"), 12)
        expected = np.zeros((12, 5))
        for a, b, c in permutations(range(12), 3):
            if weights[a, b] and weights[b, c] and not weights[a, c]:
                one, two, three = sectors[a], sectors[b], sectors[c]
                roles = [one == two == three, one == three, two == three, one == two, True]
                expected[b, roles.index(True)] += 1
        assert (brokerage(weights, sectors) == expected).all()


def test_communities_of_drawn_networks_are_compared() -> None:
    one, other = np.array([0, 0, 0, 1, 1]), np.array([0, 0, 1, 2, 2])
    assert likeness(one, one) == 1.0
    assert 0 < likeness(one, other) < 1
    assert kept_together(one, [other, one]).tolist() == approx([(1 / 3 + 1) / 2, 1.0])
    away = np.array([0, -1, -1, 2, 3])
    assert kept_together(one, [away])[1] == 0.0
    assert np.isnan(kept_together(one, [away])[0])
    assert likeness(one, np.array([4, -1, -1, 2, 2])) == 1.0
    assert leiden(np.zeros((2, 2))).tolist() == [0, 1]
    assert modularity(np.zeros((2, 2)), np.array([0, 1])) == 0.0


def test_the_disparity_filter_is_that_of_its_equation() -> None:
    """A hub of weights 8, 1, 1: (1 - 0.8)^2, (1 - 0.1)^2; a leaf has one tie and tells nothing."""
    weights = np.zeros((4, 4))
    weights[0, 1:] = weights[1:, 0] = [8, 1, 1]
    assert disparity(weights)[0] == approx([1, 0.04, 0.81, 0.81])
    assert (disparity(np.array([[0.0, 5.0], [5.0, 0.0]])) == 1).all()


def test_bridges_cutpoints_and_components_hold_a_network_together() -> None:
    """Heather and Ike are the kite's cutpoints, their ties its bridges."""
    weights = nx.to_numpy_array(nx.krackhardt_kite_graph())
    found = frame(weights)
    assert [KITE[node] for node in found.cutpoints] == ["Heather", "Ike"]
    assert found.bridges == ((7, 8), (8, 9))
    assert joined(weights) == 1.0
    assert [len(part) for part in frame(without(weights, 7)).components] == [7, 2]
    assert joined(without(weights, 7)) == approx((7 * 6 + 2) / (9 * 8))
