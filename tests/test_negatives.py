"""Rejected statements as negatives: what people have rejected is counted, and told of where it is still drawn."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from commands import Run
from pages import document, reader

from samgraf.build import build
from samgraf.decisions import Decision, Decisions, append_lines
from samgraf.decisions.table import Kind
from samgraf.errors import DecisionError
from samgraf.evaluate import Evaluation
from samgraf.negatives import Negatives, find_negatives
from samgraf.quality import quality_lines

NOTES = {
    "en.txt": "# Nabolag i Askim\n\nProsjektet Nabolag ledes av Kari Nordmann ved Nord universitet.\n",
    "to.txt": "# Nabolag på Ørsta\n\nProsjektet Nabolag ledes av Åse Lie. Kari Nordmann er partner i møtet.\n",
}
LED = "person/kari-nordmann leads project/nabolag"


def lines(*rows: tuple[Kind, str, str]) -> list[Decision]:
    day = date(2026, 11, 26)
    return [Decision(k, target, v, day, "NN", "hun ledet et annet", "d.tsv", 2) for k, target, v in rows]


def negatives(*rows: tuple[Kind, str, str]) -> Negatives:
    decisions = Decisions(lines(*rows), reader().authorities)
    return find_negatives([reader().read(document(text, name)) for name, text in NOTES.items()], decisions)


def told(found: Negatives) -> tuple[int, list[str]]:
    return found.asked, [f"{' '.join(each.statement.triple)}@{each.document}" for each in found.drawn]


def test_nothing_rejected_is_none_of_none() -> None:
    assert told(negatives()) == (0, [])
    assert negatives(("accept", LED, "")).asked == 0


def test_a_rejected_statement_that_is_still_drawn_is_told_with_its_document() -> None:
    assert told(negatives(("reject", f"{LED}@en", ""))) == (1, [f"{LED}@en.txt"])


def test_one_that_is_no_longer_drawn_is_asked_and_not_told() -> None:
    assert told(negatives(("reject", "person/aase-lie leads project/nabolag@en", ""))) == (1, [])
    assert told(negatives(("reject", "org/nord-universitet partner project/x@to", ""))) == (1, [])


def test_one_of_all_documents_is_asked_of_those_that_name_both_ends() -> None:
    read = [reader().read(document(text, name)) for name, text in NOTES.items()]
    both = [{"person/kari-nordmann", "project/nabolag"} <= {e.id for e in reading.entities} for reading in read]
    assert both == [True, True]
    assert told(negatives(("reject", LED, ""))) == (2, [f"{LED}@en.txt"])


def test_one_of_another_document_is_not_asked() -> None:
    assert told(negatives(("reject", f"{LED}@tre", ""))) == (0, [])


def test_one_that_is_accepted_in_a_document_is_not_asked_there() -> None:
    assert told(negatives(("reject", LED, ""), ("accept", f"{LED}@en", ""))) == (1, [])


def test_rejections_follow_who_is_who() -> None:
    same: tuple[Kind, str, str] = ("same", "person/kari-nordmann", "person/aase-lie")
    found = negatives(same, ("reject", "person/aase-lie leads project/nabolag@en", ""))
    assert told(found) == (1, ["person/aase-lie leads project/nabolag@en.txt"])


def build_with(folder: Path, target: str) -> None:
    notes = folder / "notes"
    notes.mkdir()
    for name, text in NOTES.items():
        (notes / name).write_text(text, encoding="utf-8")
    append_lines(folder / "d.tsv", lines(("reject", target, "")))
    build([notes], folder / "graph", model="blank", decisions=folder / "d.tsv")


def test_a_rejection_of_what_is_read_rightly_now_may_stand(tmp_path: Path) -> None:
    build_with(tmp_path, "person/kari-nordmann memberOf project/nabolag@en")
    assert (tmp_path / "graph" / "graph.nq").exists()


@pytest.mark.parametrize("target", ["person/kari-nordman leads project/nabolag@en", f"{LED.replace('leads', 'leder')}"])
def test_a_rejection_that_could_never_hold_is_refused(tmp_path: Path, target: str) -> None:
    with pytest.raises(DecisionError, match=r"d\.tsv, line 2: no document has"):
        build_with(tmp_path, target)
    assert not (tmp_path / "graph").exists()


def test_score_counts_and_lists_them(tmp_path: Path, run: Run) -> None:
    (tmp_path / "gold").mkdir()
    gold = {"source": "en.txt", "entities": [], "relations": []}
    (tmp_path / "gold" / "en.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "en.txt").write_text(NOTES["en.txt"], encoding="utf-8")
    append_lines(tmp_path / "d.tsv", lines(("reject", f"{LED}@en", ""), ("reject", f"{LED}@to", "")))
    asked = ("score", tmp_path / "gold", tmp_path / "en.txt", "--decisions", tmp_path / "d.tsv", "--model", "blank")
    code, out, err = run(*asked, "--report", tmp_path / "page.md")
    assert (code, err) == (0, "")
    assert "rejected statements still drawn: 1 of 1\n" in out
    assert f"    {LED}  en.txt  " in out and "rejected: hun ledet et annet" in out
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "## Rejected statements" in page and f"| {LED} | en.txt | " in page
    rejected = json.loads(run(*asked, "--json")[1])["rejected"]
    assert rejected["asked"] == 1
    assert [(each["statement"], each["document"]) for each in rejected["drawn"]] == [(LED, "en.txt")]


def test_the_page_says_so_where_none_is_rejected() -> None:
    page = " ".join(quality_lines(Evaluation({}), [], {}, {}, negatives=Negatives(0, ())))
    assert "Of 0 statements of these documents" in page and "still draws 0." in page
