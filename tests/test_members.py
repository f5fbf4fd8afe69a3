"""Lists and tables of members: whoever stands in one takes part, and the people beside the bodies work there."""

from __future__ import annotations

import pytest

from tests.pages import Triple, read, said

TITLE = "Nettverk for gode grender"
TOWNS = ("Skien", "Bamble", "Porsgrunn")
PLAIN = "Skien\nBamble\nPorsgrunn\n"
PEOPLED = "Skien Kari Nordmann\nBamble Ola Lie\nPorsgrunn Nils Moe, Siv Dahl\n"
WORK = {("Kari Nordmann", "Skien"), ("Ola Lie", "Bamble"), ("Nils Moe", "Porsgrunn"), ("Siv Dahl", "Porsgrunn")}


def told(text: str, *predicates: str, title: str = TITLE) -> set[Triple]:
    """What the page of a network says of these predicates."""
    return said(read(f"{title}\n\n{text}\n", title=title), *predicates)


def members(text: str) -> set[str]:
    """The partners of the network."""
    return {partner for _, _, partner in told(text, "partner")}


def employed(text: str) -> set[tuple[str, str]]:
    """Who works where."""
    return {(who, body) for who, _, body in told(text, "affiliatedWith")}


@pytest.mark.parametrize(
    "text",
    [
        f"Medlemskommunar\n\n{PLAIN}",
        f"Desse er med\n\n{PLAIN}",
        f"Alle dei tre kommunane i Telemark er med i nettverket.\n\nHer er dei:\n\n{PLAIN}",
        "Medlemmer i 2019:\n\nSkien kommune v/ Kari Nordmann\nBamble kommune v/ Ola Lie\nPorsgrunn kommune v/ Nils Moe",
        "Våre medlemmer\n\nSkien kommune | www.skien.no\nBamble kommune | www.bamble.no\nPorsgrunn kommune | p.no",
        "Deltakerkommuner\n\nKommune Innbyggere\nSkien 55 144\nBamble 14 061\nPorsgrunn 36 624",
        "Medlemmer\n\n| Kommune | Kontakt |\n| Skien | Kari Moe |\n| Bamble | Ola Lie |\n| Porsgrunn | Nils Moe |",
        "Følgende kommuner i Telemark deltar: Skien, Bamble og Porsgrunn.",
        "Medlemmer er Skien, Bamble og Porsgrunn kommuner.",
        "Skien, Bamble og Porsgrunn er medlemer i nettverket.",
    ],
)
def test_a_list_of_members_is_read_as_a_whole(text: str) -> None:
    assert members(text) == set(TOWNS)


@pytest.mark.parametrize(
    "heading",
    [
        "Kommuner som ikke er med",
        "Nyheter fra kommunene",
        "Tidlegare medlemer",
        "Disse kommunene har søkt om å bli med:",
    ],
)
def test_a_list_of_bodies_under_anything_else_names_no_members(heading: str) -> None:
    assert not members(f"{heading}\n\n{PLAIN}")


def test_short_names_that_nothing_knows_do_not_end_a_list() -> None:
    assert members("Medlemmer\n\nSkien\nGrenderådet\nBamble\nPorsgrunn\n") >= set(TOWNS)


def test_members_under_their_county_lie_in_it() -> None:
    text = f"Hvem er med?\n\nTelemark:\n{PLAIN}\nAgder:\nArendal\nGrimstad\nRisør\n"
    assert members(text) == {*TOWNS, "Arendal", "Grimstad", "Risør"}
    assert {("Skien", "Telemark"), ("Risør", "Agder")} <= {(one, county) for one, _, county in told(text, "locatedIn")}


def test_the_county_of_all_its_municipalities_stands_in_the_sentence_above() -> None:
    text = f"Alle kommunene i Telemark er med.\n\nKommune Koordinator\n{PEOPLED}"
    assert {(one, county) for one, _, county in told(text, "locatedIn")} == {(town, "Telemark") for town in TOWNS}


