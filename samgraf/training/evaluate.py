"""The official figures of a pipeline: on the test sentences of each norm and of both, its size, load time and speed.

Words, lemmas, dependencies and names are measured on the treebank's own words; sentences, and names once more, on
running text that the pipeline cuts into words itself.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from samgraf.evaluate import Score
from samgraf.language import one_thread, read_pipeline
from samgraf.text.norms import TABLE, Identifier
from samgraf.training.copies import SPOILED, glue, spoil
from samgraf.training.docs import to_doc
from samgraf.training.identify import accuracy, pairs
from samgraf.training.inserts import insert
from samgraf.training.treebank import Sentence

PUNCTUATION = frozenset({"IP", "IK"})
"""NDT's functions of punctuation, left out of one of the two attachment figures."""

PARAGRAPH = 10
"""Sentences of a stretch of running text."""

Figures = dict[str, Any]


def f_score(right: int, found: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 of counts, to four places, and the number of gold items."""
    score = Score(right, found - right, gold - right)
    return {"p": round(score.precision, 4), "r": round(score.recall, 4), "f": round(score.f1, 4), "gold": gold}


def score_names(pairs: Iterable[tuple[set[tuple[Any, Any, str]], set[tuple[Any, Any, str]]]]) -> Figures:
    """F1 of names over pairs of found and gold sets of (start, end, type): all types, and each."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for mine, theirs in pairs:
        for key, counter in ((mine & theirs, right), (mine, found), (theirs, gold)):
            counter.update(kind for _, _, kind in key)
    types = {kind: f_score(right[kind], found[kind], gold[kind]) for kind in sorted(found | gold)}
    return {**f_score(right.total(), found.total(), gold.total()), "types": types}


def spans(doc: Doc) -> set[tuple[int, int, str]]:
    """The names of a document by their words."""
    return {(ent.start, ent.end, ent.label_) for ent in doc.ents}


def score_words(nlp: Language, sentences: Sequence[Sentence]) -> Figures:
    """Part of speech, features, lemma, attachment and names on the treebank's own words."""
    gold = [to_doc(nlp.vocab, [sentence], spaced=False) for sentence in sentences]
    bare = [Doc(nlp.vocab, words=[token.text for token in doc]) for doc in gold]
    found = list(nlp.pipe(bare))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for mine, theirs in zip(found, gold, strict=True):
        parsed = theirs.has_annotation("DEP")
        for token, true in zip(mine, theirs, strict=True):
            marks = {
                "upos": token.pos_ == true.pos_,
                "feats": str(token.morph) == str(true.morph),
                "lemma": token.lemma_ == true.lemma_,
            }
            if parsed:
                marks["tag"] = token.tag_ == true.tag_
                marks["uas"] = token.head.i == true.head.i
                marks["las"] = marks["uas"] and token.dep_ == true.dep_
                if true.dep_ not in PUNCTUATION:
                    marks["las_words"] = marks["las"]
            total.update(marks.keys())
            right.update(name for name, good in marks.items() if good)
    figures: Figures = {name: round(right[name] / total[name], 4) for name in sorted(total)}
    figures["words"] = total["upos"]
    figures["names"] = score_names((spans(a), spans(b)) for a, b in zip(found, gold, strict=True))
    return figures


def score_spoiled(nlp: Language, sentences: Sequence[Sentence]) -> Figures:
    """F1 of names on the sentences in each dress that pages have and newspapers have not; names alone are read."""
    chance = random.Random(0)
    dressed = {how: [spoil(sentence, how) for sentence in sentences] for how in SPOILED}
    dressed["glued"] = [one for sentence in sentences if (one := glue(sentence, chance)) is not sentence]
    dressed["inserts"] = [insert(sentence, chance, held=True) for sentence in sentences]
    figures = {}
    with nlp.select_pipes(enable=[name for name in ("tok2vec", "ner") if name in nlp.pipe_names]):
        for how, copies in dressed.items():
            gold = [to_doc(nlp.vocab, [sentence], spaced=False) for sentence in copies]
            found = nlp.pipe(Doc(nlp.vocab, words=[token.text for token in doc]) for doc in gold)
            figures[how] = score_names((spans(a), spans(b)) for a, b in zip(found, gold, strict=True))
    return figures


def running(sentences: Sequence[Sentence], *, lines: bool) -> Iterator[tuple[str, list[tuple[int, int]], Any]]:
    """Stretches of running text, with the sentences' and the names' places in them.

    Sentences are joined by a blank; with `lines`, a headline ends in a line break, as on a page.
    """
    for first in range(0, len(sentences), PARAGRAPH):
        text, bounds, names = "", [], set()
        for sentence in sentences[first : first + PARAGRAPH]:
            start, opened = len(text), None
            for word in sentence.words:
                mark, _, kind = word.name.partition("-")
                if opened is not None and mark != "I":
                    names.add(opened)
                    opened = None
                end = len(text) + len(word.form)
                if mark == "I" and opened is not None:
                    opened = (opened[0], end, kind)
                elif mark in ("B", "I"):
                    opened = (len(text), end, kind)
                text += word.form + " " * word.space
            if opened is not None:
                names.add(opened)
            bounds.append((start, len(text.rstrip())))
            text = text.rstrip() + ("\n" if lines and sentence.heading else " ")
        yield text.rstrip(), bounds, names


def score_running(nlp: Language, sentences: Sequence[Sentence], *, lines: bool) -> Figures:
    """F1 of sentences and of names on running text."""
    parts = list(running(sentences, lines=lines))
    right = found = gold = 0
    pairs = []
    for doc, (text, bounds, names) in zip(nlp.pipe(part[0] for part in parts), parts, strict=True):
        mine = set()
        for sent in doc.sents:
            inner = text[sent.start_char : sent.end_char]
            if inner.strip():
                start = sent.start_char + len(inner) - len(inner.lstrip())
                mine.add((start, start + len(inner.strip())))
        right, found, gold = right + len(mine & set(bounds)), found + len(mine), gold + len(bounds)
        pairs.append(({(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}, names))
    return {"sentences": f_score(right, found, gold), "names": score_names(pairs)}


def speed(nlp: Language, sentences: Sequence[Sentence], pipes: Sequence[str] = ("tok2vec", "tagger", "ner")) -> Figures:
    """Words a second of one core: the blank tokenizer, tagger and names, and the whole pipeline, in one run.

    Counted in the processor's time, so that what else runs on the machine matters little; more threads than one would
    count their waiting for each other.
    """
    texts = [part[0] for part in running(sentences, lines=True)]
    blank = spacy.blank("nb")
    figures = {}
    others = [name for name in nlp.pipe_names if name not in pipes]
    for name, pipe, off in (("blank", blank, []), ("tagger_ner", nlp, others), ("all", nlp, [])):
        with pipe.select_pipes(disable=off), one_thread():
            list(pipe.pipe(texts[:20]))
            figures[name] = round(max(_words_per_second(pipe, texts[part::_PARTS]) for part in range(_PARTS)))
    return figures


_PARTS = 3
"""Parts of the text that a speed is taken of, none twice; the best counts, for what else a machine does takes time."""


def _words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return words / (time.process_time() - started)


def size_and_load(path: Path) -> Figures:
    """Megabytes on disk (of a million bytes), and the seconds a fresh process takes to load the pipeline."""
    code = (
        "import sys, time, spacy, spacy.lang.nb; t = time.perf_counter(); "
        "spacy.load(sys.argv[1]); print(time.perf_counter() - t)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    files = [file.stat().st_size for file in path.rglob("*") if file.is_file()]
    return {"megabytes": round(sum(files) / 1e6, 1), "load_seconds": round(float(done.stdout), 2)}


def evaluate(path: Path, test: Mapping[str, Sequence[Sentence]]) -> Figures:
    """All figures of the pipeline at a path: by norm, both together, size, load time and speed.

    With a table of language weights in the folder, how often that tells the norm too.

    Raises UsageError where there is no pipeline that this spaCy can load.
    """
    nlp = read_pipeline(str(path))
    groups = {**test, "both": [sentence for sentences in test.values() for sentence in sentences]}
    figures: Figures = {}
    for name, sentences in groups.items():
        figures[name] = {
            **score_words(nlp, sentences),
            "running": score_running(nlp, sentences, lines=False),
            "page": score_running(nlp, sentences, lines=True),
        }
    figures["both"]["spoiled"] = score_spoiled(nlp, groups["both"])
    if (path / TABLE).is_file():
        identifier = Identifier.load(path / TABLE)
        figures["identification"] = {name: round(accuracy(identifier, pairs(part)), 4) for name, part in groups.items()}
    return {**figures, **size_and_load(path), "words_per_second": speed(nlp, groups["both"])}
