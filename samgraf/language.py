"""The spaCy pipelines that cut a block's text into words and sentences, one for each language, loaded once."""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from samgraf.errors import UsageError

BLANK = "blank"
"""The pipeline without a model: rules for words and sentences alone."""

LONGEST_BLOCK = 100_000
"""Characters of the longest block that is parsed; a longer one is no prose."""
LONGEST_RUN = 200
"""Characters without a blank that a tokenizer is asked to take; on longer runs its time grows with the square."""

_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_CLOSING = frozenset({"»", "”", '"', ")", "’", "]"})


@Language.component("samgraf_sentences")
def split_sentences(doc: Doc) -> Doc:
    """Begin a sentence after a full stop, question or exclamation mark that no small letter follows."""
    ended = False
    for token in doc:
        if token.i == 0:
            token.is_sent_start = True
            ended = token.text in ".!?…"
            continue
        starts = ended and token.text not in _CLOSING and not token.text[0].islower()
        token.is_sent_start = starts or "\n\n" in doc[token.i - 1].text
        ended = token.text in {".", "!", "?", "…"} or (ended and token.text in _CLOSING)
    return doc


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
        return spacy.load(model)
    except OSError as error:
        raise UsageError(f"no spaCy pipeline {model!r}; install it, or use --model {BLANK}") from error


def parse(text: str, language: str, model: str = BLANK) -> Doc | None:
    """The words and sentences of a block, or None where it is too long or holds a run that no tokenizer should take."""
    if len(text) > LONGEST_BLOCK or _RUN.search(text):
        return None
    return load_pipeline(model, language)(text)
