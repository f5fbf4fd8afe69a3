"""Modules that a library imports and nobody here needs: stood in for while it is imported, and the real ones after."""

from __future__ import annotations

import subprocess
import sys

import pytest

from samgraf.standins import standing_in

SPARED = ("spacy.cli", "weasel", "requests", "IPython")


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> str:
    """A module of Python's own that is not imported yet."""
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    return "colorsys"


def test_a_stand_in_is_there_while_a_library_is_imported_and_then_gone(colours: str) -> None:
    with standing_in(colours, "rgb_to_hsv"):
        from colorsys import rgb_to_hsv

        assert not hasattr(sys.modules[colours], "hsv_to_rgb")
    assert colours not in sys.modules
    assert rgb_to_hsv(1, 0, 0) == (0.0, 1.0, 1.0), "called, it does what the real one does"
    assert hasattr(sys.modules[colours], "hsv_to_rgb")


def test_a_stand_in_is_gone_where_the_import_fails(colours: str) -> None:
    with pytest.raises(ImportError), standing_in(colours, "rgb_to_hsv"):
        from colorsys import hsv_to_rgb  # noqa: F401
    assert colours not in sys.modules


def test_a_module_that_is_there_already_stays() -> None:
    import colorsys

    with standing_in("colorsys", "rgb_to_hsv"):
        assert sys.modules["colorsys"] is colorsys
    assert sys.modules["colorsys"] is colorsys


def test_who_reads_and_draws_waits_for_no_command_line_of_spacy_and_no_ipython() -> None:
    code = f"""
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
import networkx
from samgraf.authorities import Authorities
from samgraf.builds.publishing import make_reader
from samgraf.views import draw
make_reader(Authorities.load(), "blank")
with TemporaryDirectory() as folder:
    draw(networkx.MultiDiGraph(), Path(folder, "page.html"))
print(*[name for name in {SPARED} if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "\n"
