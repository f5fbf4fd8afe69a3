"""How pages tell of an event in running text: those who are told to have spoken, bodies that speak, and the hosts."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, facts, read, said

NAME = "Nabolagssamlinga 2019"


def on_event(text: str, **front: str) -> Reading:
    """A page on the event “Nabolagssamlinga 2019” that says something more."""
    return read(f"{NAME}\n\n{text}\n", title=NAME, **front)


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann, jurist i KS, pekte på hvor viktig loven er.",
        "Kari Nordmann frå NTNU peika på at loven er ny.",
        "Kari Nordmann, rådgjevar i KS, understreka at det tek tid.",
        "Ordfører Kari Nordmann viste til det frivillige arbeidet.",
        "Kari Nordmann er prosjektleiar i KS og gjekk gjennom status.",
        "Så fikk vi høre Kari Nordmann fra Skien fortelle om nabolaget.",
        "Kari Nordmann, professor ved NTNU, har leiing som fag. Ho likna det med fjellklatring.",
        "Det siste innlegget stod Kari Nordmann fra KS for.",
        "Kari Nordmann fra NTNU delte funn fra en studie.",
        "I sitt foredrag tok Kari Nordmann opp tillit.",
    ],
)
def test_report_tells_of_speakers_by_what_they_did(text: str) -> None:
    assert ("Kari Nordmann", "speaker", NAME) in said(on_event(f"Måndag var alle i Skien. {text}"))


def test_what_people_say_in_news_and_do_beside_an_event_makes_no_speaker() -> None:
    news = "Kari Nordmann, leder i KS, pekte på at kontoret er nytt. Hun understreket at det haster."
    assert said(read(f"Nytt kontor i Skien\n\n{news}\n", title="Nytt kontor i Skien"), "speaker") == set()
    beside = (
        "Ordføreren Kari Nordmann delte ut prisen.",
        "Kari Nordmann, deltaker fra Skien, fortalte at hun lærte mye.",
        "Kari Nordmann beskrev dette i en bok.",
    )
    assert all(said(on_event(text), "speaker") == set() for text in beside)


@pytest.mark.parametrize(
    "text",
    [
        "KS informerer om plattformen sin.",
        "KS og NTNU fortel om arbeidet med tillit.",
        "KS deler sine erfaringer med medvirkning.",
        "Vi får høre fra KS, og det blir innlegg fra NTNU.",
        "Til slutt vil KS snakke om veien videre.",
    ],
)
def test_body_speaks_where_none_of_its_people_is_named(text: str) -> None:
    assert ("KS", "speaker", NAME) in said(on_event(text))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Innbyggere i Skien forteller om nabolaget.", set()),
        ("KS forteller at samlinga er full.", set()),
        ("Det blir innlegg fra KS v/ Kari Nordmann.", {("Kari Nordmann", "speaker", NAME)}),
        ("Kari Nordmann i KS orienterer om planen.", {("Kari Nordmann", "speaker", NAME)}),
    ],
)
def test_body_does_not_speak_where_others_do(text: str, speakers: set[tuple[str, str, str]]) -> None:
    assert said(on_event(text), "speaker") == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Invitasjon fra lederen i Solvik Velforbund.",
        "Invitasjon frå Solvik Velforbund.",
        "Solvik Velforbund har mange lag. Vi vil gjerne høyre frå dei.",
        "Vi ser frem til å møte dere. Solvik Velforbund har bestilt sal.",
        "I år skal vi holde samlinga på Hamar. Solvik Velforbund har bestilt sal.",
    ],
)
def test_hosts_are_those_whose_invitation_it_is_and_those_who_say_we(text: str) -> None:
    assert (NAME, "organisedBy", "Solvik Velforbund") in said(on_event(text, publisher="Solvik Velforbund"))


def test_we_of_a_paper_that_the_text_does_not_name_hold_nothing() -> None:
    text = "Solvik Velforbund har mange lag. Vi vil gjerne høyre frå dei."
    assert said(on_event(text, publisher="Solvik Tidende"), "organisedBy") == set()


def programme(row: str) -> Reading:
    """A page with a programme of three rows, of which one is of interest."""
    rows = f"10:00 Åpning ved ordfører Siv Dahl\n{row}\n11:00-11:30 Veien videre ved Per Ås"
    return on_event(f"Onsdag 16. oktober 2019\n\nProgram\n\n{rows}")


@pytest.mark.parametrize(
    "row",
    [
        "10:15-10:45 Sakprosaens rolle. Samtale med Kari Moe og Ola Lie. Samtalen ledes av Åse Vik.",
        "10:15-10:45 Sakprosaens rolle – panelsamtale med Kari Moe og Ola Lie. Ordstyrer: Åse Vik",
        "10:15-10:45 Sakprosaens rolle. Debatt mellom Kari Moe og Ola Lie. Ordstyrer Åse Vik.",
        "10:15-10:45 Sakprosaens rolle\nI panelet: Kari Moe, KS, og Ola Lie, NTNU\nOrdstyrar: Åse Vik",
        "10:15-10:45 Sakprosaens rolle\nPanelsamtale med Kari Moe, leder i KS, og Ola Lie.\nDebattleiar: Åse Vik",
    ],
)
def test_conversation_behind_a_title_is_of_those_who_talk_and_who_leads_it(row: str) -> None:
    talk = "Sakprosaens rolle"
    told = {t for t in said(programme(row)) if t[2] in (talk, NAME) and t[0] in ("Kari Moe", "Ola Lie", "Åse Vik")}
    assert told == {
        ("Kari Moe", "participant", talk),
        ("Ola Lie", "participant", talk),
        ("Åse Vik", "facilitator", talk),
    }


def test_who_opens_a_conversation_speaks_and_talks_with_those_who_take_part() -> None:
    row = "10:15-10:45 Kven bestemmer?\nKari Moe, direktør. Samtale med Ola Lie, kultursjef i Skien kommune."
    stated = said(programme(row))
    assert ("Kari Moe", "speaker", "Kven bestemmer?") in stated
    assert ("Ola Lie", "participant", "Kven bestemmer?") in stated
    assert ("Ola Lie", "speaker", "Kven bestemmer?") not in stated


def test_conversation_with_others_is_of_the_title_of_who_speaks() -> None:
    row = "10:15-10:45 Hvem bestemmer? Samtale med naboer som metode ved Kari Moe"
    assert "Kari Moe" not in {subject for subject, _, _ in said(programme(row), "participant")}
    assert "Kari Moe" in {subject for subject, _, _ in said(programme(row), "speaker")}


@pytest.mark.parametrize(
    "row",
    [
        "10:15-10:45 Kven bestemmer?\nKven som innleier, får de vite seinare. Kari Moe, dagleg leiar for Vika Jazz.",
        "10:15-10:45 Kven bestemmer?\nInnleiar kjem. Kari Moe, dagleg leiar for Vika Jazz.",
    ],
)
def test_sentence_that_leaves_open_who_speaks_is_no_talk(row: str) -> None:
    reading = programme(f"{row}\n\nOm kvelden: konsert med Vika Jazz, som er 50 år.")
    assert entities(reading, "Talk") == {"Kven bestemmer?", "Veien videre"}
    assert ("Kari Moe", "speaker", "Kven bestemmer?") in said(reading)
    assert "Vika Jazz" in entities(reading, "Organisation")
    assert "Vika Jazz" not in entities(reading, "Person")


def test_titled_row_without_people_is_a_talk_whatever_its_words_begin_with() -> None:
    assert "Erfaringar frå bruk av fritidskort" in entities(
        programme("10:15-10:45 Erfaringar frå bruk av fritidskort"), "Talk"
    )
    assert "Felles mat og ei stund fritid" not in entities(
        programme("10:15-10:45 Felles mat og ei stund fritid"), "Talk"
    )


THEME = "Medvirkning i byutviklingen"
OPEN = """Åpent møte for alle.

