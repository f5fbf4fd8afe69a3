"""The commands that analyse a graph: tables for the eye, for a spreadsheet and for a program."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Run

from samgraf.build import build
from samgraf.store import GraphFolder

COMMANDS = ("rank", "communities", "brokers", "homophily", "backbone", "robustness", "growth", "rich-club", "report")
NOTES = {
    "nabolag": ("2018-03-01", "Prosjektet «Gode nabolag» er et samarbeid mellom Askim kommune, Bø kommune og NTNU."),
    "tun": (
        "2021-05-01",
        "Prosjektet «Felles tun» er et samarbeid mellom NTNU, Nord universitet og Bodø kommune.",
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    """The graph of two invented notes, each of a project with three partners."""
    home = tmp_path_factory.mktemp("analysing")
    for name, (day, text) in NOTES.items():
        page = f"---\ntitle: {name}\npublished: {day}\nlanguage: nb\n---\n{text}\n"
        (home / f"{name}.txt").write_text(page, encoding="utf-8")
    return build([home / f"{name}.txt" for name in NOTES], out=home / "graph", model="blank").folder


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    """The graph of a note that names nobody."""
    home = tmp_path_factory.mktemp("bare")
    (home / "note.txt").write_text("Hei.\n", encoding="utf-8")
    return build([home / "note.txt"], out=home / "graph", model="blank").folder


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_prints_its_sentence_above_its_table(command: str, folder: GraphFolder, run: Run) -> None:
    code, out, err = run(command, "--graph", folder.path, "--draws", 30)
    assert (code, err) == (0, "")
    said, _, table = out.partition("\n\n")
    assert re.search(r"Behind it: 2 texts, \d+ statements\.", said)
    assert "Beware: few texts: 2 texts." in said
    assert table


def test_csv_is_the_table_alone_and_the_words_go_beside_it(folder: GraphFolder, run: Run) -> None:
    code, out, err = run("rank", "--by", "degree", "--graph", folder.path, "--draws", 30, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert next((row["label"], row["value"], row["rank"]) for row in rows) == ("NTNU", "4.0", "1")
    assert {row["label"] for row in rows} == {"NTNU", "Askim", "Bø", "Nord universitet", "Bodø"}
    assert err.startswith("NTNU comes first by degree")


def test_json_is_all_that_was_found_and_twice_the_same(folder: GraphFolder, run: Run) -> None:
    asked = ("homophily", "--graph", folder.path, "--draws", 30, "--format", "json")
    found = json.loads(run(*asked)[1])
    assert found["analysis"] == "homophily"
    assert found["chance"]["draws"] == 30
    assert found["rows"][0].keys() >= {"sector", "ei", "expected_ei"}
    assert run(*asked) == run(*asked)


def test_ties_are_chosen_by_year_source_relation_level_and_today(folder: GraphFolder, run: Run) -> None:
    def labels(*options: object) -> set[str]:
        out = run("rank", "--graph", folder.path, "--draws", 20, "--format", "csv", *options)[1]
        return {row["label"] for row in csv.DictReader(io.StringIO(out))}

    assert labels("--to", 2018) == labels("--source", "nabolag") == {"NTNU", "Askim", "Bø"}
    assert labels("--level", "municipality") == {"Askim", "Bø", "Bodø"}
    assert "Indre Østfold" in labels("--municipalities", "today")
    assert labels("--relation", "partner") == labels()


@pytest.mark.parametrize(
    ("wrong", "choice"),
    [
        (("--by", "fame"), "betweenness"),
        (("--level", "kommune"), "municipality"),
        (("--from", "1700", "--to", "1800"), "2018, 2021"),
        (("--source", "x"), "id:document/nabolag"),
        (("--relation", "x"), "partner"),
        (("--arenas", "x"), "project"),
        (("--weight", "x"), "newman"),
        (("--units", "x"), "folded"),
        (("--draws", "2"), "20 or more"),
        (("--seed", "-1"), "from 0"),
        (("--seed", "99999999999999999999"), "from 0"),
    ],
)
def test_what_is_not_known_is_refused_with_the_choices(
    wrong: tuple[str, ...], choice: str, folder: GraphFolder, run: Run
) -> None:
    code, out, err = run("rank", "--graph", folder.path, *wrong)
    assert (code, out) == (2, "")
    assert choice in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", (*COMMANDS, "themes"))
def test_a_graph_without_ties_gives_a_sentence_and_an_empty_table(command: str, bare: GraphFolder, run: Run) -> None:
    code, out, err = run(command, "--graph", bare.path, "--format", "csv")
    assert code == 0
    assert err.startswith("Nothing can be said")
    assert len(out.splitlines()) == 1
    assert run(command, "--graph", bare.path)[0] == 0


def test_a_missing_graph_and_wrong_numbers_are_one_line_each(tmp_path: Path, folder: GraphFolder, run: Run) -> None:
    assert run("rank", "--graph", tmp_path)[0] == 1
    for wrong in (("communities", "--resolution", "0"), ("backbone", "--alpha", "2"), ("backbone", "--method", "x")):
        code, _, err = run(*wrong, "--graph", folder.path)
        assert (code, err.count("\n")) == (2, 1)


def test_members_and_scans_of_communities_have_tables_of_their_own(folder: GraphFolder, run: Run) -> None:
    out = run("communities", "--members", "--graph", folder.path, "--format", "csv")[1]
    assert len(out.splitlines()) == 6
    assert run("communities", "--scan", "--graph", folder.path, "--format", "csv")[1].startswith("resolution,")
    shown = run("rank", "--top", "2", "--graph", folder.path, "--draws", 20)[1]
    assert shown.splitlines()[-1] == "… 3 more rows; --top 0 shows all"


def test_without_the_engines_one_line_says_what_to_install(folder: GraphFolder) -> None:
    code = (
        "import sys\n"
        "sys.modules['leidenalg'] = None\n"
        "from samgraf.cli import run\n"
        f"sys.exit(run(['rank', '--graph', {str(folder.path)!r}]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "samgraf: analyses need leidenalg; install 'samgraf[analysis]'\n")


def test_a_figure_is_written_beside_the_table_or_refused_with_the_choices(
    folder: GraphFolder, run: Run, tmp_path: Path
) -> None:
    shared = ("--graph", folder.path, "--draws", 20)
    for asked in (("rank",), ("growth", "--years", 2), ("homophily", "--picture", "matrix", "--lang", "en")):
        path = tmp_path / f"{asked[0]}.svg"
        code, out, err = run(*asked, *shared, "--plot", path)
        assert (code, err) == (0, f"{path} written\n")
        assert "Behind it: 2 texts" in out
        assert path.read_bytes().startswith(b"<?xml")
    for wrong, choice in ((("--picture", "pie"), "timeline"), (("--picture", "map"), "--plot FILE")):
        plot = ("--plot", tmp_path / "x.svg") if choice == "timeline" else ()
        code, _, err = run("rank", *shared, *wrong, *plot)
        assert (code, err.count("\n")) == (2, 1)
        assert choice in err
    assert not (tmp_path / "x.svg").exists()


def test_two_graphs_periods_and_levels_are_compared_and_others_refused(folder: GraphFolder, run: Run) -> None:
    shared = ("--graph", folder.path, "--draws", 20)
    for sides in (("2018", "2021"), ("organisation", "municipality"), (folder.path, folder.path)):
        code, out, err = run("compare", *sides, *shared)
        assert (code, err) == (0, "")
        assert out.splitlines()[-1].startswith("E-I index")
    for wrong, choice in (("x", "municipality"), ("1700-1800", "2018, 2021")):
        code, out, err = run("compare", wrong, "2018", *shared)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert choice in err
