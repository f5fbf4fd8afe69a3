"""What sentences on a project's page say of it: who owns, leads, pays for and takes part in it, and who does not."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said

NAME = "Nabolagsprosjektet i Grenland"


def told(text: str) -> set[tuple[str, str]]:
    """What a sentence says of the page's project, affiliations left out: predicate and name."""
    triples = said(read(f"{NAME}\n\n{text}\n", title=NAME), *PREDICATES)
    return {(predicate, other) if one == NAME else (predicate, one) for one, predicate, other in triples}


PREDICATES = ("ownedBy", "coordinatedBy", "partner", "fundedBy", "leads", "memberOf", "partOf")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ansvarlig for prosjektet er Skien kommune.", {"ownedBy Skien"}),
        ("KS driv prosjektet på vegner av Skien kommune.", {"coordinatedBy KS", "ownedBy Skien"}),
        ("NORCE koordinerer, og Nordlandsforskning er med.", {"coordinatedBy NORCE", "partner Nordlandsforskning"}),
        ("KS har gitt NORCE i oppdrag å gjennomføre prosjektet.", {"fundedBy KS", "coordinatedBy NORCE"}),
        ("Prosjektet er gjennomført på oppdrag fra KS av NORCE.", {"fundedBy KS", "coordinatedBy NORCE"}),
        ("Det er Skien kommune som har tatt initiativ til prosjektet.", {"coordinatedBy Skien"}),
        ("Initiativtakar er Skien kommune.", {"coordinatedBy Skien"}),
        ("Husbanken har bidratt økonomisk.", {"fundedBy Husbanken"}),
        ("NORCE gjennomfører prosjektet for Skien kommune.", {"coordinatedBy NORCE", "fundedBy Skien"}),
    ],
)
def test_who_owns_leads_and_pays(text: str, expected: set[str]) -> None:
    assert {" ".join(pair) for pair in told(text)} == expected


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Skien og Bamble er casekommuner.", {"Skien", "Bamble"}),
        ("Prosjektet skal testes ut i Skien, Bamble og Siljan.", {"Skien", "Bamble", "Siljan"}),
        ("NORCE er ansvarlig for evalueringen.", {"NORCE"}),
        ("Viktige medspelarar er KS og NAV.", {"KS", "NAV"}),
        ("Prosjektet har knyttet til seg NORCE som forskningspartner.", {"NORCE"}),
        ("NORCE bidrar med forskere, mens KS stiller med lokaler.", {"NORCE", "KS"}),
        ("Bak seg har prosjektet Skien kommune og KS.", {"Skien", "KS"}),
        ("Tre forskingsmiljø er med: NTNU, NORCE og Nordlandsforskning.", {"NTNU", "NORCE", "Nordlandsforskning"}),
        ("Frå Skien kommune deltek Kari Moe og Ola Lie.", {"Skien"}),
    ],
)
def test_who_takes_part(text: str, partners: set[str]) -> None:
    assert {name for predicate, name in told(text) if predicate == "partner"} == partners


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Kari Moe fra NTNU skal forske på prosjektet.", {"memberOf Kari Moe"}),
        ("Forskerne Kari Moe og Ola Lie ved NTNU følger prosjektet.", {"memberOf Kari Moe", "memberOf Ola Lie"}),
        ("Ein arbeidspakke blir leia av NORCE ved Kari Moe.", {"memberOf Kari Moe"}),
        ("Deltakarar frå NTNU er Kari Moe og Ola Lie.", {"memberOf Kari Moe", "memberOf Ola Lie"}),
        ("Stipendiat i prosjektet er Kari Moe.", {"memberOf Kari Moe"}),
        ("Prosjektgruppa har to medlemmer: Kari Moe og Ola Lie.", {"memberOf Kari Moe", "memberOf Ola Lie"}),
        ("Kari Moe har hatt prosjektledelsen.", {"leads Kari Moe"}),
        ("Kari Moe ved NTNU leder prosjektet sammen med Ola Lie.", {"leads Kari Moe", "leads Ola Lie"}),
    ],
)
def test_who_leads_and_works_in_it(text: str, people: set[str]) -> None:
    assert {f"{predicate} {name}" for predicate, name in told(text) if predicate in ("leads", "memberOf")} == people


