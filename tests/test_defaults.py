"""What a page does not say since it is its own: its publisher as organiser, its one venue, its own municipality."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said

NAME = "Nabolagskonferansen 2019"


def on_event(text: str, **front: str) -> set[tuple[str, str, str]]:
    """What is said on a page on that event."""
    return said(read(f"{NAME}\n\n{text}\n", title=NAME, **front))


@pytest.mark.parametrize(
    ("publisher", "named", "host"),
    [
        ("KS", "KS har i mange år vært opptatt av nabolag.", "KS"),
        ("Skien kommune", "Konferansen er for alle i Skien kommune.", "Skien"),
        ("Grendaringen", "I fjor fylte Grendaringen ti år.", "Grendaringen"),
    ],
)
def test_publisher_holds_the_event_that_nobody_is_told_to_hold(publisher: str, named: str, host: str) -> None:
    assert (NAME, "organisedBy", host) in on_event(named, publisher=publisher)


@pytest.mark.parametrize(
    ("publisher", "text", "hosts"),
    [
        ("KS", "NTNU inviterer til konferansen, som KS skriver om.", {"NTNU"}),
        ("KS", "KS har gitt støtte til konferansen.", set()),
        ("KS", "Konferansen er for alle.", set()),
        ("grendanytt.no", "På grendanytt.no står det mer.", set()),
    ],
)
def test_publisher_holds_no_event_that_others_hold_or_where_it_is_not_named(
    publisher: str, text: str, hosts: set[str]
) -> None:
    assert {host for _, predicate, host in on_event(text, publisher=publisher) if predicate == "organisedBy"} == hosts


def test_the_only_venue_is_where_the_event_is() -> None:
    known = "har i mange år vært godt kjent for alle som bor i nærheten av elva."
    assert (NAME, "heldAt", "Scandic Skien") in on_event(f"Scandic Skien {known}")
    two = on_event(f"Scandic Skien og Quality Grenland {known}")
    assert not any(predicate == "heldAt" for _, predicate, _ in two)


def test_project_on_a_municipalitys_pages_lies_there_unless_it_has_a_part() -> None:
    front = {"title": "Grendepiloten", "publisher": "Skien kommune"}
    page = "Grendepiloten\n\nGrendepiloten er et prosjekt om nabolag. {}\n"
    assert ("Grendepiloten", "inMunicipality", "Skien") in said(read(page.format("Alle i Skien er velkomne."), **front))
    owned = said(read(page.format("Skien kommune eier prosjektet."), **front))
    assert ("Grendepiloten", "inMunicipality", "Skien") not in owned
    assert ("Grendepiloten", "ownedBy", "Skien") in owned


@pytest.mark.parametrize("publisher", ["Grendaringen", "RB-Grenda"])
def test_publisher_is_a_body_where_the_text_names_it(publisher: str) -> None:
    page = f"Nytt om grendene\n\nLederen i {publisher} heter Kari Moe.\n"
    assert publisher in entities(read(page, title="Nytt om grendene", publisher=publisher), "Organisation")


@pytest.mark.parametrize(
    "publisher", ["grendanytt.no", "Grendekonferansen", "Prosjektet Gode grender", "Solvik kommune"]
)
def test_addresses_events_projects_and_places_are_no_publishing_bodies(publisher: str) -> None:
    page = f"Nytt om grendene\n\nPå siden til {publisher} står det mer.\n"
    assert publisher not in entities(read(page, title="Nytt om grendene", publisher=publisher), "Organisation")


def test_who_leads_a_project_under_the_heading_of_contacts_is_asked() -> None:
    page = "Grendepiloten\n\nGrendepiloten er et prosjekt om nabolag.\n\n{}\n\nProsjektleder: Kari Moe\n"
    told = ("Kari Moe", "contact", "Grendepiloten")
    assert told in said(read(page.format("Kontaktpersoner"), title="Grendepiloten"))
    assert told not in said(read(page.format("Organisering"), title="Grendepiloten"))
