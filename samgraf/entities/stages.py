"""Which stage of a place's life a name means: the Drammen that ended with 2019, or the one that began then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from samgraf.authorities import Record

Place = tuple[Record, ...]
"""One place through time: the legal entities of one name that became each other, the first one first."""
Age = Literal["old", "new", ""]
"""What a word before a name says of it: "tidligere", "nye", or nothing."""

YOUNG = timedelta(days=3 * 365)
"""For so long a municipality is called new."""
PLANNED = timedelta(days=4 * 365)
"""So long before its first day a municipality may be called new, if there is none of the name that is."""
DECIDED = timedelta(days=2 * 365)
"""So long before its first day a municipality may be meant by its bare name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name means, or what it may mean."""

    record: Record | None
    candidates: Place = ()
    doubt: str = ""
    """Why a person should look at it; empty where there is no doubt."""


def choose_stage(place: Place, name: str, when: date | None, age: Age, counties: Sequence[str]) -> Choice:
    """The stage that a name means on a page of a day, which names some counties."""
    if len(place) == 1:
        return Choice(place[0])
    if when is None:
        return _undated(place, age, counties)
    stage = _new(place, when) if age == "new" else _old(place, when) if age == "old" else _then(place, name, when)
    return Choice(stage) if stage else Choice(None, place, "the page does not tell which")


def _then(place: Place, name: str, when: date) -> Record | None:
    """The stage of the day; what has ended stays itself, until another of the name is at hand."""
    alive = [r for r in place if r.bore(name, when)] or [r for r in place if r.exists(when)]
    if alive:
        return alive[0]
    gone = [r for r in place if r.valid_to and r.valid_to < when]
    if gone and _coming(place, when, DECIDED):
        return None
    return gone[-1] if gone else place[0]


def _new(place: Place, when: date) -> Record | None:
    """The one that is called new on a day: young, or soon to be."""
    alive = [r for r in place if r.exists(when)]
    young = [r for r in alive if r.valid_from and r.valid_from >= when - YOUNG]
    if young and _coming(place, when, DECIDED):
        return None
    return next(iter([*young, *_coming(place, when, PLANNED), *alive]), place[-1])


def _old(place: Place, when: date) -> Record | None:
    """The one that is called old on a day: the one that has ended, or that is to."""
    gone = [r for r in place if r.valid_to and r.valid_to < when]
    alive = [r for r in place if r.exists(when)]
    return (gone or alive or [place[0]])[0] if len(gone) < 2 else None


def _coming(place: Place, when: date, within: timedelta) -> list[Record]:
    return [r for r in place if r.valid_from and when < r.valid_from <= when + within]


def _undated(place: Place, age: Age, counties: Sequence[str]) -> Choice:
    """The stage on a page without a day: by a county of one stage or by a word; else that of today, in doubt."""
    fitting = [r for r in place if any(code.county in counties for code in r.codes)]
    if age:
        fitting = [] if len(place) > 2 else [place[0] if age == "old" else place[-1]]
    if len(fitting) == 1:
        return Choice(fitting[0])
    current = [r for r in place if r.valid_to is None]
    if len(current) == 1 and not age and len({r.name for r in place}) == 1:
        return Choice(current[0], place, "the page has no date; the municipality of today is taken")
    return Choice(None, place, "the page does not tell which")
