"""Who has which post where, who is in a project, whom to ask: how Norwegian pages say it, and what they leave out."""

from __future__ import annotations

import pytest

from samgraf.statements.patterns import compile_pattern
from tests.pages import Triple, entities, read, said

PROJECT = {"title": "Felles løft", "url": "https://example.org/prosjekter/felles-loft/", "published": "2021-05-03"}
EVENT = {"title": "Nabolagskonferansen 2019"}


def employed(text: str) -> set[tuple[str, str]]:
    """Who is where, by a text."""
    return {(who, body) for who, _, body in said(read(f"{text}\n"), "affiliatedWith")}


def on_project(text: str, *predicates: str) -> set[Triple]:
    """What a page on the project “Felles løft” says of these predicates."""
    return said(read(f"Felles løft\n\n{text}\n", **PROJECT), *predicates)


def on_event(text: str, *predicates: str) -> set[Triple]:
    """What a page on the event “Nabolagskonferansen 2019” says of these predicates."""
    return said(read(f"Nabolagskonferansen 2019\n\n{text}\n", **EVENT), *predicates)


def test_class_of_words_stands_for_any_of_them_and_with_a_star_for_a_row() -> None:
    one, row = compile_pattern("Person:s <holds> <post>* Role:r")[0][1:3]
    assert "blir" in one["LOWER"]["IN"] and "OP" not in one
    assert "ny" in row["LOWER"]["IN"] and row["OP"] == "*"


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann er ansatt som ny daglig leder i KS.",
        "Kari Nordmann er tilsett som ny dagleg leiar i KS.",
        "Kari Nordmann blir ny direktør i KS.",
        "Kari Nordmann vart vald til leiar av KS.",
        "Kari Nordmann ble gjenvalgt som leder for KS.",
        "Kari Nordmann tiltrer stillingen som direktør i KS 1. august.",
        "Kari Nordmann tek over som leiar for KS.",
        "Kari Nordmann fortsetter som leder i KS.",
        "Kari Nordmann har vore leiar i KS sidan 2015.",
        "Kari Nordmann er til daglig rådgiver i KS.",
        "Kari Nordmann (45) er ny leder i KS.",
        "Kari Nordmann jobber som rådgiver i KS.",
        "Kari Nordmann, nyvalgt leder i KS, er glad.",
        "KS har ansatt Kari Nordmann som ny direktør.",
        "KS har tilsett Kari Nordmann i stillinga som rådgjevar.",
        "KS får Kari Nordmann som ny direktør.",
        "Ny direktør i KS blir Kari Nordmann.",
        "Ny dagleg leiar i KS heiter Kari Nordmann.",
        "KS har fått ny direktør: Kari Nordmann.",
        "Fra 1. august er Kari Nordmann ny direktør i KS.",
        "Kari Nordmann sitter i styret i KS.",
        "Kari Nordmann sit i styret for KS.",
        "I styret for KS sit Kari Nordmann.",
        "Kari Nordmann skal lede KS.",
        "– Bra, sier Kari Nordmann, som jobber med nabolag i KS.",
        "– Bra, seier Kari Nordmann, som arbeider med grannelag i KS.",
        "– Bra, sier KS-leder Kari Nordmann.",
        "– Bra, seier Kari Nordmann, KS.",
        "Til stede: Kari Nordmann, KS",
        "Frå KS møtte Kari Nordmann.",
        "Kari Nordmann startar i ny stilling som spesialrådgjevar hjå KS.",
        "Styret i KS består av Kari Nordmann og Ola Dunk.",
        "KS har dette styret: Kari Nordmann og Ola Dunk.",
        "Medlemene i KS er Kari Nordmann og Ola Dunk.",
        "Ved KS jobber Kari Nordmann og Ola Dunk.",
        "KS-forskerne (Kari Nordmann og Ola Dunk) er her.",
    ],
)
def test_post_is_told_in_many_ways(text: str) -> None:
    assert ("Kari Nordmann", "KS") in employed(text)


