"""Announcements: what makes a page one of an event, what the event is called, and where it is."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said

NAME = "Nabolagskonferansen 2019"


def on_event(text: str) -> set[tuple[str, str, str]]:
    """What is said on a page on that event."""
    return said(read(f"{NAME}\n\n{text}\n", title=NAME))


@pytest.mark.parametrize(
    "text",
    [
        "Onsdag 12. mars kl. 10.00–14.30 er det fagseminar for alle i Skien.",
        "Det blir open fagdag for grendene torsdag 3. mai.",
        "12. mai 2022 kl. 09.00–10.15\n\nVi snakker om nabolag. Meld deg på innen fredag.",
        "I mai inviterte Skien kommune alle lag til et seminar om nabolag.",
    ],
)
def test_day_and_kind_or_hours_and_joining_make_an_announcement(text: str) -> None:
    assert entities(read(f"Gode naboer\n\n{text}\n", title="Gode naboer"), "Event") == {"Gode naboer"}


@pytest.mark.parametrize(
    "text",
    [
        "Onsdag 12. mars kl. 10.00–14.30 er kontoret stengt.",
        "12. mai 2022 kl. 09.15\n\nVi skriver om nabolag. Meld deg på nyhetsbrevet.",
        "Skien kommune har et nytt kontor for nabolag.",
    ],
)
def test_closed_doors_and_times_of_writing_make_none(text: str) -> None:
    assert entities(read(f"Gode naboer\n\n{text}\n", title="Gode naboer"), "Event") == set()


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Grannelag: Inviterer til gratis seminar", "Den 4. mai blir det grannelagsseminar i Os.", "Grannelagsseminar"),
        ("Snart folkemøte", "Det første folkemøtet om ny plan blir holdt i Skien.", "Folkemøte om ny plan"),
        ("Er naboene klare?", "KS inviterte til et møte der temaet var «Naboer i 2030».", "Naboer i 2030"),
    ],
)
def test_text_names_the_event_that_a_title_only_announces(title: str, text: str, name: str) -> None:
    assert entities(read(f"{title}\n\n{text}\n", title=title), "Event") == {name}


def test_title_with_a_name_of_its_own_is_kept() -> None:
    title = "Folkemøte om gode grender"
    text = "Det blir også grendefolkemøte om vei."
    assert title in entities(read(f"{title}\n\n{text}\n", title=title), "Event")


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Vi møtes i Storgata 12 klokka 10.", "Storgata 12"),
        ("Møtet er i Peder Moes gate 5.", "Peder Moes gate 5"),
        ("13. APRIL\n\nGrendehuset, Skoleveien 4, Skien\n\nKl. 10–15", "Grendehuset, Skoleveien 4"),
        ("Konferansen er på Gimle skole.", "Gimle skole"),
        ("Lia ungdomsskule er staden når vi samlast.", "Lia ungdomsskule"),
    ],
)
def test_addresses_and_schools_are_places_of_events(text: str, venue: str) -> None:
    assert (NAME, "heldAt", venue) in on_event(text)


@pytest.mark.parametrize(
    "text",
    [
        "Skien kommune flytter kontorene til Storgata 12.",
        "Rektor ved Gimle skole, Kari Moe, innleder.",
        "Elever på Gimle skole synger.",
    ],
)
def test_new_offices_and_schools_of_people_are_none(text: str) -> None:
    assert not any(predicate == "heldAt" for _, predicate, _ in on_event(text))


def test_streets_are_no_venues_where_a_house_is_named_or_nothing_is_held() -> None:
    assert entities(read(f"{NAME}\n\nVi møtes på Ibsen hotell i Storgata 12.\n", title=NAME), "Venue") == {
        "Ibsen hotell"
    }
    assert entities(read("Nytt kontor\n\nKS er nå i Storgata 12.\n", title="Nytt kontor"), "Venue") == set()


def test_plan_of_days_says_where_each_meeting_is_held() -> None:
    intro = "\n\n".join(f"Avsnitt {n} om nabolag." for n in range(9))
    plan = "• Måndag 4. september kl. 18.00, stad: Lia – Samfunnshuset\n• Tysdag 5. september: Åsen kulturhus\n"
    held = {
        o
        for _, predicate, o in on_event(f"{intro}\n\n{plan}\n• Åpent hver dag: Moen bibliotek\n")
        if predicate == "heldAt"
    }
    assert held == {"Samfunnshuset", "Åsen kulturhus"}


@pytest.mark.parametrize(
    "text",
    [
        "Skien kommune inviterer, og gjør det sammen med KS.",
        "Skien kommune inviterer, og gjer dette i lag med KS.",
        "I den anledning ber Skien kommune og KS inn til en dag om naboer.",
        "Arrangør er KS i samarbeid med Skien kommune.",
        "Invitasjonen kommer fra KS og Skien kommune.",
    ],
)
def test_those_who_ask_all_in_together_hold_the_event(text: str) -> None:
    assert {(NAME, "organisedBy", "KS"), (NAME, "organisedBy", "Skien")} <= on_event(text)


def test_asking_for_opinions_is_no_invitation() -> None:
    assert not any(predicate == "organisedBy" for _, predicate, _ in on_event("KS ba kommunene om innspill til saken."))


def test_who_is_told_to_speak_right_below_a_title_gives_it() -> None:
    rows = "Program\n\nKl. 12.00 Velkommen v/ Per Ås\n\nkl. 12.15 Naboer i by og bygd\n\n{}\n\nkl. 13.00 Slutt"
    speaks = on_event(rows.format("Kari Moe, NTNU, innleder."))
    assert ("Kari Moe", "speaker", "Naboer i by og bygd") in speaks
    opens = on_event(rows.format("Kari Moe, NTNU, ønsker velkommen."))
    assert ("Kari Moe", "speaker", NAME) in opens


@pytest.mark.parametrize("text", ["Til slutt ledet Kari Moe en samtale med Ola Lie fra KS."])
def test_who_leads_a_conversation_chairs_it_and_others_take_part(text: str) -> None:
    assert {("Kari Moe", "facilitator", NAME), ("Ola Lie", "participant", NAME)} <= on_event(text)


def test_minutes_have_labels_in_capitals_and_a_table_of_who_met() -> None:
    title = "Referat fra grendemøte i Solvik"
    text = (
        "TID 14. mars 2016\nSTED Herredshuset\nMØTELEDER Kari Moe\n\n"
        "Navn Organisasjon\nOla Lie Skien kommune\nSiv Dahl KS\n\nSak 1: Naboer\n"
    )
    told = said(read(f"{title}\n\n{text}", title=title))
    event = "Grendemøte i Solvik"
    assert {
        (event, "heldAt", "Herredshuset"),
        ("Kari Moe", "facilitator", event),
        ("Ola Lie", "participant", event),
        ("Ola Lie", "affiliatedWith", "Skien"),
        ("Siv Dahl", "participant", event),
    } <= told


def test_capitals_that_are_no_label_and_words_that_head_no_table_are_left() -> None:
    told = on_event("NAV Skien kommer.\n\nNavn er viktige\nOla Lie sier det samme\nSiv Dahl er enig")
    assert not any(predicate in ("participant", "heldAt") for _, predicate, _ in told)
