"""Raw text, a paragraph a line, as words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy

from samgraf.errors import SourceError

_RUN = re.compile(r"\S{200,}")


def tokenised(paths: Iterable[Path]) -> Iterator[list[str]]:
    """The words of the lines of text files, as spaCy's Norwegian tokenizer cuts them.

    Raises SourceError where a file cannot be read.
    """
    tokenizer: Any = spacy.blank("nb").tokenizer
    for path in paths:
        try:
            with path.open(encoding="utf-8") as lines:
                kept = (line.strip() for line in lines if line.strip() and not _RUN.search(line))
                for doc in tokenizer.pipe(kept):
                    yield [token.text for token in doc if not token.is_space]
        except (OSError, UnicodeDecodeError) as error:
            raise SourceError(f"{path} cannot be read as UTF-8 text ({error})") from error
