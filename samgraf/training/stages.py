"""The stages of a training: runs that go on from one another, each with what it was made of beside its result.

A run that was broken off goes on with the stage it was in; a stage whose stamp still holds is not done again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from samgraf.language import numpy_products, read_pipeline
from samgraf.progress import Report
from samgraf.training import teachers, warm
from samgraf.training.beside import side_by_side
from samgraf.training.raw import tokenised
from samgraf.training.runs import config_path, run
from samgraf.training.teachers import add_taught, choose, names_found, taught
from samgraf.training.warm import begin_from, mean

_NO_VECTORS = {
    "syntax": {"components.tok2vec.model.embed.include_static_vectors": False},
    "names": {"components.ner.model.tok2vec.embed.include_static_vectors": False},
}


_STAMP = "stamp"
"""The file in a folder that says what the rest of it was made of."""


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


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of a training in its working folder."""

    folder: Path
    plan: Plan
    corpus: str
    """A hash of the documents and vectors."""
    report: Report | None = None
    """Told the steps of each run."""

    def both(self) -> tuple[Path, Path]:
        """The folders of words and sentences, and of names: learnt side by side, for neither needs the other."""
        made = side_by_side({"syntax": partial(_syntax, self), "names": partial(_names, self)})
        return made["syntax"], made["names"]

    def syntax(self) -> Path:
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
            runs = {self.folder / name: 1.0 for name in names}
            before = self._together(runs, place / "mean")
        return before

    def _together(self, runs: Mapping[Path, float], place: Path) -> Path:
        """The folder of the mean of some runs, each with its share."""
        stamps = [(share, (run / _STAMP).read_text(encoding="utf-8")) for run, share in runs.items()]

        def draw_together() -> None:
            with numpy_products():
                mean([(spacy.load(_result(run)), share) for run, share in runs.items()]).to_disk(place)

        _once(place, repr(stamps), draw_together)
        return place

    def names(self) -> Path:
        """Names: one run on the treebank and the copies of its sentences, or, with more to learn from, several.

        What is gone on from is an earlier pipeline or a run on the treebank's sentences; from there one run learns
        copies, and one what teachers label. Their weights are drawn together.
        """
        if self.plan.earlier is None and not self.plan.raw:
            self._run("names", "names", "train-names")
            return self.folder / "names" / "best"
        if self.plan.earlier is None:
            self._first()
        before = self.plan.earlier or self.folder / "names" / "best"
        self._go_on("copies", "names", "train-names", before, before / "ner")
        runs = ["begun-names", "copies"]
        if self.plan.raw:
            self._go_on("taught", "names", "train-taught", before, before / "ner", self._teach())
            runs.append("taught")
        return self._together({self.folder / name: warm.SHARES[name] for name in runs}, self.folder / "names-mean")

    def _first(self) -> Language:
        """Names from nothing but the treebank's sentences, some of them spoiled."""
        return self._run("names", "names", "train-single")

    def _teach(self) -> str:
        """Write the documents of the treebank and of raw text that teachers label; return the latter as a text."""
        vocab = spacy.blank("nb").vocab
        table = vocab if self.plan.vectors is None else spacy.load(self.plan.vectors).vocab
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

        def begin() -> None:
            begun.parent.mkdir(exist_ok=True)
            begin_from(before, self.plan.vectors, config_path(kind), begun.parent)

        _once(begun, self.corpus + made_of, begin)
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
        config = begun or config_path(kind)
        return stage(config, self.folder / name, overrides, self.corpus + made_of, self.report)


def _syntax(stages: Stages, report: Report) -> Path:
    return replace(stages, report=report).syntax()


def _names(stages: Stages, report: Report) -> Path:
    return replace(stages, report=report).names()


def _result(run: Path) -> Path:
    """The pipeline that a run left behind, or the folder itself where it is one."""
    best = run / "best"
    return best if best.is_dir() else run


def _once(folder: Path, content: str, make: Callable[[], object]) -> None:
    """Make what a folder holds, unless it was made of the same content; a making broken off leaves no stamp."""
    mark = folder / _STAMP
    if mark.is_file() and mark.read_text(encoding="utf-8") == content:
        return
    mark.unlink(missing_ok=True)
    make()
    mark.write_text(content, encoding="utf-8")


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
    _once(folder, stamp, lambda: run(config, folder, overrides, report))
    with numpy_products():
        return spacy.load(folder / "best")
