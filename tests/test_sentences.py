"""What sentences say of a page's own event or project, each with a neighbour that does not say it."""

from __future__ import annotations

import pytest

from tests.pages import Triple, read, said

EVENT = "Nabolagskonferansen 2019"
PROJECT = "Gode nabolag"


def at_event(sentence: str, *predicates: str) -> set[Triple]:
    """What a sentence on an event's page says."""
    return said(read(f"{EVENT}\n\n{sentence}\n", title=EVENT), *predicates)


def in_project(sentence: str, *predicates: str) -> set[Triple]:
    """What a sentence on a project's page says."""
    title = f"Prosjektet {PROJECT}"
    return said(read(f"{title}\n\n{sentence}\n", title=title), *predicates)


@pytest.mark.parametrize(
    "sentence",
    [
        "For femte gang samler Skien kommune frivillige til konferanse med KS som medarrangør.",
        "Konferansen, som Skien kommune arrangerte sammen med KS, samlet 200.",
        "Skien kommune står bak konferansen sammen med KS.",
        "Skien kommune har saman med KS skipa til konferansen.",
        "Skien kommune og KS har gleda av å invitere til konferanse 3. mai.",
        "Dette er et felles arrangement av KS og Skien kommune.",
        "Konferansen kjem i stand gjennom eit samarbeid mellom Skien kommune og KS.",
        "På vegne av Skien kommune og KS ønsker vi velkommen til konferansen.",
        "Skien kommune og KS har gått sammen om å arrangere konferansen.",
    ],
)
def test_sentence_says_who_arranges(sentence: str) -> None:
    assert {body for _, _, body in at_event(sentence, "organisedBy")} == {"Skien", "KS"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Skien kommune har meldt på tjue ansatte.",
        "Målgruppa er ansatte i Skien kommune.",
        "Påmelding til Skien kommune innen 1. mai.",
    ],
)
def test_sentence_that_only_names_a_body_says_of_nobody_that_it_arranges(sentence: str) -> None:
    assert not at_event(sentence, "organisedBy", "speaker", "participant")


@pytest.mark.parametrize(
    "sentence",
    [
        "På konferansen får du høre Kari Nordmann fra KS.",
        "Blant dei som held innlegg, er Kari Nordmann frå KS.",
        "Etter lunsj viste Kari Nordmann fra KS hvordan det kan gjøres.",
        "Møt Kari Nordmann fra KS.",
        "Deretter tok Kari Nordmann ordet.",
    ],
)
def test_sentence_says_who_speaks(sentence: str) -> None:
    assert at_event(sentence, "speaker") == {("Kari Nordmann", "speaker", EVENT)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Representanter fra KS og Skien kommune deltok.",
        "KS og Skien kommune deltok på konferansen.",
        "Til stades var representantar frå KS og Skien kommune.",
    ],
)
def test_bodies_that_are_there_take_part(sentence: str) -> None:
    assert {body for body, _, _ in at_event(sentence, "participant")} == {"KS", "Skien"}


def test_employer_of_who_takes_part_takes_no_part() -> None:
    assert at_event("Kari Nordmann fra KS deltok på konferansen.", "participant") == {
        ("Kari Nordmann", "participant", EVENT)
    }


@pytest.mark.parametrize("sentence", ["I fjor var konferansen i Bamble.", "Neste konferanse blir i Bamble."])
def test_where_another_event_was_is_not_where_this_is(sentence: str) -> None:
    assert not at_event(sentence, "inMunicipality", "heldAt")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kari Nordmann er professor ved NTNU og leder prosjektet.",
        "Kari Nordmann, forsker ved NTNU, leder prosjektet.",
        "Hun som leder prosjektet, heter Kari Nordmann.",
        "Kari Nordmann er forsker ved NTNU og prosjektleder for Gode nabolag.",
    ],
)
def test_sentence_says_who_leads(sentence: str) -> None:
    assert in_project(sentence, "leads") == {("Kari Nordmann", "leads", PROJECT)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kari Nordmann er leder av styringsgruppa.",
        "Styringsgruppa ledes av Kari Nordmann fra KS.",
        "Kari Nordmann er rådgiver i KS og sitter i prosjektgruppa.",
    ],
)
def test_who_sits_in_or_leads_a_group_of_the_project_is_its_member(sentence: str) -> None:
    assert in_project(sentence, "memberOf", "leads") == {("Kari Nordmann", "memberOf", PROJECT)}


def test_where_people_of_a_project_work_is_no_partner_by_that() -> None:
    assert not in_project("Kari Nordmann og Ola Lie er forskere ved NTNU.", "partner")
    assert in_project("Med på laget er forskere ved NTNU.", "partner") == {(PROJECT, "partner", "NTNU")}


def test_for_whom_a_project_is_made_pays_it_and_for_whom_it_matters_does_not() -> None:
    assert in_project("Prosjektet er gjort på oppdrag for KS.") == {(PROJECT, "fundedBy", "KS")}
    assert not in_project("Prosjektet er viktig for Skien kommune.")


def test_another_project_of_the_kind_says_nothing_of_the_pages_own() -> None:
    assert not in_project("Et lignende prosjekt ledes av NTNU.", "coordinatedBy")


def test_programme_ends_before_the_body_that_has_it() -> None:
    found = in_project("Prosjektet er støttet gjennom programmet SAMKUL i Norges forskningsråd.", "partOf")
    assert found == {(PROJECT, "partOf", "SAMKUL")}


def test_work_that_somebody_tells_of_is_not_where_they_work() -> None:
    assert not at_event("Kari Nordmann presenterte arbeidet i Skien.", "affiliatedWith")
    assert at_event("Kari Nordmann har lenge arbeidet i Skien kommune.", "affiliatedWith")
