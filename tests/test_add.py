"""Adding, changing and removing texts: what a build of all gives, with no text read that has not changed."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notes import GRANNELAG, NABODAGEN

import samgraf.build as building
from samgraf import cli, disk
from samgraf.authorities import Authorities
from samgraf.build import Build, add, build, remove, replacing, shipped_corpus
from samgraf.builds import earlier, publishing
from samgraf.decisions import Decision, Decisions, Kind, append_lines, withholding
from samgraf.decisions.table import HEAD
from samgraf.errors import DecisionError, GraphError, SamgrafError, SourceError, UsageError
from samgraf.graph import (
    Policy,
    changed_quads,
    decision_quads,
    document_graph,
    plain_quads,
    publishable,
    reading_quads,
    sorted_lines,
    theme_quads,
)
from samgraf.model import Document, Reading
from samgraf.reading import Reader
from samgraf.sources import read_document
from samgraf.store import NQUADS, PAGE, PROPOSALS, READINGS, REPORT, STORE, GraphFolder
from tests.timing import slowness

ROOT = Path(__file__).resolve().parent.parent
FILES = (NQUADS, PAGE, PROPOSALS, READINGS, REPORT)
BLANK = "blank"
LIMIT = 0.25
"""Seconds of the processor a document in which the shipped corpus is built."""
SHARE = 0.15
"""The part of a full build's time that adding a note may take: 0.085 to 0.115 in five runs, 0.098 in the middle."""

NOTES = {
    "nabolag.txt": """---
title: Nabolag får penger
language: nb
---
# Nabolag får penger

Prosjektet Nabolag er finansiert av Norges forskningsråd. Prosjektleder er Kari Nordmann ved OsloMet.

Samarbeidspartnere i prosjektet er Askim kommune, Porsgrunn kommune og NORCE.
""",
    "nabodagen.md": NABODAGEN,
    "grannelag.txt": GRANNELAG,
    "flere.txt": """---
title: Flere om Nabolag
language: nb
---
Prosjektet Nabolag ledes av Kari Nordmann ved OsloMet. Prosjektet Nabolaget har Askim kommune som partner.

Prosjektet Nabolag er finansiert av Norges forskningsråd. Kari B. Nordmann ved NTNU er med i prosjektet Nabolag.
""",
}
NEW = "flere.txt"
CHANGED = NOTES["nabolag.txt"].replace("Porsgrunn", "Voss").replace("Kari Nordmann ved OsloMet", "Ola Dunk ved NTNU")
LINES = (
    "same\tproject/nabolaget\tproject/nabolag\t2026-11-24\tNN\tsamme prosjekt",
    "reject\tproject/nabolag fundedBy org/norges-forskningsrad@nabolag\t\t2026-11-24\tNN\tfeil",
    "label\tperson/ola-dunk\tOla T. Dunk\t2026-11-24\tNN\tfullt navn",
)


