"""Sentences near those that rules read, which say nothing of the page's own event, project or body."""

from __future__ import annotations

import pytest

from tests.pages import read, said

EVENT = "Samskapingskonferansen 2024"
PROJECT = "Nabolagsprosjektet i Grenland"


def of_event(text: str, *predicates: str) -> set[tuple[str, str, str]]:
    return said(read(f"{EVENT}\n\n{text}\n", title=EVENT), *predicates)


def of_project(text: str, *predicates: str) -> set[tuple[str, str, str]]:
    return said(read(f"{PROJECT}\n\n{text}\n", title=PROJECT), *predicates)


@pytest.mark.parametrize(
    "text",
    [
        "Hovedavtalen mellom KS og NHO gjelder.",
        "NAV fornyet avtalen med Bamble kommune om renhold.",
        "NAV har gitt råd om skatt.",
        "Tariffavtalen mellom KS og Fagforbundet er ikke signert.",
        "Samarbeidsavtalen mellom KS og Fagforbundet er ikke signert.",
        "Husleieavtalen er signert av KS og NAV.",
    ],
)
def test_what_bodies_agree_on_elsewhere_makes_no_partners(text: str) -> None:
    assert not of_project(text, "partner")


def test_who_worked_with_somebody_on_another_thing_is_no_partner() -> None:
    text = "KS samarbeidet med NAV i fjor om det."
    assert "KS" not in {other for _, _, other in of_project(text, "partner")}


@pytest.mark.parametrize(
    "text",
    [
        "Kari Moe fulgte opp barna sine.",
        "Første kvinne i formannskapet var Kari Moe.",
        "Kari Moe var første kvinne i formannskapet.",
        "Kari Moe gir oss lov til å bruke bildet.",
        "Kari Moe stilte spørsmål fra salen.",
        "Kari Moe er invitert til å holde foredrag i USA.",
        "Kari Moe diskuterer gjerne med naboene.",
    ],
)
def test_what_people_do_elsewhere_makes_no_speakers(text: str) -> None:
    assert not of_event(text, "speaker")


@pytest.mark.parametrize(
    "text",
    [
        "Kari Moe kom fra Skien kommune til NAV.",
        "Kari Moe ble med for KS sin skyld.",
        "Kari Moe møtte fra NTNU bare motstand.",
        "Styret i Husbanken har Kari Moe å takke.",
    ],
)
def test_who_comes_from_or_owes_a_body_is_not_of_it(text: str) -> None:
    assert not of_event(text, "affiliatedWith", "memberOf")


@pytest.mark.parametrize("text", ["I 2018 var verten NAV.", "Konferansen til Telenor i 2015 var stor."])
def test_who_held_another_event_is_no_organiser(text: str) -> None:
    assert not of_event(text, "organisedBy")


@pytest.mark.parametrize(
    "text",
    [
        "I Paris i 1990, der møtte Kari Moe kona.",
        "I debatten er Kari Moe sitert.",
        "Kari Moe var med på kurset i Danmark i 2001.",
    ],
)
def test_where_people_were_before_is_not_the_event(text: str) -> None:
    assert not of_event(text, "participant", "speaker")


@pytest.mark.parametrize(
    "text", ["NAV skal lede samarbeidet om arbeidsmarkedet.", "NAV skal leie ut lokaler til prosjektet."]
)
def test_who_leads_something_else_does_not_coordinate(text: str) -> None:
    assert not of_project(text, "coordinatedBy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Etter Nils Berg, to timer senere, snakket Eva Vik om sauer.", "Eva Vik"),
        ("I stedet for Kari Moe, dessverre sjuk denne dagen, snakket Ola Lie om sauer.", "Ola Lie"),
    ],
)
def test_who_is_named_only_for_time_or_absence_does_not_speak(text: str, expected: str) -> None:
    assert {who for who, _, _ in of_event(text, "speaker")} <= {expected}


@pytest.mark.parametrize(
    "between", ["{}. Garden ligg høgt.\n\nDer er det sauer.\n\n", "{} i 1989.\n\nGarden ligg høgt. "]
)
def test_event_named_far_above_or_long_ago_is_not_what_is_told_of(between: str) -> None:
    met = f"Ola Lie møtte kona si på {between.format('Bygdekonferansen i Solvik')}"
    text = f"Garden i bakken\n\n{met}Kari Nordmann fortalde om sauene.\n"
    assert not said(read(text, title="Garden i bakken"), "speaker")


@pytest.mark.parametrize(
    "text", ["Der var president Joe Biden.", "KS møtte Bamble idrettslag. Leder Kari Moe takket for besøket."]
)
def test_office_of_another_body_is_not_the_publishers(text: str) -> None:
    front = {"title": "Nytt fra KS", "publisher": "KS"}
    assert not said(read(f"Nytt fra KS\n\nKS er på tur.\n\n{text}\n", **front), "affiliatedWith")


def test_fund_does_not_pay_what_it_refused_or_others_pay() -> None:
    title = "Stiftelsen Dam gir støtte til tre prosjekter"
    text = (
        f"{title}\n\nProsjektet «Varme hus» er i gang. Prosjektet «Gode hus» fikk avslag.\n\n"
        "Prosjektet «Kald krig» er betalt av Telenor.\n"
    )
    paid = said(read(text, title=title, publisher="Stiftelsen Dam"), "fundedBy")
    assert {name for name, _, payer in paid if payer == "Stiftelsen Dam"} == {"Varme hus"}


def test_both_offices_are_not_both_projects() -> None:
    text = "Prosjektet «Varme hus» vokser. Prosjektet «Gode hus» også.\n\nByen har to kontorer, og NAV er på begge."
    assert not said(read(f"To prosjekter\n\n{text}\n", title="To prosjekter"), "partner")


@pytest.mark.parametrize(
    "said_so", ["Kari Moe mener at Ola Lie leder samtalen.", "Kari Moe takker Ola Lie, som leder debatten."]
)
def test_who_speaks_of_a_chair_is_none(said_so: str) -> None:
    text = f"{EVENT}\n\n10.40 – 11.15\nKva driv kunstnarane?\nHege Moe og Per Berg\n{said_so}\n\n11.15 – 11.30\nPause\n"
    assert "Kari Moe" not in {who for who, _, _ in said(read(text, title=EVENT), "facilitator")}
