"""The confidence of rules: counted on gold, held toward what unseen pages show."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samgraf import cli
from samgraf.calibration import UNSEEN, rule_confidence, save, with_unseen_confidence
from samgraf.evaluate import Evaluation, Verdict, evaluate, load_gold
from samgraf.resources import packaged, shipped
from samgraf.statements.confidence import load_confidence


def judged(**documents: list[tuple[str, str]]) -> Evaluation:
    """An evaluation of invented documents: the kind of each verdict on a relation, and its rule."""
    return Evaluation(
        {
            stem: {"relations": [Verdict(kind, "leads", "", rule=rule) for kind, rule in verdicts]}
            for stem, verdicts in documents.items()
        }
    )


def test_rule_that_is_often_right_is_trusted_more() -> None:
    confidence = rule_confidence(judged(a=[("tp", "good")] * 40, b=[("tp", "bad")] * 20 + [("fp", "bad")] * 20))
    assert confidence["good"] > 0.95 and 0.5 < confidence["bad"] < UNSEEN


def test_rule_seen_once_is_near_what_unseen_pages_show() -> None:
    confidence = rule_confidence(judged(a=[("tp", "once")], b=[("fp", "never")]))
    assert abs(confidence["once"] - UNSEEN) < 0.03 and abs(confidence["never"] - UNSEEN) < 0.1


def test_what_was_missed_tells_nothing_of_a_rule() -> None:
    assert rule_confidence(judged(a=[("fn", "")])) == {}


@given(st.integers(0, 60), st.integers(0, 60))
def test_no_confidence_is_certainty(right: int, wrong: int) -> None:
    confidence = rule_confidence(judged(a=[("tp", "r")] * right + [("fp", "r")] * wrong))
    assert all(0 < value < 1 for value in confidence.values())


def test_document_is_judged_with_what_the_others_tell() -> None:
    alone = judged(a=[("fp", "rule")] * 30)
    assert {v.confidence for v in with_unseen_confidence(alone).verdicts("relations")} == {UNSEEN}


def test_every_shipped_confidence_is_a_share_and_of_a_rule() -> None:
    table = load_confidence()
    assert len(table) > 40
    assert all(0 < value < 1 and ":" in rule for rule, value in table.items())


def test_table_is_written_and_read_again(tmp_path: Path) -> None:
    save(tmp_path / "table.tsv", {"field:leader": 0.95})
    assert (tmp_path / "table.tsv").read_text(encoding="utf-8") == "field:leader\t0.95\n"


def test_table_that_is_shipped_is_of_this_reading(tmp_path: Path, found_in_notes: dict[str, Any]) -> None:
    out = tmp_path / "confidence.tsv"
    save(out, rule_confidence(evaluate(load_gold(shipped("data", "gold")), found_in_notes)))
    shown = packaged("rules", "confidence.tsv").read_text(encoding="utf-8")
    assert out.read_text(encoding="utf-8") == shown, "run `samgraf calibrate data/gold data/sources`"


def test_command_writes_the_table_of_the_notes_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], found_in_notes: dict[str, Any]
) -> None:
    gold, stems = tmp_path / "gold", sorted(found_in_notes)[:4]
    gold.mkdir()
    for stem in stems:
        shutil.copy(shipped("data", "gold") / f"{stem}.json", gold)
    sources = [str(shipped("data", "sources") / f"{stem}.txt") for stem in stems]
    assert cli.run(["calibrate", str(gold), *sources, "--out", str(tmp_path / "one.tsv")]) == 0
    capsys.readouterr()
    save(tmp_path / "two.tsv", rule_confidence(evaluate(load_gold(gold), {s: found_in_notes[s] for s in stems})))
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()
