"""Who takes part in a project or an event, in the many ways that pages say it, and who is only named beside."""

from __future__ import annotations

import pytest

from tests.pages import entities, read, said

PROJECT = "Nabolagsprosjektet i Grenland"
EVENT = "Nabolagskonferansen 2023"


def partners(text: str) -> set[str]:
    """The partners of the page's project."""
    return {body for _, _, body in said(read(f"{PROJECT}\n\n{text}\n", title=PROJECT), "partner")}


def participants(text: str) -> set[str]:
    """The participants of the page's event."""
    page = f"{EVENT}\n\nSkien, 3. mai 2023\n\n{text}\n"
    return {who for who, _, _ in said(read(page, title=EVENT), "participant")}


@pytest.mark.parametrize(
    "text",
    [
        "Skien og Bamble kommunar er saman om prosjektet.",
        "Med i prosjektet er 2 kommuner, og det er Skien og Bamble.",
        "Nye kommunar i prosjektet er Skien og Bamble.",
        "Skien og Bamble har slått seg sammen om prosjektet.",
        "Skien og Bamble er valde ut til å delta i prosjektet.",
        "Skien og Bamble skal delta i prosjektet.",
        "Skien og Bamble blir tekne opp i prosjektet.",
        "Skien og Bamble har takket ja til å være med i prosjektet.",
        "Skien og Bamble har meldt seg på prosjektet.",
        "Involverte i prosjektet er Skien og Bamble.",
        "Skien og Bamble er kopla på prosjektet.",
        "Med på laget er òg Skien og Bamble.",
        "Lokalt er aktørane Skien og Bamble kommunar.",
        "Piloter er Skien og Bamble.",
        "I tillegg til Skien deltar også Bamble.",
        "Skien og Bamble deltek.",
        "De som deltar, er Skien og Bamble.",
        "Med oss i prosjektet har vi Skien og Bamble.",
        "I prosjektet jobber vi tett med Skien og Bamble.",
        "Saman skal Skien og Bamble finne svar.",
        "Samarbeidsavtalen mellom Skien kommune og Bamble kommune vart signert i dag.",
        "Partar i avtalen er Skien kommune og Bamble kommune.",
        "Prosjektet går i Skien og Bamble.",
        "Involverte aktører:\n• Skien kommune\n• Bamble kommune",
        "Aktørane i prosjektet er:\n• Skien kommune\n• Bamble kommune",
        "Med oss på laget har vi:\n• Skien kommune\n• Bamble kommune",
        "I lag med: Skien kommune og Bamble kommune",
    ],
)
def test_who_takes_part_in_a_project(text: str) -> None:
    assert partners(text) == {"Skien", "Bamble"}


@pytest.mark.parametrize(
    "text",
    [
        "Forskinga i prosjektet blir gjort av NORCE.",
        "NORCE har ansvar for forskningen.",
        "Prosjektet skjer i tett samspel med NORCE.",
        "Husbanken er ute, og NORCE er no inne i prosjektet.",
    ],
)
def test_who_does_the_research_or_has_come_in(text: str) -> None:
    assert "NORCE" in partners(text)


@pytest.mark.parametrize(
    "text",
    [
        "Skien og Bamble skal ikke delta i prosjektet.",
        "Skien kommune ønskjer å vere med i prosjektet.",
        "Skien og Bamble har sagt nei til å delta i prosjektet.",
        "Skien og Bamble er inviterte til å delta i prosjektet.",
        "Kommunene Skien og Bamble skal slå seg sammen.",
        "Skien og Bamble har slått seg saman.",
        "Skien og Bamble skal delta på samlinga.",
        "KS og NAV er ikke involvert i prosjektet.",
        "Avtalen mellom Skien kommune og NAV om lokaler går ut.",
        "NORCE har tidligere hatt ansvar for forskningen.",
        "Kari Moe fra KS og NORCE deltar.",
        "I tillegg til Skien ligger Bamble i Grenland.",
        "Aktører som KS og NAV bør kjenne til prosjektet.",
        "Prosjektet skal lanseres i Skien og Bamble.",
    ],
)
def test_who_takes_no_part_in_a_project(text: str) -> None:
    assert partners(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Partnerne er NORCE, Sensia, Kraftlab og Skien kommune.", {"NORCE", "Sensia", "Kraftlab", "Skien"}),
        ("Vi samarbeider med KS, Blue Motion og UKM.", {"KS", "Blue Motion", "UKM"}),
        ("Prosjektet er eit samarbeid mellom NTNU, NORCE og Sensia.", {"NTNU", "NORCE", "Sensia"}),
        (
            "Partnerar er NORCE og kommunane Skien og Bamble, dessutan firmaet Nyskap og designlaben Kraft.",
            {"NORCE", "Skien", "Bamble", "Nyskap", "Kraft"},
        ),
        ("I samarbeid med Skien kommune, Sensia og NORCE har vi laget metoden.", {"Skien", "Sensia", "NORCE"}),
    ],
)
def test_row_of_bodies_shows_what_else_stands_in_it(text: str, expected: set[str]) -> None:
    assert partners(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Partnerne er NORCE, Danmark og Skien kommune.",
        "Vi samarbeider med NORCE, Kari Moe og Ola Lie.",
        "NORCE, Rapport og KS er nemnde.",
        "Partnerne er NORCE, Næringslivet og KS.",
        "Skien, Sensia og Bamble er fine steder.",
    ],
)
def test_person_land_or_paper_in_a_row_is_no_body(text: str) -> None:
    page = read(f"{PROJECT}\n\n{text}\n", title=PROJECT)
    assert entities(page, "Organisation") | entities(page, "Institution") <= {"NORCE", "KS"}


