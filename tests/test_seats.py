"""Who sits in a body or works for one, by rows, headings, colons and posts; and what looks like it and is not."""

from __future__ import annotations

import pytest

from tests.pages import named, read, said

NAMES = ("Kari Nordmann {0} SKIEN KOMMUNE", "Ola Lie {0} SKIEN KOMMUNE", "Siv Dahl {0} BAMBLE KOMMUNE")
ROWS = "\n".join(("Namn Funksjon Representerte", *NAMES))
KARI, OLA, SIV = "Kari Nordmann", "Ola Lie", "Siv Dahl"


def employed(text: str, **metadata: str) -> set[tuple[str, str]]:
    """Who is where, by a text."""
    return {(who, body) for who, _, body in said(read(f"{text}\n", **metadata), "affiliatedWith")}


@pytest.mark.parametrize("post", ["Medlem", "Leiar", "Varamedlem", "AP", "ordfører", "leder for"])
def test_in_rows_of_people_each_is_of_the_body_behind_an_office_or_a_party(post: str) -> None:
    assert employed(ROWS.format(post)) >= {(KARI, "Skien"), (OLA, "Skien"), (SIV, "Bamble")}


@pytest.mark.parametrize("post", ["tidligere leder", "tidlegare ordførar", "takker"])
def test_in_rows_of_those_who_were_there_nobody_is(post: str) -> None:
    assert employed(ROWS.format(post)) == set()


@pytest.mark.parametrize("lead", ["I styringsgruppa sit ein frå kvar kommune:", "Hver kommune har én representant:"])
def test_a_town_behind_a_comma_is_whom_somebody_stands_for_where_each_municipality_has_one(lead: str) -> None:
    assert employed(f"{lead}\n- {KARI}, Skien\n- {OLA}, Bamble\n- {SIV}, Porsgrunn") >= {
        (KARI, "Skien"),
        (SIV, "Porsgrunn"),
    }


@pytest.mark.parametrize("lead", ["Vinnarar i konkurransen:", "Desse var på tur:", "Foto:"])
def test_a_town_behind_a_comma_may_be_where_somebody_lives(lead: str) -> None:
    assert employed(f"{lead}\n- {KARI}, Skien\n- {OLA}, Bamble\n- {SIV}, Porsgrunn") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Telemark fylkeskommune gir midlar, seier fylkesdirektør Kari Nordmann.",
        "Telemark fylkeskommune gir midler.\n\nKari Nordmann\nAssisterande fylkesdirektør for kultur\nSend e-post",
    ],
)
def test_a_director_of_a_county_is_of_the_one_named(text: str) -> None:
    assert employed(text) == {(KARI, "Telemark")}


@pytest.mark.parametrize(
    "text",
    [
        "Det står bra til i NAV, sier fylkesdirektør Kari Nordmann. Telemark fylkeskommune er enig.",
        "Telemark fylkeskommune gir midler, sier tidligere fylkesdirektør Kari Nordmann.",
    ],
)
def test_a_director_of_another_body_is_not(text: str) -> None:
    assert employed(text) == set()


def test_the_mayor_is_of_the_one_place_that_a_page_names() -> None:
    assert employed("I Skien skjer det mykje. Ordførar Kari Nordmann klipte snora.") == {(KARI, "Skien")}
    assert employed("I Skien og Bamble skjer det mykje. Ordførar Kari Nordmann klipte snora.") == set()
    assert employed("I Skien skjer det mykje. Tidlegare ordførar Kari Nordmann klipte snora.") == set()


