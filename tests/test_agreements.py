"""Agreements and projects told with their partners: what a page without another project is about, and who is in it."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said

TITLE = "Går saman om gode grender"


def told(text: str) -> set[tuple[str, str]]:
    """The projects of a page and who takes part in each."""
    return {(project, who) for project, _, who in said(read(f"{TITLE}\n\n{text}\n", title=TITLE), "partner")}


@pytest.mark.parametrize(
    ("text", "name", "partners"),
    [
        (
            "Måndag vart samarbeidsavtalen mellom Skien kommune og NTNU underteikna.",
            "Samarbeidsavtalen mellom Skien kommune og NTNU",
            {"Skien", "NTNU"},
        ),
        (
            "Partnerskapet mellom Skien kommune, Bamble kommune og KS ble feiret i går.",
            "Partnerskapet mellom Skien kommune, Bamble kommune og KS",
            {"Skien", "Bamble", "KS"},
        ),
        (
            "I år har Skien og Bamble kommuner inngått partnerskap med KS.",
            "Partnerskap med KS",
            {"Skien", "Bamble", "KS"},
        ),
        (
            "NTNU har inngått en samarbeidsavtale med Skien kommune.",
            "Samarbeidsavtale med Skien kommune",
            {"NTNU", "Skien"},
        ),
        (
            "Saman med KS og NTNU har Skien kommune skrive under ein regional samarbeidsavtale.",
            "Regional samarbeidsavtale",
            {"Skien", "KS", "NTNU"},
        ),
    ],
)
def test_agreement_is_what_its_parties_have_in_common(text: str, name: str, partners: set[str]) -> None:
    assert told(text) == {(name, partner) for partner in partners}


@pytest.mark.parametrize(
    "text",
    [
        "Skien kommune ønsker en samarbeidsavtale med NTNU.",
        "Kommunestyret skal ta stilling til samarbeidsavtalen mellom Skien kommune og NTNU.",
        "Skien kommune har ikkje inngått partnarskap med NTNU.",
        "Skien kommune treng partnarskap med næringslivet.",
    ],
)
def test_agreement_that_is_only_wished_for_is_none(text: str) -> None:
    assert entities(read(f"{TITLE}\n\n{text}\n", title=TITLE), "Project") == set()


def test_agreement_is_not_the_project_of_a_page_that_names_another() -> None:
    text = "Samarbeidsavtalen mellom Skien kommune og NTNU gjeld prosjektet «Grendelyd»."
    assert entities(read(f"{TITLE}\n\n{text}\n", title=TITLE), "Project") == {"Grendelyd"}


def test_projects_of_a_list_have_the_partners_that_stand_in_brackets() -> None:
    rows = "• BYLYD (norsk leadpartner: NORCE)\n• Making grand paths (norsk partner: NTNU)\n"
    rows += "• eGrend (norske partnarar: Byverkstad, KS, Skien kommune)\n• Møte med KS (partner: ikke valgt)\n"
    page = read(
        f"Nye prosjekt er godkjende\n\nDesse prosjekta er godkjende:\n\n{rows}", title="Nye prosjekt er godkjende"
    )
    assert ("BYLYD", "coordinatedBy", "NORCE") in said(page)
    assert said(page, "partner") - {("BYLYD", "partner", "NORCE")} == {
        ("Making grand paths", "partner", "NTNU"),
        ("eGrend", "partner", "KS"),
        ("eGrend", "partner", "Skien"),
    }
