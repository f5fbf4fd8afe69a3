"""Who speaks at the page's event, in the turns of announcements and reports."""

from __future__ import annotations

import pytest

from tests.pages import read, said

TITLE = "Samskapingskonferansen 2024"


def speakers(text: str) -> set[str]:
    return {who for who, _, _ in said(read(f"{TITLE}\n\n{text}\n", title=TITLE), "speaker")}


@pytest.mark.parametrize(
    "text",
    [
        "Hege Moe (forlagssjef i Universitetsforlaget) sa velkommen.",
        "Fylkesagronom Hege Moe er førstemann ut.",
        "Dei skal halde innlegg: Hege Moe.",
        "Ved konferansen vil blant andre Hege Moe bidra.",
        "Avslutningsvis oppsummerte Hege Moe dagen.",
        "Forskar Hege Moe drog dei lange linjene.",
        "Velkomsttalen ble holdt av ordfører Hege Moe.",
        "Det ble også tid til en kåserende avslutning med Hege Moe.",
        "Hege Moe, Distriktssenteret, innleder.",
    ],
)
def test_speaking_is_told_in_many_ways(text: str) -> None:
    assert speakers(text) == {"Hege Moe"}


@pytest.mark.parametrize(
    "text",
    [
        "Hege Moe ønsket seg en bok.",
        "Hege Moe drog tidleg heim.",
        "Vil du bidra, så spør Hege Moe.",
    ],
)
def test_what_is_done_elsewhere_is_no_speaking(text: str) -> None:
    assert not speakers(text)
