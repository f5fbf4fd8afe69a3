"""Projects in running text: who pays, owns, leads and takes part, what it costs and how long it lasts, nb and nn."""

from __future__ import annotations

import pytest

from samgraf.model import Reading
from tests.pages import entities, facts, read, said

PROJECT = {"title": "Felles løft", "url": "https://example.org/prosjekter/felles-loft/", "published": "2021-05-03"}


def on_project(text: str) -> Reading:
    """A page on the project “Felles løft” that says something more."""
    return read(f"Felles løft\n\n{text}\n", **PROJECT)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Prosjektet har fått 8 millioner kroner fra Norges forskningsråd.", "fundedBy | Norges forskningsråd"),
        ("Prosjektet har fått 8 millionar kroner frå Noregs forskingsråd.", "fundedBy | Norges forskningsråd"),
        ("Felles løft har fått 8 millioner kroner i støtte fra Forskningsrådet.", "fundedBy | Norges forskningsråd"),
        ("Forskningsrådet har bevilget 8 millioner kroner til prosjektet.", "fundedBy | Norges forskningsråd"),
        ("Forskingsrådet har løyvt 8 millionar kroner til prosjektet.", "fundedBy | Norges forskningsråd"),
        ("Prosjektet støttes av Forskningsrådet, Innovasjon Norge og Husbanken.", "fundedBy | Norges forskningsråd"),
        ("Prosjektet støttes av Forskningsrådet, Innovasjon Norge og Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet er støtta av Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet får støtte frå Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet er økonomisk støttet av Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet finansieres gjennom midler fra Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet blir finansiert med midlar frå Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet er finansiert gjennom tilskudd fra Husbanken.", "fundedBy | Husbanken"),
        ("Det er Husbanken som finansierer prosjektet.", "fundedBy | Husbanken"),
        ("Husbanken finansierer prosjektet.", "fundedBy | Husbanken"),
        ("Husbanken har gitt støtte til prosjektet.", "fundedBy | Husbanken"),
        ("Husbanken gir prosjektet støtte.", "fundedBy | Husbanken"),
        ("Husbanken har gjeve midlar til prosjektet.", "fundedBy | Husbanken"),
        ("Husbanken bidrar med 2 millioner kroner.", "fundedBy | Husbanken"),
        ("Husbanken bidreg økonomisk til prosjektet.", "fundedBy | Husbanken"),
        ("Pengene kommer fra Husbanken.", "fundedBy | Husbanken"),
        ("Midlane er gitt frå Husbanken.", "fundedBy | Husbanken"),
        ("Midlene til prosjektet kommer fra Husbanken.", "fundedBy | Husbanken"),
        ("Finansiering: Husbanken", "fundedBy | Husbanken"),
        ("Oppdragsgiver er Husbanken.", "fundedBy | Husbanken"),
        ("Oppdragsgivar for prosjektet er Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet gjennomføres på oppdrag fra Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet blir gjennomført på oppdrag frå Husbanken.", "fundedBy | Husbanken"),
        ("På oppdrag fra Husbanken skal NORCE evaluere tiltaket.", "fundedBy | Husbanken"),
        ("Prosjektet har mottatt tilskudd fra Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet er tildelt midler fra Husbanken.", "fundedBy | Husbanken"),
        ("Husbanken er finansiør av prosjektet.", "fundedBy | Husbanken"),
        ("Skien kommune har fått midler fra Husbanken til å gjennomføre prosjektet.", "fundedBy | Husbanken"),
        ("Prosjektet er finansiert av Norges forskningsråd og Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet er fullfinansiert av Husbanken.", "fundedBy | Husbanken"),
        ("Prosjektet er delfinansiert av Husbanken.", "fundedBy | Husbanken"),
        ("Det er Skien kommune som står bak.", "coordinatedBy | Skien"),
        ("Prosjektleiaransvaret har lege hos Skien kommune.", "coordinatedBy | Skien"),
        ("Oppdraget utføres av Telemarksforsking.", "coordinatedBy | Telemarksforsking"),
        ("NORCE blir ein nær samarbeidspart.", "partner | NORCE"),
        ("Utprøvinga startar i Skien og Tinn kommune.", "partner | Tinn"),
        ("Det er to kommunar som har vore med; Skien og Tinn.", "partner | Tinn"),
        ("Prosjektet, som er finansiert av Husbanken, varer i tre år.", "fundedBy | Husbanken"),
        ("Prosjektet er finansiert gjennom Forskningsrådets program DEMOS.", "fundedBy | Norges forskningsråd"),
        (
            "Prosjektet har fått 8 millioner kroner fra Forskningsrådets DEMOS-program.",
            "fundedBy | Norges forskningsråd",
        ),
        ("Gjensidigestiftelsen støtter prosjektet med 500 000 kroner.", "fundedBy | Gjensidigestiftelsen"),
        ("Gjensidigestiftelsen har støttet oss med 500 000 kroner.", "fundedBy | Gjensidigestiftelsen"),
        ("Vestland fylkeskommune er med og finansierer prosjektet.", "fundedBy | Vestland"),
        ("Vestland fylkeskommune er med på å finansiere prosjektet.", "fundedBy | Vestland"),
        ("Prosjektet er eit spleiselag mellom Vestland fylkeskommune og Kvam herad.", "fundedBy | Vestland"),
        ("Prosjektet blir finansiert av Kvam herad og Vestland fylkeskommune.", "fundedBy | Kvam"),
        ("Prosjekteier er Skien kommune.", "ownedBy | Skien"),
        ("Skien kommune er prosjekteier.", "ownedBy | Skien"),
        ("Skien kommune eier prosjektet.", "ownedBy | Skien"),
        ("Prosjektet eies av Skien kommune.", "ownedBy | Skien"),
        ("Prosjektet er eigd av Skien kommune.", "ownedBy | Skien"),
        ("Skien kommune står som prosjekteier.", "ownedBy | Skien"),
        ("Skien kommune er ansvarlig for prosjektet.", "ownedBy | Skien"),
        ("Skien kommune er prosjektansvarlig.", "ownedBy | Skien"),
        ("Skien kommune har ansvaret for prosjektet.", "ownedBy | Skien"),
        ("Skien kommune har fått 2 millioner kroner til prosjektet.", "ownedBy | Skien"),
        ("Skien kommune får 2 millionar kroner til prosjektet.", "ownedBy | Skien"),
        ("Skien kommune er tildelt 2 millioner kroner til prosjektet Felles løft.", "ownedBy | Skien"),
        ("Skien kommune har fått støtte til prosjektet Felles løft.", "ownedBy | Skien"),
        ("Skien kommune mottar støtte til Felles løft.", "ownedBy | Skien"),
        ("Skien kommune eig prosjektet.", "ownedBy | Skien"),
        ("Som prosjekteier har Skien kommune ansvar for framdriften.", "ownedBy | Skien"),
        ("Skien kommune sitt prosjekt Felles løft handler om naboer.", "ownedBy | Skien"),
        ("Skien kommunes prosjekt Felles løft handler om naboer.", "ownedBy | Skien"),
        ("Felles løft er eit prosjekt i regi av Skien kommune.", "coordinatedBy | Skien"),
        ("Prosjektet er i regi av Skien kommune.", "coordinatedBy | Skien"),
        ("NORCE leder prosjektet.", "coordinatedBy | NORCE"),
        ("NORCE leier prosjektet.", "coordinatedBy | NORCE"),
        ("Prosjektet ledes av NORCE.", "coordinatedBy | NORCE"),
        ("Prosjektet blir leia av NORCE.", "coordinatedBy | NORCE"),
        ("Prosjektet er ledet av NORCE.", "coordinatedBy | NORCE"),
        ("Prosjektet vert leia av NORCE i samarbeid med Skien kommune.", "coordinatedBy | NORCE"),
        ("NORCE koordinerer prosjektet.", "coordinatedBy | NORCE"),
        ("NORCE er koordinator for prosjektet.", "coordinatedBy | NORCE"),
        ("NORCE har prosjektledelsen.", "coordinatedBy | NORCE"),
        ("NORCE har prosjektleiinga.", "coordinatedBy | NORCE"),
        ("NORCE er prosjektleder.", "coordinatedBy | NORCE"),
        ("NORCE står for prosjektledelsen.", "coordinatedBy | NORCE"),
        ("Med NORCE som prosjektleder skal fem kommuner prøve ut metoden.", "coordinatedBy | NORCE"),
        ("Prosjektet gjennomføres av NORCE.", "coordinatedBy | NORCE"),
        ("Prosjektet blir gjennomført av NORCE.", "coordinatedBy | NORCE"),
        ("NORCE gjennomfører prosjektet.", "coordinatedBy | NORCE"),
        ("Under ledelse av NORCE skal fem kommuner prøve ut metoden.", "coordinatedBy | NORCE"),
        ("NORCE har fått oppdraget.", "coordinatedBy | NORCE"),
        ("NORCE har det faglige ansvaret for prosjektet.", "coordinatedBy | NORCE"),
        ("Det er NORCE som leder prosjektet.", "coordinatedBy | NORCE"),
        ("Det er NORCE som leiar prosjektet.", "coordinatedBy | NORCE"),
        ("Prosjektet er et samarbeid mellom NORCE, NTNU og Skien kommune.", "partner | NTNU"),
        ("Prosjektet er eit samarbeid mellom NORCE, NTNU og Skien kommune.", "partner | NTNU"),
        ("Prosjektet gjennomføres i samarbeid med NTNU.", "partner | NTNU"),
        ("Prosjektet er eit samarbeidsprosjekt mellom NORCE og NTNU.", "partner | NTNU"),
        ("NTNU er samarbeidspartner.", "partner | NTNU"),
        ("NTNU er partner i prosjektet.", "partner | NTNU"),
        ("NTNU er med som partner.", "partner | NTNU"),
        ("NTNU og Skien kommune er samarbeidspartnarar i prosjektet.", "partner | NTNU"),
        ("Samarbeidspartnere er NTNU, Skien kommune og NORCE.", "partner | NTNU"),
        ("Samarbeidspartnarane er NTNU, Skien kommune og NORCE.", "partner | NTNU"),
        ("Partnerne i prosjektet er NTNU, Skien kommune og NORCE.", "partner | NTNU"),
        ("Partnarane i prosjektet er NTNU og NORCE.", "partner | NTNU"),
        ("Våre samarbeidspartnere er NTNU og NORCE.", "partner | NTNU"),
        ("Prosjektets partnere er NTNU og NORCE.", "partner | NTNU"),
        ("Øvrige partnere er NTNU og NORCE.", "partner | NTNU"),
        ("Andre partnarar er NTNU og NORCE.", "partner | NTNU"),
        ("Med på laget er NTNU og NORCE.", "partner | NTNU"),
        ("Med i prosjektet er NTNU og NORCE.", "partner | NTNU"),
        ("I prosjektet deltar NTNU og NORCE.", "partner | NTNU"),
        ("I prosjektet deltek NTNU og NORCE.", "partner | NTNU"),
        ("NTNU deltar i prosjektet.", "partner | NTNU"),
        ("NTNU deltek i prosjektet.", "partner | NTNU"),
        ("NTNU og NORCE er med i prosjektet.", "partner | NTNU"),
        ("NTNU samarbeider med NORCE om prosjektet.", "partner | NTNU"),
        ("NORCE samarbeider med NTNU om prosjektet.", "partner | NTNU"),
        ("Sammen med NTNU skal NORCE utvikle metoden.", "partner | NTNU"),
        ("NORCE skal sammen med NTNU og Skien kommune utvikle metoden.", "partner | NTNU"),
        ("NORCE skal saman med NTNU og Skien kommune utvikle metoden.", "partner | NTNU"),
        ("Prosjektet involverer Skien, Bamble og Porsgrunn kommuner.", "partner | Skien"),
        ("Kommunene som deltar i prosjektet er Skien, Bamble og Porsgrunn.", "partner | Skien"),
        ("Kommunane som er med, er Skien, Bamble og Porsgrunn.", "partner | Skien"),
        ("Deltakerkommunene er Skien, Bamble og Porsgrunn.", "partner | Skien"),
        ("Tre kommuner er med: Skien, Bamble og Porsgrunn.", "partner | Skien"),
        ("De tre kommunene Skien, Bamble og Porsgrunn deltar.", "partner | Skien"),
        ("I tillegg til NORCE deltar Skien kommune og NTNU.", "partner | Skien"),
        ("I tillegg deltek Skien kommune og NTNU.", "partner | Skien"),
        ("Bak prosjektet står NORCE, NTNU og Skien kommune.", "partner | NTNU"),
        ("NORCE, NTNU og Skien kommune står bak prosjektet.", "partner | NTNU"),
        ("Prosjektgruppa består av forskere fra NORCE og NTNU.", "partner | NTNU"),
        ("Forskere fra NORCE og NTNU deltar.", "partner | NTNU"),
        ("Forskarar frå NORCE og NTNU er med.", "partner | NTNU"),
        ("Prosjektet har NTNU og Skien kommune som partnere.", "partner | NTNU"),
        ("NORCE har med seg NTNU og Skien kommune som partnarar.", "partner | NTNU"),
        ("NORCE har med seg NTNU og Skien kommune i prosjektet.", "partner | NTNU"),
        ("Partnere: NTNU, NORCE", "partner | NTNU"),
    ],
)
def test_sentence_says_what_a_body_has_to_do_with_the_project(text: str, stated: str) -> None:
    predicate, body = stated.split(" | ")
    assert ("Felles løft", predicate, body) in said(on_project(text))


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (
            "Den økonomiske rammen er 5,950 mill. kr, og prosjektet er blitt tildelt 1,8 mill. kr av Husbanken.",
            {"budget": 5_950_000},
        ),
        ("Prosjektet har en ramme på 5 millioner kroner.", {"budget": 5_000_000}),
        ("Prosjektet har eit budsjett på 5 millionar kroner.", {"budget": 5_000_000}),
        ("Totalbudsjettet er på 5 millioner kroner.", {"budget": 5_000_000}),
        ("Prosjektet får 5 millionar kroner.", {"budget": 5_000_000}),
        ("Felles løft er tildelt kr 5 000 000.", {"budget": 5_000_000}),
        ("Oppdraget, der den økonomiske ramma er 1,1 million kroner, gjekk til NORCE.", {"budget": 1_100_000}),
        ("Skien kommune har fått 2 millioner kroner til prosjektet.", {"budget": 2_000_000}),
        ("Prosjektet varer fra 2019 til 2022.", {"start": "2019", "end": "2022"}),
        ("Prosjektet går over fire år, 2019–2022.", {"start": "2019", "end": "2022"}),
        ("Prosjektet blir gjennomført i perioden 2019-2022.", {"start": "2019", "end": "2022"}),
        ("Prosjektet skal gå fra juli 2018 og ut 2021.", {"start": "2018-07", "end": "2021"}),
        ("Prosjektet blir drive i tidsrommet januar 2017 – november 2018.", {"start": "2017-01", "end": "2018-11"}),
        ("Prosjektet startar i januar 2026 og vil vare i tre år.", {"start": "2026-01"}),
        ("Prosjektet går over 3 år, med oppstart i august 2021.", {"start": "2021-08"}),
        ("Prosjektet pågår fram til høsten 2022.", {"end": "2022"}),
        ("Prosjektet startet i 2019.", {"start": "2019"}),
        ("Prosjektet starta opp hausten 2019.", {"start": "2019"}),
        ("Prosjektet har holdt på siden 2020.", {"start": "2020"}),
        ("Prosjektet tok til i juni 2022.", {"start": "2022-06"}),
        ("Prosjektet ble satt i gang av NORCE i 2010.", {"start": "2010"}),
        ("I august 2021 startet prosjektet, og i august 2024 er det slutt.", {"start": "2021-08", "end": "2024-08"}),
        (
            "Oppstarten for prosjektet var 1. oktober 2018, og prosjektet vert avslutta i februar 2019.",
            {"start": "2018-10-01", "end": "2019-02"},
        ),
        ("Prosjektet skal være ferdig i løpet av 2022.", {"end": "2022"}),
        ("Prosjektet avsluttes i desember 2023.", {"end": "2023-12"}),
        ("Felles løft (2019–2022) er et samarbeid mellom NORCE og NTNU.", {"start": "2019", "end": "2022"}),
    ],
)
def test_sentence_tells_what_a_project_costs_and_how_long_it_lasts(text: str, given: dict[str, str | int]) -> None:
    told = facts(on_project(text), "Felles løft")
    assert {name: told.get(name) for name in given} == given


