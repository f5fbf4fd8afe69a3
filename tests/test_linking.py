"""Who is who across documents: each rule of the measure on cases made by hand, and what the reading must reach."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from samgraf.alignment import align
from samgraf.authorities import Authorities
from samgraf.decisions import read_decisions
from samgraf.evaluate import load_gold
from samgraf.linking import Agreement, Judged, Linking, Row, as_read, likeness_of_stages, link, load_identity
from samgraf.resources import shipped
from samgraf.tables.scores import fault_lines, link_lines, link_object
from samgraf.vocab import slug

GOLD = shipped("data", "gold")
SETTINGS: dict[str, Any] = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))["identity"]


def entity(name: str, kind: str = "Person", id_: str = "") -> dict[str, Any]:
    return {"id": id_ or name, "type": kind, "name": name, "surface": [name], "attributes": {}}


def document(*entities: dict[str, Any]) -> dict[str, Any]:
    return {"entities": list(entities), "relations": []}


def persons(*called: str, same: str = "11100") -> Linking:
    """Notes with a Kari each, called so, and what she is: one digit a thing, 0 for no row."""
    gold = {f"n{i}": document(entity("Kari", id_="k")) for i in range(len(called))}
    found = {f"n{i}": document(entity("Kari", id_=f"person/{name}")) for i, name in enumerate(called)}
    rows = [Row(f"person/{same[i]}", "Person", f"n{i}", "k", "Kari") for i in range(len(called)) if same[i] != "0"]
    return link(gold, rows, found, set())


def of(linking: Linking, measure: str) -> tuple[float, float, int]:
    mean = linking.agreement(measure)
    return round(mean.precision, 3), round(mean.recall, 3), mean.mentions


def test_all_in_one_cluster_is_right() -> None:
    assert of(persons("a", "a", "a"), "Person, B³") == (1.0, 1.0, 3)


def test_a_split_costs_recall_and_no_precision() -> None:
    assert of(persons("a", "a", "b"), "Person, B³") == (1.0, round((2 / 3 + 2 / 3 + 1 / 3) / 3, 3), 3)


def test_two_things_in_one_cluster_cost_precision_and_no_recall() -> None:
    assert of(persons("a", "a", "a", "a", same="1122"), "Person, B³") == (0.5, 1.0, 4)


def test_the_example_of_bagga_and_baldwin() -> None:
    """Twelve mentions of three things; the second answer joins the two large ones (their figures: 0.58 and 1)."""
    linking = persons(*"aaaaabbaaaaa", same="111112233333")
    assert of(linking, "Person, B³") == (round((5 * 0.5 + 2 + 5 * 0.5) / 12, 3), 1.0, 12)


def test_what_has_no_row_spoils_a_cluster_and_is_not_judged_itself() -> None:
    assert of(persons("a", "a", "a", "a", same="1110"), "Person, B³") == (0.75, 1.0, 3)
    assert of(persons("a", "a", "a", "b", same="1110"), "Person, B³") == (1.0, 1.0, 3)


def test_what_was_not_found_is_not_judged() -> None:
    gold = {"n": document(entity("Kari")), "m": document(entity("Kari"))}
    rows = [Row("person/1", "Person", note, "Kari", "Kari") for note in gold]
    assert of(link(gold, rows, {"n": document(entity("Kari"))}, set()), "Person, B³") == (1.0, 1.0, 1)


def linked(kind: str, called: str, thing: str | None) -> Linking:
    gold, found = document(entity("Asker", kind, "x")), document(entity("Asker", kind, called))
    rows = [Row(thing, kind, "n", "x", "Asker")] if thing else []
    records = {"municipality/asker-0220", "municipality/asker-3025", "org/asker"}
    return link({"n": gold}, rows, {"n": found}, records)


@pytest.mark.parametrize(
    ("called", "thing", "expected"),
    [
        ("municipality/asker-3025", "municipality/asker-3025", (1.0, 1.0, 1)),
        ("municipality/asker-0220", "municipality/asker-3025", (0.0, 0.0, 1)),
        ("municipality/asker", "municipality/asker-3025", (0.0, 0.0, 1)),
        ("municipality/asker-3025", None, (0.0, 0.0, 0)),
    ],
)
def test_a_municipality_is_right_as_the_record_of_its_time(called: str, thing: str | None, expected: Any) -> None:
    assert of(linked("Municipality", called, thing), "Municipality, record") == expected


@pytest.mark.parametrize(
    ("called", "thing", "precision", "recall"),
    [
        ("org/asker", "org/asker", 1.0, 1.0),
        ("org/asker-velforbund", "org/asker", None, 0.0),
        ("org/asker", "org/asker-velforbund", 0.0, None),
        ("org/asker", None, 0.0, None),
    ],
)
def test_a_body_s_link_counts_where_one_is_or_should_be(
    called: str, thing: str | None, precision: float | None, recall: float | None
) -> None:
    (judged,) = linked("Organisation", called, thing).judged("Organisation, record")
    assert (judged.precision, judged.recall) == (precision, recall)
    assert judged.right is (precision == recall == 1.0)


def test_a_body_in_no_register_and_not_linked_is_not_counted() -> None:
    assert linked("Organisation", "org/asker-velforbund", "org/asker-vel").judged("Organisation, record") == []


def test_the_old_and_the_new_of_one_name_are_told_apart_by_how_they_are_written() -> None:
    old, new = (entity("Larvik", "Municipality", id_) for id_ in ("0709", "0712"))
    gold = [{**old, "name": "Larvik (gamle)"}, {**new, "surface": ["nye Larvik kommune"]}]
    found = [old, {**new, "surface": ["Larvik kommune"]}]
    called = {"0709": "0709", "0712": "0712"}
    assert align(gold, found, likeness_of_stages) == called == align(gold, found[::-1], likeness_of_stages)


def test_decisions_are_applied_before_it_is_judged() -> None:
    gold = {"n": document(entity("Kari")), "m": document(entity("Kari"))}
    found = {note: document(entity("Kari", id_=f"person/kari-{note}")) for note in gold}
    rows = [Row("person/1", "Person", note, "Kari", "Kari") for note in gold]
    assert of(link(gold, rows, found, set()), "Person, B³") == (1.0, 0.5, 2)
    assert of(link(gold, rows, found, set(), lambda _, __: "person/kari"), "Person, B³") == (1.0, 1.0, 2)
    assert of(link(gold, rows, found, set(), lambda _, __: None), "Person, B³") == (0.0, 0.0, 0)


def test_one_id_for_things_of_two_types_is_told() -> None:
    found = {"n": document(entity("Asker", "Person", "x/1")), "m": document(entity("Asker", "Venue", "x/1"))}
    linking = link({note: document() for note in found}, [], found, set())
    assert linking.crossed == ("x/1",)
    assert "ids of things of two types: 1  x/1" in list(link_lines(linking, linking))


def test_figures_stand_between_nothing_and_all() -> None:
    linking = persons("a", "a", "b")
    low, high = linking.interval("Person, B³")
    assert 0.0 <= low <= linking.agreement("Person, B³").f1 <= high <= 1.0
    assert Agreement.of([]).f1 == 0.0 and Linking({}).interval("Person, B³") == (0.0, 0.0)


def test_faults_are_named_and_limited() -> None:
    wrong = Judged(0.0, 0.0, "Asker", "municipality/asker-3025", "municipality/asker-0220")
    linking = Linking({"n": {"Municipality, record": [wrong, wrong]}})
    assert len(list(fault_lines(linking, 1))) == 1 and not list(fault_lines(linking, 0))
    assert "Asker  is municipality/asker-3025, called municipality/asker-0220" in next(fault_lines(linking, 1))


def test_the_object_has_the_figures_of_the_table() -> None:
    numbers = link_object(persons("a", "b"), persons("a", "a"))
    measure = numbers["measures"]["Person, B³"]
    assert (measure["recall"], measure["without_decisions"]["recall"], measure["mentions"]) == (1.0, 0.5, 2)
    assert json.dumps(numbers)


# What the reading must reach.


@pytest.fixture(scope="module")
def linking(found_in_notes: dict[str, Any]) -> dict[str, Linking]:
    gold, authorities, rows = load_gold(GOLD), Authorities.load(), load_identity(GOLD)
    decided = read_decisions(Path(shipped("data", "decisions.tsv")), authorities).identities
    records = authorities.records.keys()
    told = {row.note for row in rows}
    return {
        "read": link(gold, rows, found_in_notes, records, as_read, notes=told),
        "decided": link(
            gold, rows, found_in_notes, records, lambda entity, stem: decided.of(entity, slug(stem)), notes=told
        ),
    }


@pytest.mark.parametrize(("which", "measure"), [(w, m) for w in ("read", "decided") for m in SETTINGS[w]])
def test_who_is_who_stays_above_its_floor(linking: dict[str, Linking], which: str, measure: str) -> None:
    reached, floor = linking[which].agreement(measure), SETTINGS[which][measure]
    assert reached.precision >= floor["precision"], f"{which}, {measure}: precision {reached.precision:.4f}"
    assert reached.recall >= floor["recall"], f"{which}, {measure}: recall {reached.recall:.4f}"


@pytest.mark.parametrize("measure", SETTINGS["bars"])
def test_no_floor_of_who_is_who_lies_below_its_bar(measure: str) -> None:
    bar, floor = SETTINGS["bars"][measure], SETTINGS["decided"][measure]
    assert floor["precision"] >= bar["precision"] and floor["recall"] >= bar["recall"]


def test_nothing_is_one_across_types(linking: dict[str, Linking]) -> None:
    assert not linking["decided"].crossed and not linking["read"].crossed
