"""What sites put around their pages: it names nothing, and the page is read as if it were not there."""

from __future__ import annotations

import pytest

from samgraf.text.furniture import content_start, is_furniture
from tests.pages import read, said

PAGE = """Nabolagskonferansen i Bø

Konferansen Nabolagskonferansen 2021 arrangeres av Skien kommune og KS. Kari Moe fra NTNU åpner konferansen.

Dato: 3. mai 2021
Sted: Ælvespeilet
"""
MENU = "Hopp til innhold\nMeny\nSøk\n\nHjem\nOm oss\nKontakt\n\n"
BELOW = "\nDel på Facebook\nSkriv ut\n\nTil toppen\nPersonvernerklæring\n"


def names(text: str) -> set[tuple[str, str]]:
    return {(entity.type, entity.name) for entity in read(text, title="Nabolagskonferansen i Bø").entities}


@pytest.mark.parametrize(
    "text",
    [
        MENU + PAGE,
        PAGE + BELOW,
        "Gå til hovudinnhald\n<\n<\n" + PAGE,
        "Heim\nTenester\nPolitikk\nAktuelt\n\n" + PAGE,
        MENU + PAGE + BELOW,
    ],
)
def test_page_in_its_site_is_read_as_the_page_alone(text: str) -> None:
    alone = read(PAGE, title="Nabolagskonferansen i Bø")
    assert names(text) == names(PAGE)
    assert set(said(read(text, title="Nabolagskonferansen i Bø"))) == set(said(alone)) != set()


@pytest.mark.parametrize("line", ["Hopp til innhald", "SKRIV UT", "Del på Facebook:", "Til toppen"])
def test_lines_of_a_site_are_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Kontakt", "Prosjekt", "Søk om støtte", "Del 1", "Skriv ut fra erfaringene", "Kari Moe"]
)
def test_what_a_page_may_say_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "text", ["", "Kontakt\nKari Moe\n", "Prosjekt\nGode nabolag\n", "Aktuelt\nKontakt\nKari Moe\n"]
)
def test_a_label_or_two_above_a_page_are_of_the_page(text: str) -> None:
    assert content_start(text, 0) == 0


def test_three_entries_of_a_menu_are_one() -> None:
    text = "Hjem\n>\nOm oss\nKontakt\n\nGode nabolag\n"
    assert text[content_start(text, 0) :].strip() == "Gode nabolag"


@pytest.mark.parametrize("footer", ["Besøksadresse: Storgata 1, 3700 Skien", "Adresse\nStorgata 1, 3700 Skien"])
def test_address_below_a_page_is_not_where_its_event_is(footer: str) -> None:
    page = f"{PAGE.split('Dato')[0]}\n\n" + "Vi ses.\n\n" * 4 + f"Kontakt oss\n\n{footer}\n"
    reading = read(page, title="Nabolagskonferansen i Bø")
    assert not any(s.rule == "field:venue" for s in reading.statements)


def test_address_beside_the_day_is_where_the_event_is() -> None:
    page = f"{PAGE.split('Dato')[0]}Dato: 3. mai 2021\nAdresse: Ælvespeilet, Porsgrunn\n"
    reading = read(page, title="Nabolagskonferansen i Bø")
    assert any(s.rule == "field:venue" and s.predicate == "heldAt" for s in reading.statements)


@pytest.mark.parametrize(
    "line", ["Publisert 12.03.2021", "Foto: Ola Dunk / NTB", "Av Ola Dunk, journalist", "Les mer om oss"]
)
def test_line_on_how_a_page_came_to_be_is_no_event(line: str) -> None:
    text = (
        f"Program 5. juni 2024\n\n{line}\n\nVi møtes på Nabolagskonferansen 2024 i Bø.\n\n09:00 Velkommen v/ Kari Moe\n"
    )
    events = {entity.name for entity in read(text, title="Program 5. juni 2024").entities if entity.type == "Event"}
    assert line not in events


@pytest.mark.parametrize(("line", "kept"), [("Kari Moe, KS", True), ("Grønne tak i byen", False)])
def test_last_entry_of_a_menu_heads_a_list_where_a_name_stands_right_below(line: str, kept: bool) -> None:
    text = f"Om oss\nProsjekter\nMedlemmer\n{line}\n"
    assert content_start(text, 0) == text.index("Medlemmer" if kept else line)
