"""What a page says: the pattern notation, sentences, fact boxes, programmes, tables and lists; and what it does not."""

from __future__ import annotations

import re
import tomllib
from itertools import product

import pytest
from spacy.matcher import Matcher
from spacy.tokens import Doc

from samgraf.confidence import load_table
from samgraf.language import BLANK, load_pipeline
from samgraf.mentions.expressions import rules
from samgraf.model import Reading
from samgraf.resources import packaged
from samgraf.statements.patterns import KINDS, compile_pattern, load_patterns
from tests.pages import Triple, denied, entities, entity, facts, read, said

PROJECT = {"title": "Felles løft", "url": "https://example.org/prosjekter/felles-loft/", "published": "2021-05-03"}
EVENT = {"title": "Nabolagskonferansen 2019", "language": "nb"}


def on_project(text: str, language: str = "nb") -> Reading:
    """A page on the project “Felles løft” that says something more."""
    return read(f"Felles løft\n\n{text}\n", **PROJECT, language=language)


def on_event(text: str) -> Reading:
    """A page on the event “Nabolagskonferansen 2019” that says something more."""
    return read(f"Nabolagskonferansen 2019\n\n{text}\n", **EVENT)


def triple(words: str) -> Triple:
    """A triple as one line: `Kari Nordmann | leads | Felles løft`."""
    subject, predicate, object_ = (word.strip() for word in words.split("|"))
    return subject, predicate, object_


# The notation of patterns.


def holds(pattern: str, row: str) -> bool:
    """Whether a pattern takes a whole row of items, written `Kari=Person leder Felles=Project`."""
    vocab = load_pipeline(BLANK, "nb").vocab
    pairs = [word.rsplit("=", 1) if re.search(r"\w=[A-Z]", word) else [word, ""] for word in row.split()]
    doc = Doc(vocab, words=[w for w, _ in pairs], ents=[f"B-{kind}" if kind else "O" for _, kind in pairs])
    matcher = Matcher(vocab)
    matcher.add("x", [list(compile_pattern(pattern)[0])])
    return any((start, end) == (0, len(doc)) for _, start, end in matcher(doc))


@pytest.mark.parametrize(
    ("pattern", "row", "held"),
    [
        ("Person:s leder Project:o", "Kari=Person leder Felles=Project", True),
        ("Person:s leder Project:o", "Kari=Person LEDER Felles=Project", True),
        ("Person:s leder Project:o", "Kari leder Felles=Project", False),
        ("Person:s leder Project:o", "Kari=Event leder Felles=Project", False),
        ("Person:s leder|leiar Project:o", "Kari=Person leiar Felles=Project", True),
        ("Person:s leder|leiar Project:o", "Kari=Person leder|leiar Felles=Project", False),
        ("Person:s arranger* Event:o", "Kari=Person arrangerte Møte=Event", True),
        ("Person:s arranger* Event:o", "Kari=Person medarrangerte Møte=Event", False),
        ("Person:s , Actor:o", "Kari=Person , Bø=Town", True),
        ("Person:s ,? Actor:o", "Kari=Person Bø=Town", True),
        ("Person:s ( Actor:o )", "Kari=Person ( Bø=Municipality )", True),
        ("Person:s ~2 leder", "Kari=Person leder", True),
        ("Person:s ~2 leder", "Kari=Person nå også leder", True),
        ("Person:s ~2 leder", "Kari=Person nå også snart leder", False),
        ("Person:s ~2 leder", "Kari=Person , leder", False),
        ("Person:s ~2 leder", "Kari=Person Ola=Person leder", False),
        ("Person:s ~2 leder", "Kari=Person men leder", False),
        ("Person:s | Actor:o", "Kari=Person | Bø=Town", True),
        ("prosjektleder : Person:s", "prosjektleder : Kari=Person", True),
        ("Role:r? Person:s", "Kari=Person", True),
        ("Role:r? Person:s", "ordfører=Role Kari=Person", True),
    ],
)
def test_pattern_takes_what_its_notation_says(pattern: str, row: str, held: bool) -> None:
    assert holds(pattern, row) is held


@pytest.mark.parametrize(("kind", "members"), sorted(KINDS.items()))
def test_kind_of_several_is_any_of_them(kind: str, members: list[str]) -> None:
    assert all(holds(f"{kind}:o her", f"X={member} her") for member in members)
    assert not holds(f"{kind}:o her", "X=Person her")


def test_parts_of_a_pattern_are_told() -> None:
    elements, parts = compile_pattern("Person:s ~2 , Role:r? ved Actor:o")
    assert parts == ("subject", "", "", "", "role", "", "object") and len(elements) == 7


def _shipped() -> list[tuple[str, str]]:
    rules_ = tomllib.loads(packaged("rules", "sentences.toml").read_text(encoding="utf-8"))["rule"]
    return [(rule["name"], pattern) for rule in rules_ for pattern in rule["patterns"]]


def test_shipped_rules_name_both_ends_of_known_properties() -> None:
    signatures = rules("signatures")
    for pattern in load_patterns():
        assert pattern.predicate in signatures, pattern.name
        assert 0 < pattern.confidence <= 1, pattern.name
        for end, implied in (("subject", pattern.subject), ("object", pattern.object)):
            assert (end in pattern.parts) or implied in (
                "@project",
                "@event",
                "@page",
                "@evaluation",
                "@host",
                "@begun",
                "@publisher",
            ), (
                pattern.name,
                pattern.elements,
            )


@pytest.mark.parametrize("capital", ["Person", "Actor", "Employer", "Body", "Place", "Town", "Unit", "Role", "Project"])
def test_kinds_of_the_shipped_patterns_are_known(capital: str) -> None:
    marked = {m[1] for _, p in _shipped() for m in re.finditer(r"(\S+?):[sor]\??(?=\s|$)", p)}
    singles = {"Person", "Municipality", "Town", "County", "Organisation", "University", "Unit", "Project", "Event"}
    assert marked <= singles | set(KINDS) | {"Talk", "Venue", "Role"}
    assert capital in singles | set(KINDS) | {"Role"}


def test_no_shipped_pattern_stands_twice_in_its_rule() -> None:
    shipped = _shipped()
    assert sorted({one for one in shipped if shipped.count(one) > 1}) == []


