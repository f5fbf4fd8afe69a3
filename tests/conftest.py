"""What several test files share."""

from __future__ import annotations

import pytest

from samgraf.build import build
from samgraf.store import GraphFolder


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    """The graph of the shipped corpus, built once; for reading only."""
    return build(out=tmp_path_factory.mktemp("shipped") / "graph").folder
