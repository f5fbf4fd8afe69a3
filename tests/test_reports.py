"""Reports on projects: their colophons, and evaluations beside what they evaluate."""

from __future__ import annotations

import pytest

from tests.pages import entities, facts, read, said

COLOPHON = (
    "Tittel: Gode nabolag Forfatter(e): Kari Nordmann og Åse Lie Dato: 30.06.2015 ISBN: 978-82-0000-000-1 "
    "Prosjekttittel: Evaluering av nabolag Prosjektleder: Kari Nordmann Oppdragsgiver(e): Helsedirektoratet "
    "Antall sider: 28 Pris: Kr 400,-\n"
)
EVALUATION = "Evaluering av Nabolagsprosjektet i Telemark"


def test_colophon_on_one_line_is_read_as_a_box() -> None:
    stated = said(read(f"Gode nabolag\n\n{COLOPHON}\nForord\n\nVi takker alle.\n", title="Gode nabolag", language="nb"))
    assert ("Evaluering av nabolag", "fundedBy", "Helsedirektoratet") in stated
    assert ("Kari Nordmann", "leads", "Evaluering av nabolag") in stated
    assert not any("Åse Lie" in triple for triple in stated)


@pytest.mark.parametrize(
    "lines",
    [
        "PROSJEKTTITTEL Gode nabolag\nPROSJEKTLEIAR Kari Nordmann\nOPPDRAGSGIVAR Helsedirektoratet\nSIDER 37\n",
        "PROSJEKTTITTEL Gode nabolag\nPROSJEKTLEDER Kari Nordmann\nOPPDRAGSGIVER Helsedirektoratet\nSIDER 37\n",
    ],
)
def test_labels_in_capitals_need_no_colon(lines: str) -> None:
    stated = said(read(f"Gode nabolag\n\n{lines}", title="Gode nabolag", language="nn"))
    assert stated >= {
        ("Kari Nordmann", "leads", "Gode nabolag"),
        ("Gode nabolag", "fundedBy", "Helsedirektoratet"),
    }


def test_sentence_with_colons_is_no_colophon() -> None:
    text = "Vi spurte: Hvem er med? De svarte: Alle. Så: Hva nå? Partnere: KS og NORCE, sa de, men det er lenge.\n"
    assert said(read(f"Nabolag\n\n{text}", title="Nabolag", language="nb"), "fundedBy", "leads") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "På oppdrag fra KS har NORCE gjennomført evalueringen. Evalueringen ledes av Kari Nordmann."),
        ("nn", "På oppdrag frå KS har NORCE gjennomført evalueringa. Evalueringa er leia av Kari Nordmann."),
    ],
)
def test_evaluation_is_a_project_of_its_own(language: str, text: str) -> None:
    reading = read(f"{EVALUATION}\n\n{text}\n", title=EVALUATION, language=language)
    assert said(reading) >= {
        (EVALUATION, "fundedBy", "KS"),
        (EVALUATION, "coordinatedBy", "NORCE"),
        ("Kari Nordmann", "leads", EVALUATION),
    }
    assert (EVALUATION, "coordinatedBy", "KS") not in said(reading)


def test_municipalities_take_part_in_what_is_evaluated() -> None:
    text = "Skien og Bamble utgjorde prosjektkommunene i Nabolagsprosjektet. Skien og Bamble utgjorde pilotkommunene."
    reading = read(f"{EVALUATION}\n\n{text}\n", title=EVALUATION, language="nb")
    assert said(reading, "partner") == {
        ("Nabolagsprosjektet", "partner", "Skien"),
        ("Nabolagsprosjektet", "partner", "Bamble"),
    }


def test_acronym_at_the_end_of_an_evaluation_is_of_what_it_evaluates() -> None:
    title = "Evaluering av programmet Gode nabolag (GONA)"
    reading = read(f"{title}\n\nProgrammet Gode nabolag (GONA) varer. GONA er nytt.\n", title=title, language="nb")
    assert {title, "Gode nabolag"} <= entities(reading, "Project")


def test_two_fields_on_one_line_are_two() -> None:
    text = "Referat fra møte\n\nTid: tirsdag 20. mars 2007 Sted: Solvik rådhus\n\nSak 1: Orientering\n"
    reading = read(text, title="Referat fra møte i Solvik", language="nb")
    assert {o for _, _, o in said(reading, "heldAt")} == {"Solvik rådhus"}


