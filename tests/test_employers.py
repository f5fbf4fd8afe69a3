"""Where people work and sit: what running text, lists and labels leave to the reader."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said


def employed(text: str, **front: str) -> set[tuple[str, str]]:
    """Who is where, by a text."""
    return {
        (who, body) for who, _, body in said(read(f"Stor dag for nabolaget\n\n{text}\n", **front), "affiliatedWith")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Om biblioteket kjem Kari Moe, NTNU, og fortel.",
        "Kari Moe, NTNU, skal snakke om nabolag.",
        "Kari Moe er godt kjend. Ho er nytilsett ved NTNU, som rådgivar.",
        "Kari Moe var før kollega her i fylket og er no rektor ved NTNU.",
        "Innlegget sto Kari Moe for, rektor ved NTNU.",
        "Det var Kari Moe som holdt foredraget, rektor ved NTNU.",
        "Det vart sagt heile dagen, ikkje minst av Kari Moe frå NTNU.",
        "- Kari Moe, stipendiat, NTNU\n- Kari Moe, KF, professor NTNU",
    ],
)
def test_where_somebody_works_is_told_beside_the_name_or_after_a_clause(text: str) -> None:
    assert ("Kari Moe", "NTNU") in employed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kari Moe var rektor og er ikkje lenger leiar ved NTNU.",
        "Det kom ikkje innlegg av Kari Moe frå NTNU.",
        "I dag kjem både Kari Moe, NTNU og Bamble kommune.",
    ],
)
def test_what_is_denied_or_goes_on_a_list_is_no_employer(text: str) -> None:
    assert employed(text) == set()


def test_office_of_the_county_is_that_of_the_one_county_of_the_page() -> None:
    told = "Vestland fylkeskommune er med. Det er bra, meiner {}."
    assert employed(told.format("fylkeskultursjef Kari Moe")) == {("Kari Moe", "Vestland")}
    assert employed(told.format("kulturjournalist Kari Moe")) == set()


MEMBERS = "Kari Moe\nOla Lie\nSiv Dahl\n"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"Medlemmar i arbeidsutvalet er:\n{MEMBERS}\nArbeidsutvalet møter alle.", "Arbeidsutvalet"),
        (
            "Arbeidsgruppen for unges representasjon er i gang.\n\n"
            "Medlemmer i arbeidsgruppen:\n\nKari Moe – Skien\nOla Lie – Bamble\nSiv Dahl – Bamble\n",
            "Arbeidsgruppen for unges representasjon",
        ),
    ],
)
def test_those_below_a_label_for_a_body_s_members_sit_in_it(text: str, body: str) -> None:
    assert {who for who, where in employed(text) if where == body} == {"Kari Moe", "Ola Lie", "Siv Dahl"}


def test_word_that_may_be_another_body_s_points_to_none() -> None:
    text = f"Solvik frivilligråd er nytt. Vervene fordelte Interimrådet selv.\n\nMedlemmer i interimrådet:\n{MEMBERS}"
    assert not any(body == "Interimrådet" for _, body in employed(text))


def test_branch_of_a_body_is_named_by_its_place_and_not_by_the_word_before() -> None:
    text = "Gjennom NAV Hjelpemiddelsentral Telemark får mange hjelp, og Kari Moe frå Husbanken region sør fortel."
    found = entities(read(f"Stor dag for nabolaget\n\n{text}\n"), "Organisation")
    assert "NAV Hjelpemiddelsentral Telemark" in found and not any(name.startswith("Gjennom") for name in found)


def test_department_of_a_city_government_is_a_part_of_it() -> None:
    text = "- Kari Moe, Rådgiver Byrådsavdeling for helse og omsorg i Bergen kommune\n- Ola Lie, KS\n"
    assert ("Kari Moe", "Byrådsavdeling for helse og omsorg") in employed(text)
    assert said(read(text), "partOf") == {("Byrådsavdeling for helse og omsorg", "partOf", "Bergen")}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kari Moe er rådgivar i Skien kommune og leiar for Næringsforum.", "Næringsforum"),
        ("Kari Moe, leiar i kultur- og folkehelseutvalet, held fram.", "kultur- og folkehelseutvalet"),
        ("Kari Moe, leder av plan-, miljø- og næringsutvalget, åpner.", "plan-, miljø- og næringsutvalget"),
    ],
)
def test_what_somebody_has_an_office_in_is_a_body(text: str, body: str) -> None:
    assert ("Kari Moe", body) in employed(text)


@pytest.mark.parametrize("text", ["Kari Moe er leiar for Folkelag.", "Kari Moe snakkar om kultur- og miljøutvalet."])
def test_what_nobody_has_an_office_in_is_no_council(text: str) -> None:
    assert not any("utvalet" in body for _, body in employed(text))


@pytest.mark.parametrize(
    "text",
    [
        "NORCE fortel. Kari Moe er en av våre forskere.",
        "NORCE fortel. Kari Moe er ein av forskarane våre.",
        "NORCE fortel. Vår forskar Kari Moe har svaret.",
    ],
)
def test_one_of_ours_is_of_the_body_whose_page_it_is(text: str) -> None:
    assert employed(text, publisher="NORCE") == {("Kari Moe", "NORCE")}
    assert employed(text) == set()


def test_second_officer_who_speaks_for_a_body_is_of_it_too() -> None:
    text = "Innspel kom frå Sogndal kommune v/ordførar Kari Moe og tenesteleiar Ola Lie."
    assert employed(text) == {("Kari Moe", "Sogndal"), ("Ola Lie", "Sogndal")}


def test_card_with_the_surname_first_and_a_link_tells_the_employer() -> None:
    text = "Kontakt\n\n  • Torgersen, Lena\n\n    Nordland fylkeskommune\n\n    Send e-post\n\nTilbake"
    assert employed(text) == {("Lena Torgersen", "Nordland")}
    assert employed(text.replace("Nordland fylkeskommune", "Gode grender i nord")) == set()


def test_department_right_before_its_city_ends_there() -> None:
    text = "- Kari Moe, Rådgiver Byrådsavdeling for helse og omsorg Bergen kommune\n- Ola Lie, KS\n"
    assert ("Kari Moe", "Byrådsavdeling for helse og omsorg") in employed(text)
