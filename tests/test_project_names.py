"""How projects and programmes are named in plain sentences and titles, and which is said to be part of which."""

from __future__ import annotations

import pytest

from tests.pages import named, read, said

TITLE = "Nytt fra bygda"


def projects(text: str, title: str = TITLE) -> set[str]:
    return set(named(f"{title}\n\n{text}\n", "Project", title=title))


def parts(text: str, title: str = TITLE) -> set[str]:
    triples = said(read(f"{title}\n\n{text}\n", title=title), "partOf")
    return {f"{part} < {whole}" for part, _, whole in triples}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prosjektet går under navnet Grønne tak.", "Grønne tak"),
        ("Prosjektet gjekk under namnet Grøne tak.", "Grøne tak"),
        ("Under prosjektnavnet Grønne tak har kommunen gått sammen med NTNU.", "Grønne tak"),
        ("Prosjektet har arbeidstittelen «Grønne tak».", "Grønne tak"),
        ("Kommunen deltok i et prosjekt som het Grønne tak.", "Grønne tak"),
        ("Kommunen har eit prosjekt som dei kallar «Grøne tak».", "Grøne tak"),
        ("Kommunen har eit prosjekt dei kallar Grøne tak.", "Grøne tak"),
        ("Prosjektet, kalt Grønne tak, er i gang.", "Grønne tak"),
        ("Bak ligg eit samarbeid som heiter Bygda dobbel +, og det er nytt.", "Bygda dobbel +"),
        ("«Grønne tak» heter det nye prosjektet.", "Grønne tak"),
        ("Grønne tak har siden 2019 vært et felles prosjekt for KS og NTNU.", "Grønne tak"),
        ("Grøne tak har i fleire år vore eit prosjekt i bygda.", "Grøne tak"),
        ("Grønne tak ble startet i 2019 som et prosjekt i bygda.", "Grønne tak"),
        ("Grøne tak, eit treårig prosjekt i bygda, er i gang.", "Grøne tak"),
        ("Kommunen deltar i GREENROOF, et EU-prosjekt.", "GREENROOF"),
        ("Kommunen deltek i GREENROOF, som er eit EU-finansiert prosjekt.", "GREENROOF"),
        ("Kommunen deltar i Erasmus+-prosjektet GreenRoof.", "GreenRoof"),
        ("Innovasjonsprosjektet i offentlig sektor, «Grønne tak», er i gang.", "Grønne tak"),
        ("«Grønne tak» skal gi bedre luft. Prosjektet er treårig.", "Grønne tak"),
        ("KS og NTNU har gått saman om «Grøne tak». Prosjektet er treårig.", "Grøne tak"),
        ("Prosjektgruppa for Grønne tak møttes i går.", "Grønne tak"),
        ("I regi av prosjektet Grønne tak møttes femti i går.", "Grønne tak"),
        ("Prosjektet Grønne tak (2019–2022) er i gang.", "Grønne tak"),
        ("Prosjektet TAK – Grønne tak for alle er i gang.", "TAK – Grønne tak for alle"),
        ("Det høyrer til prosjektet Bakgarden og er nytt.", "Bakgarden"),
        ("Støtteordning Bumidlar Prosjektnavn Grønne tak i hagebyen", "Grønne tak i hagebyen"),
        ("Prosjektet er støttet av Interreg Nordfjorden.", "Interreg Nordfjorden"),
        ("Pengene er fra det nye Interreg Sverige-Norge-programmet.", "Interreg Sverige-Norge"),
        ("Initiativet kom fra KS ved Program for grønnere tettsteder, som er nytt.", "Program for grønnere tettsteder"),
        ("Med i utviklingsprogrammet for tettstader er ti bygder.", "utviklingsprogrammet for tettstader"),
        ("Pengene gikk til Bøle- og Lidaprosjektet.", "Bøle- og Lidaprosjektet"),
        ("Prosjektet Grønne tak vant prisen.", "Grønne tak"),
        ("Les mer om prosjektet Grønne tak her.", "Grønne tak"),
        ("Les meir om satsinga Grøne tak på nettsida.", "Grøne tak"),
        ("Ola Moe frå prosjektet Grøne tak fortalde.", "Grøne tak"),
        ("Prosjektet Grønne tak 2030 er i gang.", "Grønne tak 2030"),
        ("Prosjektet Alle med er i gang.", "Alle med"),
        ("Prosjektet Frå ord til handling er i gang.", "Frå ord til handling"),
        ("Prosjekt: «Grønne tak» er i gang.", "Grønne tak"),
    ],
)
def test_a_project_is_found_by_how_it_is_named(text: str, name: str) -> None:
    assert projects(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen vil starte et prosjekt som de kaller spennende.",
        "Programmet for dagen er klart, og Program for dagen ligg ved.",
        "Prosjektet ble støttet av Interreg Norge.",
        "Styringsgruppa for Skien kommune møttes i går.",
        "Under prosjektperioden har kommunen gått sammen med NTNU.",
        "Saka het Grønne tak og ble utsatt.",
        "«Dette er fint» sier Kari Moe. Prosjektet er treårig.",
        "Bergen, eit senter for forsking, er vertskap.",
        "Prosjektnavn Søker Kommune Beløp",
        "Kommunen har i fleire år vore eit føredøme i eit prosjekt.",
        "Bøle- og Lidaskulen er med.",
    ],
)
def test_what_is_no_project_is_named_as_none(text: str) -> None:
    assert projects(text) == set()


