"""Long jobs side by side: each gives its result, and the first that fails ends the others."""

from __future__ import annotations

import errno
import os
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from jobs import double, end, fail, wait

from samgraf.errors import SourceError
from samgraf.training.beside import side_by_side


def test_each_job_gives_its_own_result() -> None:
    assert side_by_side({"a": partial(double, 2), "b": partial(double, 21)}) == {"a": 4, "b": 42}


@pytest.mark.parametrize("error", [SourceError("broken"), OSError(errno.ENOSPC, "full")])
def test_what_a_job_raises_is_raised_and_ends_the_other(tmp_path: Path, error: Exception) -> None:
    began = time.monotonic()
    with pytest.raises(type(error), match=str(error.args[-1])):
        side_by_side({"waits": partial(wait, tmp_path / "pid"), "fails": partial(fail, error)})
    assert time.monotonic() - began < 300
    if (tmp_path / "pid").is_file():
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "pid").read_text(encoding="utf-8")), 0)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_a_process_that_is_ended_from_outside_is_said() -> None:
    with pytest.raises(SourceError, match="ended from outside"):
        side_by_side({"ends": end})
