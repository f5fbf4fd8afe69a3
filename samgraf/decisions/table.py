"""The lines of a table of decisions, read one by one; a broken one is refused with its file, its line and the remedy.

Tab-separated, with the head `decision target value date by reason`. Lines that are empty or begin with `#` are
passed over. The order of lines means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from samgraf.disk import write_whole
from samgraf.errors import DecisionError

Kind = Literal["same", "different", "is", "not-a", "retype", "label", "accept", "reject", "withhold"]
KINDS = frozenset[str](get_args(Kind))
COLUMNS = ("decision", "target", "value", "date", "by", "reason")
HEAD = "\t".join(COLUMNS)

WITHOUT_VALUE = frozenset({"accept", "reject", "withhold"})
OF_CLAIMS = frozenset({"accept", "reject"})

_NAMED = re.compile(r"(?:id:)?(?P<id>[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*)(?:@(?P<document>[a-z0-9]+(?:-[a-z0-9]+)*))?")
_CLAIM = re.compile(
    r"(?:id:)?(?P<subject>[a-z]+/[a-z0-9-]+) (?:sg:)?(?P<predicate>[A-Za-z]+)"
    r" (?:id:|concept:)?(?P<object>[a-z]+/[a-z0-9-]+)(?:@(?P<document>[a-z0-9-]+))?"
)
_TOKEN = re.compile(r"hmac:[0-9a-f]{8}:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity wherever it is named, or as one document names it."""

    id: str
    document: str = ""
    """The slug of the document's name; empty for all documents."""

    def __str__(self) -> str:
        return f"{self.id}@{self.document}" if self.document else self.id


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A statement wherever it is made, or as one document makes it."""

    subject: str
    predicate: str
    object: str
    document: str = ""

    def __str__(self) -> str:
        said = f"{self.subject} {self.predicate} {self.object}"
        return f"{said}@{self.document}" if self.document else said


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person has decided about an identity or a statement, when and why."""

    kind: Kind
    target: str
    value: str
    date: date
    by: str
    reason: str
    file: str
    line: int

    @property
    def named(self) -> Named:
        """The entity that the decision is about; raises DecisionError where the target names none."""
        return _named(self, self.target, "target")

    @property
    def other(self) -> Named:
        """The entity that the value names; raises DecisionError where it names none."""
        return _named(self, self.value, "value")

    @property
    def claim(self) -> Claim:
        """The statement that the decision is about; raises DecisionError where the target is none."""
        match = _CLAIM.fullmatch(self.target)
        if not match:
            raise self.error(
                f"“{self.target}” is no statement", "write SUBJECT PREDICATE OBJECT, with @DOCUMENT for one document"
            )
        return Claim(match["subject"], match["predicate"], match["object"], match["document"] or "")

    def error(self, what: str, remedy: str) -> DecisionError:
        """The error to raise about this line."""
        return _broken(self.file, self.line, what, remedy)

    def row(self) -> str:
        """The line as the table has it."""
        by, reason = (" ".join(cell.split()) for cell in (self.by, self.reason))
        return "\t".join((self.kind, self.target, self.value, self.date.isoformat(), by, reason))


def read_lines(path: Path) -> Iterator[Decision]:
    """The decisions of a table in its order.

    Raises DecisionError where the file cannot be read or a line is broken.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path} cannot be read as UTF-8 text ({error}); give another --decisions") from error
    rows = [(number, line) for number, line in enumerate(lines, start=1) if line.strip() and not line.startswith("#")]
    if not rows or rows[0][1].rstrip() != HEAD:
        number = rows[0][0] if rows else 1
        raise _broken(path.name, number, "the head is missing", f"begin with the columns {', '.join(COLUMNS)} and tabs")
    for number, line in rows[1:]:
        yield decision_of(path.name, number, line)


def append_lines(path: Path, decisions: Iterable[Decision]) -> None:
    """Write decisions at the end of a table, which is made where there is none.

    Raises DecisionError where what stands there is no table or a new line is broken, UsageError where the file cannot
    be written; it is then as it was.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else HEAD + "\n"
    rows = "".join(decision.row() + "\n" for decision in decisions)
    if path.exists():
        _ = list(read_lines(path))
    for number, row in enumerate(rows.splitlines(), start=text.count("\n") + 1):
        decision_of(path.name, number, row)
    write_whole(path, (text.rstrip("\n") + "\n" + rows).encode("utf-8"))


def decision_of(file: str, number: int, line: str) -> Decision:
    """The decision of a line with tabs.

    Raises DecisionError, with the file and number of the line, where it is broken.
    """
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != len(COLUMNS):
        raise _broken(file, number, f"{len(cells)} cells where {len(COLUMNS)} belong", "separate them with single tabs")
    kind, target, value, day, by, reason = cells
    if kind not in KINDS:
        raise _broken(file, number, f"“{kind}” is no decision", f"use one of {', '.join(sorted(KINDS))}")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise _broken(file, number, f"“{day}” is no date", "write it as 2026-11-24") from None
    for column, cell in (("target", target), ("by", by), ("reason", reason)):
        if not cell:
            raise _broken(file, number, f"“{column}” is empty", "fill it in; a decision says who decided and why")
    found = Decision(cast(Kind, kind), target, value, on, by, reason, file, number)
    _check_shape(found)
    return found


def _check_shape(decision: Decision) -> None:
    if decision.kind in WITHOUT_VALUE and decision.value:
        raise decision.error(f"“{decision.kind}” takes no value", "leave the column empty")
    if decision.kind not in WITHOUT_VALUE and not decision.value:
        raise decision.error("“value” is empty", f"“{decision.kind}” needs one")
    if decision.kind == "withhold":
        if not _TOKEN.fullmatch(decision.target):
            raise decision.error("the target is no keyed hash", "let `samgraf withhold` write the line")
    elif decision.kind in OF_CLAIMS:
        _ = decision.claim
    else:
        named = decision.named
        if decision.kind in ("retype", "label") and named.document:
            raise decision.error(f"“{decision.kind}” holds in all documents", f"leave @{named.document} out")
    if decision.kind in ("same", "different", "is"):
        _ = decision.other
    if decision.kind == "is" and decision.other.document:
        raise decision.error(
            "a register's record is the same in all documents", f"leave @{decision.other.document} out"
        )


def _named(decision: Decision, cell: str, column: str) -> Named:
    match = _NAMED.fullmatch(cell)
    if not match:
        raise decision.error(
            f"“{cell}” in “{column}” is no entity", "write it as person/kari-nordmann, with @DOCUMENT for one document"
        )
    return Named(match["id"], match["document"] or "")


def _broken(file: str, line: int, what: str, remedy: str) -> DecisionError:
    return DecisionError(f"{file}, line {line}: {what}; {remedy}")
