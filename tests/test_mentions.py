"""What a page names: places, bodies, persons, titles, what it is about, programmes, themes; and overlaps settled."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samgraf.mentions import settle
from samgraf.model import Mention, Span
from tests.pages import entities, entity, found_in, mentions_of, named, read, reader, said

BODIES = ("Organisation", "Funder")


def bodies(text: str, **front: str) -> list[str]:
    """The bodies a text names, in its order."""
    found = found_in(text, **front)[1].placed
    return [m.text for m in found if m.type in BODIES and not m.refers]


def places(text: str, **front: str) -> list[str]:
    found = found_in(text, **front)[1].placed
    return [m.text for m in found if m.type in ("Municipality", "County")]


# Names of the registers.


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vi bor i Porsgrunn.", "Porsgrunn"),
        ("Vi bor i Porsgrunn kommune.", "Porsgrunn kommune"),
        ("Porsgrunns innbyggere møttes.", "Porsgrunn"),
        ("PORSGRUNN KOMMUNE inviterer.", "PORSGRUNN KOMMUNE"),
        ("(Porsgrunn)", "Porsgrunn"),
        ("Porsgrunn kommuner er to.", "Porsgrunn"),
        ("Hun sitter i Porsgrunn kommunestyre.", "Porsgrunn"),
        ("Porsgrunn-ordføreren kom.", None),
        ("Porsgrunnsfjorden er fin.", None),
        ("porsgrunn er skrevet lite.", None),
        ("Nordre Land og Søndre Land er to.", "Nordre Land"),
        ("Vi bor på Nøtterøy.", "Nøtterøy"),
        ("Kvam herad er med.", "Kvam herad"),
        ("Odense Kommune er med.", "Odense Kommune"),
    ],
)
def test_place_is_a_word_of_its_own(text: str, name: str | None) -> None:
    assert places(text)[:1] == ([name] if name else [])


@pytest.mark.parametrize(
    "name",
    [
        "Norges forskningsråd",
        "Noregs forskingsråd",
        "Høgskulen på Vestlandet",
        "Universitetet i Sørøst-Norge",
        "NTNU",
        "OsloMet",
        "Telemarksforsking",
        "KS",
        "Helsedirektoratet",
        "Nord universitet",
        "Aarhus Universitet",
    ],
)
def test_body_of_a_register_is_found_in_brackets_and_in_running_text(name: str) -> None:
    for text in (f"Vi takker {name} for hjelpen.", f"Åse Lie ({name}) er med.", f"{name}s ansatte er med."):
        assert name in bodies(text), text


@pytest.mark.parametrize(
    "text",
    ["Vi har mot til alt.", "Han gikk inn i huset.", "Vi ser mot nord.", "Ei venstre hand.", "Han er høyre hand."],
)
def test_ordinary_word_is_no_body(text: str) -> None:
    assert bodies(text) == [] and places(text) == []


@pytest.mark.parametrize(
    "text", ["Time for Time.", "Re: møtet", "Sel er et dyr.", "Nord er en retning.", "Nes og hav."]
)
def test_weak_name_alone_is_none(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Åse Lie (Nord)", "Nord"),
        ("Åse Lie (OsloMet/Nord)", "Nord"),
        ("Vi bor i Time kommune.", "Time kommune"),
        ("Vi bor i Re.", "Re"),
        ("Sandnes kommune er med.", "Sandnes kommune"),
    ],
)
def test_weak_name_is_one_where_its_place_says_so(text: str, name: str) -> None:
    assert name in [*bodies(text), *places(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Senter foromsorgsforskning er med.",
        "Senter for omsorgsforskninger med.",
        "Vi takker Norges forskningsråd.Vi ses.",
        "Universitetet iSørøst-Norge er med.",
        "Norgesforskningsråd er med.",
    ],
)
def test_glued_words_keep_the_name(text: str) -> None:
    assert len(bodies(text)) == 1


@pytest.mark.parametrize(
    "text", ["Sønderborgkommune er med.", "Vi takker Porsgrunnkommune.", "Porsgrunnkommunes folk."]
)
def test_kommune_glued_to_its_place_keeps_the_place(text: str) -> None:
    assert len(places(text)) == 1


@pytest.mark.parametrize(
    "written",
    [
        "Norges\u00a0forskningsråd",
        "Norges forsk\u00adningsråd",
        "Norges forskningsra\u030ad",
        "NORGES FORSKNINGSRÅD",
        "Norges  forskningsråd",
    ],
)
def test_way_of_writing_changes_no_name(written: str) -> None:
    reading = read(f"Vi takker {written} for hjelpen.\n")
    assert entities(reading, "Funder") == {"Norges forskningsråd"}


def test_name_broken_over_two_lines_is_one() -> None:
    text = "Alle som vil, kan være med på dette, og det er hyggelig. Takk til Universitetet i\nSørøst-Norge for alt.\n"
    assert entities(read(text), "Organisation") == {"Universitetet i Sørøst-Norge"}


# Organisations that no register knows.


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vi takker Solvik idrettslag for i dag.", "Solvik idrettslag"),
        ("Vi takker Lien Frivilligsentral.", "Lien Frivilligsentral"),
        ("Vi takker Bråten og Lie AS.", None),
        ("Vi takker SOLVIK BYGG AS.", "SOLVIK BYGG AS"),
        ("Vi takker Åsgårdbiblioteket.", "Åsgårdbiblioteket"),
        ("Hun er ved Institutt for planlegging og samfunn.", "Institutt for planlegging og samfunn"),
        ("Hun er i Avdeling for kultur, idrett og fritid i Bø.", "Avdeling for kultur, idrett og fritid"),
        ("Hun leder Senter for eldre i Bø.", "Senter for eldre"),
        ("Vi takker Tampere University.", "Tampere University"),
        ("Hun går på Lia skole.", "Lia skole"),
    ],
)
def test_body_is_known_by_how_its_name_is_made(text: str, name: str | None) -> None:
    assert name is None or name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Forskning er gøy, og laget er stort.",
        "Rådet sier ja. Senteret sier nei.",
        "Vi går på skole og bibliotek.",
        "Det er et senter for alle.",
        "Universitetet er stort.",
        "I teater og kino er det moro.",
    ],
)
def test_common_noun_is_no_body(text: str) -> None:
    assert bodies(text) == []


def test_and_may_be_inside_a_name() -> None:
    text = "Kari Nordmann er ved Institutt for planlegging og samfunn og Åse Lie ved NTNU.\n"
    assert bodies(text) == ["Institutt for planlegging og samfunn", "NTNU"]
    assert places("Møre og Romsdal fylkeskommune og Sogn og Fjordane er med.") == [
        "Møre og Romsdal fylkeskommune",
        "Sogn og Fjordane",
    ]


def test_and_before_another_name_ends_the_first() -> None:
    assert bodies("Hun er ved Senter for kultur og NTNU.") == ["Senter for kultur", "NTNU"]


def test_districts_share_their_head() -> None:
    text = "Oslo kommune ved bydelene Østensjø, St. Hanshaugen og Alna er med.\n"
    assert bodies(text) == ["Bydel Østensjø", "Bydel St. Hanshaugen", "Bydel Alna"]


def test_employer_stands_in_brackets_after_a_name() -> None:
    assert "Løvetannhagen" in bodies("Kari Nordmann (Løvetannhagen) er med.")


@pytest.mark.parametrize(
    "inside", ["foto", "42", "f. 1971", "12.30", "ikke med", "prosjektleder", "Danmark", "tlf 123"]
)
def test_what_else_stands_in_brackets_is_no_employer(inside: str) -> None:
    assert bodies(f"Kari Nordmann ({inside}) er med.") == []


def test_two_employers_stand_on_both_sides_of_a_slash() -> None:
    assert bodies("Kari Nordmann (Løvetannhagen/Solsikkelaget) er med.") == ["Løvetannhagen", "Solsikkelaget"]


# Persons.


@pytest.mark.parametrize(
    "name",
    [
        "Kari Nordmann",
        "Åse Bråten",
        "Kåre Østby",
        "Nils Øyvind Lie",
        "Anne-Lise Haugen",
        "Liv Marit Solberg-Hansen",
        "Ole A. Bakken",
        "Jan Erik von Krogh",
        "Mette Sørensen",
        "Ragnhild Bø",
        "Øystein Ås",
        "Per Li",
        "Åshild Dahl",
    ],
)
def test_full_name_is_a_person_in_running_text(name: str) -> None:
    for text in (f"Vi takker {name} for i dag.", f"{name} er med.", f"I dag kom {name}, og det var fint."):
        assert named(text, "Person") == [name], text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Professor Xandra Quill er med.", "Xandra Quill"),
        ("Ved Xandra Quill fra Bø.", "Xandra Quill"),
        ("Samskaping v/ Xandra Quill", "Xandra Quill"),
        ("Xandra Quillberg, ordfører i Bø", "Xandra Quillberg"),
    ],
)
def test_unknown_name_is_a_person_where_its_place_says_so(text: str, name: str) -> None:
    assert named(text, "Person") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Vi møtes i Nye Veier.",
        "Smarte Byer er fint.",
        "Nordre Land kommune er med.",
        "Indre Østfold er en kommune.",
        "Røde Kors er med.",
        "Norges Forskningsråd er med.",
        "Lia Skole og Bø Bibliotek er med.",
        "Den Store Dagen er her.",
        "Oslo Kongressenter er fullt.",
        "Hva Gjør Vi Nå",
    ],
)
def test_capitalised_words_alone_are_no_person(text: str) -> None:
    assert named(text, "Person") == []


def test_title_before_a_name_is_no_part_of_it() -> None:
    assert named("Ordfører Åse Bråten og Professor Kåre Østby er med.", "Person") == ["Åse Bråten", "Kåre Østby"]


def test_place_inside_a_name_is_no_place() -> None:
    text = "Åse Porsgrunn og Kåre Bø er med.\n"
    assert named(text, "Person") == ["Åse Porsgrunn", "Kåre Bø"] and places(text) == []


def test_surname_alone_points_to_its_person() -> None:
    reading = read("Kari Solbakken er med. Solbakken sier ja, og Solbakkens folk er glade.\n")
    assert entities(reading, "Person") == {"Kari Solbakken"}
    assert set(entity(reading, "Kari Solbakken").surfaces) == {"Kari Solbakken", "Solbakken", "Solbakkens"}


def test_surname_without_its_person_is_nobody() -> None:
    assert entities(read("Solbakken sier ja.\n"), "Person") == set()


def test_surname_of_two_persons_names_neither() -> None:
    reading = read("Kari Solbakken og Ola Solbakken er med. Solbakken er professor ved OsloMet.\n")
    assert said(reading, "affiliatedWith") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kari Nordmann er med. Hun er professor ved OsloMet.", "Kari Nordmann"),
        ("Åse Lie er med. Ho er professor ved OsloMet.", "Åse Lie"),
        ("Kåre Bø er med. Han er professor ved OsloMet.", "Kåre Bø"),
    ],
)
def test_pronoun_points_to_the_one_person_before_it(text: str, name: str) -> None:
    assert said(read(text), "affiliatedWith") == {(name, "affiliatedWith", "OsloMet")}


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann og Åse Lie er med. Hun er professor ved OsloMet.",
        "Hun er professor ved OsloMet. Kari Nordmann er med.",
        "Alle er her. Hun er professor ved OsloMet.",
    ],
)
def test_pronoun_that_may_be_two_or_none_is_nobody(text: str) -> None:
    assert said(read(text), "affiliatedWith") == set()


# Projects, events, venues.


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vi er med i forskningsprosjektet OFFRI.", "OFFRI"),
        ("Vi er med i prosjektet «Sammen om skolen».", "Sammen om skolen"),
        ("Vi er med i utviklingsprosjektet “Gode nabolag”.", "Gode nabolag"),
        ('Vi er med i forskingsprosjektet "Unge røyster".', "Unge røyster"),
        ("Vi er med iforskningsprosjektet OFFRI.", "OFFRI"),
        ("Vi er med iforskningsprosjektet «OFFRI».", "OFFRI"),
        ("«Sammen om skolen» er et prosjekt i Bø.", "Sammen om skolen"),
        ("Pengene kommer fra NABOLØFT-programmet.", "NABOLØFT"),
        ("We take part in the project «Common Ground».", "Common Ground"),
        ("Vi er med i projektet «Fælles om byen».", "Fælles om byen"),
    ],
)
def test_project_is_named_beside_its_kind(text: str, name: str) -> None:
    assert named(text, "Project") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Vi har mange prosjekter i Bø.",
        "Prosjektet er ferdig.",
        "Prosjektet i Bø er ferdig.",
        "Hun sa «ja takk» og gikk.",
        "Prosjektleder Kari Nordmann er med.",
        "Programmet er langt.",
    ],
)
def test_project_without_a_name_is_not_named(text: str) -> None:
    assert named(text, "Project") == []


def test_verb_after_a_project_s_name_is_not_of_the_name() -> None:
    assert named("Prosjektet Felles løft begynte i mai.\n", "Project") in ([], ["Felles løft"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vi møtes på Bygdekonferansen 2015.", "Bygdekonferansen 2015"),
        ("Vi møtes på konferansen «Sammen om bygda».", "Sammen om bygda"),
        ("Vi møtes på Nordic Village Expo.", "Nordic Village Expo"),
        ("Vi møtes på Frivilligdagane i Bø i dag.", "Frivilligdagane i Bø"),
        ("Vi møtes på Frivilligdagane i Bø.", "Frivilligdagane i Bø"),
    ],
)
def test_event_is_named_by_its_kind(text: str, name: str) -> None:
    assert named(text, "Event") == [name]


@pytest.mark.parametrize("text", ["Konferansen er i dag.", "Vi har møter og seminar.", "Seminaret i Bø var fint."])
def test_event_without_a_name_is_not_named(text: str) -> None:
    assert named(text, "Event") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vi møtes på Solvik kulturhus.", "Solvik kulturhus"),
        ("Vi møtes på Lien Hotell.", "Lien Hotell"),
        ("Vi møtes på Fjellhallen i dag.", "Fjellhallen"),
        ("Vi møtes i Fjellsalen i dag.", "Fjellsalen"),
        ("Sted: Solbakken bibliotek\nTid: 12.00\n", "Solbakken bibliotek"),
        ("Sted: Porsgrunn, Kafe Solvik\n", "Kafe Solvik"),
    ],
)
def test_venue_is_named_by_its_kind_or_its_field(text: str, name: str) -> None:
    assert named(text, "Venue") == [name]


@pytest.mark.parametrize(
    "text", ["Sted: Teams\n", "Sted: Digitalt\n", "Sted: På nett\n", "Sted: Zoom\n", "Sted: Porsgrunn\n"]
)
def test_net_or_a_town_is_no_venue(text: str) -> None:
    assert named(text, "Venue") == []


def test_rooms_of_a_list_are_several_venues() -> None:
    assert named("Vi bruker møteromma Lerka, Trosten og Meisa.", "Venue") == ["Lerka", "Trosten", "Meisa"]


# What points back.


def test_acronym_stands_for_the_name_it_was_introduced_with() -> None:
    text = "Landslaget for gode nabolag (LGN) er et lag. Kari Nordmann (LGN) er med, og LGN er glad.\n"
    reading = read("Senter for gode nabolag (SGN) er her. Åse Lie er professor ved SGN.\n")
    assert said(reading, "affiliatedWith") == {("Åse Lie", "affiliatedWith", "Senter for gode nabolag")}
    assert "SGN" in entity(reading, "Senter for gode nabolag").surfaces
    assert read(text).entities


def test_acronym_that_was_not_introduced_is_nothing() -> None:
    assert "QXZ" not in [e.name for e in read("Åse Lie er her, og QXZ er her.\n").entities]


FRONT = {"title": "Felles løft", "url": "https://example.org/prosjekter/felles-loft/", "language": "nb"}


def test_prosjektet_is_the_project_of_the_page() -> None:
    text = "Felles løft\n\nProsjektet er finansiert av Norges forskningsråd.\n"
    assert said(read(text, **FRONT), "fundedBy") == {("Felles løft", "fundedBy", "Norges forskningsråd")}


def test_prosjektet_on_another_page_is_the_one_named_last_before_it() -> None:
    text = "Vi er med i prosjektet «Gode nabolag». Prosjektet er finansiert av Helsedirektoratet.\n"
    assert said(read(text), "fundedBy") == {("Gode nabolag", "fundedBy", "Helsedirektoratet")}


def test_prosjektet_before_any_project_is_none() -> None:
    assert said(read("Prosjektet er finansiert av Helsedirektoratet.\n"), "fundedBy") == set()


# What the page is about.

EVENT = """Samling for nabolag i Porsgrunn

