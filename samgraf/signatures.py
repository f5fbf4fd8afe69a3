"""Which kinds of things each property joins, from the rules."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache

from samgraf.model import ACTORS, Entity
from samgraf.resources import packaged


def group_of(kind: str) -> str:
    """The group of a type in the signatures."""
    return "Organisation" if kind in ("Funder", "Institution") else kind


def is_property(name: str) -> bool:
    """Whether this is the name of a property that statements have."""
    return name in _signatures()


def properties() -> tuple[str, ...]:
    """The names of the properties that statements have."""
    return tuple(_signatures())


def joins(predicate: str, subject: str, object: str) -> bool:
    """Whether a property joins things of such groups in this direction."""
    subjects, objects = _signatures()[predicate]
    return subject in subjects and object in objects


def fits(predicate: str, subject: Entity, object: Entity) -> bool:
    """Whether a property joins such things in this direction."""
    return joins(predicate, group_of(subject.type), group_of(object.type))


@cache
def _signatures() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    def kinds(names: Sequence[str]) -> frozenset[str]:
        return frozenset(k for name in names for k in (ACTORS if name == "Actor" else {group_of(name)}))

    rules = tomllib.loads(packaged("rules", "signatures.toml").read_text(encoding="utf-8"))
    return {name: (kinds(subjects), kinds(objects)) for name, (subjects, objects) in rules.items()}
