"""Meetings that are called by whose they are, events behind their kind, and the houses they are held in."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said


def things(title: str, text: str, kind: str = "Event") -> set[str]:
    return entities(read(f"{title}\n\n{text}\n", title=title), kind)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Saksnr: Tema: Ansvar:", "1 AGENDA Plangruppen\nMøtested: Skien rådhus", "Møte i Plangruppen"),
        ("MØTEINNKALLING", "Utval: Ungdomsrådet\nMøtestad: Skien rådhus\nDato: 3. mai 2019", "Møte i Ungdomsrådet"),
        ("MØTEBOK", "Regionrådet for Solvik\n\nMøtestad: Skien rådhus", "Møte i Regionrådet for Solvik"),
        ("MØTEBOK", "Styret for Grøn grend\nMøtestad: Skien rådhus", "Møte i Styret for Grøn grend"),
        ("INNKALLING TIL MØTE", "Det blir innkalt til møte i Regionrådet for Solvik.", "Møte i Regionrådet for Solvik"),
        ("Innkalling", "Styre/råd/utvalg: Møtested: Møtedato:\nSkien eldreråd Skien rådhus", "Møte i Skien eldreråd"),
        ("Møteinnkalling Solvik regionråd", "Møtestad: Skien rådhus", "Møte i Solvik regionråd"),
        ("Møtebok. Eldrerådet i Solvik. Dato: 3. mai 2019", "Møtestad: Skien rådhus", "Møte i Eldrerådet i Solvik"),
        (
            "PROTOKOLL. STYRE/RÅD/UTVALG MØTESTED MØTEDATO",
            "STYRE/RÅD/UTVALG MØTESTED MØTEDATO\nSkien eldreråd Skien rådhus",
            "Møte i Skien eldreråd",
        ),
    ],
)
def test_paper_by_the_words_of_a_form_is_the_meeting_of_whose_it_is(title: str, text: str, expected: str) -> None:
    assert things(title, text) == {expected}


def test_body_of_such_a_paper_held_the_meeting_in_its_own_house() -> None:
    title = "PROTOKOLL. STYRE/RÅD/UTVALG MØTESTED MØTEDATO"
    found = said(read(f"{title}\n\nSTYRE/RÅD/UTVALG MØTESTED MØTEDATO\nSkien eldreråd Skien rådhus\n", title=title))
    assert ("Møte i Skien eldreråd", "organisedBy", "Skien eldreråd") in found
    assert ("Møte i Skien eldreråd", "heldAt", "Skien rådhus") in found


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Referat fra nabolagsmøte i Skien", "Nabolagsmøte i Skien"),
        ("Møtebok for Fellesnemnd", "Møtebok for Fellesnemnd"),
        ("Referat Nabolagskonferansen 2019", "Nabolagskonferansen 2019"),
    ],
)
def test_paper_that_names_its_meeting_keeps_the_name(title: str, expected: str) -> None:
    assert things(title, "Utval: Ungdomsrådet\nMøtestad: Skien rådhus") == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Masterstudentene viste det fram på bykonferansen PULS, for alle.", "PULS"),
        ("Skien kommune er vertskap for byjubileet Skien Vik 2025.", "Skien Vik 2025"),
        ("Han ble valgt på årsmøtet i Solvik Ungdomslag.", "årsmøtet i Solvik Ungdomslag"),
        ("Leiaren vart vald på Grannelagets landsmøte i mai.", "Grannelagets landsmøte"),
        ("Åtte deltok på oppstartsmøtet for prosjektet i Skien.", "oppstartsmøtet for prosjektet"),
        ("Alle kommunane vart inviterte til oppstartsmøte av fylket.", "oppstartsmøte"),
    ],
)
def test_event_is_named_behind_its_kind_or_by_whose_it_is(text: str, expected: str) -> None:
    assert expected in things("Nytt frå Skien", text)


@pytest.mark.parametrize(
    "text",
    [
        "På konferansen Kari Moe leda var det mange.",
        "Årsmøtet i fjor var fint, og årsmøtet i laget blir fint.",
        "Oppstartsmøtet for alle er til hausten.",
        "Folk møttes til frokost.",
    ],
)
def test_kind_alone_names_no_event(text: str) -> None:
    assert things("Nytt frå Skien", text) == set()


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Vestdaltinget møtest på torsdag", "Vestdaltinget er formannskapa i dei fem kommunane.", "Vestdaltinget"),
        ("Nabolag i vekst: Invitasjon til folkemøte", "Velkomen 3. mai i Skien.", "Folkemøte"),
        ("Grendedagar i Dalen 2024: Frivilligkveld", "Velkomen 3. mai i Skien.", "Frivilligkveld"),
        (
            "Stor oppslutnad på nabokonferanse",
            "Mange kom då nabokonferansen «Gode grender» vart halden.",
            "Gode grender",
        ),
        (
            "Full sal då Skien snakka om grender",
            "Skien kommune arrangerte grendekonferanse onsdag.",
            "Grendekonferanse",
        ),
        (
            "Skien kommune på Arendalsuka",
            "Onsdag arrangerer Skien kommune debatten «Hvem eier byen?» i Arendal.",
            "Hvem eier byen?",
        ),
        ("Skal forske på byjubileet", "Dei skriv om byjubileet Skien Vik 2025, og jubileet er ope.", "Skien Vik 2025"),
        ("Offisiell åpning av Solvik bibliotek", "Ordføreren klippet snoren.", "Offisiell åpning av Solvik bibliotek"),
        (
            "Høyringsmøte grendesenter",
            "Velkomne 3. mai.\n\nProsjektleiar: Kari Moe\n\nStyringsgruppa for prosjektet legg fram planane.",
            "Høyringsmøte grendesenter",
        ),
    ],
)
def test_headline_gives_the_name_of_what_it_tells_of(title: str, text: str, expected: str) -> None:
    assert expected in things(title, text)


def test_page_that_begins_with_the_theme_of_a_conference_is_on_it() -> None:
    text = "Denne gongen var vertskapet Vinje kommune, og temaet for konferansen var «Gode grender»."
    page = f"Saman om bygda\n\n{text}\n"
    assert ("Gode grender", "organisedBy", "Vinje") in said(read(page, title="Saman om bygda"))


SUMMONS = "INNKALLING TIL MØTE\n\nMøtestad: Solvik hotell\nDato: 20.06.2018\n\n"
MINUTES = "4 MØTEPROTOKOLL\n\nMøtestad: Skien rådhus\nDato: {day}\n\nTil stades: Kari Moe, Ola Dal\n"


def test_minutes_of_the_meeting_before_tell_of_that_meeting() -> None:
    found = said(read(SUMMONS + MINUTES.format(day="14.12.2017"), title="INNKALLING TIL MØTE"))
    assert ("Kari Moe", "participant", "Møte 14.12.2017") in found
    assert ("Møte 14.12.2017", "heldAt", "Skien rådhus") in found
    assert ("INNKALLING TIL MØTE", "heldAt", "Solvik hotell") in found


def test_minutes_of_the_same_day_are_of_the_same_meeting() -> None:
    found = said(read(SUMMONS + MINUTES.format(day="20.06.2018"), title="INNKALLING TIL MØTE"))
    assert ("Kari Moe", "participant", "INNKALLING TIL MØTE") in found


@pytest.mark.parametrize("title", ["3 millionar i auka tilskot til grendelaga", "Ungdomsrådet møtest på torsdag"])
def test_increase_is_no_week_and_body_no_assembly(title: str) -> None:
    assert things(title, "Skien kommune har gitt pengar til laga.") == set()


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Nabolagskonferanse i Solvik kulturhus", "Velkommen 3. mai.", "Solvik kulturhus"),
        ("Nabolagskonferansen 2019", "Vi møtes på Solvik kulturscene 3. mai.", "Solvik kulturscene"),
        ("Nabolagskonferansen 2019", "Konferansen er i Solvik kyrkje 3. mai.", "Solvik kyrkje"),
        ("Nabolagskonferansen 2019", "Samlinga var i kantina i heradshuset 3. mai.", "kantina i heradshuset"),
        ("Nabolagskonferansen 2019", "Solvikaulaen er staden når vi samlast.", "Solvikaulaen"),
        ("Nabolagskonferansen 2019", "Kulturhuset Solborg tek imot oss.", "Kulturhuset Solborg"),
    ],
)
def test_house_by_its_kind_is_where_the_event_is(title: str, text: str, expected: str) -> None:
    assert things(title, text, "Venue") == {expected}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Nytt frå Skien", "Dei song i Solvik kyrkje og åt i kantina."),
        ("Nabolagskonferansen 2019", "Utandørs kulturscene er bygd, og Kulturhuset I Skien er stengt."),
    ],
)
def test_house_of_nothing_held_is_none(title: str, text: str) -> None:
    assert things(title, text, "Venue") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Vinje kommune arrangerer saman med KS.",
        "Verten var KS, og mange kom.",
        "Denne gangen var vertskapet KS, og temaet var nabolag.",
        "Statsråd Kari Moe innbyr til møtet fredag 11. mars, i samarbeid med KS.",
        "Fire andre står saman med Vinje kommune om konferansen: NTNU, USN og KS.",
        "Alle var med på nettverkssamlingen til KS.",
    ],
)
def test_hosts_and_those_beside_them_hold_the_event(text: str) -> None:
    name = "Nabolagskonferansen 2019"
    assert (name, "organisedBy", "KS") in said(read(f"{name}\n\n{text}\n", title=name))


@pytest.mark.parametrize(
    "text",
    [
        "Vinje kommune snakka saman med KS.",
        "Verten var blid, og KS var der.",
        "Fire står saman med KS om vegen.",
        "Alle har meldt seg inn i KS.",
    ],
)
def test_who_is_beside_another_in_something_else_holds_nothing(text: str) -> None:
    name = "Nabolagskonferansen 2019"
    assert (name, "organisedBy", "KS") not in said(read(f"{name}\n\n{text}\n", title=name))
