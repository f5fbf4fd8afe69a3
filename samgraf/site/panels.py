"""Which stored queries stand where: the file of panels, and the queries that it names."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from samgraf.query import Query, packaged_query
from samgraf.query.named import named_queries
from samgraf.resources import packaged


@cache
def settings() -> dict[str, Any]:
    """The file of panels: which stored queries stand on the page of which kind."""
    return tomllib.loads(packaged("site", "panels.toml").read_text(encoding="utf-8"))


def stored(name: str) -> Query:
    """A stored query: one of the site's own, or one that `samgraf ask --list` names."""
    if name in named_queries():
        return named_queries()[name]
    return packaged_query("site", name)