# What sentences say.


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # affiliatedWith
        ("Kari Nordmann (OsloMet) er med.", "Kari Nordmann | affiliatedWith | OsloMet"),
        ("Kari Nordmann er professor ved OsloMet.", "Kari Nordmann | affiliatedWith | OsloMet"),
        ("Kari Nordmann, forskar ved NORCE, er med.", "Kari Nordmann | affiliatedWith | NORCE"),
        ("Ordfører Åse Lie i Porsgrunn kommune er med.", "Åse Lie | affiliatedWith | Porsgrunn"),
        ("Åse Lie, ordførar i Porsgrunn, er med.", "Åse Lie | affiliatedWith | Porsgrunn"),
        ("Kåre Bø fra Telemarksforsking er med.", "Kåre Bø | affiliatedWith | Telemarksforsking"),
        ("Kåre Bø frå Telemarksforsking er med.", "Kåre Bø | affiliatedWith | Telemarksforsking"),
        ("Kåre Bø arbeider ved Telemarksforsking.", "Kåre Bø | affiliatedWith | Telemarksforsking"),
        ("Kåre Bø, som er rådgivar i Porsgrunn kommune, er med.", "Kåre Bø | affiliatedWith | Porsgrunn"),
        ("NORCE ved forsker Kåre Bø er med.", "Kåre Bø | affiliatedWith | NORCE"),
        ("Kåre Bø leder Telemarksforsking.", "Kåre Bø | affiliatedWith | Telemarksforsking"),
        ("Mette Sørensen er lektor ved Aarhus Universitet.", "Mette Sørensen | affiliatedWith | Aarhus Universitet"),
        # leads, memberOf
        ("Prosjektleder Kari Nordmann er glad.", "Kari Nordmann | leads | Felles løft"),
        ("Kari Nordmann er prosjektleiar.", "Kari Nordmann | leads | Felles løft"),
        ("Kari Nordmann leder prosjektet «Felles løft».", "Kari Nordmann | leads | Felles løft"),
        ("Prosjektet «Felles løft» ledes av Kari Nordmann.", "Kari Nordmann | leads | Felles løft"),
        ("Kåre Bø deltar i prosjektet.", "Kåre Bø | memberOf | Felles løft"),
        ("Kåre Bø deltar i prosjektet «Felles løft».", "Kåre Bø | memberOf | Felles løft"),
        # coordinatedBy, ownedBy
        ("Prosjektet «Felles løft» ledes av NORCE.", "Felles løft | coordinatedBy | NORCE"),
        ("NORCE koordinerer prosjektet «Felles løft».", "Felles løft | coordinatedBy | NORCE"),
        ("Porsgrunn kommune er prosjekteier.", "Felles løft | ownedBy | Porsgrunn"),
        ("Prosjektet «Felles løft» eies av Porsgrunn kommune.", "Felles løft | ownedBy | Porsgrunn"),
        # fundedBy
        ("Prosjektet «Felles løft» har støtte fra KS.", "Felles løft | fundedBy | KS"),
        ("Prosjektet er finansiert av Norges forskningsråd.", "Felles løft | fundedBy | Norges forskningsråd"),
        ("Prosjektet er finansiert av Noregs forskingsråd.", "Felles løft | fundedBy | Norges forskningsråd"),
        ("Prosjektet får støtte fra Helsedirektoratet.", "Felles løft | fundedBy | Helsedirektoratet"),
        ("Helsedirektoratet finansierer prosjektet.", "Felles løft | fundedBy | Helsedirektoratet"),
        ("Pengene kommer fra Helsedirektoratet.", "Felles løft | fundedBy | Helsedirektoratet"),
        # partner
        ("NORCE er partner i prosjektet «Felles løft».", "Felles løft | partner | NORCE"),
        ("Porsgrunn kommune deltar i prosjektet.", "Felles løft | partner | Porsgrunn"),
        ("Porsgrunn kommune deltar i prosjektet «Felles løft».", "Felles løft | partner | Porsgrunn"),
        ("Vi arbeider sammen med Porsgrunn kommune.", "Felles løft | partner | Porsgrunn"),
        ("Me arbeider i lag med Porsgrunn kommune.", "Felles løft | partner | Porsgrunn"),
        # partOf, locatedIn, mergedInto
        ("Institutt for nabolag ved OsloMet er med.", "Institutt for nabolag | partOf | OsloMet"),
        ("Askim ble en del av Indre Østfold i 2020.", "Askim | mergedInto | Indre Østfold"),
        # contact
        ("Ta kontakt med Kari Nordmann.", "Kari Nordmann | contact | Felles løft"),
    ],
)
def test_sentence_states_it(text: str, stated: str) -> None:
    assert triple(stated) in said(on_project(text))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The project «Felles løft» is led by Kari Nordmann.", "Kari Nordmann | leads | Felles løft"),
        ("Kari Nordmann is director at OsloMet.", "Kari Nordmann | affiliatedWith | OsloMet"),
        ("Kari Nordmann is a professor at OsloMet.", "Kari Nordmann | affiliatedWith | OsloMet"),
        ("The project is funded by Nordforsk.", "Felles løft | fundedBy | NordForsk"),
        ("The project is funded by the Research Council of Norway.", "Felles løft | fundedBy | Norges forskningsråd"),
        ("We work together with OsloMet.", "Felles løft | partner | OsloMet"),
    ],
)
def test_english_sentence_states_it(text: str, stated: str) -> None:
    assert triple(stated) in said(on_project(text, "en"))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Projektet er finansieret af Realdania.", "Felles løft | fundedBy | Realdania"),
        ("Projektet «Felles løft» ledes af KORA.", "Felles løft | coordinatedBy | KORA"),
        ("Mette Sørensen er lektor på Aarhus Universitet.", "Mette Sørensen | affiliatedWith | Aarhus Universitet"),
    ],
)
def test_danish_sentence_states_it(text: str, stated: str) -> None:
    assert triple(stated) in said(on_project(text, "da"))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Porsgrunn kommune inviterer til møte.", "Nabolagskonferansen 2019 | organisedBy | Porsgrunn"),
        ("Konferansen arrangeres av Porsgrunn kommune.", "Nabolagskonferansen 2019 | organisedBy | Porsgrunn"),
        ("Møtet er i regi av NORCE.", "Nabolagskonferansen 2019 | organisedBy | NORCE"),
        ("Kari Nordmann holder foredrag om nabolag.", "Kari Nordmann | speaker | Nabolagskonferansen 2019"),
        ("Kari Nordmann åpner konferansen.", "Kari Nordmann | speaker | Nabolagskonferansen 2019"),
        ("Kari Nordmann ønskjer velkomen.", "Kari Nordmann | speaker | Nabolagskonferansen 2019"),
        ("Ordstyrer er Kari Nordmann.", "Kari Nordmann | facilitator | Nabolagskonferansen 2019"),
        ("Kari Nordmann er møteleiar.", "Kari Nordmann | facilitator | Nabolagskonferansen 2019"),
        ("Vi møtes på Solvik kulturhus.", "Nabolagskonferansen 2019 | heldAt | Solvik kulturhus"),
        ("Vi møtes på Solvik kulturhus i Porsgrunn.", "Solvik kulturhus | inMunicipality | Porsgrunn"),
        ("Spørsmål kan rettes til Kari Nordmann.", "Kari Nordmann | contact | Nabolagskonferansen 2019"),
    ],
)
def test_sentence_on_an_event_states_it(text: str, stated: str) -> None:
    assert triple(stated) in said(on_event(text))


@pytest.mark.parametrize(
    ("text", "body", "role"),
    [
        ("Åse Lie er leder for Solvik idrettslag.", "Solvik idrettslag", "leder"),
        ("Kåre Bø, instituttleder ved NTNU, er med.", "NTNU", "instituttleder"),
        ("Åse Lie er dekan ved OsloMet.", "OsloMet", "dekan"),
    ],
)
def test_leading_something_else_is_an_affiliation_with_a_role(text: str, body: str, role: str) -> None:
    reading = on_project(text)
    assert said(reading, "leads") == set()
    (statement,) = [s for s in reading.statements if s.predicate == "affiliatedWith"]
    names = {e.id: e.surfaces for e in reading.entities}
    assert body in names[statement.object] and statement.qualifiers["positionTitle"] == role


def test_role_stands_beside_its_affiliation() -> None:
    reading = on_project("Åse Lie, ordfører i Porsgrunn, er med.")
    (statement,) = [s for s in reading.statements if s.predicate == "affiliatedWith"]
    assert statement.qualifiers["positionTitle"] == "ordfører"


