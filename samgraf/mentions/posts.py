"""Posts before a name that tell it is a body's, and no person's: "dagleg leiar for Vossa Jazz"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from samgraf.mentions.values import role_pattern
from samgraf.model import Span

POST = 60
"""Characters before a name in which a post in it stands."""


@lru_cache(maxsize=256)  # asked for each place where a name stands
def is_led(text: str, name: str) -> bool:
    """Whether a page tells of somebody's post in what has that name: "dagleg leiar for *Vossa Jazz*"."""
    return any(
        _post_of().search(text, max(0, found.start() - POST), found.start())
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )


def is_worked_in(text: str, name: Span, line: Span) -> bool:
    """Whether a line tells right before a name that somebody has a post in it: "direktør i *Solvik Dynamics*"."""
    return _post_in().search(text, max(line.start, name.start - POST), name.start) is not None


@cache
def _post_of() -> re.Pattern[str]:
    return re.compile(rf"(?:{role_pattern().pattern})[ ](?:i|for|ved|hos)[ ]$")


@cache
def _post_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{role_pattern().pattern})[ ](?:i|hos|hjå)[ ]$")