@pytest.mark.parametrize(
    "text",
    [
        "Ordningen har en ramme på 50 millioner kroner, og prosjektet søker om støtte.",
        "Prosjektet kan få inntil 5 millioner kroner.",
        "Prosjektet er ett av åtte prosjekter som får 50 millioner kroner.",
        "I 2019 vedtok kommunestyret en ny plan.",
        "Prosjektet bygger på tall fra 2015.",
        "Prosjektet har ikke fått 5 millioner kroner.",
        "Fram til mai 2023 har prosjektet hjulpet 126 lag.",
        "De tre prosjektene får til sammen 9 millioner kroner.",
        "Prosjektet Felles løft og prosjektet «Gode gater» får 3 millioner kroner.",
    ],
)
def test_sum_or_day_of_something_else_is_not_the_project_s(text: str) -> None:
    told = facts(on_project(text), "Felles løft")
    assert not {"budget", "start", "end"} & told.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Skien kommune har ikke fått støtte til prosjektet.",
        "Skien kommune håper å få 2 millioner kroner til prosjektet.",
        "NTNU vil kanskje delta i prosjektet.",
        "Prosjektet har søkt om 5 millioner kroner fra Husbanken.",
        "Kari Nordmann fra NORCE er prosjektleder.",
    ],
)
def test_what_is_denied_or_hoped_for_is_not_stated(text: str) -> None:
    assert said(on_project(text), "ownedBy", "partner", "fundedBy", "coordinatedBy") == set()


