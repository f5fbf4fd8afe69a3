"""What the columns of a table mean: entities, what is told of them, and statements between them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samgraf.errors import SourceError
from samgraf.model import Entity
from samgraf.resources import shipped
from samgraf.signatures import fits, is_property

ORGANISATIONS = frozenset({
    "University", "UniversityCollege", "ResearchInstitute", "ResearchCentre", "PublicAgency", "InterestOrganisation",
    "VoluntaryOrganisation", "SocialEnterprise", "Company", "School",
})  # fmt: skip
"""Classes that are kinds of organisation; Programme is a kind of project."""
FACTS = ("start", "end", "acronym", "organisationNumber")
"""What a table may tell of an entity."""
BETWEEN = ": "
"""What stands between the name of a column and its cell where a row is written out."""
DAYS = frozenset({"start", "end"})
_TYPES = sorted({"Organisation", "Funder", "Project", "Programme", "Municipality", *ORGANISATIONS})


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the entities that a row names."""

    type: str
    """A type of the model: Project, Organisation …"""
    narrow: str
    """The class of the ontology, where it is a narrower one."""
    name: tuple[str, ...]
    """The columns of its name."""
    id: tuple[str, ...]
    """The columns that tell it from others."""
    number: str
    """The column of its organisation number, empty where there is none."""
    code: str
    """The column of its municipality number, empty where there is none."""
    facts: Table[str, str]
    """Attribute → column."""
    class_column: str
    classes: Table[str, str]
    """The class of the ontology that a cell of the class column means."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Those that tell what it is."""
        return (*self.name, *self.id, *filter(None, (self.number, self.code)))


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that a row makes."""

    subject: str
    predicate: str
    object: str
    when: Table[str, frozenset[str]]
    """Column → the cells with which the row says so; it says so always where this is empty."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a table is, and what its columns mean."""

    name: str
    about: Table[str, str]
    """title, publisher, licence, url, language."""
    columns: tuple[str, ...]
    """Those that a row is quoted by, in this order."""
    unknown: frozenset[str]
    """Cells that say nothing."""
    day: str
    """The column of the day a row speaks of, empty where there is none."""
    kinds: Table[str, Kind]
    claims: tuple[Claim, ...]
    digest: str
    """What tells it from other mappings."""

    @property
    def days(self) -> tuple[str, ...]:
        """The columns that hold days."""
        told = (column for kind in self.kinds.values() for name, column in kind.facts.items() if name in DAYS)
        return tuple(dict.fromkeys((*([self.day] if self.day else []), *told)))


def mapping_path(given: Path) -> Path:
    """The file of a mapping: a path, or the name of one that SamGraf ships (`rcn-h2020`)."""
    if given.exists() or given.suffix or len(given.parts) > 1:
        return given
    try:
        return shipped("data", "tables", f"{given.name}.toml")
    except FileNotFoundError:
        return given


