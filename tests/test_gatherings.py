"""How places of events, what events are called and who leads them are read in the many ways that pages have."""

from __future__ import annotations

import pytest

from tests.pages import Triple, named, read, said

EVENT = "Nabolagskonferansen 2019"
END = "Konferansen er åpen for alle som vil komme og snakke om nabolag."


def of_event(text: str, *predicates: str) -> set[Triple]:
    return said(read(f"{EVENT}\n\n{text}\n\n{END}\n", title=EVENT), *predicates)


# Where it is held.


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nabolagskonferansen på Grendatunet tysdag 10. juni er open for alle.", "Grendatunet"),
        ("Nabolagskonferansen ble holdt på Grendaheim i november 2019.", "Grendaheim"),
        ("Nabolagskonferansen vart halden på Grendaheim i november 2019.", "Grendaheim"),
        ("Nabolagskonferansen på Solvik bygdemuseum i november samla mange.", "Solvik bygdemuseum"),
        ("Vi møtes på Solvik folkehøgskole onsdag 3. mai kl. 18.", "Solvik folkehøgskole"),
        ("Me møtest på Solvik folkehøgskule onsdag 3. mai kl. 18.", "Solvik folkehøgskule"),
        ("Tid og stad: Tysdag 10. juni kl. 18-20 på Solvik frivilligsentral", "Solvik frivilligsentral"),
        ("Over 50 personar var samla på Grendaheim for å snakka om nabolag.", "Grendaheim"),
        ("Om lag 50 personer møtte opp på Grendastova i går.", "Grendastova"),
        ("Fredag møttes frivillige fra hele fylket i Solvik IL sitt klubbhus.", "Solvik IL sitt klubbhus"),
        ("Fredag møttest frivillige frå fylket på klubbhuset til Solvik IL.", "klubbhuset til Solvik IL"),
        ("Onsdag 3. mai kl. 18.00–20.30 på Storstova", "Storstova"),
        ("Konferansen blei arrangert på hotell Solglimt i går.", "hotell Solglimt"),
        ("På Grendaheim, det gamle forsamlingshuset i Solvik, var det konferanse torsdag.", "Grendaheim"),
        ("Arrangementet foregår på Grendaheim.", "Grendaheim"),
        ("Konferansen gjekk føre seg på Grendaheim.", "Grendaheim"),
        ("Oppmøtestad: Grendaheim", "Grendaheim"),
    ],
)
def test_where_an_event_is(text: str, place: str) -> None:
    assert of_event(text, "heldAt") == {(EVENT, "heldAt", place)}


@pytest.mark.parametrize(
    "text",
    [
        "Kari Moe jobber på Solvik bygdemuseum og er glad i museet.",
        "I fjor ble konferansen holdt på Grendaheim.",
        "Nabolagskonferansen vert ikkje halden på Grendaheim i mai.",
        "Møtet i Formannskapet var langt.",
        "Nabolagskonferansen på Toten samlet mange.",
        "Konferansen på Vestlandet samlet mange.",
        "Ola Dunk, leder i Grendaheim, det gamle ungdomslaget, kom.",
        "Saken ble omtalt i Solvikposten, den gamle avisa, i går.",
    ],
)
def test_where_it_is_not(text: str) -> None:
    assert not of_event(text, "heldAt")


