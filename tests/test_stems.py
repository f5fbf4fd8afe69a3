"""Whole pages that a sentence holds together: lists under what they answer, grants, whose an event is, its hours."""

from __future__ import annotations

import pytest

from samgraf.mentions.values import find_sums
from samgraf.statements.stems import stem_of
from tests.pages import entities, facts, read, said

EVENT = "Samskapingskonferansen 2021"
PROJECT = "Gode nabolag"
BODIES = "• Skien kommune\n• NTNU"
PEOPLE = "• Kari Moe, NTNU\n• Ola Lie, Skien kommune"


def told(title: str, text: str, *predicates: str, **front: str) -> set[str]:
    """The statements of a page with a title and a text under it."""
    reading = read(f"{title}\n\n{text}\n", title=title, **front)
    return {" | ".join(triple) for triple in said(reading, *predicates)}


# Lists under a sentence.


@pytest.mark.parametrize(
    ("title", "lead", "items", "stated"),
    [
        (EVENT, "Konferansen vart arrangert av:", BODIES, f"{EVENT} | organisedBy | NTNU"),
        (EVENT, "Bak konferansen står:", BODIES, f"{EVENT} | organisedBy | Skien"),
        (EVENT, "Konferansen er et samarbeid mellom:", BODIES, f"{EVENT} | organisedBy | NTNU"),
        (EVENT, "Konferansen er støtta av:", BODIES, f"{EVENT} | fundedBy | NTNU"),
        (EVENT, "Du får blant annet møte:", PEOPLE, f"Kari Moe | speaker | {EVENT}"),
        (
            EVENT,
            "Mange kom til byen denne dagen. Her er nokre av førelesarane:",
            PEOPLE,
            f"Ola Lie | speaker | {EVENT}",
        ),
        (EVENT, "For mer informasjon, kontakt:", PEOPLE, f"Kari Moe | contact | {EVENT}"),
        (PROJECT, "Prosjektet Gode nabolag er finansiert av:", BODIES, f"{PROJECT} | fundedBy | NTNU"),
        (
            PROJECT,
            "Prosjektet Gode nabolag blir leia av NTNU. Prosjektet eies av:",
            "• KS",
            f"{PROJECT} | ownedBy | KS",
        ),
        (PROJECT, "Bak prosjektet Gode nabolag står:", BODIES, f"{PROJECT} | partner | Skien"),
    ],
)
def test_list_goes_on_with_what_the_sentence_above_it_begins(title: str, lead: str, items: str, stated: str) -> None:
    assert stated in told(title, f"{lead}\n\n{items}")


@pytest.mark.parametrize(
    ("title", "lead", "items", "predicate"),
    [
        (EVENT, "Les mer hos:", BODIES, "organisedBy"),
        (EVENT, "Konferansen er ikke arrangert av:", BODIES, "organisedBy"),
        (EVENT, "Takk til arrangementskomiteen:", PEOPLE, "speaker"),
        (PROJECT, "Prosjektet Gode nabolag er presentert for:", BODIES, "partner"),
    ],
)
def test_list_under_another_sentence_says_nothing(title: str, lead: str, items: str, predicate: str) -> None:
    assert not told(title, f"{lead}\n\n{items}", predicate)


def test_only_the_last_sentence_before_a_list_is_gone_on_with() -> None:
    assert stem_of("Konferansen er arrangert av KS. Påmelding skjer hos:") == ""


def test_speakers_of_a_report_have_titles_in_marks_that_do_not_match() -> None:
    text = (
        "Det var konferanse om helse i mai. Her er nokre av innleiarane:\n\n"
        '• Kari Moe, professor ved NTNU: ”Idretten sin plass"\n'
        "• Ola Lie, eventyrar: ”Padleturen rundt øya” og ”Den gode turen”\n"
        "• Per Dal, KS: Kommuna si rolle\n"
    )
    assert told("Konferanse om friluftsliv", text, "speaker", language="nn") == {
        "Kari Moe | speaker | Idretten sin plass",
        "Ola Lie | speaker | Padleturen rundt øya",
        "Ola Lie | speaker | Den gode turen",
        "Per Dal | speaker | Kommuna si rolle",
    }


# Grants to a project that is named later.

GRANT = "NTNU og KS har fått {} av Norges forskningsråd. Pengene går til et prosjekt på seks år.\n\n"
LED = "– Vi gleder oss, sier Kari Moe, prosjektleder for Nabokraft."


def test_grant_to_a_project_is_of_the_one_that_the_page_names_by_its_leader() -> None:
    assert told("Millioner til forskning", GRANT.format("28 millioner kroner") + LED) == {
        "Kari Moe | leads | Nabokraft",
        "Nabokraft | fundedBy | Norges forskningsråd",
        "Nabokraft | partner | NTNU",
        "Nabokraft | partner | KS",
    }


def test_grant_that_is_passed_on_is_of_the_only_project() -> None:
    text = "Norges forskningsråd har bevilget seks millioner kroner til NTNU. Pengene skal brukes til nye møteplasser."
    stated = told("Millioner til bygda", f"{text}\n\nProsjektet «Nabokraft» ledes av Kari Moe.", "fundedBy", "ownedBy")
    assert stated == {"Nabokraft | fundedBy | Norges forskningsråd", "Nabokraft | ownedBy | NTNU"}


