"""How far each rule can be trusted: what it has earned on the gold, from `samgraf calibrate`."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from samgraf.model import Document, Statement
from samgraf.resources import packaged

TABLE = "confidence.json"
ANY = "*"
"""What stands for any rule in the table."""


class Confidence(NamedTuple):
    """How often a rule is right, 0 to 1: on pages that rules were written on, and on pages that are new."""

    tuned: float
    new: float

    def of(self, new: bool) -> float:
        """That of one of the two kinds of pages."""
        return self.new if new else self.tuned


class Table(NamedTuple):
    """What the rules have earned, and the pages that rules were written on."""

    rules: Mapping[str, Confidence]
    """By rule, by family of rules (`sentence:`) and of any rule (`*`)."""
    tuned: frozenset[str]
    """Digests of pages."""

    def share(self, rule: str, new: bool) -> float:
        """What a rule has earned on pages of one kind; one that no gold tells of has what its family has, or any."""
        return self.rules[key_of(rule, self.rules)].of(new)


def family_of(rule: str) -> str:
    """What the rules of one kind begin with.

    >>> family_of("sentence:affiliation-role")
    'sentence:'
    """
    return rule.partition(":")[0] + ":"


def key_of(rule: str, table: Container[str]) -> str:
    """What a rule stands under in a table: itself, its family, or any."""
    return next((each for each in (rule, family_of(rule)) if each in table), ANY)


@cache
def load_table() -> Table:
    """The shipped table."""
    shown = json.loads(packaged("rules", TABLE).read_text(encoding="utf-8"))
    return Table({rule: Confidence(*shares) for rule, shares in shown["rules"].items()}, frozenset(shown["tuned"]))


def calibrated(statements: Iterable[Statement], document: Document) -> Iterator[Statement]:
    """The statements of a document with the confidence that their rules have earned on pages of its kind."""
    table = load_table()
    new = document.digest not in table.tuned
    for statement in statements:
        yield replace(statement, confidence=table.share(statement.rule, new))