@pytest.mark.parametrize(
    "told",
    [
        "Styret i Solvik vel har Ola Lie som leder og Kari Nordmann som nestleder.",
        "Ola Lie vart vald til leiar i Solvik vel, med Kari Nordmann som nestleiar.",
        "Som ny leder i Solvik vel ble Ola Lie valgt. Nestleder ble Kari Nordmann.",
        "Et styre for Solvik vel ble valgt. Kari Nordmann og Ola Lie er styremedlemmer.",
        "Kari Nordmann etterfølgjer Ola Lie som leiar i Solvik vel.",
        "På vegne av Solvik vel takket Kari Nordmann.",
        "Solvik vel var representert ved Kari Nordmann.",
        "Kollegaen hennar i Solvik vel, Kari Nordmann, er samd.",
        "Kari Nordmann har vært ansatt i Solvik vel siden 2010.",
        "Kari Nordmann, som representerte Solvik vel, takka.",
        "Ola Lie og Kari Nordmann (begge Solvik vel) var med.",
        "Kari Nordmann er tilsett i 50 prosent stilling som rådgivar i Solvik vel.",
    ],
)
def test_a_sentence_tells_of_a_seat_or_a_post(told: str) -> None:
    assert (KARI, "Solvik vel") in employed(told)


@pytest.mark.parametrize(
    "told",
    [
        "Solvik vel var ikke representert ved Kari Nordmann.",
        "Kari Nordmann har vært ansatt i Solvik vel.",
        "Vi snakket om styret i Solvik vel. NHO var der. Kari Nordmann er nestleder.",
        "Ola Lie, leder i Solvik vel, talte. Nestleder er Kari Nordmann.",
        "Kari Nordmann vil ikke etterfølge Ola Lie som leder i Solvik vel.",
    ],
)
def test_what_was_or_is_denied_or_anothers_is_no_seat(told: str) -> None:
    assert (KARI, "Solvik vel") not in employed(told)


def test_an_office_behind_og_is_of_the_next_name() -> None:
    told = "Styreleder i Solvik vel, Kari Nordmann, og daglig leder i Telemark idrettskrets, Ola Lie, møttes."
    assert employed(told) == {(KARI, "Solvik vel"), (OLA, "Telemark idrettskrets")}


@pytest.mark.parametrize(
    "told",
    [
        "Fra NORCE deltok forsker Kari Nordmann, stipendiat Ola Lie og lektor Siv Dahl.",
        "Deltakarane frå NORCE er professor Kari Nordmann, stipendiat Ola Lie og lektor Siv Dahl.",
        "NORCE: Forsker Kari Nordmann, stipendiat Ola Lie og lektor Siv Dahl",
    ],
)
def test_a_row_with_offices_goes_on(told: str) -> None:
    assert employed(told) == {(KARI, "NORCE"), (OLA, "NORCE"), (SIV, "NORCE")}


def test_a_row_ends_with_who_has_a_body_of_their_own() -> None:
    told = "Fra NORCE deltok forsker Kari Nordmann, stipendiat Ola Lie og rektor Siv Dahl ved Nes skole."
    assert employed(told) == {(KARI, "NORCE"), (OLA, "NORCE"), (SIV, "Nes skole")}
    told = "Fra NORCE deltok forsker Kari Nordmann og stipendiat Ola Lie fra NTNU."
    assert employed(told) == {(KARI, "NORCE"), (OLA, "NTNU")}


@pytest.mark.parametrize(
    "head",
    [
        "Desse har vore med i Arbeidsgruppe Kultur:",
        "Arbeidsgruppe Kultur er satt sammen slik:",
        "Slik er Arbeidsgruppe Kultur samansett i år:",
        "Medlemmer i Arbeidsgruppe Kultur 2024",
        "Arbeidsgruppe Kultur",
    ],
)
def test_those_below_a_group_sit_in_it(head: str) -> None:
    text = f"{head}\n\n{KARI} (leder)\n{OLA}, nestleiar\n[e-post]\n{SIV}"
    assert employed(text) >= {(who, "Arbeidsgruppe Kultur") for who in (KARI, OLA, SIV)}


