"""The standard report on a network, and its measures beside those of networkx."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
import numpy as np
import pytest
from commands import Run
from networks import Said, network

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.backbones import robustness
from samgraf.analysis.benchmarks import benchmark
from samgraf.analysis.communities import communities
from samgraf.analysis.comparisons import compare
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import affiliations
from samgraf.analysis.measures import ONE_MODE, measure
from samgraf.analysis.projections import Incidence, projected
from samgraf.analysis.rankings import rank
from samgraf.analysis.reports import report
from samgraf.analysis.sectors import homophily
from samgraf.analysis.structure import frame, joined
from samgraf.store import GraphFolder

DRAWS = Draws(count=20, seed=3)


@pytest.fixture(scope="module")
def ties() -> Affiliations:
    """Twenty projects of bodies of three sectors, each told in two texts or one."""
    random = np.random.default_rng(5)
    said = [
        (f"project/p{project}", "partner", f"org/b{body}", f"t{project} t{project}x" if body % 3 else f"t{project}")
        for project in range(20)
        for body in random.choice(24, size=2 + project % 4, replace=False)
    ]
    kinds = ("University", "Company", "PublicAgency")
    return affiliations(network(said, {f"org/b{body}": kinds[body % 3] for body in range(24)}))


def test_each_part_of_the_report_is_what_its_own_analysis_gives(ties: Affiliations) -> None:
    found = report(ties, draws=DRAWS)
    for name in ONE_MODE:
        own = rank(ties, name, DRAWS)
        assert tuple(row[1:] for row in found.actors.rows if row[0] == name) == own.rows
    figures = {row[0]: row[1:] for row in found.network.rows}
    grouped, mixed = communities(ties, 1.0, DRAWS), homophily(ties, DRAWS)
    assert grouped.chance and mixed.chance
    assert figures["modularity"][:2] == (grouped.observed, grouped.chance.mean)
    assert figures["E-I index of sectors"][:2] == (mixed.observed, mixed.chance.mean)
    assert figures["communities"][0] == len(grouped.rows)


def test_the_figures_of_the_network_are_those_of_networkx(ties: Affiliations) -> None:
    graph = nx.from_numpy_array(DRAWS.network(ties))
    figures = {row[0]: row[1] for row in report(ties, draws=DRAWS).network.rows}
    assert figures["ties"] == graph.number_of_edges()
    assert figures["density"] == round(nx.density(graph), 4)
    assert figures["transitivity"] == round(nx.transitivity(graph), 4)
    assert figures["bridges"] == len(list(nx.bridges(graph)))
    assert figures["highest core"] == max(nx.core_number(graph).values())


def test_a_network_without_ties_says_so() -> None:
    alone = affiliations(network([("project/a", "partner", "org/x", "t"), ("project/b", "partner", "org/y", "t")]))
    found = report(alone, draws=DRAWS)
    assert found.network.sentence.startswith("Nothing can be said") and not found.actors.rows
    assert benchmark(alone, DRAWS).sentence.startswith("Nothing can be said")


def test_the_benchmark_compares_measures_that_agree(ties: Affiliations) -> None:
    rows = {str(row[0]): row[4] for row in benchmark(ties, DRAWS).rows}
    assert set(ONE_MODE) <= set(rows)
    for name in set(ONE_MODE) | {"frame", "disparity", "E-I index by chance"}:
        assert rows[name] is not None and float(rows[name] or 0) <= 1e-3, name


@pytest.mark.parametrize("name", ["closeness", "eigenvector", "effective-size"])
def test_a_large_thin_network_is_measured_as_networkx_measures_it(name: str) -> None:
    graph = nx.gnm_random_graph(150, 260, seed=2)
    for number, (one, other) in enumerate(graph.edges):
        graph.edges[one, other]["weight"] = 1 + number % 5
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))
    wanted = {
        "closeness": lambda: nx.closeness_centrality(graph),
        "eigenvector": lambda: nx.eigenvector_centrality_numpy(largest, weight="weight"),
        "effective-size": lambda: nx.effective_size(graph),
    }[name]()
    found = measure(graph, name)
    assert all(found[node] == pytest.approx(value, abs=1e-8) for node, value in wanted.items() if value == value)


def test_what_a_text_takes_with_it_is_what_the_network_without_it_lacks(ties: Affiliations) -> None:
    whole = DRAWS.network(ties)
    rows = {row[1]: row[3:] for row in robustness(ties, DRAWS).rows if row[0] == "text"}
    for number, document in enumerate(ties.documents):
        left = projected(Incidence(ties).matrix(np.arange(len(ties.documents)) != number))
        lost = int((whole > 0).sum() - (left > 0).sum()) // 2
        share = round(joined(left) / joined(whole), 4)
        assert rows[document] == (share, len(frame(left).components), lost), document


def test_the_report_of_a_table_is_printed_in_every_form_and_twice_the_same(table_graph: GraphFolder, run: Run) -> None:
    asked = ("report", "--graph", table_graph.path, "--draws", 20, "--format")
    code, out, err = run(*asked, "json")
    assert (code, err) == (0, "") and out == run(*asked, "json")[1]
    found = json.loads(out)
    assert {row["figure"] for row in found["network"]["rows"]} >= {"ties", "bridges", "modularity"}
    code, out, err = run(*asked, "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0 and {row["measure"] for row in rows} == set(ONE_MODE)
    assert "modularity" in err
    code, out, _ = run(*asked, "table", "--top", 3)
    assert code == 0 and "First by each measure" in out


def test_who_shares_a_first_place_is_not_named_as_the_first() -> None:
    said: list[Said] = [("project/p", "partner", f"org/{name}", "t") for name in "abc"]
    said += [("project/q", "partner", f"org/{name}", "t") for name in "ad"]
    found = report(affiliations(network(said)), draws=DRAWS)
    assert "a (degree)" in found.actors.sentence and "3 alike (core)" in found.actors.sentence


def test_what_is_counted_is_a_whole_number(ties: Affiliations) -> None:
    reported = {row[0]: row[1] for row in report(ties, draws=DRAWS).network.rows}
    compared = {row[0]: row[1] for row in compare(ties, ties, ("a", "b"), DRAWS).rows}
    for figures in (reported, compared):
        assert isinstance(figures["actors"], int) and isinstance(figures["ties"], int)
    assert isinstance(reported["density"], float)
