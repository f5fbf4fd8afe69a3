"""Panels, chairs and openings in programmes: who talks together, who leads it, and on which point."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, read, said

TITLE = "Samskapingskonferansen 2024"


def programme(lines: str) -> Reading:
    return read(f"{TITLE}\n\nProgram\n\n{lines}\n", title=TITLE)


def test_panel_listed_below_the_programme_is_of_the_point_its_lead_speaks_of() -> None:
    reading = programme(
        "14.00 Åpning\n14.30 Debatt, inkluderingstematikk\n15.30 Samtale om kulturlivets rammevilkår i byen\n\n"
        "I panelet når det er debatt om inkludering, sitter:\n\n • Hege Moe, lege i Skien\n • Ola Lie, lærer\n\n"
        "I panelet når det er debatt om kulturlivets rammevilkår, sitter:\n\n • Siv Dahl, ordfører i Bamble\n"
    )
    assert said(reading, "participant") == {
        ("Hege Moe", "participant", "Debatt, inkluderingstematikk"),
        ("Ola Lie", "participant", "Debatt, inkluderingstematikk"),
        ("Siv Dahl", "participant", "Samtale om kulturlivets rammevilkår i byen"),
    }


def test_people_of_a_panel_are_of_the_one_conversation_above_them_if_there_is_any() -> None:
    below = "\n\nI panelet sitter:\n\n • Hege Moe, lege\n"
    talked = programme(f"13.00 Lunsj\n14.00 Samtale om kulturlivets rammevilkår i byen{below}")
    assert said(talked, "participant") == {("Hege Moe", "participant", "Samtale om kulturlivets rammevilkår i byen")}
    other = programme(f"13.00 Lunsj\n14.00 Kulturlivets rammevilkår i byen{below}")
    assert said(other, "participant") == {("Hege Moe", "participant", TITLE)}


def test_those_listed_as_talking_together_take_part_in_that_point() -> None:
    reading = programme(
        "10.20 Kommuner og lag sammen - merverdi, en sofasamtale\n\nSamtaledeltakere:\nHege Moe, professor ved NTNU\n"
        "Ola Lie, rådgiver i KS\n\n11.00 Pause"
    )
    (talk,) = entities(reading, "Talk")
    assert said(reading, "participant") == {("Hege Moe", "participant", talk), ("Ola Lie", "participant", talk)}


@pytest.mark.parametrize("led", ["Siv Dahl leier samtalen.", "Siv Dahl leder debatten", "Samtalen ledes av Siv Dahl"])
def test_who_leads_a_conversation_chairs_that_point(led: str) -> None:
    reading = programme(
        f"10.40 – 11.15\nKva driv desse kunstnarane?\nHege Moe og Ola Lie\n{led}\n\n11.15 – 11.30\nPause"
    )
    assert said(reading, "facilitator") == {("Siv Dahl", "facilitator", "Kva driv desse kunstnarane?")}


def test_who_leads_something_else_chairs_nothing() -> None:
    reading = programme(
        "10.40 – 11.15\nKva driv desse kunstnarane?\nSiv Dahl leier eit galleri\n\n11.15 – 11.30\nPause"
    )
    assert not said(reading, "facilitator")


def test_chair_who_opens_speaks_too() -> None:
    reading = programme("18:00 Velkommen ved ordstyrer Hege Moe\n18:10 Ordstyrer: Ola Lie\n18.30 Slutt")
    assert said(reading, "speaker") == {("Hege Moe", "speaker", TITLE)}
    assert said(reading, "facilitator") == {("Hege Moe", "facilitator", TITLE), ("Ola Lie", "facilitator", TITLE)}


def test_kind_of_talk_before_a_name_is_no_title() -> None:
    reading = programme("17:00 Mat\n17:10 Foredrag Hege Moe fra Vestre\n17:40 Avslutningsord\nv/ professor Ola Lie")
    assert said(reading, "speaker") == {("Hege Moe", "speaker", TITLE), ("Ola Lie", "speaker", TITLE)}
    assert not entities(reading, "Talk")


def test_body_before_who_speaks_for_it_is_no_title_and_one_in_a_title_is() -> None:
    reading = programme(
        "10.00 - 10.20: Destinasjon Solvik, v/ Hege Moe: Merket for godt reisemål\n"
        "10.20 - 10.40: Orientering om Indre Solvik Kystlag ved Ola Lie"
    )
    assert said(reading, "speaker") == {
        ("Hege Moe", "speaker", "Merket for godt reisemål"),
        ("Ola Lie", "speaker", "Orientering om Indre Solvik Kystlag"),
    }


def test_point_with_its_kind_and_what_it_is_on_is_a_talk_without_anybody() -> None:
    reading = programme(
        "14.15: Debatt: Ungdomsvalet 2015\n14.45 Foredrag: Tillit i praksis\n16.00 Debatt\n16.30 Debatt: Plenum\n"
        "17.00 Samtale, mat og mingling"
    )
    assert entities(reading, "Talk") == {"Debatt: Ungdomsvalet 2015", "Tillit i praksis"}


def test_slash_between_title_and_speaker_is_of_neither() -> None:
    reading = programme("10.45 Tillit i nabolaget / Hege Moe, KS\n11.15 Bygder i vekst / Ola Lie, NTNU")
    assert entities(reading, "Talk") == {"Tillit i nabolaget", "Bygder i vekst"}


def test_quoted_title_may_stand_behind_om() -> None:
    reading = programme("10.45 Hege Moe (KS) om «Tillit i nabolaget»\n11.15 Ola Lie (KS) om bygda")
    assert said(reading, "speaker") == {
        ("Hege Moe", "speaker", "Tillit i nabolaget"),
        ("Ola Lie", "speaker", TITLE),
    }


def test_two_titles_in_a_field_of_speakers_are_talks() -> None:
    text = "Innleiarar:\n- Hege Moe, forskar i NORCE: Kva er tillit?\n- Ola Lie, KS: Kommunen som lag\n"
    assert said(read(f"{TITLE}\n\n{text}", title=TITLE), "speaker") == {
        ("Hege Moe", "speaker", "Kva er tillit?"),
        ("Ola Lie", "speaker", "Kommunen som lag"),
    }
