"""Persons and statements that are kept out for good, by a list that does not name them.

A line holds HMAC-SHA-256 (RFC 2104) of a name or a statement under a key that is not published: who has the list
alone cannot try names against it. A withheld name is covered in the text before anything is read in it, with as many
signs as it had letters, so that all offsets stay true and no quotation, title or search can hold it.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from samgraf.disk import write_whole
from samgraf.errors import DecisionError, SourceError
from samgraf.model import Document, Reading, Statement
from samgraf.vocab import slug

COVER = "█"
VARIABLE = "SAMGRAF_WITHHOLD_KEY"
_LONGEST = 5
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_INVISIBLE}{_MARKS}]|['’.-](?=[^\W\d_]))*\.?")
_BETWEEN = re.compile(rf"(?:[\s,._|*{_INVISIBLE}-]|%20){{0,20}}")
_RUN = re.compile(r"[^\s<>\"(),;]+")
_SIGN = re.compile(r"[/@._-]")
"""What the parts of an address are joined by."""
_CLAIM = re.compile(r"(?:id:)?(\w+/[\w-]+) (?:sg:)?(\w+) (?:id:|concept:)?(\w+/[\w-]+)")


def key_path(decisions: Path) -> Path:
    """Where the key to a table of decisions lies: beside it, never published."""
    return decisions.with_suffix(".key")


def read_key(decisions: Path) -> bytes | None:
    """The key from the environment (SAMGRAF_WITHHOLD_KEY) or the file beside the table; None where there is none."""
    if given := os.environ.get(VARIABLE):
        return _sound(given.strip().encode(), VARIABLE)
    try:
        return _sound(key_path(decisions).read_bytes().strip(), str(key_path(decisions)))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DecisionError(f"{key_path(decisions)} cannot be read ({error.strerror})") from error


def _sound(key: bytes, where: str) -> bytes:
    if len(key) < 16:
        raise DecisionError(f"the key in {where} is empty or too short; put the right one there")
    return key


def make_key(decisions: Path) -> bytes:
    """The key to a table, made now where there is none yet."""
    key = read_key(decisions)
    if key is None:
        key = secrets.token_hex(32).encode()
        write_whole(key_path(decisions), key + b"\n")
    return key


def mark_of(key: bytes) -> str:
    """What all tokens of a key begin with: it tells one key from another and gives neither away."""
    return f"hmac:{hmac.new(key, b'which key', 'sha256').hexdigest()[:8]}:"


def token(key: bytes, subject: str) -> str:
    """What the list holds of a person's name or id, or of a statement (`SUBJECT PREDICATE OBJECT`)."""
    if claim := _CLAIM.fullmatch(subject.strip()):
        plain = " ".join(claim.groups())
    else:
        plain = subject if "/" in subject else f"person/{slug(subject)}"
    return mark_of(key) + hmac.new(key, plain.encode(), "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Withheld:
    """The list with its key."""

    key: bytes
    tokens: frozenset[str]

    def holds(self, statement: Statement) -> str | None:
        """The token that keeps a statement out, if one does."""
        found = token(self.key, " ".join(statement.triple))
        return found if found in self.tokens else None

    def names(self, text: str) -> bool:
        """Whether a text holds a withheld name, also as a part of an address or a file's name."""
        return any(self._found(text)) or any(self._found(_unlinked(text)))

    def cover(self, document: Document) -> tuple[Document, frozenset[str]]:
        """The document with all withheld names covered, and the tokens that were met.

        Raises SourceError where the file's own name holds one.
        """
        if self.names(document.name):
            raise SourceError("the name of a source is withheld; give the file another name")
        parts = [document.text, *document.metadata.values()]
        addresses = [_unlinked(run[0]) for part in parts for run in _RUN.finditer(part) if _SIGN.search(run[0])]
        met = [each for part in (*parts, *addresses) for each in self._found(part)]
        if not met:
            return document, frozenset()
        names = {name for _, name, _ in met}
        described = {key: self._covered(value, names) for key, value in document.metadata.items()}
        covered = replace(document, text=self._covered(document.text, names), metadata=described)
        return covered, frozenset(mark for _, _, mark in met)

    def check(self, reading: Reading) -> None:
        """Raise DecisionError where a withheld name is left in what would be published of a reading."""
        said = [*reading.statements, *reading.negated]
        told = [*(each.evidence for each in said), *(fact.evidence for fact in reading.facts)]
        texts = [part for evidence in told for part in (evidence.quote, evidence.sentence)]
        texts += [part for entity in reading.entities for part in (entity.name, *entity.surfaces)]
        ids = {token(self.key, entity.id) for entity in reading.entities}
        if ids & self.tokens or any(self.names(text) for text in {*texts, *reading.document.metadata.values()}):
            raise DecisionError("a withheld name is left in a form that no rule covers; cover it in the source")

    def _found(self, text: str) -> Iterator[tuple[tuple[int, int], tuple[str, ...], str]]:
        """The withheld names in a text: where each stands, its words, and its token."""
        words = list(_WORD.finditer(text))
        for at in range(len(words)):
            for length in range(2, _LONGEST + 1):
                run = words[at : at + length]
                if len(run) < length or not _BETWEEN.fullmatch(text, run[-2].end(), run[-1].start()):
                    break
                name = tuple(_plain(word[0]) for word in run)
                for form in _forms(name):
                    mark = token(self.key, " ".join(form))
                    if mark in self.tokens:
                        yield (run[0].start(), run[-1].end()), form, mark

    def _covered(self, text: str, names: Iterable[tuple[str, ...]]) -> str:
        """A text without the names: whole, turned round, surname or given name alone, and in addresses."""
        for start, end in [where for where, _, _ in self._found(text)]:
            text = text[:start] + _blot(text[start:end]) + text[end:]
        for name in sorted(names):
            for word in sorted({name[0], name[-1]}):
                alone = "|".join(re.escape(form) for form in (word, word.upper()))
                text = re.sub(rf"\b(?:{alone})(?:['’]?s)?\b", lambda match: _blot(match[0]), text)
            text = _without_addresses(text, name)
        return text


def _plain(word: str) -> str:
    """A word as it is seen: without invisible signs, its letters composed."""
    return unicodedata.normalize("NFC", re.sub(f"[{_INVISIBLE}]", "", word)).rstrip(".")


def _forms(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The names that some words may be: as they stand, with the surname first, in the genitive."""
    *most, last = name
    for tail in dict.fromkeys((last, re.sub(r"['’]?s$", "", last))):
        yield (*most, tail)
        yield (*most[1:], tail, most[0])


def _unlinked(address: str) -> str:
    """A file's name or an address as words."""
    return re.sub(r"[^\w]|[_\d]", " ", address)


def _blot(text: str) -> str:
    return re.sub(r"\w", COVER, text)


def _without_addresses(text: str, name: tuple[str, ...]) -> str:
    """Addresses that spell the name ("/kari-nordmann", "k.nordmann@") covered whole."""
    given, surname = slug(name[0]), slug(name[-1])

    def covered(match: re.Match[str]) -> str:
        if not _SIGN.search(match[0]):
            return match[0]
        plain = f"-{slug(match[0])}-"
        spelt = surname in plain and (given in plain or f"-{given[0]}-{surname}" in plain)
        return _blot(match[0]) if spelt else match[0]

    return _RUN.sub(covered, text)
