"""Projects and bodies that sentences name, by the words before and behind their names."""

from __future__ import annotations

import pytest

from tests.pages import named

TITLE = "Nytt liv i byen"


def names(text: str, kind: str) -> set[str]:
    return set(named(f"{TITLE}\n\n{text}\n", kind, title=TITLE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eit forskingsprosjekt kalla Nye rom skal sjå på dette.", {"Nye rom"}),
        ("Et prosjekt ved navn Nye rom er i gang.", {"Nye rom"}),
        ("Eit prosjekt med namnet Nye rom er i gang.", {"Nye rom"}),
        ("Prosjektet, som har fått namnet Hjarterom, skal vare i tre år.", {"Hjarterom"}),
        ("Gjennom prosjektet Aktiv kvardag tilbyd kommunen turar.", {"Aktiv kvardag"}),
        ("Prosjektet Nye rom – saman om byen får støtte.", {"Nye rom"}),
        ("Nabolagsprosjektet ledes av Kari Moe.", {"Nabolagsprosjektet"}),
        ("I Trygge lokalsamfunn-prosjektet samarbeider tre kommuner.", {"Trygge lokalsamfunn"}),
        ("Kari Moe er prosjektleder for Ungt mot.", {"Ungt mot"}),
        ("Kommunen deltar i Trygge lokalsamfunn, et nasjonalt program.", {"Trygge lokalsamfunn"}),
        ("Dette er del av departementets satsing Trygge lokalsamfunn.", {"Trygge lokalsamfunn"}),
        ("Prosjekta Ny i bygda, Løa i Skien og Ungt mot fekk støtte.", {"Ny i bygda", "Løa", "Ungt mot"}),
        ("Prosjektene «Ny i bygda» og «Ungt mot» fikk støtte.", {"Ny i bygda", "Ungt mot"}),
        ("Vik kommune har starta prosjektet Heim til Stryn for å bli fleire.", {"Heim til Stryn"}),
        ("Laget får penger til «Natt på biblioteket».", {"Natt på biblioteket"}),
        ("Laget fekk midlar til prosjektet Møteplass i sentrum.", {"Møteplass i sentrum"}),
        ("I prosjekt Trygg heime samarbeider tre kommunar.", {"Trygg heime"}),
        ("Forskarane er med i prosjektet aktivSenior.", {"aktivSenior"}),
        ("Grøne grender-prosjektet er i gang.", {"Grøne grender"}),
        ("Kari Moe fra Grend 3.0-prosjektet er med.", {"Grend 3.0"}),
        ("Kari Moe er prosjektleder for Det gode torget.", {"Det gode torget"}),
        ("Dei samarbeider om Grøne grender. Prosjektet er støtta av fylket.", {"Grøne grender"}),
        ("Nye vegar inn – eit prosjekt for unge. Det er stort.", {"Nye vegar inn"}),
        ("Ph.d.-prosjektet «Nye rom» er i gang.", {"Nye rom"}),
        ("Oppgåva er del av prosjektet Levande grender ved skulen.", {"Levande grender"}),
        ("Nye rom (2019–2022) er et forskningsprosjekt om byer.", {"Nye rom"}),
        ("Vi er med i Ung i bygda, eit samarbeid med skulen.", {"Ung i bygda"}),
        ("Områdeløftet er finansiert av fylket.", {"Områdeløftet"}),
        (
            "Prosjektet «Nye rom – saman om byen» er nytt. Prosjektet Nye rom er stort.",
            {"Nye rom – saman om byen"},
        ),
    ],
)
def test_project_is_named_behind_or_before_what_it_is(text: str, expected: set[str]) -> None:
    assert names(text, "Project") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kari Moe er prosjektleder for byutvikling.",
        "Kari Moe er prosjektleder for Skien kommune.",
        "Prosjekta Skien kommune og Bamble kommune driv, er i gang.",
        "Prosjektene i Skien og Bamble er i gang.",
        "Forprosjektet ledes av Kari Moe.",
        "Et prosjekt med mange navn er i gang.",
        "Han bor i Skien, en by med et program for unge.",
        "Dette er et innovasjonsprosjekt i offentlig sektor.",
        "De samarbeider med Kari Moe. Prosjektet er stort.",
        "I prosjekt etter prosjekt er svaret det samme.",
        "Skien kommune er med i forprosjektet.",
        "Kari Moe er prosjektleder for det nye torget.",
    ],
)
def test_project_is_not_named_by_what_stands_there_for_something_else(text: str) -> None:
    assert names(text, "Project") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tenketanken Nabolagstanken inviterte til møte.", {"Nabolagstanken"}),
        ("Organisasjonen Ung Stemme samarbeider med oss.", {"Ung Stemme"}),
        ("Konsulentselskapet Byplan Vest har skrevet rapporten.", {"Byplan Vest"}),
        ("Ho er tilsett i ProVest, eit lokalt næringsselskap.", {"ProVest"}),
        ("Kunnskapsparken i Skien er med.", {"Kunnskapsparken i Skien"}),
        ("Hallingdal interkommunale råd leder arbeidet.", {"Hallingdal interkommunale råd"}),
        ("Med seg har høgskulen Vestlandsforsking og NORCE.", {"Vestlandsforsking", "NORCE"}),
        ("Stiftelsen Godt Nabolag står bak.", {"Stiftelsen Godt Nabolag"}),
        ("Arrangør: Nabolagstanken", {"Nabolagstanken"}),
        ("Prosjekteier: Nabolagstanken", {"Nabolagstanken"}),
        ("Seminaret vert arrangert av Bygdetanken i samarbeid med KS.", {"Bygdetanken", "KS"}),
        ("Tiltaket er i regi av Nabolagstanken.", {"Nabolagstanken"}),
        ("Arrangør er Nabolagstanken.", {"Nabolagstanken"}),
    ],
)
def test_body_is_named_behind_or_before_what_it_is(text: str, expected: set[str]) -> None:
    assert names(text, "Organisation") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Selskapet har 20 ansatte.",
        "Organisasjonen er ny, en forening for alle.",
        "Høgskulen har 20 tilsette.",
        "Tiltaket ledes av Ungdommen.",
        "Tiltaket ledes av Marianne.",
        "Arrangør: Kommunen",
        "Prosjekteier: Kari Moe",
        "Arbeidet er gjort i samarbeid med Bylaboratoriene i Skien.",
    ],
)
def test_body_is_not_named_by_its_kind_alone(text: str) -> None:
    assert names(text, "Organisation") == set()
