"""From the treebank to a finished pipeline: convert, train words and names, put together, measure, describe.

Each stage leaves its result in a working folder with a stamp of what it was made from. A run that was broken off goes
on with the stage it was in; a stage whose stamp still holds is not done again.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import DocBin

from samgraf.authorities import Authorities
from samgraf.errors import SourceError
from samgraf.progress import Report, progress
from samgraf.text.norms import TABLE, Identifier
from samgraf.training import card, evaluate
from samgraf.training.docs import OtherNames, plain_docs, runs, to_doc, training_docs
from samgraf.training.identify import pairs, train_identifier
from samgraf.training.runs import CONFIGS, config_path, run
from samgraf.training.treebank import Treebank, read_treebank

_NO_VECTORS = {
    "syntax": {"components.tok2vec.model.embed.include_static_vectors": False},
    "names": {"components.ner.model.tok2vec.embed.include_static_vectors": False},
}


def train(
    norne: Path,
    out: Path,
    vectors: Path | None = None,
    *,
    work: Path | None = None,
    seed: int = 0,
    steps: int | None = None,
) -> dict[str, Any]:
    """Train the pipeline for Bokmål and Nynorsk, write it to `out`, and return its figures.

    norne: the folder that holds NorNE's `ndt` and `ud`.
    out: the pipeline's folder; one that is there is replaced once the new one is complete.
    vectors: a spaCy folder with word vectors (`samgraf.training.vectors`); without it, none are used.
    work: where stages keep their results, `out` with `.work` behind it where not given.
    seed: for documents, weights and order. steps: of each run at most, in place of the configuration's.

    Raises SourceError where the treebank or the vectors are incomplete or broken, or the disk does not take the result.
    """
    folder = work or out.with_name(out.name + ".work")
    table = b"" if vectors is None else vector_table(vectors)
    treebank = read_treebank(norne)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        corpus = convert(treebank, folder / "corpus", seed)
    except OSError as error:
        raise SourceError(f"{folder} cannot be written ({error.strerror}); make room and train again") from error
    corpus += hashlib.sha256(table).hexdigest()
    parts: dict[str, Language] = {}
    for name in CONFIGS:
        overrides = stage_settings(name, folder, vectors, seed, steps)
        with progress(name) as report:
            parts[name] = stage(config_path(name), folder / name, overrides, corpus, report)
    nlp = assemble(parts["syntax"], parts["names"])
    identifier = train_identifier(pairs(treebank.train), seed=seed)
    return finish(nlp, identifier, treebank, out)


def stage_settings(name: str, folder: Path, vectors: Path | None, seed: int, steps: int | None) -> dict[str, Any]:
    """What a stage changes in its configuration: where its documents and vectors lie, seed and length."""
    return {
        "paths.train": str(folder / "corpus" / f"train-{name}.spacy"),
        "paths.dev": str(folder / "corpus" / f"dev-{name}.spacy"),
        "system.seed": seed,
        **({"paths.vectors": str(vectors)} if vectors else _NO_VECTORS[name]),
        **({"training.max_steps": steps} if steps else {}),
    }


def vector_table(vectors: Path) -> bytes:
    """The bytes of the table in a folder of vectors.

    Raises SourceError where there is none.
    """
    try:
        return (vectors / "vocab" / "vectors").read_bytes()
    except OSError as error:
        raise SourceError(f"{vectors} holds no word vectors; make them with `samgraf vectors`") from error


def stage(
    config: Path,
    folder: Path,
    overrides: Mapping[str, Any],
    corpus: str,
    report: Report | None = None,
) -> Language:
    """One training run, or its result where it was finished before with the same configuration and data."""
    facts = [config.read_text(encoding="utf-8"), json.dumps(dict(overrides), sort_keys=True), corpus]
    stamp = hashlib.sha256("\0".join(facts).encode()).hexdigest()
    mark = folder / "stamp"
    if mark.is_file() and mark.read_text(encoding="utf-8") == stamp:
        return spacy.load(folder / "best")
    mark.unlink(missing_ok=True)
    nlp = run(config, folder, overrides, report)
    mark.write_text(stamp, encoding="utf-8")
    return nlp


def convert(treebank: Treebank, folder: Path, seed: int) -> str:
    """Write the training and development documents, and return a hash of the sentences they are made of."""
    folder.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("nb").vocab
    dev = [sentence for sentences in treebank.dev.values() for sentence in sentences]
    parsed = [sentence for sentence in dev if all(word.dep for word in sentence.words)]
    others = OtherNames.of(Authorities.load())
    DocBin(docs=training_docs(vocab, treebank.train, seed)).to_disk(folder / "train-syntax.spacy")
    DocBin(docs=training_docs(vocab, treebank.train, seed, others)).to_disk(folder / "train-names.spacy")
    DocBin(docs=plain_docs(vocab, dev)).to_disk(folder / "dev-names.spacy")
    together = [to_doc(vocab, part, spaced=False) for part in runs(parsed, seed)]
    DocBin(docs=together).to_disk(folder / "dev-syntax.spacy")
    content = repr((seed, treebank.train, dev, others))
    return hashlib.sha256(content.encode()).hexdigest()


def assemble(syntax: Language, names: Language) -> Language:
    """One pipeline of the two runs: words and sentences first, then names with an encoder of their own."""
    syntax.add_pipe("ner", source=names)
    settings = syntax.config
    settings["paths"] = {key: None for key in settings["paths"]}
    settings["initialize"]["vectors"] = None
    settings["nlp"]["batch_size"] = syntax.batch_size = 64
    syntax.config = settings
    return syntax


def needed_strings(nlp: Language, folder: Path) -> list[str]:
    """The strings that the pipeline written to a folder needs: labels, and what its lemmas are made with.

    The vocabulary that training leaves behind holds the treebank's words; they are not to go with the pipeline.
    """
    strings = nlp.vocab.strings
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    found = {str(part) for label in labels if isinstance(label, str) for part in (label, *re.split("[|=]", label))}
    for tree in srsly.read_msgpack(folder / "trainable_lemmatizer" / "trees")["trees"]:
        found |= {strings[tree[side]] for side in ("orig", "subst") if tree.get(side)}
    return sorted(string for string in found if string)


def finish(nlp: Language, identifier: Identifier, treebank: Treebank, out: Path) -> dict[str, Any]:
    """Write the pipeline, measure what was written, and put the figures and the cards beside it.

    Raises SourceError where the disk does not take it; what stood at `out` is then still there.
    """
    fresh = out.with_name(out.name + ".new")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        nlp.to_disk(fresh)
        strings = json.dumps(needed_strings(nlp, fresh), ensure_ascii=False)
        (fresh / "vocab" / "strings.json").write_text(strings, encoding="utf-8")
        identifier.save(fresh / TABLE)
        figures = evaluate.evaluate(fresh, treebank.test)
        card.write(fresh, figures, sentences=len(treebank.train), left_out=treebank.left_out)
        old = out.with_name(out.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        if out.exists():
            out.rename(old)
        fresh.rename(out)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise SourceError(f"{out} cannot be written ({error.strerror}); make room and train again") from error
    return figures
