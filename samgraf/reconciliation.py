"""Tables for curators: what no register knows yet, with the nearest register rows, to be settled by hand.

A row is one thing and one candidate, in the columns that tools such as OpenRefine work with; its last six cells are a
line for the table of decisions that says `is`. Who fills in day, name and reason has decided. Names are compared by
their words in any order (rapidfuzz's token_sort_ratio, after Levenshtein 1966): the score tells what to look at first.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz, process

from samgraf.authorities import Authorities, Record, normalise
from samgraf.decisions import Decision, Decisions, decision_of
from samgraf.decisions.table import COLUMNS as OF_DECISION
from samgraf.errors import DecisionError
from samgraf.identifiers import KINDS, identifiers_of
from samgraf.model import PATHS, Entity, Reading
from samgraf.outside import tab_separated
from samgraf.signatures import group_of
from samgraf.vocab import slug

TYPES = ("Organisation", "Person", "Project")
"""What can be without a record; a municipality in doubt is asked about by `samgraf review`."""
LEAST = 75.0
"""Score from which a register row is shown."""
MOST = 3
"""Candidates that are shown of each thing."""
OF_ENTITY = ("id", "name", "type", "aliases", "documents", "sentence")
OF_CANDIDATE = ("candidate_id", "candidate_name", "candidate_type", "score", "identifiers")
COLUMNS = (*OF_ENTITY, *OF_CANDIDATE, *OF_DECISION)
_SEPARATOR = " | "


@dataclass(slots=True)
class Unknown:
    """A thing without a record, and what the documents tell of it."""

    id: str
    type: str
    names: dict[str, None] = field(default_factory=dict)
    """Names and forms, in the order of the documents; the first is the one it is called by."""
    documents: list[str] = field(default_factory=list)
    sentence: str = ""
    """The first that says something of it."""

    @property
    def name(self) -> str:
        """What it is called."""
        return next(iter(self.names))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the registers that a thing may be."""

    record: Record
    score: float
    """From 0 to 100, how alike the nearest two names are."""


def find_unknown(readings: Iterable[Reading], types: Iterable[str] = TYPES) -> list[Unknown]:
    """What has no record or identifier in any of the documents, what most documents name first."""
    wanted, found, known = set(types), dict[str, Unknown](), set[str]()
    for reading in readings:
        sentences = _sentences(reading)
        known |= identifiers_of(reading.facts, KINDS).keys()
        for entity in reading.entities:
            if entity.record:
                known.add(entity.id)
            elif group_of(entity.type) in wanted:
                thing = found.setdefault(entity.id, Unknown(entity.id, entity.type))
                _take_in(thing, entity, slug(reading.document.stem), sentences.get(entity.id, ""))
    return sorted((u for u in found.values() if u.id not in known), key=lambda u: (-len(u.documents), u.type, u.id))


def _take_in(thing: Unknown, entity: Entity, document: str, sentence: str) -> None:
    thing.names |= dict.fromkeys((entity.name, *entity.surfaces))
    thing.documents.append(document)
    thing.sentence = thing.sentence or sentence


def _sentences(reading: Reading) -> dict[str, str]:
    """The first sentence that says something of each thing."""
    found: dict[str, str] = {}
    for statement in sorted(reading.statements, key=lambda s: s.evidence.span):
        found.setdefault(statement.subject, statement.evidence.sentence)
        found.setdefault(statement.object, statement.evidence.sentence)
    for fact in reading.facts:
        found.setdefault(fact.subject, fact.evidence.sentence)
    return found


class Registers:
    """The names of the registers, to be compared with others."""

    def __init__(self, authorities: Authorities) -> None:
        self._records = authorities.records
        self._names: dict[str, list[str]] = defaultdict(list)
        self._owners: dict[str, list[str]] = defaultdict(list)
        for path, record in authorities.records.items():
            for name in record.names:
                folder = path.partition("/")[0]
                self._names[folder].append(normalise(name.text))
                self._owners[folder].append(path)

    def near(self, thing: Unknown) -> Iterator[Candidate]:
        """The rows of its type with a name like one of a thing's, the likest first."""
        folder = PATHS[group_of(thing.type)]
        scores: dict[str, float] = {}
        for name in dict.fromkeys(map(normalise, thing.names)):
            found = process.extract(
                name, self._names[folder], scorer=fuzz.token_sort_ratio, score_cutoff=LEAST, limit=None
            )
            for _, score, at in found:
                path = self._owners[folder][at]
                scores[path] = max(score, scores.get(path, 0.0))
        for path, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
            yield Candidate(self._records[path], round(score, 1))


def table_rows(
    unknown: Iterable[Unknown], registers: Registers, decisions: Decisions, most: int = MOST
) -> Iterator[dict[str, str]]:
    """The rows of the table: one a candidate that nobody has decided on, or one alone where no row is near."""
    for thing in unknown:
        about = {
            "id": thing.id,
            "name": thing.name,
            "type": thing.type,
            "aliases": _SEPARATOR.join(list(thing.names)[1:]),
            "documents": str(len(thing.documents)),
            "sentence": thing.sentence,
        }
        open_ = (each for each in registers.near(thing) if not decisions.settled(thing.id, each.record.iri_path))
        offered = [about | _offered(thing, each) for each in islice(open_, most)]
        yield from offered or [about]


def _offered(thing: Unknown, candidate: Candidate) -> dict[str, str]:
    record = candidate.record
    return {
        "candidate_id": record.iri_path,
        "candidate_name": record.name,
        "candidate_type": record.type,
        "score": f"{candidate.score:.1f}",
        "identifiers": _SEPARATOR.join(f"{kind}:{value}" for kind, value in record.identifiers),
        "decision": "is",
        "target": thing.id,
        "value": record.iri_path,
    }


def as_tsv(rows: Iterable[Mapping[str, str]]) -> str:
    """The table: tabs, one line a row, a head; cells that a spreadsheet would run as formulas get an apostrophe."""
    return tab_separated(COLUMNS, rows)


def read_chosen(path: Path) -> list[Decision]:
    """The decisions of the rows of a table in which somebody has filled in who decided.

    Raises DecisionError, with file and line, where the table cannot be read, lacks a column of a decision, or a chosen
    row is no decision.
    """
    try:
        lines = csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter="\t")
        head = next(lines, [])
        if missing := [column for column in OF_DECISION if column not in head]:
            raise DecisionError(
                f"{path.name}, line 1: no column {', '.join(missing)}; write the table with `samgraf reconcile`"
            )
        places = [head.index(column) for column in OF_DECISION]
        rows = [(lines.line_num, _at(cells, places)) for cells in lines]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DecisionError(f"{path} cannot be read as a table with tabs ({error}); save it as UTF-8 (TSV)") from error
    by = OF_DECISION.index("by")
    return [decision_of(path.name, number, "\t".join(cells)) for number, cells in rows if cells[by].strip()]


def _at(cells: Sequence[str], places: Sequence[int]) -> list[str]:
    return [" ".join(cells[place].split()) if place < len(cells) else "" for place in places]


def new_decisions(chosen: Iterable[Decision], decisions: Decisions) -> list[Decision]:
    """Those that the decisions do not have yet, each checked against them and those before it.

    Raises DecisionError where one contradicts another.
    """
    known, new = {decision.row() for decision in decisions.all}, []
    for decision in chosen:
        if decision.row() not in known:
            try:
                decisions = decisions.with_line(decision)
            except DecisionError as error:
                told = str(error).partition(": ")[2]
                raise DecisionError(f"{decision.file}, line {decision.line}: {told}") from error
            known.add(decision.row())
            new.append(decision)
    return new
