"""A map without tiles: the outline of Norway, and where municipalities and counties lie, projected."""

from __future__ import annotations

import csv
import math
from functools import cache

import networkx as nx

from samgraf.resources import shipped

_TABLES = {"municipality": "municipalities.csv", "county": "counties.csv"}
_MERIDIAN = 15.0
_SCALE = 6000.0


@cache
def _register(kind: str) -> dict[str, tuple[int, int]]:
    """The places of a register by their ids; those without coordinates are left out."""
    with shipped("data", "authorities", _TABLES[kind]).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["latitude"]]
    return {f"id:{kind}/{row['id']}": project(float(row["latitude"]), float(row["longitude"])) for row in rows}


def project(latitude: float, longitude: float) -> tuple[int, int]:
    """A place on a flat map, north upwards (y grows to the south): the transverse Mercator projection of a sphere.

    Snyder 1987, "Map projections: a working manual", doi:10.3133/pp1395, formulas 8-1 to 8-3.
    """
    phi, east = math.radians(latitude), math.radians(longitude - _MERIDIAN)
    x = math.atanh(math.cos(phi) * math.sin(east))
    y = math.atan2(math.tan(phi), math.cos(east)) - math.radians(65)
    return round(x * _SCALE), round(-y * _SCALE)


def spots(network: nx.MultiDiGraph) -> dict[str, tuple[int, int]]:
    """The places on the map of the municipalities and counties of a network."""
    known = _register("municipality") | _register("county")
    return {node: known[node] for node in sorted(network) if node in known}


@cache
def outline() -> list[list[int]]:
    """The country's parts as polygons, each its corners one after another: x, y, x, y …"""
    parts: dict[str, list[int]] = {}
    with shipped("data", "map", "norway.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts.setdefault(row["part"], []).extend(project(float(row["latitude"]), float(row["longitude"])))
    return list(parts.values())


def towns() -> list[tuple[int, int]]:
    """Every municipality's place in the register."""
    return sorted(set(_register("municipality").values()))