@pytest.mark.parametrize(
    "text",
    [
        "Skien kommune har søkt om midler til prosjektet.",
        "Prosjektet har base på NTNU.",
        "KS gir penger til mange.",
        "Kari Moe i KS sier at kommunene ønsker mer kunnskap.",
        "Kari Moe ved NTNU skal forske på laks.",
        "Ansvarlig for rapporten er Skien kommune.",
    ],
)
def test_wishes_places_and_other_work_say_nothing_of_it(text: str) -> None:
    assert told(text) == set()


def test_programme_of_a_fund_is_named_without_the_fund() -> None:
    text = "Prosjektet er en del av programmet FORKOMMUNE i Forskningsrådet."
    assert told(text) >= {("partOf", "FORKOMMUNE")}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Skien, Bamble og Siljan er kommunene i prosjektet.", "Bamble Siljan Skien"),
        ("Skien, Bamble og Siljan er kommunane.", "Bamble Siljan Skien"),
        ("Prosjektkommunene i Telemark er Skien, Bamble og etter hvert Siljan.", "Bamble Siljan Skien"),
        ("Prosjektkommunane i fylket var Skien og Bamble.", "Bamble Skien"),
        ("Dei to pilotkommunane, Skien og Bamble, er i gang.", "Bamble Skien"),
        ("Kommunene som er med fra Telemark, er Skien og Bamble.", "Bamble Skien"),
        ("Kommunane i Telemark som deltek, er Skien og Bamble.", "Bamble Skien"),
        ("Fylkene som deltar, er Vestland og Rogaland.", "Rogaland Vestland"),
        ("Av kunnskapsinstitusjoner deltar NTNU, NORCE og KS.", "KS NORCE NTNU"),
        ("Av forskingsmiljø er NTNU og NORCE med.", "NORCE NTNU"),
        ("Åtte kommuner er med, og Skien er en av dem.", "Skien"),
        ("KS gir støtte til åtte kommunar, og Skien er blant desse.", "Skien"),
        ("Skien kommune er en av kommunene i prosjektet.", "Skien"),
        ("KS er blant aktørane i prosjektet.", "KS"),
        ("Blant kommunene i prosjektet er Skien og Bamble.", "Bamble Skien"),
        ("Det er Skien og Bamble som er med.", "Bamble Skien"),
        ("Med som samarbeidspart er NORCE.", "NORCE"),
        ("Avtalepartane er Skien kommune og NORCE.", "NORCE Skien"),
        ("Som forskningspartner deltar NORCE.", "NORCE"),
        ("Prosjektet har Skien kommune og NORCE med.", "NORCE Skien"),
        ("Skien og Bamble fekk plass i prosjektet.", "Bamble Skien"),
        ("Skien og Bamble er tatt opp i prosjektet.", "Bamble Skien"),
        ("Modellen blir prøvd ut i Skien og Bamble.", "Bamble Skien"),
        ("Prosjektet skal gjennomførast i kommunane Skien og Bamble.", "Bamble Skien"),
        ("Fra KS har kommunene fått veiledning.", "KS"),
        ("Forskinga står NORCE for.", "NORCE"),
    ],
)
def test_who_takes_part_by_their_kind(text: str, partners: str) -> None:
    assert " ".join(sorted(name for predicate, name in told(text) if predicate == "partner")) == partners


@pytest.mark.parametrize(
    "text",
    [
        "Skien, Bamble og Siljan er kommuner i Grenland.",
        "Skien er en av kommunene i Telemark.",
        "Skien er ein av kommunane som har flest innbyggjarar.",
        "Blant kommunene som har søkt, er Skien og Bamble.",
        "Åtte kommuner har søkt, og Skien er en av dem.",
        "Mange kommunar slit, og Skien er ein av dei.",
        "Det er KS som er med og betaler.",
    ],
)
def test_kind_of_a_body_alone_says_nothing_of_it(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Øverste ledelse i Skien kommune og NORCE er prosjektets eiere.",
        "Prosjektets eiere er Skien kommune og NORCE.",
        "Eigarane av prosjektet er Skien kommune og NORCE.",
        "Dei som eig prosjektet, er Skien kommune og NORCE.",
    ],
)
def test_owners_of_it(text: str) -> None:
    assert told(text) == {("ownedBy", "Skien"), ("ownedBy", "NORCE")}