@pytest.mark.parametrize("text", ["Skien-ordfører Kari Nordmann", "Skien-ordføraren Kari Nordmann"])
def test_office_joined_to_a_place_is_held_there(text: str) -> None:
    assert employed(f"– Bra, sier {text}.") == {("Kari Nordmann", "Skien")}


def test_role_joined_to_a_body_is_of_all_who_follow() -> None:
    both = {("Kari Nordmann", "NTNU"), ("Ola Dunk", "NTNU")}
    assert employed("NTNU-forskerne Kari Nordmann og Ola Dunk er her.") == both
    assert employed("Kari Nordmann og Ola Dunk, begge forskere ved NTNU, er her.") == both


def test_comma_before_og_ends_what_is_said_of_the_first() -> None:
    text = "Leder i KS, Kari Nordmann, og Ola Dunk fra NORCE er her."
    assert employed(text) == {("Kari Nordmann", "KS"), ("Ola Dunk", "NORCE")}
    assert employed("Leder i KS, Kari Nordmann, og Ola Dunk er her.") == {("Kari Nordmann", "KS")}


def test_both_of_two_with_a_role_each_are_of_what_follows() -> None:
    text = "Leder for plan, Kari Nordmann, og kommunalsjef for kultur, Åse Lie – begge fra Skien kommune – er her."
    assert ("Åse Lie", "Skien") in employed(text)


@pytest.mark.parametrize(
    "text",
    ["Kari Nordmann er direktør ved NOFES. NOFES er stort.", "– Bra, sier NOFES-direktør Kari Nordmann."],
)
def test_letters_after_a_post_are_a_body(text: str) -> None:
    assert employed(text) == {("Kari Nordmann", "NOFES")}


def test_letters_for_a_trade_are_no_body() -> None:
    assert employed("Kari Nordmann er leder for IKT og rådgiver i HMS.") == set()


def test_directory_names_a_body_and_who_is_of_it_below() -> None:
    text = "Solvik frivilligsentral\nDaglig leder: Kari Nordmann\nTlf. 900 00 000\n\nLia bibliotek\nSolhaug\n"
    assert employed(text) == {("Kari Nordmann", "Solvik frivilligsentral")}


def test_board_is_of_the_body_it_is_named_with() -> None:
    text = "Styret i Solvik vel vart sjåande slik ut:\n\n• Leiar (for 1 år) – Kari Nordmann\n• Nestleiar – Ola Dunk\n"
    assert employed(text) == {("Kari Nordmann", "Solvik vel"), ("Ola Dunk", "Solvik vel")}


@pytest.mark.parametrize("text", ["Skien-folk er glade.", "Skien-baserte Kari Nordmann er her."])
def test_other_words_joined_to_a_place_name_no_municipality(text: str) -> None:
    assert entities(read(f"{text}\n"), "Municipality") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann slutter som leder i KS.",
        "Kari Nordmann går av som leiar i KS.",
        "Kari Nordmann søkte på stillingen som leder i KS.",
        "Kari Nordmann er innstilt som ny leder i KS.",
        "Kari Nordmann var ikke leder i KS.",
        "KS har ikke ansatt Kari Nordmann.",
        "Kari Nordmann har tidligere vært leder i KS.",
        "KS har valgt Kari Nordmann som foredragsholder.",
        "KS har invitert Kari Nordmann.",
        "Kari Nordmann forsker på frivillighet i Skien kommune.",
        "Vi takker Kari Nordmann, KS og NTNU.",
    ],
)
def test_who_leaves_applies_or_is_asked_is_not_employed(text: str) -> None:
    assert employed(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann tar over etter leder i KS, Ola Dunk.",
        "Kari Nordmann er enig med leder i KS, Ola Dunk.",
        "Kari Nordmann er dotter av leiar i KS, Ola Dunk.",
    ],
)
def test_post_of_another_in_the_sentence_is_that_other_s(text: str) -> None:
    assert employed(text) == {("Ola Dunk", "KS")}


