"""Which municipalities a page says became one, as the register of changes confirms it."""

from __future__ import annotations

import pytest

from tests.pages import read, said

INDRE = {("Askim", "Indre Østfold"), ("Spydeberg", "Indre Østfold")}


def merged(text: str, **front: str) -> set[tuple[str, str]]:
    return {(s, o) for s, _, o in said(read(text, **front), "mergedInto")}


@pytest.mark.parametrize(
    "text",
    [
        "Askim og Spydeberg slår seg sammen til Indre Østfold.",
        "Askim og Spydeberg slo seg saman til Indre Østfold kommune i 2020.",
        "Askim og Spydeberg kommuner ble slått sammen til Indre Østfold.",
        "Askim og Spydeberg vart slegne saman til Indre Østfold.",
        "Askim og Spydeberg er slått saman til Indre Østfold kommune.",
        "Indre Østfold ble til gjennom sammenslåingen av Askim og Spydeberg.",
        "Indre Østfold blei til gjennom samanslåinga av Askim og Spydeberg.",
        "Askim og Spydeberg ble en del av Indre Østfold.",
        "Askim og Spydeberg vart ein del av Indre Østfold.",
        "Askim og Spydeberg er nå del av Indre Østfold.",
        "Askim og Spydeberg går inn i Indre Østfold.",
        "Askim og Spydeberg gjekk inn i Indre Østfold i 2020.",
        "Askim og Spydeberg inngår i Indre Østfold fra 2020.",
        "Nye Indre Østfold (Askim og Spydeberg) får ny ordfører.",
        "Indre Østfold kommune fra 2020 (Askim/Spydeberg) er med.",
        "Indre Østfold består av de tidligere kommunene Askim og Spydeberg.",
        "Indre Østfold består av dei tidlegare kommunane Askim og Spydeberg.",
        "Askim og Spydeberg danner Indre Østfold kommune.",
        "Askim og Spydeberg dannar Indre Østfold.",
        "Tidligere Askim og Spydeberg kommuner, nå Indre Østfold, er med.",
        "Tidlegare Askim og Spydeberg kommunar, no Indre Østfold, er med.",
        "Askim og Spydeberg blir til Indre Østfold.",
        "Askim og Spydeberg blir Indre Østfold kommune.",
        "Askim og Spydeberg vart Indre Østfold kommune.",
        "Askim og Spydeberg blir én kommune. Den skal hete Indre Østfold.",
        "To kommuner forsvinner: Askim og Spydeberg. I stedet kommer Indre Østfold.",
        "Askim og Spydeberg (nå Indre Østfold) er med.",
        "Askim og Spydeberg (no Indre Østfold) er med.",
    ],
)
def test_sentence_on_a_merger_states_it(text: str) -> None:
    assert merged(text, language="nb") == INDRE


@pytest.mark.parametrize(
    "text",
    [
        "Askim og Spydeberg ønsker å slå seg sammen til Indre Østfold.",
        "Askim og Spydeberg vurderer sammenslåing til Indre Østfold.",
        "Askim og Spydeberg greier ut samanslåing til Indre Østfold.",
        "Askim og Spydeberg sa nei til å bli en del av Indre Østfold.",
        "Askim og Spydeberg vil ikke gå inn i Indre Østfold.",
        "Askim og Spydeberg vart ikkje slegne saman til Indre Østfold.",
        "Folkeavstemningen gjelder om Askim og Spydeberg skal slås sammen til Indre Østfold.",
        "Askim og Spydeberg kan bli slått saman til Indre Østfold.",
        "Askim, Spydeberg og Indre Østfold er med i prosjektet.",
        "Askim (Spydeberg) og Indre Østfold er på kurs.",
        "Skien og Porsgrunn slår seg sammen til Indre Østfold.",
    ],
)
def test_hope_refusal_or_company_is_no_merger(text: str) -> None:
    assert merged(text, language="nb") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ballangen og Narvik blir nye Narvik kommune.",
        "Ballangen og Narvik slår seg saman. Nye Narvik kommune begynner i 2020.",
        "Nye Narvik (Ballangen og Narvik) er ein ny kommune.",
    ],
)
def test_old_and_new_municipality_of_one_name_are_two(text: str) -> None:
    reading = read(text, language="nb", published="2019-02-01")
    merged = {(s.subject, s.object) for s in reading.statements if s.predicate == "mergedInto"}
    new = "municipality/narvik-1806"
    assert merged == {("municipality/ballangen-1854", new), ("municipality/narvik-1805", new)}
    assert {"municipality/narvik-1805", new} <= {e.id for e in reading.entities}


def test_who_goes_into_another_changes_that_one_no_more_than_the_text_says() -> None:
    assert merged("Svelvik går inn i Drammen i 2020.", published="2019-02-01") == {("Svelvik", "Drammen")}
    assert merged("Svelvik slås sammen med Drammen.", published="2019-02-01") == {("Svelvik", "Drammen")}
