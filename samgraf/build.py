"""The steps in order: sources → text → mentions → entities → statements → graph, and what is drawn of it.

A build works in a folder of its own beside the one it will replace. What stands under the final name is always a
whole build: the old one until the new one is on disk, then the new one. A text that has not changed since the build
before is not read again, and of the graph only what changes is computed; the bytes are those of a build from nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from samgraf.authorities import Authorities
from samgraf.builds.documents import load_documents, shipped_corpus, with_rows
from samgraf.builds.earlier import Earlier, digests
from samgraf.builds.publications import Publication, write_publications
from samgraf.builds.publishing import Publisher
from samgraf.builds.questions import question_quads
from samgraf.builds.replacing import PARTS, replacing
from samgraf.builds.report import report_of, without_folder
from samgraf.builds.settings import Settings, decisions_digest
from samgraf.decisions import Decisions, read_decisions
from samgraf.errors import GraphError, SamgrafError, SourceError, UsageError
from samgraf.graph import (
    Policy,
    decision_quads,
    document_graph,
    plain_quads,
    reading_quads,
    register_quads,
    theme_quads,
    write_nquads,
)
from samgraf.model import Reading
from samgraf.network import load_network
from samgraf.progress import Report
from samgraf.proposals import find_doubts
from samgraf.resources import PIPELINE, shipped
from samgraf.sheets import Sheet, read_sheet
from samgraf.store import NQUADS, PAGE, PROPOSALS, READINGS, REPORT, STORE, GraphFolder, build_store
from samgraf.views import PAGE_VIEW, draw
from samgraf.vocab import slug

DEFAULT_OUT = Path("graph")


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made, and what it could not read."""

    folder: GraphFolder
    readings: tuple[Reading, ...] = ()
    """What is published of each document; texts, blocks and mentions only of those that were read anew."""
    errors: tuple[SourceError, ...] = field(default=())


def build(
    sources: Sequence[Path] = (),
    out: Path = DEFAULT_OUT,
    *,
    model: str = PIPELINE,
    policy: Policy | None = None,
    decisions: Path | None = None,
    table: Path | None = None,
    mapping: Path | None = None,
    progress: Report | None = None,
) -> Build:
    """Build a graph folder from source texts, by default the corpus that SamGraf ships.

    Writes graph.nq (sorted N-Quads), store (Oxigraph), network.html, proposals.json, readings.jsonl and report.json.
    A source that cannot be read is left out and named in the result's errors; where none can be read, nothing is
    written. Of an earlier graph in the folder that was made with the same settings, what is unchanged is kept.
    decisions: a table of what people have decided; the shipped one goes with the shipped corpus, others have none.
    table, mapping: a CSV file whose rows are read too, each as a document, and what its columns mean (TOML, or the name
    of a mapping that SamGraf ships); without texts the graph is of the table alone.
    Raises GraphError where the folder is in use or holds something else, SourceError where no source is left or the
    table or its mapping is broken, UsageError where one of the two is missing,
    DecisionError where a decision is broken, contradicts another or is about nothing in the sources, or a withheld
    name is left in what would be published.
    """
    out = out.absolute()
    authorities = Authorities.load()
    sheet = _load_sheet(table, mapping, authorities)
    documents, errors = load_documents(sources if sources or sheet else [shipped_corpus()])
    if sheet:
        documents = with_rows(documents, sheet)
    if not documents:
        raise SourceError("; ".join(str(e) for e in errors) or "no texts (.txt, .md) among the sources; name some")
    decided = load_decisions([*sources, *([table] if table else [])], decisions, authorities)
    settings = Settings.of(model, policy or Policy(), decided, sheet.mapping.digest if sheet else "")
    publisher = Publisher(settings, authorities, decided, sheet)
    with replacing(out) as folder:
        earlier = _trusted(out, publisher.settings)
        publications = publisher.publish(documents, earlier.publications if earlier else {}, progress)
        left_out = tuple(decided.public(without_folder(error)) for error in errors)
        _write(folder, publisher, earlier, publications, left_out)
    return Build(GraphFolder.of(out), tuple(each.reading for each in publications), tuple(errors))


def add(
    sources: Sequence[Path],
    out: Path = DEFAULT_OUT,
    *,
    decisions: Path | None = None,
    progress: Report | None = None,
) -> Build:
    """Add texts to a graph, or put changed ones in the place of those of the same name.

    The result is that of a build of all its texts, of which the others need not be there; its readings are those of
    the given texts. decisions: the table that the graph was built with; it need not be named where that is none, or
    the one that SamGraf ships.
    Raises SourceError where a text cannot be read, GraphError where there is no graph, it was made with another
    version or other settings, is damaged or in use, DecisionError as `build`; the graph is then as it was.
    """
    documents, errors = load_documents(sources)
    if errors:
        raise errors[0]
    if not documents:
        raise SourceError("no texts (.txt, .md) among the sources; name some")
    out = out.absolute()
    with _changing(out, decisions) as (folder, publisher, earlier):
        added = publisher.publish(documents, earlier.publications, progress)
        _write_others(folder, publisher, earlier, {each.name: each for each in added})
    return Build(GraphFolder.of(out), tuple(each.reading for each in added))


def remove(names: Sequence[str], out: Path = DEFAULT_OUT, *, decisions: Path | None = None) -> Build:
    """Take texts out of a graph, each named by its file with or without the ending.

    The result is that of a build of the others. Raises UsageError where the graph has no such text or no other, and
    what `add` raises.
    """
    out = out.absolute()
    with _changing(out, decisions) as (folder, publisher, earlier):
        gone = {_known(name, earlier) for name in names}
        if gone == set(earlier.publications):
            raise UsageError(f"{out} has no other texts; delete the folder instead")
        _write_others(folder, publisher, earlier, dict.fromkeys(gone))
    return Build(GraphFolder.of(out))


