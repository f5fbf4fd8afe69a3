"""The commands that make pipelines and measure them: vectors, lexicon, train, measure; and learn, for what is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from samgraf.cli.options import FigureFormat
from samgraf.cli.printing import left_out, print_lines
from samgraf.errors import UsageError
from samgraf.progress import progress
from samgraf.resources import PIPELINE

Norne = Annotated[Path, typer.Argument(metavar="NORNE", help="The folder that holds NorNE's ndt and ud.")]


def vectors(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of vectors to write.")],
    norne: Norne,
    texts: Annotated[list[Path], typer.Argument(metavar="TEXT…", help="Files of raw text, a paragraph a line.")],
) -> None:
    """Make word vectors from raw text, for `samgraf train --vectors`.

    Example: samgraf vectors vectors norne nob.txt nno.txt
    """
    with _needs_extra():
        from samgraf.training.inputs import check_room
        from samgraf.training.vectors import main as make_vectors

        check_room(out)
        make_vectors(out, norne, texts)
    typer.echo(f"{out} written", err=True)


def lexicon(
    vectors: Annotated[Path, typer.Argument(metavar="VECTORS", help="A folder that `samgraf vectors` made.")],
    analysers: Annotated[
        list[Path], typer.Argument(metavar="ANALYSER…", help="Compiled analysers of Apertium (….automorf.bin).")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder of vectors to write.")],
) -> None:
    """Add to word vectors which words a lexicon has as given names, surnames, places or bodies.

    Example: samgraf lexicon vectors nob-nno.automorf.bin nno-nob.automorf.bin --out known
    """
    from samgraf.training.inputs import check_room, check_vectors
    from samgraf.training.lexicon import main as add_lexicon

    check_vectors(vectors)
    check_room(out)
    with progress("Lexicon"):
        add_lexicon(vectors, analysers, out)
    typer.echo(f"{out} written", err=True)


def train(
    norne: Norne,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The pipeline's folder to write.")],
    vectors: Annotated[
        Path | None, typer.Option("--vectors", metavar="DIR", help="Word vectors; without them, none are used.")
    ] = None,
    earlier: Annotated[
        str | None,
        typer.Option("--from", metavar="MODEL", help="A pipeline to go on from, in place of nothing."),
    ] = None,
    raw: Annotated[
        list[Path] | None, typer.Option("--raw", metavar="TEXT", help="Raw text that teachers label names in.")
    ] = None,
    teachers: Annotated[
        int, typer.Option("--teachers", metavar="N", min=1, help="How many label it, where there is --raw.")
    ] = 3,
    work: Annotated[
        Path | None, typer.Option("--work", metavar="DIR", help="Where stages are kept; OUT.work if not given.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", min=0, help="For documents, weights and order.")] = 0,
    steps: Annotated[
        int | None, typer.Option("--steps", metavar="N", min=1, help="Steps of each run at most; for a trial.")
    ] = None,
) -> None:
    """Train the pipeline for Bokmål and Nynorsk on NorNE, measure it, and print the official figures.

    Example: samgraf train norne --vectors vectors --raw nob.txt --raw nno.txt --out model
    """
    with _needs_extra():
        from samgraf.language import model_folder
        from samgraf.tables.scores import figure_lines
        from samgraf.training.inputs import check_raw, check_room, check_vectors
        from samgraf.training.pipeline import train as train_pipeline
        from samgraf.training.stages import Plan

        check_room(out)
        if work:
            check_room(work)
        if vectors:
            check_vectors(vectors)
        check_raw(raw or [])
        begun = model_folder(earlier) if earlier else None
        plan = Plan(vectors, begun, tuple(raw or ()), teachers, seed, steps)
        figures = train_pipeline(norne, out, plan, work=work)
    print_lines(figure_lines(figures))
    typer.echo(f"{out} written", err=True)


def measure(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="A spaCy pipeline: its folder, or its name.")],
    norne: Norne,
    format: Annotated[FigureFormat, typer.Option("--format", help="How to print the figures.")] = FigureFormat.table,
) -> None:
    """Measure a pipeline on the official test sentences of NorNE, Bokmål, Nynorsk and both.

    Example: samgraf measure nb_nn_samgraf norne --format json
    """
    with _needs_extra(), progress("Measuring"):
        from samgraf.tables.scores import figure_lines
        from samgraf.training.inputs import measure as measure_pipeline

        figures = measure_pipeline(model, norne)
    if format is FigureFormat.json:
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        print_lines(figure_lines(figures))


def learn(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder of gold files.")],
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCES…", help="The texts the gold is about.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The scorer's folder to write.")],
    contrasts: Annotated[
        Path | None, typer.Option("--contrasts", metavar="FILE", help="Invented sentences to learn from besides.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", min=0, help="For weights and order.")] = 0,
) -> None:
    """Learn from gold which things of a page belong together, and print how often that is right on the unseen notes.

    Those are the collection `unseen` of the gold (collections.toml); they are not learnt from.

    Example: samgraf learn data/gold data/sources --contrasts data/contrasts.toml --out data/models/nb_nn_pairs
    """
    from samgraf.build import load_documents
    from samgraf.evaluate import load_gold
    from samgraf.language import encoder_width
    from samgraf.quality import load_collections, unseen_of
    from samgraf.reading import Reader
    from samgraf.tables.scores import band_lines
    from samgraf.training.contrasts import contrast_examples, load_contrasts
    from samgraf.training.inputs import check_room
    from samgraf.training.pairs import find_examples, learn_pairs

    check_room(out)
    invented = load_contrasts(contrasts) if contrasts else []
    wanted = load_gold(gold)
    documents, unread = load_documents(sources)
    judged = [document for document in documents if document.stem in wanted]
    kept, width = unseen_of(load_collections(gold), wanted), encoder_width(PIPELINE)
    reader = Reader(learnt=False)
    with progress("Reading") as report:
        examples = find_examples(reader, width, judged, wanted, report)
    beside = contrast_examples(reader, width, invented)
    unseen = [example for example in examples if example.document.stem in kept]
    learnt = [example for example in examples if example.document.stem not in kept]
    with progress("Learning") as report:
        figures = learn_pairs(learnt, unseen, width, out, seed, report, beside)
    print_lines(band_lines(figures))
    typer.echo(f"{out} written", err=True)
    left_out(unread)


@contextmanager
def _needs_extra() -> Iterator[None]:
    """Say in one line what to install where a library is missing that only training needs."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("samgraf"):
            raise
        raise UsageError(f"training needs {error.name}; install 'samgraf[train]'") from error
