"""The gold of who is who: every row is of the gold, of a register's record of its time or a thing that is in none."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from typing import Any

import pytest

from samgraf.alignment import group
from samgraf.authorities import Authorities
from samgraf.errors import DataError
from samgraf.linking import CLUSTERED, COLUMNS, IDENTITY, LINKED, PLACES, Row, load_identity
from samgraf.model import PATHS
from samgraf.resources import shipped

GOLD, SOURCES = shipped("data", "gold"), shipped("data", "sources")
ROWS = load_identity(GOLD)


@cache
def authorities() -> Authorities:
    return Authorities.load()


@cache
def entities(note: str) -> dict[str, Any]:
    gold = json.loads((GOLD / f"{note}.json").read_text(encoding="utf-8"))
    return {entity["id"]: entity for entity in [*gold["entities"], *gold.get("optional", {}).get("entities", [])]}


def days(when: str) -> tuple[date, date]:
    """The first and the last day of a day, a month or a year."""
    year, month, day = ([int(part) for part in when.split("-")] + [0, 0])[:3]
    last = day or monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, last)


def test_four_hundred_mentions_and_more_are_of_things_that_recur() -> None:
    notes: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        notes[row.thing].add(row.note)
    recurring = [thing for thing, of in notes.items() if len(of) > 1]
    assert len(recurring) >= 250
    assert sum(row.thing in set(recurring) for row in ROWS) >= 400


def test_rows_are_sorted_and_none_stands_twice() -> None:
    keys = [(row.thing, row.note, row.entity) for row in ROWS]
    assert keys == sorted(keys)
    assert not [place for place, count in Counter(row.place for row in ROWS).items() if count > 1]


def test_every_row_is_an_entity_of_the_gold_with_its_name_and_type() -> None:
    for row in ROWS:
        entity = entities(row.note)[row.entity]
        assert (entity["name"], group(entity["type"])) == (row.name, row.type), row
        assert row.type in {*LINKED, *CLUSTERED}


def test_a_thing_has_one_type_and_its_path_says_which() -> None:
    for row in ROWS:
        assert re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", row.thing), row
        assert row.thing.split("/")[0] == PATHS[row.type], row


def test_places_are_records_and_bear_or_bore_the_name() -> None:
    for row in ROWS:
        if row.type in PLACES:
            record = authorities().records[row.thing]
            name = row.name.removesuffix(" (gamle)").removesuffix(" (ny)")
            assert record in authorities().named(name), row


def test_places_existed_when_the_note_speaks_of_them() -> None:
    for row in ROWS:
        if row.type in PLACES and row.when:
            record = authorities().records[row.thing]
            assert any(map(record.exists, days(row.when))), row


def test_a_name_of_several_places_has_a_time_or_a_remark() -> None:
    for row in ROWS:
        if row.type in PLACES:
            several = [r for r in authorities().named(row.name) if r.type == row.type]
            assert len(several) < 2 or row.when or row.remark, row
        else:
            assert not row.when, row


def test_the_time_stands_in_the_note_or_is_that_of_a_municipality_to_come() -> None:
    for row in ROWS:
        if row.when and "to come" not in row.remark:
            text = (SOURCES / f"{row.note}.txt").read_text(encoding="utf-8")
            assert re.search(rf"(?<!\d){row.when[:4]}|(?<!\d)\d\d?\.\d\d?\.{row.when[2:4]}(?!\d)", text), row


def test_remarks_tell_what_is_not_the_same() -> None:
    apart = {row.thing for row in ROWS if row.remark.startswith(("not ", "another ", "one of three"))}
    assert len(apart) >= 30


def broken(line: str) -> str:
    return "\t".join(COLUMNS) + "\n" + line


@pytest.mark.parametrize(
    "text", ["", "thing\ttype\n", broken("org/ks\tOrganisation"), broken("\t".join(["a"] * 4 + [""] * 3))]
)
def test_a_broken_file_is_named(tmp_path: Any, text: str) -> None:
    (tmp_path / IDENTITY).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="identity") as error:
        load_identity(tmp_path)
    assert "\n" not in str(error.value)


def test_gold_without_such_a_file_has_no_rows(tmp_path: Any) -> None:
    assert load_identity(tmp_path) == [] and Row("a/b", "Person", "1", "e", "N").place == ("1", "e")