Dato: 2. mai 2019
Sted: Solvik kulturhus
Arrangør: Porsgrunn kommune
"""


def test_page_on_an_event_is_about_its_title() -> None:
    _, found = found_in(EVENT, title="Samling for nabolag i Porsgrunn")
    assert found.event and found.event.text == "Samling for nabolag i Porsgrunn" and found.project is None


@pytest.mark.parametrize(
    "lead", ["Velkommen til ", "Invitasjon til ", "Inviterer til ", "Program for ", "Referat fra "]
)
def test_words_before_an_event_s_name_are_not_of_it(lead: str) -> None:
    title = f"{lead}Bygdekonferansen i Porsgrunn"
    _, found = found_in(EVENT.replace("Samling for nabolag i Porsgrunn", title), title=title)
    assert found.event and found.event.text == "Bygdekonferansen i Porsgrunn"


def test_day_after_an_event_s_name_is_not_of_it() -> None:
    title = "Konferanse om gode nabolag 2. mai 2019"
    _, found = found_in(EVENT.replace("Samling for nabolag i Porsgrunn", title), title=title)
    assert found.event and found.event.text == "Konferanse om gode nabolag"


def test_page_on_a_project_is_about_its_name() -> None:
    text = "Felles løft\n\nProsjektleder: Kari Nordmann\nPeriode: 2019–2021\n"
    _, found = found_in(text, **FRONT)
    assert found.project and found.project.text == "Felles løft" and found.event is None


def test_page_on_neither_is_about_neither() -> None:
    _, found = found_in("Vi liker Porsgrunn.\n\nDet er en fin by.\n", title="En fin by")
    assert (found.event, found.project) == (None, None)


def test_title_that_stands_in_front_matter_only_is_quoted_there() -> None:
    page, found = found_in(EVENT.split("\n", 1)[1], title="Samling for nabolag i Porsgrunn")
    assert found.event and found.event.span.end <= page.body
    assert found.event.span.of(page.text) == "Samling for nabolag i Porsgrunn"


# Programmes.


PROGRAMME = """Bygdekonferansen 2019

