"""Two annotations of the same texts: how far they agree, and that the shipped second one stands in its texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samgraf import cli
from samgraf.agreement import SECOND, agreement, shipped_agreement
from samgraf.errors import DataError
from samgraf.quality import Collection, load_collections, unseen_of
from samgraf.resources import shipped

GOLD = shipped("data", "gold")
FILES = sorted((GOLD / SECOND).glob("*.json"))
LEAST = {"entities": 0.97, "relations": 0.93, "attributes": 0.92}
"""F1 that one annotation reaches by the other, either way."""


def annotation(*relations: tuple[str, str, str]) -> dict[str, Any]:
    entities = [
        {"id": "p", "type": "Project", "name": "Felles løft", "surface": ["Felles løft"]},
        {"id": "k", "type": "Municipality", "name": "Kvam", "surface": ["Kvam herad"]},
    ]
    return {
        "entities": entities,
        "relations": [dict(zip(("subject", "predicate", "object"), r, strict=True)) for r in relations],
    }


def test_what_only_one_says_is_wrong_by_the_other_and_missed_the_other_way_round() -> None:
    first = {"a": annotation(("p", "partner", "k"))}
    second = {"a": annotation(("p", "partner", "k"), ("p", "ownedBy", "k"))}
    forth, back = agreement(first, second)
    assert (forth.score("relations").right, forth.score("relations").wrong) == (1, 1)
    assert (back.score("relations").right, back.score("relations").missed) == (1, 1)


def test_only_texts_of_both_are_judged() -> None:
    forth, back = agreement({"a": annotation(), "b": annotation()}, {"b": annotation(), "c": annotation()})
    assert list(forth.documents) == list(back.documents) == ["b"]


def test_nothing_in_common_is_an_error() -> None:
    with pytest.raises(DataError, match="no text in common"):
        agreement({"a": annotation()}, {"b": annotation()})


def test_gold_without_a_second_annotation_has_no_agreement(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(annotation()), encoding="utf-8")
    assert shipped_agreement(tmp_path) is None


def test_two_careful_readers_agree() -> None:
    shared = shipped_agreement(GOLD)
    assert shared
    for judged in shared:
        assert {part: judged.score(part).f1 for part, least in LEAST.items() if judged.score(part).f1 < least} == {}


def test_the_command_prints_both_directions(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["agreement", str(GOLD), str(GOLD / SECOND)]) == 0
    out = capsys.readouterr().out
    assert out.count(f"{len(FILES)} texts, judged by") == 2 and out.count("relations") == 2


def test_the_second_annotation_is_of_notes_that_no_rule_was_written_for() -> None:
    stems = {path.stem for path in FILES}
    collections: list[Collection] = load_collections(GOLD)
    assert stems == unseen_of(collections, stems)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_the_second_annotator_quotes_stands_in_the_note(path: Path) -> None:
    text = shipped("data", "sources", f"{path.stem}.txt").read_text(encoding="utf-8")
    second = json.loads(path.read_text(encoding="utf-8"))
    optional = second.get("optional") or {}
    entities, relations = (
        second["entities"] + optional.get("entities", []),
        second["relations"] + optional.get("relations", []),
    )
    quotes = [quote for entity in entities for quote in entity["surface"]] + [each["evidence"] for each in relations]
    assert [quote for quote in quotes if quote not in text] == []
    known = {entity["id"] for entity in entities}
    assert len(known) == len(entities)
    assert {end for each in relations for end in (each["subject"], each["object"])} <= known
    assert second["source"] == f"{path.stem}.txt"
