"""The documents that a build is of."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from samgraf.errors import SourceError
from samgraf.model import Document
from samgraf.resources import shipped
from samgraf.sheets import Sheet
from samgraf.sources import find_sources, read_document
from samgraf.vocab import slug


def shipped_corpus() -> Path:
    """The folder of the source notes that SamGraf ships."""
    return shipped("data", "sources")


def load_documents(sources: Sequence[Path]) -> tuple[list[Document], list[SourceError]]:
    """The documents of files and folders in the order of their names, and the reasons why others are left out.

    A file found twice is read once; two files of one name would share a graph, so the second is refused.
    """
    documents: dict[str, Document] = {}
    errors: list[SourceError] = []
    seen: set[str] = set()
    for found in find_sources(sources):
        if isinstance(found, SourceError):
            errors.append(found)
            continue
        real = os.path.realpath(found)
        if real in seen:
            continue
        seen.add(real)
        try:
            document = read_document(found)
        except SourceError as error:
            errors.append(error)
            continue
        name = slug(document.stem)
        if name in documents:
            errors.append(SourceError(f"{found}: another source is named {documents[name].name}; rename one of them"))
        else:
            documents[name] = document
    return [documents[name] for name in sorted(documents)], errors


def with_rows(documents: Sequence[Document], sheet: Sheet) -> list[Document]:
    """Texts and the rows of a table in the order of their names.

    Raises SourceError where a text is named as a row is.
    """
    named = {slug(document.stem): document for document in documents}
    for row in sheet.documents:
        if other := named.get(slug(row.stem)):
            raise SourceError(f"{other.name}: a row of the table is named so; rename the text")
        named[slug(row.stem)] = row
    return [named[name] for name in sorted(named)]
