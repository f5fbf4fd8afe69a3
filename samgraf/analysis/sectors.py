"""How the sectors of a network mix, and who stands between them, with what chance gives beside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from samgraf.analysis.affiliations import Affiliations
from samgraf.analysis.chance import standing_apart
from samgraf.analysis.draws import Draws
from samgraf.analysis.mixing import (
    ROLES,
    assortativity,
    brokerage,
    ei_by_sector,
    ei_index,
    membership,
    mixing,
    open_ways,
    shares_of,
)
from samgraf.analysis.projections import Array
from samgraf.analysis.rankings import APART, leader, rank_interval, ranking
from samgraf.analysis.results import Result, cell, chance, figure, interval, missing, nothing, say, verdict, warnings
from samgraf.analysis.terms import UNKNOWN

MIXING_COLUMNS = ("sector", "actors", "ties_within", "ties_between", "ei", "expected_ei", "documents")
BROKER_COLUMNS = (
    "rank", "rank_low", "rank_high", "id", "label", "sector", "between", "expected", "z", "apart", *ROLES, "arenas",
    "documents",
)  # fmt: skip
_BETWEEN = slice(1, 5)
"""The roles in which two sectors or more meet: all but the coordinator's."""


def homophily(of: Affiliations, draws: Draws | None = None) -> Result:
    """Whether ties keep within sectors: the E-I index of the one-mode network and of each sector in it.

    Chance deals the sectors out anew among the actors; the interval is of samples of the texts. Actors of no known
    sector are left out. At the level of sectors there is nothing within, and nothing to say.
    """
    drawn = draws or Draws()
    told = drawn.told(of)
    known, sectors = _known(of)
    network = drawn.network(of)[np.ix_(known, known)]
    member = membership(sectors)
    shares = mixing(network, member)
    if not shares.any() or len(shares) == 1:
        return nothing("homophily", MIXING_COLUMNS, of, told, "no_sectors")
    observed, names = ei_index(shares), sorted(set(sectors))
    ends, numbers = np.nonzero(network > 0), {name: number for number, name in enumerate(names)}
    null = [
        shares_of(ends, np.array([numbers[name] for name in dealt]), len(names)) for dealt in drawn.permuted(sectors)
    ]
    by_chance = chance("permuted", [ei_index(each) for each in null], observed)
    by_sector = np.array([ei_by_sector(each) for each in null])
    samples = [mixing(matrix[np.ix_(known, known)], member) for matrix in drawn.by_texts(of)]
    ties = int((network > 0).sum()) // 2
    rows = []
    for place, name in enumerate(names):
        actors = [actor for actor, about in of.actors.items() if about.sector == name]
        within = round(float(shares[place, place]) * ties)
        between = round(float(shares[place].sum() - shares[place, place]) * 2 * ties)
        values = by_sector[:, place][np.isfinite(by_sector[:, place])]
        expected = float(values.mean()) if len(values) else float("nan")
        documents = {tie.document for actor in actors for tie in of.of(actor)}
        ei = float(ei_by_sector(shares)[place])
        rows.append((name, len(actors), within, between, cell(ei), cell(expected), len(documents)))
    by_texts = interval([ei_index(each) for each in samples])
    sentence = verdict(of, "The E-I index", observed, by_chance, by_texts)
    if by_chance:
        sentence += " " + say("assortative", of, value=figure(assortativity(shares)), ties=ties)
    return Result(
        "homophily", MIXING_COLUMNS, tuple(rows), sentence, missing(of), "E-I index", figure(observed), by_chance,
        by_texts, len(of.documents), of.statements,
        warnings(of, [int(row[-1]) for row in rows]), told,
    )  # fmt: skip


def brokers(of: Affiliations, draws: Draws | None = None) -> Result:
    """Who stands between sectors: the roles of Gould and Fernandez for each actor of a known sector that has any.

    `between` sums the roles in which two sectors or more meet. Chance deals the sectors out anew; `apart` says who is
    above or below that. The statistic is the share of all brokerage that is between sectors.
    """
    drawn = draws or Draws()
    told = drawn.told(of)
    known, sectors = _known(of)
    network = drawn.network(of)[np.ix_(known, known)]
    ways = open_ways(network)
    roles = ways.roles(sectors)
    if not roles.any() or len(set(sectors)) == 1:
        return nothing("brokers", BROKER_COLUMNS, of, told, "no_sectors")
    dealt = [ways.roles(labels) for labels in drawn.permuted(sectors)]
    null = np.array([_between(each) for each in dealt])
    samples = [brokerage(matrix[np.ix_(known, known)], sectors) for matrix in drawn.by_texts(of)]
    ranks = np.array([ranking(_between(each)) for each in samples])
    values = _between(roles)
    distance, apart = standing_apart(values, null)
    own = rankdata(-values, method="min")
    rows = []
    for place in np.lexsort((np.arange(len(own)), own)):
        if not roles[place].any():
            continue
        actor = list(of.actors)[known[place]]
        ties = of.of(actor)
        rows.append(
            (
                int(own[place]), *rank_interval(ranks[:, place]), actor, of.actors[actor].label, sectors[place],
                figure(values[place]), figure(null[:, place].mean()), figure(distance[place]),
                APART[int(apart[place])], *(figure(count) for count in roles[place]),
                len({tie.arena for tie in ties}), len({tie.document for tie in ties}),
            )
        )  # fmt: skip
    observed = _share(roles)
    by_chance = chance("permuted", [_share(each) for each in dealt], observed)
    by_texts = interval([_share(each) for each in samples])
    count = int((apart != 0).sum())
    sentences = [
        leader(of, "brokerage between sectors", [(str(row[4]), int(row[0]), int(row[1]), int(row[2])) for row in rows]),
        say("brokers_apart" if count else "no_brokers_apart", of, count=count, all=len(rows)),
        verdict(of, "The share of brokerage that is between sectors", observed, by_chance, by_texts),
    ]
    return Result(
        "brokers", BROKER_COLUMNS, tuple(rows), " ".join(sentences), missing(of), "share between sectors",
        figure(observed), by_chance, by_texts, len(of.documents), of.statements,
        warnings(of, [int(row[-1]) for row in rows]), told,
    )  # fmt: skip


def _known(of: Affiliations) -> tuple[NDArray[np.int64], list[str]]:
    """The places of the actors whose sector is known, and these sectors."""
    sectors = [about.sector for about in of.actors.values()]
    places = [place for place, sector in enumerate(sectors) if sector != UNKNOWN]
    return np.array(places, dtype=np.int64), [sectors[place] for place in places]


def _between(roles: Array) -> Array:
    return np.asarray(roles[:, _BETWEEN].sum(axis=1))


def _share(roles: Array) -> float:
    return float(roles[:, _BETWEEN].sum() / roles.sum()) if roles.any() else float("nan")
