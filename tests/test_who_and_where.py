"""Who coordinates projects and holds events, and where things lie, as sentences, boxes, tables and lines say it."""

from __future__ import annotations

import pytest

from tests.pages import read, said

PROJECT = "Nabolagsprosjektet i Grenland"
EVENT = "Nabolagskonferansen 2019"


def of_project(text: str) -> set[str]:
    triples = said(read(f"{PROJECT}\n\n{text}\n", title=PROJECT), "ownedBy", "coordinatedBy", "partner")
    return {f"{predicate} {other}" for one, predicate, other in triples if one == PROJECT}


def of_event(text: str, title: str = EVENT) -> set[str]:
    triples = said(read(f"{title}\n\n{text}\n", title=title), "organisedBy", "inMunicipality", "heldAt")
    return {f"{predicate} {other}" for one, predicate, other in triples if one == title}


def counties(text: str) -> set[str]:
    title = "Nye penger til nabolag"
    return {f"{one} {other}" for one, _, other in said(read(f"{title}\n\n{text}\n", title=title), "locatedIn")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prosjektet blir koordinert frå NORCE.", {"coordinatedBy NORCE"}),
        ("NORCE står for koordineringen av prosjektet.", {"coordinatedBy NORCE"}),
        ("Prosjektkoordinator er NORCE.", {"coordinatedBy NORCE"}),
        ("Sekretariatet for prosjektet ligg hos NORCE.", {"coordinatedBy NORCE"}),
        ("Prosjektet er administrativt lagt til NORCE.", {"coordinatedBy NORCE"}),
        ("Prosjektet har NTNU som vertsinstitusjon.", {"coordinatedBy NTNU"}),
        ("Det er KS som driv ordninga.", {"coordinatedBy KS"}),
        ("NORCE skal leie eit nytt forskingsprosjekt om nabolag.", {"coordinatedBy NORCE"}),
        ("Prosjektet er i regi av KS.", {"coordinatedBy KS"}),
        ("Prosjektansvarleg institusjon er NTNU.", {"ownedBy NTNU"}),
        ("Koordinator: NORCE", {"coordinatedBy NORCE"}),
        ("Prosjekteier: NORCE", {"ownedBy NORCE"}),
        ("Prosjektet blir leia av NORCE saman med NTNU.", {"coordinatedBy NORCE", "partner NTNU"}),
    ],
)
def test_who_coordinates_a_project_and_who_owns_it(text: str, expected: set[str]) -> None:
    assert of_project(text) == expected


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Som partnarar har vi med oss NTNU og KS.", {"NTNU", "KS"}),
        ("I prosjektet inngår NTNU og KS.", {"NTNU", "KS"}),
        ("NTNU og KS utgjer konsortiet.", {"NTNU", "KS"}),
        ("Skien kommune har gått sammen med NTNU om prosjektet.", {"Skien", "NTNU"}),
        ("Gjennom prosjektet samarbeider Skien kommune med NTNU.", {"Skien", "NTNU"}),
        ("I tillegg til NTNU er KS og Skien kommune med.", {"NTNU", "KS", "Skien"}),
        ("Skien og Bamble kommunar er pilotar.", {"Skien", "Bamble"}),
        ("Også KS bidreg i prosjektet.", {"KS"}),
    ],
)
def test_who_takes_part_in_a_project(text: str, partners: set[str]) -> None:
    assert of_project(text) == {f"partner {name}" for name in partners}


