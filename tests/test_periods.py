"""How the network changes: who enters, stays and leaves, the core, and communities from period to period."""

from __future__ import annotations

import pytest
from networks import Said, network
from pytest import approx

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import affiliations
from samgraf.analysis.periods import communities_over_time, flows, growth, stayers
from samgraf.analysis.results import Result
from samgraf.errors import UsageError

FEW = Draws(count=40, seed=7)


def dated(*projects: tuple[int | None, str]) -> Affiliations:
    """Projects with the year they began and their partners, a letter each, each in a text of its own."""
    said: list[Said] = []
    years = {}
    for number, (year, partners) in enumerate(projects):
        said += [(f"project/{number}", "partner", f"org/{name}", str(number)) for name in partners]
        if year:
            years[f"project/{number}"] = year
    return affiliations(network(said), years=years)


def table(found: Result) -> list[dict[str, object]]:
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_who_enters_stays_and_leaves_is_counted_by_period() -> None:
    of = dated((2001, "abc"), (2004, "ad"), (2006, "bde"), (2016, "e"), (None, "xyz"))
    found = growth(of, draws=FEW)
    rows = table(found)
    assert [row["period"] for row in rows] == ["2001-2005", "2006-2010", "2011-2015", "2016-2020"]
    assert [(row["actors"], row["entered"], row["stayed"], row["left"]) for row in rows] == [
        (4, 4, 0, 0), (3, 1, 2, 2), (0, 0, 0, 3), (1, 1, 0, 0),
    ]  # fmt: skip
    assert [row["ties"] for row in rows] == [4, 3, 0, 0]
    assert [(row["core"], row["core_actors"], row["core_stayed"]) for row in rows[:2]] == [(2, 3, 0), (2, 3, 1)]
    assert found.observed == 0.5  # two of the four; periods without texts tell nothing
    assert (found.documents, found.statements) == (4, 9)
    assert "Only 4 of 5 texts tell of a tie with a year; 3 of 12 ties have none" in found.sentence


def test_a_cumulative_period_holds_all_before_it_and_nobody_leaves() -> None:
    rows = table(growth(dated((2001, "abc"), (2006, "cd"), (2011, "a")), cumulative=True, draws=FEW))
    assert [(row["actors"], row["stayed"], row["left"]) for row in rows] == [(3, 0, 0), (4, 3, 0), (4, 4, 0)]


def test_actors_who_all_stay_are_told_from_chance_and_those_dealt_out_are_not() -> None:
    staying = dated(*((2000 + 5 * (number // 8), "abcd"[number % 2 :: 2]) for number in range(16)))
    assert growth(staying, draws=FEW).observed == 1.0
    turning = dated(
        *(
            (2000 + 5 * (number // 12), f"{'abcdefgh'[number % 8]}{'abcdefgh'[(number * 3 + 1) % 8]}")
            for number in range(24)
        )
    )
    assert "cannot be told from chance with 24 texts" in growth(turning, draws=FEW).sentence
    apart = dated(
        *(
            (2000 + 5 * (n // 10), f"{chr(97 + n // 10 * 10 + n % 10)}{chr(97 + n // 10 * 10 + (n + 1) % 10)}")
            for n in range(20)
        )
    )
    found = growth(apart, draws=FEW)
    assert found.observed == 0.0
    assert "lower than chance" in found.sentence


def test_without_years_or_with_one_period_a_sentence_says_so() -> None:
    assert growth(dated((None, "ab")), draws=FEW).sentence.startswith(
        "Nothing can be said: no tie of 1 text has a year"
    )
    one = growth(dated((2001, "ab"), (2002, "bc")), draws=FEW)
    assert len(one.rows) == 1
    assert one.observed is None
    assert "cannot be measured" in one.sentence
    with pytest.raises(UsageError, match="1 or more"):
        growth(dated((2001, "ab")), years=0, draws=FEW)


def test_communities_are_followed_by_those_who_stay() -> None:
    of = dated((2001, "abcd"), (2001, "efgh"), (2006, "abci"), (2006, "efgj"))
    stages = communities_over_time(of, FEW, 5, False)
    assert [[len(each) for each in stage.communities] for stage in stages] == [[4, 4], [4, 4]]
    one = stayers(*stages)[0]
    assert (len(one), len(set(one.tolist()))) == (6, 2)
    found = flows(of, draws=FEW)
    assert found.observed == approx(1.0)
    rows = table(found)
    assert [(row["first"], row["next_first"], row["actors"]) for row in rows] == [
        ("a", "a", 3), ("a", "", 1), ("e", "e", 3), ("e", "", 1), ("", "a", 1), ("", "e", 1),
    ]  # fmt: skip


def test_a_sample_of_the_texts_has_the_periods_of_all_of_them() -> None:
    of = dated((2001, "ab"), (2004, "cd"), (2007, "cd"))
    later = of.with_ties(tie for tie in of.ties if tie.year != 2001)
    assert [stage.span for stage in communities_over_time(later, FEW, 5, False, 2001)] == [(2001, 2005), (2006, 2010)]
    assert [stage.span for stage in communities_over_time(later, FEW, 5, False)] == [(2004, 2008)]


def test_behind_a_move_are_the_texts_of_its_two_periods() -> None:
    of = dated((2001, "ab"), (2006, "ab"), (2011, "ab"))
    found = flows(of, draws=FEW)
    assert [row["documents"] for row in table(found)] == [2, 2]
    single = flows(dated((2001, "abc"), (2006, "d"), (2011, "de")), draws=FEW)
    alone = sum(row["documents"] == 1 for row in table(single))
    assert alone and f"{alone} of {len(single.rows)} rows rest on one text each" in single.warnings
