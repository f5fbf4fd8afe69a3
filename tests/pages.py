"""Invented pages for the tests of the reading side: a text read with one reader, and what was read, by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from samgraf.language import BLANK, parse_blocks
from samgraf.mentions import Found
from samgraf.model import Block, Document, Entity, Mention, Reading, Statement
from samgraf.reading import Reader
from samgraf.text import Page, find_blocks

Triple = tuple[str, str, str]


@cache
def reader() -> Reader:
    """The one reader of the session: the shipped registers and rules alone, so that rules are tested and no weights."""
    return Reader(model=BLANK)


def document(text: str, name: str = "side.txt", **front: str) -> Document:
    """An invented page: front matter (one keyword a key) and a text."""
    head = "".join(f"{key}: {value}\n" for key, value in front.items())
    opening = f"---\n{head}---\n" if front else ""
    return Document(name, opening + text, front, len(opening))


def read(text: str, **front: str) -> Reading:
    """What is read in an invented page."""
    return reader().read(document(text, **front))


def page_of(text: str, **front: str) -> Page:
    """An invented page in plain characters."""
    return Page.of(document(text, **front))


def blocks_of(text: str, **front: str) -> tuple[Page, tuple[Block, ...]]:
    """An invented page and its blocks."""
    page = page_of(text, **front)
    return page, find_blocks(page)


def found_in(text: str, **front: str) -> tuple[Page, Found]:
    """An invented page and all that it names."""
    page, blocks = blocks_of(text, **front)
    return page, reader().finder.find(page, blocks, parse_blocks(page.text, blocks, BLANK))


def named(text: str, kind: str, **front: str) -> list[str]:
    """What a page names of one type, in its order, pointers left out."""
    return [m.text for m in found_in(text, **front)[1].placed if m.type == kind and not m.refers]


def mentions_of(text: str, kind: str, **front: str) -> list[Mention]:
    """The mentions of one type on a page, pointers too."""
    return [m for m in found_in(text, **front)[1].placed if m.type == kind]


def said(reading: Reading, *predicates: str) -> set[Triple]:
    """What is stated, by the names of things; of these predicates only where any are given."""
    return _named(reading, reading.statements, predicates)


def denied(reading: Reading, *predicates: str) -> set[Triple]:
    """What the text says is not so, by the names of things."""
    return _named(reading, reading.negated, predicates)


def _named(reading: Reading, statements: Sequence[Statement], predicates: tuple[str, ...]) -> set[Triple]:
    names = {entity.id: entity.name for entity in reading.entities}
    return {
        (names[s.subject], s.predicate, names[s.object])
        for s in statements
        if not predicates or s.predicate in predicates
    }


def entity(reading: Reading, name: str) -> Entity:
    """The one entity of a name."""
    (found,) = [e for e in reading.entities if e.name == name]
    return found


def entities(reading: Reading, kind: str) -> set[str]:
    """The names of all entities of a type."""
    return {e.name for e in reading.entities if e.type == kind}


def facts(reading: Reading, name: str) -> dict[str, object]:
    """The attributes a page gives of the thing of a name."""
    path = entity(reading, name).id
    return {f.attribute: f.value for f in reading.facts if f.subject == path}
