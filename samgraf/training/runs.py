"""One training run of a spaCy configuration: seeded, measured on the way, the best state kept on disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.pipeline import EditTreeLemmatizer
from spacy.schemas import ConfigSchemaTraining
from spacy.training.initialize import init_nlp
from spacy.training.loop import create_evaluation_callback, create_train_batches, train_while_improving
from spacy.util import load_config, registry, resolve_dot_names
from thinc.util import fix_random_seed

from samgraf.errors import SourceError, UsageError
from samgraf.language import numpy_products
from samgraf.progress import Report

CONFIGS = ("syntax", "names")


def config_path(name: str) -> Path:
    """The shipped configuration of a run: `syntax` or `names`.

    Raises UsageError where there is none of that name.
    """
    if name not in CONFIGS:
        raise UsageError(f"no training configuration {name!r}; there are {', '.join(CONFIGS)}")
    return Path(__file__).with_name(f"{name}.cfg")


def run(config: Path, out: Path, overrides: Mapping[str, Any], report: Report | None = None) -> None:
    """Train as a configuration says, and write the best state to `out`/best.

    `overrides` are dotted settings (`paths.train`, `training.max_steps` …). Each measurement is a line of JSON in
    `out`/log.jsonl. The same seed and settings on the same machine give the same weights.

    Raises SourceError where the disk does not take the result.
    """
    with numpy_products():
        _run(config, out, overrides, report)


def _run(config: Path, out: Path, overrides: Mapping[str, Any], report: Report | None) -> None:
    settings = load_config(config, overrides=dict(overrides), interpolate=False)
    fix_random_seed(settings.interpolate()["training"]["seed"])
    nlp = init_nlp(settings)
    recall_trees(nlp)
    training = registry.resolve(nlp.config.interpolate()["training"], schema=ConfigSchemaTraining)
    train_corpus, dev_corpus = resolve_dot_names(
        nlp.config.interpolate(), [training["train_corpus"], training["dev_corpus"]]
    )
    steps = train_while_improving(
        nlp,
        training["optimizer"],
        create_train_batches(nlp, train_corpus, training["batcher"], training["max_epochs"]),
        create_evaluation_callback(nlp, dev_corpus, training["score_weights"]),
        dropout=training["dropout"],
        accumulate_gradient=training["accumulate_gradient"],
        patience=training["patience"],
        max_steps=training["max_steps"],
        eval_frequency=training["eval_frequency"],
        exclude=training["frozen_components"],
        annotating_components=training["annotating_components"],
        before_update=None,
    )
    best = -1.0
    try:
        out.mkdir(parents=True, exist_ok=True)
        with (out / "log.jsonl").open("w", encoding="utf-8") as log:
            for _, info, is_best in steps:
                if is_best is not None:
                    log.write(json.dumps(_line(info)) + "\n")
                    log.flush()
                if is_best:
                    best = max(best, info["score"])
                    with nlp.use_params(training["optimizer"].averages):
                        nlp.to_disk(out / "best")
                if report is not None:
                    report(info["step"], training["max_steps"], f"{out.name}, best {max(best, 0.0):.3f}")
    except OSError as error:
        raise SourceError(f"{out} cannot be written ({error.strerror}); make room and train again") from error


def recall_trees(nlp: Language) -> None:
    """Let lemmatizers that were read from disk know their labels again; spaCy does not keep which tree has which."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, EditTreeLemmatizer):
            pipe.tree2label = pipe.tree2label or {tree: label for label, tree in enumerate(pipe.labels)}


def _line(info: Mapping[str, Any]) -> dict[str, Any]:
    scores = {
        name: round(value, 4)
        for name, value in info["other_scores"].items()
        if isinstance(value, float) and not name.endswith("_per_type")
    }
    return {
        "step": info["step"],
        "epoch": info["epoch"],
        "words": info["words"],
        "seconds": round(info["seconds"]),
        "score": round(info["score"], 4),
        **scores,
    }
