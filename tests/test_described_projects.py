"""Which project a page is about where its title is no plain name, and what hangs on it, nb and nn."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import document, entities, read, reader, said


def on_page(title: str, text: str, **metadata: str) -> Reading:
    """A page of a title that says something more."""
    return read(f"{title}\n\n{text}\n", title=title, **metadata)


def projects(title: str, text: str) -> set[str]:
    """The projects of a page of that title."""
    return entities(on_page(title, text), "Project")


def test_what_a_page_names_most_often_is_its_project() -> None:
    page = on_page(
        "Nytt om tillit",
        "Det skjer i prosjektet Nabolyd og i prosjektet Grendelyd.\n\nGrendelyd varer i tre år. Grendelyd er nytt.\n\n"
        "Prosjektet er finansiert av Husbanken.",
    )
    assert ("Grendelyd", "fundedBy", "Husbanken") in said(page)


def test_title_of_a_numbered_section_may_be_a_programme() -> None:
    page = on_page("4.2.1 Program for lokal tillit", "KS er med, og kommunene er Skien og Bamble.")
    assert ("Program for lokal tillit", "partner", "Skien") in said(page)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("TILITA innovasjonsprosjekt", "TILITA innovasjonsprosjekt"),
        ("Grendeprosjektet i Solvik", "Grendeprosjektet i Solvik"),
        ("Grendeprosjektet i Solvik fase 2", "Grendeprosjektet i Solvik"),
    ],
)
def test_title_is_a_projects_name_by_its_make(title: str, name: str) -> None:
    assert projects(title, "Me arbeider saman om nye møteplassar.") == {name}


@pytest.mark.parametrize("title", ["Nytt innovasjonsprosjekt", "Pilotprosjektet er i gang"])
def test_title_of_a_kind_alone_is_no_name(title: str) -> None:
    assert projects(title, "Me arbeider saman om nye møteplassar.") == set()


def test_line_under_a_title_may_say_that_it_is_a_project() -> None:
    page = on_page("Åpent verksted Skien", "Forskningsprosjekt med vekt på tillit. Prosjektet støttes av Husbanken.")
    assert ("Åpent verksted Skien", "fundedBy", "Husbanken") in said(page)


def test_evaluation_of_the_only_project_is_a_project_of_its_own() -> None:
    page = on_page(
        "Skal følgje arbeidet",
        "NORCE skal evaluere satsinga «Trygg grend».\n\nFølgjeevalueringa varer i to år. "
        "Prosjektet er finansiert av Husbanken.",
    )
    assert ("Følgjeevaluering av Trygg grend", "fundedBy", "Husbanken") in said(page)


def test_evaluation_of_something_else_makes_no_project() -> None:
    text = "Prosjektet «Trygg grend» er i gang. Evalueringen av skolen er ferdig."
    assert projects("Nytt fra grenda", text) == {"Trygg grend"}


def test_word_for_a_project_that_has_no_name_names_it() -> None:
    page = on_page(
        "Nytt fra grenda", "Grendeprosjektet er i gang. Eieren av grendeprosjektet er Skien kommune. Mye er gjort."
    )
    assert ("Grendeprosjektet", "ownedBy", "Skien") in said(page)


@pytest.mark.parametrize("word", ["Forskningsprosjektet", "Utviklingsprosjektet", "Delprosjektet"])
def test_word_that_says_only_that_it_is_a_project_names_none(word: str) -> None:
    assert projects("Nytt fra grenda", f"{word} er i gang. {word} er nytt.") == set()


def test_what_a_page_tells_of_its_project_stands_for_a_name() -> None:
    page = on_page(
        "Fylket prøver nytt",
        "Vi er med i et forskningsprosjekt om kommunal tillit. Prosjektet er treårig, og KS står bak prosjektet.",
    )
    assert ("Forskningsprosjekt om kommunal tillit", "coordinatedBy", "KS") in said(page)


def test_project_that_is_told_of_once_is_not_what_the_page_is_about() -> None:
    assert projects("Fylket prøver nytt", "Vi søkte om et forskningsprosjekt om kommunal tillit.") == set()


def test_paragraph_that_begins_with_another_project_is_about_that() -> None:
    page = on_page(
        "Felles løft",
        "Felles løft er et nettverk for grender.\n\nGrendelyd heter et prosjekt i Skien. Med i prosjektet er også KS.",
    )
    assert ("Grendelyd", "partner", "KS") in said(page)
    assert ("Felles løft", "partner", "KS") not in said(page)
    assert all("prosjektet" not in entity.surfaces for entity in page.entities)


@pytest.mark.parametrize("word", ["bulystmidlar", "bolyst-støtte", "bolystsatsingen", "bulyst-midlar"])
def test_money_of_a_programme_names_it(word: str) -> None:
    assert "project/bolyst" in {e.id for e in on_page("Nytt", f"Grenda har fått {word} i år.").entities}


def test_joy_of_living_somewhere_is_no_programme() -> None:
    assert projects("Nytt", "God bolyst er viktig for grenda.") == set()


def test_project_called_by_a_programme_is_part_of_it() -> None:
    page = on_page("GNIST innovasjonsprosjekt", "Skien søkte på innovasjonsprogrammet GNIST saman med Bamble.")
    assert ("GNIST innovasjonsprosjekt", "partOf", "GNIST") in said(page)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Prosjektleder, professor Kari Moe, er fornøyd.", "Kari Moe | leads"),
        ("Kari Moe og Ola Lie har vært prosjektdeltakere.", "Ola Lie | memberOf"),
        ("Kari Moe og Ola Lie har også deltatt i arbeidet.", "Kari Moe | memberOf"),
        ("Det er NORCE som har gjennomført oppdraget.", "coordinatedBy | NORCE"),
        ("KS tok initiativ til prosjektet og leia det.", "coordinatedBy | KS"),
        ("Prosjektet eies av kommunene Skien og Bamble.", "ownedBy | Bamble"),
        ("KS har fått 2 millioner kroner av Husbanken til arbeidet med prosjektet.", "fundedBy | Husbanken"),
        ("Husbanken gjev dei midlar til det vidare arbeidet.", "fundedBy | Husbanken"),
        ("Med i prosjektet er dessuten KS og NORCE.", "partner | NORCE"),
        ("KS, Husbanken og NORCE er dei andre regionale partnarane.", "partner | Husbanken"),
        ("KS og NORCE, som begge holder til i Oslo, har samarbeidet om prosjektet.", "partner | KS"),
        ("Prosjektet støttes av Husbanken, NOFOR og KS.", "fundedBy | KS"),
        ("NORCE er prosjekteier, og Skien og Bamble deltar.", "partner | Bamble"),
    ],
)
def test_what_is_said_of_a_project(text: str, stated: str) -> None:
    page = on_page("Felles løft", text, url="https://example.org/prosjekter/felles-loft/")
    one, other = stated.split(" | ")
    triple = (one, other, "Felles løft") if other in ("leads", "memberOf") else ("Felles løft", one, other)
    assert triple in said(page)


def test_list_goes_on_after_an_unknown_name_only_where_it_is_one() -> None:
    page = on_page(
        "Felles løft",
        "Prosjektet støttes av Husbanken. NOFOR og KS er naboer.",
        url="https://example.org/prosjekter/felles-loft/",
    )
    assert said(page, "fundedBy") == {("Felles løft", "fundedBy", "Husbanken")}


def municipalities(text: str) -> set[tuple[str, str, str]]:
    """What a page with a list of grants says of where its municipalities lie."""
    return said(read(f"{text}\n", title="Tilskot til stadutvikling"), "locatedIn")


GRANTS = "Seljord kommune: Torget, 50 000 kroner\n\n- Tokke kommune: Brygga, 60 000 kroner\n"


@pytest.mark.parametrize(
    "text",
    [
        f"To kommunar i Telemark får tilskot:\n\n- {GRANTS}",
        f"Telemark fylkeskommune støttar to kommunar i fylket. Desse får tilskot:\n\n- {GRANTS}",
        "Telemark fylkeskommune gir pengar til to kommunar i fylket: Seljord og Tokke.",
        "Desse får tilskot:\n\nSeljord\n\n(Telemark)\n\nTokke\n\n(Telemark)",
    ],
)
def test_municipalities_of_a_round_lie_in_the_county_that_it_is_told_of(text: str) -> None:
    assert municipalities(text) == {("Seljord", "locatedIn", "Telemark"), ("Tokke", "locatedIn", "Telemark")}


def test_county_that_gives_holds_no_municipality_by_that() -> None:
    assert municipalities(f"Telemark fylkeskommune gir tilskot:\n\n- {GRANTS}") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Husbanken gir penger til prosjektet Trygg oppvekst i Grenland, der Skien deltar.",
            "Trygg oppvekst i Grenland",
        ),
        ("Husbanken støttar prosjektet Trygge gater på Stord.", "Trygge gater på Stord"),
    ],
)
def test_name_of_a_project_in_small_letters_may_end_with_its_place(text: str, name: str) -> None:
    assert projects("Nytt frå kommunane", text) == {name}


def test_what_is_told_of_a_project_ends_before_who_holds_it() -> None:
    text = "Vi er med i et prosjekt om god folkehelse i regi av KS. Prosjektet er nytt. Prosjektet varer."
    assert projects("Deltar i noe nytt", text) == {"Prosjekt om god folkehelse"}


def test_who_has_given_to_a_project_does_not_own_it() -> None:
    page = on_page("Nytt frå kommunane", "Husbanken har gitt 1,2 millioner kroner til prosjektet Nabolyd.")
    assert said(page) == {("Nabolyd", "fundedBy", "Husbanken")}


def test_surname_inside_the_projects_own_name_is_no_person() -> None:
    page = on_page("Ung i Midtdal", "Kari Midtdal er innbyggjar.\n\nProsjektet Ung i Midtdal eies av Skien kommune.")
    assert ("Ung i Midtdal", "ownedBy", "Skien") in said(page)


def test_described_projects_of_two_pages_are_two() -> None:
    text = "Grendeprosjektet er i gang. Eieren av grendeprosjektet er Skien kommune.\n"
    ids = {e.id for name in ("en.txt", "to.txt") for e in reader().read(document(text, name)).entities}
    assert len({one for one in ids if one.startswith("project/")}) == 2


def test_list_goes_on_after_an_unknown_name_with_a_number() -> None:
    text = "Prosjektet støttes av Husbanken, Sparebank 1 Grenda, KS og NORCE."
    page = on_page("Felles løft", text, url="https://example.org/prosjekter/felles-loft/")
    assert {"Husbanken", "KS", "NORCE"} <= {one for _, _, one in said(page, "fundedBy")}


@pytest.mark.parametrize(
    "told",
    [
        "Kommunen får støtte til eit forprosjekt om fleirbruk av utmark.",
        "Nettverket slår seg sammen om et spennende prosjektsamarbeid om fleirbruk av utmark.",
        "Vårt nye prosjekt om fleirbruk av utmark er så vidt i gang.",
    ],
)
def test_project_without_a_name_is_called_by_what_it_is_about(told: str) -> None:
    assert {name.rpartition(" om ")[2] for name in projects("Nytt frå fjorden", told)} == {"fleirbruk av utmark"}


@pytest.mark.parametrize(
    "told",
    [
        "Gode hus er et prosjekt om fleirbruk av utmark.",
        "Vi søkte om et prosjekt om fleirbruk av utmark.",
        "Vi har ikke et prosjekt om fleirbruk av utmark.",
        "Prosjektet «Gode hus» er i gang. Kommunen har med det fått et prosjekt om fleirbruk av utmark.",
    ],
)
def test_what_is_only_told_to_be_a_project_is_none_besides(told: str) -> None:
    assert not any("utmark" in name for name in projects("Nytt fra fjorden", told))
