"""What an analysis found, with all that tells how far to trust it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.projections import Array
from samgraf.analysis.terms import UNKNOWN, terms
from samgraf.query.frames import frame

if TYPE_CHECKING:
    import pandas

Cell = str | float | int | None
DIGITS = 4
"""Decimals of figures in results."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What the same statistic is by chance."""

    null: str
    """How chance was made: a key of `nulls` in `rules/analysis.toml`."""
    draws: int
    mean: float
    low: float
    """The 2.5th percentile of the draws."""
    high: float
    p: float
    """How often chance is as far from its mean, or further: two-sided, and never 0 (Phipson and Smyth 2010)."""
    least: float
    """The difference from the mean that would be seen in four of five cases (2.8 standard deviations)."""

    def tells(self, observed: float) -> bool:
        """Whether a value can be told from chance."""
        return not self.low <= observed <= self.high and self.p <= 0.05


@dataclass(frozen=True, slots=True)
class Result:
    """A table, and beside it what chance gives, how much is behind it, and what to say of it."""

    analysis: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sentence: str
    missing: str
    statistic: str = ""
    observed: float | None = None
    chance: Chance | None = None
    interval: tuple[float, float] | None = None
    """95 of 100 samples of the texts give a value of the statistic in this, or of what `interval_of` names."""
    documents: int = 0
    statements: int = 0
    warnings: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    interval_of: str = ""

    @property
    def told(self) -> bool:
        """Whether the statistic can be told from chance, and would be with other texts too."""
        if self.chance is None or self.observed is None or not self.chance.tells(self.observed):
            return False
        own = self.interval if not self.interval_of else None
        return not (own and own[0] <= self.chance.mean <= own[1])

    def said(self) -> Iterator[str]:
        """What there is to say of it, a line each: the sentence, its interval, what is behind it, what to beware of."""
        yield self.sentence
        if self.interval:
            low, high = self.interval
            yield f"With other texts drawn from these, the {self.interval_of or self.statistic} is {low:g} to {high:g}."
        behind = counted(self.documents, "text"), counted(self.statements, "statement")
        yield f"Behind it: {', '.join(behind)}. {self.missing}"
        yield from (f"Beware: {warning}." for warning in self.warnings)

    def frame(self) -> pandas.DataFrame:
        """The rows as a table of pandas, with the parameters in its `attrs`.

        Raises UsageError where pandas is not installed.
        """
        found = frame(self.columns, self.rows)
        found.attrs = {"analysis": self.analysis, **self.parameters}
        return found

    def plain(self) -> dict[str, Any]:
        """The result as plain values, for JSON; the rows as objects."""
        found = asdict(self)
        found["rows"] = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return found


def chance(null: str, draws: Sequence[float] | Array, observed: float) -> Chance | None:
    """What chance gives for a statistic, by its values in draws; None where it was not to be had in them."""
    values = np.array([value for value in draws if math.isfinite(value)])
    if not len(values) or not math.isfinite(observed):
        return None
    mean = float(values.mean())
    further = int((np.abs(values - mean) >= abs(observed - mean) - 1e-12).sum())
    low, high = np.quantile(values, [0.025, 0.975])
    p = (1 + further) / (1 + len(values))
    return Chance(
        null, len(values), figure(mean), figure(low), figure(high), figure(p), figure(2.8 * float(values.std()))
    )


def interval(draws: Sequence[float]) -> tuple[float, float] | None:
    """The middle 95 of 100 draws; None where there are none."""
    values = [value for value in draws if math.isfinite(value)]
    if not values:
        return None
    low, high = np.quantile(values, [0.025, 0.975])
    return figure(low), figure(high)


def figure(value: float) -> float:
    """A figure as results give it; -0 is 0."""
    return round(float(value), DIGITS) + 0.0


def cell(value: float) -> float | None:
    """A figure for a table; empty where it is not a number."""
    return figure(value) if math.isfinite(value) else None


def say(name: str, of: Affiliations, /, **figures: object) -> str:
    """A sentence of `rules/analysis.toml`, filled."""
    counts = {
        "texts": counted(len(of.documents), "text"),
        "actors": counted(len(of.actors), "actor"),
        "arenas": counted(len(of.arenas), "arena"),
    }
    filled = {key: f"{value:g}" if isinstance(value, float) else value for key, value in figures.items()}
    return terms().sentences[name].format(**{**counts, **filled})


def verdict(
    of: Affiliations,
    what: str,
    observed: float,
    by_chance: Chance | None,
    by_texts: tuple[float, float] | None = None,
) -> str:
    """Whether a statistic can be told from chance, in a sentence; where not, how large a difference would be.

    by_texts: its interval with other texts; where it holds what chance gives, the texts are too few to tell, since the
    actors of one text are not independent of each other.
    """
    if by_chance is None or not math.isfinite(observed):
        return say("unmeasured", of, what=what)
    told = {
        "what": what,
        "observed": figure(observed),
        "null": terms().nulls[by_chance.null],
        "low": by_chance.low,
        "high": by_chance.high,
    }
    if not by_chance.tells(observed):
        return say("chance", of, **told) + power(of, by_chance)
    if by_texts and by_texts[0] <= by_chance.mean <= by_texts[1]:
        return say("unsure", of, **told, least=by_texts[0], most=by_texts[1]) + power(of, by_chance)
    return say("beyond", of, **told, side="higher" if observed > by_chance.mean else "lower", p=by_chance.p)


def power(of: Affiliations, by_chance: Chance) -> str:
    """The difference from chance that would be seen, in a sentence after others; none where chance never varies."""
    return " " + say("power", of, least=by_chance.least) if by_chance.least else ""


def missing(of: Affiliations) -> str:
    """What the texts leave open, in a sentence."""
    if of.level == "theme":
        return say("missing_years", of, undated=of.undated, ties=len(of.ties))
    unknown = sum(actor.sector == UNKNOWN for actor in of.actors.values())
    return say("missing", of, undated=of.undated, ties=len(of.ties), unknown=unknown)


def warnings(of: Affiliations, documents: Iterable[int] = ()) -> tuple[str, ...]:
    """What makes the figures weak: few texts, one text that tells most, rows that rest on one text.

    documents: how many texts each row rests on.
    """
    found = []
    if len(of.documents) < terms().limits["texts"]:
        found.append(say("few", of))
    told = Counter(tie.document for tie in of.ties)
    if told:
        text, most = min(told.items(), key=lambda item: (-item[1], item[0]))
        if most / len(of.ties) > terms().limits["one_text"]:
            found.append(say("one_text", of, share=f"{most / len(of.ties):.0%}", text=text))
    behind = list(documents)
    if single := sum(count <= 1 for count in behind):
        found.append(say("single", of, count=single, all=len(behind)))
    return tuple(found)


def nothing(
    analysis: str, columns: tuple[str, ...], of: Affiliations, parameters: Mapping[str, Any], why: str = "nothing"
) -> Result:
    """The result where no statistic is to be had: an empty table with its columns, and a sentence that says so.

    why: the name of the sentence.
    """
    return Result(
        analysis, columns, (), say(why, of), missing(of), documents=len(of.documents), statements=of.statements,
        warnings=warnings(of), parameters=parameters,
    )  # fmt: skip


def counted(number: int, noun: str) -> str:
    """So many of something, in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
