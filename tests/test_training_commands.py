"""The commands that make pipelines and measure them: what they print, and what bad input does to them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from commands import Run
from treebanks import write_treebank

from samgraf import cli
from samgraf.disk import replacing_folder
from samgraf.errors import SourceError

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def norne(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A treebank of which a handful of sentences can be trained on."""
    return write_treebank(tmp_path_factory.mktemp("norne"), copies=30)


@pytest.fixture(scope="module")
def trained(norne: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that was trained for one step, with what its training left behind."""
    out = tmp_path_factory.mktemp("trained") / "tiny"
    assert cli.run(["train", str(norne), "--out", str(out), "--steps", "1"]) == 0
    return out


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    """A folder of word vectors."""
    nlp = spacy.blank("nb")
    for word in ("Kari", "Ola", "bøker"):
        nlp.vocab.set_vector(word, np.ones(4, dtype=np.float32))
    nlp.to_disk(tmp_path / "vectors")
    return tmp_path / "vectors"


def one_line(text: str) -> str:
    assert text.startswith("samgraf: ") and text.count("\n") == 1, text
    return text


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# What is printed.


def test_training_goes_on_where_it_was_and_prints_the_official_figures(run: Run, norne: Path, trained: Path) -> None:
    code, out, err = run("train", norne, "--out", trained, "--steps", 1)
    assert code == 0 and err.endswith(f"{trained} written\n")
    head, *rows = out.splitlines()
    assert head.split() == ["figure", "nb", "nn", "both"]
    assert {"part of speech", "lemma", "names", "– PER"} <= {row.split("  ")[0] for row in rows}


def test_teachers_label_raw_text_and_an_earlier_pipeline_is_gone_on_with(
    run: Run, norne: Path, trained: Path, vectors: Path, tmp_path: Path
) -> None:
    raw, out = tmp_path / "raw.txt", tmp_path / "modell"
    raw.write_text("Alle vil lese bøker sammen med Qvibb.\n" * 3, encoding="utf-8")
    command = ("train", norne, "--out", out, "--vectors", vectors, "--raw", raw, "--teachers", 2, "--steps", 1)
    code, _, err = run(*command)
    assert code == 0, err
    stages = {
        name: out.with_name("modell.work") / name / "log.jsonl" for name in ("names", "teacher-1", "taught", "copies")
    }
    before = {name: log.stat().st_mtime_ns for name, log in stages.items()}
    assert run(*command)[0] == 0
    assert {name: log.stat().st_mtime_ns for name, log in stages.items()} == before
    assert "Qvibb" not in (out / "vocab" / "strings.json").read_text(encoding="utf-8")
    second = tmp_path / "andre"
    code, _, err = run("train", norne, "--out", second, "--from", out, "--raw", raw, "--teachers", 1, "--steps", 1)
    assert code == 0, err
    begun, gone_on = spacy.load(out), spacy.load(second)
    assert gone_on.pipe_names == begun.pipe_names == spacy.load(trained).pipe_names
    assert (gone_on.vocab["Kari"].vector == begun.vocab["Kari"].vector).all()


def test_the_recorded_figures_are_measured_again(run: Run, norne: Path, trained: Path) -> None:
    recorded = json.loads((trained / "meta.json").read_text(encoding="utf-8"))["performance"]
    code, out, err = run("measure", trained, norne, "--format", "json")
    assert (code, err) == (0, "")
    measured = json.loads(out)
    assert measured.keys() == recorded.keys()
    for part in ("nb", "nn", "both", "identification"):
        assert measured[part] == recorded[part]


def test_any_pipeline_is_measured_even_one_that_only_has_vectors(run: Run, norne: Path, vectors: Path) -> None:
    code, out, err = run("measure", vectors, norne)
    assert (code, err) == (0, "")
    assert "part of speech" in out and "nb or nn" not in out


# Bad input.


def test_a_treebank_without_files_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    code, out, err = run("train", tmp_path / "tom", "--out", tmp_path / "ny" / "modell")
    assert (code, out) == (1, "")
    assert "ndt and ud" in one_line(err)
    assert not (tmp_path / "ny" / "modell").exists()


def test_a_treebank_that_is_no_text_is_said(run: Run, tmp_path: Path) -> None:
    broken = write_treebank(tmp_path / "norne")
    (broken / "ndt" / "nob" / "a_0000.conll").write_bytes(b"1\t\xff\xfe")
    code, out, err = run("train", broken, "--out", tmp_path / "modell")
    assert (code, out) == (1, "")
    assert "a_0000.conll" in one_line(err)


@pytest.mark.parametrize("part", ["", "vocab/vectors", "vocab/key2row", "vocab/strings.json", "meta.json", "tokenizer"])
@pytest.mark.parametrize("how", ["lost", "half"])
def test_vectors_that_are_missing_or_damaged_are_said(
    run: Run, norne: Path, vectors: Path, tmp_path: Path, part: str, how: str
) -> None:
    victim = vectors / part
    if not part:
        victim = vectors.rename(tmp_path / "andre") if how == "lost" else vectors / "config.cfg"
    if victim.is_file():
        data = victim.read_bytes()
        victim.unlink()
        if how == "half":
            victim.write_bytes(data[: len(data) // 2])
    code, out, err = run("train", norne, "--out", tmp_path / "modell", "--vectors", vectors)
    assert (code, out) == (1, "")
    assert "`samgraf vectors`" in one_line(err)
    assert not (tmp_path / "modell").exists()


def test_a_raw_text_that_is_missing_is_said(run: Run, norne: Path, tmp_path: Path) -> None:
    code, out, err = run("vectors", tmp_path / "vectors", norne, tmp_path / "nowhere.txt")
    assert (code, out) == (1, "")
    assert "nowhere.txt" in one_line(err)
    assert not (tmp_path / "vectors").exists()
    code, out, err = run("train", norne, "--out", tmp_path / "modell", "--raw", tmp_path / "nowhere.txt")
    assert (code, out) == (1, "")
    assert "nowhere.txt" in one_line(err)
    assert not (tmp_path / "modell").exists()


def test_a_pipeline_that_cannot_be_gone_on_with_is_said(run: Run, norne: Path, vectors: Path, tmp_path: Path) -> None:
    code, out, err = run("train", norne, "--out", tmp_path / "modell", "--from", vectors)
    assert (code, out) == (1, "")
    assert re.search("has no (tok2vec|ner)", one_line(err)), "whichever of the two halves comes first"
    code, out, err = run("train", norne, "--out", tmp_path / "modell", "--from", tmp_path / "nowhere")
    assert (code, out) == (2, "")
    assert "no spaCy pipeline" in one_line(err)
    assert not (tmp_path / "modell").exists()


def test_a_place_that_takes_no_folder_is_said_before_training(run: Run, norne: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    for out in (tmp_path / "fil", tmp_path / "fil" / "modell"):
        code, printed, err = run("train", norne, "--out", out)
        assert (code, printed) == (1, "")
        assert "choose another place" in one_line(err)
    assert [path.name for path in tmp_path.iterdir()] == ["fil"]


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from samgraf.cli import run
sys.exit(run(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
@pytest.mark.parametrize(("size", "work"), [(1_000, "new"), (200_000, "new"), (200_000, "old")])
def test_a_disk_that_fills_leaves_what_was_there(
    norne: Path, trained: Path, tmp_path: Path, size: int, work: str
) -> None:
    """While documents are written, while a run is kept, and while the finished pipeline is written."""
    out = tmp_path / "modell"
    out.mkdir()
    (out / "gammel.txt").write_text("En eldre modell.", encoding="utf-8")
    kept = trained.with_name("tiny.work") if work == "old" else tmp_path / "arbeid"
    before = state(kept) if work == "old" else {}
    command = ["train", str(norne), "--out", str(out), "--work", str(kept), "--steps", "1"]
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(size), *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    place = out if work == "old" else kept
    assert re.search(rf"{place}\S* cannot be written \(File too large\); make room", one_line(done.stderr))
    assert state(out) == {"gammel.txt": b"En eldre modell."}
    assert work != "old" or state(kept) == before


@pytest.mark.parametrize("command", ["vectors", "train", "measure"])
def test_a_library_that_only_training_needs_is_named(
    run: Run, norne: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def missing(*_: Any, **__: Any) -> None:
        raise ModuleNotFoundError("No module named 'floret'", name="floret")

    for place in ("vectors.main", "pipeline.train", "inputs.measure"):
        monkeypatch.setattr(f"samgraf.training.{place}", missing)
    arguments = {
        "vectors": [tmp_path / "ut", norne, tmp_path / "tekst.txt"],
        "train": [norne, "--out", tmp_path / "ut"],
        "measure": ["modell", norne],
    }
    code, out, err = run(command, *arguments[command])
    assert (code, out) == (2, "")
    assert "install 'samgraf[train]'" in one_line(err)


def test_help_on_training_does_not_wait_for_it() -> None:
    code = "import sys; from samgraf.cli import run; run(['train', '--help']); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_vectors_made_twice_are_the_same_and_hold_no_words(run: Run, norne: Path, tmp_path: Path) -> None:
    pytest.importorskip("floret", reason="the extra `train` is not installed")
    raw = tmp_path / "raw.txt"
    raw.write_text("Kommunen inviterer til møte om samskaping, og kommunen serverer kaffe.\n" * 40, encoding="utf-8")
    tables = []
    for name in ("one", "two"):
        code, _, err = run("vectors", tmp_path / name, norne, raw)
        assert code == 0, err
        tables.append((tmp_path / name / "vocab" / "vectors").read_bytes())
        assert "samskaping" not in (tmp_path / name / "vocab" / "strings.json").read_text(encoding="utf-8")
    assert tables[0] == tables[1]
    vocab = spacy.load(tmp_path / "one").vocab
    assert vocab["samskaping"].has_vector and not vocab["frivilligsentral"].has_vector
    assert (vocab["kaffe"].vector == vocab["Kaffe"].vector).all()


def test_folder_that_another_run_writes_is_left_to_it(tmp_path: Path) -> None:
    from samgraf.training.folders import fresh_folder

    with replacing_folder(tmp_path / "out") as theirs:
        (theirs / "meta.json").write_text("theirs", encoding="utf-8")
        told = r"another run writes .*; wait for it and train again"
        with pytest.raises(SourceError, match=told), fresh_folder(tmp_path / "out", "train again"):
            raise AssertionError("two runs write at once")
    assert (tmp_path / "out" / "meta.json").read_text(encoding="utf-8") == "theirs"
