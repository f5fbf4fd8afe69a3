"""Groups of projects: who sits in one by the heading over labelled names; and what is told of several at once."""

from __future__ import annotations

import pytest

from tests.pages import Triple, entities, named, read, said

TITLE = "Saman om heimen"
PEOPLE = (
    "Prosjektleiar: Randi Moe, Volda kommune\nForskar: Turid Lie, Høgskulen i Volda\n"
    "Tillitsvald: Anne Dahl (Fagforbundet)\n"
)


def told(text: str, *predicates: str, title: str = TITLE) -> set[Triple]:
    return said(read(f"{title}\n\n{text}\n", title=title), *predicates)


@pytest.mark.parametrize("heading", ["Kven er med i prosjektgruppa?", "Styringsgruppe", "Arbeidsgruppe for prosjektet"])
def test_who_stands_with_a_label_below_a_group_s_heading_is_a_member(heading: str) -> None:
    text = f"Prosjektet Saman om heimen går til 2024.\n\n{heading}\n\n{PEOPLE}"
    assert told(text, "memberOf") >= {("Turid Lie", "memberOf", TITLE), ("Anne Dahl", "memberOf", TITLE)}


def test_who_stands_with_a_label_below_another_heading_is_no_member() -> None:
    text = f"Prosjektet Saman om heimen går til 2024.\n\nHvem kan jeg spørre?\n\n{PEOPLE}"
    assert not told(text, "memberOf")


def test_municipalities_counted_with_their_region_join_the_bodies_after_them() -> None:
    text = (
        "Kommunene Tynset, Alvdal og Folldal møttes.\n\nProsjektet Saman om heimen er et samarbeid mellom "
        "de tre kommunene i regionen, Anno museum og Høgskolen i Innlandet."
    )
    partners = {body for _, _, body in told(text, "partner")}
    assert partners == {"Tynset", "Alvdal", "Folldal", "Anno museum", "Høgskolen i Innlandet"}


def test_a_town_behind_a_body_tells_where_the_body_lies() -> None:
    text = "Anne Mo er daglig leder i Frivilligsentralen i Asker. Siri Moe er leder for kultur i Asker."
    bodies = {("Anne Mo", "Frivilligsentralen i Asker"), ("Siri Moe", "Asker")}
    assert {(who, body) for who, _, body in told(text, "affiliatedWith")} == bodies


@pytest.mark.parametrize("name", ["Hans Chr. Garmann Moe", "Joh. Lie", "Per Fredr. Dahl"])
def test_given_names_cut_short_are_of_the_name(name: str) -> None:
    assert named(f"10.00 Tillit\nv/ {name}, NTNU\n", "Person") == [name]


def test_a_project_in_a_list_of_grants_is_not_the_page_s_own() -> None:
    text = (
        "Disse får støtte:\n\n- Solvik kommune: Ungdommens hus, 900 000 kroner\n- Nesvik bygdelag: Grendefest, 50 000\n"
        "- Bamble kommune får 1,2 millioner til prosjektet Øyhopping\n\nKontakt:\nRådgiver Lene Moe\n"
    )
    assert not told(text, "contact", title="Penger til møteplasser")


@pytest.mark.parametrize("label", ["Prosjektdeltakere ved OsloMet", "Forskarar frå OsloMet:", "Deltakere hos OsloMet:"])
def test_a_label_tells_where_the_people_below_it_are_from(label: str) -> None:
    text = f"Prosjektet Saman om heimen går til 2024.\n\n{label}\nKari Moe\nOla Lie\n"
    employed = told(text, "affiliatedWith")
    assert employed == {("Kari Moe", "affiliatedWith", "OsloMet"), ("Ola Lie", "affiliatedWith", "OsloMet")}
    assert {who for who, _, _ in told(text, "memberOf")} == {"Kari Moe", "Ola Lie"}


def test_who_is_told_to_be_from_elsewhere_is_not_of_the_label_s_body() -> None:
    text = (
        "Prosjektet Saman om heimen går til 2024.\n\nProsjektdeltakere ved OsloMet\nKari Moe\nOla Lie, NTNU\n"
        "Eksterne prosjektdeltakere\nSiri Dahl, KS\n"
    )
    assert {(who, body) for who, _, body in told(text, "affiliatedWith")} == {
        ("Kari Moe", "OsloMet"),
        ("Ola Lie", "NTNU"),
        ("Siri Dahl", "KS"),
    }


