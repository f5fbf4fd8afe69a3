"""Rows of programmes with hours in words, days as headings, and who chairs the day, by label."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, read, said

NAME = "Nabolagskonferansen 2019"
TWO = {("Kari Nordmann", "speaker", "Tillit i nabolaget"), ("Ola Lie", "speaker", "Trygge gater")}
PROGRAMME = "09.00 Tillit i nabolaget. Kari Nordmann, KS\n10.00 Trygge gater. Ola Lie, NORCE\n"


def on_event(text: str) -> Reading:
    """A page on the event “Nabolagskonferansen 2019” that says something more."""
    return read(f"{NAME}\n\n{text}\n", title=NAME)


@pytest.mark.parametrize(
    "rows",
    [
        "Klokka 12: Tillit i nabolaget – Kari Nordmann, forskar i KS\nKlokka 13: Trygge gater – Ola Lie, rådgjevar",
        "Klokken 12: Tillit i nabolaget – Kari Nordmann, forsker i KS\nKlokken 13: Trygge gater – Ola Lie, rådgiver",
        "Onsdag 4. mai 2022\nkl. 12 Tillit i nabolaget ved Kari Nordmann, KS\nkl. 13 Trygge gater ved Ola Lie, KS",
        "12.00 Tillit i nabolaget · Kari Nordmann, sosiolog\n13.00 Trygge gater · Ola Lie i KS",
    ],
)
def test_row_begins_with_an_hour_and_parts_title_from_name(rows: str) -> None:
    assert said(on_event(rows), "speaker") == TWO


def test_lines_below_a_heading_that_numbers_the_day_are_a_programme() -> None:
    rows = "Tillit i nabolaget, Kari Nordmann, KS\nTrygge gater, Ola Lie, NORCE\nSmå skritt, Siv Dahl, KS"
    for heading in ("Dag ein", "Dag 1", "Første dag"):
        assert said(on_event(f"{heading}\n\n{rows}"), "speaker") > TWO


def test_hours_that_head_no_talk_give_none() -> None:
    text = "Klokka 12 var Kari Nordmann på plass.\nKlokka 13 gikk Ola Lie hjem."
    assert entities(on_event(text), "Talk") == set()


@pytest.mark.parametrize(
    "line",
    ["Møteleder for dagen: Siv Dahl", "Møteleiar heile dagen: Siv Dahl", "Konferansier begge dager er Siv Dahl"],
)
def test_who_chairs_the_day_chairs_the_event_and_not_its_last_talk(line: str) -> None:
    assert said(on_event(PROGRAMME + line), "facilitator") == {("Siv Dahl", "facilitator", NAME)}


def test_who_chairs_a_talk_by_a_line_below_it_chairs_that_talk() -> None:
    chaired = said(on_event(PROGRAMME + "Ordstyrer: Siv Dahl"), "facilitator")
    assert ("Siv Dahl", "facilitator", "Trygge gater") in chaired


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        ("Sesjonsleiar: Siv Dahl", "facilitator", "Siv Dahl"),
        ("Programvert\nSiv Dahl", "facilitator", "Siv Dahl"),
        ("Tilrettelegger\nSiv Dahl", "facilitator", "Siv Dahl"),
        ("Gjesteforeleser: Siv Dahl, KS", "speaker", "Siv Dahl"),
    ],
)
def test_who_chairs_and_speaks_by_label(text: str, predicate: str, who: str) -> None:
    assert said(on_event(text), predicate) == {(who, predicate, NAME)}


def test_who_calls_a_meeting_by_label_arranges_it() -> None:
    assert said(on_event("Innkaller\nKS"), "organisedBy") == {(NAME, "organisedBy", "KS")}
