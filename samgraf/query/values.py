"""RDF terms as Python values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from samgraf.query.terms import Term, plain
from samgraf.vocab import PREFIXES

Value = str | int | float | bool | Decimal | date | datetime | time | None

_TRUE = {"true": True, "1": True, "false": False, "0": False}
_KINDS: Mapping[str, Callable[[str], Value]] = {
    "integer": int,
    "int": int,
    "long": int,
    "nonNegativeInteger": int,
    "decimal": Decimal,
    "double": float,
    "float": float,
    "boolean": _TRUE.__getitem__,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def value(term: Term | None) -> Value:
    """A term as a Python value: numbers, truth, days and times by their datatype, None where a variable is unbound.

    An IRI is a text in short form where a prefix fits. A year or month (xsd:gYear, xsd:gYearMonth) stays a text, since
    Python has no such type, and so does a literal that is not of its datatype.
    """
    if term is None:
        return None
    if isinstance(term, ox.Literal) and term.datatype.value.startswith(PREFIXES["xsd"]):
        made = _KINDS.get(term.datatype.value.removeprefix(PREFIXES["xsd"]))
        if made:
            with suppress(ValueError, KeyError, InvalidOperation):
                return made(term.value)
    return plain(term)
