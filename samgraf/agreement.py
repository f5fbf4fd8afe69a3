"""How far two who annotate the same texts agree, by the measure that the reading is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from samgraf.alignment import Object
from samgraf.errors import DataError
from samgraf.evaluate import Evaluation, evaluate, load_gold

SECOND = "second"
"""The folder beside the gold with what a second annotator found in some of its texts."""


def agreement(first: Mapping[str, Object], second: Mapping[str, Object]) -> tuple[Evaluation, Evaluation]:
    """The verdicts on the second annotation by the first, and on the first by the second, in the texts of both.

    What one of them holds optional counts neither way, so the two differ.
    Raises DataError where they have no text in common.
    """
    shared = [stem for stem in first if stem in second]
    if not shared:
        raise DataError("the two have no text in common; name two folders of gold for the same texts")
    one, other = ({stem: gold[stem] for stem in shared} for gold in (first, second))
    return evaluate(one, other), evaluate(other, one)


def shipped_agreement(gold: Path) -> tuple[Evaluation, Evaluation] | None:
    """That of a folder of gold with the second annotation beside it; None where it has none.

    Raises DataError where a file of either is none of gold.
    """
    folder = gold / SECOND
    return agreement(load_gold(gold), load_gold(folder)) if folder.is_dir() else None
