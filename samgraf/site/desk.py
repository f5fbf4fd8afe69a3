"""Queries within the limits of the site: for whoever comes, and for the site's own pages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager

import pyoxigraph as ox

from samgraf.query import Query, Rows, refuse_service, rows_of
from samgraf.site.cell import Question
from samgraf.site.jail import Answer, Jail, RefusedError
from samgraf.site.limits import Limits
from samgraf.site.reader import Reader

_WAITING = 64
"""How many may wait for their turn; who comes then is sent away at once."""
_BEHIND = 5
"""How far queries of others stand back behind the site's own pages (as in `nice`)."""
_KEPT = 256
"""How many pages' answers are kept, the last ones asked for: a page in the next language asks the same."""
_OWN_ROWS = 1_000_000
"""Rows that the site's own queries may have: it asks once for all names."""

Row = dict[str, ox.NamedNode | ox.BlankNode | ox.Literal]


class Desk:
    """Where queries are handed in: a number of them run side by side, the others wait their turn."""

    def __init__(self, jail: Jail | Reader, limits: Limits) -> None:
        self.jail = jail
        self.limits = limits
        self._others = asyncio.Semaphore(limits.at_once)
        self._own = asyncio.Semaphore(limits.at_once)
        self._waiting = 0
        self._kept: dict[tuple[str, ...], asyncio.Task[list[Rows]]] = {}
        self._lasting: dict[tuple[str, ...], asyncio.Task[list[Rows]]] = {}

    async def answer(
        self,
        query: Query,
        rows: str | None,
        triples: str | None,
        default_graphs: Iterable[str] = (),
        named_graphs: Iterable[str] = (),
    ) -> Answer:
        """The answer to anybody's query in the format named for its kind.

        Raises RefusedError where there is none, QueryError for a query that asks another server.
        """
        refuse_service(query)
        question = self._question(query, rows, triples, tuple(default_graphs), tuple(named_graphs), _BEHIND)
        async with self._turn():
            return await self.jail.ask(question)

    async def tables(self, queries: Sequence[Query]) -> list[Rows]:
        """The answers to some of the site's own queries, as tables; one process answers them all.

        What was asked lately is not asked again, for the graph stays as it is.
        Raises RefusedError as `answer` does.
        """
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return await self._once(self._kept, queries)

    async def lasting(self, query: Query) -> Rows:
        """The answer to one of the questions that everybody asks, kept as long as the site runs.

        Raises RefusedError as `answer` does.
        """
        return (await self._once(self._lasting, [query]))[0]

    async def _once(
        self, kept: dict[tuple[str, ...], asyncio.Task[list[Rows]]], queries: Sequence[Query]
    ) -> list[Rows]:
        key = tuple(query.text for query in queries)
        asked = kept.pop(key, None) or asyncio.create_task(self._tables(queries))
        kept[key] = asked
        try:
            return await asyncio.shield(asked)  # another page may be waiting for it too
        except RefusedError:
            kept.pop(key, None)
            raise

    async def _tables(self, queries: Sequence[Query]) -> list[Rows]:
        questions = [self._question(query, "json", None, most_rows=_OWN_ROWS) for query in queries]
        async with self._own:
            answers = await self.jail.ask_all(questions)
        return [parsed(answer.body) for answer in answers]

    async def table(self, query: Query) -> Rows:
        """The answer to one of the site's own queries, as a table.

        Raises RefusedError as `answer` does.
        """
        return (await self.tables([query]))[0]

    async def rows(self, query: Query) -> list[Row]:
        """The rows of one of the site's own queries, each with what it has a value for.

        Raises RefusedError as `answer` does.
        """
        return bound(await self.table(query))

    async def triples(self, query: Query, format: str) -> bytes:
        """The triples of one of the site's own queries, in a format.

        Raises RefusedError as `answer` does.
        """
        async with self._own:
            return (await self.jail.ask(self._question(query, None, format, most_rows=_OWN_ROWS))).body

    def _question(
        self,
        query: Query,
        rows: str | None,
        triples: str | None,
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
        nice: int = 0,
        most_rows: int | None = None,
    ) -> Question:
        most = self.limits
        return Question(
            query.text, rows, triples, most.seconds, most_rows or most.rows, most.bytes, most.memory,
            default_graphs, named_graphs, nice,
        )  # fmt: skip

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._waiting >= _WAITING:
            raise RefusedError(503, "too many queries are waiting; try again later")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                await self._others.acquire()
        except TimeoutError as error:
            raise RefusedError(503, "too many queries are running; try again later") from error
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._others.release()


def parsed(as_json: bytes) -> Rows:
    """The rows of an answer in JSON; that of ASK has one variable, `answer`."""
    return rows_of(ox.parse_query_results(as_json, format=ox.QueryResultsFormat.JSON))


def bound(found: Rows) -> list[Row]:
    """The rows of a table, each with what it has a value for."""
    pairs = (zip(found.variables, row, strict=True) for row in found)
    return [{name: term for name, term in row if term is not None} for row in pairs]
