"""Pages of projects as institutes, universities and municipalities make them: fact boxes, lists and first lines."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, facts, read, said

URL = "https://example.org/prosjekter/felles-loft/"


def on_project(text: str) -> Reading:
    return read(f"Felles løft\n\n{text}\n", title="Felles løft", url=URL, published="2021-05-03")


def told(reading: Reading, predicate: str) -> set[str]:
    return {" | ".join(triple) for triple in said(reading, predicate)}


def untold(text: str, title: str = "Grønne gater i by") -> Reading:
    """A page whose address does not say that it is a project's."""
    return read(f"{title}\n\n{text}\n", title=title, url="https://example.org/aktuelt/12/")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("• Status: Avsluttet\n• Start: 01.04.2010\n• Slutt: 31.10.2010", ("2010-04-01", "2010-10-31")),
        ("Tidsramme\n\nAvsluttet\nStart: 8. januar 2019 Slutt: 30. juni 2022", ("2019-01-08", "2022-06-30")),
        ("Project period March 2019 - June 2019\nProject nr. 1038", ("2019-03", "2019-06")),
        (
            "Periode\n01.03.2011 - 31.12.2011\nMålet var å se på samarbeid mellom mange. " * 2,
            ("2011-03-01", "2011-12-31"),
        ),
        ("The project runs from 2020 to 2024.", ("2020", "2024")),
    ],
)
def test_fact_boxes_and_sentences_say_when_a_project_lasts(text: str, days: tuple[str, str]) -> None:
    found = facts(on_project(text), "Felles løft")
    assert (found.get("start"), found.get("end")) == days


def test_a_sum_that_has_lost_the_break_before_it_is_the_projects() -> None:
    reading = on_project("Finansiering\n\n • TotalbudsjettNOK 5.500.000\n • Husbanken")
    assert facts(reading, "Felles løft")["budget"] == 5500000
    assert told(reading, "fundedBy") == {"Felles løft | fundedBy | Husbanken"}


def test_hours_of_a_day_are_no_days_of_a_project() -> None:
    assert "start" not in facts(on_project("Start: 09.00\nSlutt: 15.00"), "Felles løft")


def test_who_somebody_works_for_below_the_leaders_name_leads_nothing() -> None:
    reading = on_project("Prosjektleder\n\nKari Nordmo\nved NORCE\n\nProsjekteier\n\nNORCE")
    assert told(reading, "leads") == {"Kari Nordmo | leads | Felles løft"}
    assert not told(reading, "coordinatedBy")
    assert told(reading, "ownedBy") == {"Felles løft | ownedBy | NORCE"}


def test_links_below_a_list_of_partners_are_no_partners() -> None:
    reading = on_project("Samarbeidspartnere\n\nHusbanken\nSe alle prosjekter")
    assert told(reading, "partner") == {"Felles løft | partner | Husbanken"}


@pytest.mark.parametrize(
    ("text", "owner", "leader", "partners"),
    [
        (
            "Prosjektet er et samarbeid mellom Skien kommune (prosjekteier), Tinn kommune, NORCE (koordinator) og KS.",
            {"Skien"},
            {"NORCE"},
            {"Skien", "Tinn", "NORCE", "KS"},
        ),
        (
            "Prosjektet er eit samarbeid med desse partnarane: Kvam og Voss kommunar (prosjektansvarleg), NORCE og KS.",
            {"Kvam", "Voss"},
            set(),
            {"Kvam", "Voss", "NORCE", "KS"},
        ),
        (
            "The project is a collaboration between Skien municipality (project owner), Tinn municipality, NORCE"
            " (project leader) and KS.",
            {"Skien"},
            {"NORCE"},
            {"Skien", "Tinn", "NORCE", "KS"},
        ),
    ],
)
def test_brackets_behind_a_body_in_a_list_are_of_that_body(
    text: str, owner: set[str], leader: set[str], partners: set[str]
) -> None:
    reading = on_project(text)
    for predicate, bodies in (("ownedBy", owner), ("coordinatedBy", leader), ("partner", partners)):
        assert told(reading, predicate) == {f"Felles løft | {predicate} | {body}" for body in bodies}


