"""Tables for curators: what stands in them, and that a row somebody has filled in becomes a decision that holds."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Run
from pages import document, reader

from samgraf.build import build
from samgraf.builds.publications import load_readings
from samgraf.decisions import Decisions
from samgraf.decisions.table import COLUMNS as OF_DECISION
from samgraf.decisions.table import HEAD
from samgraf.errors import DecisionError
from samgraf.language import BLANK
from samgraf.reconciliation import COLUMNS, Registers, as_tsv, find_unknown, read_chosen, table_rows
from samgraf.store import READINGS, GraphFolder

NOTES = {
    "en.txt": "# Nabolag i Askim\n\nProsjektet Nabolag ledes av Åse Lie ved Universitetet i Agdar.\n",
    "to.txt": (
        "# Nabolag på Ørsta\n\nProsjektet Nabolag ledes av Åse Lie. "
        "Universitetet i Agdar er partner i prosjektet Nabolag.\n"
    ),
}
SLIP, RECORD = "org/universitetet-i-agdar", "org/universitetet-i-agder"
Row = dict[str, str]


def rows_of(*lines: str, types: tuple[str, ...] = ("Organisation", "Person", "Project")) -> list[Row]:
    """The table of the notes, with some decisions as lines."""
    from samgraf.decisions import decision_of

    authorities = reader().authorities
    decisions = Decisions([decision_of("d.tsv", at, line) for at, line in enumerate(lines, 2)], authorities)
    readings = [decisions.decide(reader().read(document(text, name))).reading for name, text in NOTES.items()]
    return list(table_rows(find_unknown(readings, types), Registers(authorities), decisions))


def offered(rows: list[Row], id_: str) -> list[str]:
    return [row.get("candidate_id", "") for row in rows if row["id"] == id_]


def test_a_slip_of_the_pen_has_the_register_row_it_is_like() -> None:
    rows = rows_of()
    first = next(row for row in rows if row["id"] == SLIP)
    assert first["candidate_id"] == RECORD and float(first["score"]) > 90
    assert (first["name"], first["type"], first["documents"]) == ("Universitetet i Agdar", "Organisation", "2")
    assert first["sentence"].endswith("ledes av Åse Lie ved Universitetet i Agdar.")
    assert (first["decision"], first["target"], first["value"]) == ("is", SLIP, RECORD)
    assert "organisation_number:" in first["identifiers"] or "ror:" in first["identifiers"]


def test_likest_comes_first_and_what_most_documents_name() -> None:
    rows = rows_of()
    scores = [float(row["score"]) for row in rows if row["id"] == SLIP]
    assert scores == sorted(scores, reverse=True) and len(scores) <= 3
    documents = [int(row["documents"]) for row in rows]
    assert documents == sorted(documents, reverse=True)


def test_a_person_has_a_row_without_candidates_for_the_registers_hold_none() -> None:
    rows = rows_of(types=("Person",))
    assert offered(rows, "person/aase-lie") == [""] and {row["type"] for row in rows} == {"Person"}


def test_what_is_a_record_is_not_in_the_table() -> None:
    assert offered(rows_of(f"is\t{SLIP}\t{RECORD}\t2026-11-26\tNN\ten skrivefeil"), SLIP) == []


def test_a_candidate_that_somebody_has_told_apart_is_not_offered_again() -> None:
    apart = rows_of(f"different\t{SLIP}\t{RECORD}\t2026-11-26\tNN\tto skoler")
    assert RECORD not in offered(apart, SLIP) and offered(apart, SLIP)


def test_a_candidate_is_of_the_same_type() -> None:
    for row in rows_of():
        assert not row.get("candidate_id") or row["candidate_id"].split("/")[0] == row["id"].split("/")[0]


def test_the_table_is_plain_tabs_and_runs_no_formula() -> None:
    text = as_tsv([{"id": "org/a", "name": "=2+2", "sentence": "En\tto\n«tre»", "documents": "1"}])
    head, row, end = text.split("\n")
    assert head.split("\t") == list(COLUMNS) and not end
    assert row.split("\t")[:6] == ["org/a", "'=2+2", "", "", "1", "En to «tre»"]


# The command.


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    return build([notes(tmp_path_factory.mktemp("table"))], tmp_path_factory.mktemp("g") / "graph", model=BLANK).folder


def notes(folder: Path) -> Path:
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def written(path: Path, run: Run, folder: GraphFolder, change: Callable[[Row], Row]) -> Path:
    """The table of the command with its rows changed, as a spreadsheet would write it."""
    assert run("reconcile", "-o", path, "--graph", folder.path)[0] == 0
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [change(row) for row in csv.DictReader(lines, delimiter="\t")]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def choose(row: Row) -> Row:
    mine = row["candidate_id"] == RECORD
    return row | ({"date": "2026-11-26", "by": "Åse Ø", "reason": "en skrivefeil"} if mine else {})


def test_two_runs_give_the_same_bytes(run: Run, folder: GraphFolder, tmp_path: Path) -> None:
    code, out, err = run("reconcile", "--graph", folder.path)
    assert (code, err) == (0, "") and out.splitlines()[0].split("\t") == list(COLUMNS)
    code, _, err = run("reconcile", "-o", tmp_path / "u.tsv", "--graph", folder.path)
    assert (tmp_path / "u.tsv").read_bytes() == out.encode("utf-8")
    assert "things without a record" in err


def test_only_the_types_that_are_asked_for_and_as_many_candidates(run: Run, folder: GraphFolder) -> None:
    _, out, _ = run("reconcile", "--type", "organisation", "--most", "1", "--graph", folder.path)
    ids = [line.split("\t")[0] for line in out.splitlines()[1:]]
    assert SLIP in ids and len(ids) == len(set(ids)) and all(id_.startswith("org/") for id_ in ids)


def test_a_row_that_is_filled_in_becomes_a_decision_that_the_build_applies(
    run: Run, folder: GraphFolder, tmp_path: Path
) -> None:
    table, chosen = tmp_path / "d.tsv", written(tmp_path / "u.tsv", run, folder, choose)
    code, _, err = run("reconcile", "--chosen", chosen, "--decisions", table)
    assert code == 0 and "1 lines more" in err
    line = f"is\t{SLIP}\t{RECORD}\t2026-11-26\tÅse Ø\ten skrivefeil"
    assert table.read_text(encoding="utf-8") == f"{HEAD}\n{line}\n"
    (tmp_path / "notes").mkdir()
    made = build([notes(tmp_path / "notes")], tmp_path / "graph", model=BLANK, decisions=table).folder
    records = {entity.record for reading in load_readings(made) for entity in reading.entities}
    ids = {entity.id for reading in load_readings(made) for entity in reading.entities}
    assert RECORD in records and SLIP not in ids
    code, _, err = run("reconcile", "--chosen", chosen, "--decisions", table)
    assert code == 0 and "0 lines more" in err and table.read_text(encoding="utf-8").count("\n") == 2


def test_the_last_six_cells_are_a_line_of_the_table(run: Run, folder: GraphFolder, tmp_path: Path) -> None:
    lines = written(tmp_path / "u.tsv", run, folder, choose).read_text(encoding="utf-8").splitlines()
    pasted = next(line for line in lines if "Åse Ø" in line).split("\t")[-len(OF_DECISION) :]
    table = tmp_path / "d.tsv"
    table.write_text(HEAD + "\n" + "\t".join(pasted) + "\n", encoding="utf-8")
    (tmp_path / "notes").mkdir()
    made = build([notes(tmp_path / "notes")], tmp_path / "graph", model=BLANK, decisions=table).folder
    assert RECORD in {entity.record for reading in load_readings(made) for entity in reading.entities}


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"date": "i går"}, "u.tsv, line 2: “i går” is no date"),
        ({"reason": ""}, "u.tsv, line 2: “reason” is empty"),
        ({"value": "org/finnes-ikke"}, "u.tsv, line 2: org/finnes-ikke is in no register"),
        ({"target": "Høgskulen"}, "u.tsv, line 2: “Høgskulen” in “target” is no entity"),
    ],
)
def test_a_row_that_is_no_decision_is_named_and_nothing_is_written(
    run: Run, tmp_path: Path, cells: Row, told: str
) -> None:
    row = {"decision": "is", "target": SLIP, "value": RECORD, "date": "2026-11-26", "by": "NN", "reason": "x"} | cells
    good = {"decision": "is", "target": "org/a", "value": RECORD, "date": "2026-11-26", "by": "NN", "reason": "x"}
    (tmp_path / "u.tsv").write_text(as_tsv([row, good]), encoding="utf-8")
    code, out, err = run("reconcile", "--chosen", tmp_path / "u.tsv", "--decisions", tmp_path / "d.tsv")
    assert (code, out) == (1, "") and told in err and err.count("\n") == 1
    assert not (tmp_path / "d.tsv").exists()


@pytest.mark.parametrize("content", [b"", b"id\tname\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "u.tsv").write_bytes(content)
    with pytest.raises(DecisionError, match=r"u\.tsv") as error:
        read_chosen(tmp_path / "u.tsv")
    assert "\n" not in str(error.value)


def test_chosen_needs_a_table_to_write_into(run: Run, tmp_path: Path) -> None:
    (tmp_path / "u.tsv").write_text(as_tsv([]), encoding="utf-8")
    code, _, err = run("reconcile", "--chosen", tmp_path / "u.tsv")
    assert code == 2 and "--decisions FILE" in err


def test_a_graph_whose_readings_are_damaged_is_named(run: Run, tmp_path: Path) -> None:
    made = build([notes(tmp_path)], tmp_path / "graph", model=BLANK).folder
    (made.path / READINGS).write_text("ikke noe\n", encoding="utf-8")
    code, _, err = run("reconcile", "--graph", made.path)
    assert code == 1 and "build the graph again" in err and err.count("\n") == 1
