"""Long jobs side by side, each in a process and on a core of its own, with a bar for each."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from samgraf.errors import SamgrafError, SourceError
from samgraf.language import one_thread
from samgraf.progress import Report, bars

Job = Callable[[Report], Any]
"""Reports its steps and gives a result; job and result must be picklable."""


def side_by_side(jobs: Mapping[str, Job]) -> dict[str, Any]:
    """Do jobs at the same time, and return what each gives. The first that fails ends the others.

    Each process begins anew, so a script that calls this guards its main part with `if __name__ == "__main__"`.

    Raises what a job raises, if it is SamGraf's or the disk's, and SourceError where a process is ended from outside.
    """
    context = get_context("spawn")
    ends: dict[Any, str] = {}  # connections, which have another class on Windows
    processes = []
    results: dict[str, Any] = {}
    with bars(list(jobs)) as reports:
        try:
            for name, job in jobs.items():
                here, there = context.Pipe(duplex=False)
                process = context.Process(target=_work, args=(job, there), daemon=True)
                process.start()
                there.close()  # so that the end of the process is the end of the connection
                processes.append(process)
                ends[here] = name
            while ends:
                for end in wait(list(ends)):
                    name = ends[end]
                    match _received(end):
                        case ("step", done, total, text):
                            reports[name](done, total, text)
                        case ("result", result):
                            results[name] = result
                            del ends[end]
                        case ("error", error):
                            raise error
        finally:
            for process in processes:
                process.terminate()
                process.join()
    return results


def _received(end: Any) -> tuple[Any, ...]:
    try:
        answer: tuple[Any, ...] = end.recv()
    except EOFError as error:
        raise SourceError("a run was ended from outside; make room in memory and train again, it goes on") from error
    return answer


def _work(job: Job, told: Connection) -> None:
    """What a process does; the terminal's interruption reaches the one that waits, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with one_thread():
            told.send(("result", job(lambda done, total, text: told.send(("step", done, total, text)))))
    except (SamgrafError, OSError) as error:
        told.send(("error", error))
