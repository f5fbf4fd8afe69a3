"""Reports and minutes that have lost their line breaks: headings and labels beside names, names beside names."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("4 Forord Skien kommune har vært med. Sammendrag Alle er fornøyde.", "Municipality", "Skien"),
        ("Utarbeidet for KS Rapport 2020 fra arbeidet.", "Organisation", "KS"),
        ("Utgjevar Solvik musikkråd År 2019 Serie Rapport ISBN 82 vart levert.", "Organisation", "Solvik musikkråd"),
        ("Ordet var fritt. Kari Nordmann Eventuelt Møtet ble hevet.", "Person", "Kari Nordmann"),
        ("Til stades var Kari Nordmann Sakliste Godkjenning.", "Person", "Kari Nordmann"),
        ("Takk til alle. Levanger Kari Nordmann Prosjektleder Innhold", "Person", "Kari Nordmann"),
        ("Formål Aktive Skien er en folkehelsesatsing for alle. Prosjektet varer.", "Project", "Aktive Skien"),
    ],
)
def test_heading_or_label_that_has_run_into_a_name_is_no_part_of_it(text: str, kind: str, name: str) -> None:
    found = entities(read(f"{text}\n"), kind)
    assert name in found
    assert not any(
        word in each.split() for each in found for word in ("Forord", "Rapport", "År", "Eventuelt", "Formål")
    )


def test_such_a_word_before_small_letters_is_of_the_name() -> None:
    assert "Side om side" in entities(read("Prosjektet «Side om side» er med. Prosjektet varer.\n"), "Project")


def test_row_of_two_names_is_parted_where_one_of_them_stands_alone_elsewhere() -> None:
    text = "Skriftserien nr. 20 Kristine Solvang Ingfrid Berge\n\n© 2019 Kristine Solvang og Ingfrid Berge\n"
    found = entities(read(text), "Person")
    assert {"Kristine Solvang", "Ingfrid Berge"} <= found
    assert not any(len(name.split()) > 2 for name in found)


def test_given_name_with_an_initial_alone_is_nobody() -> None:
    assert not entities(read("Midlane er delte ut.\n\nav Nordmann, Kari B., publisert 12. februar 2013\n"), "Person")


@pytest.mark.parametrize("name", ["Solvik Terapibasseng", "Lurdalen Kystkultursenter", "Solvik Skulemusikk"])
def test_name_that_ends_as_a_house_or_band_is_no_person(name: str) -> None:
    assert name not in entities(read(f"Kari Nordmann ({name}) og Ola Lie ({name}) fikk gaver.\n"), "Person")


def test_paper_that_is_for_something_is_no_body() -> None:
    text = "Retningslinjer for frivilligsentraler er vedtatt. Rådet for frivilligsentraler er nedlagt.\n"
    assert entities(read(text), "Organisation") == {"Rådet for frivilligsentraler"}


def test_kind_before_a_registers_body_is_of_its_name() -> None:
    text = "Felles løft\n\nProsjektet er et samarbeid med Stiftelsen Telemarksforsking.\n"
    assert ("Felles løft", "partner", "Telemarksforsking") in said(read(text, title="Felles løft", url="/prosjekt/x/"))


@pytest.mark.parametrize("unit", ["Plan- og bygningsetaten", "Vann- og avløpsetaten"])
def test_first_half_of_a_units_name_is_of_it(unit: str) -> None:
    assert f"{unit} i Skien kommune" in entities(read(f"{unit} i Skien kommune er med.\n"), "Organisation")


def test_projects_name_ends_before_the_heading_that_follows() -> None:
    text = "Forord NORCE fikk oppdraget med å evaluere prosjektet Bonden sin arv våren Oppdragsgiver er Husbanken.\n"
    assert entities(read(text), "Project") == {"Bonden sin arv"}


def test_place_of_two_names_stays_whole_before_a_label() -> None:
    text = "Oppdragsgiver: Skogselskapet i Møre og Romsdal Oppdragsgivers ref.: Kari Nordmann\n"
    assert "Skogselskapet i Møre og Romsdal" in entities(read(text), "Organisation")


def test_name_of_a_centre_ends_before_its_address() -> None:
    text = "Senter for nabolagsforskning Postboks 12 Skien Telefon: 99 Vi takker alle.\n"
    assert "Senter for nabolagsforskning" in entities(read(text), "Organisation")


def test_people_and_the_title_of_a_title_page_that_has_run_together_are_parted() -> None:
    page = read(
        "1 Kari Nordmann Ola Lie Siv Berg Dahl Per Vik NTNU NOTAT Gode nabolag i Skien\n\n"
        "2 NTNU Notat Kari Nordmann, Ola Lie, Siv Berg Dahl og Per Vik Gode nabolag i Skien\n",
        title="Gode nabolag i Skien",
    )
    assert entities(page, "Person") == {"Kari Nordmann", "Ola Lie", "Siv Berg Dahl", "Per Vik"}


def test_place_is_of_a_body_s_name_where_its_letters_hold_it() -> None:
    text = "Med er Opplæringskontoret for byggfaga i Lurdalen (OBL) og Senter for helse i Lurdalen (SH)."
    found = entities(read(f"{text}\n"), "Organisation")
    assert {"Opplæringskontoret for byggfaga i Lurdalen", "Senter for helse"} <= found