@pytest.mark.parametrize(
    "text",
    [
        "NORCE har koordinert mange nettverk.",
        "Prosjektet ledes fra Skien.",
        "Sekretariatet for kommunene ligger hos KS.",
        "NORCE vil gjerne lede et prosjekt.",
        "Hun har vært koordinator i KS.",
        "KS bidrar til at kommunene får nye ideer.",
    ],
)
def test_other_work_and_places_coordinate_nothing(text: str) -> None:
    assert of_project(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KS står som arrangør.", {"organisedBy KS"}),
        ("NORCE står for gjennomføringa av konferansen.", {"organisedBy NORCE"}),
        ("KS og NORCE har gått sammen om konferansen.", {"organisedBy KS", "organisedBy NORCE"}),
        ("KS går i lag med NORCE om å arrangere konferansen.", {"organisedBy KS", "organisedBy NORCE"}),
        ("Skien kommune har fått ansvaret for å arrangere konferansen.", {"organisedBy Skien"}),
        ("Ansvarleg for arrangementet er NORCE.", {"organisedBy NORCE"}),
        ("KS har, saman med NORCE, gleda av å invitere til konferanse.", {"organisedBy KS", "organisedBy NORCE"}),
        ("KS skipar til konferanse saman med NORCE.", {"organisedBy KS", "organisedBy NORCE"}),
        ("Velkommen til konferanse, hilsen NORCE.", {"organisedBy NORCE"}),
        ("Vi møtest på Hamar 4. mai.", {"inMunicipality Hamar"}),
        ("Vel møtt i Sogndal 4. mai!", {"inMunicipality Sogndal"}),
        ("Årets konferanse arrangeres i Sarpsborg.", {"inMunicipality Sarpsborg"}),
    ],
)
def test_who_holds_an_event_and_where(text: str, expected: set[str]) -> None:
    assert of_event(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "KS står for maten.",
        "Kommunene har gått sammen med KS om en plan.",
        "Hilsen fra KS ved Kari Moe.",
        "Velkommen til Skien kommune!",
        "Hver konferanse er ulik den i Sarpsborg.",
    ],
)
def test_food_plans_and_greetings_hold_no_event(text: str) -> None:
    assert of_event(text) == set()


@pytest.mark.parametrize(
    "text", ["4. mai 2019, Hamar", "Hamar, 4. mai 2019 kl. 10–15", "Tid og stad: laurdag 4. mai 2019, Hamar"]
)
def test_line_of_a_day_and_a_town_says_where(text: str) -> None:
    assert of_event(text) == {"inMunicipality Hamar"}


def test_title_with_a_town_and_a_day_says_where() -> None:
    title = "Seminar om nabolag, Hamar 4. mai 2019"
    found = said(read(f"{title}\n\nVelkommen til seminar.\n", title=title), "inMunicipality")
    assert {other for _, _, other in found} == {"Hamar"}


@pytest.mark.parametrize(
    "text",
    [
        "Konferansen er 4. mai 2019.\n\nHamar, 1. februar 2019",
        "Konferansen er 4. mai 2019.\n\nHamar kommune, 4. mai 2019",
        "Konferansen er 4. mai 2019.\n\nBuss frå Hamar 4. mai 2019",
    ],
)
def test_datelines_authors_and_travels_say_nothing_of_where(text: str) -> None:
    assert of_event(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Vestland:\n\n- Gloppen\n- Stryn",
        "Kommunar i Vestland\n\n- Gloppen\n- Stryn",
        "Kommune | Fylke\nGloppen | Vestland\nStryn | Vestland",
        "| Fylke | Kommune |\n|---|---|\n| Vestland | Gloppen |\n| Vestland | Stryn |",
        "Kommunane i Vestland som er med, er Gloppen og Stryn.",
    ],
)
def test_lists_tables_and_sentences_say_which_county_places_lie_in(text: str) -> None:
    assert counties(text) == {"Gloppen Vestland", "Stryn Vestland"}


def test_county_above_a_list_is_of_that_list_alone() -> None:
    assert counties("Vestland:\n\n- Gloppen\n\nOgså Alta er med.\n\n- Vinje") == {"Gloppen Vestland"}


def test_county_beside_other_words_is_of_no_list() -> None:
    assert counties("Støtta frå Vestland er delt ut:\n\n- Vinje") == set()


def test_project_named_right_behind_is_the_one_it_is_said_of() -> None:
    text = "KS leder prosjektet «Gode nabolag». Vi samarbeider også med NTNU i prosjektet «Bygdekraft»."
    found = said(read(f"Årsrapport\n\n{text}\n", title="Årsrapport"), "partner")
    assert {(one, other) for one, _, other in found} == {("Bygdekraft", "NTNU")}