{rows}
"""


def talks(rows: str) -> dict[str, set[tuple[str, str]]]:
    """The talks of a programme, and who does what in each."""
    reading = read(PROGRAMME.format(rows=rows), title="Bygdekonferansen 2019", language="nb")
    parts = said(reading, "speaker", "participant", "facilitator")
    titles = entities(reading, "Talk")
    return {title: {(s, p) for s, p, o in parts if o == title} for title in titles}


def at_the_event(rows: str) -> set[tuple[str, str]]:
    reading = read(PROGRAMME.format(rows=rows), title="Bygdekonferansen 2019", language="nb")
    return {
        (s, p) for s, p, o in said(reading, "speaker", "participant", "facilitator") if o == "Bygdekonferansen 2019"
    }


@pytest.mark.parametrize(
    "row",
    [
        "Gode nabolag v/ Kari Nordmann (OsloMet)",
        "Gode nabolag v/Kari Nordmann",
        "Gode nabolag ved Kari Nordmann, forsker",
        "Gode nabolag. Ved professor Kari Nordmann, OsloMet",
        "Gode nabolag – Kari Nordmann, OsloMet",
        "«Gode nabolag» – Kari Nordmann",
        "Gode nabolag\nv/ Kari Nordmann (OsloMet/Nord)",
        "Gode nabolag\n  Kari Nordmann, ordfører i Porsgrunn",
        "Kari Nordmann: «Gode nabolag»",
        "Kari Nordmann, OsloMet: Gode nabolag",
        "Foredrag: Gode nabolag v/ Kari Nordmann",
        "Innlegg\nGode nabolag\nv/ Kari Nordmann",
    ],
)
def test_speaker_of_a_title_speaks_in_that_talk(row: str) -> None:
    assert talks(f"09.00 {row}\n10.30 Pause") == {"Gode nabolag": {("Kari Nordmann", "speaker")}}


@pytest.mark.parametrize(
    "row",
    [
        "Velkommen v/ Kari Nordmann",
        "Velkommen ved ordfører Kari Nordmann",
        "Åpning ved Kari Nordmann, Porsgrunn kommune",
        "Kari Nordmann ønsker velkommen",
        "Kari Nordmann åpner konferansen",
        "Opning\nKari Nordmann, ordførar",
        "Avslutning v/ Kari Nordmann",
        "Kari Nordmann, OsloMet",
    ],
)
def test_who_opens_or_has_no_title_speaks_at_the_event(row: str) -> None:
    rows = f"09.00 {row}\n10.30 Pause"
    assert talks(rows) == {} and at_the_event(rows) == {("Kari Nordmann", "speaker")}


@pytest.mark.parametrize(
    "row",
    [
        "Registrering og kaffe",
        "Lunsj",
        "Kaffe og mingling med Kåre Bø",
        "Pause",
        "Spørsmål og diskusjon",
        "Mingling",
        "Kaffepause",
        "Slutt",
        "Vel heim\nMøteleiar: Åse Lie",
        "Lunsj på Solvik",
    ],
)
def test_pause_is_no_talk(row: str) -> None:
    assert talks(f"09.00 {row}\n10.30 Gode nabolag v/ Kari Nordmann") == {
        "Gode nabolag": {("Kari Nordmann", "speaker")}
    }


@pytest.mark.parametrize(
    "row",
    [
        "Gode nabolag v/ Porsgrunn kommune",
        "Gode nabolag\nv/ Porsgrunn kommune",
    ],
)
def test_body_may_speak_in_a_talk(row: str) -> None:
    assert talks(f"09.00 {row}\n10.30 Gode hus v/ Åse Lie") == {
        "Gode nabolag": {("Porsgrunn", "speaker")},
        "Gode hus": {("Åse Lie", "speaker")},
    }


def test_note_that_a_talk_is_cancelled_is_no_employer() -> None:
    assert bodies("09.00 Gode nabolag v/ Kari Nordmann (AVLYST)\n10.00 Pause\n", title="Nabolagsdagen") == []


@pytest.mark.parametrize(
    "row",
    [
        "Panelsamtale om nabolag\nKari Nordmann, Åse Lie og Kåre Bø",
        "Paneldebatt: Hvem eier nabolaget?\nKari Nordmann, Åse Lie og Kåre Bø",
        "Hvem eier nabolaget? Paneldebatt med Kari Nordmann, Åse Lie og Kåre Bø",
    ],
)
def test_who_sits_in_a_panel_takes_part_in_it(row: str) -> None:
    (found,) = talks(f"09.00 {row}\n10.30 Pause").values()
    assert found == {(name, "participant") for name in ("Kari Nordmann", "Åse Lie", "Kåre Bø")}


@pytest.mark.parametrize("word", ["Ordstyrer", "Møteleder", "Konferansier", "Moderator", "Fasilitator", "Debattleder"])
def test_who_chairs_is_no_speaker(word: str) -> None:
    rows = f"09.00 Gode nabolag v/ Kari Nordmann\n{word}: Åse Lie\n10.30 Pause"
    assert talks(rows) == {"Gode nabolag": {("Kari Nordmann", "speaker"), ("Åse Lie", "facilitator")}}


def test_title_of_several_talks_holds_them() -> None:
    rows = "09.00 Nabolag i tre byer\nGode gater v/ Kari Nordmann\nGode hus v/ Åse Lie\n10.30 Pause"
    reading = read(PROGRAMME.format(rows=rows), title="Bygdekonferansen 2019", language="nb")
    assert said(reading, "partOf") >= {
        ("Gode gater", "partOf", "Nabolag i tre byer"),
        ("Gode hus", "partOf", "Nabolag i tre byer"),
        ("Nabolag i tre byer", "partOf", "Bygdekonferansen 2019"),
    }


def test_second_line_without_people_is_a_description() -> None:
    rows = "09.00 Gode nabolag\nHva får folk til å hilse?\nv/ Kari Nordmann\n10.30 Pause"
    assert talks(rows) == {"Gode nabolag": {("Kari Nordmann", "speaker")}}


def test_talk_has_the_times_of_its_row() -> None:
    reading = read(
        PROGRAMME.format(rows="09.00–09.45 Gode nabolag v/ Kari Nordmann\n9.45 Gode hus v/ Åse Lie"),
        title="Bygdekonferansen 2019",
    )
    assert entity(reading, "Gode nabolag").attributes == {"start": "09:00", "end": "09:45"}
    assert entity(reading, "Gode hus").attributes == {"start": "09:45"}


def test_body_without_a_person_may_speak() -> None:
    rows = "09.00 Velkommen\n09.15 Porsgrunn kommune ønsker velkommen\n10.30 Pause"
    assert at_the_event(rows) == {("Porsgrunn", "speaker")}


# Themes.


@pytest.mark.parametrize(
    "word",
    [
        "samskaping",
        "Samskaping",
        "samskapingen",
        "samskabelse",
        "co-creation",
        "medvirkning",
        "medverknad",
        "frivillighet",
    ],
)
def test_theme_is_known_in_any_language_and_form(word: str) -> None:
    assert len(mentions_of(f"Dette handler om {word} i dag.", "Theme")) == 1


@pytest.mark.parametrize("word", ["samskapingsx", "xsamskaping", "x-samskaping", "samskap"])
def test_part_of_a_word_is_no_theme(word: str) -> None:
    assert mentions_of(f"Dette handler om {word} i dag.", "Theme") == []


def test_theme_has_one_concept_whatever_its_language() -> None:
    concepts = {
        m.records
        for word in ("samskaping", "samskabelse", "co-creation")
        for m in mentions_of(f"Dette handler om {word}.", "Theme")
    }
    assert len(concepts) == 1


# Overlaps.


def _mention(start: int, length: int, kind: str, rule: str) -> Mention:
    return Mention(kind, Span(start, start + length), "x" * length, f"{rule}:x")


MENTIONS = st.builds(
    _mention,
    st.integers(0, 60),
    st.integers(1, 12),
    st.sampled_from(["Person", "Organisation", "Municipality", "Project"]),
    st.sampled_from(["register", "person", "organisation", "field"]),
)


@settings(max_examples=300, deadline=None)
@given(mentions=st.lists(MENTIONS, max_size=25), data=st.data())
def test_mentions_kept_do_not_overlap_and_the_longest_is_among_them(
    mentions: list[Mention], data: st.DataObject
) -> None:
    kept = settle(mentions)
    assert all(one.span.end <= other.span.start for one, other in pairwise(kept))
    assert all(mention in mentions for mention in kept)
    assert all(any(m.span.overlaps(k.span) for k in kept) for m in mentions)
    if mentions:
        assert max(len(k.span) for k in kept) == max(len(m.span) for m in mentions)
    assert settle(data.draw(st.permutations(mentions))) == kept == settle(kept)


@settings(max_examples=150, deadline=None)
@given(mentions=st.lists(MENTIONS, max_size=15, unique_by=lambda m: (m.type, m.span)), data=st.data())
def test_what_is_put_first_is_kept(mentions: list[Mention], data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(mentions)) if mentions else None
    assert first is None or first in settle(mentions, first=[first])


def test_of_two_of_one_length_the_register_s_is_kept() -> None:
    register, person, form = (_mention(0, 5, "Organisation", rule) for rule in ("register", "person", "organisation"))
    assert settle([form, person, register]) == [register] and settle([form, person]) == [person]


def test_name_inside_a_title_is_of_the_title() -> None:
    text = "09.00 Oslo kommune og NTNU som gode naboer v/ Kari Nordmann\n10.00 Pause\n"
    reading = read(text, title="Bygdekonferansen 2019")
    assert entities(reading, "Talk") == {"Oslo kommune og NTNU som gode naboer"}
    assert entities(reading, "Municipality") == set() and entities(reading, "Organisation") == set()


def test_place_in_an_event_s_title_is_still_a_place() -> None:
    reading = read(EVENT, title="Samling for nabolag i Porsgrunn")
    assert "Porsgrunn" in entities(reading, "Municipality")


NAMES = st.lists(
    st.sampled_from(
        [
            "Kari Nordmann",
            "Åse Bråten",
            " (",
            ") ",
            ", ",
            " og ",
            "/",
            "Bø kommune",
            "OsloMet",
            "Nord",
            "«",
            "»",
            "prosjektet ",
            "Gode nabolag",
            " v/ ",
            "\n",
            "09.00 ",
            "Senter for ",
            "kultur",
            "Norges forskningsråd",
            "Bygdekonferansen 2019",
            "han ",
            "Sted: ",
            "bydelene ",
        ]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(text=NAMES)
def test_names_of_any_page_overlap_only_where_a_place_is_in_a_title(text: str) -> None:
    page, found = found_in(text, title="Bygdekonferansen 2019")
    mentions = [m for m in found.placed if m.type not in ("Theme", "Role")]
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(page.text)
        for other in mentions:
            if other is not mention and other.span.overlaps(mention.span):
                assert {mention.type, other.type} & {"Event", "Venue"}, (mention, other)


def test_pronoun_inside_a_name_is_of_the_name() -> None:
    _, found = found_in("Kari Nordmann (prosjektet Kari Nordmann/han ", title="Bygdekonferansen 2019")
    assert all(mention.rule != "pronoun" for mention in found.placed)


def test_registers_are_read_once_for_all_pages() -> None:
    assert reader() is reader()


# Programmes without times.

UNTIMED = """Nabolag i går og i dag

