"""From the treebank to a finished pipeline: convert, train words and names, put together, measure, describe."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import DocBin

from samgraf.authorities import Authorities
from samgraf.errors import SourceError
from samgraf.language import numpy_products
from samgraf.text.norms import TABLE, Identifier
from samgraf.training import card, evaluate
from samgraf.training.docs import plain_docs, runs, single_docs, teaching_docs, to_doc, training_docs
from samgraf.training.folders import fresh_folder
from samgraf.training.identify import pairs, train_identifier
from samgraf.training.lexicon import listed_forms
from samgraf.training.renaming import OtherNames
from samgraf.training.stages import Plan, Stages
from samgraf.training.treebank import Treebank, read_treebank


def train(norne: Path, out: Path, plan: Plan | None = None, *, work: Path | None = None) -> dict[str, Any]:
    """Train the pipeline for Bokmål and Nynorsk, write it to `out`, and return its figures.

    norne: the folder that holds NorNE's `ndt` and `ud`.
    out: the pipeline's folder; one that is there is replaced once the new one is complete.
    work: where stages keep their results, `out` with `.work` behind it where not given.

    Raises SourceError where the treebank, the vectors or a text are incomplete or broken, or the disk does not take
    the result.
    """
    chosen = plan or Plan()
    chosen = replace(chosen, vectors=chosen.vectors or chosen.earlier)
    folder = work or out.with_name(out.name + ".work")
    table = b"" if chosen.vectors is None else vector_table(chosen.vectors)
    treebank = read_treebank(norne)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        corpus = convert(treebank, folder / "corpus", chosen.seed)
        stages = Stages(folder, chosen, corpus + hashlib.sha256(table).hexdigest())
        syntax, names = stages.both()
    except OSError as error:
        raise SourceError(f"{folder} cannot be written ({error.strerror}); make room and train again") from error
    identifier = train_identifier(pairs(treebank.train), seed=chosen.seed)
    with numpy_products():
        nlp = assemble(spacy.load(syntax), spacy.load(names))
    return finish(nlp, identifier, treebank, out, stages.labelled())


def vector_table(vectors: Path) -> bytes:
    """The bytes of the table in a folder of vectors.

    Raises SourceError where there is none.
    """
    try:
        return (vectors / "vocab" / "vectors").read_bytes()
    except OSError as error:
        raise SourceError(f"{vectors} holds no word vectors; make them with `samgraf vectors`") from error


def convert(treebank: Treebank, folder: Path, seed: int) -> str:
    """Write the training and development documents, and return a hash of the sentences they are made of."""
    folder.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("nb").vocab
    dev = [sentence for sentences in treebank.dev.values() for sentence in sentences]
    parsed = [sentence for sentence in dev if all(word.dep for word in sentence.words)]
    others = OtherNames.of(Authorities.load())
    DocBin(docs=training_docs(vocab, treebank.train, seed)).to_disk(folder / "train-syntax.spacy")
    DocBin(docs=training_docs(vocab, treebank.train, seed, others)).to_disk(folder / "train-names.spacy")
    DocBin(docs=teaching_docs(vocab, treebank.train, seed)).to_disk(folder / "train-plain.spacy")
    DocBin(docs=single_docs(vocab, treebank.train, seed)).to_disk(folder / "train-single.spacy")
    DocBin(docs=plain_docs(vocab, dev)).to_disk(folder / "dev-names.spacy")
    together = [to_doc(vocab, part, spaced=False) for part in runs(parsed, seed)]
    DocBin(docs=together).to_disk(folder / "dev-syntax.spacy")
    content = repr((seed, treebank.train, dev, others))
    return hashlib.sha256(content.encode()).hexdigest()


def assemble(syntax: Language, names: Language) -> Language:
    """One pipeline of the two runs: words and sentences first, then names with an encoder of their own.

    Between them stand rules for what the parse tells better than the words before it (`auxiliaries.toml`).
    """
    add_auxiliaries(syntax)
    syntax.add_pipe("ner", source=names)
    settings = syntax.config
    settings["paths"] = {key: None for key in settings["paths"]}
    settings["initialize"]["vectors"] = None
    settings["nlp"]["batch_size"] = syntax.batch_size = 64
    syntax.config = settings
    return syntax


def add_auxiliaries(nlp: Language) -> None:
    """Let a pipeline that tells word classes, lemmas and dependencies mend auxiliaries by the last of these."""
    ruler = cast("AttributeRuler", nlp.add_pipe("attribute_ruler"))
    with Path(__file__).with_name("auxiliaries.toml").open("rb") as file:
        ruler.add_patterns(tomllib.load(file)["rules"])


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


def finish(
    nlp: Language, identifier: Identifier, treebank: Treebank, out: Path, taught_sentences: int = 0
) -> dict[str, Any]:
    """Write the pipeline, measure what was written, and put the figures and the cards beside it.

    Raises SourceError where the disk does not take it; what stood at `out` is then still there.
    """
    with fresh_folder(out, "train again") as fresh:
        nlp.to_disk(fresh)
        strings = json.dumps(needed_strings(nlp, fresh), ensure_ascii=False)
        (fresh / "vocab" / "strings.json").write_text(strings, encoding="utf-8")
        identifier.save(fresh / TABLE)
        figures = evaluate.evaluate(fresh, treebank.test)
        forms = listed_forms(nlp.vocab.vectors) if len(nlp.vocab.vectors) else 0
        learnt = card.Learnt(len(treebank.train), treebank.left_out, taught_sentences, forms)
        card.write(fresh, figures, learnt)
    return figures
