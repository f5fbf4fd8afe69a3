"""What is published of each document, kept so that an unchanged text need not be read again.

The file lies in the graph folder, and the folder may be published: it holds nothing that the graph, the report and
the proposals were not made of. People and statements that are decided or by policy kept out are out of it too, and
of the text itself there is no more than a digest of the text with the withheld names covered.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samgraf.authorities import Authorities
from samgraf.decisions import Decided, Decision
from samgraf.errors import GraphError
from samgraf.graph import Policy, publishable
from samgraf.model import Document, Entity, Evidence, Fact, Proposal, Reading, Span, Statement, Value
from samgraf.store import READINGS, GraphFolder
from samgraf.vocab import digest, slug


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published of one document."""

    key: str
    """What tells its text, as it was read, from any other."""
    reading: Reading
    """Without text, blocks and mentions where it comes from a file."""
    rejected: tuple[Mapping[str, str], ...] = ()
    """The statements that a person has rejected, as the report tells of them."""
    used: frozenset[str] = frozenset()
    """Digests of the decisions that were about something in the document."""

    @classmethod
    def of(cls, decided: Decided, authorities: Authorities, policy: Policy) -> Publication:
        """What of a reading, as people have decided it, the policy lets be published."""
        rejected = tuple(
            {
                "document": each.document,
                "statement": " ".join(each.statement.triple),
                "quote": each.statement.evidence.quote,
                "reason": each.decision.reason,
                "by": each.decision.by,
                "date": each.decision.date.isoformat(),
            }
            for each in decided.rejected
        )
        # Whether a text held a withheld name is nobody's business.
        used = frozenset(digest_of(decision) for decision in decided.used if decision.kind != "withhold")
        return cls(key_of(decided.reading.document), publishable(decided.reading, authorities, policy), rejected, used)

    @property
    def name(self) -> str:
        """The document's own part of its IRIs."""
        return slug(self.reading.document.stem)


def key_of(covered: Document) -> str:
    """What tells a document from others: a digest of name and text, withheld names covered.

    A digest of the whole text would let who knows the rest of it try names against it.
    """
    told = f"{covered.name}\x1f{covered.text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()


def digest_of(decision: Decision) -> str:
    """What tells a decision from others."""
    return digest(decision.row())


# As lines of JSON.


def write_publications(publications: Iterable[Publication], path: Path) -> None:
    """Write a line for each document."""
    path.write_text("".join(_line(each) + "\n" for each in publications), encoding="utf-8", newline="\n")


def read_publications(text: str) -> list[Publication]:
    """The documents of a file that `write_publications` has written.

    Raises ValueError, KeyError or TypeError where it is none.
    """
    return [_publication(json.loads(line)) for line in text.split("\n")[:-1]]


def load_readings(folder: GraphFolder) -> list[Reading]:
    """What is published of the documents of a graph folder.

    Raises GraphError where it cannot be read.
    """
    path = folder.path / READINGS
    try:
        return [each.reading for each in read_publications(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraphError(f"{path} cannot be read ({error}); build the graph again") from error


def _line(publication: Publication) -> str:
    reading = publication.reading
    content = {
        "name": reading.document.name,
        "title": reading.document.title,
        "key": publication.key,
        "entities": [[e.id, e.type, e.name, e.record, list(e.surfaces)] for e in reading.entities],
        "statements": [_said(s) for s in reading.statements],
        "negated": [_said(s) for s in reading.negated],
        "facts": [[f.subject, f.attribute, _plain(f.value), *_proof(f)] for f in reading.facts],
        "proposals": [[p.document, p.name, list(p.candidates), p.reason] for p in reading.proposals],
        "rejected": [dict(each) for each in publication.rejected],
        "used": sorted(publication.used),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _publication(content: dict[str, Any]) -> Publication:
    reading = Reading(
        Document(content["name"], "", {"title": content["title"]}),
        (),
        tuple(
            Entity(id, kind, name, tuple(forms), {}, record) for id, kind, name, record, forms in content["entities"]
        ),
        tuple(_statement(*cells) for cells in content["statements"]),
        tuple(_fact(*cells) for cells in content["facts"]),
        tuple(_statement(*cells) for cells in content["negated"]),
        tuple(Proposal(document, name, tuple(found), why) for document, name, found, why in content["proposals"]),
    )
    return Publication(content["key"], reading, tuple(content["rejected"]), frozenset(content["used"]))


def _said(statement: Statement) -> list[object]:
    qualifiers = {name: _plain(value) for name, value in statement.qualifiers.items()}
    return [*statement.triple, qualifiers, *_proof(statement)]


def _proof(said: Statement | Fact) -> list[object]:
    evidence = said.evidence
    return [evidence.span.start, evidence.span.end, evidence.quote, evidence.sentence, said.rule, said.confidence]


def _statement(subject: str, predicate: str, object: str, qualifiers: dict[str, Any], *proof: Any) -> Statement:
    given = {name: _value(value) for name, value in qualifiers.items()}
    return Statement(subject, predicate, object, *_proven(*proof), given)


def _fact(subject: str, attribute: str, value: Any, *proof: Any) -> Fact:
    return Fact(subject, attribute, _value(value), *_proven(*proof))


def _proven(
    start: int, end: int, quote: str, sentence: str, rule: str, confidence: float
) -> tuple[Evidence, str, float]:
    """What `_proof` wrote, as statements and facts have it."""
    return Evidence(Span(start, end), quote, sentence), rule, confidence


def _plain(value: Value) -> object:
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _value(value: Any) -> Value:
    if isinstance(value, dict):
        return date.fromisoformat(value["date"])
    plain: Value = value
    return plain