@pytest.mark.parametrize("verb", ["bidro med studenter", "sine erfaringer", "deltok"])
def test_a_body_s_name_ends_before_what_it_does(verb: str) -> None:
    assert named(f"Vi hørte om Institutt for design {verb}.\n", "Organisation") == ["Institutt for design"]


def test_stad_in_a_list_of_names_is_no_label() -> None:
    text = "Prosjektet er i gang.\n\nDesse kommunane er med:\n\nKvam\nSeljord\nStad\nTokke\nUllensvang\n"
    assert {body for _, _, body in told(text, "partner")} >= {"Kvam", "Seljord", "Tokke", "Ullensvang"}


def test_money_for_a_project_is_not_said_of_the_event_that_tells_of_it() -> None:
    title = "Seminar om omsorg"
    text = (
        "Torsdag 3. november var 120 samlet til seminar i Solvik kulturhus.\n\n"
        "Prosjektet Sammen om omsorg er støttet av Stiftelsen Dam."
    )
    assert told(text, "fundedBy", title=title) == {("Sammen om omsorg", "fundedBy", "Stiftelsen Dam")}


def test_a_year_ends_a_sentence() -> None:
    text = "Gode nabolag startet i 2019. Høgskolen i Østfold er partner i prosjektet Gode nabolag."
    assert told(text, "partner", title="Gode nabolag") == {("Gode nabolag", "partner", "Høgskolen i Østfold")}


@pytest.mark.parametrize("mark", ["f.v.", "t.v.", "t.h."])
def test_where_somebody_stands_in_a_picture_ends_no_sentence(mark: str) -> None:
    stated = said(read(f"Ordførarane ({mark}) Kari Moe (Skien) og Ola Lie (Bamble) skreiv under.\n"), "affiliatedWith")
    assert stated == {("Kari Moe", "affiliatedWith", "Skien"), ("Ola Lie", "affiliatedWith", "Bamble")}


ALL_OF_THEM = "Bygdekonferansen 2021 var i Skien. Kari Moe og Ola Lie arrangerte konferansen.\n\n"


@pytest.mark.parametrize(
    "told",
    [
        "Dagleg leiar er Siv Dahl. Styreleiar er Per Vik. Begge vart intervjua på scena.",
        "Daglig leder er Siv Dahl. Styreleder er Per Vik. Begge ble intervjuet på scenen.",
        "Siv Dahl er dagleg leiar. Per Vik er styreleiar. Båe kjem på konferansen.",
        "Siv Dahl er daglig leder. Per Vik er styreleder. De to deltar på konferansen.",
    ],
)
def test_persons_told_by_their_number_are_those_named_last(told: str) -> None:
    came = {person for person, _, _ in said(read(ALL_OF_THEM + told, title="Bygdekonferansen 2021"), "participant")}
    assert came == {"Siv Dahl", "Per Vik"}


@pytest.mark.parametrize("told", ["Alle tre vart intervjua på scena.", "Begge dagane vart gode."])
def test_another_number_than_that_of_the_persons_named_is_of_others(told: str) -> None:
    assert not said(read(ALL_OF_THEM + told, title="Bygdekonferansen 2021"), "participant")


@pytest.mark.parametrize("carries", ["Evalueringa skal NORCE gjennomføre.", "Evalueringen skal NORCE utarbeide."])
def test_who_is_to_carry_out_the_evaluation_that_a_page_is_about_coordinates_it(carries: str) -> None:
    title = "Evaluering av Gode bygder"
    assert told(carries, "coordinatedBy", title=title) == {(title, "coordinatedBy", "NORCE")}


def test_names_without_marks_between_them_are_apart_though_some_are_surnames_too() -> None:
    row = "Leidulf Gloppestad Kristin Maurstad Alfred Bjørlo Stig Olav Lødemel Stein Robert Osdal Sven Flo"
    names = {"Kristin Maurstad", "Alfred Bjørlo", "Stig Olav Lødemel", "Stein Robert Osdal", "Sven Flo"}
    assert names <= set(named(row, "Person"))
    assert named("Gro Sævereid Kari Aakra heldt innlegg.", "Person") == ["Gro Sævereid", "Kari Aakra"]


