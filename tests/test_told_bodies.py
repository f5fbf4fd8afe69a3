"""Bodies that their kind, their topics or what they do shows, and how far their names go."""

from __future__ import annotations

import pytest

from tests.pages import named

TITLE = "Nytt liv i byen"


def bodies(text: str) -> set[str]:
    return set(named(f"{TITLE}\n\n{text}\n", "Organisation", title=TITLE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Den frivillige organisasjonen «Sammen på benken» er med.", "Sammen på benken"),
        ("Foreininga “Liv i grenda” er med.", "Liv i grenda"),
        ("Hovedutvalg teknisk, idrett og kultur møtes i mai.", "Hovedutvalg teknisk, idrett og kultur"),
        ("Kari Moe er leder for avdeling kultur og fritid.", "avdeling kultur og fritid"),
        ("Leiar i kultur- og folkehelseutvalet er med.", "kultur- og folkehelseutvalet"),
        ("Lederen av Oppvekst, kultur og idrettsutvalget er med.", "Oppvekst, kultur og idrettsutvalget"),
        ("Firmaet Lunde og Bjerke AS er med.", "Lunde og Bjerke AS"),
        ("Konsulentselskapet Medvit AS er med.", "Medvit AS"),
        ("Foreininga Bygdefolk i rørsle driv møteplassen.", "Bygdefolk i rørsle"),
        ("Nettverk for trygge lokalsamfunn møtes i mai.", "Nettverk for trygge lokalsamfunn"),
        ("Fylkesrådet for bygder behandlet saken.", "Fylkesrådet for bygder"),
        ("Tverrfaglig senter for nabolag ble åpnet.", "Tverrfaglig senter for nabolag"),
        ("Solvik kunstsenter er med.", "Solvik kunstsenter"),
        ("- Kari Moe, direktør i Solviq: Globale nabolag", "Solviq"),
        ("Byutviklingsutvalget i Skien er med.", "Byutviklingsutvalget i Skien"),
        ("Formannskapet i Skien har sagt ja.", "Formannskapet i Skien"),
        ("Norsk Folkehjelp Telemark er med.", "Norsk Folkehjelp Telemark"),
    ],
)
def test_body_is_named_by_its_kind_or_topics(text: str, expected: str) -> None:
    assert expected in bodies(text) and not any(name in expected and name != expected for name in bodies(text))


@pytest.mark.parametrize(
    "text",
    [
        "Gruppa «rydder» i bygda.",
        "Kunnskapsgrunnlaget for planen er nytt.",
        "Offentlig sektor og frivilligheten er med.",
        "Modellen er kjent (Berg & Vold, 2007).",
        "Kultur- og idrettslivet er med.",
        "Nabolag for alle",
    ],
)
def test_what_looks_like_a_body_is_none(text: str) -> None:
    assert bodies(text) <= {"rydder"}


def test_quoted_words_behind_a_kind_are_what_it_is_called() -> None:
    assert bodies("Gruppa «Rydd opp» og avtalen «Rydd alt» er nye.") == {"Rydd opp"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kari Moe er bibliotekar frå Solvik bibliotek.", "Solvik bibliotek"),
        ("Solvik bygdehus inviterer alle.", "Solvik bygdehus"),
        ("Solvik bedehus: nytt kjøkken 20 000,-", "Solvik bedehus"),
    ],
)
def test_house_that_does_or_gets_something_is_a_body(text: str, expected: str) -> None:
    assert expected in bodies(text)
    assert named(f"{TITLE}\n\n{text}\n", "Venue", title=TITLE) == []


def test_house_in_which_something_is_held_is_a_place() -> None:
    text = f"{TITLE}\n\nSeminaret blir halde i Solvik bygdehus 3. mai.\n"
    assert named(text, "Venue", title=TITLE) == ["Solvik bygdehus"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Møtet blir halde i Brøggeriet torsdag 3. mai.", ["Brøggeriet"]),
        ("Konferansen er i Brøggeriet, Skien.", ["Brøggeriet"]),
        ("Folk på Vestlandet, Skien og Bamble er med.", []),
    ],
)
def test_definite_name_is_a_place_before_a_day_or_town(text: str, expected: list[str]) -> None:
    assert named(f"{TITLE}\n\n{text}\n", "Venue", title=TITLE) == expected


def test_all_of_those_who_hold_something_are_bodies() -> None:
    text = "Møtet er arrangert av KS, Nabolagstanken og Bylab Torget."
    assert bodies(text) == {"KS", "Nabolagstanken", "Bylab Torget"}
    assert bodies("Møtet er arrangert av folk i Nabolagstanken og andre.") == set()
