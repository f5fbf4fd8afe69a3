"""What a lexicon's classes of names do to word vectors."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import spacy
from commands import Run
from spacy.vectors import Vectors

from samgraf.errors import SourceError
from samgraf.training.lexicon import CLASSES, Room, is_name, lexicon, turned, with_classes

REQUIRED = bool(os.environ.get("SAMGRAF_REQUIRE_APERTIUM"))
DICTIONARY = """<?xml version="1.0" encoding="UTF-8"?>
<dictionary>
  <alphabet>abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ-</alphabet>
  <sdefs>
    <sdef n="np"/><sdef n="ant"/><sdef n="f"/><sdef n="cog"/><sdef n="top"/><sdef n="org"/><sdef n="gen"/><sdef n="n"/>
  </sdefs>
  <pardefs>
    <pardef n="cog">
      <e><p><l></l><r><s n="np"/><s n="cog"/></r></p></e>
      <e><p><l>s</l><r><s n="np"/><s n="cog"/><s n="gen"/></r></p></e>
    </pardef>
  </pardefs>
  <section id="main" type="standard">
    <e><i>Ødegård</i><par n="cog"/></e>
    <e><p><l>Ødegård</l><r>Ødegård<s n="np"/><s n="top"/></r></p></e>
    <e><p><l>Åse</l><r>Åse<s n="np"/><s n="ant"/><s n="f"/></r></p></e>
    <e><p><l>Nord<b/>Universitet</l><r>Nord<b/>Universitet<s n="np"/><s n="org"/></r></p></e>
    <e><p><l>ødegård</l><r>ødegård<s n="n"/></r></p></e>
  </section>
</dictionary>
"""


@pytest.fixture
def analyser(tmp_path: Path) -> Path:
    """A small analyser, compiled by Apertium's own tool."""
    if shutil.which("lt-comp") is None or shutil.which("lt-paradigm") is None:
        assert not REQUIRED, "lttoolbox is not installed"
        pytest.skip("lttoolbox (lt-comp, lt-paradigm) is not installed")
    source = tmp_path / "nob.dix"
    source.write_text(DICTIONARY, encoding="utf-8")
    subprocess.run(["lt-comp", "lr", source, tmp_path / "nob.automorf.bin"], check=True, capture_output=True)
    return tmp_path / "nob.automorf.bin"


@pytest.fixture
def nlp() -> spacy.Language:
    """A vocabulary of five words, a row each, in four dimensions."""
    nlp = spacy.blank("nb")
    vectors = Vectors(strings=nlp.vocab.strings, shape=(5, 4), name="trial")
    for row, word in enumerate(("og", "Ødegård", "bok", "er", "Åse")):
        vectors.add(word, vector=np.eye(4, dtype=np.float32)[row % 4] * (row + 1), row=row)
    nlp.vocab.vectors = vectors
    return nlp


def test_names_of_one_word_and_their_genitives_are_listed_with_their_classes(analyser: Path) -> None:
    assert lexicon([analyser]) == {
        "Ødegård": frozenset({"cog", "top"}),
        "Ødegårds": frozenset({"cog"}),
        "Åse": frozenset({"ant"}),
    }


def test_a_file_that_is_no_analyser_is_said(run: Run, tmp_path: Path, analyser: Path, nlp: spacy.Language) -> None:
    nlp.to_disk(tmp_path / "vectors")
    assert analyser.is_file()
    for broken in (analyser.with_name("nob.dix"), tmp_path / "nowhere.bin"):
        code, out, err = run("lexicon", tmp_path / "vectors", broken, "--out", tmp_path / "out")
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert f"{broken} holds no names" in err
        assert not (tmp_path / "out").exists()


def test_a_tool_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match="lttoolbox-dev"):
        lexicon([tmp_path / "nob.automorf.bin"])


@pytest.mark.parametrize("form", ["Nord Universitet", "Nord-", "nord", "N", "K.I.O.", "Oslo’s", "Lloydʼs"])
def test_what_is_no_single_name_is_left_out(form: str) -> None:
    assert not is_name(form)
    assert is_name("Nord-Østerdal")


def test_words_with_a_vector_keep_it_and_have_the_numbers_of_their_classes(nlp: spacy.Language) -> None:
    before = {word: nlp.vocab[word].vector for word in ("og", "Ødegård", "Åse")}
    known = with_classes(nlp, {"Ødegård": frozenset({"cog", "top"})}, Room(rows=5, dimensions=4)).vocab
    lengths = {word: np.linalg.norm(vector) for word, vector in before.items()}
    for word, length in lengths.items():
        assert np.linalg.norm(known[word].vector[:4]) == pytest.approx(length)
    assert dict(zip(CLASSES, known["Ødegård"].vector[4:], strict=True)) == {"ant": 0, "cog": 1, "top": 1, "org": 0}
    assert not known["og"].vector[4:].any()


def test_names_without_a_vector_share_a_row_with_those_of_the_same_classes(nlp: spacy.Language) -> None:
    surname, place = frozenset({"cog"}), frozenset({"top"})
    classes = {"Lie": surname, "Moe": surname, "Voss": place, "Åse": frozenset({"ant"})}
    known = with_classes(nlp, classes, Room(rows=4, dimensions=4)).vocab
    assert known.vectors.shape == (4 + 3, 4 + len(CLASSES))
    assert (known["Lie"].vector == known["Moe"].vector).all()
    assert list(known["Voss"].vector) == [0, 0, 0, 0, 0, 0, 1, 0]
    assert list(known["Åse"].vector[4:]) == [1, 0, 0, 0], "its own row was cut off"
    assert not known["Ukjend"].has_vector


def test_turned_vectors_lose_the_least() -> None:
    chance = np.random.default_rng(1)
    flat = chance.normal(size=(50, 3)).astype(np.float32) @ chance.normal(size=(3, 8)).astype(np.float32)
    assert np.allclose(turned(flat, 3) @ turned(flat, 3).T, flat @ flat.T, atol=1e-3)


def test_vectors_that_are_too_short_are_refused(nlp: spacy.Language) -> None:
    with pytest.raises(SourceError, match="4 dimensions cannot be turned to 80"):
        with_classes(nlp, {}, Room())


def test_a_lexicon_added_twice_gives_the_same_bytes(run: Run, tmp_path: Path, analyser: Path) -> None:
    blank = spacy.blank("nb")
    table = np.random.default_rng(2).normal(size=(90, 100)).astype(np.float32)
    words = [f"ord{number}" for number in range(89)] + ["Ødegård"]
    vectors = Vectors(strings=blank.vocab.strings, shape=table.shape, name="trial")
    for row, word in enumerate(words):
        vectors.add(word, vector=table[row], row=row)
    blank.vocab.vectors = vectors
    blank.to_disk(tmp_path / "vectors")
    for name in ("one", "two"):
        code, _, err = run("lexicon", tmp_path / "vectors", analyser, "--out", tmp_path / name)
        assert code == 0, err
    for file in ("vectors", "key2row"):
        assert (tmp_path / "one/vocab" / file).read_bytes() == (tmp_path / "two/vocab" / file).read_bytes()
    known = spacy.load(tmp_path / "one").vocab
    assert list(known["Ødegård"].vector[-4:]) == [0, 1, 1, 0]
    assert list(known["Ødegårds"].vector[-4:]) == [0, 1, 0, 0]
