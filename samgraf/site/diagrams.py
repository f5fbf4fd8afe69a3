"""Diagrams as boxes and lines with places, which a template draws as SVG: no script, the same for the same data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

_ROW = 30
_BOX = 24
_INDENT = 28
_LETTER = 7.6
"""About the width of a letter, at the size that the style sheet gives them."""
_LONGEST = 38


@dataclass(frozen=True, slots=True)
class Box:
    """A named box; the text stands in its middle, or beside a dot where it has no width."""

    x: float
    y: float
    width: float
    height: float
    text: str
    link: str = ""
    hint: str = ""
    anchor: str = "middle"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, with a text along it or none."""

    path: str
    text: str = ""
    x: float = 0
    y: float = 0
    link: str = ""
    hint: str = ""
    kind: str = ""


@dataclass(slots=True)
class Diagram:
    """A picture of a size."""

    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def short(text: str) -> str:
    """A text as long as there is room for.

    >>> short("a" * 50) == "a" * 37 + "…"
    True
    """
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def tree_diagram(items: Sequence[tuple[int, str, str]]) -> Diagram:
    """A tree from its rows: depth, text, link; each below what it belongs to."""
    drawn = Diagram(0, _ROW * len(items) + 8)
    parents: dict[int, float] = {}
    for row, (depth, text, link) in enumerate(items):
        x, y = 4 + depth * _INDENT, 4 + row * _ROW
        middle = y + _BOX / 2
        width = round(len(short(text)) * _LETTER + 20, 1)
        if depth:
            drawn.lines.append(Line(f"M{x - _INDENT + 12},{parents[depth - 1]}V{middle}H{x}"))
        parents[depth] = y + _BOX
        drawn.boxes.append(Box(x, y, width, _BOX, short(text), link, text))
        drawn.width = max(drawn.width, x + width + 4)
    return drawn


def class_diagram(
    properties: Sequence[tuple[str, str, str, str]], names: dict[str, tuple[str, str]], wide: int = 900
) -> Diagram:
    """Properties as lines from the class they are of (left) to the class of what they name (right).

    properties: domain, range, text, link. names: what each class is called, and its link.
    """
    rows = sorted(enumerate(properties), key=lambda pair: (_first(properties, pair[1][0]), pair[0]))
    drawn = Diagram(wide, _ROW * len(rows) + 8)
    left, right = 4.0, float(wide - 204)
    ends: dict[str, list[float]] = defaultdict(list)
    starts: dict[str, list[float]] = defaultdict(list)
    for row, (_, (domain, range_, _, _)) in enumerate(rows):
        middle = 4 + row * _ROW + _ROW / 2
        starts[domain].append(middle)
        ends[range_].append(middle)
    for name, middles in starts.items():
        top, bottom = middles[0] - _BOX / 2, middles[-1] + _BOX / 2
        drawn.boxes.append(Box(left, top, 190, bottom - top, *names[name], kind="class"))
    places = _spread({name: sum(middles) / len(middles) for name, middles in ends.items()}, drawn.height)
    for name, middle in places.items():
        drawn.boxes.append(Box(right, middle - _BOX / 2, 200, _BOX, *names[name], kind="class"))
    for row, (_, (_, range_, text, link)) in enumerate(rows):
        y = 4 + row * _ROW + _ROW / 2
        turn = left + 190 + 240
        path = f"M{left + 190},{y}H{turn}L{right - 8},{places[range_]}h8m-6,-4l6,4l-6,4"
        drawn.lines.append(Line(path, short(text), left + 200, y - 4, link, kind="arrow"))
    return drawn


def _first(properties: Sequence[tuple[str, str, str, str]], domain: str) -> int:
    return next(place for place, each in enumerate(properties) if each[0] == domain)


def _spread(wanted: dict[str, float], height: float) -> dict[str, float]:
    """Places as near to those that are wanted as rows allow, in the same order."""
    found: dict[str, float] = {}
    lowest = _ROW / 2
    for name in sorted(wanted, key=lambda each: (wanted[each], each)):
        found[name] = round(max(lowest, wanted[name]), 1)
        lowest = found[name] + _ROW
    over = lowest - _ROW / 2 - height
    if over > 0:  # the last ones go up again, and push those before them
        highest = height - _ROW / 2
        for name in reversed(found):
            found[name] = round(min(found[name], highest), 1)
            highest = found[name] - _ROW
    return found


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What stands around a thing in its picture."""

    iri: str
    name: str
    relation: str
    link: str


def around_diagram(
    name: str, neighbours: Sequence[Neighbour], ties: Sequence[tuple[str, str]], wide: int = 960
) -> Diagram:
    """A thing in the middle, what it is tied to in two columns, and the ties among these as bent lines."""
    half = (len(neighbours) + 1) // 2
    drawn = Diagram(wide, max(half, 2) * _ROW + 16)
    centre = (wide / 2, drawn.height / 2)
    places: dict[str, tuple[float, float]] = {}
    for number, each in enumerate(neighbours):
        on_left = number < half
        row = number if on_left else number - half
        room = half if on_left else len(neighbours) - half
        x = wide / 2 - 120 if on_left else wide / 2 + 120
        y = round(drawn.height / 2 + (row - (room - 1) / 2) * _ROW, 1)
        places[each.iri] = (x, y)
        drawn.lines.append(Line(f"M{centre[0]},{centre[1]}L{x},{y}"))
        hint = f"{each.relation}: {each.name}"
        anchor = "end" if on_left else "start"
        drawn.boxes.append(Box(x, y, 0, 0, short(each.name), each.link, hint, anchor))
    for one, other in ties:
        (x1, y1), (x2, y2) = places[one], places[other]
        bend = (centre[0] + (x1 + x2) / 2) / 2 if x1 == x2 else centre[0]
        drawn.lines.append(Line(f"M{x1},{y1}Q{bend},{(y1 + y2) / 2} {x2},{y2}", kind="tie"))
    drawn.boxes.append(Box(centre[0], centre[1], 0, 0, short(name), "", name, "middle", "centre"))
    return drawn
