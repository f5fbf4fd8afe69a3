"""What a sentence says is read alike in Bokmål and in Nynorsk."""

from __future__ import annotations

import pytest

from tests.pages import read, said

PROJECT, EVENT = "Nabolagsprosjektet i Grenland", "Nabolagskonferansen 2019"


def told(title: str, text: str, language: str) -> set[tuple[str, str, str]]:
    return set(said(read(f"{title}\n\n{text}\n", title=title, language=language)))


@pytest.mark.parametrize(
    ("title", "nb", "nn"),
    [
        (PROJECT, "– Bra, sier Kari Moe, som leder prosjektet.", "– Bra, seier Kari Moe, som leier prosjektet."),
        (
            PROJECT,
            "Kari Moe er professor ved NTNU og leder prosjektet.",
            "Kari Moe er professor ved NTNU og leier prosjektet.",
        ),
        (PROJECT, "Prosjektet Felles løft ledes av Kari Moe.", "Prosjektet Felles løft vert leia av Kari Moe."),
        (PROJECT, "Delprosjekt 1 ledes av Kari Moe ved NORCE.", "Delprosjekt 1 vert leia av Kari Moe ved NORCE."),
        (PROJECT, "Kari Moe leder Telemarksforsking.", "Kari Moe leier Telemarksforsking."),
        (PROJECT, "Kari Moe skal lede KS.", "Kari Moe skal leia KS."),
        (PROJECT, "Arbeidet gjøres med NORCE som partner.", "Arbeidet vert gjort med NORCE som partnar."),
        (EVENT, "Kari Moe leder debatten.", "Kari Moe leier debatten."),
        (EVENT, "Kari Moe fra NTNU innleder om nabolag.", "Kari Moe frå NTNU innleier om nabolag."),
        (
            EVENT,
            "Ordførerne Kari Moe (Skien) og Ola Lie (Bamble) kom.",
            "Ordførarane Kari Moe (Skien) og Ola Lie (Bamble) kom.",
        ),
        (EVENT, "Først innleder Kari Moe.", "Først innleier Kari Moe."),
        (EVENT, "Debatten blir ledet av Kari Moe.", "Debatten blir leidd av Kari Moe."),
        (PROJECT, "Lurer du på noe, kan du kontakte Kari Moe.", "Lurar du på noko, kan du kontakta Kari Moe."),
        (PROJECT, "Lurer du på noe, kan du kontakte Kari Moe.", "Lurar du på noko, kan du kontakte Kari Moe."),
        (
            PROJECT,
            "Partnere er:\n - To institutter: SINTEF og NIBIO",
            "Partnarar er:\n - To institutt: SINTEF og NIBIO",
        ),
    ],
)
def test_same_is_said_in_both_norms(title: str, nb: str, nn: str) -> None:
    assert told(title, nb, "nb") == told(title, nn, "nn") != set()


@pytest.mark.parametrize(
    "text",
    ["Kari Moe leier eit lokale av Skien kommune.", "Dei leier hytta av Kari Moe.", "Kari Moe (Skien) kom."],
)
def test_who_rents_leads_nothing_and_a_town_alone_is_no_employer(text: str) -> None:
    assert told(PROJECT, text, "nn") == set()


@pytest.mark.parametrize("name", ["Navn", "Namn"])
def test_table_of_names_and_municipalities_is_of_people_in_both_norms(name: str) -> None:
    table = f"Møte i rådet 3. mai 2021\n\n{name} | Kommune\nKari Moe | Volda kommune\nÅse Lie | Ørsta kommune\n"
    reading = read(table, title="Møte i rådet")
    assert {e.name for e in reading.entities if e.type == "Person"} == {"Kari Moe", "Åse Lie"}
    assert not any(e.type == "Project" for e in reading.entities)
