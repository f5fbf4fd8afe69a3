"""Whole pages by their layout: what a headline, an odd line or a list cut wrongly would lose."""

from __future__ import annotations

from functools import cache

import pytest

from samgraf.model import Reading
from tests.pages import found_in, named, read
from tests.pages import said as stated


def said(reading: Reading) -> set[str]:
    """What is stated, a line each."""
    return {" | ".join(triple) for triple in stated(reading)}


STACKED = """Grendekonferansen 2022 • Solvik kulturhus • 5. mai

Opning
10.00–10.15
Ordførar Kari Moe, Nord-Aurdal kommune

Bygda som laboratorium
10.15–11.00
Ola Vik, Ruralis

Kva skal vi med ein møteplass?
11.00–11.40
Siv Dahl, NTNU

11.40–12.40 Lunsj

Frå tomme hus til heimar
12.40–13.20
Per Lien, Vang kommune
"""
EVENT = {"title": "Grendekonferansen 2022"}


@cache
def stacked() -> frozenset[str]:
    return frozenset(said(read(STACKED, **EVENT)))


def test_titles_stand_over_the_times_and_who_speaks_under_them() -> None:
    assert "Ola Vik | speaker | Bygda som laboratorium" in stacked()
    assert "Siv Dahl | speaker | Kva skal vi med ein møteplass?" in stacked()
    assert "Per Lien | speaker | Frå tomme hus til heimar" in stacked()
    assert "Kari Moe | speaker | Grendekonferansen 2022" in stacked()


def test_titles_behind_the_times_are_not_of_the_row_below() -> None:
    text = "Program\n\n10.00 Tillit i bygda\nOla Vik, KS\n\n11.00 Gode hus\nSiv Dahl, NTNU\n\n12.00 Nye rom\nPer Lien\n"
    found = said(read(text, **EVENT))
    assert "Ola Vik | speaker | Tillit i bygda" in found
    assert "Siv Dahl | speaker | Gode hus" in found


def talks(text: str) -> list[tuple[str, object, object]]:
    """The titled points of a page's programme with their times."""
    items = found_in(text, **EVENT)[1].programme
    titles = [item.title for item in items if item.title]
    return [(title.text, title.attributes.get("start"), title.attributes.get("end")) for title in titles]


def test_hours_may_have_a_blank_inside() -> None:
    text = "Program\n\n12.15 Trygge hus. Siv Dahl, NTNU\n\n13. 30 Gode nabolag. Ola Vik, Ruralis\n"
    assert ("Gode nabolag", "13:30", None) in talks(text)


def test_a_number_before_a_count_is_no_hour() -> None:
    text = "Desse kom:\n\n12. 15 deltakarar frå Solvik\n13. 30 elevar\n"
    assert talks(text) == []


def test_hours_may_be_whole_at_one_end_only() -> None:
    text = "Kl 9–9.45 | Gode nabolag | Ola Vik, Ruralis\nKl 10.15–11 | Trygge hus | Siv Dahl, NTNU\n"
    assert talks(text) == [("Gode nabolag", "09:00", "09:45"), ("Trygge hus", "10:15", "11:00")]


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ("10.00 Unge i plan. Ved ungdomsrådet i Gjøvik, Ola Vik og Siv Dahl", "Unge i plan"),
        ("10.00 Kva seier bygda? Prof. Siv Dahl, NTNU", "Kva seier bygda?"),
        ("10.00 Nabohjelpa i Ulstein (Siv Dahl)", "Nabohjelpa i Ulstein"),
        ("10.00 Tur i Vang. Guide: Siv Dahl", "Tur i Vang"),
        ("10.00 Sesjon 1: Møteplassar | Leiar: Siv Dahl", "Møteplassar"),
        ("10.00 Hovudinnlegg: «Ikkje ein metode». Professor Siv Dahl, NTNU", "Ikkje ein metode"),
        ("10.00 Sak 13/23 Felles legevakt v/ Siv Dahl", "Felles legevakt"),
    ],
)
def test_a_title_ends_before_what_is_said_of_who_speaks(row: str, title: str) -> None:
    assert title in [talk[0] for talk in talks(f"Program\n\n{row}\n\n11.00 Gode hus v/ Ola Lie\n")]