def test_role_is_kept_where_a_surer_proof_has_none() -> None:
    reading = on_project("Åse Lie (OsloMet) er her. Åse Lie er professor ved OsloMet.")
    (statement,) = [s for s in reading.statements if s.predicate == "affiliatedWith"]
    assert statement.qualifiers["positionTitle"] == "professor"


def test_evidence_is_what_says_it_and_its_sentence() -> None:
    reading = on_project("Alt er bra. Prosjektet er finansiert\u00a0av Norges forsk\u00adningsråd. Vi er glade.")
    (statement,) = [s for s in reading.statements if s.predicate == "fundedBy"]
    evidence = statement.evidence
    assert evidence.quote == "Prosjektet er finansiert\u00a0av Norges forsk\u00adningsråd"
    assert evidence.span.of(reading.document.text) == evidence.quote
    assert evidence.sentence.startswith("Prosjektet er finansiert av") and "glade" not in evidence.sentence


# Names that share a word.


@pytest.mark.parametrize(
    "text",
    [
        "Arendal, Levanger, Porsgrunn og Voss kommune er partnere.",
        "Arendal, Levanger, Porsgrunn og Voss kommunar er partnarar.",
        "Arendal, Levanger, Porsgrunn og Voss kommune deltar i prosjektet.",
        "Kommunene Arendal, Levanger, Porsgrunn og Voss deltar i prosjektet «Felles løft».",
        "Prosjektpartnere er Arendal kommune, Levanger kommune, Porsgrunn kommune og Voss kommune.",
        "Vi arbeider sammen med Arendal, Levanger, Porsgrunn og Voss kommune.",
    ],
)
def test_shared_head_gives_every_municipality(text: str) -> None:
    partners = {o for _, _, o in said(on_project(text), "partner")}
    assert partners == {"Arendal", "Levanger", "Porsgrunn", "Voss"}


@pytest.mark.parametrize("kind", ["kommune", "kommunar", "kommuner"])
def test_last_of_a_list_of_municipalities_is_one_of_them(kind: str) -> None:
    reading = on_project(f"Prosjektleder: Åse Lie\nPartnere: Porsgrunn, Skien og Bamble {kind}\n")
    assert {o for _, _, o in said(reading, "partner")} == {"Porsgrunn", "Skien", "Bamble"}


def test_shared_head_reaches_over_the_border() -> None:
    text = "Arendal, Oslo, Aarhus og Sønderborg kommune er partnere."
    assert {o for _, _, o in said(on_project(text), "partner")} == {"Arendal", "Oslo", "Aarhus", "Sønderborg"}


def test_bodies_of_several_kinds_are_joined() -> None:
    text = "Prosjektet er finansiert av Norges forskningsråd, Helsedirektoratet og Porsgrunn kommune."
    funders = {o for _, _, o in said(on_project(text), "fundedBy")}
    assert funders == {"Norges forskningsråd", "Helsedirektoratet", "Porsgrunn"}


def test_slash_after_a_name_is_two_employers_or_unit_and_parent() -> None:
    two = said(on_project("Kari Nordmann (OsloMet/Nord universitet) er med."))
    assert two == {("Kari Nordmann", "affiliatedWith", body) for body in ("OsloMet", "Nord universitet")}
    known = {o for _, _, o in said(on_project("Kari Nordmann (SESAM/USN) er med."), "affiliatedWith")}
    assert len(known) == 2 and "Universitetet i Sørøst-Norge" in known


def test_slash_ends_the_name_of_a_unit() -> None:
    unit = said(on_project("Kari Nordmann (Institutt for nabolag/OsloMet) er med."), "affiliatedWith")
    assert unit == {("Kari Nordmann", "affiliatedWith", body) for body in ("Institutt for nabolag", "OsloMet")}


@pytest.mark.parametrize(
    "text",
    [
        "Prosjektet Felles løft ledes av Kari Nordmann.",
        "Felles løft ledes av Kari Nordmann.",
        "I dag leder Kari Nordmann prosjektet Felles løft i Porsgrunn.",
        "Prosjektet «Felles løft» ledes av Kari Nordmann.",
    ],
)
def test_page_s_own_project_is_known_by_its_name_wherever_it_stands(text: str) -> None:
    reading = on_project(text)
    assert entities(reading, "Project") == {"Felles løft"}
    assert said(reading, "leads") == {("Kari Nordmann", "leads", "Felles løft")}


def test_two_employers_are_none_of_each_other() -> None:
    for text in ("Kari Nordmann (OsloMet/Nord) er med.", "Kari Nordmann (NTNU/NORCE) er med."):
        assert said(on_project(text), "partOf") == set()


# What is not so, and what is only wished for.


@pytest.mark.parametrize(
    ("text", "untrue"),
    [
        ("Kari Nordmann leder ikke prosjektet «Felles løft».", "Kari Nordmann | leads | Felles løft"),
        ("Prosjektet er ikke finansiert av Norges forskningsråd.", "Felles løft | fundedBy | Norges forskningsråd"),
        ("Prosjektet er ikkje finansiert av Helsedirektoratet.", "Felles løft | fundedBy | Helsedirektoratet"),
        ("Norges forskningsråd finansierer ikke prosjektet.", "Felles løft | fundedBy | Norges forskningsråd"),
        ("Prosjektet har ikke fått støtte fra Norges forskningsråd.", "Felles løft | fundedBy | Norges forskningsråd"),
        ("Prosjektet fekk ikkje midlar frå Helsedirektoratet.", "Felles løft | fundedBy | Helsedirektoratet"),
        ("Prosjektet har aldri fått støtte fra Helsedirektoratet.", "Felles løft | fundedBy | Helsedirektoratet"),
        ("Porsgrunn kommune er ikke med i prosjektet «Felles løft».", "Felles løft | partner | Porsgrunn"),
    ],
)
def test_negated_claim_is_not_drawn(text: str, untrue: str) -> None:
    reading = on_project(text)
    assert triple(untrue) not in said(reading)
    assert triple(untrue) in denied(reading), "what is not so is kept apart"
    assert all(s.qualifiers["negated"] is True for s in reading.negated)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Arbeidet går uten støtte fra Norges forskningsråd.", "fundedBy"),
        ("Arbeidet går utan midlar frå Norges forskningsråd.", "fundedBy"),
        ("Det er ikke Norges forskningsråd som finansierer prosjektet.", "fundedBy"),
        ("Det kom ingen støtte fra Norges forskningsråd.", "fundedBy"),
        ("Vi fikk avslag på støtte fra Norges forskningsråd.", "fundedBy"),
        ("The project is not funded by Nordforsk.", "fundedBy"),
        ("Kari Nordmann er ikke prosjektleder.", "leads"),
        ("Kari Nordmann er ikke professor ved OsloMet.", "affiliatedWith"),
        ("Kari Nordmann er ikke lenger professor ved OsloMet.", "affiliatedWith"),
        ("Prosjektet «Felles løft» ledes ikke av OsloMet.", "coordinatedBy"),
        ("Ikke Kari Nordmann, men andre, leder prosjektet «Felles løft».", "leads"),
        ("Verken Porsgrunn kommune eller Skien kommune er med i «Felles løft».", "partner"),
        ("Korkje Porsgrunn eller Skien kommune er med i «Felles løft».", "partner"),
        ("Ingen av kommunene Porsgrunn, Skien og Kragerø er partnere.", "partner"),
    ],
)
def test_negation_in_any_place_is_heard(text: str, predicate: str) -> None:
    assert said(on_project(text), predicate) == set()


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Vi har søkt om støtte fra Norges forskningsråd.", "fundedBy"),
        ("Vi har søkt Norges forskningsråd om 4 millioner kroner.", "fundedBy"),
        ("Me søkjer midlar frå Norges forskningsråd.", "fundedBy"),
        ("Vi har sendt en søknad om midler fra Norges forskningsråd.", "fundedBy"),
        ("Vi håper på støtte fra Norges forskningsråd.", "fundedBy"),
        ("Me vonar på støtte frå Norges forskningsråd.", "fundedBy"),
        ("We have applied for a project funded by Nordforsk.", "fundedBy"),
        ("Hvis prosjektet får støtte fra Norges forskningsråd, begynner det i mai.", "fundedBy"),
        ("Prosjektet kan få støtte fra Norges forskningsråd.", "fundedBy"),
        ("Norges forskningsråd gir penger til mange.", "fundedBy"),
        ("Norges forskningsråd deler ut 40 millioner kroner i år.", "fundedBy"),
        ("Porsgrunn kommune håper å bli partner.", "partner"),
        ("Kanskje er NORCE partner i prosjektet «Felles løft».", "partner"),
        ("Kari Nordmann ønsker å lede prosjektet «Felles løft».", "leads"),
    ],
)
def test_wish_or_application_is_no_fact(text: str, predicate: str) -> None:
    assert said(on_project(text), predicate) == set()