BOXES = {
    "labels over values": "Oppstart\nJanuar 2020\nAvsluttes\nDesember 2023\nFinansiering\nHusbanken\n"
    "Prosjekteier\nNORCE\nPartnere\nNTNU\n",
    "colons": "Startdato: januar 2020\nSluttdato: desember 2023\nStøttes av: Husbanken\nEier av prosjektet: NORCE\n"
    "Eksterne partnere: NTNU\n",
    "no colons": "Prosjekteier NORCE\nPeriode Januar 2020 - desember 2023\nFinansiering Husbanken\nPartnere NTNU\n",
    "bars": "| Prosjekteier | NORCE |\n| Prosjektperiode | januar 2020–desember 2023 |\n| Finansiering | Husbanken |\n"
    "| Partnere | NTNU |\n",
    "questions": "Tidsrom: januar 2020 – desember 2023\n\nProsjektets eier\nNORCE\n\n"
    "Hvem finansierer prosjektet?\nHusbanken\n\n"
    "Hvem er med?\nNTNU\n",
    "nynorsk": "Prosjekttid: januar 2020 – desember 2023\nProsjekteigar: NORCE\n"
    "Oppdragsgjevar: Husbanken\nDeltakande institusjonar: NTNU\n",
    "english": "Project period: January 2020 - December 2023\nProject owner: NORCE\n"
    "Funder: Husbanken\nProject partners: NTNU\n",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_fact_box_says_the_same_in_every_layout(box: str) -> None:
    reading = on_project(box)
    assert said(reading, "ownedBy") == {("Felles løft", "ownedBy", "NORCE")}
    assert said(reading, "fundedBy") == {("Felles løft", "fundedBy", "Husbanken")}
    assert said(reading, "partner") == {("Felles løft", "partner", "NTNU")}
    told = facts(reading, "Felles løft")
    assert (told["start"], told["end"]) == ("2020-01", "2023-12")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prosjektet heter GRENDALIV og varer i tre år.", "GRENDALIV"),
        ("Prosjektet, som ledes av NTNU, er nytt. Satsinga heiter «Grønt nærmiljø».", "Grønt nærmiljø"),
        ("Nabolagsprosjektet Sammen i Lia er et samarbeid.", "Sammen i Lia"),
        ("Gjennom Interreg-prosjektet GrendaMove samarbeider to kommuner.", "GrendaMove"),
        ("Pilotprosjektet Grendalos deltar i satsingen.", "Grendalos"),
        ("”Lia for alle” heiter prosjektet.", "Lia for alle"),
        ("Ho leier «Lia for alle», eit integreringsprosjekt i bydelen.", "Lia for alle"),
        ("KS betaler for prosjektet, som heter «Lia for alle».", "Lia for alle"),
        ("Det er kommunen si eiga ordning «Tilskot til grender» som betaler.", "Tilskot til grender"),
        ("Tilskuddsordningen for barne- og grendekultur er ny.", "Tilskuddsordningen for barne- og grendekultur"),
        ("Lia for alle er et treårig utviklingsprosjekt i Skien kommune.", "Lia for alle"),
        ("Livsgode grender er ei satsing på bygdene.", "Livsgode grender"),
        ("Prosjektet har fått navnet Lia for alle, og det skal vare i tre år.", "Lia for alle"),
        ("Neighbours in local communities (NILC) er tittelen på prosjektet.", "Neighbours in local communities"),
        ("Felles løft heter prosjektet. Det varer i tre år.", "Felles løft"),
    ],
)
def test_project_is_named_after_its_kind_or_by_what_it_is_called(text: str, name: str) -> None:
    assert name in entities(read(f"Nytt fra bygda\n\n{text}\n", title="Nytt fra bygda"), "Project")


