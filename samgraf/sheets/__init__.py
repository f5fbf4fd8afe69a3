"""Tables whose rows say something by a mapping: each row becomes a document, and is read like one.

* mapping: `read_mapping` takes from a TOML file what the columns of a table mean
* cells: `read_cells` takes the rows of a CSV file
* rows: `Sheet`, the rows as documents, and what each of them names and says
"""

from __future__ import annotations

from samgraf.sheets.mapping import Mapping, read_mapping
from samgraf.sheets.rows import Sheet, read_sheet

__all__ = ["Mapping", "Sheet", "read_mapping", "read_sheet"]