def read_mapping(given: Path) -> Mapping:
    """The mapping in a TOML file, or that of a name which SamGraf ships.

    Raises SourceError, one line with the file and the place in it, where it is missing, is not TOML, lacks a part, or
    names a type, property, attribute, entity or column that there is not.
    """
    path = mapping_path(given)
    try:
        data = path.read_bytes()
        return _Part(path, "", tomllib.loads(data.decode("utf-8"))).mapping(hashlib.sha256(data).hexdigest()[:16])
    except OSError as error:
        raise SourceError(f"{given}: {error.strerror or error}; name the TOML file of a mapping") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{path}: line {line} is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{path}: not TOML: {error}; mend it") from error


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a mapping's file, which knows its place there."""

    path: Path
    place: str
    content: Any

    def error(self, what: str, remedy: str) -> SourceError:
        where = f" {self.place}:" if self.place else ""
        return SourceError(" ".join(f"{self.path}:{where} {what}; {remedy}".split()))

    # One value.

    def text(self, key: str, default: str | None = None) -> str:
        found = self.content.get(key, default)
        if not isinstance(found, str) or (default is None and not found.strip()):
            raise self.error(f"“{key}” is no text", f'write {key} = "…"')
        return found

    def texts(self, key: str, default: list[str] | None = None) -> tuple[str, ...]:
        found = self.content.get(key, default)
        if not isinstance(found, list) or not all(isinstance(each, str) and each for each in found):
            raise self.error(f"“{key}” is no list of texts", f'write {key} = ["…"]')
        if default is None and not found:
            raise self.error(f"“{key}” is empty", "name at least one column")
        return tuple(found)

    def part(self, key: str) -> _Part:
        found = self.content.get(key, {})
        if not isinstance(found, dict):
            raise self.error(f"“{key}” is no table", "write it as one")
        inside = f"{self.place[:-1]}.{key}]" if self.place.endswith("]") else f"{self.place} [{key}]".lstrip()
        return _Part(self.path, inside, found)

    def only(self, *keys: str) -> None:
        for key in self.content:
            if key not in keys:
                raise self.error(f"“{key}” is not known", f"use {', '.join(keys)}")

    # The whole.

    def mapping(self, digest: str) -> Mapping:
        self.only(
            "title", "publisher", "licence", "url", "language", "columns", "unknown", "day", "entities", "statements"
        )
        about = {"title": self.text("title"), "language": self.text("language", "und")}
        about |= {key: told for key in ("publisher", "licence", "url") if (told := self.text(key, ""))}
        columns = self.texts("columns")
        twice = next((name for name in columns if columns.count(name) > 1), None)
        if twice:
            raise self.error(f"“columns” names “{twice}” twice", "name each column once")
        if unfit := next((name for name in columns if BETWEEN in name or "\n" in name), None):
            raise self.error(f"“columns” names “{unfit}”", "give it a name on one line, without a colon before a blank")
        described = self.part("entities")
        if not described.content:
            raise self.error("there are no entities", "describe one under [entities.NAME]")
        kinds = {name: described.part(name).kind(columns) for name in described.content}
        told = self.content.get("statements", [])
        if not isinstance(told, list) or not told or not all(isinstance(each, dict) for each in told):
            raise self.error("there are no statements", "write one under [[statements]]")
        claims = tuple(
            _Part(self.path, f"[[statements]] number {number}", each).claim(kinds, columns)
            for number, each in enumerate(told, start=1)
        )
        day = self.column("day", columns)
        unknown = frozenset(self.texts("unknown", []))
        return Mapping(self.path.stem, about, columns, unknown, day, kinds, claims, digest)

    def kind(self, columns: tuple[str, ...]) -> Kind:
        self.only("type", "name", "id", "number", "code", "facts", "class")
        given = self.text("type")
        if given not in _TYPES:
            raise self.error(f"there is no type “{given}” for a table", f"use one of {', '.join(_TYPES)}")
        name = self.known("name", self.texts("name"), columns)
        facts = self.part("facts")
        facts.only(*FACTS)
        told = {key: facts.column(key, columns) for key in facts.content}
        classes = self.part("class")
        classes.only("column", "values")
        values = classes.part("values")
        narrow = {cell: values.text(cell) for cell in values.content}
        for wrong in sorted(set(narrow.values()) - ORGANISATIONS - {"Organisation"}):
            raise values.error(
                f"“{wrong}” is no kind of organisation", f"use one of {', '.join(sorted(ORGANISATIONS))}"
            )
        type_ = "Organisation" if given in ORGANISATIONS else "Project" if given == "Programme" else given
        return Kind(
            type_, "" if type_ == given else given, name, self.known("id", self.texts("id", list(name)), columns),
            self.column("number", columns), self.column("code", columns), told, classes.column("column", columns),
            narrow,
        )  # fmt: skip

    def claim(self, kinds: Table[str, Kind], columns: tuple[str, ...]) -> Claim:
        self.only("subject", "predicate", "object", "when")
        subject, predicate, object_ = (self.text(key) for key in ("subject", "predicate", "object"))
        for end in (subject, object_):
            if end not in kinds:
                raise self.error(f"there is no entity “{end}”", f"use one of {', '.join(kinds)}")
        if not is_property(predicate):
            raise self.error(f"there is no property “{predicate}”", "use one of the ontology's, as partner")
        ends = [Entity("", kinds[end].type, "", ()) for end in (subject, object_)]
        if not fits(predicate, *ends):
            kind, other = (end.type for end in ends)
            raise self.error(f"“{predicate}” joins no {kind} to a {other}", "turn it round, or use another property")
        when = self.part("when")
        self.known("when", tuple(when.content), columns)
        return Claim(subject, predicate, object_, {key: frozenset(when.texts(key)) for key in when.content})

    def column(self, key: str, columns: tuple[str, ...]) -> str:
        found = self.text(key, "")
        self.known(key, (found,) if found else (), columns)
        return found

    def known(self, key: str, names: tuple[str, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if name not in columns:
                raise self.error(f"“{key}” names the column “{name}”, which “columns” has not", "add it there")
        return names