@pytest.mark.parametrize(
    "title",
    [
        "Prosjektplan – Alle i Lia",
        "Alle i Lia - sluttrapport",
        "Sluttrapport: Alle i Lia",
        "Om prosjektet | Alle i Lia",
    ],
)
def test_paper_on_a_project_is_called_after_it(title: str) -> None:
    reading = read(f"{title}\n\nMålet med prosjektet er trivsel. Prosjektet varer til 2022.\n", title=title)
    assert entities(reading, "Project") == {"Alle i Lia"}


@pytest.mark.parametrize(
    "text", ["Kommunen er et prosjekt.", "Målet er et prosjekt for alle.", "Dette er et nytt program."]
)
def test_common_word_is_no_project_s_name(text: str) -> None:
    assert entities(read(f"Nytt fra bygda\n\n{text}\n", title="Nytt fra bygda"), "Project") == set()


def test_project_that_the_page_calls_by_its_title_has_all_of_it() -> None:
    reading = read("Alle med i Lia\n\nProsjektet Alle med i Lia eies av Skien kommune.\n", title="Alle med i Lia")
    assert entities(reading, "Project") == {"Alle med i Lia"}
    assert said(reading, "ownedBy") == {("Alle med i Lia", "ownedBy", "Skien")}


def test_label_without_a_colon_may_be_a_heading_of_something_else() -> None:
    reading = on_project("Tilskudd\n\nNTNU har et stort bibliotek.\n\nOppstart\n\nHusbanken møter deg i døra.\n")
    assert said(reading, "fundedBy", "ownedBy", "partner") == set()


