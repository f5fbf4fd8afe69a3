"""What one query may use, and what it is told when it wants more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one query, and how many run at a time."""

    seconds: float = 10.0
    """From the moment it starts until its whole answer is there."""
    rows: int = 10_000
    """Rows, or triples, of an answer."""
    bytes: int = 20_000_000
    """Bytes of an answer."""
    memory: int = 256 * 1024 * 1024
    """Bytes of memory beyond those of the graph itself."""
    query: int = 20_000
    """Bytes of the query's own text."""
    at_once: int = 8
    """Queries that run side by side; others wait."""

    def header(self) -> str:
        """The limits in one line, for a header of every answer."""
        most = f"rows={self.rows}, bytes={self.bytes}, memory={self.memory}, query={self.query}"
        return f"seconds={self.seconds:g}, {most}"

    def sentence(self) -> str:
        """The limits in words."""
        return (
            f"A query may be {self.query} bytes long and run for {self.seconds:g} seconds in {self.memory >> 20} MB; "
            f"an answer may have {self.rows} rows or triples and {self.bytes} bytes. What needs more is refused, "
            "never cut."
        )
