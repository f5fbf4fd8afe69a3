"""Named and free SPARQL on a graph: `ask` for rows, `why` for the sentences behind an edge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from samgraf.errors import QueryError, UsageError
from samgraf.resources import packaged
from samgraf.store import GraphFolder

LANGUAGES = ("nb", "nn", "en")
PREFIXES = {
    "sg": "https://w3id.org/samgraf/ns#",
    "id": "https://w3id.org/samgraf/id/",
    "concept": "https://w3id.org/samgraf/concept/",
    "graph": "https://w3id.org/samgraf/graph/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
}
"""Prefixes that every query may use without declaring them; the vocabulary's own, written out because importing
rdflib would take as long as most questions."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal
_HEADER = re.compile(r"#\s*(?P<key>title|description|param)(?:@(?P<language>nb|nn|en))?\s*:?\s*(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query with what its leading comments say of it."""

    name: str
    text: str
    titles: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)

    @property
    def parameters(self) -> dict[str, str]:
        """The variables that may be given from outside, and the terms they have if they are not.

        A parameter is a variable with a VALUES block of its own: `VALUES ?project { id:project/medsam }`.
        """
        return {match["name"]: match["terms"].strip() for match in _VALUES.finditer(_without_comments(self.text))}

    def bind(self, values: Mapping[str, str]) -> Query:
        """The query with some parameters given, as terms: `id:person/…`, `<iri>`, or text of the default's kind.

        Raises UsageError for a parameter the query has not, or a value that is no term.
        """
        text = self.text
        for name, value in values.items():
            if name not in self.parameters:
                known = ", ".join(sorted(self.parameters)) or "none"
                raise UsageError(f"{self.name} has no parameter {name!r}; it has: {known}")
            term = parse_term(value, like=self.parameters[name])
            text = re.sub(rf"(VALUES\s+\?{name}\s*)\{{[^{{}}]*\}}", lambda m, t=term: f"{m[1]}{{ {t} }}", text)  # type: ignore[misc]
        return Query(self.name, text, self.titles, self.descriptions)


_VALUES = re.compile(r"VALUES\s+\?(?P<name>\w+)\s*\{(?P<terms>[^{}]*)\}", re.I)


def _without_comments(text: str) -> str:
    return re.sub(r"(?m)^\s*#.*$", "", text)


