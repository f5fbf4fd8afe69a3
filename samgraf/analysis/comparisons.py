"""What differs between two networks, and whether it can be told with so many texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy as np

from samgraf.analysis.affiliations import Affiliations, Tie, in_order
from samgraf.analysis.chance import standing_apart, texts_drawn
from samgraf.analysis.draws import Draws
from samgraf.analysis.groups import leiden, modularity
from samgraf.analysis.measures import engine
from samgraf.analysis.mixing import ei_index, membership, mixing
from samgraf.analysis.projections import Array
from samgraf.analysis.results import Result, cell, chance, interval, missing, nothing, say, warnings
from samgraf.analysis.structure import joined
from samgraf.analysis.terms import UNKNOWN

COLUMNS = ("figure", "a", "b", "difference", "low", "high", "chance_low", "chance_high", "z", "p", "differs")
FIGURES = ("actors", "ties", "ties per actor", "joined", "clustering", "centralisation", "modularity", "E-I index")
"""What is compared.

ties per actor: the mean number of others an actor is tied to. joined: the share of pairs that some way joins.
clustering: the share of two ties at an actor whose ends are tied too (transitivity). centralisation: how far degrees
are those of a star (Freeman 1979, Social Networks 1, 215). modularity: of Leiden's communities. E-I index: ties
between sectors less those within, as a share of all.
"""
_COUNTS = 2
"""The first so many are whole numbers."""
_OF_SIZE = 4
"""The first so many grow with the number of texts: a sample of the texts tells less, and gives no interval of them."""

Pair = tuple[Affiliations, Affiliations]


def compare(one: Affiliations, other: Affiliations, names: tuple[str, str], draws: Draws | None = None) -> Result:
    """Figures of two networks side by side, and what of their difference texts dealt out by chance would give.

    Chance deals the texts out anew, as many to each side as it has; a text of both has its two readings exchanged or
    not. `differs` holds for all figures together (the furthest in 95 of 100 deals; Westfall and Young 1993), and `p` is
    so adjusted. Networks at different levels cannot be dealt out; there a difference counts whose interval over
    samples of the texts leaves out 0. The statistic is the figure that differs most.
    """
    drawn = draws or Draws()
    levels = one.level != other.level
    told = {
        "a": names[0],
        "b": names[1],
        **drawn.told(one),
        "level": f"{one.level}, {other.level}" if levels else one.level,
    }
    whole = replace(
        one, ties=in_order({*one.ties, *other.ties}), actors={**other.actors, **one.actors},
        arenas={**other.arenas, **one.arenas},
    )  # fmt: skip
    if not any((drawn.network(side) > 0).any() for side in (one, other)):
        return nothing("compare", COLUMNS, whole, told)
    values = _figures(one, drawn), _figures(other, drawn)
    difference = values[0] - values[1]
    dealt = [] if levels else [_difference(pair, drawn) for pair in _deals(one, other, drawn)]
    null = np.array(dealt).reshape(-1, len(FIGURES))
    samples = np.array([_difference(pair, drawn) for pair in _samples(one, other, drawn)])
    spans = [interval(list(column)) if at >= _OF_SIZE else None for at, column in enumerate(samples.T)]
    distance, apart = standing_apart(difference, null)
    furthest = np.abs(_standard(null)).max(axis=1, initial=0.0) if len(null) else np.zeros(0)
    differs, rows = [], []
    for at, name in enumerate(FIGURES):
        by_chance = chance("dealt", null[:, at], float(difference[at])) if len(null) else None
        span = spans[at] if np.isfinite(difference[at]) else None
        p = float((1 + (furthest >= abs(distance[at]) - 1e-12).sum()) / (1 + len(furthest)))
        known = bool(span and not span[0] <= 0 <= span[1]) if levels else bool(apart[at]) and p <= 0.05
        differs += [name] * known
        rows.append(
            (
                name, *(int(each[at]) if at < _COUNTS else cell(each[at]) for each in (*values, difference)),
                *(span or (None, None)),
                *((by_chance.low, by_chance.high, cell(distance[at]), cell(p)) if by_chance else (None,) * 4),
                "yes" if known else "",
            )
        )  # fmt: skip
    first = _most(distance, difference, spans, levels)
    found = chance("dealt", null[:, first], float(difference[first])) if len(null) else None
    if found:
        found = replace(found, p=float(str(rows[first][9])))
    sides = {"a": names[0], "b": names[1], "of_a": len(one.documents), "of_b": len(other.documents)}
    sentence = say("differ" if differs else "alike", whole, figures=", ".join(differs), **sides)
    if levels:
        sentence += " " + say("levels", whole)
    elif found and found.least and not differs:
        sentence += " " + say("power_of", whole, what=FIGURES[first], least=found.least)
    return Result(
        "compare", COLUMNS, tuple(rows), sentence, missing(whole), f"difference in {FIGURES[first]}",
        cell(difference[first]), found, spans[first], len(whole.documents), whole.statements, warnings(whole), told,
    )  # fmt: skip


def _figures(of: Affiliations, draws: Draws) -> Array:
    """The `FIGURES` of one network; not a number where it has none."""
    network = draws.network(of)
    size, ties = len(network), int((network > 0).sum()) // 2
    if not ties:
        return np.array([size, ties, 0.0 if size else np.nan, *[np.nan] * (len(FIGURES) - 3)])
    degree = (network > 0).sum(axis=1)
    star = (size - 1) * (size - 2)
    sectors = [about.sector for about in of.actors.values()]
    known = [at for at, sector in enumerate(sectors) if sector != UNKNOWN]
    shares = (
        mixing(network[np.ix_(known, known)], membership([sectors[at] for at in known])) if known else np.zeros((1, 1))
    )
    return np.array(
        [
            size, ties, 2 * ties / size, joined(network), engine(network).transitivity_undirected(),
            (degree.max() - degree).sum() / star if star else np.nan,
            modularity(network, leiden(network, seed=draws.seed)), ei_index(shares),
        ]
    )  # fmt: skip


def _difference(pair: Pair, draws: Draws) -> Array:
    return _figures(pair[0], draws) - _figures(pair[1], draws)


def _deals(one: Affiliations, other: Affiliations, draws: Draws) -> Iterator[Pair]:
    """The texts dealt out anew to the two sides."""
    random = Random(draws.seed)
    ties = _by_text(one), _by_text(other)
    shared = sorted(set(ties[0]) & set(ties[1]))
    alone = [(side, text) for side in (0, 1) for text in sorted(set(ties[side]) - set(shared))]
    count = sum(side == 0 for side, _ in alone)
    for number in range(1, draws.count + 1):
        draws.report(number, "by chance")
        sides: tuple[list[Tie], list[Tie]] = [], []
        for at, (side, text) in enumerate(random.sample(alone, len(alone))):
            sides[at >= count].extend(ties[side][text])
        for text in shared:
            turned = random.random() < 0.5
            sides[turned].extend(ties[0][text])
            sides[not turned].extend(ties[1][text])
        yield _sided(one, other, sides[0]), _sided(one, other, sides[1])


def _samples(one: Affiliations, other: Affiliations, draws: Draws) -> Iterator[Pair]:
    """Both sides with the same samples of the texts."""
    texts = sorted({*one.documents, *other.documents})
    for number, kept in enumerate(texts_drawn(len(texts), draws.count, draws.seed), start=1):
        draws.report(number, "with other texts")
        read = {text for text, is_in in zip(texts, kept, strict=True) if is_in}
        yield (
            one.with_ties(tie for tie in one.ties if tie.document in read),
            other.with_ties(tie for tie in other.ties if tie.document in read),
        )


def _by_text(of: Affiliations) -> dict[str, list[Tie]]:
    found: dict[str, list[Tie]] = {}
    for tie in of.ties:
        found.setdefault(tie.document, []).append(tie)
    return found


def _sided(one: Affiliations, other: Affiliations, ties: list[Tie]) -> Affiliations:
    """Ties of both sides as one network."""
    both = replace(one, actors={**other.actors, **one.actors}, arenas={**other.arenas, **one.arenas})
    return both.with_ties(ties)


def _standard(null: Array) -> Array:
    """Each value's distance from the mean of its column, in standard deviations; 0 where nothing varies."""
    values = np.nan_to_num(null)
    spread = values.std(axis=0)
    return np.asarray(np.divide(values - values.mean(axis=0), spread, out=np.zeros_like(values), where=spread > 1e-9))


def _most(distance: Array, difference: Array, spans: list[tuple[float, float] | None], levels: bool) -> int:
    """The place of the figure that differs most: furthest from chance, or from 0 for the width of its interval."""
    if not levels:
        return int(np.argmax(np.abs(distance)))
    widths = [max(span[1] - span[0], 1e-9) if span else np.inf for span in spans]
    far = np.abs(np.nan_to_num(difference)) / np.array(widths)
    return int(np.argmax(far))
