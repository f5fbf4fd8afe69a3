"""How announcements and reports in running text are read: what an event is called, who holds it, who speaks at it."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, read, said

NAME = "Nabolagskonferansen 2019"


def page(title: str, text: str, **front: str) -> Reading:
    """A page with a title and a text under it."""
    return read(f"{title}\n\n{text}\n", title=title, **front)


def of_event(text: str, predicate: str, title: str = NAME) -> set[str]:
    """Who does that at the event of a page (or, of its organisers and its place, what does)."""
    triples = said(page(title, text), predicate)
    return {subject if predicate in ("speaker", "facilitator", "participant") else o for subject, _, o in triples}


# What the event is called.


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Ei fin samling", "Nettverkssamlinga for bygdelag i Lom blei god.", "Nettverkssamlinga for bygdelag i Lom"),
        ("Om konferansen", "Grannekonferansen er eit årleg treff.\n\nKonferansen er open.", "Grannekonferansen"),
        (
            "Stor interesse for næringskonferansen",
            "Konferansen Bygda skaper vekst i Molde er klar.",
            "Bygda skaper vekst",
        ),
        ("Fagdag om samskaping", "Fagdagen «Saman om bygda» er på Voss.", "Saman om bygda"),
        ("Vellykket nettverkssamling i Lom!", "Alle var der.", "Nettverkssamling i Lom"),
        ("Konferanse for unge 27-29. august", "Kom og vær med på konferansen.", "Konferanse for unge"),
        ("AVLYST – Fylkessamling for bygdelag", "Samlinga er avlyst.", "Fylkessamling for bygdelag"),
        ("Høyr her! – ein konferanse for unge", "Konferansen er i mai.", "Høyr her!"),
        ("KS gir unge en stemme på Toppmøte for unge 12. mai", "Toppmøtet er i Oslo.", "Toppmøte for unge"),
        ("Vil ha betre samspel", "KS inviterte til konferanse om tillit den 19. mai.", "Konferanse om tillit"),
        ("Unge vil bli hørt", "Vestby ungdomsråd holdt medvirkningskonferanse i Vestby.", "Medvirkningskonferanse"),
        (
            "Signerer avtale om grannelag",
            "Auka samspel i grenda heiter konferansen i år.",
            "Auka samspel i grenda",
        ),
        (
            "Grendeforum Vest med ny utgåve av kjend konferanse",
            "Overskrifta for konferansen i år lyder «Saman bygger vi grenda».",
            "Saman bygger vi grenda",
        ),
        (
            "Grendeprosjekt frå Volda i nasjonal konferanse",
            "Sluttkonferansen i Stavanger varte i to dagar. Konferansen var god.",
            "Sluttkonferansen i Stavanger",
        ),
        (
            "Tredje år på rad med granneteknologi",
            "I mai baud kommunane til konferanse om granneteknologi. Konferansen var i Stryn.",
            "Konferanse om granneteknologi",
        ),
        (
            "Grendestyret: møtereferat 20.02.06",
            "Konstituerande møte i grendestyret for Solvik.\n\nMøtet valde leiar.",
            "Konstituerande møte i grendestyret for Solvik",
        ),
        (
            "Forum for frivillighet i Frogn er etablert",
            "Frogn Kulturråd holdt sitt konstituerende møte tirsdag 23. mai. Møtet valgte leder.",
            "Konstituerende møte i Frogn Kulturråd",
        ),
    ],
)
def test_event_is_called_what_the_page_calls_it_and_not_its_headline(title: str, text: str, name: str) -> None:
    assert name in entities(page(title, text), "Event")


def test_title_that_names_the_event_keeps_its_name() -> None:
    reading = page("Konferanse om tillit i nabolaget", "Grannekonferansen i fjor var fin. I år er konferansen på Voss.")
    assert "Konferanse om tillit i nabolaget" in entities(reading, "Event")


def test_title_that_ends_with_a_kind_keeps_its_name_where_the_text_has_no_other() -> None:
    reading = page("Grendeprosjekt frå Volda i nasjonal konferanse", "Konferansen i mai var god. Konferansen var stor.")
    assert "Grendeprosjekt frå Volda i nasjonal konferanse" in entities(reading, "Event")


def test_forum_that_has_begun_is_no_event() -> None:
    reading = page("Forum for frivillighet i Frogn er etablert", "KS og NTNU er med i forumet.")
    assert not entities(reading, "Event")


@pytest.mark.parametrize(
    "text",
    [
        "I Stryn møttest 90 personar til konferanse.",
        "Laurdag er det konferanse på Stryn.",
        "I Stryn arrangeres det konferanse.",
        "Konferansen, som opnar i Stryn, er stor.",
        "På gjensyn i Stryn!",
    ],
)
def test_place_of_an_event_is_told_in_many_ways(text: str) -> None:
    assert of_event(text, "inMunicipality") == {"Stryn"}


@pytest.mark.parametrize("text", ["Konferansestad er Quality Hotel Sogndal.", "Møtestad: Quality Hotel Sogndal."])
def test_house_that_is_the_place_of_an_event_is_told(text: str) -> None:
    assert of_event(text, "heldAt") == {"Quality Hotel Sogndal"}


@pytest.mark.parametrize("text", ["I fjor møttest mange i Stryn.", "Ola Lie frå Stryn møtte på konferansen."])
def test_place_of_others_is_not_the_event_s(text: str) -> None:
    assert of_event(text, "inMunicipality") == set()


def test_page_on_work_that_tells_of_a_meeting_is_none_on_an_event() -> None:
    reading = page(
        "Nabolagsprosjektet er i gang", "Prosjektet Gode nabolag held folkemøte i mai. NTNU leder prosjektet."
    )
    assert "Nabolagsprosjektet er i gang" not in entities(reading, "Event")


# When it is.


def start(title: str, text: str) -> set[object]:
    return {e.attributes.get("start") for e in page(title, text).entities if e.type == "Event"}


def test_weekday_tells_that_a_day_is_of_the_year_before_or_after_the_one_named() -> None:
    assert start("Møte om Frivillighetsåret 2022", "Tid: Onsdag 10. november kl. 18.00") == {"2021-11-10T18:00"}
    assert start("Møte om Frivillighetsåret 2022", "Tid: Torsdag 10. november kl. 18.00") == {"2022-11-10T18:00"}


def test_year_that_is_looked_forward_to_is_not_the_event_s() -> None:
    assert start("Konferanse om tillit", "Konferansen er 22. mai.\n\n- Ola Lie: Norge 2030") == {None}


# Who holds it, pays for it, and where it is.


@pytest.mark.parametrize(
    "text",
    [
        "Bak dagen står KS.",
        "Bak den sto Helsedepartementet, Østfold fylkeskommune og KS.",
        "Bak det heile stod KS og NTNU.",
        "NTNU er arrangør saman med KS.",
        "Det var KS som var vertskap.",
        "KS er ein aktør som samarbeider om å arrangere konferansen.",
        "Arrangør er NTNU – en god nabo – i samarbeid med KS.",
        "Konferansen var et samarbeid med KS.",
        "KS og Lillevik Vekst inviterte til konferanse.",
        "I mai samla KS folk frå heile landet.",
        "Trivselsrådet ber inn. Konferansen til KS er open.",
    ],
)
def test_who_holds_an_event_is_told_in_yet_more_ways(text: str) -> None:
    assert "KS" in of_event(text, "organisedBy")


def test_body_that_only_helps_holds_nothing() -> None:
    assert of_event(
        "Konferansen var et samarbeid med Ås og Nordre Follo, og KS bidro med veiledere.", "organisedBy"
    ) == {
        "Ås",
        "Nordre Follo",
    }


def test_municipality_that_publishes_the_page_is_the_one_that_invites() -> None:
    text = "Kommunen inviterer alle til eit møte. Lag i Seljord kan delta."
    assert said(page("Møte om frivilligheit", text, publisher="Seljord kommune"), "organisedBy") == {
        ("Møte om frivilligheit", "organisedBy", "Seljord")
    }
    assert said(page("Møte om frivilligheit", text), "organisedBy") == set()


@pytest.mark.parametrize("text", ["I tillegg har KS finansiert konferansen.", "KS støttar konferansen."])
def test_who_has_paid_for_an_event_is_told(text: str) -> None:
    assert of_event(text, "fundedBy") == {"KS"}


@pytest.mark.parametrize(
    "text", ["Den går av stabelen 29. og 30. april på Lillehammer.", "Vi ber inn til innspillsmøte på Lillehammer."]
)
def test_municipality_of_an_event_is_told(text: str) -> None:
    assert of_event(text, "inMunicipality") == {"Lillehammer"}


def test_place_of_last_year_s_event_is_not_where_the_page_s_is() -> None:
    assert of_event("I fjor ble konferansen arrangert i Bergen av KS.", "inMunicipality") == set()


def test_house_in_the_definite_form_before_its_municipality_is_where_the_event_is() -> None:
    assert of_event("Unge samlast på Ælvespeilet i Porsgrunn til konferanse.", "heldAt") == {"Ælvespeilet"}
    assert of_event("Unge møtte Fylkesrådet i Porsgrunn.", "heldAt") == set()


# Who speaks, chairs and takes part.


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann, rådgiver i KS, innleder.",
        "Kari Nordmann, lektor og politikar frå Hareid, innleia om tillit.",
        "Fylkesordførarane Ola Lie og Kari Nordmann presenterer sine visjonar.",
        "Kari Nordmann var også en av konferansens foredragsholdere.",
        "Deretter får vi høre fra KS ved rådgiver Kari Nordmann.",
        "KS presenterer modellen sin ved rådgivar Kari Nordmann.",
        "Vi får høre Kari Nordmann og Ola Lie fra KS snakke om tillit.",
        "Først ut var Kari Nordmann.",
        "Til slutt delte Kari Nordmann røynsler frå bygda.",
        "På programmet står mellom anna Ola Lie frå KS, Kari Nordmann frå NTNU og Siv Dahl, leiar for NORCE.",
        "Innleiarar: Ola Lie, KS; Siv Dahl, NTNU; og professor Kari Nordmann.",
        "Ordfører Kari Nordmann åpnet.",
        "Ola Lie innleder sammen med arkitekt Kari Nordmann.",
    ],
)
def test_who_speaks_is_told_in_running_text(text: str) -> None:
    assert "Kari Nordmann" in of_event(text, "speaker")


def test_who_sat_in_the_hall_is_no_speaker() -> None:
    assert of_event("Kari Nordmann frå KS var på konferansen. Ola Lie sat i salen.", "speaker") == set()


def test_chair_and_those_who_talk_together_are_told_apart() -> None:
    text = "Etterpå blir det debatt mellom Ola Lie og Siv Dahl, ledet av journalist Kari Nordmann."
    assert of_event(text, "facilitator") == {"Kari Nordmann"}
    assert of_event(text, "participant") == {"Ola Lie", "Siv Dahl"}


def test_body_that_has_run_into_a_speaker_s_name_is_whose_the_speaker_is() -> None:
    reading = page(NAME, "Korleis styrke kvarandre\nv/ Kari Nordmann Frivillighet Norge")
    assert said(reading, "affiliatedWith") == {("Kari Nordmann", "affiliatedWith", "Frivillighet Norge")}


# Societies and their annual meetings.


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann vart attvald som leiar.",
        "Kari Nordmann ble gjenvalgt som kasserer.",
        "Til ny leiar i laget vart Kari Nordmann vald.",
        "Ny i styret er Kari Nordmann.",
        "Leiar i grendalaget, Kari Nordmann, takka for innsatsen.",
    ],
)
def test_whom_an_annual_meeting_elects_is_of_the_society(text: str) -> None:
    reading = page("Årsmøte i Solvik grendalag", f"Møtet var på bedehuset. {text}")
    assert ("Kari Nordmann", "affiliatedWith", "Solvik grendalag") in said(reading)


@pytest.mark.parametrize(
    "text",
    ["Kari Nordmann vart vald til møteleiar.", "Kari Nordmann gjekk av som leiar.", "Kari Nordmann fekk blomar."],
)
def test_chair_of_the_meeting_and_who_left_are_not_elected(text: str) -> None:
    assert said(page("Årsmøte i Solvik grendalag", f"Møtet var på bedehuset. {text}"), "affiliatedWith") == set()


def test_seat_in_another_society_is_not_of_the_one_that_meets() -> None:
    text = "Møtet i Solvik grendalag var fint. Kari Nordmann vart vald som leiar i Strand vel."
    employers = {body for _, _, body in said(page("Årsmøte i Solvik grendalag", text), "affiliatedWith")}
    assert employers == {"Strand vel"}


def test_election_where_no_society_meets_is_of_nobody() -> None:
    text = "Solvik grendalag var med. Kari Nordmann vart vald som leiar."
    assert said(page(NAME, text), "affiliatedWith") == set()


def test_society_in_the_definite_form_is_no_other_of_its_kind() -> None:
    for other in ("grendalaget på Bø", "Strand grendalag og grendalaget"):
        text = f"Solvik grendalag inviterer. Leiar i {other}, Kari Nordmann, kjem."
        assert ("Kari Nordmann", "affiliatedWith", "Solvik grendalag") not in said(page(NAME, text))


def test_board_is_not_of_a_society_that_got_a_prize() -> None:
    text = (
        "Det var møte.\n\nAlle var der.\n\nEit nytt styre vart vald.\n\nGratulerer til Solvik vel med prisen!\n\n"
        "Styreleder: Kari Nordmann\n\nStyremedlem: Ola Lie\n\nVaramedlem: Siv Dahl"
    )
    assert said(page("Vel gjennomført landsmøte", text), "affiliatedWith") == set()