def test_denial_of_one_claim_leaves_the_next_sentence_alone() -> None:
    text = "Prosjektet er ikke finansiert av Helsedirektoratet. Prosjektet er finansiert av Norges forskningsråd."
    assert said(on_project(text), "fundedBy") == {("Felles løft", "fundedBy", "Norges forskningsråd")}


def test_application_of_one_leaves_another_s_money_alone() -> None:
    text = "Prosjektet er finansiert av Helsedirektoratet. Vi har søkt om støtte fra Norges forskningsråd."
    assert said(on_project(text), "fundedBy") == {("Felles løft", "fundedBy", "Helsedirektoratet")}


def test_both_a_claim_and_its_denial_are_kept() -> None:
    text = "Prosjektet er finansiert av Helsedirektoratet. Prosjektet er ikke finansiert av Helsedirektoratet."
    reading = on_project(text)
    claim = ("Felles løft", "fundedBy", "Helsedirektoratet")
    assert claim in said(reading) and claim in denied(reading)


# Named is not related.


@pytest.mark.parametrize(
    "text",
    [
        "Foto: Kari Nordmann",
        "Foto: Kari Nordmann, OsloMet",
        "Foto: Kari Nordmann / Porsgrunn kommune",
        "Alle var glade. Foto: Kari Nordmann",
        "(Foto: Kari Nordmann)",
        "Tekst og foto: Kari Nordmann",
        "Tekst: Kari Nordmann",
        "Illustrasjon: Kari Nordmann",
        "Photo: Kari Nordmann",
        "Fotograf Kari Nordmann tok bildet.",
    ],
)
def test_photographer_takes_no_part(text: str) -> None:
    for reading in (on_project(text), on_event(text)):
        parts = said(reading, "leads", "memberOf", "speaker", "participant", "facilitator", "contact")
        assert not [t for t in parts if t[0] == "Kari Nordmann"]


@pytest.mark.parametrize(
    "text",
    [
        "Av Kari Nordmann",
        "Publisert av Kari Nordmann 1. mai 2019",
        "Skrevet av Kari Nordmann",
        "I boka til Kari Nordmann står det mye.",
        "Se også Kari Nordmann (2014) om nabolag.",
        "Kari Nordmann sier at alt er bra.",
        "Kari Nordmann og Porsgrunn kommune er nevnt her.",
    ],
)
def test_who_is_only_named_takes_no_part(text: str) -> None:
    for reading in (on_project(text), on_event(text)):
        assert (
            said(reading, "leads", "memberOf", "speaker", "participant", "facilitator", "contact", "partner") == set()
        )


@pytest.mark.parametrize(
    "text",
    [
        "Hjem > Prosjekter > Porsgrunn kommune > Felles løft",
        "Hjem | Forskning | OsloMet | Felles løft",
        "Meny\n\nPorsgrunn kommune\n\nOsloMet\n\nOm oss",
        "Les også: Porsgrunn kommune og OsloMet",
        "Del på nettet: Porsgrunn kommune",
    ],
)
def test_breadcrumb_or_menu_says_nothing(text: str) -> None:
    for reading in (on_project(text), on_event(text)):
        assert said(reading) == set()


@pytest.mark.parametrize("text", ["Bildet viser Kari Nordmann og Åse Lie.", "Fra venstre: Kari Nordmann og Åse Lie."])
def test_caption_makes_nobody_a_leader_or_member(text: str) -> None:
    assert said(on_project(text), "leads", "memberOf", "contact") == set()


def test_publisher_of_a_page_takes_no_part() -> None:
    reading = read("Felles løft\n\nProsjektet er godt.\n", **PROJECT, publisher="OsloMet")
    assert said(reading) == set()


def test_year_in_brackets_is_no_employer() -> None:
    assert said(on_project("Se også Kari Nordmann (2014) om nabolag.")) == set()


@pytest.mark.parametrize(
    "text", ["Kåre Bø fra Porsgrunn er med.", "Åse Lie bor i Porsgrunn.", "Åse Lie (Porsgrunn) er med."]
)
def test_town_somebody_is_from_is_no_employer(text: str) -> None:
    assert said(on_project(text), "affiliatedWith") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Vi fikk hjelp. Kari Nordmann (OsloMet) er med.",
        "Kari Nordmann ved OsloMet er med.",
        "Kari Nordmann ved OsloMet og Åse Lie ved NTNU er med.",
    ],
)
def test_employer_of_who_takes_part_is_no_partner(text: str) -> None:
    assert said(on_project(text), "partner") == set()


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Rapporten er finansiert av Helsedirektoratet.", "fundedBy"),
        ("Kari Nordmann fikk i 2010 støtte fra Helsedirektoratet til boka.", "fundedBy"),
        ("Kommunene Porsgrunn og Skien slår seg sammen.", "partner"),
        ("Kari Nordmann er leder for Solvik idrettslag.", "leads"),
    ],
)
def test_what_is_said_of_something_else_is_not_said_of_the_project(text: str, predicate: str) -> None:
    assert said(on_project(text), predicate) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann kunne ikke holde foredrag.",
        "Kari Nordmann måtte melde forfall.",
        "Avlyst: Kari Nordmann holder foredrag om nabolag.",
        "Vi håper at Kari Nordmann holder foredrag.",
    ],
)
def test_who_did_not_come_did_not_speak(text: str) -> None:
    assert said(on_event(text), "speaker") == set()


def test_name_is_not_its_own_acronym() -> None:
    reading = on_project("Kari Nordmann og Åse Lie leder prosjektet «Felles løft». Felles løft er bra.")
    assert "acronym" not in facts(reading, "Felles løft")


def test_clause_of_its_own_is_not_read_across() -> None:
    text = "Kari Nordmann er glad fordi Kåre Bø leder prosjektet «Felles løft»."
    assert said(on_project(text), "leads") == {("Kåre Bø", "leads", "Felles løft")}


def test_two_ends_that_are_one_thing_say_nothing() -> None:
    assert said(on_project("Porsgrunn kommune i Porsgrunn arbeider med Porsgrunn.")) == set()


