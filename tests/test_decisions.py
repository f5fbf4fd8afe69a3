"""Decisions: what people have settled holds, in any order of lines, and a line that settles nothing is refused."""

from __future__ import annotations

import json
import random
import re
from datetime import date
from pathlib import Path

import pytest
from commands import Run
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import document, reader

from samgraf.authorities import Authorities
from samgraf.build import Build, build
from samgraf.decisions import Decided, Decision, Decisions, append_lines, read_decisions, withholding
from samgraf.decisions.table import HEAD, Kind, Named
from samgraf.errors import DecisionError, SourceError
from samgraf.language import BLANK
from samgraf.model import Reading
from samgraf.query import why
from samgraf.store import NQUADS, PAGE, REPORT
from samgraf.views.packing import carried

ONE = """# Nabolag i Askim

Prosjektet Nabolag ledes av Kari Nordmann ved Nord universitet. Prosjektet Nabolag er finansiert av Nabolagsforbundet.
"""
OTHER = """# Nabolag på Voss

Prosjektet Nabolag ledes av Kari Anne Nordmann ved Høgskulen på Vestlandet.
Grannelaget frivilligsentral er partner i prosjektet Nabolag.
"""
NOTES = {"en.txt": ONE, "to.txt": OTHER}


@pytest.fixture(scope="module")
def authorities() -> Authorities:
    return reader().authorities


def line(kind: Kind, target: str, value: str = "", number: int = 2) -> Decision:
    return Decision(kind, target, value, date(2026, 11, 24), "NN", "sett i kilden", "decisions.tsv", number)


def lines(*rows: tuple[Kind, str, str]) -> list[Decision]:
    return [line(*row, number=number) for number, row in enumerate(rows, start=2)]


def readings() -> list[Reading]:
    return [reader().read(document(text, name)) for name, text in NOTES.items()]


def decided(authorities: Authorities, *rows: tuple[Kind, str, str]) -> list[Decided]:
    decisions = Decisions(lines(*rows), authorities)
    done = [decisions.decide(reading) for reading in readings()]
    decisions.check_used(decision for each in done for decision in each.used)
    return done


def ids(done: Decided) -> set[str]:
    return {entity.id for entity in done.reading.entities}


def triples(done: Decided) -> set[tuple[str, str, str]]:
    return {statement.triple for statement in done.reading.statements}


# What the kinds of decisions do.


def test_the_notes_are_read_as_the_decisions_below_take_them(authorities: Authorities) -> None:
    one, other = decided(authorities)
    assert {"person/kari-nordmann", "project/nabolag", "org/nabolagsforbundet"} <= ids(one)
    assert {"person/kari-anne-nordmann", "project/nabolag", "org/grannelaget-frivilligsentral"} <= ids(other)
    assert ("person/kari-nordmann", "leads", "project/nabolag") in triples(one)


def test_same_makes_two_names_one_thing_everywhere(authorities: Authorities) -> None:
    one, other = decided(authorities, ("same", "person/kari-nordmann", "person/kari-anne-nordmann"))
    assert "person/kari-nordmann" not in ids(one)
    assert ("person/kari-anne-nordmann", "leads", "project/nabolag") in triples(one) & triples(other)


def test_different_sets_one_document_s_naming_apart(authorities: Authorities) -> None:
    one, other = decided(authorities, ("different", "project/nabolag@to", "project/nabolag"))
    assert "project/nabolag" in ids(one)
    assert "project/nabolag" not in ids(other)
    assert ("person/kari-anne-nordmann", "leads", "project/nabolag-to") in triples(other)


def test_what_is_set_apart_can_be_the_same_as_something_else(authorities: Authorities) -> None:
    _, other = decided(
        authorities,
        ("different", "project/nabolag@to", "project/nabolag"),
        ("same", "project/nabolag@to", "project/nabolag-voss"),
    )
    assert "project/nabolag-voss" in ids(other)


def test_is_gives_a_local_name_its_register_record(authorities: Authorities) -> None:
    one, _ = decided(authorities, ("is", "org/nabolagsforbundet", "org/oslomet"))
    (body,) = [e for e in one.reading.entities if e.record == "org/oslomet"]
    assert body.name == authorities.records[body.id].name
    assert body.surfaces[0] == "Nabolagsforbundet"


def test_not_a_record_makes_the_name_a_thing_of_its_own(authorities: Authorities) -> None:
    one, _ = decided(authorities, ("not-a", "org/nord-universitet@en", "org/nord-universitet"))
    assert "org/nord-universitet-en" in ids(one)
    (body,) = [e for e in one.reading.entities if e.id == "org/nord-universitet-en"]
    assert body.record is None


