"""What lists of grants, of partners and of speakers do not say, beside what they say."""

from __future__ import annotations

import pytest

from tests.pages import entities, facts, read, said

GIVEN = "Sparebankstiftinga Solvik deler ut 300 000 kroner til lag i bygda."


def given(rows: str, told: str = GIVEN, lead: str = "Desse får støtte:") -> str:
    return f"# Gåver til lag\n\n{told}\n\n{lead}\n\n{rows}"


@pytest.mark.parametrize(
    "rows",
    [
        "- Gol turlag, 50 000 kroner\n- Ål mållag, 20 000 kroner\n- Hemsedal idrettslag, 30 000 kroner\n",
        "Gol Røde Kors 30 000\nNorske Kvinners Sanitetsforening 20 000\nHemsedal IL 15 000\nÅl bygdekvinnelag 5 000\n",
        "- Moheim: 20 000 kr\n- Kari Nordmann: 10 000 kr\n- Fjellheimen: 15 000 kr\n- Solbakken: 10 000 kr\n",
        "- Gol: 3 sentralar\n- Ål: 2 sentralar\n- Hemsedal: 1 sentral\n",
        "- Gol turlag – drift av laget – 50 000 kroner\n- Ål mållag – drift – 20 000 kroner\n",
    ],
    ids=["societies with sums", "societies in a table", "names with sums", "counts", "running costs"],
)
def test_who_gets_money_is_no_project(rows: str) -> None:
    reading = read(given(rows), title="Gåver til lag")
    assert not entities(reading, "Project")


def test_society_called_after_its_town_is_beside_what_it_gets_money_for() -> None:
    rows = "- Gol turlag, 50 000 kroner til nye stiar\n- Ål mållag, 20 000 kroner til skrivekurs\n"
    reading = read(given(rows), title="Gåver til lag")
    assert entities(reading, "Project") == {"nye stiar", "skrivekurs"}
    assert facts(reading, "nye stiar")["budget"] == 50_000


@pytest.mark.parametrize(
    ("told", "lead"),
    [
        ("Namdal regionråd deler ut midler til bygdene.", "Rådet har mottatt følgende søknader:"),
        ("Namdal regionråd deler ut midlar til bygdene.", "Innan fristen fekk rådet inn 22 søknader om støtte:"),
        ("Namdal regionråd deler ut midler til bygdene.", "Søkte, men fikk avslag:"),
    ],
)
def test_what_is_asked_for_is_no_grant(told: str, lead: str) -> None:
    rows = "- Overhalla kommune: Nye møteplasser, 300 000 kroner\n- Grong kommune: Ungdom i sentrum, 200 000 kroner\n"
    assert not said(read(given(rows, told, lead), title="Søknader"), "ownedBy", "fundedBy")


def test_applications_before_the_last_sentence_leave_grants() -> None:
    rows = "- Overhalla kommune: Nye møteplasser, 300 000 kroner\n- Grong kommune: Ungdom i sentrum, 200 000 kroner\n"
    lead = "Rådet fekk inn 30 søknader. Desse fekk tilslag:"
    reading = read(given(rows, lead=lead), title="Midlar")
    assert ("Nye møteplasser", "ownedBy", "Overhalla") in said(reading)


def test_title_ends_with_its_sentence() -> None:
    rows = (
        "Nord: Nærmiljøsenter. Et samarbeid mellom skolen og huset. 1 500 000 kroner.\n\n"
        "Sør: Ungdomsklubb i ny drakt. 800 000 kroner.\n\nVest: Sambruksbygg og møteplass, 900 000 kroner.\n"
    )
    reading = read(given(rows, "Bergen kommune gir støtte til tre prosjekter."), title="Midler")
    assert "Nord: Nærmiljøsenter" in entities(reading, "Project")
    assert not any("samarbeid" in name for name in entities(reading, "Project"))


