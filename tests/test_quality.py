"""The page on the quality of the reading: what stands on it, and that it is of this reading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samgraf import cli
from samgraf.errors import DataError
from samgraf.evaluate import Evaluation, Verdict
from samgraf.figures import FIGURES
from samgraf.model import Reading
from samgraf.quality import Collection, load_collections, quality_lines
from samgraf.reading import Reader
from samgraf.resources import shipped

ROOT = Path(__file__).resolve().parent.parent
GOLD = shipped("data", "gold")


def test_every_shipped_note_is_of_one_collection() -> None:
    collections = load_collections(GOLD)
    for path in GOLD.glob("*.json"):
        assert sum(each.holds(path.stem) for each in collections) == 1, path.stem


def test_collection_holds_its_numbers_and_no_others() -> None:
    some = Collection("some", "", (range(1, 6), range(101, 110, 2)))
    assert [stem for stem in ("001-a", "005-b", "006-c", "101-d", "102-e", "note") if some.holds(stem)] == [
        "001-a", "005-b", "101-d",
    ]  # fmt: skip


def test_folder_without_a_list_has_no_collections(tmp_path: Path) -> None:
    assert load_collections(tmp_path) == []


@pytest.mark.parametrize("content", ["[a", "[a]\ntitle = 1", "[a]\ntitle = 'x'\nnumbers = [1]", "\xff"])
def test_list_that_is_none_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "collections.toml").write_bytes(content.encode("latin-1"))
    with pytest.raises(DataError, match=r"collections\.toml") as error:
        load_collections(tmp_path)
    assert "\n" not in str(error.value)


def test_what_is_read_badly_is_named_with_the_text_around() -> None:
    missed = [Verdict("fn", "leads", "Kari – leads → Felles løft", "Kari leder")] * 3
    judged = Evaluation({"a": {"relations": [*missed, Verdict("tp", "speaker", "", "", "programme:speaker", 0.9)]}})
    page = "\n".join(quality_lines(judged, [], {"a": "nb"}, {"a": "I dag er det Kari leder her."}))
    assert "**leads**, F1 0.00: finds 0 of 3" in page and "I dag er det [Kari leder] her." in page
    assert "**speaker**" not in page


def test_pages_that_rules_were_written_on_are_told_apart_from_others() -> None:
    right, wrong = (Verdict(kind, "leads", "", "", "field:leader") for kind in ("tp", "fp"))
    judged = Evaluation({"001-a": {"relations": [right] * 60}, "002-b": {"relations": [right] * 20 + [wrong] * 20}})
    unseen = Collection("unseen", "", (range(2, 3),))
    page = "\n".join(quality_lines(judged, [unseen], {}, {}))
    _, new, tuned = re.split("### Pages that .*\n", page[page.index("## Confidence") :])
    assert "| leads | 40 | 20 | 0.500 |" in new and "| leads | 60 | 60 | 1.000 |" in tuned
    assert "### Pages that no rule was written for" in page[: page.index("## Confidence")]
    assert "Pages that rules were written on" not in "\n".join(quality_lines(judged, [], {}, {}))


def test_only_some_documents_are_selected() -> None:
    judged = Evaluation({"a": {}, "b": {}})
    assert list(judged.select(["b", "c"]).documents) == ["b"]


def test_the_page_in_the_docs_and_the_figures_of_the_site_are_of_this_reading(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    readings_of_notes: dict[str, Reading],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # They have been read once in this run, which takes a minute.
    monkeypatch.setattr(Reader, "read", lambda _, document: readings_of_notes[document.stem])
    page, figures = tmp_path / "quality.md", tmp_path / FIGURES
    asked = ["score", str(GOLD), str(ROOT / "data" / "sources"), "--report", str(page), "--figures", str(figures)]
    assert cli.run(asked) == 0
    capsys.readouterr()
    assert figures.read_bytes() == shipped("data", FIGURES).read_bytes(), "run it with `--figures data/quality.json`"
    shown = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8") == shown, (
        "run `samgraf score data/gold data/sources --report docs/quality.md`"
    )
