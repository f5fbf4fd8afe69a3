"""What a graph is made with besides its texts: where any of it is another, no earlier reading counts."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from samgraf.decisions import Decisions
from samgraf.disk import file_digest
from samgraf.graph import Policy
from samgraf.resources import PAIRS, PIPELINE, packaged, shipped
from samgraf.vocab import digest

BLANK = "blank"
_LIBRARIES = (
    "ahocorasick-rs", "dateparser", "jinja2", "markupsafe", "networkx", "numpy", "pyoxigraph", "pyvis", "pyyaml",
    "rapidfuzz", "rdflib", "scipy", "spacy", "thinc",
)  # fmt: skip
"""What has a say in the bytes of a graph, in the order of the alphabet."""
_APART = frozenset({"__pycache__", "_shipped", "site"})
"""Folders of the package that have none: the site shows graphs, and carries an editor where npm gave one."""
_WORDS = {
    "code": "another version of SamGraf or its libraries",
    "registers": "other registers",
    "pipeline": "another language pipeline",
    "decisions": "other decisions",
    "attendees": "another policy on who only attended",
    "mapping": "another mapping of its table",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a graph is made with, each as a digest of its content: no path and no clock is in it."""

    model: str
    """The name of the pipeline, as it was asked for."""
    code: str
    registers: str
    pipeline: str
    decisions: str
    attendees: bool
    mapping: str = ""
    """Of the table that is read with the texts; empty where there is none."""

    @classmethod
    def of(cls, model: str, policy: Policy, decisions: Decisions, mapping: str = "") -> Settings:
        """The settings of a build.

        Raises UsageError where there is no such pipeline.
        """
        decided = decisions_digest(decisions)
        return cls(model, code_digest(), _registers(), _pipeline(model), decided, policy.attendees, mapping)

    def as_object(self) -> dict[str, object]:
        """Plain values, for the report."""
        return {name: value for name, value in asdict(self).items() if name != "model"}

    def difference(self, made_with: Mapping[str, object]) -> str | None:
        """What is another than a report says, in words; None where all is the same."""
        for name, value in self.as_object().items():
            if made_with.get(name) != value:
                return _WORDS[name]
        return None


def decisions_digest(decisions: Decisions) -> str:
    """What tells one table of decisions from another, whatever the order of its lines."""
    return digest(*(decision.row() for decision in decisions.all))


@cache
def code_digest() -> str:
    """What tells the code and rules of this SamGraf, and the libraries it runs with, from others."""
    versions = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return digest(platform.python_version(), *versions, content_digest([packaged()]))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@cache
def _registers() -> str:
    return content_digest([shipped("data", "authorities"), shipped("data", "map"), shipped("ontology")])


def _pipeline(model: str) -> str:
    if model == BLANK:
        return ""
    if model == PIPELINE:
        return content_digest([shipped("data", "models", PIPELINE), shipped("data", "models", PAIRS)])
    from samgraf.language import model_folder  # brings spaCy, which the pipelines of SamGraf itself need not here

    return content_digest([model_folder(model)])


def content_digest(folders: Iterable[Path]) -> str:
    """A digest of all files below some folders, by their names and bytes, those apart left out."""
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and not _APART & set(name.parts):
                found.update(f"{name.as_posix()}\0".encode("utf-8", "surrogatepass"))
                found.update(file_digest(path))
    return found.hexdigest()[:16]
