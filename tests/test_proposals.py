"""Proposals: what may be one or two is asked of a person, never settled by likeness; what is settled is not asked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from commands import Run
from pages import document, reader

from samgraf.build import build
from samgraf.decisions import Decision, Decisions, Kind, append_lines
from samgraf.decisions.table import HEAD
from samgraf.language import BLANK
from samgraf.proposals import Doubt, find_doubts
from samgraf.store import GraphFolder

Row = tuple[Kind, str, str]


def decisions(*rows: Row) -> Decisions:
    made = [Decision(*row, date(2026, 11, 24), "NN", "sett", "decisions.tsv", n) for n, row in enumerate(rows, 2)]
    return Decisions(made, reader().authorities)


def doubts(*texts: str, rows: tuple[Row, ...] = ()) -> list[Doubt]:
    chosen = decisions(*rows)
    readings = [reader().read(document(text, f"note-{number}.txt")) for number, text in enumerate(texts, start=1)]
    return find_doubts([chosen.decide(reading).reading for reading in readings], chosen, reader().authorities)


def pairs(found: list[Doubt]) -> set[tuple[str, str, str]]:
    return {(doubt.kind, *sorted((doubt.one.name, doubt.other.name))) for doubt in found}


def led_by(name: str, body: str = "Nord universitet", project: str = "Nabolag") -> str:
    return f"Prosjektet {project} ledes av {name} ved {body}.\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kari Nordmann", "Kari Anne Nordmann"),
        ("K. Nordmann", "Kari Nordmann"),
        ("Kari Nordmann", "Kari Nordman"),
        ("Kari Berg Nordmann", "Kari Nordmann"),
    ],
)
def test_two_forms_of_a_person_s_name_are_asked_about(one: str, other: str) -> None:
    found = pairs(doubts(led_by(one), led_by(other)))
    assert ("same", *sorted((one, other))) in found


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kari Nordmann", "Ola Nordmann"), ("Kari Nordmann", "Kari Hansen"), ("Kari Nordmann", "Knut Nordmann")],
)
def test_two_persons_of_one_surname_or_given_name_are_not_asked_about(one: str, other: str) -> None:
    assert not pairs(doubts(led_by(one), led_by(other)))


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("Skei Hotel", "Skei Hotell", True),
        ("Askim frivilligsentral", "Voss frivilligsentral", False),
        ("Vestland idrettskrets", "Innlandet idrettskrets", False),
    ],
)
def test_bodies_are_told_apart_by_the_words_they_do_not_share(one: str, other: str, asked: bool) -> None:
    texts = (f"Prosjektet Nabolag er et samarbeid mellom Nord universitet og {name}.\n" for name in (one, other))
    found = pairs(doubts(*texts))
    assert (("same", one, other) in found) is asked or (not asked and not found)


def test_two_forms_of_a_project_s_name_are_asked_about() -> None:
    found = pairs(doubts(led_by("Ola Dunk", project="Nabolag"), "Prosjektet Nabolaga er leia av Ola Dunk.\n"))
    assert found == {("same", "Nabolag", "Nabolaga")}


def test_a_namesake_at_another_body_with_nothing_in_common_is_asked_about() -> None:
    found = doubts(led_by("Kari Nordmann"), led_by("Kari Nordmann", "Høgskulen i Volda", "Grannelag"))
    assert ("different", "Kari Nordmann", "Kari Nordmann") in pairs(found)
    (doubt,) = [each for each in found if each.kind == "different"]
    assert doubt.one.id == "person/kari-nordmann@note-2" and doubt.other.id == "person/kari-nordmann"


def test_one_who_has_something_in_common_with_the_namesake_is_not_asked_about() -> None:
    assert not doubts(led_by("Kari Nordmann"), led_by("Kari Nordmann", "Høgskulen i Volda"))


def test_both_sides_show_their_sentences_and_documents() -> None:
    (doubt,) = doubts(led_by("Kari Nordmann"), led_by("Kari Anne Nordmann"))
    assert doubt.one.documents != doubt.other.documents
    for side in (doubt.one, doubt.other):
        assert side.name in side.sentences[0]


@pytest.mark.parametrize("kind", ["same", "different"])
def test_what_is_settled_is_not_asked_again(kind: Kind) -> None:
    rows: tuple[Row, ...] = ((kind, "person/kari-nordmann", "person/kari-anne-nordmann"),)
    assert not doubts(led_by("Kari Nordmann"), led_by("Kari Anne Nordmann"), rows=rows)


def test_a_place_of_several_records_is_asked_about_with_each() -> None:
    found = [d for d in doubts("Prosjektet Nabolag er et samarbeid med Herøy kommune.\n") if d.kind == "is"]
    assert {doubt.other.id for doubt in found} == {"municipality/heroy-1515", "municipality/heroy-1818"}
    assert {doubt.one.id for doubt in found} == {"municipality/heroy-note-1@note-1"}


def test_what_one_document_means_by_a_name_is_not_what_all_mean() -> None:
    rows: tuple[Row, ...] = (
        ("is", "municipality/heroy-note-1", "municipality/heroy-1515"),
        ("is", "municipality/heroy-note-2", "municipality/heroy-1818"),
    )
    chosen = decisions(*rows)
    texts = ["Prosjektet Nabolag er et samarbeid med Herøy kommune.\n"] * 3
    read = [reader().read(document(text, f"note-{number}.txt")) for number, text in enumerate(texts, start=1)]
    named = [{e.id for e in chosen.decide(each).reading.entities if e.type == "Municipality"} for each in read]
    assert named == [{"municipality/heroy-1515"}, {"municipality/heroy-1818"}, {"municipality/heroy-note-3"}]


def test_a_record_that_was_taken_can_be_taken_back_for_one_document() -> None:
    chosen = decisions(("is", "municipality/steinkjer-5006@note-1", "municipality/steinkjer-1702"))
    read = reader().read(document("Prosjektet Nabolag er et samarbeid med Steinkjer kommune.\n", "note-1.txt"))
    assert "municipality/steinkjer-1702" in {entity.id for entity in chosen.decide(read).reading.entities}


# The command.


@pytest.fixture
def folder(tmp_path: Path) -> GraphFolder:
    notes = tmp_path / "notes"
    notes.mkdir()
    for name, person in (("en", "Kari Nordmann"), ("to", "Kari Anne Nordmann")):
        (notes / f"{name}.txt").write_text(led_by(person), encoding="utf-8")
    (tmp_path / "decisions.tsv").write_text(HEAD + "\n", encoding="utf-8")
    return build([notes], tmp_path / "graph", model=BLANK).folder


def test_the_doubts_of_a_build_are_listed_for_people_and_scripts(folder: GraphFolder, run: Run) -> None:
    table = folder.path.parent / "decisions.tsv"
    code, out, _ = run("review", "--list", "--decisions", table, "--graph", folder.path)
    assert code == 0 and "Kari Anne Nordmann" in out and "Kari Nordmann ved Nord universitet" in out
    code, out, _ = run("review", "--list", "--json", "--decisions", table, "--graph", folder.path)
    (doubt,) = json.loads(out)
    assert code == 0 and doubt["kind"] == "same" and doubt["one"]["sentences"]


@pytest.mark.parametrize(
    ("keys", "written"), [("s\n\n", "same"), ("x\nd\nulike\n", "different"), ("k\n", ""), ("q\n", "")]
)
def test_an_answer_becomes_a_line_and_the_doubt_is_gone(
    folder: GraphFolder, run: Run, monkeypatch: pytest.MonkeyPatch, keys: str, written: str
) -> None:
    import io
    import sys

    table = folder.path.parent / "decisions.tsv"
    monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
    code, out, err = run("review", "--by", "NN", "--decisions", table, "--graph", folder.path)
    assert code == 0, err
    lines = table.read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split("\t")[0] for line in lines] == ([written] if written else [])
    _, out, _ = run("review", "--list", "--decisions", table, "--graph", folder.path)
    assert bool(out) is not bool(written)
    again = build([folder.path.parent / "notes"], folder.path, model=BLANK, decisions=table)
    assert len(again.folder.proposals()) == (0 if written else 1)


def test_deciding_without_a_name_is_wrong_use(folder: GraphFolder, run: Run) -> None:
    code, _, err = run("review", "--graph", folder.path)
    assert code == 2 and "--by" in err
    code, _, err = run("review", "--by", "NN", "--graph", folder.path)
    assert code == 2 and "--decisions" in err


def test_what_follows_from_answers_is_not_asked() -> None:
    rows: tuple[Row, ...] = (
        ("same", "person/kari-nordmann", "person/kari-anne-nordmann"),
        ("same", "person/k-nordmann", "person/kari-anne-nordmann"),
    )
    assert decisions(*rows).settled("person/kari-nordmann", "person/k-nordmann")
    assert not decisions(*rows).settled("person/kari-nordmann@note-2", "person/kari-nordmann")


def test_what_a_decision_set_apart_is_not_asked_about_again() -> None:
    rows: tuple[Row, ...] = (("different", "project/nabolag@note-2", "project/nabolag"),)
    assert not doubts(led_by("Kari Nordmann"), led_by("Kari Nordmann"), rows=rows)


def test_append_keeps_what_stood_in_the_table(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    path.write_text(f"{HEAD}\n# min egen merknad\n", encoding="utf-8")
    append_lines(path, [Decision("same", "person/a", "person/b", date(2026, 11, 24), "NN", "sett", "d.tsv", 3)])
    assert path.read_text(encoding="utf-8").splitlines()[1] == "# min egen merknad"
