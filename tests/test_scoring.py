"""What a network has learnt of which things belong together: where it is asked, and what it may state."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samgraf import cli
from samgraf.build import load_documents, shipped_corpus
from samgraf.builds import settings as settings_module
from samgraf.confidence import ANY, load_table
from samgraf.errors import DataError
from samgraf.language import encoder_width
from samgraf.model import LEARNT, Document, Reading, Statement
from samgraf.quality import load_collections, unseen_of
from samgraf.reading import Reader
from samgraf.resources import PAIRS, PIPELINE, shipped
from samgraf.scoring import AGAIN, PREDICATES, REACH, Scorer, learnt_statements
from samgraf.scoring.features import BUCKETS, Features, describe
from samgraf.scoring.network import new_network, shares
from samgraf.scoring.pairs import HUBS, NEXT, Pair, find_pairs, find_places
from samgraf.scoring.tokens import Floats, Tokens
from samgraf.signatures import joins
from samgraf.statements import Context, find_statements
from samgraf.store import GraphFolder
from tests.commands import Run
from tests.pages import document, reader, said

WIDTH = 128
PAGE = """Gode nabolag

Prosjektet Gode nabolag undersøker hvordan naboer får mer med hverandre å gjøre. Kari Nordmann ved OsloMet og Ola Lie
fra NORCE har fulgt arbeidet. Skien kommune, Porsgrunn kommune og KS var med hele veien.
"""


@dataclass(frozen=True)
class Certain(Scorer):
    """A scorer that holds some properties of everything likely, so that what is left out is left out by rule."""

    properties: Sequence[str] = PREDICATES
    chance: float = 1

    def score(self, features: Features) -> Floats:
        """The same chance for every pair and each of the properties."""
        chances = [self.chance * (predicate in self.properties) for predicate in PREDICATES]
        return np.array([chances] * len(features.words), "f")


def certain(*properties: str, learnt: frozenset[str] = frozenset(), chance: float = 1) -> Certain:
    return Certain((), 0, WIDTH, learnt, properties or PREDICATES, chance)


def looked_at(text: str) -> Context:
    return reader().look(document(text))


def pairs_of(text: str) -> tuple[Context, Tokens, list[Pair]]:
    context = looked_at(text)
    tokens = Tokens.of(context, WIDTH)
    return context, tokens, find_pairs(tokens, find_places(context, tokens))


def added(text: str, *properties: str, chance: float = 1) -> list[Statement]:
    """What a scorer adds to what rules say that holds such properties so likely everywhere, or all."""
    context = looked_at(text)
    return list(learnt_statements(context, find_statements(context), certain(*properties, chance=chance)))


def stated(text: str, *properties: str, chance: float = 1) -> set[tuple[str, str, str]]:
    """The same, by names."""
    names = {entity.id: entity.name for entity in looked_at(text).entities.by_id.values()}
    return {(names[s.subject], s.predicate, names[s.object]) for s in added(text, *properties, chance=chance)}


# Words and pairs.


@given(st.text(st.sampled_from("abÆø. ,:\n\t«»1-"), max_size=200))
@settings(max_examples=60, deadline=None)
def test_words_stand_where_they_stand_in_the_text(text: str) -> None:
    context = looked_at(text)
    tokens = Tokens.of(context, WIDTH)
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        assert context.text[start : start + len(word)].lower() == word
    assert list(tokens.starts) == sorted(tokens.starts)
    assert tokens.vectors.shape == (len(tokens.words), WIDTH)


def test_things_are_paired_where_they_stand_nearest() -> None:
    _, tokens, pairs = pairs_of("Kari Nordmann kom og så på OsloMet.\n\nKari Nordmann, OsloMet, kom.\n")
    pair = next(p for p in pairs if (p.subject.entity.name, p.object.entity.name) == ("Kari Nordmann", "OsloMet"))
    assert pair.forward and tokens.words[pair.subject.last + 1 : pair.object.first] == (",",)


def test_pairs_are_only_of_what_a_property_joins() -> None:
    _, _, pairs = pairs_of(PAGE)
    assert pairs
    for pair in pairs:
        assert pair.predicates
        assert all(joins(p, pair.subject.entity.type, pair.object.entity.type) for p in pair.predicates)


def test_number_of_pairs_grows_with_that_of_names() -> None:
    lines = "\n".join(f"• Kari{n} Nordmann{n}, Skien kommune, og Ola{n} Lie{n}, NORCE" for n in range(300))
    context, tokens, pairs = pairs_of(f"Prosjekt: Gode nabolag\n\n{lines}\n")
    named = {place.entity.id for place in find_places(context, tokens)}
    assert len(named) > 300
    assert len(pairs) <= 2 * len(find_places(context, tokens)) * (NEXT + 2 * HUBS)


def test_features_are_numbers_near_one_and_hashes_in_their_range() -> None:
    context, tokens, pairs = pairs_of(PAGE)
    features = describe(context, tokens, find_places(context, tokens), pairs)
    assert len(features.numbers) == len(features.vectors) == len(features.words) == len(pairs)
    assert np.isfinite(features.numbers).all() and np.abs(features.numbers).max() <= 3
    for words in features.words:
        assert len(words) == len(set(words.tolist())) and max(words) < BUCKETS


# What is stated.


def test_learnt_statement_is_of_a_pair_that_nothing_is_stated_of() -> None:
    text = "Prosjekt: Gode nabolag\n\n{}: Kari Nordmann, OsloMet\n"
    led = text.format("Prosjektleder")
    assert ("Kari Nordmann", "leads", "Gode nabolag") in said(reader().read(document(led)))
    assert not stated(led, "memberOf")
    assert stated(text.format("Vi hilser på"), "memberOf") == {("Kari Nordmann", "memberOf", "Gode nabolag")}


@pytest.mark.parametrize(("chance", "again"), [(AGAIN - 0.1, False), (AGAIN + 0.1, True)])
def test_subject_has_a_property_again_only_where_that_is_very_likely(chance: float, again: bool) -> None:
    rest = "Porsgrunn kommune og Kari Nordmann kom innom.\n"
    has = f"Prosjekt: Gode nabolag\n\nPartnere: Skien kommune\n\n{rest}"
    joined = ("Gode nabolag", "partner", "Porsgrunn")
    assert ("Gode nabolag", "partner", "Skien") in said(reader().read(document(has)))
    assert (joined in stated(has, "partner", chance=chance)) == again
    assert joined in stated(f"Prosjekt: Gode nabolag\n\n{rest}", "partner", chance=chance)


def test_what_there_is_one_of_is_stated_once() -> None:
    text = "Prosjekt: Gode nabolag\n\nPorsgrunn kommune og Skien kommune heier på Gode nabolag.\n"
    assert len(stated(text, "partner")) == 2
    assert len(stated(text, "inMunicipality")) == 1


def test_of_two_directions_one_is_stated() -> None:
    assert len(added("Nytt\n\nNORCE og OsloMet kom innom.\n", "partOf")) == 1


def test_confidence_is_what_was_earned_and_not_what_the_network_holds() -> None:
    for predicate in PREDICATES:
        for statement in added(PAGE, predicate):
            assert statement.confidence == load_table().share(f"{LEARNT}{predicate}", new=True) < 0.7


def test_sentence_of_what_is_learnt_has_its_own_label_and_not_the_next() -> None:
    found = added("Møte i laget\n\nTil stede: Per Moe og KS\n\nReferent: Kari Nordmann\n", "affiliatedWith")
    told = next(s.evidence for s in found if s.evidence.quote == "Per Moe og KS")
    assert told.sentence == "Til stede: Per Moe og KS"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kari Nordmann er ikke ansatt i NORCE.",
        "Kari Nordmann kjem aldri frå NORCE.",
        "Foto: Kari Nordmann / NORCE",
        "Kari Nordmann har takket nei til NORCE.",
        "Kari Nordmann skal kanskje få jobb i NORCE.",
    ],
)
def test_sentence_with_a_word_that_denies_states_nothing_learnt(sentence: str) -> None:
    assert ("Kari Nordmann", "affiliatedWith", "NORCE") not in stated(f"Gode nabolag\n\n{sentence}\n")


def test_former_employer_is_not_learnt() -> None:
    assert stated("Nytt\n\nKari Nordmann kom og så på NORCE.\n")
    assert not stated("Nytt\n\nKari Nordmann kom og så på sitt tidligere NORCE.\n")


def test_whom_to_ask_about_a_project_is_not_learnt_to_be_in_it() -> None:
    told = "Prosjekt: Gode nabolag\n\nGode nabolag får {}, og Kari Nordmann er glad for det.\n"
    assert stated(told.format("mye ros"), "memberOf") == {("Kari Nordmann", "memberOf", "Gode nabolag")}
    assert not stated(told.format("mange spørsmål"), "memberOf")


def test_cancelled_event_has_no_learnt_speaker() -> None:
    text = "Nabolagskonferansen\n\nNår: 2. mai 2019\n\nNabolagskonferansen er avlyst, og Kari Nordmann blir hjemme.\n"
    assert not any(predicate in ("speaker", "participant") for _, predicate, _ in stated(text))


def test_things_far_from_each_other_are_not_joined() -> None:
    far = "Det blåste lett fra vest. " * (REACH // 20)
    assert not stated(f"Nytt\n\nKari Nordmann kom. {far}Så gikk alle til NORCE.\n")


def test_evidence_of_what_is_learnt_is_verbatim_and_in_its_sentence(trained: Reader, notes: Sequence[Document]) -> None:
    learnt = 0
    for note in (note for note in notes if trained.scorer and trained.scorer.is_new(note)):
        for statement in trained.read(note).statements:
            if statement.rule.startswith(LEARNT):
                learnt += 1
                assert statement.evidence.span.of(note.text) == statement.evidence.quote
                assert " ".join(statement.evidence.quote.split()) in statement.evidence.sentence
                assert len(statement.evidence.span) <= REACH + 20  # soft hyphens and the like are not counted
    assert learnt


def test_page_in_another_language_is_not_asked_of() -> None:
    text = "{}\n\n" + "The project asks how people in the neighbourhood can do more with each other this year.\n" * 3
    assert not stated(text.format("Kari Nordmann came and looked at NORCE with the other members of the group."))


def test_blank_pipeline_asks_no_network() -> None:
    assert reader().scorer is None
    assert not any(s.rule.startswith(LEARNT) for s in reader().read(document(PAGE)).statements)


@pytest.fixture(scope="module")
def trained() -> Reader:
    return Reader(reader().authorities)


@pytest.fixture(scope="module")
def notes() -> Sequence[Document]:
    return load_documents([shipped_corpus()])[0]


def test_same_page_is_scored_alike_twice(trained: Reader, notes: Sequence[Document]) -> None:
    def readings() -> list[Reading]:
        return [trained.read(note) for note in notes[:3]]

    assert readings() == readings()


def test_learnt_statement_is_told_apart_by_those_who_ask(graph_folder: GraphFolder, run: Run) -> None:
    asked = 'SELECT ?s WHERE { GRAPH ?g { ?s sg:rule ?rule } FILTER(STRSTARTS(?rule, "learnt:")) } ORDER BY ?s'
    code, out, _ = run("ask", asked, "--graph", graph_folder.path, "--format", "csv")
    assert code == 0
    first = out.split()[1]
    code, out, _ = run("explain", first, "--graph", graph_folder.path)
    assert code == 0 and "learnt from gold: no rule says it" in out


def test_learnt_statement_is_less_sure_than_what_rules_say() -> None:
    new = {rule: confidence.new for rule, confidence in load_table().rules.items()}
    learnt = [share for rule, share in new.items() if rule.startswith(LEARNT)]
    assert learnt and max(learnt) < new[ANY] < max(new.values())


# Who is asked.


def test_page_that_was_learnt_from_is_not_asked_of() -> None:
    context = looked_at(PAGE)
    knowing = certain(learnt=frozenset({context.page.document.digest}))
    assert list(learnt_statements(context, [], certain()))
    assert not list(learnt_statements(context, [], knowing))


def test_mean_of_the_networks_is_asked() -> None:
    networks = [new_network(3, 8, seed) for seed in range(2)]
    features = Features(np.ones((1, 3), "f"), np.ones((1, 8), "f"), (np.array([5, 9], np.uint64),))
    scorer = Scorer(networks, 3, 2, frozenset())
    assert np.allclose(scorer.score(features), np.mean([shares(n, features) for n in networks], axis=0))
    assert not np.allclose(shares(networks[0], features), shares(networks[1], features))


def test_scorer_is_written_and_read_again(tmp_path: Path) -> None:
    scorer = Scorer([new_network(3, 8, 0)], 3, 2, frozenset({"ab"}))
    scorer.save(tmp_path, {})
    features = Features(np.ones((2, 3), "f"), np.ones((2, 8), "f"), (np.array([5], np.uint64), np.array([], np.uint64)))
    again = Scorer.load(tmp_path)
    assert again.learnt == {"ab"}
    assert np.allclose(again.score(features), scorer.score(features), atol=0.01)


def test_damaged_scorer_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no scorer of pairs"):
        Scorer.load(tmp_path)
    (tmp_path / "meta.json").write_text('{"form": 0, "pipeline": "en"}', encoding="utf-8")
    with pytest.raises(DataError, match="form 0 for en"):
        Scorer.load(tmp_path)
    shutil.copytree(shipped("data", "models", PAIRS), tmp_path / "cut")
    weights = tmp_path / "cut" / "weights.npz"
    whole = weights.read_bytes()
    for damaged in (whole[:1000], whole[: len(whole) // 2] + bytes(5000) + whole[len(whole) // 2 + 5000 :]):
        weights.write_bytes(damaged)
        with pytest.raises(DataError, match="holds no scorer of pairs"):
            Scorer.load(tmp_path / "cut")
    Scorer([new_network(3, 8, 0)], 4, 2, frozenset()).save(tmp_path, {})
    with pytest.raises(DataError, match="holds no scorer of pairs"):
        Scorer.load(tmp_path)


def test_loading_draws_nothing_by_chance() -> None:
    random.seed(1)
    np.random.seed(1)
    wanted = random.random(), np.random.rand()
    random.seed(1)
    np.random.seed(1)
    Scorer.load()
    assert (random.random(), np.random.rand()) == wanted


LEARN = "run `samgraf learn data/gold data/sources --contrasts data/contrasts.toml --out data/models/nb_nn_pairs`"


def test_shipped_scorer_has_learnt_from_all_notes_but_the_unseen(notes: Sequence[Document]) -> None:
    scorer = Scorer.load()
    assert scorer.width == encoder_width(PIPELINE)
    unseen = unseen_of(load_collections(shipped("data", "gold")), (note.stem for note in notes))
    assert unseen
    assert all(scorer.is_new(note) for note in notes if note.stem in unseen)
    known = [not scorer.is_new(note) for note in notes if note.stem not in unseen]
    assert sum(known) / len(known) > 0.95, LEARN


def test_what_the_shipped_scorer_holds_likely_is_likely_on_unseen_notes() -> None:
    meta = json.loads((shipped("data", "models", PAIRS) / "meta.json").read_text(encoding="utf-8"))
    low, *_, high = [band["right"] / band["held"] for band in meta["unseen"]["bands"]]
    assert low > 0.25 and high > 0.75


def test_graph_is_built_anew_where_other_things_were_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = settings_module._pipeline(PIPELINE)
    shutil.copytree(shipped("data", "models"), tmp_path / "models")
    with (tmp_path / "models" / PAIRS / "weights.npz").open("ab") as file:
        file.write(b"x")
    monkeypatch.setattr(settings_module, "shipped", lambda *parts: tmp_path.joinpath(*parts[1:]))
    assert settings_module._pipeline(PIPELINE) != before


# Learning.


def test_command_learns_from_gold_and_tells_what_is_right_on_texts_left_out(
    tmp_path: Path, notes: Sequence[Document], capsys: pytest.CaptureFixture[str]
) -> None:
    gold = shipped("data", "gold")
    unseen = unseen_of(load_collections(gold), (note.stem for note in notes))
    left_out = [note for note in notes if note.stem in unseen][:6]
    texts = [str(shipped("data", "sources") / note.name) for note in (*notes[:6], *left_out)]
    for name in ("one", "two"):
        assert cli.run(["learn", str(gold), *texts, "--out", str(tmp_path / name)]) == 0
    assert "on 6 others" in capsys.readouterr().out
    for file in ("meta.json", "weights.npz"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert len(Scorer.load(tmp_path / "one").learnt) == 6


def test_command_needs_gold_to_learn_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "side.txt").write_text("Gode nabolag\n", encoding="utf-8")
    gold = str(shipped("data", "gold"))
    assert cli.run(["learn", gold, str(tmp_path / "side.txt"), "--out", str(tmp_path / "one")]) == 1
    assert "nothing to learn from" in capsys.readouterr().err
    assert not (tmp_path / "one").exists()