@pytest.mark.parametrize("name", ["Liv Astri Halvorsen Hesjedal", "Anne Lise Solhaug Fredriksen", "Kari Anne Moe Lie"])
def test_names_of_one_with_two_surnames_stay_whole(name: str) -> None:
    assert named(f"{name} heldt innlegg.", "Person") == [name]


@pytest.mark.parametrize("whose", ["fylkesmannen i Hordaland", "statsforvalteren i Vestland", "Fylkesmannen i Agder"])
def test_governors_are_named_in_small_letters_too(whose: str) -> None:
    (found,) = named(f"Prosjektet er støtta av {whose} i år.", "Organisation")
    assert found.casefold() == whose.casefold()


@pytest.mark.parametrize(
    ("unit", "whole"),
    [
        ("psykiatrisk klinikk", "Helse Førde"),
        ("medisinsk avdeling", "Haukeland universitetssjukehus"),
        ("kirurgisk klinikk", "Haukeland universitetssykehus"),
    ],
)
def test_wards_are_parts_of_their_hospitals(unit: str, whole: str) -> None:
    stated = said(read(f"Kari Moe er fagsjef ved {unit} i {whole}.\n"))
    assert ("Kari Moe", "affiliatedWith", f"{unit.capitalize()} i {whole}") in stated


def test_a_ward_elsewhere_is_no_body() -> None:
    assert named("Dette er ein praktisk klinikk i huset.", "Organisation") == []


@pytest.mark.parametrize("wrote", ["skreiv under avtalen", "skrev under avtalen", "signerte avtalen"])
def test_who_signs_for_a_body_makes_it_a_partner(wrote: str) -> None:
    stated = said(read(f"Ny avtale\n\nRektor Kari Moe {wrote} «Robuste bygder» for Skien kommune.\n"), "partner")
    assert stated == {("Robuste bygder", "partner", "Skien")}


def test_what_somebody_reads_for_a_body_is_no_project() -> None:
    assert not entities(read("Rektor Kari Moe las «Robuste bygder» for Skien kommune.\n"), "Project")


def test_items_that_begin_with_a_name_and_tell_of_the_project_are_projects() -> None:
    text = (
        "To prosjekt\n\n• BYGDELAB PLUSS. Forskingsprosjektet er det Skien kommune som eig, og KS deltek.\n"
        "• Torgliv. Prosjektet er ledet av NORCE.\n• Norges forskningsråd finansierer. Prosjektet er godt.\n"
    )
    reading = read(text, title="To prosjekt")
    assert entities(reading, "Project") == {"BYGDELAB PLUSS", "Torgliv"}
    assert ("BYGDELAB PLUSS", "ownedBy", "Skien") in said(reading)


@pytest.mark.parametrize("came", ["kom saman til felles møte", "møttes til felles møte"])
def test_bodies_that_come_together_for_a_meeting_are_at_it(came: str) -> None:
    text = f"Felles møte med Grenlandsrådet\n\nHelserådet i Skien kommune og Grenlandsrådet {came} 19. oktober 2021.\n"
    assert "Grenlandsrådet" in {
        who for who, _, _ in said(read(text, title="Felles møte med Grenlandsrådet"), "participant")
    }


@pytest.mark.parametrize("label", ["DESSUTAN MØTTE", "Desse medlemmene møtte:", "Disse medlemmene møtte:"])
def test_those_under_a_label_of_minutes_were_there(label: str) -> None:
    text = f"Møte i Eldrerådet i Skien\n\nDato: 3. mai 2021\n\n{label}\nKari Moe\nOla Lie\n"
    came = {who for who, _, _ in said(read(text, title="Møte i Eldrerådet i Skien"), "participant")}
    assert {"Kari Moe", "Ola Lie"} <= came


@pytest.mark.parametrize("societies", ["Frivilligsentralane i Volda og Ørsta", "Frivilligsentralene i Volda og Ørsta"])
def test_societies_of_one_kind_in_several_places_are_one_each(societies: str) -> None:
    text = f"Den internasjonale frivilligdagen er for alle. Difor vil {societies} markere dagen.\n\n"
    text += "Tid: kl. 18\n\nStad: Ørsta kulturhus\n"
    reading = read(f"5. desember\n\n{text}", title="5. desember")
    assert {body for _, _, body in said(reading, "organisedBy")} == {"Volda frivilligsentral", "Ørsta frivilligsentral"}
    assert entities(reading, "Event") == {"Den internasjonale frivilligdagen"}