def test_body_in_a_run_on_list_is_of_the_one_before_it() -> None:
    people = "Ordfører Kari Moe, Skien kommune Fylkesordfører Åse Lie, Telemark fylkeskommune Ordfører Ola Berg, KS"
    page = read(f"Referat fra møte\n\nTil stede: {people}\n", title="Referat", published="2010-01-02")
    stated = said(page, "affiliatedWith")
    assert stated == {
        ("Kari Moe", "affiliatedWith", "Skien"),
        ("Åse Lie", "affiliatedWith", "Telemark"),
        ("Ola Berg", "affiliatedWith", "KS"),
    }


@pytest.mark.parametrize(
    "text", ["– Det er bra, seier Kari Moe, ordførar i Bamble.", "– Bra, sier Kari Moe, leder i Bamble."]
)
def test_full_stop_after_a_place_is_no_part_of_it(text: str) -> None:
    reading = read(f"{text}\n", language="nn")
    assert said(reading, "affiliatedWith") == {("Kari Moe", "affiliatedWith", "Bamble")}
    assert entities(reading, "Organisation") == set()


def test_what_somebody_is_as_a_rule_is_an_office() -> None:
    text = "– Bra, seier Kari Moe. Ho er til vanleg folkehelsekoordinator i Bamble kommune.\n"
    assert ("Kari Moe", "affiliatedWith", "Bamble") in said(read(text, language="nn"))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Konferansen foregår 4. og 5. mars 2019.", "2019-03-04", "2019-03-05"),
        ("Konferansen går føre seg 4. og 5. mars 2019.", "2019-03-04", "2019-03-05"),
        ("Når: tirsdag 5. mars 2019 fra klokken 10 til klokken 15", "2019-03-05T10:00", "2019-03-05T15:00"),
        ("Når: tysdag 5. mars 2019 frå klokka 10 til klokka 15", "2019-03-05T10:00", "2019-03-05T15:00"),
        ("Sted og tid: Solvik kulturhus, 5. mars 2019 kl. 10 til 12", "2019-03-05T10:00", "2019-03-05T12:00"),
        ("Stad og tid: Solvik kulturhus, 5. mars 2019 kl. 10 til 12", "2019-03-05T10:00", "2019-03-05T12:00"),
    ],
)
def test_days_and_hours_are_read_in_both_standards(text: str, start: str, end: str) -> None:
    given = facts(read(f"Nabolagskonferansen\n\n{text}\n", title="Nabolagskonferansen"), "Nabolagskonferansen")
    assert (given["start"], given["end"]) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "På oppdrag for Telemark fylkeskommune har NORCE evaluert prosjektet Gode nabolag.",
        "NORCE har på oppdrag fra Telemark fylkeskommune evaluert prosjektet Gode nabolag.",
        "NORCE fikk rollen som ekstern evaluator av Nabolagsprosjektet.",
        "NORCE har følgt prosjektet i Telemark i perioden 2016-2019.",
    ],
)
def test_who_evaluates_carries_out_the_evaluation_that_the_page_is_about(text: str) -> None:
    stated = said(read(f"{EVALUATION}\n\n{text}\n", title=EVALUATION), "coordinatedBy")
    assert (EVALUATION, "coordinatedBy", "NORCE") in stated


def test_who_evaluates_does_not_lead_what_is_evaluated() -> None:
    text = "Gode nabolag\n\nNORCE fikk rollen som ekstern evaluator av prosjektet.\n"
    assert not said(read(text, title="Gode nabolag", url="https://example.org/prosjekt/x/"), "coordinatedBy")


def test_money_for_taking_part_in_a_named_project_is_not_the_evaluations() -> None:
    text = (
        "Telemark fylkeskommune fikk innvilget tilskudd fra Helsedirektoratet til å være med i det nasjonale "
        "prosjektet «Gode nabolag»."
    )
    stated = said(read(f"{EVALUATION}\n\n{text}\n", title=EVALUATION), "fundedBy")
    assert stated == {("Gode nabolag", "fundedBy", "Helsedirektoratet")}


