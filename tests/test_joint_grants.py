"""Grants that several municipalities have in common: who takes part by the line of the grant."""

from __future__ import annotations

import pytest

from tests.pages import entities, facts, read, said

TITLE = "Skjønsmidlar til regionen"
TOWNS = {"Skien", "Bamble", "Siljan"}
GIVEN = "Prosjekta i kommunane Skien, Bamble og Siljan får pengar frå Husbanken. Dette er tildelt:\n\n"
OTHERS = "• Trygg heim i grenda (Skien)    70 000\n• Digital kvardag    50 000\n"


def partners(row: str, name: str) -> set[str]:
    """Who takes part in a grant's project by its row, in a list with others."""
    page = read(f"{TITLE}\n\n{GIVEN}{row}\n{OTHERS}", title=TITLE)
    assert facts(page, name)["budget"] == 90_000
    return {who for project, _, who in said(page, "partner") if project == name}


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("• Ny legevakt (Skien, Bamble og Siljan)    90 000", "Ny legevakt"),
        ("• Ny legevakt – Skien, Bamble og Siljan – 90 000 kr", "Ny legevakt"),
        ("• Prosjekt Ny legevakt. Skien, Bamble og Siljan    90 000", "Ny legevakt"),
        ("• Felles beredskap for Skien, Bamble og Siljan    90 000", "Felles beredskap for Skien, Bamble og Siljan"),
        ("• Rydding av\n  arkiv i Skien, Bamble og Siljan    90 000", "Rydding av arkiv i Skien, Bamble og Siljan"),
        (
            "• Rydding, kartlegging og vern av arkiv i Skien, Bamble og Siljan    90 000",
            "Rydding, kartlegging og vern av arkiv i Skien, Bamble og Siljan",
        ),
    ],
)
def test_municipalities_in_the_row_of_a_grant_have_it_in_common(row: str, name: str) -> None:
    assert partners(row, name) == TOWNS


@pytest.mark.parametrize("row", ["• Ny legevakt (Skien)    90 000", "• Ny legevakt (vidareføring)    90 000"])
def test_one_municipality_or_none_has_nothing_in_common(row: str) -> None:
    assert partners(row, "Ny legevakt") == set()


def test_row_without_who_gets_the_money_is_a_grant_among_others_with_it() -> None:
    page = read(f"{TITLE}\n\n{GIVEN}• Ny legevakt (Bamble)    90 000\n{OTHERS}", title=TITLE)
    assert entities(page, "Project") == {"Ny legevakt", "Trygg heim i grenda", "Digital kvardag"}
    assert {project for project, _, _ in said(page, "ownedBy")} == {"Ny legevakt", "Trygg heim i grenda"}