# What it is called.


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Oppsummering: Frivilligkonferansen 2019", "Frivilligkonferansen 2019"),
        ("Slik var Frivilligkonferansen 2019", "Frivilligkonferansen 2019"),
        ("Siste sjanse: Fagdag om medverknad", "Fagdag om medverknad"),
        ("Det blir folkemøte om kommuneplanen", "Folkemøte om kommuneplanen"),
        ("Kom på folkemøte om kommuneplanen!", "Folkemøte om kommuneplanen"),
        ("Dialogmøte om kommuneplanen vart ein suksess", "Dialogmøte om kommuneplanen"),
        ("Solvik grendalag skipa folkemøte om skulen", "Folkemøte om skulen"),
        ("Byvandring i Solvik", "Byvandring i Solvik"),
        ("Rundebordssamtale om medvirkning", "Rundebordssamtale om medvirkning"),
        ("Opningsfest for nabolagshuset", "Opningsfest for nabolagshuset"),
    ],
)
def test_the_name_in_a_title(title: str, name: str) -> None:
    text = f"{title}\n\nVelkomen 3. mai 2019 kl. 18 på Solvik hotell.\n\nPåmelding innan 1. mai.\n"
    assert named(text, "Event", title=title) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Solvik grendalag hadde invitert alle til dialogmøte om skulen. Kari Moe innleia.", "Dialogmøte om skulen"),
        ("Grendalaget har møttes og hatt mange samlinger.", None),
        ("Solvik skule skal byggjast om, seier Kari Moe.", None),
    ],
)
def test_a_report_of_an_event(text: str, name: str | None) -> None:
    page = f"God stemning i Solvik\n\n{text}\n"
    assert named(page, "Event", title="God stemning i Solvik") == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Solvik kommune deltok på nabolagskonferansen i Molde.", "nabolagskonferansen i Molde"),
        ("Under bygdefestivalen på Voss fortalde Kari Moe om arbeidet.", "bygdefestivalen på Voss"),
        ("Kommunen hadde dialogmøte om skulevegen i mai.", "dialogmøte om skulevegen"),
        ("Prosjektet var med på nettverkssamling for bygdelag i Molde.", "nettverkssamling for bygdelag"),
        ("Ungdomane gjennomførte seminar om tillit i mai.", "seminar om tillit"),
        ("Kari Moe hadde møte om saken.", None),
        ("Kari Moe er med i nettverksmøte for leiarar.", None),
        ("Ho skreiv om landskonferansen i Molde.", None),
        ("Sluttkonferansen i Molde er i mai.", None),
    ],
)
def test_an_event_told_of_in_passing(text: str, event: str | None) -> None:
    page = f"Gode nabolag i Solvik\n\nGode nabolag er et prosjekt i Solvik kommune.\n\n{text}\n"
    assert named(page, "Event", title="Gode nabolag i Solvik") == ([event] if event else [])


# Who speaks and who leads.


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Hovedinnleder er Kari Moe, professor ved NTNU.", "Kari Moe speaker"),
        ("Dei to hovudinnleiarane er professor ved NTNU, Kari Moe, og Ola Dunk.", "Kari Moe speaker, Ola Dunk speaker"),
        ("Det ble orientert om arbeidet av Kari Moe.", "Kari Moe speaker"),
        ("Kari Moe delte røynslene sine.", "Kari Moe speaker"),
        ("Konferansier på konferansen i år er Kari Moe.", "Kari Moe facilitator"),
        ("Kveldens vert er Kari Moe.", "Kari Moe facilitator"),
        ("Prosessleiar er Kari Moe.", "Kari Moe facilitator"),
        ("Gruppearbeidet ble fasilitert av Kari Moe.", "Kari Moe facilitator"),
        ("Kari Moe fasiliterte gruppearbeidet.", "Kari Moe facilitator"),
        ("Kari Moe geleida oss gjennom programmet.", "Kari Moe facilitator"),
        ("Paneldeltakere er Kari Moe og Ola Dunk.", "Kari Moe participant, Ola Dunk participant"),
        ("Hovedinnlederen kjenner Kari Moe godt.", ""),
        ("Kari Moe, hovedinnleder på Bygdekonferansen 2012, er syk.", ""),
        ("Prosessen i Solvik er ikke fasilitert av Kari Moe.", ""),
        ("Prosessleder Ola Dunk og Kari Moe jobber i KS.", ""),
        ("I fjor var Kari Moe konferansier på konferansen.", ""),
        ("Kommunen ble ikke orientert om saken av Kari Moe.", ""),
        ("Kari Moe er vert for programmet Bygda på NRK.", ""),
        ("Kari Moe delte ut prisen.", ""),
    ],
)
def test_who_speaks_and_leads(text: str, people: str) -> None:
    told = of_event(text, "speaker", "facilitator", "participant")
    assert ", ".join(sorted(f"{who} {predicate}" for who, predicate, _ in told)) == people


@pytest.mark.parametrize(
    ("row", "bodies"),
    [
        ("Velkommen ved Oslo kommune og NTNU", {"Oslo", "NTNU"}),
        ("Velkomen frå KS", {"KS"}),
        ("Åpning av konferansen ved KS", {"KS"}),
        ("Opning av Oslo kommune sitt nye hus", set()),
        ("Velkommen til Oslo kommune", set()),
        ("Åpning av kafé i Oslo kommune", set()),
    ],
)
def test_a_body_opens(row: str, bodies: set[str]) -> None:
    told = of_event(f"Program\n\n10:00 {row}\n10:30 Gode nabolag. Kari Moe, KS", "speaker")
    assert {who for who, _, what in told if what == EVENT} == bodies
