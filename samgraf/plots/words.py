"""The words and looks of figures: `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from samgraf.resources import packaged

Language = Literal["nb", "nn", "en"]


@dataclass(frozen=True, slots=True)
class Looks:
    """Colours, marks, and how much a figure shows at most."""

    colours: tuple[str, ...]
    marks: tuple[str, ...]
    rest_colour: str
    """The colour of groups beyond the last that has one of its own."""
    rest_mark: str
    ink: str
    pale: str
    faint: str
    """Of ties behind marks."""
    grid: str
    land: str
    coast: str
    most: Mapping[str, int]

    def colour(self, number: int) -> str:
        """The colour of a group by its number from 0."""
        return self.colours[number] if number < len(self.colours) else self.rest_colour

    def mark(self, number: int) -> str:
        """The mark of a group by its number from 0."""
        return self.marks[number] if number < len(self.marks) else self.rest_mark


@dataclass(frozen=True, slots=True)
class Words:
    """The words of figures in one language."""

    language: Language

    def title(self, picture: str, /, **told: object) -> str:
        """The title of a picture."""
        return _filled(_data()["pictures"][picture][self.language], told, self.language)

    def say(self, word: str, /, **told: object) -> str:
        """A word or sentence."""
        return _filled(_data()["words"][word][self.language], told, self.language)

    def measure(self, name: str) -> str:
        """What a measure is called."""
        return str(_data()["measures"][name][self.language])

    def statistic(self, analysis: str) -> str:
        """What the figure is called that an analysis compares with chance."""
        return str(_data()["statistics"][analysis][self.language])


@cache
def looks() -> Looks:
    """The looks that SamGraf ships."""
    told = _data()["looks"]
    return Looks(**{**told, "colours": tuple(told["colours"]), "marks": tuple(told["marks"])})


def shortened(label: str) -> str:
    """A label that is not too long for a figure; letters that cannot be seen, which break an SVG, are left out."""
    label = "".join(letter for letter in " ".join(label.split()) if letter.isprintable())
    most = looks().most["letters"]
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def number(value: float, language: Language) -> str:
    """A number as the language writes it: with a comma in Norwegian."""
    told = f"{value:g}"
    return told if language == "en" else told.replace(".", ",")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(packaged("plots", "words.toml").read_text(encoding="utf-8"))


def _filled(text: str, told: Mapping[str, object], language: Language) -> str:
    return text.format(
        **{key: number(value, language) if isinstance(value, float) else value for key, value in told.items()}
    )
