"""Paper to draw on, and files of it that are the same bytes each time."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Bbox

from samgraf.disk import write_whole
from samgraf.errors import UsageError
from samgraf.plots.words import looks, shortened

Spot = tuple[float, float]
ENDINGS = ("png", "svg", "pdf")
_DPI = 200
_LETTERS = 16
"""Letters of a note in an inch."""
_STYLE: dict[str, Any] = {
    "font.family": "DejaVu Sans",  # matplotlib brings it: the same letters everywhere, æøå and š among them
    "font.size": 8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "text.parse_math": False,  # a dollar sign in a name is one
    "svg.fonttype": "none",  # words stay words: to be searched, and read aloud
    "svg.hashsalt": "samgraf",
    "pdf.fonttype": 42,
    "path.sketch": None,
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A figure with its main axes."""

    figure: Figure
    axes: Axes

    def finish(self, title: str, notes: list[str]) -> None:
        """Give the figure its title, and its notes below."""
        self.figure.suptitle(title, x=0.02, ha="left", fontsize=11)
        width = int(self.figure.get_figwidth() * _LETTERS)
        lines = [line for note in notes for line in wrap(note, width)]
        self.figure.supxlabel("\n".join(lines), x=0.02, ha="left", fontsize=7, color=looks().ink)

    def lines(self, ends: Sequence[tuple[Spot, Spot]], widths: Sequence[float], colour: str, order: float = 1) -> None:
        """Draw lines between spots."""
        self.axes.add_collection(LineCollection(ends, linewidths=widths, colors=colour, zorder=order))

    def name(self, places: list[tuple[str, Spot]]) -> None:
        """Write names beside marks, the first ones first, each where it lies on no other."""
        self.figure.draw_without_rendering()  # what stands where is known when all is laid out
        taken: list[Bbox] = []
        for words, spot in places:
            if len(taken) == looks().most["named"]:
                break
            written = self.axes.annotate(
                shortened(words), spot, xytext=(3, 3), textcoords="offset points", fontsize=6, zorder=4,
                color=looks().ink, bbox={"boxstyle": "square,pad=0.05", "fc": "white", "ec": "none", "alpha": 0.7},
            )  # fmt: skip
            box = written.get_window_extent()
            if any(box.overlaps(other) for other in taken):
                written.remove()
            else:
                taken.append(box)

    def legend(self, entries: list[tuple[str, str, str]]) -> None:
        """Explain marks by entries of mark, colour and words, beside the axes."""
        if not entries:
            return
        handles = [
            Line2D([], [], ls="", marker=mark, color=colour, mec=looks().ink, mew=0.5, ms=6, label=words)
            for mark, colour, words in entries
        ]
        self.axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, fontsize=7)


def ending(path: Path) -> str:
    """The form of a figure by the name of its file.

    Raises UsageError, with the choices, for another.
    """
    found = path.suffix.lower().removeprefix(".")
    if found not in ENDINGS:
        raise UsageError(f"{path}: a figure is written as {', '.join(f'.{each}' for each in ENDINGS)}")
    return found


@contextmanager
def paper(path: Path, words: str, size: tuple[float, float] = (7.5, 5.5)) -> Iterator[Paper]:
    """Paper of a size in inches, written to a file when all is drawn; nothing is written where drawing fails.

    words: what the figure shows, for those who do not see it.
    Raises UsageError for a file of another form, or where nothing can be written.
    """
    form = ending(path)
    with matplotlib.style.context(["default", _STYLE]), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")  # it has an empty box in its place
        figure = Figure(figsize=size, layout="constrained")
        yield Paper(figure, figure.add_subplot())
        buffer = BytesIO()
        figure.savefig(buffer, format=form, dpi=_DPI, metadata=_metadata(form, words))
    write_whole(path, buffer.getvalue())


def _metadata(form: str, words: str) -> dict[str, Any]:
    """What a file says of itself, without a clock."""
    if form == "png":
        return {"Title": words, "Software": "SamGraf"}
    if form == "pdf":
        return {"Title": words, "Creator": "SamGraf", "Producer": "SamGraf", "CreationDate": None}
    return {"Title": words, "Creator": "SamGraf", "Date": None}
