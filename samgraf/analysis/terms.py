"""What counts as a sector, an arena and a tie: `rules/analysis.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from samgraf.resources import packaged

UNKNOWN = "unknown"
"""The sector of what has none."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The choices of an analysis that are data."""

    sectors: Mapping[str, str]
    """The sector of each type of body."""
    relations: Mapping[str, float]
    """How much of a tie each relation is, from 0 (none) to 1."""
    arenas: Mapping[str, frozenset[str]]
    """The types of each kind of arena."""
    limits: Mapping[str, float]
    """When to warn."""
    sentences: Mapping[str, str]
    """What results say, with places for figures."""
    nulls: Mapping[str, str]
    """What each way to make chance keeps."""
    sector_names: Mapping[str, Mapping[str, str]]
    """What each sector is called, by language."""

    def sector(self, kind: str) -> str:
        """The sector of a type, `UNKNOWN` where it has none."""
        return self.sectors.get(kind, UNKNOWN)


@cache
def terms() -> Terms:
    """The terms that SamGraf ships."""
    told = tomllib.loads(packaged("rules", "analysis.toml").read_text(encoding="utf-8"))
    sectors = {kind: name for name, about in told["sectors"].items() for kind in about["types"]}
    arenas = {name: frozenset(kinds) for name, kinds in told["arenas"].items()}
    return Terms(
        sectors, told["relations"], arenas, told["limits"], told["sentences"], told["nulls"], told["sectors"]
    )  # fmt: skip
