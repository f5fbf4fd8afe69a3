"""The spaCy pipelines that cut a block's text into words and sentences, one for each language, loaded once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from samgraf.errors import UsageError
from samgraf.model import Block, Span

BLANK = "blank"
"""The pipeline without a model: rules for words and sentences alone."""

LONGEST_BLOCK = 100_000
"""Characters of the longest block that is parsed; a longer one is no prose."""
LONGEST_RUN = 200
"""Characters without a blank that a tokenizer is asked to take; on longer runs its time grows with the square."""

UNREAD = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "trainable_lemmatizer")
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_FINAL = frozenset({".", "!", "?", "…"})
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
        ended = word in _FINAL or (ended and word in _CLOSING)
    # A new Doc, for setting `is_sent_start` token by token looks through the whole Doc each time.
    return Doc(doc.vocab, words, [bool(token.whitespace_) for token in doc], sent_starts=begins)


@cache
def load_pipeline(model: str, language: str) -> Language:
    """The pipeline of a language: `blank`, or any spaCy pipeline by its name or path.

    Raises UsageError where spaCy cannot load the model.
    """
    if model == BLANK:
        nlp = spacy.blank(language if language in ("nb", "nn", "da", "en") else "nb")
        nlp.add_pipe("samgraf_sentences")
        return nlp
    try:
        nlp = spacy.load(model)
        nlp.add_pipe("samgraf_sentences", first=True)
        nlp.select_pipes(disable=[n for n in nlp.pipe_names if n in UNREAD])
        return nlp
    except OSError as error:
        raise UsageError(f"no spaCy pipeline {model!r}; install it, or use --model {BLANK}") from error


def parse(text: str, language: str, model: str = BLANK) -> Doc | None:
    """The words and sentences of a block, or None where it is too long or holds a run that no tokenizer should take."""
    if len(text) > LONGEST_BLOCK or _RUN.search(text):
        return None
    return load_pipeline(model, language)(text)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A stretch of a page with its words, sentences and, from a pipeline that finds them, names."""

    block: Block
    span: Span
    """Where the stretch stands in the page's text; the Doc's offsets count from its start."""
    doc: Doc


def parse_blocks(text: str, blocks: Sequence[Block], model: str = BLANK) -> tuple[Parsed, ...]:
    """The stretches of some blocks, parsed: a paragraph as one, lines of lists, fields and programmes each for itself."""
    found = []
    for block in blocks:
        for span in (block.span,) if block.kind == "paragraph" else (line for line in block.lines if len(line)):
            doc = parse(span.of(text), block.language, model)
            if doc is not None:
                found.append(Parsed(block, span, doc))
    return tuple(found)
