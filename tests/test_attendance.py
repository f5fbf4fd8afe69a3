"""Who met, for whom, and who did not: minutes, boards and offices, as Norwegian pages run them together."""

from __future__ import annotations

import pytest

from tests.pages import Triple, entities, read, said

EVENT = {"title": "Møte i Solvik eldreråd", "published": "2019-03-04"}


def met(text: str, *predicates: str) -> set[Triple]:
    """What minutes of Solvik eldreråd say of these predicates."""
    return said(read(f"Møte i Solvik eldreråd\n\nUtvalg: Solvik eldreråd\n\n{text}\n", **EVENT), *predicates)


def of(text: str) -> set[tuple[str, str]]:
    """Who is of which body, by minutes of Solvik eldreråd."""
    return {(who, body) for who, _, body in met(text, "affiliatedWith")}


def employed(text: str, **metadata: str) -> set[tuple[str, str]]:
    """Who is where, by a text."""
    return {(who, body) for who, _, body in said(read(f"{text}\n", **metadata), "affiliatedWith")}


RUN_ON = (
    "1 Møteprotokoll Solvik eldreråd Møtested: Rådhuset Til stede på møtet: Kari Nordmann, Ola Lie "
    "Ikke møtt: Siv Dahl Fra administrasjonen: rådgiver Nils Moe. Saken ble drøftet av Åse Berg, som ikke var der."
)


def test_minutes_in_one_line_tell_who_was_there_and_who_was_not() -> None:
    present = {who for who, _, _ in met(RUN_ON, "participant")}
    assert present == {"Kari Nordmann", "Ola Lie", "Nils Moe"}


@pytest.mark.parametrize("label", ["Faste medlemmer som ikke møtte", "Faste medlemer som ikkje møtte", "Ikkje møtt"])
def test_who_did_not_meet_takes_no_part(label: str) -> None:
    present = met(f"Til stede: Kari Nordmann\n{label}: Ola Lie", "participant")
    assert {who for who, _, _ in present} == {"Kari Nordmann"}


def test_words_at_the_head_of_a_list_are_no_names() -> None:
    text = "Faste medlemer som møtte: Namn Funksjon Representerer Kari Nordmann Leiar Ola Lie Medlem"
    assert {who for who, _, _ in met(text, "participant")} == {"Kari Nordmann", "Ola Lie"}


@pytest.mark.parametrize(
    "text",
    [
        "Til stede: Kari Nordmann Leder Ola Lie Medlem Siv Dahl (gjest)",
        "Til stades: Kari Nordmann LEIAR Ola Lie 1. VARAMEDLEM Siv Dahl",
        "Møtte: Kari Nordmann, nestleder, Ola Lie, medlem, Siv Dahl",
    ],
)
def test_who_has_a_post_in_the_council_of_the_minutes_is_of_it(text: str) -> None:
    assert of(text) == {("Kari Nordmann", "Solvik eldreråd"), ("Ola Lie", "Solvik eldreråd")}


def test_the_body_behind_a_name_in_a_list_is_the_persons() -> None:
    assert of("Til stede: Kari Nordmann Solvik vel Ola Lie - KS Siv Dahl NHO") == {
        ("Kari Nordmann", "Solvik vel"),
        ("Ola Lie", "KS"),
        ("Siv Dahl", "NHO"),
    }


def test_two_joined_before_a_body_share_it_and_the_next_do_not() -> None:
    assert of("Gjester: Kari Nordmann og Ola Lie Solvik IL, Siv Dahl, Nils Moe og Åse Berg Solvik Vel") == {
        ("Kari Nordmann", "Solvik IL"),
        ("Ola Lie", "Solvik IL"),
        ("Siv Dahl", "Solvik Vel"),
        ("Nils Moe", "Solvik Vel"),
        ("Åse Berg", "Solvik Vel"),
    }


def test_a_body_before_a_colon_is_of_those_behind_it() -> None:
    found = of("Til stede: Skien kommune: Kari Nordmann Solvik Teknopol IKS: Ola Lie")
    assert ("Kari Nordmann", "Solvik Teknopol IKS") not in found and ("Ola Lie", "Solvik Teknopol IKS") in found