def test_title_is_without_branch_before_it_and_range_behind_it() -> None:
    rows = (
        "- Norges Jeger- og Fiskerforbund, avdeling Telemark, Ungdomsleir, 20 000 kroner\n"
        "- Skien kommune, brosjyren Naturvett, fra skriving til trykk, 15 000 kroner\n"
    )
    assert entities(read(given(rows), title="Midler"), "Project") == {"Ungdomsleir", "brosjyren Naturvett"}


def test_sentence_on_a_sum_is_no_title() -> None:
    text = (
        "# Løyving\n\nSogn regionråd fekk 900 000 kroner frå Husbanken til utvikling. Prosjektet varer i to år. "
        "Rådet har delt midlane mellom kommunane: Lærdal (150 000), Aurland (150 000) og Årdal (200 000).\n"
    )
    assert not any("Prosjektet varer" in name for name in entities(read(text, title="Løyving"), "Project"))


def test_paragraph_under_its_project_names_no_other() -> None:
    text = (
        "# Støtte til tiltak\n\nGjensidigestiftelsen gir midler til trygghet.\n\n## Aktive eldre\n"
        "Norsk Friluftsliv har fått 3 millioner kroner til å utvikle turtilbud for eldre.\n\n## Trygg på vann\n"
        "Redningsselskapet mottar 1,5 millioner kroner til svømmeopplæring.\n"
    )
    reading = read(text, title="Støtte til tiltak")
    assert entities(reading, "Project") == {"Aktive eldre", "Trygg på vann"}


@pytest.mark.parametrize(
    ("told", "giver"),
    [
        (
            "Ringsaker kommune har fått 2 millioner kroner fra Helsedirektoratet. Nå deler kommunen ut pengene.",
            "Ringsaker",
        ),
        ("Ringsaker kommune deler ut pengar i år. Helsedirektoratet har ei eiga ordning.", "Ringsaker"),
        ("Helsedirektoratet har fordelt 2 millioner kroner til nærmiljø.", "Helsedirektoratet"),
        ("Vi deler ut midler som vi får fra Helsedirektoratet.", None),
        ("Ungdomsrådet i Ringsaker har fordelt 100 000 kroner.", None),
        ("Kommunestyret i Ringsaker har fordelt 100 000 kroner.", "Ringsaker"),
    ],
)
def test_giver_is_who_hands_the_money_out(told: str, giver: str | None) -> None:
    rows = "- Vestby Røde Kors: Leksehjelp, 60 000 kroner\n- Vestby kunstforening: Malekurs, 20 000 kroner\n"
    funds = {fund for _, _, fund in said(read(given(rows, told), title="Midler"), "fundedBy")}
    assert funds == ({giver} if giver else set())


def test_refused_box_has_no_giver() -> None:
    text = (
        "# Tildeling fra Matfondet\n\nMatfondet har tildelt støtte.\n\n"
        "Prosjekt: Kortreist kjøkken\nSøker: Suldal næringsforening\nInnvilget: 150 000 kroner\n\n"
        "Prosjekt: Seterliv\nSøker: Hjelmeland bondelag\nInnvilget: 90 000 kroner\n\nSøknader som ble avslått:\n\n"
        "Prosjekt: Hotellskilt\nSøker: Sauda hotell\n"
    )
    funded = {project for project, _, _ in said(read(text, title="Tildeling fra Matfondet"), "fundedBy")}
    assert funded == {"Kortreist kjøkken", "Seterliv"}


PARTNERS = "Partnere: Oslo kommune, KS og NORCE"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Senter for medvirkning\n\nVi driver prosjektet Ung stemme.\n\n{PARTNERS}\n", "Senter for medvirkning"),
        (f"# Fagdag om helse\n\nTid: 3. mai 2022\n\nProsjektet Ung stemme er med.\n\n{PARTNERS}\n", "Fagdag om helse"),
        ("# Prosjektet Ung stemme\n\nPartnere: Ikke avklart, men KS er spurt\n", "Prosjektet Ung stemme"),
    ],
    ids=["a body's", "an event's", "not settled"],
)
def test_partners_of_something_else_are_not_the_projects(text: str, title: str) -> None:
    assert not said(read(text, title=title), "partner")