def test_who_leads_a_session_behind_its_title_chairs_it() -> None:
    first = "10.00 Sesjon 1: Møteplasser | Leder: Siv Dahl, KS\n– Vi over 60 v/ Ola Lie"
    text = f"Program\n\n{first}\n\n11.00 Gode hus v/ Per Vik\n"
    found = said(read(text, **EVENT))
    assert "Siv Dahl | facilitator | Møteplasser" in found
    assert "Ola Lie | speaker | Vi over 60" in found


WEEK = "Arendalsuka 2019 - Arrangement 1: Hvem eier nabolaget?"


def test_an_event_of_a_week_is_called_without_it_and_part_of_it() -> None:
    found = said(read(f"{WEEK}\n\n14. august 2019\n\nArrangør: Husbanken, KS\n", title=WEEK))
    assert "Hvem eier nabolaget? | partOf | Arendalsuka 2019" in found
    assert "Hvem eier nabolaget? | organisedBy | Husbanken" in found


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Program - fagdag om medvirkning", "Fagdag om medvirkning"),
        ("Bygdekonferansen 2022 • Solvik kulturhus • 5. mai", "Bygdekonferansen 2022"),
        ("Frivillighetsuka: konferanse", "Frivillighetsuka: konferanse"),
    ],
)
def test_an_event_is_called_without_what_stands_around_its_name(title: str, event: str) -> None:
    main = found_in(f"{title}\n\nDato: 5. mai 2022\n\nSted: Solvik kulturhus\n", title=title)[1].event
    assert main and main.text == event


NAMED_IN_TEXT = """Kommunen og KS møttes for prosjektet GROBUNN – Grønne byer for alle. Prosjektet varer i tre år.

Eier: Skien kommune

Periode: 2021–2024
"""


def test_a_headline_is_no_projects_name_where_the_text_has_one() -> None:
    found = said(read(f"Slik skal Skien bli grønnere\n\n{NAMED_IN_TEXT}", title="Slik skal Skien bli grønnere"))
    assert "GROBUNN – Grønne byer for alle | ownedBy | Skien" in found


def test_a_title_without_news_stays_the_projects_name() -> None:
    found = said(read(f"Nye veier til grønne byer\n\n{NAMED_IN_TEXT}", title="Nye veier til grønne byer"))
    assert "Nye veier til grønne byer | ownedBy | Skien" in found


def test_a_projects_name_goes_on_behind_a_preposition_as_the_page_has_it_elsewhere() -> None:
    text = "Vi er med i prosjektet Stemmer frå kysten. Stemmer frå kysten er finansiert av Husbanken."
    assert named(text, "Project") == ["Stemmer frå kysten"]
    years = "Ola Vik leder prosjektet Tillit i klasserommet (2022–2025)."
    assert named(years, "Project") == ["Tillit i klasserommet"]


def test_a_name_is_not_cut_where_the_page_has_it_whole() -> None:
    text = "Samlinga er del av prosjektet Saman i Nordhordland. Prosjektleiar for Saman i Nordhordland er Siv Dahl."
    assert set(named(text, "Project")) == {"Saman i Nordhordland"}
    assert "Siv Dahl | leads | Saman i Nordhordland" in said(read(text))


def test_two_names_side_by_side_stay_two() -> None:
    text = "Grendelyd og Nabolyd heter to prosjekter i Skien."
    assert named(text, "Project") == ["Grendelyd", "Nabolyd"]


def test_what_stands_behind_a_whole_name_is_no_part_of_it() -> None:
    assert (
        named("Vi arbeider med prosjektet GNISTRE i kommunen. GNISTRE er finansiert av KS.", "Project")[0] == "GNISTRE"
    )


