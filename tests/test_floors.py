"""How well the reading must do: F1 against the gold, with floors that no change may fall below unsaid."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samgraf.build import load_documents
from samgraf.evaluate import Evaluation, evaluate, load_gold
from samgraf.extract import as_object
from samgraf.quality import load_collections, unseen_of
from samgraf.reading import Reader
from samgraf.resources import shipped

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT / os.environ.get("SAMGRAF_SHARED", "../shared")
"""Where the five originals may lie."""

SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "data" / "gold" / "floors.toml").read_text(encoding="utf-8"))
FLOORS, BARS = SETTINGS["floors"], SETTINGS["bars"]
PARTS = ("entities", "relations", "attributes")


@cache
def originals() -> Evaluation:
    """The five whole pages, read and judged."""
    if not ((SHARED / "gold").is_dir() and (SHARED / "sources").is_dir()):
        pytest.skip(f"no originals in {SHARED}; SAMGRAF_SHARED names the folder that has them")
    wanted, reader = load_gold(SHARED / "gold"), Reader()
    documents, errors = load_documents([SHARED / "sources"])
    assert not errors
    found = {document.stem: as_object(reader.read(document)) for document in documents if document.stem in wanted}
    assert set(found) == set(wanted)
    return evaluate(wanted, found)


@pytest.fixture(scope="module")
def evaluation(found_in_notes: dict[str, Any]) -> Callable[[str], Evaluation]:
    """The shipped corpus, the digests or the unseen notes in it, or the originals, read and judged."""
    whole = evaluate(load_gold(shipped("data", "gold")), found_in_notes)
    unseen = unseen_of(load_collections(shipped("data", "gold")), whole.documents)
    digests = [stem for stem in whole.documents if 101 <= int(stem.split("-")[0]) <= 222]
    parts = {
        "shipped": whole,
        "digests": whole.select(digests),
        "unseen": whole.select(sorted(unseen)),
    }
    return lambda which: parts[which] if which in parts else originals()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("which", FLOORS)
def test_the_reading_stays_above_its_floor(evaluation: Callable[[str], Evaluation], which: str, part: str) -> None:
    reached, floor = evaluation(which).score(part).f1, FLOORS[which][part]
    assert reached >= floor, f"{which} {part}: F1 {reached:.4f} is below the floor {floor}"


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("which", BARS)
def test_the_reading_stays_above_its_bar(evaluation: Callable[[str], Evaluation], which: str, part: str) -> None:
    assert evaluation(which).score(part).f1 >= BARS[which][part]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("which", BARS)
def test_no_floor_lies_below_its_bar(which: str, part: str) -> None:
    assert FLOORS[which][part] >= BARS[which][part]


def test_the_floors_are_of_all_that_is_measured(evaluation: Callable[[str], Evaluation]) -> None:
    assert set(FLOORS) == {"shipped", "digests", "unseen", "originals"}
    assert all(set(floors) == set(PARTS) for floors in (*FLOORS.values(), *BARS.values()))
    assert len(evaluation("shipped").documents) == 566
    assert len(evaluation("digests").documents) == 44
    assert len(evaluation("unseen").documents) == 175
