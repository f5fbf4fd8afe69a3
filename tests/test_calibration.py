"""The confidence of rules: counted on gold, held toward what unseen pages show."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samgraf import cli
from samgraf.build import load_documents, shipped_corpus
from samgraf.calibration import TUNED, UNSEEN, rule_confidence, save, with_unseen_confidence
from samgraf.confidence import ANY, TABLE, Confidence, load_table
from samgraf.evaluate import Evaluation, Verdict, evaluate, load_gold
from samgraf.model import LEARNT, LEARNT_UNSEEN
from samgraf.quality import load_collections, unseen_of
from samgraf.resources import packaged, shipped
from tests.pages import document, reader


def judged(**documents: list[tuple[str, str]]) -> Evaluation:
    """An evaluation of invented documents: the kind of each verdict on a relation, and its rule."""
    return Evaluation(
        {
            stem: {"relations": [Verdict(kind, "leads", "", rule=rule) for kind, rule in verdicts]}
            for stem, verdicts in documents.items()
        }
    )


def alone(evaluation: Evaluation) -> dict[str, Confidence]:
    """What rules have earned where no rule was written for any of the documents."""
    return rule_confidence(evaluation, set(evaluation.documents))


def test_rule_that_is_often_right_is_trusted_more() -> None:
    confidence = alone(judged(a=[("tp", "f:good")] * 80, b=[("tp", "f:bad")] * 20 + [("fp", "f:bad")] * 20))
    assert confidence["f:good"].new > 0.9 and 0.5 < confidence["f:bad"].new < UNSEEN


def test_rule_seen_once_is_near_what_its_family_shows() -> None:
    confidence = alone(judged(a=[("fp", "weak:often")] * 60, b=[("tp", "weak:once")], c=[("tp", "strong:many")] * 60))
    assert confidence["weak:once"].new < 0.5 < confidence["strong:many"].new
    assert abs(confidence["weak:once"].new - confidence["weak:"].new) < 0.05


def test_pages_that_rules_were_written_on_tell_nothing_of_others() -> None:
    confidence = rule_confidence(judged(tuned=[("tp", "f:rule")] * 90, new=[("fp", "f:rule")] * 90), {"new"})
    assert confidence["f:rule"].tuned > 0.9 and confidence["f:rule"].new < 0.4


def test_rule_that_only_tuned_pages_know_has_what_its_family_earned_on_others() -> None:
    confidence = rule_confidence(judged(tuned=[("tp", "f:one")] * 90, new=[("fp", "f:other")] * 90), {"new"})
    assert confidence["f:one"].new == confidence["f:"].new < UNSEEN


def test_what_is_learnt_lowers_no_rule() -> None:
    confidence = alone(judged(a=[("fp", f"{LEARNT}partner")] * 90, b=[("tp", "f:rule")]))
    assert confidence[ANY].new > UNSEEN > LEARNT_UNSEEN > confidence[f"{LEARNT}partner"].new


def test_what_was_missed_tells_nothing_of_a_rule() -> None:
    assert alone(judged(a=[("fn", "")])) == {ANY: Confidence(TUNED, UNSEEN)}


@given(st.integers(0, 60), st.integers(0, 60))
def test_no_confidence_is_certainty(right: int, wrong: int) -> None:
    confidence = alone(judged(a=[("tp", "r:r")] * right + [("fp", "r:r")] * wrong))
    assert all(0 < share < 1 for value in confidence.values() for share in value)


def test_document_is_judged_with_what_the_others_tell() -> None:
    only = judged(a=[("fp", "f:rule")] * 30)
    for unseen, expected in (({"a"}, UNSEEN), (set(), TUNED)):
        assert {v.confidence for v in with_unseen_confidence(only, unseen).verdicts("relations")} == {expected}


def test_every_shipped_confidence_is_a_share_and_of_a_rule() -> None:
    table = load_table()
    assert len(table.rules) > 40 and len(table.tuned) > 300
    assert all(0 < share < 1 for value in table.rules.values() for share in value)
    assert all(":" in rule or rule == ANY for rule in table.rules)


def test_table_is_written_and_read_again(tmp_path: Path) -> None:
    save(tmp_path / "table.json", {"field:leader": Confidence(0.95, 0.8)}, [document("Møte på Ås")])
    shown = json.loads((tmp_path / "table.json").read_text(encoding="utf-8"))
    assert shown == {"rules": {"field:leader": [0.95, 0.8]}, "tuned": [document("Møte på Ås", "annet.txt").digest]}


def test_page_that_nobody_tuned_to_is_read_with_less_confidence() -> None:
    notes, _ = load_documents([shipped_corpus()])
    note = next(each for each in notes if each.digest in load_table().tuned)
    other = replace(note, text=note.text + "\n")
    known, new = ({(s.triple, s.rule): s.confidence for s in reader().read(each).statements} for each in (note, other))
    assert sum(new[key] for key in new if key in known) < sum(known[key] for key in new if key in known)


def test_table_that_is_shipped_is_of_this_reading(tmp_path: Path, found_in_notes: dict[str, Any]) -> None:
    out, gold = tmp_path / "confidence.json", shipped("data", "gold")
    unseen = unseen_of(load_collections(gold), found_in_notes)
    tuned = (each for each in load_documents([shipped_corpus()])[0] if each.stem in {*found_in_notes} - unseen)
    save(out, rule_confidence(evaluate(load_gold(gold), found_in_notes), unseen), tuned)
    shown = packaged("rules", TABLE).read_text(encoding="utf-8")
    assert out.read_text(encoding="utf-8") == shown, "run `samgraf calibrate data/gold data/sources`"


def test_command_writes_the_table_of_the_notes_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], found_in_notes: dict[str, Any]
) -> None:
    gold, stems = tmp_path / "gold", sorted(found_in_notes)[:4]
    gold.mkdir()
    for stem in stems:
        shutil.copy(shipped("data", "gold") / f"{stem}.json", gold)
    sources = [str(shipped("data", "sources") / f"{stem}.txt") for stem in stems]
    assert cli.run(["calibrate", str(gold), *sources, "--out", str(tmp_path / "one.json")]) == 0
    capsys.readouterr()
    save(tmp_path / "two.json", alone(evaluate(load_gold(gold), {s: found_in_notes[s] for s in stems})))
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