@pytest.mark.parametrize(
    "text",
    [
        "Noen tanker om dette kommer fra Kari Nordmann, KS.",
        "Kari Nordmann, KS, forteller om nabolag.",
        "Med er Kari Nordmann, den kjente stemmen fra KS.",
        "Med er Kari Nordmann, ei kjend og kjær røyst frå KS.",
        "Vi har bedt hit Kari Nordmann, som kommer fra KS.",
        "Me har bede hit Kari Nordmann, som kjem frå KS.",
        "Kari Nordmann, som står som leder for KS, er glad.",
    ],
)
def test_what_follows_a_name_in_running_text_tells_where_somebody_is(text: str) -> None:
    assert employed(text) == {("Kari Nordmann", "KS")}


@pytest.mark.parametrize(
    "text",
    [
        "Med er Kari Nordmann, KS og NTNU.",
        "Med er Kari Nordmann, KS, NTNU og Ola Dunk.",
        "Med er Kari Nordmann, en som ikke er fra KS.",
        "Med er Kari Nordmann, som kommer til KS.",
        "Med er Kari Nordmann, et nytt råd fra KS.",
    ],
)
def test_what_follows_a_name_may_as_well_go_on_a_list(text: str) -> None:
    assert employed(text) == set()


@pytest.mark.parametrize("office", ["leder for hovedutvalg for", "leiar for hovudutval for"])
def test_office_before_a_body_that_is_for_something_is_in_that_body(office: str) -> None:
    word, _, body = office.partition(" for ")
    reading = read(f"– Bra, sier Kari Nordmann, {word} for {body} kultur, idrett og folkehelse.\n")
    assert said(reading, "affiliatedWith") == {
        ("Kari Nordmann", "affiliatedWith", f"{body} kultur, idrett og folkehelse")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann skal lede prosjektet.",
        "Kari Nordmann er ansatt som prosjektleder.",
        "– Bra, seier prosjektleiaren Kari Nordmann.",
        "– Bra, sier Kari Nordmann, som leder prosjektet.",
        "Prosjektet har Kari Nordmann ved NORCE som prosjektleder.",
        "Prosjektleiar er professor Kari Nordmann.",
    ],
)
def test_leader_of_the_page_s_project_is_told_in_many_ways(text: str) -> None:
    assert on_project(text, "leads") == {("Kari Nordmann", "leads", "Felles løft")}


def test_leader_of_something_with_another_name_does_not_lead_the_page_s_project() -> None:
    stated = on_project("Kari Nordmann er prosjektleder for Byløftet.", "leads")
    assert stated == {("Kari Nordmann", "leads", "Byløftet")}


@pytest.mark.parametrize(
    "text",
    [
        "Prosjektgruppen består av Kari Nordmann og Ola Dunk.",
        "Prosjektgruppa er sett saman av Kari Nordmann og Ola Dunk.",
        "I prosjektgruppa sit Kari Nordmann (NORCE) og Ola Dunk (NTNU).",
        "Med i prosjektet er også forskerne Kari Nordmann og Ola Dunk.",
        "Forskarane bak prosjektet er Kari Nordmann og Ola Dunk.",
        "Frå NORCE deltek Kari Nordmann og Ola Dunk.",
        "Styringsgruppe: Kari Nordmann (leder), Ola Dunk",
        "Prosjektdeltakarar:\n- Kari Nordmann, KS\n- Ola Dunk, NTNU",
    ],
)
def test_members_of_the_page_s_project_are_told_in_many_ways(text: str) -> None:
    assert {who for who, _, _ in on_project(text, "memberOf")} == {"Kari Nordmann", "Ola Dunk"}


@pytest.mark.parametrize(
    "text",
    [
        "Forskerne har intervjuet Kari Nordmann.",
        "Teamet har fått hjelp av Kari Nordmann.",
        "Deltakerne møtte Kari Nordmann.",
    ],
)
def test_whom_a_team_meets_is_no_member_of_it(text: str) -> None:
    assert on_project(text, "memberOf") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ta gjerne kontakt med rådgiver Kari Nordmann på telefon 900 00 000.",
        "Har du spørsmål? Kontakt prosjektleder Kari Nordmann.",
        "Ring eller send e-post til Kari Nordmann.",
        "Meld deg på til Kari Nordmann.",
        "Påmeldinga sender du til Kari Nordmann.",
        "Spørsmål om konferansen: Kari Nordmann, tlf. 900 00 000",
        "Kontaktperson hos KS: Kari Nordmann",
        "Kontaktperson i KS er Kari Nordmann.",
    ],
)
def test_whom_to_ask_is_told_in_many_ways(text: str) -> None:
    assert on_event(text, "contact") == {("Kari Nordmann", "contact", "Nabolagskonferansen 2019")}


