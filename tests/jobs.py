"""Jobs that other processes do: these find them by the name of a module on the path."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from samgraf.progress import Report


def double(number: int, report: Report) -> int:
    report(1, 1, "doubled")
    return 2 * number


def fail(error: Exception, report: Report) -> None:
    raise error


def wait(place: Path, report: Report) -> None:
    place.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(600)


def end(report: Report) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
