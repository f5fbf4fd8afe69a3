"""From the treebank to a finished pipeline: convert, train words and names, put together, measure, describe.

Each stage leaves its result in a working folder with a stamp of what it was made from. A run that was broken off goes
on with the stage it was in; a stage whose stamp still holds is not done again.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import DocBin

from samgraf.authorities import Authorities
from samgraf.disk import BusyError, replacing_folder
from samgraf.errors import SourceError
from samgraf.language import numpy_products, read_pipeline
from samgraf.progress import Report, progress
from samgraf.text.norms import TABLE, Identifier
from samgraf.training import card, evaluate, teachers, warm
from samgraf.training.docs import OtherNames, plain_docs, runs, single_docs, teaching_docs, to_doc, training_docs
from samgraf.training.identify import pairs, train_identifier
from samgraf.training.lexicon import listed_forms
from samgraf.training.raw import tokenised
from samgraf.training.runs import config_path, run
from samgraf.training.teachers import add_taught, choose, names_found, taught
from samgraf.training.treebank import Treebank, read_treebank
from samgraf.training.warm import begin_from, mean

_NO_VECTORS = {
    "syntax": {"components.tok2vec.model.embed.include_static_vectors": False},
    "names": {"components.ner.model.tok2vec.embed.include_static_vectors": False},
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training is made of besides the treebank."""

    vectors: Path | None = None
    """A spaCy folder with word vectors (`samgraf.training.vectors`); without it, those of `earlier`, or none."""
    earlier: Path | None = None
    """A pipeline that is gone on from, in place of beginning from nothing."""
    raw: tuple[Path, ...] = ()
    """Files of raw text that teachers label; without them, names are learnt from the treebank alone."""
    teachers: int = 3
    """How many label it: the run of names itself, and wider ones."""
    seed: int = 0
    """For documents, weights and order."""
    steps: int | None = None
    """Of each run at most, in place of the configuration's."""


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
        syntax = stages.syntax()
        names = stages.names()
    except OSError as error:
        raise SourceError(f"{folder} cannot be written ({error.strerror}); make room and train again") from error
    identifier = train_identifier(pairs(treebank.train), seed=chosen.seed)
    return finish(assemble(syntax, names), identifier, treebank, out, stages.labelled())


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of a training in its working folder."""

    folder: Path
    plan: Plan
    corpus: str
    """A hash of the documents and vectors."""

    def syntax(self) -> Language:
        """Words and sentences: a run from nothing or an earlier pipeline, and the mean of those that go on from it.

        They go on in rounds, each from the mean of all before.
        """
        if self.plan.earlier is None:
            self._run("syntax", "syntax", "train-syntax")
        else:
            self._go_on("syntax", "syntax", "train-syntax", self.plan.earlier, self.plan.earlier / "tok2vec")
        before = self.folder / "syntax" / "best"
        names: list[str] = []
        for number, count in enumerate(warm.ROUNDS, start=1):
            place = self.folder / f"round-{number}"
            for _ in range(count):
                names.append(f"syntax-{len(names) + 1}")
                seed = len(names)
                self._go_on(names[-1], "syntax", "train-syntax", before, before / "tok2vec", seed=seed, place=place)
            before = self._together(names, place / "mean")
        with numpy_products():
            return spacy.load(before)

    def _together(self, names: Sequence[str], place: Path) -> Path:
        """The folder of the mean of some runs; it is not made anew of the same."""
        stamps = "".join((self.folder / name / "stamp").read_text(encoding="utf-8") for name in names)
        if not _is_made_of(place, stamps):
            (place / _MADE_OF).unlink(missing_ok=True)
            with numpy_products():
                mean([(spacy.load(self.folder / name / "best"), 1.0) for name in names]).to_disk(place)
            (place / _MADE_OF).write_text(stamps, encoding="utf-8")
        return place

    def names(self) -> Language:
        """Names: one run on the treebank and the copies of its sentences, or, with more to learn from, several.

        What is gone on from is an earlier pipeline or a run on the treebank's sentences; from there one run learns
        copies, and one what teachers label. Their weights are drawn together.
        """
        if self.plan.earlier is None and not self.plan.raw:
            return self._run("names", "names", "train-names")
        if self.plan.earlier is None:
            self._first()
        before = self.plan.earlier or self.folder / "names" / "best"
        runs = {"copies": self._go_on("copies", "names", "train-names", before, before / "ner")}
        if self.plan.raw:
            labelled = self._teach()
            runs["taught"] = self._go_on("taught", "names", "train-taught", before, before / "ner", labelled)
        runs["begun"] = read_pipeline(str(self.folder / "begun-names"))
        return mean([(run, warm.SHARES[name]) for name, run in runs.items()])

    def _first(self) -> Language:
        """Names from nothing but the treebank's sentences, some of them spoiled."""
        return self._run("names", "names", "train-single")

    def _teach(self) -> str:
        """Write the documents of the treebank and of raw text that teachers label; return the latter as a text."""
        vocab = spacy.blank("nb").vocab
        table = vocab if self.plan.vectors is None else spacy.load(self.plan.vectors).vocab
        with progress("raw text"):
            texts = choose(tokenised(self.plan.raw), table, self.plan.seed)
        answers = [names_found(teacher, texts) for teacher in self._teachers()]
        place = self.folder / "corpus"
        docs = taught(vocab, texts, answers)
        add_taught(place / "train-single.spacy", place / "train-taught.spacy", docs, vocab, self.plan.seed)
        return repr((texts, [list(map(sorted, names)) for names in answers]))

    def labelled(self) -> int:
        """How many sentences of raw text the names were learnt from."""
        if not self.plan.raw:
            return 0
        both, treebank = (self.folder / "corpus" / f"train-{name}.spacy" for name in ("taught", "single"))
        return len(DocBin().from_disk(both)) - len(DocBin().from_disk(treebank))

    def _teachers(self) -> Iterator[Language]:
        """The run of names, the earlier pipeline where there is one, and wide ones that differ in their seed."""
        yield self._first()
        if self.plan.earlier is not None:
            yield read_pipeline(str(self.plan.earlier))
        for number in range(1, self.plan.teachers):
            changes = {**teachers.SETTINGS, "system.seed": self.plan.seed + number}
            yield self._run(f"teacher-{number}", "names", "train-plain", changes)

    def _go_on(
        self,
        name: str,
        kind: str,
        docs: str,
        before: Path,
        part: Path,
        content: str = "",
        *,
        seed: int = 0,
        place: Path | None = None,
    ) -> Language:
        """The stage of a name, begun from a pipeline; `part` is the folder of the weights that it goes on with.

        seed: what is added to the plan's.
        place: where what it begins with is kept, the working folder where not given.
        """
        weights = part / "model"
        known = weights.read_bytes() if weights.is_file() else b""  # what lacks the part is refused below
        made_of = hashlib.sha256(known + content.encode()).hexdigest()
        begun = (place or self.folder) / f"begun-{kind}"
        if not _is_made_of(begun, self.corpus + made_of):
            (begun / _MADE_OF).unlink(missing_ok=True)
            begun.parent.mkdir(exist_ok=True)
            begin_from(before, self.plan.vectors, config_path(kind), begun.parent)
            (begun / _MADE_OF).write_text(self.corpus + made_of, encoding="utf-8")
        changes = {**warm.SETTINGS[kind], "system.seed": self.plan.seed + seed}
        return self._run(name, kind, docs, changes, begun / f"{kind}.cfg", made_of)

    def _run(
        self,
        name: str,
        kind: str,
        docs: str,
        changes: Mapping[str, Any] | None = None,
        begun: Path | None = None,
        made_of: str = "",
    ) -> Language:
        """The stage of a name: documents of the corpus, a configuration, and what changes in it."""
        place = self.folder / "corpus"
        vectors = {"paths.vectors": str(self.plan.vectors)} if self.plan.vectors else _NO_VECTORS[kind]
        overrides = {
            "paths.train": str(place / f"{docs}.spacy"),
            "paths.dev": str(place / f"dev-{kind}.spacy"),
            "system.seed": self.plan.seed,
            **({} if begun else vectors),
            **(changes or {}),
            **({"training.max_steps": self.plan.steps} if self.plan.steps else {}),
        }
        with progress(name) as report:
            config = begun or config_path(kind)
            return stage(config, self.folder / name, overrides, self.corpus + made_of, report)


_MADE_OF = "made-of"
"""The file in a folder that says what is in it was made of."""


def _is_made_of(folder: Path, content: str) -> bool:
    mark = folder / _MADE_OF
    return mark.is_file() and mark.read_text(encoding="utf-8") == content


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
        with numpy_products():
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
    out = out.resolve()
    try:
        with replacing_folder(out) as fresh:
            nlp.to_disk(fresh)
            strings = json.dumps(needed_strings(nlp, fresh), ensure_ascii=False)
            (fresh / "vocab" / "strings.json").write_text(strings, encoding="utf-8")
            identifier.save(fresh / TABLE)
            figures = evaluate.evaluate(fresh, treebank.test)
            forms = listed_forms(nlp.vocab.vectors) if len(nlp.vocab.vectors) else 0
            learnt = card.Learnt(len(treebank.train), treebank.left_out, taught_sentences, forms)
            card.write(fresh, figures, learnt)
    except BusyError as error:
        raise SourceError(f"another run writes {out}; wait for it and train again") from error
    except OSError as error:
        raise SourceError(f"{out} cannot be written ({error.strerror}); make room and train again") from error
    return figures