def test_whom_somebody_came_into_contact_with_is_not_whom_to_ask() -> None:
    assert on_event("Vi kom i kontakt med Kari Nordmann i fjor.", "contact") == set()


def test_office_before_the_next_name_is_not_of_the_one_before() -> None:
    text = "Opning ved ordførar i Skien Kari Nordmann, leiar i Bamble Ungdomsråd Ola Lie og Siv Dahl frå KS."
    assert ("Kari Nordmann", "Bamble Ungdomsråd") not in employed(text)
    assert ("Ola Lie", "Bamble Ungdomsråd") in employed(text)


def test_office_before_two_names_is_of_the_first() -> None:
    assert ("Ola Lie", "Skien") not in employed("Velkommen ved ordfører i Skien kommune, Kari Nordmann og Ola Lie.")


@pytest.mark.parametrize(
    "heading",
    [
        "Landsstyret i Solvik frivilligsentral\n\n",
        "Solvik frivilligsentral har nytt styre\n\nVi gratulerer nyvalgt hovedstyre!\n\n",
        "Her er det nye styret i Solvik frivilligsentral\n\nÅrsmøtet valgte nytt styre:\n\n",
    ],
)
def test_who_a_board_s_list_names_is_of_the_body_above_it(heading: str) -> None:
    people = employed(heading + "- Kari Nordmann (leder)\n- Ola Nordmann, Skien kommune\n")
    assert people >= {(who, "Solvik frivilligsentral") for who in ("Kari Nordmann", "Ola Nordmann")}


def test_list_of_a_board_on_a_page_that_names_no_body_is_of_none() -> None:
    assert employed("Nytt\n\nVi gratulerer nyvalgt styre!\n\n- Kari Nordmann (leder)\n- Ola Nordmann\n") == set()


def test_party_in_brackets_is_no_employer() -> None:
    assert employed("I panelet sitter Kari Nordmann (Frp) og Ola Lie (Sp).") == set()


@pytest.mark.parametrize(
    "name", ["Solvik Fjordmuseum", "Indre Solvik Kystlag", "Solvik Næringssamskipnad", "Solvik Revylag"]
)
def test_body_with_a_telling_last_word_is_no_person(name: str) -> None:
    reading = read(f"Kari Nordmann, leiar, {name}\n\nOrientering om {name} ved Ola Lie.\n")
    assert name not in entities(reading, "Person") and name in entities(reading, "Organisation")


def test_label_after_a_name_is_not_of_it() -> None:
    assert "Kari Nordmann" in entities(read("Saksbehandlar: Kari Nordmann Arkiv: 216 Arkivsak: 07/577\n"), "Person")


def test_office_in_square_brackets_says_where_somebody_is() -> None:
    assert ("Kari Nordmann", "HHB") in employed("Innleder var Kari Nordmann [professor HHB].")


def test_second_office_after_og_is_of_its_own_body() -> None:
    text = "Kari Nordmann, ordfører i Skien kommune og styreleder for KS, er glad."
    assert {("Kari Nordmann", "Skien"), ("Kari Nordmann", "KS")} <= employed(text)


def test_somebody_before_a_body_is_not_in_its_name() -> None:
    assert ("Kari Nordmann", "Solvik næring") in employed("Velkommen v/ Kari Nordmann i Solvik næring.")


def test_leader_in_brackets_after_a_row_is_the_last() -> None:
    text = "Med i gruppa er Siv Dahl, Ola Lie og Kari Nordmann (prosjektleder)."
    assert on_project(text, "leads") == {("Kari Nordmann", "leads", "Felles løft")}


def test_office_for_a_field_is_no_body() -> None:
    reading = read(
        "- Kari Nordmann, fylkesråd for næring, kultur og helse\n- Ola Lie, Fylkesråd for miljø og samferdsel\n"
    )
    assert entities(reading, "Organisation") == set()


