"""Word vectors from raw text, made of a word's letters, so that a word never seen has one too.

Skip-gram with negative sampling over words and their letter sequences (Bojanowski et al. 2017,
doi:10.1162/tacl_a_00051), hashed into a table of fixed size by floret, which spaCy reads as it stands. The table holds
no words, only sums that their letters point to.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import floret  # type: ignore[import-not-found]
import spacy
from spacy.language import Language
from spacy.training.initialize import convert_vectors

from samgraf.errors import SourceError
from samgraf.training.treebank import read_treebank

_RUN = re.compile(r"\S{200,}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the vectors are made with."""

    dimensions: int = 100
    rows: int = 50_000
    """Rows of the table; each letter sequence is the sum of two of them."""
    shortest: int = 4
    longest: int = 5
    """Letters of a sequence, the marks of a word's begin and end counted."""
    least: int = 2
    """Times a word must occur to be learnt from."""
    window: int = 4
    """Words on each side that are foretold."""
    passes: int = 4
    threads: int = 1
    """With one, the same text gives the same table; with more, nearly the same one sooner."""


def tokenised(paths: Iterable[Path]) -> Iterator[list[str]]:
    """The words of the lines of text files, as spaCy's Norwegian tokenizer cuts them.

    Raises SourceError where a file cannot be read.
    """
    tokenizer: Any = spacy.blank("nb").tokenizer
    for path in paths:
        try:
            with path.open(encoding="utf-8") as lines:
                kept = (line.strip() for line in lines if line.strip() and not _RUN.search(line))
                for doc in tokenizer.pipe(kept):
                    yield [token.text for token in doc if not token.is_space]
        except OSError as error:
            raise SourceError(f"{path} cannot be read ({error.strerror})") from error


def make_vectors(texts: Sequence[Sequence[str]], settings: Settings | None = None) -> Language:
    """A blank Norwegian pipeline whose vocabulary carries vectors made from the words of the texts."""
    chosen = settings or Settings()
    with tempfile.TemporaryDirectory() as folder:
        words, table = Path(folder, "words.txt"), Path(folder, "table.floret")
        with words.open("w", encoding="utf-8") as lines:
            lines.writelines(" ".join(text) + "\n" for text in texts)
        model = floret.train_unsupervised(
            str(words),
            model="skipgram",
            mode="floret",
            hashCount=2,
            bucket=chosen.rows,
            minn=chosen.shortest,
            maxn=chosen.longest,
            dim=chosen.dimensions,
            ws=chosen.window,
            neg=5,
            lr=0.05,
            minCount=chosen.least,
            epoch=chosen.passes,
            thread=chosen.threads,
        )
        model.save_floret_vectors(str(table))
        nlp = spacy.blank("nb")
        convert_vectors(nlp, table, truncate=-1, prune=-1, mode="floret")
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
