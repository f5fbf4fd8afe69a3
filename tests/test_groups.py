"""Groups of projects: who sits in one by the heading over labelled names; and what is told of several at once."""

from __future__ import annotations

import pytest

from tests.pages import Triple, named, read, said

TITLE = "Saman om heimen"
PEOPLE = (
    "Prosjektleiar: Randi Moe, Volda kommune\nForskar: Turid Lie, Høgskulen i Volda\n"
    "Tillitsvald: Anne Dahl (Fagforbundet)\n"
)


def told(text: str, *predicates: str, title: str = TITLE) -> set[Triple]:
    return said(read(f"{title}\n\n{text}\n", title=title), *predicates)


@pytest.mark.parametrize("heading", ["Kven er med i prosjektgruppa?", "Styringsgruppe", "Arbeidsgruppe for prosjektet"])
def test_who_stands_with_a_label_below_a_group_s_heading_is_a_member(heading: str) -> None:
    text = f"Prosjektet Saman om heimen går til 2024.\n\n{heading}\n\n{PEOPLE}"
    assert told(text, "memberOf") >= {("Turid Lie", "memberOf", TITLE), ("Anne Dahl", "memberOf", TITLE)}


def test_who_stands_with_a_label_below_another_heading_is_no_member() -> None:
    text = f"Prosjektet Saman om heimen går til 2024.\n\nHvem kan jeg spørre?\n\n{PEOPLE}"
    assert not told(text, "memberOf")


def test_municipalities_counted_with_their_region_join_the_bodies_after_them() -> None:
    text = (
        "Kommunene Tynset, Alvdal og Folldal møttes.\n\nProsjektet Saman om heimen er et samarbeid mellom "
        "de tre kommunene i regionen, Anno museum og Høgskolen i Innlandet."
    )
    partners = {body for _, _, body in told(text, "partner")}
    assert partners == {"Tynset", "Alvdal", "Folldal", "Anno museum", "Høgskolen i Innlandet"}


def test_a_town_behind_a_body_tells_where_the_body_lies() -> None:
    text = "Anne Mo er daglig leder i Frivilligsentralen i Asker. Siri Moe er leder for kultur i Asker."
    bodies = {("Anne Mo", "Frivilligsentralen i Asker"), ("Siri Moe", "Asker")}
    assert {(who, body) for who, _, body in told(text, "affiliatedWith")} == bodies


@pytest.mark.parametrize("name", ["Hans Chr. Garmann Moe", "Joh. Lie", "Per Fredr. Dahl"])
def test_given_names_cut_short_are_of_the_name(name: str) -> None:
    assert named(f"10.00 Tillit\nv/ {name}, NTNU\n", "Person") == [name]


def test_a_project_in_a_list_of_grants_is_not_the_page_s_own() -> None:
    text = (
        "Disse får støtte:\n\n- Solvik kommune: Ungdommens hus, 900 000 kroner\n- Nesvik bygdelag: Grendefest, 50 000\n"
        "- Bamble kommune får 1,2 millioner til prosjektet Øyhopping\n\nKontakt:\nRådgiver Lene Moe\n"
    )
    assert not told(text, "contact", title="Penger til møteplasser")


@pytest.mark.parametrize("label", ["Prosjektdeltakere ved OsloMet", "Forskarar frå OsloMet:", "Deltakere hos OsloMet:"])
def test_a_label_tells_where_the_people_below_it_are_from(label: str) -> None:
    text = f"Prosjektet Saman om heimen går til 2024.\n\n{label}\nKari Moe\nOla Lie\n"
    employed = told(text, "affiliatedWith")
    assert employed == {("Kari Moe", "affiliatedWith", "OsloMet"), ("Ola Lie", "affiliatedWith", "OsloMet")}
    assert {who for who, _, _ in told(text, "memberOf")} == {"Kari Moe", "Ola Lie"}


def test_who_is_told_to_be_from_elsewhere_is_not_of_the_label_s_body() -> None:
    text = (
        "Prosjektet Saman om heimen går til 2024.\n\nProsjektdeltakere ved OsloMet\nKari Moe\nOla Lie, NTNU\n"
        "Eksterne prosjektdeltakere\nSiri Dahl, KS\n"
    )
    assert {(who, body) for who, _, body in told(text, "affiliatedWith")} == {
        ("Kari Moe", "OsloMet"),
        ("Ola Lie", "NTNU"),
        ("Siri Dahl", "KS"),
    }


@pytest.mark.parametrize("verb", ["bidro med studenter", "sine erfaringer", "deltok"])
def test_a_body_s_name_ends_before_what_it_does(verb: str) -> None:
    assert named(f"Vi hørte om Institutt for design {verb}.\n", "Organisation") == ["Institutt for design"]


def test_stad_in_a_list_of_names_is_no_label() -> None:
    text = "Prosjektet er i gang.\n\nDesse kommunane er med:\n\nKvam\nSeljord\nStad\nTokke\nUllensvang\n"
    assert {body for _, _, body in told(text, "partner")} >= {"Kvam", "Seljord", "Tokke", "Ullensvang"}


