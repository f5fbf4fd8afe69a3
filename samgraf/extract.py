"""A reading as JSON, the shape of the gold files: what `samgraf extract --json` prints, one object a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from samgraf.model import Entity, Evidence, Reading, Value

_RENAMED = {"budget": "budget_nok"}


def as_json(reading: Reading) -> str:
    """One line of JSON: source, language, entities, relations, facts and proposals."""
    return json.dumps(as_object(reading), ensure_ascii=False, sort_keys=False)


def as_object(reading: Reading) -> dict[str, Any]:
    """The reading as plain lists and dictionaries."""
    roles = {s.subject: s.qualifiers["positionTitle"] for s in reading.statements if "positionTitle" in s.qualifiers}
    return {
        "source": reading.document.name,
        "title": reading.document.title,
        "url": reading.document.metadata.get("url", ""),
        "language": reading.document.metadata.get("language", ""),
        "entities": [entity_object(entity, roles) for entity in reading.entities],
        "relations": [
            {
                "subject": s.subject,
                "predicate": s.predicate,
                "object": s.object,
                "evidence": _evidence(s.evidence),
                "confidence": s.confidence,
                "rule": s.rule,
                **({"qualifiers": {k: _plain(v) for k, v in s.qualifiers.items()}} if s.qualifiers else {}),
            }
            for s in reading.statements
        ],
        "facts": [
            {
                "subject": f.subject,
                "attribute": f.attribute,
                "value": _plain(f.value),
                "evidence": _evidence(f.evidence),
                "confidence": f.confidence,
                "rule": f.rule,
            }
            for f in reading.facts
        ],
        "negated": [
            {
                "subject": s.subject,
                "predicate": s.predicate,
                "object": s.object,
                "evidence": _evidence(s.evidence),
                "rule": s.rule,
            }
            for s in reading.negated
        ],
        "proposals": [
            {"name": p.name, "candidates": list(p.candidates), "reason": p.reason} for p in reading.proposals
        ],
    }


def entity_object(entity: Entity, roles: Mapping[str, Value] | None = None) -> dict[str, Any]:
    """One thing with its names; `roles` has the positions of persons by their ids."""
    attributes = {_RENAMED.get(k, k): _plain(v) for k, v in sorted(entity.attributes.items())}
    if roles and entity.id in roles:
        attributes["role"] = roles[entity.id]
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "surface": list(entity.surfaces),
        "attributes": attributes,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "quote": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "sentence": evidence.sentence,
    }


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def as_text(reading: Reading) -> str:
    """The reading for the eye: the document, what it names, and each statement with its quotation."""
    names = {entity.id: entity.name for entity in reading.entities}
    lines = [f"{reading.document.name}: {reading.document.title}"]
    for entity in reading.entities:
        given = ", ".join(f"{key} {value}" for key, value in sorted(entity.attributes.items()))
        lines.append(f"  {entity.type}  {entity.name}" + (f"  ({given})" if given else ""))
    for statement in reading.statements:
        quote = " ".join(statement.evidence.quote.split())
        lines.append(f"  {names[statement.subject]} – {statement.predicate} → {names[statement.object]}")
        lines.append(f"      “{quote}”  {statement.rule}, {statement.confidence:.2f}")
    return "\n".join(lines)
