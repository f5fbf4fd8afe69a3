"""What a lexicon says of words: given name, surname, place or body, as numbers behind their vectors.

The lexicon is a compiled morphological analyser of Apertium (Forcada et al. 2011, doi:10.1007/s10590-011-9090-0), whose
own tool `lt-paradigm` lists the proper names in it. Words that have no vector share a row with those of the same
classes, so that a rare surname can be told from a rare noun; words that no list knows have none, as before. To make
room, vectors are turned to fewer dimensions by singular value decomposition (the first ones hold the most of them).
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from samgraf.errors import SourceError
from samgraf.training.folders import fresh_folder

CLASSES = ("ant", "cog", "top", "org")
"""Apertium's tags of given names, surnames, places and bodies: a number each, in this order."""
TOOL = "lt-paradigm"
_LISTED = re.compile(rf"<np><({'|'.join(CLASSES)})>.*:(.+)$")

Floats = NDArray[np.float32]
Classes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Room:
    """What of a table of vectors is kept."""

    rows: int = 34_000
    """Words with a vector of their own, the most frequent ones."""
    dimensions: int = 80


def main(vectors: Path, analysers: Sequence[Path], out: Path, room: Room | None = None) -> None:
    """Write a folder of vectors again, with what analysers say of names.

    Raises SourceError where an analyser cannot be read, Apertium's tool is missing, or the disk does not take it.
    """
    nlp = with_classes(spacy.load(vectors), lexicon(analysers), room or Room())
    with fresh_folder(out, "begin again") as fresh:
        nlp.to_disk(fresh)


def lexicon(analysers: Sequence[Path]) -> dict[str, Classes]:
    """The proper names of one word that analysers list, genitives among them, and what each is."""
    found: dict[str, set[str]] = defaultdict(set)
    for analyser in analysers:
        for form, kind in listed_names(analyser):
            found[form].add(kind)
    return {form: frozenset(kinds) for form, kinds in sorted(found.items())}


def listed_names(analyser: Path) -> Iterator[tuple[str, str]]:
    """The names of one word in an analyser, and the class of each.

    Raises SourceError where it holds none, or Apertium's tool is missing.
    """
    if shutil.which(TOOL) is None:
        raise SourceError(f"{TOOL} is missing; install lttoolbox (on Debian the package lttoolbox-dev)")
    patterns = "".join(f"*<np><{kind}><*>\n" for kind in CLASSES)
    done = subprocess.run([TOOL, "-a", analyser], input=patterns, capture_output=True, encoding="utf-8", check=False)
    listed = [found for line in done.stdout.splitlines() if (found := _LISTED.search(line))]
    if done.returncode or not listed:
        raise SourceError(f"{analyser} holds no names that {TOOL} can list; give an analyser, ….automorf.bin")
    yield from ((found[2], found[1]) for found in listed if is_name(found[2]))


def is_name(form: str) -> bool:
    """Whether a form is a word of letters and inner hyphens that begins with a capital."""
    letters = form.replace("-", "").replace("ʼ", "0")  # an apostrophe that counts as a letter
    return len(form) > 1 and form[0].isupper() and form[-1].isalpha() and letters.isalpha()


def with_classes(nlp: Language, classes: Mapping[str, Classes], room: Room) -> Language:
    """A vocabulary's vectors turned to less room, a number for each class behind them, and rows for names without one.

    Raises SourceError where the vectors have fewer dimensions than the room.
    """
    old = nlp.vocab.vectors
    if old.shape[1] < room.dimensions:
        raise SourceError(f"vectors of {old.shape[1]} dimensions cannot be turned to {room.dimensions}")
    words = turned(np.asarray(old.data)[: room.rows], room.dimensions)
    place = {key: row for key, row in sorted(old.key2row.items()) if row < len(words)}
    numbers = np.zeros((len(words), len(CLASSES)), dtype=np.float32)
    shared: dict[Classes, int] = {}
    for form, kinds in classes.items():
        row = place.setdefault(hash_string(form), len(words) + shared.get(kinds, len(shared)))
        if row < len(words):
            numbers[row] = np.maximum(numbers[row], _numbers(kinds))
        else:
            shared.setdefault(kinds, len(shared))
    alone = [np.concatenate([np.zeros(words.shape[1], np.float32), _numbers(kinds)]) for kinds in shared]
    vectors = Vectors(data=np.vstack([np.hstack([words, numbers]), *alone]), name=old.name)
    for key, row in place.items():
        vectors.add(key, row=row)
    nlp.vocab.vectors = vectors
    return nlp


def listed_forms(vectors: Vectors) -> int:
    """How many forms have nothing but classes in a table: 0 where no lexicon was added to it."""
    table = np.asarray(vectors.data)
    words, numbers = np.hsplit(table, [-len(CLASSES)])
    alone = set(np.flatnonzero(numbers.any(axis=1) & ~words.any(axis=1)).tolist())
    return sum(row in alone for row in vectors.key2row.values())


def turned(table: Floats, dimensions: int) -> Floats:
    """Vectors in fewer dimensions, the frequent first words weighing more: what is least lost by.

    Method: truncated singular value decomposition (Eckart and Young 1936, doi:10.1007/BF02288367).
    """
    weights = (np.arange(len(table)) + 10.0)[:, None] ** -0.25
    axes = np.linalg.svd(table * weights, full_matrices=False)[2][:dimensions]
    return np.asarray(table @ axes.T, dtype=np.float32)


def _numbers(kinds: Classes) -> Floats:
    return np.array([kind in kinds for kind in CLASSES], dtype=np.float32)