def test_person_who_answers_for_a_project_leads_it() -> None:
    assert said(on_project("Prosjektansvarleg: Kari Nordmann, NORCE\n"), "leads") == {
        ("Kari Nordmann", "leads", "Felles løft")
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Modeller for samspill og Nabokommune 3.0 heter to prosjekter i regionen.", "Modeller for samspill"),
        ("Modeller for samspill og Nabokommune 3.0 heter to prosjekter i regionen.", "Nabokommune 3.0"),
        ("Saman om plan heiter eit prosjekt i kommunen.", "Saman om plan"),
        ("Leder bygger på Nabokommune 3.0, et prosjekt i regionen.", "Nabokommune 3.0"),
        ("Frivillighet i endring (FRIEND) er et forskningsprosjekt om omsorg.", "Frivillighet i endring"),
        ("Prosjektleder for «Den gode bygda» er Kari Nordmann.", "Den gode bygda"),
        ("Prosjektet Youth Together for Arctic Futures ble lansert i år.", "Youth Together for Arctic Futures"),
        ("Alle kjenner prosjektet Saman om Voss.", "Saman om Voss"),
        ("Vi er med i Prosjekt Hyttefolk i år.", "Prosjekt Hyttefolk"),
        ("Det er en del av Regionalt utviklingsprogram for Hordaland.", "Regionalt utviklingsprogram for Hordaland"),
    ],
)
def test_project_is_named_by_what_a_sentence_says_it_is(text: str, name: str) -> None:
    assert name in entities(read(f"Nytt\n\n{text}\n", title="Nytt"), "Project")


