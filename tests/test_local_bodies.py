"""Branches, parts and houses of bodies: what shows that they are bodies, how far their names go, and what is none."""

from __future__ import annotations

import pytest

from samgraf.mentions import settle
from samgraf.model import Mention, Span
from tests.pages import entities, named, read

TITLE = "Nytt liv i byen"


def bodies(text: str) -> set[str]:
    return set(named(f"{TITLE}\n\n{text}\n", "Organisation", title=TITLE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Branches behind letters, a place before or behind, or a department.
        ("Avtalen er med NHF Region Vest.", "NHF Region Vest"),
        ("Avtalen er med LHL Hordaland.", "LHL Hordaland"),
        ("Avtalen er med Destinasjon Solvik.", "Destinasjon Solvik"),
        ("Vi har fått med oss Knutepunkt Solvik.", "Knutepunkt Solvik"),
        ("DNT Skien og omegn får 5 000 kroner.", "DNT Skien og omegn"),
        ("- Solvik frivilligsentral, avd. Vika", "Solvik frivilligsentral, avd. Vika"),
        ("Vika/Solvik Røde Kors er med.", "Vika/Solvik Røde Kors"),
        ("Kari Moe (Solvik Lions) er med.", "Solvik Lions"),
        # Two names before one ending, and a place whose name has a conjunction inside.
        ("Solvik og Vikane Skyttarlag: ny bane kr 20 000", "Solvik og Vikane Skyttarlag"),
        ("- Kari Moe, Solvik og Vika museum, leiar", "Solvik og Vika museum"),
        ("Sogn og Fjordane skogeigarlag er med.", "Sogn og Fjordane skogeigarlag"),
        ("Sogn og Fjordane bonde- og småbrukarlag er med.", "Sogn og Fjordane bonde- og småbrukarlag"),
        ("Kunnskapsparken i Sogn og Fjordane er med.", "Kunnskapsparken i Sogn og Fjordane"),
        ("Friluftsrådet Nordmøre og Romsdal får støtte.", "Friluftsrådet Nordmøre og Romsdal"),
        ("IT-forum Sogn og Fjordane blir partnar.", "IT-forum Sogn og Fjordane"),
        ("Kari Moe (Norsk fjellråd Nord-Trøndelag) er med.", "Norsk fjellråd Nord-Trøndelag"),
        ("Leder Solvik Røde Kors Grethe Marie Dal var med.", "Solvik Røde Kors"),
        ("Universitetet i Solvik Faggruppe helse", "Universitetet i Solvik"),
        # Parts of a larger body.
        ("Skien kommunes bolystteam rydder først.", "Skien kommunes bolystteam"),
        ("Fylkesmannen si landbruksavdeling er med.", "Fylkesmannen si landbruksavdeling"),
        ("Kari Moe leder Skien kommunes flerkulturelle råd.", "Skien kommunes flerkulturelle råd"),
        ("Kari Moe, seksjonssjef Kunst og kultur, er med.", "Kunst og kultur"),
        ("Ola Lie er avdelingsleiar Kultur og informasjon.", "Kultur og informasjon"),
        ("Prosjektet er leia av teknologifakultetet.", "teknologifakultetet"),
        ("Ho er professor ved Geofysisk institutt ved NTNU.", "Geofysisk institutt"),
        ("Samarbeidsforum i Sunnvik (SiS) er med.", "Samarbeidsforum i Sunnvik"),
        # Where somebody works, and who is spoken for.
        ("Kari Moe er journalist i Kveldsbladet.", "Kveldsbladet"),
        ("- Kari Moe, direktør i Solvik Dynamics: Globale nabolag", "Solvik Dynamics"),
        ("- Kari Moe, Ole Bull Akademiet", "Ole Bull Akademiet"),
        ("Presentasjon av Solvik Kulturhus v/ Kari Moe", "Solvik Kulturhus"),
        # Houses that get something.
        ("Solvik bygdehus Utbetring av kjøkkenet. kr 67 500", "Solvik bygdehus"),
        ("I Solvik fylkesbibliotek er Kari Moe prosjektleder.", "Solvik fylkesbibliotek"),
        ("Næringshagen Midt-Solvik er med.", "Næringshagen Midt-Solvik"),
        ("Sjømatklyngen Solvik er med.", "Sjømatklyngen Solvik"),
        # Where a name ends.
        ("Byrådet i Bergen vedtatt en plan for byen", "Byrådet i Bergen"),
        ("Institutt for samfunnsvik Munthes gate 31 ligger sentralt.", "Institutt for samfunnsvik"),
        ("Senter for omsorgsvik Sør er med.", "Senter for omsorgsvik Sør"),
        ("MØTE MED SOLVIK KOLLEKTIVTRAFIKK AS", "SOLVIK KOLLEKTIVTRAFIKK AS"),
        ("- Kari Moe, Det europeiske Fredssenteret", "Det europeiske Fredssenteret"),
        ("- Kari Moe, partner i Zolvik: Samfunnet vårt", "Zolvik"),
        ("PS 4/18 Rekneskap- Setesdal regionråd 2017", "Setesdal regionråd"),
    ],
)
def test_local_body_is_found_by_its_whole_name(text: str, expected: str) -> None:
    assert expected in bodies(text) and not any(name in expected and name != expected for name in bodies(text))


