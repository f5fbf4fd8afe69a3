"""How alike two names are: of persons, and of other things, by their words in any order (rapidfuzz)."""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz

from samgraf.vocab import slug

_SMALL = frozenset(
    slug(word) for word in ("og", "i", "på", "for", "av", "ved", "til", "med", "den", "det", "of", "the")
)
"""Words that come and go in a name."""


def of_persons(one: str, other: str) -> float:
    """How likely two names of persons are of one: a middle name or full forms left out, initials, a slip of the pen."""
    words, others = (slug(name).split("-") for name in (one, other))
    if words[-1] == others[-1]:
        shorter, longer = sorted((words, others), key=len)
        if set(shorter) <= set(longer):
            return 0.9 if shorter[0] == longer[0] else 0.8
        if all(any(_initial(a, b) for b in longer) for a in shorter[:-1]):
            return 0.8
    alike = fuzz.ratio(" ".join(words), " ".join(others)) / 100
    return alike - 0.05 if alike > 0.85 else 0.0


def _initial(one: str, other: str) -> bool:
    return (one[0] == other[0] and 1 in (len(one), len(other))) or one == other


def of_things(one: str, other: str) -> float:
    """How alike two names of things are: by the words they do not share, in any order; numbers must agree."""
    words, others = _words(one), _words(other)
    if any(map(str.isdigit, words ^ others)):
        return 0.0
    own, its = words - others - _SMALL, others - words - _SMALL
    if not own and not its:
        return 1.0
    if not own or not its:
        return 0.85 if len(words & others - _SMALL) > 1 else 0.0
    return fuzz.token_sort_ratio(" ".join(own), " ".join(its)) / 100


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(slug(name).split("-"))