Kari Nordmann, professor ved OsloMet

Hus for alle

Åse Lie, rådgiver i Porsgrunn kommune

Samtale om gater

Samtale mellom Kåre Bø og
Ragnhild Moe – ordfører i Skien kommune
"""


def test_titles_over_people_are_a_programme_without_times() -> None:
    assert talks(UNTIMED) == {
        "Nabolag i går og i dag": {("Kari Nordmann", "speaker")},
        "Hus for alle": {("Åse Lie", "speaker")},
        "Samtale om gater": {("Kåre Bø", "participant"), ("Ragnhild Moe", "participant")},
    }


def test_headings_over_people_are_no_talks_where_the_page_is_of_a_project() -> None:
    front = {"title": "Felles løft", "url": "https://example.org/prosjekter/felles-loft/"}
    assert entities(read(f"Felles løft\n\nProsjektleder: Kåre Bø\n\n{UNTIMED}", **front), "Talk") == set()


def test_lines_of_name_and_title_are_a_programme_without_times() -> None:
    rows = (
        "Program\n\nOrdstyrer: Åse Lie\n\nDel om nabolag\n\nKari Nordmann (leder i KS): Nabolag i praksis\n\n"
        "Kåre Bø (rådgiver i NORCE): Kommentar\n\nDel om hus\n\nRagnhild Moe (KS): Hus for alle\n\n"
        "Ola Berg (KS): Gater i byen\n"
    )
    found = talks(rows)
    assert found["Nabolag i praksis"] == {("Kari Nordmann", "speaker")}
    assert found["Del om nabolag"] >= {("Kåre Bø", "speaker")}
    assert found["Hus for alle"] == {("Ragnhild Moe", "speaker")}


def test_row_may_hold_several_talks_under_the_title_of_their_session() -> None:
    rows = "09.00 Nabolag i byene\nGode gater\nKari Nordmann, KS\nGode hus\nÅse Lie, NORCE\n10.00 Pause"
    reading = read(PROGRAMME.format(rows=rows), title="Bygdekonferansen 2019", language="nb")
    assert said(reading, "partOf") >= {
        ("Gode gater", "partOf", "Nabolag i byene"),
        ("Gode hus", "partOf", "Nabolag i byene"),
    }
    assert said(reading, "speaker") == {
        ("Kari Nordmann", "speaker", "Gode gater"),
        ("Åse Lie", "speaker", "Gode hus"),
    }


@pytest.mark.parametrize(
    "row",
    [
        "Gode nabolag   Kari Nordmann, OsloMet",
        "| Gode nabolag | Kari Nordmann, OsloMet |",
        "«Gode nabolag», OsloMet v/ Kari Nordmann",
        "Case: Gode nabolag   Kari Nordmann, OsloMet",
        "1 – Gode nabolag v/ Kari Nordmann",
    ],
)
def test_title_and_speaker_may_stand_in_cells_or_marks(row: str) -> None:
    assert talks(f"09.00 {row}\n10.30 Hus v/ Åse Lie") == {
        "Gode nabolag": {("Kari Nordmann", "speaker")},
        "Hus": {("Åse Lie", "speaker")},
    }


def test_title_and_speaker_may_stand_side_by_side() -> None:
    rows = "09.00 Samskaping i gode nabolag Kari Nordmann, OsloMet\n10.30 Hus v/ Åse Lie"
    assert talks(rows)["Samskaping i gode nabolag"] == {("Kari Nordmann", "speaker")}


def test_session_led_by_somebody_has_a_chair_and_no_speaker() -> None:
    rows = "09.00 Hus v/ Åse Lie\n10.00 Gode nabolag – ledes av Kari Nordmann"
    assert talks(rows)["Gode nabolag"] == {("Kari Nordmann", "facilitator")}


def test_talk_that_is_called_off_has_no_speaker() -> None:
    rows = "09.00 Hus v/ Åse Lie\n10.00 Gode nabolag v/ Kari Nordmann (AVLYST)"
    assert talks(rows) == {"Hus": {("Åse Lie", "speaker")}}


# Names that only their place or form shows.


def test_list_of_bodies_and_their_people_names_the_bodies() -> None:
    lines = "• Solvika Vel: Kari Nordmann\n• NaKu Ås: Åse Lie, nestleder\n• Ås Turlag: Kåre Bø\n"
    assert bodies(f"I rådet sitter:\n\n{lines}") == ["Solvika Vel", "NaKu Ås", "Ås Turlag"]


def test_group_before_a_colon_and_many_people_is_no_body() -> None:
    groups = (
        "Rådmenn: Kari Nordmann, Åse Lie, Kåre Bø",
        "Andre: Ola Berg, Siri Moe, Siri Dahl",
        "NUI: Per Lund, Pål Dahl, Tor Moe",
    )
    lines = "".join(f"• {group}\n" for group in groups)
    assert bodies(f"Til stede var:\n\n{lines}") == []


def test_list_of_partners_names_those_no_register_knows() -> None:
    lines = "• Spotterik (Østerrike)\n• Fundacion Solvik (Spania)\n• NTNU\n"
    text = f"Felles løft\n\nSamarbeidspartnere\n\n{lines}\nMer om oss.\n"
    assert [name for name in bodies(text) if name != "NTNU"] == ["Spotterik", "Fundacion Solvik"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Frivillig Sogn og Fjordane (FSF) er stiftet.", "Frivillig Sogn og Fjordane"),
        ("Vi er med i Nasjonal rassikringsgruppe i dag.", "Nasjonal rassikringsgruppe"),
        ("Hun er fra konsulentfirmaet Interplan.", "Interplan"),
        ("Alle i forskergruppa Samskaping for gode steder, kom.", "Samskaping for gode steder"),
        ("Fylkesmennene i Hedmark og Oppland var med.", "Fylkesmannen i Hedmark"),
        ("Asker Kulturråd er med.", "Asker Kulturråd"),
        ("Sogn og Fjordane ungdomslag er med.", "Sogn og Fjordane ungdomslag"),
        ("Han leder Regionrådet for Solvikdalen.", "Regionrådet for Solvikdalen"),
    ],
)
def test_body_is_known_by_its_initials_its_kind_or_its_head(text: str, name: str) -> None:
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text", ["Nye frivilligsentraler får støtte.", "En frivilligsentral er et sted.", "Grunnlaget er godt."]
)
def test_word_for_a_kind_of_thing_is_no_body(text: str) -> None:
    assert bodies(text) == []


def test_word_in_the_definite_form_is_the_one_body_it_can_mean() -> None:
    reading = read("Regionrådet for Solvikdalen møttes. Regionrådet vedtok planen.\n")
    assert entities(reading, "Organisation") == {"Regionrådet for Solvikdalen"}


def test_cited_author_in_brackets_is_neither_person_nor_body() -> None:
    assert bodies("Metoden er kjent (Greenwood & Levin, 2007) og brukt.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vedtatt av Kari Berg Åse Lie i dag.", {"Kari Berg", "Åse Lie"}),
        ("Kari Nordmann Ordfører Åse Lie", {"Kari Nordmann", "Åse Lie"}),
        ("v/ Kåre og Åse Lie", {"Kåre Lie", "Åse Lie"}),
        ("Kari Nordmann Ph.d. Forsker II", {"Kari Nordmann"}),
        ("Styreleder i Solvikhelsa Kari Nordmann er glad.", {"Kari Nordmann"}),
    ],
)
def test_names_run_together_are_told_apart(text: str, names: set[str]) -> None:
    assert entities(read(f"{text}\n"), "Person") == names


def test_person_by_first_and_last_name_is_the_one_with_a_name_between() -> None:
    assert entities(read("Kari Moe Nordmann kom.\n\nOm Kari Nordmann\n\nHun er her.\n"), "Person") == {
        "Kari Moe Nordmann"
    }


def test_town_that_ends_a_person_s_name_is_no_town() -> None:
    assert places("Perann Sylvia Stokke, 6. april\n") == []


# What a page is about.


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        (
            "Blilyst på Bulystkonferansen 2013",
            "Blilyst på Bulystkonferansen 2013\n\nDato: 9. april\n",
            "Bulystkonferansen 2013",
        ),
        (
            "NB! Konferansen er flyttet",
            "NB! Konferansen er flyttet\n\nNabolagskonferansen i Ås\n\nDato: 9. april\n",
            "Nabolagskonferansen i Ås",
        ),
        ("Program 2020", "Nabolagskonferansen 2020\n\n09.00 Hus v/ Åse Lie\n10.00 Pause\n", "Nabolagskonferansen 2020"),
        ("Rådet i Ås", "Rådet i Ås\n\nMØTE I RÅDET I ÅS\n\nDato: 9. april\nSted: Ås rådhus\n", "MØTE I RÅDET I ÅS"),
    ],
)
def test_event_is_named_by_what_names_it(title: str, text: str, name: str) -> None:
    assert entities(read(text, title=title, language="nb"), "Event") == {name}


def test_part_of_the_event_s_name_is_the_event() -> None:
    text = "Nabolagskonferansen 2019\n\nDato: 2. mai 2019\n\nNabolagskonferansen er for alle.\n"
    assert entities(read(text, title="Nabolagskonferansen 2019", language="nb"), "Event") == {
        "Nabolagskonferansen 2019"
    }


def test_speech_in_a_list_is_no_project() -> None:
    text = "Vi er med i to prosjekter\n\n– Vi har fått penger til to prosjekt, sier direktør Kari Nordmann, NORCE.\n"
    assert entities(read(text, language="nb"), "Project") == set()


def test_title_of_office_before_a_body_is_not_of_its_name() -> None:
    named = entities(read("Fylkesrådsleder Åsli ungdomsråd, Kari Nordmann\n", language="nb"), "Organisation")
    assert named == {"Åsli ungdomsråd"}


def test_project_s_name_ends_where_a_clause_or_another_name_begins() -> None:
    for after in ("som fekk pengar", "og Tone Larsen"):
        text = f"Ho leiar forskingsprosjektet Samskaping for eit berekraftig Sogn {after}.\n"
        assert entities(read(text, language="nn"), "Project") == {"Samskaping for eit berekraftig Sogn"}


HEADED = "Nabolagskonferansen 2019\n\nProgram\n\n"


def test_office_and_body_before_a_name_are_no_title() -> None:
    text = (
        HEADED
        + "09:00\n\nNye tider i nabolaget\nOrdfører Skien kommune, Kari Nordmann\nLeder KS, Nils Berg\n\n"
        + "10:00\n\nPause\n"
    )
    reading = read(text, title="Nabolagskonferansen 2019", language="nb")
    assert entities(reading, "Talk") == {"Nye tider i nabolaget"}
    assert {stated[0] for stated in said(reading, "speaker")} == {"Kari Nordmann", "Nils Berg"}


def test_quoted_title_right_after_its_speaker_is_read_whole() -> None:
    text = HEADED + '09:00 - 09:15: Kari Nordmann (NORCE) " Frivillighet. Sett fra Skien"\n10:00 - 10:30: Pause\n'
    assert entities(read(text, title="Nabolagskonferansen 2019", language="nb"), "Talk") == {
        "Frivillighet. Sett fra Skien"
    }


@pytest.mark.parametrize("kind", ["Referat fra", "Protokoll fra"])
def test_minutes_are_of_the_meeting_that_they_name(kind: str) -> None:
    text = f"{kind} møte i styringsgruppa for pilotprosjektet\n\nTil stede: Kari Nordmann, Nils Berg\n\nSaker\n"
    assert entities(read(text, language="nb"), "Event") == {"Møte i styringsgruppa for pilotprosjektet"}


def test_headline_that_tells_what_happens_is_no_project() -> None:
    text = "Skal utvikle verktøy for nabolag\n\nPartnere\n\nKS og NORCE er med.\n"
    assert entities(read(text, title="Skal utvikle verktøy for nabolag", language="nb"), "Project") == set()


@pytest.mark.parametrize(
    ("name", "kind", "path"),
    [
        ("Jämtlands län", "County", "county/jamtland-se-23"),
        ("Västra Götaland", "County", "county/vastra-gotaland-se-14"),
        ("Hallands län", "County", "county/halland-se-13"),
        ("Länsstyrelsen i Värmlands län", "Organisation", "org/lansstyrelsen-varmland"),
        ("Region Värmland", "Organisation", "org/region-varmland"),
        ("Region Gotland", "Organisation", "org/region-gotland"),
        ("Region Midtjylland", "Organisation", "org/region-midtjylland"),
    ],
)
def test_counties_and_regions_of_neighbouring_countries_are_their_registers(name: str, kind: str, path: str) -> None:
    [entity] = read(f"Skien kommune og {name} er med i prosjektet.\n", language="nb").entities[1:2]
    assert (entity.type, entity.id) == (kind, path)


def test_swedish_county_s_bare_name_that_is_a_surname_is_none() -> None:
    assert not entities(read("Kari Halland leder prosjektet.\n", language="nb"), "County")


def test_swedish_municipality_is_a_body() -> None:
    assert entities(read("Anders Andersson - Ordfører - Strömsunds Kommun\n", language="nb"), "Person") == {
        "Anders Andersson"
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "I NordForsk-prosjektet Citizens as Pilots of Smart Cities er alle med.",
            "Citizens as Pilots of Smart Cities",
        ),
        ("LivOGLyst-programmet er for bygdene.", "LivOGLyst"),
        ("Samarbeidet LivOGLyst-prosjektet med Ås fikk var nytt.", "LivOGLyst"),
        ("LivOGLyst er ei felles satsing for alle.", "LivOGLyst"),
    ],
)
def test_project_is_named_with_its_kind(text: str, name: str) -> None:
    assert entities(read(text + "\n", language="nb"), "Project") == {name}


def test_what_somebody_leads_as_a_project_is_no_employer() -> None:
    text = "Deltakere\n\n- Kari Nordmann, prosjektleder for CaPs\n- Nils Berg, NORCE\n"
    assert entities(read(text, language="nb"), "Organisation") == {"NORCE"}


def test_body_s_own_project_is_not_the_body() -> None:
    assert entities(read("Pengar til OsloMet-prosjekt\n\nOsloMet er glad.\n", language="nn"), "Project") == set()


def test_person_in_a_place_s_field_is_no_venue() -> None:
    assert entities(read("Kontakt\n\nSted: Kari Nordmann\n", language="nb"), "Venue") == set()


def test_sum_in_a_list_of_givers_is_no_body() -> None:
    text = "Prosjektet\n\nFinansiering\n\n- TotalbudsjettNOK 5.500.000\n- Norges forskningsråd\n"
    assert entities(read(text, language="nb"), "Organisation") == set()


def test_body_that_a_title_is_about_is_of_the_title() -> None:
    text = HEADED + "09:00 Erfaringer fra rådet i Skien kommune ved rådgiver Kari Nordmann\n10:00 Pause\n"
    reading = read(text, title="Nabolagskonferansen 2019", language="nb")
    assert entities(reading, "Talk") == {"Erfaringer fra rådet i Skien kommune"}


def test_row_of_a_table_that_has_run_together_is_no_project() -> None:
    text = "Følgende prosjekter har fått midler:\n\n- Skien VIS  Gran kommune, Vinje kommune, Tinn kommune 60 000\n"
    assert entities(read(text, language="nb"), "Project") == set()