def test_title_of_who_arranges_what_names_the_event_and_its_host() -> None:
    title = "NORCE arrangerer seminar om nabolag"
    found = said(read(f"{title}\n\nVelkommen 4. mai. Vi skal snakke sammen.\n", title=title), "organisedBy")
    assert found == {("Seminar om nabolag", "organisedBy", "NORCE")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No leier NORCE prosjektet.", {"coordinatedBy NORCE"}),
        ("I 2019 startet NORCE prosjektet.", {"coordinatedBy NORCE"}),
        ("I dag er NTNU og KS med.", {"partner NTNU", "partner KS"}),
        ("Foruten NTNU deltar KS.", {"partner NTNU", "partner KS"}),
        ("Kommunene i Grenland (Skien og Bamble) er med.", {"partner Skien", "partner Bamble"}),
        ("Prosjektet, eit samarbeid mellom NTNU og KS, startar no.", {"partner NTNU", "partner KS"}),
        ("Det er NTNU og KS som samarbeider om prosjektet.", {"partner NTNU", "partner KS"}),
        ("Partnerne NTNU og KS er fornøyde.", {"partner NTNU", "partner KS"}),
        ("Prosjektet for dei unge som blir leia av NORCE, startar no.", {"coordinatedBy NORCE"}),
    ],
)
def test_turned_sentences_and_insertions_say_the_same(text: str, expected: set[str]) -> None:
    assert of_project(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Røde Kors i Bamble inviterer til konferanse.", {"organisedBy Røde Kors"}),
        ("Senter for eldre ved Solvik sjukehus inviterer til konferanse.", {"organisedBy Senter for eldre"}),
        ("Det er KS, i samarbeid med NORCE, som arrangerer.", {"organisedBy KS", "organisedBy NORCE"}),
        ("Konferansen er eit spleiselag mellom KS og NORCE.", {"organisedBy KS", "organisedBy NORCE"}),
        ("Blant arrangørene er KS.", {"organisedBy KS"}),
    ],
)
def test_a_body_does_what_is_said_behind_its_place(text: str, expected: set[str]) -> None:
    assert {said for said in of_event(text) if said.startswith("organisedBy")} >= expected


@pytest.mark.parametrize("kind", ["Forskningsinstituttet", "Paraplyorganisasjonen", "Selskapet"])
def test_kind_before_a_known_name_is_not_of_it(kind: str) -> None:
    assert of_project(f"{kind} NORCE leder prosjektet.") == {"coordinatedBy NORCE"}


def test_what_no_kind_of_body_is_stays_in_its_name() -> None:
    found = read("Ny leder\n\nFagforbundet Telemark og Voksenopplæringsforbundet Innlandet er med.\n", title="Ny leder")
    names = {entity.name for entity in found.entities}
    assert {"Fagforbundet Telemark", "Voksenopplæringsforbundet Innlandet"} <= names


def test_bracket_and_colon_are_no_face() -> None:
    lines = ("Arendal (Agder): Bo trygt, 200 000 kroner", "Gloppen (Vestland): Bygdeheim, 300 000 kroner")
    text = "\n\n".join(("Nye penger", "Husbanken gir støtte til to kommuner.", *lines))
    reading = read(f"{text}\n", title="Nye penger")
    assert said(reading, "locatedIn") == {("Arendal", "locatedIn", "Agder"), ("Gloppen", "locatedIn", "Vestland")}
    assert said(reading, "ownedBy") == {("Bo trygt", "ownedBy", "Arendal"), ("Bygdeheim", "ownedBy", "Gloppen")}


def test_row_of_a_table_has_its_county_in_a_cell_of_its_own() -> None:
    assert counties("Kommune | Fylke | Kontakt\nGloppen | Vestland | Kari Moe") == {"Gloppen Vestland"}
    assert counties("Gloppen i Vestland og Skien | Telemark i dag | Kari Moe") == {"Gloppen Vestland"}


def test_council_and_its_municipality_side_by_side_are_two() -> None:
    found = of_project("Ungdomsrådet i Skien og Skien kommune er med i prosjektet.")
    assert found == {"partner Ungdomsrådet i Skien", "partner Skien"}


def test_gathering_for_centres_is_an_event_and_no_network() -> None:
    title = "Nettverkssamling for frivilligsentraler"
    text = "Torsdag 4. mai 2019 kl. 10–15\n\nKS ønsker velkommen til nettverkssamling."
    assert of_event(text, title) == {"organisedBy KS"}


def test_headline_that_somebody_invites_is_over_what_the_text_invites_to() -> None:
    title = "Solvik grendalag inviterer!"
    text = "Solvik grendalag inviterer til temakveld om naboskap 4. mai 2019 kl. 18. Kvelden arrangeres sammen med KS."
    found = said(read(f"{title}\n\n{text}\n", title=title), "organisedBy")
    assert found == {("Temakveld om naboskap", "organisedBy", name) for name in ("Solvik grendalag", "KS")}


