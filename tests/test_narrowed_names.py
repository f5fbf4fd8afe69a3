"""Near misses of reading rules: what looks like a body, an event, a project, a talk or a house, and is none."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said

TITLE = "Nabolagskonferansen 2023"
PAGE = "Nabolagsprosjektet i Grenland"


def named(text: str, kind: str, title: str = "Nytt liv i byen") -> list[str]:
    return sorted(entities(read(f"{title}\n\n{text}\n", title=title), kind))


@pytest.mark.parametrize(
    ("line", "talk"),
    [
        ("Tillit i nabolaget v/ Hege Moe: Erfaringer fra KS", "Tillit i nabolaget"),
        ("Solvik reiser v/ Hege Moe: Tips til turen", "Solvik reiser"),
        ("Destinasjon Solvik, v/ Hege Moe: Merket for godt reisemål", "Merket for godt reisemål"),
        ("Skien kommune v/ Hege Moe: Gode nabolag", "Gode nabolag"),
    ],
)
def test_title_stands_behind_a_name_only_where_a_body_stands_before_it(line: str, talk: str) -> None:
    assert named(f"Program\n\n10.00 Velkommen v/ Ola Lie\n10.30 {line}", "Talk", TITLE) == [talk]


def test_person_whose_surname_is_a_place_is_one_where_the_employer_follows() -> None:
    text = "Med var Deeqo Voss (KS), Tjerand Nord-Varhaug fra NORCE og Knutepunkt Midt-Agder."
    assert named(text, "Person") == ["Deeqo Voss", "Tjerand Nord-Varhaug"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Prosjektet er finansiert av EUs forskningsprogram.", {"EU"}), ("Prosjektet følger FNs bærekraftsmål.", set())],
)
def test_what_is_a_bodys_own_is_told_from_what_is_everybodys(text: str, expected: set[str]) -> None:
    assert {other for _, _, other in said(read(f"{PAGE}\n\n{text}\n", title=PAGE), "fundedBy")} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("På arrangementet NAV hadde i går, var det kake.", []),
        ("På arrangementet ZOOM holdt i går, var det kake.", []),
        ("På parkeringa KIWI bruker, var det kake.", []),
        ("Under markeringa Solvik Pride 2022 var det kake.", ["Solvik Pride 2022"]),
    ],
)
def test_body_behind_a_kind_of_event_is_no_event(text: str, expected: list[str]) -> None:
    assert named(text, "Event") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fylkestinget møttes torsdag", []),
        ("Stortinget møttes", []),
        ("Fjordatinget møtest på torsdag", ["Fjordatinget"]),
        ("Åpning av sak mot lærer", []),
        ("Åpning av Solvik bibliotek", ["Åpning av Solvik bibliotek"]),
    ],
)
def test_elected_body_and_a_case_are_no_event(title: str, expected: list[str]) -> None:
    assert named("Kommunen skriver om saken.", "Event", title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Region Agder vokser.", []),
        ("Region Nordvik vokser.", ["Region Nordvik"]),
        ("Kari Moe er journalist i Norge.", []),
        ("COVID Norge var tungt.", []),
        ("WWF Norge er med.", ["WWF Norge"]),
    ],
)
def test_place_or_disease_is_no_body(text: str, expected: list[str]) -> None:
    assert named(text, "Organisation") == expected


@pytest.mark.parametrize(
    ("told", "owned"),
    [
        ("Det ligner prosjektet «Trygge bygder».", "Gode grender"),
        ("Det er et søsterprosjekt til prosjektet «Trygge bygder».", "Gode grender"),
        ("Hun leder også prosjektet «Trygge bygder».", "Trygge bygder"),
    ],
)
def test_project_that_another_is_only_like_is_not_the_one_spoken_of(told: str, owned: str) -> None:
    text = f"Kari Moe leder prosjektet «Gode grender». {told} Prosjektet er eid av KS."
    page = read(f"Prosjekter i fylket\n\n{text}\n", title="Prosjekter i fylket")
    assert [one for one, _, _ in said(page, "ownedBy")] == [owned]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Ringenes herre» er tittelen på boka til Kari Moe.", []),
        ("Ola Lie har lest innlegga «Hei» og «Hopp» i avisa.", []),
        ("Kari Moe held tysdag 3. mai innlegga «Gode naboar» og «Trygge grender».", ["Gode naboar", "Trygge grender"]),
        ("Kari Moe holdt innlegga «Gode naboer» og «Trygge grender».", ["Gode naboer", "Trygge grender"]),
        ("«Gode naboer» var tittelen på foredraget til Kari Moe fra sjukehuset.", ["Gode naboer"]),
        ("«Gode naboer» var tittelen på uka til Kari Moe.", []),
        ("«Gode naboer» er temaet for årets konferanse.", []),
    ],
)
def test_talk_is_something_that_is_given(text: str, expected: list[str]) -> None:
    assert named(text, "Talk", TITLE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ola er døpt i Solvik kirke. Kari er kokk i kantina.", []),
        ("Konferansen blir holdt i Solvik kirke 3. mai.", ["Solvik kirke"]),
    ],
)
def test_house_that_somebody_is_of_is_no_venue(text: str, expected: list[str]) -> None:
    assert named(text, "Venue", TITLE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Takk for prosjektet deres, Hilsen Kari",
        "Vi har en prosjektmedarbeider «kjempeflink» som er god.",
        "Kommunen sa nei til et prosjekt om vindkraft i skogen.",
    ],
)
def test_greeting_praise_and_refusal_name_no_project(text: str) -> None:
    assert named(text, "Project") == []


def test_words_that_end_as_a_week_does_make_no_event() -> None:
    assert named("Kommunen har hauka og duka for samarbeid.", "Event", "Forbruka timar i kommunen") == []
