"""Names that the spaCy pipeline recognises, in the types of SamGraf."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache

from samgraf.language import Parsed
from samgraf.model import Mention, Span
from samgraf.resources import packaged

_QUOTES = frozenset("«“”\"‘'")


@cache
def label_types() -> dict[str, str]:
    """The type that each label of a pipeline stands for (`PER` → `Person`), from the rules."""
    rules = tomllib.loads(packaged("rules", "labels.toml").read_text(encoding="utf-8"))
    return {label: kind for kind, labels in rules.items() for label in labels}


def find_recognised(parsed: Iterable[Parsed]) -> Iterator[Mention]:
    """The names of some parsed stretches, in the order of the text; their rule is `pipeline:` and the label."""
    types = label_types()
    for part in parsed:
        for name in part.doc.ents:
            kind = types.get(name.label_)
            span = Span(part.span.start + name.start_char, part.span.start + name.end_char)
            if kind and len(span):
                yield Mention(kind, span, " ".join(name.text.split()), f"pipeline:{name.label_}")


def find_bodies(text: str, recognised: Iterable[Mention]) -> Iterator[Mention]:
    """Those of the recognised names that may be bodies no register or form of name shows.

    One word alone is a town, a work or a person as often as a body, and so is what stands in quotation marks.
    """
    for mention in recognised:
        quoted = text[mention.span.start - 1 : mention.span.start] in _QUOTES
        if mention.type == "Organisation" and " " in mention.text and mention.text[0].isupper() and not quoted:
            yield mention
