"""The words of the site: texts, and what classes, properties and columns are called in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from samgraf.labels import ontology_labels
from samgraf.query import LANGUAGES
from samgraf.resources import packaged


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(packaged("site", "words.toml").read_text(encoding="utf-8"))


def texts(language: str) -> Mapping[str, str]:
    """The texts of the pages in a language."""
    found: Mapping[str, str] = _tables()[language]
    return found


def language_names() -> dict[str, str]:
    """What each language calls itself."""
    return {language: texts(language)["language"] for language in LANGUAGES}


def term(name: str, language: str, inverse: bool = False) -> str:
    """What a class or property is called, by the last part of its IRI; a property also as read from its object."""
    places = (_tables()["inverse"],) if inverse else (ontology_labels(), _tables()["foreign"])
    for place in places:
        if name in place:
            return str(place[name][language])
    return f"← {term(name, language)}" if inverse else name


def named(table: str, name: str, language: str) -> str:
    """What something is called by one of the tables of words: `pages`, `downloads`, `groups` …; else by its name."""
    called = _tables()[table].get(name)
    return str(called[language]) if called else name


def labelled(name: str, language: str) -> str:
    """What a label of the gold is called: as in the ontology, but for those that it calls otherwise."""
    return named("labels", name, language) if name in _tables()["labels"] else term(name, language)


def column(name: str, language: str) -> str:
    """What the column of a variable is called."""
    known = _tables()["columns"].get(name)
    return str(known[language]) if known else name.replace("_", " ")


def relations() -> list[str]:
    """The properties between things, in the order in which a page tells them."""
    return list(_tables()["inverse"])
