"""Project pages, minutes, gifts and last reports: groups and lists, titles with a kind and years, who is away."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, facts, named, read, said

OF_PROJECTS = "https://example.org/prosjekter/felles-loft/"


def page(text: str, title: str = "Felles løft", **front: str) -> Reading:
    return read(f"{title}\n\n{text}\n", title=title, **front)


def told(text: str, *predicates: str, title: str = "Felles løft", **front: str) -> set[str]:
    return {" | ".join(triple) for triple in said(page(text, title, **front), *predicates)}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("KS og Husbanken står bak, og tolv kommuner samarbeider med dem.", "coordinatedBy | KS"),
        ("Bak står KS og Husbanken.", "coordinatedBy | Husbanken"),
        ("Disse er med: Vik, Luster og Årdal.", "partner | Luster"),
        ("Kommunane som er med i prosjektet, er Vik, Luster og Årdal.", "partner | Luster"),
        ("Desse kommunane er plukka ut til å vere med: Vik, Luster og Årdal.", "partner | Luster"),
        ("KS hjelper til i prosjektet.", "partner | KS"),
        ("KS bistår i arbeidet.", "partner | KS"),
        ("KS er engasjert som prosessveileder.", "partner | KS"),
        ("Prosjektet får rettleiing frå KS.", "partner | KS"),
        ("Frå universitetet deltek NORCE.", "partner | NORCE"),
        ("Fra næringslivet er NHO med.", "partner | NHO"),
        ("Fra Vestland er Vik, Luster og Årdal med.", "partner | Årdal"),
        ("Blant deltakerne er Vik, Luster og Årdal.", "partner | Vik"),
        ("Åtte kommuner er med på laget, blant andre Vik og Luster.", "partner | Luster"),
        ("NORCE har KS og NTNU som samarbeidspartnere.", "partner | KS"),
        ("Viktige samarbeidspartnarar har vore KS og NHO.", "partner | NHO"),
        ("Prosjektet har en styringsgruppe med medlemmer fra KS og NHO.", "partner | KS"),
        ("Kommunen samarbeider med KS, tre universiteter i utlandet og NTNU.", "partner | NTNU"),
        ("Bak prosjektet finner vi KS.", "coordinatedBy | KS"),
        ("Arbeidet blir gjort av NORCE på oppdrag for KS.", "coordinatedBy | NORCE"),
        ("Takk til Husbanken for økonomisk støtte.", "fundedBy | Husbanken"),
        ("Vik kommune har vært prosjekteier.", "ownedBy | Vik"),
    ],
)
def test_sentence_of_a_project_page_tells_who_is_in_it(text: str, stated: str) -> None:
    assert f"Felles løft | {stated}" in told(text, url=OF_PROJECTS)


@pytest.mark.parametrize(
    "text",
    [
        "KS står bak rapporten.",
        "KS bistår i arbeidet med å finne jobb.",
        "KS hjelper folk som står utenfor.",
        "Disse er ikke med: Vik, Luster og Årdal.",
        "Styringsgruppa blir leia av KS.",
        "Det tok tre år, og NTNU har kontor i byen.",
    ],
)
def test_near_sentence_tells_nothing_of_the_project(text: str) -> None:
    assert told(text, "partner", "coordinatedBy", url=OF_PROJECTS) == set()


@pytest.mark.parametrize(
    "lead",
    [
        "I arbeidsgruppa sitter:",
        "Styringsgruppa består av:",
        "Medlemmer av arbeidsgruppen er:",
        "Desse er med i prosjektgruppa:",
        "Følgende har deltatt i referansegruppen:",
    ],
)
def test_a_line_that_says_who_sits_in_a_group_heads_its_members(lead: str) -> None:
    text = f"{lead}\n\n• Kari Nordmann, prosjektleder KS\n• Ola Lie, NHO"
    assert {"Ola Lie | memberOf | Felles løft", "Kari Nordmann | leads | Felles løft"} <= told(text, url=OF_PROJECTS)


def test_a_line_on_another_council_heads_no_members() -> None:
    text = "I kommunestyret sitter:\n\n• Kari Nordmann, KS\n• Ola Lie, NHO"
    assert told(text, "memberOf", url=OF_PROJECTS) == set()


def test_a_working_group_that_heads_a_page_is_no_project() -> None:
    text = "Medlemmer i arbeidsgruppen:\n\nKari Nordmann – Skien\nOla Lie – Bamble"
    title = "Arbeidsgruppen for nye Solvik"
    assert not entities(page(text, title, url="https://example.org/prosjekter/nye-solvik/grupper/"), "Project")


def test_a_county_in_a_list_is_of_the_place_before_it_alone() -> None:
    text = "Disse fem er med: Beiarn, Herøy i Nordland, Grong og Våler i Innlandet."
    assert told(text, "locatedIn", url=OF_PROJECTS) == {"Herøy | locatedIn | Nordland", "Våler | locatedIn | Innlandet"}
    assert len(told("Kommunene Skien, Bamble og Porsgrunn i Telemark er med.", "locatedIn")) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NTNU deltar i Smart Grend-prosjektet.", "Smart Grend"),
        ("Vi er med i Grønne Grender-prosjektet.", "Grønne Grender"),
        ("Hun er prosjektleder for Gode hus-prosjektet.", "Gode hus"),
        ("Vi er med i Grenda-prosjektet.", "Grenda"),
    ],
)
def test_a_projects_name_of_several_words_may_be_joined_to_its_kind(text: str, name: str) -> None:
    assert named(f"Nytt i dag\n\n{text}\n", "Project", title="Nytt i dag") == [name]


@pytest.mark.parametrize(
    ("title", "name", "years"),
    [
        ("Levende Grender Bolyst-prosjekt 2010-2011", "Levende Grender", ("2010", "2011")),
        ("Liv i grenda – bulystprosjekt 2012–2014", "Liv i grenda", ("2012", "2014")),
        ("Sluttrapport Historiske Solvik 2010-2011", "Historiske Solvik", ("2010", "2011")),
        ("Levande Bygd Prosjektrapport 2014", "Levande Bygd", (None, None)),
        ("Grønn Fjord forprosjekt 2015", "Grønn Fjord", (None, None)),
    ],
)
def test_a_title_tells_a_projects_kind_and_years_behind_its_name(
    title: str, name: str, years: tuple[str | None, str | None]
) -> None:
    reading = page("Målet med forprosjektet er bulyst.\n\nSkien kommune fekk pengar til det i 2010.", title)
    assert (facts(reading, name).get("start"), facts(reading, name).get("end")) == years
    assert f"{name} | ownedBy | Skien" in {" | ".join(triple) for triple in said(reading)}


@pytest.mark.parametrize(
    "title", ["Støtte til bolystprosjekt 2012", "Nye bulystprosjekt 2012", "Godkjente prosjekt 2012"]
)
def test_a_title_of_several_projects_is_no_name(title: str) -> None:
    assert not entities(page("Her er oversikten.", title), "Project") - {"Bolyst"}


def test_a_programme_that_pays_has_the_project_as_its_part_and_who_pays_too_is_told() -> None:
    text = (
        "Bolystprogrammet har gitt midler til prosjektet, og det har også Nordland fylkeskommune.\n\n"
        "Solvik, 20. desember 2011 Kari Nordmann Prosjektansvarlig"
    )
    assert told(text, "partOf", "fundedBy", "leads", url=OF_PROJECTS) == {
        "Felles løft | partOf | Bolyst",
        "Felles løft | fundedBy | Nordland",
        "Kari Nordmann | leads | Felles løft",
    }


MINUTES = "Dato: 11.10.2018\nTilstades:\nKari Nordmann. Leiar.\nSiv Dahl Økonomiansvarleg.\n"


@pytest.mark.parametrize("label", ["Ikkje møtt/Kopi:", "Ikke møtt / meldt forfall:", "Fråverande:", "Kopi til:"])
def test_who_is_away_took_no_part_and_is_of_the_board(label: str) -> None:
    text = f"{MINUTES}{label}\nOla Lie. Styremedlem. Meldt forfall.\n\nSak 1 Godkjenning av innkalling."
    title = "Referat frå styremøte i Solvik Grendautval 11.10"
    found = said(page(text, title, language="nn"), "participant", "affiliatedWith")
    assert {who for who, predicate, _ in found if predicate == "participant"} == {"Kari Nordmann", "Siv Dahl"}
    board = {who for who, predicate, body in found if predicate == "affiliatedWith" and body == "Solvik Grendautval"}
    assert board == {"Kari Nordmann", "Siv Dahl", "Ola Lie"}


@pytest.mark.parametrize(
    ("said_so", "stated"),
    [("Vi er med i prosjektet «Felles løft».", True), ("Vi har søkt om å bli med i prosjektet «Felles løft».", False)],
)
def test_minutes_speak_of_the_body_as_we(said_so: str, stated: bool) -> None:
    title = "Referat frå styremøte i Solvik Grendautval 11.10"
    found = said(page(f"{MINUTES}\n{said_so}", title, publisher="Solvik Grendautval", language="nn"), "partner")
    assert (("Felles løft", "partner", "Solvik Grendautval") in found) is stated


def test_two_given_names_behind_and_share_no_surname() -> None:
    text = f"{MINUTES}Gerd Nancy Lie. Medlem.\n\nSak 1. Knut og Gerd Nancy tek kontakt."
    assert "Knut Nancy" not in entities(page(text, "Referat frå styremøte i Solvik Grendautval 11.10"), "Person")


def test_a_gift_of_a_foundation_to_a_society_is_a_grant() -> None:
    text = (
        "KARI NORDMANN / SOLVIKUKEN\n\nSparebankstiftinga DNB er ei stifting. 22 søknader fekk ja.\n\n"
        "Solvik speidargruppe er mellom dei 22. Speidargruppa på Solvik får 40.000 kroner til redningsvestar."
    )
    reading = page(text, "Julegåve til speidarane", language="nn")
    assert said(reading, "fundedBy", "ownedBy") == {
        ("redningsvestar", "fundedBy", "Sparebankstiftelsen DNB"),
        ("redningsvestar", "ownedBy", "Solvik speidargruppe"),
    }
    assert not entities(reading, "Event")


def test_what_a_registered_body_gets_for_something_common_is_no_grant_of_its_own() -> None:
    text = "Sparebankstiftinga DNB har kontor i byen.\n\nSkien kommune får 40 000 kroner til asfalt."
    assert not entities(page(text, "Nytt i dag"), "Project")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Solvik bygdelag har fått 60 000 kroner i støtte frå Gjensidigestiftelsen. Gåva skal gå til gapahuk.",
            "gapahuk",
        ),
        ("Solvik skulekorps får eit tilskot på 30 000 kroner frå Gjensidigestiftelsen til basuner.", "basuner"),
        ("Songlaget fekk 15 000 kroner til jubileumskonsert av Gjensidigestiftelsen.", "jubileumskonsert"),
        ("Gjensidigestiftelsen har gjeve 50 000 kroner til Solvik vel. Pengane skal brukast til turveg.", "turveg"),
    ],
)
def test_what_a_gift_is_spent_on_is_told_in_several_ways(text: str, title: str) -> None:
    reading = page(f"Solvik songlag er glade.\n\n{text}", "Pengeregn over bygda", language="nn")
    assert said(reading, "fundedBy") == {(title, "fundedBy", "Gjensidigestiftelsen")}


def test_names_right_below_those_who_met_are_of_the_list_and_of_the_society_whose_board_met() -> None:
    text = "Disse møtte: Kari Nordmann, leder\nOla Lie, kasserer\nMeldt fravær: Siv Dahl, vara\n\nSak 1. Referat."
    title = "Referat fra styremøte i Solvik Grendalag 3. mai 2019"
    found = said(page(text, title), "participant", "affiliatedWith")
    assert {who for who, predicate, _ in found if predicate == "participant"} == {"Kari Nordmann", "Ola Lie"}
    assert {who for who, _, body in found if body == "Solvik Grendalag"} == {"Kari Nordmann", "Ola Lie", "Siv Dahl"}
