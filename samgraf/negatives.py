"""What people have rejected, asked of the reading again: which of it is still drawn.

A rejected statement is a negative that a person has looked at. It stays in the table of decisions when the reading
no longer makes it, and tells when a later one makes it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samgraf.decisions import Decisions, Rejected
from samgraf.model import Reading


@dataclass(frozen=True, slots=True)
class Negatives:
    """The rejected statements of some documents."""

    asked: int
    """Rejections that are about these documents, one for each document that it is about."""
    drawn: tuple[Rejected, ...]
    """What the reading still says, once a document, in the order of the documents."""

    def as_object(self) -> dict[str, object]:
        """Plain lists and dictionaries."""
        drawn = [
            {
                "statement": " ".join(each.statement.triple),
                "document": each.document,
                "rule": each.statement.rule,
                "confidence": each.statement.confidence,
                "reason": each.decision.reason,
            }
            for each in self.drawn
        ]
        return {"asked": self.asked, "drawn": drawn}


def find_negatives(readings: Iterable[Reading], decisions: Decisions) -> Negatives:
    """The rejections that are about some readings, before decisions, and what of them is still drawn."""
    asked = 0
    drawn: dict[tuple[str, tuple[str, str, str]], Rejected] = {}
    for reading in readings:
        asked += len(decisions.rejections(reading))
        for each in decisions.rejected(reading):
            drawn.setdefault((each.document, each.statement.triple), each)
    return Negatives(asked, tuple(drawn.values()))