def test_pattern_of_lists_says_nothing_in_running_text() -> None:
    text = "I dag kom Kari Nordmann, OsloMet, Åse Lie og NORCE til byen."
    assert said(on_project(text), "affiliatedWith") == set()


# Fact boxes.

BOX = """Prosjektleder: Kari Nordmann (OsloMet)
Prosjekteier: Porsgrunn kommune
Prosjektmedarbeidere: Åse Lie, Kåre Bø (NORCE)
Samarbeidspartnere: NORCE, Skien kommune
Finansiering: Norges forskningsråd
Budsjett: 4,5 millioner kroner
Periode: 2019–2021
Status: Pågår
Kontaktperson: Ragnhild Moe
"""


def test_fields_say_what_their_labels_say() -> None:
    reading = on_project(BOX)
    assert said(reading, "leads", "ownedBy", "memberOf", "partner", "fundedBy", "contact") == {
        triple(line)
        for line in (
            "Kari Nordmann | leads | Felles løft",
            "Felles løft | ownedBy | Porsgrunn",
            "Åse Lie | memberOf | Felles løft",
            "Kåre Bø | memberOf | Felles løft",
            "Felles løft | partner | NORCE",
            "Felles løft | partner | Skien",
            "Felles løft | fundedBy | Norges forskningsråd",
            "Ragnhild Moe | contact | Felles løft",
        )
    }
    assert facts(reading, "Felles løft") == {
        "budget": 4_500_000,
        "start": "2019",
        "end": "2021",
        "status": "Pågår",
    }


def test_employer_in_a_list_of_people_is_no_partner() -> None:
    reading = on_project(
        "Periode: 2019–2021\nDeltakere:\n- Kari Nordmann, OsloMet\n- Åse Lie (NORCE)\n- Skien kommune\n"
    )
    assert {o for _, _, o in said(reading, "partner")} == {"Skien"}
    assert {s for s, _, _ in said(reading, "memberOf")} == {"Kari Nordmann", "Åse Lie"}


def test_leading_institution_coordinates() -> None:
    reading = on_project("Prosjektleder: NORCE\nPeriode: 2019–2021\n")
    assert said(reading, "leads", "coordinatedBy") == {("Felles løft", "coordinatedBy", "NORCE")}


@pytest.mark.parametrize(
    "box",
    [
        "Prosjektleiar: Åse Lie\nPeriode: 2019–2021\n",
        "Prosjektleiar\nÅse Lie\n\nPeriode\n2019–2021\n",
        "Projektleder: Åse Lie\nProjektperiode: 2019–2021\n",
        "Project leader: Åse Lie\nDuration: 2019–2021\n",
        "• Prosjektleder: Åse Lie\n• Periode: 2019 – 2021\n",
        "Prosjektleder    Åse Lie\nPeriode    2019 - 2021\n",
    ],
)
def test_box_may_be_in_any_language_and_layout(box: str) -> None:
    reading = on_project(box)
    assert said(reading, "leads") == {("Åse Lie", "leads", "Felles løft")}
    assert facts(reading, "Felles løft") == {"start": "2019", "end": "2021"}


@pytest.mark.parametrize(
    "period",
    [
        "2012-2014",
        "2012–2014",
        "2012 - 2014",
        "2012 til 2014",
        "1.1.2012–31.12.2014",
    ],
)
def test_period_has_two_ends(period: str) -> None:
    given = facts(on_project(f"Prosjektleder: Åse Lie\nPeriode: {period}\n"), "Felles løft")
    assert (str(given.get("start"))[:4], str(given.get("end"))[:4]) == ("2012", "2014")


@pytest.mark.parametrize("label", ["Budsjett", "Totalt budsjett", "Økonomisk ramme", "Total budget"])
def test_budget_is_the_project_s_own_sum(label: str) -> None:
    reading = on_project(f"Prosjektleder: Åse Lie\n{label}: NOK 1 250 000\n")
    assert facts(reading, "Felles løft")["budget"] == 1_250_000


@pytest.mark.parametrize(
    "text",
    [
        "Norges forskningsråd deler ut 40 millioner kroner i år.",
        "Prosjektene får til sammen 12 millioner kroner.",
        "Vi har søkt om 4 millioner kroner.",
        "Det kan gis inntil 500 000 kroner.",
        "Budsjett: inntil 500 000 kroner",
        "Budsjett: det er søkt om 500 000 kroner",
    ],
)
def test_sum_that_is_not_the_project_s_own_is_no_budget(text: str) -> None:
    assert "budget" not in facts(on_project(f"Prosjektleder: Åse Lie\n\n{text}\n"), "Felles løft")


def test_label_names_who_gives() -> None:
    reading = on_project("Prosjektleiar: Åse Lie\nLøyving frå Norges forskningsråd: 7 millionar kroner\n")
    assert said(reading, "fundedBy") == {("Felles løft", "fundedBy", "Norges forskningsråd")}


@pytest.mark.parametrize(
    "box",
    [
        "Partnere: NTNU ved Kari Nordmann\n",
        "Partnere:\n- NTNU v/ Kari Nordmann\n- Skien kommune v/ Åse Lie\n",
        "Partnere: NTNU v/ Kari Nordmann, Skien kommune v/ Åse Lie\n",
    ],
)
def test_body_before_its_representative_is_the_partner(box: str) -> None:
    reading = on_project(f"Periode: 2019–2021\n{box}")
    assert {o for _, _, o in said(reading, "partner")} == {b for b in ("NTNU", "Skien") if b in box}
    assert ("Kari Nordmann", "affiliatedWith", "Skien") not in said(reading)
    assert not [t for t in said(reading) if t[1] == "partner" and t[2] in ("Kari Nordmann", "Åse Lie")]


@pytest.mark.parametrize(
    "field",
    [
        "Finansiering: egne midler",
        "Finansiering: ingen",
        "Finansiering: ikke Norges forskningsråd",
        "Finansiering: ikke avklart, søkt Norges forskningsråd",
        "Finansiering: søknad sendt til Norges forskningsråd",
    ],
)
def test_negation_or_wish_in_a_field_is_heard(field: str) -> None:
    reading = on_project(f"Prosjektleder: Åse Lie\n{field}\n")
    assert said(reading, "fundedBy", "partner") == set()


EVENT_BOX = """Dato: 2. mai 2019
Tid: 09.00–15.30
Sted: Solvik kulturhus, Porsgrunn
Arrangør: Porsgrunn kommune og NORCE
Møteleder: Åse Lie
Påmeldingsfrist: 23. april
Kontaktperson: Ragnhild Moe
"""


def test_event_s_box_says_when_where_and_by_whom() -> None:
    reading = on_event(EVENT_BOX)
    name = "Nabolagskonferansen 2019"
    assert said(reading) >= {
        (name, "organisedBy", "Porsgrunn"),
        (name, "organisedBy", "NORCE"),
        ("Åse Lie", "facilitator", name),
        ("Ragnhild Moe", "contact", name),
    }
    assert len(said(reading, "heldAt")) == 1
    assert facts(reading, name) == {
        "start": "2019-05-02T09:00",
        "end": "2019-05-02T15:30",
        "deadline": "2019-04-23",
    }


def test_venue_lies_in_the_town_of_its_field() -> None:
    reading = on_event("Dato: 2. mai 2019\nSted: Porsgrunn, Kafe Solvik\n")
    assert said(reading, "heldAt") == {("Nabolagskonferansen 2019", "heldAt", "Kafe Solvik")}
    assert ("Kafe Solvik", "inMunicipality", "Porsgrunn") in said(reading)


