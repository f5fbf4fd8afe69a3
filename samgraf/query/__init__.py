"""Named and free SPARQL on a graph: `ask` for rows, `why` for the sentences behind an edge."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

import pyoxigraph as ox

from samgraf.errors import QueryError
from samgraf.query.answers import Rows, Triples, with_prefixes
from samgraf.query.explanations import Explanation, Named, explain
from samgraf.query.named import LANGUAGES, Query, find_query, named_queries, packaged_query
from samgraf.query.reasons import Reason, why
from samgraf.query.terms import parse_term, plain
from samgraf.store import GraphFolder
from samgraf.vocab import PREFIXES

__all__ = [
    "LANGUAGES",
    "PREFIXES",
    "Explanation",
    "Named",
    "Query",
    "Reason",
    "Rows",
    "Triples",
    "answer_rows",
    "ask",
    "explain",
    "find_query",
    "named_queries",
    "packaged_query",
    "parse_term",
    "plain",
    "refuse_service",
    "rows_of",
    "run",
    "why",
    "with_prefixes",
]


def ask(what: str | Query, graph: GraphFolder, parameters: Mapping[str, str] | None = None) -> Rows | Triples:
    """The answer of a graph to a query: a name, a file, SPARQL text, or a `Query`.

    Raises QueryError with line and column where the query cannot be parsed, UsageError where it or a parameter is
    unknown, GraphError where the graph cannot be opened.
    """
    query = (what if isinstance(what, Query) else find_query(what)).bind(parameters or {})
    return run(query, graph.open())


def run(query: Query, store: ox.Store) -> Rows | Triples:
    """The answer of a store to a query whose parameters are bound.

    Raises QueryError as `ask` does, and where something fails while the query runs.
    """
    refuse_service(query)
    try:
        return _answer(store.query(query.text, prefixes=PREFIXES))
    except SyntaxError as error:
        place = re.match(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)", str(error), re.S)
        if place:
            what = re.sub(r"\s+", " ", place["what"])
            raise QueryError(f"{query.name}, line {place['line']}, column {place['column']}: {what}") from error
        raise QueryError(f"{query.name}: {error}") from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"{query.name} failed while it ran: {' '.join(str(error).split())}") from error


def answer_rows(query: Query, store: ox.Store) -> Rows:
    """The answer of a store to a SELECT or ASK query whose parameters are bound.

    Raises QueryError as `run` does.
    """
    answer = run(query, store)
    assert isinstance(answer, Rows), query.name
    return answer


def refuse_service(query: Query) -> None:
    """Raise QueryError for a query that asks another server, or spells out what does."""
    if _SERVICE.search(query.text) or _SERVICE.search(_plain(query.text)):
        raise QueryError(f"{query.name}: SERVICE asks another server; SamGraf answers from its own graph only")


_GAP = r"(?:\s|\#[^\n\r]*[\n\r])*"
_SERVICE = re.compile(
    rf"(?:(?<![\w?$:])|(?<=\d)|(?<=true)|(?<=false))SERVICE{_GAP}(?:SILENT{_GAP})?(?:<|[?$]|[^\s<>(){{}}\"'|^`\\,;]*:)",
    re.I,
)
"""The clause as it is spelt, wherever it stands: a text that spells it out is refused rather than a server asked."""


def _plain(text: str) -> str:
    r"""The query with its `\u0041` and `\U00000041` as the letters they stand for."""
    return re.sub(r"\\(?:u([0-9A-Fa-f]{4})|U0*([0-9A-Fa-f]{1,6}))", lambda m: _letter(m[1] or m[2]), text)


def _letter(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= sys.maxunicode else ""


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Rows | Triples:
    return Triples(tuple(found)) if isinstance(found, ox.QueryTriples) else rows_of(found)


def rows_of(found: ox.QuerySolutions | ox.QueryBoolean) -> Rows:
    """What an engine, or a file of results, gives for a SELECT or ASK query."""
    if isinstance(found, ox.QueryBoolean):
        return Rows(("answer",), ((ox.Literal("true" if found else "false"),),))
    variables = tuple(variable.value for variable in found.variables)
    return Rows(variables, tuple(tuple(solution[name] for name in variables) for solution in found))
