"""What is looked at before a training run begins, so that it does not fail after hours; and a pipeline measured."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from samgraf.errors import SourceError, UsageError
from samgraf.language import read_pipeline
from samgraf.text.norms import TABLE, Identifier
from samgraf.training.evaluate import evaluate
from samgraf.training.identify import accuracy
from samgraf.training.pipeline import pairs
from samgraf.training.treebank import read_treebank


def check_vectors(folder: Path) -> None:
    """See that a folder holds word vectors that training can take.

    Raises SourceError where it does not.
    """
    try:
        found = folder.is_dir() and len(read_pipeline(str(folder)).vocab.vectors)
    except UsageError as error:
        raise SourceError(f"{folder} holds damaged word vectors; make them with `samgraf vectors`") from error
    if not found:
        raise SourceError(f"{folder} holds no word vectors; make them with `samgraf vectors`")


def check_room(folder: Path) -> None:
    """See that a folder can be put at a place, or in place of the one that is there.

    Raises SourceError where it cannot.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(20, "a file is in its place")
        with tempfile.TemporaryFile(dir=folder.parent) as trial:
            trial.write(b"room")
    except OSError as error:
        raise SourceError(
            f"{folder} cannot be written ({error.strerror}); make room or choose another place"
        ) from error


def measure(model: str, norne: Path) -> dict[str, Any]:
    """The official figures of a pipeline by its name or folder, as they are recorded when one is trained.

    Raises UsageError where there is no such pipeline, SourceError where the treebank is incomplete or broken.
    """
    folder = read_pipeline(model).path
    test = read_treebank(norne).test
    figures = evaluate(folder, test)
    if (folder / TABLE).is_file():
        identifier = Identifier.load(folder / TABLE)
        rows = {norm: pairs(sentences) for norm, sentences in test.items()}
        rows["both"] = [pair for of_norm in rows.values() for pair in of_norm]
        figures["identification"] = {norm: round(accuracy(identifier, found), 4) for norm, found in rows.items()}
    return figures