def test_partners_of_a_projects_own_page() -> None:
    text = (
        f"# Prosjektet Ung stemme\n\n{PARTNERS}, næringslivet i Lier, Ruralis (Trondheim). "
        "Prosjektet er finansiert av Forskningsrådet. Nav Agder har fått en rapport.\n"
    )
    partners = {body for _, _, body in said(read(text, title="Prosjektet Ung stemme"), "partner")}
    assert partners == {"Oslo", "KS", "NORCE", "Ruralis"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Per Vik heldt foredrag på fjorårets møte.",
        "Per Vik snakker om ungdom i en ny bok.",
        "Per Vik snakkar om det i podkasten Kommunepuls.",
        "Per Vik skulle halde innlegg, men er forhindra.",
        "Per Vik skal snakke om saken på et senere møte.",
    ],
)
def test_who_speaks_elsewhere_does_not_speak_here(sentence: str) -> None:
    text = f"# Folkemøte på Rena 4. juni\n\nVelkommen til folkemøtet. {sentence} Kari Moe snakker om planen.\n"
    speakers = {who for who, _, _ in said(read(text, title="Folkemøte på Rena 4. juni"), "speaker")}
    assert speakers == {"Kari Moe"}


def test_who_speaks_before_an_event_is_named_in_passing() -> None:
    text = (
        "# Slik ble det nye huset\n\nKari Moe forteller om huset. Kari Moe snakker om naboene sine.\n\n"
        "Lise Dahl holdt foredrag om klima på Teknologikonferansen i Bergen.\n"
    )
    assert "Kari Moe" not in {who for who, _, _ in said(read(text, title="Slik ble det nye huset"), "speaker")}


@pytest.mark.parametrize("aside", ["Attval", "Frikjøpt 50 %", "Fra kl. 10", "Beboer", "Frivillig"])
def test_what_stands_beside_a_name_may_be_no_employer(aside: str) -> None:
    text = f"# Deltakere\n\nKari Moe ({aside})\nOla Nes (Drammen kommune)\n"
    assert {body for _, _, body in said(read(text, title="Deltakere"), "affiliatedWith")} <= {"Drammen"}


def test_group_for_the_project_has_no_name() -> None:
    text = "# Nytt\n\nStyringsgruppa for prosjektet møtest i mai. Arbeidsgruppa for Solvik sentrum er i gang.\n"
    assert "Styringsgruppa for prosjektet" not in entities(read(text, title="Nytt"), "Organisation")


@pytest.mark.parametrize(
    "lead", ["Disse ble ikke prioritert:", "På venteliste:", "Eksempel på kva ein kan få støtte til:"]
)
def test_what_is_put_off_or_an_example_is_no_grant(lead: str) -> None:
    rows = "- Overhalla kommune: Nye møteplasser, 300 000 kroner\n- Grong kommune: Ungdom i sentrum, 200 000 kroner\n"
    assert not said(read(given(rows, lead=lead), title="Midlar"), "ownedBy", "fundedBy")


def test_heading_of_a_menu_is_no_title() -> None:
    text = (
        "# Støtte til tiltak\n\nGjensidigestiftelsen gir midler til trygghet.\n\n## Kontakt\n"
        "Norsk Friluftsliv har fått 3 millioner kroner til å utvikle turtilbud.\n"
    )
    assert "Kontakt" not in entities(read(text, title="Støtte til tiltak"), "Project")


def test_place_in_brackets_behind_a_partner_is_none() -> None:
    text = (
        "# Prosjektet Gode grender\n\nGode grender er eit prosjekt.\n\nSamarbeidspartnere: KS (Oslo), NORCE (Bergen)\n"
    )
    reading = read(text, title="Prosjektet Gode grender")
    assert {body for _, _, body in said(reading, "partner")} == {"KS", "NORCE"}
