"""Whole pages as they are laid out: trails, numbered sections, lists of grants, networks, groups and parties."""

from __future__ import annotations

import pytest

from tests.pages import Triple, blocks_of, named, read, said

TITLE = "Gode grender"
INTRO = "Prosjektet Gode grender går til 2024."


def told(text: str, *predicates: str, title: str = TITLE, **front: str) -> set[Triple]:
    return said(read(f"{title}\n\n{text}\n", title=title, **front), *predicates)


def bodies(text: str, predicate: str) -> set[str]:
    return {body for _, _, body in told(f"{INTRO}\n\n{text}", predicate)}


def people(text: str, predicate: str) -> set[str]:
    return {who for who, _, _ in told(f"{INTRO}\n\n{text}", predicate)}


def facts(text: str, name: str, title: str = TITLE) -> dict[str, object]:
    reading = read(f"{title}\n\n{text}\n", title=title)
    names = {entity.id: entity.name for entity in reading.entities}
    return {names[fact.subject]: fact.value for fact in reading.facts if fact.attribute == name}


# Layout.


def test_the_way_to_a_page_names_no_place() -> None:
    assert named("Heim / Tenester / Prosjekt\n\nSkien er med.\n", "Municipality") == ["Skien"]
    assert named("Heim og Hitra er med.\n", "Municipality") == ["Heim", "Hitra"]


@pytest.mark.parametrize(
    ("line", "kind"), [("3.1 Gode grender", "heading"), ("3.1 millioner gikk til Skien", "paragraph")]
)
def test_a_numbered_section_of_a_report_is_a_heading(line: str, kind: str) -> None:
    _, blocks = blocks_of(f"Årsrapport\n\nArbeidet i 2023.\n{line}\nGrendene har fått hver sin gruppe.\n")
    assert blocks[2].kind == kind


def test_a_place_behind_a_partner_in_a_field_tells_where_it_lies() -> None:
    text = "Prosjekteigar: Skien kommune\nPartnarar: Herøy kommune i Nordland, NTNU, Agder fylkeskommune"
    assert bodies(text, "partner") == {"Herøy", "NTNU", "Agder"}


@pytest.mark.parametrize("label", ["Partane i prosjektet", "Samarbeidspartar"])
def test_parties_of_a_project_are_partners(label: str) -> None:
    assert bodies(f"{label}: Skien kommune, NTNU", "partner") == {"Skien", "NTNU"}


def test_a_field_s_millions_are_kroner_but_not_in_running_text() -> None:
    box = "Prosjektleiar: Kari Moe\nRamme: 16 mill.\nPeriode: 2020–2023\n"
    assert facts(box, "budget") == {TITLE: 16_000_000}
    assert facts("Prosjektleiar: Kari Moe\nPeriode: 2020–2023\n\nGode grender når 16 mill. menneske.", "budget") == {}


def test_boxes_that_begin_with_the_applicant_are_cut_there() -> None:
    text = (
        "Fylket gir støtte til folkehelse.\n\nSøker: Skien kommune\nTiltak: Felles bord\nTildelt: kr 300 000\n\n"
        "Søker: Bamble kommune\nTiltak: Ung i by\nTildelt: kr 200 000\n"
    )
    assert told(text, "ownedBy", title="Tilskudd 2024") == {
        ("Felles bord", "ownedBy", "Skien"),
        ("Ung i by", "ownedBy", "Bamble"),
    }


# Lists of grants.

TABLE = "Kommune\tProsjekt\tTildelt\nSkien\tTrygg by\t200 000\nBamble\tUng i kyst\t300 000\nTinn\tBygda vår\t400 000\n"


def test_projects_of_a_list_are_seen_in_the_text_below_it() -> None:
    text = f"Fylket deler ut penger.\n\n{TABLE}\nUng i kyst ledes av NORCE. KS er med i Trygg by."
    assert told(text, "coordinatedBy", "partner", title="Disse får midler") >= {
        ("Ung i kyst", "coordinatedBy", "NORCE"),
        ("Trygg by", "partner", "KS"),
    }


def test_a_page_of_grants_is_about_none_that_its_text_names_in_passing() -> None:
    contact = "\n\nKontakt: Kari Moe"
    text = f"Fylket deler ut penger.\n\n{TABLE}\nPenger går også til prosjektet Nye rom.{contact}"
    assert not told(text, "contact", title="Disse får midler")
    assert told(f"Penger går til prosjektet Nye rom.{contact}", "contact", title="Nye midler")


def test_brackets_behind_who_gets_a_grant_hold_its_partners() -> None:
    text = (
        "Disse prosjektene får støtte:\n\n- Havner for alle – Karlsøy kommune (NTNU, Norut) – 500 000 kroner\n"
        "- Trygg kyst – Hamarøy kommune (Nordlandsforskning) – 410 000 kroner\n"
        "- Ny vei – Solvik bygdelag (Skien) – 50 000 kroner\n"
    )
    found = told(text, "ownedBy", "partner", title="Får støtte")
    assert found >= {("Havner for alle", "ownedBy", "Karlsøy"), ("Havner for alle", "partner", "NTNU")}
    assert not {triple for triple in found if triple[2] == "Skien" and triple[1] == "partner"}


