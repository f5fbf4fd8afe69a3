"""Names in RDF: slugs that keep their meaning, digests, prefixes and the closed list of terms."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
import warnings

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import URIRef

from samgraf.vocab import ID, digest, slug, term

WORDS = st.text() | st.text(alphabet="abcæøåÆØÅéüčđŋŧžß0189 -_/.«»\u00ad\u0301\u030a", min_size=1)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Østre Åsgård skole", "ostre-asgard-skole"),
        ("Høgskulen på Vestlandet", "hogskulen-paa-vestlandet"),
        ("Ærfuglen", "aerfuglen"),
        ("ÆØÅ", "aeoeaa"),
        ("Divttasvuona suohkan – Tysfjord", "divttasvuona-suohkan-tysfjord"),
        ("Kárášjohka", "karasjohka"),
        ("Ungt/samspill: «idé & plan»", "ungt-samspill-ide-plan"),
        ("  Ås  ", "aas"),
        ("2019–2021", "2019-2021"),
        ("snake_case", "snake-case"),
    ],
)
def test_a_slug_is_what_a_norwegian_reader_would_spell_in_ascii(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(("one", "other"), [("Bø", "Bo"), ("Ås", "As"), ("Rå", "Ra"), ("Kari Bø", "Kari Bo")])
def test_in_a_short_word_the_letter_makes_the_difference(one: str, other: str) -> None:
    assert slug(one) != slug(other)


@pytest.mark.parametrize("name", ["Østre Åsgård skole", "Bø", "Kárášjohka", "Måløy på øya"])
def test_composed_and_decomposed_letters_give_one_slug(name: str) -> None:
    assert slug(unicodedata.normalize("NFD", name)) == slug(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(("one", "other"), [("й", "и\u0306"), ("Киев", "КИЕВ")])
def test_a_name_in_another_script_is_hashed_as_it_is_compared(one: str, other: str) -> None:
    assert slug(one) == slug(other)


def test_case_and_outer_blanks_do_not_matter() -> None:
    assert slug(" NORCE\t") == slug("Norce") == "norce"


def test_a_name_without_letters_gets_a_name_of_its_own() -> None:
    names = ["", "…", "–", "«»", "Киев", "東京"]
    slugs = [slug(name) for name in names]
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in slugs)
    assert len(set(slugs)) == len(names)


def test_long_names_stay_apart_and_keep_their_beginning() -> None:
    head = "samskaping mellom kommuner, frivillige lag og innbyggere i distriktene " * 2
    one, other = slug(head + "første del"), slug(head + "andre del")
    assert one != other
    assert max(len(one), len(other)) <= 80
    assert one.startswith("samskaping-mellom-kommuner-frivillige-lag-og-innbyggere")


def test_one_endless_word_is_cut_too() -> None:
    assert len(slug("a" * 500)) <= 80
    assert slug("a" * 500) != slug("a" * 501)


@given(WORDS)
@example("İstanbul")
@example("½ time")
@example("ß" * 90)
@example("å" * 200)
def test_a_slug_is_lower_case_ascii_words_joined_by_single_hyphens(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 80


@given(WORDS)
def test_a_slug_of_a_slug_is_the_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(WORDS)
def test_a_slug_makes_an_iri_that_both_libraries_take(text: str) -> None:
    iri = f"{ID}person/{slug(text)}"
    assert str(ox.NamedNode(iri)) == f"<{iri}>"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert URIRef(iri).n3() == f"<{iri}>"


@pytest.mark.parametrize("name", ["\udce5", "\udce5" + "a" * 100])
def test_a_name_with_a_broken_letter_has_a_slug_too(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", slug(name))


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4))
def test_a_digest_is_sixteen_hexadecimal_digits(parts: list[str]) -> None:
    assert re.fullmatch("[0-9a-f]{16}", digest(*parts))


def test_a_digest_hangs_on_the_parts_and_their_order() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", "b") != digest("b", "a")
    assert digest("a") != digest("a", "")
    # SHA-256 of the UTF-8 bytes: the graphs of two versions must agree.
    assert digest("Bø") == "cbeea0a2c16ce194"


def test_slugs_and_digests_do_not_hang_on_the_seed_of_hashes() -> None:
    code = "from samgraf.vocab import *; print(slug('Østre Åsgård'), slug('…'), slug('å' * 99), digest('a', 'b'))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert len(seen) == 1


def test_a_term_that_the_ontology_has_not_raises() -> None:
    assert term("fundedBy") == "https://w3id.org/samgraf/ns#fundedBy"
    with pytest.raises(AttributeError):
        term("founddBy")
