"""How pages on events are read: their name and day, who holds them, who speaks, and the points of their programmes."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, facts, read, said

NAME = "Nabolagskonferansen 2019"


def on_event(text: str) -> Reading:
    """A page on the event “Nabolagskonferansen 2019” that says something more."""
    return read(f"{NAME}\n\n{text}\n", title=NAME)


def called(title: str, text: str = "Alle er velkomne.") -> set[str]:
    """What the event of a page of that title is called."""
    return entities(read(f"{title}\n\n{text}\n", title=title, url="https://example.org/2019/arrangement"), "Event")


@pytest.mark.parametrize(
    "text",
    [
        "Arrangører er KS og Skien kommune.",
        "Arrangørar er KS og NORCE.",
        "KS er medarrangør for konferansen.",
        "Også KS er med som medarrangør, og KS er en av hovedarrangørene.",
        "Konferansen vert arrangert av KS.",
        "Konferansen blir halden i regi av KS.",
        "Konferansen arrangeres av NORCE i samarbeid med KS.",
        "NORCE i samarbeid med KS inviterer til konferanse.",
        "Tysdag held KS folkemøte.",
        "KS skipar til konferanse med NORCE som vertskap.",
        "NORCE skipar til konferanse med KS som vertskap.",
        "KS ønsker velkommen til to dager i Skien.",
        "KS ønskjer å invitere alle til konferanse.",
        "I fjor markerte KS ti år med en fagkonferanse.",
    ],
)
def test_who_holds_an_event_is_told_in_many_ways(text: str) -> None:
    assert (NAME, "organisedBy", "KS") in said(on_event(text))


def test_place_of_who_invites_holds_nothing() -> None:
    assert said(on_event("Lag og foreninger i Agder inviterer til konferanse."), "organisedBy") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann fra KS innleder om tillit.",
        "Kari Nordmann, rådgiver i Skien kommune, forteller om tillit.",
        "Kari Nordmann, rådgjevar i Skien kommune, fortel om tillit.",
        "Kari Nordmann kommer for å snakke om velferd.",
        "Kari Nordmann kjem for å halde føredrag.",
        "Først orienterte kultursjef Kari Nordmann om planen.",
        "Foredragsholdere er Ola Lie, KS, rådgiver Kari Nordmann, NTNU, og Siv Dahl.",
        "Vi får besøk av Kari Nordmann.",
        "Kari Nordmann gjorde greie for planen.",
    ],
)
def test_who_speaks_is_told_in_many_ways(text: str) -> None:
    assert ("Kari Nordmann", "speaker", NAME) in said(on_event(text))


@pytest.mark.parametrize(
    "text",
    [
        "Konferansen ledes av Kari Nordmann.",
        "Debatten blir leia av Kari Nordmann og Ola Lie.",
        "Kari Nordmann fra KS skal lede konferansen.",
        "Med Kari Nordmann som ordstyrer blir det debatt.",
        "Konferansier Kari Nordmann og Ola Lie hadde en samtale.",
        "Medvirkende\n- Kari Nordmann Ordstyrer\n- Ola Lie - Direktør, KS",
    ],
)
def test_who_chairs_is_told_in_many_ways(text: str) -> None:
    assert ("Kari Nordmann", "facilitator", NAME) in said(on_event(text))


def test_title_before_the_first_of_two_is_of_that_one() -> None:
    stated = said(on_event("Konferansier Kari Nordmann og Ola Lie hadde en samtale."), "facilitator")
    assert stated == {("Kari Nordmann", "facilitator", NAME)}


def test_those_under_a_chair_take_part() -> None:
    stated = said(
        on_event("Medvirkende\n- Kari Nordmann Ordstyrer\n- Ola Lie - Direktør, KS"), "participant", "speaker"
    )
    assert stated == {("Ola Lie", "participant", NAME)}


def test_speakers_one_to_a_line_with_blank_lines_between_are_all_taken() -> None:
    lines = ["Innledere:", "Redaktør Kari Nordmann, Avisa", "Rektor Ola Lie, NTNU", "Fylkesråd for kultur Siv Dahl, KS"]
    stated = {subject for subject, _, _ in said(on_event("\n\n".join([*lines, "Slik er det."])), "speaker")}
    assert stated == {"Kari Nordmann", "Ola Lie", "Siv Dahl"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Nabolagskonferanse torsdag 9. mai", "Nabolagskonferanse"),
        ("Seminar om gode nabolag, 9. mai kl. 17.00", "Seminar om gode nabolag"),
        ("Seminar om gode nabolag 9. mai på Solvik kulturhus", "Seminar om gode nabolag"),
        ("KS inviterer til seminar om gode nabolag", "Seminar om gode nabolag"),
        ("Informasjon og påmelding til seminar om gode nabolag", "Seminar om gode nabolag"),
    ],
)
def test_title_of_an_event_is_its_name_without_day_and_invitation(title: str, name: str) -> None:
    assert name in called(title)


def test_programme_s_page_is_about_the_event_it_names_first() -> None:
    told = "Nabolagskonferansen 2019 er åpen for alle.\n\n09:00 Registrering\n10:00 Tillit v/ Kari Moe\n"
    reading = read(f"Program 5. juni\n\n{told}", title="Program 5. juni")
    assert ("Tillit", "partOf", NAME) in said(reading)


def test_title_that_has_run_together_with_what_stands_beside_it_is_cut_out() -> None:
    page = read("20 Kafédialog Solvik Sterke bygder!\n\nReferat: alle var med.\n", title="Kafédialog Solvik")
    assert entities(page, "Event") == {"Kafédialog Solvik"}


def test_definite_form_of_the_title_is_the_same_event() -> None:
    text = "På Nabokonferansen i Skien møtes vi."
    assert called("Nabokonferanse i Skien", text) == {"Nabokonferanse i Skien"}


def test_kind_in_the_indefinite_form_is_no_event_of_its_own() -> None:
    assert called("Nabolagsdagene 2019", "Meld deg på: Festkonferanse for frivillige") == {"Nabolagsdagene 2019"}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Velkommen onsdag 9. mai 2019 kl. 10.00-13.00 i Skien.", "2019-05-09T10:00", "2019-05-09T13:00"),
        ("Velkommen 9. mai 2019 mellom klokka 10.00 og 13.00.", "2019-05-09T10:00", "2019-05-09T13:00"),
        ("Onsdag 9. mai 2019\n10:00 - 13:00\nAlle kan komme.", "2019-05-09T10:00", "2019-05-09T13:00"),
        ("12. - 13. juni 2019 møtes vi.", "2019-06-12", "2019-06-13"),
        ("Nyheter tirsdag 7. mai 2019\n\nVi møtes 9. mai 2019.", "2019-05-09", None),
        ("Vi møtes 9. mai 2019.\n\n(Publisert: 29.01.2020 Sist endret: 05.09.2020)", "2019-05-09", None),
    ],
)
def test_day_and_hours_are_read_in_running_text(text: str, start: str, end: str | None) -> None:
    given = facts(on_event(text), NAME)
    assert (given.get("start"), given.get("end")) == (start, end)


@pytest.mark.parametrize(
    ("place", "venue"),
    [
        ("Konferansen holdes på Hotel City i Skien.", "Hotel City"),
        ("Konferansen blir på Scandic Solvik.", "Scandic Solvik"),
        ("Vi møtes i Statens hus i Skien.", "Statens hus"),
        ("Konferansen er på campus Solvik.", "campus Solvik"),
        ("Adresse: Storgata 3", "Storgata 3"),
    ],
)
def test_hotels_houses_and_campuses_are_venues(place: str, venue: str) -> None:
    assert (NAME, "heldAt", venue) in said(on_event(place))


def test_address_is_no_second_venue() -> None:
    assert said(on_event("Sted: Solvik kulturhus\n\nAdresse: Storgata 3\n"), "heldAt") == {
        (NAME, "heldAt", "Solvik kulturhus")
    }


PROGRAMME = """
09.00 Registrering og kaffe
10.00 –Velkommen v/ Kari Moe
10.15 Gode nabolag gir bedre oppvekst i byen
10.45 Hva vil vi få til sammen her?
11.00 Tillit i nabolaget. Innlegg: Forsker og professor emeritus Ola Lie, NTNU
11.30 Dialog og refleksjon rundt bordene
12.00 Helt konge! Per «Pølsa» Dahl, rådgiver
12.30 Slutt
Bak konferansen står KS og Skien kommune.
"""


def test_timed_title_that_nobody_is_named_for_is_a_talk_unless_it_is_no_title() -> None:
    reading = on_event(PROGRAMME)
    assert entities(reading, "Talk") == {"Gode nabolag gir bedre oppvekst i byen", "Tillit i nabolaget", "Helt konge!"}
    assert facts(reading, "Gode nabolag gir bedre oppvekst i byen") == {"start": "10:15"}


def test_programme_line_gives_who_speaks_past_roles_labels_and_nicknames() -> None:
    assert said(on_event(PROGRAMME), "speaker") == {
        ("Kari Moe", "speaker", NAME),
        ("Ola Lie", "speaker", "Tillit i nabolaget"),
        ("Per «Pølsa» Dahl", "speaker", "Helt konge!"),
    }


def test_what_stands_under_the_end_of_a_programme_is_no_point_of_it() -> None:
    assert (NAME, "organisedBy", "Skien") in said(on_event(PROGRAMME))


def parts(text: str) -> set[tuple[str, str]]:
    """The talks of a programme, and who speaks at or takes part in each."""
    reading = on_event(text)
    persons = entities(reading, "Person")
    talks = entities(reading, "Talk")
    return {(s, o) for s, _, o in said(reading, "speaker", "participant") if s in persons and o in talks}


@pytest.mark.parametrize(
    "programme",
    [
        "Kl 0900-0930: Registrering\nKl 0930-1000: Tillit i bygda. Kari Moe (KS)\nKl 1000: Pause\n",
        "| Tid | Tema | Hvem |\n| 09:00 | Pause | |\n| 09:30 | Tillit i bygda | Kari Moe, KS |\n| 10:00 | Pause | |",
        "• Kl. 09.00 Pause\n• Kl. 09.30 Tillit i bygda v/rådgiver Kari Moe, KS (kommunesektoren)\n",
        "09.00\nPause\n09.30\nTillit i bygda\nKari Moe\nKS\n10.00\nPause",
        "09:00-09:30 Pause\n09:30-10:00 Keynote: Tillit i bygda\nKari Moe, professor ved KS\n",
        "09:00 -\n09:30\n\nPause\n\n09:30 -\n10:00\n\nTillit i bygda\nKari Moe, KS\n",
    ],
)
def test_programme_may_be_laid_out_in_many_ways(programme: str) -> None:
    assert parts(programme) == {("Kari Moe", "Tillit i bygda")}
    assert facts(on_event(programme), "Tillit i bygda")["start"] == "09:30"


def test_hours_on_two_lines_are_beginning_and_end() -> None:
    reading = on_event("08:00 -\n09:00\n\nPause\n\n09:30 -\n10:00\n\nTillit i bygda\nKari Moe, KS\n")
    assert facts(reading, "Tillit i bygda") == {"start": "09:30", "end": "10:00"}


@pytest.mark.parametrize(
    ("row", "talk"),
    [
        ("Paneldebatt med Kari Moe (KS) og Ola Lie (NTNU). Ordstyrar: Siv Dahl", "Paneldebatt"),
        ("Samtale: Kven eig bygda?\nMed Kari Moe og Ola Lie\nSamtaleleiar: Siv Dahl", "Kven eig bygda?"),
        ("Debatt. Deltakarar: Kari Moe (KS), Ola Lie (NTNU). Debattleiar er Siv Dahl.", "Debatt"),
        ("Debatt Deltakarar: Kari Moe og Ola Lie\nDebattleiar: Siv Dahl", "Debatt"),
        (
            "Panelsamtale om tillit\nOrdstyrer: Siv Dahl\nDeltakere:\nKari Moe, KS\nOla Lie, NTNU",
            "Panelsamtale om tillit",
        ),
        ("Tillit i bygda\nLeiar: Siv Dahl\nSamtale mellom Kari Moe og Ola Lie", "Tillit i bygda"),
    ],
)
def test_those_who_talk_together_take_part_and_one_leads(row: str, talk: str) -> None:
    stated = said(on_event(f"09.00 Pause\n10.00 {row}\n11.00 Pause\n"))
    assert {
        ("Kari Moe", "participant", talk),
        ("Ola Lie", "participant", talk),
        ("Siv Dahl", "facilitator", talk),
    } <= stated


@pytest.mark.parametrize(
    "text",
    [
        "Kari Moe og Ola Lie holdt foredraget «Tillit i bygda».",
        "Først kom Kari Moe og Ola Lie (KS) med innlegget «Tillit i bygda».",
        "Sist snakket Siv Dahl. Så heldt Kari Moe og Ola Lie føredraget «Tillit i bygda».",
    ],
)
def test_talk_that_running_text_names_is_of_its_speakers_and_the_event(text: str) -> None:
    stated = said(on_event(text))
    assert {("Ola Lie", "speaker", "Tillit i bygda"), ("Tillit i bygda", "partOf", NAME)} <= stated
    assert ("Siv Dahl", "speaker", "Tillit i bygda") not in stated


def test_talk_that_was_called_off_has_no_speaker() -> None:
    assert said(on_event("Foredraget «Tillit i bygda» med Kari Moe ble avlyst."), "speaker") == set()


def test_kind_that_the_title_names_is_the_event_of_another_name() -> None:
    text = "Med konferansen «Sammen» 2. mai 2019 vil vi mer.\n\nSamhandlingskonferansen er for alle."
    assert called("Inviterer til samhandlingskonferanse", text) == {"Sammen"}


def test_place_after_the_day_on_a_line_is_the_venue() -> None:
    assert (NAME, "heldAt", "Operahuset Solvik") in said(on_event("Måndag 6. mai 2019, Operahuset Solvik"))
    assert said(on_event("Måndag 6. mai 2019, Skien"), "heldAt") == set()


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("12. mai 2019, Quality Hotel Grand, Kongsberg", "Quality Hotel Grand"),
        ("Tirsdag 12. mai kl. 18.00 i kommunestyresalen, Solvik rådhus", "Solvik rådhus"),
        ("Torsdag 12. mai 2019\nkl. 09.00-15.00\nBølgen kulturhus, Larvik", "Bølgen kulturhus"),
        ("Konferansen holdes på Evjemoen mandag 14. november.", "Evjemoen"),
        ("Konferansen blir halden onsdag 3. mai kl. 10.00 på Haugestad.", "Haugestad"),
        ("Da konferansen ble holdt på Solvik skole, var salen full.", "Solvik skole"),
        ("Stedet er Meieriet kultursenter, Leknes.", "Meieriet kultursenter"),
    ],
)
def test_line_or_verb_tells_where_the_event_is_held(text: str, venue: str) -> None:
    assert said(on_event(text), "heldAt") == {(NAME, "heldAt", venue)}


@pytest.mark.parametrize(
    "text", ["Konferansen holdes på Stord 3. mai.", "Konferansen holdes på Teams.", "Kari Moe vart fødd på Haugestad."]
)
def test_town_screen_or_birthplace_is_no_venue(text: str) -> None:
    assert said(on_event(text), "heldAt") == set()


@pytest.mark.parametrize("label", ["Dag 1: ", ""])
def test_days_over_the_rows_are_those_of_the_event(label: str) -> None:
    text = (
        f"{label}Onsdag 12. mai\n\n10.00 Velkommen\n10.15 Hva er tillit? Ola Lie, NORCE\n\n"
        f"{label.replace('1', '2')}Torsdag 13. mai\n\n09.00 Gode nabolag. Per Holm, Tinn kommune\n10.00 Slutt"
    )
    told = facts(on_event(text), NAME)
    assert (told["start"], told["end"]) == ("2019-05-12", "2019-05-13")


def test_office_before_a_name_is_no_title_though_its_body_is_unknown() -> None:
    text = (
        "11:30  “Fylket som scene”\n\n • Direktør for Tonekvartalet Nils Anker\n\n"
        "12:15  “Kultur i bygda”\n\n • Leiar i songutvalet Kari Moe"
    )
    assert said(on_event(text), "speaker") == {
        ("Nils Anker", "speaker", "Fylket som scene"),
        ("Kari Moe", "speaker", "Kultur i bygda"),
    }


def test_verkstad_in_many_places_is_held_in_all() -> None:
    text = (
        "Dagar og stadar:\n\n• Måndag 5. mai kl. 09.00–15.00: Solvik hotell i Skien\n"
        "• Tysdag 6. mai kl. 09.00–15.00: Vågen samfunnshus"
    )
    reading = read(text, title="Arbeidsverkstadar om folkehelse")
    assert {o for _, _, o in said(reading, "heldAt")} == {"Solvik hotell", "Vågen samfunnshus"}


@pytest.mark.parametrize(
    "text", ["Det skjer 31.10-01.11.", "Det skjer 31.10. – 1.11.2019.", "Det skjer 31.10- 01.11 2019."]
)
def test_days_of_two_months_in_figures_are_a_span(text: str) -> None:
    told = facts(on_event("Fredag 5. oktober var siste sjanse.\n\n" + text), NAME)
    assert (told["start"], told["end"]) == ("2019-10-31", "2019-11-01")


def test_place_whose_name_begins_like_before_is_no_deadline() -> None:
    assert facts(on_event("Konferansen vert halden i Førdehuset 3. mai 2019."), NAME)["start"] == "2019-05-03"


def test_street_is_not_of_the_venue_s_name() -> None:
    text = "Stad: Solvik Ungdomshus, Solvikvegen 70, 5258 Solvik"
    assert said(on_event(text), "heldAt") == {(NAME, "heldAt", "Solvik Ungdomshus")}


def test_role_and_body_before_a_name_do_not_part_it_from_the_next() -> None:
    text = "Ordfører i Skien, Kari Moe og leder i KS Ola Lie ønsket velkommen."
    assert {s for s, _, _ in said(on_event(text), "speaker")} == {"Kari Moe", "Ola Lie"}


@pytest.mark.parametrize(
    "row",
    [
        "Tillit i bygda, Kari Moe frå KS",
        "Tillit i bygda, ordførar i Skien Kari Moe",
        "Innleiing ved rådgjevar Kari Moe – «Tillit i bygda»",
        "Innlegg frå rådgjevar Kari Moe, KS: «Tillit i bygda»",
        "Tillit i bygda\nInnlegg frå KS ved rådgjevar Kari Moe",
    ],
)
def test_row_parts_title_and_speaker_without_a_mark(row: str) -> None:
    assert parts(f"09.00 Pause\n10.00 {row}\n11.00 Pause\n") == {("Kari Moe", "Tillit i bygda")}


def test_title_that_was_broken_for_want_of_room_is_one() -> None:
    title = "Kva skal til for at bygda vår vert ein god stad å leve for alle i åra som kjem?"
    broken = title.replace("alle i", "alle\n      i")
    assert parts(f"09.00 Pause\n10.00 {broken} ved Kari Moe, KS\n11.00 Pause\n") == {("Kari Moe", title)}


def test_people_listed_under_who_chairs_are_the_panel() -> None:
    text = "Program\n\nOrdstyrer: Siv Dahl, NTNU\n\n • Kari Moe, rådgiver, KS\n • Ola Lie, ordfører, Skien kommune\n"
    assert said(on_event(text), "speaker", "participant") == {
        ("Kari Moe", "participant", NAME),
        ("Ola Lie", "participant", NAME),
    }


def test_headline_of_a_report_is_not_the_event_that_the_text_names() -> None:
    text = "Konferansen «Høyr her» samla mange. Konferansen vart leia av Kari Moe. KS stod bak konferansen."
    reading = read(f"Korleis får unge større makt?\n\n{text}\n", title="Korleis får unge større makt?")
    assert said(reading) >= {("Kari Moe", "facilitator", "Høyr her"), ("Høyr her", "organisedBy", "KS")}


def test_sentence_after_a_hotel_s_name_is_not_of_it() -> None:
    text = "Konferansen er på Quality Hotel Grand Solvik. Deltakere betaler selv."
    assert said(on_event(text), "heldAt") == {(NAME, "heldAt", "Quality Hotel Grand Solvik")}


def test_day_is_of_the_one_year_that_the_page_s_whole_days_are_of() -> None:
    text = "Nabotreff\n\n13. april møtes vi.\n\nPåmelding innen 8. april 2016.\n"
    assert facts(read(text, title="Nabotreff"), "Nabotreff")["start"] == "2016-04-13"


def test_day_and_month_with_a_slash_before_the_year_are_a_day() -> None:
    assert facts(on_event("20/09 2022 09:30 - 14:00"), NAME)["start"] == "2022-09-20T09:30"


# The event itself as a word of the sentence, and sentences turned round.


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Arrangør av konferansen er KS.", "organisedBy | KS"),
        ("Arrangør av Nabolagskonferansen 2019 er KS.", "organisedBy | KS"),
        ("De som inviterer, er KS.", "organisedBy | KS"),
        ("Det er KS som inviterer.", "organisedBy | KS"),
        ("Konferansen er eit arrangement NORCE har saman med KS.", "organisedBy | KS"),
        ("Konferansen har KS som medarrangør.", "organisedBy | KS"),
        ("Blant samarbeidspartnarane er Skien kommune.", "organisedBy | Skien"),
        ("Emnet til forsker Kari Nordmann er tillit.", "speaker | Kari Nordmann"),
        ("Det er forsker Kari Nordmann som redegjør for tallene.", "speaker | Kari Nordmann"),
        ("Om tillit snakker forsker Kari Nordmann, og om makt snakkar Ola Lie om litt.", "speaker | Ola Lie"),
        ("Tanker om framtida kommer fra Kari Nordmann.", "speaker | Kari Nordmann"),
        ("Innledere til konferansen var Kari Nordmann [professor NTNU] og Ola Lie [KS].", "speaker | Ola Lie"),
        ("Kari Nordmann, som er journalist, er konferansier.", "facilitator | Kari Nordmann"),
        ("Møtestaden er Solvik Hotell.", "heldAt | Solvik Hotell"),
        ("Solvik Hotell i Skien er stedet.", "heldAt | Solvik Hotell"),
    ],
)
def test_event_may_stand_as_a_word_in_a_sentence_that_is_turned_round(text: str, stated: str) -> None:
    predicate, name = stated.split(" | ")
    triple = (name, predicate, NAME) if predicate in ("speaker", "facilitator") else (NAME, predicate, name)
    assert triple in said(on_event(text))


def test_one_who_asks_a_question_is_no_contact() -> None:
    assert said(on_event("Hva skal til? Det spør Kari Nordmann om."), "contact") == set()


@pytest.mark.parametrize("row", ["Presentasjon av planen og tida framover", "Orientering om planen for nabolag"])
def test_what_is_presented_is_the_title_of_a_talk(row: str) -> None:
    reading = on_event(f"Program\n\n09:00 Opning\n09:30 {row} v/ Kari Nordmann, KS\n10:00 Pause")
    assert entities(reading, "Talk") == {row}


def test_what_an_event_is_called_may_stand_before_it() -> None:
    text = "Saman for nærmiljø og nabolag heiter konferansen 3. mai 2019 i Skien."
    assert "Saman for nærmiljø og nabolag" in entities(read(f"{text}\n", title="Ny avtale"), "Event")


def test_contributions_of_several_are_no_talk() -> None:
    rows = "10:00 Opning\n10:30 Inviterte innlegg frå kommunar:\n   Skien v/ordførar Kari Nordmann\n11:00 Pause"
    reading = on_event(f"Program\n\n{rows}")
    assert entities(reading, "Talk") == set()
    assert ("Kari Nordmann", "speaker", NAME) in said(reading)


def test_panel_after_a_talk_in_a_row_is_a_point_of_its_own() -> None:
    reading = on_event(
        "Program\n\n09:00 Åpning\n\n10:00 Tillit i nabolaget\n\nHva er tillit? Ved Kari Nordmann, forsker ved NTNU.\n\n"
        "Panelsamtale under ledelse av Siv Dahl:\n\n- Ola Lie, KS\n- Per Moe, NORCE\n\n11:00 Pause\n"
    )
    assert ("Siv Dahl", "facilitator", "Panelsamtale") in said(reading)
    assert {("Ola Lie", "participant", "Panelsamtale")} <= said(reading)


@pytest.mark.parametrize(
    "text",
    [
        "Emnet til kommunal- og moderniseringsminister Kari Nordmann er tillit.",
        "Føredrag vert det frå mellom andre stortingsrepresentant Ola Lie og frå Kari Nordmann.",
    ],
)
def test_minister_and_others_speak(text: str) -> None:
    assert ("Kari Nordmann", "speaker", NAME) in said(on_event(text))


def test_body_may_speak_too() -> None:
    assert ("KS", "speaker", NAME) in said(on_event("KS holder innlegg om tillit."))


@pytest.mark.parametrize(
    "text",
    [
        "Askvoll kommune og KS ynskjer frivillige lag og organisasjonar velkommen til dialogmøte.",
        "Det er NORCE og KS som er hovedarrangører av konferansen.",
        "KS samler ledere og politikere til strategisamling.",
        "Konferansen er et samarbeid mellom KS og NORCE.",
    ],
)
def test_who_gathers_and_welcomes_holds_the_event(text: str) -> None:
    assert (NAME, "organisedBy", "KS") in said(on_event(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kari Moe - Samarbeid mellom NAV og kommunene.pdf",
        "«Regionale møteplasser» er et samarbeidsprosjekt mellom KS og NORCE.",
    ],
)
def test_what_others_do_together_is_not_who_holds_the_event(text: str) -> None:
    assert said(on_event(text), "organisedBy") == set()


def test_the_municipality_is_the_one_that_the_page_names() -> None:
    one = "Kommunen inviterte inn til møte.\n\nMange bor i Skien kommune."
    assert (NAME, "organisedBy", "Skien") in said(on_event(one))
    two = f"{one}\n\nFlere bor i Bamble kommune."
    assert said(on_event(two), "organisedBy") == set()


def test_files_of_a_programme_are_talks_of_those_named_before_them() -> None:
    given = [("Kari Moe", "Tillit i bygda"), ("Ola Lie", "Nye nabolag"), ("Siv Dahl", "Plass til flere")]
    files = "\n\n".join(f"{name} - {title}.pdf" for name, title in given)
    assert parts(f"Her er presentasjonene fra konferansen:\n\n{files}\n") == set(given)


def test_what_somebody_is_before_a_comma_and_the_name_is_no_title() -> None:
    row = "Debatt om tillit\n\n • Leder for partiets programkomité, Kari Moe\n • Styreleder i KS, Ola Lie\n"
    assert parts(f"09.00 Pause\n10.00 {row}11.00 Pause\n") == {
        ("Kari Moe", "Debatt om tillit"),
        ("Ola Lie", "Debatt om tillit"),
    }


@pytest.mark.parametrize("days", ["Tirsdag 14. og onsdag 15. oktober 2019", "14. oktober - tysdag 15. oktober 2019"])
def test_weekday_may_stand_between_the_days(days: str) -> None:
    given = facts(on_event(f"{days} er det konferanse."), NAME)
    assert (given["start"], given["end"]) == ("2019-10-14", "2019-10-15")


def test_question_to_somebody_on_stage_makes_no_contact() -> None:
    assert said(on_event("Ordførere kommer med spørsmål og kommentarer til Kari Moe."), "contact") == set()
    assert said(on_event("Spørsmål rettes til Kari Moe."), "contact") == {("Kari Moe", "contact", NAME)}


def test_hall_after_the_house_and_the_day_is_of_the_venue() -> None:
    stated = said(on_event("9. januar 2019, Badet Kulturtun, Camillasalen"), "heldAt")
    assert stated == {(NAME, "heldAt", "Badet Kulturtun, Camillasalen")}


@pytest.mark.parametrize(
    "text",
    [
        "Leder i laget, Kari Nordmann, ønsker velkommen.",
        "Generalsekretær i KS, Kari Nordmann, snakket om tillit.",
        "Deretter vil rådgjevar Kari Nordmann frå KS leggja fram planen.",
        "Kari Nordmann ved NTNU tok for seg tillit.",
    ],
)
def test_name_set_off_by_commas_is_of_the_sentence_around_it(text: str) -> None:
    assert ("Kari Nordmann", "speaker", NAME) in said(on_event(text))


def test_event_that_a_headline_speaks_of_is_what_it_names() -> None:
    assert called("God oppslutning om frivilligkonferansen") == {"Frivilligkonferansen"}


def test_bracket_that_names_who_chairs_is_not_of_the_title() -> None:
    text = "09.00 Pause\n10.00 Klima og natur (møteleder: Kari Moe)\n11.00 Pause\n"
    assert ("Kari Moe", "facilitator", "Klima og natur") in said(on_event(text))


def test_person_before_a_body_is_not_of_its_name() -> None:
    reading = on_event("Daglig leder Per Vik i Agder idrettskrets delte sine erfaringer.")
    assert entities(reading, "Organisation") == {"Agder idrettskrets"}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Innledning ved:\nOrdfører Kari Nordmann\nRådmann Ola Lie\nVel møtt.", "speaker | Ola Lie"),
        ("Deretter ga ordfører i Skien Kari Nordmann ei kort statusorientering.", "speaker | Kari Nordmann"),
        ("Det var i mars at KS hadde felles møte.", "organisedBy | KS"),
        ("Innlegg ved Roald A Johansen.", "speaker | Roald A Johansen"),
        ("Vi møtes i Kragerø Bibliotek.", "heldAt | Kragerø Bibliotek"),
        ("Kari Nordmann opna med å ynskja velkomen.", "speaker | Kari Nordmann"),
        ("Kari Nordmann hadde siste ordet.", "speaker | Kari Nordmann"),
        ("Det er dette som statsråd Kari Nordmann opnar.", "speaker | Kari Nordmann"),
        ("KS og kulturavdelinga står bak innbydinga.", "organisedBy | KS"),
    ],
)
def test_small_notices_tell_it_too(text: str, stated: str) -> None:
    predicate, name = stated.split(" | ")
    triple = (name, predicate, NAME) if predicate == "speaker" else (NAME, predicate, name)
    assert triple in said(on_event(text))


def test_list_of_presentations_is_of_titles_and_speakers() -> None:
    text = "Presentasjonar:\nTillit i bygda, Kari Moe\nOm reforma, fylkesmann Ola Lie\n"
    assert parts(text) == {("Kari Moe", "Tillit i bygda"), ("Ola Lie", "Om reforma")}


def test_venue_alone_on_a_line_above_is_where_the_event_is() -> None:
    assert (NAME, "heldAt", "Solvik hotell") in said(
        on_event("Solvik hotell\n\nKommunene møtes til konferanse om tillit.")
    )


def test_office_of_a_chair_after_a_name_says_who_leads_and_no_employer() -> None:
    reading = on_event("Program\n\n09:00 Opning\n09:15 Kari Nordmann, konferansier\n10:00 Pause")
    assert ("Kari Nordmann", "facilitator", NAME) in said(reading)
    assert said(reading, "affiliatedWith") == set()


def test_line_that_names_the_event_by_its_kind_goes_before_a_title_that_does_not() -> None:
    text = "Tid: 29. september 2022\n\nMELD DEG PÅ HER:\nFestkonferanse for frivilligheten\nOffisielt program"
    assert "Festkonferanse for frivilligheten" in called("Velkommen til Frivillighetens Festaften!", text)


def test_minutes_are_of_the_meeting_that_they_name() -> None:
    reading = read(
        "Referat fra styringsgruppa for pilotprosjektet\n\n"
        "Referat fra møte i styringsgruppa for pilotprosjektet 30.01.18\n\n"
        "Til stede:\n\nKari Nordmann, Ola Lie og Siv Dahl (prosjektleder).\n\nFinansiering: kommer som egen sak.\n",
        title="Referat fra styringsgruppa for pilotprosjektet 30.01.18",
    )
    (meeting,) = entities(reading, "Event")
    assert meeting.startswith("Møte i styringsgruppa for pilotprosjektet")
    assert {s for s in said(reading, "participant")} == {
        (name, "participant", meeting) for name in ("Kari Nordmann", "Ola Lie", "Siv Dahl")
    }


@pytest.mark.parametrize(
    "text", ["Det er KS som ber inn til konferanse.", "De som ba inn, i samarbeid, var NORCE og KS."]
)
def test_who_asks_people_in_holds_the_event(text: str) -> None:
    assert (NAME, "organisedBy", "KS") in said(on_event(text))


@pytest.mark.parametrize("text", ["Derfor inviterer vi til konferanse.", "Vi inviterer til konferanse i salen."])
def test_we_who_invite_are_who_publishes_and_is_named(text: str) -> None:
    page = read(f"{NAME}\n\nSkien kommune vil ha flere med. {text}\n", title=NAME, publisher="Skien kommune")
    assert (NAME, "organisedBy", "Skien") in said(page)
    other = read(f"{NAME}\n\nSkien kommune vil ha flere med. {text}\n", title=NAME, publisher="Lokalavisa")
    assert said(other, "organisedBy") == set()


def test_title_that_calls_an_event_by_its_kind_leaves_the_name_to_the_text() -> None:
    page = read(
        "Vintermøte med tillit på dagsordenen\n\nAlle er velkomne på Vintermøtet, som KS arrangerer.\n",
        title="Vintermøte med tillit på dagsordenen",
        url="https://example.org/arrangement/vinter",
    )
    assert entities(page, "Event") == {"Vintermøtet"}


def test_event_has_a_second_name_where_its_title_tells_no_kind() -> None:
    name = "Grendekonferansen"
    text = f"Godt liv i grenda\n\nDato: 11. mars 2019\n\n{name} samler mange.\n\n{name} arrangeres av KS.\n"
    page = read(text, title="Godt liv i grenda", url="https://example.org/arrangement/liv")
    assert said(page, "organisedBy") == {("Godt liv i grenda", "organisedBy", "KS")}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Oppsummering av Nabolagskonferansen 2019", "Nabolagskonferansen 2019"),
        ("Glimt fra Nabolagskonferansen 2019", "Nabolagskonferansen 2019"),
        ("1 REFERAT fra Nabolagskonferansen 2019", "Nabolagskonferansen 2019"),
        ("Bilete frå Nabolagskonferansen 2019", "Nabolagskonferansen 2019"),
    ],
)
def test_what_a_report_is_of_is_the_event(title: str, name: str) -> None:
    assert called(title) == {name}


def test_who_pays_for_an_event_is_told_of_it_in_a_pronoun() -> None:
    assert (NAME, "fundedBy", "NORCE") in said(on_event("Den ble sponset av KS, NOFOR og NORCE."))


def test_place_of_those_who_receive_an_event_is_its_place() -> None:
    assert (NAME, "inMunicipality", "Skien") in said(on_event("Da samles vi, med Skien og Bamble som vertskommuner."))


def test_quoted_title_may_end_the_line_that_tells_who_speaks() -> None:
    reading = on_event(
        "10:10 Kari Nordmann, direktør i NORCE ”Matens rolle i bygda”\n\n"
        "10.40 Ola Lie, ordfører i Skien (Ap) «Skien – en by i vekst»\n\n"
        "11.00 Siv Dahl, leder i «Aktive dager»\n"
    )
    assert said(reading, "speaker") == {
        ("Kari Nordmann", "speaker", "Matens rolle i bygda"),
        ("Ola Lie", "speaker", "Skien – en by i vekst"),
        ("Siv Dahl", "speaker", NAME),
    }


def test_leader_behind_a_body_on_a_line_speaks_for_it_and_the_body_is_no_title() -> None:
    reading = on_event(
        "13.00 Åpning v/ Kari Nordmann\n\n14.10 Forberedte innlegg fra:\n\nEn ungdom fra landbruket\n\n"
        "Solvik Bondelag, leder Ola Lie\n\nSolvik Frivilligsentral, leder Siv Dahl\n\n15.00 Slutt"
    )
    assert entities(reading, "Talk") == set()
    assert ("Ola Lie", "affiliatedWith", "Solvik Bondelag") in said(reading)
    assert ("Siv Dahl", "speaker", NAME) in said(reading)


@pytest.mark.parametrize(
    "row",
    ["Vel møtt ved UiB-rektor Kari Nordmann", "Helsingstale ved HVL-rektor Kari Nordmann", "Velkomst v/ Kari Nordmann"],
)
def test_greetings_are_no_talks(row: str) -> None:
    reading = on_event(f"12.45\n{row}\n\n13.20\nKven eig husa? v/ Ola Lie\n")
    assert ("Kari Nordmann", "speaker", NAME) in said(reading)
    assert entities(reading, "Talk") == {"Kven eig husa?"}


def test_who_gives_a_talk_in_a_row_gives_no_other() -> None:
    reading = on_event("13.20\nKven eig husa?\n\nInnlegg av Kari Nordmann, forskar ved NTNU\n\n14.00\nSlutt\n")
    assert said(reading, "speaker") == {("Kari Nordmann", "speaker", "Kven eig husa?")}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Medarrangørene av konferanserekken er; KS, NORCE og Skien kommune.", ("organisedBy", "NORCE")),
        ("Statssekretær Kari Nordmann i KS inviterer til et møte.", ("organisedBy", "KS")),
        ("KS samarbeider med NORCE og NTNU om arrangementet.", ("organisedBy", "NORCE")),
        ("KS samarbeider med NORCE og NTNU om arrangementet.", ("organisedBy", "KS")),
        ("Ordførar i Skien, Kari Nordmann, helsa velkomen i ord og bilete.", ("speaker", "Kari Nordmann")),
        ("I dag vil forfatter og forsker Kari Nordmann oppsummere erfaringer.", ("speaker", "Kari Nordmann")),
        ("Deretter overtok Kari Nordmann stafettpinnen og snakka varmt om dugnad.", ("speaker", "Kari Nordmann")),
        ("Kari Nordmann er et av trekkplastrene.", ("speaker", "Kari Nordmann")),
        ("Stipendiat Kari Nordmann holder prøveforelesning over oppgitt tema.", ("speaker", "Kari Nordmann")),
        ("Opponent er Kari Nordmann fra NTNU.", ("participant", "Kari Nordmann")),
        ("Kari Nordmann skal lose oss gjennom dagen.", ("facilitator", "Kari Nordmann")),
        ("Kari Nordmann loset oss igjennom sakslista.", ("facilitator", "Kari Nordmann")),
        ("Kari Nordmann, kulturkommentator, er dagens programleiar.", ("facilitator", "Kari Nordmann")),
        ("Innkallinga vart godkjend før Kari Nordmann vart vald til møteleiar.", ("facilitator", "Kari Nordmann")),
    ],
)
def test_pages_say_plainly_who_does_what(text: str, stated: tuple[str, str]) -> None:
    predicate, name = stated
    ends = (NAME, predicate, name) if predicate == "organisedBy" else (name, predicate, NAME)
    assert ends in said(on_event(text))


def test_cooperation_on_something_else_holds_no_event() -> None:
    assert said(on_event("KS samarbeider med NORCE om rapporten."), "organisedBy") == set()


def test_town_where_something_takes_place_employs_nobody_listed_behind_it() -> None:
    reading = on_event("Det var val av delegatar til fylkesmøtet i Skien: Kari Nordmann, Ola Lie og Siv Dahl.")
    assert said(reading, "affiliatedWith") == set()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Årsmøte 2019 vel i hamn", "Årsmøte 2019"),
        ("Årsmøte holdes tirsdag 18. februar kl. 18.00 på Solvik", "Årsmøte"),
        ("Flott frivillighetskveld i Solvik", "Frivillighetskveld i Solvik"),
        ("Invitasjon til kulturkveld 17. september", "Kulturkveld"),
        ("Invitasjon til konferansen Jorda og fjorden", "Jorda og fjorden"),
        ("Grendeforum 18. oktober - kvifor møtast?", "Grendeforum"),
    ],
)
def test_what_is_said_of_an_event_in_its_title_is_not_of_its_name(title: str, name: str) -> None:
    assert called(title) == {name}


def test_kind_with_a_name_behind_it_in_the_title_is_not_another_of_the_kind() -> None:
    text = "Året etter holdt vi folkehelsekonferansen «Mot 2015». I år er det KS som er vertskap for konferansen."
    reading = read(
        f"Meld deg på folkehelsekonferansen Tråden\n\n{text}\n", title="Meld deg på folkehelsekonferansen Tråden"
    )
    assert said(reading, "organisedBy") == {("Folkehelsekonferansen Tråden", "organisedBy", "KS")}


def test_page_that_invites_is_on_what_it_invites_to() -> None:
    text = "NORCE inviterer til seminar om nye roller. Seminaret er åpent for alle."
    reading = read(f"Nye roller i grenda\n\n{text}\n", title="Nye roller i grenda")
    assert said(reading, "organisedBy") == {("Nye roller i grenda", "organisedBy", "NORCE")}
    network = read(f"Nettverk for nye roller\n\n{text}\n", title="Nettverk for nye roller")
    assert "Nettverk for nye roller" not in entities(network, "Event")


def start_of(text: str) -> set[object]:
    """When the events of a page begin."""
    reading = read(text, title="Generalforsamling 2021")
    return {entity.attributes.get("start") for entity in reading.entities if entity.type == "Event"}


def test_day_alone_on_a_line_is_when_the_page_was_written_if_a_later_one_has_its_hours() -> None:
    text = "{}\n\nGeneralforsamling 2021\n\nMøtet blir {}, og møtet er åpent. Kom på møtet.\n"
    assert start_of(text.format("25. november 2020", "avholdt tirsdag 27. april 2021 kl 19:00")) == {"2021-04-27T19:00"}
    assert start_of(text.format("25. november 2020", "bra, innen 27. april 2021")) == {"2020-11-25"}


def test_day_that_input_is_due_is_not_the_event_s() -> None:
    text = (
        "Generalforsamling 2021\n\nKom på møtet. Fristen for å gi innspill som er den 5. februar 2021, gjelder møtet.\n"
    )
    assert start_of(text) == {"2021"}  # so it is called


def test_defence_has_a_committee_that_takes_part_and_one_who_leads_it() -> None:
    reading = read(
        "Disputas: Samskaping i små kommunar\n\nStipendiat Kari Nordmann forsvarar avhandlinga si.\n\n"
        "Førsteopponent: professor Ola Lie, UiB\nHovudrettleiar: professor Per Vik\nDisputasleiar: dekan Siv Dahl\n",
        title="Disputas: Samskaping i små kommunar",
    )
    (name,) = entities(reading, "Event")
    parts = {("Kari Nordmann", "speaker"), ("Ola Lie", "participant"), ("Siv Dahl", "facilitator")}
    at_it = {claim for predicate in ("speaker", "participant", "facilitator") for claim in said(reading, predicate)}
    assert at_it == {(who, does, name) for who, does in parts}


def test_those_whom_a_page_says_you_meet_are_speakers() -> None:
    reading = on_event(
        "På konferansen møter du:\n\n- Kari Nordmann, forskar ved NTNU: Kva er frivillig?\n- Ola Lie, KS\n"
    )
    assert said(reading, "speaker") == {("Kari Nordmann", "speaker", "Kva er frivillig?"), ("Ola Lie", "speaker", NAME)}


def test_post_and_employer_behind_a_name_on_a_line_need_no_commas() -> None:
    reading = on_event("08.30\nKven eig husa?\nKari Nordmann prosjektleiar Sogn regionråd\n\n09.00\nSlutt\n")
    assert said(reading, "affiliatedWith") == {("Kari Nordmann", "affiliatedWith", "Sogn regionråd")}
    joined = on_event("16:45 | Hilsener Leder KS, Kari Nordmann Ordfører Skien kommune, Ola Lie |\n\n17:00 | Slutt |")
    assert ("Kari Nordmann", "affiliatedWith", "Skien") not in said(joined)
