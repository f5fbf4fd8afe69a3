"""What a page's own event and project are called where its title is a headline, a kind or tells what they are."""

from __future__ import annotations

import pytest

from tests.pages import entities, named, read, said


def things(title: str, text: str, kind: str) -> set[str]:
    return entities(read(f"{title}\n\n{text}\n", title=title), kind)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Stort engasjement for bygda",
            "Over 80 møtte då Skien kommune heldt folkemøte om skulen tysdag 3. mai. Ordførar Kari Moe opna møtet.",
            "Folkemøte om skulen",
        ),
        (
            "Lærte om samskaping",
            "Tirsdag 3. mai var 40 ansatte samlet til fagdag om samskaping i Skien. Kari Moe holdt foredrag.",
            "Fagdag om samskaping",
        ),
        ("Si din mening om torget", "Skien kommune inviterer til åpent møte torsdag 4. mai kl. 19.", "Åpent møte"),
        ("Hald av datoen: Bygdekonferansen 2022", "Konferansen er i Skien 3. mai 2022.", "Bygdekonferansen 2022"),
        ("Nyttig seminar om medvirkning", "Seminaret ble holdt i Skien 3. mai 2022.", "Seminar om medvirkning"),
        ("Gode naboer", "I mai inviterte Skien kommune alle lag til et seminar om nabolag.", "Gode naboer"),
    ],
)
def test_event_is_called_what_the_text_calls_it_where_the_title_tells_of_it(
    title: str, text: str, expected: str
) -> None:
    assert things(title, text, "Event") == {expected}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Møte i Lofttinget", "Dei sju kommunane kjem saman på Lofttinget 3. mai 2022.", "Lofttinget"),
        ("Møtet på Lofttinget", "Ordførerne møtes på Lofttinget 3. mai 2022.", "Lofttinget"),
        ("Møte i Lofttinget", "Lofttinget møtest 3. mai 2022 i Skien.", "Møte i Lofttinget"),
        ("Møte i Sametinget", "Alle møtes på Sametinget 3. mai 2022.", "Møte i Sametinget"),
    ],
)
def test_assembly_that_people_gather_on_is_the_event(title: str, text: str, expected: str) -> None:
    assert things(title, text, "Event") == {expected}


@pytest.mark.parametrize("title", ["Slik lykkes du med folkemøter", "Tips til gode møter for alle"])
def test_advice_on_meetings_is_no_meeting(title: str) -> None:
    assert things(title, "Gode folkemøter krever god forberedelse. Her er ti råd.", "Event") == set()


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Levande grender – eit prosjekt om bulyst", "Skien kommune har ansvaret.", "Levande grender"),
        ("Nytt fra byen", "Sammen om torget er kommunens satsing på samskaping.", "Sammen om torget"),
        ("Nytt frå bygda", "MEDBYGD (Medverknad i bygdene) er eit forskingsprosjekt om grender.", "MEDBYGD"),
        ("Nytt fra byen", "I prosjektet Biblioteket som samskaper er fem byer med.", "Biblioteket som samskaper"),
    ],
)
def test_project_is_called_what_is_said_to_be_one(title: str, text: str, expected: str) -> None:
    assert things(title, text, "Project") == {expected}


def test_project_that_the_text_says_is_one_comes_before_what_the_title_tells_of() -> None:
    text = "«Et sterkere team» er et prosjekt som har Gangbrua som pilot. Prosjektet er eid av Skien kommune."
    assert "Et sterkere team" in things("Gangbrua – et prosjekt for unge", text, "Project")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Landskonferanse for nabolag holdes i mai.", {"Landskonferanse for nabolag"}),
        ("Nordisk nabolagskonferanse vart halden i fjor.", {"Nordisk nabolagskonferanse"}),
        ("Utvalget har arrangert et innspillsmøte for grendelag i mai.", {"innspillsmøte for grendelag i mai"}),
        ("Et møte om nabolag er alltid nyttig.", set()),
        ("Denne konferansen holdes i mai.", set()),
    ],
)
def test_event_is_named_by_its_kind_and_what_it_is_on_where_it_is_held(text: str, expected: set[str]) -> None:
    assert set(named(f"Nytt fra byen\n\n{text}\n", "Event", title="Nytt fra byen")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Frå å vere eit felles prosjekt for Skien og Bamble har Arena for velferd (AV-Grenland) vorte eit partnarskap.",
        "I 2018 har Arena for velferd (AV-Grenland) blitt et samarbeid mellom Skien og Bamble.",
    ],
)
def test_what_has_become_a_partnership_is_a_project(text: str) -> None:
    stated = said(read(f"Avtale\n\n{text}\n", title="Avtale"), "partner")
    assert stated == {("Arena for velferd", "partner", "Skien"), ("Arena for velferd", "partner", "Bamble")}


def test_what_has_become_something_else_is_no_project() -> None:
    assert not things("Avtale", "I fjor har Arena for velferd (AV-Grenland) vorte ein stad å vere.", "Project")