def test_town_alone_is_where_the_event_is() -> None:
    reading = on_event("Dato: 2. mai 2019\nSted: Porsgrunn\n")
    assert said(reading, "heldAt") == set()
    assert ("Nabolagskonferansen 2019", "inMunicipality", "Porsgrunn") in said(reading)


def test_meeting_on_the_net_is_held_nowhere() -> None:
    assert said(on_event("Dato: 2. mai 2019\nSted: Teams\n"), "heldAt", "inMunicipality") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Påmelding innen 1. april 2019.",
        "Søknadsfrist 1. april 2019.",
        "Senest 1. april 2019 må vi vite det.",
        "Publisert:\n1. april 2019",
        "Publisert 1. april 2019",
    ],
)
def test_deadline_is_not_the_day_of_the_event(text: str) -> None:
    reading = on_event(f"Arrangør: Porsgrunn kommune\n\n{text}\n\nVi ses 2. mai 2019.\n")
    assert facts(reading, "Nabolagskonferansen 2019").get("start") == "2019-05-02"


def test_event_over_two_days_has_both() -> None:
    reading = on_event("Dato: 2.–3. mai 2019\nSted: Solvik kulturhus\n")
    assert facts(reading, "Nabolagskonferansen 2019") == {"start": "2019-05-02", "end": "2019-05-03"}


def test_day_without_a_year_is_of_the_page_s_year_or_none() -> None:
    text = "Nabolagskonferansen\n\nDato: 2. mai\nSted: Solvik kulturhus\n"
    assert "start" not in facts(read(text, title="Nabolagskonferansen"), "Nabolagskonferansen")
    dated = read(text, title="Nabolagskonferansen", published="2019-03-01")
    assert facts(dated, "Nabolagskonferansen")["start"] == "2019-05-02"


# Tables and lists.

TABLE = """Norges forskningsråd gir støtte til tre prosjekter i år.

Kommune
Prosjekt
Tildelt beløp
Porsgrunn kommune
Gode gater
400 000
Skien kommune
Gode hus
250 000
"""


def test_record_says_who_owns_and_what_it_costs() -> None:
    reading = read(TABLE, title="Støtte til nabolag", language="nb", published="2018-04-01")
    assert entities(reading, "Project") == {"Gode gater", "Gode hus"}
    assert said(reading, "ownedBy") == {("Gode gater", "ownedBy", "Porsgrunn"), ("Gode hus", "ownedBy", "Skien")}
    assert facts(reading, "Gode gater") == {"budget": 400_000}
    assert facts(reading, "Gode hus") == {"budget": 250_000}


def test_fund_of_a_round_pays_all_its_projects() -> None:
    reading = read(TABLE, title="Støtte til nabolag", language="nb", published="2018-04-01")
    assert said(reading, "fundedBy") == {(p, "fundedBy", "Norges forskningsråd") for p in ("Gode gater", "Gode hus")}


@pytest.mark.parametrize(
    "text",
    [
        "Prosjektet er en del av FORKOMMUNE.",
        "Prosjektet «Felles løft» er en del av FORKOMMUNE.",
        "Prosjektleder: Åse Lie\nProgram: FORKOMMUNE\n",
    ],
)
def test_project_is_part_of_the_programme_that_pays_it(text: str) -> None:
    reading = on_project(text)
    assert ("Felles løft", "partOf", _record_name(reading, "project/forkommune")) in said(reading)


def _record_name(reading: Reading, record: str) -> str:
    return next(e.name for e in reading.entities if e.record == record)


def test_body_that_gives_nothing_here_pays_none_of_the_projects() -> None:
    text = TABLE.replace("gir støtte til tre prosjekter i år", "har kontor i Oslo")
    assert said(read(text, title="Nabolag i lister", published="2018-04-01"), "fundedBy") == set()


def test_sums_in_thousands_are_whole_kroner() -> None:
    text = TABLE.replace("Tildelt beløp", "Sum inntil (x1000)").replace("400 000", "400").replace("250 000", "250")
    assert facts(read(text, title="Støtte til nabolag", published="2018-04-01"), "Gode gater") == {"budget": 400_000}


def test_list_of_partners_names_partners() -> None:
    reading = on_project("Prosjektet har disse partnerne:\n\n- Porsgrunn kommune\n- NORCE\n- OsloMet\n")
    assert {o for _, _, o in said(reading, "partner")} == {"Porsgrunn", "NORCE", "OsloMet"}


def test_list_of_something_else_names_no_partners() -> None:
    reading = on_project("Vi har skrevet om disse stedene:\n\n- Porsgrunn kommune\n- Skien kommune\n")
    assert said(reading, "partner") == set()


def test_list_of_those_present_names_participants() -> None:
    reading = on_event("Til stede på møtet var disse:\n\n- Kari Nordmann, OsloMet\n- Åse Lie (NORCE)\n")
    assert {s for s, _, _ in said(reading, "participant")} == {"Kari Nordmann", "Åse Lie"}


def test_owner_before_a_colon_owns_the_project() -> None:
    text = "Disse prosjektene får støtte:\n\n- Porsgrunn kommune: Gode gater\n- Skien kommune: Gode hus\n"
    reading = read(text, title="Støtte til nabolag", published="2018-04-01")
    assert said(reading, "ownedBy") >= {("Gode gater", "ownedBy", "Porsgrunn"), ("Gode hus", "ownedBy", "Skien")}


# The page as a whole.


def test_page_is_about_what_its_title_and_beginning_say() -> None:
    reading = read(
        "Samskaping i Porsgrunn\n\nDato: 2. mai 2019\nSted: Solvik kulturhus\n\nSeminar om samskaping.\n",
        title="Seminar: Samskaping i Porsgrunn",
    )
    assert {o for _, _, o in said(reading, "about")} == {"samskaping"}


def test_theme_far_down_a_page_is_not_what_it_is_about() -> None:
    paragraphs = "".join(f"\nVi snakker om ting nummer {i}, og det tar tid.\n" for i in range(12))
    reading = on_project(f"Prosjektleder: Åse Lie\n\nVi bygger hus.\n{paragraphs}\nNoen liker samskaping.\n")
    assert said(reading, "about") == set()


def test_talk_is_about_what_its_title_says() -> None:
    reading = on_event("09.00 Samskaping for alle v/ Kari Nordmann\n10.00 Pause\n11.00 Gode hus v/ Åse Lie\n")
    assert said(reading, "about") >= {("Samskaping for alle", "about", "samskaping")}
    assert not [t for t in said(reading, "about") if t[0] == "Gode hus"]


# Of all statements.


def test_each_triple_is_stated_once_with_its_surest_proof() -> None:
    box = "Prosjektleder: Kari Nordmann\nPeriode: 2019–2021\n"
    reading = on_project(f"{box}\nKari Nordmann er prosjektleder. Kari Nordmann leder prosjektet «Felles løft».\n")
    (statement,) = [s for s in reading.statements if s.predicate == "leads"]
    assert statement.rule == "field:leader" and statement.confidence == load_table().share("field:leader", new=True)


def test_statements_join_only_what_their_property_joins() -> None:
    signatures = rules("signatures")
    texts = [BOX, EVENT_BOX, "09.00 Gode hus v/ Åse Lie (OsloMet)\n10.00 Pause\n"]
    for text, page in product(texts, (on_project, on_event)):
        reading = page(text)
        kinds = {e.id: e.type for e in reading.entities}
        assert reading.statements
        for s in reading.statements:
            assert s.predicate in signatures and 0 < s.confidence <= 1 and s.subject != s.object
            if s.predicate in ("leads", "memberOf", "affiliatedWith", "contact"):
                assert kinds[s.subject] == "Person"


