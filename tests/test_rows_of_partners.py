"""Rows of bodies on a project's page: with names in them that nothing knows, and ends that other words point to."""

from __future__ import annotations

import pytest

from tests.pages import read, said

SENTRE = "Nordisk Senter for Reiseliv"
NAME = "Nabolagsprosjektet i Grenland"


def partners(text: str, title: str = NAME) -> set[str]:
    """Who takes part in the page's project by a sentence."""
    return {other for one, _, other in said(read(f"{title}\n\n{text}\n", title=title), "partner") if one == title}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Partnerar er KS, verkstaden Fjellrik og NORCE.", {"KS", "NORCE"}),
        ("Prosjektet er et samarbeid mellom Kvartalet i Byen, KS og NORCE.", {"KS", "NORCE"}),
        (f"Samarbeidspartnerne er KS, {SENTRE} i Danmark, NORCE og NAV.", {"KS", "NORCE", "NAV"} | {SENTRE}),
        ("I prosjektet samarbeider Husbanken Region Vest, NORCE og NAV.", {"Husbanken Region Vest", "NORCE", "NAV"}),
        ("Med i prosjektet er KS, Kari Moe og NORCE.", {"KS", "NORCE"}),
        ("Det er et prosjekt som KS, Zeta og Trefot samarbeider om.", {"KS"}),
    ],
)
def test_row_goes_on_behind_a_name_that_nothing_knows(text: str, expected: set[str]) -> None:
    assert partners(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KS har gitt råd og veiledning hele veien.", {"KS"}),
        ("Bak søknaden sto KS, NORCE og NAV.", {"KS", "NORCE", "NAV"}),
        ("To representanter fra KS og NORCE har utgjort styringsgruppa.", {"KS", "NORCE"}),
        ("Det er KS og NORCE som samarbeider.", {"KS", "NORCE"}),
        ("Dei som er med, er KS og NORCE.", {"KS", "NORCE"}),
        ("Forskere fra to steder, nemlig KS og NORCE, skal følge arbeidet.", {"KS", "NORCE"}),
        ("Avtalen er underskrive av KS og NORCE.", {"KS", "NORCE"}),
        ("KS signerer samarbeidsavtale med NORCE.", {"KS", "NORCE"}),
        ("Partane i avtalen er KS og NORCE.", {"KS", "NORCE"}),
    ],
)
def test_who_is_in_it_by_what_they_did(text: str, expected: set[str]) -> None:
    assert partners(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ingen representanter fra KS har utgjort styringsgruppa.",
        "KS har gitt ut en bok.",
        "KS bør signere en avtale med NORCE.",
        "Bak søknaden om lokaler lå det mye arbeid, mener KS.",
        "Søknaden ble sendt til KS.",
    ],
)
def test_what_is_wished_denied_or_said_of_something_else_makes_nobody_a_partner(text: str) -> None:
    assert not partners(text)


def test_project_is_the_one_a_paragraph_of_several_names_last() -> None:
    page = read(
        "Midler til kommunene\n\nSkien kommune\n\nFår 100 000 kroner til prosjektet «Gode grender».\n\n"
        "Bamble kommune\n\nFår 200 000 kroner til prosjektet «Trygge bygder». KS og NORCE samarbeider med NAV om "
        "prosjektet.\n",
        title="Midler til kommunene",
    )
    found = {(one, other) for one, _, other in said(page, "partner")}
    assert {("Trygge bygder", "KS"), ("Trygge bygder", "NORCE")} <= found
    assert not [one for one, _ in found if one == "Gode grender"]


def test_project_is_the_pages_own_where_that_is_named_again() -> None:
    page = read(
        "Bygdenytt\n\nPå Notodden starter prosjektet «Gode grender».\n\n"
        "Et forbilde er prosjektet «Trygge bygder». KS samarbeider med NAV om prosjektet Gode grender, og NORCE "
        "deltar i prosjektet.\n",
        title="Bygdenytt",
    )
    assert ("Trygge bygder", "NORCE") not in {(one, other) for one, _, other in said(page, "partner")}


LIST = "• Solvik vel: Gode grender\n• Vågen sanitetsforening: Mat og prat\n• Fjordby sanitetslag: Turer for alle\n"


def test_programme_is_the_one_whose_name_heads_the_list() -> None:
    page = read(
        "Midler fra Stiftelsen Dam\n\nGratulerer til alle som får midler fra Glødprogrammet eller Nærprogrammet!\n\n"
        f"Glødprogrammet\n\nHer er de som har fått midler:\n\n{LIST}\nNærprogrammet\n\nNærprogrammet deles ut i dag.\n",
        title="Midler fra Stiftelsen Dam",
    )
    assert {other for _, _, other in said(page, "partOf")} <= {"Glødprogrammet"}


def test_who_is_in_both_of_two_projects() -> None:
    text = "Skien kommune starter prosjektene «Gode grender» og «Trygge bygder».\n\nKS er partner i begge.\n"
    both = {(one, other) for one, _, other in said(read(text, title="To nye"), "partner")}
    assert {("Gode grender", "KS"), ("Trygge bygder", "KS")} <= both
    other = text.replace("partner i begge", "medlem i begge lag")
    assert "KS" not in {who for _, _, who in said(read(other, title="To nye"), "partner")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leiar i styringsgruppa: Kari Moe.", {("Kari Moe", "memberOf")}),
        ("Det er Skien kommune som skal lede arbeidet.", {("Skien", "coordinatedBy")}),
        ("NORCE har leia arbeidet.", {("NORCE", "coordinatedBy")}),
        ("NORCE har leia laget.", set()),
    ],
)
def test_who_heads_it(text: str, expected: set[tuple[str, str]]) -> None:
    triples = said(read(f"{NAME}\n\n{text}\n", title=NAME), "memberOf", "coordinatedBy", "leads")
    assert {(other if one == NAME else one, predicate) for one, predicate, other in triples} == expected


def test_employers_between_commas_do_not_part_people_from_what_they_take_part_in() -> None:
    told = ("Kari Moe, kultur og samfunn, NTNU,", "Ola Lie, rådgiver ved KS, NTNU,")
    text = "\n\n".join(f"{who} deltar i prosjektet." for who in told)
    triples = said(read(f"{NAME}\n\n{text}\n", title=NAME), "memberOf")
    assert {one for one, _, _ in triples} == {"Kari Moe", "Ola Lie"}
