"""What is guessed, asked of somebody or no longer so: nothing of it is drawn, and all that stands beside it is."""

from __future__ import annotations

import pytest

from tests.pages import entities, facts, read, said

NABOLAG = "Gode nabolag"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Kari Moe skal trolig lede prosjektet Gode nabolag.", "leads"),
        ("Kari Moe skal truleg leia prosjektet Gode nabolag.", "leads"),
        ("Mange trodde at Kari Moe ledet prosjektet Gode nabolag.", "leads"),
        ("Det er feil at Kari Moe leder prosjektet Gode nabolag.", "leads"),
        ("Prosjektet Gode nabolag kunne vært ledet av Kari Moe.", "leads"),
        ("Prosjektet Gode nabolag kan bli finansiert av Norges forskningsråd.", "fundedBy"),
        ("Prosjektet Gode nabolag kunne blitt finansiert av Norges forskningsråd.", "fundedBy"),
        ("Prosjektet Gode nabolag er avhengig av støtte fra Norges forskningsråd.", "fundedBy"),
        ("Konferansen Gode nabolag blir kanskje 3. oktober 2023 i Skien.", "inMunicipality"),
        ("Konferansen Gode nabolag i Skien 3. oktober 2023 er avlyst.", "inMunicipality"),
        ("Kari Moe, som tidlegare var tilsett i Skien kommune, kom.", "affiliatedWith"),
    ],
)
def test_what_is_guessed_cancelled_or_no_longer_so_is_not_drawn(text: str, predicate: str) -> None:
    assert not said(read(text), predicate)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Kari Moe skal lede prosjektet Gode nabolag.", ("Kari Moe", "leads", NABOLAG)),
        ("Prosjektet Gode nabolag ledes av Kari Moe og kan bli stort.", ("Kari Moe", "leads", NABOLAG)),
        ("Konferansen Gode nabolag blir 3. oktober 2023 i Skien.", (NABOLAG, "inMunicipality", "Skien")),
        ("Kari Moe, som var tilsett i Skien kommune, kom.", ("Kari Moe", "affiliatedWith", "Skien")),
    ],
)
def test_what_is_sure_is_drawn(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in said(read(text))


@pytest.mark.parametrize(
    "label", ["Mulige partnere", "Moglege partnarar", "Aktuelle samarbeidspartnere", "Tidligere partnere"]
)
def test_partners_that_may_come_or_have_left_are_none(label: str) -> None:
    assert not said(read(f"Prosjektet Gode nabolag\n\n{label}: Skien kommune og Porsgrunn kommune"), "partner")


@pytest.mark.parametrize("label", ["Partnere", "Samarbeidspartnarar", "Øvrige partnere"])
def test_partners_that_are_so_called_are_partners(label: str) -> None:
    reading = read(f"Prosjektet Gode nabolag\n\n{label}: Skien kommune og Porsgrunn kommune")
    assert {fact[2] for fact in said(reading, "partner")} == {"Skien", "Porsgrunn"}


def test_who_is_invited_is_no_partner_yet_and_who_invites_others_may_be() -> None:
    assert not said(read("Skien kommune er invitert med i prosjektet Gode nabolag."), "partner")
    text = "Prosjektet Gode nabolag\n\nFem pilotkommuner er invitert inn av oss, sammen med Norsk kulturskoleråd og KS."
    assert "KS" in {fact[2] for fact in said(read(text), "partner")}


@pytest.mark.parametrize("words", ["unntatt", "unnateke", "bortsett fra", "bortsett frå", "med unntak av"])
def test_who_is_left_out_is_no_partner(words: str) -> None:
    assert not said(read(f"Alle kommuner {words} Skien kommune er med i prosjektet Gode nabolag."), "partner")


@pytest.mark.parametrize("value", ["Ingen", "Inga", "Ukjent", "Uavklart"])
def test_a_field_that_names_nobody_makes_no_body(value: str) -> None:
    reading = read(f"Prosjektet Gode nabolag\n\nPartnere: {value}")
    assert not said(reading) and not entities(reading, "Organisation")


def test_a_year_that_something_begins_at_the_earliest_is_not_its_beginning() -> None:
    assert facts(read("Prosjektet Gode nabolag starter tidligst i 2024."), NABOLAG) == {}
    assert facts(read("Prosjektet Gode nabolag starter i 2024."), NABOLAG) == {"start": "2024"}


@pytest.mark.parametrize(
    "text",
    [
        "Prosjektet Gode nabolag fikk prisen på 100 000 kroner.",
        "Støtta til prosjektet Gode nabolag vart kutta med 3 millionar kroner.",
        "Prosjektet Gode nabolag starta før 2020.",
        "Prosjektet Gode nabolag starta etter reformen i 2020.",
        "Dagen før konferansen Gode nabolag, 3. oktober 2023, er det omvisning.",
    ],
)
def test_a_prize_a_cut_and_a_time_beside_are_not_of_a_thing_itself(text: str) -> None:
    assert facts(read(text), NABOLAG) == {}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Prosjektet Gode nabolag fikk 100 000 kroner.", {"budget": 100_000}),
        ("Prosjektet Gode nabolag starta etter oppstarten i 2020.", {"start": "2020"}),
        ("Konferansen Gode nabolag, 3. oktober 2023, er for alle.", {"start": "2023-10-03"}),
    ],
)
def test_a_sum_and_a_time_of_its_own_are(text: str, fact: dict[str, object]) -> None:
    assert facts(read(text), NABOLAG) == fact
