"""Rounds of grants: who gets money, for what, how much and from whom, in the layouts that pages have."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, facts, read, said

GIVEN = "Vestland fylkeskommune har fordelt midlar til nabolag."
LAYOUTS = {
    "owner first, dashes": "- Kvam herad – Gode hus – kr 100 000\n- Voss herad – Gode gater – 150 000 kroner\n",
    "owner first, colon and comma": "- Kvam herad: Gode hus, 100 000 kr\n- Voss herad: Gode gater, 150.000 kroner\n",
    "owner first, commas": "- Kvam herad, Gode hus, kr 100 000,-\n- Voss herad, Gode gater, kr 150 000,-\n",
    "owner first, sum in brackets": "1. Kvam herad: Gode hus (100 000 kr)\n2. Voss herad: Gode gater (kr 150 000)\n",
    "owner first, sum to title": "- KVAM HERAD, kr 100 000 til Gode hus\n- VOSS HERAD, kr 150 000 til Gode gater\n",
    "title first, dashes": "Gode hus - Kvam herad - 100 000 kroner\nGode gater - Voss herad - 150 000 kroner\n",
    "title first, owner in brackets": "- Gode hus (Kvam herad): 100 000 kr\n- Gode gater (Voss herad): 150 000 kr\n",
    "title in quotation marks": "- Kvam herad – «Gode hus» – kr 100 000\n- Voss herad – «Gode gater» – kr 150 000\n",
    "tabs": "Søkjar\tProsjekt\tTildelt\nKvam herad\tGode hus\t100 000\nVoss herad\tGode gater\t150 000\n",
    "bars": "| Prosjekt | Søker | Beløp |\n|---|---|---|\n"
    "| Gode hus | Kvam herad | 100 000 |\n| Gode gater | Voss herad | 150 000 |\n",
    "columns run together": "Kommune Prosjekt Tildelt beløp\nKvam Gode hus 100 000\nVoss Gode gater 150 000\n",
    "under the owner's heading": "Kvam herad\n\n- Gode hus: 100 000 kr\n\nVoss herad\n\n- Gode gater – kr 150 000\n",
    "sentences": "Kvam herad får 100 000 kroner til Gode hus.\n\n"
    "Voss herad har fått kr 150 000 til prosjektet «Gode gater».\n",
    "boxes under headings": "Gode hus\nSøkjar: Kvam herad\nTildelt: 100 000 kr\n\n"
    "Gode gater\nSøkjar: Voss herad\nTildelt: 150 000 kr\n",
    "boxes with titles": "Prosjekttittel: Gode hus\nSøkjar: Kvam herad\nTildelt beløp: 100 000 kr\n\n"
    "Prosjekttittel: Gode gater\nSøkjar: Voss herad\nTildelt beløp: 150 000 kr\n",
}


PURPOSES = {
    "owner, sum, purpose": "- Kvam turlag: 10 000 kroner til nye stiar\n- Voss songlag: 5 000 kroner til ny scene\n",
    "no marks": "- Kvam turlag 10 000 kr til nye stiar\n- Voss songlag 5 000 kr til ny scene\n",
    "commas": "- Kvam turlag, kr 10 000, nye stiar\n- Voss songlag, kr 5 000, ny scene\n",
    "sum first": "- Kr 10 000 til Kvam turlag til nye stiar\n- Kr 5 000 til Voss songlag for ny scene\n",
    "sum in brackets": "- Kvam turlag (10 000 kr): nye stiar\n- Voss songlag (5 000 kr): ny scene\n",
    "sentences": "Kvam turlag får 10 000 kroner til nye stiar.\n\n"
    "Voss turlag har fått 5 000 kroner til ny scene, og er glade.\n",
    "purpose in brackets, sums below one another": "Kvam turlag           kr   10 000,- (til nye stiar)\n"
    "Voss songlag     kr    5 000,- (til ny scene)\n",
    "purpose first": "Til nye stiar får Kvam turlag 10 000 kroner.\n\nTil ny scene får Voss turlag 5 000 kroner.\n",
    "what it goes to": "Kvam turlag får 10 000 kroner, som skal gå til nye stiar.\n\n"
    "Voss turlag får 5 000 kroner som skal brukast på ny scene.\n",
    "clauses": "Kvam turlag, som får 10 000 kroner, skal bruke dei på ein nye stiar.\n\n"
    "Voss turlag er tildelt 5 000 kroner og skal få laga ei ny scene.\n",
}


def round_of(rows: str, given: str = GIVEN) -> Reading:
    """A page on a round of grants, with some rows."""
    return read(f"Midlar til nabolag\n\n{given}\n\nDesse prosjekta får støtte:\n\n{rows}", title="Midlar til nabolag")


@pytest.mark.parametrize("rows", LAYOUTS.values(), ids=LAYOUTS)
def test_grant_has_its_owner_its_sum_and_its_giver(rows: str) -> None:
    reading = round_of(rows)
    assert entities(reading, "Project") == {"Gode hus", "Gode gater"}
    assert said(reading, "ownedBy") == {("Gode hus", "ownedBy", "Kvam"), ("Gode gater", "ownedBy", "Voss")}
    assert said(reading, "fundedBy") == {(p, "fundedBy", "Vestland") for p in ("Gode hus", "Gode gater")}
    assert facts(reading, "Gode hus")["budget"] == 100_000
    assert facts(reading, "Gode gater")["budget"] == 150_000


@pytest.mark.parametrize("rows", PURPOSES.values(), ids=PURPOSES)
def test_purpose_in_small_letters_is_what_the_money_is_for(rows: str) -> None:
    reading = round_of(rows)
    assert said(reading, "ownedBy") == {
        ("nye stiar", "ownedBy", "Kvam turlag"),
        ("ny scene", "ownedBy", "Voss turlag" if "Voss turlag" in rows else "Voss songlag"),
    }
    assert facts(reading, "nye stiar")["budget"] == 10_000
    assert facts(reading, "ny scene")["budget"] == 5_000


def test_grant_may_stand_on_three_lines() -> None:
    reading = round_of("Kvam turlag\nGode hus\n10 000 kr\n\nVoss songlag\nGode gater\n5 000 kr\n")
    assert said(reading, "ownedBy") == {
        ("Gode hus", "ownedBy", "Kvam turlag"),
        ("Gode gater", "ownedBy", "Voss songlag"),
    }
    assert facts(reading, "Gode hus")["budget"] == 10_000


def test_several_may_get_one_grant() -> None:
    reading = round_of("Kvam, Voss og Ulvik får 900 000 kroner til Gode hus.\n")
    assert {o for _, _, o in said(reading, "ownedBy")} == {"Kvam", "Voss", "Ulvik"}


def test_sum_in_running_text_makes_no_grant() -> None:
    text = "Arbeidet, der den økonomiske ramma er 2 millionar kroner, gjekk til NORCE.\n\n"
    text += "Kvam herad har 100 000 gjester i året.\n"
    assert entities(round_of(text), "Project") == set()


def test_body_that_only_its_place_in_the_rows_shows_owns_its_project() -> None:
    rows = LAYOUTS["owner first, dashes"] + "- Fagerli Venner – Benk – kr 9 000\n"
    assert ("Benk", "ownedBy", "Fagerli Venner") in said(round_of(rows))


def test_partners_in_a_row_that_has_run_together_are_partners() -> None:
    rows = (
        "Kommune Prosjekt Samarbeidspartnere Tildelt beløp\n"
        "Kvam Gode hus  Voss kommune, Ulvik kommune 100 000\nLuster Gode gater  Årdal kommune 50 000\n"
    )
    reading = round_of(rows)
    assert said(reading, "ownedBy") == {("Gode hus", "ownedBy", "Kvam"), ("Gode gater", "ownedBy", "Luster")}
    assert said(reading, "partner") == {
        ("Gode hus", "partner", "Voss"),
        ("Gode hus", "partner", "Ulvik"),
        ("Gode gater", "partner", "Årdal"),
    }


def test_grant_to_one_with_others_has_partners() -> None:
    reading = round_of(
        "1. NTNU med deltakelse fra NORCE og OsloMet til prosjektet «Gode hus»: kr 100 000\n"
        "2. NTNU i samarbeid med NORCE: Gode gater, 150 000 kr\n"
    )
    assert said(reading, "ownedBy") == {("Gode hus", "ownedBy", "NTNU"), ("Gode gater", "ownedBy", "NTNU")}
    assert said(reading, "partner") == {
        ("Gode hus", "partner", "NORCE"),
        ("Gode hus", "partner", "OsloMet"),
        ("Gode gater", "partner", "NORCE"),
    }


def test_limit_is_no_budget() -> None:
    assert "budget" not in facts(round_of("- Kvam herad: Gode hus, inntil 100 000 kr\n"), "Gode hus")


@pytest.mark.parametrize(
    "page",
    [
        "Disse søkte om støtte:\n\n- Kvam herad: Gode hus, 100 000 kr\n- Voss herad: Gode gater, 50 000 kr\n",
        "Disse fikk avslag på støtte:\n\n- Kvam herad: Gode hus, 100 000 kr\n- Voss herad: Gode gater, 50 000 kr\n",
        "Vi møtte disse på turen:\n\n- Kvam herad: Gode hus\n- Voss herad: Gode gater\n",
        "Styret har fått nye medlemmer:\n\n- Kvam herad: Kari Nordmann\n- Voss herad: Ola Nordmann\n",
        "Støtte fra flere: ring oss.\n\nKontakt:\n\n- Kvam herad: Servicetorget, 56 555 000\n",
    ],
)
def test_list_of_something_else_holds_no_grants(page: str) -> None:
    reading = read(page, title="Nytt fra nabolagene")
    assert entities(reading, "Project") == set()
    assert said(reading, "ownedBy", "fundedBy") == set()


@pytest.mark.parametrize(
    "given",
    [
        "Vestland fylkeskommune har hovudkontor i Bergen.",
        "Vestland fylkeskommune har ikkje gitt pengar i år.",
        "Vestland fylkeskommune har fått pengar til nabolag.",
    ],
)
def test_body_that_does_not_give_pays_for_nothing(given: str) -> None:
    assert said(round_of(LAYOUTS["tabs"], given), "fundedBy") == set()


@pytest.mark.parametrize(
    ("given", "giver"),
    [
        ("Pengane blir delte ut gjennom Solvikstiftinga AS.", "Solvikstiftinga AS"),
        (
            "Overskotet i Lillevik AS er delt ut. Gjensidigestiftelsen har kvart år ei tildeling.",
            "Gjensidigestiftelsen",
        ),
        ("Gjensidigestiftelsen hadde mange søknader å lese.", "Gjensidigestiftelsen"),
        ("Forskningsrådet valde ut prosjekta. Norges forskningsråd hadde fem å velje i.", "Norges forskningsråd"),
    ],
)
def test_fund_gives_also_by_what_it_is(given: str, giver: str) -> None:
    assert ("Gode hus", "fundedBy", giver) in said(round_of(LAYOUTS["owner first, dashes"], given))


def test_one_of_two_funds_that_publishes_the_page_gives() -> None:
    text = (
        "Gjensidigestiftelsen og Norges forskningsråd møttest.\n\nDesse prosjekta får støtte:\n\n- Kvam herad – Benk\n"
    )
    assert said(read(f"Nytt\n\n{text}", title="Nytt"), "fundedBy") == set()
    stated = said(read(f"Nytt\n\n{text}", title="Nytt", publisher="Gjensidigestiftelsen"), "fundedBy")
    assert stated == {("Benk", "fundedBy", "Gjensidigestiftelsen")}


def test_one_project_s_boxes_are_one_project_s() -> None:
    text = "Felles løft\n\nFakta\nProsjekteier: Kvam herad\n\nMer om prosjektet\nProsjektleder: Kari Nordmann\n"
    reading = read(text, title="Felles løft", url="https://example.org/prosjekter/felles-loft/")
    assert entities(reading, "Project") == {"Felles løft"}


def test_body_before_a_sum_to_a_title_owns_it_though_nothing_else_shows_that_it_is_one() -> None:
    reading = round_of("- FAGERLI VENNER, kr 9 000 til Benk i parken\n")
    assert ("Benk i parken", "ownedBy", "FAGERLI VENNER") in said(reading)


def test_projects_that_get_money_may_be_named_in_a_row() -> None:
    reading = read(
        "Midlar til nabolag\n\nKommunal- og distriktsdepartementet deler ut midlar til nabolag.\n\n"
        "Dei tre prosjekta som får støtte, er: Gode hus, Trygg by og Liv i bygda.\n",
        title="Midlar til nabolag",
    )
    assert entities(reading, "Project") == {"Gode hus", "Trygg by", "Liv i bygda"}


def test_sum_goes_to_a_project_in_a_sentence() -> None:
    reading = read(
        f"Midlar til nabolag\n\n{GIVEN}\n\n1,5 millioner kroner i støtte går til prosjektet Trygg by for alle.\n",
        title="Midlar til nabolag",
    )
    assert facts(reading, "Trygg by for alle")["budget"] == 1_500_000


def test_heading_over_a_body_that_gets_money_to_do_something_is_the_project() -> None:
    reading = read(
        f"Midlar til nabolag\n\n{GIVEN}\n\nTrygg i heimen\n\n"
        "Kvam herad får 2,9 millionar kroner til å lage eit verktøy for pårørande.\n",
        title="Midlar til nabolag",
    )
    assert ("Trygg i heimen", "ownedBy", "Kvam") in said(reading)
    assert facts(reading, "Trygg i heimen")["budget"] == 2_900_000


def test_only_ministry_of_a_page_on_a_round_pays_it() -> None:
    reading = read(
        "Midlar til nabolag\n\nKlima- og miljødepartementet har planar for alle.\n\n"
        "Desse prosjekta får støtte:\n\n- Kvam herad – Gode hus – kr 100 000\n",
        title="Midlar til nabolag",
    )
    assert ("Gode hus", "fundedBy", "Klima- og miljødepartementet") in said(reading)


def test_bodies_in_a_row_after_projects_are_no_projects() -> None:
    assert entities(read("Fleire prosjekter er med: Skien kommune og KS.\n"), "Project") == set()


def test_table_whose_columns_have_run_together_is_cut_where_what_is_paid_for_begins() -> None:
    rows = (
        "ORGANISASJON PROSJEKT VEDTAK\nSolvik bygdelag Maling av veggen kr 100 000\n"
        "Dekor Fleire unge med i koret kr 5 000\nFure IL Bygging av tak kr 9 000\n"
    )
    stated = said(round_of(rows), "ownedBy")
    assert ("Maling av veggen", "ownedBy", "Solvik bygdelag") in stated
    assert ("Fleire unge med i koret", "ownedBy", "Dekor") in stated
    assert facts(round_of(rows), "Bygging av tak")["budget"] == 9_000


def test_what_follows_a_title_in_small_letters_tells_of_it() -> None:
    reading = round_of("- Solvik Turistforening, Til topps, samarbeid mellom lag i Telemark, 75 000 kroner\n")
    assert entities(reading, "Project") == {"Til topps"}


def test_lines_of_titles_and_sums_alone_are_projects_without_owners() -> None:
    rows = "- Skjulte byer: natur og samfunn (6 millioner kroner)\n- Trær i gata (6,7 millioner kroner)\n"
    reading = round_of(rows + "- Læring på tvers (7 millioner kroner)\n")
    assert entities(reading, "Project") == {"Skjulte byer: natur og samfunn", "Trær i gata", "Læring på tvers"}
    assert said(reading, "ownedBy") == set()
    assert facts(reading, "Trær i gata")["budget"] == 6_700_000


def test_grant_may_stand_on_two_lines() -> None:
    rows = "Kvam herad\n\nGode hus\n\nVoss herad\n\nGode gater\n\nSkien\n\nGode torg\n"
    assert ("Gode gater", "ownedBy", "Voss") in said(round_of(rows))


@pytest.mark.parametrize(
    "head", ["Kommunar og tiltak som har fått tilskot:", "Kommuner og tiltak som har fått støtte:"]
)
def test_first_grant_on_two_lines_may_follow_a_colon(head: str) -> None:
    text = f"{head}\n\nKvam\n\nGode hus\n\nEid\n\nGode gater\n\nVoss\n\nGode parkar\n\nUlvik\n\nGode benker\n"
    owners = {("Gode hus", "ownedBy", "Kvam"), ("Gode gater", "ownedBy", "Eid"), ("Gode parkar", "ownedBy", "Voss")}
    assert owners <= said(read(text, title="Midlar til nabolag"), "ownedBy")


def test_weak_name_on_a_line_of_its_own_is_no_municipality_alone() -> None:
    assert not entities(read("Eid\n\nSo mykje kan ein lova.\n\nSki\n\nDet fell snø.\n"), "Municipality")


def test_county_on_a_line_of_its_own_says_where_the_owner_lies() -> None:
    rows = "Dovre\n\n(Innlandet)\n\n258 833 kr\n\nBarn i plan\n\nHorten\n\n(Vestfold)\n\n173 833 kr\n\nUnge i plan\n"
    reading = round_of(rows)
    assert ("Barn i plan", "ownedBy", "Dovre") in said(reading)
    assert facts(reading, "Unge i plan")["budget"] == 173_833


def test_applicant_stands_behind_its_label() -> None:
    rows = "- Vekst i Stamnes. Søkjar: Stamnes bygdelag.\n- Porten mot fjorden. Søkjar: Skien kommune.\n"
    reading = round_of(rows)
    assert {"Vekst i Stamnes", "Porten mot fjorden"} <= entities(reading, "Project")
    assert ("Porten mot fjorden", "ownedBy", "Skien") in said(reading)


def test_applicant_behind_its_label_may_be_named_after_a_place_and_is_no_project() -> None:
    rows = (
        "- Kvam – Dei levande bygdene. Søkjar: Kvam Næringsservice.\n- Voss og folket. Søker: Voss herad.\n"
        "- FemFemti. Søkjar: FemFemti, Grimo\n- iModalen. Søkjar: iModalen.\n"
    )
    reading = round_of(rows)
    assert said(reading, "ownedBy") == {
        ("Kvam – Dei levande bygdene", "ownedBy", "Kvam Næringsservice"),
        ("Voss og folket", "ownedBy", "Voss"),
        ("FemFemti", "ownedBy", "FemFemti"),
        ("iModalen", "ownedBy", "iModalen"),
    }
    assert len(entities(reading, "Project")) == 4


def test_who_is_given_money_does_not_give_it() -> None:
    text = "Voss kajakklubb er tildelt 60.000 kroner til prosjektet Padling for alle."
    assert ("Padling for alle", "fundedBy", "Voss kajakklubb") not in said(read(f"Nytt\n\n{text}\n", title="Nytt"))


def test_grants_are_parts_of_the_fund_that_the_page_names() -> None:
    given = "Fra samfunnsutviklingsfondet har Averøy kommune gitt tilskudd til lag."
    rows = "- Kårvåg IL: Snøskuter 30.000,-\n- Solvik vel: Benker 20.000,-\n- Haga skytterlag: Lys 10.000,-\n"
    assert ("Benker", "partOf", "Samfunnsutviklingsfondet") in said(round_of(rows, given))


def test_line_that_introduces_a_list_is_no_grant() -> None:
    rows = "- Kvam herad: Gode hus, 70 000 kr\n- Voss herad: Gode gater, 70 000 kr\n"
    rows = f"To eittårige a kr 70 000, sum kr 140 000 i 2014:\n\n{rows}"
    assert entities(round_of(rows), "Project") == {"Gode hus", "Gode gater"}


def test_those_who_sit_in_a_group_are_no_grants() -> None:
    rows = "- Ein representant for Distriktssenteret\n- Kvam herad, ein til\n"
    rows = f"Fondet er nytt.Ressursgruppa er samansett slik:\n\n{rows}"
    assert entities(round_of(rows), "Project") == set()


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Skal bruke midlene på revisjon av samfunnsdelen. 100 000 kroner er tildelt nå.", "revisjon av samfunnsdelen"),
        (
            "Skal gjennomføre en samfunnsanalyse og bygge en plan på den. 100 000 kroner er tildelt nå.",
            "samfunnsanalyse",
        ),
        ("Får tilskudd for å utarbeide en folkehelseplan. 100 000 kroner er tildelt nå.", "folkehelseplan"),
    ],
)
def test_what_a_grant_is_for_is_cut_out_of_its_sentence(told: str, title: str) -> None:
    assert title in {name.casefold() for name in entities(round_of(f"- Kvam herad\n  {told}\n"), "Project")}


def test_press_release_on_one_grant_is_about_the_project_that_got_it() -> None:
    reading = read(
        "Solund kommune får 1,9 millionar kroner frå bulystsatsinga\n\n"
        "Mellom utviklingsprosjekta som nådde fram, er ”Solund til 1000”. "
        "Solund kommune får 1,9 mill kroner frå Bulystsatsinga.\n",
        title="Solund kommune får 1,9 millionar kroner frå bulystsatsinga",
    )
    assert said(reading, "ownedBy", "partOf") == {
        ("Solund til 1000", "ownedBy", "Solund"),
        ("Solund til 1000", "partOf", "Bolyst"),
    }


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Fem prosjekt har fått pengar gjennom FORKOMMUNE.", "partOf | FORKOMMUNE"),
        ("I år har to prosjekter fått støtte fra Husbanken.", "fundedBy | Husbanken"),
    ],
)
def test_what_pays_for_all_projects_of_a_page_pays_for_each(text: str, stated: str) -> None:
    reading = read(f"Grendelyd og Nabolyd heter to prosjekter i Skien. {text}\n", title="Nytt fra grenda")
    predicate, payer = stated.split(" | ")
    assert said(reading, predicate) >= {("Grendelyd", predicate, payer), ("Nabolyd", predicate, payer)}


@pytest.mark.parametrize(
    "text",
    [
        "To prosjekter i Telemark fylkeskommune har fått penger.",
        "To prosjekter har søkt, og Husbanken er nabo.",
    ],
)
def test_where_projects_lie_and_who_is_near_pays_for_none(text: str) -> None:
    reading = read(f"Grendelyd og Nabolyd heter to prosjekter i Skien. {text}\n", title="Nytt fra grenda")
    assert said(reading, "fundedBy") == set()


def test_heads_and_sums_of_a_table_are_no_projects() -> None:
    cells = (
        "Fylka har fått tilskot:",
        "Tildelte midler 2011",
        "Telemark",
        "250 000",
        "Troms",
        "130 000",
        "Totalt",
        "380 000",
    )
    text = "\n\n".join(cells)
    assert entities(read(text, title="Tilskot til fylka"), "Project") == set()


def test_several_projects_together_are_none() -> None:
    reading = read(
        "Midlar\n\nVestland fylkeskommune har fordelt midlar.\n\nKvam herad får 100 000 kroner til to prosjekt.\n\n"
        "Kvam får 50 000 kroner til Gode hus og 40 000 kroner til prosjektet Gode gater.\n"
    )
    assert said(reading, "ownedBy") == {(p, "ownedBy", "Kvam") for p in ("Gode hus", "Gode gater")}
    assert facts(reading, "Gode gater")["budget"] == 40000


def test_quotation_at_the_end_of_a_title_is_not_all_of_it() -> None:
    reading = round_of(
        "- Kvam herad – Kvam har plass til alle, også «villstyringar»: 50 000 kr\n- Voss herad – Liv: 10 000 kr\n"
    )
    assert "villstyringar" not in entities(reading, "Project")


FUND = "https://example.org/tildelinger/liv-ved-vatnet/"


@pytest.mark.parametrize(
    "line",
    [
        "Solvik museum får 450000 kroner til utstyr",
        "Solvik museum har fått 450 000 kroner til undervisning og utstyr.",
    ],
)
def test_page_in_a_funds_list_of_grants_is_on_what_its_title_names(line: str) -> None:
    text = f"Liv ved vatnet\n\n{line}\n\nMuseet skal jobbe med læring.\n"
    reading = read(text, title="Liv ved vatnet", url=FUND)
    assert {subject for subject, _, _ in said(reading, "ownedBy")} == {"Liv ved vatnet"}
    assert facts(reading, "Liv ved vatnet")["budget"] == 450000
    elsewhere = read(text, title="Liv ved vatnet", url="https://example.org/nytt/liv-ved-vatnet/")
    assert not said(elsewhere, "ownedBy")


@pytest.mark.parametrize(
    "text",
    [
        "Skien kommune, NORCE og KS får 15 millioner kroner til et treårig pilotprogram kalt «Frisk fjord».",
        "Skien kommune er en av fem kommuner som får midler til prosjektet de har kalt «Frisk fjord».",
        "Skien kommune har fått tilsagn om 500 000 kroner i tilskot til prosjektet «Frisk fjord» frå Husbanken.",
    ],
)
def test_who_gets_money_for_what_it_has_called_something_owns_it(text: str) -> None:
    assert ("Frisk fjord", "ownedBy", "Skien") in said(read(f"Nytt\n\n{text}\n"))


def test_giver_may_stand_behind_what_is_given_for() -> None:
    text = "Skien kommune har fått 500 000 kroner i tilskot til prosjektet «Frisk fjord» frå Husbanken."
    assert ("Frisk fjord", "fundedBy", "Husbanken") in said(read(f"Nytt\n\n{text}\n"))


def test_municipalities_behind_a_colon_lie_in_the_county_that_follows() -> None:
    text = "Dei tre kommunane: Åseral, Audnedal og Hægebostad frå Vest-Agder er tildelte 1,1 millionar kroner."
    assert {(a, b) for a, _, b in said(read(f"Nytt\n\n{text}\n"), "locatedIn")} == {
        (place, "Vest-Agder") for place in ("Åseral", "Audnedal", "Hægebostad")
    }


def test_projects_with_a_paragraph_each_begin_with_their_names_and_leaders() -> None:
    reading = read(
        "65 millioner til nye prosjekter\n\nForskningsrådet har delt ut 65 millioner kroner. Her er prosjektene:\n\n"
        "Retten til skogen, som ledes av professor Kari Nordmo ved NTNU. Prosjektet fikk 12,9 millioner kroner.\n\n"
        "GRENDA – bygder i endring, som ledes av forsker Ola Lie ved NORCE. Prosjektet fikk 11 millioner kroner.\n",
        title="65 millioner til nye prosjekter",
    )
    assert said(reading, "leads", "fundedBy") == {
        ("Kari Nordmo", "leads", "Retten til skogen"),
        ("Ola Lie", "leads", "GRENDA – bygder i endring"),
        ("Retten til skogen", "fundedBy", "Norges forskningsråd"),
        ("GRENDA – bygder i endring", "fundedBy", "Norges forskningsråd"),
    }


def test_units_with_a_paragraph_each_are_no_projects() -> None:
    reading = read(
        "Om oss\n\nAvdeling for bygdeliv, som ledes av Kari Nordmo, har fem ansatte. Prosjektet er vårt.\n\n"
        "Senter for livskvalitet, som ledes av Ola Lie, har fire ansatte. Prosjektet er vårt.\n",
        title="Om oss",
    )
    assert not said(reading, "leads")


def test_sum_may_stand_in_the_middle_of_a_row() -> None:
    reading = read(
        "Desse får støtte\n\nTildelt i 2023\nMottaker Sum Aktivitet\nSolvik Kystlag 150 000 Rydding av fjæra\n"
        "Asker kommune 65 000 Rådgivning for alle\nHold Bygda Rein 262 500 Konferanse om strandsøppel\n",
        title="Desse får støtte",
    )
    assert {triple[::2] for triple in said(reading, "ownedBy")} == {
        ("Rydding av fjæra", "Solvik Kystlag"),
        ("Rådgivning for alle", "Asker"),
        ("Konferanse om strandsøppel", "Hold Bygda Rein"),
    }


@pytest.mark.parametrize("head", ["Søkjar\n\nProsjekt\n\nTilsagn\n\n", ""])
def test_rows_of_three_lines_keep_one_order(head: str) -> None:
    reading = read(
        f"Tildeling av midlar\n\nDesse prosjekta fekk tildelt midlar:\n\n{head}Bolstad Sameige\n\nHus ved elva\n\n"
        "135 000,-\n\nSolvik Bygdelag\n\nBrefestival\n\n65 000,-\n\nSkjåk kommune\n\nMerking av skiløyper\n\n"
        "20 000,-\n\nNorsk Fjellmuseum\n\nNy utstilling\n\n100 000,-\n",
        title="Tildeling av midlar",
    )
    assert {triple[::2] for triple in said(reading, "ownedBy")} >= {
        ("Brefestival", "Solvik Bygdelag"),
        ("Merking av skiløyper", "Skjåk"),
        ("Ny utstilling", "Norsk Fjellmuseum"),
    }
    assert ("Hus ved elva", "Solvik Bygdelag") not in {triple[::2] for triple in said(reading, "ownedBy")}


def test_a_year_behind_a_title_is_not_of_it() -> None:
    reading = read(
        "Vik kommune er tildelt kr 1 250 000 i tilskot frå Bufdir for å vidareføre prosjektet Gode grender i 2023.\n",
        title="Nytt",
    )
    assert {e.name for e in reading.entities if e.type == "Project"} == {"Gode grender"}