@pytest.mark.parametrize(
    "table",
    [
        f"Kommune Koordinator\n{PEOPLED}",
        "Kommune\tKontakt\nSkien\tKari Nordmann\nBamble\tOla Lie\nPorsgrunn\tNils Moe, Siv Dahl\n",
        "Skien\nKari Nordmann\nTlf. 99 99 99 99\n\nBamble\nOla Lie\n\nPorsgrunn\nNils Moe, Siv Dahl\n",
    ],
)
def test_people_beside_or_below_the_bodies_of_a_table_work_there(table: str) -> None:
    assert employed(table) == WORK


def test_a_body_below_a_name_is_of_that_person_and_not_of_the_next() -> None:
    text = "Kari Nordmann\nSkien kommune\nOla Lie\nBamble kommune\nNils Moe\nPorsgrunn kommune\n"
    assert ("Ola Lie", "Skien") not in employed(text)


def test_a_single_line_that_begins_with_a_place_is_somebodys_name() -> None:
    assert not employed("Lund Kari Nordmann\n\nHan var der.\n")


@pytest.mark.parametrize(
    ("sentence", "both"),
    [
        ("Telemark fylkeskommune har partnerskap med KS.", {"Telemark", "KS"}),
        ("KS er interessert i partnerskap.", set()),
    ],
)
def test_who_has_a_partnership_with_whom_are_both_in_it(sentence: str, both: set[str]) -> None:
    assert members(sentence) == both


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Kontakter\n\nKari Moe - Skien\nOla Lie - Bamble\nNils Moe - Porsgrunn\n", True),
        ("Kontakter\n\nKari Moe - Skien\nOla Lie - Bamble\n\nDette var alt som var å seie om dei.\n", False),
    ],
)
def test_names_with_bodies_behind_a_dash_work_there_where_a_list_is_of_them(text: str, where: bool) -> None:
    assert (("Ola Lie", "Bamble") in employed(text)) is where


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Skien kommune deltek, saman med Bamble kommune, i nettverket.", {"Skien", "Bamble"}),
        ("Med seg i nettverket har de KS og NTNU.", {"KS", "NTNU"}),
        ("KS har meldt seg inn i nettverket.", {"KS"}),
        ("Skien er medlem i KS.", set()),
        ("KS har meldt seg på konferansen.", set()),
    ],
)
def test_sentences_tell_who_is_in_a_network(sentence: str, partners: set[str]) -> None:
    assert members(sentence) == partners


def test_each_county_is_of_the_place_before_it() -> None:
    counties = told("Nettverket er i kommunene Skien og Bamble i Telemark og Risør i Agder.", "locatedIn")
    assert ("Risør", "locatedIn", "Agder") in counties
    assert ("Skien", "locatedIn", "Agder") not in counties


def test_a_line_of_heads_of_columns_is_no_body() -> None:
    text = "Samarbeidspartnere\n\nKommune Innbyggere\nSkien 55 144\nBamble 14 061\n"
    assert members(text) == {"Skien", "Bamble"}


@pytest.mark.parametrize(
    ("lines", "came"),
    [("Skien kommune\nKS\n", {"Skien", "KS"}), ("Kari Nordmann, Skien kommune\nOla Lie, KS\n", set())],
)
def test_bodies_take_part_in_an_event_where_its_list_names_no_people(lines: str, came: set[str]) -> None:
    name = "Grendekonferansen 2019"
    stated = told(f"Deltakere\n\n{lines}", "participant", title=name)
    assert {who for who, _, _ in stated} - {"Kari Nordmann", "Ola Lie"} == came


@pytest.mark.parametrize(
    "heading", ["Disse kommunene deltar i nettverket", "Kommunar som er med:", "Medlemskommunar i dei to fylka"]
)
def test_municipalities_behind_their_county_are_members_and_the_county_is_none(heading: str) -> None:
    text = f"{heading}\nTelemark: Skien, Bamble og Porsgrunn.\nVestland fylke: Voss og Osterøy\n"
    assert members(text) == {*TOWNS, "Voss", "Osterøy"}
    assert ("Voss", "locatedIn", "Vestland") in told(text, "locatedIn")


def test_municipalities_behind_their_county_are_no_members_by_that_alone() -> None:
    assert not members("Folketal i kommunane\nTelemark: Skien, Bamble og Porsgrunn\nVestland: Voss og Osterøy\n")