@pytest.mark.parametrize(
    "text",
    [
        "Region Vest er stor.",
        "Samfunnsutviklingen i regionen er viktig.",
        "Prosjektet er i regionen.",
        "Alle skal løfte FNs bærekraftsmål.",
        "MØTE FRA KL: 9 TIL KL: 11",
        "Den norske språkhistorien er lang.",
        "Kari Moe er leder for kultur og fritid.",
        "Det var av Herzbergs slag.",
        "Dei tre Vestlands-kommunane er med.",
        "Hun er partner i Lillevik.",
        "Høringsforslaget Det er sendt.",
    ],
)
def test_what_looks_like_a_branch_or_part_is_none(text: str) -> None:
    assert not bodies(text)


@pytest.mark.parametrize("name", ["Greater Solvik", "Region Nordvik", "Hallingvik Teaterverkstad"])
def test_things_are_no_persons(name: str) -> None:
    assert not named(f"{TITLE}\n\nVi møtte Kari Moe fra {name}.\n", "Person", title=TITLE).count(name)


def test_whom_a_talk_presents_is_named_beside_it() -> None:
    text = f"{TITLE}\n\n10.00: Velkommen v/ Ola Lie\n11.00: Presentasjon av Solvik Kulturhus v/ Kari Moe\n"
    assert "Solvik Kulturhus" in named(text, "Organisation", title=TITLE)


def test_a_kind_before_the_name_of_a_register_is_no_part_of_it() -> None:
    assert bodies("Samarbeidsorganisasjonen Norsk Kulturforum har en plass.") == {"Norsk Kulturforum"}


def test_somebody_from_a_body_in_a_list_is_a_person() -> None:
    text = f"{TITLE}\n\nKari Moe fra Skien kommune, Mohrun Assavi fra UiS og Ola Lie.\n"
    assert "Mohrun Assavi" in named(text, "Person", title=TITLE)


def test_the_last_letter_of_a_body_is_no_genitive() -> None:
    text = "Solvik Røde Kors"
    formed = Mention("Organisation", Span(0, len(text)), text, "organisation:tail")
    seen = Mention("Organisation", Span(0, len(text)), text, "pipeline:ORG")
    assert settle([formed, seen], first=[formed]) == [formed]
    owner = Mention("Organisation", Span(0, len("Solviks")), "Solviks", "organisation:acronym")
    bare = Mention("Organisation", Span(0, len("Solvik")), "Solvik", "register:name")
    assert settle([owner, bare]) == [bare]


def test_a_sentence_is_nobody_who_gets_a_grant() -> None:
    text = "Nytt\n\nDesse får pengar:\n\n- Bysyklar. Det er lenge sidan. No får Skien 1 500 000 kroner til syklar.\n"
    assert not any("." in name for name in entities(read(text, title="Nytt"), "Organisation"))