def test_brackets_behind_an_employer_are_of_the_person() -> None:
    reading = on_project("Prosjektgruppa er Kari Nordmo, NORCE (prosjektleder), og Ola Lievik, OsloMet.")
    assert told(reading, "leads") == {"Kari Nordmo | leads | Felles løft"}
    assert not told(reading, "coordinatedBy")
    assert "Kari Nordmo | affiliatedWith | NORCE" in told(reading, "affiliatedWith")


def test_counties_in_a_list_of_authorities_are_not_where_the_others_lie() -> None:
    listed = on_project("Partnere er Tinn kommune, Telemark fylkeskommune og KS.")
    assert not told(listed, "locatedIn")
    assert told(on_project("Vi var i Tinn kommune, Telemark."), "locatedIn") == {"Tinn | locatedIn | Telemark"}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Husbanken har no løyvt 2 millionar kroner til prosjektet.", "fundedBy | Husbanken"),
        ("Av dette kjem 5 millionar frå Husbanken.", "fundedBy | Husbanken"),
        ("NORCE har gjennomført oppdraget for Husbanken.", "fundedBy | Husbanken"),
        ("Kvam er no med i prosjektet.", "partner | Kvam"),
        ("Ei styringsgruppe beståande av KS, Husbanken og Kvam herad følgjer arbeidet.", "partner | Kvam"),
        ("Partners are OsloMet and Skien municipality.", "partner | Skien"),
        ("Dette prosjektet, som Kvam herad er vertskommune for, varer lenge.", "coordinatedBy | Kvam"),
        ("KS og Husbanken eig og samarbeider om satsinga.", "ownedBy | Husbanken"),
        ("Partnarar i prosjektet er NORCE (leiar), Kvam herad og KS.", "coordinatedBy | NORCE"),
        ("Prosjektet inngår i Forskningsrådets program FORKOMMUNE.", "partOf | FORKOMMUNE"),
        ("NORCE har i samarbeid med Møreforsking gjennomført en kartlegging av tiltakene.", "coordinatedBy | NORCE"),
    ],
)
def test_sentences_on_the_pages_project_say_who_takes_part(text: str, stated: str) -> None:
    predicate = stated.split(" | ")[0]
    assert f"Felles løft | {stated}" in told(on_project(text), predicate)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Kari Nordmo arbeider i prosjektet, som blir leia av professor Ola Lievik ved NTNU.", "Ola Lievik | leads"),
        ("Doktorgradsstipendiat Kari Nordmo er tilsett i prosjektet.", "Kari Nordmo | memberOf"),
        ("Delprosjekt 1 ledes av Kari Nordmo ved NORCE.", "Kari Nordmo | memberOf"),
        ("Project manager is Kari Nordmo at NORCE.", "Kari Nordmo | leads"),
        ("Kontaktperson\n\nKari Nordmo\nProsjektleiar\n\nkari@example.org", "Kari Nordmo | leads"),
    ],
)
def test_pages_say_who_leads_their_project_and_works_in_it(text: str, predicate: str) -> None:
    assert f"{predicate} | Felles løft" in told(on_project(text), predicate.split(" | ")[1])


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Kontaktperson\n\nKari Nordmo\nForskningsleder\n\nkari@example.org", "leads"),
        ("There is no funding from Husbanken.", "fundedBy"),
        ("Husbanken har løyvt 2 millionar kroner til prosjektet.", "ownedBy"),
        ("Av Kari Nordmo / NORCE", "partner"),
    ],
)
def test_neighbours_of_those_sentences_say_nothing(text: str, predicate: str) -> None:
    assert not told(on_project(text), predicate)


def test_the_money_of_a_programme_is_not_the_projects() -> None:
    reading = on_project("Prosjektet inngår i programmet Gode bygder, som er finansiert av Husbanken.")
    assert told(reading, "fundedBy") == {"Gode bygder | fundedBy | Husbanken"}
    assert told(reading, "partOf") == {"Felles løft | partOf | Gode bygder"}


