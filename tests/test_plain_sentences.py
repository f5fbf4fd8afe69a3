"""Plain ways to say who pays for, owns, leads and holds something, when and where; and what comes near and says not."""

from __future__ import annotations

import pytest

from tests.pages import named, read, said

NB = "Trygge tun\n\nTrygge tun er et prosjekt om boliger for eldre.\n\n"
NN = "Trygge tun\n\nTrygge tun er eit prosjekt om bustader for eldre.\n\n"
EVENT = "Konferanse om nærmiljø\n\nKonferanse om nærmiljø, 4. mai 2022.\n\n"


def of_project(sentence: str, frame: str = NB) -> set[str]:
    """What a sentence says of the page's project: predicate and the other's name."""
    found = said(read(f"{frame}{sentence}\n"), "fundedBy", "ownedBy", "coordinatedBy", "leads")
    return {f"{p} {s if p == 'leads' else o}" for s, p, o in found}


def of_event(sentence: str) -> set[str]:
    """What a sentence says of the page's event."""
    found = said(read(f"{EVENT}{sentence}\n"), "organisedBy", "inMunicipality", "heldAt")
    return {f"{predicate} {other}" for _, predicate, other in found}


def facts(sentence: str, frame: str = NB) -> dict[str, str | int]:
    """What a sentence says of the project's time and money."""
    return {fact.attribute: fact.value for fact in read(f"{frame}{sentence}\n").facts}


