"""Folders that are replaced as a whole: by builds and by training."""

from __future__ import annotations

from pathlib import Path

import pytest

from samgraf.disk import BusyError, replacing_folder


def fill(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    out = fill(tmp_path / "out", part="old", note="mine")
    with replacing_folder(out) as work:
        fill(work, part="new")
        assert content(out) == {"part": "old", "note": "mine"}
    assert content(out) == {"part": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_stands_beside_the_parts_of_a_run_goes_over(tmp_path: Path) -> None:
    out = fill(tmp_path / "out", part="old", note="mine")
    with replacing_folder(out, parts=("part",)) as work:
        fill(work, part="new")
    assert content(out) == {"part": "new", "note": "mine"}


def test_a_run_that_fails_changes_nothing(tmp_path: Path) -> None:
    out = fill(tmp_path / "out", part="old")
    with pytest.raises(ValueError, match="broken"), replacing_folder(out) as work:
        fill(work, part="new")
        raise ValueError("broken")
    assert content(out) == {"part": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_run_killed_between_its_renames_is_mended_by_the_next(tmp_path: Path) -> None:
    fill(tmp_path / ".out-old", part="old")
    fill(tmp_path / ".out-new-dead", part="half")
    with pytest.raises(ValueError, match="broken"), replacing_folder(tmp_path / "out"):
        raise ValueError("broken")
    assert content(tmp_path / "out") == {"part": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_two_runs_do_not_replace_the_same_folder(tmp_path: Path) -> None:
    out = fill(tmp_path / "out", part="old")
    with replacing_folder(out) as work:
        fill(work, part="new")
        with pytest.raises(BusyError), replacing_folder(out):
            pass
    assert content(out) == {"part": "new"}
