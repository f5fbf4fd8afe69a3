"""The commands that read texts: build, extract, score."""

from __future__ import annotations

import json
import webbrowser
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samgraf.cli.options import GRAPH, TABLE, Model
from samgraf.cli.printing import left_out, no_texts, print_lines
from samgraf.errors import DataError, SamgrafError
from samgraf.progress import progress
from samgraf.resources import PIPELINE

if TYPE_CHECKING:
    from samgraf.alignment import Object
    from samgraf.authorities import Authorities
    from samgraf.decisions import Decisions
    from samgraf.evaluate import Evaluation
    from samgraf.linking import Linking
    from samgraf.model import Document, Reading
    from samgraf.negatives import Negatives

NAMED = 3
"""Names of missing texts that a message gives."""


def build(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[SOURCE…]", help="Files or folders; the shipped corpus if none."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The graph folder to write.")] = GRAPH,
    open_page: Annotated[bool, typer.Option("--open", help="Show the network page in a browser.")] = False,
    attendees: Annotated[bool, typer.Option("--attendees", help="Keep people who only attended.")] = False,
    table: Annotated[
        Path | None,
        typer.Option("--table", metavar="FILE", help="A table (CSV) to read too; alone where no SOURCE is named."),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", metavar="FILE", help="What its columns mean (TOML), or rcn-h2020, which is shipped."),
    ] = None,
    decisions: TABLE = None,
    model: Model = PIPELINE,
) -> None:
    """Build a graph folder from texts: graph.nq, store, network.html and report.json.

    Where the folder holds a graph made with the same settings, only texts that have changed are read. Of a table each
    row is a document; `samgraf build --table grants.csv --mapping rcn-h2020` builds a graph of the table alone.

    Example: samgraf build notes/ --out graph --open
    """
    from samgraf.build import build as build_graph
    from samgraf.graph import Policy

    with progress("Reading") as report_step:
        policy = Policy(attendees=attendees)
        result = build_graph(
            sources or (), out, model=model, policy=policy, decisions=decisions, table=table, mapping=mapping,
            progress=report_step,
        )  # fmt: skip
    report = result.folder.report()
    documents, entities, statements = (_size(report[key]) for key in ("documents", "entities", "statements"))
    typer.echo(f"{out}: {documents} documents, {entities} entities, {statements} statements, {report['quads']} quads")
    page = (out / "network.html").absolute()
    if open_page and not webbrowser.open(page.as_uri()):
        typer.echo(f"samgraf: no browser found; open {page} in one", err=True)
    left_out(result.errors)


def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files or folders of texts.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with all evidence.")] = False,
    model: Model = PIPELINE,
) -> None:
    """Print what texts name and say, without building a graph.

    Example: samgraf extract page.txt --json
    """
    from samgraf.build import load_documents
    from samgraf.extract import as_json as to_json
    from samgraf.extract import as_text
    from samgraf.reading import Reader

    documents, errors = load_documents(files)
    if not documents and not errors:
        raise no_texts(files)
    if documents:
        reader = Reader(model=model)
        for document in documents:
            reading = reader.read(document)
            typer.echo(to_json(reading) if as_json else as_text(reading))
    left_out(errors)


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder of gold files.")],
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCES…", help="The texts the gold is about.")],
    errors: Annotated[
        int,
        typer.Option("--errors", metavar="N", help="Show N misses of each kind in each text, with the text around."),
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write a page on the quality, in Markdown.")
    ] = None,
    figures: Annotated[
        Path | None, typer.Option("--figures", metavar="FILE", help="Write the same figures as JSON, for the site.")
    ] = None,
    decisions: TABLE = None,
    model: Model = PIPELINE,
) -> None:
    """Measure the reading against gold: precision, recall and F1 by type and predicate, and who is who.

    What people have rejected (`reject` in the table of decisions) and the reading still says is counted and listed.

    Example: samgraf score data/gold data/sources
    """
    from samgraf.agreement import shipped_agreement
    from samgraf.decisions import read_decisions
    from samgraf.disk import write_whole
    from samgraf.figures import figures_file
    from samgraf.negatives import find_negatives
    from samgraf.quality import load_collections, quality_lines
    from samgraf.resources import shipped

    found = _judged(gold, sources, model)
    table = read_decisions(decisions or shipped("data", "decisions.tsv"), found.authorities)
    linking = _linked(gold, found, table)
    negatives = find_negatives(found.readings, table)
    texts = {document.stem: document.text for document in found.documents}
    _print_scores(found.evaluation, linking, negatives, texts, errors, as_json)
    languages = {document.stem: document.metadata.get("language", "") for document in found.documents}
    collections = load_collections(gold)
    if report:
        annotators = shipped_agreement(gold)
        lines = quality_lines(found.evaluation, collections, languages, texts, linking, negatives, annotators)
        page = "\n".join(lines)
        write_whole(report, f"{page.rstrip()}\n".encode())
    if figures:
        write_whole(figures, figures_file(found.evaluation, collections, languages))
    left_out(found.unread)