def test_a_list_behind_a_number_of_projects_is_of_names() -> None:
    assert projects("Bygda har tre prosjekter: «Grønne tak», «Blå fjord» og «Kvit vinter».") == {
        "Grønne tak",
        "Blå fjord",
        "Kvit vinter",
    }
    assert projects("Prosjekta er «Grøne tak» og «Blå fjord».") == {"Grøne tak", "Blå fjord"}
    assert projects("Tre bygder: «Grøne tak», «Blå fjord» og «Kvit vinter».") == set()


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Prosjektet Grønne tak er i gang", "Kommunen leder prosjektet.", "Grønne tak"),
        ("Prosjektet «Grøne tak» går mot slutten", "Kommunen leier prosjektet.", "Grøne tak"),
        ("Fakta om Grønne tak", "Prosjektet skal gi luft. Prosjektet eies av Skien kommune.", "Grønne tak"),
        ("Grønne tak (2019–2022)", "Prosjekteier: Skien kommune\nProsjektleder: Kari Moe", "Grønne tak"),
        ("Grønne tak: et samarbeid mellom KS og NTNU", "Prosjektet er i gang. KS leder prosjektet.", "Grønne tak"),
    ],
)
def test_a_title_names_its_project_and_no_more(title: str, text: str, name: str) -> None:
    assert projects(text, title) == {name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prosjektet Grønne tak er et delprosjekt under programmet Klimaløft.", {"Grønne tak < Klimaløft"}),
        ("Prosjektet Grøne tak er eit av tolv prosjekt i programmet Klimaløft.", {"Grøne tak < Klimaløft"}),
        ("Prosjektet Grønne tak er knyttet til det nasjonale programmet Klimaløft.", {"Grønne tak < Klimaløft"}),
        ("Prosjektet Grøne tak er forankra i satsinga Klimaløft.", {"Grøne tak < Klimaløft"}),
        ("Prosjektet Grønne tak hører inn under programmet Klimaløft.", {"Grønne tak < Klimaløft"}),
        ("Prosjektet Grøne tak høyrer til programmet Klimaløft.", {"Grøne tak < Klimaløft"}),
        ("Prosjektet Grønne tak skjer innenfor rammen av programmet Klimaløft.", {"Grønne tak < Klimaløft"}),
        ("Prosjektet Grøne tak blir finansiert over programmet Klimaløft.", {"Grøne tak < Klimaløft"}),
        ("Under programmet Klimaløft har kommunen startet prosjektet Grønne tak.", {"Grønne tak < Klimaløft"}),
        ("Som en del av programmet Klimaløft har KS startet prosjektet Grønne tak.", {"Grønne tak < Klimaløft"}),
        ("Programmet Klimaløft finansierer prosjektet «Grønne tak».", {"Grønne tak < Klimaløft"}),
        ("Eitt av prosjekta i programmet Klimaløft er «Grøne tak».", {"Grøne tak < Klimaløft"}),
        (
            "Programmet Klimaløft består av delprosjektene Grønne tak og Blå fjord.",
            {"Grønne tak < Klimaløft", "Blå fjord < Klimaløft"},
        ),
        (
            "I programmet Klimaløft inngår prosjektene «Grønne tak» og «Blå fjord».",
            {"Grønne tak < Klimaløft", "Blå fjord < Klimaløft"},
        ),
        ("Prosjektet Grønne tak er ikke knyttet til programmet Klimaløft.", set()),
        ("Prosjektet Grønne tak er ikkje eit delprosjekt i programmet Klimaløft.", set()),
        ("Prosjektet Grønne tak kan bli en pilot i programmet Klimaløft.", set()),
        ("Prosjektet Grønne tak er inspirert av delprosjektene i programmet Klimaløft.", set()),
        ("Prosjektet Grønne tak er større enn prosjektene i programmet Klimaløft.", set()),
        ("Prosjektet Grønne tak samarbeider med prosjektet Blå fjord.", set()),
        ("Prosjektet Grønne tak er en videreføring av prosjektet Blå fjord.", set()),
        ("Prosjektet Grønne tak søkte om midler fra programmet Klimaløft.", set()),
    ],
)
def test_a_project_is_part_of_a_programme(text: str, expected: set[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Prosjektet er en del av programmet Klimaløft.",
        "Prosjektet er pilot i det nasjonale programmet Klimaløft. Prosjektet ledes av NTNU. Prosjektet er treårig.",
        "Prosjektet høyrer inn under Klimaløft-satsinga. Prosjektet blir leia av NTNU. Prosjektet varer i tre år.",
        "Prosjektet er et av fem prosjekter i Klimaløft-programmet. Prosjektet ledes av NTNU. Prosjektet er nytt.",
    ],
)
def test_a_page_that_names_only_what_its_project_is_part_of_is_on_its_title(text: str) -> None:
    assert parts(text, "Grønne tak i Grenland") == {"Grønne tak i Grenland < Klimaløft"}


def test_a_report_that_is_part_of_a_project_is_on_that() -> None:
    text = "Rapporten er laget som en del av prosjektet «Friske fjell». Prosjektet ledes av KS. Prosjektet er treårig."
    triples = said(read(f"Grønne tak i Grenland\n\n{text}\n", title="Grønne tak i Grenland"), "coordinatedBy")
    assert ("Friske fjell", "coordinatedBy", "KS") in triples


def test_an_agreement_in_a_title_is_what_its_page_is_on() -> None:
    text = "Beredskapsavtalen med Røde Kors ble signert i går. Prosjektet «Grønne tak» er nevnt."
    assert "Beredskapsavtalen med Røde Kors" in projects(text, "Kommunen signerer beredskapsavtale")
    assert projects("Kommunen vil ha en beredskapsavtale med Røde Kors.", "Kommunen ønsker beredskapsavtale") == set()


def test_a_project_is_told_of_by_what_it_is_about_in_the_definite_too() -> None:
    text = "KS samarbeider med NTNU om inkluderingsprosjektet innen lag og organisasjoner."
    assert projects(text) == {"Inkluderingsprosjektet innen lag og organisasjoner"}
    assert projects("KS og NTNU kjente ikke prosjektet om dagen.") == set()
