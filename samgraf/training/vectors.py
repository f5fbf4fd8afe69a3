"""Word vectors from raw text: skip-gram with negative sampling (Mikolov et al. 2013, arXiv:1310.4546), by floret.

The most frequent words have a row each, and share it with their forms in capitals; all others have none. That a word
has no vector tells as much as a vector does: it is likely a name. The table holds no words, only their hashes.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import floret
import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from samgraf.errors import SourceError
from samgraf.training.raw import tokenised
from samgraf.training.treebank import read_treebank

Floats = NDArray[np.float32]
END = "</s>"
"""What the table has for the end of a line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the vectors are made with."""

    dimensions: int = 100
    rows: int = 44_000
    """Words with a vector, the most frequent ones."""
    least: int = 3
    """Times a word must occur to be learnt from."""
    window: int = 5
    """Words on each side that are foretold."""
    passes: int = 10
    threads: int = 1
    """With one, the same text gives the same table; with more, nearly the same one sooner."""


def make_vectors(texts: Sequence[Sequence[str]], settings: Settings | None = None) -> Language:
    """A blank Norwegian pipeline whose vocabulary carries vectors made from the words of the texts."""
    chosen = settings or Settings()
    with tempfile.TemporaryDirectory() as folder:
        words, table = Path(folder, "words.txt"), Path(folder, "table.vec")
        with words.open("w", encoding="utf-8") as lines:
            lines.writelines(" ".join(text) + "\n" for text in texts)
        model = floret.train_unsupervised(
            str(words),
            model="skipgram",
            mode="fasttext",
            minn=0,
            maxn=0,
            bucket=1,
            dim=chosen.dimensions,
            ws=chosen.window,
            neg=5,
            lr=0.05,
            minCount=chosen.least,
            epoch=chosen.passes,
            thread=chosen.threads,
        )
        model.save_vectors(str(table))
        return with_vectors(*read_table(table, chosen.rows))


def read_table(path: Path, rows: int) -> tuple[list[str], Floats]:
    """The first words of a table in the text format of fastText, and their vectors."""
    words: list[str] = []
    vectors: list[Floats] = []
    with path.open(encoding="utf-8") as lines:
        dimensions = int(next(lines).split()[1])
        for line in lines:
            word, *numbers = line.rstrip().split(" ")
            if len(numbers) == dimensions and word != END and len(words) < rows:
                words.append(word)
                vectors.append(np.array(numbers, dtype=np.float32))
    return words, np.array(vectors)


def with_vectors(words: Sequence[str], table: Floats) -> Language:
    """A blank pipeline with a row for each word, which its forms in capitals share where they have none."""
    row = {word: at for at, word in enumerate(words)}
    for word in words[: len(words) // 2]:
        row.setdefault(word.upper(), row[word])
    for word in words:
        if word.islower():
            row.setdefault(word.capitalize(), row[word])
    nlp = spacy.blank("nb")
    vectors = Vectors(strings=nlp.vocab.strings, shape=table.shape, name="samgraf.vectors")
    vectors.data = table
    for word, at in row.items():
        vectors.add(hash_string(word), row=at)
    nlp.vocab.vectors = vectors
    return nlp


def main(out: Path, norne: Path, raw: Sequence[Path], settings: Settings | None = None) -> None:
    """Make the vectors of raw text files and, twice over, the treebank's training sentences; write them to `out`.

    Raises SourceError where a text or the treebank cannot be read, or the disk does not take the result.
    """
    train = [list(sentence.forms) for sentence in read_treebank(norne).train]
    texts = [*tokenised(raw), *train, *train]
    random.Random(0).shuffle(texts)
    try:
        make_vectors(texts, settings).to_disk(out)
    except OSError as error:
        raise SourceError(f"{out} cannot be written ({error.strerror}); make room and begin again") from error
