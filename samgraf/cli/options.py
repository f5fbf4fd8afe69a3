"""The options that several commands share, and the choices they have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

GraphDir = Annotated[Path, typer.Option("--graph", metavar="DIR", help="The graph folder to read.")]
Model = Annotated[str, typer.Option("--model", metavar="NAME", help="The spaCy pipeline to read with.")]
TABLE = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="A table of decisions (TSV)."),
]
GRAPH = Path("graph")


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    ttl = "ttl"


class TableFormat(StrEnum):
    """How a table is printed."""

    table = "table"
    csv = "csv"
    json = "json"


class FigureFormat(StrEnum):
    """How figures are printed."""

    table = "table"
    json = "json"


class Language(StrEnum):
    """The language of titles."""

    nb = "nb"
    nn = "nn"
    en = "en"


class Times(StrEnum):
    """As municipalities were when the texts named them, or as they are today."""

    then = "then"
    today = "today"


Municipalities = Annotated[
    Times, typer.Option("--municipalities", help="As they were when named, or folded into those of today.")
]
VIEW_HELP = "What of the network: actors, people, organisations, municipalities or all."
