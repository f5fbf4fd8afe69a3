"""What the names of municipalities mean through time: a table of texts, days and ids, read as any page is.

`places.tsv` states what is expected independently of the registers; that it leaves no name of several entities out, and
no such entity, is asked of the registers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from samgraf.authorities import Record, normalise
from samgraf.model import Reading
from tests.pages import read, reader


@dataclass(frozen=True)
class Case:
    name: str
    language: str
    published: str
    expected: str
    text: str


def table() -> list[Case]:
    lines = Path(__file__).with_name("places.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows.pop(0) == ["name", "language", "published", "expected", "text"]
    return [Case(*row) for row in rows]


CASES = table()


def shared() -> dict[str, set[str]]:
    """The names that several municipalities bear or have borne, and their ids."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in reader().authorities.records.values():
        for name in record.names if record.type == "Municipality" else ():
            if name.kind in ("short", "former") and not name.text.endswith((" kommune", " herad")):
                found[name.text].add(record.row)
    return {name: ids for name, ids in found.items() if len(ids) > 1}


def records_of(name: str) -> tuple[Record, ...]:
    return reader().authorities.municipality(name)


def meant(reading: Reading, name: str) -> set[str]:
    """The ids of the municipalities that a page calls by a name, ? for one in doubt, - for none."""
    bearers = {record.iri_path for record in records_of(name)}
    found = {
        entity.record.split("/")[1] if entity.record else "?"
        for entity in reading.entities
        if entity.type == "Municipality"
        and (entity.record in bearers or (not entity.record and normalise(entity.name) == normalise(name)))
    }
    return found or {"-"}


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case.name}-{case.language}-{case.published}-{case.expected}"
)
def test_a_name_means_what_the_table_says(case: Case) -> None:
    front = {"language": case.language} | ({"published": case.published} if case.published else {})
    reading = read(f"{case.text}\n", **front)
    assert meant(reading, case.name) == set(case.expected.split())
    proposed = {path.split("/")[1] for proposal in reading.proposals for path in proposal.candidates}
    bearers = {record.row for record in records_of(case.name)}
    assert bool(proposed & bearers) == ("?" in case.expected)


def test_every_shared_name_is_tried_on_two_days_in_both_standards() -> None:
    told = {name: [case for case in CASES if case.name == name] for name in shared()}
    assert len(told) >= 38
    for name, cases in told.items():
        assert len({case.published for case in cases}) >= 2, name
        assert {case.language for case in cases} == {"nb", "nn"}, name


def test_every_municipality_of_a_shared_name_is_expected_somewhere() -> None:
    expected = {each for case in CASES for each in case.expected.split()}
    assert {each for ids in shared().values() for each in ids} <= expected


def test_expectations_are_in_the_registers() -> None:
    known = {record.row for record in reader().authorities.records.values()} | {"?", "-"}
    assert {each for case in CASES for each in case.expected.split()} <= known


def test_a_place_in_doubt_is_of_its_page() -> None:
    (place,) = read("Herøy kommune er med.\n", published="2022-05-01").entities
    assert place.id == "municipality/heroy-side"
