"""The words that patterns are said to need, and that nothing is lost by asking for them first."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from samgraf.build import load_documents
from samgraf.mentions.expressions import rules
from samgraf.mentions.name_forms import name_forms
from samgraf.mentions.prefilter import Prefiltered
from samgraf.mentions.roles import prefiltered_roles
from samgraf.mentions.titles import title_patterns
from samgraf.mentions.told_bodies import told_patterns
from samgraf.model import Span

SHIPPED = Path(__file__).resolve().parents[1] / "data" / "sources"
PREFILTERED = {
    "names": name_forms(),
    "told": told_patterns(),
    "roles": prefiltered_roles(),
    **{kind: title_patterns(kind) for kind in ("projects", "events", "venues", "talks")},
}


def found_by(patterns: Prefiltered, line: str) -> list[tuple[str, str]]:
    return [(rule, match.group()) for rule, match in patterns.finditer(line, Span(0, len(line)))]


@pytest.fixture(scope="module")
def lines() -> list[str]:
    documents, errors = load_documents([SHIPPED])
    assert not errors
    return [line for document in documents[::4] for line in document.text.splitlines() if line]


@pytest.mark.parametrize("patterns", PREFILTERED.values(), ids=PREFILTERED)
def test_nothing_is_lost_by_asking_for_words_first(patterns: Prefiltered, lines: list[str]) -> None:
    unfiltered = Prefiltered((rule, pattern, ()) for rule, pattern, _ in patterns.patterns)
    for line in lines:
        for dressed in (line, line.upper()):
            assert found_by(patterns, dressed) == found_by(unfiltered, dressed)


@pytest.mark.parametrize("patterns", PREFILTERED.values(), ids=PREFILTERED)
def test_most_patterns_are_spared_most_lines(patterns: Prefiltered, lines: list[str]) -> None:
    needing = [needs for _, _, needs in patterns.patterns if needs]
    spared = sum(not _holds_each(line.casefold(), needs) for needs in needing for line in lines)
    assert spared >= 0.7 * len(needing) * len(lines)


def _holds_each(line: str, needs: Sequence[Collection[str]]) -> bool:
    return all(any(word.casefold() in line for word in words) for words in needs)


def test_a_pattern_is_asked_where_its_word_is_part_of_another_in_any_case() -> None:
    patterns = Prefiltered([("name", re.compile(r"[A-ZÆØÅ]\w+"), [["ås"]]), ("number", re.compile(r"\d+"), [])])
    assert found_by(patterns, "Bø 1") == [("number", "1")]
    assert found_by(patterns, "Bø RÅSLETTA 1") == [("name", "Bø"), ("name", "RÅSLETTA"), ("number", "1")]


def test_a_word_beyond_the_stretch_does_not_count() -> None:
    patterns = Prefiltered([("name", re.compile(r"[A-ZÆØÅ]\w+"), [["ås"]])])
    assert not list(patterns.finditer("Bø ås", Span(0, 3)))


def test_a_pattern_with_two_needs_is_asked_where_both_are_met() -> None:
    patterns = Prefiltered([("name", re.compile(r"[A-ZÆØÅ]\w+"), [["ås", "øy"], ["bø"]])])
    assert not found_by(patterns, "Ås og Øya") and not found_by(patterns, "Bø")
    assert found_by(patterns, "Bø og Øya") == [("name", "Bø"), ("name", "Øya")]


@pytest.mark.parametrize("kind", ["projects", "events", "venues", "talks"])
def test_every_pattern_that_is_said_to_need_a_word_exists(kind: str) -> None:
    titles = rules("titles")[kind]
    assert {name for need in titles["needs"] for name in need["patterns"]} <= titles["patterns"].keys()
