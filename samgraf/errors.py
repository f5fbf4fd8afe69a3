"""What can go wrong, as types.

* SamgrafError                 the one to catch; its text is one line: what, where, what to do
  + UsageError                 the command or call is wrong (exit code 2)
    - QueryError               a query that cannot be parsed or named, with line and column
  + DataError                  the data is wrong (exit code 1)
    - SourceError              a text that cannot be read
    - RegisterError            a register with a broken row
    - DecisionError            a line of decisions that is broken, contradicts another or is about nothing
    - EvidenceError            a statement whose quotation does not stand at its offsets
    - GraphError               a graph folder that is missing, damaged or locked
"""

from __future__ import annotations


class SamgrafError(Exception):
    """Anything SamGraf refuses to do; the text is one line for a person."""

    exit_code = 1


class UsageError(SamgrafError):
    """The call itself is wrong: an unknown name, an impossible option."""

    exit_code = 2


class QueryError(UsageError):
    """A query that cannot be run as it stands."""


class DataError(SamgrafError):
    """The call is right, the data is not."""


class SourceError(DataError):
    """A source text that cannot be read."""


class RegisterError(DataError):
    """A register in which a row is broken."""


class DecisionError(DataError):
    """A decision that is broken, contradicts another, or is about nothing that was read."""


class EvidenceError(DataError):
    """A statement whose quotation does not stand in its document at its offsets."""


class GraphError(DataError):
    """A graph folder that is missing, damaged or in use."""
