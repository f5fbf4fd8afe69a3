"""Word vectors from raw text by counting: no epochs, a few minutes, every number a function of the text.

What stands around a word is counted (the neighbours on each side by place, the wider window as a bag), turned into
positive pointwise mutual information, and cut to a few dimensions by a randomised singular value decomposition with
a fixed seed. The frequent words have a row each; a rarer one shares the row of the frequent word it is most like,
and forms in capitals or with a capital first letter share the row of the ordinary one. The table holds no words, only
their hashes.

    python -m samgraf.training.vectors OUT NORNE RAW.txt RAW.txt …
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from samgraf.errors import SourceError
from samgraf.training.treebank import read_treebank

Floats = NDArray[np.float32]
_RUN = re.compile(r"\S{200,}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the vectors are made with."""

    dimensions: int = 100
    rows: int = 40_000
    """Words with a vector of their own."""
    least: int = 4
    """Times a word must occur."""
    contexts: int = 30_000
    """Words that count as neighbours, the most frequent ones in small letters."""
    near: int = 2
    """Words on each side that count by their place."""
    window: int = 5
    """Words on each side that count at all."""
    alike: float = 0.5
    """Cosine from which a rarer word takes the row of a frequent one."""
    length: float = 3.0
    """Mean length of a vector."""
    seed: int = 0


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


def count_words(texts: Sequence[Sequence[str]], least: int) -> list[str]:
    """The words that occur `least` times or more, the frequent first, equals by letters."""
    counts = Counter(word for text in texts for word in text)
    return [word for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= least]


def cooccurrences(texts: Sequence[Sequence[str]], words: Sequence[str], settings: Settings) -> Any:
    """How often each word has each neighbour: words by (bag, then one block for each near place), sparse."""
    number = {word: at for at, word in enumerate(words)}
    lowered: dict[str, int] = {}
    for word in words:
        if len(lowered) == settings.contexts:
            break
        lowered.setdefault(word.lower(), len(lowered))
    width = settings.window
    gap = [""] * width
    ids = np.array([number.get(word, -1) for text in texts for word in [*text, *gap]], dtype=np.int32)
    around = np.array([lowered.get(w.lower(), -1) for text in texts for w in [*text, *gap]], dtype=np.int32)
    shape = (len(words), len(lowered))
    blocks = {place: sparse.csr_matrix(shape, dtype=np.float32) for place in range(2 * settings.near + 1)}
    for distance in range(1, width + 1):
        for side in (-1, 1):
            own, other = (ids[:-distance], around[distance:]) if side == 1 else (ids[distance:], around[:-distance])
            keep = (own >= 0) & (other >= 0)
            ones = np.ones(int(keep.sum()), dtype=np.float32)
            counts = sparse.csr_matrix((ones, (own[keep], other[keep])), shape=shape)
            blocks[0] = blocks[0] + counts / distance
            if distance <= settings.near:
                block = 2 * distance - (side == 1)
                blocks[block] = blocks[block] + counts
    return sparse.hstack([blocks[place] for place in sorted(blocks)], format="csr")


def mutual_information(counts: Any) -> Any:
    """Positive pointwise mutual information of a table of counts, the neighbours' share smoothed (power 0.75)."""
    table = counts.tocoo()
    by_word = np.asarray(counts.sum(axis=1)).ravel()
    by_neighbour = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    by_neighbour = by_neighbour / by_neighbour.sum()
    gain = np.log(table.data / (by_word[table.row] * by_neighbour[table.col] + 1e-12))
    keep = (gain > 0) & (table.data > 0.3)
    data = gain[keep].astype(np.float32)
    return sparse.csr_matrix((data, (table.row[keep], table.col[keep])), shape=counts.shape)


def reduce(table: Any, dimensions: int, seed: int, rounds: int = 3) -> Floats:
    """The rows of a table in few dimensions: randomised SVD, singular values to the power of a half."""
    chance = np.random.default_rng(seed)
    basis = chance.standard_normal((table.shape[1], dimensions + 20)).astype(np.float32)
    across = table.T.tocsr()
    for _ in range(rounds):
        rows, _ = np.linalg.qr(table @ basis)
        basis, _ = np.linalg.qr(across @ rows)
    small = table @ basis
    left, values, _ = np.linalg.svd(small, full_matrices=False)
    vectors = left[:, :dimensions] * np.sqrt(values[:dimensions])
    return np.asarray(vectors, dtype=np.float32)


def share_rows(words: Sequence[str], vectors: Floats, settings: Settings) -> dict[str, int]:
    """The row of each word: its own, or that of the frequent word most like it; then other writings of the same."""
    rows = min(settings.rows, len(words))
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.maximum(lengths, 1e-6)
    found = {word: at for at, word in enumerate(words[:rows])}
    frequent = unit[:rows].T.copy()
    for first in range(rows, len(words), 4000):
        likeness = unit[first : first + 4000] @ frequent
        best = likeness.argmax(axis=1)
        for at, row in enumerate(best):
            if likeness[at, row] > settings.alike:
                found[words[first + at]] = int(row)
    for word in words[: rows // 2]:
        found.setdefault(word.upper(), found[word])
    for word in words[: rows * 3 // 4]:
        if word.islower():
            found.setdefault(word.capitalize(), found[word])
    for word in list(found)[: rows * 3 // 2]:
        found.setdefault(word.lower(), found[word])
    return found


def make_vectors(texts: Sequence[Sequence[str]], settings: Settings | None = None) -> Language:
    """A blank Norwegian pipeline whose vocabulary carries vectors made from the texts."""
    chosen = settings or Settings()
    words = count_words(texts, chosen.least)
    target = reduce(mutual_information(cooccurrences(texts, words, chosen)), chosen.dimensions, chosen.seed)
    target *= chosen.length / max(1e-6, float(np.linalg.norm(target, axis=1).mean()))
    nlp = spacy.blank("nb")
    height = min(chosen.rows, len(words))
    vectors = Vectors(strings=nlp.vocab.strings, shape=(height, target.shape[1]), name="samgraf.vectors")
    vectors.data = target[:height].copy()
    for word, row in share_rows(words, target, chosen).items():
        vectors.add(hash_string(word), row=row)
    nlp.vocab.vectors = vectors
    return nlp


def main(out: Path, norne: Path, raw: Sequence[Path]) -> None:
    """Make the vectors of raw text files and, twice over, the treebank's training sentences; write them to `out`."""
    train = [list(sentence.forms) for sentence in read_treebank(norne).train]
    texts = [*tokenised(raw), *train, *train]
    random.Random(0).shuffle(texts)
    make_vectors(texts).to_disk(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
