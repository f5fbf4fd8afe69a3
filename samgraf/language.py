"""The spaCy pipelines that cut a block's text into words and sentences, each loaded once."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_package_path, is_compatible_version, is_package
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController

from samgraf.errors import UsageError
from samgraf.model import Block, Span
from samgraf.resources import PIPELINE, shipped

BLANK = "blank"
"""The pipeline without a model: rules for words and sentences alone."""

MOST_WORDS = 10_000
"""Words of the longest block that is given to a model; a longer one is no prose, and rules alone end its sentences."""
LONGEST_RUN = 200
"""Characters without a blank that a tokenizer is asked to take at once; its time grows with the square of them."""

_UNREAD = frozenset(
    {"tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "trainable_lemmatizer"}
)
"""Components whose annotation the reader has no use for, and does not load."""
_TRIAL = "Prosjektet ledes av Kari Nordmann. Det startet i Oslo 2. mai."
"""What a pipeline must be able to read: most damage shows when it is loaded, some not before it is used."""
_RUN = re.compile(rf"(?<!\S)\S{{{LONGEST_RUN + 1},}}")
_LETTER = re.compile(r"[^\W\d_]")
_HALF = re.compile("[\ud800-\udfff]")
_FINAL = frozenset({".", "!", "?", "…"})
_YEAR_LAST = re.compile(r"(?:19|20)\d\d\.")
"""A year at the end of a sentence, whose full stop the tokenizer takes for that of an ordinal: "i 2019."."""
_SIDES = frozenset({"f.v", "f.h", "t.v", "t.h"})
"""Where somebody stands in a picture: "(f.v.) Kari Moe", from the left."""
_CLOSING = frozenset({"»", "”", '"', ")", "’", "]"})


@Language.component("samgraf_sentences")
def split_sentences(doc: Doc) -> Doc:
    """Begin a sentence after a full stop, question or exclamation mark that no small letter follows."""
    words = [token.text for token in doc]
    begins: list[bool | int | None] = []
    ended = False
    for before, word in pairwise(("\n\n", *words)):
        starts = ended and word not in _CLOSING and not word[0].islower()
        begins.append(starts or "\n\n" in before)
        ended = (
            (word in _FINAL and before.casefold() not in _SIDES)
            or (ended and word in _CLOSING)
            or _YEAR_LAST.fullmatch(word) is not None
        )
    # A new Doc, for setting `is_sent_start` token by token looks through the whole Doc each time.
    return Doc(doc.vocab, words, [bool(token.whitespace_) for token in doc], sent_starts=begins)


@contextmanager
def numpy_products() -> Iterator[None]:
    """What is loaded or trained inside multiplies matrices with numpy instead of BLIS, thinc's own choice.

    The numbers are the same; on AVX2 numpy is three times as fast.
    """
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """What is multiplied inside is multiplied by one thread.

    A page's matrices are small: more threads wait for each other longer than they work, six times as long on a machine
    that has other work too.
    """
    limit: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limit


def model_folder(model: str) -> Path:
    """The folder of a pipeline: `nb_nn_samgraf` is the shipped one, else an installed package or a path.

    Raises UsageError where there is none.
    """
    try:
        if model == PIPELINE:
            return shipped("data", "models", PIPELINE)
        if is_package(model):
            package = get_package_path(model)
            # The pipeline itself lies in a folder that names its version.
            return next(package.glob("*/config.cfg"), package / "config.cfg").parent
        if Path(model).is_dir():
            return Path(model)
    except (ImportError, OSError):
        pass
    raise UsageError(f"no spaCy pipeline {model!r}; install it, or use --model {BLANK}")


def read_pipeline(model: str, *, without: Collection[str] = ()) -> Language:
    """A pipeline read anew from its folder or package; where it ends no sentences, rules for that are added.

    without: the names of components that are not loaded where the pipeline has them.
    Raises UsageError where there is none, where it is for another spaCy, and where it is damaged.
    """
    folder = model_folder(model)
    remedy = f"make or install it again, or use --model {BLANK}"
    try:
        wanted = json.loads((folder / "meta.json").read_text(encoding="utf-8")).get("spacy_version") or spacy_version
        fits = is_compatible_version(spacy_version, wanted)
    except Exception as error:  # whatever stands in a file that is no description of a pipeline
        raise UsageError(f"{model} is no spaCy pipeline or a damaged one; {remedy}") from error
    if not fits:
        raise UsageError(f"{model} is made for spaCy {wanted} and this is {spacy_version}; {remedy}")
    try:
        with warnings.catch_warnings(), numpy_products(), one_thread():
            warnings.simplefilter("ignore")
            nlp = spacy.load(folder, exclude=without)
            tried = nlp(_TRIAL)
    except Exception as error:  # spaCy, thinc and srsly raise each their own for each file that may be damaged
        raise UsageError(f"{model} is no spaCy pipeline or a damaged one; {remedy}") from error
    if not _is_whole(nlp):
        raise UsageError(f"{model} lacks a part of its vocabulary; {remedy}")
    if not tried.has_annotation("SENT_START"):
        nlp.add_pipe("samgraf_sentences", first=True)
    return nlp


def _is_whole(nlp: Language) -> bool:
    """Whether the parts are there that spaCy does without in silence: the vocabulary, and which word has which row."""
    vectors = nlp.vocab.vectors
    return (nlp.path / "vocab").is_dir() and not (vectors.mode == "default" and len(vectors) and not vectors.n_keys)


@cache
def _trained(folder: Path) -> Language:
    nlp = read_pipeline(str(folder), without=_UNREAD)
    # On pages whose headings and lists end in no full stop, the rules end sentences better than a parser does.
    if "samgraf_sentences" not in nlp.pipe_names:
        nlp.add_pipe("samgraf_sentences", first=True)
    return nlp


@cache
def _tagging(folder: Path) -> Language:
    nlp = read_pipeline(str(folder))
    tried = nlp(_TRIAL)
    if not (tried.has_annotation("POS") and tried.has_annotation("LEMMA")):
        raise UsageError(f"{folder.name} tells no word classes; use --model {PIPELINE}")
    return nlp


@cache
def _ruled(language: str) -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("samgraf_sentences")
    return nlp


def load_pipeline(model: str, language: str) -> Language:
    """The pipeline for a block of a language: `blank`, `nb_nn_samgraf`, or any spaCy pipeline by its name or path.

    Each is read once; one that is replaced on disk meanwhile is not read again.

    Raises UsageError where there is no such pipeline, or none that this spaCy can load.
    """
    if model == BLANK:
        return _ruled(language if language in ("nb", "nn", "da", "en") else "nb")
    return _trained(model_folder(model).resolve())


def encoder_width(model: str) -> int:
    """How many numbers a pipeline's encoder gives for a word, which stand in the `tensor` of what it has read.

    Raises UsageError where there is no such pipeline, and where it has no encoder that its parts share.
    """
    nlp = load_pipeline(model, "nb")
    if "tok2vec" not in nlp.pipe_names:
        raise UsageError(f"{model} has no encoder of words; use --model {PIPELINE}")
    encoder: Any = nlp.get_pipe("tok2vec")
    return int(encoder.model.get_dim("nO"))


def parse(text: str, language: str, model: str = BLANK) -> Doc:
    """The words and sentences of a block; each word stands where it stands in the text, whatever that holds.

    A run without a blank that is too long for a tokenizer is broken. Of a block too long for a model, or without a
    letter, no more than words and sentences is told. Half a letter (a surrogate without its other half) is read as a
    sign that means none.
    """
    nlp = load_pipeline(model, language)
    return next(_annotated(nlp, [_words(nlp, text)]))


def tag_texts(texts: Sequence[str], model: str = PIPELINE) -> list[Doc]:
    """The words of texts with their class, lemma and names, and sentences.

    Raises UsageError where there is no such pipeline, and where it tells no word classes.
    """
    if model == BLANK:
        raise UsageError(f"--model {BLANK} tells no word classes; use {PIPELINE}")
    nlp = _tagging(model_folder(model).resolve())
    return list(_annotated(nlp, [_words(nlp, text) for text in texts]))


def _words(nlp: Language, text: str) -> Doc:
    text = _HALF.sub("\ufffd", text)
    cuts = [at for run in _RUN.finditer(text) for at in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN)]
    pieces = [nlp.tokenizer(text[start:end]) for start, end in pairwise([0, *cuts, len(text)])]
    return Doc.from_docs(pieces, ensure_whitespace=False) if cuts else pieces[0]


def _annotated(nlp: Language, docs: Sequence[Doc]) -> Iterator[Doc]:
    """What a pipeline says of documents, in their order; those it may be fed go through it in one batch."""
    fed = [len(doc) <= MOST_WORDS and bool(_LETTER.search(doc.text)) for doc in docs]
    with one_thread():
        read = iter(list(nlp.pipe(doc for doc, feed in zip(docs, fed, strict=True) if feed)))
    for doc, feed in zip(docs, fed, strict=True):
        yield next(read) if feed else split_sentences(doc)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A stretch of a page with its words, sentences and, from a pipeline that finds them, names."""

    block: Block
    span: Span
    """Where the stretch stands in the page's text; the Doc's offsets count from its start."""
    doc: Doc


def parse_blocks(text: str, blocks: Sequence[Block], model: str = BLANK) -> tuple[Parsed, ...]:
    """Some blocks parsed: a paragraph as one stretch, lines of lists, fields and programmes each for itself."""
    stretches = [
        (block, span)
        for block in blocks
        if block.kind != "reference"
        for span in ((block.span,) if block.kind == "paragraph" else block.lines)
        if len(span)
    ]
    docs: dict[int, Doc] = {}
    for language in dict.fromkeys(block.language for block, _ in stretches):
        nlp = load_pipeline(model, language)
        places = [at for at, (block, _) in enumerate(stretches) if block.language == language]
        docs |= zip(places, _annotated(nlp, [_words(nlp, stretches[at][1].of(text)) for at in places]), strict=True)
    return tuple(Parsed(block, span, docs[at]) for at, (block, span) in enumerate(stretches))
