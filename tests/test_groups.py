"""Groups of projects: who sits in one by the heading over labelled names; and what is told of several at once."""

from __future__ import annotations

import pytest

from tests.pages import Triple, named, read, said

TITLE = "Saman om heimen"
PEOPLE = (
    "Prosjektleiar: Randi Moe, Volda kommune\nForskar: Turid Lie, Høgskulen i Volda\n"
    "Tillitsvald: Anne Dahl (Fagforbundet)\n"
)


def told(text: str, *predicates: str, title: str = TITLE) -> set[Triple]:
    return said(read(f"{title}\n\n{text}\n", title=title), *predicates)


@pytest.mark.parametrize("heading", ["Kven er med i prosjektgruppa?", "Styringsgruppe", "Arbeidsgruppe for prosjektet"])
def test_who_stands_with_a_label_below_a_group_s_heading_is_a_member(heading: str) -> None:
    text = f"Prosjektet Saman om heimen går til 2024.\n\n{heading}\n\n{PEOPLE}"
    assert told(text, "memberOf") >= {("Turid Lie", "memberOf", TITLE), ("Anne Dahl", "memberOf", TITLE)}


def test_who_stands_with_a_label_below_another_heading_is_no_member() -> None:
    text = f"Prosjektet Saman om heimen går til 2024.\n\nHvem kan jeg spørre?\n\n{PEOPLE}"
    assert not told(text, "memberOf")


def test_municipalities_counted_with_their_region_join_the_bodies_after_them() -> None:
    text = (
        "Kommunene Tynset, Alvdal og Folldal møttes.\n\nProsjektet Saman om heimen er et samarbeid mellom "
        "de tre kommunene i regionen, Anno museum og Høgskolen i Innlandet."
    )
    partners = {body for _, _, body in told(text, "partner")}
    assert partners == {"Tynset", "Alvdal", "Folldal", "Anno museum", "Høgskolen i Innlandet"}


def test_a_town_behind_a_body_tells_where_the_body_lies() -> None:
    text = "Anne Mo er daglig leder i Frivilligsentralen i Asker. Siri Moe er leder for kultur i Asker."
    bodies = {("Anne Mo", "Frivilligsentralen i Asker"), ("Siri Moe", "Asker")}
    assert {(who, body) for who, _, body in told(text, "affiliatedWith")} == bodies


@pytest.mark.parametrize("name", ["Hans Chr. Garmann Moe", "Joh. Lie", "Per Fredr. Dahl"])
def test_given_names_cut_short_are_of_the_name(name: str) -> None:
    assert named(f"10.00 Tillit\nv/ {name}, NTNU\n", "Person") == [name]


def test_a_project_in_a_list_of_grants_is_not_the_page_s_own() -> None:
    text = (
        "Disse får støtte:\n\n- Solvik kommune: Ungdommens hus, 900 000 kroner\n- Nesvik bygdelag: Grendefest, 50 000\n"
        "- Bamble kommune får 1,2 millioner til prosjektet Øyhopping\n\nKontakt:\nRådgiver Lene Moe\n"
    )
    assert not told(text, "contact", title="Penger til møteplasser")
