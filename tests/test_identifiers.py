"""Identifiers of persons and bodies: how they are written, whose they are, and what they tell of who is who."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from commands import Run
from hypothesis import given
from hypothesis import strategies as st
from pages import document, read, reader

from samgraf.build import build
from samgraf.check import check
from samgraf.decisions import Decision, Decisions
from samgraf.identifiers import are_one, find_identifiers, is_orcid
from samgraf.model import Reading, Span
from samgraf.proposals import Doubt, find_doubts
from samgraf.query import ask, why

ONE, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"  # ORCID's own examples
KARI, AASE = "person/kari-nordmann", "person/aase-lie"


NORCE, SKIEN = "org/norce", "municipality/skien-0806"


def given_in(text: str) -> set[tuple[str, str]]:
    """Whose identifiers a page gives."""
    reading = read(text)
    return {(f.subject, str(f.value).rpartition("/")[2]) for f in reading.facts if f.rule.startswith("identifier:")}


# How they are written.


def test_the_examples_of_orcid_are_right() -> None:
    assert all(map(is_orcid, (ONE, OTHER, "0000-0002-9079-593X", "0000-0002-9079-593x")))


@given(st.integers(0, 14), st.integers(1, 9))
def test_one_changed_digit_is_found(at: int, more: int) -> None:
    digits = list(ONE.replace("-", ""))
    digits[at] = str((int(digits[at]) + more) % 10)
    assert not is_orcid("".join(digits))


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        (f"ORCID: {ONE}", f"https://orcid.org/{ONE}"),
        (f"ORCID iD {ONE}", f"https://orcid.org/{ONE}"),
        (f"orcid.org/{ONE}.", f"https://orcid.org/{ONE}"),
        ("https://orcid.org/0000-0002-9079-593x", "https://orcid.org/0000-0002-9079-593X"),
        ("Cristin-ID: 12345", "https://api.cristin.no/v2/persons/12345"),
        ("https://app.cristin.no/persons/show.jsf?id=12345", "https://api.cristin.no/v2/persons/12345"),
        ("https://api.cristin.no/v2/persons/12345", "https://api.cristin.no/v2/persons/12345"),
        ("https://nva.sikt.no/research-profile/12345", "https://api.cristin.no/v2/persons/12345"),
        ("Org.nr. 974 760 673", "974760673"),
        ("Organisasjonsnummer: 974760673 MVA", "974760673"),
        ("https://data.brreg.no/enhetsregisteret/api/enheter/974760673", "974760673"),
        ("https://virksomhet.brreg.no/nb/oppslag/enheter/974760673", "974760673"),
        ("https://ror.org/01XTTHB56", "https://ror.org/01xtthb56"),
        ("https://www.wikidata.org/wiki/Q50615", "http://www.wikidata.org/entity/Q50615"),
    ],
)
def test_form_is_known(text: str, iri: str) -> None:
    assert [each.iri for each in find_identifiers(text, Span(0, len(text)))] == [iri]


@pytest.mark.parametrize(
    "text",
    [
        "ORCID: 0000-0002-1825-0098",
        f"ORCID: {ONE}-1",
        f"Prosjektnummer {ONE}",
        "https://api.cristin.no/v2/units/194.0.0.0",
        "https://api.cristin.no/v2/projects/12345",
        "ORCID: 0000-0000-0000-0000",
        "Org.nr. 974 760 674",
        "Tlf. 974 760 673",
        "https://ror.org/01xtthb57",
    ],
)
def test_what_is_none_is_left(text: str) -> None:
    assert not list(find_identifiers(text, Span(0, len(text))))


# Whose they are.


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"Kari Nordmann, professor ved NTNU, ORCID: {ONE}\n", {(KARI, ONE)}),
        (f"Kari Nordmann (https://orcid.org/{ONE}), Åse Lie (ORCID iD {OTHER})\n", {(KARI, ONE), (AASE, OTHER)}),
        (f"- Kari Nordmann, forsker\n  ORCID: {ONE}\n  Cristin-ID: 12345\n", {(KARI, ONE), (KARI, "12345")}),
        (f"Kari Nordmann, ORCID: {ONE}, Cristin-id 12345\n", {(KARI, ONE), (KARI, "12345")}),
        (f"[Kari Nordmann](https://orcid.org/{ONE}) er med.\n", {(KARI, ONE)}),
        (f'<a href="https://orcid.org/{ONE}" class="x">Kari Nordmann</a>, professor\n', {(KARI, ONE)}),
        (f"Kari Nordmann og Åse Lie (ORCID: {ONE}) er med.\n", {(AASE, ONE)}),
        (f"Kari Nordmann og Åse Lie leder prosjektet. ORCID: {ONE}\n", set()),
        (f"Kari Nordmann og Åse Lie\nORCID: {ONE}\n", set()),
        (f"Kari Nordmann leder prosjektet.\n\nSe også\nORCID: {ONE}\n", set()),
        (f"ORCID: {ONE}\n\nKari Nordmann leder prosjektet.\n", set()),
        ("Kari Nordmann, ORCID: 0000-0002-1825-0098\n", set()),
        (f"Kari Nordmann og ████ ██████, ORCID: {ONE}\n", set()),
        (f"Kari Nordmann og ████ ██████\nORCID: {ONE}\n", set()),
        ("Skien kommune, org.nr. 974 760 673\n", {(SKIEN, "974760673")}),
        ("NORCE\nPostboks 22, 5838 Bergen\n\nNORCE\nOrg.nr.: 974 760 673\n", {(NORCE, "974760673")}),
        ("NORCE, 5838 Bergen, Org.nr. 974 760 673\n", {(NORCE, "974760673")}),
        ("Kari Nordmann, NORCE, org.nr. 974 760 673\n", {(NORCE, "974760673")}),
        ("NORCE og Skien kommune er med. Org.nr. 974 760 673\n", set()),
        ('<a href="https://ror.org/01xtthb56">NORCE</a> er med.\n', {(NORCE, "01xtthb56")}),
        ("NORCE og [Kari Nordmann](https://www.wikidata.org/wiki/Q1) er med.\n", {(KARI, "Q1")}),
        ("Kari Nordmann og [NORCE](https://www.wikidata.org/wiki/Q2) er med.\n", {(NORCE, "Q2")}),
        ("NORCE er med. Les mer: https://www.wikidata.org/wiki/Q2\n", set()),
    ],
)
def test_identifier_is_of_the_one_name_beside_it(text: str, told: set[tuple[str, str]]) -> None:
    assert given_in(text) == told


def test_identifier_quotes_its_text() -> None:
    text = f"Kari Nordmann, professor ved NTNU, ORCID:\u00a0{ONE}\n"
    (fact,) = (f for f in read(text).facts if f.attribute == "orcid")
    assert fact.evidence.quote == f"ORCID:\u00a0{ONE}" == fact.evidence.span.of(text)
    assert fact.evidence.sentence.startswith("Kari Nordmann, professor")


# What they tell.


def test_one_shared_is_one_and_others_of_a_kind_are_two() -> None:
    a, b, c = ("orcid", "a"), ("orcid", "b"), ("cristin", "c")
    assert (are_one({a}, {a, c}), are_one({a}, {b}), are_one({a}, {c}), are_one(set(), {a})) == (
        True,
        False,
        None,
        None,
    )


def doubts(*texts: str, kind: str = "Person", decided: tuple[Decision, ...] = ()) -> list[Doubt]:
    readings: list[Reading] = [reader().read(document(text, f"{at}.txt")) for at, text in enumerate(texts)]
    authorities = reader().authorities
    return [d for d in find_doubts(readings, Decisions(decided, authorities), authorities) if d.type == kind]


def person(name: str, body: str, number: str = "") -> str:
    return f"# Nabolag\n\n{name} er forsker ved {body}.\n\n{name}, ORCID: {number}\n"


def test_two_names_with_one_identifier_are_asked_about_first() -> None:
    (doubt,) = doubts(person("Kari Nordmann", "NTNU", ONE), person("Kari Åsdatter Lie", "OsloMet", ONE))
    assert (doubt.kind, doubt.likeness, doubt.reason) == ("same", 1.0, "one identifier")


def test_two_like_names_with_other_identifiers_are_two() -> None:
    names = ("Kari Anne Nordmann", "NTNU"), ("Kari Nordmann", "NTNU")
    assert doubts(*(person(*each) for each in names))
    assert not doubts(person(*names[0], ONE), person(*names[1], OTHER))


def test_one_name_with_other_identifiers_is_asked_about_and_with_the_same_is_not() -> None:
    (doubt,) = doubts(person("Kari Nordmann", "NTNU", ONE), person("Kari Nordmann", "NTNU", OTHER))
    assert (doubt.kind, doubt.likeness) == ("different", 1.0) and "different identifiers" in doubt.reason
    apart = ("Kari Nordmann", "NTNU"), ("Kari Nordmann", "OsloMet")
    assert doubts(*(person(*each) for each in apart))
    assert not doubts(*(person(*each, ONE) for each in apart))


NUMBER, NTNUS, ROR_OF_NTNU = "974 760 673", "974 767 880", "https://ror.org/05xg72x27"


def body(name: str, identifier: str) -> str:
    return f"# Nabolag\n\nProsjektet Nabolag er finansiert av {name}.\n\n{name}, {identifier}\n"


@pytest.mark.parametrize("identifier", [f"org.nr. {NUMBER}", ROR_OF_NTNU, "https://www.wikidata.org/wiki/Q10000000"])
def test_two_names_of_bodies_with_one_identifier_are_asked_about_first(identifier: str) -> None:
    found = doubts(body("Solvik velforening", identifier), body("Nesodden grendelag", identifier), kind="Organisation")
    told = [(d.kind, d.one.name, d.other.name, d.likeness, d.reason) for d in found if d.kind == "same"]
    assert told == [("same", "Nesodden grendelag", "Solvik velforening", 1.0, "one identifier")]


@pytest.mark.parametrize("identifier", [f"org.nr. {NTNUS}", ROR_OF_NTNU])
@pytest.mark.parametrize("beside", ["", "Kari Nordmann er forsker ved NTNU.\n"], ids=["nowhere", "elsewhere"])
def test_a_body_with_the_identifier_of_a_registered_one_is_asked_about(identifier: str, beside: str) -> None:
    (doubt,) = doubts(body("Solvik velforening", identifier), beside, kind="Organisation")
    assert (doubt.kind, doubt.one.name, doubt.other.id, doubt.reason) == (
        *("is", "Solvik velforening", "org/ntnu"),
        "one identifier",
    )


@pytest.mark.parametrize("beside", ["", "Kari Nordmann er forsker ved NTNU.\n"], ids=["nowhere", "elsewhere"])
def test_two_that_registers_keep_apart_are_doubted_and_not_merged(beside: str) -> None:
    texts = body("OsloMet", f"org.nr. {NTNUS}"), beside
    (doubt,) = doubts(*texts, kind="Organisation")
    assert (doubt.kind, {doubt.one.id, doubt.other.id}) == ("different", {"org/oslomet", "org/ntnu"})
    assert "keep them apart" in doubt.reason
    settled = Decision("different", "org/oslomet", "org/ntnu", date(2026, 11, 26), "NN", "trykkfeil", "d.tsv", 2)
    assert not doubts(*texts, kind="Organisation", decided=(settled,))


def test_one_name_of_two_bodies_with_other_numbers_is_asked_about() -> None:
    found = doubts(*(body("Solvik velforening", f"org.nr. {each}") for each in (NUMBER, NTNUS)), kind="Organisation")
    assert ("different", "one name with different identifiers") in {(d.kind, d.reason) for d in found}


# In a graph.


def test_graph_has_it_as_same_as_with_its_proof(tmp_path: Path, run: Run) -> None:
    (tmp_path / "notes").mkdir()
    text = f"# Nabolag\n\nProsjektet Nabolag ledes av Kari Nordmann og Åse Lie.\n\nKari Nordmann, ORCID: {ONE}\n"
    (tmp_path / "notes" / "en.txt").write_text(text, encoding="utf-8")
    folder = build([tmp_path / "notes"], tmp_path / "graph", model="blank").folder
    assert check(folder).good
    rows = ask("SELECT ?kari ?same WHERE { ?kari a sg:Person ; schema:sameAs ?same }", folder).plain()
    assert [list(row) for row in rows] == [[f"id:{KARI}", f"https://orcid.org/{ONE}"]]
    (reason,) = why("id:person/kari-nordmann", "schema:sameAs", f"https://orcid.org/{ONE}", folder)
    assert reason.quote == f"ORCID: {ONE}" and reason.rule == "identifier:orcid"
    missing = [row[1] for row in ask("missing-identifiers", folder).plain() if row[0] == "ORCID"]
    assert missing == ["id:person/aase-lie"]
    _, out, _ = run("reconcile", "--type", "person", "--graph", folder.path)
    assert "person/aase-lie" in out and "person/kari-nordmann" not in out
