"""Which body is a part of which, where bodies and municipalities lie, and who is of a body by the layout."""

from __future__ import annotations

import pytest

from tests.pages import entities, entity, read, said


def parts(text: str) -> set[tuple[str, str]]:
    """What is a part of what, by a text."""
    return {(unit, whole) for unit, _, whole in said(read(f"{text}\n"), "partOf")}


def placed(text: str) -> set[tuple[str, str]]:
    """What lies where, by a text."""
    return {(what, where) for what, _, where in said(read(f"{text}\n"), "inMunicipality", "locatedIn")}


@pytest.mark.parametrize(
    "text",
    [
        "Institutt for nabolag ved NTNU er med.",
        "NTNU ved Institutt for nabolag er med.",
        "Institutt for nabolag er en del av NTNU.",
        "Institutt for nabolag er ein del av NTNU.",
        "Institutt for nabolag ligger under NTNU.",
        "Institutt for nabolag er organisert under NTNU.",
        "Institutt for nabolag er et forskningsinstitutt ved NTNU.",
        "Institutt for nabolag held til ved NTNU.",
        "Kari Nordmann, NTNU, Institutt for nabolag, er med.",
        "NTNU, Institutt for nabolag",
    ],
)
def test_unit_s_parent_is_told_in_many_ways(text: str) -> None:
    assert parts(text) == {("Institutt for nabolag", "NTNU")}


@pytest.mark.parametrize(
    ("text", "unit", "whole"),
    [
        ("Seksjon for folkehelse i Vestland fylkeskommune er med.", "Seksjon for folkehelse", "Vestland"),
        ("Hovudutval for kultur i Vestland fylkeskommune er med.", "Hovudutval for kultur", "Vestland"),
        ("Kulturavdelinga i Skien kommune er med.", "Kulturavdelinga i Skien kommune", "Skien"),
        ("Hun er ved kulturavdelingen i Skien kommune.", "Kulturavdelingen i Skien kommune", "Skien"),
        ("Veggruppa i Solvik regionråd er med.", "Veggruppa i Solvik regionråd", "Solvik regionråd"),
        ("Det humanistiske fakultet ved NTNU er med.", "Det humanistiske fakultet", "NTNU"),
        ("Forskargruppa Grannar og samfunn ved NTNU er med.", "Grannar og samfunn", "NTNU"),
        ("Bydel Alna i Oslo kommune er med.", "Bydel Alna", "Oslo"),
        ("Solvik frivilligsentral er en del av Skien kommune.", "Solvik frivilligsentral", "Skien"),
    ],
)
def test_unit_of_an_authority_is_a_part_of_it(text: str, unit: str, whole: str) -> None:
    assert parts(text) == {(unit, whole)}


def test_unit_of_a_named_owner_is_also_known_by_its_short_name() -> None:
    reading = read("Kulturavdelinga i Skien kommune er med. Kulturavdelinga er stor.\n")
    assert {"Kulturavdelinga"} <= set(entity(reading, "Kulturavdelinga i Skien kommune").surfaces)


def test_fylkeskommunen_is_the_one_county_a_page_names() -> None:
    one = "Vestland fylkeskommune er med. Kari Nordmann, rådgivar i fylkeskommunen, er her."
    assert said(read(f"{one}\n"), "affiliatedWith") == {("Kari Nordmann", "affiliatedWith", "Vestland")}
    abroad = one.replace("er med", "og Jämtlands län er med")
    assert said(read(f"{abroad}\n"), "affiliatedWith") == {("Kari Nordmann", "affiliatedWith", "Vestland")}
    two = "Vestland fylkeskommune og Telemark fylkeskommune er med. Kari Nordmann, rådgivar i fylkeskommunen, er her."
    assert said(read(f"{two}\n"), "affiliatedWith") == set()


def test_council_is_known_by_its_place() -> None:
    assert "Ungdomsrådet i Skien" in entities(read("Vi takker ungdomsrådet i Skien.\n"), "Organisation")


@pytest.mark.parametrize(
    "text",
    [
        "Mange i laget i Skien er glade.",
        "Kari Nordmann i Vestland fylkeskommune er med.",
    ],
)
def test_common_noun_or_person_before_a_place_is_no_unit(text: str) -> None:
    assert parts(text) == set() and entities(read(f"{text}\n"), "Organisation") == set()


@pytest.mark.parametrize(
    "name",
    ["Solvik husflidslag", "Skien innvandrerutvalg", "Telemark folkehelsenettverk", "Solvik Bygdeutviklingslag"],
)
def test_society_is_known_by_how_its_last_word_ends(name: str) -> None:
    assert name in entities(read(f"Vi takker {name} for hjelpen.\n"), "Organisation")


@pytest.mark.parametrize(
    "text", ["Lokale bygdelag er med.", "Norske humlelag er med.", "Norske Nabolag er med.", "Solvik forslag er godt."]
)
def test_societies_in_general_are_no_body(text: str) -> None:
    assert entities(read(f"{text}\n"), "Organisation") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Solvik idrettslag i Skien har fått støtte.",
        "Solvik idrettslag held til i Skien.",
        "Solvik idrettslag ligger i Skien.",
        "Solvik idrettslag har kontor i Skien.",
        "Solvik idrettslag, med hovudkontor i Skien, er med.",
        "Solvik idrettslag er lokalisert i Skien.",
    ],
)
def test_where_a_body_lies_is_told_in_many_ways(text: str) -> None:
    assert placed(text) == {("Solvik idrettslag", "Skien")}


def test_meeting_in_a_town_does_not_place_a_body_of_the_registers() -> None:
    assert placed("Vi møtte KS i Skien.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Skien (Telemark) og Bamble (Telemark) er med.",
        "I Telemark er Skien og Bamble med.",
        "Frå Telemark kjem Skien og Bamble.",
        "To kommuner i Telemark – Skien og Bamble – er med.",
        "To kommunar i Telemark: Skien og Bamble.",
        "Telemark: Skien, Bamble",
    ],
)
def test_county_of_municipalities_is_told_in_many_ways(text: str) -> None:
    assert placed(text) == {("Skien", "Telemark"), ("Bamble", "Telemark")}


@pytest.mark.parametrize(
    "text",
    [
        "NORCE:\n- Kari Nordmann\n- Ola Dunk",
        "NORCE: Kari Nordmann og Ola Dunk",
        "Kari Nordmann\nNORCE\n\nOla Dunk\nNORCE",
        "Kari Nordmann\nLeder, NORCE\n\nOla Dunk\nForsker, NORCE",
    ],
)
def test_people_of_a_body_are_told_by_the_layout(text: str) -> None:
    employed = {(who, body) for who, _, body in said(read(f"{text}\n"), "affiliatedWith")}
    assert employed == {("Kari Nordmann", "NORCE"), ("Ola Dunk", "NORCE")}