def test_a_call_names_what_one_may_pilot() -> None:
    assert named("Bli med som pilotkommune i Ung Medvirkning 2.0!", "Project") == ["Ung Medvirkning 2.0"]
    assert named("Vi ser etter en pilotkommune i Nord Fron kommune.", "Project") == []


def test_a_page_that_offers_money_is_no_event_and_lists_its_grants() -> None:
    text = (
        "Utlysing: Grendemidlar 2024\n\nDesse fekk støtte i 2023:\n• Solvik grendelag, «Bryggja» – 80 000\n"
        "• Knaben vel: Løype for alle (55 000)\n\nSøkjarkurs\nNår: 20. februar kl. 18.00\nKvar: Solvik kulturhus\n"
    )
    page = found_in(text, title="Utlysing: Grendemidlar 2024")[1]
    assert page.event is None
    assert len(page.grants) == 2


def test_who_came_to_an_event_or_invites_to_it_is_no_partner_of_its_project() -> None:
    text = (
        "Debatt om nabolag\n\nDato: 5. mai 2022\n\n"
        "Husbanken inviterer i samarbeid med Utdanningsforbundet til seminar.\n\n"
        "Panel:\n- Leder for KS, Kari Moe\n- Ola Vik, NTNU\n\nDebatten er del av prosjektet «Nabolag nå».\n"
    )
    found = said(read(text, title="Debatt om nabolag"))
    assert not [triple for triple in found if "| partner |" in triple]
    assert "Debatt om nabolag | organisedBy | Utdanningsforbundet" in found


@pytest.mark.parametrize(
    ("sentence", "triple"),
    [
        ("Skien kommune, KS og NTNU slår seg sammen om et åpent møte.", "Gode rom | organisedBy | NTNU"),
        ("Kommunen og Nordland fylkeskommune kalte inn til folkemøte.", "Gode rom | organisedBy | Nordland"),
        ("Debattleder er journalist og forfatter Siv Dahl.", "Siv Dahl | facilitator | Gode rom"),
        ("Bordvertane var Siv Dahl, Osterøy, og Ola Vik.", "Siv Dahl | facilitator | Gode rom"),
        ("Frå Gloppen kommune kjem Siv Dahl.", "Siv Dahl | speaker | Gode rom"),
        ("Kinn kommune er representert ved rådgjevar Siv Dahl.", "Siv Dahl | participant | Gode rom"),
        ("Også Husbanken og KS hadde innlegg.", "Husbanken | speaker | Gode rom"),
        ("Dagen er gratis takka vere støtte frå Husbanken.", "Gode rom | fundedBy | Husbanken"),
        ("Time kommune ønskjer velkomen til konferanse saman med NTNU.", "Gode rom | organisedBy | NTNU"),
        ("Siv Dahl oppsummerer dagen.", "Siv Dahl | speaker | Gode rom"),
        ("Arr.: Husbanken", "Gode rom | organisedBy | Husbanken"),
        ("Responsible: Siv Dahl", "Siv Dahl | contact | Gode rom"),
    ],
)
def test_reports_and_announcements_say_who_held_led_and_spoke(sentence: str, triple: str) -> None:
    event = {"title": "Konferansen Gode rom"}
    assert triple in said(read(f"Konferansen Gode rom\n\nDato: 5. mai 2022\n\n{sentence}\n", **event))


@pytest.mark.parametrize(
    ("sentence", "triple"),
    [
        ("– Vi gleder oss, sier prosjektleder og professor Siv Dahl.", "Siv Dahl | leads | Gode rom"),
        ("Dagleg prosjektleiing ligg hos Siv Dahl.", "Siv Dahl | leads | Gode rom"),
        ("Gode rom er finansiert av Husbanken og eigd av Skien kommune.", "Gode rom | ownedBy | Skien"),
        ("Gode rom, som Skien kommune eier og Husbanken støtter, er nytt.", "Gode rom | fundedBy | Husbanken"),
    ],
)
def test_pages_on_projects_say_who_leads_owns_and_pays(sentence: str, triple: str) -> None:
    assert triple in said(
        read(f"Gode rom\n\n{sentence}\n", title="Gode rom", url="https://example.org/prosjekter/rom/")
    )