@pytest.mark.parametrize(
    "sentence",
    [
        "Helsedirektoratet står for finansieringen.",
        "Bak finansieringa står Helsedirektoratet.",
        "Helsedirektoratet spleiser på prosjektet.",
        "Prosjektet er spleiset på av Helsedirektoratet.",
        "Helsedirektoratet har satt av 2 millioner kroner til prosjektet.",
        "Helsedirektoratet har sett av 2 millionar kroner til prosjektet.",
        "Helsedirektoratet ga tilsagn om 900 000 kroner.",
        "Midlane er løyvde av Helsedirektoratet.",
        "Vi har søkt og fått midler fra Helsedirektoratet.",
        "Søknaden til Helsedirektoratet vart innvilga.",
        "Helsedirektoratet har innvilget søknaden.",
        "Helsedirektoratet har sagt ja til å støtte prosjektet.",
        "Prosjektet hadde ikke vært mulig uten støtte fra Helsedirektoratet.",
        "Prosjektet hadde ikkje vore mogleg utan støtte frå Helsedirektoratet.",
        "Utgiftene vert dekte av Helsedirektoratet.",
        "Bidragsytere er Helsedirektoratet.",
        "Prosjektet er et oppdrag for Helsedirektoratet.",
    ],
)
def test_who_pays(sentence: str) -> None:
    assert "fundedBy Helsedirektoratet" in of_project(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Helsedirektoratet står ikke for finansieringen.",
        "Søknaden til Helsedirektoratet ble ikke innvilget.",
        "Søknaden til Helsedirektoratet ble avslått.",
        "Tinn kommune søker Helsedirektoratet om 500 000 kroner.",
        "Prosjektet greier seg uten støtte fra Helsedirektoratet.",
        "Reiseutgifter dekkes av Helsedirektoratet.",
    ],
)
def test_who_is_asked_or_says_no_pays_nothing(sentence: str) -> None:
    assert not [one for one in of_project(sentence) if one.startswith("fundedBy")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trygge tun er et EU-prosjekt.",
        "Trygge tun er EU-finansiert.",
        "Trygge tun er eit nytt EU-støtta prosjekt.",
        "EU-prosjektet «Trygge tun» startar i år.",
        "Med et nytt EU-støttet prosjekt skal kommunene bygge bedre.",
    ],
)
def test_word_tells_who_pays(sentence: str) -> None:
    assert of_project(sentence) == {"fundedBy EU"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Trygge tun er ikke et EU-prosjekt.",
        "Kommunen har før vært med i et EU-prosjekt.",
        "Et liknende EU-støttet prosjekt pågår i Sverige.",
    ],
)
def test_word_is_said_of_another_or_denied(sentence: str) -> None:
    assert of_project(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Prosjekteiere er Tinn kommune og KS.",
        "Tinn kommune har eierskapet til prosjektet.",
        "Eigarskapen til prosjektet ligg hos Tinn kommune.",
        "Prosjektet har Tinn kommune som eier.",
        "Prosjektet eies i fellesskap av Tinn kommune og KS.",
        "Prosjektet er et samarbeid, men det er Tinn kommune som eier det.",
    ],
)
def test_who_owns(sentence: str) -> None:
    assert "ownedBy Tinn" in of_project(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Eierne av boligene er Tinn kommune.", "Tinn kommune eier 30 boliger.", "Tinn kommune eier ikke prosjektet."],
)
def test_owner_of_something_else_does_not_own_it(sentence: str) -> None:
    assert of_project(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "I regi av NTNU skal prosjektet prøve ut boliger.",
        "NTNU har ansvaret for å gjennomføre prosjektet.",
        "Trygge tun er et forskningsprosjekt ved NTNU.",
        "Trygge tun er eit forskingsprosjekt ved NTNU.",
        "NTNU har rollen som koordinator.",
        "Forskinga vert gjennomført av NTNU.",
    ],
)
def test_who_carries_it_out(sentence: str) -> None:
    assert "coordinatedBy NTNU" in of_project(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "NTNU leder arbeidspakke 2 i prosjektet.",
        "NTNU har tidligere ledet et lignende prosjekt.",
        "Kari Moe ved NTNU er ansvarlig for påmeldingen.",
    ],
)
def test_who_does_a_part_or_another_thing_leads_nothing(sentence: str) -> None:
    assert not [one for one in of_project(sentence) if one.startswith("coordinatedBy")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kari Moe – prosjektleder",
        "Prosjektkoordinator er Kari Moe.",
        "I spissen for prosjektet står Kari Moe.",
        "Kari Moe er ansvarleg for prosjektet.",
        "Vår nye prosjektleder heter Kari Moe.",
        "Prosjektet har fått Kari Moe som leder.",
        "Kari Moe, prosjektleder, Trygge tun",
    ],
)
def test_who_leads(sentence: str) -> None:
    assert "leads Kari Moe" in of_project(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kari Moe er ansvarlig for påmeldingen.",
        "Kari Moe er ikke lenger prosjektleder.",
        "I spissen for kommunen står Kari Moe.",
    ],
)
def test_who_leads_something_else_or_no_longer(sentence: str) -> None:
    assert "leads Kari Moe" not in of_project(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Prosjektet tek til i januar 2020.", {"start": "2020-01"}),
        ("Prosjektet vart oppretta hausten 2020.", {"start": "2020"}),
        ("Trygge tun ble startet som prosjekt i 2020.", {"start": "2020"}),
        ("Siden 2020 har prosjektet prøvd ut boliger.", {"start": "2020"}),
        ("Frå 2020 til 2023 skal prosjektet prøve ut bustader.", {"start": "2020", "end": "2023"}),
        ("Prosjektet varer fra 1. mai 2020 til 31. juli 2023.", {"start": "2020-05-01", "end": "2023-07-31"}),
        ("Prosjektet ble ferdigstilt i 2022.", {"end": "2022"}),
        ("Prosjektet held på til 2023.", {"end": "2023"}),
        ("Det er satt av 3 millioner kroner til prosjektet.", {"budget": 3000000}),
        ("Prosjektet har 3 millionar kroner til rådvelde.", {"budget": 3000000}),
        ("Prosjektet startes opp i 2021.", {"start": "2021"}),
        ("Forskingsrådet gjev 3 millionar kroner til prosjektet.", {"budget": 3000000}),
    ],
)
def test_time_and_money(sentence: str, expected: dict[str, str | int]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Fra 2010 til 2015 økte antallet eldre, og prosjektet skal svare på det.",
        "Siden 2010 har antallet eldre økt, viser prosjektet.",
        "Prosjektet bygger på en ordning som ble etablert i 2015.",
        "Prosjektet gir beboerne 5000 kroner i sparte utgifter.",
    ],
)
def test_time_and_money_of_something_else(sentence: str) -> None:
    assert facts(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Konferansen organiseres av Distriktssenteret.", {"organisedBy Distriktssenteret"}),
        ("Kommunane vart inviterte til konferanse av Distriktssenteret.", {"organisedBy Distriktssenteret"}),
        ("For arrangementet står Distriktssenteret.", {"organisedBy Distriktssenteret"}),
        ("Distriktssenteret tok initiativ til konferansen.", {"organisedBy Distriktssenteret"}),
        ("Distriktssenteret går sammen med KS om konferansen.", {"organisedBy Distriktssenteret", "organisedBy KS"}),
        ("Distriktssenteret held konferansen saman med KS.", {"organisedBy Distriktssenteret", "organisedBy KS"}),
        ("Konferansen torsdag 4. mai kl. 10–14 arrangeres av KS.", {"organisedBy KS"}),
        ("Bli med på konferansen 4.–5. mai i Bodø!", {"inMunicipality Bodø"}),
        ("I år er det i Bodø konferansen vert halden.", {"inMunicipality Bodø"}),
        ("Årets konferanse er lagt til Bodø.", {"inMunicipality Bodø"}),
    ],
)
def test_who_holds_it_and_where(sentence: str, expected: set[str]) -> None:
    assert of_event(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Distriktssenteret er invitert til konferansen.",
        "Distriktssenteret arrangerer ikke konferansen i år.",
        "Distriktssenteret deltar på konferansen.",
        "4. mai er Kari Moe fra Bodø kommune på plass.",
        "Kari Moe var 3. mai på befaring i Bodø.",
    ],
)
def test_who_comes_or_holds_it_not(sentence: str) -> None:
    assert of_event(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tinn, ein kommune nord i Telemark, er med.", ("Tinn", "locatedIn", "Telemark")),
        ("Telemarksforsking, som holder til i Bø, er med.", ("Telemarksforsking", "inMunicipality", "Bø")),
        ("Frivilligsentralen i Tinn er med.", ("Frivilligsentralen i Tinn", "inMunicipality", "Tinn")),
    ],
)
def test_where_bodies_and_places_lie(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(read(f"{NB}{sentence}\n"), "locatedIn", "inMunicipality")


def test_bodies_of_a_municipality_are_parts_of_it() -> None:
    for sentence in ("Kommunestyret i Tinn er med.", "Ungdomsrådet i Tinn kommune er med."):
        assert not said(read(f"{NB}{sentence}\n"), "inMunicipality")


@pytest.mark.parametrize(
    "name", ["Solvik sjukeheim", "Solvik innbyggertorg", "Solvik fagskule", "Solvik skulemusikk", "Solvik bymisjon"]
)
def test_local_bodies_by_their_kind(name: str) -> None:
    assert named(f"{NN}Vi samarbeider med {name} om prosjektet.\n", "Organisation") == [name]


@pytest.mark.parametrize("told", ["en fagskole", "Kari Kraft", "sjukeheimen"])
def test_kind_or_surname_alone_names_no_body(told: str) -> None:
    assert named(f"{NN}Vi samarbeider med {told} om prosjektet.\n", "Organisation") == []
