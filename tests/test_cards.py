"""Cards of people on a project's page, whom to turn to, and who is tied to the project."""

from __future__ import annotations

import pytest

from tests.pages import read, said

PROJECT = "Prosjektet Nabolag i vekst\n\nNabolag i vekst er et forskningsprosjekt.\n\n"
SEMINAR = "Seminar om samskaping\n\nVelkommen til seminar om samskaping 3. mai 2022 i Skien.\n\n"


def told(text: str, predicate: str) -> set[tuple[str, str]]:
    """The ends of what is said with a property."""
    return {(subject, object) for subject, _, object in said(read(f"{text}\n"), predicate)}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_post_that_is_a_label_too_is_of_the_name_above_it(gap: str) -> None:
    text = PROJECT + gap.join(["Kari Nordmann", "Prosjektleder", "NORCE"]) + "\n\n"
    text += gap.join(["Ola Lie", "Stipendiat", "Universitetet i Bergen"])
    assert told(text, "affiliatedWith") == {("Kari Nordmann", "NORCE"), ("Ola Lie", "Universitetet i Bergen")}
    assert told(text, "leads") == {("Kari Nordmann", "Nabolag i vekst")}


def test_a_label_above_a_name_stays_a_label() -> None:
    text = f"{PROJECT}Prosjekteier\nSkien Kommune\nProsjektleder\nOla Lie, NTNU\nPeriode\n2019–2021"
    assert told(text, "leads") == {("Ola Lie", "Nabolag i vekst")}


def test_those_below_contact_are_cards_where_each_has_a_post() -> None:
    text = f"{PROJECT}Kontakt\nKari Nordmann\nProsjektleder\nOla Lie\nForsker"
    assert {who for who, _ in told(text, "contact")} == {"Kari Nordmann", "Ola Lie"}
    assert told(text, "leads") == {("Kari Nordmann", "Nabolag i vekst")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Stipendiat Kari Nordmann er knytt til prosjektet.",
        "Kari Nordmann er en av forskerne i prosjektet.",
        "Kari Nordmann er blant forskarane bak prosjektet.",
        "Kari Nordmann skal skrive doktorgrad i prosjektet.",
        "Kari Nordmann er følgeforsker i prosjektet.",
        "I prosjektet arbeider Ola Lie og stipendiat Kari Nordmann.",
        "Arbeidspakke 1 – Ungdom (leder Kari Nordmann)",
        "Team\n\nKari Nordmann - forsker\nOla Lie - forsker",
        "Postdoktor: Kari Nordmann",
    ],
)
def test_who_is_tied_to_a_project_is_in_it(sentence: str) -> None:
    assert ("Kari Nordmann", "Nabolag i vekst") in told(PROJECT + sentence, "memberOf")


@pytest.mark.parametrize(
    "sentence",
    [
        "Stipendiat Kari Nordmann er ikke knyttet til prosjektet.",
        "Kari Nordmann ønsker å bli knyttet til prosjektet.",
        "Kari Nordmann tok doktorgraden ved NTNU.",
        "Foto: Kari Nordmann",
    ],
)
def test_who_is_not_or_only_wants_to_be_is_not(sentence: str) -> None:
    assert told(PROJECT + sentence, "memberOf") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Kontakt Ola Lie eller Kari Nordmann.",
        "Ta kontakt med Ola Lie eller Kari Nordmann.",
        "Har du spørsmål, kan du ringe Kari Nordmann på 99 99 99 99.",
        "Gje beskjed til Kari Nordmann om du ikkje kan kome.",
        "Du kan vende deg til Kari Nordmann.",
        "Nærmere opplysninger får du hos Kari Nordmann.",
    ],
)
def test_whom_to_turn_to_is_a_contact(sentence: str) -> None:
    assert ("Kari Nordmann", "Seminar om samskaping") in told(SEMINAR + sentence, "contact")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kari Nordmann svarte på spørsmål frå salen.",
        "Etterpå vende ho seg til Kari Nordmann.",
        "Prisen gikk til Ola Lie eller Kari Nordmann.",
    ],
)
def test_whom_somebody_turned_to_is_none(sentence: str) -> None:
    assert told(SEMINAR + sentence, "contact") == set()
