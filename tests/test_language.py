"""The pipelines that cut words and sentences: which are taken, which are refused and how, and what no text may do."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import get_current_ops

from samgraf import language
from samgraf.errors import UsageError
from samgraf.language import BLANK, LONGEST_RUN, MOST_WORDS, load_pipeline, parse, read_pipeline
from samgraf.resources import PIPELINE, shipped
from tests.timing import within

LIMIT = 10.0
"""Seconds of the processor for the worst of texts; most take less than one."""
PROSE = "Prosjektet ledes av Kari Nordmann ved Universitetet i Bergen, og det ble startet i Oslo. "
SIGNS = "()[]{}!?,:;\"'=#%€_*·….-/|<>&@«»–"


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline with vectors, tags, lemmas and names that has learnt nothing and ends no sentences."""
    nlp = spacy.blank("nb")
    words = ("Kari", "leder", "prosjektet", "i", "Oslo")
    for at, word in enumerate(words):
        nlp.vocab.set_vector(word, np.full(4, at + 1, dtype=np.float32))
    doc = Doc(nlp.vocab, words, tags=[*"NVNPN"], lemmas=[*words], ents=["B-PER", "O", "O", "O", "B-LOC"])
    model = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 8,
            "attrs": ["NORM"],
            "rows": [50],
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 8,
            "depth": 1,
            "window_size": 1,
            "maxout_pieces": 2,
        },
    }
    listener = {
        "@architectures": "spacy.Tagger.v2",
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 8},
    }
    nlp.add_pipe("tok2vec", config={"model": model})
    for name in ("tagger", "trainable_lemmatizer"):
        nlp.add_pipe(name, config={"model": listener, **({"min_tree_freq": 1} if name != "tagger" else {})})
    nlp.add_pipe("ner", config={"model": {"tok2vec": model}})
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words), doc)])
    folder = tmp_path_factory.mktemp("models") / "tiny"
    nlp.to_disk(folder)
    return folder


@pytest.fixture
def copy(tiny: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny, tmp_path / "kopi"))


def refusal(model: Path | str) -> str:
    with pytest.raises(UsageError) as caught:
        read_pipeline(str(model))
    assert "\n" not in str(caught.value) and "--model blank" in str(caught.value)
    return str(caught.value)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


# Which pipelines are taken.


def test_a_pipeline_is_read_once() -> None:
    assert load_pipeline(BLANK, "nn") is load_pipeline(BLANK, "nn")
    assert load_pipeline(BLANK, "fr").lang == "nb"


def test_a_model_is_one_for_all_languages(tiny: Path) -> None:
    assert load_pipeline(str(tiny), "nb") is load_pipeline(str(tiny), "en")


def test_what_the_reader_does_not_use_is_not_computed(tiny: Path) -> None:
    assert read_pipeline(str(tiny))("Kari leder.").has_annotation("TAG")
    assert not parse("Kari leder.", "nb", str(tiny)).has_annotation("TAG")


def test_a_model_that_ends_no_sentences_gets_the_rules_for_it(tiny: Path) -> None:
    doc = parse("Kari leder prosjektet. Det er i Oslo.", "nb", str(tiny))
    assert [sent.text for sent in doc.sents] == ["Kari leder prosjektet.", "Det er i Oslo."]


def test_a_model_multiplies_with_numpy_and_nothing_else_does(tiny: Path) -> None:
    before = get_current_ops()
    nlp = read_pipeline(str(tiny))
    assert nlp.get_pipe("tagger").model.ops.use_blis is False  # type: ignore[attr-defined]
    assert get_current_ops() is before


