"""Who stands on a picture, and where each is from, as captions tell it."""

from __future__ import annotations

import pytest

from tests.pages import read, said


def shown(text: str) -> set[tuple[str, str]]:
    """Who is where, by a caption on a page of its own."""
    return {(who, body) for who, _, body in said(read(f"Stor dag for nabolaget\n\n{text}\n"), "affiliatedWith")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Frå venstre: Kari Moe, EKS; Siv Dahl, Vestlandsforsking og BD-forum; Anne Vik og Ola Lie, NTNU",
            {
                ("Kari Moe", "EKS"),
                ("Siv Dahl", "Vestlandsforsking"),
                ("Siv Dahl", "BD-forum"),
                ("Anne Vik", "NTNU"),
                ("Ola Lie", "NTNU"),
            },
        ),
        (
            "Fra venstre: Ordfører Kari Moe, Skien kommune, Ola Lie, Bamble kommune, og Siv Dahl, SINTEF.\nFoto: A",
            {("Kari Moe", "Skien"), ("Ola Lie", "Bamble"), ("Siv Dahl", "SINTEF")},
        ),
        (
            "NY AVTALE: F.v Kari Moe, KS, Ola Lie, NHO og Siv Dahl, Vestland fylkeskommune skreiv under i Førde.",
            {("Kari Moe", "KS"), ("Ola Lie", "NHO"), ("Siv Dahl", "Vestland")},
        ),
        (
            "På bildet: Kari Moe (rektor, NTNU), Ola Lie i KS og Siv Dahl, ordfører i Skien.",
            {("Kari Moe", "NTNU"), ("Ola Lie", "KS"), ("Siv Dahl", "Skien")},
        ),
    ],
)
def test_those_on_a_picture_are_of_the_body_behind_their_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Fra venstre: SINTEF ved Kari Moe, NTNU ved Ola Lie.", {("Kari Moe", "SINTEF"), ("Ola Lie", "NTNU")}),
        ("Frå venstre: Kari Moe, tidlegare leiar i KS, og Ola Lie, NTNU.", {("Ola Lie", "NTNU")}),
        ("F.v. Kari Moe, Skien, Ola Lie og Siv Dahl.", set()),
        ("Dei gjekk frå venstresida til høgresida saman med Kari Moe, KS og Ola Lie.", set()),
    ],
)
def test_what_is_another_s_no_longer_theirs_or_only_a_place_is_not_drawn(text: str, who: set[tuple[str, str]]) -> None:
    assert shown(text) == who
