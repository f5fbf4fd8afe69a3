"""The nouns: what a text is cut into, what it names, and what it says.

All are frozen: a step makes new ones and changes none. All offsets are code points of the document's text as it
is stored, end exclusive, so that `document.text[span.start:span.end]` is what a reader sees there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Literal

from samgraf.errors import EvidenceError

BlockKind = Literal["reference", "heading", "paragraph", "item", "field", "row", "record"]
Value = str | int | float | bool | date
"""What an attribute may hold; a date stands as `date`, a time of day or an incomplete date as an ISO string."""

ACTORS = frozenset({"Organisation", "Municipality", "County"})
"""The groups that can own, fund, organise and take part as a body."""
BODIES = ACTORS | {"Funder"}
"""The types of mentions of these groups."""

LEARNT = "learnt:"
"""How the rule of a statement begins that no rule makes, but what was learnt from gold."""
LEARNT_UNSEEN = 0.6
"""The share of what was learnt that was right on 108 notes, each read as on the day it was added: the confidence of it
where the gold tells nothing of a property."""

PATHS = {
    "Person": "person",
    "Organisation": "org",
    "Funder": "org",
    "Municipality": "municipality",
    "County": "county",
    "Project": "project",
    "Event": "event",
    "Talk": "talk",
    "Venue": "venue",
    "Theme": "concept",
}
"""Type of an entity → where its IRIs lie."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The stretch itself."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """A source text as stored, and what stands in its front matter."""

    name: str
    """The file's name, which also names the document in the graph."""
    text: str
    """The whole file, front matter included, so that offsets point into what is stored."""
    metadata: Mapping[str, str]
    """Front matter: title, url, publisher, language, genre, published; any of them may be missing."""
    body: int = 0
    """Where the text proper begins, after the front matter."""

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return PurePath(self.name).stem

    @property
    def digest(self) -> str:
        """What it is known by wherever it lies and whatever it is called: a hash of its text."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def title(self) -> str:
        """The page's title, or the file's name where it has none."""
        return self.metadata.get("title") or self.stem

    @property
    def published(self) -> date | None:
        """The day the page says it was published, where it gives a whole date."""
        try:
            return date.fromisoformat(self.metadata.get("published", ""))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a document that is laid out as one thing."""

    kind: BlockKind
    span: Span
    """From its first to its last visible character, the bullet or heading mark not counted."""
    lines: tuple[Span, ...]
    """Its lines, trimmed; those of a field are its values, those of a row what stands after the time."""
    language: str = "unknown"
    """nb, nn, da, en or unknown."""
    level: int = 0
    """Depth of a heading, or of an item or row by its indentation."""
    label: Span | None = None
    """What names a field's value, or the clock time of a programme row."""
    name: str = ""
    """The kind of field (`leader`, `funding`, `period` …), from the rules."""
    section: int = -1
    """The heading it stands under: that block's place in the sequence, -1 for none."""
    lead: int = -1
    """What introduces it: the place of the paragraph or heading above it or above its list, -1 for none."""
    cells: tuple[tuple[str, Span], ...] = ()
    """The cells of a table's record: the kind of column and the cell."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a text names at one place."""

    type: str
    """Person, Municipality, County, Organisation, Funder, Institution, Project, Event, Talk, Venue or Theme."""
    span: Span
    text: str
    """The name in its plain form: no soft hyphens, line breaks or genitive endings."""
    rule: str
    """What found it: a register, a pattern of the rules or a place in the layout."""
    records: tuple[str, ...] = ()
    """Register records that the name may stand for, as their IRI paths."""
    attributes: Mapping[str, Value] = field(default_factory=dict)
    refers: bool = False
    """Whether it only points back to what is named elsewhere (`prosjektet`, a surname alone)."""

    @property
    def pays(self) -> bool:
        """Whether it is a fund, or an agency that gives money."""
        return self.type == "Funder" or self.attributes.get("class") in ("Funder", "PublicAgency")

    @property
    def is_town(self) -> bool:
        """Whether it is a municipality by its bare name, which may be no more than the place where somebody lives."""
        return self.type == "Municipality" and not self.attributes.get("full")


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world, as one document names it."""

    id: str
    """The path of its IRI below `…/samgraf/id/`: `person/eugene-guribye`."""
    type: str
    name: str
    surfaces: tuple[str, ...]
    """The forms it has in the text, in the order of their first appearance."""
    attributes: Mapping[str, Value] = field(default_factory=dict)
    record: str | None = None
    """The register record it is, as an IRI path."""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a statement, and the sentence they stand in."""

    span: Span
    quote: str
    sentence: str

    @classmethod
    def of(cls, text: str, span: Span, sentence: Span) -> Evidence:
        """The evidence at a span, with its sentence on one line.

        Raises EvidenceError where the span quotes nothing.
        """
        quote = span.of(text)
        if not quote.strip():
            raise EvidenceError(f"characters {span.start} to {span.end} quote nothing")
        whole = Span(min(span.start, sentence.start), max(span.end, sentence.end))
        return cls(span, quote, re.sub(r"\s+", " ", whole.of(text)).strip())

    def check(self, document: Document) -> None:
        """Raise EvidenceError where the quotation does not stand in the document at its offsets."""
        if self.span.of(document.text) != self.quote:
            raise EvidenceError(
                f"{document.name}: characters {self.span.start} to {self.span.end} are not “{self.quote}”"
            )


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a document says of two entities."""

    subject: str
    """Entity id."""
    predicate: str
    """Local name of an ontology property."""
    object: str
    """Entity id."""
    evidence: Evidence
    rule: str
    confidence: float
    """From 0 to 1."""
    qualifiers: Mapping[str, Value] = field(default_factory=dict)
    """positionTitle, start, end, negated …"""

    @property
    def triple(self) -> tuple[str, str, str]:
        """Subject, predicate and object."""
        return self.subject, self.predicate, self.object


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a document says of one entity: a date, a sum, a status."""

    subject: str
    """Entity id."""
    attribute: str
    """start, end, deadline, budget (kroner), status or acronym; of a person orcid or cristin, an IRI each."""
    value: Value
    evidence: Evidence
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A doubt about identity: a name on a page, and the register records it may stand for."""

    document: str
    name: str
    candidates: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document."""

    document: Document
    blocks: tuple[Block, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    negated: tuple[Statement, ...] = field(default=())
    """What the text says is not so: kept, and never drawn."""
    proposals: tuple[Proposal, ...] = field(default=())