def test_a_model_that_takes_any_spacy_is_taken_without_a_warning(copy: Path) -> None:
    for constraint in (">=3.0", None):
        meta = json.loads((copy / "meta.json").read_text(encoding="utf-8")) | {"spacy_version": constraint}
        if constraint is None:
            del meta["spacy_version"]
        (copy / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        assert read_pipeline(str(copy)).has_pipe("tagger")


def test_the_shipped_model_goes_by_its_name(model: str) -> None:
    assert {"parser", "ner"} <= set(read_pipeline(model).component_names)
    assert load_pipeline(model, "nb").component_names == ["samgraf_sentences", "tok2vec", "ner"]


# Which are refused.


@pytest.mark.parametrize("name", ["finnes_ikke", "", "a/b", "null\0", "x" * 5000, "scikit-learn"])
def test_a_model_that_is_not_there_is_a_wrong_use(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "spaCy pipeline" in refusal(name)


def test_the_shipped_model_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*parts: str) -> Path:
        raise FileNotFoundError("/".join(parts))

    monkeypatch.setattr(language, "shipped", none)
    assert "no spaCy pipeline 'nb_nn_samgraf'" in refusal(PIPELINE)


def test_a_package_or_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notat.txt").write_text("Ikke noe", encoding="utf-8")
    for model in (str(tmp_path), "numpy"):
        assert "is no spaCy pipeline or a damaged one" in refusal(model)


@pytest.mark.parametrize("damage", [None, lambda data: data[: len(data) // 2], lambda data: b"hei p\xe5 deg"])
def test_a_damaged_model_is_refused_or_reads_as_before(
    tiny: Path, tmp_path: Path, damage: Callable[[bytes], bytes] | None
) -> None:
    """Each file is lost, cut in half or overwritten; the few that spaCy needs not change nothing."""
    whole = [(t.tag_, t.lemma_, t.ent_type_) for t in read_pipeline(str(tiny))("Kari leder prosjektet i Oslo")]
    refused = 0
    for path in files(tiny):
        folder = Path(shutil.copytree(tiny, tmp_path / "skadet"))
        victim = folder / path.relative_to(tiny)
        data = victim.read_bytes()
        victim.unlink()
        if damage:
            victim.write_bytes(damage(data))
        try:
            nlp = read_pipeline(str(folder))
        except UsageError as error:
            assert "damaged" in str(error) or "vocabulary" in str(error)
            refused += 1
        else:
            assert [(t.tag_, t.lemma_, t.ent_type_) for t in nlp("Kari leder prosjektet i Oslo")] == whole, victim
        shutil.rmtree(folder)
    assert refused >= len(files(tiny)) - 4


@pytest.mark.parametrize("part", ["vocab", "tagger", "ner", "tok2vec", "trainable_lemmatizer"])
def test_a_model_without_a_part_is_refused(copy: Path, part: str) -> None:
    shutil.rmtree(copy / part)
    assert str(copy) in refusal(copy)


@pytest.mark.parametrize("meta", ["[]", "null", "{}", '{"spacy_version": 3}', '{"spacy_version": "siste"}'])
def test_a_description_that_is_none_is_refused(copy: Path, meta: str) -> None:
    (copy / "meta.json").write_text(meta, encoding="utf-8")
    refusal(copy)


def test_a_model_for_another_spacy_is_refused_with_the_one_it_wants(copy: Path) -> None:
    meta = json.loads((copy / "meta.json").read_text(encoding="utf-8")) | {"spacy_version": ">=3.1.0,<3.2.0"}
    (copy / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    assert "is made for spaCy >=3.1.0,<3.2.0 and this is 3." in refusal(copy)


# What no text may do, to the rules and to the shipped model.


@pytest.fixture(scope="module")
def model() -> str:
    """The name of the shipped model."""
    try:
        shipped("data", "models", PIPELINE)
    except FileNotFoundError:
        pytest.skip("the pipeline is not among the shipped files; train it")
    return PIPELINE


@pytest.fixture(params=[BLANK, PIPELINE])
def reader(request: pytest.FixtureRequest) -> str:
    return BLANK if request.param == BLANK else str(request.getfixturevalue("model"))


def mixed(letters: str, length: int) -> str:
    return "".join(random.Random(0).choices(letters, k=length))


TEXTS = {
    "nothing": "",
    "a blank": " ",
    "line of a million characters": PROSE * (1_000_000 // len(PROSE)),
    "block": PROSE * 300,
    "opening brackets": "(" * 8_000,
    "zero bytes": "Kari\0Nordmann \0\0 i Oslo.\0",
    "letters without a blank": mixed("abcdefghijklmnopqrstuvwxyzæøå", 100_000),
    "million letters without a blank": "å" * 1_000_000,
    "marks and blanks": mixed(SIGNS + "   ", 1_000_000),
    "marks": mixed(SIGNS, 100_000),
    "lines": "x\n" * 40_000,
    "blanks": "Kari " + " " * 300_000 + "leder.",
    "accents on one letter": "a" + "\u0301" * 50_000,
    "addresses": "https://www.example.no/" + "samskaping/" * 1_000 + " sier Kari.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_cut_in_time_and_its_words_stand_where_they_stand(reader: str, name: str) -> None:
    text = TEXTS[name]
    load_pipeline(reader, "nb")
    with within(LIMIT):
        doc = parse(text, "nb", reader)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


@pytest.mark.parametrize("text", ["Kari \ud800 i Oslo\udfff.", "\udc80", "Åse \ud83d leder. Hun bor på Bø."])
def test_half_a_letter_moves_no_word(reader: str, text: str) -> None:
    doc = parse(text, "nb", reader)
    assert len(doc.text) == len(text)
    for token in doc:
        assert text[token.idx : token.idx + len(token)].encode("utf-8", "replace").decode() == token.text.replace(
            "\ufffd", "?"
        )


def test_a_run_that_is_broken_takes_nothing_else_with_it(reader: str) -> None:
    doc = parse(f"Kari leder prosjektet {'a' * 450} i Oslo.", "nb", reader)
    assert [token.text for token in doc][:3] == ["Kari", "leder", "prosjektet"]
    assert [len(token) for token in doc][3:6] == [LONGEST_RUN, LONGEST_RUN, 50]
    assert [token.text for token in doc][6:] == ["i", "Oslo", "."]


def test_a_run_that_a_tokenizer_can_take_is_whole(reader: str) -> None:
    word = "b" * LONGEST_RUN
    assert parse(f"Kari {word} her", "nb", reader)[1].text == word


def test_a_block_too_long_for_a_model_has_sentences_all_the_same(model: str) -> None:
    doc = parse("Kari leder prosjektet. " * (MOST_WORDS // 3), "nb", model)
    assert len(list(doc.sents)) == MOST_WORDS // 3
    assert not doc.has_annotation("ENT_IOB")


def test_marks_without_a_letter_are_left_to_the_rules(model: str) -> None:
    assert not parse("! ? – 12.05", "nb", model).has_annotation("ENT_IOB")
    assert parse("– å!", "nb", model).has_annotation("ENT_IOB")
