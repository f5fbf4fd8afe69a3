"""Checks of many things in a few tests, since each test costs time of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

import pytest

T = TypeVar("T")
Check = Callable[[T], None]


def each(
    things: Iterable[T], group: Callable[[T], str], name: Callable[[T], str] = str
) -> Callable[[Check[T]], object]:
    """Make a check of one thing a test of each group of things, which fails with the names of all that fail it."""
    groups = {key: list(several) for key, several in groupby(sorted(things, key=group), key=group)}

    def decorate(check: Check[T]) -> Callable[[str], None]:
        @pytest.mark.parametrize("group", groups)
        def test(group: str) -> None:
            broken = [f"{name(thing)}: {error}" for thing in groups[group] if (error := _failure(check, thing))]
            assert not broken, "\n".join(broken)

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        return test

    return decorate


def _failure(check: Check[T], thing: T) -> str:
    try:
        check(thing)
    except AssertionError as error:
        return str(error) or "fails"
    return ""
