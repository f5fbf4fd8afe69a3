"""Queries in a process of their own: what they may use, and how their answers come out.

Oxigraph can neither stop a query nor be kept from asking other servers (SERVICE), and a deeply nested query overflows
its stack. So each query, or those of one page together, has a process that may open no file and no socket, may take no
more memory than it is given, and can be killed.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import struct
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from samgraf.site.formats import GRAPH_FORMATS, ROW_FORMATS
from samgraf.vocab import PREFIXES

HEADER = struct.Struct("!cQ")
"""What stands before the body that a cell writes: the outcome, and the length of the body."""
ROWS = b"R"
TRIPLES = b"G"
SYNTAX = b"S"
FAILED = b"F"
TOO_LARGE = b"L"
MEMORY = b"M"
UNACCEPTABLE = b"U"

_CHUNK = 256 * 1024
_PAGE = resource.getpagesize()


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the forms its answer may have, and what it may use."""

    text: str
    rows: str | None
    """The format of a SELECT's or ASK's answer, by its name in `ROW_FORMATS`; None where none would do."""
    triples: str | None
    """The format of a CONSTRUCT's or DESCRIBE's answer, by its name in `GRAPH_FORMATS`; None where none would do."""
    seconds: float
    most_rows: int
    most_bytes: int
    memory: int
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    nice: int = 0


def packed(questions: Sequence[Question]) -> bytes:
    """Questions as bytes."""
    return json.dumps([asdict(question) for question in questions]).encode()


def unpacked(packet: bytes) -> list[Question]:
    """The questions that `packed` made into bytes."""
    fields: Any = json.loads(packet)
    for each in fields:
        each |= {name: tuple(each[name]) for name in ("default_graphs", "named_graphs")}
    return [Question(**each) for each in fields]


class _TooLargeError(Exception):
    """An answer of more rows or bytes than are allowed."""


class _Bounded(io.BytesIO):
    """Bytes in memory, up to a number of them."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._most:
            raise _TooLargeError
        return super().write(data)


def confine(memory: int, seconds: float) -> None:
    """Take from this process all that a query needs not: files, sockets, core dumps, memory beyond some bytes."""
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - as little as can be
        taken = int(statm.read().split()[0]) * _PAGE
    for what, most in (
        (resource.RLIMIT_AS, taken + memory),
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(what, (most, most))


def run(store: ox.Store, questions: Sequence[Question], out: int) -> None:
    """Answer questions one after the other in this process, within the bounds of the first for all of them.

    The outcome and the body of each are written to a file descriptor.
    """
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    os.nice(questions[0].nice)
    confine(questions[0].memory, questions[0].seconds)
    for question in questions:
        outcome, body = _outcome(store, question)
        _write_all(out, HEADER.pack(outcome, len(body)))
        _write_all(out, body)


def _outcome(store: ox.Store, question: Question) -> tuple[bytes, bytes]:
    try:
        return answer(store, question)
    except MemoryError:
        return MEMORY, b""
    except BaseException as error:  # a panic of the engine is no Exception
        return FAILED, str(error).encode("utf-8", "replace")


def answer(store: ox.Store, question: Question) -> tuple[bytes, bytes]:
    """The outcome and the body of a question: an answer in its format, or what is wrong."""
    try:
        dataset = _dataset(question)
    except ValueError as error:
        return SYNTAX, f"the name of a graph is no IRI: {error}".encode()
    try:
        found = store.query(question.text, prefixes=PREFIXES, **dataset)
        if isinstance(found, ox.QueryTriples):
            return (TRIPLES, _triples(found, question)) if question.triples else (UNACCEPTABLE, b"triples")
        return (ROWS, _rows(found, question)) if question.rows else (UNACCEPTABLE, b"rows")
    except SyntaxError as error:
        return SYNTAX, str(error).encode("utf-8", "replace")
    except _TooLargeError:
        return TOO_LARGE, b""
    except (RuntimeError, OSError, ValueError) as error:
        return FAILED, str(error).encode("utf-8", "replace")


def _dataset(question: Question) -> dict[str, Any]:
    """The dataset that the request names: it is the whole one, and what it does not name is not there."""
    if not question.default_graphs and not question.named_graphs:
        return {}
    return {
        "default_graph": [ox.NamedNode(iri) for iri in question.default_graphs],
        "named_graphs": [ox.NamedNode(iri) for iri in question.named_graphs],
    }


def _rows(found: ox.QuerySolutions | ox.QueryBoolean, question: Question) -> bytes:
    assert question.rows
    wanted = ROW_FORMATS[question.rows]
    if isinstance(found, ox.QueryBoolean):
        return _serialised(found, wanted.format, question)
    as_json = _serialised(found, ox.QueryResultsFormat.JSON, question)
    _count(_solutions(as_json), question.most_rows)
    if wanted.format == ox.QueryResultsFormat.JSON:
        return as_json
    return _serialised(_solutions(as_json), wanted.format, question)


def _serialised(found: ox.QuerySolutions | ox.QueryBoolean, format: ox.QueryResultsFormat, question: Question) -> bytes:
    out = _Bounded(question.most_bytes)
    found.serialize(out, format=format)
    return out.getvalue()


def _solutions(as_json: bytes) -> ox.QuerySolutions:
    parsed = ox.parse_query_results(as_json, format=ox.QueryResultsFormat.JSON)
    assert isinstance(parsed, ox.QuerySolutions)
    return parsed


def _count(found: Iterable[object], most: int) -> None:
    for number, _ in enumerate(found, start=1):
        if number > most:
            raise _TooLargeError


def _triples(found: ox.QueryTriples, question: Question) -> bytes:
    assert question.triples
    triples: list[ox.Triple] = []
    for triple in found:
        if len(triples) == question.most_rows:
            raise _TooLargeError
        triples.append(triple)
    out = _Bounded(question.most_bytes)
    # Sorted, for a store gives the same triples in another order each time it is loaded.
    ox.serialize(sorted(set(triples), key=str), out, GRAPH_FORMATS[question.triples].format, prefixes=PREFIXES)
    return out.getvalue()


def _write_all(out: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(out, rest[:_CHUNK]) :]
