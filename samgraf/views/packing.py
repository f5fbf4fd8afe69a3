"""What a page carries, made small: rows as columns, and text packed so that any browser of today can unpack it itself.

A page of two thousand nodes is a quarter of a megabyte so, and four times that as plain JSON.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_DATA = 'id="packed-data">'


def packed(text: str) -> str:
    """A text in the format of zlib (RFC 1950; browsers say "deflate"), in base64, so that it can end no element."""
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 6)).decode("ascii")


def unpacked(text: str) -> str:
    """The text that was packed."""
    return zlib.decompress(base64.b64decode(text)).decode("utf-8")


def carried(page: str) -> dict[str, Any]:
    """The data that a page carries: its words, `nodes` and `edges` as columns, and what the proofs count up."""
    start = page.index(_DATA) + len(_DATA)
    found: dict[str, Any] = json.loads(unpacked(page[start : page.index("<", start)]))
    return found


def compact_json(data: object) -> str:
    """JSON without a needless byte, in the order that the data has."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def columns(rows: Sequence[Mapping[str, Any]], names: Iterable[str]) -> dict[str, list[Any]]:
    """Rows as a list for each name; None where a row has nothing. A name that no row has is left out."""
    found = {name: [row.get(name) for row in rows] for name in names}
    return {name: values for name, values in found.items() if any(value is not None for value in values)}


class Numbers:
    """A number for each of the things that are told of often, so that each stands once: `numbers[thing]`."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def __getitem__(self, thing: Any) -> int:
        return self._numbers.setdefault(thing, len(self._numbers))

    def things(self) -> list[Any]:
        """The things in the order of their numbers."""
        return list(self._numbers)


def utf16(text: str) -> int:
    """The length of a text as JavaScript counts it."""
    return len(text.encode("utf-16-le")) // 2