@pytest.mark.parametrize(
    "text",
    [
        "Prosjektet skal kartlegge gatene.",
        "Formålet med prosjektet er å kartlegge gatene.",
        "Målsetjinga med forprosjektet er å kartlegge gatene.",
        "The project aims to map the streets.",
    ],
)
def test_a_page_that_presents_a_project_by_no_name_is_called_after_it(text: str) -> None:
    assert entities(untold(text), "Project") == {"Grønne gater i by"}


def test_titles_of_parts_of_a_site_and_of_news_name_no_project() -> None:
    for title in ("Organisering av arbeidet", "Kommunen får penger til gater"):
        assert not entities(untold("Prosjektet skal kartlegge gatene.", title), "Project")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Arbeidet er i regi av Bygdepakke Bø og Sauherad.", "Bygdepakke Bø og Sauherad"),
        ("Skien og USN fornyer avtalen om Universitetskommunen SKI 3.0 i år.", "Universitetskommunen SKI 3.0"),
        ("Pengene kommer fra Sustainable Rural Development and Smart Towns-programmet.",
         "Sustainable Rural Development and Smart Towns"),
        ("Kommunen er med i Nasjonalt velferdsteknologiprogram.", "Nasjonalt velferdsteknologiprogram"),
        ("We led a project on shared streets funded by KS. The project ended, and the project was good.",
         "Project on shared streets"),
    ],
)  # fmt: skip
def test_projects_are_known_by_how_their_names_are_made(text: str, name: str) -> None:
    assert name in entities(untold(text, "Nytt i dag"), "Project")


def test_a_body_that_has_projects_is_none_itself() -> None:
    assert not entities(untold("De tre prosjektene Nordlandsforskning leder, er nye.", "Nytt i dag"), "Project")


def test_persons_behind_a_body_are_not_of_its_name() -> None:
    reading = untold(
        "Med var dekan ved Fakultet for helsefag Anders Johan Lievik, direktør ved Folkehelseinstituttet Camilla Nordmo"
        " og Ola Dalen ved Avdeling for lærerutdanning og førstelektor Lars Moe.",
        "Nytt i dag",
    )
    assert {"Fakultet for helsefag", "Folkehelseinstituttet", "Avdeling for lærerutdanning"} <= entities(
        reading, "Organisation"
    )
    assert {"Anders Johan Lievik", "Camilla Nordmo", "Lars Moe"} <= entities(reading, "Person")


def test_a_projects_name_without_its_place_is_the_same_project() -> None:
    text = "Grendeprosjektet i Solvik er et samarbeid. Grendeprosjektet er eid av Skien kommune."
    assert told(untold(text, "Grendeprosjektet i Solvik"), "ownedBy") == {"Grendeprosjektet i Solvik | ownedBy | Skien"}


@pytest.mark.parametrize("title", ["GODE-programmet 2014-2017", "Trivselsprosjektet 2012/14"])
def test_title_that_is_a_name_by_its_make_may_end_in_years(title: str) -> None:
    assert entities(read(f"{title}\n\nPlan for gode nabolag.\n", title=title), "Project") == {title}
    other = "Plan for 2014-2017"
    assert entities(read(f"{other}\n\nGode nabolag for alle.\n", title=other), "Project") == set()


@pytest.mark.parametrize(
    "text",
    ["Prosjektet «Nabohjelp» er i regi av KS.", "Prosjektet «Nabohjelp» i regi av KS har vart lenge."],
)
def test_project_in_somebodys_care_is_led_by_them(text: str) -> None:
    assert ("Nabohjelp", "coordinatedBy", "KS") in said(read(f"Nytt\n\n{text}\n", title="Nytt"))
    event = read("Nytt\n\nKonferansen er i regi av KS, og prosjektet «Nabohjelp» er med.\n", title="Nytt")
    assert said(event, "coordinatedBy") == set()


def test_body_is_with_in_the_projects_that_a_colon_tells() -> None:
    text = "NORCE er med i to prosjekter som skal hjelpe kommuner: Modeller for naboer og Bygd 3.0."
    told_of = said(read(f"To prosjekter\n\n{text}\n", title="To prosjekter"), "partner")
    assert told_of == {("Modeller for naboer", "partner", "NORCE"), ("Bygd 3.0", "partner", "NORCE")}
