"""The steps in order: sources → text → mentions → entities → statements → graph, and what is drawn of it.

A build works in a folder of its own beside the one it will replace. What stands under the final name is always a
whole build: the old one until the new one is on disk, then the new one.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import samgraf
from samgraf.decisions import Decided, Decision, Decisions, Rejected, read_decisions
from samgraf.disk import BusyError, replacing_folder
from samgraf.errors import GraphError, SamgrafError, SourceError
from samgraf.graph import (
    Policy,
    decision_quads,
    plain_quads,
    publishable,
    reading_quads,
    register_quads,
    theme_quads,
    write_nquads,
)
from samgraf.model import Document, Reading
from samgraf.network import load_network
from samgraf.progress import Report
from samgraf.proposals import find_doubts
from samgraf.reading import Reader
from samgraf.resources import PIPELINE, shipped
from samgraf.sources import find_sources, read_document
from samgraf.store import NQUADS, PAGE, PROPOSALS, REPORT, STORE, GraphFolder, build_store
from samgraf.views import PAGE_VIEW, draw, select
from samgraf.vocab import slug

DEFAULT_OUT = Path("graph")
PARTS = (NQUADS, STORE, PAGE, PROPOSALS, REPORT)


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made, and what it could not read."""

    folder: GraphFolder
    readings: tuple[Reading, ...] = ()
    errors: tuple[SourceError, ...] = field(default=())


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


def read_all(documents: Iterable[Document], reader: Reader, decisions: Decisions) -> Iterator[Decided]:
    """Each document read, as people have decided."""
    for document in documents:
        covered, used = decisions.cover(document)
        decided = decisions.decide(reader.read(covered))
        yield replace(decided, used=decided.used | used)


def build(
    sources: Sequence[Path] = (),
    out: Path = DEFAULT_OUT,
    *,
    model: str = PIPELINE,
    policy: Policy | None = None,
    decisions: Path | None = None,
    progress: Report | None = None,
) -> Build:
    """Build a graph folder from source texts, by default the corpus that SamGraf ships.

    Writes graph.nq (sorted N-Quads), store (Oxigraph), network.html, proposals.json and report.json. A source that
    cannot be read is left out and named in the result's errors; where none can be read, nothing is written.
    decisions: a table of what people have decided; the shipped one goes with the shipped corpus, others have none.
    Raises GraphError where the folder is in use or holds something else, SourceError where no source is left,
    DecisionError where a decision is broken, contradicts another or is about nothing in the sources, or a withheld
    name is left in what would be published.
    """
    out = out.absolute()
    documents, errors = load_documents(sources or [shipped_corpus()])
    if not documents:
        raise SourceError("; ".join(str(e) for e in errors) or "no texts (.txt, .md) among the sources; name some")
    reader = Reader(model=model)
    decided = load_decisions(sources, decisions, reader)
    readings: list[Reading] = []
    rejected: list[Rejected] = []
    used: set[Decision] = set()
    for done, each in enumerate(read_all(documents, reader, decided), start=1):
        readings.append(publishable(each.reading, reader.authorities, policy or Policy()))
        rejected += each.rejected
        used |= each.used
        if progress:
            progress(done, len(documents), each.reading.document.title)
    if not errors:  # what is decided may be about a text that could not be read
        decided.check_used(used)
    with replacing(out) as folder:
        _write(folder, readings, errors, reader, decided, rejected)
    return Build(GraphFolder.of(out), tuple(readings), tuple(errors))


def load_decisions(sources: Sequence[Path], path: Path | None, reader: Reader) -> Decisions:
    """The decisions of a table; without one those that SamGraf ships, where its own corpus is read."""
    if path is None and sources:
        return Decisions((), reader.authorities)
    return read_decisions(path or shipped("data", "decisions.tsv"), reader.authorities)


def _write(
    folder: Path,
    readings: Sequence[Reading],
    errors: Sequence[SourceError],
    reader: Reader,
    decisions: Decisions,
    rejected: Sequence[Rejected],
) -> None:
    named = [quad for reading in readings for quad in reading_quads(reading, reader.authorities)]
    named += [*register_quads(reader.authorities), *theme_quads(), *decision_quads(decisions.identities.merges())]
    quads = write_nquads([*plain_quads(named), *named], folder / NQUADS)
    build_store(folder / NQUADS, folder / STORE)
    report = _report(readings, errors, quads, reader.model, decisions, rejected)
    doubts = [doubt.as_object() for doubt in find_doubts(readings, decisions, reader.authorities)]
    for name, content in ((REPORT, report), (PROPOSALS, doubts)):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draw(select(load_network(GraphFolder.of(folder)), PAGE_VIEW), folder / PAGE)


def _report(
    readings: Sequence[Reading],
    errors: Sequence[SourceError],
    quads: int,
    model: str,
    decisions: Decisions,
    rejected: Sequence[Rejected],
) -> dict[str, object]:
    """What the build made; no clock and no path in it, so that equal builds have equal reports."""
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
        "model": model,
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
        "rejected": [
            {
                "document": each.document,
                "statement": " ".join(each.statement.triple),
                "quote": each.statement.evidence.quote,
                "reason": each.decision.reason,
                "by": each.decision.by,
                "date": each.decision.date.isoformat(),
            }
            for each in rejected
        ],
        "left_out": [decisions.public(_without_folder(error)) for error in errors],
    }


def _without_folder(error: SourceError) -> str:
    """An error with the file's name alone, so that where a source lay changes no report."""
    path, colon, told = str(error).partition(": ")
    return f"{Path(path).name}{colon}{told}"


# Taking the place of an earlier build.


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A new folder to write in, which becomes `out` when all went well and vanishes otherwise.

    Raises GraphError where `out` holds something that is no graph, another build is under way, or the file system
    refuses (a full disk, a folder that may not be written).
    """
    try:
        out = out.resolve()
        out.parent.mkdir(parents=True, exist_ok=True)
        _check_replaceable(out)
        with replacing_folder(out, parts=PARTS) as work:
            yield work
    except BusyError as error:
        raise GraphError(f"another build of {out} is under way; wait for it") from error
    except OSError as error:
        raise GraphError(
            f"{out} cannot be written ({error.strerror or error}); make room or choose another --out"
        ) from error


def _check_replaceable(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise GraphError(f"{out} is a file; give --out a folder")
    ours = all((out / part).exists() for part in (NQUADS, STORE, REPORT))
    if out.is_dir() and any(out.iterdir()) and not ours:
        raise GraphError(f"{out} holds something that is not a graph; give --out another folder")
    others = {path.name for path in out.iterdir()} - set(PARTS) if ours else set()
    if others:
        raise GraphError(f"{out} holds {min(others)} too, which a build would lose; move it, or give another --out")


__all__ = ["DEFAULT_OUT", "Build", "SamgrafError", "build", "load_documents", "replacing", "shipped_corpus"]