def test_who_comes_from_two_bodies_speaks_and_neither_of_them() -> None:
    text = "Bygdekonferansen 2021\n\nKari Moe frå KS og NORCE heldt innlegg.\n"
    speakers = {who for who, _, _ in said(read(text, title="Bygdekonferansen 2021"), "speaker")}
    assert speakers <= {"Kari Moe"}


def test_the_end_of_a_name_may_be_cut_to_its_letters() -> None:
    text = "Setesdal interkommunalt politisk råd møttest. Kari Moe er styreleiar i Setesdal IPR.\n"
    reading = read(text)
    assert entities(reading, "Organisation") == {"Setesdal interkommunalt politisk råd"}
    assert "Setesdal IPR" in entities(
        read("Setesdal regionråd møttest. Kari Moe leiar Setesdal IPR.\n"), "Organisation"
    )


def test_who_is_said_to_be_the_one_that_owns_is_the_last_of_a_row() -> None:
    text = "Prosjektet Gode hus er støtta av KS og av NORCE, som er den som står som prosjekteigar for Gode hus."
    assert told(text, "ownedBy", title="Gode hus") == {("Gode hus", "ownedBy", "NORCE")}


def test_who_holds_an_event_together_are_no_partners_of_the_project_behind_it() -> None:
    text = (
        "Bygdekonferansen 2021\n\nKonferansen er i Skien 3. mai 2021. Han vert skipa av Solvik vel, og "
        "samarbeidspartnarane er Skien kommune og KS. Kari Moe er prosjektleiar for prosjektet «Gode grender».\n"
    )
    assert not said(read(text, title="Bygdekonferansen 2021"), "partner")


@pytest.mark.parametrize(
    "held", ["Konferansen er i Festiviteten, Kristiansund.", "Møtet vart halde i Festsalen i Volda."]
)
def test_a_house_of_one_word_before_its_town_is_where_it_is_held(held: str) -> None:
    reading = read(f"Bygdekonferansen 2021\n\n{held}\n", title="Bygdekonferansen 2021")
    assert len(said(reading, "heldAt")) == 1
    assert not entities(read("Bygdekonferansen 2021\n\nKonferansen er i Gudbrandsdalen, Innlandet.\n"), "Venue")


@pytest.mark.parametrize("joint", [" og tenesteleiar", " og tjenesteleder", ", rådmann"])
def test_both_who_stand_for_a_body_are_of_it(joint: str) -> None:
    stated = said(read(f"- Sogndal v/ordførar Kari Moe{joint} Ola Lie\n"), "affiliatedWith")
    assert stated == {("Kari Moe", "affiliatedWith", "Sogndal"), ("Ola Lie", "affiliatedWith", "Sogndal")}


@pytest.mark.parametrize("sign", ["", " (s)", " (sign.)"])
def test_a_sign_behind_a_name_is_not_of_its_card(sign: str) -> None:
    text = f"Møteinnkalling Sogn regionråd\n\nVel møtt!\n\nKari Moe{sign}\nLeiar i Sogn regionråd\n"
    assert ("Kari Moe", "affiliatedWith", "Sogn regionråd") in said(read(text), "affiliatedWith")


@pytest.mark.parametrize(
    "text",
    [
        "Det er 26 tilsette i Distriktssenteret, fordelte på to stader: Sogndal og Steinkjer.",
        "Distriktssenteret har 26 ansatte, fordelt på to steder: Sogndal og Steinkjer.",
    ],
)
def test_a_body_lies_where_those_who_work_there_are(text: str) -> None:
    assert {place for _, _, place in said(read(text), "inMunicipality")} == {"Sogndal", "Steinkjer"}


def test_who_evaluates_or_orders_that_neither_heads_nor_pays_for_the_project() -> None:
    text = (
        "Volda kommune eig prosjektet, og Høgskulen i Volda står for følgjeforskinga. "
        "Høgskolen i Østfold evaluerer prosjektet på oppdrag fra Fredrikstad kommune."
    )
    assert not told(text, "fundedBy", "coordinatedBy")


