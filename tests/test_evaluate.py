"""Found against gold: each rule of the measure on cases made by hand, and the numbers of an independent scorer."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samgraf.alignment import align, group, likeness
from samgraf.build import shipped_corpus
from samgraf.errors import DataError
from samgraf.evaluate import PARTS, Evaluation, Score, Verdict, evaluate, implied, load_gold
from samgraf.resources import shipped
from samgraf.tables.scores import error_lines, score_lines, score_object, text_around

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT / os.environ.get("SAMGRAF_SHARED", "../shared")
"""Where an independent scorer may lie."""

Thing = dict[str, Any]


def thing(id: str, type: str, name: str, *surfaces: str, **attributes: Any) -> Thing:
    return {"id": id, "type": type, "name": name, "surface": [name, *surfaces], "attributes": attributes}


def link(subject: str, predicate: str, object: str) -> Thing:
    return {"subject": subject, "predicate": predicate, "object": object}


def page(entities: Sequence[Thing], relations: Sequence[Thing] = (), **more: Any) -> Thing:
    return {"entities": list(entities), "relations": list(relations), **more}


def judge(gold: Thing, found: Thing) -> Evaluation:
    return evaluate({"side": gold}, {"side": found})


def counts(gold: Thing, found: Thing, part: str) -> tuple[int, int, int]:
    """Right, wrong and missed."""
    score = judge(gold, found).score(part)
    return score.right, score.wrong, score.missed


KARI = thing("kari", "Person", "Kari Nordmann")
OLA = thing("ola", "Person", "Ola Dunk")
LAG = thing("lag", "Organisation", "Fjordlaget")
NABOLAG = thing("nabolag", "Project", "Nabolag: sammen om gata")
DAY = thing("dag", "Event", "Nabodagen i Vågen 2020")
TALK = thing("innlegg", "Talk", "Samskaping på øya og i byen")
THEME = thing("tema", "Theme", "samskaping")


# Which found thing is which.


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        (KARI, thing("x", "Person", "KARI NORDMANN")),
        (KARI, thing("x", "Person", "Nordmann, Kari", "Kari Nordmann")),
        (KARI, thing("x", "Researcher", "Kari  Nordmann")),
        (LAG, thing("x", "Funder", "Fjordlaget")),
        (LAG, thing("x", "Institution", "«Fjordlaget»")),
        (thing("a", "Municipality", "Bø"), thing("x", "Municipality", "Bø kommune")),
        (thing("a", "Municipality", "Kvam herad"), thing("x", "Municipality", "Kvam")),
        (thing("a", "County", "Agder"), thing("x", "County", "Agder fylkeskommune")),
        (thing("a", "Organisation", "Norges råd", acronym="NR"), thing("x", "Organisation", "NR")),
        (thing("a", "Organisation", "Sam\u00adskaping"), thing("x", "Organisation", "Samskaping")),
        (thing("a", "Organisation", "Bla\u030aba\u0308r"), thing("x", "Organisation", "Blåbär")),
    ],
)
def test_a_thing_is_found_when_type_and_one_name_agree(gold: Thing, found: Thing) -> None:
    assert counts(page([gold]), page([found]), "entities") == (1, 0, 0)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        (KARI, thing("x", "Organisation", "Kari Nordmann")),
        (KARI, thing("x", "Person", "Kari")),
        (LAG, thing("x", "Municipality", "Fjordlaget")),
        (LAG, thing("x", "Organisation", "Fjordlaget i Vågen kommune")),
        (thing("a", "Municipality", "Bø"), thing("x", "Municipality", "Bo")),
        (thing("a", "Organisation", "Agder fylkeskommune"), thing("x", "County", "Agder fylkeskommune")),
    ],
)
def test_a_thing_of_another_type_or_name_is_wrong_and_the_gold_missed(gold: Thing, found: Thing) -> None:
    assert counts(page([gold]), page([found]), "entities") == (0, 1, 1)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Nabolag sammen om gata", True),
        ("Sammen om gata: nabolag", True),
        ("Nabolag sammen om", True),  # nearly all of the shorter, which has three words
        ("sammen om gata i Vågen kommune med alle", True),
        ("Nabolag", False),  # one word of four
        ("om gata", False),  # two words are too few to be a part
        ("Nabolag uten grenser i nord", False),
    ],
)
def test_a_title_is_found_when_most_of_its_words_are(name: str, same: bool) -> None:
    gold, found = page([NABOLAG]), page([thing("x", "Project", name)])
    assert counts(gold, found, "entities") == ((1, 0, 0) if same else (0, 1, 1))


def test_words_in_common_are_not_enough_for_other_things_than_titles() -> None:
    gold, found = thing("a", "Organisation", "Lag for naboer i Vågen"), thing("x", "Organisation", "Lag for naboer i")
    assert likeness(gold, found) == 0.0
    assert likeness({**gold, "type": "Event"}, {**found, "type": "Event"}) > 0.6


def test_one_found_thing_answers_to_one_of_the_gold_the_most_alike_first() -> None:
    gold = [thing("a", "Talk", "Samskaping i nabolag"), thing("b", "Talk", "Samskaping i nabolag og i byen")]
    found = [thing("x", "Talk", "Samskaping i nabolag og i byen")]
    assert align(gold, found) == {"x": "b"}
    assert counts(page(gold), page(found), "entities") == (1, 0, 1)
    assert counts(page(gold[:1]), page([*found, {**found[0], "id": "y"}]), "entities") == (1, 1, 0)


def test_the_name_itself_goes_before_another_surface() -> None:
    gold = [thing("a", "Person", "Kari Nordmann", "Nordmann"), thing("b", "Person", "Nordmann")]
    found = [thing("x", "Person", "Nordmann"), thing("y", "Person", "Kari Nordmann")]
    assert align(gold, found) == {"x": "b", "y": "a"}


def test_groups_are_the_three_kinds_of_bodies_and_the_two_of_persons() -> None:
    assert {group(kind) for kind in ("Organisation", "Institution", "Funder")} == {"Organisation"}
    assert group("Researcher") == group("Person") == "Person"
    assert group("Municipality") == "Municipality"


# Relations.


def test_a_relation_is_found_when_all_three_parts_are() -> None:
    gold = page([KARI, OLA, NABOLAG], [link("kari", "leads", "nabolag")])
    entities = [{**each, "id": each["id"].upper()} for each in (KARI, OLA, NABOLAG)]
    assert counts(gold, page(entities, [link("KARI", "leads", "NABOLAG")]), "relations") == (1, 0, 0)
    assert counts(gold, page(entities, [link("OLA", "leads", "NABOLAG")]), "relations") == (0, 1, 1)
    assert counts(gold, page(entities, [link("KARI", "contact", "NABOLAG")]), "relations") == (0, 1, 1)
    assert counts(gold, page(entities, [link("NABOLAG", "leads", "KARI")]), "relations") == (0, 1, 1)
    assert counts(gold, page(entities[1:], [link("KARI", "leads", "NABOLAG")]), "relations") == (0, 1, 1)


def test_a_relation_found_twice_counts_once() -> None:
    gold = page([KARI, NABOLAG], [link("kari", "leads", "nabolag")])
    assert counts(gold, page([KARI, NABOLAG], gold["relations"] * 3), "relations") == (1, 0, 0)


def test_to_lie_in_a_municipality_is_one_predicate_under_two_names() -> None:
    place = thing("sted", "Municipality", "Vågen")
    gold = page([LAG, place], [link("lag", "locatedIn", "sted")])
    assert counts(gold, page([LAG, place], [link("lag", "inMunicipality", "sted")]), "relations") == (1, 0, 0)


# What is neither asked for nor wrong.


def test_what_the_gold_calls_optional_is_neither_asked_for_nor_wrong() -> None:
    optional = {"entities": [OLA], "relations": [link("ola", "leads", "nabolag"), link("kari", "contact", "nabolag")]}
    gold = page([KARI, NABOLAG], [link("kari", "leads", "nabolag")], optional=optional)
    assert counts(gold, page([KARI, NABOLAG], gold["relations"]), "entities") == (2, 0, 0)
    assert counts(gold, page([KARI, NABOLAG, OLA], gold["relations"]), "entities") == (2, 0, 0)
    more = [*gold["relations"], *optional["relations"]]
    assert counts(gold, page([KARI, NABOLAG, OLA], more), "relations") == (1, 0, 0)


def test_anything_said_of_an_optional_thing_is_not_wrong() -> None:
    gold = page([NABOLAG], optional={"entities": [OLA], "relations": []})
    found = page([NABOLAG, OLA, LAG], [link("ola", "memberOf", "nabolag"), link("nabolag", "partner", "lag")])
    judged = judge(gold, found)
    assert [verdict.text for verdict in judged.verdicts("relations")] == [
        f"{NABOLAG['name']} – partner → {LAG['name']}"
    ]


@pytest.mark.parametrize(
    ("said", "follows"),
    [
        ([("u", "partOf", "p"), ("k", "affiliatedWith", "u")], ("k", "affiliatedWith", "p")),
        ([("u", "partOf", "p"), ("p", "partOf", "q")], ("u", "partOf", "q")),
        ([("t", "partOf", "e"), ("k", "speaker", "t")], ("k", "speaker", "e")),
        ([("t", "partOf", "e"), ("k", "speaker", "t")], ("k", "participant", "e")),
        ([("t", "partOf", "e"), ("k", "facilitator", "t")], ("k", "participant", "t")),
        ([("t", "partOf", "e"), ("k", "participant", "t")], ("k", "participant", "e")),
        ([("k", "leads", "n")], ("k", "memberOf", "n")),
        ([("n", "coordinatedBy", "o")], ("n", "partner", "o")),
        ([("n", "ownedBy", "o")], ("n", "partner", "o")),
    ],
)
def test_what_follows_from_the_gold_is_not_wrong_and_not_asked_for(
    said: list[tuple[str, str, str]], follows: tuple[str, str, str]
) -> None:
    assert follows in implied(set(said))
    ids = {end for triple in [*said, follows] for end in (triple[0], triple[2])}
    entities = [thing(id, "Organisation", f"Lag {id}") for id in sorted(ids)]
    gold = page(entities, [link(*triple) for triple in said])
    assert counts(gold, page(entities, [*gold["relations"], link(*follows)]), "relations") == (len(said), 0, 0)
    assert counts(gold, page(entities, gold["relations"]), "relations") == (len(said), 0, 0)


@pytest.mark.parametrize(
    "said", [("k", "contact", "n"), ("n", "fundedBy", "o"), ("n", "partner", "o"), ("k", "memberOf", "n")]
)
def test_nothing_follows_from_the_other_predicates(said: tuple[str, str, str]) -> None:
    assert implied({said}) == set()


def test_parts_in_a_ring_come_to_an_end() -> None:
    ring = {("a", "partOf", "b"), ("b", "partOf", "a"), ("k", "affiliatedWith", "a")}
    assert ("k", "affiliatedWith", "b") in implied(ring)


# Themes and attributes, apart.


def test_themes_and_what_is_about_them_are_scored_apart() -> None:
    gold = page([NABOLAG, THEME], [link("nabolag", "about", "tema")])
    found = page([NABOLAG], [])
    assert counts(gold, found, "entities") == (1, 0, 0)
    assert counts(gold, found, "themes") == (0, 0, 1)
    assert counts(gold, found, "relations") == (0, 0, 0)
    assert counts(gold, found, "about") == (0, 0, 1)
    more = page([NABOLAG, THEME, thing("x", "Theme", "folkehelse")], [link("nabolag", "about", "x")])
    assert counts(gold, more, "themes") == (1, 1, 0)
    assert counts(gold, more, "about") == (0, 1, 1)
    assert counts(gold, more, "entities") == (1, 0, 0)


@pytest.mark.parametrize(
    ("wanted", "got", "right"),
    [
        ({"start": "2020-03-01"}, {"start": "2020-03-01"}, True),
        ({"start": "2020-03-01"}, {"start": "2020-03-01T09:30"}, True),
        ({"start": "2020-03-01T09:30"}, {"start": "2020-03-01"}, True),
        ({"start": "2020"}, {"start": "2020-03-01"}, True),
        ({"start": "2020-03"}, {"start": "2020"}, False),
        ({"end": "2020-03-01"}, {"start": "2020-03-01"}, False),
        ({"start": "2020-03-01"}, {}, False),
        ({"budget_nok": 1500000}, {"budget_nok": 1500000}, True),
        ({"budget_nok": 1500000}, {"budget_nok": 15000000}, False),
        ({"budget_nok": 1500000}, {"budget_nok": "1500000"}, False),
    ],
)
def test_an_attribute_is_right_to_the_precision_of_the_gold(wanted: Thing, got: Thing, right: bool) -> None:
    gold, found = thing("a", "Project", "Nabolag", **wanted), thing("x", "Project", "Nabolag", **got)
    assert counts(page([gold]), page([found]), "attributes") == ((1, 0, 0) if right else (0, 0, 1))


def test_attributes_that_the_gold_does_not_ask_for_count_nothing() -> None:
    gold = thing("a", "Project", "Nabolag", status="aktivt", role="leder")
    found = thing("x", "Project", "Nabolag", status="slutt", start="2020", budget_nok=1)
    assert counts(page([gold]), page([found]), "attributes") == (0, 0, 0)


def test_an_attribute_of_a_thing_that_is_not_found_is_missed() -> None:
    assert counts(page([thing("a", "Project", "Nabolag", start="2020")]), page([]), "attributes") == (0, 0, 1)


# Scores.


def test_precision_recall_and_f1_are_what_they_are() -> None:
    score = Score(6, 2, 4)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 0, 0).f1) == (0.0, 0.0, 0.0)
    assert Score.of([Verdict("tp", "", ""), Verdict("fp", "", ""), Verdict("fn", "", "")]) == Score(1, 1, 1)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_scores_lie_between_nothing_and_all(right: int, wrong: int, missed: int) -> None:
    score = Score(right, wrong, missed)
    low, high = sorted((score.precision, score.recall))
    assert 0.0 <= low <= score.f1 + 1e-12 and score.f1 <= high + 1e-12 <= 1.0 + 2e-12
    assert (score.f1 == 0.0) == (right == 0)


def test_a_document_that_nothing_was_found_in_is_all_missed() -> None:
    gold = page([KARI, NABOLAG, THEME], [link("kari", "leads", "nabolag"), link("nabolag", "about", "tema")])
    judged = evaluate({"a": gold, "b": gold}, {"a": page([])})
    for part in ("entities", "relations", "themes", "about"):
        assert {verdict.kind for verdict in judged.verdicts(part)} == {"fn"}
        assert judged.score(part).f1 == 0.0
    assert judged.score("entities") == Score(0, 0, 4)


def test_documents_that_the_gold_does_not_know_are_left_alone() -> None:
    judged = evaluate({"a": page([KARI])}, {"a": page([KARI]), "b": page([OLA])})
    assert judged.score("entities") == Score(1, 0, 0)


def test_all_documents_count_together_and_each_by_its_size() -> None:
    judged = evaluate({"a": page([KARI, OLA, LAG]), "b": page([DAY])}, {"a": page([KARI, OLA, LAG]), "b": page([TALK])})
    assert judged.score("entities") == Score(3, 1, 1)
    assert judged.by_label("entities") == {
        "Event": Score(0, 0, 1), "Organisation": Score(1, 0, 0), "Person": Score(2, 0, 0), "Talk": Score(0, 1, 0),
    }  # fmt: skip


def test_the_interval_is_seeded_and_holds_the_score() -> None:
    gold = {str(number): page([KARI, OLA]) for number in range(12)}
    found = {str(number): page([KARI, OLA] if number % 3 else [KARI, LAG]) for number in range(12)}
    judged = evaluate(gold, found)
    low, high = judged.interval("entities")
    assert (low, high) == evaluate(gold, found).interval("entities")
    assert 0.0 < low < judged.score("entities").f1 < high <= 1.0
    assert evaluate({}, {}).interval("entities") == (0.0, 0.0)


# Gold files.


def test_gold_is_kept_by_the_stem_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text(json.dumps({"source": "på-øya.txt", **page([KARI])}), encoding="utf-8")
    (tmp_path / "to.json").write_text(json.dumps(page([OLA])), encoding="utf-8")
    assert set(load_gold(tmp_path)) == {"på-øya", "to"}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '"tekst"',
        "{}",
        '{"entities": []}',
        '{"relations": []}',
        "\xff",
    ],
)
def test_a_file_that_is_no_gold_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "feil.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(DataError, match=r"feil\.json") as error:
        load_gold(tmp_path)
    assert "\n" not in str(error.value)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(DataError, match="no gold files"):
            load_gold(folder)


# The shipped gold.


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return dict(load_gold(shipped("data", "gold")))


def test_gold_against_itself_is_without_fault(gold: dict[str, Any]) -> None:
    judged = evaluate(gold, gold)
    for part in PARTS:
        assert judged.score(part).f1 == 1.0, part
        assert {verdict.kind for verdict in judged.verdicts(part)} == {"tp"}
        assert judged.interval(part) == (1.0, 1.0)


def test_nothing_against_the_gold_is_all_missed(gold: dict[str, Any]) -> None:
    judged = evaluate(gold, {})
    for part in PARTS:
        assert judged.score(part) == Score(0, 0, len(judged.verdicts(part)))
        assert len(judged.verdicts(part)) > 0


def test_an_answer_too_many_lowers_precision_only(gold: dict[str, Any]) -> None:
    stem = min(gold)
    more = {**gold, stem: {**gold[stem], "entities": [*gold[stem]["entities"], thing("ny", "Person", "Nils Ny")]}}
    score = evaluate(gold, more).score("entities")
    assert (score.wrong, score.missed) == (1, 0)


def test_the_numbers_are_those_of_an_independent_scorer(
    gold: dict[str, Any], found_in_notes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = SHARED / "tools" / "score.py"
    if not path.is_file():
        pytest.skip(f"no scorer at {path}; SAMGRAF_SHARED names the folder that has one")
    spec = importlib.util.spec_from_file_location("independent_scorer", path)
    assert spec and spec.loader
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    ours = evaluate(gold, found_in_notes)
    theirs = {stem: scorer.score_document(want, found_in_notes[stem]) for stem, want in gold.items()}
    for stem, parts in theirs.items():
        for part in PARTS:
            said = [(v.kind, v.label) for v in ours.documents[stem].get(part, ())]
            assert sorted(said) == sorted((kind, label) for kind, label, _ in parts.get(part, ())), (stem, part)
    numbers = score_object(ours)
    for part in PARTS:
        rows = [row for parts in theirs.values() for row in parts.get(part, ())]
        assert scorer.prf(rows) == {key: numbers[part][key] for key in scorer.prf(rows)}, part


def test_the_printed_scores_name_every_part_and_label(gold: dict[str, Any], found_in_notes: dict[str, Any]) -> None:
    judged = evaluate(gold, found_in_notes)
    lines = list(score_lines(judged))
    for part in PARTS:
        assert sum(line.startswith(part) for line in lines) == 1
        for label, score in judged.by_label(part).items():
            assert any(line.startswith(f"    {label} ") and f"F1 {score.f1:.3f}" in line for line in lines)


def test_each_miss_is_shown_in_its_place_in_the_text(gold: dict[str, Any], found_in_notes: dict[str, Any]) -> None:
    judged = evaluate(gold, found_in_notes)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in shipped_corpus().glob("*.txt")}
    lines = list(error_lines(judged, texts, 2))
    heads = [line for line in lines if not line.startswith(" ")]
    assert heads and all("  missed  " in line or "  wrong  " in line for line in heads)
    assert any("[" in line for line in lines if line.startswith("    "))
    assert not list(error_lines(judged, texts, 0))


def test_the_text_around_a_miss_is_one_line_with_the_quotation_in_brackets() -> None:
    assert text_around("Først åpner\nKari Nes møtet.", "Kari Nes") == "Først åpner [Kari Nes] møtet."
    assert text_around("a" * 500 + "Kari", "Kari", 3) == "aaa[Kari]"
    assert text_around("Kari", "Ola") == text_around("Kari", "") == ""