Litteraturhuset

Onsdag 29. november 2023. 18:00 - 20:00

  • Medvirkning er nøkkelen - Leder av Solvik Velforbund Kari Moe
  • Medvirkning i praksis – Leder av planutvalget i Solvik – Ola Lie
  • Medvirkning på plakaten – Medvirkningsombudet (selvutnevnt) Per Ås
  • Medvirkning som vane – Professor Ida Berg (NTNU)
  • Så er det salens tur, med innlegg, spørsmål og diskusjon.

Velkommen!
"""


def test_page_of_a_theme_that_asks_all_in_on_a_day_is_of_an_event_and_its_list_of_talks() -> None:
    reading = read(f"{THEME}\n\n{OPEN}", title=THEME)
    assert entities(reading, "Event") == {THEME}
    assert facts(reading, THEME).items() >= {("start", "2023-11-29T18:00"), ("end", "2023-11-29T20:00")}
    assert said(reading, "speaker") == {
        ("Kari Moe", "speaker", "Medvirkning er nøkkelen"),
        ("Ola Lie", "speaker", "Medvirkning i praksis"),
        ("Per Ås", "speaker", "Medvirkning på plakaten"),
        ("Ida Berg", "speaker", "Medvirkning som vane"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Prosjektet er støttet av KS.\n\nÅpent møte for alle 4. mai 2023 kl. 18.00 i Solvik. Velkommen!",
        "Kari Moe har skrevet bok om tillit.\n\nBokhandelen har åpent 10:00 - 18:00. Velkommen til oss!",
        "Onsdag 29. november 2023. 18:00 - 20:00 var strømmen borte.\n\nAlle er velkomne tilbake.",
        "Onsdag 29. november 2023 kl. 12.15\n\nAlle er velkomne til å lese rapporten.",
        "Onsdag 3. mai 2023 kl. 10-14\nTorsdag 4. mai 2023 kl. 10-14\n\nVelkommen!",
    ],
)
def test_welcome_without_a_line_of_a_day_and_hours_makes_no_event(text: str) -> None:
    assert entities(read(f"{THEME}\n\n{text}\n", title=THEME), "Event") == set()


def test_list_of_posts_and_names_on_an_event_s_page_is_no_programme() -> None:
    text = "Styret\n\n- Leder – Kari Moe\n- Leder i Skien kommune – Ola Lie\n- Solvik Velforbund – Per Ås"
    assert entities(on_event(text), "Talk") == set()


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("NOKU Vestland", "Torsdag er det nettverkssamling i Voss.", "Nettverkssamling i NOKU Vestland"),
        ("Solvik Idrettslag", "Onsdag blir det folkemøte i Skien.", "Folkemøte i Solvik Idrettslag"),
        ("Nettverk for medvirkning", "Vi inviterer til samling i Skien.", "Samling i Nettverk for medvirkning"),
        ("Godt liv i Skien", "Onsdag blir det folkemøte i Skien.", "Godt liv i Skien"),
    ],
)
def test_page_headed_by_a_body_alone_is_of_what_it_says_that_there_will_be(title: str, text: str, name: str) -> None:
    rows = "Kl. 18.00 Velkommen\nKl. 18.10 Tillit i nabolaget ved Kari Moe"
    assert entities(read(f"{title}\n\n{text}\n\n{rows}\n", title=title), "Event") == {name}


def test_hall_and_the_house_behind_it_are_one_venue() -> None:
    assert entities(on_event("Samlinga er i Kultursalen, Voss kulturhus."), "Venue") == {"Kultursalen, Voss kulturhus"}
    apart = on_event("Samlinga er på Scandic Voss, Voss kulturhus og Park Hotel.")
    assert entities(apart, "Venue") == {"Scandic Voss", "Voss kulturhus", "Park Hotel"}


@pytest.mark.parametrize(
    "text",
    [
        "Fyrst er Siv Dahl. Etter henne kommer Kari Nordmann fra NTNU.",
        "Statssekretær Kari Nordmann er med på samlinga. Ho fortel kva regjeringa gjer.",
        "Kari Nordmann kjem for å fortelje om tillit.",
        "Kari Nordmann er på Nabolagssamlinga 2019 for å snakke om tillit.",
    ],
)
def test_announcement_tells_who_comes_to_speak(text: str) -> None:
    assert ("Kari Nordmann", "speaker", NAME) in said(on_event(text))


def test_who_comes_after_somebody_in_a_post_does_not_speak() -> None:
    assert said(on_event("Etter Siv Dahl kommer Kari Nordmann fra NTNU som ny leder."), "speaker") == set()


def test_each_line_of_nothing_but_a_name_below_a_contact_is_one_more() -> None:
    told = said(on_event("Pressekontakt: Kari Nordmann\nOla Lie"), "contact")
    assert told == {("Kari Nordmann", "contact", NAME), ("Ola Lie", "contact", NAME)}
    assert len(said(on_event("Mediekontakt: Kari Nordmann\nOla Lie skrev saka."), "contact")) == 1


def test_who_celebrates_with_an_event_holds_it() -> None:
    host = (NAME, "organisedBy", "Solvik bygdelag")
    with_us = on_event("Solvik bygdelag er gammalt. No feirar vi jubileet med samling.", publisher="Solvik bygdelag")
    assert host in said(with_us)
    assert host in said(on_event("Solvik bygdelag feirar 25 år med jubileumsfest."))
    assert host not in said(on_event("Solvik bygdelag feirar jubileet."))


def test_day_of_the_week_on_a_line_of_its_own_is_the_event_s_day_wherever_it_stands() -> None:
    above = "\n\n".join(f"Avsnitt {letter} er her." for letter in "ABCDEFGHI")
    assert facts(on_event(f"{above}\n\nmandag 20.03.23."), NAME)["start"] == "2023-03-20"
    other = facts(on_event(f"{above}\n\nPapirene kommer fredag 24.02.23."), NAME)["start"]
    assert other == "2019"  # so it is called


def test_sentence_that_invites_is_no_part_of_the_name_before_it() -> None:
    title = "Ei feiring av bygda! Du er invitert på middag"
    assert entities(read(f"{title}\n\nProgram kjem.\n", title=title), "Event") == {"Ei feiring av bygda"}


def test_address_places_the_event_and_houses_in_general_are_no_venue() -> None:
    told = said(on_event("Stad: Parken kulturhus\nAdresse: Havnegata 21, 3724 Skien"))
    assert (NAME, "inMunicipality", "Skien") in told
    assert entities(on_event("Norske kulturhus meiner noko."), "Venue") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Til stede på samlinga vil være ordfører Kari Nordmann.",
        "Kari Nordmann er til stades.",
        "Disse deltar på samlinga: Kari Nordmann (NTNU) og Ola Lie (KS).",
        "Kari Nordmann frå KS vil delta.",
        "Kari Nordmann stiller i panelet.",
    ],
)
def test_invitation_tells_who_will_be_there(text: str) -> None:
    assert ("Kari Nordmann", "participant", NAME) in said(on_event(text))


def test_mayor_beside_somebody_from_a_body_is_not_from_it() -> None:
    told = said(on_event("Ordfører Kari Nordmann og Ola Lie fra KS deltar."), "affiliatedWith")
    assert told == {("Ola Lie", "affiliatedWith", "KS")}
    both = said(on_event("Professor Kari Nordmann og Ola Lie fra NTNU deltar."), "affiliatedWith")
    assert {who for who, _, _ in both} == {"Kari Nordmann", "Ola Lie"}


def test_who_speaks_on_a_title_of_their_own_speaks_on_that() -> None:
    told = said(on_event("Kari Nordmann er professor. Hun holder foredraget «Tillit i nabolaget»."))
    assert ("Kari Nordmann", "speaker", "Tillit i nabolaget") in told
    assert ("Kari Nordmann", "speaker", NAME) not in told


@pytest.mark.parametrize(
    "line",
    [
        "Kvar og når: Solvik skule tysdag 4. juni 2019 18.00",
        "Hvor og når: Solvik skule, tirsdag 4. juni 2019 kl. 18.00",
        "Stad: Solvik skule\nDato: 4. juni 2019\nKl.slett: 18.00",
    ],
)
def test_day_behind_a_place_is_when_and_is_not_of_its_name(line: str) -> None:
    reading = on_event(line)
    assert {place for _, _, place in said(reading, "heldAt")} == {"Solvik skule"}
    assert facts(reading, NAME)["start"] == "2019-06-04T18:00"


@pytest.mark.parametrize(
    ("sentence", "hosts"),
    [
        ("Skien kommune og KS, som har følgt arbeidet, inviterer alle til konferansen.", {"Skien", "KS"}),
        ("KS, som er glad for konferansen, takker Skien kommune.", set()),
    ],
)
def test_what_is_told_of_a_body_does_not_part_it_from_its_verb(sentence: str, hosts: set[str]) -> None:
    assert {host for _, _, host in said(on_event(sentence), "organisedBy")} == hosts


@pytest.mark.parametrize(
    ("sentence", "speaks"),
    [
        ("Så fortalte ordfører Ola Lie hvorfor det ble slik.", True),
        ("Så fortalte vi ordfører Ola Lie hvorfor det ble slik.", False),
    ],
)
def test_who_told_why_spoke(sentence: str, speaks: bool) -> None:
    assert bool(said(on_event(sentence), "speaker")) is speaks


@pytest.mark.parametrize(
    ("sentence", "employed"),
    [
        ("Kari Moe, som har ansvaret for informasjon hjå KS, var der.", True),
        ("Kari Moe, som har ansvaret for konferansen, takkar KS.", False),
    ],
)
def test_who_answers_for_something_at_a_body_works_there(sentence: str, employed: bool) -> None:
    assert bool(said(on_event(sentence), "affiliatedWith")) is employed


def test_title_under_a_blank_line_is_a_talk_of_its_own_and_a_description_is_none() -> None:
    row = "10:15 Trygge grender i dag\n\nFra grend til by\nLandets yngste ordfører, Ola Lie\n10:45 Lunsj"
    assert {(who, talk) for who, _, talk in said(programme(row), "speaker")} >= {("Ola Lie", "Fra grend til by")}
