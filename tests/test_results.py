"""What analyses say: beside each figure what chance gives, how it hangs on the texts, and a plain sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from operator import eq
from pathlib import Path

import numpy as np
import pytest
from networks import Said, network, southern_women
from pytest import approx

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.backbones import backbone, robustness
from samgraf.analysis.chance import permuted, rewired, standing_apart, texts_drawn
from samgraf.analysis.clubs import rich_club
from samgraf.analysis.communities import communities, members, resolutions
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import affiliations
from samgraf.analysis.periods import flows, growth
from samgraf.analysis.rankings import rank
from samgraf.analysis.results import Result, chance, verdict
from samgraf.analysis.sectors import brokers, homophily
from samgraf.analysis.structure import chances_of, shared_by_chance
from samgraf.errors import UsageError

FEW = Draws(count=40, seed=7)
ANALYSES: dict[str, Callable[[Affiliations], Result]] = {
    "rank": lambda of: rank(of, draws=FEW),
    "constraint": lambda of: rank(of, "constraint", FEW),
    "communities": lambda of: communities(of, draws=FEW),
    "members": lambda of: members(of, draws=FEW),
    "resolutions": lambda of: resolutions(of, FEW),
    "brokers": lambda of: brokers(of, FEW),
    "homophily": lambda of: homophily(of, FEW),
    "backbone": lambda of: backbone(of, draws=FEW),
    "disparity": lambda of: backbone(of, method="disparity", draws=FEW),
    "robustness": lambda of: robustness(of, FEW),
    "growth": lambda of: growth(of, draws=FEW),
    "rich-club": lambda of: rich_club(of, FEW),
    "two-mode": lambda of: rank(of, "two-mode-closeness", FEW),
    "flows": lambda of: flows(of, draws=FEW),
}


def two_worlds(pairs: int = 12) -> Affiliations:
    """Municipalities that work with each other, universities that work with each other, and one project of both."""
    said: list[Said] = []
    for number in range(pairs):
        for side in ("municipality", "org"):
            for other in (number, number + 1, number + 2):
                said.append((f"project/{side}-{number}", "partner", f"{side}/{other % pairs}", f"{side}{number}"))
    said += [("project/både", "partner", "municipality/0", "b"), ("project/både", "partner", "org/0", "b")]
    return affiliations(network(said, {f"org/{number}": "University" for number in range(pairs)}))


def one_document() -> Affiliations:
    return affiliations(network([("project/p", "partner", f"municipality/{name}", "1") for name in "abc"]))


@pytest.mark.parametrize("name", ANALYSES)
@pytest.mark.parametrize(
    "said",
    [
        [],
        [("project/p", "partner", "municipality/a", "1")],
        [("project/p", "partner", "municipality/a", "1"), ("project/q", "partner", "municipality/b", "2")],
        [("project/p", "partner", f"municipality/{name}", "1") for name in "abc"],
        [(f"project/{p}", "partner", f"org/{p}{n}", p) for p in "pq" for n in "12"],
    ],
    ids=["empty", "one node", "no ties", "one document", "two parts"],
)
def test_too_little_gives_a_sentence_and_a_table_with_its_columns(name: str, said: list[Said]) -> None:
    found = ANALYSES[name](affiliations(network(said)))
    assert found.columns
    assert found.sentence.endswith(".")
    assert all(len(row) == len(found.columns) for row in found.rows)
    written = json.dumps(found.plain(), allow_nan=False)
    assert "NaN" not in written
    if len(said) < 3:
        assert found.rows == ()
        assert found.sentence.startswith("Nothing can be said")


@pytest.mark.parametrize("name", ANALYSES)
def test_every_result_tells_what_is_behind_it(name: str) -> None:
    found = ANALYSES[name](two_worlds())
    assert (found.documents, found.statements) == (25, 74)
    assert "74 of 74 ties have no year" in found.missing
    assert "few texts: 25 texts" in found.warnings
    assert found.parameters["seed"] == 7
    assert found.chance is None or found.chance.low <= found.chance.mean <= found.chance.high


def test_worlds_apart_are_told_from_chance() -> None:
    found = homophily(two_worlds(), FEW)
    assert found.observed == approx(-47 / 49, abs=1e-4)
    assert "lower than chance" in found.sentence
    assert found.chance and found.chance.p == approx(1 / 41, abs=1e-4)
    assert found.interval and found.interval[0] <= found.observed <= found.interval[1]
    assert [(row[0], row[2], row[3]) for row in found.rows] == [("municipal", 24, 1), ("research", 24, 1)]


def test_who_joins_two_worlds_is_their_broker() -> None:
    found = brokers(two_worlds(), FEW)
    first = {row[3] for row in found.rows if row[0] == 1}
    assert first == {"municipality/0", "org/0"}
    assert "2 actors share the first place" in found.sentence


def test_chance_deals_out_sectors_as_the_rest_would_have_them() -> None:
    """All of one kind meet all of the other: with six actors no share of brokerage stands out."""
    kinds = ("municipality", "county")
    said: list[Said] = [(f"project/{n}", "partner", f"{kind}/{n}", str(n)) for n in range(3) for kind in kinds]
    said += [("project/0", "partner", "municipality/1", "0")]
    found = homophily(affiliations(network(said, {f"county/{n}": "County" for n in range(3)})), FEW)
    assert "cannot be told from chance with 3 texts" in found.sentence
    assert "would mostly not show" in found.sentence


def test_the_ranks_of_actors_have_intervals_and_nobody_of_equals_comes_first() -> None:
    found = rank(southern_women(), "degree", FEW)
    table = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert all(row["rank_low"] <= row["rank_high"] for row in table)
    assert [row["rank"] for row in table] == sorted(row["rank"] for row in table)
    theresa = next(row for row in table if row["label"] == "Theresa Anderson")
    assert (theresa["value"], theresa["rank"], theresa["arenas"]) == (17, 1, 8)
    assert "cannot be told from chance" in found.sentence
    assert rank(one_document(), "degree", FEW).sentence.startswith("Nobody stands out by degree")
    assert "100% of the ties stand in one text, id:document/1" in rank(one_document(), draws=FEW).warnings


def test_a_measure_that_a_node_has_not_leaves_it_out() -> None:
    said: list[Said] = [("project/p", "partner", f"municipality/{name}", "1") for name in "ab"]
    said += [("project/q", "partner", "municipality/c", "2")]
    found = rank(affiliations(network(said)), "constraint", FEW)
    assert [row[4] for row in found.rows] == ["a", "b"]


def test_communities_are_the_worlds_that_there_are() -> None:
    of = two_worlds(6)
    found = communities(of, 0.5, FEW)
    assert [row[1] for row in found.rows] == [6, 6]
    assert {row[3] for row in found.rows} == {"municipal 6", "research 6"}
    assert len(members(of, 0.5, FEW).rows) == 12
    assert [row[0] for row in resolutions(of, FEW).rows] == [0.5, 0.75, 1.0, 1.25, 1.5, 2.0]
    with pytest.raises(UsageError, match="more than 0"):
        communities(of, 0, FEW)


def test_a_tie_stands_out_where_two_are_together_far_more_than_others() -> None:
    said: list[Said] = []
    for number in range(40):
        ends = ("a", "b") if number < 8 else (f"x{number % 9}", f"y{number % 7}")
        said += [(f"project/{number}", "partner", f"municipality/{end}", str(number)) for end in ends]
    found = backbone(affiliations(network(said)), draws=FEW)
    assert [(row[1], row[3]) for row in found.rows] == [("a", "b")]
    assert "No tie of" in backbone(southern_women(), draws=FEW).sentence
    for wrong in ({"method": "x"}, {"alpha": 1.0}, {"alpha": float("nan")}):
        with pytest.raises(UsageError, match=r"sdsm|between 0 and 1"):
            backbone(southern_women(), draws=FEW, **wrong)


def test_the_network_hangs_on_the_text_of_the_one_project_of_both_worlds() -> None:
    found = robustness(two_worlds(), FEW)
    assert {row[1] for row in found.rows[:3]} == {"municipality/0", "org/0", "id:document/b"}
    kind, document, _, share, parts, lost = next(row for row in found.rows if row[0] == "text")
    assert (kind, document, parts, lost) == ("text", "id:document/b", 2, 1)
    assert share == approx(2 * 12 * 11 / (24 * 23), abs=1e-4)


# Chance.


def test_rewired_networks_keep_all_sums() -> None:
    random = np.random.default_rng(1)
    matrix = np.where(random.random((14, 9)) < 0.4, random.choice([0.25, 0.5, 1.0], (14, 9)), 0.0)
    drawn = list(rewired(matrix, 20, 3))
    for other in drawn:
        assert ((other > 0).sum(axis=1) == (matrix > 0).sum(axis=1)).all()
        assert ((other > 0).sum(axis=0) == (matrix > 0).sum(axis=0)).all()
        assert other.sum(axis=0) == approx(matrix.sum(axis=0))
    assert not (drawn[0] == matrix).all()
    assert all((one == other).all() for one, other in zip(drawn, rewired(matrix, 20, 3), strict=True))


def test_the_curveball_meets_every_network_equally_often() -> None:
    """Three actors in one arena each of three: six networks, each as likely."""
    seen: dict[bytes, int] = {}
    for other in rewired(np.eye(3), 3000, 1):
        seen[other.tobytes()] = seen.get(other.tobytes(), 0) + 1
    assert len(seen) == 6
    assert all(400 < count < 600 for count in seen.values())


def test_chances_give_the_sums_they_are_of_and_tails_are_exact() -> None:
    random = np.random.default_rng(2)
    taken = (random.random((7, 6)) < 0.5).astype(float)
    chances = chances_of(taken)
    assert chances.sum(axis=0) == approx(taken.sum(axis=0), abs=1e-3)
    assert chances.sum(axis=1) == approx(taken.sum(axis=1), abs=1e-3)
    both = chances[0] * chances[1]
    shared = int(taken[0] @ taken[1])
    tail = 0.0
    for bits in range(2**6):
        on = np.array([bits >> place & 1 for place in range(6)])
        tail += float(np.prod(np.where(on, both, 1 - both))) * (on.sum() >= shared)
    assert shared_by_chance(taken)[0, 1] == approx(tail if shared else 1.0)


@pytest.mark.parametrize(("right", "of_70"), [(8, 2), (6, 34), (4, 70)])
def test_cups_dealt_out_by_chance_are_told_as_often_as_fisher_reckoned(right: int, of_70: int) -> None:
    """A lady tells four cups of eight apart: 1 of 70 deals has all right, 16 have six (Fisher 1935, chapter 2)."""
    cups = ["milk first"] * 4 + ["tea first"] * 4
    deals = [float(sum(map(eq, cups, told))) for told in permuted(cups, 20_000, seed=1)]
    found = chance("permuted", deals, float(right))
    assert found and found.p == approx(of_70 / 70, abs=0.01)


def test_chance_has_a_p_that_is_never_nothing_and_none_without_figures() -> None:
    found = chance("rewired", [0.0] * 99, 5.0)
    assert found and found.p == 0.01
    assert found.tells(5.0)
    assert not found.tells(0.0)
    assert chance("rewired", [], 1.0) is None
    assert chance("rewired", [1.0], float("nan")) is None


def test_the_difference_said_to_be_seen_is_seen_in_about_four_of_five_cases() -> None:
    random = np.random.default_rng(8)
    seen = 0
    for _ in range(300):
        null = random.normal(10, 2, 200)
        least = chance("rewired", null, 10.0).least
        observed = random.normal(10 + least, 2)
        seen += chance("rewired", null, observed).tells(observed)
    assert 0.72 < seen / 300 < 0.88


def test_what_cannot_be_told_is_said_with_the_difference_that_would_be() -> None:
    found = chance("rewired", [0.0, 0.2] * 20, 0.1)
    assert verdict(southern_women(), "It", 0.1, found).endswith(
        " of less than 0.28 would mostly not show with these texts."
    )
    same = chance("rewired", [0.1] * 40, 0.1)
    assert verdict(southern_women(), "It", 0.1, same).endswith("actors for each arena.")


def test_what_other_texts_might_bring_about_is_not_told_from_chance() -> None:
    by_chance = chance("permuted", [0.0, 0.1] * 30, 0.5)
    of = southern_women()
    assert "higher than chance" in verdict(of, "It", 0.5, by_chance, (0.2, 0.8))
    unsure = verdict(of, "It", 0.5, by_chance, (-0.2, 0.8))
    assert "other texts drawn from these give -0.2 to 0.8. It cannot be told from chance with 14 texts." in unsure
    assert verdict(of, "It", float("nan"), None) == "It cannot be measured on 14 texts."


def test_of_many_none_is_told_apart_by_their_number_alone() -> None:
    random = np.random.default_rng(4)
    null = random.normal(size=(400, 300))
    apart = [standing_apart(random.normal(size=300), null)[1].any() for _ in range(60)]
    assert sum(apart) <= 9
    far = np.zeros(300)
    far[5] = 9.0
    assert np.flatnonzero(standing_apart(far, null)[1]).tolist() == [5]


def test_draws_are_seeded_and_a_sample_of_texts_has_two_thirds_of_them() -> None:
    assert list(permuted(list("aabc"), 5, 1)) == list(permuted(list("aabc"), 5, 1))
    share = np.mean([drawn.mean() for drawn in texts_drawn(100, 50, 1)])
    assert share == approx(1 - np.exp(-1), abs=0.02)
    for wrong in ({"count": 3}, {"weight": "x"}):
        with pytest.raises(UsageError):
            Draws(**wrong)


def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import json, test_results as t\n"
        "for name, of in t.ANALYSES.items(): print(json.dumps(of(t.southern_women()).plain(), sort_keys=True))\n"
    )
    here = Path(__file__).parent
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 1000


def test_a_result_is_a_frame_with_its_parameters_and_says_all_that_tempers_it() -> None:
    found = homophily(southern_women(), FEW)
    assert list(found.frame().columns) == list(found.columns) and found.frame().attrs["seed"] == FEW.seed
    ranked = rank(southern_women(), draws=FEW)
    said = list(ranked.said())
    assert said[0] == ranked.sentence and ranked.missing in said[1] and len(said) == 2 + len(ranked.warnings)
