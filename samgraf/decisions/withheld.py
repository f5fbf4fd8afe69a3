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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from samgraf.disk import write_whole
from samgraf.errors import DecisionError, SourceError
from samgraf.model import Document, Statement
from samgraf.vocab import slug

COVER = "█"
VARIABLE = "SAMGRAF_WITHHOLD_KEY"
_LONGEST = 5
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?")
_RUN = re.compile(r"[^\s<>\"(),;]+")
_SIGN = re.compile(r"[/@._-]")
"""What the parts of an address are joined by."""


def key_path(decisions: Path) -> Path:
    """Where the key to a table of decisions lies: beside it, never published."""
    return decisions.with_suffix(".key")


def read_key(decisions: Path) -> bytes | None:
    """The key from the environment (SAMGRAF_WITHHOLD_KEY) or the file beside the table; None where there is none."""
    if given := os.environ.get(VARIABLE):
        return given.strip().encode()
    try:
        return key_path(decisions).read_bytes().strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DecisionError(f"{key_path(decisions)} cannot be read ({error.strerror})") from error


def make_key(decisions: Path) -> bytes:
    """The key to a table, made now where there is none yet."""
    key = read_key(decisions)
    if key is None:
        key = secrets.token_hex(32).encode()
        write_whole(key_path(decisions), key + b"\n")
    return key


def token(key: bytes, subject: str) -> str:
    """What the list holds of a person's name or of a statement (`SUBJECT PREDICATE OBJECT`)."""
    words = subject.split()
    plain = subject if any("/" in word for word in words) else f"person/{slug(subject)}"
    return "hmac:" + hmac.new(key, plain.encode(), "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Withheld:
    """The list with its key."""

    key: bytes
    tokens: frozenset[str]

    def holds(self, statement: Statement) -> str | None:
        """The token that keeps a statement out, if one does."""
        found = token(self.key, " ".join(statement.triple))
        return found if found in self.tokens else None

    def cover(self, document: Document) -> tuple[Document, frozenset[str]]:
        """The document with all withheld names covered, and the tokens that were met.

        Raises SourceError where the file's own name holds one.
        """
        if any(self._names(_unlinked(document.name))):
            raise SourceError(f"{document.name}: the name of the file is withheld; give the file another name")
        parts = (document.text, *document.metadata.values(), _unlinked(document.metadata.get("url", "")))
        names = {name: mark for part in parts for name, mark in self._names(part)}
        if not names:
            return document, frozenset()
        text = _covered(document.text, names)
        described = {key: _covered(value, names) for key, value in document.metadata.items()}
        return replace(document, text=text, metadata=described), frozenset(names.values())

    def _names(self, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """The withheld names in a text as their words, with their tokens."""
        words = list(_WORD.finditer(text))
        for at in range(len(words)):
            for length in range(2, _LONGEST + 1):
                run = words[at : at + length]
                if len(run) < length or not _together(text, run):
                    break
                name = tuple(word[0].rstrip(".") for word in run)
                for turned in (name, (*name[1:], name[0])):
                    mark = token(self.key, " ".join(turned))
                    if mark in self.tokens:
                        yield turned, mark


def _unlinked(address: str) -> str:
    """A file's name or an address as words."""
    return re.sub(r"[^\w]|[_\d]", " ", address)


def _together(text: str, run: list[re.Match[str]]) -> bool:
    return re.fullmatch(r"[\s,._%20-]*", text[run[-2].end() : run[-1].start()]) is not None


def _covered(text: str, names: Iterable[tuple[str, ...]]) -> str:
    """A text without the names: whole, turned round, surname or given name alone, and in addresses."""
    for name in sorted(names):
        words = [re.escape(word) for word in name]
        for order in (words, [words[-1], *words[:-1]]):
            text = _blot(text, r"\b" + r"\W+".join(order) + r"(?:s\b|\b)", re.IGNORECASE)
        for word in {words[0], words[-1]}:
            text = _blot(text, rf"\b{word}s?\b(?![-\w])", 0)
        text = _without_addresses(text, name)
    return text


def _blot(text: str, pattern: str, flags: int) -> str:
    return re.sub(pattern, lambda match: re.sub(r"\w", COVER, match[0]), text, flags=flags)


def _without_addresses(text: str, name: tuple[str, ...]) -> str:
    """Addresses that spell the name ("/kari-nordmann", "kari.nordmann@") covered whole."""
    given, surname = slug(name[0]), slug(name[-1])

    def covered(match: re.Match[str]) -> str:
        if not _SIGN.search(match[0]):
            return match[0]
        plain = slug(match[0])
        return re.sub(r"\w", COVER, match[0]) if given in plain and surname in plain else match[0]

    return _RUN.sub(covered, text)
