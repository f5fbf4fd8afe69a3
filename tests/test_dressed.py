"""What a page says does not depend on how its site dresses it: marks of lists, blanks, menus, notices."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from samgraf.build import load_documents, shipped_corpus
from samgraf.model import Document, Reading
from tests.pages import reader

EACH = 12
"""One of so many shipped notes is dressed in each way."""
LOST = 0.02
"""The share of statements that may be lost by what stands around a page."""
MENU = "Hopp til innhold\nMeny\nSøk\nHjem\nOm oss\nAktuelt\nKontakt\nForsiden > Aktuelt > Nyheter\n\n"
BELOW = "\n\nDel på Facebook\nSkriv ut\n\nPersonvernerklæring\nTil toppen\n© 2021\n"
NOTICE = (
    "Vi bruker informasjonskapsler for å gi deg en bedre opplevelse. Ved å fortsette godtar du dette.\nGodta alle\n\n"
)

Change = Callable[[str], str]
Said = set[tuple[str, str, str]]


def _below_title(text: str, line: str) -> str:
    title, _, rest = text.lstrip("\n").partition("\n")
    return f"{title}\n\n{line}\n\n{rest}"


ALIKE: dict[str, Change] = {
    "hyphens as bullets": lambda text: re.sub(r"(?m)^([ \t]*)[•*][ \t]+", "- ", text),
    "stars as bullets": lambda text: re.sub(r"(?m)^([ \t]*)[•-][ \t]+", "* ", text),
    "unbroken blanks": lambda text: text.replace(" og ", "\u00a0og "),
    "soft hyphens": lambda text: text.replace("kommune", "kom\u00admune"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
}
AROUND: dict[str, Change] = {
    "menu": lambda text: MENU + text,
    "below": lambda text: text.rstrip() + BELOW,
    "notice": lambda text: NOTICE + text,
    "age": lambda text: _below_title(text, "Denne saken er mer enn ett år gammel."),
    "day": lambda text: _below_title(text, "Publisert 12.03.2021"),
}


@pytest.fixture(scope="module")
def plain() -> list[tuple[Document, Said]]:
    documents, _ = load_documents([shipped_corpus()])
    return [(document, _said(reader().read(document))) for document in documents[::EACH]]


def _said(reading: Reading) -> Said:
    names = {entity.id: entity.name for entity in reading.entities}
    return {(names[s.subject], s.predicate, names[s.object]) for s in reading.statements if s.predicate != "about"}


def _dressed(document: Document, change: Change) -> Document:
    front, body = document.text[: document.body], document.text[document.body :]
    return replace(document, text=front + change(body))


@pytest.mark.parametrize("change", ALIKE.values(), ids=ALIKE)
def test_signs_that_look_alike_are_read_alike(change: Change, plain: list[tuple[Document, Said]]) -> None:
    for document, said in plain:
        assert _said(reader().read(_dressed(document, change))) == said, document.name


@pytest.mark.parametrize("change", AROUND.values(), ids=AROUND)
def test_what_stands_around_a_page_takes_hardly_anything_from_it(
    change: Change, plain: list[tuple[Document, Said]]
) -> None:
    found = [_said(reader().read(_dressed(document, change))) for document, _ in plain]
    lost = sum(len(said - other) for (_, said), other in zip(plain, found, strict=True))
    gained = sum(len(other - said) for (_, said), other in zip(plain, found, strict=True))
    assert max(lost, gained) <= LOST * sum(len(said) for _, said in plain)
