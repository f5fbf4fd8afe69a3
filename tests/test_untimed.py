"""Programmes without times: titles over who speaks, and the lists and sentences that tell who comes."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, read, said

NAME = "Nabolagskonferansen 2019"


def on_event(text: str) -> Reading:
    """A page on the event “Nabolagskonferansen 2019” that says something more."""
    return read(f"{NAME}\n\n{text}\n", title=NAME)


def test_title_over_a_line_that_only_names_who_speaks_is_a_talk() -> None:
    reading = on_event("Tillit i nabolaget\nv/ Kari Nordmann, Skien kommune\n\nEn hverdag sammen\nv/ Ola Lie, KS")
    assert said(reading, "speaker") == {
        ("Kari Nordmann", "speaker", "Tillit i nabolaget"),
        ("Ola Lie", "speaker", "En hverdag sammen"),
    }


def test_headings_over_such_talks_are_what_the_talks_are_parts_of() -> None:
    first = "Møteplasser: Hva skal til?\n\nTillit i nabolaget\nv/ Kari Nordmann\nEn hverdag sammen\nv/ Ola Lie"
    second = "Hus og hage: Hvem eier?\n\nBenker for alle\nv/ Siv Dahl"
    parts = said(on_event(f"{first}\n\n{second}"), "partOf")
    assert ("Tillit i nabolaget", "partOf", "Møteplasser: Hva skal til?") in parts
    assert ("Benker for alle", "partOf", "Hus og hage: Hvem eier?") in parts


def test_one_heading_alone_is_no_session() -> None:
    parts = said(on_event("Dette skjer på dagen\n\nTillit i nabolaget\nv/ Kari Nordmann"), "partOf")
    assert parts == {("Tillit i nabolaget", "partOf", NAME)}


def test_body_over_who_speaks_for_it_is_no_title() -> None:
    reading = on_event("Skien kommune\nv/ Kari Nordmann\n\nKS\nv/ Ola Lie")
    assert entities(reading, "Talk") == set()


def test_quoted_title_before_who_gives_it_is_a_talk_wherever_it_is_listed() -> None:
    reading = on_event('Det blir flere innlegg:\n\n- "Tillit i nabolaget", ved Kari Nordmann fra KS.\n- Mat')
    assert ("Kari Nordmann", "speaker", "Tillit i nabolaget") in said(reading)


def test_point_with_its_minutes_is_a_talk_of_who_is_named_behind_them() -> None:
    reading = on_event("Del to\n\n- Tillit (5 min.) Kari Nordmann\n- Kaffi")
    assert ("Kari Nordmann", "speaker", "Tillit") in said(reading)


def test_question_and_who_answers_it_on_one_line_are_a_talk() -> None:
    reading = on_event("Program:\n\nHvem bestemmer i nabolaget? Ved Kari Nordmann, rådgiver i KS")
    assert ("Kari Nordmann", "speaker", "Hvem bestemmer i nabolaget?") in said(reading)


def test_speakers_field_with_titles_holds_talks() -> None:
    lines = "- Kari Nordmann, KS: Tillit i nabolaget\n- Ola Lie, NHO: Felles hus\n- Siv Dahl, NTNU: Å bo saman"
    spoken = said(on_event(f"Foredragshaldarar:\n{lines}"), "speaker")
    assert spoken == {
        ("Kari Nordmann", "speaker", "Tillit i nabolaget"),
        ("Ola Lie", "speaker", "Felles hus"),
        ("Siv Dahl", "speaker", "Å bo saman"),
    }


def test_chair_of_the_conversation_gives_it_no_title() -> None:
    reading = on_event("09.00 Hus for alle\nSamtalen ledes av Kari Nordmann, KS\n10.00 Slutt")
    assert "Samtalen" not in entities(reading, "Talk")


def test_quotation_that_begins_a_longer_title_keeps_its_marks() -> None:
    reading = on_event("09.00 «Sammen» – frivillighet og kommune v/ Kari Nordmann\n10.00 Slutt")
    assert entities(reading, "Talk") == {"«Sammen» – frivillighet og kommune"}


def test_heading_names_the_event_where_the_page_s_title_does_not() -> None:
    text = "Aktuelt\n\nDialogmøte om nabolag 2021\n\nDato: 3. mai 2021\nSted: Rådhuset\n"
    page = read(text, title="Frivillighet - Solvik liv")
    assert "Dialogmøte om nabolag 2021" in entities(page, "Event")


def test_day_and_hours_before_a_title_are_not_of_the_name() -> None:
    page = read("29. april 2021 13:00-15:00 – webinar om tillit\n\nVelkommen!\n", title="Webinar om tillit")
    assert entities(page, "Event") == {"Webinar om tillit"}


def test_meeting_called_by_whose_it_is_keeps_its_day() -> None:
    page = read(
        "PROTOKOLL FRA KULTURRÅDETS MØTE 26. MARS 2015\n\nSak 1\n",
        title="Protokoll fra kulturrådets møte 26. mars 2015",
    )
    assert entities(page, "Event") == {"KULTURRÅDETS MØTE 26. MARS 2015"}


def test_quoted_name_behind_the_title_s_own_word_is_the_event() -> None:
    text = 'I september er det Bygdekonferansen "Trivsel for alle" på Solvik. Konferansen er open.'
    page = read(f"Bygdekonferanse på Solvik\n\n{text}\n", title="Bygdekonferanse på Solvik")
    assert "Trivsel for alle" in entities(page, "Event")


def test_hours_may_be_told_at_another_mention_of_the_day() -> None:
    page = read("Fagdag 9. mai 2019\n\nStrømmes torsdag 9. mai kl 17.00-20.30\n", title="Fagdag 9. mai 2019")
    (fact,) = [f for f in page.facts if f.attribute == "end"]
    assert fact.value == "2019-05-09T20:30"


def test_hours_may_be_four_digits() -> None:
    page = read(f"{NAME}\n\n11. oktober 2019 kl 1500-1900\n", title=NAME)
    assert {f.value for f in page.facts} == {"2019-10-11T15:00", "2019-10-11T19:00"}


def test_place_behind_time_and_place_is_where_the_event_is() -> None:
    text = "Tid og sted: 28. sep. 2022 08:30–10:00, Solvik samfunnshus, Hovedgata 31"
    assert said(on_event(text), "heldAt") == {(NAME, "heldAt", "Solvik samfunnshus")}


def test_who_is_met_is_a_speaker() -> None:
    reading = on_event("Vi får besøk av:\n\n* Kari Nordmann, Frivillighet Norge\n* Ola Lie, Skien kommune")
    assert {who for who, _, _ in said(reading, "speaker")} == {"Kari Nordmann", "Ola Lie"}


def test_who_came_to_an_event_takes_no_part_in_a_project_named_there() -> None:
    reading = on_event("Til stede: Kari Nordmann, Ola Lie\n\nBakkeprosjektet ble drøftet.")
    assert said(reading, "memberOf") == set()


def test_project_of_an_event_s_page_is_not_the_event_s_purse() -> None:
    assert said(on_event("Prosjektet er støttet av Husbanken."), "fundedBy") == set()


def test_those_who_hold_an_event_are_no_partners_by_that() -> None:
    page = read("Felles løft\n\nProsjektet arrangerte Løftdagane saman med KS.\n", title="Prosjektet Felles løft")
    assert said(page, "partner") == set()


def test_body_that_invites_is_the_unit_and_not_the_university() -> None:
    reading = on_event("Senter for helse ved NTNU inviterer til konferanse.")
    assert said(reading, "organisedBy") == {(NAME, "organisedBy", "Senter for helse")}


def test_title_may_stand_on_the_line_under_who_speaks() -> None:
    reading = on_event(
        "Program\n\n • 14:30 Kaffe\n • 15:00 Velkommen v/ Siv Dahl\n • Presentasjon av kunnskap:\n"
        "  • Kari Nordmann, daglig leder i KS.\n   Tema: Rapport om lokaler\n"
        "  • Ola Lie, rådgiver i NORCE.\n   Tema: Kartlegging av rom\n"
    )
    assert said(reading, "speaker") == {
        ("Siv Dahl", "speaker", NAME),
        ("Kari Nordmann", "speaker", "Rapport om lokaler"),
        ("Ola Lie", "speaker", "Kartlegging av rom"),
    }


def test_title_that_stands_over_the_first_speaker_is_not_of_the_one_above_it() -> None:
    reading = on_event(
        "10:00\nTema: Rapport om lokaler\nKari Nordmann, KS\nTema: Kartlegging av rom\nOla Lie, NORCE\n\n11:00 Slutt"
    )
    assert ("Kari Nordmann", "speaker", "Rapport om lokaler") in said(reading)
    assert ("Ola Lie", "speaker", "Kartlegging av rom") in said(reading)


def test_people_listed_under_a_conversation_that_is_chaired_take_part_in_it() -> None:
    reading = on_event(
        "Program\n\nDel 1 (09:00 - 10:15)\n\n • Nye roller v/ kommunal- og distriktsminister Siv Dahl\n\n"
        " • Hvorfor være med? Lenestolsamtale ledet av konferansier Kari Nordmann\n\n"
        "  • Ola Lie, ordfører Skien kommune\n\n  • Per Vik, professor ved NTNU\n\n • Siste del v/ Anne Li, KS\n"
    )
    assert said(reading, "participant") == {
        (name, "participant", "Hvorfor være med?") for name in ("Ola Lie", "Per Vik")
    }
    assert ("Kari Nordmann", "facilitator", "Hvorfor være med?") in said(reading)
    assert said(reading, "speaker") == {("Siv Dahl", "speaker", "Nye roller"), ("Anne Li", "speaker", "Siste del")}


def test_agenda_with_who_introduces_each_matter_below_it_is_a_programme() -> None:
    text = (
        "Sakliste\n\n1. Tillit i nabolaget\nInnledning v/ Kari Nordmann, KS\n\n2. En hverdag sammen\n"
        "Orientering ved prosjektleder Ola Lie, NTNU\n\n3. Eventuelt"
    )
    reading = on_event(text)
    assert said(reading, "speaker", "affiliatedWith") == {
        ("Kari Nordmann", "speaker", "Tillit i nabolaget"),
        ("Kari Nordmann", "affiliatedWith", "KS"),
        ("Ola Lie", "speaker", "En hverdag sammen"),
        ("Ola Lie", "affiliatedWith", "NTNU"),
    }


def test_presentation_of_something_is_a_title_and_not_who_gives_one() -> None:
    text = "Bygdene våre\n\nPresentasjon av regionrådet og samarbeidet der v/ Kari Nordmann\n\nMat v/ Ola Lie"
    assert ("Kari Nordmann", "speaker", "Presentasjon av regionrådet og samarbeidet der") in said(on_event(text))


def talks(reading: Reading) -> set[tuple[str, str]]:
    """Who speaks on what."""
    return {(who, what) for who, _, what in said(reading, "speaker")}


def test_bullets_that_end_with_who_gives_them_are_talks() -> None:
    reading = on_event(
        "• Tillit i nabolaget ved Kari Nordmann, CEO og ein av tre gründerar i Solviq\n"
        "• Helse og omsorg i Skien kommune ved ordførar Ola Lie i Lom kommune\n• Benker – for alle ved Siv Dahl i KS"
    )
    assert talks(reading) == {
        ("Kari Nordmann", "Tillit i nabolaget"),
        ("Ola Lie", "Helse og omsorg i Skien kommune"),
        ("Siv Dahl", "Benker – for alle"),
    }
    assert {("Kari Nordmann", "affiliatedWith", "Solviq"), ("Ola Lie", "affiliatedWith", "Lom")} <= said(reading)


def test_bullets_of_people_with_where_they_work_are_no_talks() -> None:
    reading = on_event("I komiteen:\n\n• Professor Kari Nordmann ved NTNU\n• Forsker Ola Lie ved OsloMet")
    assert entities(reading, "Talk") == set()
    assert entities(on_event("• Påmelding ved Kari Nordmann i KS\n• Spørsmål ved Ola Lie i KS"), "Talk") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann, forskar ved NTNU\nEmne: Lokale for alle\n\nOla Lie, KS\nEmne: Gode naboar",
        "Innleder: Kari Nordmann, NTNU\nTema: Lokale for alle\n\nInnleder: Ola Lie, KS\nTema: Gode naboar",
        "Tittel: Lokale for alle\nForedragsholder: Kari Nordmann\n\nTittel: Gode naboar\nForedragsholder: Ola Lie",
        "10.00 Kari Nordmann, NTNU\nTittel: Lokale for alle\n10.30 Ola Lie, KS\nTittel: Gode naboar",
    ],
)
def test_title_with_a_label_is_of_who_stands_over_or_under_it(text: str) -> None:
    assert talks(on_event(text)) == {("Kari Nordmann", "Lokale for alle"), ("Ola Lie", "Gode naboar")}


def test_one_such_title_alone_is_what_the_event_is_on() -> None:
    assert talks(on_event("Tema: Lokale for alle\nInnleder: Kari Nordmann, NTNU")) == {("Kari Nordmann", NAME)}


def test_one_hour_in_a_list_begins_a_programme_and_what_ends_with_a_colon_is_no_talk() -> None:
    reading = on_event(
        "PROGRAM\n\n• 15:00 Velkommen v /statssekretær Siv Dahl\n• Det vi vet:\n"
        "  • Kari Nordmann, daglig leder i KS.\n    Tema: Rom for alle\n"
    )
    assert talks(reading) == {("Siv Dahl", NAME), ("Kari Nordmann", "Rom for alle")}
    assert entities(reading, "Talk") == {"Rom for alle"}


def test_numbered_themes_over_people_are_talks() -> None:
    reading = on_event(
        "Program\n\nTema 1: Tillit i nabolaget\nKari Nordmann, NTNU\n\nTema 2: Gode møteplasser\nOla Lie, KS\n\n"
        "Tema 3: Frivillig innsats\nSiv Dahl, Lom kommune"
    )
    assert talks(reading) == {
        ("Kari Nordmann", "Tillit i nabolaget"),
        ("Ola Lie", "Gode møteplasser"),
        ("Siv Dahl", "Frivillig innsats"),
    }


def test_panel_with_title_people_and_chair_on_one_line_is_one_talk() -> None:
    reading = on_event(
        "10.00 Registrering\n"
        "11.00 Paneldebatt: Hva må til? Deltakere: Kari Nordmann og Ola Lie (KS). Ordstyrer: Siv Dahl"
    )
    assert said(reading, "participant") == {(who, "participant", "Hva må til?") for who in ("Kari Nordmann", "Ola Lie")}
    assert said(reading, "facilitator") == {("Siv Dahl", "facilitator", "Hva må til?")}


SPEAKERS = {("Kari Nordmann", "Trygge grender"), ("Ola Lie", "Hva gjør kommunen?"), ("Nils Moe", "Grenda som lag")}


@pytest.mark.parametrize(
    "programme",
    [
        "Trygge grender Kari Nordmann, KS\n\nHva gjør kommunen? Ola Lie, NTNU\n\nGrenda som lag Nils Moe",
        "Kari Nordmann, KS\nTrygge grender\n\nOla Lie, NTNU\nHva gjør kommunen?\n\nNils Moe, KS\nGrenda som lag",
    ],
)
def test_lines_under_programme_that_hold_titles_and_names_are_talks(programme: str) -> None:
    reading = read(f"Grendekonferansen\n\nPROGRAM\n\n{programme}\n\n", title="Grendekonferansen")
    assert {(who, talk) for who, _, talk in said(reading, "speaker")} == SPEAKERS


@pytest.mark.parametrize(
    "text",
    [
        "PROGRAM\n\nTrygge grender Kari Nordmann, KS\n\nKom innom oss, det blir kaffe og kake hele dagen.\n",
        "Bilder\n\nTrygge grender Kari Nordmann, KS\n\nHva gjør kommunen? Ola Lie, NTNU\n\nGrenda som lag Nils Moe\n",
    ],
)
def test_a_line_or_lines_under_anything_else_are_no_programme(text: str) -> None:
    assert not said(read(f"Grendekonferansen\n\n{text}\n", title="Grendekonferansen"), "speaker")


@pytest.mark.parametrize(
    ("line", "speaks"), [("Svar på tiltale KS", True), ("Erfaringer fra KS", False), ("Helse i Skien kommune", False)]
)
def test_a_body_behind_a_title_speaks_unless_the_title_is_of_it(line: str, speaks: bool) -> None:
    talks = "Trygge grender Kari Nordmann\n\nHva gjør vi? Ola Lie\n\nGrenda som lag Nils Moe"
    reading = read(f"Grendekonferansen\n\nPROGRAM\n\n{talks}\n\n{line}\n", title="Grendekonferansen")
    assert any(who in ("KS", "Skien") for who, _, _ in said(reading, "speaker")) is speaks
