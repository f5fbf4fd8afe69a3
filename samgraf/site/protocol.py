"""The query part of the SPARQL 1.1 Protocol: what a request asks (https://www.w3.org/TR/sparql11-protocol/, 2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from samgraf.site.jail import RefusedError

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_ROOM = 20_000
"""Bytes of a request beyond its query: the names of graphs."""
_FIELDS = 200
_ENCODED = 3
"""A form may take three bytes for one of its query."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the dataset that a request names for it."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


async def asked(request: Request, most: int) -> Asked | None:
    """What a request asks, in a query of at most a number of bytes; None where a GET asks nothing.

    Raises RefusedError with 400 for what the protocol does not allow, 403 for an update, 413 for what is too long and
    415 for a body that is neither a form nor a query.
    """
    inside = _fields(request.scope["query_string"])
    if request.method != "POST":
        return _single(inside, most) if inside else None
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == UPDATE:
        raise _update()
    if kind not in (FORM, DIRECT):
        raise RefusedError(415, f"a POST has the type {FORM} or {DIRECT}")
    if "charset=" in parameters.lower() and "utf-8" not in parameters.lower():
        raise RefusedError(415, "a query is written in UTF-8")
    body = await _body(request, most if kind == DIRECT else _ENCODED * most + _ROOM)
    if kind == FORM:
        return _single(_fields(body) + [field for field in inside if field[0] != "query"], most)
    if any(name == "query" for name, _ in inside):
        raise RefusedError(400, "the query is in the body and in the address; it goes in one of them")
    return _single([("query", _text(body)), *inside], most)


def _single(fields: list[tuple[str, str]], most: int) -> Asked:
    if any(name == "update" for name, _ in fields):
        raise _update()
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise RefusedError(400, f"a request has one query, this one has {len(queries)}")
    if len(queries[0].encode()) > most:
        raise _too_long(most)
    graphs = {
        kind: tuple(value for name, value in fields if name == f"{kind}-graph-uri") for kind in ("default", "named")
    }
    return Asked(queries[0], graphs["default"], graphs["named"])


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeError as error:
        raise RefusedError(400, "the parameters are not percent-encoded UTF-8") from error
    except ValueError as error:
        raise RefusedError(413, f"a request has at most {_FIELDS} parameters") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is not UTF-8") from error


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise _too_long(most)
    return bytes(body)


def _too_long(most: int) -> RefusedError:
    return RefusedError(413, f"the query is longer than {most} bytes")


def _update() -> RefusedError:
    return RefusedError(403, "this endpoint answers queries and changes nothing")