def write_notes(folder: Path, notes: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in notes.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_table(path: Path, lines: tuple[str, ...] = LINES) -> Path:
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return path


@cache
def authorities() -> Authorities:
    return Authorities.load()


@cache
def reader() -> Reader:
    return Reader(authorities(), BLANK)


@pytest.fixture
def read_names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Builds without the registers' own graph; the names of the texts that are read are written here."""
    names: list[str] = []

    class Telling:
        def read(self, document: Any) -> Any:
            names.append(document.name)
            return reader().read(document)

    monkeypatch.setattr(building, "register_quads", lambda _: iter(()))
    loaded = authorities()
    monkeypatch.setattr(Authorities, "load", classmethod(lambda _: loaded))
    monkeypatch.setattr(publishing, "make_reader", lambda *_: Telling())
    return names


swift = pytest.mark.usefixtures("read_names")


def made(folder: Path, out: Path, **options: Any) -> Build:
    return build([folder], out, model=BLANK, **options)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return write_notes(tmp_path / "notes", NOTES)


@pytest.fixture
def out(read_names: list[str], notes: Path, tmp_path: Path) -> Path:
    """The graph of all notes but the new one."""
    (notes / NEW).rename(tmp_path / NEW)
    made(notes, tmp_path / "graph")
    (tmp_path / NEW).rename(notes / NEW)
    read_names.clear()
    return tmp_path / "graph"


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def stored(folder: Path) -> set[ox.Quad]:
    return set(GraphFolder.of(folder).open())


def assert_same(one: Path, other: Path) -> None:
    for file in FILES:
        assert (one / file).read_bytes() == (other / file).read_bytes(), file
    assert stored(one) == stored(other)


def one_line(error: pytest.ExceptionInfo[SamgrafError]) -> str:
    text = str(error.value)
    assert text and "\n" not in text
    return text


# The same bytes as a build of all.


def test_adding_one_note_equals_the_full_rebuild(out: Path, notes: Path, tmp_path: Path, read_names: list[str]) -> None:
    result = add([notes / NEW], out)
    assert read_names == [NEW] and [reading.document.name for reading in result.readings] == [NEW]
    assert_same(out, made(notes, tmp_path / "full").folder.path)


def test_a_changed_note_takes_the_place_of_the_one_before(
    out: Path, notes: Path, tmp_path: Path, read_names: list[str]
) -> None:
    write_notes(notes, {"nabolag.txt": CHANGED})
    add([notes], out)
    assert sorted(read_names) == [NEW, "nabolag.txt"]
    assert_same(out, made(notes, tmp_path / "full").folder.path)


def test_a_note_of_the_same_name_with_another_ending_takes_its_place(out: Path, notes: Path, tmp_path: Path) -> None:
    add([write_notes(tmp_path / "other", {"Nabolag.md": CHANGED}) / "Nabolag.md"], out)
    (notes / "nabolag.txt").unlink()
    (notes / NEW).unlink()
    write_notes(notes, {"Nabolag.md": CHANGED})
    assert_same(out, made(notes, tmp_path / "full").folder.path)


def test_removing_a_note_equals_a_build_of_the_others(
    out: Path, notes: Path, tmp_path: Path, read_names: list[str]
) -> None:
    remove(["nabodagen.md", "grannelag"], out)
    assert read_names == []
    for name in ("nabodagen.md", "grannelag.txt", NEW):
        (notes / name).unlink()
    assert_same(out, made(notes, tmp_path / "full").folder.path)


def test_a_note_added_and_removed_leaves_no_trace(out: Path, notes: Path) -> None:
    before, quads = content(out), stored(out)
    add([notes / NEW], out)
    assert "Nabolaget" in (out / NQUADS).read_text(encoding="utf-8")
    remove([NEW], out)
    assert {file: content(out)[file] for file in FILES} == {file: before[file] for file in FILES}
    assert stored(out) == quads
    assert not any(b"Nabolaget" in data for data in content(out).values())


def test_a_statement_that_is_denied_takes_back_its_triple(notes: Path) -> None:
    """The statement node keeps its name, so that only its qualifier tells of the change."""
    reading = reader().read(read_document(notes / "nabolag.txt"))
    first, *others = reading.statements
    denied = replace(
        reading,
        statements=tuple(others),
        negated=(*reading.negated, replace(first, qualifiers={**first.qualifiers, "negated": True})),
    )
    graph = document_graph(reading.document)
    said, now = (list(reading_quads(each, authorities())) for each in (reading, denied))
    before, after = ({*quads, *plain_quads(quads)} for quads in (said, now))
    store = ox.Store()
    store.extend(before)
    removed, added = changed_quads(store, {graph: now})
    assert removed <= before and not added & before
    assert sorted_lines(before - removed | added) == sorted_lines(after)
    assert any(quad.graph_name == ox.DefaultGraph() for quad in removed)


@swift
def test_decisions_and_policy_of_the_graph_hold_for_what_is_added(notes: Path, tmp_path: Path) -> None:
    table, policy = write_table(tmp_path / "decisions.tsv"), Policy(attendees=True)
    made(notes, tmp_path / "full", decisions=table, policy=policy)
    made(notes, tmp_path / "graph", decisions=table, policy=policy)
    write_notes(notes, {"grannelag.txt": CHANGED.replace("Nabolag", "Grannelag")})
    add([notes / "grannelag.txt"], tmp_path / "graph", decisions=table)
    made(notes, tmp_path / "full", decisions=table, policy=policy)
    assert_same(tmp_path / "graph", tmp_path / "full")
    report = json.loads((tmp_path / "graph" / REPORT).read_text(encoding="utf-8"))
    assert report["made_with"]["attendees"] is True and report["rejected"]


@cache
def read_note(text: str, name: str) -> Reading:
    """A note as it is read before any decision."""
    return reader().read(Document(name, text, {"title": name}))


def published(name: str, decisions: Decisions, text: str = "") -> Reading:
    decided = decisions.decide(read_note(text or NOTES[name], name))
    return publishable(decided.reading, authorities(), Policy())


@settings(max_examples=200, deadline=None)
@given(
    order=st.permutations(sorted(NOTES)),
    lines=st.permutations(LINES),
    others=st.lists(st.tuples(st.sampled_from(sorted(NOTES)), st.sampled_from(["changed", "gone"])), max_size=4),
)
def test_any_order_of_notes_and_decisions_gives_the_same_bytes(
    order: list[str], lines: list[str], others: list[tuple[str, str]]
) -> None:
    """Notes come one by one, after some have come in another version or come and gone."""
    decisions = Decisions(map(decision, range(2, 9), lines), authorities())
    fixed = [*theme_quads(), *decision_quads(decisions.identities.merges())]
    store, held = ox.Store(), {*fixed, *plain_quads(fixed)}
    store.extend(held)

    def put(name: str, quads: Iterator[ox.Quad]) -> None:
        graph = document_graph(Document(name, "", {}))
        removed, added = changed_quads(store, {graph: list(quads)})
        for quad in removed:
            store.remove(quad)
        store.extend(added)

    for name, version in others:
        changed = published(name, decisions, CHANGED if version == "changed" else "")
        put(name, reading_quads(changed, authorities()))
        if version == "gone":
            put(name, iter(()))
    for name in order:
        put(name, reading_quads(published(name, decisions), authorities()))
    assert sorted_lines(store) == graph_lines()


def decision(number: int, line: str) -> Decision:
    kind, target, value, day, by, reason = line.split("\t")
    return Decision(cast("Kind", kind), target, value, date.fromisoformat(day), by, reason, "decisions.tsv", number)


@cache
def graph_lines() -> list[str]:
    """The graph of all notes, made at once."""
    decisions = Decisions(map(decision, range(2, 9), LINES), authorities())
    named = [*theme_quads(), *decision_quads(decisions.identities.merges())]
    named += [quad for name in NOTES for quad in reading_quads(published(name, decisions), authorities())]
    return sorted_lines([*named, *plain_quads(named)])


@swift
@pytest.mark.parametrize("seed", range(5))
def test_folders_are_the_same_in_whatever_order_they_were_made(notes: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    order, lines = chance.sample(sorted(NOTES), len(NOTES)), chance.sample(LINES, len(LINES))
    # Every decision must be about something from the first build on.
    order.sort(key=lambda name: name not in (NEW, "nabolag.txt", "nabodagen.md"))
    table = write_table(tmp_path / "decisions.tsv", tuple(lines))
    full = made(notes, tmp_path / "full", decisions=write_table(tmp_path / "other.tsv")).folder.path
    out = build([notes / name for name in order[:3]], tmp_path / "graph", model=BLANK, decisions=table).folder.path
    add([write_notes(tmp_path / "changed", {order[3]: CHANGED})], out, decisions=table)
    for name in chance.sample(order, 4):
        add([notes / name], out, decisions=table)
    assert_same(out, full)


# Only what has changed is read.


def test_a_build_of_unchanged_texts_reads_none_and_writes_nothing(
    out: Path, notes: Path, read_names: list[str]
) -> None:
    add([notes / NEW], out)
    read_names.clear()
    before, number = content(out), out.stat().st_ino
    made(notes, out)
    add([notes], out)
    assert read_names == []
    assert content(out) == before and out.stat().st_ino == number


def test_a_build_over_an_earlier_graph_reads_what_has_changed(
    out: Path, notes: Path, tmp_path: Path, read_names: list[str]
) -> None:
    write_notes(notes, {"nabolag.txt": CHANGED})
    (notes / "grannelag.txt").unlink()
    made(notes, out)
    assert sorted(read_names) == [NEW, "nabolag.txt"]
    assert_same(out, made(notes, tmp_path / "full").folder.path)


@pytest.mark.parametrize("other", ["code", "registers", "pipeline", "decisions", "attendees"])
def test_a_graph_made_with_something_else_is_read_anew_and_not_added_to(
    out: Path, notes: Path, tmp_path: Path, read_names: list[str], other: str
) -> None:
    report = json.loads((out / REPORT).read_text(encoding="utf-8"))
    report["made_with"][other] = "0123456789abcdef"
    (out / REPORT).write_text(json.dumps(report), encoding="utf-8")
    before = content(out)
    with pytest.raises(GraphError) as error:
        add([notes / NEW], out)
    told = one_line(error)
    assert f"samgraf build SOURCE… --out {out}" in told or "--decisions FILE" in told
    assert content(out) == before
    made(notes, out)
    assert sorted(read_names) == sorted(NOTES)
    assert_same(out, made(notes, tmp_path / "full").folder.path)


@swift
def test_a_graph_of_an_earlier_version_says_what_to_run(out: Path, notes: Path) -> None:
    (out / READINGS).unlink()
    report = json.loads((out / REPORT).read_text(encoding="utf-8"))
    del report["made_with"], report["files"]
    (out / REPORT).write_text(json.dumps(report), encoding="utf-8")
    with pytest.raises(GraphError, match="samgraf build"):
        add([notes / NEW], out)
    made(notes, out)
    assert (out / READINGS).is_file()


@pytest.mark.parametrize("file", [NQUADS, READINGS, PAGE, PROPOSALS])
@pytest.mark.parametrize("harm", ["change", "cut", "gone"])
def test_a_damaged_graph_is_not_trusted(
    out: Path, notes: Path, tmp_path: Path, read_names: list[str], file: str, harm: str
) -> None:
    data = (out / file).read_bytes()
    if harm == "gone":
        if file == NQUADS:
            pytest.skip("without it the folder is no graph")
        (out / file).unlink()
    else:
        (out / file).write_bytes(data.replace(b"a", b"e", 1) if harm == "change" else data[:-20])
    with pytest.raises(GraphError, match="damaged"):
        add([notes / NEW], out)
    made(notes, out)
    assert sorted(read_names) == sorted(NOTES)
    assert_same(out, made(notes, tmp_path / "full").folder.path)


def test_a_store_with_other_quads_is_not_trusted(out: Path, notes: Path, tmp_path: Path, read_names: list[str]) -> None:
    store = ox.Store(str(out / STORE))
    store.remove(next(iter(store)))
    store.flush()
    del store
    with pytest.raises(GraphError, match="build it again"):
        add([notes / NEW], out)
    made(notes, out)
    assert sorted(read_names) == sorted(NOTES)
    assert_same(out, made(notes, tmp_path / "full").folder.path)


def test_what_is_no_line_of_readings_is_not_trusted(out: Path, notes: Path, read_names: list[str]) -> None:
    """Not even where the report agrees with it."""
    for text in ("{}\n", "[]\n", "null\n", '{"name": 1}\n', "\n"):
        (out / READINGS).write_text(text, encoding="utf-8")
        report = json.loads((out / REPORT).read_text(encoding="utf-8"))
        report["files"] = earlier.digests(out)
        (out / REPORT).write_text(json.dumps(report), encoding="utf-8")
        with pytest.raises(GraphError, match="damaged"):
            add([notes / NEW], out)


# Whole or not at all.


class BrokenError(Exception):
    """What a test throws into a build."""


def failing(function: Callable[..., Any], after: bool) -> Callable[..., Any]:
    def fail(*arguments: Any, **options: Any) -> Any:
        if after:
            function(*arguments, **options)
        raise BrokenError

    return fail


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("room", "step"),
    [
        (building, "reading_quads"), (earlier, "changed_quads"), (earlier, "write_changed_nquads"),
        (earlier, "extend_store"), (building, "write_publications"), (building, "find_doubts"), (building, "draw"),
        (building, "digests"), (disk, "_sync"),
    ],
)  # fmt: skip
def test_an_add_that_fails_at_any_step_leaves_the_old_graph(
    monkeypatch: pytest.MonkeyPatch, out: Path, notes: Path, room: Any, step: str, after: bool
) -> None:
    before = content(out)
    with monkeypatch.context() as broken:
        broken.setattr(room, step, failing(getattr(room, step), after))
        with pytest.raises(BrokenError):
            add([notes / NEW], out)
    assert content(out) == before
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []


KILLED = """
import os, signal, sys
from pathlib import Path
import samgraf.build as building
from samgraf.builds import earlier

new, out, moment = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


if moment == "rename":
    rename = Path.rename
    Path.rename = lambda self, target: (rename(self, target), die())
else:
    setattr(earlier if hasattr(earlier, moment) else building, moment, die)
building.add([new], out)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")
@pytest.mark.parametrize("moment", ["extend_store", "draw", "rename"])
def test_a_killed_add_leaves_the_old_graph_and_the_next_one_works(
    out: Path, notes: Path, tmp_path: Path, moment: str
) -> None:
    before = content(out)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(notes / NEW), str(out), moment],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    assert content(out.parent / ".graph-old" if moment == "rename" else out) == before
    add([notes / NEW], out)
    assert_same(out, made(notes, tmp_path / "full").folder.path)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_of_two_adds_at_once_the_second_is_told_in_one_line(
    out: Path, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(BrokenError), replacing(out):
        assert cli.run(["add", str(notes / NEW), "--graph", str(out)]) == 1
        assert cli.run(["remove", "nabolag", "--graph", str(out)]) == 1
        lines = capsys.readouterr().err.splitlines()
        assert len(lines) == 2 and all("under way" in line for line in lines)
        raise BrokenError


# What cannot be added.


def test_a_source_that_cannot_be_read_leaves_the_graph(out: Path, notes: Path, tmp_path: Path) -> None:
    before = content(out)
    bad = tmp_path / "bad"
    write_notes(bad, {"tom.txt": ""})
    for sources in ([tmp_path / "none.txt"], [bad / "tom.txt"], [notes / NEW, bad], [tmp_path / "graph" / STORE]):
        with pytest.raises(SourceError) as error:
            add(sources, out)
        one_line(error)
    assert content(out) == before


@swift
def test_without_a_graph_it_is_said_how_to_build_one(notes: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "none", tmp_path / "no" / "where"):
        with pytest.raises(GraphError, match="samgraf build"):
            add([notes / NEW], place)
        assert not place.exists() and not place.parent.joinpath("where").exists()


def test_what_is_not_in_the_graph_cannot_be_removed_nor_all_of_it(out: Path) -> None:
    before = content(out)
    for names in (["finnes-ikke"], ["nabolag", "nabodagen", "grannelag"]):
        with pytest.raises(UsageError) as error:
            remove(names, out)
        one_line(error)
    assert content(out) == before


@swift
def test_a_table_of_decisions_must_be_named_and_be_the_same(notes: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "decisions.tsv")
    out = made(notes, tmp_path / "graph", decisions=table).folder.path
    with pytest.raises(GraphError, match="--decisions"):
        add([notes / NEW], out)
    with pytest.raises(GraphError, match="other decisions"):
        add([notes / NEW], out, decisions=write_table(tmp_path / "fewer.tsv", LINES[1:]))


@swift
def test_a_decision_about_nothing_that_is_left_is_refused(notes: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "decisions.tsv")
    out = made(notes, tmp_path / "graph", decisions=table).folder.path
    before = content(out)
    with pytest.raises(DecisionError, match="nabolaget"):
        remove([NEW], out, decisions=table)
    assert content(out) == before


def test_a_source_that_was_left_out_is_so_until_it_is_added(out: Path, notes: Path, tmp_path: Path) -> None:
    (notes / "latin.txt").write_bytes("Blåbær på Bø".encode("cp1252"))
    (notes / "tom.txt").write_text("", encoding="utf-8")
    assert len(made(notes, out).errors) == 2
    write_notes(notes, {"tom.txt": CHANGED.replace("Nabolag", "Tomt")})
    add([notes / "tom.txt"], out)
    assert_same(out, made(notes, tmp_path / "full").folder.path)


# What is kept.


@swift
def test_no_withheld_name_and_no_private_detail_is_in_any_file(tmp_path: Path) -> None:
    table = tmp_path / "decisions.tsv"
    append_lines(table, [withholding(table, "Kari Nordmann", date(2026, 11, 24), "NN", "eget ønske")])
    private = "\nKontakt: Per Publikum, per.publikum@nabo.example, tlf. 22 33 44 55. Eleven Liv Taus var i salen.\n"
    notes = write_notes(tmp_path / "notes", {name: text + private for name, text in NOTES.items()})
    out = made(notes, tmp_path / "graph", decisions=table).folder.path
    for turn in (CHANGED, NOTES["nabolag.txt"] + private):
        write_notes(notes, {"nabolag.txt": turn})
        add([notes / "nabolag.txt"], out, decisions=table)
        for file, data in content(out).items():
            for secret in ("ordmann", "nabo.example", "33 44", "Liv Taus"):
                assert secret.encode() not in data, f"{secret} in {file}"
    assert {path.name for path in tmp_path.iterdir()} == {"notes", "graph", "decisions.tsv", "decisions.key"}


@swift
def test_the_digest_of_a_text_is_not_that_of_the_text_with_the_withheld_name(notes: Path, tmp_path: Path) -> None:
    """Who knows the rest of a text could otherwise try names until the digest fits."""
    table = tmp_path / "decisions.tsv"
    append_lines(table, [withholding(table, "Kari Nordmann", date(2026, 11, 24), "NN", "eget ønske")])
    kept = {
        kind: [json.loads(line)["key"] for line in (out / READINGS).read_text(encoding="utf-8").splitlines()]
        for kind, out in (
            ("open", made(notes, tmp_path / "open").folder.path),
            ("covered", made(notes, tmp_path / "covered", decisions=table).folder.path),
        )
    }
    differ = [one != other for one, other in zip(kept["open"], kept["covered"], strict=True)]
    assert differ == ["Kari Nordmann" in NOTES[name] for name in sorted(NOTES, key=lambda name: name.split(".")[0])]


def test_the_default_graph_of_a_graph_that_was_added_to_follows_from_its_named_graphs(out: Path, notes: Path) -> None:
    add([notes / NEW], out)
    quads = stored(out)
    plain = [quad for quad in quads if quad.graph_name == ox.DefaultGraph()]
    assert sorted_lines(plain_quads(quads - set(plain))) == sorted_lines(plain)
    assert sorted_lines(quads) == [f"{line}\n" for line in (out / NQUADS).read_text(encoding="utf-8").split("\n")[:-1]]


# The shipped graph.


def test_adding_a_note_to_the_shipped_graph_equals_the_full_build_in_a_part_of_its_time(
    tmp_path: Path, graph_folder: GraphFolder, build_seconds: float
) -> None:
    """Each in a process with its own hash seed; `pytest -rP -k part_of_its_time` shows the seconds."""
    out = tmp_path / "graph"
    shutil.copytree(graph_folder.path, out)
    notes = sorted(shipped_corpus().glob("*.txt"))
    processor_time("remove", notes[70].name, "--graph", out)
    assert (out / NQUADS).read_bytes() != graph_folder.nquads.read_bytes()
    one = processor_time("add", notes[70], "--graph", out)
    print(f"build {build_seconds:.2f} s, add {one:.2f} s: {one / build_seconds:.3f}")
    assert_same(out, graph_folder.path)
    assert build_seconds <= LIMIT * len(notes) * slowness()
    assert one <= SHARE * build_seconds, f"{one:.2f} of {build_seconds:.2f} seconds"


def processor_time(*arguments: object) -> float:
    """The processor's seconds of a command."""
    before = os.times()
    command = [sys.executable, "-m", "samgraf.cli", *map(str, arguments)]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system