def agreement(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of gold files.")],
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="Another annotation of some of the same texts.")],
) -> None:
    """Measure how far two annotations of the same texts agree: the other by the gold, then the gold by the other.

    Example: samgraf agreement data/gold data/gold/second
    """
    from samgraf.agreement import agreement as agree
    from samgraf.evaluate import load_gold
    from samgraf.tables.scores import score_lines

    for judge, judged in zip((gold, other), agree(load_gold(gold), load_gold(other)), strict=True):
        print_lines([f"{len(judged.documents)} texts, judged by {judge}", *score_lines(judged), ""])


def calibrate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder of gold files.")],
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCES…", help="The texts the gold is about.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The table to write.")],
    model: Model = PIPELINE,
) -> None:
    """Count on gold how often each rule of the reading is right, and write the table of confidences.

    It is counted on the collection `unseen` of the gold (collections.toml), which is what to expect of other pages, and
    for the pages that rules were written on, on these.

    Example: samgraf calibrate data/gold data/sources --out samgraf/rules/confidence.json
    """
    from samgraf.calibration import rule_confidence, save
    from samgraf.quality import load_collections, new_pages

    found = _judged(gold, sources, model)
    if not found.documents:
        raise DataError("none of the texts has gold; name the folder that the gold is about")
    unseen = new_pages(load_collections(gold), found.gold)
    confidence = rule_confidence(found.evaluation, unseen)
    save(out, confidence, (document for document in found.documents if document.stem not in unseen))
    typer.echo(f"{out}: {len(confidence)} rules", err=True)
    left_out(found.unread)


@dataclass(frozen=True, slots=True)
class _Judged:
    """The reading of texts against their gold."""

    evaluation: Evaluation
    documents: list[Document]
    """Those of the texts that have gold."""
    gold: Mapping[str, Object]
    found: Mapping[str, Object]
    readings: list[Reading]
    """Of the documents, in their order."""
    authorities: Authorities
    unread: list[SamgrafError]
    """What could not be read."""


def _judged(gold: Path, sources: list[Path], model: str) -> _Judged:
    from samgraf.build import load_documents
    from samgraf.evaluate import evaluate, load_gold
    from samgraf.extract import as_object
    from samgraf.reading import Reader

    wanted = load_gold(gold)
    documents, unread = load_documents(sources)
    if unread and not documents:
        raise unread[0]
    judged = [document for document in documents if document.stem in wanted]
    reader = Reader(model=model)
    readings: list[Reading] = []
    with progress("Reading") as report:
        for count, document in enumerate(judged, start=1):
            readings.append(reader.read(document))
            if report:
                report(count, len(judged), document.name)
    found = {reading.document.stem: as_object(reading) for reading in readings}
    if missing := sorted(set(wanted) - set(found)):
        others = f" and {len(missing) - NAMED} others" if len(missing) > NAMED else ""
        names = ", ".join(missing[:NAMED])
        typer.echo(f"samgraf: no text for the gold of {names}{others}; all of it counts as missed", err=True)
    return _Judged(evaluate(wanted, found), judged, wanted, found, readings, reader.authorities, list(unread))


def _linked(gold: Path, judged: _Judged, table: Decisions) -> tuple[Linking, Linking] | None:
    """Who is who as read and after decisions; None where the gold does not tell."""
    from samgraf.linking import as_read, link, load_identity
    from samgraf.vocab import slug

    rows = load_identity(gold)
    if not rows:
        return None
    records = judged.authorities.records.keys()

    def decided(entity: str, stem: str) -> str | None:
        return table.identities.of(entity, slug(stem))

    told = {row.note for row in rows}
    alone, after = (link(judged.gold, rows, judged.found, records, called, notes=told) for called in (as_read, decided))
    return alone, after


def _print_scores(
    result: Evaluation,
    linking: tuple[Linking, Linking] | None,
    negatives: Negatives,
    texts: Mapping[str, str],
    errors: int,
    as_json: bool,
) -> None:
    from samgraf.tables.scores import (
        error_lines,
        fault_lines,
        link_lines,
        link_object,
        negative_lines,
        score_lines,
        score_object,
    )

    if as_json:
        identity = {"identity": link_object(*linking)} if linking else {}
        told = score_object(result) | identity | {"rejected": negatives.as_object()}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print_lines(score_lines(result))
    if linking:
        print_lines(link_lines(*linking))
    print_lines(negative_lines(negatives))
    print_lines(error_lines(result, texts, errors))
    if linking:
        print_lines(fault_lines(linking[1], errors))


def _size(value: object) -> int:
    """How many things a part of the report counts."""
    return sum(value.values()) if isinstance(value, dict) else len(value)  # type: ignore[arg-type]
