"""Questions to the graph from the site's own process, each answered by a cell that can be ended."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from samgraf.errors import GraphError, SamgrafError
from samgraf.site import cell
from samgraf.site.cell import Question
from samgraf.site.warden import LATE, PACKET
from samgraf.store import GraphFolder

_GRACE = 2.0
"""Seconds beyond the limit before a warden that does not answer is given up."""
_STARTING = 120.0
_OUT_OF_TIME = (LATE, signal.SIGXCPU)
_OUT_OF_MEMORY = (signal.SIGABRT, signal.SIGKILL)


class RefusedError(SamgrafError):
    """A question without an answer: what it is told, and the status of HTTP that says so."""

    def __init__(self, status: int, told: str) -> None:
        super().__init__(told)
        self.status = status


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer of a question."""

    body: bytes
    rows: bool
    """Whether it is rows (SELECT, ASK) and not triples."""


class Jail:
    """A graph that is asked through cells; opened and closed as a context."""

    def __init__(self, folder: GraphFolder) -> None:
        """Start the warden of a graph folder and wait until it has the graph.

        Raises GraphError where the graph cannot be loaded.
        """
        self._folder = folder
        self._start()

    def _start(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(_STARTING)
        command = [sys.executable, "-m", "samgraf.site.warden", str(self._folder.path), str(theirs.fileno())]
        with theirs:
            self._warden = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        try:
            told = json.loads(self._control.recv(PACKET) or b'{"error": "the graph could not be loaded"}')
        except OSError as error:
            self.close()
            raise GraphError(f"the graph in {self._folder.path} was not loaded in {_STARTING:g} seconds") from error
        if "error" in told:
            self.close()
            raise GraphError(told["error"])
        self._control.settimeout(1.0)
        self.quads = int(told["quads"])
        self.digest = str(told["digest"])

    @property
    def pid(self) -> int:
        """The process that holds the graph."""
        return self._warden.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the warden and all its cells."""
        self._control.close()
        try:
            self._warden.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._warden.kill()
            self._warden.wait()

    async def ask(self, question: Question) -> Answer:
        """The whole answer to a question.

        Raises RefusedError, with what is wrong and whose fault it is, where there is none.
        """
        return (await self.ask_all([question]))[0]

    async def ask_all(self, questions: Sequence[Question]) -> list[Answer]:
        """The answers to some questions, which one cell answers within the bounds of the first.

        Raises RefusedError as `ask` does where any of them has none.
        """
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        with open(ours, "rb", buffering=0) as pipe:  # noqa: PTH123 - a descriptor has no path
            try:
                self._send(cell.packed(questions), theirs)
            finally:
                os.close(theirs)
            loop = asyncio.get_running_loop()
            reader = asyncio.StreamReader()
            transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), pipe)
            try:
                async with asyncio.timeout(questions[0].seconds + _GRACE):
                    written = await reader.read()
            except TimeoutError:
                written = bytes([LATE])
            finally:
                transport.close()
        return list(_answers(written, questions))

    def _send(self, packet: bytes, out: int) -> None:
        if len(packet) > PACKET:
            raise RefusedError(413, "the query is too long")
        if self._warden.poll() is not None:
            self._control.close()
            self._start()  # a warden that something outside has ended
        try:
            with suppress(InterruptedError):
                socket.send_fds(self._control, [packet], [out])
        except OSError as error:
            raise RefusedError(503, "the graph cannot be asked just now; try again") from error


def _answers(written: bytes, questions: Sequence[Question]) -> Iterator[Answer]:
    rest = memoryview(written)
    for question in questions:
        if len(rest) < cell.HEADER.size:
            raise _ended(rest[0] if rest else LATE, question)
        outcome, length = cell.HEADER.unpack_from(rest)
        body = bytes(rest[cell.HEADER.size : cell.HEADER.size + length])
        if len(body) < length:
            raise _ended(LATE, question)
        yield answered(outcome, body, question)
        rest = rest[cell.HEADER.size + length :]


def answered(outcome: bytes, body: bytes, question: Question) -> Answer:
    """What a cell's outcome and body are to who asked. Raises RefusedError where they are no answer."""
    if outcome not in (cell.ROWS, cell.TRIPLES):
        raise _refused(outcome, body.decode("utf-8", "replace"), question)
    return Answer(body, outcome == cell.ROWS)


def _ended(by: int, question: Question) -> RefusedError:
    if by in _OUT_OF_TIME:
        return RefusedError(504, f"the query was stopped after {question.seconds:g} seconds; ask for less")
    if by in _OUT_OF_MEMORY:
        return _refused(cell.MEMORY, "", question)
    return RefusedError(400, "the query is nested too deeply to be read")


def _refused(outcome: bytes, told: str, question: Question) -> RefusedError:
    if outcome == cell.SYNTAX:
        return RefusedError(400, told)
    if outcome == cell.MEMORY:
        return RefusedError(503, f"the query needs more than {question.memory >> 20} MB of memory; ask for less")
    if outcome == cell.TOO_LARGE:
        most = f"{question.most_rows} rows or triples, or {question.most_bytes} bytes"
        return RefusedError(503, f"the answer has more than {most}; ask for fewer with LIMIT and OFFSET")
    if outcome == cell.UNACCEPTABLE:
        return RefusedError(406, f"the answer is {told}, for which the request accepts no form that there is")
    return RefusedError(500, f"the query failed while it ran: {told}")