@pytest.mark.parametrize(
    "text",
    [
        "I tillegg er rådgivar Kari Moe til stades.",
        "På plass var også ordfører Kari Moe.",
        "Ordførar Kari Moe var òg på plass.",
        "Vi får besøk av Kari Moe fra KS.",
        "Deltakarane på konferansen. F.v. Kari Moe (KS).",
        "I tillegg deltok Kari Moe.",
        "Dessutan deltok òg rådgivar Kari Moe.",
        "I panelet får du møte Kari Moe.",
        "Kari Moe er en av deltakerne.",
        "Kari Moe er blant dei som kjem.",
        "Statsråd Kari Moe gjesta konferansen.",
        "Deltakarliste:\nKari Moe, KS",
        "Medlemer til stades: Kari Moe",
        "Disse var med: Kari Moe",
        "Frå kommunen møtte: Kari Moe",
        "Deltakerne på konferansen, fra venstre: Kari Moe.",
    ],
)
def test_who_came_to_an_event(text: str) -> None:
    assert participants(text) == {"Kari Moe"}


@pytest.mark.parametrize(
    "text",
    [
        "Vi møter Kari Moe og Ola Lie i samtale om nabolag.",
        "Kari Moe samtalar med Ola Lie om nabolag.",
        "Kari Moe i samtale med Ola Lie.",
        "Til debatt møtes Kari Moe og Ola Lie.",
        "Kari Moe og Ola Lie utgjør panelet.",
        "På konferansen møttes Kari Moe og Ola Lie.",
        "Kari Moe deltok saman med Ola Lie.",
    ],
)
def test_who_talks_with_whom_at_an_event(text: str) -> None:
    assert participants(text) == {"Kari Moe", "Ola Lie"}


@pytest.mark.parametrize(
    "text",
    [
        "Kari Moe var ikkje på plass.",
        "Kari Moe var ikke blant deltakerne.",
        "Kari Moe er ikkje ein av deltakarane.",
        "I tillegg deltok ikke Kari Moe.",
        "Dessutan møtte Kari Moe motstand.",
        "Kari Moe besøkte konferansen i fjor.",
        "Konferansen samlet ikke KS.",
        "Vår ref.: Kari Moe",
        "Ved forrige møte var Kari Moe til stede.",
        "Blant deltakerne på konferansen i fjor var Kari Moe.",
        "Vi får dessverre ikke besøk av Kari Moe.",
        "KS er representert i styret.",
        "Styringsgruppa har med representanter fra KS og NTNU.",
        "Deltakere fra KS får rabatt.",
        "Frå venstre: Kari Moe og Ola Lie. Foto: KS",
    ],
)
def test_who_was_not_there(text: str) -> None:
    assert participants(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Med engasjerte deltakere fra KS og NTNU gikk timen fort.",
        "På konferansen deltok KS og NTNU.",
        "Frå fagmiljøa kom KS og NTNU.",
        "KS og NTNU var representert.",
        "KS og NTNU står på stand.",
        "Konferansen samla KS og NTNU.",
        "Representanter fra KS og NTNU skal delta på konferansen.",
    ],
)
def test_which_bodies_came_to_an_event(text: str) -> None:
    assert participants(text) == {"KS", "NTNU"}


NEAR_PROJECT = "Trygge tun\n\nTrygge tun er et prosjekt om boliger for eldre.\n\n"
NEAR_EVENT = "Konferanse om nærmiljø\n\nKonferanse om nærmiljø, 4. mai 2022.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Skien kommune og Bamble kommune er sammen om det meste.",
        "Skien kommune deltok ved Kari Moe på messa.",
        "Skien kommune medvirker ved anskaffelser av busser.",
        "KS deltar på messa, og Skien kommune, sammen med NHO, deltar på næringslivsdagen.",
        "Skien kommune har signert en intensjonsavtale om flytaxi.",
        "Skien kommune bruker ut Trygge tun.",
        "Kari Moe er en av deltakerne i prosjektet. Hun er 82 år.",
        "Kari Moe skal skrive masteroppgave om prosjektet.",
    ],
)
def test_who_is_no_part_of_a_project(sentence: str) -> None:
    found = {(s, o) for s, _, o in said(read(f"{NEAR_PROJECT}{sentence}\n"), "partner", "memberOf")}
    assert found <= {("Trygge tun", "NHO")} if "NHO" in sentence else not found


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreldrene blir informert om skolestart av rektor Kari Moe.",
        "Kari Moe ledet dialogen med utbyggerne.",
        "Prosjektet ble fasilitert av Kari Moe.",
        "Kari Moe geleidet partiet gjennom krisen.",
        "Kari Moe er på plass i ny jobb.",
        "Kari Moe er på plass på kontoret mandager.",
        "Kari Moe i dialog med Ola Lie om tomta.",
        "I tillegg deltok Kari Moe i arbeidet med rapporten.",
        "Kari Moe er blant dem som kommer fra Bamble.",
        "Kari Moe er en av deltakerne i forskningsprosjektet.",
        "Skien kommune er representert på Stortinget med to.",
        "Representanter fra Skien kommune skal til Brussel i mai.",
        "Medlemmer i NHO skal være trygge.",
        "Skien kommune har stand på torget hver lørdag.",
        "Fra næringslivet kom Equinor med et forslag.",
        "Kari Moe svarer på spørsmål fra salen.",
        "Komiteen har sendt en henvendelse til statsminister Kari Moe.",
        "Det er et samarbeidstiltak for KS og NAV.",
        "Den som kommer til Skien, får se en fin by.",
    ],
)
def test_what_comes_near_an_event_and_is_not_of_it(sentence: str) -> None:
    told = ("participant", "speaker", "facilitator", "contact", "organisedBy", "inMunicipality")
    assert not said(read(f"{NEAR_EVENT}{sentence}\n"), *told)