def test_not_a_type_drops_a_name_with_all_that_is_said_of_it(authorities: Authorities) -> None:
    one, other = decided(authorities, ("not-a", "person/kari-nordmann", "Person"))
    assert "person/kari-nordmann" not in ids(one)
    assert not [t for t in triples(one) if t[0].startswith("person/")]
    assert "person/kari-anne-nordmann" in ids(other)


def test_retype_moves_a_name_and_drops_what_no_longer_fits(authorities: Authorities) -> None:
    one, _ = decided(authorities, ("retype", "person/kari-nordmann", "Venue"))
    assert "venue/kari-nordmann" in ids(one)
    assert not [t for t in triples(one) if "kari" in t[0]]


def test_label_names_a_thing(authorities: Authorities) -> None:
    one, other = decided(authorities, ("label", "project/nabolag", "Nabolag – sammen om stedet"))
    for done in (one, other):
        assert [e.name for e in done.reading.entities if e.id == "project/nabolag"] == ["Nabolag – sammen om stedet"]


def test_accept_makes_a_statement_certain_and_reject_keeps_it_apart(authorities: Authorities) -> None:
    one, other = decided(
        authorities,
        ("accept", "person/kari-nordmann leads project/nabolag", ""),
        ("reject", "person/kari-anne-nordmann leads project/nabolag@to", ""),
    )
    assert [s.confidence for s in one.reading.statements if s.predicate == "leads"] == [1.0]
    assert not [s for s in other.reading.statements if s.predicate == "leads"]
    (rejected,) = other.rejected
    assert rejected.statement.triple == ("person/kari-anne-nordmann", "leads", "project/nabolag")
    assert rejected.decision.reason == "sett i kilden"


def test_a_statement_is_decided_on_under_any_of_its_ends_names(authorities: Authorities) -> None:
    same: tuple[Kind, str, str] = ("same", "person/kari-nordmann", "person/kari-anne-nordmann")
    one, _ = decided(authorities, same, ("reject", "person/kari-nordmann leads project/nabolag@en", ""))
    assert len(one.rejected) == 1


# The order of lines means nothing.

MANY: list[tuple[Kind, str, str]] = [
    ("same", "person/kari-nordmann", "person/kari-anne-nordmann"),
    ("different", "project/nabolag@to", "project/nabolag"),
    ("same", "project/nabolag@to", "project/nabolag-voss"),
    ("label", "project/nabolag-voss", "Nabolag Voss"),
    ("is", "org/nabolagsforbundet", "org/norges-forskningsrad"),
    ("retype", "org/grannelaget-frivilligsentral", "Project"),
    ("accept", "person/kari-nordmann leads project/nabolag@en", ""),
]


@given(st.permutations(MANY))
@settings(max_examples=60, deadline=None)
def test_any_order_of_lines_decides_alike(order: list[tuple[Kind, str, str]]) -> None:
    authorities = reader().authorities
    first, then = Decisions(lines(*MANY), authorities), Decisions(lines(*order), authorities)
    for reading in STORED:
        assert first.decide(reading).reading == then.decide(reading).reading
    assert [m.entity for m in first.identities.merges()] == [m.entity for m in then.identities.merges()]


STORED = readings()

NAMES = [f"person/{letter}" for letter in "abcdef"]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=8)


@given(PAIRS, st.randoms())
@settings(max_examples=100, deadline=None)
def test_same_is_an_equivalence_with_one_name_a_class(pairs: list[tuple[str, str]], chance: random.Random) -> None:
    kept: list[tuple[Kind, str, str]] = []
    for one, other in pairs:
        try:
            Decisions(lines(*kept, ("same", one, other)), reader().authorities)
        except DecisionError:
            continue
        kept.append(("same", one, other))
    chance.shuffle(kept)
    identities = Decisions(lines(*kept), reader().authorities).identities
    for _, one, other in kept:
        assert identities.of(one, "d") == identities.of(other, "d")
    for name in NAMES:
        called = identities.of(name, "d")
        assert called is not None and identities.of(called, "d") == called
        assert called == name or called not in {one for _, one, _ in kept}


