"""How pages tell of an event in running text: those who are told to have spoken, bodies that speak, and the hosts."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import read, said

NAME = "Nabolagssamlinga 2019"


def on_event(text: str, **front: str) -> Reading:
    """A page on the event “Nabolagssamlinga 2019” that says something more."""
    return read(f"{NAME}\n\n{text}\n", title=NAME, **front)


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann, jurist i KS, pekte på hvor viktig loven er.",
        "Kari Nordmann frå NTNU peika på at loven er ny.",
        "Kari Nordmann, rådgjevar i KS, understreka at det tek tid.",
        "Ordfører Kari Nordmann viste til det frivillige arbeidet.",
        "Kari Nordmann er prosjektleiar i KS og gjekk gjennom status.",
        "Så fikk vi høre Kari Nordmann fra Skien fortelle om nabolaget.",
        "Kari Nordmann, professor ved NTNU, har leiing som fag. Ho likna det med fjellklatring.",
        "Det siste innlegget stod Kari Nordmann fra KS for.",
        "Kari Nordmann fra NTNU delte funn fra en studie.",
        "I sitt foredrag tok Kari Nordmann opp tillit.",
    ],
)
def test_report_tells_of_speakers_by_what_they_did(text: str) -> None:
    assert ("Kari Nordmann", "speaker", NAME) in said(on_event(f"Måndag var alle i Skien. {text}"))


def test_what_people_say_in_news_and_do_beside_an_event_makes_no_speaker() -> None:
    news = "Kari Nordmann, leder i KS, pekte på at kontoret er nytt. Hun understreket at det haster."
    assert said(read(f"Nytt kontor i Skien\n\n{news}\n", title="Nytt kontor i Skien"), "speaker") == set()
    assert said(on_event("Ordføreren Kari Nordmann delte ut prisen."), "speaker") == set()


@pytest.mark.parametrize(
    "text",
    [
        "KS informerer om plattformen sin.",
        "KS og NTNU fortel om arbeidet med tillit.",
        "KS deler sine erfaringer med medvirkning.",
        "Vi får høre fra KS, og det blir innlegg fra NTNU.",
        "Til slutt vil KS snakke om veien videre.",
    ],
)
def test_body_speaks_where_none_of_its_people_is_named(text: str) -> None:
    assert ("KS", "speaker", NAME) in said(on_event(text))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Innbyggere i Skien forteller om nabolaget.", set()),
        ("KS forteller at samlinga er full.", set()),
        ("Det blir innlegg fra KS v/ Kari Nordmann.", {("Kari Nordmann", "speaker", NAME)}),
        ("Kari Nordmann i KS orienterer om planen.", {("Kari Nordmann", "speaker", NAME)}),
    ],
)
def test_body_does_not_speak_where_others_do(text: str, speakers: set[tuple[str, str, str]]) -> None:
    assert said(on_event(text), "speaker") == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Invitasjon fra lederen i Solvik Velforbund.",
        "Invitasjon frå Solvik Velforbund.",
        "Solvik Velforbund har mange lag. Vi vil gjerne høyre frå dei.",
        "Vi ser frem til å møte dere. Solvik Velforbund har bestilt sal.",
        "I år skal vi holde samlinga på Hamar. Solvik Velforbund har bestilt sal.",
    ],
)
def test_hosts_are_those_whose_invitation_it_is_and_those_who_say_we(text: str) -> None:
    assert (NAME, "organisedBy", "Solvik Velforbund") in said(on_event(text, publisher="Solvik Velforbund"))


def test_we_of_a_paper_that_the_text_does_not_name_hold_nothing() -> None:
    text = "Solvik Velforbund har mange lag. Vi vil gjerne høyre frå dei."
    assert said(on_event(text, publisher="Solvik Tidende"), "organisedBy") == set()