def test_project_at_the_end_of_a_title_line_has_all_of_its_name() -> None:
    line = "Sluttrapport frå evaluering av prosjektet Kartlegging og utviklingsarbeid om nabolag som fremmer trivsel"
    assert "Kartlegging og utviklingsarbeid om nabolag som fremmer trivsel" in entities(
        read(f"Rapport\n\n{line}\n\nForord\n"), "Project"
    )
    told = "Vi har fått svar fra prosjektet Gode nabolag skal vare lenge sier de som er med\n"
    assert not any(name.endswith("er med") for name in entities(read(told), "Project"))


def test_who_leads_on_behalf_of_a_body_leads() -> None:
    text = "Felles løft\n\nProsjektet har vært ledet av NORCE, ved Kari Nordmann.\n"
    stated = said(read(text, title="Felles løft", url="https://example.org/prosjekt/felles-loft/"))
    assert ("Kari Nordmann", "leads", "Felles løft") in stated
    assert ("Felles løft", "coordinatedBy", "NORCE") in stated


def test_year_in_the_name_of_what_a_project_builds_on_is_not_its_beginning() -> None:
    text = "Felles løft\n\nFelles løft bygger på erfaringene fra Scenarier Rogaland 2015 som NORCE gjennomførte.\n"
    assert "start" not in facts(read(text, title="Felles løft", url="https://example.org/prosjekt/x/"), "Felles løft")


def test_project_may_be_named_behind_a_colon() -> None:
    name = "Regional verdiskaping: holdninger, mentalitet og verdigrunnlag"
    assert name in entities(read(f"NORCE deltar i forskningsprosjektet: {name}. Det varer i to år.\n"), "Project")
    assert not entities(read("Om forskningsprosjektet: Alle kommuner skal være med på dette.\n"), "Project")


OWN = {"title": "Gode nabolag", "url": "https://example.org/prosjekt/gode-nabolag/"}


@pytest.mark.parametrize(
    "label", ["Prosjektet er blant annet støttet av:", "Støttet av:", "Prosjektet får støtte frå:"]
)
def test_bodies_on_lines_of_their_own_below_a_label_all_answer_it(label: str) -> None:
    text = f"Gode nabolag\n\nMedvirkning.\n\n{label}\n\nStatsforvalteren i Nordland/Helsedirektoratet\n\nHusbanken\n"
    paid = {body for _, _, body in said(read(f"{text}\nNORCE er ikke nevnt over.\n", **OWN), "fundedBy")}
    assert paid == {"Statsforvalteren i Nordland", "Helsedirektoratet", "Husbanken"}


def test_sentence_below_such_a_list_is_no_more_of_it() -> None:
    text = "Gode nabolag\n\nSamarbeidspartnere:\n\nHusbanken\n\nNORCE fikk et spørsmål om dette.\n\nKS\n"
    assert {body for _, _, body in said(read(text, **OWN), "partner")} == {"Husbanken"}


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Kari Nordmann har vært prosjektleder for arbeidet.", ("Kari Nordmann", "leads", "Gode nabolag")),
        ("Kari Nordmann er prosjektleiar for oppdraget.", ("Kari Nordmann", "leads", "Gode nabolag")),
        (
            "NORCE har i samarbeid med Telemarksforsking i Bø gjennomført en kartlegging.",
            ("Gode nabolag", "coordinatedBy", "NORCE"),
        ),
        ("Evalueringen er gjennomført av forsker Kari Nordmann.", ("Kari Nordmann", "memberOf", "Gode nabolag")),
        ("Arbeidet drives i samarbeid mellom Husbanken og KS.", ("Gode nabolag", "partner", "Husbanken")),
    ],
)
def test_who_did_the_work_of_a_page(text: str, triple: tuple[str, str, str]) -> None:
    assert triple in said(read(f"Gode nabolag\n\n{text}\n", **OWN))


def test_paper_written_together_makes_no_partners() -> None:
    text = "Gode nabolag\n\nSpesifikasjonen ble skrevet i samarbeid mellom Husbanken og KS.\n"
    assert not said(read(text, **OWN), "partner")
    assert not said(read("Gode nabolag\n\nKari Nordmann er leder for komiteen.\n", **OWN), "leads")
