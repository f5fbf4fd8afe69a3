"""Word vectors from raw text by counting: no epochs, a few minutes, every number a function of the text.

What stands around a word is counted (the neighbours on each side by place, the wider window as a bag), turned into
positive pointwise mutual information, and cut to a few dimensions by a randomised singular value decomposition with
a fixed seed. A table of hashed letter sequences is then fitted to the vectors by ridge regression, in the form that
spaCy calls floret: a word's vector is the mean of the rows of its letter sequences, so that unseen words have one too.
"""

from __future__ import annotations

import re
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
from spacy.vectors import Mode, Vectors

from samgraf.errors import SourceError

Floats = NDArray[np.float32]
_RUN = re.compile(r"\S{200,}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the vectors are made with."""

    dimensions: int = 100
    rows: int = 50_000
    """Of the table of letter sequences."""
    least: int = 4
    """Times a word must occur."""
    contexts: int = 30_000
    """Words that count as neighbours, the most frequent ones in small letters."""
    near: int = 2
    """Words on each side that count by their place."""
    window: int = 5
    """Words on each side that count at all."""
    shortest: int = 3
    longest: int = 5
    ridge: float = 0.02
    seed: int = 0


def tokenised(paths: Iterable[Path]) -> Iterator[list[str]]:
    """The words of the lines of text files, as spaCy's Norwegian tokenizer cuts them.

    Raises SourceError where a file cannot be read.
    """
    nlp = spacy.blank("nb")
    for path in paths:
        try:
            with path.open(encoding="utf-8") as lines:
                kept = (line.strip() for line in lines if line.strip() and not _RUN.search(line))
                for doc in nlp.tokenizer.pipe(kept):
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
    gap = [-1] * width
    ids = np.array([number.get(w, -1) for text in texts for w in [*text, *gap]], dtype=np.int32)
    around = np.array(
        [-1 if w == -1 else lowered.get(str(w).lower(), -1) for text in texts for w in [*text, *gap]],
        dtype=np.int32,
    )
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
    total = table.data.sum()
    by_word = np.asarray(counts.sum(axis=1)).ravel()
    by_neighbour = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    by_neighbour = by_neighbour / by_neighbour.sum()
    gain = np.log(table.data / (by_word[table.row] * by_neighbour[table.col] + 1e-12))
    keep = (gain > 0) & (table.data > 0.3)
    del total
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


def letter_rows(vectors: Vectors, words: Sequence[str]) -> Any:
    """For each word the share that each row of the table has in its vector: sparse, rows sum to one."""
    height = vectors.shape[0]
    at, to, share = [], [], []
    for number, word in enumerate(words):
        rows = [h % height for gram in vectors._get_ngrams(word) for h in vectors._get_ngram_hashes(gram)]
        at += [number] * len(rows)
        to += rows
        share += [1 / max(1, len(rows))] * len(rows)
    return sparse.csr_matrix((np.array(share, np.float32), (at, to)), shape=(len(words), height))


def fit(shares: Any, target: Floats, ridge: float, rounds: int = 60) -> Floats:
    """The table whose mixtures come nearest to the target vectors: ridge regression by conjugate gradients."""
    across = shares.T.tocsr()
    table: Floats = np.zeros((shares.shape[1], target.shape[1]), np.float32)
    left = across @ target
    way = left.copy()
    size = (left * left).sum(axis=0)
    for _ in range(rounds):
        pulled = across @ (shares @ way) + ridge * way
        step = size / ((way * pulled).sum(axis=0) + 1e-12)
        table += step * way
        left -= step * pulled
        new = (left * left).sum(axis=0)
        way = left + (new / (size + 1e-12)) * way
        size = new
    return table


def make_vectors(texts: Sequence[Sequence[str]], settings: Settings | None = None) -> Language:
    """A blank Norwegian pipeline whose vocabulary carries vectors made from the texts."""
    chosen = settings or Settings()
    words = count_words(texts, chosen.least)
    target = reduce(mutual_information(cooccurrences(texts, words, chosen)), chosen.dimensions, chosen.seed)
    target *= 3.0 / max(1e-6, float(np.linalg.norm(target, axis=1).mean()))
    nlp = spacy.blank("nb")
    vectors = Vectors(
        strings=nlp.vocab.strings,
        data=np.zeros((chosen.rows, chosen.dimensions), np.float32),
        mode=Mode.floret,
        minn=chosen.shortest,
        maxn=chosen.longest,
        hash_count=2,
        hash_seed=2166136261,
        name="samgraf.vectors",
    )
    vectors.data = fit(letter_rows(vectors, words), target, chosen.ridge / len(words) * 1000)
    nlp.vocab.vectors = vectors
    return nlp