def load_decisions(sources: Sequence[Path], path: Path | None, authorities: Authorities) -> Decisions:
    """The decisions of a table; without one those that SamGraf ships, where its own corpus is read."""
    if path is None and sources:
        return Decisions((), authorities)
    return read_decisions(path or shipped("data", "decisions.tsv"), authorities)


def _load_sheet(table: Path | None, mapping: Path | None, authorities: Authorities) -> Sheet | None:
    if table and mapping:
        return read_sheet(table, mapping, authorities)
    if table or mapping:
        given, missing = ("table", "mapping") if table else ("mapping", "table")
        raise UsageError(f"a {given} without a {missing}; give both --table FILE and --mapping FILE")
    return None


# What an earlier build left.


def _trusted(out: Path, settings: Settings) -> Earlier | None:
    """The graph that stands in a folder, where it can be built on."""
    try:
        return Earlier.of(out, settings)
    except GraphError:
        return None


@contextmanager
def _changing(out: Path, decisions: Path | None) -> Iterator[tuple[Path, Publisher, Earlier]]:
    """A folder for the new graph, who reads as the old one was read, and the old one."""
    if not out.parent.is_dir():
        GraphFolder.of(out)  # says what to do
    authorities = Authorities.load()
    with replacing(out) as folder:
        report = GraphFolder.of(out).report()
        found = report.get("made_with")
        made_with = found if isinstance(found, dict) else {}
        decided = _decisions_of(out, made_with.get("decisions"), decisions, authorities)
        policy = Policy(attendees=made_with.get("attendees") is True)
        mapping = str(made_with.get("mapping", ""))  # what rows say stands in the graph, and is not read again
        settings = Settings.of(str(report.get("model")), policy, decided, mapping)
        publisher = Publisher(settings, authorities, decided)
        yield folder, publisher, Earlier.of(out, publisher.settings)


def _decisions_of(out: Path, made_with: object, path: Path | None, authorities: Authorities) -> Decisions:
    """The decisions that a graph was built with: none, the shipped ones, or those of a table that must be named."""
    if path is not None:
        return read_decisions(path, authorities)
    none = Decisions((), authorities)
    if made_with in (None, decisions_digest(none)):
        return none
    ours = read_decisions(shipped("data", "decisions.tsv"), authorities)
    if made_with != decisions_digest(ours):
        raise GraphError(f"{out} was built with a table of decisions; name it with --decisions FILE")
    return ours


def _known(name: str, earlier: Earlier) -> str:
    """The text of a graph that a person means."""
    for form in (slug(name), slug(PurePath(name).stem)):
        if form in earlier.publications:
            return form
    some = ", ".join(each.reading.document.name for each in list(earlier.publications.values())[:3])
    raise UsageError(f"the graph has no text {name!r}; it has {some} …; report.json names them all")


# Writing a folder.


def _write_others(
    folder: Path, publisher: Publisher, earlier: Earlier, changed: Mapping[str, Publication | None]
) -> None:
    """Write an earlier graph with some documents changed; None for one that goes."""
    all_of = {**earlier.publications, **changed}
    publications = [each for _, each in sorted(all_of.items()) if each is not None]
    left_out = [told for told in earlier.left_out if slug(PurePath(told.partition(": ")[0]).stem) not in changed]
    _write(folder, publisher, earlier, publications, tuple(left_out))


def _write(
    folder: Path,
    publisher: Publisher,
    earlier: Earlier | None,
    publications: Sequence[Publication],
    left_out: tuple[str, ...],
) -> None:
    """Write a graph folder; nothing where the earlier one is the same."""
    if not left_out:  # what is decided may be about a text that could not be read
        publisher.check_used(publications)
    if earlier and earlier.is_of(publications, left_out):
        return
    quads = _write_graph(folder, publisher, earlier, publications)
    write_publications(publications, folder / READINGS)
    readings = [each.reading for each in publications]
    doubts = find_doubts(readings, publisher.decisions, publisher.authorities)
    _write_json([doubt.as_object() for doubt in doubts], folder / PROPOSALS)
    report = report_of(publications, left_out, quads, publisher.settings)
    _write_json(report, folder / REPORT)
    draw(load_network(GraphFolder.of(folder), readings=readings), folder / PAGE, PAGE_VIEW)
    _write_json(report | {"files": digests(folder)}, folder / REPORT)


def _write_graph(
    folder: Path, publisher: Publisher, earlier: Earlier | None, publications: Sequence[Publication]
) -> int:
    """Write graph.nq and the store, and return the number of quads."""
    authorities = publisher.authorities
    if earlier:
        fresh = [each.reading for each in publications if not earlier.has(each)]
        names = {each.name for each in publications}
        graphs = {document_graph(reading.document): list(reading_quads(reading, authorities)) for reading in fresh}
        for name, gone in earlier.publications.items():
            if name not in names:
                graphs[document_graph(gone.reading.document)] = []
        return earlier.write_changed(graphs, folder)
    named = [quad for each in publications for quad in reading_quads(each.reading, authorities)]
    merges = publisher.decisions.identities.merges()
    named += [*register_quads(authorities), *theme_quads(), *decision_quads(merges), *question_quads()]
    quads = write_nquads([*plain_quads(named), *named], folder / NQUADS)
    build_store(folder / NQUADS, folder / STORE)
    return quads


def _write_json(content: object, path: Path) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


__all__ = [
    "DEFAULT_OUT",
    "PARTS",
    "Build",
    "SamgrafError",
    "add",
    "build",
    "load_documents",
    "remove",
    "replacing",
    "shipped_corpus",
]
