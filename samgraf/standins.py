"""Stand-ins for what a library imports and SamGraf has no use for, so that nobody waits for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def standing_in(module: str, name: str) -> Iterator[None]:
    """What is imported inside finds in place of a module one that has a single function or class, of that name.

    Called, it imports the real module and does what the real one does. Outside there is no stand-in: who imports the
    module gets the real one. Where it is imported already, it stays.
    """
    if module in sys.modules:
        yield
        return

    def late(*given: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*given, **named)

    stand_in = ModuleType(module)
    setattr(stand_in, name, late)
    sys.modules[module] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(module) is stand_in:
            del sys.modules[module]