# What is refused.


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("same", "person/a", "org/a")], "line 2: person/a and org/a are of two types"),
        ([("same", "person/a", "person/a")], "line 2: person/a is itself"),
        ([("same", "person/a", "person/b"), ("same", "person/b", "person/a")], "line 3: .* are one already"),
        (
            [("same", "person/a", "person/b"), ("same", "person/b", "person/c"), ("same", "person/c", "person/a")],
            "line 4: .* are one already",
        ),
        ([("same", "person/a", "person/b"), ("different", "person/a", "person/b")], "line 3: other lines say .* same"),
        ([("different", "person/a", "person/a")], "not different from itself"),
        ([("is", "org/a", "org/finnes-ikke")], "org/finnes-ikke is in no register"),
        ([("same", "org/nord-universitet", "org/norges-forskningsrad")], "of the registers would be one"),
        ([("retype", "person/a", "Katt")], "“Katt” is no type; use one of County"),
        ([("retype", "person/a", "Venue"), ("retype", "person/a", "Event")], "line 3: line 2 gives person/a a type"),
        ([("retype", "org/nord-universitet", "Venue")], "a register says what"),
        ([("label", "org/nord-universitet", "Nord")], "a register names"),
        ([("label", "person/a", "A"), ("label", "person/a", "B")], "line 2 names person/a already"),
        ([("not-a", "org/a", "org/b")], "no type and no record"),
        ([("not-a", "org/a@x", "org/nord-universitet")], "is not read as"),
        ([("not-a", "org/a", "Municipality")], "not read as a Municipality"),
        ([("not-a", "person/a", "Person"), ("same", "person/a", "person/b")], "line 2 says .* no such thing"),
        ([("not-a", "org/ntnu@x", "org/ntnu"), ("is", "org/ntnu@x", "org/ntnu")], "the same"),
        ([("accept", "person/a leads project/b", ""), ("reject", "person/a leads project/b", "")], "line 2 decides"),
        ([("withhold", "hmac:00000000:" + "0" * 64, "")], "the key is missing"),
    ],
)
def test_decisions_that_contradict_are_refused_with_their_line(
    authorities: Authorities, rows: list[tuple[Kind, str, str]], told: str
) -> None:
    with pytest.raises(DecisionError, match=told) as error:
        Decisions(lines(*rows), authorities)
    assert str(error.value).startswith("decisions.tsv, line ") and "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("same\tperson/a\tperson/b\t2026-11-24\tNN", "line 2: 5 cells where 6 belong"),
        ("likt\tperson/a\tperson/b\t2026-11-24\tNN\tfordi", "“likt” is no decision; use one of accept"),
        ("same\tperson/a\tperson/b\ti går\tNN\tfordi", "“i går” is no date"),
        ("same\tperson/a\tperson/b\t2026-11-24\t\tfordi", "“by” is empty"),
        ("same\tperson/a\tperson/b\t2026-11-24\tNN\t", "“reason” is empty"),
        ("same\tKari Nordmann\tperson/b\t2026-11-24\tNN\tfordi", "“Kari Nordmann” in “target” is no entity"),
        ("same\tperson/a\t\t2026-11-24\tNN\tfordi", "“value” is empty"),
        ("accept\tperson/a leads\t\t2026-11-24\tNN\tfordi", "is no statement"),
        ("accept\tperson/a leads project/b\tja\t2026-11-24\tNN\tfordi", "takes no value"),
        ("label\tperson/a@en\tA\t2026-11-24\tNN\tfordi", "holds in all documents"),
        ("is\torg/a@x\torg/ntnu@y\t2026-11-24\tNN\tfordi", "leave @y"),
        ("withhold\tKari Nordmann\t\t2026-11-24\tNN\tfordi", "no keyed hash; let `samgraf withhold` write"),
    ],
)
def test_a_broken_line_is_named(authorities: Authorities, tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(f"{HEAD}\n{row}\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=told):
        read_decisions(path, authorities)


def test_a_table_without_its_head_is_refused(authorities: Authorities, tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text("", encoding="utf-8")
    with pytest.raises(DecisionError, match="the head is missing"):
        read_decisions(path, authorities)


def test_what_is_written_is_read_again(authorities: Authorities, tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    for decision in lines(*MANY):
        append_lines(path, [decision])
    assert {d.row() for d in read_decisions(path, authorities).all} == {d.row() for d in lines(*MANY)}
    assert str(Named("person/a", "en")) == "person/a@en"


# In a build.


def built(tmp_path: Path, *rows: tuple[Kind, str, str], name: str = "graph") -> Build:
    notes = tmp_path / "notes"
    notes.mkdir(exist_ok=True)
    for file, text in NOTES.items():
        (notes / file).write_text(text, encoding="utf-8")
    table = tmp_path / f"{name}.tsv"
    append_lines(table, lines(*rows))
    return build([notes], tmp_path / name, model=BLANK, decisions=table)


def test_a_decision_about_nothing_is_refused_and_nothing_is_built(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match=r"graph.tsv, line 2: no document has “person/ingen-her”"):
        built(tmp_path, ("label", "person/ingen-her", "Ingen"))
    assert not (tmp_path / "graph").exists()


def test_why_tells_who_made_two_names_one(tmp_path: Path) -> None:
    made = built(tmp_path, ("same", "person/kari-nordmann", "person/kari-anne-nordmann"))
    (reason,) = why("id:person/kari-nordmann", "schema:sameAs", "id:person/kari-anne-nordmann", made.folder)
    assert reason.rule == "decision:same"
    assert reason.sentence == "sett i kilden (NN, 2026-11-24)"


def test_a_rejected_statement_is_not_in_the_graph_and_stands_in_the_report(tmp_path: Path) -> None:
    made = built(tmp_path, ("reject", "person/kari-nordmann leads project/nabolag", ""))
    assert not why("id:person/kari-nordmann", "leads", "id:project/nabolag", made.folder)
    (rejected,) = json.loads((made.folder.path / REPORT).read_text(encoding="utf-8"))["rejected"]
    assert rejected["reason"] == "sett i kilden" and "Kari Nordmann" in rejected["quote"]


def test_a_graph_with_decisions_conforms(tmp_path: Path, run: Run) -> None:
    made = built(tmp_path, *MANY)
    code, out, _ = run("check", "--graph", made.folder.path)
    assert code == 0, out


def test_orders_of_lines_and_files_give_the_same_bytes(tmp_path: Path) -> None:
    first = built(tmp_path, *MANY).folder.nquads.read_bytes()
    assert built(tmp_path, *reversed(MANY), name="again").folder.nquads.read_bytes() == first


# Withholding.

PRIVATE = """---
title: Kari Nordmann om nabolag
url: https://naboer.example/folk/kari-nordmann
---
# Kari Nordmann om nabolag

Prosjektet Nabolag ledes av Kari Nordmann ved Nord universitet og Ola Dunk ved NTNU. Nordmanns tall er nye.
Nordmann, Kari er med i gruppa. Skriv til kari.nordmann@nabo.example.
"""


def withheld(tmp_path: Path, what: str) -> Build:
    table = tmp_path / "decisions.tsv"
    append_lines(table, [withholding(table, what, date(2026, 11, 24), "NN", "eget ønske")])
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "nabolag.txt").write_text(PRIVATE, encoding="utf-8")
    return build([notes], tmp_path / "graph", model=BLANK, decisions=table)


def test_a_withheld_person_is_nowhere_in_what_is_built(tmp_path: Path) -> None:
    made = withheld(tmp_path, "Kari Nordmann")
    for file in (NQUADS, PAGE, REPORT):
        written = (made.folder.path / file).read_text(encoding="utf-8")
        text = (str(carried(written)) if file == PAGE else written).casefold()
        assert "nordmann" not in text and not re.search(r"\bkari\b", text), file
    for file in (made.folder.path / "store").rglob("*"):
        assert b"Nordmann" not in file.read_bytes()
    assert why("id:person/ola-dunk", "affiliatedWith", "id:org/ntnu", made.folder)


def test_quotations_stay_true_where_a_name_is_covered(tmp_path: Path) -> None:
    (reading,) = withheld(tmp_path, "Kari Nordmann").readings
    assert len(reading.document.text) == len(PRIVATE)
    for statement in reading.statements:
        statement.evidence.check(reading.document)


def test_the_list_does_not_name_whom_it_withholds(tmp_path: Path) -> None:
    withheld(tmp_path, "Kari Nordmann")
    assert "ordmann" not in (tmp_path / "decisions.tsv").read_text(encoding="utf-8")
    key = (tmp_path / "decisions.key").read_text(encoding="utf-8").strip()
    other = tmp_path / "other.tsv"
    again = withholding(other, "Kari Nordmann", date(2026, 11, 24), "NN", "eget ønske")
    assert key and again.target not in (tmp_path / "decisions.tsv").read_text(encoding="utf-8")


def test_a_withheld_statement_is_left_out_and_its_people_stay(tmp_path: Path) -> None:
    made = withheld(tmp_path, "person/kari-nordmann leads project/nabolag")
    assert not why("id:person/kari-nordmann", "leads", "id:project/nabolag", made.folder)
    assert why("id:person/kari-nordmann", "affiliatedWith", "id:org/nord-universitet", made.folder)


def test_who_is_withheld_stays_so_though_no_text_of_today_names_them(tmp_path: Path) -> None:
    assert withheld(tmp_path, "Per Hansen").readings


@pytest.mark.parametrize(
    "form",
    [
        "Kari Nord\u00admann",
        "Kari\u200b Nordmann",
        "KARI NORDMANN",
        "Nordmann, Kari",
        "Kari Nordmanns",
        "**Kari** Nordmann",
        "kari.nordmann@nabo.example",
        "https://nabo.example/kari-nordmann",
    ],
)
def test_a_withheld_name_is_covered_in_any_form(tmp_path: Path, form: str, authorities: Authorities) -> None:
    table = tmp_path / "decisions.tsv"
    append_lines(table, [withholding(table, "Kari Nordmann", date(2026, 11, 24), "NN", "eget ønske")])
    text = f"Prosjektet Nabolag ledes av Ola Dunk ved NTNU. Med i gruppa er {form} fra KS.\n"
    covered, used = read_decisions(table, authorities).cover(document(text))
    assert used and not re.search("ordmann", covered.text, re.I) and len(covered.text) == len(text)


def test_another_key_is_refused(tmp_path: Path, authorities: Authorities) -> None:
    table = tmp_path / "decisions.tsv"
    append_lines(table, [withholding(table, "Kari Nordmann", date(2026, 11, 24), "NN", "eget ønske")])
    for key, told in ((b"x" * 64, "another key"), (b"", "empty or too short")):
        table.with_suffix(".key").write_bytes(key)
        with pytest.raises(DecisionError, match=told):
            read_decisions(table, authorities)


@pytest.mark.parametrize(
    "row",
    [
        ("same", "person/kari-anne-nordmann", "person/kari-nordmann"),
        ("label", "person/ola-dunk", "Kari Nordmann"),
        ("reject", "person/kari-nordmann leads project/nabolag", ""),
    ],
)
def test_no_other_line_brings_a_withheld_name_back(
    tmp_path: Path, authorities: Authorities, row: tuple[Kind, str, str]
) -> None:
    table = tmp_path / "decisions.tsv"
    append_lines(table, [withholding(table, "Kari Nordmann", date(2026, 11, 24), "NN", "eget ønske"), line(*row)])
    with pytest.raises(DecisionError, match="line 3: the line names what another line withholds"):
        read_decisions(table, authorities)


def test_a_refused_source_s_name_is_not_told_where_it_names_somebody(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "kari-nordmann.txt").write_text("", encoding="utf-8")
    table = tmp_path / "decisions.tsv"
    append_lines(table, [withholding(table, "Kari Nordmann", date(2026, 11, 24), "NN", "eget ønske")])
    (tmp_path / "notes" / "nabolag.txt").write_text(ONE.replace("Kari Nordmann", "Ola Dunk"), encoding="utf-8")
    made = build([tmp_path / "notes"], tmp_path / "graph", model=BLANK, decisions=table)
    assert "nordmann" not in (made.folder.path / REPORT).read_text(encoding="utf-8").casefold()


def test_a_reason_must_not_name_the_person(tmp_path: Path) -> None:
    for by, reason in (("NN", "Nordmann ba om det"), ("Kari", "eget ønske")):
        with pytest.raises(DecisionError, match="names what is withheld"):
            withholding(tmp_path / "d.tsv", "Kari Nordmann", date(2026, 11, 24), by, reason)


def test_a_file_named_after_the_person_is_refused(tmp_path: Path, authorities: Authorities) -> None:
    table = tmp_path / "decisions.tsv"
    append_lines(table, [withholding(table, "Kari Nordmann", date(2026, 11, 24), "NN", "eget ønske")])
    with pytest.raises(SourceError, match="another name"):
        read_decisions(table, authorities).cover(document(ONE, "kari-nordmann.txt"))


def test_the_command_writes_the_line(tmp_path: Path, run: Run) -> None:
    table = tmp_path / "decisions.tsv"
    table.write_text(HEAD + "\n", encoding="utf-8")
    code, _, err = run("withhold", "Kari Nordmann", "--by", "NN", "--reason", "eget ønske", "--decisions", table)
    assert code == 0 and "one line more" in err
    assert table.read_text(encoding="utf-8").splitlines()[1].startswith("withhold\thmac:")