def test_an_office_between_two_names_is_of_the_one_whose_it_is() -> None:
    found = said(read("De innleder: Kari Moe, direktør i Husbanken, Siv Dahl, sjef i KS, og Ola Vik, rektor i NTNU."))
    assert "Siv Dahl | affiliatedWith | KS" in found
    assert "Siv Dahl | affiliatedWith | Husbanken" not in found


def test_a_body_behind_a_dash_is_of_the_name_before_it() -> None:
    text = "Til stede: Kari Moe – Bergen kommune, Siv Dahl (vara, Drammen kommune)\n"
    found = said(read(f"Referat fra styremøte\n\n{text}", title="Referat fra styremøte"))
    assert "Siv Dahl | affiliatedWith | Drammen" in found
    assert "Siv Dahl | affiliatedWith | Bergen" not in found
    glimpses = said(
        read("Tre glimt: Kari Moe frå Hå kommune (Aktiv i lag), Siv Dahl frå KS (Klepp for alle) og Ola Vik.")
    )
    assert "Siv Dahl | affiliatedWith | Hå" not in glimpses


def test_a_body_is_no_person_by_who_represents_it_or_by_half_of_its_name() -> None:
    assert named("Solvik Nord, representert ved Kari Moe, holdt innlegg.", "Person") == ["Kari Moe"]
    assert "Valdres Natur" not in named("Dagleg leiar Kari Moe – Valdres Natur- og Kulturpark", "Person")
    assert named("Danske Mette Friis fra Komponent deler erfaringer.", "Person") == ["Mette Friis"]


@pytest.mark.parametrize(
    ("text", "title", "triple"),
    [
        (
            "Møteprotokoll\n\nUtvalg: Eldrerådet i Ringsaker\nMøtested: Rådhuset\nDato: 05.09.2022\n",
            "Møteprotokoll Eldrerådet",
            "Møte i Eldrerådet | organisedBy | Eldrerådet i Ringsaker",
        ),
        (
            "Møte i Samarbeidsrådet for Indre Sogn fredag 10. mars 2023\n\nMøtestad: Rådhuset\n",
            "Referat frå møte i Samarbeidsrådet for Indre Sogn",
            "Møte i Samarbeidsrådet for Indre Sogn | organisedBy | Samarbeidsrådet for Indre Sogn",
        ),
    ],
)
def test_minutes_say_whose_meeting_it_was(text: str, title: str, triple: str) -> None:
    assert triple in said(read(text, title=title))


def test_a_case_of_a_meeting_is_no_body() -> None:
    found = said(
        read("Møte i Solvik råd\n\nSak 13/23 Felles legevakt v/ Siv Dahl\n", title="Referat frå møte i Solvik råd")
    )
    assert not [triple for triple in found if triple.startswith("Siv Dahl | affiliatedWith")]


def test_a_label_is_no_programmes_name() -> None:
    assert named("Behandling: Siv Dahl orienterte. Prosjektet drives av KS.", "Project") == []
    assert named("Prosjektet er del av programmet BEHANDLING i Norges forskningsråd.", "Project") == ["BEHANDLING"]


PANEL = """Hvem eier byen?

14. august 2022

Hvordan jobber kommuner med dette i dag?
Tre personer innleder om temaet: Kari Moe, direktør i Husbanken, Siv Dahl, sjef i KS, og Ola Vik.

Debatt - virkemidler og vilje
I panelet sitter ordfører i Skien Per Lien (H) og Ane Berg, rektor ved NTNU.

Om oss
I panelet sitter Eli Foss.
"""


def test_headings_over_who_speaks_and_takes_part_are_talks() -> None:
    found = said(read(PANEL, title="Debatt: Hvem eier byen?"))
    assert "Siv Dahl | speaker | Hvordan jobber kommuner med dette i dag?" in found
    assert "Ane Berg | participant | Debatt - virkemidler og vilje" in found
    assert not [triple for triple in found if triple.endswith("| Om oss")]
