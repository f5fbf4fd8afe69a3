"""Whose posts are told without their body: on its own page, in its board, by a word for it, with a party before it."""

from __future__ import annotations

import pytest

from tests.pages import named, read, said


def employed(text: str, **metadata: str) -> set[tuple[str, str]]:
    """Who is where, by a text."""
    return {(who, body) for who, _, body in said(read(f"{text}\n", **metadata), "affiliatedWith")}


@pytest.mark.parametrize(
    "heading", ["Styret 2023/2024", "Styret", "Styremedlemmer", "I styret sit:", "Medlemmer i styret", "Vårt styre"]
)
def test_a_board_with_no_name_of_its_own_is_of_whose_page_it_is(heading: str) -> None:
    text = f"{heading}\n\n - Kari Nordmann, styreleder\n - Ola Lie\n - Siv Dahl\n\nSolvik historielag er for alle."
    assert employed(text, publisher="Solvik historielag") >= {
        ("Kari Nordmann", "Solvik historielag"),
        ("Ola Lie", "Solvik historielag"),
    }


@pytest.mark.parametrize(
    "told",
    [
        "Styret har Kari Nordmann som leder.",
        "Styret fekk Ola Lie som leiar og Kari Nordmann som nestleiar.",
        "Kari Nordmann er styremedlem.",
        "Varamedlemmer ble Kari Nordmann og Ola Lie.",
    ],
)
def test_a_seat_is_in_the_board_of_the_society_that_met(told: str) -> None:
    text = f"Årsmøte i Solvik historielag\n\nSolvik historielag hadde årsmøte i går. {told}"
    assert ("Kari Nordmann", "Solvik historielag") in employed(text)


@pytest.mark.parametrize("told", ["Kari Nordmann er leder.", "Kari Nordmann er styremedlem i KS."])
def test_a_seat_that_may_be_elsewhere_is_not_in_it(told: str) -> None:
    text = f"Årsmøte i Solvik historielag\n\nSolvik historielag hadde årsmøte i går. {told}"
    assert ("Kari Nordmann", "Solvik historielag") not in employed(text)


@pytest.mark.parametrize("heading", ["Valgkomité 2023", "Frivillige", "Vi takker"])
def test_other_lists_are_no_board(heading: str) -> None:
    text = f"{heading}\n\n - Kari Nordmann\n - Ola Lie\n\nSolvik historielag er for alle."
    assert employed(text, publisher="Solvik historielag") == set()


@pytest.mark.parametrize(
    "told",
    [
        "– Vi er glade, sier generalsekretær Kari Nordmann.",
        "Direktør Kari Nordmann kallar det eit kvalitetsstempel.",
        "Bak ligg godt arbeid, meiner styreleiar Kari Nordmann.",
    ],
)
def test_a_post_is_of_the_society_whose_page_it_is(told: str) -> None:
    text = f"Solvik historielag har fått støtte.\n\n{told}"
    assert employed(text, publisher="Solvik historielag") == {("Kari Nordmann", "Solvik historielag")}
    assert employed(text) == employed(text, publisher="Skien kommune") == set()


def test_a_post_that_may_be_anothers_is_not_the_societys() -> None:
    text = "Solvik historielag har fått støtte.\n\nTil stades var Kari Nordmann, styreleiar, og Ola Lie frå KS."
    assert ("Kari Nordmann", "Solvik historielag") not in employed(text, publisher="Solvik historielag")


@pytest.mark.parametrize(
    "told",
    [
        "Lederen av utvalget, Kari Nordmann, sa det.",
        "Kontakt Kari Nordmann, som er leiar i utvalet.",
        "Kari Nordmann er nestleder i utvalget.",
    ],
)
def test_a_word_for_a_body_behind_an_office_is_the_one_of_the_page(told: str) -> None:
    assert employed(f"Frivillighetsutvalget inviterer til møte.\n\n{told}") == {
        ("Kari Nordmann", "Frivillighetsutvalget")
    }


def test_a_word_for_one_of_two_bodies_is_neither() -> None:
    text = "Frivillighetsutvalget og Kulturutvalget inviterer.\n\nLederen av utvalget, Kari Nordmann, sa det."
    assert employed(text) == set()


def test_a_governor_is_of_the_office_named() -> None:
    text = "Avtalen er med Fylkesmannen i Telemark. Med var assisterende fylkesmann Kari Nordmann."
    assert employed(text) == {("Kari Nordmann", "Fylkesmannen i Telemark")}


@pytest.mark.parametrize("party", ["Ap", "H", "Frp", "MDG"])
def test_whom_a_politician_is_elected_in_stands_behind_the_party(party: str) -> None:
    text = (
        f"Utvalget har disse medlemmene:\n\n 1. Kari Nordmann (leder) ({party}, Skien)\n 2. Ola Lie ({party}, Bamble)"
    )
    assert employed(text) >= {("Kari Nordmann", "Skien"), ("Ola Lie", "Bamble")}


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann møtte fra KS.",
        "Kari Nordmann, rådgiver, var med frå KS.",
        "Frå KS, der dei har prøvd det, fortalde Kari Nordmann.",
        "Leder av KS: Kari Nordmann",
        "Kari Nordmann opner dagen (rådgiver, KS).",
        "Inn i interimstyret for KS er Kari Nordmann valgt.",
    ],
)
def test_who_came_from_a_body_is_of_it(text: str) -> None:
    assert ("Kari Nordmann", "KS") in employed(text)


@pytest.mark.parametrize("text", ["Kari Nordmann møtte KS.", "Kari Nordmann var med da KS kom fra Oslo."])
def test_whom_somebody_met_is_no_employer(text: str) -> None:
    assert ("Kari Nordmann", "KS") not in employed(text)


def test_an_office_before_the_next_name_is_of_the_next() -> None:
    text = "Skien kommune inviterer. Med var ordfører Kari Nordmann, rektor ved NTNU, Ola Lie og mange andre."
    assert employed(text) == {("Kari Nordmann", "Skien"), ("Ola Lie", "NTNU")}


def test_those_under_members_who_met_sit_in_the_council() -> None:
    page = "Møte i Solvik eldreråd\n\nUtvalg: Solvik eldreråd\n\n{}: Kari Nordmann, Ola Lie\n\nSaken ble drøftet.\n"
    head = {"title": "Møte i Solvik eldreråd"}
    assert employed(page.format("Møtende medlemmer"), **head) >= {("Ola Lie", "Solvik eldreråd")}
    assert employed(page.format("Andre møtende"), **head) == set()


@pytest.mark.parametrize("body", ["Knutepunkt Midt-Agder", "Sjømatklyngen Senja", "Destinasjon Voss"])
def test_what_ends_in_a_place_behind_an_unknown_first_word_is_no_person(body: str) -> None:
    text = f"Kari Nordmann fra {body} og Ola Lie fra KS var med. {body} er for alle, sier {body}."
    assert body not in named(text, "Person")
    assert named("Kari Midt-Agder fra KS var med.", "Person") == ["Kari Midt-Agder"]
