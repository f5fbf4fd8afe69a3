"""Candidates for themes: nouns of several texts that no theme is called by, next to the theme they are near."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from commands import Run
from pages import document
from spacy.vocab import Vocab

from samgraf.candidates import (
    COLUMNS,
    Candidate,
    Scheme,
    Term,
    find_candidates,
    find_terms,
    place_lines,
    places_without,
)
from samgraf.language import BLANK
from samgraf.resources import PIPELINE

TEXTS = (
    "# Bygda vår\n\nKommunen vil auke bulysten i bygda. "
    "Prosjektleiaren Åse Lie snakkar om medverknad og barnemedvirkning.\n",
    "# Ny strategi\n\nHer er bulyst viktigast, og medverknad kjem som nummer to. Prosjektleiaren styrer arbeidet.\n",
    "# Seminar\n\nSeminaret handla om bulyst, om medverknad og om barnemedvirkning. Prosjektleiaren tok imot alle.\n",
    "# Rapport\n\nFleire kommunar ønskjer barnemedvirkning. Rapporten seier lite om friluftsgudstenester.\n",
)


@pytest.fixture(scope="module")
def read() -> tuple[list[Term], Vocab]:
    return find_terms([document(text, f"note-{n}.txt") for n, text in enumerate(TEXTS, start=1)], PIPELINE)


@pytest.fixture(scope="module")
def proposed(read: tuple[list[Term], Vocab]) -> dict[str, Candidate]:
    terms, vocab = read
    return {candidate.term.lemma: candidate for candidate in find_candidates(terms, Scheme.load(vocab))}


def test_a_noun_of_three_texts_is_proposed_with_its_first_sentence(proposed: dict[str, Candidate]) -> None:
    term = proposed["bulyst"].term
    assert term.documents["note-1.txt"] == "Kommunen vil auke bulysten i bygda."
    assert (len(term.documents), term.occurrences, dict(term.languages)) == (3, 3, {"nn": 3})


def test_a_compound_stands_below_the_theme_that_is_its_last_part(proposed: dict[str, Candidate]) -> None:
    found = proposed["barnemedvirkning"]
    assert (found.label, found.theme, found.by) == ("medvirkning", "concept/medvirkning", "head")


def test_another_noun_stands_beside_the_theme_whose_word_is_used_most_alike(proposed: dict[str, Candidate]) -> None:
    found = proposed["bulyst"]
    assert found.by == "vector" and 0 < found.likeness <= 1 and found.theme.startswith("concept/")


def test_what_a_theme_is_called_is_no_candidate(proposed: dict[str, Candidate]) -> None:
    assert "medverknad" not in proposed


def test_roles_and_kinds_of_events_are_no_candidates(proposed: dict[str, Candidate]) -> None:
    assert not {"prosjektleiar", "seminar"} & proposed.keys()


def test_a_noun_of_one_text_is_no_candidate(proposed: dict[str, Candidate]) -> None:
    assert not any("gudsteneste" in lemma for lemma in proposed)


def test_a_theme_left_out_of_the_scheme_comes_back_as_a_candidate(read: tuple[list[Term], Vocab]) -> None:
    terms, vocab = read
    scheme = Scheme.load(vocab)
    places = places_without(terms, scheme)
    assert set(places) == {"concept/medvirkning"} and places["concept/medvirkning"] is not None
    assert list(place_lines(places))[1:] == [f"1 of 1 within {n}" for n in (10, 50, 100, 200)]
    assert scheme.labels["medverknad"] == "concept/medvirkning"


def test_without_vectors_the_last_part_of_a_compound_still_tells(read: tuple[list[Term], Vocab]) -> None:
    found = find_candidates(read[0], Scheme(Scheme.load(read[1]).labels, Vocab()))
    assert [(candidate.term.lemma, candidate.by) for candidate in found] == [("barnemedvirkning", "head")]


def test_the_command_writes_a_table_for_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"æ{number}.txt").write_text(text, encoding="utf-8")
    code, out, err = run("candidates", tmp_path, "--most", "1")
    rows = list(csv.DictReader(out.splitlines(), delimiter="\t"))
    assert code == 0 and err == "" and len(rows) == 1 and tuple(rows[0]) == COLUMNS
    table = tmp_path / "themes.tsv"
    assert run("candidates", tmp_path, "--most", "1", "-o", table)[:2] == (0, "")
    assert table.read_text(encoding="utf-8") == out


def test_a_pipeline_without_word_classes_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    code, out, err = run("candidates", tmp_path, "--model", BLANK, "-o", tmp_path / "t.tsv")
    assert (code, out) == (2, "") and err == f"samgraf: --model blank tells no word classes; use {PIPELINE}\n"
    assert not (tmp_path / "t.tsv").exists()