def test_grant_that_is_asked_for_or_of_one_of_several_projects_is_not() -> None:
    asked = GRANT.format("28 millioner kroner").replace("har fått", "har søkt om å få")
    assert not told("Millioner til forskning", asked + LED, "fundedBy", "partner")
    others = f"{LED}\n\nProsjektet «Grannelag» er også i gang."
    assert not told("Millioner til forskning", GRANT.format("28 millioner kroner") + others, "partner")


@pytest.mark.parametrize("name", ["Skien kommune", "KS", "Solvik Næringsforening", "Huset i bygda"])
def test_leader_of_a_body_leads_no_project_of_its_name(name: str) -> None:
    text = f"Kari Moe er prosjektleder for {name}."
    assert not {n for n in entities(read(f"Nytt\n\n{text}\n", title="Nytt"), "Project") if n in name or n == "Huset"}


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("ni millionar kroner", [9_000_000]),
        ("Halvannen million kroner", [1_500_000]),
        ("ni naboar", []),
        ("to tusen", []),
    ],
)
def test_sum_may_be_a_word(text: str, sums: list[int]) -> None:
    assert [amount for _, amount in find_sums(text)] == sums


def test_place_of_a_body_that_gets_a_grant_owns_nothing() -> None:
    lines = "• Røde Kors i Skien: Trygg by, 50 000 kroner\n• KS: Ny giv, 60 000 kroner"
    text = f"Stiftelsen Dam gir støtte til disse prosjektene:\n\n{lines}"
    assert told("Penger til to prosjekter", text, "ownedBy") == {
        "Trygg by | ownedBy | Røde Kors",
        "Ny giv | ownedBy | KS",
    }


# Projects by their titles.


def test_programme_with_years_in_the_title_is_the_pages_project() -> None:
    reading = read(
        "Bygdeprogrammet i Telemark 2017–2023\n\nNTNU leder programmet.\n", title="Bygdeprogrammet i Telemark 2017–2023"
    )
    assert facts(reading, "Bygdeprogrammet i Telemark 2017–2023") == {"start": "2017", "end": "2023"}
    assert ("Bygdeprogrammet i Telemark 2017–2023", "coordinatedBy", "NTNU") in said(reading)


def test_plan_with_years_in_the_title_is_none() -> None:
    assert not entities(
        read("Handlingsprogrammet 2014-2017\n\nPlanen er ny.\n", title="Handlingsprogrammet 2014-2017"), "Project"
    )


def test_line_above_a_title_names_the_programme_of_a_database() -> None:
    text = "Til søket\n\nGODBY-Gode byer for alle\n\nGode nabolag\n\nTildelt: kr 8,0 mill.\n\nProsjektleder: Kari Moe\n"
    assert (PROJECT, "partOf", "GODBY") in said(read(text, title=PROJECT))
    assert not said(read(text.replace("GODBY-Gode", "Gode"), title=PROJECT), "partOf")


def test_what_the_text_says_that_a_project_is_called_is_its_name() -> None:
    title = "Forskningsprosjekt om ungdom og medvirkning"
    assert "Kari Moe | leads | UNGKRAFT" in told(title, "Prosjektet heter UNGKRAFT og ledes av Kari Moe.")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Også prosjektledelsen av prosjektet går til NTNU.", "coordinatedBy | NTNU"),
        ("Ansvaret for prosjektet ligg hos NTNU.", "coordinatedBy | NTNU"),
        ("Det er NTNU som har prosjektleiinga.", "coordinatedBy | NTNU"),
        ("Evalueringa av prosjektet er det NTNU som har gjort.", "partner | NTNU"),
        ("Den første kartleggingen skal forskere fra NTNU gjøre.", "partner | NTNU"),
    ],
)
def test_work_in_a_project_is_told_with_its_noun(text: str, stated: str) -> None:
    assert f"{PROJECT} | {stated}" in told(PROJECT, f"Gode nabolag er et prosjekt i tre år. {text}")


# Events by their titles.


@pytest.mark.parametrize(
    ("title", "holder"),
    [
        ("Skien kommunes samskapingsdag 2021", "Skien"),
        ("NTNUs samskapingsseminar", "NTNU"),
        ("KS sin årskonferanse", "KS"),
    ],
)
def test_event_is_held_by_whom_its_title_says_it_is_of(title: str, holder: str) -> None:
    assert f"{title} | organisedBy | {holder}" in told(title, "Den er 4. november 2021.")


@pytest.mark.parametrize("title", ["KS-konferansen 2019", "Horten seminar om frivillighet"])
def test_name_before_the_kind_alone_tells_no_holder(title: str) -> None:
    assert not told(title, "Den er 4. november 2021.", "organisedBy")


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Kultur: Inviterer til gratis seminar", "Den 14. mars blir det nabolagsseminar på skulen.", "Nabolagsseminar"),
        ("Programmet for folkehelsedagen er klart", "Folkehelsedagen 2020 er i Moss 14. mai.", "Folkehelsedagen"),
        ("Påmeldingen til Nabolagskonferansen er åpen", "Konferansen er i Moss.", "Nabolagskonferansen"),
    ],
)
def test_headline_on_an_event_is_not_its_name(title: str, text: str, name: str) -> None:
    assert entities(read(f"{title}\n\n{text}\n", title=title), "Event") == {name}


