"""News and plain pages on projects of municipalities, counties and foundations: who takes part, pays and leads."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, facts, named, read, said


def told(text: str, *predicates: str, title: str = "Nytt fra bygda", **front: str) -> set[str]:
    reading = read(f"{title}\n\n{text}\n", title=title, **front)
    return {" | ".join(triple) for triple in said(reading, *predicates)}


def news(text: str, title: str = "Nytt fra bygda", **front: str) -> Reading:
    return read(f"{title}\n\n{text}\n", title=title, **front)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Prosjektet «Felles løft» er et samarbeid med kommunene, Seljord og Tokke.", "partner | Seljord"),
        ("I prosjektet «Felles løft» har Vik, Luster og Årdal kommunar gått saman.", "partner | Luster"),
        ("Gjennom prosjektet «Felles løft» vil Vik kommune saman med KS prøve ut nye vegar.", "partner | Vik"),
        ("Prosjektet «Felles løft» er nytt. Vik kommune og KS er med på laget.", "partner | KS"),
        ("Prosjektet «Felles løft» er nytt. I tillegg er Vik kommune med som brukarpartnarar.", "partner | Vik"),
        ("Prosjektet «Felles løft» er nytt. Med seg har forskarane òg Røde Kors.", "partner | Røde Kors"),
        ("Prosjektet «Felles løft» er nytt. KS har vore dei viktigaste samarbeidspartnarane.", "partner | KS"),
        ("Prosjektet «Felles løft» starta i 2020. Evalueringa er gjord av NORCE.", "partner | NORCE"),
        (
            "Prosjektet «Felles løft» er nytt. Det er NORCE som leier det, og det varer i to år.",
            "coordinatedBy | NORCE",
        ),
        ("KS og Vik kommune har skrive under ein avtale om prosjektet «Felles løft».", "partner | Vik"),
        ("Vik kommune har i perioden 2019–2022 delteke i prosjektet «Felles løft».", "partner | Vik"),
        ("Vik kommune har starta opp prosjektet «Felles løft».", "coordinatedBy | Vik"),
        ("Prosjektet «Felles løft» er nytt. KS har også vært med i finansieringen.", "fundedBy | KS"),
        ("Prosjektet «Felles løft», som KS har bevilget 12 millioner kroner til, er nytt.", "fundedBy | KS"),
        ("Prosjektet «Felles løft» er nytt. Vik kommune fekk 450 000 kroner av Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet «Felles løft» er nytt. I første omgang har KS bidratt med 600 000 kroner.", "fundedBy | KS"),
        ("Prosjektet «Felles løft» inngår i det landsomfattende Byregionprogrammet.", "partOf"),
    ],
)
def test_sentence_of_news_states_it_of_the_project(text: str, stated: str) -> None:
    assert any(each.startswith(f"Felles løft | {stated}") for each in told(text))


@pytest.mark.parametrize(
    ("text", "not_stated"),
    [
        ("Prosjektet «Felles løft» er nytt. KS har også vært med i finansieringen.", "partner | KS"),
        ("Prosjektet «Felles løft» starta i 2020. Evalueringa er gjord av NORCE.", "coordinatedBy"),
        ("Prosjektet «Felles løft» er i regi av Tokke kommune, og NORCE er forskingspartnar.", "ownedBy | NORCE"),
        ("Prosjektet «Felles løft» er nytt. Fjellsamarbeidet i Telemark har ansvaret for prosjektet.", "ownedBy"),
        ("I 2018 blei Agder fylkeskommune tildelt 2 millionar til prosjektet «Felles løft».", "fundedBy"),
    ],
)
def test_what_looks_so_is_not_stated(text: str, not_stated: str) -> None:
    assert not any(each.startswith(f"Felles løft | {not_stated}") for each in told(text))


def test_who_evaluates_has_the_evaluation_as_a_project_on_its_page() -> None:
    text = "Evalueringen er utført av NORCE. Felles løft var et prosjekt i Vik kommune."
    title = "Evaluering av Felles løft"
    assert f"{title} | coordinatedBy | NORCE" in told(text, title=title)


def test_leader_of_a_group_that_follows_the_work_does_not_lead_the_project() -> None:
    text = "Prosjektet «Felles løft» er nytt. Ei styringsgruppe med Kari Nordmo i Vik som leiar følgjer arbeidet."
    assert not told(text, "leads")
    assert told(
        "Prosjektet «Felles løft» er nytt. Kari Nordmo, som er plansjef i Vik kommune, leier prosjektgruppa.", "leads"
    )


@pytest.mark.parametrize("group", ["som består av", "som består av;"])
def test_who_is_in_the_group_of_a_place_is_in_the_project(group: str) -> None:
    text = f"Prosjektgruppa i Tokke, {group} Kari Nordmo og Ola Lie frå Røde Kors, har kalla prosjektet «Felles løft»."
    assert told(text, "memberOf") == {f"{name} | memberOf | Felles løft" for name in ("Kari Nordmo", "Ola Lie")}
    assert "Prosjektgruppa i Tokke" not in entities(news(text), "Organisation")


def test_only_the_unit_before_its_parent_is_a_part_of_it() -> None:
    row = "Med i prosjektet «Felles løft» er Nord universitet, OsloMet og Institutt for sosialfag ved NTNU."
    assert told(row, "partOf") == {"Institutt for sosialfag | partOf | NTNU"}
    row = "Med er Lom kommune, Senter for eldre i bygda, Skjåk kommune og KS."
    assert not told(row, "partOf")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Arbeidet heiter Felles løft og er eit treårig prosjekt.", "Felles løft"),
        ("Kommunane har eit prosjekt mot einsemd blant eldre, kalla «Kaffi på trappa».", "Kaffi på trappa"),
        ("Trygg i Solvik er eit samarbeid mellom Vik kommune og KS.", "Trygg i Solvik"),
        ("Det skjer i prosjektet Bygdeplan 2030.", "Bygdeplan 2030"),
        ("Prosjektet Dalen+ skal bidra til det.", "Dalen+"),
        (
            "Prosjektet Løft for forsknings-, utviklings- og planarbeid i Agder skal finne svar.",
            "Løft for forsknings-, utviklings- og planarbeid i Agder",
        ),
    ],
)
def test_project_is_found_under_its_whole_name(text: str, name: str) -> None:
    assert name in named(f"Nytt\n\n{text}\n", "Project")


@pytest.mark.parametrize(
    "text",
    ["Sørbygda regionråd er et samarbeid mellom Vik kommune og KS.", "Studiet er et samarbeid mellom NTNU og KS."],
)
def test_a_body_or_a_thing_of_one_word_that_is_a_cooperation_is_no_project(text: str) -> None:
    assert not named(f"Nytt\n\n{text}\n", "Project")


def test_label_behind_a_kind_of_project_is_no_name() -> None:
    text = "Prosjekt Avdeling: Uni Solvik (gruppe: Samfunn) periode: 20.06.17 - 20.11.17"
    assert not named(f"Nytte av samarbeid\n\n{text}\n", "Project")


def test_a_programme_that_the_project_is_part_of_is_not_the_pages_own() -> None:
    text = (
        "Det prøver Stryn kommune ut i prosjektet Bygdeplan 2030. Prosjektet er ein del av programmet Levande bygder. "
        "Kari Nordmo leier prosjektet."
    )
    assert told(text, "leads", "partOf") == {
        "Kari Nordmo | leads | Bygdeplan 2030",
        "Bygdeplan 2030 | partOf | Levande bygder",
    }


def test_a_name_without_its_subtitle_is_the_same_project_and_its_year_no_date() -> None:
    reading = news(
        'I prosjektet "Solvik 2020 - frå kommune til bygd" skal alle vere med. '
        "Prosjektet Solvik 2020 tok til 1. oktober 2018 og skal avsluttast i februar 2019.",
        title="Solvik 2020 - frå kommune til bygd",
    )
    assert entities(reading, "Project") == {"Solvik 2020 - frå kommune til bygd"}
    found = facts(reading, "Solvik 2020 - frå kommune til bygd")
    assert (found["start"], found["end"]) == ("2018-10-01", "2019-02")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Prosjektet «Felles løft» starta i 2018 og vart avslutta i 2021.", "2018", "2021"),
        ("Prosjektet «Felles løft» er nytt. Det heile startar i januar 2023.", "2023-01", None),
    ],
)
def test_what_is_done_before_a_year_is_of_that_year(text: str, start: str, end: str | None) -> None:
    found = facts(news(text), "Felles løft")
    assert (found.get("start"), found.get("end")) == (start, end)


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("Prosjektet «Felles løft» har ei ramme på 7,6 millionar.", 7600000),
        ("Prosjektet «Felles løft» har et budsjett og 2 millioner innbyggere.", None),
    ],
)
def test_millions_beside_a_frame_are_money(text: str, budget: int | None) -> None:
    assert facts(news(text), "Felles løft").get("budget") == budget


def test_the_only_municipality_of_a_page_is_kommunen() -> None:
    text = "Prosjektet «Felles løft» er i Tokke kommune. Kari Nordmo er plansjef i kommunen."
    assert "Kari Nordmo | affiliatedWith | Tokke" in told(text)
    assert not told(f"{text} Også Vinje kommune er nemnd.", "affiliatedWith")
    own = told(f"Vinje kommune er òg nemnd. {text}", "affiliatedWith", publisher="Vinje kommune")
    assert own == {"Kari Nordmo | affiliatedWith | Vinje"}


def test_the_county_that_publishes_a_page_is_fylkeskommunen() -> None:
    text = "Prosjektet «Felles løft» er for Agder og Rogaland. Fylkeskommunen finansierer prosjektet."
    assert "Felles løft | fundedBy | Agder" in told(text, publisher="Agder fylkeskommune")
    assert not told(text, "fundedBy")


def test_name_in_capitals_is_a_body_and_not_the_county_in_it() -> None:
    reading = news("Prosjekteier VIKEN IDRETTSKRETS\n\nTildelt sum kr 575 000\n\nOm prosjektet\n\nAlle er med.", "Lek")
    assert entities(reading, "Organisation") == {"VIKEN IDRETTSKRETS"} and not entities(reading, "County")


def test_card_tells_who_leads_a_project_and_where() -> None:
    text = (
        "Programmet Felles løft er for alle.\n\nKari Nordmo\nProsjektleiar Felles løft\nAgder fylkeskommune\n977 06 571"
    )
    assert told(text, "leads", "affiliatedWith", title="Felles løft") == {
        "Kari Nordmo | leads | Felles løft",
        "Kari Nordmo | affiliatedWith | Agder",
    }


def test_box_of_a_foundation_tells_who_leads_and_whose_it_is() -> None:
    text = (
        "Prosjektleder/forsker\n\nKari Nordmo\n\nDetaljer\nProsjektnavn\nFelles løft\nOrganisasjon\nLHL\n"
        "Beløp Bevilget\n2015: kr 150 000\nStartdato\n02.07.2015\nSluttdato\n31.12.2017\nStatus\nAvsluttet"
    )
    assert told(text, "leads", "ownedBy", title="Felles løft") == {
        "Kari Nordmo | leads | Felles løft",
        "Felles løft | ownedBy | LHL",
    }