def test_slogan_behind_a_verb_is_no_project() -> None:
    assert entities(on_project("Slagordet i prosjektet har vore ”Ja, det går!”."), "Project") == {"Felles løft"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Flytt til Solvik", "Flytt til Solvik er eit treårig prosjekt. KS har delteke i prosjektet."),
        (
            "Lev i Solvik",
            "Prosjektet er nytt. I prosjektet er KS med. Måla i prosjektet er mange. Her deltek KS i prosjektet.",
        ),
        ("Nettverk for gode nabolag", "Nettverket har mange medlemer. Partnarar er KS."),
        ("Liv i dalen. Sluttrapport", "Prosjektet Liv i dalen er ferdig. KS har delteke i prosjektet."),
        ("Ung i dalen", "Ung i dalen ble startet som prosjekt i 2006. Partnere er KS."),
        ("Lev i Solvik", "Arbeidet med Lev i Solvik begynte i fjor. KS har deltatt i prosjektet."),
    ],
)
def test_page_that_speaks_of_its_title_as_a_project_is_about_it(title: str, text: str) -> None:
    name = title.removesuffix(". Sluttrapport")
    assert (name, "partner", "KS") in said(read(f"{title}\n\n{text}\n", title=title))


@pytest.mark.parametrize(
    "title",
    [
        "Rapport Flytt til Solvik",
        "Om oss - Flytt til Solvik",
        "6.16.6 Flytt til Solvik",
        "Flytt til Solvik – et samskapingsprosjekt for alle",
    ],
)
def test_title_s_name_is_what_is_left_without_its_kind_and_number(title: str) -> None:
    page = read(f"{title}\n\nFlytt til Solvik er eit treårig prosjekt. KS har delteke i prosjektet.\n", title=title)
    assert said(page, "partner") == {("Flytt til Solvik", "partner", "KS")}