@pytest.mark.parametrize(
    "text",
    [
        f"Solvik vel inviterer til samtale: {KARI}, {OLA} og {SIV}.",
        f"Nytt frå Solvik vel\n\n{KARI} fortel om turen.\n{OLA} bakte kake.\n{SIV} song.",
        f"Medlemmer i Solvik vel fekk besøk av politikarane {KARI}, {OLA} og {SIV}.",
    ],
)
def test_those_beside_a_society_are_no_members(text: str) -> None:
    assert employed(text) == set()


def test_a_list_in_running_text_ends_with_its_sentence() -> None:
    told = f"Solvik ungdomsråd består av: {KARI} og {OLA}. Dei møtte {SIV} i dag."
    assert employed(told) == {(KARI, "Solvik ungdomsråd"), (OLA, "Solvik ungdomsråd")}


def test_posts_below_a_council_are_seats_in_it_with_all_who_have_one() -> None:
    text = f"Ungdomsrådet 2024\n\nLeiar: {KARI}\nNestleiar: {OLA}\nMedlemer: {SIV} og Per Bø\n"
    assert employed(text) == {(who, "Ungdomsrådet") for who in (KARI, OLA, SIV, "Per Bø")}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kari Nordmann, leder i Mangfold i fokus, er glad.", "Mangfold i fokus"),
        ("Kari Nordmann, dagleg leiar for stiftinga Ung i bygd, er glad.", "Ung i bygd"),
        ("Leder Kari Nordmann i Nes og omegn sanitetsforening er glad.", "Nes og omegn sanitetsforening"),
        ("Brannsjef Kari Nordmann i Solvik brann og redning er glad.", "Solvik brann og redning"),
        ("Til slutt talte Varden-redaktør Kari Nordmann.", "Varden"),
        ("10.00 Destinasjon Solvik, v/ Kari Nordmann: Merket\n10.30 Pause", "Destinasjon Solvik"),
    ],
)
def test_names_that_go_on_are_read_whole(text: str, body: str) -> None:
    assert employed(text) == {(KARI, body)}


@pytest.mark.parametrize(
    "text",
    ["Selskapet Tind i fjor.", "Selskapet Tind i samarbeid med andre.", "Kari Nordmann frå Tind i går."],
)
def test_what_tells_when_is_of_no_name(text: str) -> None:
    assert named(text, "Organisation") == ["Tind"]


@pytest.mark.parametrize(
    "told", ["Tidligere NRK-journalist Kari Nordmann.", "Tidlegare Varden-redaktør Kari Nordmann."]
)
def test_who_was_there_before_a_hyphen_is_not(told: str) -> None:
    assert employed(told) == set()


def test_from_where_somebody_met_is_no_part_of_a_name() -> None:
    text = f"Desse møtte:\nFrå Skien: {KARI}\nFrå Bamble: {OLA}\nFrå Porsgrunn: {SIV}"
    assert employed(text) == {(KARI, "Skien"), (OLA, "Bamble"), (SIV, "Porsgrunn")}


@pytest.mark.parametrize(
    "text",
    [
        "Årsmøte i Solvik vel\n\nForslag til nytt styre: Kari Moe og Ola Lie.",
        "Årsmøte i Solvik vel\n\nValgkomiteen foreslår nytt styre: Kari Moe, leder.",
        "Årsmøte i Solvik vel\n\nDet nye styret takket av: Kari Moe, som gikk ut etter ti år.",
        "Nytt\n\nMedlemmer i Solvik vel kan kontakte: Kari Moe, tlf 12345678",
        "Nytt\n\nArbeidsgruppe Kultur består av unge. Vi spurte to: Kari Moe og Ola Lie.",
        "Solvik vel\n\nKari Moe holder kurs.\n\nOla Lie går turen.\n\nSiv Dahl selger kaker.",
        "Vinnere fra hver klasse:\nKari Moe, Skien\nOla Lie, Bamble\nSiv Dahl, Tinn",
    ],
)
def test_who_is_named_near_a_board_sits_not_in_it(text: str) -> None:
    assert not said(read(f"{text}\n"), "affiliatedWith")