def test_statement_names_the_rule_that_found_it() -> None:
    reading = on_project(BOX)
    assert all(re.fullmatch(r"[a-z]+:[a-z-]+", s.rule) for s in (*reading.statements, *reading.facts))
    assert entity(reading, "Felles løft").attributes["budget"] == 4_500_000


# Layouts of pages nobody tuned to.


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("Kari Nordmann, professor emeritus og ordfører i Skien kommune", "Kari Nordmann | affiliatedWith | Skien"),
        ("Kari Nordmann – ordførar i Skien kommune", "Kari Nordmann | affiliatedWith | Skien"),
        ("Kari Nordmann, seniorforsker NORCE", "Kari Nordmann | affiliatedWith | NORCE"),
        ("Kari Nordmann, professor i sosiologi NTNU", "Kari Nordmann | affiliatedWith | NTNU"),
        ("Kari Nordmann, sjeføkonom Solvik Gruppen", "Kari Nordmann | affiliatedWith | Solvik Gruppen"),
        ("Skien kommune: rådgiver Kari Nordmann", "Kari Nordmann | affiliatedWith | Skien"),
    ],
)
def test_what_follows_a_name_says_where_somebody_works(line: str, stated: str) -> None:
    assert triple(stated) in said(on_event(f"Til stede:\n\n• {line}\n• Åse Lie\n"), "affiliatedWith")


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann, tidligere rådgiver i Skien kommune",
        "Kari Nordmann – gründer og eldsjel frå Skien",
        "Kari Nordmann, som skal møte ordføreren i Skien kommune",
    ],
)
def test_what_somebody_was_or_meets_is_no_employer(text: str) -> None:
    assert said(on_event(f"Til stede:\n\n• {text}\n• Åse Lie\n"), "affiliatedWith") == set()


def test_brackets_after_a_row_of_people_are_of_the_last() -> None:
    reading = on_event("Til stede:\n\n• Kari Nordmann, Kåre Bø, Åse Lie (NORCE)\n• Ola Berg\n")
    assert said(reading, "affiliatedWith") == {("Åse Lie", "affiliatedWith", "NORCE")}


def test_cards_of_people_say_who_works_where_and_in_the_project() -> None:
    cards = "\n\n".join(f"{name}\nSENIORFORSKER\nNORCE" for name in ("Kari Nordmann", "Åse Lie", "Kåre Bø"))
    reading = on_project(f"Periode: 2019–2021\nProsjekteier: NORCE\n\n{cards}\n")
    assert said(reading, "affiliatedWith") == {
        (name, "affiliatedWith", "NORCE") for name in ("Kari Nordmann", "Åse Lie", "Kåre Bø")
    }
    assert len(said(reading, "memberOf")) == 3


def test_council_s_members_are_of_the_council() -> None:
    text = "Solvik frivillighetsråd\n\nI rådet sitter:\n\n• Kari Nordmann, leder\n• Åse Lie\n\nRådet møtes ofte.\n"
    assert said(read(text), "affiliatedWith") >= {
        ("Kari Nordmann", "affiliatedWith", "Solvik frivillighetsråd"),
        ("Åse Lie", "affiliatedWith", "Solvik frivillighetsråd"),
    }


def test_county_over_a_list_holds_its_municipalities() -> None:
    lines = "Solvik Frivilligsentral, Skien kommune\n\nLien Frivilligsentral, Porsgrunn kommune\n\n"
    reading = read(f"Støtte til sentraler\n\nTelemark\n\n{lines}Mer om støtten.\n", published="2015-01-01")
    assert said(reading, "locatedIn") == {
        ("Skien", "locatedIn", "Telemark"),
        ("Porsgrunn", "locatedIn", "Telemark"),
    }
    assert said(reading, "inMunicipality") == {
        ("Solvik Frivilligsentral", "inMunicipality", "Skien"),
        ("Lien Frivilligsentral", "inMunicipality", "Porsgrunn"),
    }


def test_grants_in_a_list_are_of_their_owners_with_their_sums() -> None:
    lines = "1. Skien kommune: Gode nabolag, tildelt kr 250.000\n\n2. Porsgrunn kommune: Gode gater, tildelt 130.000\n"
    reading = read(f"Delte ut penger\n\nHer er årets liste.\n\nDisse prosjektene fikk penger:\n\n{lines}")
    assert said(reading, "ownedBy") == {
        ("Gode nabolag", "ownedBy", "Skien"),
        ("Gode gater", "ownedBy", "Porsgrunn"),
    }
    assert facts(reading, "Gode nabolag")["budget"] == 250_000
    assert facts(reading, "Gode gater")["budget"] == 130_000


def test_who_sent_an_apology_took_no_part() -> None:
    text = "Til stede: Kari Nordmann, Åse Lie\nForfall: Kåre Bø, Ola Berg\n"
    assert {s for s, _, _ in said(on_event(text), "participant")} == {"Kari Nordmann", "Åse Lie"}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Konferansen har fått støtte av KS.", "Nabolagskonferansen 2019 | fundedBy | KS"),
        ("Skien kommune har gitt støtte.", "Nabolagskonferansen 2019 | fundedBy | Skien"),
        ("Bak konferansen står KS og NORCE.", "Nabolagskonferansen 2019 | organisedBy | NORCE"),
        ("Konferansen, som KS og NORCE nå holder, er for alle.", "Nabolagskonferansen 2019 | organisedBy | KS"),
        ("Møtet ble åpnet av ordfører Kari Nordmann.", "Kari Nordmann | speaker | Nabolagskonferansen 2019"),
        ("Planen presenteres av Kari Nordmann.", "Kari Nordmann | speaker | Nabolagskonferansen 2019"),
        ("Kari Nordmann skal i løpet av konferansen fortelle.", "Kari Nordmann | speaker | Nabolagskonferansen 2019"),
        ("Møtet ble ledet av Kari Nordmann.", "Kari Nordmann | facilitator | Nabolagskonferansen 2019"),
        (
            "Konferansen er et samarbeid mellom KS i Skien, NORCE og NTNU.",
            "Nabolagskonferansen 2019 | organisedBy | NORCE",
        ),
        (
            "Bak konferansen står KS, kommunane Skien og Bamble og NTNU.",
            "Nabolagskonferansen 2019 | organisedBy | Bamble",
        ),
        ("Hun er i NORCE, som er en av de ti arrangørene.", "Nabolagskonferansen 2019 | organisedBy | NORCE"),
        ("Blant innlederne er Kari Nordmann.", "Kari Nordmann | speaker | Nabolagskonferansen 2019"),
    ],
)
def test_sentence_states_it_of_the_event(text: str, stated: str) -> None:
    assert triple(stated) in said(on_event(text))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Det er et felles prosjekt for KS og NORCE.", "Felles løft | partner | NORCE"),
        ("Prosjektet har støtte og er et samarbeid mellom KS og NORCE.", "Felles løft | partner | NORCE"),
        ("Flesberg og Rollag utgjorde prosjektkommunene.", "Felles løft | partner | Rollag"),
        ("KS har vært en sentral partner for hovedprosjektet.", "Felles løft | partner | KS"),
        ("Med er kommunene Skien, Porsgrunn og Telemark fylkeskommune.", "Felles løft | partner | Porsgrunn"),
        ("Løftet har base i Ås, med NORCE som partner.", "Felles løft | partner | NORCE"),
        ("Tiltaket Felles løft, som ledes av NTNU, er nytt.", "Felles løft | coordinatedBy | NTNU"),
        ("Tiltaket Felles løft, som støttes av KS, er nytt.", "Felles løft | fundedBy | KS"),
        ("Oppdraget er gitt til NORCE og NTNU.", "Felles løft | partner | NTNU"),
        ("Skien og Porsgrunn deltok tidligere i prosjektet.", "Felles løft | partner | Porsgrunn"),
        ("Prosjektet har siden 2018 vært et felles prosjekt for KS og NTNU.", "Felles løft | partner | NTNU"),
        ("KS har støttet prosjektet.", "Felles løft | fundedBy | KS"),
        ("KS og NORCE er dei regionale partnarane.", "Felles løft | partner | KS"),
        ("Prosjektet er utformet av KS og Skien kommune.", "Felles løft | partner | Skien"),
        ("Finansieringen kommer fra Norges forskningsråd.", "Felles løft | fundedBy | Norges forskningsråd"),
        ("Prosjektet er tildelt 1,8 mill. kr av Helsedirektoratet.", "Felles løft | fundedBy | Helsedirektoratet"),
    ],
)
def test_sentence_states_it_of_the_page_s_project(text: str, stated: str) -> None:
    assert triple(stated) in said(on_project(text))


