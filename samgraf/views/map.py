"""A map without tiles: the outline of Norway, and where municipalities and counties lie, projected."""

from __future__ import annotations

import csv
import math
from functools import cache

import networkx as nx

from samgraf.graph.stated import FIRST_YEAR
from samgraf.resources import shipped

_TABLES = {"municipality": "municipalities.csv", "county": "counties.csv"}
_MERIDIAN = 15.0
_SCALE = 6000.0


@cache
def _rows(kind: str) -> dict[str, dict[str, str]]:
    """The rows of a register by their ids."""
    with shipped("data", "authorities", _TABLES[kind]).open(encoding="utf-8", newline="") as file:
        return {f"id:{kind}/{row['id']}": row for row in csv.DictReader(file)}


def _register(kind: str) -> dict[str, tuple[int, int]]:
    """The places of a register by their ids; those without coordinates are left out."""
    found = ((path, row["latitude"], row["longitude"]) for path, row in _rows(kind).items() if row["latitude"])
    return {path: project(float(latitude), float(longitude)) for path, latitude, longitude in found}


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


def stages(network: nx.MultiDiGraph) -> dict[str, str]:
    """What tells municipalities, or counties, of one name in a network apart: their years, else their numbers.

    Asker until 2019 and Asker from 2020 are two legal entities; the two Herøy of today are two places.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for kind in _TABLES:
        for node in sorted(_rows(kind).keys() & set(network)):
            alike.setdefault((kind, network.nodes[node]["label"]), []).append(node)
    found: dict[str, str] = {}
    for (kind, _), nodes in alike.items():
        if len(nodes) > 1:
            told = [_years(_rows(kind)[node]) for node in nodes]
            numbers = [node.rpartition("-")[2] for node in nodes]
            found |= zip(nodes, told if len(set(told)) == len(nodes) and all(told) else numbers, strict=True)
    return found


def _years(row: dict[str, str]) -> str:
    """The first and last year of an entity; no first one where it began before municipalities did."""
    first, last = row["valid_from"][:4], row["valid_to"][:4]
    began = first if first > str(FIRST_YEAR) else ""
    return f"{began}–{last}" if began or last else ""


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