def test_who_gets_a_grant_together_with_others_owns_what_it_is_for() -> None:
    text = "Skien kommune er saman med Bamble og Tinn tildelt 3 millionar kroner til prosjektet «Bustad med omsorg»."
    assert told(text, "ownedBy", title="Fekk pengar") == {("Bustad med omsorg", "ownedBy", "Skien")}


# Names.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunene går sammen i Samskapingsnettverk Innlandet.", {"Samskapingsnettverk Innlandet"}),
        (
            "Læringsnettverk for trygge bygder i Agder startet opp i 2022.",
            {"Læringsnettverk for trygge bygder i Agder"},
        ),
        ("Vi er med i nettverket Bygder i endring saman med Skien.", {"Bygder i endring"}),
        ("Arbeidet har fått navnet «Grend for grend».", {"Grend for grend"}),
        ("Tre kommunar går inn i Saman om ung, samarbeidet som Kinn starta.", {"Saman om ung"}),
        ("Dette er del av Universitetskommune Innherred.", {"Universitetskommune Innherred"}),
        ("Samtidig kjem eit større prosjekt, «Nabolag i vekst», i gang.", {"Nabolag i vekst"}),
        ("I «Læring på jobben» skal tilsette forske.", {"Læring på jobben"}),
        ("Støtte frå Noregs forskingsråd (KLIMAFORSK).", {"KLIMAFORSK"}),
        ("Vi møtte nettverket vårt i kommunen saman med Skien.", set()),
        ("Huset har fått navnet «Grend for grend».", set()),
        ("I «Læring på jobben» står det mykje.", set()),
        ("Støtte frå Noregs forskingsråd (NFR).", set()),
    ],
)
def test_projects_are_named_by_what_stands_around_them(text: str, expected: set[str]) -> None:
    assert set(named(f"Nytt frå oss\n\n{text}\n", "Project", title="Nytt frå oss")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pengar til Valdres Natur- og Kulturpark.", "Valdres Natur- og Kulturpark"),
        ("Studentenes forening er med.", "Studentenes forening"),
        ("NHO Agder er med.", "NHO Agder"),
    ],
)
def test_bodies_are_whole(text: str, expected: str) -> None:
    assert expected in named(text, "Organisation")


# Who does what.


@pytest.mark.parametrize(
    "text",
    [
        "Gode grender er eit prosjekt. Prosjektet, som har Skien kommune som vertskommune, er nytt.",
        "Skien kommune er vertskap for nettverket.",
        "Sekretariatet ligg hos Skien kommune.",
        "Prosjektet ligg ved Skien kommune.",
    ],
)
def test_who_has_a_project_at_home_coordinates_it(text: str) -> None:
    assert bodies(text, "coordinatedBy") == {"Skien"}
    assert "Skien" not in bodies(text, "partner")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I tillegg er Roskilde Universitet med som internasjonal partner.", {"Roskilde Universitet"}),
        ("Fra 2023 kom også Hitra og Namsos med.", {"Hitra", "Namsos"}),
        ("Moss og Sandnes er casebyer.", {"Moss", "Sandnes"}),
        ("Når KS er med, blir det fart i arbeidet.", set()),
    ],
)
def test_who_has_joined_is_a_partner(text: str, expected: set[str]) -> None:
    assert bodies(text, "partner") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Øvrige medlemmer er Kari Moe (NTNU) og Ola Lie.", {"Kari Moe", "Ola Lie"}),
        ("Frå kommunane er fagutviklar Kari Moe og Ola Lie med.", {"Kari Moe", "Ola Lie"}),
        ("I rådgjevingsgruppa sit Kari Moe.", {"Kari Moe"}),
        ("Forskargruppa:\n• Kari Moe, postdoktor\n• Ola Lie, professor", {"Kari Moe", "Ola Lie"}),
        ("Øvrige gjester er Kari Moe (NTNU) og Ola Lie.", set()),
    ],
)
def test_who_sits_in_a_project_s_groups_is_a_member(text: str, expected: set[str]) -> None:
    assert people(text, "memberOf") == expected


def test_an_employer_before_an_office_is_of_the_name_behind_it() -> None:
    text = "I gruppa er Kari Moe (NTNU), NAV-leder Ola Lie og Siv Dahl."
    assert told(text, "affiliatedWith") == {
        ("Kari Moe", "affiliatedWith", "NTNU"),
        ("Ola Lie", "affiliatedWith", "NAV"),
    }


def test_a_town_in_brackets_is_whose_somebody_is_where_the_project_has_the_municipality_with_it() -> None:
    said_of = "I prosjektgruppa er Kari Moe (Aremark)."
    assert ("Kari Moe", "affiliatedWith", "Aremark") in told(
        f"{INTRO}\n\nAremark kommune er med.\n\n{said_of}", "affiliatedWith"
    )
    assert not told(f"{INTRO}\n\n{said_of}", "affiliatedWith")


def test_who_has_given_money_through_a_programme_pays_and_owns_nothing() -> None:
    text = "Helsedirektoratet har gitt 2,4 millionar kroner gjennom Program for folkehelsearbeid i kommunane."
    assert bodies(text, "fundedBy") == {"Helsedirektoratet"}
    assert not bodies(text, "ownedBy")


def test_a_former_name_in_brackets_is_no_second_partner() -> None:
    text = "Medlemmer i nettverket:\n\n- Skien kommune\n- NTNU (tidligere Høgskolen i Gjøvik)\n"
    assert "Høgskolen i Gjøvik" not in bodies(text, "partner")