def test_day_without_a_year_is_of_the_year_its_weekday_fits() -> None:
    text = (
        "Nabolagsmøtet\n\nTirsdag 26. april kl. 18.00 i Solvik kulturhus.\n\nVi begynte i 1999 og fylte femti i 2016.\n"
    )
    start = facts(read(text, title="Nabolagsmøtet", language="nb"), "Nabolagsmøtet")["start"]
    assert str(start)[:10] == "2016-04-26"


def test_day_that_fits_no_named_year_is_given_none() -> None:
    text = "Nabolagsmøtet\n\nMandag 26. april i Solvik kulturhus.\n\nVi begynte i 1999 og fylte femti i 2016.\n"
    assert not str(
        facts(read(text, title="Nabolagsmøtet", language="nb"), "Nabolagsmøtet").get("start", "")
    ).startswith("2016")


def test_two_hours_that_lost_their_dash_are_beginning_and_end() -> None:
    reading = on_event("Tid: Fredag 7. november kl. 09:00 14:30\n")
    assert facts(reading, "Nabolagskonferansen 2019")["end"] == "2019-11-07T14:30"


@pytest.mark.parametrize(
    "text",
    [
        "Arbeidet ble ledet av professor Kari Holm og førsteamanuensis Nils Berg (begge tilknyttet NORCE).",
        "Innlegg ved Kari Holm, Åse Lie og Nils Berg (alle fra NORCE).",
    ],
)
def test_brackets_that_say_both_or_all_are_of_all(text: str) -> None:
    stated = said(read(text, language="nb"), "affiliatedWith")
    assert stated >= {triple("Kari Holm | affiliatedWith | NORCE"), triple("Nils Berg | affiliatedWith | NORCE")}


def test_contact_at_a_body_is_of_it() -> None:
    text = "Kontaktperson i Svelvik kommune er rådmann Kari Nordmann.\n"
    assert triple("Kari Nordmann | affiliatedWith | Svelvik") in said(read(text, language="nb"))


def test_line_under_a_name_says_where_the_person_works() -> None:
    text = "Prosjektleder\n\nKari Nordmann\nved OsloMet\n\nDeltakere\n\nNils Berg\nved NORCE Samfunn ved NORCE\n"
    assert said(read(text, language="nb"), "affiliatedWith") == {
        triple("Kari Nordmann | affiliatedWith | OsloMet"),
        triple("Nils Berg | affiliatedWith | NORCE Samfunn"),
    }


def test_theme_in_a_body_s_name_is_no_theme_of_the_page() -> None:
    text = "Senter for sosialt entreprenørskap er med.\n"
    assert said(on_project(text), "about") == set()
    assert ("Felles løft", "about", "innovasjon") in said(on_project("Prosjektet gjelder innovasjon.\n"))


def test_municipalities_listed_as_those_of_a_county_lie_in_it() -> None:
    text = "Seks kommuner er med.\n\nFølgende kommuner er med fra Nordland:\n\n- Andøy\n- Hemnes\n\n- Skien\n"
    placed = said(read(text, title="Nabolag i nord", published="2021-04-01"), "locatedIn")
    assert {("Andøy", "locatedIn", "Nordland"), ("Hemnes", "locatedIn", "Nordland")} <= placed
    beside = "Kommunene i Nordland er mange. Her er noen:\n\n- Andøy\n- Hemnes\n"
    assert said(read(beside, title="Nabolag i nord", published="2021-04-01"), "locatedIn") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Nordland fylkeskommune gir støtte. Den går til to kommuner i fylket: Andøy og Hemnes.",
        "Desse prosjekta i Nordland har fått støtte (2020):\n\n- Ny brygge, Andøy kommune\n- Ny hall, Hemnes kommune",
        "Andøy\n\n(Nordland)\n\n10 000 kr\n\nHemnes\n\n(Nordland)\n\n20 000 kr",
    ],
)
def test_county_told_with_its_municipalities_holds_them(text: str) -> None:
    placed = said(read(f"Støtte til nabolag\n\n{text}\n", published="2021-04-01"), "locatedIn")
    assert placed == {("Andøy", "locatedIn", "Nordland"), ("Hemnes", "locatedIn", "Nordland")}


@pytest.mark.parametrize(
    "text",
    [
        "Nordland fylkeskommune gir støtte. Den går til to kommuner i landet: Andøy og Hemnes.",
        "Prosjektene i Nordland er mange. Disse har fått støtte:\n\n- Ny brygge, Andøy kommune",
        "Andøy og Hemnes\n\n(Nordland)\n\n10 000 kr",
        "Andøy\n\n(Nordland og Troms)\n\n10 000 kr",
    ],
)
def test_county_near_municipalities_need_not_hold_them(text: str) -> None:
    assert said(read(f"Støtte til nabolag\n\n{text}\n", published="2021-04-01"), "locatedIn") == set()


def test_districts_told_with_their_municipality_are_parts_of_it() -> None:
    text = "Med er Oslo kommune ved bydelene Alna, Frogner og Østensjø.\n\n- Bydel Stovner, Oslo\n- Bydel Bjerke, Oslo"
    names = ("Østensjø", "Alna", "Frogner", "Stovner", "Bjerke")
    assert said(read(text), "partOf", "inMunicipality") == {(f"Bydel {name}", "partOf", "Oslo") for name in names}
    assert said(read("Med er Skien kommune og bydelene Alna og Frogner i Oslo.\n"), "partOf") == set()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Kari Nordmann er leder av Solviksekretariatet i KS.", {"KS"}),
        ("Kari Nordmann er leiar i Solvikkomiteen på Stortinget.", {"Stortinget"}),
        ("Kari Nordmann, leder av Solviksekretariatet, i KS møtte Ola Lie.", set()),
        ("Kari Nordmann er leder av Solviksekretariatet i Skien.", set()),
    ],
)
def test_body_that_somebody_leads_in_another_is_a_part_of_it(text: str, whole: set[str]) -> None:
    assert {object_ for _, _, object_ in said(read(f"{text}\n"), "partOf")} == whole