def test_hours_may_stand_in_another_sentence_than_the_day() -> None:
    told_so = "Vi møtes, og konferansen varer fra kl. 16:00 til kl. 20:00."
    text = f"{EVENT}\n\nKonferansen er tirsdag 12. oktober.\n\n{told_so}\n"
    assert facts(read(text, title=EVENT), EVENT) == {"start": "2021-10-12T16:00", "end": "2021-10-12T20:00"}
    other = text.replace("konferansen varer fra", "butikken er åpen fra")
    assert facts(read(other, title=EVENT), EVENT) == {"start": "2021-10-12"}


def test_committee_for_a_place_is_not_the_place() -> None:
    assert not told(EVENT, "Det er festkomiteen for nye Volda som inviterer.", "organisedBy", language="nn")


def test_employer_behind_politicians_is_of_the_last() -> None:
    text = "I panelet sitter Knut Lien (H), Siri Moe (Ap) og Jan Dal, KS."
    assert told(EVENT, text, "affiliatedWith") == {"Jan Dal | affiliatedWith | KS"}


# What a page is about, found by what it says of it.


def test_headline_over_a_day_on_which_people_met_is_over_a_report_of_an_event() -> None:
    text = "Over 60 personar møttest på Scandic Hotel i Moss 12. februar 2020.\n\nDet var KS som stod bak samlinga."
    title = "Deltakarane lærte av kvarandre"
    assert f"{title} | organisedBy | KS" in told(title, text, language="nn")
    assert not told(title, text.replace("møttest på", "har svart"), "organisedBy", language="nn")


def test_name_in_a_title_of_which_the_text_goes_on_as_of_a_project_is_one() -> None:
    text = (
        "Bygdelab er halvvegs. Prosjektet, som KS eig, er i gang.\n\n"
        "– Bra, seier prosjektleiar Ola Lie. Bygdelab er finansiert av NTNU."
    )
    stated = {
        "Ola Lie | leads | Bygdelab",
        "Bygdelab | ownedBy | KS",
        "Bygdelab | fundedBy | NTNU",
    }
    assert told("Halvvegs i Bygdelab", text, "leads", "ownedBy", "fundedBy", language="nn") == stated


@pytest.mark.parametrize("word", ["Frivilligheit", "Skien"])
def test_word_or_place_in_a_title_is_no_project(word: str) -> None:
    text = f"{word} er viktig. Prosjektet er i gang, og {word.casefold()} er bra. {word} har verdi. Prosjektet er nytt."
    assert not entities(read(f"Meir om {word}\n\n{text}\n", title=f"Meir om {word}", language="nn"), "Project")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prosjektet, Bygdeliv 2030, skal vare i fire år.", {"Bygdeliv 2030"}),
        ("Forskingsprosjektet, «Bygdeliv 2030», er nytt.", {"Bygdeliv 2030"}),
        ("Prosjektet, NTNU og KS, er nytt.", set()),
        ("Prosjektet, som NTNU leier, er nytt.", set()),
    ],
)
def test_name_may_stand_between_commas_behind_its_kind(text: str, names: set[str]) -> None:
    assert entities(read(f"Nytt\n\n{text}\n", title="Nytt", language="nn"), "Project") == names


def test_partners_of_one_kind_have_a_label_of_their_own() -> None:
    lists = "Kommunepartnarar:\n• Luster kommune\n\nNæringspartnarar:\n• KS"
    text = f"Prosjektet Grøn Grend er nytt.\n\n{lists}"
    assert told("Grøn Grend", text, "partner", language="nn") == {
        "Grøn Grend | partner | Luster",
        "Grøn Grend | partner | KS",
    }


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("Kari Moe, KS: Slik jobber vi", {"Slik jobber vi"}),
        ("Kari Moe, KS: Hun er kjent, og vi kan lære av henne.", set()),
    ],
)
def test_short_title_may_speak_of_us_and_a_sentence_on_a_speaker_is_none(line: str, titles: set[str]) -> None:
    reading = read(f"{EVENT}\n\nInnledninger:\n\n• {line}\n", title=EVENT)
    assert entities(reading, "Talk") == titles


def test_giver_of_a_sum_pays_for_the_pages_project() -> None:
    given = "Stiftelsen Dam har gitt 3 millionar kroner, medan Skien kommune spyttar i ein halv million."
    assert told(PROJECT, f"Gode nabolag er eit prosjekt. {given}", "fundedBy", language="nn") == {
        f"{PROJECT} | fundedBy | Stiftelsen Dam",
        f"{PROJECT} | fundedBy | Skien",
    }
    other = given.replace("kroner,", "kroner til noko anna,").replace("spyttar i", "ventar på")
    assert not told(PROJECT, f"Gode nabolag er eit prosjekt. {other}", "fundedBy", language="nn")
