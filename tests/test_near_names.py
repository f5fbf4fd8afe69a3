"""Near misses of ways to name things: what stands where a project's, an event's or a body's name does, and is none."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said

NEWS, PROJECT, EVENT = "Nytt fra Solvik kommune", "Prosjektet Grønne tak", "Konferanse om samskaping"


def named(text: str, kind: str) -> list[str]:
    return sorted(entities(read(text, title=NEWS), kind))


@pytest.mark.parametrize(
    "text",
    [
        "Vi trenger et prosjektnavn «som alle forstår».",
        "Flere prosjekter er «på vent» og «under vurdering».",
        "Satsingen på ungdom, «en vinn-vinn-situasjon», sier han, er i gang.",
        "Ordføreren oppfordret alle til «å bidra mer». Prosjektet skal gi nye møteplasser.",
        "«Alle skal med» skal være vårt motto. Prosjektet er i gang.",
        "Livet har vært et stort prosjekt.",
        "Biblioteket har ikke vært et prosjekt for kommunen.",
        "Utviklingsprogrammet for ansatte er obligatorisk.",
    ],
)
def test_what_is_said_of_a_project_is_no_name(text: str) -> None:
    assert named(text, "Project") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen hadde konferanse om morgenen og kurs om kvelden.",
        "Laget hadde nettverksmøte for første gang.",
        "Kari Moe deltok på konferanse for ti år siden.",
        "Kommunen har aldri gjennomført seminar om samskaping.",
    ],
)
def test_when_something_was_is_not_its_theme(text: str) -> None:
    assert named(text, "Event") == []


@pytest.mark.parametrize(
    "text",
    [
        "Vi har samarbeid med KS, Utdanning og Helse i kommunen.",
        "Saman med KS, Studentar og Facebook gjekk det bra.",
        "KS, NAV og Stortingsvalget var tema.",
        "Vi startet Facebookgruppa i går, og alle i Aldersgruppa er med.",
        "Frilans-journalist Ola Lie og Sports-kommentator Kari Moe skriver.",
    ],
)
def test_what_is_like_a_body_is_none(text: str) -> None:
    assert {name for name in named(text, "Organisation") if name not in ("KS", "NAV")} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Konferansen blir på Norsk.",
        "Vi sees på Instagram!",
        "Overnatting på hotell Bristol er mulig.",
        "Bussen til konferansen går kl. 8.30 på Solvik skule.",
        "Et lignende arrangement på Bryggestuen var gratis.",
        "Konferansen på Fjordstova er avlyst.",
        "Kari Moe gjekk på kurs på Solvik folkehøgskule.",
        "Møteplass: Vi vil skape en møteplass for alle.",
    ],
)
def test_place_of_something_else_is_not_of_the_event(text: str) -> None:
    assert said(read(f"Dato: 4. mars 2024\n\n{text}\n", title=EVENT), "heldAt") == set()


@pytest.mark.parametrize(
    "text", ["Ref.: Kari Moe: Samskaping i praksis. NTNU 2019", "Kommuner som deltok i fjor: Skien"]
)
def test_label_of_another_thing_or_time_names_nobody_present(text: str) -> None:
    assert said(read(f"Dato: 4. mars 2024\n\n{text}\n", title=EVENT), "participant") == set()


def test_what_somebody_works_with_is_no_list_of_partners() -> None:
    assert said(read("Prosjektet skal gi bedre luft.\n\nJobber med:\n- NAV\n", title=PROJECT), "partner") == set()


def test_exhibition_that_is_opened_is_from_a_body_that_does_not_speak() -> None:
    assert said(read("Program\nkl. 11 Opning av utstillinga frå NTNU\n", title=EVENT), "speaker") == set()
