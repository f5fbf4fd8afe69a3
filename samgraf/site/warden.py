"""The process that holds the graph and makes a cell for each query: `python -m samgraf.site.warden FOLDER SOCKET`.

It has one thread, so that it can fork at any time, and no socket but the one it is asked through. Questions come as a
packet with the pipe that their answers go into: one, or those of one page. What a cell writes is whole where it has
the length it says; where a cell was ended, the warden writes one byte instead, if there is room: the signal, or 0 for
the time limit.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from samgraf.errors import GraphError
from samgraf.site import cell
from samgraf.store import GraphFolder

PACKET = 256 * 1024
"""The longest question, in bytes."""
LATE = 0


@dataclass(slots=True)
class _Cell:
    pid: int
    watch: int
    out: int
    deadline: float
    late: bool = False


def load(folder: GraphFolder) -> tuple[ox.Store, str]:
    """The graph of a folder in memory, and the SHA-256 of its file.

    Raises GraphError where the file is not the one that the build reported.
    """
    expected = folder.report().get("quads")
    try:
        written = folder.nquads.read_bytes()
        store = ox.Store()
        store.bulk_load(input=written, format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{folder.nquads} cannot be loaded ({error}); build the graph again") from error
    if len(store) != expected:
        raise GraphError(f"{folder.nquads} has {len(store)} quads of {expected}; build the graph again")
    return store, hashlib.sha256(written).hexdigest()


class _Warden:
    def __init__(self, store: ox.Store, control: socket.socket) -> None:
        self._store = store
        self._control = control
        self._cells: dict[int, _Cell] = {}
        self._ready = selectors.DefaultSelector()
        self._ready.register(control, selectors.EVENT_READ)
        self._silence = os.open(os.devnull, os.O_WRONLY)

    def watch(self) -> None:
        """Make cells for the questions that come, and end them in time, until the other side hangs up."""
        while True:
            for key, _ in self._ready.select(self._patience()):
                if key.fileobj is not self._control:
                    self._close(self._cells.pop(key.fd))
                elif not self._take():
                    self._end_all()
                    return
            self._end_late()

    def _patience(self) -> float | None:
        if not self._cells:
            return None
        return max(0.0, min(each.deadline for each in self._cells.values()) - time.monotonic())

    def _take(self) -> bool:
        packet, fds, _, _ = socket.recv_fds(self._control, PACKET, 1)
        if not packet:
            return False
        questions = cell.unpacked(packet)
        pid = os.fork()
        if not pid:
            self._be_cell(questions, fds[0])
        made = _Cell(pid, os.pidfd_open(pid), fds[0], time.monotonic() + questions[0].seconds)
        self._cells[made.watch] = made
        self._ready.register(made.watch, selectors.EVENT_READ)
        return True

    def _be_cell(self, questions: list[cell.Question], out: int) -> NoReturn:
        code = 1
        try:
            os.dup2(self._silence, 2)  # the engine's last words on the way out are no news
            self._control.close()
            for other in self._cells.values():
                os.close(other.out)  # else nobody would see the end of the other's answer
            cell.run(self._store, questions, out)
            code = 0
        finally:
            os._exit(code)

    def _close(self, ended: _Cell) -> None:
        _, status = os.waitpid(ended.pid, 0)
        if status:
            told = LATE if ended.late else os.WTERMSIG(status) or signal.SIGABRT
            os.set_blocking(ended.out, False)  # the cell, which shares it, is no more
            with suppress(OSError):  # a full pipe, or nobody there to read it
                os.write(ended.out, bytes([told]))
        self._ready.unregister(ended.watch)
        os.close(ended.watch)
        os.close(ended.out)

    def _end_late(self) -> None:
        now = time.monotonic()
        for each in self._cells.values():
            if each.deadline <= now and not each.late:
                each.late = True
                os.kill(each.pid, signal.SIGKILL)  # not reaped yet, so the number is still its own
                each.deadline = now + 60

    def _end_all(self) -> None:
        for each in self._cells.values():
            os.kill(each.pid, signal.SIGKILL)
            os.waitpid(each.pid, 0)


def main(folder: str, descriptor: str) -> None:
    """Load the graph, say so, and watch."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks says when to stop
    control = socket.socket(fileno=int(descriptor))
    control.set_inheritable(False)
    try:
        store, digest = load(GraphFolder.of(Path(folder)))
    except GraphError as error:
        control.send(json.dumps({"error": str(error)}).encode())
        return
    control.send(json.dumps({"quads": len(store), "digest": digest}).encode())
    gc.freeze()
    _Warden(store, control).watch()


if __name__ == "__main__":
    main(*sys.argv[1:])