def test_a_council_of_a_kind_of_its_own_parts_the_names_around_it() -> None:
    text = "Til stede: Kari Nordmann Ungdomsråd Ola Lie Ungdomsråd Siv Dahl Ungdomsråd"
    assert {who for who, _ in of(text)} == {"Kari Nordmann", "Ola Lie", "Siv Dahl"}


def test_a_school_called_after_somebody_keeps_the_name() -> None:
    assert not entities(read("Kari Nordmanns vei 3 ligger ved Ola Lie videregående skole.\n"), "Person")


def test_names_in_a_row_without_marks_are_each_a_person() -> None:
    text = "Desse møtte: Kari Nordmann Ola Lie Siv Dahl Nils Moe Åse Berg Per Haugen Anne Vik"
    assert len(met(text, "participant")) == 7


# Tables that have lost their columns.

ROLL = (
    "Møtedeltakarar Namn Kommune Rolle Kari Nordmann Skien Rådmann Ola Lie Skien Medlem Ørjan Lund Dahl Siv Berg "
    "Bamble Medlem Nils K.Moe Porsgrunn Varamedlem Anne Vik Bamble Medlem"
)


def test_municipality_between_a_name_and_an_office_is_where_somebody_is_from() -> None:
    assert of(ROLL) == {
        ("Kari Nordmann", "Skien"),
        ("Ola Lie", "Skien"),
        ("Siv Berg", "Bamble"),
        ("Nils K.Moe", "Porsgrunn"),
        ("Anne Vik", "Bamble"),
    }
    present = {who for who, _, _ in met(ROLL, "participant")}
    assert present == {who for who, _ in of(ROLL)} | {"Ørjan Lund Dahl"}


def test_numbered_list_of_names_and_bodies_is_read_at_the_head_of_a_page() -> None:
    text = (
        "1 Til stede:\n1. Kari B Nordmann Skien kommune\n2. Ola H. Lie Telemark fylkeskommune\n"
        "3. Margit Dahl Bamble kommune (observatør)\n4. Nils Moe Sekretær"
    )
    assert of(text) == {("Kari B Nordmann", "Skien"), ("Ola H. Lie", "Telemark"), ("Margit Dahl", "Bamble")}
    present = {who for who, _, _ in met(text, "participant")}
    assert present == {"Kari B Nordmann", "Ola H. Lie", "Margit Dahl", "Nils Moe"}


def test_one_municipality_before_an_office_is_a_surname() -> None:
    text = "Møtedeltakarar Namn Rolle Kari Anne Bamble Medlem Ola Lie Medlem Siv Dahl Medlem"
    assert of(text) == {(who, "Solvik eldreråd") for who in ("Kari Anne Bamble", "Ola Lie", "Siv Dahl")}


def test_label_without_the_heads_of_columns_begins_no_table() -> None:
    assert not met("Møtedeltakarar Kari Nordmann snakka med etter møtet var nøgde.", "participant")


def test_whom_somebody_met_for_was_not_there() -> None:
    text = (
        "Faste medlemmer som ikke møtte:\nNavn Funksjon Representerer\nSiv Dahl MEDL V\n\n"
        "Varamedlemmer som møtte:\nNavn Møtte for Representerer\nNils Moe Siv Dahl V"
    )
    assert {who for who, _, _ in met(text, "participant")} == {"Nils Moe"}


def test_letter_of_a_party_is_no_initial_of_the_next() -> None:
    text = (
        "Faste medlemmer som møtte: Navn Funksjon Representerer Kari Nordmann Leder H Ola Lie Medlem V Siv Dahl Medlem"
    )
    assert {who for who, _, _ in met(text, "participant")} == {"Kari Nordmann", "Ola Lie", "Siv Dahl"}


@pytest.mark.parametrize("title", ["Møtebok for Solvik eldreråd", "Møteprotokoll for Solvik eldreråd"])
def test_minutes_that_name_only_whose_they_are_are_of_a_meeting_that_body_held(title: str) -> None:
    found = said(read(f"{title}\n\nDato: 4. mars 2019\n\nTil stede: Kari Nordmann, Ola Lie\n", title=title))
    assert (title, "organisedBy", "Solvik eldreråd") in found
    assert ("Kari Nordmann", "participant", title) in found


# Letters.