@pytest.mark.parametrize(
    "told_of", ["startet i 2019 som en del av", "starta i fjor som ein del av", "kom i gang som ledd i"]
)
def test_a_project_is_part_of_the_programme_that_it_began_in(told_of: str) -> None:
    text = f"Løkka sammen {told_of} Program for folkehelsearbeid i kommunene."
    whole = "Program for folkehelsearbeid i kommunene"
    assert told(text, "partOf", title="Nærmiljøprosjektet Løkka sammen") == {("Løkka sammen", "partOf", whole)}


def test_the_administration_at_a_meeting_works_for_the_municipality_or_council_of_the_minutes() -> None:
    text = "Dato: 08.03.2023\nTil stede:\nMari Lie\nFra administrasjonen:\nNina Dahl, kommunedirektør\nSiri Moe\n"
    reading = read(
        f"Møte i Utvalg for levekår\n\nSolund kommune\n\n{text}", title="Møte i utvalg", publisher="Solund kommune"
    )
    employed = said(reading, "affiliatedWith")
    assert {("Nina Dahl", "affiliatedWith", "Solund"), ("Siri Moe", "affiliatedWith", "Solund")} <= employed
    assert ("Mari Lie", "affiliatedWith", "Solund") not in employed


def test_words_that_are_a_programme_in_capitals_alone_name_none_in_small_letters() -> None:
    assert not named("Behandling: Enstemmig vedtatt.\n", "Project")
    assert named("Prosjektet fikk midler fra BEHANDLING.\n", "Project") == ["BEHANDLING"]


def test_a_greeting_in_a_programme_is_no_talk() -> None:
    text = "09.00 God morgen fra konferansier Kari Moe\n10.00 Tillit i nabolaget\nOla Lie, NTNU\n"
    assert named(f"Program for konferansen\n\n{text}", "Talk", title="Konferansen 2022") == ["Tillit i nabolaget"]


@pytest.mark.parametrize(("line", "town"), [("ordfører Kari Moe (Harstad)", True), ("Kari Moe (Harstad)", False)])
def test_a_mayor_s_town_stands_in_brackets(line: str, town: bool) -> None:
    text = f"Prosjektet Saman om heimen vart presentert av {line}."
    assert (("Kari Moe", "affiliatedWith", "Harstad") in told(text, "affiliatedWith")) is town


def test_what_is_said_of_another_thing_is_not_said_of_the_page_s_project() -> None:
    text = "Senteret er et samarbeid mellom NORCE og Agder fylkeskommune. Prosjektet Saman om heimen går til 2024."
    assert not told(text, "partner")
    assert told(text.replace("Senteret", "Prosjektet"), "partner")


@pytest.mark.parametrize(
    ("text", "employed"),
    [
        ("Mira Lie, forsker, NOVA/OsloMet", {("Mira Lie", "NOVA"), ("Mira Lie", "OsloMet")}),
        ("Mira Lie (NIBR/OsloMet) kjem.", {("Mira Lie", "NIBR"), ("Mira Lie", "OsloMet")}),
        ("SINTEFs Kari Moe og Ola Lie var der.", {("Kari Moe", "SINTEF"), ("Ola Lie", "SINTEF")}),
        ("Asker kommunes Kari Moe var der.", {("Kari Moe", "Asker")}),
        ("To NTNU-professorar (Jens Moe og Svein Dahl) kjem.", {("Jens Moe", "NTNU"), ("Svein Dahl", "NTNU")}),
        ("To forskere ved NORCE er med: Jens Moe og Kjell Lie.", {("Jens Moe", "NORCE"), ("Kjell Lie", "NORCE")}),
        ("Deltakerne fra KS er Jens Moe og Kjell Lie.", {("Jens Moe", "KS"), ("Kjell Lie", "KS")}),
        ("UiA-forsker Kari Moe var der.", {("Kari Moe", "Universitetet i Agder")}),
        ("Jens Moe fekk Skien kommunes pris.", set()),
        ("Møtet i KS er over. Jens Moe var der.", set()),
    ],
)  # fmt: skip
def test_names_that_stand_together_tell_where_people_work(text: str, employed: set[tuple[str, str]]) -> None:
    assert {(who, body) for who, _, body in told(text, "affiliatedWith", title="Konferansen 2024")} == employed