def test_evaluated_project_is_what_a_page_on_its_evaluation_calls_the_project() -> None:
    name = "Evaluering av Grannehjelpa"
    text = "NORCE har sett på «Gode naboar», eit nasjonalt prosjekt som går under namnet Naboprosjektet."
    told = "Helsedirektoratet innvilget tilskudd til prosjektet. Prosjektkommunane var Skien og Bamble."
    found = said(read(f"{name}\n\n{text} {told} Naboprosjektet er ferdig.\n", title=name), *PREDICATES)
    bodies = {("fundedBy", "Helsedirektoratet"), ("partner", "Skien"), ("partner", "Bamble")}
    assert found == {("Gode naboar", predicate, body) for predicate, body in bodies}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Bak ligger et samarbeid som heter Solvik dobbel.", "Solvik dobbel"),
        ("Voss herad får midlar til prosjektet sitt, Satsing mot fattigdom.", "Satsing mot fattigdom"),
        ("Orientering om prosjektet, Framtidas bygder i fylket, ved Kari Moe.", "Framtidas bygder i fylket"),
        ("Arbeidsleiar for «Solvikportalen» er Kari Moe.", "Solvikportalen"),
        ("Kari Moe, prosjektleder «Alle med i bygda», Voss herad", "Alle med i bygda"),
        ("Kari Moe, prosjektleder, Økt deltakelse, Frivillighet Norge", "Økt deltakelse"),
        ("Det var møte i styringsgruppa for Solvik bygdeutvikling.", "Solvik bygdeutvikling"),
        ("Kari Moe er prosjektleder Nabolag 3.0 i kommunen.", "Nabolag 3.0"),
        ("Foreininga fekk midlar frå støtteordninga Historiske vegar hos Riksantikvaren.", "Historiske vegar"),
    ],
)
def test_project_is_named_beside_its_kind_or_its_leader(told: str, name: str) -> None:
    assert name in entities(read(told), "Project")


@pytest.mark.parametrize(
    "told",
    [
        "Kari Moe, prosjektleder, Voss kommune, Noreg",
        "Det var møte i arbeidsgruppa for Unge i bygda.",
        "Vi takkar for prosjektet vårt, og går vidare.",
        "Nr. Kommune Prosjekt Sum kr.",
    ],
)
def test_what_stands_beside_a_leader_or_in_the_head_of_a_table_is_no_project(told: str) -> None:
    assert not entities(read(told), "Project")


def test_name_joined_to_its_kind_is_called_by_itself_and_by_the_whole() -> None:
    (project,) = (e for e in read("Rådet søkte om å vere med i MARKA-prosjektet.").entities if e.type == "Project")
    assert (project.name, project.surfaces) == ("MARKA", ("MARKA-prosjektet",))


@pytest.mark.parametrize(
    "told",
    [
        "28 millionar kroner frå Husbanken går til prosjektet «Grendelyd».",
        "Midlene fra Husbanken skal gå til prosjektet «Grendelyd».",
        "Kommunen fekk pengane til prosjektet «Grendelyd» av Husbanken.",
    ],
)
def test_money_that_goes_to_a_project_is_from_who_gives_it(told: str) -> None:
    assert ("Grendelyd", "fundedBy", "Husbanken") in said(read(f"Nytt frå grenda\n\n{told}\n"))


def test_who_gives_money_to_the_conference_pays_for_it() -> None:
    page = read("Grendekonferansen 2016\n\nHusbanken gav stønad til konferansen.\n", title="Grendekonferansen 2016")
    assert ("Grendekonferansen 2016", "fundedBy", "Husbanken") in said(page)
    page = read("Grendekonferansen 2016\n\nHusbanken gav råd om konferansen.\n", title="Grendekonferansen 2016")
    assert not said(page, "fundedBy")
