"""Figures for print: what they show, in which words, and the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from commands import Run
from networks import network, southern_women

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.backbones import backbone
from samgraf.analysis.benchmarks import benchmark
from samgraf.analysis.communities import communities
from samgraf.analysis.comparisons import compare
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import affiliations
from samgraf.analysis.measures import MEASURES
from samgraf.analysis.periods import growth
from samgraf.analysis.rankings import rank
from samgraf.analysis.reports import report
from samgraf.analysis.sectors import brokers, homophily
from samgraf.errors import UsageError
from samgraf.plots.pictures import PICTURES, picture
from samgraf.plots.words import looks
from samgraf.resources import packaged

FEW = Draws(count=20, seed=3)


def towns() -> Affiliations:
    """Three municipalities and a university of two projects, one of them dated."""
    said = [("project/p", "partner", f"municipality/{name}", "1") for name in ("askim-0124", "bodo-1804")]
    said += [("project/q", "partner", node, "2") for node in ("municipality/bodo-1804", "org/x", "municipality/å")]
    found = network(said, {"org/x": "University"})
    places = {node: f"id:{node}" for node in found}
    for node in found:
        found.nodes[node]["label"] = {"municipality/bodo-1804": "Bodø", "org/x": "$1_0^2$ & <ÆØÅ>"}.get(node, node)
    return affiliations(nx.relabel_nodes(found, places), years={"id:project/p": 2018})


def words_of(path: Path) -> str:
    return " ".join(text.strip() for text in ET.parse(path).getroot().itertext())


OF_TIES = [name for name in PICTURES if name != "flow"]


@pytest.mark.parametrize("name", OF_TIES)
def test_every_picture_is_drawn_in_every_form_and_says_what_is_behind_it(name: str, tmp_path: Path) -> None:
    of = towns()
    found = rank(of, draws=FEW)
    for form, begins in (("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")):
        path = tmp_path / f"{name}.{form}"
        picture(path, of, found, FEW, name=name, language="en")
        assert path.read_bytes().startswith(begins)
    said = words_of(tmp_path / f"{name}.svg")
    assert "2 texts, 5 statements. The value of the first (2) cannot be told from chance with 2 texts (2 to 2)." in said
    if name in ("ranking", "network"):
        assert "$1_0^2$ & <ÆØÅ>" in said
    if name == "timeline":
        assert "3 of 5 ties have no year and are not shown." in said
    if name == "map":
        assert "Bodø" in said
        assert "University" not in said


def test_figures_are_the_same_bytes_whatever_the_hash_seed_and_settings(tmp_path: Path) -> None:
    of = southern_women()
    for form in ("png", "svg", "pdf"):
        picture(tmp_path / f"here.{form}", of, communities(of, draws=FEW), FEW)
    script = (
        "import sys, pathlib, networks\n"
        "from samgraf.analysis.communities import communities\n"
        "from samgraf.analysis.draws import Draws\n"
        "from samgraf.plots.pictures import picture\n"
        "of, few = networks.southern_women(), Draws(count=20, seed=3)\n"
        "for form in ('png', 'svg', 'pdf'):\n"
        "    picture(pathlib.Path(sys.argv[1]) / f'there.{form}', of, communities(of, draws=few), few)\n"
    )
    here = Path(__file__).parent
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsavefig.dpi: 30\n", encoding="utf-8")
    told = {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])}
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env={**os.environ, **told, "MATPLOTLIBRC": str(tmp_path)},
        check=True,
    )
    for form in ("png", "svg", "pdf"):
        assert (tmp_path / f"here.{form}").read_bytes() == (tmp_path / f"there.{form}").read_bytes(), form


def test_a_figure_speaks_three_languages_and_marks_groups_by_shape_too(tmp_path: Path) -> None:
    of = towns()
    found = homophily(of, FEW)
    said = {}
    for language in ("nb", "nn", "en"):
        picture(tmp_path / "x.svg", of, found, FEW, language=language)
        said[language] = words_of(tmp_path / "x.svg")
    assert "Hvem som deltar sammen, etter sektor" in said["nb"]
    assert "Kven som deltek saman, etter sektor" in said["nn"]
    assert "forsking (1)" in said["nn"]
    assert "research (1)" in said["en"]
    assert len(set(looks().marks)) == len(set(looks().colours)) == len(looks().colours)


def test_every_word_of_figures_is_in_three_languages_and_every_measure_has_a_name() -> None:
    told = tomllib.loads(packaged("plots", "words.toml").read_text(encoding="utf-8"))

    def leaves(value: dict[str, Any]) -> Iterator[dict[str, str]]:
        if all(isinstance(inner, str) for inner in value.values()):
            yield value
        else:
            for inner in value.values():
                yield from leaves(inner)

    for part in ("pictures", "words", "measures", "statistics"):
        assert all(set(leaf) == {"nb", "nn", "en"} for leaf in leaves(told[part]))
    assert set(told["measures"]) >= set(MEASURES)
    assert set(told["pictures"]) == set(PICTURES)


@pytest.mark.parametrize("name", OF_TIES)
@pytest.mark.parametrize("count", [0, 1])
def test_too_little_to_draw_gives_a_figure_that_says_so(name: str, count: int, tmp_path: Path) -> None:
    said = [("project/p", "partner", "municipality/a", "1")][:count]
    of = affiliations(network(said))
    picture(tmp_path / "x.svg", of, rank(of, draws=FEW), FEW, name=name, language="en")
    assert "Nothing to show" in words_of(tmp_path / "x.svg")


def test_what_cannot_be_drawn_is_refused_with_the_choices_and_leaves_no_file(tmp_path: Path) -> None:
    of = southern_women()
    found = backbone(of, draws=FEW)
    with pytest.raises(UsageError, match=r"\.png, \.svg, \.pdf"):
        picture(tmp_path / "x.jpg", of, found, FEW)
    with pytest.raises(UsageError, match=r"choose among network, matrix, timeline, map$"):
        picture(tmp_path / "x.png", of, found, FEW, name="ranking")
    with pytest.raises(UsageError, match="compare has no picture"):
        picture(tmp_path / "x.png", of, compare(of, of, ("a", "b"), FEW), FEW)
    with pytest.raises(UsageError, match="--level municipality"):
        picture(tmp_path / "x.png", of, found, FEW, name="map")
    with pytest.raises(UsageError, match="cannot be written"):
        picture(tmp_path / "no" / "x.png", of, found, FEW)
    assert list(tmp_path.iterdir()) == []


def test_communities_over_time_are_blocks_with_who_is_new_and_who_is_not_in_the_next(tmp_path: Path) -> None:
    said = [("project/p", "partner", f"org/{name}", "1") for name in "abc"]
    said += [("project/q", "partner", f"org/{name}", "2") for name in "bcd"]
    of = affiliations(network(said), years={"project/p": 2010, "project/q": 2015})
    found = growth(of, draws=FEW)
    picture(tmp_path / "x.svg", of, found, FEW, language="en")
    words = words_of(tmp_path / "x.svg")
    for expected in ("a (3)", "b (3)", "2010-2014", "2015-2019", "new: 1", "not in the next: 1"):
        assert expected in words
    undated = affiliations(network(said))
    picture(tmp_path / "y.svg", undated, growth(undated, draws=FEW), FEW, language="en")
    assert "Nothing to show" in words_of(tmp_path / "y.svg")


def test_communities_of_a_picture_are_those_of_the_table(tmp_path: Path) -> None:
    of = southern_women()
    found = communities(of, 1.0, FEW)
    picture(tmp_path / "x.svg", of, found, FEW, language="en")
    said = words_of(tmp_path / "x.svg")
    for row in found.rows:
        assert f"Community {row[0]} ({row[1]})" in said


def test_without_matplotlib_one_line_says_what_to_install(tmp_path: Path, run: Run) -> None:
    script = (
        "import sys\n"
        "sys.modules['matplotlib'] = None\n"
        "from samgraf.cli import run\n"
        f"sys.exit(run(['rank', '--graph', {str(tmp_path)!r}, '--plot', 'x.png']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "samgraf: figures need matplotlib; install 'samgraf[plot]'\n")
    code, out, err = run("rank", "--graph", tmp_path, "--plot", tmp_path / "x.gif")
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", [*OF_TIES[1:3], "timeline"])
def test_actors_without_ties_have_a_timeline_and_no_picture_of_ties(name: str, tmp_path: Path) -> None:
    of = affiliations(network([("project/p", "partner", "org/a", "1")]), years={"project/p": 2018})
    picture(tmp_path / "x.svg", of, growth(of, draws=FEW), FEW, name=name, language="en")
    assert ("Nothing to show" in words_of(tmp_path / "x.svg")) == (name != "timeline")


def test_a_report_is_drawn_as_the_ranking_by_its_first_measure(tmp_path: Path) -> None:
    of = southern_women()
    picture(tmp_path / "x.svg", of, report(of, draws=FEW).actors, FEW, language="en")
    words = words_of(tmp_path / "x.svg")
    assert "Ranking by number of others" in words
    assert "more are not shown" not in words
    picture(tmp_path / "y.svg", of, benchmark(of, FEW), FEW, language="en")
    assert "Who takes part together" in words_of(tmp_path / "y.svg")


def test_an_analysis_without_ranks_gives_a_ranking_that_says_so(tmp_path: Path) -> None:
    of = southern_women()
    picture(tmp_path / "x.svg", of, brokers(of, FEW), FEW, language="en")
    assert "Nothing to show" in words_of(tmp_path / "x.svg")


@pytest.mark.parametrize("form", ["svg", "png"])
def test_letters_that_no_figure_can_show_leave_it_whole_and_quiet(form: str, tmp_path: Path) -> None:
    of = affiliations(
        network([("project/p", "partner", f"org/{name}", "1") for name in ("Å\x01\ufffe\u202eS", "研究\u00a0🤖")])
    )
    path = tmp_path / f"x.{form}"
    picture(path, of, rank(of, draws=FEW), FEW)  # a warning is an error in tests
    assert form == "png" or {"ÅS", "研究 🤖"} <= {text.strip() for text in ET.parse(path).getroot().itertext()}
