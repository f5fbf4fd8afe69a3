"""Tables of pandas, for notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samgraf.errors import UsageError

if TYPE_CHECKING:
    import pandas


def frame(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> pandas.DataFrame:
    """A table with these columns and rows.

    Raises UsageError where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise UsageError("a frame needs pandas: pip install 'samgraf[notebook]'") from error
    return pandas.DataFrame([tuple(row) for row in rows], columns=list(columns))
