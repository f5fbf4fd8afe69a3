"""Grants in tables, under headings and from funds that have lost their marks, nb and nn."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said

NUMBERED = """Midlar til nabolag

Vestland fylkeskommune har fordelt midlar til nabolag.

Desse prosjekta har fått tildelt midlar:

Nr. Kommune Prosjekt Sum kr.
17 Kvam Tidleg innsats og gode hus 100 000
23 Voss Nabolab - ein stad for alle 1 100 000
31 Bømlo (Stord og Fitjar) Felles gater 200 000
40 Alver Grøn plan (for store og små) 300 000
"""


def test_rows_that_begin_with_a_number_and_a_municipality_are_grants() -> None:
    page = read(NUMBERED, title="Midlar til nabolag")
    assert said(page, "ownedBy") == {
        ("Tidleg innsats og gode hus", "ownedBy", "Kvam"),
        ("Nabolab - ein stad for alle", "ownedBy", "Voss"),
        ("Felles gater", "ownedBy", "Bømlo"),
        ("Grøn plan (for store og små)", "ownedBy", "Alver"),
    }


def test_rows_with_names_of_societies_are_not_cut_behind_the_place() -> None:
    rows = (
        "- Voss Songlag: nye notar, 5 000 kr\n- Kvam Songlag: ny scene, 6 000 kr\n- Stord Songlag: benker, 7 000 kr\n"
    )
    page = read(f"Pengar\n\nDesse får støtte:\n\n{rows}", title="Pengar")
    assert not any(name.startswith("Songlag") for name in entities(page, "Project"))


@pytest.mark.parametrize(
    "gets",
    [
        "Får 650.000 kroner til prosjektet «Gode hus», som skal vare i to år.",
        "Får tildelt 650 000 kroner til prosjektet «Gode hus».",
        "Fikk 650 000 kroner til prosjektet Gode hus.",
        "Har fått 650 000 kroner til Gode hus.",
    ],
)
def test_heading_says_who_gets_what_the_paragraph_tells_of(gets: str) -> None:
    page = read(f"Støtte til nabolag\n\nDesse får støtte:\n\nVoss herad\n\n{gets}\n", title="Støtte til nabolag")
    assert ("Gode hus", "ownedBy", "Voss") in said(page, "ownedBy")


def test_paragraph_that_tells_of_asking_is_no_grant() -> None:
    page = read("Støtte\n\nVoss herad\n\nSøkte om 650 000 kroner til Gode hus.\n", title="Støtte")
    assert not said(page, "ownedBy")


@pytest.mark.parametrize(
    "given", ["16 millionar til kommunane: Det har Husbanken tildelt.", "Det er Husbanken som har delt ut midlane."]
)
def test_who_has_given_is_told_with_the_verb_first(given: str) -> None:
    rows = "- Kvam herad: Gode hus, 100 000 kr\n- Voss herad: Gode gater, 150 000 kr\n"
    page = read(f"Midlar\n\n{given}\n\nDesse prosjekta får støtte:\n\n{rows}", title="Midlar")
    assert ("Gode hus", "fundedBy", "Husbanken") in said(page, "fundedBy")


def test_programme_in_a_heading_is_what_its_list_is_part_of() -> None:
    page = read(
        "Tildelingar frå Stiftelsen Dam\n\nStiftelsen Dam deler ut midlar frå Nabolagsprogrammet.\n\n"
        "Nabolagsprogrammet\n\nDesse får støtte:\n\n"
        "- Kvam herad: Gode hus, 100 000 kr\n- Voss herad: Gode gater, 150 000 kr\n",
        title="Tildelingar frå Stiftelsen Dam",
    )
    assert ("Gode hus", "partOf", "Nabolagsprogrammet") in said(page, "partOf")


FUND = "Prosjektet «Gode hus» i regi av Voss herad og prosjektet «Grøn gate» får pengar."


def test_fund_pays_for_the_projects_of_its_own_news() -> None:
    text = f"80 millioner kroner til 96 nye prosjekter\n\n{FUND}\n\nStiftelsen Dam ønsker lykke til.\n"
    title = "80 millioner kroner til 96 nye prosjekter"
    assert ("Gode hus", "fundedBy", "Stiftelsen Dam") in said(read(text, title=title, publisher="Stiftelsen Dam"))
    assert not said(read(text, title=title, publisher="Voss herad"), "fundedBy")


@pytest.mark.parametrize(
    "scheme",
    [
        "Kommuner kan søke på tilskuddsordningen gode bomiljø i distriktene.",
        "Midlene er delt ut gjennom støtteordningen gode bomiljø i distriktene.",
        "Det kom mange ønsker da nærmiljøtilskudd til frivillige tiltak skulle fordeles.",
    ],
)
def test_scheme_in_small_letters_is_what_its_grants_are_part_of(scheme: str) -> None:
    rows = "- Kvam herad: Gode hus, 100 000 kr\n- Voss herad: Gode gater, 150 000 kr\n"
    page = read(f"Midler\n\n{scheme}\n\nDisse prosjektene får støtte:\n\n{rows}", title="Midler")
    wholes = {whole for part, _, whole in said(page, "partOf") if part == "Gode hus"}
    assert wholes and wholes <= {"Gode bomiljø i distriktene", "Nærmiljøtilskudd til frivillige tiltak"}


def test_sum_before_what_it_pays_for_stops_no_table() -> None:
    rows = NUMBERED.rstrip() + "\n50 000 kr: Felles hage\n"
    assert "Tidleg innsats og gode hus" in entities(read(rows, language="nn"), "Project")
