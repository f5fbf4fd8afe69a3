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


def test_talk_of_several_is_no_part_of_theirs_in_the_whole_event() -> None:
    rows = "09.40 Unge – Siv Dahl, KS\n10.10 Samtale mellom Kari Nordmann og Ola Lie, ledet av Per Moe\n10.30 Slutt"
    found = said(read(f"{EVENT}\n\n{rows}\n", title=EVENT), "participant", "speaker")
    assert not {(who, what) for who, _, what in found if what == EVENT}
    assert ("Ola Lie", "participant", "Samtale") in found


def test_money_given_to_a_body_for_a_project_is_the_projects_and_the_project_the_bodys() -> None:
    title = "Fikk penger"
    text = "Telemark fylkeskommune gir Skien kommune 800.000 kroner til prosjektet «Nabolag som varer»."
    assert said(read(f"{title}\n\n{text}\n", title=title), "fundedBy", "ownedBy") == {
        ("Nabolag som varer", "fundedBy", "Telemark"),
        ("Nabolag som varer", "ownedBy", "Skien"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Skien kommune er vertskommune og har tilsett Kari Nordmann som prosjektleiar.",
        "– Vi er glade, sier Kari Nordmann, som skal lede prosjektet.",
        "Leiar for prosjektet er Kari Nordmann.",
    ],
)
def test_sentence_says_who_shall_lead(sentence: str) -> None:
    assert in_project(sentence, "leads") == {("Kari Nordmann", "leads", PROJECT)}


def test_who_is_on_the_programme_speaks() -> None:
    sentence = "På programmet står Kari Nordmann frå KS, som skal snakke om tillit."
    assert at_event(sentence, "speaker") == {("Kari Nordmann", "speaker", EVENT)}


def test_whom_to_sign_up_with_is_the_contact() -> None:
    assert at_event("Påmelding: til Kari Nordmann innen 1. mai", "contact") == {("Kari Nordmann", "contact", EVENT)}


def test_day_in_the_opening_has_the_hours_of_the_box() -> None:
    title = "Verksted om nabolag"
    text = "Velkommen til verksted i Skien 10. oktober 2019!\n\nTid: 10.00–15.00\nSted: Ibsenhuset, Skien"
    reading = read(f"{title}\n\n{text}\n", title=title)
    (start,) = [fact.value for fact in reading.facts if fact.attribute == "start"]
    assert str(start) == "2019-10-10T10:00"


def test_project_called_so_in_a_clause_of_its_own_is_named() -> None:
    text = (
        "Prosjektet, som heter Sammen på Lia, er et samarbeid mellom KS og Skien kommune, og det er NTNU som betaler."
    )
    found = said(read(f"Ny møteplass\n\n{text}\n", title="Ny møteplass"), "partner", "fundedBy")
    assert found == {
        ("Sammen på Lia", "partner", "KS"),
        ("Sammen på Lia", "partner", "Skien"),
        ("Sammen på Lia", "fundedBy", "NTNU"),
    }


def test_who_leads_the_research_on_a_project_leads_no_project() -> None:
    assert not in_project("Forsker Kari Nordmann leder følgeforskningen.", "leads")


def test_what_a_funder_has_granted_is_another_s() -> None:
    text = "Norges forskningsråd har tildelt 10 millioner kroner til prosjektet «Nye grep»."
    assert said(read(f"Ti millioner\n\n{text}\n", title="Ti millioner"), "ownedBy", "fundedBy") == {
        ("Nye grep", "fundedBy", "Norges forskningsråd")
    }


def test_second_of_two_sums_is_from_a_funder_too() -> None:
    sentence = "Prosjektet er støttet med 700 000 kroner fra Telemark fylkeskommune og 300 000 fra Helsedirektoratet."
    assert {body for _, _, body in in_project(sentence, "fundedBy")} == {"Telemark", "Helsedirektoratet"}


def test_office_joined_to_its_place_is_of_it() -> None:
    assert ("Kari Nordmann", "affiliatedWith", "Bamble") in at_event("Bamble-rådmann Kari Nordmann snakket om tillit.")


def test_event_is_no_project_by_being_part_of_one() -> None:
    reading = read("Kurs\n\nKurset er en del av prosjektet Gode nabolag, som KS leder.\n", title="Kurs")
    assert {entity.name for entity in reading.entities if entity.type == "Project"} == {"Gode nabolag"}


def test_page_that_speaks_of_its_project_three_times_is_named_after_it() -> None:
    title = "Styrka frivilligheit i Kvam"
    text = (
        "Prosjektet er støtta av KS. Prosjektleiar Kari Nordmann er glad.\n\n"
        "Prøveprosjektet starta i januar 2022 og blir avslutta i desember 2023."
    )
    assert said(read(f"{title}\n\n{text}\n", title=title), "leads", "fundedBy") == {
        ("Kari Nordmann", "leads", title),
        (title, "fundedBy", "KS"),
    }


def test_society_in_the_definite_form_is_the_one_that_the_page_names() -> None:
    text = "Kvam frivilligsentral er med. Ola Lie ved frivilligsentralen er glad."
    assert said(read(f"Nytt\n\n{text}\n"), "affiliatedWith") == {("Ola Lie", "affiliatedWith", "Kvam frivilligsentral")}


def test_societies_in_the_plural_are_not_the_one_that_a_page_names() -> None:
    text = "KS inviterer ungdomsråda til samling.\n\nKari Nordmann er leiar i Kvam ungdomsråd."
    assert at_event(text, "organisedBy") == {(EVENT, "organisedBy", "KS")}


def test_acronym_behind_a_project_s_name_in_its_field_is_apart() -> None:
    reading = read("Fakta\n\nProsjektnavn: Innbyggernes by (INNBY)\nProsjektleder: Kari Nordmann\nPeriode: 2019–2022\n")
    (project,) = (entity for entity in reading.entities if entity.type == "Project")
    assert (project.name, project.attributes["acronym"]) == ("Innbyggernes by", "INNBY")


def test_who_is_told_among_those_who_came_takes_part() -> None:
    sentence = "Tretti deltok, blant dem ordfører Kari Nordmann, Ola Lie fra KS og representanter fra Skien kommune."
    assert {who for who, _, _ in at_event(sentence, "participant")} >= {"Kari Nordmann", "Ola Lie"}
