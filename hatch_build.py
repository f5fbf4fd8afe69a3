"""Building a wheel: YASGUI goes in where npm can fetch it."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Fetches before files are chosen; a wheel without YASGUI is whole, its site has a plain editor."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch for a wheel; a checkout that is only linked to has `make assets`."""
        if version == "standard":
            self.app.display_info(runpy.run_path(str(Path(self.root) / "assets.py"))["fetch"](Path(self.root)))