def test_money_for_a_project_is_not_said_of_the_event_that_tells_of_it() -> None:
    title = "Seminar om omsorg"
    text = (
        "Torsdag 3. november var 120 samlet til seminar i Solvik kulturhus.\n\n"
        "Prosjektet Sammen om omsorg er støttet av Stiftelsen Dam."
    )
    assert told(text, "fundedBy", title=title) == {("Sammen om omsorg", "fundedBy", "Stiftelsen Dam")}


def test_a_year_ends_a_sentence() -> None:
    text = "Gode nabolag startet i 2019. Høgskolen i Østfold er partner i prosjektet Gode nabolag."
    assert told(text, "partner", title="Gode nabolag") == {("Gode nabolag", "partner", "Høgskolen i Østfold")}


def test_who_evaluates_or_orders_that_neither_heads_nor_pays_for_the_project() -> None:
    text = (
        "Volda kommune eig prosjektet, og Høgskulen i Volda står for følgjeforskinga. "
        "Høgskolen i Østfold evaluerer prosjektet på oppdrag fra Fredrikstad kommune."
    )
    assert not told(text, "fundedBy", "coordinatedBy")


@pytest.mark.parametrize(
    "told_of", ["startet i 2019 som en del av", "starta i fjor som ein del av", "kom i gang som ledd i"]
)
def test_a_project_is_part_of_the_programme_that_it_began_in(told_of: str) -> None:
    text = f"Løkka sammen {told_of} Program for folkehelsearbeid i kommunene."
    whole = "Program for folkehelsearbeid i kommunene"
    assert told(text, "partOf", title="Nærmiljøprosjektet Løkka sammen") == {("Løkka sammen", "partOf", whole)}


def test_the_administration_at_a_meeting_works_for_the_municipality_or_council_of_the_minutes() -> None:
    text = "Dato: 08.03.2023\nTil stede:\nMari Lie\nFra administrasjonen:\nNina Dahl, kommunedirektør\nSiri Moe\n"
    reading = read(
        f"Møte i Utvalg for levekår\n\nSolund kommune\n\n{text}", title="Møte i utvalg", publisher="Solund kommune"
    )
    employed = said(reading, "affiliatedWith")
    assert {("Nina Dahl", "affiliatedWith", "Solund"), ("Siri Moe", "affiliatedWith", "Solund")} <= employed
    assert ("Mari Lie", "affiliatedWith", "Solund") not in employed


def test_words_that_are_a_programme_in_capitals_alone_name_none_in_small_letters() -> None:
    assert not named("Behandling: Enstemmig vedtatt.\n", "Project")
    assert named("Prosjektet fikk midler fra BEHANDLING.\n", "Project") == ["BEHANDLING"]


def test_a_greeting_in_a_programme_is_no_talk() -> None:
    text = "09.00 God morgen fra konferansier Kari Moe\n10.00 Tillit i nabolaget\nOla Lie, NTNU\n"
    assert named(f"Program for konferansen\n\n{text}", "Talk", title="Konferansen 2022") == ["Tillit i nabolaget"]


@pytest.mark.parametrize(("line", "town"), [("ordfører Kari Moe (Harstad)", True), ("Kari Moe (Harstad)", False)])
def test_a_mayor_s_town_stands_in_brackets(line: str, town: bool) -> None:
    text = f"Prosjektet Saman om heimen vart presentert av {line}."
    assert (("Kari Moe", "affiliatedWith", "Harstad") in told(text, "affiliatedWith")) is town


def test_what_is_said_of_another_thing_is_not_said_of_the_page_s_project() -> None:
    text = "Senteret er et samarbeid mellom NORCE og Agder fylkeskommune. Prosjektet Saman om heimen går til 2024."
    assert not told(text, "partner")
    assert told(text.replace("Senteret", "Prosjektet"), "partner")


@pytest.mark.parametrize(
    ("text", "employed"),
    [
        ("Mira Lie, forsker, NOVA/OsloMet", {("Mira Lie", "NOVA"), ("Mira Lie", "OsloMet")}),
        ("Mira Lie (NIBR/OsloMet) kjem.", {("Mira Lie", "NIBR"), ("Mira Lie", "OsloMet")}),
        ("SINTEFs Kari Moe og Ola Lie var der.", {("Kari Moe", "SINTEF"), ("Ola Lie", "SINTEF")}),
        ("Asker kommunes Kari Moe var der.", {("Kari Moe", "Asker")}),
        ("To NTNU-professorar (Jens Moe og Svein Dahl) kjem.", {("Jens Moe", "NTNU"), ("Svein Dahl", "NTNU")}),
        ("To forskere ved NORCE er med: Jens Moe og Kjell Lie.", {("Jens Moe", "NORCE"), ("Kjell Lie", "NORCE")}),
        ("Deltakerne fra KS er Jens Moe og Kjell Lie.", {("Jens Moe", "KS"), ("Kjell Lie", "KS")}),
        ("UiA-forsker Kari Moe var der.", {("Kari Moe", "Universitetet i Agder")}),
        ("Jens Moe fekk Skien kommunes pris.", set()),
        ("Møtet i KS er over. Jens Moe var der.", set()),
    ],
)  # fmt: skip
def test_names_that_stand_together_tell_where_people_work(text: str, employed: set[tuple[str, str]]) -> None:
    assert {(who, body) for who, _, body in told(text, "affiliatedWith", title="Konferansen 2024")} == employed
