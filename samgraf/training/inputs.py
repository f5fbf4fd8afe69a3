"""What is looked at before a training run begins, so that it does not fail after hours; and a pipeline measured."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from samgraf.errors import SourceError, UsageError
from samgraf.language import model_folder, read_pipeline
from samgraf.training.evaluate import evaluate
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


def check_raw(paths: Iterable[Path]) -> None:
    """See that files of raw text are there.

    Raises SourceError where one is not.
    """
    for path in paths:
        if not path.is_file():
            raise SourceError(f"{path} is no file; give --raw texts, a paragraph a line")


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
    return evaluate(model_folder(model), read_treebank(norne).test)
