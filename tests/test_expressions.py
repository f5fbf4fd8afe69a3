"""How the words of the rules and the names of a page are sought in its text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samgraf.mentions.expressions import alternatives, fold, places_of
from samgraf.model import Span


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Bø", "Bø, Bøs og Bø-folk i Sør-Bø.", ["Bø", "Bø", "Bø"]),
        ("Å", "Å gå til Å", ["Å", "Å"]),
        ("aa", "aaa aa_ aa", ["aa"]),
        ("", "Bø", []),
    ],
)
def test_a_name_is_found_where_it_stands_alone(name: str, text: str, found: list[str]) -> None:
    assert [span.of(text) for span in places_of(name, text)] == found


@given(st.text("aøÅ_-. 1", min_size=1, max_size=4), st.text("aøÅ_-. 1", max_size=30), st.integers(0, 10))
def test_places_are_those_that_a_pattern_finds(name: str, text: str, start: int) -> None:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    assert list(places_of(name, text, start)) == [Span(*match.span()) for match in pattern.finditer(text, start)]


@given(st.text(max_size=20))
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_the_longest_of_several_words_is_tried_first() -> None:
    found = re.match(alternatives(["by", "bygd", "bygdelag", "C++"]), "bygdelag")
    assert found and found[0] == "bygdelag" and re.fullmatch(alternatives(["C++"]), "C++")