def parse_term(value: str, like: str = "") -> ox.NamedNode | ox.Literal:
    """The RDF term of a value from outside: `prefix:name`, `<iri>` or `https://…` is an IRI, the rest a literal.

    A literal has the datatype or language of `like`, the SPARQL term it stands for.
    """
    prefix, colon, local = value.partition(":")
    try:
        if colon and prefix in PREFIXES:
            return ox.NamedNode(PREFIXES[prefix] + local)
        if value.startswith("<") and value.endswith(">"):
            return ox.NamedNode(value[1:-1])
        if re.match(r"https?://\S+$", value):
            return ox.NamedNode(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is not an IRI: {error}") from error
    if re.fullmatch(r"<[^>]*>|\w+:[\w/.-]*", like):
        raise UsageError(f"{value!r} is not an IRI; write it as id:person/… or <https://…>")
    if language := re.search(r'"@(?P<tag>[a-z-]+)$', like):
        return ox.Literal(value, language=language["tag"])
    if re.fullmatch(r"-?\d+", like):
        return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))
    if re.fullmatch(r"-?\d*\.\d+", like):
        return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))
    if datatype := re.search(r'"\^\^xsd:(?P<name>\w+)$', like):
        return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + datatype["name"]))
    return ox.Literal(value)


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT or ASK query; an ASK has one variable, `answer`."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def plain(self) -> list[tuple[str, ...]]:
        """The rows as text: IRIs in short form where a prefix fits, literals without their datatype."""
        return [tuple(plain(term) for term in row) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query."""

    triples: tuple[ox.Triple, ...]

    def turtle(self) -> str:
        """The triples in Turtle."""
        return ox.serialize(self.triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES).decode("utf-8")


def plain(term: Term | None) -> str:
    """A term as a person reads it; nothing for an unbound variable."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for prefix, iri in PREFIXES.items():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
    return term.value


@cache
def named_queries() -> Mapping[str, Query]:
    """The queries that SamGraf ships, by name."""
    files = sorted(packaged("queries").glob("*.rq"))
    return {file.stem: _described(file.stem, file.read_text(encoding="utf-8")) for file in files}


def find_query(what: str) -> Query:
    """A query by its name, from a file that ends in `.rq` or `.sparql`, or the text itself.

    Raises UsageError where there is no such name or file.
    """
    if re.search(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", what, re.I) and re.search(r"[\s{]", what):
        return Query("query", what)
    if what.endswith((".rq", ".sparql")):
        path = Path(what)
        try:
            return _described(path.stem, path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{what}: {getattr(error, 'strerror', None) or error}; name a SPARQL file") from error
    if what in named_queries():
        return named_queries()[what]
    import difflib

    near = difflib.get_close_matches(what, named_queries(), n=1)
    hint = f"did you mean {near[0]}?" if near else "`samgraf ask --list` names them all"
    raise UsageError(f"there is no query {what!r}; {hint}")


def _described(name: str, text: str) -> Query:
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _HEADER.match(line)
        if match and match["language"]:
            (titles if match["key"] == "title" else descriptions)[match["language"]] = match["text"].strip()
    return Query(name, text, titles, descriptions)


def ask(what: str | Query, graph: GraphFolder, parameters: Mapping[str, str] | None = None) -> Rows | Triples:
    """The answer of a graph to a query: a name, a file, SPARQL text, or a `Query`.

    Raises QueryError with line and column where the query cannot be parsed, UsageError where it or a parameter is
    unknown, GraphError where the graph cannot be opened.
    """
    query = (what if isinstance(what, Query) else find_query(what)).bind(parameters or {})
    return run(query, graph.open())


def run(query: Query, store: ox.Store) -> Rows | Triples:
    """The answer of a store to a query whose parameters are bound."""
    if re.search(r"\bSERVICE\b", _bare(query.text), re.I):
        raise QueryError(f"{query.name}: SERVICE asks another server; SamGraf answers from its own graph only")
    try:
        answer = store.query(query.text, prefixes=PREFIXES)
    except SyntaxError as error:
        place = re.match(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)", str(error), re.S)
        if place:
            what = re.sub(r"\s+", " ", place["what"])
            raise QueryError(f"{query.name}, line {place['line']}, column {place['column']}: {what}") from error
        raise QueryError(f"{query.name}: {error}") from error
    if isinstance(answer, ox.QueryBoolean):
        return Rows(("answer",), ((ox.Literal("true" if answer else "false"),),))
    if isinstance(answer, ox.QueryTriples):
        return Triples(tuple(answer))
    variables = tuple(variable.value for variable in answer.variables)
    return Rows(variables, tuple(tuple(solution[name] for name in variables) for solution in answer))


def _bare(text: str) -> str:
    """A query without its comments, strings and IRIs."""
    return re.sub(r'<[^<>\s]*>|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|#[^\n]*', " ", text)


# Why.


@dataclass(frozen=True, slots=True)
class Reason:
    """One proof of an edge."""

    document: str
    """Title of the source; for a register its name."""
    url: str
    sentence: str
    quote: str
    start: int | None
    end: int | None
    rule: str
    confidence: float
    negated: bool


def why(subject: str, predicate: str, object: str, graph: GraphFolder) -> list[Reason]:
    """The sentences behind an edge, the surest first.

    Subject and object are IRIs (`id:project/medsam`) or names as they stand in the graph; the predicate is a
    property's name with or without `sg:`.
    Raises UsageError where a name is not in the graph or stands for several things.
    """
    store = graph.open()
    property_ = parse_term(predicate if ":" in predicate else f"sg:{predicate}")
    ends = [_resolve(value, store) for value in (subject, object)]
    statements = _statements(store, ends[0], property_, ends[1])
    reasons = [_reason(store, statement) for statement in statements]
    return sorted(reasons, key=lambda r: (r.negated, -r.confidence, r.document, r.start or 0))


def _resolve(value: str, store: ox.Store) -> ox.NamedNode | ox.Literal:
    prefix = value.partition(":")[0]
    if prefix in PREFIXES or value.startswith(("<", "http")):
        return parse_term(value)
    found = {
        quad.subject
        for name in ("rdfs:label", "skos:altLabel", "sg:acronym")
        for quad in store.quads_for_pattern(None, parse_term(name), ox.Literal(value), ox.DefaultGraph())  # type: ignore[arg-type]
    }
    if len(found) > 1:
        choices = ", ".join(sorted(plain(f) for f in found if isinstance(f, ox.NamedNode)))
        raise UsageError(f"{value!r} is the name of several: {choices}; name one of them")
    if not found:
        raise UsageError(f"{value!r} is not a name in the graph; give it as id:… or as a name that is")
    node = next(iter(found))
    assert isinstance(node, ox.NamedNode)
    return node


def _statements(store: ox.Store, *parts: ox.NamedNode | ox.Literal) -> list[ox.NamedNode]:
    sets: list[set[ox.NamedNode]] = []
    for name, term in zip(("rdf:subject", "rdf:predicate", "rdf:object"), parts, strict=True):
        quads = store.quads_for_pattern(None, parse_term(name), term, None)  # type: ignore[arg-type]
        sets.append({quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)})
    return sorted(set.intersection(*sets), key=lambda node: node.value)


def _reason(store: ox.Store, statement: ox.NamedNode) -> Reason:
    own = _values(store, statement)
    evidence = _values(store, own["sg:evidence"]) if "sg:evidence" in own else {}
    source = evidence.get("sg:source") or own.get("sg:register")
    described = _values(store, source) if isinstance(source, ox.NamedNode) else {}
    row = f", row {own['sg:row'].value}" if "sg:row" in own else ""
    title = described["rdfs:label"].value if "rdfs:label" in described else ""

    def value(of: Mapping[str, Term], name: str) -> str:
        return of[name].value if name in of else ""

    return Reason(
        title + row, value(described, "schema:url"), value(evidence, "sg:sentence"), value(evidence, "sg:quote"),
        int(evidence["sg:start"].value) if "sg:start" in evidence else None,
        int(evidence["sg:end"].value) if "sg:end" in evidence else None,
        value(own, "sg:rule"), float(value(own, "sg:confidence") or 0), value(own, "sg:negated") == "true",
    )


def _values(store: ox.Store, node: Term) -> dict[str, Term]:
    if not isinstance(node, ox.NamedNode):
        return {}
    return {plain(q.predicate): q.object for q in store.quads_for_pattern(node, None, None, None)}  # type: ignore[misc]

