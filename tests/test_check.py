"""The check of a graph: a whole one conforms, and what is broken is named, with its sentence where it has one."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

import samgraf.build as building
from samgraf import cli
from samgraf.authorities import Authorities
from samgraf.build import build
from samgraf.check import Check, check
from samgraf.errors import GraphError
from samgraf.graph import register_quads, sorted_lines, write_nquads
from samgraf.query import PREFIXES
from samgraf.store import REPORT, STORE, GraphFolder, build_store

SG, ID = PREFIXES["sg"], PREFIXES["id"]
SENTENCE = "Prosjektet Nabolag er finansiert av Norges forskningsråd."
NOTE = f"""---
title: Nabolag får penger
language: nb
url: https://example.org/nabolag
---
# Nabolag får penger

{SENTENCE} Prosjektleder er Kari Nordmann ved OsloMet.
"""


def named_only(authorities: Authorities) -> Iterator[ox.Quad]:
    """What the registers say of the two bodies that the note names."""
    named = {path: authorities.records[path] for path in ("org/norges-forskningsrad", "org/oslomet")}
    return register_quads(replace(authorities, records=named, changes=()))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    """The graph of one note, with no more of the registers than it needs."""
    folder = tmp_path_factory.mktemp("check")
    (folder / "nabolag.txt").write_text(NOTE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(building, "register_quads", named_only)
        return build([folder / "nabolag.txt"], folder / "graph").folder


@pytest.fixture
def folder(made: GraphFolder, tmp_path: Path) -> GraphFolder:
    """A copy that may be broken."""
    return GraphFolder.of(Path(shutil.copytree(made.path, tmp_path / "graph")))


def quads_of(folder: GraphFolder) -> list[ox.Quad]:
    return list(ox.parse(path=str(folder.nquads), format=ox.RdfFormat.N_QUADS))


def rewrite(folder: GraphFolder, change: Callable[[list[ox.Quad]], Iterable[ox.Quad]]) -> None:
    """Put other quads in the file and in the store, as if a build had made them."""
    write_nquads(change(quads_of(folder)), folder.nquads)
    shutil.rmtree(folder.path / STORE)
    count = build_store(folder.nquads, folder.path / STORE)
    (folder.path / REPORT).write_text(json.dumps({"quads": count}), encoding="utf-8")


def statement(quads: list[ox.Quad], predicate: str) -> ox.NamedNode:
    """The node of the statement that has a predicate."""
    (found,) = (q.subject for q in quads if str(q.object) == f"<{SG}{predicate}>" and "statement/" in str(q.subject))
    assert isinstance(found, ox.NamedNode)
    return found


def with_value(quads: list[ox.Quad], subject: ox.NamedNode, predicate: str, value: str) -> list[ox.Quad]:
    """The quads with another value of one property."""
    new = []
    for quad in quads:
        if quad.subject == subject and quad.predicate.value == SG + predicate:
            assert isinstance(quad.object, ox.Literal)
            other = ox.Literal(value, datatype=quad.object.datatype)
            quad = ox.Quad(subject, quad.predicate, other, quad.graph_name)
        new.append(quad)
    return new


def run_check(folder: GraphFolder, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = cli.run(["check", "--graph", str(folder.path)])
    printed = capsys.readouterr()
    assert printed.err == ""
    return code, printed.out


def test_the_shipped_graph_conforms(graph_folder: GraphFolder) -> None:
    found = check(graph_folder)
    assert list(found.lines())[:-1] == []
    assert found.good and found.shapes.conforms and found.integrity == ()
    assert min(found.shapes.focus_counts[shape] for shape in found.shapes.focus_counts if "Evidence" in shape) > 0
    assert sum(found.shapes.focus_counts.values()) > 10_000


def test_the_graph_of_one_note_conforms(made: GraphFolder, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = run_check(made, capsys)
    assert code == 0
    assert out.splitlines()[-1].endswith("nothing broken")


def test_a_statement_that_breaks_a_shape_is_named_with_its_sentence(
    folder: GraphFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    node = statement(quads_of(folder), "fundedBy")
    rewrite(folder, lambda quads: with_value(quads, node, "confidence", "7.5"))
    code, out = run_check(folder, capsys)
    assert code == 1
    lines = out.splitlines()
    (place,) = (number for number, line in enumerate(lines) if node.value in line)
    assert "confidence" in lines[place]
    assert re.fullmatch(r"    “.*Nabolag er finansiert av Norges forskningsråd\.”", lines[place + 1])
    assert lines[-1].endswith("1 broken")


@pytest.mark.parametrize("part", ["evidence", "rule", "confidence"])
def test_a_statement_without_one_of_its_parts_is_broken(folder: GraphFolder, part: str) -> None:
    node = statement(quads_of(folder), "leads")
    gone = SG + part
    rewrite(folder, lambda quads: [q for q in quads if (q.subject, q.predicate.value) != (node, gone)])
    found = check(folder)
    assert not found.good
    assert node.value in {str(violation.focus) for violation in found.shapes.violations}


@pytest.mark.parametrize("part", ["quote", "sentence", "start", "end", "source"])
def test_evidence_without_one_of_its_parts_is_broken(folder: GraphFolder, part: str) -> None:
    rewrite(folder, lambda quads: [q for q in quads if q.predicate.value != SG + part])
    found = check(folder)
    assert not found.good
    assert any("evidence/" in str(violation.focus) for violation in found.shapes.violations)


def test_a_private_detail_is_broken_and_named(folder: GraphFolder) -> None:
    quads = quads_of(folder)
    (proof,) = (
        q.object for q in quads if q.subject == statement(quads, "leads") and q.predicate.value == SG + "evidence"
    )
    assert isinstance(proof, ox.NamedNode)
    rewrite(folder, lambda quads: with_value(quads, proof, "sentence", "Ring Kari på tlf. 22 33 44 55 i dag."))
    assert proof.value in {str(violation.focus) for violation in check(folder).shapes.violations}


def test_a_plain_triple_that_nobody_says_is_named(folder: GraphFolder, capsys: pytest.CaptureFixture[str]) -> None:
    people = [q.subject for q in quads_of(folder) if "/person/" in str(q.subject)]
    made_up = ox.Quad(people[0], ox.NamedNode(SG + "acronym"), ox.Literal("KN"), ox.DefaultGraph())
    rewrite(folder, lambda quads: [*quads, made_up])
    code, out = run_check(folder, capsys)
    assert code == 1
    assert f"no document and no register says: {sorted_lines([made_up])[0].strip()}" in out.splitlines()


def test_a_plain_triple_that_is_missing_is_named(folder: GraphFolder, capsys: pytest.CaptureFixture[str]) -> None:
    (gone,) = (
        q for q in quads_of(folder) if q.predicate.value == SG + "fundedBy" and q.graph_name == ox.DefaultGraph()
    )
    rewrite(folder, lambda quads: [q for q in quads if q != gone])
    code, out = run_check(folder, capsys)
    assert code == 1
    assert f"said, but not in the default graph: {sorted_lines([gone])[0].strip()}" in out.splitlines()


@pytest.mark.parametrize("how", ["longer", "shorter", "other", "unsorted"])
def test_a_file_that_is_not_what_the_store_holds_is_named(
    folder: GraphFolder, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    lines = folder.nquads.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = {
        "longer": [*lines, f"<{ID}x> <{SG}rule> <{ID}y> .\n"],
        "shorter": lines[:-1],
        "other": [*lines[:-1], lines[-1].replace("<", "<", 1).replace(" .\n", "  .\n")],
        "unsorted": [*lines[1:], lines[0]],
    }[how]
    folder.nquads.write_text("".join(changed), encoding="utf-8", newline="\n")
    code, out = run_check(folder, capsys)
    assert code == 1
    assert any(line.startswith("graph.nq has ") and line.endswith("build again") for line in out.splitlines())


def test_a_missing_file_is_named(folder: GraphFolder) -> None:
    folder.nquads.unlink()
    try:
        assert not check(folder).good
    except GraphError as error:
        assert "\n" not in str(error)


def test_a_file_that_is_no_text_is_named(folder: GraphFolder) -> None:
    folder.nquads.write_bytes(b"\xff" + folder.nquads.read_bytes())
    try:
        assert not check(folder).good
    except GraphError as error:
        assert "\n" not in str(error)


def test_a_damaged_store_is_an_error_of_one_line(folder: GraphFolder, capsys: pytest.CaptureFixture[str]) -> None:
    (folder.path / STORE / "CURRENT").unlink()
    assert cli.run(["check", "--graph", str(folder.path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1 and printed.err.startswith("samgraf: ")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_line_separator_in_a_title_breaks_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sign: str) -> None:
    monkeypatch.setattr(building, "register_quads", named_only)
    # In double quotes YAML knows the escapes of all three.
    escaped = {"\u2028": "\\L", "\u2029": "\\P", "\x85": "\\N"}[sign]
    text = NOTE.replace("title: Nabolag får penger", f'title: "Nabolag{escaped}får penger"')
    (tmp_path / "nabolag.txt").write_text(text, encoding="utf-8")
    result = build([tmp_path / "nabolag.txt"], tmp_path / "graph")
    assert sign in result.readings[0].document.title
    assert list(check(result.folder).integrity) == []


def test_the_findings_are_in_one_order_and_their_number_is_right(folder: GraphFolder) -> None:
    rewrite(folder, lambda quads: [q for q in quads if q.predicate.value not in {SG + "quote", SG + "rule"}])
    found: Check = check(folder)
    lines = list(found.lines())
    again = list(check(folder).lines())
    assert lines == again
    broken = len(found.shapes.violations) + len(found.integrity)
    assert broken > 3 and lines[-1].endswith(f"{broken} broken")
