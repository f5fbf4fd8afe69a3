"""What a build says of itself; no clock and no path in it, so that equal builds have equal reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import samgraf
from samgraf.builds.publications import Publication
from samgraf.builds.settings import Settings
from samgraf.errors import SourceError


def report_of(
    publications: Sequence[Publication], left_out: Sequence[str], quads: int, settings: Settings
) -> dict[str, object]:
    """The report on a graph of some documents."""
    readings = [each.reading for each in publications]
    entities = {entity.id: entity.type for reading in readings for entity in reading.entities}
    predicates = Counter(s.predicate for reading in readings for s in reading.statements)
    rules = Counter(s.rule for reading in readings for s in reading.statements)
    proposals = [
        {"document": p.document, "name": p.name, "candidates": list(p.candidates), "reason": p.reason}
        for reading in readings
        for p in reading.proposals
    ]
    return {
        "samgraf": samgraf.__version__,
        "model": settings.model,
        "made_with": settings.as_object(),
        "quads": quads,
        "documents": [
            {
                "name": r.document.name,
                "title": r.document.title,
                "entities": len(r.entities),
                "statements": len(r.statements),
                "facts": len(r.facts),
                "negated": len(r.negated),
            }
            for r in readings
        ],
        "entities": dict(sorted(Counter(entities.values()).items())),
        "statements": dict(sorted(predicates.items())),
        "rules": dict(sorted(rules.items())),
        "proposals": proposals,
        "rejected": [dict(rejected) for each in publications for rejected in each.rejected],
        "left_out": list(left_out),
    }


def without_folder(error: SourceError) -> str:
    """An error with the file's name alone, so that where a source lay changes no report."""
    path, colon, told = str(error).partition(": ")
    return f"{Path(path).name}{colon}{told}"