def test_label_of_what_a_page_holds_is_no_project() -> None:
    page = read(
        "Samarbeidspartnere\n\nProsjektet er stort. Prosjektet varer. Prosjektet er slutt.\n",
        title="Samarbeidspartnere",
    )
    assert entities(page, "Project") == set()


def test_page_on_several_projects_says_of_each_what_its_paragraph_says() -> None:
    text = (
        "Prosjektet Gode hus er nytt. KS eier prosjektet.\n\nProsjektet Gode gater er stort. NHO deltar i prosjektet."
    )
    stated = said(read(f"Tre nye prosjekter\n\n{text}\n", title="Tre nye prosjekter"), "ownedBy", "partner")
    assert stated == {("Gode hus", "ownedBy", "KS"), ("Gode gater", "partner", "NHO")}


def test_programme_that_pays_is_not_what_is_led() -> None:
    text = "Prosjektet er finansiert av Forskningsrådet gjennom programmet DEMOS og ledes av NTNU."
    stated = said(on_project(text))
    assert ("Felles løft", "coordinatedBy", "NTNU") in stated
    assert ("Felles løft", "partOf", "DEMOS") in stated
    assert not {triple for triple in stated if triple[0] == "DEMOS"}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Åtte kommuner, Oslo, Bergen og Asker, samarbeider med KS.", "partner | Bergen"),
        ("KS er med, og kommunene er Oslo, Bergen og Asker.", "partner | Asker"),
        ("Andre deltakere: Bergen, Oslo og KS.", "partner | KS"),
        ("NTNU skal følgje arbeidet.", "partner | NTNU"),
        ("Høgskulen i Volda bidreg med kurs.", "partner | Høgskulen i Volda"),
        ("Vestland fylkeskommune går inn med 300.000 kroner.", "fundedBy | Vestland"),
        ("I prosjektet deltar Bergen og Oslo kommuner, NTNU og KS.", "partner | KS"),
        ("Skien kommune, NTNU og KS har inngått en avtale om prosjektet.", "partner | NTNU"),
        ("Felles løft er eit prosjekt som KS og NHO samarbeider om.", "partner | NHO"),
        ("Prosjektet vart sett i gang av Vestland fylkeskommune.", "coordinatedBy | Vestland"),
        ("Høgskulen på Vestlandet har ansvaret for forskinga.", "coordinatedBy | Høgskulen på Vestlandet"),
        ("KS og NHO er eigarar av prosjektet.", "ownedBy | NHO"),
    ],
)
def test_part_of_a_body_in_a_project_is_told_in_more_ways(text: str, stated: str) -> None:
    predicate, body = stated.split(" | ")
    assert ("Felles løft", predicate, body) in said(on_project(text))


def test_members_of_a_group_are_told_with_their_posts_between() -> None:
    text = "I styringsgruppa sitter Kari Moe (leder), professor Ola Lie ved NTNU Senter for helse og Siv Dahl fra KS."
    assert {who for who, _, _ in said(on_project(text), "memberOf")} == {"Kari Moe", "Ola Lie", "Siv Dahl"}


