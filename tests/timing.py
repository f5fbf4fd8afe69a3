"""Limits of time that hold on any machine: what a slow or busy processor takes longer for is told from what is slow."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

USUAL = 0.03
"""Seconds of the processor that the yardstick takes where the limits were set."""
HANGS = 8
"""Times its limit after which work is broken off and not waited for."""


class TookTooLongError(AssertionError):
    """What a test of time fails with."""


def slowness() -> float:
    """How many times longer than usual this processor takes now for a fixed piece of work; at least 1."""
    return max(1.0, min(seconds_of(_yardstick) for _ in range(3)) / USUAL)


def _yardstick() -> None:
    words = [
        match.group().casefold() for match in re.finditer(r"\b[A-ZÆØÅ]?\w{1,12}\b", "Åse er på Ås i dag. " * 10_000)
    ]
    sorted(set(pairwise(words)))


def seconds_of(call: Callable[[], object]) -> float:
    """The processor's seconds that a call takes."""
    begun = time.process_time()
    call()
    return time.process_time() - begun


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail what takes more of the processor than it may, and stop what hangs.

    What other programs take does not count, and a machine that is slower than usual is given its time.
    """

    def stop(*_: object) -> None:
        raise TookTooLongError(f"more than {HANGS * seconds} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    # Every second again: what is raised while garbage is collected is lost.
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS * seconds, 1.0)
    begun = time.process_time()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    taken = time.process_time() - begun
    if taken > seconds and taken > (allowed := seconds * slowness()):
        raise TookTooLongError(f"{taken:.2f} s, not {allowed:.2f} s")