def test_surname_before_the_given_name_is_turned_round() -> None:
    minutes = "Møtebok\n\nDESSE MØTTE\nSolberg, Kari (PF)\nHansen, Anne Lise (A)\nDahl, Per\n\nFORFALL\nIngen\n"
    assert entities(read(minutes, title="Møtebok"), "Person") == {"Kari Solberg", "Anne Lise Hansen", "Per Dahl"}


@pytest.mark.parametrize("text", ["Skien, Bamble og Porsgrunn er med.", "Oslo, Kari Nordmann og Ola Lie"])
def test_what_stands_before_a_comma_is_no_surname_of_what_follows(text: str) -> None:
    assert not [e for e in entities(read(text), "Person") if "Skien" in e or "Oslo" in e]


def test_people_and_bodies_by_turns_go_together() -> None:
    text = "- Deltakere: Kari Moe, Frivillighet Norge, Ola Lie, KS og Siv Dahl, NHO"
    assert employed(text) == {("Kari Moe", "Frivillighet Norge"), ("Ola Lie", "KS"), ("Siv Dahl", "NHO")}


def test_employer_behind_the_last_is_not_that_of_who_has_an_office_before() -> None:
    text = "I panelet satt rådmann Kari Moe, Ola Lie fra Røde Kors og representanten."
    assert employed(text) == {("Ola Lie", "Røde Kors")}


def test_those_with_brackets_of_their_own_are_not_of_the_last_one_s_body() -> None:
    text = "Ordskifte med Kari Moe (NHO), Ola Lie (KS) og Siv Dahl frå Eldrerådet i Bremanger."
    assert employed(text) == {("Kari Moe", "NHO"), ("Ola Lie", "KS"), ("Siv Dahl", "Eldrerådet i Bremanger")}


def test_body_of_a_county_is_no_person() -> None:
    page = read("Seminaret er eit samarbeid mellom KS og Frivillig Vestland. Kari Viken er med.\n")
    assert entities(page, "Organisation") == {"KS", "Frivillig Vestland"}
    assert entities(page, "Person") == {"Kari Viken"}


def test_town_that_is_somebody_s_surname_is_a_place_only_where_a_word_places() -> None:
    page = read("Sarah Marie Strand er rådgiver. Strand leder arbeidet. Hun bor ikke i Lund.\n")
    assert entities(page, "Municipality") <= {"Lund"}


@pytest.mark.parametrize(
    ("text", "counties"),
    [
        ("Aust-Agder og Vest-Agder fylkeskommuner er med.", {"Aust-Agder", "Vest-Agder"}),
        ("Nordland og Vestland fylkeskommunar er med.", {"Nordland", "Vestland"}),
        ("Aust- og Vest-Agder fylkeskommuner er med.", {"Aust-Agder", "Vest-Agder"}),
        ("Nord- og Sør-Trøndelag er med.", {"Nord-Trøndelag", "Sør-Trøndelag"}),
    ],
)
def test_counties_that_share_an_end_are_all_found(text: str, counties: set[str]) -> None:
    assert entities(read(f"{text}\n"), "County") == counties


def test_municipalities_that_share_an_end_are_all_found() -> None:
    page = read("Nordre og Søndre Land og Østre og Vestre Toten kommuner er med.\n")
    assert entities(page, "Municipality") == {"Nordre Land", "Søndre Land", "Østre Toten", "Vestre Toten"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Kari Lorentsen Jon Stang", {"Kari Lorentsen", "Jon Stang"}),
        ("Kari J Spjelkevik Kari J Spjelkevik", {"Kari J Spjelkevik"}),
        ("Forfattar Kari Bergum Utgjevar Høgskulen i Volda", {"Kari Bergum"}),
        ("Kari Anne Lorentsen", {"Kari Anne Lorentsen"}),
    ],
)
def test_names_that_have_run_together_are_told_apart(text: str, people: set[str]) -> None:
    assert (
        entities(read(f"Rapport om nabolag\n\n{text}\n\nForord\n\nRapporten er ny.", title="Rapport"), "Person")
        == people
    )
