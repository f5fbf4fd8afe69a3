"""Who and what a page's names are: register records through time, one thing under several names, doubts proposed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samgraf.entities import page_date
from samgraf.model import Entity
from tests.pages import entities, entity, found_in, read


def place(text: str, name: str, **front: str) -> str | None:
    """The record that a place of a page is."""
    return entity(read(text, **front), name).record


def body(text: str) -> Entity:
    """The one body of a page."""
    (found,) = [e for e in read(text).entities if e.type in ("Organisation", "Funder")]
    return found


# Municipalities through time.


@pytest.mark.parametrize(
    ("published", "record"),
    [
        ("2012-05-01", "municipality/drammen-0602"),
        ("2019-12-31", "municipality/drammen-0602"),
        ("2020-01-01", "municipality/drammen-3005"),
        ("2023-05-01", "municipality/drammen-3005"),
    ],
)
def test_old_drammen_before_2020(published: str, record: str) -> None:
    assert place("Vi bor i Drammen kommune.\n", "Drammen", published=published) == record


def test_askim_of_2018_is_askim() -> None:
    assert place("Vi bor i Askim kommune.\n", "Askim", published="2018-03-01") == "municipality/askim-0124"


def test_municipality_that_has_ended_is_still_itself_in_a_later_text() -> None:
    assert place("Vi bodde i Askim.\n", "Askim", published="2023-03-01") == "municipality/askim-0124"


def test_name_of_one_record_needs_no_date() -> None:
    reading = read("Vi bor i Porsgrunn.\n")
    assert entity(reading, "Porsgrunn").record == "municipality/porsgrunn-0805" and reading.proposals == ()


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("Møtet er 2. mai 2018 i Drammen.\n", {}),
        ("Vi bor i Drammen. Det var i 2018.\n", {}),
        ("Vi bor i Drammen.\n", {"url": "https://example.org/2018/05/nytt"}),
    ],
    ids=["day", "year", "address"],
)
def test_date_of_a_page_is_told_by_its_text_or_its_address(text: str, front: dict[str, str]) -> None:
    assert place(text, "Drammen", **front) == "municipality/drammen-0602"


def test_day_of_the_event_outweighs_the_day_of_publication() -> None:
    text = "Nabolagskonferansen\n\nDato: 5. februar 2020\nSted: Solvik kulturhus\n\nVelkommen til Drammen.\n"
    front = {"title": "Nabolagskonferansen", "published": "2019-11-01"}
    assert place(text, "Drammen", **front) == "municipality/drammen-3005"


def test_new_municipality_may_be_named_before_it_begins() -> None:
    reading = read("Hun blir ansatt i nye Narvik kommune.\n", published="2019-05-01")
    assert entity(reading, "Narvik").record == "municipality/narvik-1806"


def test_municipality_and_its_successor_of_one_name_are_two() -> None:
    reading = read("Drammen kommune er med. Siden blir det nye Drammen kommune.\n", published="2019-05-01")
    assert {e.record for e in reading.entities} == {"municipality/drammen-0602", "municipality/drammen-3005"}


def test_county_on_the_page_chooses_between_places_of_one_name() -> None:
    for county, record in (("Møre og Romsdal", "municipality/heroy-1515"), ("Nordland", "municipality/heroy-1818")):
        text = f"Vi bor i Herøy kommune i {county}.\n"
        assert place(text, "Herøy", published="2018-03-01") == record


def test_place_that_may_be_two_is_proposed_and_not_chosen() -> None:
    reading = read("Vi bor i Herøy kommune.\n", published="2018-03-01")
    assert entity(reading, "Herøy").record is None
    (proposal,) = reading.proposals
    assert proposal.candidates == ("municipality/heroy-1515", "municipality/heroy-1818")
    assert (proposal.document, proposal.name) == ("side.txt", "Herøy kommune")
    assert proposal.reason


def test_place_on_a_page_without_a_date_is_that_of_today_and_proposed() -> None:
    reading = read("Vi bor i Drammen.\n")
    assert entity(reading, "Drammen").record == "municipality/drammen-3005"
    assert [p.candidates for p in reading.proposals] == [("municipality/drammen-0602", "municipality/drammen-3005")]


def test_doubt_is_proposed_once() -> None:
    assert len(read("Herøy og Herøy og Herøy kommune er fin, sier Herøy.\n", published="2018-03-01").proposals) <= 2


def test_place_that_may_be_two_is_one_thing_on_its_page() -> None:
    reading = read("Vi bor i Herøy kommune. Herøy er fin.\n", published="2018-03-01")
    assert len([e for e in reading.entities if e.type == "Municipality"]) == 1


def test_municipality_s_name_is_the_place_alone() -> None:
    reading = read("Kvam herad og Porsgrunn kommune er med.\n", published="2018-03-01")
    assert entities(reading, "Municipality") == {"Kvam", "Porsgrunn"}
    assert entity(reading, "Kvam").surfaces == ("Kvam herad",)


# Bodies.


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Norges forskningsråd", "org/norges-forskningsrad"),
        ("Noregs forskingsråd", "org/norges-forskningsrad"),
        ("Forskningsrådet", "org/norges-forskningsrad"),
        ("Research Council of Norway", "org/norges-forskningsrad"),
        ("the Research Council of Norway", "org/norges-forskningsrad"),
        ("USN", "org/universitetet-i-sorost-norge"),
        ("University of South-Eastern Norway", "org/universitetet-i-sorost-norge"),
        ("MarselisborgCentret", "org/marselisborgcentret"),
    ],
)
def test_body_has_one_record_under_all_its_names(name: str, path: str) -> None:
    found = body(f"This was made with {name}.\n")
    assert (found.id, found.record) == (path, path)


def test_several_names_of_one_body_are_its_surfaces() -> None:
    reading = read("Vi er ved Universitetet i Sørøst-Norge. USN er stort, og USN er fint.\n")
    assert entity(reading, "Universitetet i Sørøst-Norge").surfaces == ("Universitetet i Sørøst-Norge", "USN")


def test_body_in_no_register_is_of_its_name() -> None:
    found = body("Vi takker Østre Åsgård skole for i dag.\n")
    assert (found.id, found.record, found.name) == ("org/ostre-asgard-skole", None, "Østre Åsgård skole")


def test_body_in_small_letters_is_of_its_page() -> None:
    found = body("Vi takker ungdomspanelet for i dag.\n")
    assert found.id == "org/ungdomspanelet-side"


def test_funder_keeps_its_kind() -> None:
    assert body("Vi takker Norges forskningsråd.\n").type == "Funder"


# Persons.


def test_person_with_and_without_a_middle_name_is_one() -> None:
    for text in (
        "Kari Nordmann er her. Kari Berg Nordmann er professor.\n",
        "Kari Berg Nordmann er her. Kari Nordmann er professor.\n",
    ):
        (person,) = [e for e in read(text).entities if e.type == "Person"]
        assert person.name == "Kari Berg Nordmann"
        assert set(person.surfaces) == {"Kari Nordmann", "Kari Berg Nordmann"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kari Nordmann", "Ola Nordmann"), ("Kari Berg Nordmann", "Kari Lie Nordmann"), ("Kari Bø", "Kari Bo")],
)
def test_persons_of_other_names_are_others(one: str, other: str) -> None:
    reading = read(f"Vi takker {one} og {other} for i dag.\n")
    assert len({e.id for e in reading.entities if e.type == "Person"}) == 2


def test_person_and_place_of_one_name_are_two() -> None:
    reading = read("Åse Lie er i Porsgrunn. Kåre Porsgrunn er her.\n")
    assert {e.type for e in reading.entities} >= {"Person", "Municipality"}


def test_letters_tell_names_apart_in_ids() -> None:
    reading = read("Vi takker Åse Østby, Ase Ostby og Kåre Bø.\n")
    assert {e.id for e in reading.entities if e.type == "Person"} >= {"person/aase-ostby", "person/kare-boe"}


# Projects, events, talks.


@pytest.mark.parametrize(
    ("text", "path", "name"),
    [
        ("Vi er med i prosjektet «NABO – Naboer i byen».", "project/nabo", "NABO – Naboer i byen"),
        ("Vi er med i prosjektet «Naboer i byen (NABO)».", "project/nabo", "Naboer i byen (NABO)"),
        ("Vi er med i prosjektet «Gode nabolag».", "project/gode-nabolag", "Gode nabolag"),
    ],
)
def test_project_is_known_by_its_acronym_where_it_has_one(text: str, path: str, name: str) -> None:
    assert entity(read(text), name).id == path


def test_project_s_acronym_and_long_name_are_one() -> None:
    text = "Vi er med i prosjektet «NABO – Naboer i byen». Prosjektet NABO er fint. Prosjektet «Naboer i byen» òg.\n"
    assert len(entities(read(text), "Project")) == 1


def test_event_without_a_year_has_its_day_in_its_id() -> None:
    text = "Nabolagskonferansen\n\nDato: 5. februar 2020\nSted: Solvik kulturhus\n"
    assert entity(read(text, title="Nabolagskonferansen"), "Nabolagskonferansen").id == (
        "event/nabolagskonferansen-2020-02-05"
    )


def test_two_talks_of_one_title_are_two() -> None:
    text = "09.00 Gode nabolag v/ Kari Nordmann\n10.00 Pause\n11.00 Gode nabolag v/ Åse Lie\n"
    talks = [e for e in read(text, title="Nabolagskonferansen 2019").entities if e.type == "Talk"]
    assert len(talks) == len({t.id for t in talks}) == 2


def test_theme_is_its_concept() -> None:
    (theme,) = [e for e in read("Om samskaping\n\nVi snakker om samskaping.\n").entities if e.type == "Theme"]
    assert theme.id == "concept/samskaping"


# Of all.

TEXTS = st.lists(
    st.sampled_from(
        [
            "Kari Nordmann ",
            "Kari Berg Nordmann ",
            "Nordmann ",
            "Åse Lie (OsloMet/Nord). ",
            "Drammen kommune ",
            "Herøy ",
            "Norges forskningsråd ",
            "NFR ",
            "prosjektet «NABO – Naboer i byen» ",
            "prosjektet ",
            "NABO ",
            "09.00 Gode nabolag v/ Åse Lie\n",
            "10.00 Pause\n",
            "Solvik idrettslag (SIL) ",
            "SIL ",
            "hun ",
            "samskaping ",
            "ungdomspanelet ",
            "\n\n",
            ". ",
        ]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_things_of_any_page_have_one_id_each_and_stand_in_it(text: str) -> None:
    reading = read(text, title="Nabolagskonferansen")
    ids = [e.id for e in reading.entities]
    assert len(ids) == len(set(ids))
    stored = " ".join(reading.document.text.split())
    for one in reading.entities:
        assert one.name and one.mentions and all(" ".join(s.split()) in stored for s in one.surfaces)
        assert one.record is None or one.record == one.id
        assert one.id.isascii() and " " not in one.id
    known = set(ids)
    assert all(s.subject in known and s.object in known and s.subject != s.object for s in reading.statements)


def test_identity_is_a_function_of_page_and_registers() -> None:
    text = "Nabolagskonferansen\n\nKari Nordmann (OsloMet) og Åse Lie (Herøy kommune) er med i Drammen 2. mai 2019.\n"
    first, second = (read(text, title="Nabolagskonferansen") for _ in range(2))
    assert first is not second
    assert (first.entities, first.proposals) == (second.entities, second.proposals)
    assert page_date(*found_in(text, title="Nabolagskonferansen")) == date(2019, 5, 2)


def test_what_points_to_nothing_is_no_thing() -> None:
    assert read("Prosjektet er ferdig. Han er her, og seminaret er slutt.\n").entities == ()


def test_merger_leads_to_what_came_of_it_and_not_to_what_bore_the_name_before() -> None:
    merger = "Svelvik kommune går inn i Drammen kommune 1.1.2020.\n"
    for text, others in ((merger, set()), (f"Kari Nordmann er rådmann i Drammen kommune. {merger}", {"drammen-0602"})):
        reading = read(text, published="2019-04-23")
        (found,) = [s for s in reading.statements if s.predicate == "mergedInto"]
        assert (found.subject, found.object) == ("municipality/svelvik-0711", "municipality/drammen-3005")
        named = {
            entity.id.removeprefix("municipality/") for entity in reading.entities if entity.type == "Municipality"
        }
        assert named == {"svelvik-0711", "drammen-3005"} | others


# An office without its seat.


@pytest.mark.parametrize(
    ("text", "front", "path"),
    [
        ("Fylkesmannen i Telemark inviterer. Fylkesmannen betaler.\n", {}, "fylkesmannen-i-telemark"),
        ("Fylkesmannen inviterer saman med Hordaland fylkeskommune.\n", {}, "fylkesmannen-i-hordaland"),
        ("Fylkesmannen deler ut midler.\n", {"publisher": "Fylkesmannen i Telemark"}, "fylkesmannen-i-telemark"),
        ("Statsforvalteren deler ut midler til Verdal kommune.\n", {}, "statsforvalteren-i-trondelag"),
        ("Fylkesmannen i Telemark og Fylkesmannen i Hordaland svarte. Det gjorde Fylkesmannen.\n", {}, "fylkesmannen"),
        ("Fylkesmannen deler ut midler til Hordaland fylkeskommune og Rogaland fylkeskommune.\n", {}, "fylkesmannen"),
        ("Fylkesmannen deler ut midler.\n", {}, "fylkesmannen"),
    ],
)
def test_the_county_governor_is_that_of_the_page_s_county(text: str, front: dict[str, str], path: str) -> None:
    assert f"org/{path}" in [e.id for e in read(text, published="2022-05-01", **front).entities]


def test_what_the_page_has_named_is_what_its_acronym_means() -> None:
    page = "Høgskolen Stord/Haugesund inviterer. Det er HSH som betaler.\n"
    assert [e.id for e in read(page).entities if e.type == "Organisation"] == ["org/hogskolen-stord-haugesund"]


def test_an_acronym_that_is_one_body_s_whole_name_is_asked_about() -> None:
    reading = read("HSH inviterer til seminar.\n")
    assert [e.id for e in reading.entities if e.type == "Organisation"] == ["org/hsh"]
    assert [p.candidates for p in reading.proposals] == [("org/hogskolen-stord-haugesund", "org/hsh")]


COUNCIL = "org/raad-for-personer-med-nedsatt-funksjonsevne-side"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Eva Moe leder råd for personer med nedsatt funksjonsevne (RFF). RFF svarte.\n", COUNCIL),
        ("RFF svarte. Eva Moe leder råd for personer\nmed nedsatt funksjonsevne (RFF).\n", COUNCIL),
        ("Pengene kommer fra de regionale forskningsfondene (RFF). RFF svarte.\n", "org/regionale-forskningsfond"),
        ("Eva Moe leder arbeidet med forskning for fylkene (RFF). RFF svarte.\n", "org/regionale-forskningsfond"),
        ("Eva Moe leder råd for personer med nedsatt funksjonsevne. RFF svarte.\n", "org/regionale-forskningsfond"),
    ],
    ids=["introduced", "over a line break", "as the register's", "other initials", "no brackets"],
)
def test_an_acronym_the_page_introduces_for_another_name_is_not_the_register_s(text: str, path: str) -> None:
    assert [e.id for e in read(text).entities if "RFF" in e.surfaces] == [path]


def test_an_acronym_with_a_small_letter_may_be_the_page_s_own_too() -> None:
    """One letter too few for the name, or the name's own last word, and it is the register's."""
    for text, path in (
        ("Laget skipa Huset i Bygda (HiB) i 2010. HiB svarte.\n", "org/huset-i-bygda"),
        ("Laget skipa Møte for Bygda (HiB) i 2010. HiB svarte.\n", "org/hogskolen-i-bergen"),
        ("Kari Moe er ansatt ved Høyskolen i Bergen (HiB). HiB svarte.\n", "org/hogskolen-i-bergen"),
    ):
        assert path in [e.id for e in read(text).entities if "HiB" in e.surfaces], text


def test_whole_name_of_a_body_in_small_letters_is_that_body() -> None:
    named = [e.id for e in read("Kari Moe er ansatt ved høgskolen i Innlandet.\n").entities]
    assert "org/hogskolen-i-innlandet" in named


def test_page_without_a_date_that_names_what_has_ended_is_from_before() -> None:
    named = [e.id for e in read("Flora, Mandal og Volda kommuner er med.\n").entities if e.type == "Municipality"]
    assert "municipality/volda-1519" in named


def test_page_that_names_what_never_stood_together_tells_no_day() -> None:
    named = [e.id for e in read("Flora, Kinn og Volda kommuner er med.\n").entities if e.type == "Municipality"]
    assert "municipality/volda-1519" not in named


def test_body_called_by_one_common_word_is_one_page_s() -> None:
    (board,) = [e.id for e in read("Alle venter på Fellesnemnda nå.\n").entities if e.type == "Organisation"]
    assert board == "org/fellesnemnda-side"


@pytest.mark.parametrize(
    ("place", "venue"),
    [
        ("Rådhuset", "venue/radhuset-side"),
        ("Formannskapssalen", "venue/formannskapssalen-side"),
        ("Litteraturhuset", "venue/litteraturhuset"),
        ("Rådhuset på Manger", "venue/radhuset-paa-manger"),
    ],
)
def test_venue_called_by_a_word_that_each_place_has_is_one_page_s(place: str, venue: str) -> None:
    found = read(f"Konferanse om samskaping\n\nTid: 4. mai 2017\nSted: {place}\n")
    assert [e.id for e in found.entities if e.type == "Venue"] == [venue]
