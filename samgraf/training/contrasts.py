"""Invented sentences that show what joins two names and what does not.

Gold of real pages has few sentences in which a person and a body stand side by side and are not of each other ("Kari
Moe flyttet til Skien kommune"), so that networks learn from it that any two such names are joined.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from samgraf.errors import DataError
from samgraf.evaluate import Triple
from samgraf.model import Document, Entity
from samgraf.reading import Reader
from samgraf.scoring.pairs import Pair
from samgraf.statements import Context
from samgraf.training.pairs import Example, Judge, example_of

FILLED = 3
"""Times that each sentence is told, with other names."""


@dataclass(frozen=True)
class Contrast:
    """A sentence, and the one triple that it tells by the names in it; None where it joins nothing."""

    text: str
    triple: Triple | None = None


def load_contrasts(path: Path, seed: int = 0) -> list[Contrast]:
    """The sentences of a file, each with names by chance.

    Raises DataError where the file has not that form.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        return list(_filled(given, Random(seed)))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: no file of contrasts ({error}); data/contrasts.toml shows its form") from error


def _filled(given: Mapping[str, Any], chance: Random) -> Iterator[Contrast]:
    apart = [(sentence, None) for sentences in given["apart"].values() for sentence in sentences]
    joined = [
        (sentence, (each["subject"], each["predicate"], each["object"]))
        for each in given["joined"]
        for sentence in each["sentences"]
    ]
    for sentence, told in (*apart, *joined):
        for _ in range(FILLED):
            names = {slot: chance.choice(known) for slot, known in given["names"].items()}
            text = sentence.format(**names)
            triple = told and (names[told[0]], told[1], names[told[2]])
            yield Contrast(text[0].upper() + text[1:], triple)


def contrast_examples(reader: Reader, width: int, contrasts: Sequence[Contrast]) -> list[Example]:
    """The pairs of the sentences; those in which the reader does not find what they join are left out.

    width: of the pipeline's vectors.
    """
    examples = []
    for count, contrast in enumerate(contrasts):
        document = Document(f"contrast-{count}.txt", contrast.text, {}, 0)
        found = example_of(reader, width, document, partial(_judge_by, contrast))
        if found and (contrast.triple is None or (found.labels == 1).any()):
            examples.append(found)
    return examples


def _judge_by(contrast: Contrast, _: Context) -> Judge:
    """What a sentence says of its pairs, by the names in it."""
    if contrast.triple is None:
        return lambda pair, predicate: False
    subject, told, object_ = contrast.triple

    def judge(pair: Pair, predicate: str) -> bool:
        named = _is_named(pair.subject.entity, subject) and _is_named(pair.object.entity, object_)
        return named and predicate == told

    return judge


def _is_named(entity: Entity, name: str) -> bool:
    """Whether a name has that of a thing in it: "prosjektet *Gode grender*", "*Skien* kommune"."""
    return entity.name in name
