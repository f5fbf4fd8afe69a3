"""What news on projects, events and gifts say in forms of their own, nb and nn."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, facts, read, said

EVENT = "Framtidas omsorg"
PROJECT = "Slik blir nabolaget"


def event(text: str) -> set[tuple[str, str, str]]:
    """What a page says that is headed by the name of an event alone."""
    return said(read(f"{EVENT}\n\n{text}\n", title=EVENT))


def project(text: str) -> set[tuple[str, str, str]]:
    """What a page says on a project that its first sentences name."""
    told = "Prosjektet heter «Felles løft» og får støtte fra NordForsk."
    return said(read(f"{PROJECT}\n\n{told} {text}\n", title=PROJECT))


def begun(text: str, title: str = "Skal bygge gode nabolag") -> Reading:
    """A page on a project without a name."""
    return read(f"{title}\n\n{text}\n", title=title)


# Who holds an event, speaks there and works with what.


@pytest.mark.parametrize("verb", ["holder", "arrangerer", "inviterer til", "heldt", "skipar til"])
def test_all_of_a_list_hold_an_event_and_a_network_is_one_with_whose_it_is(verb: str) -> None:
    network = "Nettverket for folkehelse i Skien kommune"
    claims = event(f"{network}, KS og Bamble kommune {verb} 4. mai konferansen «{EVENT}» i Skien.")
    assert {(EVENT, "organisedBy", body) for body in (network, "KS", "Bamble")} <= claims
    assert (network, "partOf", "Skien") in claims
    assert (network, "partOf", "KS") not in claims


def test_list_of_hosts_may_end_with_a_project() -> None:
    text = f"KS, NORCE og Nabolagsprosjektet på Solvik holder onsdag 22. mars konferansen «{EVENT}» i Skien."
    assert {(EVENT, "organisedBy", body) for body in ("KS", "NORCE")} <= event(text)


def test_whom_one_hears_at_a_conference_speaks_there() -> None:
    opening = f"Konferansen «{EVENT}» blir holdt i Skien 4. mai 2022. "
    assert ("Kari Moe", "speaker", EVENT) in event(opening + "Dette får vi høre om av Bamble-ordfører Kari Moe.")
    assert ("Kari Moe", "speaker", EVENT) in event(opening + "Blant dem som kommer, er Kari Moe i KS.")
    assert ("Kari Moe", "speaker", EVENT) not in event(opening + "Vi har snakket med Bamble-ordfører Kari Moe.")


def test_manager_in_a_body_who_works_with_a_programme_does_not_lead_it() -> None:
    works = f"Konferansen «{EVENT}» er 4. mai. Kari Moe er prosjektleder i KS og arbeider med programmet «Trygg by»."
    claims = event(works)
    assert {("Kari Moe", "affiliatedWith", "KS"), ("Kari Moe", "memberOf", "Trygg by")} <= claims
    assert ("Kari Moe", "leads", "Trygg by") not in claims


def test_who_leads_a_project_at_a_body_works_there() -> None:
    text = "Og Nabolagsprosjektet er i gang. Det sier Kari Moe, som leder nabolagsprosjektet hos KS."
    assert {("Kari Moe", "leads", "Nabolagsprosjektet"), ("Kari Moe", "affiliatedWith", "KS")} <= said(read(text))


# Projects that are begun and have no name.


@pytest.mark.parametrize(
    ("sentence", "predicate", "body"),
    [
        ("Skien kommune har satt i gang et forskningsprosjekt. Det skal finne gode grep.", "ownedBy", "Skien"),
        ("Skien kommune starter et nytt pilotprosjekt. Prosjektet går over to år.", "ownedBy", "Skien"),
        ("Skien kommune har starta eit utviklingsprosjekt. Målet er gode grep.", "ownedBy", "Skien"),
        ("Skien kommune er i gang med et prosjekt. Det varer i to år.", "ownedBy", "Skien"),
        ("NORCE leier eit nytt forskingsprosjekt. Det skal finne gode grep.", "coordinatedBy", "NORCE"),
    ],
)
def test_project_that_is_only_begun_is_called_by_the_pages_title(sentence: str, predicate: str, body: str) -> None:
    assert said(begun(sentence)) >= {("Skal bygge gode nabolag", predicate, body)}


def test_project_that_a_page_only_touches_is_not_what_its_title_names() -> None:
    assert not entities(begun("Skien kommune har startet et prosjekt. Mange ville høre om skolen."), "Project")


GROUPS = [
    "Prosjektgruppa, med folk fra Bamble kommune, frivilligheten og KS.",
    "Prosjektgruppa består av representanter fra Bamble kommune og KS.",
    "I prosjektgruppa sit Bamble kommune og KS.",
    "I prosjektgruppen sitter representanter for Bamble kommune og KS.",
    "Prosjektgruppa har medlemmer fra Bamble kommune og KS.",
    "Med i prosjektgruppa er Bamble kommune og KS.",
]


@pytest.mark.parametrize("sentence", GROUPS)
def test_those_with_people_in_a_projects_group_are_its_partners(sentence: str) -> None:
    page = begun(f"Skien kommune har satt i gang et prosjekt. Det skal finne gode grep.\n\n{sentence}")
    assert {("Skal bygge gode nabolag", "partner", body) for body in ("Bamble", "KS")} <= said(page)


def test_group_that_is_told_to_somebody_has_no_partner() -> None:
    page = begun("Skien kommune har satt i gang et prosjekt. Det er nytt.\n\nProsjektgruppa møtte Bamble kommune.")
    assert not {claim for claim in said(page) if claim[1] == "partner"}


def test_names_in_short_are_those_of_who_has_them() -> None:
    page = read("Av: Gode nabolag\n\nKari Anne Moe leder Senteret for gode nabolag. Dette er bra, sier Kari Anne.")
    assert entities(page, "Person") == {"Kari Anne Moe"}


def test_unit_behind_a_comma_in_a_list_is_no_part_of_who_is_before_it() -> None:
    listed = project("Partnerne er Skien kommune, Senteret for gode nabolag, KS og NORCE.")
    assert ("Senteret for gode nabolag", "partOf", "Skien") not in listed
    assert ("Senteret for gode nabolag", "partOf", "Skien") in project(
        "Det er Skien kommune, Senteret for gode nabolag."
    )


# Who leads and takes part, told from one country.


@pytest.mark.parametrize(
    ("sentence", "predicate", "body"),
    [
        ("Det er Nordregio som leder.", "coordinatedBy", "Nordregio"),
        ("Det er Nordregio som leier.", "coordinatedBy", "Nordregio"),
        ("Nordregio har ledelsen.", "coordinatedBy", "Nordregio"),
        ("I Noreg er det NORCE som deltek.", "partner", "NORCE"),
        ("I Norge er det NORCE som er med.", "partner", "NORCE"),
        ("Frå norsk side deltek NORCE.", "partner", "NORCE"),
        ("Fra norsk side er NORCE med.", "partner", "NORCE"),
        ("Den norske partneren er NORCE.", "partner", "NORCE"),
        ("Den norske delen blir leia av NORCE.", "partner", "NORCE"),
        ("Ved NORCE er forskar Kari Moe prosjektansvarleg.", "partner", "NORCE"),
    ],
)
def test_part_that_a_body_has_is_told_in_many_ways(sentence: str, predicate: str, body: str) -> None:
    claims = project(sentence)
    assert ("Felles løft", predicate, body) in claims
    assert sum(claim[2] == body for claim in claims if claim[0] == "Felles løft") == 1


def test_who_answers_for_a_project_at_an_institute_works_there_and_in_it() -> None:
    claims = project("Ved NIBR OsloMet er forskar Kari Moe prosjektansvarleg.")
    assert {("NIBR", "partOf", "OsloMet"), ("Kari Moe", "affiliatedWith", "NIBR")} <= claims
    assert ("Kari Moe", "memberOf", "Felles løft") in claims
    assert ("NIBR", "partOf", "OsloMet") not in project("Med er NIBR, OsloMet og KS.")


def test_what_is_said_of_somebody_at_an_institute_is_not_said_of_its_university() -> None:
    assert ("Felles løft", "partner", "OsloMet") not in project("Kari Moe ved NIBR OsloMet er med.")


# Gifts.


GIFTS = {
    "sum without currency": "- Solvik IF – 2.000.000 til nye mål\n- Bamble musikkorps – 25.000 til ny scene\n",
    "colon": "Solvik IF: 2 000 000 til nye mål\nBamble musikkorps: 25 000 til ny scene\n",
    "branch": "- Solvik IF, fotball – 2.000.000 kroner til nye mål\n- Bamble musikkorps – 25.000 til ny scene\n",
    "purpose first": "Nye mål til Solvik IF: 2.000.000\nNy scene til Bamble musikkorps: 25.000\n",
    "two lines": "Solvik IF 2.000.000\nNye mål\nBamble musikkorps 25.000\nNy scene\n",
    "place": "Solvik IF, Skien: 2.000.000 kroner til nye mål\nBamble musikkorps, Bamble: 25.000 kroner til ny scene\n",
    "sentences": "Solvik IF får 2 000 000 kroner. Pengene skal gå til nye mål.\n\n"
    "Bamble musikkorps får 25 000 kroner. Pengene skal brukes på ny scene.\n",
}


@pytest.mark.parametrize("rows", GIFTS.values(), ids=GIFTS)
def test_gifts_are_read_in_many_forms_with_the_scheme_they_are_from(rows: str) -> None:
    page = read(f"Sparebanken Sør gir støtte gjennom støtteordningen Spire. Disse får gaver:\n\n{rows}")
    claims = {(one.casefold(), predicate, other) for one, predicate, other in said(page)}
    for purpose, owner in (("nye mål", "Solvik IF"), ("ny scene", "Bamble musikkorps")):
        assert {
            (purpose, "ownedBy", owner),
            (purpose, "fundedBy", "Sparebanken Sør"),
            (purpose, "partOf", "Spire"),
        } <= {claim for claim in claims if claim[0] == purpose}
    assert ("spire", "fundedBy", "Sparebanken Sør") in claims
    assert {facts(page, name).get("budget") for name in entities(page, "Project") - {"Spire"}} == {2_000_000, 25_000}
    assert len([claim for claim in claims if claim[1] == "ownedBy"]) == 2


@pytest.mark.parametrize(
    ("told", "scheme"),
    [
        ("fra tilskuddsordningen Levende nabolag", "Levende nabolag"),
        ("frå ordninga Liv i grendene", "Liv i grendene"),
        ("gjennom programmet «Nabohjelp»", "Nabohjelp"),
        ("fra gavefondet Lokalkraft i Skien", "Lokalkraft"),
    ],
)
def test_scheme_is_named_behind_what_it_is(told: str, scheme: str) -> None:
    page = read(
        f"KS deler ut midler {told}:\n\n- Solvik IF: 50 000 kr til nye mål\n- Bamble IF: 30 000 kr til ny bane\n"
    )
    assert {("nye mål", "partOf", scheme), ("ny bane", "partOf", scheme)} <= said(page)


def test_gifts_in_one_sentence_are_several_and_make_nobody_a_partner() -> None:
    gifts = "Solvik IF (50 000 kr til nye mål) og Bamble IF (30 000 kr til ny bane)"
    claims = said(read(f"Disse har fått støtte fra KS sin ordning «Heimstad»: {gifts}."))
    assert {("nye mål", "ownedBy", "Solvik IF"), ("ny bane", "ownedBy", "Bamble IF")} <= claims
    assert not {claim for claim in claims if claim[1] == "partner"}


@pytest.mark.parametrize(
    "line", ["Fem lag, stiftelser og forbund får over 1 million kroner", "12 lokale lag får støtte, 500 000 kroner"]
)
def test_how_many_get_money_is_no_grant(line: str) -> None:
    rows = "- Solvik IF: 50 000 kr til nye mål\n- Bamble IF: 30 000 kr til ny bane\n"
    page = read(f"Disse får gaver fra KS:\n\n{line}\n\n{rows}")
    assert entities(page, "Project") == {"nye mål", "ny bane"}


def test_purpose_keeps_a_verb_that_tells_it() -> None:
    rows = "- Solvik IF: 50 000 til å ruste opp banen\n- Bamble IF: 30 000 til å kjøpe nye mål\n"
    assert entities(read(f"Disse får gaver fra KS:\n\n{rows}"), "Project") == {"å ruste opp banen", "nye mål"}


PASSED_ON = [
    "Bamble kommune har gitt 75 000 kroner til Solvik velforening til ny benk og 50 000 til Vik turlag til ny sti.",
    "Bamble kommune gir Solvik velforening 75 000 kroner til ny benk, og Vik turlag får 50 000 kroner til ny sti.",
    "I år får Solvik velforening 75 000 kroner til ny benk, mens Vik turlag får 50 000 kroner til ny sti.",
]


@pytest.mark.parametrize("sentence", PASSED_ON)
def test_what_one_gives_another_is_the_others(sentence: str) -> None:
    claims = said(read(f"{sentence}\n"))
    owners = {claim for claim in claims if claim[1] == "ownedBy"}
    assert owners == {("ny benk", "ownedBy", "Solvik velforening"), ("ny sti", "ownedBy", "Vik turlag")}
    assert (("ny sti", "fundedBy", "Bamble") in claims) == ("Bamble" in sentence)


def test_body_alone_is_not_what_is_paid_for() -> None:
    page = read(
        "Bamble kommune har bevilget 75 000 kroner til Solvik museum. Skien kommune får 50 000 kroner til ny kai."
    )
    assert entities(page, "Project") <= {"ny kai"}