def test_letters_behind_a_name_are_the_body_whose_initials_they_are() -> None:
    text = "Gåva gjekk til Solvik idrettslag. Kari Nordmann (SIL) og Ola Lie (XYZ) takka."
    found = employed(text)
    assert ("Kari Nordmann", "Solvik idrettslag") in found
    assert ("Ola Lie", "Solvik idrettslag") not in found


def test_letters_that_two_bodies_begin_with_are_neither() -> None:
    text = "Solvik idrettslag og Strand idrettslag var med. Kari Nordmann (SIL) takket."
    assert not {"Solvik idrettslag", "Strand idrettslag"} & {body for _, body in employed(text)}


# Boards and offices.


@pytest.mark.parametrize(
    "text",
    [
        "Det nye styret i KS består av Kari Nordmann, styreleder, Ola Lie, nestleder, og Siv Dahl.",
        "KS har fått nytt styre. Styreleiar: Kari Nordmann\nNestleiar: Ola Lie\nStyremedlem: Siv Dahl",
    ],
)
def test_a_board_is_of_its_body(text: str) -> None:
    assert employed(text) == {(who, "KS") for who in ("Kari Nordmann", "Ola Lie", "Siv Dahl")}


def test_two_posts_alone_are_no_board() -> None:
    assert employed("KS inviterer.\n\nLeder: Kari Nordmann\nKasserer: Ola Lie") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Skien kommune inviterer. – Vi vil høre fra alle, sier kommunedirektør Kari Nordmann.",
        "Skien kommune inviterer. – Vi vil høyre frå alle, seier kommunalsjef for kultur Kari Nordmann.",
        "Skien kommune inviterer. Kari Nordmann, ordførar, opna møtet.",
    ],
)
def test_an_office_is_of_the_one_municipality_of_the_page(text: str) -> None:
    assert employed(text) == {("Kari Nordmann", "Skien")}


@pytest.mark.parametrize(
    "text",
    [
        "Skien kommune og Bamble kommune inviterer. Kommunedirektør Kari Nordmann sa det.",
        "Skien er en by. Kommunedirektør Kari Nordmann sa det.",
        "Skien kommune inviterer. Styreleder Kari Nordmann sa det.",
        "Skien kommune inviterer. Ordfører Kari Nordmann i Lillevik sa det.",
    ],
)
def test_an_office_that_may_be_anothers_is_left_open(text: str) -> None:
    assert ("Kari Nordmann", "Skien") not in employed(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kulturdepartementet deler ut. – Det er bra, sier kulturminister Kari Nordmann.", "Kulturdepartementet"),
        (
            "Kommunal- og regionaldepartementet deler ut. – Bra, seier kommunal- og regionalminister Kari Moe (Sp).",
            "Kommunal- og regionaldepartementet",
        ),
        ("Kulturdepartementet deler ut. – Bra, seier statssekretær Kari Nordmann.", "Kulturdepartementet"),
        ("Nordland fylkeskommune deler ut. – Bra, sier fylkesråd Kari Nordmann (KrF).", "Nordland"),
    ],
)
def test_a_minister_is_of_the_ministry_of_that_name_and_a_party_is_no_employer(text: str, body: str) -> None:
    assert {found for _, found in employed(text)} == {body}


def test_a_minister_of_something_else_is_not_of_the_pages_ministry() -> None:
    text = "Kulturdepartementet deler ut. – Det er bra, sier helseminister Kari Nordmann og statsminister Ola Lie."
    assert employed(text) == set()


def test_a_place_of_an_office_is_nobodys_employer() -> None:
    assert employed("Kari Nordmann er banksjef for privatmarknaden ved kontoret i Førde.") == set()
    assert employed("Kari Nordmann er kultursjef i Førde kommune.") == {("Kari Nordmann", "Førde")}


def test_a_comma_between_two_persons_leaves_what_follows_to_the_last() -> None:
    text = "Med er rektor i Tinn kommune Ola Lie, Kari Nordmann i Skien kommune og mange andre."
    assert ("Ola Lie", "Skien") not in employed(text)
    assert ("Kari Nordmann", "KS") in employed("Kari Nordmann, Ola Lie og Siv Dahl frå KS var med.")


