"""Invented sentences that the networks learn from besides gold: their form, and what is learnt of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from samgraf import cli
from samgraf.errors import DataError
from samgraf.language import encoder_width
from samgraf.model import LEARNT
from samgraf.reading import Reader
from samgraf.resources import PIPELINE, shipped
from samgraf.scoring import PREDICATES, Scorer
from samgraf.training.contrasts import FILLED, Contrast, contrast_examples, load_contrasts
from tests.pages import document

FILE = shipped("data", "contrasts.toml")
SMALL = """
[names]
person = ["Åse Lie"]
body = ["Bø kommune"]
[apart]
all = ["{person} flyttet til {body}."]
[[joined]]
subject = "person"
predicate = "affiliatedWith"
object = "body"
sentences = ["{person} er ny hos {body}."]
"""


def test_every_sentence_has_its_names_and_tells_of_a_property_that_is_learnt() -> None:
    contrasts = load_contrasts(FILE)
    assert len(contrasts) > 800
    assert not [each.text for each in contrasts if set(each.text) & set("{}") or each.text[-1] not in ".?!"]
    told = [each for each in contrasts if each.triple]
    assert 0.2 < len(told) / len(contrasts) < 0.4
    assert {each.triple[1] for each in told if each.triple} <= set(PREDICATES)
    for each in told:
        assert each.triple
        assert all(name.casefold() in each.text.casefold() for name in (each.triple[0], each.triple[2])), each


def test_no_sentence_stands_twice() -> None:
    given = tomllib.loads(FILE.read_text(encoding="utf-8"))
    apart = [sentence for sentences in given["apart"].values() for sentence in sentences]
    joined = [sentence for each in given["joined"] for sentence in each["sentences"]]
    assert len({*apart, *joined}) == len(apart) + len(joined)


def test_each_sentence_is_filled_alike_from_the_same_beginning(tmp_path: Path) -> None:
    path = tmp_path / "små.toml"
    path.write_text(SMALL, encoding="utf-8")
    apart = Contrast("Åse Lie flyttet til Bø kommune.")
    joined = Contrast("Åse Lie er ny hos Bø kommune.", ("Åse Lie", "affiliatedWith", "Bø kommune"))
    assert load_contrasts(path) == [apart] * FILLED + [joined] * FILLED
    assert load_contrasts(FILE, 1) == load_contrasts(FILE, 1) != load_contrasts(FILE, 2)


@pytest.mark.parametrize(
    "text", ["", "[names", SMALL.replace("{body}", "{øy}"), SMALL.replace("[apart]", "[apar]"), "apart = 1"]
)
def test_a_file_of_another_form_is_told_in_one_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "små.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"no file of contrasts .*; data/contrasts\.toml") as caught:
        load_contrasts(path)
    assert "\n" not in str(caught.value)
    with pytest.raises(DataError, match="no file of contrasts"):
        load_contrasts(tmp_path / "borte.toml")


def test_a_joined_sentence_teaches_its_triple_and_another_that_nothing_is_joined() -> None:
    apart = Contrast("Åse Lie flyttet til Bø kommune.")
    joined = Contrast("Åse Lie er ny hos Bø kommune.", ("Åse Lie", "affiliatedWith", "Bø kommune"))
    nothing = Contrast("Sola skin.")
    unread = Contrast("Åse Lie er ny hos Bø kommune.", ("Kari Moe", "affiliatedWith", "Bø kommune"))
    examples = contrast_examples(Reader(learnt=False), encoder_width(PIPELINE), [apart, joined, nothing, unread])
    assert [each.document.text for each in examples] == [apart.text, joined.text]
    assert [int((each.labels == 1).sum()) for each in examples] == [0, 1]
    assert examples[1].labels[:, PREDICATES.index("affiliatedWith")].max() == 1


def test_the_command_learns_from_them_and_counts_them_apart(tmp_path: Path) -> None:
    path, text = tmp_path / "små.toml", next(shipped("data", "sources").glob("101-*.txt"))
    path.write_text(SMALL, encoding="utf-8")
    command = ["learn", str(shipped("data", "gold")), str(text), "--contrasts", str(path), "--out", str(tmp_path / "m")]
    assert cli.run(command) == 0
    assert '"contrasts": 6' in (tmp_path / "m" / "meta.json").read_text(encoding="utf-8")
    assert len(Scorer.load(tmp_path / "m").learnt) == 1


APART = [
    "Kari Moe bor i Skien kommune.",
    "Kari Moe forsker på Skien kommune.",
    "Kari Moe intervjuet ansatte i Skien kommune.",
    "Kari Moe kritiserte Skien kommune.",
    "Kari Moe møtte ordføreren i Skien kommune.",
    "Kari Moe er datter av ordføreren i Skien kommune.",
    "Kari Moe holdt foredrag for Skien kommune.",
    "Kari Moe har fått pris av Skien kommune.",
    "Kari Moe studerer ved OsloMet.",
    "Kari Moe har doktorgrad fra OsloMet.",
    "Kari Moe takker Skien kommune for samarbeidet.",
    "Kari Moe har vært på besøk hos NORCE.",
    "Kari Moe er nominert som leder av Grenland friluftsråd.",
    "Kari Moe stiller til val som leiar av Grenland friluftsråd.",
    "Kari Moe tapte valet om å bli leiar av Grenland friluftsråd.",
    "Kari Moe gjekk av som leiar av Grenland friluftsråd.",
    "Kari Moe var tidligere leder av prosjektet Gode nabolag.",
    "Skien kommune og Porsgrunn kommune diskuterer om dei skal samarbeide om prosjektet Gode nabolag.",
    "Skien kommune konkurrerer med Porsgrunn kommune om prosjektet Gode nabolag.",
    "Skien kommune kritiserer prosjektet Gode nabolag.",
    "Skien kommune ynskjer å bli partnar i prosjektet Gode nabolag.",
    "Prosjektet Gode nabolag\n\nMulige partnere: Skien kommune og Porsgrunn kommune",
    "Prosjektet Gode nabolag er inspirert av Skien kommune.",
    "Prosjektet Gode nabolag er en kopi av et prosjekt i Skien kommune.",
    "Prosjektet Gode nabolag er omtalt i bladet til KS.",
    "Prosjektet Gode nabolag bruker lokalene til Skien kommune.",
    "Prosjektet Gode nabolag kjøper tjenester fra NORCE.",
    "KS har laget en veileder som prosjektet Gode nabolag bruker.",
    "KS og Skien kommune er uenige om prosjektet Gode nabolag.",
]
"""Sentences that nothing was learnt from; a network that learnt from gold alone joins something in most of them."""


def test_two_names_in_a_sentence_are_not_joined_by_that_alone() -> None:
    learnt_from = {each.text for each in load_contrasts(FILE)}
    assert not learnt_from & set(APART)
    reader = Reader()
    joined = [
        (text, statement.rule)
        for text in APART
        for statement in reader.read(document(text)).statements
        if (statement.rule or "").startswith(LEARNT)
    ]
    assert len(joined) <= 0.1 * len(APART), joined
