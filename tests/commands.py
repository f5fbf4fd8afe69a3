"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]
"""A command run in this process, by its arguments: its exit code, and what it printed on stdout and stderr."""