# Whose meeting it is.


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Protokoll fra styremøtet i Språkrådet 13. september 2017", "Språkrådet"),
        ("Referat frå møte i Eldrerådet i Tinn kommune 13. september 2017", "Eldrerådet i Tinn kommune"),
    ],
)
def test_minutes_name_whose_meeting_it_was_and_no_venue(title: str, body: str) -> None:
    reading = read(f"{title}\n\nTil stede: Kari Nordmann og Ola Lie.\n", title=title)
    assert {obj for _, _, obj in said(reading, "organisedBy")} == {body}
    assert not said(reading, "heldAt")


def test_day_in_the_title_is_the_meetings_where_the_field_has_lost_it() -> None:
    title = "PROTOKOLL FRA STYREMØTE TIRSDAG 5. NOVEMBER 2013"
    reading = read(f"{title}\n\nSted: Folkets hus, Moelv\nTid:\nTil stede: Kari Nordmann og Ola Lie\n", title=title)
    assert "2013-11-05" in {fact.value for fact in reading.facts if fact.attribute == "start"}


def test_a_town_in_brackets_is_no_employer_where_no_municipalities_are_spoken_of() -> None:
    assert employed("Forskerne er Kari Nordmann (Skien) og Ola Lie (Bamble).") == set()
    several = "Skien kommune og Bamble kommune møttes. Kari Nordmann (Skien) ledet møtet."
    assert ("Kari Nordmann", "Skien") in employed(several)


def test_a_unit_of_the_governor_is_no_part_of_the_county() -> None:
    text = "Vestland fylkeskommune, landbruksavdelinga hos Statsforvaltaren i Vestland og KS samarbeider."
    found = said(read(f"{text}\n"), "partOf")
    assert {whole for _, _, whole in found} <= {"Statsforvaltaren i Vestland", "Statsforvalteren i Vestland"}


@pytest.mark.parametrize(
    "council", ["rådet for personar med funksjonsnedsetting", "råd for mennesker med nedsatt funksjonsevne"]
)
def test_a_council_in_small_letters_is_named_behind_an_office_in_it(council: str) -> None:
    assert employed(f"Kari Nordmann, leiar i {council}, opna møtet.") == {("Kari Nordmann", council)}
    assert not entities(read(f"Alle kommuner skal ha et {council}.\n"), "Organisation")


# Sentences.


@pytest.mark.parametrize(
    "text",
    [
        "KS er arbeidsplassen til Kari Nordmann.",
        "Kari Nordmann, den kjente fortelleren fra KS, kom også.",
        "Kari Nordmann begynte i en stilling i KS i fjor.",
        "Kari Nordmann er engasjert som prosjektleiar gjennom KS.",
        "Dagen åpnet på KS-huset, der det var rådgiver i KS - Kari Nordmann som tok imot.",
        "Innspillene kommer fra Kari Nordmann, KS.",
    ],
)
def test_employers_are_told_in_more_turns(text: str) -> None:
    assert ("Kari Nordmann", "KS") in employed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann møtte den kjente fortelleren fra KS.",
        "Kari Nordmann begynte i fjor, og en stilling i KS er ledig.",
        "Prosjektet går gjennom KS, og Kari Nordmann er med.",
    ],
)
def test_a_body_that_is_only_near_is_no_employer(text: str) -> None:
    assert ("Kari Nordmann", "KS") not in employed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann og Ola Lie har vært prosjektdeltakere.",
        "Kari Nordmann og Ola Lie har også deltatt i arbeidet.",
        "Kari Nordmann og Ola Lie har òg delteke i arbeidet.",
        "Deltakerne fra KS er Kari Nordmann og Ola Lie.",
    ],
)
def test_those_who_took_part_in_the_work_are_of_the_project(text: str) -> None:
    page = read(f"Felles løft\n\n{text}\n", title="Felles løft", url="https://example.org/prosjekter/felles-loft/")
    assert {who for who, _, _ in said(page, "memberOf")} == {"Kari Nordmann", "Ola Lie"}


def test_people_of_a_group_stand_on_though_blank_lines_part_them() -> None:
    text = "Styringsgruppe\n\nKari Nordmann, leder\n\nOla Lie (KS)\n\nSiv Dahl (NHO)"
    page = read(f"Felles løft\n\n{text}\n", title="Felles løft", url="https://example.org/prosjekter/felles-loft/")
    assert {who for who, _, _ in said(page, "memberOf")} == {"Kari Nordmann", "Ola Lie", "Siv Dahl"}