def test_label_below_a_name_is_of_that_name() -> None:
    page = on_project("Kontakt\nEgil Stræte\nProsjektleder\n\nFrank Holm\nForsker")
    assert ("Frank Holm", "leads", "Felles løft") not in said(page)


def test_value_that_has_run_on_answers_only_at_its_beginning() -> None:
    long = "Referat: Kari Moe har skrevet det. " + "Mange har vært med på arbeidet i bygda. " * 8 + "Ola Lie kom."
    assert ("Ola Lie", "leads", "Felles løft") not in said(on_project(f"Prosjektleder: {long}"))


def test_municipalities_that_a_list_counts_are_partners_and_lie_in_their_counties() -> None:
    text = "De 3 kommunene er:\n\n- Tana, Finnmark\n- Sula, Møre og Romsdal\n- Time, Rogaland"
    stated = said(on_project(text))
    assert ("Felles løft", "partner", "Sula") in stated
    assert ("Felles løft", "partner", "Møre og Romsdal") not in stated


BOX = "Felles løft\n\nProsjektleder: Kari Nordmann\nProsjektperiode: 2021–2024\n\n"
ROSTER = "Skien kommune\n\nHusbanken\n\nHeriot-Watt University, Scotland\n\nOsloMet, NTNU\n"


def test_bodies_alone_on_lines_below_a_project_s_fact_box_are_its_partners() -> None:
    partners = {body for _, _, body in said(read(BOX + ROSTER, **PROJECT), "partner")}
    assert {"Skien", "Husbanken", "Heriot-Watt University"} <= partners


@pytest.mark.parametrize("text", [BOX + "Skien kommune\n\nHusbanken\n", "Felles løft\n\n" + ROSTER])
def test_two_bodies_or_a_page_without_a_box_make_no_partners(text: str) -> None:
    assert said(read(text, **PROJECT), "partner") == set()


def test_programme_s_board_is_of_it() -> None:
    text = "Felles løft\n\nProgrammets styre\n\n- Kari Nordmann (leder), Skien kommune\n- Ola Nordmann, KS\n"
    members = {("Kari Nordmann", "memberOf", "Felles løft"), ("Ola Nordmann", "memberOf", "Felles løft")}
    assert members <= said(read(text, **PROJECT), "memberOf")


@pytest.mark.parametrize(
    "told",
    [
        "Det er finansiert av dei tre kommunane.",
        "Alle tre kommunane betaler for prosjektet.",
        "Tre kommuner finansierer prosjektet.",
    ],
)
def test_group_told_by_its_number_is_all_that_the_page_names(told: str) -> None:
    text = f"Prosjektet Felles løft er et samarbeid mellom kommunene Skien, Tinn og Larvik.\n\n{told}"
    assert {o for _, _, o in said(on_project(text), "fundedBy")} == {"Skien", "Tinn", "Larvik"}


@pytest.mark.parametrize(
    "told", ["Prosjektet er finansiert av dei fire kommunane.", "Det er finansiert av dei kommunane."]
)
def test_group_of_another_number_is_not_those_that_the_page_names(told: str) -> None:
    text = f"Prosjektet Felles løft er et samarbeid mellom kommunene Skien, Tinn og Larvik.\n\n{told}"
    assert said(on_project(text), "fundedBy") == set()


def test_names_after_a_number_tell_who_is_in_the_group() -> None:
    text = "Kommunene Skien og Tinn er vertar.\n\nProsjektet er finansiert av to kommunar, Skien og NORCE."
    assert ("Felles løft", "fundedBy", "Tinn") not in said(on_project(text))


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Kari Moe er prosjektleiar og skreiv søknaden.", True),
        ("Kari Moe håper å bli prosjektleder.", False),
        ("NORCE har søkt om å lede prosjektet.", False),
    ],
)
def test_who_leads_may_have_applied_but_not_only_hoped(text: str, leads: bool) -> None:
    assert bool(said(on_project(text), "leads") or said(on_project(text), "coordinatedBy")) is leads


def test_sentence_that_begins_with_another_project_is_of_that_one() -> None:
    text = "Prosjektet «Gode gater» var en forløper, og Tinn kommune fikk støtte fra Husbanken."
    stated = said(on_project(text))
    assert not any(subject == "Felles løft" for subject, _, _ in stated)