@pytest.mark.parametrize("how", ["i samarbeid med KS", "i nært samarbeid med KS", "på oppdrag fra KS", "i regi av KS"])
def test_how_something_is_done_is_not_of_a_bodys_name(how: str) -> None:
    found = read(f"Nytt\n\nProsjektet ledes av Institutt for samfunnsforskning {how}.\n", title="Nytt")
    assert "Institutt for samfunnsforskning" in {entity.name for entity in found.entities}


def test_day_that_is_a_cooperation_is_an_event_and_no_project() -> None:
    title = "Medvirkningsdagen 2019"
    text = "Medvirkningsdagen 2019 er et samarbeid mellom Skien kommune og KS.\n\nDato: 4. mai 2019\n\nTid: 10–15"
    reading = read(f"{title}\n\n{text}\n", title=title)
    assert said(reading, "organisedBy", "partner") == {(title, "organisedBy", name) for name in ("Skien", "KS")}


def test_municipalities_each_with_its_county_do_what_is_said_behind() -> None:
    title = "Deltek i nytt prosjekt"
    text = "Stad kommune i Vestland og Vinje kommune i Telemark deltek i prosjektet «Saman no»."
    reading = read(f"{title}\n\n{text}\n", title=title)
    assert said(reading, "partner") == {("Saman no", "partner", name) for name in ("Stad", "Vinje")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bak prosjektet står KS.", {"coordinatedBy KS"}),
        ("KS og NORCE står bak prosjektet.", {"coordinatedBy KS", "coordinatedBy NORCE"}),
        ("KS, NTNU og NORCE står bak prosjektet.", {"partner KS", "partner NTNU", "partner NORCE"}),
        ("Prosjektet har vore eit forprosjekt i regi av KS.", {"coordinatedBy KS"}),
        ("NORCE har den faglege leiinga.", {"coordinatedBy NORCE"}),
        ("Det er KS som drifter prosjektet.", {"coordinatedBy KS"}),
    ],
)
def test_one_or_two_behind_a_project_head_it_and_more_take_part(text: str, expected: set[str]) -> None:
    assert of_project(text) == expected


def test_whom_a_project_is_begun_together_with_does_not_own_or_lead_it() -> None:
    title = "Innbyggarpanel i Øygarden"
    text = "Øygarden kommune har saman med NORCE og KS sett i gang eit prosjekt om panel. Prosjektet skal vare i to år."
    reading = read(f"{title}\n\n{text}\n", title=title)
    assert said(reading, "ownedBy", "coordinatedBy") == {(title, "ownedBy", "Øygarden")}
    assert {other for _, _, other in said(reading, "partner")} == {"NORCE", "KS"}


def test_paragraph_that_begins_with_another_project_is_on_that_one() -> None:
    text = (
        "Prosjektet «Åpen hage» får 100 000 kroner. KS står bak prosjektet.\n\n"
        "Prosjektet «Ut på tur» får 50 000 kroner. NORCE leder prosjektet, i samarbeid med NTNU."
    )
    reading = read(f"Tilskudd til nærmiljø\n\n{text}\n", title="Tilskudd til nærmiljø")
    assert said(reading, "coordinatedBy", "partner") == {
        ("Åpen hage", "coordinatedBy", "KS"),
        ("Ut på tur", "coordinatedBy", "NORCE"),
        ("Ut på tur", "partner", "NTNU"),
    }


def test_day_called_by_what_it_is_of_is_an_event() -> None:
    title = "Frivillighetens dag i Skien"
    text = "Skien kommune, KS og Røde Kors står bak frivillighetens dag i Skien."
    assert of_event(text, title) >= {f"organisedBy {name}" for name in ("Skien", "KS", "Røde Kors")}
    assert of_event(text, "Dagens dagsorden i Skien") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sekretariatet ligger i Distriktssenteret.", {"coordinatedBy Distriktssenteret"}),
        ("KS koordinerer arbeidet.", {"coordinatedBy KS"}),
        ("KS har teke initiativ til prosjektet.", {"coordinatedBy KS"}),
    ],
)
def test_who_keeps_the_books_and_took_the_first_step(text: str, expected: set[str]) -> None:
    assert of_project(text) == expected
